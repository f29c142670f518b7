// Puts many strings to the engine over an index in a folder: node fuzz.mjs FOLDER HOW_MANY SEED; prints how many were answered.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { open } from "../../static/search/engine.js";
import { highlighted } from "../../static/search/highlight.js";

const BASE = "https://example.org/archive/";
const [folder, times, seed] = process.argv.slice(2);
const WORDS = [
  ..."bí thư tỉnh uỷ ủy đảng bộ UBND TU TP.HCM hướng hoá quảng trị 2024 -huế \"bí thư\" \"tỉnh province:quảng-trị official: date:2023..2024 date:..".split(" "),
  ..."- -- \" \"\" : .. .. date:31/02/9999 province:__proto__ official:constructor date:x..y -\" tỉnh:\"".split(" "),
];
const LETTERS = [..."aăâđeêoôơuưyáàảãạ AĐÐßŉİıﷺ\"-:*~^+<>/\\'.,0123\n\t\0", "\ud800", "\udc00", "\u0301", "👍", "北", "и", "\u202e", "ﬃ", "\uffff"];

const LOOKED = 50; // of so many, one is completed and its results are looked at, too
let state = Number(seed);
const random = (n) => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) % n;
const pick = (from) => from[random(65521) % from.length];
const many = (most, make) => Array.from({ length: 1 + (random(65521) % most) }, make);
const strings = [() => many(10, () => pick(LETTERS)).join(""), () => many(3, () => pick(WORDS)).join(" "), () => many(5, () => pick(random(2) ? WORDS : LETTERS)).join("")];

const read = new Map();
const fetchFile = async (url) => {
  const path = join(folder, url.slice(BASE.length));
  if (!read.has(path)) read.set(path, readFileSync(path));
  return new Response(read.get(path));
};
const index = await open(BASE, fetchFile);
const wrong = [];
let answered = 0;
for (let i = 0; i < Number(times); i++) {
  const text = pick(strings)();
  try {
    const { hits, total, complete, errors, words } = await index.search(text, { limit: i % LOOKED ? 0 : 1 });
    const fine = hits.length === Math.min(i % LOOKED ? 0 : 1, total) && complete <= total && !errors.length;
    const whole = hits.every(({ title }) => highlighted(title, words).map((part) => part.text).join("") === title.normalize("NFC"));
    if (i % LOOKED === 0) await index.suggest(text);
    if (fine && whole) answered++;
    else wrong.push([text, { total, complete, errors }]);
  } catch (error) {
    wrong.push([text, String(error.stack)]);
  }
}
process.exitCode = wrong.length ? 1 : 0;
process.stdout.write(JSON.stringify({ answered, wrong: wrong.slice(0, 5) }));
