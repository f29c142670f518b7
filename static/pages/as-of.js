// "Who held which office then?": a month chosen in an <as-of> leaves those whom articles of about that time name.
// Without this script the list shows all holders with their days.

const SHOWN = "data-spans";

/**
 * Tell whether a month ("2024-05") lies between the first and the last day of one of the spans ("2023-01-09/2024-06-01 …").
 * @param {string} month
 * @param {string} spans
 */
export function held(month, spans) {
  return spans.split(" ").some((span) => {
    const [first, last] = span.split("/");
    return Boolean(last) && first.slice(0, 7) <= month && month <= last.slice(0, 7);
  });
}

/**
 * Show the holders of a month, or all when none is chosen; an office without one says so by its last item.
 * @param {HTMLElement} list
 * @param {string} month
 */
function choose(list, month) {
  for (const office of list.querySelectorAll("[data-office]")) {
    const holders = [...office.querySelectorAll(`[${SHOWN}]`)];
    for (const holder of holders) {
      if (holder instanceof HTMLElement) holder.hidden = month !== "" && !held(month, holder.getAttribute(SHOWN) ?? "");
    }
    const silent = office.querySelector("[data-silent]");
    const empty = !holders.some((holder) => !(/** @type {HTMLElement} */ (holder).hidden));
    if (silent instanceof HTMLElement) silent.hidden = !empty;
    if (office instanceof HTMLElement) office.hidden = empty && office.closest("details") !== null; // lesser posts just go
  }
}

if (globalThis.customElements) {
  customElements.define(
    "as-of",
    class extends HTMLElement {
      connectedCallback() {
        const input = this.querySelector("input");
        const status = this.querySelector("output");
        if (!input) return;
        const apply = () => {
          choose(this, input.value);
          for (const more of this.querySelectorAll("details")) more.open = input.value !== "";
          const left = this.querySelectorAll(`[${SHOWN}]:not([hidden])`).length;
          if (status) status.textContent = input.value ? (status.dataset.text ?? "").replace("{n}", String(left)) : "";
        };
        for (const part of this.querySelectorAll("form")) {
          part.hidden = false;
          part.addEventListener("submit", (event) => event.preventDefault());
          part.addEventListener("reset", () => setTimeout(apply));
        }
        input.addEventListener("input", apply);
        apply();
      }
    },
  );
}
