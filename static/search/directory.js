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
    return this.names[this.#place(key)];
  }

  /** @param {string} from @param {string} to @returns {string[]} the files responsible for all keys from one to another */
  between(from, to) {
    return this.names.slice(Math.max(0, this.#place(from)), this.#place(to) + 1);
  }

  /** @param {string} key */
  #place(key) {
    let low = 0;
    for (let high = this.keys.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (this.keys[middle] <= key) low = middle + 1;
      else high = middle;
    }
    return low - 1;
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
    return (await this.#ranges(this.pages.name(key)))?.name(key);
  }

  /** @param {string} from @param {string} to @returns {Promise<string[]>} names of the shards responsible for all keys between */
  async shards(from, to) {
    const pages = await Promise.all(this.pages.between(from, to).map((page) => this.#ranges(page)));
    return pages.flatMap((ranges) => ranges?.between(from, to) ?? []);
  }

  /** @param {string | undefined} page @returns {Promise<Ranges | null>} */
  async #ranges(page) {
    return page ? this.files.get(`keys/${page}.json`, (bytes) => new Ranges(json(bytes)), page) : null;
  }
}
