// @ts-check
/** Which parts of a text answer a query. */

import { tokens } from "./tokens.js";

/** @typedef {import("./tokens.js").Token} Token */
/** @typedef {{text: string, hit: boolean}} Part */

/**
 * @param {string} text
 * @param {Token[]} words of the query
 * @returns {Part[]} the whole text in order; neighbouring words that stand together in the query too are one hit
 */
export function highlighted(text, words) {
  const whole = text.normalize("NFC");
  const found = tokens(whole);
  const hit = words.length === 1 ? found.map((token) => matches(words[0], token)) : pairs(found, words);
  /** @type {Part[]} */
  const parts = [];
  let end = 0;
  for (let i = 0; i < found.length; i++) {
    if (!hit[i]) continue;
    const start = found[i].start;
    while (hit[i + 1]) i++;
    parts.push({ text: whole.slice(end, start), hit: false }, { text: whole.slice(start, found[i].end), hit: true });
    end = found[i].end;
  }
  parts.push({ text: whole.slice(end), hit: false });
  return parts.filter((part) => part.text);
}

/** @param {Token[]} found @param {Token[]} words @returns {boolean[]} */
function pairs(found, words) {
  const hit = found.map(() => false);
  for (let i = 0; i + 1 < found.length; i++) {
    if (words.some((word, w) => w + 1 < words.length && matches(word, found[i]) && matches(words[w + 1], found[i + 1]))) {
      hit[i] = hit[i + 1] = true;
    }
  }
  return hit;
}

/** @param {Token} word @param {Token} token @returns {boolean} a word typed without diacritics matches any spelling */
const matches = (word, token) => (word.exact === word.folded ? word.folded === token.folded : word.exact === token.exact);
