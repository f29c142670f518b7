// @ts-check
/**
 * Keeps what the search page has fetched, so that it works offline.  Registered only where #search-results says data-offline.
 *
 * Files named by their content never change and are taken from what is kept; all others are fetched, and taken from
 * there when that fails.
 */

const CACHE = "site-builder-search";
const FIXED = /\/search\/(terms|keys|heads|facets|cards)\/[0-9a-f]{8}/;
const MOST = 4000; // files kept; then the oldest make way

const worker = /** @type {any} */ (globalThis); // a ServiceWorkerGlobalScope, of which the page's types know nothing

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));

// What the page had fetched before there was a worker.
worker.addEventListener("message", (/** @type {any} */ event) => {
  const urls = [event.data].flat().filter((url) => new URL(url).origin === worker.origin);
  event.waitUntil(Promise.allSettled(urls.map((url) => kept(new Request(url)))));
});

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== worker.origin) return;
  event.respondWith(FIXED.test(request.url) ? stored(request).then((found) => found ?? kept(request)) : kept(request).catch(() => fallen(request)));
});

/** @param {Request} request the page's address without what is asked in it */
const plain = (request) => request.url.replace(/[?#].*$/, "");

/** @param {Request} request @returns {Promise<Response | undefined>} */
const stored = async (request) => (await caches.open(CACHE)).match(plain(request));

/** @param {Request} request @returns {Promise<Response>} */
async function kept(request) {
  const response = await fetch(request);
  if (response.ok) {
    const cache = await caches.open(CACHE);
    await cache.put(plain(request), response.clone());
    const keys = await cache.keys();
    await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST)).map((key) => cache.delete(key)));
  }
  return response;
}

/** @param {Request} request @returns {Promise<Response>} */
const fallen = async (request) => (await stored(request)) ?? Response.error();
