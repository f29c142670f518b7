// @ts-check
/** What a result shows of each article, from the files that site_builder/search/cards.py writes. */

import { eights, json } from "./files.js";

/** @typedef {{id: string, url: string, title: string, date: string | null, lead: string}} Card */

export class Cards {
  /** @param {import("./files.js").Files} files @param {import("./files.js").Manifest} manifest */
  constructor(files, manifest) {
    this.files = files;
    this.manifest = manifest;
    this.folders = eights(manifest.folders);
  }

  /** @param {number} doc the article's number @returns {Promise<Card | null>} */
  async card(doc) {
    const { cardsPerFile, filesPerFolder } = this.manifest;
    const file = Math.floor(doc / cardsPerFile);
    const folder = this.folders[Math.floor(file / filesPerFolder)];
    const cards = await this.files.get(`cards/${folder}/${file}.json`, json);
    const row = cards?.[doc % cardsPerFile];
    return Array.isArray(row) ? { id: row[0], url: row[1], title: row[2], date: row[3] || null, lead: row[4] } : null;
  }
}
