// @ts-check
/** The articles that name an official. */

import { json } from "./files.js";
import { matches } from "./query.js";
import { tokens } from "./tokens.js";

/** @typedef {import("./engine.js").Index} Index */
/** @typedef {import("./facets.js").Facet} Facet */
/** @typedef {{name: string, key: string, docs: number[]}} Official */

/** @param {string} written gaps in base 36, joined by commas @returns {number[]} rising numbers of articles */
export function gaps(written) {
  let doc = -1;
  return written ? written.split(",").map((gap) => (doc += parseInt(gap, 36) + 1)) : [];
}

/** @param {string} url "officials/<key>/" @returns {string} */
export const keyOf = (url) => url.split("/")[1] ?? "";

/**
 * @param {Index} index
 * @param {string} asked a name, with or without diacritics, or a key
 * @returns {Promise<Set<number> | null>} the articles of all who are called so; null when no one is
 */
export async function articlesOf(index, asked) {
  const words = tokens(asked);
  for (let size = words.length; size > 1; size--) { // what a key adds to a name stands at its end
    const folded = words.slice(0, size).map((word) => word.folded).join(" ");
    const entities = (await index.shard(folded))?.entities() ?? [];
    const named = entities.filter((one) => one.kind === "official" && one.key === folded);
    const keyed = named.filter((one) => keyOf(one.url) === asked);
    const spelt = named.filter((one) => size === words.length && tokens(one.name).every((word, i) => matches(words[i], word)));
    const meant = keyed.length ? keyed : spelt;
    if (meant.length) return new Set(meant.flatMap((one) => gaps(one.docs)));
  }
  return null;
}

/** @param {Index} index @param {number[]} docs @returns {Promise<Facet[]>} who is named in most of the articles, first */
export async function counted(index, docs) {
  const { files, manifest } = index;
  if (!manifest.officials) return [];
  const rows = await files.get(`facets/${manifest.officials}.json`, json, manifest.officials);
  const inside = new Uint8Array(manifest.numbers);
  for (const doc of docs) inside[doc] = 1;
  return (Array.isArray(rows) ? rows : [])
    .map(([label, value, written]) => ({ label, value, articles: gaps(written).filter((doc) => inside[doc]).length }))
    .filter(({ articles }) => articles > 0)
    .sort((a, b) => b.articles - a.articles);
}
