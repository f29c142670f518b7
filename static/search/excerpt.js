// @ts-check
/** The part of a text that shows best why it was found. */

import { hits } from "./highlight.js";
import { tokens } from "./tokens.js";

/** @typedef {import("./tokens.js").Token} Token */

const WORDS = 42; // of an excerpt
const BEFORE = 8; // words in front of the first that answers, where no sentence begins nearer

/**
 * @param {string} text
 * @param {Token[][]} readings of the query
 * @returns {string} as many different words of the query as stand near one another, in their context; "…" where it is cut
 */
export function excerpt(text, readings) {
  const whole = text.normalize("NFC");
  const found = tokens(whole);
  if (found.length <= WORDS) return whole;
  const first = Math.min(begun(whole, found, densest(found, hits(found, readings))), found.length - WORDS);
  const last = first + WORDS - 1;
  const [from, to] = [first ? found[first].start : 0, last + 1 < found.length ? found[last].end : whole.length];
  return `${from ? "…" : ""}${whole.slice(from, to).trim()}${to < whole.length ? "…" : ""}`;
}

/** @param {Token[]} found @param {boolean[]} hit @returns {number} the word where the richest stretch begins; 0 if there is none */
function densest(found, hit) {
  /** @type {Map<string, number>} */
  const inside = new Map();
  let [best, most] = [0, 0];
  for (let end = 0; end < found.length; end++) {
    if (hit[end]) inside.set(found[end].folded, (inside.get(found[end].folded) ?? 0) + 1);
    const start = end - (WORDS - BEFORE);
    if (start >= 0 && hit[start]) {
      const left = (inside.get(found[start].folded) ?? 1) - 1;
      if (left) inside.set(found[start].folded, left);
      else inside.delete(found[start].folded);
    }
    if (inside.size > most) [best, most] = [Math.max(0, start + 1), inside.size];
  }
  while (most && best < found.length - 1 && !hit[best]) best++;
  return most ? best : 0;
}

/** @param {string} whole @param {Token[]} found @param {number} hit @returns {number} where to begin before a hit: with its sentence if that is near */
function begun(whole, found, hit) {
  for (let i = hit; i > Math.max(0, hit - 2 * BEFORE); i--) {
    if (/[.!?…\n]/.test(whole.slice(found[i - 1].end, found[i].start))) return i;
  }
  return Math.max(0, hit - BEFORE);
}
