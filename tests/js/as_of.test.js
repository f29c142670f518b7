// A month finds the holders whom articles of that time name.

import assert from "node:assert/strict";
import { test } from "node:test";

import { held } from "../../static/pages/as-of.js";

test("a holder is shown in the months from the first to the last article of a span, and in no other", () => {
  const spans = "2023-01-09/2023-06-30 2025-02-01/2025-02-01";

  assert.deepEqual(
    [false, true, true, true, false, false, true, false],
    ["2022-12", "2023-01", "2023-03", "2023-06", "2023-07", "2024-05", "2025-02", "2025-03"].map((month) => held(month, spans)),
  );
});

test("a holder without days is shown in no month", () => {
  assert.equal(false, held("2024-05", ""));
});
