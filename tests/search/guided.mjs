// Puts strings to the search that are bred towards code which none has reached yet: what V8 counts while it runs says which do.
// node guided.mjs FOLDER HOW_LONG SEED [KEPT]: an index; so many strings ("5000") or seconds ("600s"); where to keep what broke it.
// Prints {tried, kept, wrong}: how many strings were put, how many of them reached something new, and those that broke something.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { join } from "node:path";

import { readings } from "../../static/search/aliases.js";
import { asked } from "../../static/search/asked.js";
import { open } from "../../static/search/engine.js";
import { excerpt } from "../../static/search/excerpt.js";
import { highlighted } from "../../static/search/highlight.js";
import { Query } from "../../static/search/query.js";
import { read, written } from "../../static/search/state.js";

const BASE = "https://example.org/archive/";
const TEXT = "Bí thư Tỉnh uỷ Quảng Trị. Chủ tịch UBND huyện Hướng Hoá, TP.HCM; uỷ ban nhân dân. ".repeat(3).normalize("NFC");
const SEEDS = ["", "bi thu tinh uy", '"Tỉnh uỷ Bắc Kạn" -huế', "tỉnh:quảng-trị date:2023..2024-05", 'official:"Hoàng Duy Chinh" UBND', "TP.HCM"];
const PIECES = [
  ...'" - : .. -" "" () / province: tỉnh: official: cán-bộ: date: ngày: 2024 31/2/9999 17/2/2023 2023-05.. ..x __proto__ constructor'.split(" "),
  ...'bí thư bi thu UBND HĐND TU TW kĩ uỷ Hoà Kạn Daklak nguyễn văn'.split(" "),
  ...["\0", "\n", "\t", "\ud800", "\udc00", "\u0301", "\u031b\u0323", "👍🏽", "北京", "Я", "\u202e", "ﬃ", "İ", "ß", "\uffff", "\u00a0", "\u200b", "đ", "Ð", "%00", "<b>", "&amp;", "{{7*7}}"],
];
const [USUAL, LONGEST] = [120, 10_000]; // letters; long strings are few, since they take long
const BATCH = 16; // strings between two looks at what was reached
const SLOW = 2000; // milliseconds that no string may take

const [folder, howLong, seed, kept] = process.argv.slice(2);
let state = Number(seed);
const random = (n) => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 8) % n;
const pick = (from) => from[random(from.length)];

const files = new Map();
const index = await open(BASE, async (url) => {
  const path = join(folder, url.slice(BASE.length));
  if (!files.has(path)) files.set(path, readFileSync(path));
  return new Response(files.get(path));
});

const CHANGES = [
  (text, at) => text.slice(0, at) + pick(PIECES) + text.slice(at),
  (text, at) => `${text} ${pick(PIECES)}`,
  (text, at) => text.slice(0, at) + text.slice(at + 1 + random(4)),
  (text, at) => text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << random(12))) + text.slice(at + 1),
  (text, at) => text.slice(0, at) + text.slice(random(text.length + 1)),
  (text, at, other) => text.slice(0, at) + other.slice(random(other.length + 1)),
  (text, at) => text.slice(0, at) + (text.slice(at, at + 1 + random(8)) || "a").repeat(1 + random(random(8) ? 4 : 400)) + text.slice(at),
  (text) => (random(2) ? text.toUpperCase() : text.normalize(pick(["NFD", "NFC"]))),
];

/** @param {string[]} corpus @returns {string} */
function bred(corpus) {
  let text = pick(corpus);
  for (let times = 1 + random(5); times > 0; times--) text = pick(CHANGES)(text, random(text.length + 1), pick(corpus));
  return text.slice(0, random(16) ? USUAL : LONGEST);
}

/** @param {string} text @returns {Promise<string[]>} what is wrong about the answer */
async function wrongAbout(text) {
  const began = performance.now();
  try {
    const query = asked(text);
    const words = readings(query.words, query.quoted, query.text);
    const terms = words.flatMap((reading) => new Query(reading).terms());
    const address = `?${new URLSearchParams({ q: text })}`;
    const result = await index.search(text, { limit: 2, sort: pick(["relevance", "newest", "oldest"]) });
    const suggested = await index.suggest(text);
    const says = {
      "too many readings": words.length > 3 || query.words.length !== query.quoted.length,
      "an empty term": terms.some((term) => !term.folded),
      "marks change the text": highlighted(TEXT, words).map((part) => part.text).join("") !== TEXT,
      "the excerpt is none": !TEXT.includes(excerpt(TEXT, words).replace(/^…|…$/g, "")),
      "the address says other": JSON.stringify(read(written(read(address)))) !== JSON.stringify(read(address)),
      "the counts are off": result.complete > result.total || result.hits.length !== Math.min(2, result.total),
      "a file failed": result.errors.length > 0,
      "too many suggestions": suggested.length > 8,
      "too slow": performance.now() - began > SLOW,
    };
    return Object.keys(says).filter((what) => says[what]);
  } catch (error) {
    return [String(error.stack)];
  }
}

const session = new Session();
session.connect();
await session.post("Profiler.enable");
await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
const reached = new Set();

/** @returns {Promise<number>} how much was reached since the last call that had not been before: stretches of code, and how often about */
async function news() {
  const { result } = await session.post("Profiler.takePreciseCoverage");
  const before = reached.size;
  for (const { url, functions } of result) {
    if (!url.includes("/static/search/")) continue;
    for (const { ranges } of functions) {
      for (const { startOffset, endOffset, count } of ranges) {
        if (count) reached.add(`${url.slice(-12)} ${startOffset} ${endOffset} ${Math.min(8, Math.floor(Math.log2(count)))}`);
      }
    }
  }
  return reached.size - before;
}

const corpus = [...SEEDS];
const wrong = [];
const until = howLong.endsWith("s") ? Date.now() + 1000 * parseFloat(howLong) : Infinity;
const most = until === Infinity ? Number(howLong) : Infinity;
let tried = 0;

/** @param {string} text */
async function put(text) {
  tried++;
  const found = await wrongAbout(text);
  if (found.length) wrong.push([text, ...found]);
}

for (const text of SEEDS) await put(text);
await news();
while (tried < most && Date.now() < until && wrong.length < 5) {
  const batch = Array.from({ length: BATCH }, () => bred(corpus));
  for (const text of batch) await put(text);
  const before = new Set(reached);
  if (!(await news())) continue;
  // Which of them it was: each again, alone.
  reached.clear();
  for (const feature of before) reached.add(feature);
  for (const text of batch) {
    await wrongAbout(text);
    if (await news()) corpus.push(text);
  }
}
if (kept && wrong.length) {
  mkdirSync(kept, { recursive: true });
  wrong.forEach(([text], i) => writeFileSync(join(kept, `${seed}-${i}.json`), JSON.stringify(text)));
}
process.exitCode = wrong.length ? 1 : 0;
process.stdout.write(`${JSON.stringify({ tried, kept: corpus.length - SEEDS.length, reached: reached.size, wrong })}\n`);
