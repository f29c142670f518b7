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

/** @param {string} text @returns {Token[]} the words of a text in order */
export function tokens(text) {
  const found = [];
  for (const match of text.normalize("NFC").matchAll(WORD)) {
    let exact = tone(match[0].toLowerCase());
    if (exact.length > LONGEST) exact = [...exact].slice(0, LONGEST).join("");
    found.push({ exact, folded: fold(exact), start: match.index, end: match.index + match[0].length });
  }
  return found;
}
