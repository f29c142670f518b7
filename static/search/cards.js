// @ts-check
/** What a result shows of each article, from the files that site_builder/search/cards.py writes. */

import { eights, json } from "./files.js";

/** @typedef {{id: string, url: string, title: string, date: string | null, text: string}} Card */

/** @param {Uint8Array} bytes @returns {Card[]} */
const parsed = (bytes) => json(bytes).map((/** @type {string[] | 0} */ row) => row && { id: row[0], url: row[1], title: row[2], date: row[3] || null, text: row[4] });

export class Cards {
  /** @param {import("./files.js").Files} files @param {import("./files.js").Manifest} manifest */
  constructor(files, manifest) {
    this.files = files;
    this.manifest = manifest;
    this.folders = eights(manifest.folders);
    this.texts = manifest.texts;
  }

  /** @param {number} doc the article's number @returns {Promise<Card | null>} */
  async card(doc) {
    const { cardsPerFile, filesPerFolder } = this.manifest;
    const file = Math.floor(doc / cardsPerFile);
    const folder = this.folders[Math.floor(file / filesPerFolder)];
    const cards = await this.files.get(`cards/${folder}/${file}.json`, parsed);
    return cards?.[doc % cardsPerFile] || null;
  }
}
