// @ts-check
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const STATIC = new URL("../../static/search/", import.meta.url);

/** @param {string} name @param {Set<string>} seen @returns {Set<string>} the modules that a module needs, itself among them */
function needed(name, seen = new Set()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  const source = readFileSync(new URL(`${name}.js`, STATIC), "utf8");
  for (const [, other] of source.matchAll(/^import .* from "\.\/(\w+)\.js";$/gm)) needed(other, seen);
  return seen;
}

test("the engine needs nothing of the page", () => {
  for (const name of needed("engine")) {
    assert.doesNotMatch(readFileSync(new URL(`${name}.js`, STATIC), "utf8"), /\b(document|window|location)\b/, name);
  }
});
