// What html-validate asks of pages: all that the HTML standard does, and what it recommends, but for what is listed.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    "doctype-style": "off", // either case is HTML
    "long-title": "off", // a headline is as long as its newspaper made it
    "no-implicit-button-type": "off", // a button in a form submits it, which is meant
    "no-redundant-role": "off", // Safari takes list-style: none as "not a list", unless the role says that it is one
    "prefer-native-element": ["error", { exclude: ["list", "region"] }], // a drawing is a list; a wide table scrolls
    "require-sri": "off", // every file comes from the site itself
    "wcag/h32": "off", // a form that narrows what is shown has nothing to send
  },
};
