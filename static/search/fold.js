// @ts-check
/**
 * One way to write each syllable, and the keys under which spellings agree.
 * The same as site_builder/text/normalise.py and fold.py, held to tests/cases/ by both sides' tests.
 */

const OLD = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split(" ");
const NEW = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split(" ");
/** @type {Array<(pair: string) => string>} */
const CASES = [(s) => s, (s) => s.toUpperCase(), (s) => s[0].toUpperCase() + s.slice(1)];
const MOVED = new Map(OLD.flatMap((old, i) => CASES.map((as) => /** @type {[string, string]} */ ([as(old), as(NEW[i])]))));
const PAIR = /(?<![qQ])[uU][ỳýỷỹỵỲÝỶỸỴ](?!\p{L})|[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ](?!\p{L})/gu;

/** @param {string} s @returns {string} NFC text with every tone mark in today's place: "uỷ" -> "ủy" */
export const tone = (s) => s.replace(PAIR, (pair) => MOVED.get(pair) ?? pair);

/** @type {Map<string, string>} */
const FOLDED = new Map();

/** @param {string} s @returns {string} NFC text in lower case without diacritics, đ as d, code point by code point */
export function fold(s) {
  let folded = "";
  for (const letter of s) {
    let plain = FOLDED.get(letter);
    if (plain === undefined) FOLDED.set(letter, (plain = foldOne(letter)));
    folded += plain;
  }
  return folded;
}

/** @param {string} letter */
function foldOne(letter) {
  const lower = letter.toLowerCase();
  if (lower === "đ") return "d";
  const [base] = lower.normalize("NFD");
  return /\p{L}/u.test(base) ? base : [...lower][0];
}
