// @ts-check
/**
 * Citations as people and programs write them, from CSL-JSON.
 *
 * @typedef {{ literal: string }} Name
 * @typedef {object} Item
 * @property {string} id
 * @property {string} type
 * @property {string} title
 * @property {Name[]} [author]
 * @property {string} [container-title]
 * @property {{ "date-parts": number[][] }} [issued]
 * @property {string} [URL]
 * @property {string} [archive]
 * @property {string} [note]
 * @typedef {{ commit: string | null, date: string | null }} Version  The archive's last commit and its day.
 */

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const SHORT = 12; // characters of a hash that are shown

/** @param {Item} item */
const names = (item) => (item.author ?? []).map((name) => name.literal);

/** Names one after the other, with a word before the last. @param {string[]} who @param {string} and */
const listed = (who, and) => (who.length > 1 ? `${who.slice(0, -1).join(", ")}, ${and} ${who[who.length - 1]}` : who.join(""));

/** @param {string} text */
const sentence = (text) => (/[.!?…]["”»]?$/u.test(text) ? text : `${text}.`);

/** The words that say which version was read. @param {Item} item @param {Version} version @param {"vi" | "en"} language */
export function versionOf(item, version, language) {
  const hash = item.note?.replace("sha256:", "").slice(0, SHORT);
  const words = language === "vi" ? { of: "Bản", source: "nguồn", commit: "kho" } : { of: "Version", source: "source", commit: "archive" };
  const parts = [hash && `${words.source} ${hash}`, version.commit && `${words.commit} ${version.commit.slice(0, SHORT)}`, version.date];
  const said = parts.filter(Boolean).join(", ");
  return said ? `[${words.of}: ${said}]` : "";
}

/** @param {Item} item @param {"vi" | "en"} language */
function apaDate(item, language) {
  const [year, month, day] = item.issued?.["date-parts"][0] ?? [];
  if (!year) return language === "vi" ? "(k.n.)" : "(n.d.)";
  return language === "vi" ? `(${year}, ${day} tháng ${month})` : `(${year}, ${MONTHS[month - 1]} ${day})`;
}

/** APA, 7th edition. @param {Item} item @param {Version} version @param {"vi" | "en"} language */
export function apa(item, version, language) {
  const who = listed(names(item), "&");
  const head = who ? [sentence(who), `${apaDate(item, language)}.`, sentence(item.title)] : [sentence(item.title), `${apaDate(item, language)}.`];
  const where = [item["container-title"], item.archive].filter(Boolean).map((name) => sentence(`${name}`));
  return [...head, ...where, item.URL, versionOf(item, version, language)].filter(Boolean).join(" ");
}

/** Chicago, notes and bibliography. @param {Item} item @param {Version} version @param {"vi" | "en"} language */
export function chicago(item, version, language) {
  const [year, month, day] = item.issued?.["date-parts"][0] ?? [];
  const date = !year ? "" : language === "vi" ? `ngày ${day} tháng ${month} năm ${year}` : `${MONTHS[month - 1]} ${day}, ${year}`;
  const where = [[item["container-title"], date].filter(Boolean).join(", "), item.archive].filter(Boolean).map((name) => sentence(`${name}`));
  const who = listed(names(item), language === "vi" ? "và" : "and") || `${item["container-title"] ?? ""}`; // unsigned: the newspaper
  return [who && sentence(who), `“${sentence(item.title)}”`, ...where, item.URL && `${item.URL}.`, versionOf(item, version, language)]
    .filter(Boolean)
    .join(" ");
}

/** @type {Record<string, string>} */
const TEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };

/** @param {string} text */
const tex = (text) => text.replace(/\s+/gu, " ").replace(/[\\~^{}$&%#_]/gu, (character) => TEX[character] ?? `\\${character}`);

/** @param {string} text */
const line = (text) => text.replace(/\s+/gu, " ").trim();

/** @param {Item} item @param {Version} version */
export function bibtex(item, version) {
  const [year, month, day] = item.issued?.["date-parts"][0] ?? [];
  const fields = [
    ["title", item.title && `{${tex(item.title)}}`],
    ["author", names(item).map((name) => `{${tex(name)}}`).join(" and ")],
    ["journal", item["container-title"] && tex(item["container-title"])],
    ["year", year && `${year}`],
    ["month", month && `${month}`],
    ["day", day && `${day}`],
    ["url", item.URL],
    ["note", tex([item.archive, versionOf(item, version, "en")].filter(Boolean).join(" "))],
  ];
  const rows = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@misc{${item.id.replace(/[^A-Za-z0-9:_-]+/gu, "-")},\n${rows.join("")}}\n`;
}

/** @param {Item} item @param {Version} version */
export function ris(item, version) {
  const parts = item.issued?.["date-parts"][0];
  const date = parts?.map((part) => `${part}`.padStart(2, "0")).join("/");
  const rows = [
    ["TY", item.type === "article-newspaper" ? "NEWS" : "ELEC"],
    ...names(item).map((name) => ["AU", name]),
    ["TI", item.title],
    ["T2", item["container-title"]],
    ["DA", date],
    ["UR", item.URL],
    ["DB", item.archive],
    ["N1", versionOf(item, version, "en")],
    ["LA", "vi"],
  ];
  return `${rows.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${line(`${value}`)}\r\n`).join("")}ER  - \r\n`;
}
