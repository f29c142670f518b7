// @ts-check
/** What a searcher typed, as the terms to look up. */

const MOST_WORDS = 32; // of a query; the bits of a number

/** @typedef {import("./tokens.js").Token} Token */

/** What a spelling is worth that is not the one typed: */
const BARE = 0.9; // nothing in the query bears a diacritic, so any may be meant
const PARTLY = 0.4; // the query bears some, but not on the word that differs
const OTHER = 0.1; // the query says otherwise

/** A word or a pair of neighbouring words to look up. */
export class Term {
  /**
   * @param {Token[]} parts one or two
   * @param {number} words which of the query's words they are, one bit each
   * @param {number} plain what another spelling of a word without diacritics is worth
   */
  constructor(parts, words, plain) {
    this.parts = parts;
    this.words = words;
    this.plain = plain;
    this.folded = parts.map((part) => part.folded).join(" ");
    this.exact = parts.map((part) => part.exact).join(" ");
  }

  /** @param {string} exact @returns {number} what this spelling of the term is worth to the searcher, up to 1 */
  worth(exact) {
    if (exact === this.exact) return 1;
    const words = exact.split(" ");
    return this.parts.every((part, i) => part.exact === words[i] || part.exact === part.folded) ? this.plain : OTHER;
  }

  /** @param {number} worth @returns {boolean} whether such a spelling counts as what was asked for */
  asked(worth) {
    return worth >= this.plain;
  }
}

/** One reading of what was typed. */
export class Query {
  /** @param {Token[]} words */
  constructor(words) {
    this.words = words.slice(0, MOST_WORDS);
    this.plain = this.words.every((word) => word.exact === word.folded) ? BARE : PARTLY;
    this.all = this.words.reduce((bits, _, i) => bits | (1 << i), 0) >>> 0;
  }

  /** @returns {Term[]} the pairs, or the word if it is alone */
  terms() {
    if (this.words.length === 1) return [this.single(0)];
    /** @type {Map<string, Term>} */
    const distinct = new Map();
    for (let i = 0; i + 1 < this.words.length; i++) {
      const term = new Term(this.words.slice(i, i + 2), (3 << i) >>> 0, this.plain);
      const same = distinct.get(term.exact);
      if (same) same.words |= term.words;
      else distinct.set(term.exact, term);
    }
    return [...distinct.values()];
  }

  /** @param {number} i @returns {Term} */
  single(i) {
    return new Term([this.words[i]], (1 << i) >>> 0, this.plain);
  }

  /** @param {number} words bits @returns {Term[]} the words that these bits do not cover, each alone */
  uncovered(words) {
    return this.words.map((_, i) => this.single(i)).filter((term) => !(words & term.words));
  }
}

/** @param {Token} typed @param {Token} found @returns {boolean} whether it is the word, in any spelling if typed without diacritics */
export const matches = (typed, found) => (typed.exact === typed.folded ? typed.folded === found.folded : typed.exact === found.exact);
