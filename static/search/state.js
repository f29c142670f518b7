// @ts-check
/** What the search page shows, as its address says: ?q=...&province=...&official=...&year=...&sort=...&page=... */

/** @typedef {"relevance" | "newest" | "oldest"} Sort */
/** @typedef {{q: string, province: string, official: string, year: string, sort: Sort, page: number}} State */

/** @param {string} search the address from "?" on @returns {State} */
export function read(search) {
  const given = new URLSearchParams(search);
  const sort = given.get("sort");
  const page = Number(given.get("page"));
  return {
    q: (given.get("q") ?? "").trim(),
    province: given.get("province") ?? "",
    official: given.get("official") ?? "",
    year: given.get("year") ?? "",
    sort: sort === "newest" || sort === "oldest" ? sort : "relevance",
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** @param {State} state @returns {string} "?..." without what goes without saying */
export function written({ q, province, official, year, sort, page }) {
  const said = { q, province, official, year, sort: sort === "relevance" ? "" : sort, page: page > 1 ? String(page) : "" };
  return `?${new URLSearchParams(Object.entries(said).filter(([, value]) => value))}`;
}
