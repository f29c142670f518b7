"""The commands in the order of an archivist's work, each with its line in the help."""

LINES = {
    "init": "Make a new archive that builds.",
    "add": "File articles into an archive.",
    "build": "Build the site.",
    "serve": "Show the site here; rebuild and reload it on change.",
    "check": "Follow every link of a built site, look at its pages.",
    "verify": "Compare a published site with its own list of files.",
    "explain": "Say what is known of an article or official, and why.",
    "stats": "Count articles by province, year and outlet.",
    "sources": "List the papers, and what was left out of their pages.",
    "links": "Show and edit the ledger of published addresses.",
    "import-data": "Make an archive of the data that another one published.",
    "completion": "Print what lets a shell complete commands.",
}
