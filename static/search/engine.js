// @ts-check
/**
 * Search over the files under search/, without a DOM: the page, a worker and Node use the same.
 *
 *     const index = await open("https://example.org/archive/");
 *     const { total, hits } = await index.search("bi thu tinh uy", { limit: 10 });
 */

import { readings } from "./aliases.js";
import { asked } from "./asked.js";
import { Cards } from "./cards.js";
import { Directory } from "./directory.js";
import { excerpt } from "./excerpt.js";
import { Facets } from "./facets.js";
import { Files, MANIFEST, json } from "./files.js";
import { holding, says, shardsOf, standing } from "./holding.js";
import { meant } from "./meant.js";
import { named } from "./names.js";
import { articlesOf, counted } from "./officials.js";
import { Query } from "./query.js";
import { scored } from "./rank.js";
import { FORMAT, Shard } from "./shard.js";
import { suggestions } from "./suggest.js";
import { tokens } from "./tokens.js";

/** @typedef {import("./files.js").Manifest} Manifest */
/** @typedef {import("./facets.js").Facet} Facet */
/** @typedef {import("./facets.js").Filters} Filters */
/** @typedef {import("./facets.js").Passes} Passes */
/** @typedef {import("./query.js").Term} Term */
/** @typedef {import("./tokens.js").Token} Token */
/** @typedef {import("./shard.js").Variant} Variant */
/** @typedef {import("./shard.js").Entity} Entity */
/** @typedef {{id: string, url: string, title: string, date: string | null, score: number, excerpt: string}} Hit */
/** @typedef {{text: string, kind: string, url?: string, articles: number}} Suggestion */
/** @typedef {{reading: Query, found: Array<{term: Term, variants: Variant[], shard: Shard | null}>, alone: Term[], shards: Shard[]}} Found */

/**
 * @typedef {object} Options
 * @property {Filters} [filters]
 * @property {"relevance" | "newest" | "oldest"} [sort]
 * @property {number} [limit]
 * @property {number} [offset]
 * @property {boolean} [officials] whether to count them too, which takes a file more
 */

/**
 * @typedef {object} Result
 * @property {number} total articles found, all of which can be paged through
 * @property {number} complete how many of them contain every word; they stand first
 * @property {number} beyond how many more contain the only, common word of the query: too many to rank
 * @property {Hit[]} hits
 * @property {Array<{kind: string, name: string, url: string, articles: number}>} entities pages that the query names
 * @property {{province: Facet[], year: Facet[], official: Facet[]}} facets what each choice leaves
 * @property {Token[][]} words of the query, in each way to write it, and those that were looked up alone
 * @property {string | null} meant what to search for instead, when no article has all words, or some never side by side
 * @property {string[]} unknown provinces and officials asked for of whom there are none
 * @property {Array<{file: string, reason: string, outdated: boolean}>} errors files that could not be read, while the rest
 *   is kept; outdated: the index is of another build than this script
 */

const OUTDATED = "format";
const FEW = 8; // files that may be fetched to list all articles with one word
const ENOUGH = 10; // complete articles, below which others that contain most of the query follow

/**
 * @param {string} base the site's base URL, ending with "/"
 * @param {import("./files.js").Fetch} [fetch]
 * @param {import("./files.js").Keep} [keep] told what was read and checked
 * @returns {Promise<Index>}
 */
export async function open(base, fetch = (url, options) => globalThis.fetch(url, options), keep = undefined) {
  const files = new Files(base, fetch, keep);
  const manifest = await files.get(MANIFEST, json);
  const usable = manifest?.format === FORMAT;
  if (manifest && !usable) files.errors.set(MANIFEST, `${OUTDATED} ${manifest.format} instead of ${FORMAT}`);
  return new Index(files, usable ? manifest : EMPTY);
}

/** @type {Manifest} */
const EMPTY = {
  format: FORMAT, articles: 0, numbers: 0, singles: 0, keys: "", names: "", cardsPerFile: 1, texts: true, filesPerFolder: 1, folders: "", months: [], provinces: "", days: "", officials: "", heads: "", words: "",
};

export class Index {
  /** @type {Index | undefined} */ #apart;

  /** @param {Files} files @param {Manifest} manifest */
  constructor(files, manifest) {
    this.files = files;
    this.manifest = manifest;
    this.directory = new Directory(files, manifest);
    this.cards = new Cards(files, manifest);
    this.facets = new Facets(files, manifest);
  }

