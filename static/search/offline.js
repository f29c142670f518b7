// @ts-check
/**
 * Keeps what the search page needs and has shown, so that it works offline (worker.js).
 *
 * Files of the index are kept as they were read and checked: what has been seen need not be fetched again, and what was
 * cut on its way is not kept.
 */

const CACHE = "site-builder-search"; // as in worker.js
const INDEX = /\/search\/(index\.json$|(terms|keys|heads|facets|cards)\/)/;
const MOST = 4000; // files of the index that are kept; then the oldest make way

/** @param {string} url @returns {string} without what is asked in it */
const plain = (url) => url.replace(/[?#].*$/, "");

export class Offline {
  /** @type {Promise<unknown>[]} */ #work = [];

  /** @returns {Offline | undefined} none on plain HTTP, where browsers keep nothing */
  static here() {
    return navigator.serviceWorker && globalThis.caches ? new Offline() : undefined;
  }

  /** Starts the worker, keeps the page; returns when all that was read up to now can be read without a server. */
  async start() {
    await loaded();
    await Promise.all([navigator.serviceWorker.register(new URL("worker.js", import.meta.url)), pruned(), ...parts().map(take)]);
    await navigator.serviceWorker.ready;
    await Promise.all(this.#work);
  }

  /** @param {string} url of a file of the index @param {Uint8Array} bytes as they were read */
  keep = (url, bytes) => {
    const response = new Response(/** @type {any} */ (bytes));
    this.#work.push(caches.open(CACHE).then((cache) => cache.put(url, response)).catch(() => {})); // a full disk
  };
}

/** What the page is made of is in the browser's own cache, from which nothing needs to be fetched again. @param {string} url */
async function take(url) {
  const cache = await caches.open(CACHE);
  if (navigator.serviceWorker.controller && (await cache.match(plain(url)))) return; // the worker has brought it up to date
  const response = await fetch(url, { cache: "force-cache" });
  if (response.ok) await cache.put(plain(url), response);
}

/** @returns {string[]} the page and what it is made of, besides the index */
function parts() {
  const named = performance.getEntriesByType("resource").map(({ name }) => name);
  return [...new Set([location.href, ...named])].filter((url) => new URL(url).origin === location.origin && !INDEX.test(plain(url)));
}

async function pruned() {
  const cache = await caches.open(CACHE);
  const keys = (await cache.keys()).filter(({ url }) => INDEX.test(url));
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST)).map((key) => cache.delete(key)));
}

/** @returns {Promise<unknown>} when all parts of the page are there */
const loaded = () => new Promise((resolve) => (document.readyState === "complete" ? resolve(null) : addEventListener("load", resolve)));
