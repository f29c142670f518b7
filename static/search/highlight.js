// @ts-check
/** Which parts of a text answer a query. */

import { matches } from "./query.js";
import { tokens } from "./tokens.js";

/** @typedef {import("./tokens.js").Token} Token */
/** @typedef {{text: string, hit: boolean}} Part */

/**
 * @param {string} text
 * @param {Token[][]} readings of the query
 * @returns {Part[]} the whole text in order; neighbouring words that stand together in the query too are one hit
 */
export function highlighted(text, readings) {
  const whole = text.normalize("NFC");
  const found = tokens(whole);
  const hit = hits(found, readings);
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

/** @param {Token[]} found words of a text @param {Token[][]} readings @returns {boolean[]} which of them answer the query */
export function hits(found, readings) {
  const hit = found.map(() => false);
  for (const words of readings) {
    if (words.length === 1) found.forEach((token, i) => (hit[i] ||= matches(words[0], token)));
    else pairs(hit, found, words);
  }
  return hit;
}

/** @param {boolean[]} hit @param {Token[]} found @param {Token[]} words */
function pairs(hit, found, words) {
  for (let i = 0; i + 1 < found.length; i++) {
    if (words.some((word, w) => w + 1 < words.length && matches(word, found[i]) && matches(words[w + 1], found[i + 1]))) {
      hit[i] = hit[i + 1] = true;
    }
  }
}
