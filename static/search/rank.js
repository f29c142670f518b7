// @ts-check
/**
 * How well articles answer a query.
 *
 * A pair of syllables weighs as in BM25 without length (lunr's formula with b = 0), in the title more; an article's sum is
 * multiplied by the square of the share of the query's terms that it contains.  A spelling other than the one asked for
 * counts for little.  docs/search.md says why.
 */

/** @typedef {import("./shard.js").Variant} Variant */
/** @typedef {import("./query.js").Term} Term */
/** @typedef {{term: Term, variants: Variant[]}} Found */

export const K1 = 1.2;
export const TITLE = 2;
const APART = 0.5; // of the share, for two pairs that spell the word between them differently

/** @param {number} articles in all @param {number} fields titles and texts that contain the term @returns {number} */
export const idf = (articles, fields) => Math.log(1 + Math.abs((articles - fields + 0.5) / (fields + 0.5)));

/** @param {number} count in one field @returns {number} grows ever more slowly with the count */
export const saturated = (count) => ((K1 + 1) * count) / (K1 + count);

/**
 * @typedef {object} Scores what is known of each article by its number
 * @property {Float32Array} score
 * @property {Float32Array} share sum over the terms: 1 for each contained, less for another spelling
 * @property {Uint32Array} words which of the query's words stand in it as asked, one bit each
 * @property {Uint32Array} loose the same, in any spelling
 * @property {number[]} docs all that contain any term
 */

/** @param {number} numbers @returns {Scores} */
const blank = (numbers) => ({
  score: new Float32Array(numbers),
  share: new Float32Array(numbers),
  words: new Uint32Array(numbers),
  loose: new Uint32Array(numbers),
  docs: [],
});

/**
 * @param {{articles: number, numbers: number}} all articles, and their numbers, free ones among them
 * @param {Found[]} found
 * @returns {Scores}
 */
export function scored({ articles, numbers }, found) {
  const scores = blank(numbers);
  for (const { term, variants } of found) {
    const seen = new Uint8Array(numbers);
    const worths = [...new Set(variants.map((variant) => term.worth(variant.exact)))].sort((a, b) => b - a);
    for (const worth of worths) add(scores, articles, term, variants.filter((v) => term.worth(v.exact) === worth), worth, seen);
  }
  found.slice(1).forEach((next, i) => disjoin(scores, found[i], next));
  return scores;
}

/**
 * Two pairs that share a word of the query, but in an article spell it differently ("Nguyễn Văn" and "vẫn nhiều" for
 * "nguyen van nhieu"), do not stand side by side there.
 *
 * @param {Scores} scores
 * @param {Found} a
 * @param {Found} b
 */
function disjoin(scores, a, b) {
  if (!a.term.parts[1] || a.term.parts[1] !== b.term.parts[0]) return;
  /** @type {Map<string, number>} */
  const bits = new Map();
  const left = spellings(scores.share.length, a, 1, bits);
  const right = spellings(scores.share.length, b, 0, bits);
  for (const doc of scores.docs) {
    if (left[doc] && right[doc] && !(left[doc] & right[doc])) scores.share[doc] = Math.max(0, scores.share[doc] - APART);
  }
}

/**
 * @param {number} numbers of articles
 * @param {Found} found
 * @param {0 | 1} place of the word in its pair
 * @param {Map<string, number>} bits one for each spelling, as they are met
 * @returns {Uint32Array} the spellings of the word in each article
 */
function spellings(numbers, { term, variants }, place, bits) {
  const spelt = new Uint32Array(numbers);
  for (const { exact, docs } of variants) {
    if (!term.asked(term.worth(exact))) continue;
    const word = exact.split(" ")[place];
    if (!bits.has(word)) bits.set(word, 1 << (bits.size & 31));
    const bit = bits.get(word) ?? 0;
    for (const doc of docs) if (doc < numbers) spelt[doc] |= bit;
  }
  return spelt;
}

/** @param {Scores} scores @param {number} articles in all @param {Term} term @param {Variant[]} variants @param {number} worth @param {Uint8Array} seen */
function add(scores, articles, term, variants, worth, seen) {
  const { docs, body, title } = merged(variants, seen.length);
  const weight = idf(articles, fields(docs, body, title)) * worth;
  for (let i = 0; i < docs.length; i++) {
    const doc = docs[i];
    if (seen[doc] || doc >= seen.length) continue;
    seen[doc] = 1;
    if (!scores.loose[doc]) scores.docs.push(doc);
    scores.score[doc] += weight * (saturated(body[i]) + TITLE * saturated(title[i]));
    scores.share[doc] += worth;
    scores.loose[doc] |= term.words;
    if (term.asked(worth)) scores.words[doc] |= term.words;
  }
}

/** @param {Uint32Array} docs @param {ArrayLike<number>} body @param {ArrayLike<number>} title */
function fields(docs, body, title) {
  let count = 0;
  for (let i = 0; i < docs.length; i++) count += Number(body[i] > 0) + Number(title[i] > 0);
  return count;
}

/** @param {Variant[]} variants @param {number} numbers of articles @returns {Pick<Variant, "docs"> & {body: ArrayLike<number>, title: ArrayLike<number>}} */
function merged(variants, numbers) {
  if (variants.length === 1) return variants[0];
  const body = new Uint16Array(numbers);
  const title = new Uint16Array(numbers);
  /** @type {number[]} */
  const docs = [];
  for (const variant of variants) {
    variant.docs.forEach((doc, i) => {
      if (!body[doc] && !title[doc]) docs.push(doc);
      body[doc] += variant.body[i];
      title[doc] += variant.title[i];
    });
  }
  return { docs: Uint32Array.from(docs), body: docs.map((doc) => body[doc]), title: docs.map((doc) => title[doc]) };
}
