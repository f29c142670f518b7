"""Every address on the site.  Nothing else joins a path.

Addresses are relative to the base URL and end with "/" (a page) or a file name.  Path segments are ASCII.
"""

from site_builder.text.slug import code, slug

HOME = ""
PROVINCES = "provinces/"
OFFICIALS = "officials/"
FAMILIES = f"{OFFICIALS}families/"
DATES = "dates/"
SEARCH = "search/"
ABOUT = "about/"
DATA = "data/"
COVERAGE = "coverage/"
CITE = "cite/"
NOT_FOUND = "404.html"
UNDATED = "dates/undated/"
VERSION = "data/version.json"
STYLE = "css/site.css"
SEARCH_SCRIPT = "search/ui.js"
ICON = "icon.svg"
WIKIDATA = "https://www.wikidata.org/wiki/"
FEED = "feed.atom"  # beside the home page, provinces with articles and officials

# The letters beyond ASCII as Telex types them, "#" for names that begin with none.
_TYPED = {"Ă": "aw", "Â": "aa", "Đ": "dd", "Ê": "ee", "Ô": "oo", "Ơ": "ow", "Ư": "uw", "#": "other"}


def article(id_: str, title: str, date: str | None) -> str:
    """Return an article's address, which depends on nothing but its id, title and day (ISO, None: undated).

    The code of the id tells apart articles of one title and day, so that adding one never renames another.
    """
    day = date.replace("-", "/") if date else "undated"
    return f"articles/{day}/{slug(title)}-{code(id_)}/"


def province(key: str) -> str:
    """Return the address of a province by its gazetteer key."""
    return f"{PROVINCES}{key}/"


def district(key: str) -> str:
    """Return the address of a district by its gazetteer key, "<province>/<slug>"."""
    return f"districts/{key}/"


def official(key: str) -> str:
    """Return the address of an official by key."""
    return f"{OFFICIALS}{key}/"


def office(key: str) -> str:
    """Return the address of an office, one post in one place, by key."""
    return f"offices/{key}/"


def date(day: str) -> str:
    """Return the address of a year, a month or a day: "2024", "2024-05" or "2024-05-26"."""
    return f"{DATES}{day.replace('-', '/')}/"


def coverage(year: str) -> str:
    """Return the address of the page that says what the archive holds of a year."""
    return f"{COVERAGE}{year}/"


def paged(url: str, number: int) -> str:
    """Return the address of part `number` (from 1) of a paged list."""
    return url if number == 1 else f"{url}page/{number}/"


def named(table_: str) -> str:
    """Return what the files of a table of the downloads are called, without what they end in."""
    return table_.replace("_", "-")


def table(name: str) -> str:
    """Return the address of a table of the downloads as a file for spreadsheets."""
    return f"{DATA}{named(name)}.csv"


def json_table(name: str) -> str:
    """Return the address of a table of the downloads as JSON Lines."""
    return f"{DATA}{named(name)}.jsonl"


def parquet(name: str) -> str:
    """Return the address of a large table of the downloads for column stores."""
    return f"{DATA}{named(name)}.parquet"


def way(page: str, to: str) -> str:
    """Return the relative link from one page to another."""
    return f"{'../' * page.count('/')}{to}"


def page_file(url: str) -> str:
    """Return the path of the file that is served at an address."""
    return f"{url}index.html" if url == "" or url.endswith("/") else url


def letter(letter_: str) -> str:
    """Return the address of the officials whose given name begins with a letter, "Đ" written as on a keyboard: "dd"."""
    return f"{OFFICIALS}letters/{letter_anchor(letter_)}/"


def family(letter_: str) -> str:
    """Return the address of the officials whose family name begins with a letter."""
    return f"{FAMILIES}{letter_anchor(letter_)}/"


def letter_anchor(letter_: str) -> str:
    """Return the id of a letter on the page of all officials."""
    return _TYPED.get(letter_, letter_.lower())
