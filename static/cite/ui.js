// @ts-check
/** Shows how to cite the page whose address stands behind the "?", or from which its reader came. */
import { apa, bibtex, chicago, ris } from "./styles.js";

/** @typedef {import("./styles.js").Item} Item */
/** @typedef {import("./styles.js").Version} Version */

const base = new URL("../", import.meta.url);
const place = /** @type {HTMLElement} */ (document.getElementById("citations"));

/** @type {["vi" | "en", "vi" | "en"]} */
const [own, other] = document.documentElement.lang === "en" ? ["en", "vi"] : ["vi", "en"];

/** @param {string} path @returns {Promise<any>} */
async function read(path) {
  const answer = await fetch(new URL(path, base));
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

/** @param {string} name @param {string} text */
function shown(name, text) {
  const heading = document.createElement("h2");
  heading.textContent = name;
  const words = document.createElement("pre");
  words.textContent = text;
  return [heading, words];
}

/** @param {Item} item @param {Version} version @returns {[string, string][]} */
const forms = (item, version) => [
  ["APA", apa(item, version, own)],
  ["Chicago", chicago(item, version, own)],
  [`APA (${place.dataset.other})`, apa(item, version, other)],
  [`Chicago (${place.dataset.other})`, chicago(item, version, other)],
  ["BibTeX", bibtex(item, version)],
  ["RIS", ris(item, version)],
  ["CSL-JSON", JSON.stringify([item], null, 1)],
];

/** The address of the page to be cited, below the site's own. */
function asked() {
  const from = document.referrer.startsWith(base.href) ? document.referrer.slice(base.href.length) : "";
  return /^(articles\/[\w/-]+\/|officials\/[\w-]+\/)/u.exec(location.search.slice(1) || from)?.[0] ?? "";
}

const address = asked();
if (address) {
  history.replaceState(null, "", `?${address}`); // so that it can be kept and sent on
  try {
    const [{ csl }, version] = await Promise.all([read(`${address}index.json`), read("data/version.json")]);
    place.replaceChildren(...forms(csl, version).flatMap(([name, text]) => shown(name, text)));
  } catch {
    place.textContent = place.dataset.failed ?? "";
  }
}
