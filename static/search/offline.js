// @ts-check
/** Lets the search page work offline: starts worker.js and tells it what was fetched before it ran. */

/** @param {string[]} read files of the index, which the list of what the page has loaded may not name yet */
export async function keep(read) {
  const { serviceWorker } = navigator; // none on plain HTTP
  if (!serviceWorker) return;
  await serviceWorker.register(new URL("worker.js", import.meta.url));
  const { active } = await serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  active?.postMessage([...new Set([location.href, ...loaded, ...read])]);
}
