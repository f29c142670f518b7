// @ts-check
/** Elements without markup in strings. */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** @param {string} words @returns {HTMLSpanElement} names and words of articles, which are Vietnamese whatever the page speaks */
export const vietnamese = (words) => element("span", { lang: "vi" }, words);

/** @param {import("./highlight.js").Part[]} parts @returns {Array<Node | string>} */
export const marked = (parts) => parts.map(({ text, hit }) => (hit ? element("mark", {}, text) : text));
