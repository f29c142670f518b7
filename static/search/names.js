// @ts-check
/** Which officials and places a query names. */

import { tokens } from "./tokens.js";

/** @typedef {import("./shard.js").Entity} Entity */
/** @typedef {import("./tokens.js").Token} Token */

/**
 * @param {Token[]} words of the query
 * @param {Entity[]} entities those of the shards that the query needs anyway
 * @returns {Entity[]} those whose whole name stands in the query, longest first
 */
export function named(words, entities) {
  const text = ` ${words.map((word) => word.folded).join(" ")} `;
  const inside = distinct(entities).filter((entity) => text.includes(` ${entity.key} `));
  return ordered(inside.map((entity) => ({ entity, fit: Math.max(...words.map((_, i) => fit(words.slice(i), entity))) })));
}

/**
 * @param {Token[]} words the beginning of a name, or of its last word
 * @param {Entity[]} entities
 * @returns {Entity[]} those that may be meant: as their diacritics fit, officials first, then the best known
 */
export function beginning(words, entities) {
  return distinct(entities)
    .filter((entity) => tokens(entity.name).length >= words.length)
    .map((entity) => ({ entity, fit: fit(words, entity) || (words.length === 1 ? fit(words, entity, tokens(entity.name).slice(-1)) / 4 : 0) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit || first(b.entity) - first(a.entity) || b.entity.articles - a.entity.articles)
    .map(({ entity }) => entity);
}

/** @param {Entity} entity */
const first = ({ kind }) => Number(kind === "official");

/** @param {Array<{entity: Entity, fit: number}>} fitted */
function ordered(fitted) {
  const length = (/** @type {Entity} */ entity) => entity.key.split(" ").length;
  return fitted
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit || length(b.entity) - length(a.entity) || b.entity.articles - a.entity.articles)
    .map(({ entity }) => entity);
}

/**
 * @param {Token[]} words
 * @param {Entity} entity
 * @param {Token[]} name the part of its name that must begin so
 * @returns {number} 2: spelt just so; 1: as far as diacritics were typed; 0: not
 */
function fit(words, entity, name = tokens(entity.name)) {
  const beside = name.slice(0, words.length).map((part, i) => /** @type {const} */ ([words[i], part, i + 1 === words.length]));
  const fits = (/** @type {string} */ typed, /** @type {string} */ whole, /** @type {boolean} */ last) =>
    last ? whole.startsWith(typed) : whole === typed;
  if (beside.every(([word, part, last]) => fits(word.exact, part.exact, last))) return 2;
  return Number(beside.every(([word, part, last]) => fits(word.exact, word.exact === word.folded ? part.folded : part.exact, last)));
}

/** @param {Entity[]} entities @returns {Entity[]} one a page */
const distinct = (entities) => [...new Map(entities.map((entity) => [entity.url, entity])).values()];
