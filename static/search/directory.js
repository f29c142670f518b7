// @ts-check
/** Finds the shard that holds a key, as site_builder/search/directory.py laid it out. */

import { eights, json } from "./files.js";

/** @typedef {{keys: string, names: string}} Listed */

/** Sorted ranges of keys and the file of each. */
class Ranges {
  /** @param {Listed} listed */
  constructor({ keys, names }) {
    let before = "";
    this.names = eights(names);
    this.keys = this.names.length ? keys.split("\n").map((line) => (before = before.slice(0, parseInt(line[0], 36)) + line.slice(1))) : [];
  }

  /** @param {string} key @returns {string | undefined} the file responsible for it */
  name(key) {
    let low = 0;
    for (let high = this.keys.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (this.keys[middle] <= key) low = middle + 1;
      else high = middle;
    }
    return this.names[low - 1];
  }
}

export class Directory {
  /** @param {import("./files.js").Files} files @param {Listed} pages */
  constructor(files, pages) {
    this.files = files;
    this.pages = new Ranges(pages);
  }

  /** @param {string} key folded @returns {Promise<string | undefined>} name of the shard responsible for it */
  async shard(key) {
    const page = this.pages.name(key);
    const ranges = page && (await this.files.get(`keys/${page}.json`, (bytes) => new Ranges(json(bytes)), page));
    return ranges ? ranges.name(key) : undefined;
  }
}
