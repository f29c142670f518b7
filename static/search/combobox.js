// @ts-check
/** Suggestions under a search box, by the combobox pattern: arrows choose, Enter takes, Escape closes. */

import { element, vietnamese } from "./dom.js";

/** @typedef {import("./engine.js").Suggestion} Suggestion */

const PAUSE = 120; // milliseconds without a key, after which suggestions are looked up

/**
 * @param {HTMLInputElement} input
 * @param {HTMLElement} list
 * @param {{find: (typed: string) => Promise<Suggestion[]>, take: (suggestion: Suggestion) => void, label: (kind: string) => string, name: string}} use
 */
export function combobox(input, list, { find, take, label, name }) {
  /** @type {Suggestion[]} */
  let shown = [];
  let chosen = -1;
  let waiting = 0;

  /** @param {Suggestion[]} suggestions */
  const show = (suggestions) => {
    shown = suggestions;
    chosen = -1;
    list.replaceChildren(
      ...shown.map(({ text, kind }, i) =>
        element("li", { id: `${list.id}-${i}`, role: "option", "aria-selected": "false" }, vietnamese(text), " ", element("span", { class: "count" }, label(kind))),
      ),
    );
    list.hidden = !shown.length;
    input.setAttribute("aria-expanded", String(shown.length > 0));
    input.removeAttribute("aria-activedescendant");
  };

  /** @param {number} step */
  const move = (step) => {
    chosen = ((chosen + 1 + step + shown.length + 1) % (shown.length + 1)) - 1;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === chosen)));
    if (chosen < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `${list.id}-${chosen}`);
  };

  const close = () => {
    clearTimeout(waiting);
    show([]);
  };

  const lookUp = async () => {
    const typed = input.value;
    const suggestions = await find(typed);
    if (typed === input.value && document.activeElement === input) show(suggestions);
  };

  for (const [attribute, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" })) {
    input.setAttribute(attribute, value);
  }
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", name);
  list.hidden = true;

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(lookUp, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || !shown.length) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" && chosen >= 0) take(shown[chosen]);
    else if (event.key !== "Escape") return;
    else close();
    event.preventDefault();
  });
  input.addEventListener("blur", close);
  // Before the click, so that the box keeps the focus.
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const option = event.target instanceof Element ? event.target.closest("[role=option]") : null;
    const i = option ? [...list.children].indexOf(option) : -1;
    if (i >= 0) take(shown[i]);
  });
  return { close };
}
