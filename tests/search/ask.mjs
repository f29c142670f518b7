// Puts questions to the engine over an index in a folder, for the Python tests: node ask.mjs FOLDER < questions > answers
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Files } from "../../static/search/files.js";
import { open } from "../../static/search/engine.js";
import { idf, saturated } from "../../static/search/rank.js";
import { Shard } from "../../static/search/shard.js";

const BASE = "https://example.org/archive/";
const folder = process.argv[2];
const { read, questions } = JSON.parse(readFileSync(0, "utf8"));
const fetched = [];

const fetchFile = async (url) => {
  if (!url.startsWith(BASE)) throw new Error(`outside the site: ${url}`);
  const path = url.slice(BASE.length);
  fetched.push(path);
  try {
    return new Response(readFileSync(join(folder, path)));
  } catch {
    return new Response("", { status: 404 });
  }
};

const index = await open(BASE, fetchFile);
const answers = [];
for (const [call, ...args] of questions) answers.push(await index[call](...args));
const shards = await Promise.all(read.map((path) => new Files(BASE, fetchFile).get(path, (bytes) => new Shard(bytes, index.manifest.singles))));
const terms = shards.flatMap((shard) => shard.terms.flatMap((term) => shard.variants(term)));
const weights = terms.map(({ exact, docs, body, title }) => {
  const weight = idf(index.manifest.articles, [...body, ...title].filter(Boolean).length);
  return [exact, [...docs].map((doc, i) => [doc, weight * saturated(body[i]), weight * saturated(title[i])])];
});
process.stdout.write(JSON.stringify({ answers, fetched, weights }));
