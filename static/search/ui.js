// @ts-check
/**
 * Brings the search page to life.  It needs, on the page: a form with an input named "q", #search-results, #search-status
 * and #search-suggestions; what it says stands in #search-texts (texts.js).
 */

import { combobox } from "./combobox.js";
import { element } from "./dom.js";
import { open } from "./engine.js";
import { Offline } from "./offline.js";
import { PER_PAGE, drawn, people, summary } from "./results.js";
import { read, written } from "./state.js";
import { days, texts } from "./texts.js";

/** @typedef {import("./engine.js").Index} Index */
/** @typedef {import("./state.js").State} State */

const BASE = new URL("../", import.meta.url).href;

/** @param {HTMLFormElement} form @param {HTMLInputElement} input @param {HTMLElement} results @param {HTMLElement} list */
function start(form, input, results, list) {
  /** @type {import("./texts.js").Texts} */
  const given = JSON.parse(document.getElementById("search-texts")?.textContent || "{}");
  const [say, day] = [texts(given, document.documentElement.lang || "vi"), days(given)];
  const status = counted(results);
  /** @type {Promise<Index> | undefined} */
  let opened;
  const offline = results.hasAttribute("data-offline") ? Offline.here() : undefined;
  const index = () => (opened ??= open(BASE, undefined, offline?.keep));
  let asked = 0;

  /** @param {State} state */
  const show = async (state) => {
    const turn = ++asked;
    input.value = state.q;
    document.documentElement.classList.toggle("asked", Boolean(state.q)); // so that what follows does not jump
    if (!state.q) {
      status.textContent = "";
      return results.replaceChildren();
    }
    status.textContent = say("searching");
    const { q, province, official, year, sort, page } = state;
    const options = { filters: { province, official, year }, sort, limit: PER_PAGE, offset: (page - 1) * PER_PAGE };
    const result = await (await index()).search(q, options);
    if (turn !== asked) return undefined;
    status.textContent = summary(result, say);
    results.replaceChildren(...(result.errors.length ? [failure(state, result.errors)] : []), ...drawn(result, state, BASE, say, day));
    officials(state, options);
    return undefined;
  };

  /** Counts officials when they are asked for, which takes a file more. @param {State} state @param {import("./engine.js").Options} options */
  const officials = (state, options) => {
    const details = results.querySelector("details.officials");
    details?.addEventListener("toggle", async () => {
      const { facets } = await (await index()).search(state.q, { ...options, limit: 0, officials: true });
      details.querySelector("ul")?.replaceWith(people(facets.official, state, say));
    }, { once: true });
  };

  /** @param {State} state @param {import("./engine.js").Result["errors"]} errors */
  const failure = (state, errors) => {
    const old = errors.some(({ outdated }) => outdated);
    const button = element("button", { type: "button" }, say("again"));
    button.addEventListener("click", () => {
      // The script that is older than the index may be kept in the browser's cache.
      if (old) return fetch(import.meta.url, { cache: "reload" }).finally(() => location.reload());
      opened = undefined;
      return show(state);
    });
    return element("p", { class: "failed", role: "alert" }, say(old ? "outdated" : "failed"), " ", button);
  };

  /** @param {Partial<State>} change */
  const go = async (change) => {
    const state = { ...read(location.search), page: 1, ...change };
    history.pushState(null, "", written(state));
    await show(state);
  };

  const { close } = combobox(input, list, {
    find: async (typed) => (await index()).suggest(typed),
    take: ({ text, url }) => {
      close();
      if (url) location.assign(new URL(url, BASE));
      else go({ q: text });
    },
    label: (kind) => say(`kind-${kind}`),
    name: say("suggestions"),
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    close();
    go({ q: input.value.trim(), province: "", official: "", year: "" });
  });
  results.addEventListener("change", async (event) => {
    const select = event.target;
    if (!(select instanceof HTMLSelectElement)) return;
    await go({ [select.name]: select.value });
    /** @type {HTMLElement | null} */ (results.querySelector(`select[name=${select.name}]`))?.focus();
  });
  results.addEventListener("click", async (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href^='?']") : null;
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    await go(read(link.search));
    status.focus();
  });
  addEventListener("popstate", () => show(read(location.search)));
  const shown = show(read(location.search)).finally(() => results.toggleAttribute("data-shown", true));
  index(); // so that it is there when the first letter is typed
  if (offline) Promise.all([shown, index()]).then(() => offline.start()).then(() => (results.dataset.offline = "ready")).catch(() => {}); // without it, all works but offline
}

/** @param {HTMLElement} results @returns {HTMLElement} what is read out: the count, not the whole list */
function counted(results) {
  const there = document.getElementById("search-status");
  if (there) return there;
  const made = element("p", { class: "meta", role: "status", tabindex: "-1" });
  results.before(made);
  return made;
}

const list = document.getElementById("search-suggestions");
const results = document.getElementById("search-results");
const form = list?.closest("form") ?? document.querySelector("main form[role=search]");
const input = form?.querySelector("input[name=q]");
if (list && results && form instanceof HTMLFormElement && input instanceof HTMLInputElement) start(form, input, results, list);
