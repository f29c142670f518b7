"""Addresses inside an article's page: what other pages cite has one made of its field and offset alone.

So any page can lead to the sentence behind a post without knowing the text.
"""

_OF_LISTS = {"captions": "c", "removed": "r"}


def in_text(start: int) -> str:
    """Return the id of the sentence that holds the evidence at an offset of the text."""
    return f"t{start}"


def anchor(field: str, start: int) -> str | None:
    """Return the id of the element that holds the evidence; None when the page does not show its field."""
    if field == "text":
        return in_text(start)
    if field == "title":
        return "title"
    name, _, index = field.rstrip("]").partition("[")
    return f"{_OF_LISTS[name]}{index}" if name in _OF_LISTS and index.isdecimal() else None


def at(url: str, field: str, start: int) -> str:
    """Return the address of evidence in the article at `url`."""
    name = anchor(field, start)
    return f"{url}#{name}" if name else url
