// Where the site is opened from a folder (file://), a link to an address would show a folder: it leads to the page there.
if (location.protocol === "file:") {
  for (const link of document.querySelectorAll("a[href]")) {
    const to = new URL(link.getAttribute("href") ?? "", location.href);
    if (to.protocol !== "file:" || !to.pathname.endsWith("/")) continue;
    to.pathname += "index.html";
    link.setAttribute("href", to.href);
  }
}
