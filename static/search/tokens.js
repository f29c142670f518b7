// @ts-check
/** The words of a text as search sees them: the same as site_builder/text/tokens.py. */

import { fold, tone } from "./fold.js";

const LONGEST = 32;
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * @typedef {object} Token
 * @property {string} exact lower case, tone marks in today's place
 * @property {string} folded without diacritics
 * @property {number} start first character in the text, which must be NFC for offsets to hold
 * @property {number} end
 */

/** @type {Map<string, {exact: string, folded: string}>} */
const known = new Map(); // texts repeat words
const MOST = 20_000;

/** @param {string} word as written */
function spelt(word) {
  let found = known.get(word);
  if (!found) {
    const exact = [...tone(word.toLowerCase())].slice(0, LONGEST).join("");
    found = { exact, folded: fold(exact) };
    if (known.size >= MOST) known.clear();
    known.set(word, found);
  }
  return found;
}

/** @param {string} text @returns {Token[]} the words of a text in order */
export function tokens(text) {
  const found = [];
  for (const { 0: word, index } of text.normalize("NFC").matchAll(WORD)) {
    const { exact, folded } = spelt(word);
    found.push({ exact, folded, start: index, end: index + word.length });
  }
  return found;
}
