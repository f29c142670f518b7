// Reads items of CSL-JSON from standard input; writes each in every style and language as the page of citations does.
import { readFileSync } from "node:fs";

import { apa, chicago } from "../../static/cite/styles.js";

const NONE = { commit: null, date: null };
const items = JSON.parse(readFileSync(0, "utf-8"));
const forms = items.map((item) => ({
  "apa en-US": apa(item, NONE, "en"),
  "apa vi-VN": apa(item, NONE, "vi"),
  "chicago-notes-bibliography en-US": chicago(item, NONE, "en"),
  "chicago-notes-bibliography vi-VN": chicago(item, NONE, "vi"),
}));
process.stdout.write(JSON.stringify(forms));
