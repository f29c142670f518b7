// @ts-check
/**
 * Search over the files under search/, without a DOM: the page, a worker and Node use the same.
 *
 *     const index = await open("https://example.org/archive/");
 *     const { total, hits } = await index.search("bi thu tinh uy", { limit: 10 });
 */

import { Cards } from "./cards.js";
import { Directory } from "./directory.js";
import { Facets } from "./facets.js";
import { Files, MANIFEST, json } from "./files.js";
import { named } from "./names.js";
import { Query } from "./query.js";
import { scored } from "./rank.js";
import { FORMAT, Shard } from "./shard.js";
import { suggestions } from "./suggest.js";

/** @typedef {import("./files.js").Manifest} Manifest */
/** @typedef {import("./facets.js").Facet} Facet */
/** @typedef {import("./facets.js").Filters} Filters */
/** @typedef {import("./query.js").Term} Term */
/** @typedef {import("./shard.js").Variant} Variant */
/** @typedef {import("./shard.js").Entity} Entity */
/** @typedef {{id: string, url: string, title: string, date: string | null, score: number, excerpt: string}} Hit */
/** @typedef {{text: string, kind: string, url?: string, articles: number}} Suggestion */

/**
 * @typedef {object} Result
 * @property {number} total articles found, all of which can be paged through
 * @property {number} complete how many of them contain every word; they stand first
 * @property {Hit[]} hits
 * @property {Array<{kind: string, name: string, url: string, articles: number}>} entities pages that the query names
 * @property {{province: Facet[], year: Facet[]}} facets
 * @property {Array<{file: string, reason: string}>} errors files that could not be read; the rest is kept
 */

const ENOUGH = 10; // complete articles, below which others that contain most of the query follow

/**
 * @param {string} base the site's base URL, ending with "/"
 * @param {import("./files.js").Fetch} [fetch]
 * @returns {Promise<Index>}
 */
export async function open(base, fetch = (url, options) => globalThis.fetch(url, options)) {
  const files = new Files(base, fetch);
  const manifest = await files.get(MANIFEST, json);
  const usable = manifest?.format === FORMAT;
  if (manifest && !usable) files.errors.set(MANIFEST, `format ${manifest.format} instead of ${FORMAT}`);
  return new Index(files, usable ? manifest : EMPTY);
}

/** @type {Manifest} */
const EMPTY = {
  format: FORMAT, articles: 0, singles: 0, keys: "", names: "", cardsPerFile: 1, filesPerFolder: 1, folders: "", months: [], provinces: "", heads: "",
};

export class Index {
  /** @param {Files} files @param {Manifest} manifest */
  constructor(files, manifest) {
    this.files = files;
    this.manifest = manifest;
    this.directory = new Directory(files, manifest);
    this.cards = new Cards(files, manifest);
    this.facets = new Facets(files, manifest);
  }

  /**
   * @param {string} text
   * @param {{filters?: Filters, sort?: "relevance" | "newest" | "oldest", limit?: number, offset?: number}} [options]
   * @returns {Promise<Result>}
   */
  async search(text, { filters = {}, sort = "relevance", limit = 10, offset = 0 } = {}) {
    const query = new Query(text);
    const { found, shards } = await this.#found(query);
    const { ranked, whole, score } = results(query, scored(this.manifest.articles, found));
    const docs = ranked.filter(await this.facets.passes(filters));
    if (sort === "newest") docs.sort((a, b) => b - a);
    if (sort === "oldest") docs.sort((a, b) => a - b);
    const [hits, facets] = await Promise.all([this.#hits(docs.slice(offset, offset + limit), score), this.facets.counted(ranked, filters)]);
    const entities = named(query.words, shards.flatMap((shard) => shard.entities()));
    const complete = docs.filter(whole).length;
    return { total: docs.length, complete, hits, entities: entities.map(shown), facets, errors: this.#errors() };
  }

  /**
   * @param {string} prefix what has been typed so far
   * @param {{limit?: number}} [options]
   * @returns {Promise<Suggestion[]>}
   */
  suggest(prefix, { limit = 8 } = {}) {
    return suggestions(this, new Query(prefix), String(prefix ?? ""), limit);
  }

  /** @param {string} key folded @returns {Promise<Shard | null>} the shard that holds it */
  async shard(key) {
    const name = await this.directory.shard(key);
    return name ? this.files.get(`terms/${name}.bin`, (bytes) => new Shard(bytes, this.manifest.singles), name) : null;
  }

  /** @param {Query} query */
  async #found(query) {
    const found = await this.#looked(query.terms());
    const covered = found.reduce((bits, { term, variants }) => (variants.length ? bits | term.words : bits), 0);
    // A word whose pairs stand nowhere is looked up alone.
    if (query.words.length > 1) found.push(...(await this.#looked(query.uncovered(covered))));
    const shards = /** @type {Set<Shard>} */ (new Set(found.map(({ shard }) => shard).filter(Boolean)));
    return { found, shards: [...shards] };
  }

  /** @param {Term[]} terms @returns {Promise<Array<{term: Term, variants: Variant[], shard: Shard | null}>>} */
  #looked(terms) {
    return Promise.all(
      terms.map(async (term) => {
        const shard = await this.shard(term.folded);
        return { term, shard, variants: shard?.variants(term.folded) ?? [] };
      }),
    );
  }

  /** @param {number[]} docs @param {(doc: number) => number} score @returns {Promise<Hit[]>} */
  async #hits(docs, score) {
    const cards = await Promise.all(docs.map((doc) => this.cards.card(doc)));
    return cards.flatMap((card, i) => {
      if (!card) return [];
      const { lead, ...shown } = card;
      return [{ ...shown, score: score(docs[i]), excerpt: lead }];
    });
  }

  #errors() {
    return [...this.files.errors].map(([file, reason]) => ({ file, reason }));
  }
}

/** @param {Entity} entity */
const shown = ({ kind, name, url, articles }) => ({ kind, name, url, articles });

/**
 * @param {Query} query
 * @param {import("./rank.js").Scores} scores
 * @returns {{ranked: number[], whole: (doc: number) => boolean, score: (doc: number) => number}} articles, best first, of
 *   equals the newest; and which of them contain every word
 */
function results(query, scores) {
  const most = scores.docs.reduce((best, doc) => Math.max(best, scores.share[doc]), 0);
  const score = (/** @type {number} */ doc) => scores.score[doc] * scores.share[doc] ** 2;
  const whole = (/** @type {number} */ doc) => scores.words[doc] >>> 0 === query.all;
  const complete = scores.docs.filter(whole);
  const ranked = complete.length < ENOUGH ? scores.docs.filter((doc) => whole(doc) || scores.share[doc] * 2 >= most) : complete;
  ranked.sort((a, b) => Number(whole(b)) - Number(whole(a)) || score(b) - score(a) || b - a);
  return { ranked, whole, score };
}
