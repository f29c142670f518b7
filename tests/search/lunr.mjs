// Loads a prebuilt index into npm's lunr as docs/search.md says, and searches it: node lunr.mjs INDEX < queries > answers
import { readFileSync } from "node:fs";

import lunr from "lunr";

import { vietnameseFold } from "../../static/search/lunr.js";

lunr.Pipeline.registerFunction(vietnameseFold, "vietnameseFold");
const index = lunr.Index.load(JSON.parse(readFileSync(process.argv[2], "utf8")));
const queries = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(queries.map((query) => index.search(query).map(({ ref }) => ref))));
