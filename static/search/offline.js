// @ts-check
/** Lets the search page work offline: starts worker.js and tells it what was fetched before it ran. */

export async function keep() {
  const { serviceWorker } = navigator; // none on plain HTTP
  if (!serviceWorker) return;
  await serviceWorker.register(new URL("worker.js", import.meta.url));
  const { active } = await serviceWorker.ready;
  const fetched = performance.getEntriesByType("resource").map(({ name }) => name);
  active?.postMessage([location.href, ...fetched]);
}
