// @ts-check
/** What the search page says: the page itself brings it, in its language, as JSON in #search-texts. */

/** @typedef {Record<string, string[]>} Texts by name, in one form, or in one for 1 and one for other numbers; and the months */
/** @typedef {(name: string, values?: Record<string, number>) => string} Say */

/** @param {Texts} given @param {string} language for numbers @returns {Say} */
export const texts = (given, language) => (name, values = {}) =>
  ((values.n === 1 ? given[name]?.[0] : given[name]?.at(-1)) ?? name).replace(/\{(\w+)\}/g, (all, key) => values[key]?.toLocaleString(language) ?? all);

/** @param {Texts} given @returns {(date: string) => string} an ISO day as all pages write it */
export const days = (given) => (date) => {
  const [y, M, d] = date.split("-").map(Number);
  /** @type {Record<string, number | string>} */
  const parts = { y, M, d, MMM: given.months?.[M - 1] ?? M };
  return (given.day?.[0] ?? "{y}-{M}-{d}").replace(/\{(\w+)\}/g, (all, key) => `${parts[key] ?? all}`);
};
