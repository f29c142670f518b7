// @ts-check
/** What a searcher may be about to type: officials, places and words that begin so. */

import { json } from "./files.js";
import { fold } from "./fold.js";
import { beginning } from "./names.js";
import { tokens } from "./tokens.js";

/** @typedef {import("./engine.js").Index} Index */
/** @typedef {import("./engine.js").Suggestion} Suggestion */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./shard.js").Entity} Entity */

const SHARDS = 3; // in which a beginning is looked up
const PEOPLE = 5; // of the suggestions
const LETTERS = 3; // of a first word, from which on its shards are asked where the common words say little
const FEW = 3;

/**
 * @param {Index} index
 * @param {Query} query
 * @param {string} typed
 * @param {number} limit
 * @returns {Promise<Suggestion[]>} names first, then words
 */
export async function suggestions(index, query, typed, limit) {
  if (!query.words.length) return [];
  const [heads, shards] = await Promise.all([headsOf(index), query.words.length > 1 ? holders(index, query.words) : []]);
  const names = beginning(query.words, [...shards.flatMap((shard) => shard.entities()), ...heads.filter(({ kind }) => kind !== "word")]);
  const words = await completed(index, query, heads);
  const whole = typed.normalize("NFC").trimStart();
  const bare = fold(whole) === whole.toLowerCase();
  const people = names.filter(({ kind }) => kind === "official").slice(0, PEOPLE);
  const kept = names.filter((one) => one.kind !== "official" || people.includes(one)).slice(0, limit - Math.min(2, words.length));
  const shown = [
    ...kept.map(({ name, kind, url, articles }) => ({ text: name, kind, url, articles })),
    // What follows words without diacritics bears none either: half of each is what nobody types.
    ...words.map(({ text, articles, from }) => ({ text: whole.slice(0, from) + (from && bare ? fold(text) : text), kind: "word", articles })),
  ];
  return shown.slice(0, limit);
}

/** @param {Index} index @param {import("./tokens.js").Token[]} words @returns {Promise<import("./shard.js").Shard[]>} the first that hold what begins so */
async function holders(index, words) {
  const key = words.map((word) => word.folded).join(" ");
  const names = (await index.directory.shards(key, `${key}\uffff`)).slice(0, SHARDS);
  return (await Promise.all(names.map((name) => index.named(name)))).flatMap((shard) => shard ?? []);
}

/** @param {Index} index @returns {Promise<Entity[]>} */
async function headsOf(index) {
  const { files, manifest } = index;
  const rows = manifest.heads && (await files.get(`heads/${manifest.heads}.json`, json, manifest.heads));
  return Array.isArray(rows) ? rows.map(([name, kind, url, articles]) => ({ key: "", name, kind, url, articles, docs: "" })) : [];
}

/**
 * The last pair typed, or the last word if it is the first, completed.
 *
 * @param {Index} index
 * @param {Query} query
 * @param {Entity[]} heads
 * @returns {Promise<Array<{text: string, articles: number, from: number}>>} `from`: where the completed part begins
 */
async function completed(index, query, heads) {
  const last = query.words.slice(-2);
  const common = last.length > 1 ? [] : heads.filter(({ kind, name }) => kind === "word" && begins(name, last)).map(({ name, articles }) => ({ exact: name, articles }));
  const asks = last.length > 1 || (common.length < FEW && last[0].folded.length >= LETTERS);
  const typed = last.map((word) => word.folded).join(" ");
  const shards = asks ? await holders(index, last) : [];
  const pairs = shards.flatMap((shard) => shard.beginning(typed)).filter(({ exact }) => begins(exact, last) && (last.length > 1 || exact.includes(" ")));
  return [...new Map([...common, ...pairs].map((one) => [one.exact, one])).values()]
    .sort((a, b) => b.articles - a.articles)
    .slice(0, 5)
    .map(({ exact, articles }) => ({ text: exact, articles, from: last[0].start }));
}

/** @param {string} exact @param {import("./tokens.js").Token[]} typed @returns {boolean} */
function begins(exact, typed) {
  const words = tokens(exact);
  return typed.every((word, i) => {
    const part = words[i] && (word.exact === word.folded ? words[i].folded : words[i].exact);
    return part !== undefined && (i + 1 === typed.length ? part.startsWith(word.exact) : part === word.exact);
  });
}
