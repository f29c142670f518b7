// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { readings } from "../../static/search/aliases.js";
import { asked } from "../../static/search/asked.js";
import { excerpt } from "../../static/search/excerpt.js";
import { highlighted } from "../../static/search/highlight.js";
import { Query } from "../../static/search/query.js";
import { read, written } from "../../static/search/state.js";

const PIECES = [
  ...'bí thư tỉnh uỷ UBND TU TP.HCM ủy_ban nhân dân -huế "bí "tỉnh" province: tỉnh:"x official:__proto__ date:.. date:31/2/99..x'.split(" "),
  ...'aăđơưỷ AĐÐßŉİıﷺ"-:*~^+<>/\\\'.,0123', " ", "\n", "\0", "\ud800", "\udc00", "\u0301", "👍", "北", "\u202e", "\uffff", " ", "\u00a0",
];
const TEXT = "Bí thư Tỉnh uỷ Quảng Trị. Chủ tịch UBND huyện Hướng Hoá, TP.HCM; uỷ ban nhân dân. ".repeat(4);
let state = 11;
/** @param {number} n */
const random = (n) => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 8) % n;

test("a hundred thousand strings are read as queries, and what they mark is the text", () => {
  for (let i = 0; i < 100_000; i++) {
    const text = Array.from({ length: 1 + random(12) }, () => PIECES[random(PIECES.length)]).join(random(2) ? " " : "");
    const query = asked(text);
    const words = readings(query.words, query.quoted, query.text);

    assert.ok(words.length <= 3);
    assert.equal(query.words.length, query.quoted.length);
    for (const word of query.words) assert.ok(word.exact && word.end <= query.text.length);
    for (const reading of words) for (const term of new Query(reading).terms()) assert.ok(term.folded);
    if (i % 50) continue;
    assert.equal(TEXT.normalize("NFC"), highlighted(TEXT, words).map((part) => part.text).join(""));
    assert.ok(TEXT.normalize("NFC").includes(excerpt(TEXT, words).replace(/^…|…$/g, "")));
    const address = `?${new URLSearchParams({ q: text })}`;
    assert.deepEqual(read(written(read(address))), read(address));
  }
});
