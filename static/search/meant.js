// @ts-check
/** What a searcher may have meant whose words stand nowhere together: other diacritics, or one letter more, less or other. */

import { json } from "./files.js";
import { fold } from "./fold.js";
import { matches } from "./query.js";
import { tokens } from "./tokens.js";

/** @typedef {import("./engine.js").Index} Index */
/** @typedef {import("./tokens.js").Token} Token */

const TRIED = 8; // words that differ by a letter

/**
 * @param {Index} index
 * @param {Token[]} words
 * @param {string} text as typed, in which the words have their places
 * @returns {Promise<string | null>} the text with what was found instead; null when nothing was
 */
export async function meant(index, words, text) {
  /** @type {Map<number, string>} */
  const changed = new Map();
  for (let i = 0; i < words.length; i++) {
    const here = words.map((word, n) => (changed.has(n) ? spoken(changed.get(n) ?? "") : word));
    if (words.length > 1 && (await known(index, here, i))) continue;
    const word = await best(index, here, i);
    if (word && word !== words[i].exact) changed.set(i, word);
  }
  if (!changed.size) return null;
  const bare = words.every((word) => word.exact === word.folded);
  let said = text;
  for (const [i, word] of [...changed].sort(([a], [b]) => b - a)) said = said.slice(0, words[i].start) + capital(said.slice(words[i].start), bare ? fold(word) : word) + said.slice(words[i].end);
  return said.trim();
}

/** @param {string} typed @param {string} word @returns {string} the word, with a capital where one was typed */
const capital = (typed, word) => (/^\p{Lu}/u.test(typed) ? word.slice(0, 1).toUpperCase() + word.slice(1) : word);

/** @param {string} word @returns {Token} */
const spoken = (word) => tokens(word)[0];

/** @param {Index} index @param {Token[]} words @param {number} i @returns {Promise<boolean>} whether it stands beside all its neighbours as typed */
async function known(index, words, i) {
  const pairs = await beside(index, words, i, words[i].folded);
  return pairs.every((spellings) => spellings.some(({ fits }) => fits));
}

/** @param {Index} index @param {Token[]} words @param {number} i @returns {Promise<string | undefined>} what stands there most often between its neighbours */
async function best(index, words, i) {
  const typed = await weighed(index, words, i, words[i].folded);
  if (typed) return typed.word;
  if (!index.manifest.words) return undefined;
  const common = await index.files.get(`heads/${index.manifest.words}.json`, (bytes) => String(json(bytes)).split(" "), index.manifest.words);
  const near = (common ?? []).filter((word) => slip(words[i].folded, word)).slice(0, TRIED);
  const found = await Promise.all(near.map((word) => weighed(index, words, i, word)));
  return found.reduce((most, one) => (one && (!most || one.articles > most.articles) ? one : most), null)?.word;
}

/** @param {Index} index @param {Token[]} words @param {number} i @param {string} folded @returns {Promise<{word: string, articles: number} | null>} */
async function weighed(index, words, i, folded) {
  const pairs = await beside(index, words, i, folded);
  /** @type {Map<string, number>} */
  const least = new Map();
  for (const { word, articles } of pairs[0] ?? []) least.set(word, Math.max(articles, least.get(word) ?? 0));
  for (const spellings of pairs.slice(1)) {
    for (const word of least.keys()) {
      least.set(word, Math.min(least.get(word) ?? 0, Math.max(0, ...spellings.filter((one) => one.word === word).map((one) => one.articles))));
    }
  }
  const [word, articles] = [...least].reduce((most, one) => (one[1] > most[1] ? one : most), ["", 0]);
  return articles ? { word, articles } : null;
}

/**
 * @param {Index} index
 * @param {Token[]} words
 * @param {number} i
 * @param {string} folded what may stand there instead
 * @returns {Promise<Array<Array<{word: string, articles: number, fits: boolean}>>>} for each neighbour, or once for a word
 *   alone: how it is spelt there, in how many articles, and whether all is as typed
 */
function beside(index, words, i, folded) {
  const own = { ...words[i], exact: folded === words[i].folded ? words[i].exact : folded, folded };
  const groups = words.length === 1 ? [[own]] : [...(i ? [[words[i - 1], own]] : []), ...(i + 1 < words.length ? [[own, words[i + 1]]] : [])];
  return Promise.all(
    groups.map(async (group) => {
      const term = group.map((word) => word.folded).join(" ");
      const variants = (await index.shard(term))?.variants(term) ?? [];
      const at = group.indexOf(own);
      return variants.map(({ exact, articles }) => {
        const spelt = tokens(exact);
        return { word: spelt[at].exact, articles, fits: spelt.every((word, n) => matches(group[n], word)) };
      });
    }),
  );
}

/** @param {string} a @param {string} b @returns {boolean} whether one letter more, less, other or two exchanged make one the other */
export function slip(a, b) {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return Math.max(left.length, right.length) <= 1 || (left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]);
}
