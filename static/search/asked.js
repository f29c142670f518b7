// @ts-check
/** What a searcher typed, taken apart: words, "exact phrases", -words, and narrowing such as province:hue. */

import { fold } from "./fold.js";
import { tokens } from "./tokens.js";

/** @typedef {import("./tokens.js").Token} Token */
/** @typedef {import("./facets.js").Filters} Filters */

/**
 * @typedef {object} Asked
 * @property {string} text as typed, in which words have their places
 * @property {Token[]} words to be found, quoted ones among them
 * @property {boolean[]} quoted of each word, whether it stands in a phrase
 * @property {Token[][]} phrases words that must stand side by side
 * @property {Token[][]} without words that must not, each alone or side by side
 * @property {Filters} filters
 * @property {boolean} narrowed whether there is anything but words
 */

const LONGEST = 2000;
const PART = /-?(?:[^\s":]{1,12}:)?"[^"]*(?:"|$)|\S+/gu;
const NAMED = /^([\p{L}-]+):(.+)$/su;

/** @type {Map<string, "province" | "official" | "date">} */
const NAMES = new Map([
  ["province", "province"], ["tinh", "province"],
  ["official", "official"], ["can-bo", "official"], ["canbo", "official"],
  ["date", "date"], ["ngay", "date"],
]);

/** @param {unknown} text @returns {Asked} */
export function asked(text) {
  const whole = String(text ?? "").slice(0, LONGEST).normalize("NFC");
  /** @type {Asked} */
  const found = { text: whole, words: [], quoted: [], phrases: [], without: [], filters: {}, narrowed: false };
  for (const { 0: part, index } of whole.matchAll(PART)) take(found, part, index);
  found.narrowed = found.phrases.length + found.without.length + Object.keys(found.filters).length > 0;
  return found;
}

/** @param {Asked} found @param {string} part @param {number} at where it stands */
function take(found, part, at) {
  const minus = /^-["\p{L}\p{N}]/u.test(part);
  const [, name, value] = NAMED.exec(part) ?? [];
  const key = name && NAMES.get(fold(name));
  if (key) return void Object.assign(found.filters, narrowing(key, value.replaceAll('"', " ").trim()));
  const words = tokens(part).map((word) => ({ ...word, start: word.start + at, end: word.end + at }));
  if (!words.length) return undefined;
  if (minus) return void found.without.push(words);
  const quoted = part.startsWith('"');
  if (quoted) found.phrases.push(words);
  found.words.push(...words);
  found.quoted.push(...words.map(() => quoted));
  return undefined;
}

/** @param {"province" | "official" | "date"} key @param {string} value @returns {Filters} */
function narrowing(key, value) {
  if (key !== "date") return { [key]: value };
  const [from, to = from] = value.split("..").map(day);
  return { ...(from && { from }), ...(to && { to }) };
}

/** @param {string} written "26/5/2024", "5-2024" or ISO @returns {string} "2024-05-26", "2024-05" or "2024" */
function day(written) {
  const parts = written.trim().split(/[-/.]/).filter(Boolean);
  if (parts.at(-1)?.length === 4) parts.reverse();
  return parts.map((part) => part.padStart(2, "0")).join("-");
}
