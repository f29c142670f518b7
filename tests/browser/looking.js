// What the tests ask of a page, in the page.
globalThis.looking = {
  /** Note how far things jump while a page loads; run before anything else. */
  watchShifts() {
    globalThis.shifts = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.shifts += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  },

  /** What axe finds, as "rule: element" lines; by all its rules or by some. */
  async axe(rules) {
    const options = { resultTypes: ["violations"], ...(rules && { runOnly: { type: "rule", values: rules } }) };
    const { violations } = await globalThis.axe.run(options);
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));
  },

  /** How many pixels of the page stand outside the window. */
  outside() {
    const root = document.documentElement;
    return root.scrollWidth - root.clientWidth;
  },

  /** What moves by itself, or would when used. */
  moving() {
    const smooth = [...document.querySelectorAll("*")].filter((one) => {
      const style = getComputedStyle(one);
      return style.scrollBehavior === "smooth" || style.transitionDuration !== "0s" || style.animationDuration !== "0s";
    });
    return smooth.map((one) => one.outerHTML.slice(0, 120));
  },

  /** Everything that can be used and is shown, in the page's order. */
  usable() {
    const all = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']");
    return [...all].filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled);
  },

  /** What can be used and is not in the order of the Tab key. */
  outOfReach() {
    return this.usable().filter((one) => one.tabIndex < 0).map((one) => one.outerHTML.slice(0, 120));
  },

  /** Begin to note what gets the focus. */
  watchFocus() {
    globalThis.reached = new Set();
    globalThis.unmarked = new Set();
    addEventListener("focusin", ({ target }) => {
      globalThis.reached.add(target);
      const { outlineStyle, outlineWidth } = getComputedStyle(target);
      const drawn = target instanceof SVGElement && Number.parseFloat(getComputedStyle(target.firstElementChild).strokeWidth) > 1;
      if ((outlineStyle === "none" || outlineWidth === "0px") && !drawn) globalThis.unmarked.add(target);
    });
  },

  /** What can be used but got no focus, or got it without a mark to see. */
  unreached() {
    const lost = this.usable().filter((one) => !globalThis.reached.has(one));
    return [...lost, ...globalThis.unmarked].map((one) => one.outerHTML.slice(0, 120));
  },
};
