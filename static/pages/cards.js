// A person or place linked in a text shows, on hover and focus, the head of its page as a card.  Nothing is fetched
// before a reader asks; without this script, or without a connection, the links are plain links.

const WAIT = 300; // milliseconds that a pointer rests on a link before its card comes
const LINGER = 200; // and that the card stays, for the pointer to reach it
const GAP = 6; // pixels between a card and its link, and the edges of the window

/**
 * @typedef {{ left: number, top: number, bottom: number }} Words
 * @typedef {{ width: number, height: number }} Size
 */

/**
 * Return where in the window a card stands: below its link where it fits, else above, never beyond the left and right.
 * @param {Words} link
 * @param {Size} card
 * @param {Size} view
 */
export function beside(link, card, view) {
  const below = link.bottom + GAP;
  const top = below + card.height <= view.height || link.top < card.height + GAP ? below : link.top - GAP - card.height;
  return { left: Math.max(GAP, Math.min(link.left, view.width - card.width - GAP)), top };
}

/** @type {Map<string, Promise<HTMLElement[]>>} */
const heads = new Map();

/**
 * Return the lines at the head of a page, none where it has no such head.
 * @param {string} url
 */
function head(url) {
  const known = heads.get(url);
  if (known) return known;
  const read = fetch(url)
    .then((answer) => (answer.ok ? answer.text() : ""))
    .then((html) => [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("main hgroup > *")])
    .then((lines) => lines.filter((line) => line.textContent?.trim()).map((line) => plain(line, "p")))
    .catch(() => []);
  heads.set(url, read);
  return read;
}

/**
 * Return what stands at the head of a page without its links, each word still in its language.
 * @param {Node} node
 * @param {string} tag
 */
function plain(node, tag = "span") {
  const made = document.createElement(tag);
  if (node instanceof HTMLElement && node.lang) made.lang = node.lang;
  made.append(...[...node.childNodes].map((child) => (child instanceof Element ? plain(child) : (child.textContent ?? ""))));
  return made;
}

/** @param {Element} text */
function watch(text) {
  const card = document.createElement("div");
  card.className = "card";
  card.id = "card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  /** @type {HTMLAnchorElement | null} */
  let shown = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const later = (/** @type {() => void} */ what, /** @type {number} */ wait) => {
    clearTimeout(timer);
    timer = setTimeout(what, wait);
  };

  const hide = () => {
    clearTimeout(timer);
    shown?.removeAttribute("aria-describedby");
    shown = null;
    card.hidden = true;
  };

  const show = async (/** @type {HTMLAnchorElement} */ link) => {
    hide();
    shown = link;
    const lines = await head(link.href);
    if (shown !== link || !lines.length) return;
    card.replaceChildren(...lines);
    card.hidden = false;
    link.setAttribute("aria-describedby", card.id);
    const view = { width: document.documentElement.clientWidth, height: window.innerHeight };
    const at = beside(link.getClientRects()[0], card.getBoundingClientRect(), view);
    card.style.left = `${at.left + window.scrollX}px`;
    card.style.top = `${at.top + window.scrollY}px`;
  };

  const linked = (/** @type {Event} */ event) => (event.target instanceof Element ? event.target.closest("a") : null);

  text.addEventListener("pointerover", (event) => {
    const link = linked(event);
    if (link && event instanceof PointerEvent && event.pointerType === "mouse") {
      if (link !== shown) later(() => show(link), WAIT);
      else clearTimeout(timer);
    }
  });
  text.addEventListener("pointerout", () => later(hide, LINGER));
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", () => later(hide, LINGER));
  text.addEventListener("focusin", (event) => {
    const link = linked(event);
    if (link?.matches(":focus-visible")) void show(link);
  });
  text.addEventListener("focusout", hide);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  document.body.append(card);
}

if (globalThis.document) for (const text of document.querySelectorAll(".text")) watch(text);
