"""Why the site says what it says about an article: each fact with its sentence, rule and confidence."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from site_builder.errors import SiteBuilderError
from site_builder.model import (
    Article,
    Document,
    Evidence,
    PersonNamed,
    PlaceNamed,
    PostHeld,
    Record,
    Value,
)
from site_builder.progress import Progress
from site_builder.text.sentences import sentences
from site_builder.tools.looking import looked

_WIDTH = 200  # characters of a sentence on each side of the words that matter
_OFFERED = 5  # ids named when the one asked for is not there


def find(root: Path, id_: str, progress: Progress) -> tuple[Article, Record, Sequence[str]]:
    """Return an article of the archive in `root`, its record and the ids of the same report elsewhere, by id.

    Raises SiteBuilderError when there is none, naming the ids most like it, and as a build does.
    """
    with looked(root, progress) as look:
        records = look.archive.records
        record = next((record for record in records if record.id == id_), None)
        if record is None:
            raise SiteBuilderError(_not_there(id_, [record.id for record in records]))
        return look.library.article(record), record, look.archive.duplicates.get(id_, ())


def explain(article: Article, record: Record, duplicates: Sequence[str]) -> str:
    """Return all that is known of an article and why, as lines for people."""
    return "\n".join(
        (*_head(record), *_related(record, duplicates), *_statements(article), *_removed(article.document))
    )


def _not_there(id_: str, ids: Sequence[str]) -> str:
    near = (
        get_close_matches(id_, ids, n=_OFFERED) or [known for known in ids if id_ in known][:_OFFERED] or ids[:_OFFERED]
    )
    names = "".join(f"\n  {known}" for known in near)
    if not near:
        return f'"{id_}" is not the id of an article: there are none; add articles first'
    return f'"{id_}" is not the id of an article; name one of the {len(ids)} that there are, such as:{names}'


def _head(record: Record) -> Iterator[str]:
    line = f":{record.source.line}" if record.source.line else ""
    yield f"{record.id}: {record.title}"
    yield f"  file     {record.source.path}{line} (sha256 {record.source.sha256[:12]})"
    yield f"  address  {record.url}"


def _related(record: Record, duplicates: Sequence[str]) -> Iterator[str]:
    """Yield what only the whole archive could decide."""
    if record.province:
        yield f"  province {record.province.name}: {record.province.how}, {_sure(record.province.confidence)}"
    for person in record.people:
        if person.key:
            yield f"  official {person.name} = {person.key}"
    yield from (f"  same report: {id_}" for id_ in duplicates)
    yield from (f"  corrected: {one.what} ({one.reason}; {one.where})" for one in record.corrections)


def _statements(article: Article) -> Iterator[str]:
    fields = _fields(article.document)
    for statement in article.statements:
        yield ""
        yield f"{statement.property}: {_value(statement.value)}"
        yield f"  {_evidence(statement.evidence, fields)}"
        yield f"  rule {statement.rule}, {_sure(statement.confidence)}, {statement.origin}"


def _value(value: Value) -> str:
    match value:
        case PersonNamed(name):
            return name
        case PostHeld(person, post, place, _, status, official):
            return f"{person}: {post}{f' ({place})' if place else ''}, {status}{'' if official else ', no public post'}"
        case PlaceNamed(name, level, key, province, how):
            within = f" in {province}" if province else ""
            return f"{name}, {level}{within}; {how}{'' if key else '; which one is open'}"
        case _:
            return str(value)


def _evidence(evidence: Evidence | None, fields: dict[str, str]) -> str:
    if evidence is None:
        return "declared by the file itself"
    at = f"{evidence.field} {evidence.start}-{evidence.end}"
    return f"{at}: {_sentence(fields.get(evidence.field, ''), evidence)}"


def _sentence(text: str, evidence: Evidence) -> str:
    """Return the sentence around the evidence, whose own words stand between » and «."""
    around = [(start, end) for start, end in sentences(text) if start < evidence.end and evidence.start < end]
    before = text[min([evidence.start, *(start for start, _ in around)]) : evidence.start]
    after = text[evidence.end : max([evidence.end, *(end for _, end in around)])]
    before = before if len(before) <= _WIDTH else "… " + before[-_WIDTH:].partition(" ")[2]
    after = after if len(after) <= _WIDTH else after[:_WIDTH].rpartition(" ")[0] + " …"
    return " ".join(f"{before}»{evidence.quote}«{after}".split())


def _fields(document: Document) -> dict[str, str]:
    """Return every text that evidence can point into, by the name of its field."""
    return {
        "text": document.text,
        "title": document.title,
        **{f"captions[{i}]": caption.text for i, caption in enumerate(document.captions)},
        **{f"removed[{i}]": line.text for i, line in enumerate(document.removed)},
    }


def _removed(document: Document) -> Iterator[str]:
    if document.removed:
        yield ""
        yield "not part of the text:"
    for line in document.removed:
        yield f"  line {line.line}, {line.reason}: {' '.join(line.text.split())[:_WIDTH]}"
    yield from (f"  note: {note}" for note in document.notes)


def _sure(confidence: float) -> str:
    return f"{confidence:.0%} sure"
