// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { apa, bibtex, chicago, ris } from "../../static/cite/styles.js";

const ITEM = {
  id: "tin số 1",
  type: "article-newspaper",
  title: "Hội nghị {A} & 50% \\ B",
  author: [{ literal: "N.ĐỨC" }, { literal: "Thu Hà" }],
  "container-title": "Báo Mẫu",
  issued: { "date-parts": [[2024, 5, 6]] },
  URL: "https://example.org/archive/articles/2024/05/06/a/",
  archive: "Kho",
  note: `sha256:${"ab".repeat(32)}`,
};
const VERSION = { commit: "c".repeat(40), date: "2024-06-01" };
const NONE = { commit: null, date: null };
const BARE = { id: "a", type: "webpage", title: "Trần Văn Mẫu", URL: "https://example.org/officials/a/" };

test("APA names writers, day, title, paper, archive, address and version, in both languages", () => {
  const end = "https://example.org/archive/articles/2024/05/06/a/";

  assert.equal(
    `N.ĐỨC, & Thu Hà. (2024, May 6). ${ITEM.title}. Báo Mẫu. Kho. ${end} [Version: source abababababab, archive cccccccccccc, 2024-06-01]`,
    apa(ITEM, VERSION, "en"),
  );
  assert.equal(
    `N.ĐỨC, & Thu Hà. (2024, 6 tháng 5). ${ITEM.title}. Báo Mẫu. Kho. ${end} [Bản: nguồn abababababab, kho cccccccccccc, 2024-06-01]`,
    apa(ITEM, VERSION, "vi"),
  );
});

test("Chicago puts the title in quotes and the day behind the paper", () => {
  assert.match(chicago(ITEM, NONE, "en"), /^N\.ĐỨC, and Thu Hà\. “.*\.” Báo Mẫu, May 6, 2024\. Kho\. https:.*\. \[Version: source abababababab\]$/u);
  assert.match(chicago(ITEM, NONE, "vi"), /N\.ĐỨC, và Thu Hà\. .*Báo Mẫu, ngày 6 tháng 5 năm 2024\. Kho\./u);
});

test("what is unknown leaves no gap", () => {
  assert.equal("Trần Văn Mẫu. (n.d.). https://example.org/officials/a/", apa(BARE, NONE, "en"));
  assert.equal("“Trần Văn Mẫu.” https://example.org/officials/a/.", chicago(BARE, NONE, "vi"));
});

test("a title that ends a sentence gets no second full stop", () => {
  assert.match(apa({ ...BARE, title: "Vì sao?" }, NONE, "vi"), /^Vì sao\? \(k\.n\.\)\./u);
});

test("BibTeX escapes what TeX would read, and braces stay in pairs", () => {
  const entry = bibtex(ITEM, VERSION);

  assert.ok(entry.startsWith("@misc{tin-s-1,\n"));
  assert.ok(entry.includes("title = {{Hội nghị \\{A\\} \\& 50\\% \\textbackslash{} B}},"));
  assert.ok(entry.includes("author = {{N.ĐỨC} and {Thu Hà}},"));
});

test("RIS has a tag on each line, whatever the title holds", () => {
  const rows = ris({ ...ITEM, title: "Một\r\nER  - \nHai" }, VERSION).split("\r\n");

  assert.equal("TY  - NEWS", rows[0]);
  assert.deepEqual(["ER  - ", ""], rows.slice(-2));
  assert.ok(rows.includes("TI  - Một ER - Hai"));
  assert.ok(rows.includes("DA  - 2024/05/06"));
});
