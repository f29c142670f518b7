// @ts-check
/** Narrowing by month and province, and counting what is left. */

import { readings } from "./aliases.js";
import { json } from "./files.js";
import { tokens } from "./tokens.js";

/** @typedef {{value: string, label: string, articles: number}} Facet */
/**
 * @typedef {object} Filters
 * @property {string} [province] key or name
 * @property {string} [official] key or name
 * @property {string} [year] "2024"
 * @property {string} [from] a year, a month "2024-05" or a day "2024-05-26"
 * @property {string} [to] the same, itself included
 */
/** @typedef {(doc: number) => boolean} Passes */

export class Facets {
  /** @param {import("./files.js").Files} files @param {import("./files.js").Manifest} manifest */
  constructor(files, manifest) {
    this.files = files;
    this.manifest = manifest;
    /** @type {Array<{month: string, start: number, end: number}>} */
    this.months = [];
    for (const [month, articles] of manifest.months) {
      const start = this.months.at(-1)?.end ?? 0;
      this.months.push({ month, start, end: start + articles });
    }
  }

  /** @returns {Promise<{provinces: Array<[string, string]>, of: string} | null>} */
  provinces() {
    if (!this.manifest.provinces) return Promise.resolve(null);
    return this.files.get(`facets/${this.manifest.provinces}.json`, json, this.manifest.provinces);
  }

  /** @returns {Promise<number[]>} the numbers of all articles */
  async all() {
    const of = (await this.provinces())?.of;
    return [...Array(this.manifest.numbers).keys()].filter((doc) => of?.[doc] !== FREE);
  }

  /** @param {Filters} filters all but the official @returns {Promise<Passes>} whether an article passes */
  async passes(filters) {
    const within = await this.#within(filters);
    if (!filters.province) return within;
    const provinces = await this.provinces();
    const place = provinces ? placed(provinces.provinces, filters.province) : -1;
    return (doc) => place >= 0 && provinces?.of.charCodeAt(doc) === letter(place) && within(doc);
  }

  /** @param {string} province key or name @returns {Promise<boolean>} whether there is an article about it */
  async knows(province) {
    const provinces = await this.provinces();
    return !provinces || placed(provinces.provinces, province) >= 0;
  }

  /** @param {Filters} filters @returns {Promise<Passes>} */
  async #within({ year, from = year, to = year }) {
    if (!from && !to) return () => true;
    const first = from?.slice(0, MONTH) ?? "";
    const last = to?.slice(0, MONTH) ?? "";
    const kept = this.months.filter(({ month }) => month && month.slice(0, first.length) >= first && (!last || month.slice(0, last.length) <= last));
    const start = kept[0]?.start ?? 0;
    const end = kept.at(-1)?.end ?? 0;
    const inside = (/** @type {number} */ doc) => doc >= start && doc < end;
    const edges = [
      ...(from && from.length > MONTH && kept[0]?.month === first ? [{ ...kept[0], ok: (/** @type {number} */ day) => day >= Number(from.slice(MONTH + 1)) }] : []),
      ...(to && to.length > MONTH && kept.at(-1)?.month === last ? [{ ...kept[kept.length - 1], ok: (/** @type {number} */ day) => day <= Number(to.slice(MONTH + 1)) }] : []),
    ];
    if (!edges.length) return inside;
    const days = await this.#days();
    return (doc) => inside(doc) && edges.every((edge) => doc < edge.start || doc >= edge.end || edge.ok((days?.charCodeAt(doc) ?? 0) - FIRST));
  }

  /** @returns {Promise<string | null>} the day of the month of each article, as one letter */
  async #days() {
    const { days } = this.manifest;
    return days ? (await this.files.get(`facets/${days}.json`, json, days))?.days : null;
  }

  /**
   * @param {number[]} docs
   * @param {Filters} filters
   * @returns {Promise<{province: Facet[], year: Facet[]}>} what each choice would leave, the other filter kept; the
   *   province of most articles first, the newest year first
   */
  async counted(docs, filters) {
    const within = docs.filter(await this.#within(filters));
    const inside = docs.filter(await this.passes({ province: filters.province }));
    return { province: await this.#byProvince(within), year: this.#byYear(inside) };
  }

  /** @param {number[]} docs */
  async #byProvince(docs) {
    const provinces = docs.length ? await this.provinces() : null;
    if (!provinces) return [];
    /** @type {Map<number, number>} */
    const count = new Map();
    for (const doc of docs) count.set(provinces.of.charCodeAt(doc), (count.get(provinces.of.charCodeAt(doc)) ?? 0) + 1);
    return provinces.provinces
      .map(([value, label], place) => ({ value, label, articles: count.get(letter(place)) ?? 0 }))
      .filter(({ articles }) => articles > 0)
      .sort((a, b) => b.articles - a.articles);
  }

  /** @param {number[]} docs */
  #byYear(docs) {
    /** @type {Map<string, number>} */
    const count = new Map();
    const sorted = Uint32Array.from(docs).sort();
    let i = 0;
    for (const { month, end } of this.months) {
      const before = i;
      while (i < sorted.length && sorted[i] < end) i++;
      if (month && i > before) count.set(month.slice(0, 4), (count.get(month.slice(0, 4)) ?? 0) + i - before);
    }
    return [...count].map(([value, articles]) => ({ value, label: value, articles })).reverse();
  }
}

const FIRST = 35; // code of the character of the first province, or of no day
const [SKIPPED, LAST, BEYOND] = [92, 127, 0xc0]; // what JSON escapes; the end of single bytes; where it goes on

/** @param {number} place of a province @returns {number} the code of its character */
function letter(place) {
  const code = FIRST + place + Number(FIRST + place >= SKIPPED);
  return code < LAST ? code : code + BEYOND;
}

const FREE = " "; // a number that no article has
const MONTH = 7; // characters of "2024-05"

/** @param {Array<[string, string]>} provinces @param {string} asked @returns {number} which of them is meant; -1: none */
export function placed(provinces, asked) {
  const words = tokens(asked);
  const names = new Set(readings(words, words.map(() => false), asked).map(folded));
  return provinces.findIndex(([key, name]) => key === asked || names.has(folded(tokens(name))) || names.has(folded(tokens(key))));
}

/** @param {import("./tokens.js").Token[]} words */
const folded = (words) => words.map((word) => word.folded).join(" ");
