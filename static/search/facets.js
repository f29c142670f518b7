// @ts-check
/** Narrowing by month and province, and counting what is left. */

import { json } from "./files.js";

/** @typedef {{value: string, label: string, articles: number}} Facet */
/** @typedef {{province?: string, year?: string, from?: string, to?: string}} Filters months as "2024-05", years as "2024" */

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

  /** @param {Filters} filters @returns {Promise<(doc: number) => boolean>} whether an article passes */
  async passes(filters) {
    const within = this.#within(filters);
    if (!filters.province) return within;
    const provinces = await this.provinces();
    const place = provinces?.provinces.findIndex(([key]) => key === filters.province) ?? -1;
    return (doc) => place >= 0 && provinces?.of.charCodeAt(doc) === FIRST + place && within(doc);
  }

  /** @param {Filters} filters @returns {(doc: number) => boolean} */
  #within({ year, from = year, to = year }) {
    if (!from && !to) return () => true;
    const kept = this.months.filter(({ month }) => month && (!from || month.slice(0, from.length) >= from) && (!to || month.slice(0, to.length) <= to));
    const start = kept[0]?.start ?? 0;
    const end = kept.at(-1)?.end ?? 0;
    return (doc) => doc >= start && doc < end;
  }

  /**
   * @param {number[]} docs
   * @param {Filters} filters
   * @returns {Promise<{province: Facet[], year: Facet[]}>} what each choice would leave, the other filter kept; the
   *   province of most articles first, the newest year first
   */
  async counted(docs, filters) {
    const within = docs.filter(this.#within(filters));
    const inside = docs.filter(await this.passes({ province: filters.province }));
    return { province: await this.#byProvince(within), year: this.#byYear(inside) };
  }

  /** @param {number[]} docs */
  async #byProvince(docs) {
    const provinces = docs.length ? await this.provinces() : null;
    if (!provinces) return [];
    const count = new Array(provinces.provinces.length).fill(0);
    for (const doc of docs) count[provinces.of.charCodeAt(doc) - FIRST] += 1;
    return provinces.provinces
      .map(([value, label], i) => ({ value, label, articles: count[i] }))
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

const FIRST = 0xc0; // code of the first province's letter
