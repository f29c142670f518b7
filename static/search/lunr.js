// @ts-check
/** What npm's lunr needs to read data/lunr-index.json; docs/search.md shows how. */

import { tokens } from "./tokens.js";

/**
 * To be registered as "vietnameseFold" before the index is loaded.
 *
 * @template {{toString(): string, clone(change: (s: string) => string): T}} T
 * @param {T} token
 * @returns {T[]} its words without diacritics
 */
export const vietnameseFold = (token) => tokens(token.toString()).map(({ folded }) => token.clone(() => folded));