  /**
   * @param {string} text words, "exact phrases", -words, province:..., official:..., date:2023..2024
   * @param {Options} [options]
   * @returns {Promise<Result>}
   */
  async search(text, { filters = {}, sort = "relevance", limit = 10, offset = 0, officials = false } = {}) {
    this.files.begin();
    const query = asked(text);
    const words = readings(query.words, query.quoted, query.text).map((reading) => new Query(reading));
    const { ranked, whole, score, shards, beyond, alone } = await this.#ranked(query, words, Object.values(filters).some(Boolean));
    const docs = ranked.filter(await this.passes(filters));
    if (sort === "newest") docs.sort((a, b) => b - a);
    if (sort === "oldest") docs.sort((a, b) => a - b);
    const spoken = words.map((reading) => reading.words);
    const shownBy = [...spoken, ...alone];
    const [hits, facets] = await Promise.all([
      this.#hits(docs.slice(offset, offset + limit), score, shownBy, sort === "relevance"),
      this.#counted(ranked, filters, officials),
    ]);
    const met = shards.flatMap((shard) => shard.entities());
    const entities = distinct(spoken.flatMap((reading) => named(reading, met)));
    const complete = docs.filter(whole).length;
    const instead = query.words.length && (alone.length || !ranked.some(whole)) ? await meant(this, words[0].words, query.text) : null;
    return {
      total: docs.length, complete, beyond, hits, entities: entities.map(shown), facets, words: shownBy, meant: instead,
      unknown: await this.#unknown([query.filters, filters]), errors: this.#errors(),
    };
  }

  /**
   * @param {string} prefix what has been typed so far
   * @param {{limit?: number}} [options]
   * @returns {Promise<Suggestion[]>}
   */
  suggest(prefix, { limit = 8 } = {}) {
    // What a suggestion lacks, the results do not.
    this.#apart ??= new Index(this.files.apart(), this.manifest);
    return suggestions(this.#apart, new Query(tokens(String(prefix ?? "").slice(0, 200))), String(prefix ?? ""), limit);
  }

  /** @param {string} key folded @returns {Promise<Shard | null>} the shard that holds it */
  async shard(key) {
    const name = await this.directory.shard(key);
    return name ? this.named(name) : null;
  }

  /** @param {string} name @returns {Promise<Shard | null>} */
  named(name) {
    return this.files.get(`terms/${name}.bin`, (bytes) => new Shard(bytes, this.manifest.singles), name);
  }

  /** @param {Filters} filters @returns {Promise<Passes>} */
  async passes(filters) {
    const passes = await this.facets.passes(filters);
    if (!filters.official) return passes;
    const articles = await articlesOf(this, filters.official);
    return (doc) => Boolean(articles?.has(doc)) && passes(doc);
  }

  /** @param {Filters[]} filters @returns {Promise<string[]>} the provinces and officials asked for of whom there are none */
  async #unknown(filters) {
    const asked = filters.map(async ({ province, official }) => [
      ...(province && !(await this.facets.knows(province)) ? [province] : []),
      ...(official && !(await articlesOf(this, official)) ? [official] : []),
    ]);
    return (await Promise.all(asked)).flat();
  }

