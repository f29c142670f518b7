// @ts-check
/**
 * Lets the search page work offline.  Registered only where #search-results says data-offline.
 *
 * Files of the index, whose names follow from their content, come from what the page has kept (offline.js).  All others
 * are fetched; when that fails, or takes too long, what was kept of them answers.
 */

const CACHE = "site-builder-search"; // one name for all times: a newer worker finds what was kept for an older one
const FIXED = /\/search\/(terms|keys|heads|facets|cards)\/[0-9a-f]{8}/;
const PATIENCE = 3000; // milliseconds before what was kept is shown in place of what does not come

const worker = /** @type {any} */ (globalThis); // a ServiceWorkerGlobalScope, of which the page's types know nothing

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== worker.origin) return;
  if (FIXED.test(request.url)) return event.respondWith(fixed(request));
  const answer = fetched(request);
  event.waitUntil(answer.then((response) => kept(request, response)).catch(() => {}));
  event.respondWith(Promise.race([answer, late(request, answer)]).catch(async () => (await stored(request)) ?? answer));
});

/** @param {string} url @returns {string} without what is asked in it */
const plain = (url) => url.replace(/[?#].*$/, "");

/** @param {Request} request @returns {Promise<Response | undefined>} */
const stored = async ({ url }) => (await caches.open(CACHE)).match(plain(url));

/** @param {Request} request @returns {Promise<Response>} what was kept, unless the page found it damaged and asks for another */
const fixed = async (request) => (request.cache === "reload" ? undefined : await stored(request)) ?? fetch(request);

let patience = PATIENCE; // none after a wait that was in vain, until something comes

/** @param {Request} request @returns {Promise<Response>} fails when the server does */
async function fetched(request) {
  const response = await fetch(request);
  patience = PATIENCE;
  if (response.status >= 500 && (await stored(request))) throw new Error(`HTTP status ${response.status}`);
  return response;
}

/** Keeps the page and what it is made of; what a script fetches is the script's to check and to keep. @param {Request} request @param {Response} response */
async function kept(request, response) {
  if (!response.ok || !request.destination) return;
  const copy = response.clone();
  await (await caches.open(CACHE)).put(plain(request.url), copy);
}

/** @param {Request} request @param {Promise<Response>} answer */
async function late(request, answer) {
  await new Promise((resolve) => setTimeout(resolve, patience));
  patience = 0;
  return (await stored(request)) ?? answer;
}
