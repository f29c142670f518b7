// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { days, texts } from "../../static/search/texts.js";

const GIVEN = { articles: ["{n} article", "{n} articles"], day: ["{d} {MMM} {y}"], months: ["Jan", "Feb", "Mar"] };

test("a text has the form for its number, which is written as the language does", () => {
  const say = texts(GIVEN, "en");

  assert.deepEqual(["1 article", "0 articles", "1,200 articles"], [1, 0, 1200].map((n) => say("articles", { n })));
});

test("a text that the page does not bring is shown by its name", () => {
  assert.equal("searching", texts({}, "en")("searching"));
});

test("a day is written by the pattern of the page, an ISO day without one", () => {
  assert.equal("5 Mar 2024", days(GIVEN)("2024-03-05"));
  assert.equal("5/3/2024", days({ day: ["{d}/{M}/{y}"] })("2024-03-05"));
  assert.equal("2024-3-5", days({})("2024-03-05"));
});
