// @ts-check
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { fold, tone } from "../../static/search/fold.js";
import { tokens } from "../../static/search/tokens.js";

/** @param {string} name @returns {any[]} */
const cases = (name) => JSON.parse(readFileSync(new URL(`../cases/${name}.json`, import.meta.url), "utf8"));

for (const { why, text, exact, folded } of cases("tokens")) {
  test(`words: ${why}`, () => {
    const found = tokens(text);

    assert.deepEqual(exact, found.map((token) => token.exact));
    assert.deepEqual(folded, found.map((token) => token.folded));
  });
}

for (const { in: given, tone: placed, fold: folded } of cases("fold")) {
  test(`fold: ${given.slice(0, 40)}`, () => {
    const text = given.normalize("NFC");

    if (placed !== undefined) assert.equal(placed, tone(text));
    if (folded !== undefined) assert.equal(folded, fold(text));
  });
}

test("offsets say where a word stands in the text", () => {
  const text = "Đồng chí Bí thư Tỉnh uỷ";

  assert.deepEqual(["Đồng", "chí", "Bí", "thư", "Tỉnh", "uỷ"], tokens(text).map(({ start, end }) => text.slice(start, end)));
});
