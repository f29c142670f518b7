"""What pages call the codes that data bears: how a province is known, why a line was taken out, if a post is held."""

from collections.abc import Callable, Mapping

from site_builder.words import Words

UNDATED = "0"  # stands for the year of an article without a day

Wordings = Mapping[str, Mapping[str, str]]  # kind of code -> code -> words


def said(words: Words) -> Callable[[str, str], str]:
    """Return a function from a code and its kind to words; a code that needs none stands for itself."""
    known = {**_of_articles(words), **_of_archives(words)}
    return lambda code, kind: known[kind].get(code, code)


def _of_articles(words: Words) -> Wordings:
    return {
        "how": {
            "named": words.gettext("named"),
            "district": words.gettext("by the name of a district"),
            "outlet": words.gettext("by the newspaper"),
            "official": words.gettext("by the holder of a post (list of 2021)"),
            "archive": words.gettext("by other articles"),
            "correction": words.gettext("given by the editor"),
        },
        "removed": {
            "chrome": words.gettext("furniture of the page"),
            "title": words.gettext("title"),
            "published": words.gettext("day of publication"),
            "byline": words.gettext("author"),
            "credit": words.gettext("credit"),
            "caption": words.gettext("caption"),
            "repeat": words.gettext("printed twice"),
        },
        "changed": {
            "source": words.gettext("the source"),
            "title": words.gettext("the title"),
            "published": words.gettext("the day of publication"),
            "events": words.gettext("the days of events"),
            "places": words.gettext("the places"),
            "people": words.gettext("the people and posts"),
            "authors": words.gettext("the authors"),
        },
    }


def _of_archives(words: Words) -> Wordings:
    return {
        # What stands before a post; one that is held needs no word.
        "status": {
            "current": "",
            "former": words.pgettext("before a post", "former") + " ",
            "acting": words.pgettext("before a post", "acting") + " ",
            "appointed": words.pgettext("before a post", "appointed") + " ",
            "candidate": words.pgettext("before a post", "candidate for") + " ",
        },
        "year": {UNDATED: words.gettext("No date known")},
        "gone": {
            "article": words.gettext("There was an article at this address."),
            "official": words.gettext("There was the page of a person at this address."),
            "office": words.gettext("There was the page of a post at this address."),
            "page": words.gettext("There was a page at this address."),
        },
        "measured": {
            "officials": words.gettext("Officials"),
            "posts": words.gettext("Posts of a person"),
            "placed": words.gettext("Posts with their place"),
            "provinces": words.gettext("Provinces named"),
            "districts": words.gettext("Districts named"),
            "communes": words.gettext("Communes named"),
            "event_dates": words.gettext("Days of events"),
            "bylines": words.gettext("Authors"),
        },
    }
