"""The text that a JSON object or a row of a table holds -> lines: plain, with entities, or HTML."""

import msgspec

from site_builder.cleaning.lines import split
from site_builder.errors import SetAsideError
from site_builder.model import Input, Remark
from site_builder.sources.declared import Declared
from site_builder.sources.html_text import hidden, is_html, lines_of, unescaped
from site_builder.sources.page import Page
from site_builder.text import entities
from site_builder.text.decode import Decoded, mended
from site_builder.words import remark

_ESCAPED = b"\\u00"  # how JSON may write what a wrong code left


def page(item: Input, data: bytes, known: Declared, notes: tuple[Remark, ...]) -> Page:
    """Return the article whose values are known; what JSON wrote with escapes was hidden from decode() until now."""
    title, in_title = entities.plain(known.title or "")
    text = unescaped(known.text or "")
    html = is_html(text)
    text, in_text = (text, 0) if html else entities.plain(text)
    notes += entities.note(in_title + in_text)
    if _ESCAPED in data:
        try:
            found = mended(Decoded(f"{title}\n{text}", notes))
        except SetAsideError as error:
            raise SetAsideError(error.reason, item.line) from None
        (title, _, text), notes = found.text.partition("\n"), found.notes
    named = msgspec.structs.replace(known, title=title or None, text=None)
    if not html:
        return Page(split(text), named, notes)
    unseen = hidden(text)
    notes += (
        (remark("scripts, styles and comments left out of the HTML of the source: %(n)s", n=unseen),) if unseen else ()
    )
    lines, pictures = lines_of(text)
    return Page(lines, named, notes, pictures=pictures)
