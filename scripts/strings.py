"""Bring locale/*.po up to date with the messages in templates and modules: `make strings`.

New messages are added without a translation, those that nothing says any more are dropped.
"""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = {"templates": "jinja2", "site_builder": "python"}
HEADER = """\
# The words of the interface: `make strings` adds those that are new.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""
KEYWORDS = {
    "_": None,
    "gettext": None,
    "message": None,
    "ngettext": (1, 2),
    "plural": (1, 2),
    "remark": None,
    "pgettext": ((1, "c"), 2),
    "pattern": ((1, "c"), 2),
}


def messages() -> Catalog:
    """Return every message of the interface, with the files that say it."""
    found = Catalog(charset="utf-8")
    for folder, method in SOURCES.items():
        methods = [("**.html" if method == "jinja2" else "**.py", method)]
        options = {"**.html": {"trimmed": "true", "silent": "false"}}
        for file, _, text, _, context in extract_from_dir(ROOT / folder, methods, options, KEYWORDS):
            found.add(text, locations=[(f"{folder}/{file}", 0)], context=context)
    return found


def updated(file: Path, found: Catalog) -> Catalog:
    """Return a catalogue with exactly the messages found, and the translations that it has."""
    with file.open("rb") as source:
        catalogue = read_po(source)
    catalogue.update(found, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """Return a catalogue as it is kept: sorted, without what changes from day to day or when a template does."""
    body = BytesIO()
    write_po(body, catalogue, width=0, sort_output=True, no_location=True, omit_header=True)
    return HEADER.format(language=catalogue.locale, plurals=catalogue.plural_forms).encode() + body.getvalue()


def main() -> None:
    """Update each catalogue, and say what is left to translate."""
    found = messages()
    for file in sorted((ROOT / "locale").glob("*.po")):
        catalogue = updated(file, found)
        file.write_bytes(written(catalogue))
        left = [entry.id for entry in catalogue if entry.id and not all(_forms(entry.string))]
        print(f"{file.relative_to(ROOT)}: {len(catalogue)} messages, {len(left)} to translate")


def _forms(string: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (string or "",) if string is None or isinstance(string, str) else tuple(string)


if __name__ == "__main__":
    main()
