// A list of articles narrowed to a year and a province.  Without this script it stands by year, with a link to each;
// with it, two boxes leave what they name, of the further pages of the list too.

/**
 * Tell whether an entry ("2024 bac-kan") is of a year and of a province; an empty wish takes any.
 * @param {string} of
 * @param {string} year
 * @param {string} province
 */
export function wanted(of, year, province) {
  const [itsYear, itsProvince] = of.split(" ");
  return (!year || year === itsYear) && (!province || province === itsProvince);
}

const ENTRY = "[data-of]";

/**
 * Return the entries of a further page of the list, their links made to lead from here.
 * @param {string} url
 */
async function entries(url) {
  const answer = await fetch(url);
  if (!answer.ok) return [];
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return [...page.querySelectorAll(`narrow-list ${ENTRY}`)].map((entry) => {
    for (const link of entry.querySelectorAll("a")) link.href = new URL(link.getAttribute("href") ?? "", url).href;
    return document.importNode(entry, true);
  });
}

if (globalThis.customElements) {
  customElements.define(
    "narrow-list",
    class extends HTMLElement {
      connectedCallback() {
        const form = this.querySelector("form");
        const lists = this.querySelectorAll("ol");
        const last = lists[lists.length - 1];
        if (!form || !last) return;
        const [year, province] = form.querySelectorAll("select");
        const said = form.querySelector("output");
        /** @type {Promise<unknown> | undefined} */
        let whole;

        const load = async () => {
          const parts = Number(this.dataset.parts ?? 1);
          for (let number = 2; number <= parts; number++) {
            const further = new URL(`page/${number}/`, location.href);
            last.append(...(await entries(further.href).catch(() => [])));
          }
        };

        const apply = async () => {
          const narrow = Boolean(year.value || province.value);
          if (narrow) await (whole ??= load());
          this.classList.toggle("narrow", narrow);
          let left = 0;
          for (const entry of this.querySelectorAll(ENTRY)) {
            if (!(entry instanceof HTMLElement)) continue;
            entry.hidden = narrow && !wanted(entry.dataset.of ?? "", year.value, province.value);
            left += Number(!entry.hidden);
          }
          if (said) said.textContent = narrow ? (said.dataset.text ?? "").replace("{n}", String(left)) : "";
        };

        form.hidden = false;
        form.addEventListener("submit", (event) => event.preventDefault());
        form.addEventListener("reset", () => setTimeout(apply));
        form.addEventListener("change", apply);
      }
    },
  );
}
