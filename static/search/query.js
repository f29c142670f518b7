// @ts-check
/** What a searcher typed, as the terms to look up. */

import { tokens } from "./tokens.js";

const MOST_WORDS = 32; // of a query; the bits of a number

/** @typedef {import("./tokens.js").Token} Token */

/** A word or a pair of neighbouring words to look up. */
export class Term {
  /** @param {Token[]} parts one or two @param {number} words which of the query's words they are, one bit each */
  constructor(parts, words) {
    this.parts = parts;
    this.words = words;
    this.folded = parts.map((part) => part.folded).join(" ");
  }

  /** @param {string} exact @returns {boolean} whether this spelling is meant: a word typed without diacritics means any */
  means(exact) {
    const words = exact.split(" ");
    return this.parts.every((part, i) => part.exact === part.folded || part.exact === words[i]);
  }
}

export class Query {
  /** @param {string} text */
  constructor(text) {
    this.words = tokens(String(text ?? "").slice(0, 2000)).slice(0, MOST_WORDS);
    this.all = this.words.reduce((bits, _, i) => bits | (1 << i), 0) >>> 0;
  }

  /** @returns {Term[]} the pairs, or the word if it is alone */
  terms() {
    if (this.words.length === 1) return [this.single(0)];
    /** @type {Map<string, Term>} */
    const distinct = new Map();
    for (let i = 0; i + 1 < this.words.length; i++) {
      const term = new Term(this.words.slice(i, i + 2), (3 << i) >>> 0);
      const same = distinct.get(`${term.parts[0].exact} ${term.parts[1].exact}`);
      if (same) same.words |= term.words;
      else distinct.set(`${term.parts[0].exact} ${term.parts[1].exact}`, term);
    }
    return [...distinct.values()];
  }

  /** @param {number} i @returns {Term} */
  single(i) {
    return new Term([this.words[i]], (1 << i) >>> 0);
  }

  /** @param {number} words bits @returns {Term[]} the words that these bits do not cover, each alone */
  uncovered(words) {
    return this.words.map((_, i) => this.single(i)).filter((term) => !(words & term.words));
  }
}
