// @ts-check
/**
 * Reads the files that site_builder/search/shards.py writes; the layout is described there.
 */

export const FORMAT = 3;

const LETTERS = "aáàảãạăắằẳẵặâấầẩẫậ eéèẻẽẹêếềểễệ iíìỉĩị oóòỏõọôốồổỗộơớờởỡợ uúùủũụưứừửữự yýỳỷỹỵ dđ";
const SPELT = new Map(LETTERS.split(" ").map((group) => /** @type {[string, string]} */ ([group[0], group])));

/**
 * @typedef {object} Variant one spelling of a term
 * @property {string} exact "bí thư"
 * @property {number} articles how many articles contain it
 * @property {Uint32Array} docs their numbers, rising; of a single word only the best
 * @property {Uint8Array} body how often each contains it in its text
 * @property {Uint8Array} title and in its title
 */
/**
 * @typedef {object} Entity
 * @property {string} key folded name
 * @property {string} kind
 * @property {string} name
 * @property {string} url
 * @property {number} articles
 * @property {string} docs of officials, the articles' numbers, as officials.js reads them
 */

/** Walks through bytes. */
class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }
  /** @returns {number} */
  number() {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new RangeError("the file ends early");
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
    throw new RangeError("no number");
  }
  /** @param {number} count */
  numbers(count) {
    if (count > this.bytes.length) throw new RangeError("the file ends early");
    const values = new Uint32Array(count);
    for (let i = 0; i < count; i++) values[i] = this.number();
    return values;
  }
  /** @param {number} size */
  take(size) {
    if (this.at + size > this.bytes.length) throw new RangeError("the file ends early");
    return this.bytes.subarray(this.at, (this.at += size));
  }
  /** @param {number} count @returns {string[]} words, each told by what it shares with the one before */
  words(count) {
    const shared = this.numbers(count);
    const rest = this.numbers(count);
    const decoder = new TextDecoder();
    const words = [];
    let before = new Uint8Array();
    for (let i = 0; i < count; i++) {
      const word = new Uint8Array(shared[i] + rest[i]);
      word.set(before.subarray(0, shared[i]));
      word.set(this.take(rest[i]), shared[i]);
      words.push(decoder.decode((before = word)));
    }
    return words;
  }
  /** @param {string} folded @returns {string} the word as spelt */
  spelling(folded) {
    const first = this.byte();
    if (first === 0) return folded;
    if (first === 255) return new TextDecoder().decode(this.take(this.byte()));
    let spelt = "";
    let mark = first;
    for (const letter of folded) {
      const group = SPELT.get(letter);
      if (!group) {
        spelt += letter;
        continue;
      }
      spelt += group[(mark || this.byte()) - 1];
      mark = 0;
    }
    return spelt;
  }
  /** @returns {number} one byte */
  byte() {
    return this.take(1)[0];
  }
}

/** A range of terms in order, with their spellings and articles, and the names among them. */
export class Shard {
  /** @type {Entity[] | undefined} */ #entities;
  /** @type {Uint32Array} */ #variantStart = new Uint32Array();
  /** @type {Uint32Array} */ #postingStart;
  /** @type {Uint32Array} */ #articles;
  /** @type {Uint32Array} */ #docs;
  /** @type {Uint8Array} */ #body;
  /** @type {Uint8Array} */ #title;
  /** @type {string[]} */ #exact = [];
  /** @type {string} */ #names;
  /** @type {string[]} folded terms, rising */
  terms = [];
  /** @type {Map<string, number>} how many articles contain a single word in any spelling */
  singles = new Map();

