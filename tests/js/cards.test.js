// A card stands beside its link and inside the window.

import assert from "node:assert/strict";
import { test } from "node:test";

import { beside } from "../../static/pages/cards.js";

const CARD = { width: 300, height: 100 };
const VIEW = { width: 1000, height: 800 };

test("a card stands below its link, where the link begins", () => {
  assert.deepEqual({ left: 200, top: 126 }, beside({ left: 200, top: 100, bottom: 120 }, CARD, VIEW));
});

test("a card whose link stands at the lower edge is above it", () => {
  assert.deepEqual({ left: 200, top: 654 }, beside({ left: 200, top: 760, bottom: 780 }, CARD, VIEW));
});

test("a card never leaves the window on the right or the left, however narrow that is", () => {
  assert.equal(694, beside({ left: 950, top: 100, bottom: 120 }, CARD, VIEW).left);
  assert.equal(6, beside({ left: 20, top: 100, bottom: 120 }, CARD, { width: 280, height: 800 }).left);
});