  /**
   * @param {import("./asked.js").Asked} query
   * @param {Query[]} words its readings
   * @param {boolean} narrowed from outside
   */
  async #ranked(query, words, narrowed) {
    const allowed = await this.#allowed(query);
    if (!query.words.length) {
      const all = query.narrowed ? (await this.facets.all()).filter(allowed).reverse() : [];
      return { ranked: all, whole: () => true, score: () => 0, shards: [], beyond: 0, alone: [] };
    }
    const found = await this.#foundIn(words);
    const scores = found.map(({ reading, found }) => ({ scores: scored(this.manifest, found), all: reading.all, terms: found.length }));
    const beyond = words[0].words.length === 1 ? await this.#completed(words[0], found[0].found[0], scores[0].scores, narrowed || query.narrowed) : 0;
    const alone = found.flatMap((one) => one.alone.map((term) => term.parts));
    return { ...results(scores, allowed), shards: [...new Set(found.flatMap(({ shards }) => shards))], beyond, alone };
  }

  /**
   * Of a common word alone, only the best articles have been looked at: adds the others, if that takes few files.
   *
   * @param {Query} query
   * @param {import("./rank.js").Found & {shard: Shard | null}} found
   * @param {import("./rank.js").Scores} scores
   * @param {boolean} must whatever it takes
   * @returns {Promise<number>} how many contain the word and are not among the results
   */
  async #completed({ words: [word], all }, { term, variants, shard }, scores, must) {
    const spelt = variants.filter(({ exact }) => term.asked(term.worth(exact)));
    if (spelt.every(({ articles, docs }) => articles <= docs.length)) return 0;
    const known = word.exact === word.folded ? (shard?.singles.get(term.folded) ?? 0) : spelt[0].articles;
    if (must || (await shardsOf(this, word)).length <= FEW) {
      (await holding(this, [word])).forEach((held, doc) => held && include(scores, doc, all));
    }
    return Math.max(0, known - scores.docs.filter((doc) => scores.words[doc]).length);
  }

  /** @param {import("./asked.js").Asked} query @returns {Promise<Passes>} what is said besides words */
  async #allowed({ phrases, without, filters, narrowed }) {
    if (!narrowed) return () => true;
    const [passes, must, never] = await Promise.all([
      this.passes(filters),
      Promise.all(phrases.map((words) => standing(this, words))),
      Promise.all(without.map((words) => standing(this, words))),
    ]);
    return (doc) => passes(doc) && must.every((held) => held[doc]) && !never.some((held) => held[doc]);
  }

  /** @param {number[]} docs @param {Filters} filters @param {boolean} officials whether to count them too */
  async #counted(docs, filters, officials) {
    const facets = await this.facets.counted(docs.filter(await this.passes({ official: filters.official })), filters);
    return { ...facets, official: officials ? await counted(this, docs.filter(await this.passes({ ...filters, official: "" }))) : [] };
  }

  /**
   * @param {Query[]} readings
   * @returns {Promise<Found[]>} of each: but where words stand side by side in one of them, those in which they stand apart
   *   at best were not meant
   */
  async #foundIn(readings) {
    const found = await Promise.all(readings.map((reading) => this.#found(reading)));
    const whole = found.filter(({ alone }) => !alone.length);
    return whole.length ? whole : found;
  }

  /** @param {Query} reading @returns {Promise<Found>} */
  async #found(reading) {
    const found = await this.#looked(reading.terms());
    const covered = found.reduce((bits, { term, variants }) => (variants.length ? bits | term.words : bits), 0);
    // A word whose pairs stand nowhere is looked up alone.
    const alone = reading.words.length > 1 ? reading.uncovered(covered) : [];
    found.push(...(await this.#looked(alone)));
    const shards = /** @type {Set<Shard>} */ (new Set(found.map(({ shard }) => shard).filter(Boolean)));
    return { reading, found, alone, shards: [...shards] };
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

  /**
   * @param {number[]} docs
   * @param {(doc: number) => number} score
   * @param {Token[][]} words
   * @param {boolean} best whether of these, articles that say all words side by side come first: pairs alone cannot tell
   * @returns {Promise<Hit[]>}
   */
  async #hits(docs, score, words, best) {
    const cards = await Promise.all(docs.map((doc) => this.cards.card(doc)));
    const found = cards.flatMap((card, i) => {
      if (!card) return [];
      const { text, ...shown } = card;
      const whole = best && words.some((reading) => reading.length > 2 && says(card, reading));
      return [{ whole, hit: { ...shown, score: score(docs[i]), excerpt: excerpt(text, words) } }];
    });
    return found.sort((a, b) => Number(b.whole) - Number(a.whole)).map(({ hit }) => hit);
  }

  #errors() {
    return [...this.files.errors].map(([file, reason]) => ({ file, reason, outdated: file === MANIFEST && reason.startsWith(OUTDATED) }));
  }
}

/** @param {Entity} entity */
const shown = ({ kind, name, url, articles }) => ({ kind, name, url, articles });

/** @param {Entity[]} entities @returns {Entity[]} each page once */
const distinct = (entities) => [...new Map(entities.map((entity) => [entity.url, entity])).values()];

/** @param {import("./rank.js").Scores} scores @param {number} doc @param {number} words */
function include(scores, doc, words) {
  if (scores.words[doc]) return;
  if (!scores.loose[doc]) scores.docs.push(doc);
  scores.words[doc] = scores.loose[doc] = words;
  scores.share[doc] = Math.max(scores.share[doc], 1);
}

/**
 * @param {Array<{scores: import("./rank.js").Scores, all: number, terms: number}>} readings
 * @param {Passes} allowed
 * @returns {{ranked: number[], whole: Passes, score: (doc: number) => number}} articles, best first, of equals the newest;
 *   and which of them contain every word in one of the readings, by the best of which each is judged
 */
function results(readings, allowed) {
  /** @type {Map<number, number>} */
  const best = new Map();
  const complete = new Set();
  const near = new Set();
  for (const { scores, all, terms } of readings) {
    const docs = scores.docs.filter(allowed);
    const most = docs.reduce((found, doc) => Math.max(found, scores.share[doc]), 0);
    for (const doc of docs) {
      const share = scores.share[doc] / terms;
      best.set(doc, Math.max(best.get(doc) ?? 0, (scores.score[doc] / terms) * share ** 2));
      if (scores.words[doc] >>> 0 === all) complete.add(doc);
      else if (scores.share[doc] * 2 >= most) near.add(doc);
    }
  }
  const score = (/** @type {number} */ doc) => best.get(doc) ?? 0;
  const whole = (/** @type {number} */ doc) => complete.has(doc);
  const ranked = complete.size < ENOUGH ? [...new Set([...complete, ...near])] : [...complete];
  ranked.sort((a, b) => Number(whole(b)) - Number(whole(a)) || score(b) - score(a) || b - a);
  return { ranked, whole, score };
}