  /**
   * @param {Uint8Array} bytes
   * @param {number} most articles kept of a single word in one spelling
   * @throws {RangeError} when they are not a whole shard
   */
  constructor(bytes, most) {
    const reader = new Reader(bytes);
    const [format, groups, terms, variants, postings, more, titled] = reader.numbers(7);
    if (format !== FORMAT) throw new RangeError(`format ${format} instead of ${FORMAT}`);
    this.#readTerms(reader, groups, terms);
    this.#readSpellings(reader);
    this.#articles = reader.numbers(variants);
    this.#postingStart = sums(this.#articles.map((n, v) => (this.#exact[v].includes(" ") ? n : Math.min(n, most))));
    this.#docs = reader.numbers(postings);
    this.#body = new Uint8Array(postings).fill(1);
    this.#title = new Uint8Array(postings);
    this.#readCounts(reader.numbers(more), reader.numbers(titled));
    this.#names = new TextDecoder().decode(bytes.subarray(reader.at));
    if (this.#exact.length !== variants || this.#postingStart[variants] !== postings) throw new RangeError("counts disagree");
  }

  /** @param {Reader} reader @param {number} groups @param {number} terms */
  #readTerms(reader, groups, terms) {
    const first = reader.words(groups);
    const size = reader.numbers(groups);
    const second = reader.words(terms);
    for (let group = 0, i = 0; group < groups; group++) {
      for (const end = i + size[group]; i < end; i++) this.terms.push(second[i] ? `${first[group]} ${second[i]}` : first[group]);
    }
    this.#variantStart = sums(reader.numbers(terms));
    for (const term of this.terms) if (!term.includes(" ")) this.singles.set(term, reader.number());
  }

  /** @param {Reader} reader */
  #readSpellings(reader) {
    this.terms.forEach((term, i) => {
      const words = term.split(" ");
      for (let v = this.#variantStart[i]; v < this.#variantStart[i + 1]; v++) {
        this.#exact.push(words.map((word) => reader.spelling(word)).join(" "));
      }
    });
  }

  /** @param {Uint32Array} more @param {Uint32Array} titled */
  #readCounts(more, titled) {
    for (let i = 0, m = 0, t = 0; i < this.#docs.length; i++) {
      if (this.#docs[i] & 1) {
        this.#body[i] = more[m] >> 1;
        if (more[m++] & 1) this.#title[i] = titled[t++];
      }
      this.#docs[i] >>>= 1;
    }
  }

  /** @param {string} term folded @returns {Variant[]} its spellings; none when it is not there */
  variants(term) {
    const i = firstNotBelow(this.terms, term);
    if (this.terms[i] !== term) return [];
    const found = [];
    for (let v = this.#variantStart[i]; v < this.#variantStart[i + 1]; v++) found.push(this.#variant(v));
    return found;
  }

  /** @param {string} prefix folded @returns {Variant[]} all spellings of all terms that begin so */
  starting(prefix) {
    const found = [];
    for (let i = firstNotBelow(this.terms, prefix); i < this.terms.length && this.terms[i].startsWith(prefix); i++) {
      for (let v = this.#variantStart[i]; v < this.#variantStart[i + 1]; v++) found.push(this.#variant(v));
    }
    return found;
  }

  /** @param {number} v @returns {Variant} */
  #variant(v) {
    const from = this.#postingStart[v];
    const to = this.#postingStart[v + 1];
    const docs = this.#docs.slice(from, to);
    for (let i = 1; i < docs.length; i++) docs[i] += docs[i - 1] + 1;
    return { exact: this.#exact[v], articles: this.#articles[v], docs, body: this.#body.subarray(from, to), title: this.#title.subarray(from, to) };
  }

  /** @param {string} prefix folded @returns {Array<{exact: string, articles: number}>} pairs that begin so, in every spelling */
  beginning(prefix) {
    const found = [];
    for (let i = firstNotBelow(this.terms, prefix); i < this.terms.length && this.terms[i].startsWith(prefix); i++) {
      for (let v = this.#variantStart[i]; v < this.#variantStart[i + 1]; v++) {
        found.push({ exact: this.#exact[v], articles: this.#articles[v] });
      }
    }
    return found;
  }

  /** @returns {Entity[]} the officials and places named here, by key */
  entities() {
    this.#entities ??= this.#names
      .split("\n")
      .map((line) => line.split("\t"))
      .filter((cells) => cells.length === 6)
      .map(([key, kind, name, url, articles, docs]) => ({ key, kind, name, url, articles: Number(articles), docs }));
    return this.#entities;
  }
}

/** @param {string[]} sorted @param {string} key @returns {number} the first place whose text is not below the key */
export function firstNotBelow(sorted, key) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param {Uint32Array} sizes @returns {Uint32Array} where each begins; one more at the end */
function sums(sizes) {
  const starts = new Uint32Array(sizes.length + 1);
  for (let i = 0; i < sizes.length; i++) starts[i + 1] = starts[i] + sizes[i];
  return starts;
}
