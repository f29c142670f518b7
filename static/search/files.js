// @ts-check
/** Fetches the index's files once each, checks that they are what their names say, and keeps account of what failed. */

/**
 * @typedef {object} Manifest search/index.json
 * @property {number} format
 * @property {number} articles
 * @property {number} numbers how many numbers they have, free ones among them
 * @property {number} singles articles kept of a single word in one spelling
 * @property {string} keys first key of each page of the directory, front-coded
 * @property {string} names names of the pages, eight characters each
 * @property {number} cardsPerFile numbers that share a file
 * @property {boolean} texts whether each card has its article's text, else its first words
 * @property {number} filesPerFolder
 * @property {string} folders names of the folders of cards, eight characters each
 * @property {Array<[string, number]>} months each with how many numbers it takes
 * @property {string} provinces name of the file of provinces
 * @property {string} days name of the file of days
 * @property {string} officials name of the file of officials
 * @property {string} heads name of the file of completions
 * @property {string} words name of the file of common words
 */
/** @typedef {(url: string, options?: RequestInit) => Promise<Response>} Fetch */
/** @typedef {(url: string, bytes: Uint8Array) => void} Keep told what was read and checked */

export const MANIFEST = "index.json";

export class Files {
  /** @type {Map<string, Promise<{content: any, error: string}>>} */ #kept = new Map();
  /** @type {Map<string, string>} what could not be read, and why: what a search has missed, it has missed, though it came later */
  errors = new Map();

  /** @param {string} base ends with "/" @param {Fetch} fetch @param {Keep} [keep] */
  constructor(base, fetch, keep) {
    this.base = base;
    this.fetch = fetch;
    this.keep = keep;
  }

  /** @returns {Files} the same files for others to read, who give account of their own errors */
  apart() {
    const files = new Files(this.base, this.fetch, this.keep);
    files.#kept = this.#kept;
    return files;
  }

  /** Before a search: forgets what another one missed; but without a manifest there is nothing to read. */
  begin() {
    for (const path of this.errors.keys()) if (path !== MANIFEST) this.errors.delete(path);
  }

  /**
   * @template T
   * @param {string} path under search/
   * @param {(bytes: Uint8Array) => T} read
   * @param {string} [crc] what the content's checksum must be, in hex
   * @returns {Promise<T | null>} null when it cannot be had; a later call tries again
   */
  async get(path, read, crc) {
    let kept = this.#kept.get(path);
    if (!kept) {
      kept = this.#load(path, read, crc);
      this.#kept.set(path, kept);
    }
    const { content, error } = await kept;
    if (error) this.errors.set(path, error);
    return content;
  }

  /** @template T @param {string} path @param {(bytes: Uint8Array) => T} read @param {string} [crc] */
  async #load(path, read, crc) {
    const url = new URL(`search/${path}`, this.base).href;
    try {
      // All other names follow from the content, so that only the manifest can be out of date.
      const first = await this.#bytes(url, path === MANIFEST ? "no-cache" : "default");
      try {
        return { content: this.#checked(url, first, read, crc), error: "" };
      } catch {
        // What the browser kept of it may be damaged, and what the server has whole.
        return { content: this.#checked(url, await this.#bytes(url, "reload"), read, crc), error: "" };
      }
    } catch (error) {
      this.#kept.delete(path);
      return { content: null, error: (error instanceof Error && error.message) || String(error) };
    }
  }

  /** @param {string} url @param {RequestCache} cache */
  async #bytes(url, cache) {
    const response = await this.fetch(url, cache === "default" ? undefined : { cache });
    if (!response.ok) throw new Error(`HTTP status ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }

  /** @template T @param {string} url @param {Uint8Array} bytes @param {(bytes: Uint8Array) => T} read @param {string} [crc] @returns {T} */
  #checked(url, bytes, read, crc) {
    if (crc && crc32(bytes) !== crc) throw new Error("the content is not what the name says");
    const content = read(bytes);
    this.keep?.(url, bytes);
    return content;
  }
}

/** @param {Uint8Array} bytes @returns {any} */
export const json = (bytes) => JSON.parse(new TextDecoder().decode(bytes));

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});

/** @param {Uint8Array} bytes @returns {string} */
export function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = TABLE[(crc ^ byte) & 255] ^ (crc >>> 8);
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
}

/** @param {string} names @returns {string[]} */
export const eights = (names) => names.match(/.{8}/g) ?? [];
