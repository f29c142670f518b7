// @ts-check
/** The list of what was found, as elements. */

import { element, marked, vietnamese } from "./dom.js";
import { highlighted } from "./highlight.js";
import { written } from "./state.js";

/** @typedef {import("./engine.js").Result} Result */
/** @typedef {import("./engine.js").Hit} Hit */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./texts.js").Say} Say */
/** @typedef {(date: string) => string} Day writes an ISO day */
/** @typedef {import("./facets.js").Facet} Facet */

export const PER_PAGE = 10;
const NAMES = 5;
const PEOPLE = 20;

/** @param {Result} result @param {Say} say @returns {string} how much was found, for eyes and screen readers */
export function summary({ total, complete, beyond }, say) {
  if (!total) return say("none");
  const near = total > complete ? [say("near", { n: total - complete })] : [];
  const more = beyond ? [say("beyond", { n: beyond })] : [];
  return [...(complete ? [say("found", { n: complete })] : []), ...near, ...more].join(" · ");
}

/** @param {Result} result @param {State} state @param {string} base @param {Say} say @param {Day} day @returns {HTMLElement[]} */
export function drawn(result, state, base, say, day) {
  const { words } = result;
  return [
    ...result.unknown.map((name) => element("p", { class: "unknown" }, say("unknown").replace("{name}", () => name))),
    ...(result.meant ? [instead(result.meant, state, say)] : []),
    ...(result.entities.length ? [names(result.entities.slice(0, NAMES), base, say)] : []),
    ...(result.total || state.province || state.official || state.year ? [narrowing(result, state, say)] : []),
    element("ol", { class: "cards", role: "list" }, ...result.hits.map((hit) => card(hit, words, base, say, day))),
    ...(result.total > PER_PAGE ? [pager(result.total, state, say)] : []),
  ];
}

/** @param {string} text @param {State} state @param {Say} say */
function instead(text, state, say) {
  return element("p", { class: "meant" }, `${say("meant")} `, element("a", { href: written({ ...state, q: text, page: 1 }), lang: "vi" }, text), "?");
}

/** @param {Facet[]} officials @param {State} state @param {Say} say @returns {HTMLElement} each a link to the results that name him or her */
export function people(officials, state, say) {
  const rows = officials.slice(0, PEOPLE).map(({ label, value, articles }) =>
    element("li", {}, element("a", { href: written({ ...state, official: value, page: 1 }), lang: "vi" }, label), " ", element("span", { class: "count" }, say("articles", { n: articles }))),
  );
  return element("ul", { class: "links", role: "list" }, ...(rows.length ? rows : [element("li", {}, say("nobody"))]));
}

/** @param {State} state @param {Say} say */
function officials(state, say) {
  if (state.official) return element("p", { class: "chosen" }, `${say("official")}: `, vietnamese(state.official), " ", element("a", { href: written({ ...state, official: "", page: 1 }) }, say("everyone")));
  return element("details", { class: "officials" }, element("summary", {}, say("official")), element("ul", {}));
}

/** @param {Result["entities"]} entities @param {string} base @param {Say} say */
function names(entities, base, say) {
  const rows = entities.map(({ kind, name, url, articles }) => {
    const label = element("span", { class: "count" }, `${say(`kind-${kind}`)} · ${say("articles", { n: articles })}`);
    return element("li", {}, element("a", { href: new URL(url, base).href, lang: "vi" }, name), " ", label);
  });
  return element("nav", { "aria-label": say("named") }, element("ul", { class: "links", role: "list" }, ...rows));
}

/** @param {Hit} hit @param {Result["words"]} words @param {string} base @param {Say} say @param {Day} day */
function card(hit, words, base, say, day) {
  const when = hit.date ? element("time", { datetime: hit.date }, day(hit.date)) : say("undated");
  return element(
    "li",
    {},
    element("h3", { lang: "vi" }, element("a", { href: new URL(hit.url, base).href }, ...marked(highlighted(hit.title, words)))),
    element("p", { class: "meta" }, when),
    element("p", { class: "lead", lang: "vi" }, ...marked(highlighted(hit.excerpt, words))),
  );
}

/** @param {Result} result @param {State} state @param {Say} say */
function narrowing({ facets }, state, say) {
  const sorts = /** @type {const} */ (["relevance", "newest", "oldest"]).map((value) => /** @type {const} */ ([value, say(value)]));
  return element(
    "div",
    { class: "narrowing" },
    choice("sort", say("sort"), sorts, state.sort),
    choice("province", say("province"), offered(facets.province, state.province, say), state.province, true),
    choice("year", say("year"), offered(facets.year, state.year, say), state.year),
    officials(state, say),
  );
}

/** @param {Facet[]} facets @param {string} chosen @param {Say} say @returns {Array<readonly [string, string]>} */
function offered(facets, chosen, say) {
  const rows = facets.map(({ value, label, articles }) => /** @type {const} */ ([value, `${label} (${articles})`]));
  const kept = chosen && !facets.some(({ value }) => value === chosen) ? [/** @type {const} */ ([chosen, chosen])] : [];
  return [["", say("all")], ...kept, ...rows];
}

/** @param {string} name @param {string} label @param {ReadonlyArray<readonly [string, string]>} options @param {string} chosen @param {boolean} named whether the options are names */
function choice(name, label, options, chosen, named = false) {
  const select = element("select", { name }, ...options.map(([value, text]) => element("option", { value, ...(named && value ? { lang: "vi" } : {}) }, text)));
  select.value = chosen;
  return element("label", {}, `${label} `, select);
}

/** @param {number} total @param {State} state @param {Say} say */
function pager(total, state, say) {
  const last = Math.ceil(total / PER_PAGE);
  const link = (/** @type {string} */ text, /** @type {string} */ rel, /** @type {number} */ page) =>
    page >= 1 && page <= last ? [element("a", { rel, href: written({ ...state, page }) }, say(text))] : [];
  return element(
    "nav",
    { class: "pages", "aria-label": say("paging") },
    ...link("previous", "prev", state.page - 1),
    element("span", {}, say("pages", { page: state.page, last })),
    ...link("next", "next", state.page + 1),
  );
}
