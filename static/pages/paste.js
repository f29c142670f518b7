// Text to paste elsewhere: today's date where one is to be written, and a button that copies it.

const DATE = "YYYY-MM-DD";

/**
 * Return a text with a day written where its date is missing.
 * @param {string} text
 * @param {Date} day
 */
export function dated(text, day) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return text.replace(DATE, `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`);
}

if (globalThis.customElements) {
  customElements.define(
    "paste-text",
    class extends HTMLElement {
      connectedCallback() {
        const text = this.querySelector("code");
        const button = this.querySelector("button");
        if (!text || !button) return;
        text.textContent = dated(text.textContent ?? "", new Date());
        if (!navigator.clipboard) return;
        button.hidden = false;
        button.addEventListener("click", async () => {
          await navigator.clipboard.writeText(text.textContent ?? "");
          button.textContent = button.dataset.done ?? "";
        });
      }
    },
  );
}
