// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { highlighted } from "../../static/search/highlight.js";
import { Query } from "../../static/search/query.js";
import { read, written } from "../../static/search/state.js";
import { tokens } from "../../static/search/tokens.js";

/** @param {string} text @param {string} query */
const hits = (text, query) => highlighted(text, [tokens(query)]).filter(({ hit }) => hit).map((part) => part.text);

test("words that stand together in the query are marked where they stand together", () => {
  assert.deepEqual(["Bí thư Tỉnh uỷ", "Tỉnh ủy"], hits("Bí thư Tỉnh uỷ thăm Tỉnh ủy, bí quyết", "bi thu tinh uy"));
});

test("a word typed with diacritics marks its own spelling only", () => {
  assert.deepEqual(["đầu tư"], hits("Nhà đầu tư, giá dầu tư nhân", "đầu tư"));
});

test("marked and unmarked parts together are the text", () => {
  const text = "<b>Đảng bộ</b> & “Đảng bộ”";

  assert.equal(text, highlighted(text, [tokens("đảng bộ")]).map((part) => part.text).join(""));
});

test("an address that is read and written stays the same", () => {
  const address = "?q=%C4%90%E1%BA%A3ng+b%E1%BB%99&province=bac-kan&official=hoang-duy-chinh&year=2024&sort=newest&page=3";

  assert.equal(address, written(read(address)));
});

test("an address with nonsense shows the first page of everything", () => {
  assert.deepEqual({ q: "a", province: "", official: "", year: "", sort: "relevance", page: 1 }, read("?q=+a&sort=up&page=-2e9&x=1"));
});

test("a query becomes its pairs, each once, or its only word", () => {
  assert.deepEqual(["bi thu", "thu bi"], new Query(tokens("bí thư bí thư")).terms().map((term) => term.folded));
  assert.deepEqual(["hue"], new Query(tokens(" Huế! ")).terms().map((term) => term.folded));
  assert.deepEqual([], new Query(tokens("?")).terms());
});
