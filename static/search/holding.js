// @ts-check
/** Which articles contain words side by side, all of them: scores look at the best of a single word's only. */

import { matches } from "./query.js";
import { tokens } from "./tokens.js";

const READ = 15; // articles whose texts may be fetched to prove a phrase
const LONGEST = 6000; // characters of a text whose rest is not known

/** @typedef {import("./engine.js").Index} Index */
/** @typedef {import("./tokens.js").Token} Token */
/** @typedef {import("./shard.js").Variant} Variant */

/**
 * @param {Index} index
 * @param {Token[]} words
 * @returns {Promise<Uint8Array>} by article, 1 where each of the words stands beside the next
 */
export async function holding(index, words) {
  const parts = words.length === 1 ? [words] : words.slice(1).map((word, i) => [words[i], word]);
  const found = await Promise.all(parts.map((part) => (part.length === 1 ? withWord(index, part[0]) : withPair(index, part))));
  return found.reduce((all, one) => all.map((held, doc) => held & one[doc]));
}

/**
 * The same, where pairs leave few articles read in their texts: "a b c" is more than "a b" and "b c".
 *
 * @param {Index} index
 * @param {Token[]} words
 */
export async function standing(index, words) {
  const held = await holding(index, words);
  const docs = [...held.keys()].filter((doc) => held[doc]);
  if (words.length < 3 || docs.length > READ || !index.cards.texts) return held;
  const cards = await Promise.all(docs.map((doc) => index.cards.card(doc)));
  docs.forEach((doc, i) => (held[doc] = Number(!cards[i] || cards[i].text.length >= LONGEST || says(cards[i], words))));
  return held;
}

/** @param {import("./cards.js").Card} card @param {Token[]} words @returns {boolean} whether they stand side by side in what is known of it */
export function says({ title, text }, words) {
  return [title, text].map((part) => tokens(part)).some((found) => found.some((_, at) => words.every((word, i) => found[at + i] && matches(word, found[at + i]))));
}

/** @param {Index} index @param {Token} word @returns {Promise<string[]>} the shards in which its pairs stand */
export const shardsOf = (index, word) => index.directory.shards(word.folded, `${word.folded}!`);

/** Nearly every word is followed by another, so that the pairs that begin with it tell where it stands. @param {Index} index @param {Token} word */
async function withWord(index, word) {
  const shards = await Promise.all((await shardsOf(index, word)).map((name) => index.named(name)));
  return marked(index, shards.flatMap((shard) => [...(shard?.variants(word.folded) ?? []), ...(shard?.starting(`${word.folded} `) ?? [])]), [word]);
}

/** @param {Index} index @param {Token[]} pair */
async function withPair(index, pair) {
  const folded = pair.map((word) => word.folded).join(" ");
  return marked(index, (await index.shard(folded))?.variants(folded) ?? [], pair);
}

/** @param {Index} index @param {Variant[]} variants @param {Token[]} words */
function marked(index, variants, words) {
  const held = new Uint8Array(index.manifest.numbers);
  for (const { exact, docs } of variants) {
    const spelt = tokens(exact);
    if (words.every((word, i) => spelt[i] && matches(word, spelt[i]))) for (const doc of docs) held[doc] = 1;
  }
  return held;
}
