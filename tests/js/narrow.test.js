// A list narrowed to a year and a province; a correction that bears today's date.

import assert from "node:assert/strict";
import { test } from "node:test";

import { wanted } from "../../static/pages/narrow.js";
import { dated } from "../../static/pages/paste.js";

test("an entry stays in a list that is narrowed to its year, its province, both or neither", () => {
  const of = "2024 bac-kan";

  assert.deepEqual(
    [true, true, true, true, false, false, false],
    [["", ""], ["2024", ""], ["", "bac-kan"], ["2024", "bac-kan"], ["2023", ""], ["", "son-la"], ["2024", "son-la"]].map(
      ([year, province]) => wanted(of, year, province),
    ),
  );
});

test("an article about no province is in no list that is narrowed to one", () => {
  assert.equal(false, wanted("2024 ", "", "bac-kan"));
  assert.equal(true, wanted("2024 ", "2024", ""));
});

test("a correction to paste bears the reader's day", () => {
  assert.equal('reason = "…"\ndate = 2026-03-09\n', dated('reason = "…"\ndate = YYYY-MM-DD\n', new Date(2026, 2, 9)));
});
