// @ts-check
/** Other ways to write what was typed: abbreviations and their long forms, old spellings of places. */

import { tokens } from "./tokens.js";

/** @typedef {import("./tokens.js").Token} Token */

/** In each row, ways to write one thing, any of which stands for all. */
const SAME = [
  "ủy ban nhân dân|ubnd",
  "hội đồng nhân dân|hđnd",
  "mặt trận tổ quốc|mttq",
  "ban chấp hành|bch",
  "ban thường vụ|btv",
  "thành phố hồ chí minh|tp hồ chí minh|tp hcm|tphcm",
  "bắc kạn|bắc cạn",
  "đắk lắk|đắc lắc",
  "đắk nông|đắc nông",
  "kon tum|công tum",
  "buôn ma thuột|buôn mê thuột|ban mê thuột",
  "quy nhơn|qui nhơn",
  "bà rịa vũng tàu|brvt",
];
/** What is written so is meant so, but not the other way: rare spellings, letters that stand for several things. */
const MEANT = ["TU>tỉnh ủy", "TW>trung ương", "TƯ>trung ương", "kĩ>kỹ", "lí>lý", "mĩ>mỹ", "quí>quý", "kỉ>kỷ", "tỉ>tỷ", "hđ nd>hđnd", "đăk lăk>đắk lắk", "đăk lắk>đắk lắk", "đắk lăk>đắk lắk", "đăk nông>đắk nông", "daklak>đắk lắk", "đaklak>đắk lắk", "daknong>đắk nông"];
const MOST = 3; // readings of a query

/** @typedef {{from: Token[], capital: boolean, to: Token[][]}} Rule */

/** @returns {Rule[]} */
const rules = () => [
  ...SAME.flatMap((row) => row.split("|").map((from, i, all) => ({ from: tokens(from), capital: false, to: all.filter((_, j) => j !== i).map((to) => tokens(to)) }))),
  ...MEANT.map((row) => row.split(">")).map(([from, to]) => ({ from: tokens(from), capital: from !== from.toLowerCase(), to: [tokens(to)] })),
];
/** @type {Rule[] | undefined} */
let known;

/**
 * @param {Token[]} words
 * @param {boolean[]} quoted which of them stand as they are
 * @param {string} text in which they stand
 * @returns {Token[][]} the words as typed, then other ways to write them
 */
export function readings(words, quoted, text) {
  known ??= rules();
  /** @type {Array<{at: number, rule: Rule}>} */
  const places = [];
  for (let at = 0; at < words.length; at++) {
    const rule = known.find((candidate) => stands(candidate, words, quoted, at, text));
    if (!rule) continue;
    places.push({ at, rule });
    at += rule.from.length - 1;
  }
  const others = Math.min(MOST - 1, Math.max(0, ...places.map(({ rule }) => rule.to.length)));
  return [words, ...Array.from({ length: others }, (_, i) => rewritten(words, places, i))];
}

/** @param {Rule} rule @param {Token[]} words @param {boolean[]} quoted @param {number} at @param {string} text */
function stands({ from, capital }, words, quoted, at, text) {
  if (at + from.length > words.length) return false;
  return from.every((part, i) => {
    const word = words[at + i];
    if (quoted[at + i]) return false;
    if (capital) return text.slice(word.start, word.end) === word.exact.toUpperCase() && word.exact === part.exact;
    return word.exact === word.folded && from.length + part.folded.length > 3 ? word.folded === part.folded : word.exact === part.exact;
  });
}

/** @param {Token[]} words @param {Array<{at: number, rule: Rule}>} places @param {number} n which of the other ways */
function rewritten(words, places, n) {
  const bare = words.every((word) => word.exact === word.folded);
  const made = [...words];
  for (const { at, rule } of [...places].reverse()) {
    const { start } = words[at];
    const { end } = words[at + rule.from.length - 1];
    const to = (rule.to[n] ?? rule.to[0]).map((word) => ({ ...word, exact: bare ? word.folded : word.exact, start, end }));
    made.splice(at, rule.from.length, ...to);
  }
  return made;
}
