"""The whole story on one screen: inputs -> articles -> archive -> pages, indexes and exports -> public/."""

import shutil
import sqlite3
import time
from pathlib import Path

import msgspec

from site_builder import (
    config,
    corrections,
    exports,
    ground,
    indexing,
    pages,
    parallel,
    permalinks,
    relate,
    urls,
    version,
    words,
)
from site_builder.errors import SiteBuilderError
from site_builder.making import Work, make
from site_builder.model import Archive, File
from site_builder.parallel import Processes, Runner
from site_builder.progress import Progress
from site_builder.publish import Publisher
from site_builder.reading import Task, read
from site_builder.render import Renderer
from site_builder.report import Options, Report, describe
from site_builder.store import FOLDER, Store, fingerprint
from site_builder.traces import Traces
from site_builder.words import Words

__all__ = ["Options", "Report", "build", "describe"]


def build(root: Path, options: Options, progress: Progress, runner: Runner | None = None) -> Report:
    """Build the archive in `root`; `runner`: where, instead of in processes of this machine.

    Raises SiteBuilderError; the published site is then as it was before.
    """
    runner = runner or Processes(options.jobs or parallel.cores())
    try:
        return _build(root, options, progress, runner)
    except sqlite3.DatabaseError:  # a damaged cache is no cache
        return _build(root, msgspec.structs.replace(options, clean=True), progress, runner)


def _build(root: Path, options: Options, progress: Progress, runner: Runner) -> Report:
    began = time.monotonic()
    settings = config.load(root, options.base_url)
    cache = root / FOLDER / "cache.sqlite"
    output, kept = options.output or root / "public", [root / path for path in settings.sources]
    spare, clean = settings.publish.spare, options.clean
    with Publisher(output, root, kept, spare=spare, clean=clean) as publisher, Store(cache, clean=clean) as store:
        if clean:
            indexing.forget(cache.parent / indexing.FOLDER)
        now = ground.look(root, settings.sources, store)
        fixes, ledger, recording = corrections.load(root), permalinks.load(root), permalinks.begun(root)
        reading = read(Task(root, cache, fixes, now.inputs), settings.sources, store, runner, progress)
        if options.strict and reading.set_aside:
            raise SiteBuilderError("\n".join(map(describe, reading.set_aside)))
        known = permalinks.published(ledger)
        archive = relate.archive(settings.site, reading.drafts, reading.set_aside, fixes.officials, known)
        del reading  # of which the archive holds what is needed
        spoken = _words(root, archive.site.language, store)
        maker = pages.Maker(archive, spoken)
        refs = maker.plan()
        addresses = permalinks.kept(ledger, archive, refs, str(root))
        work = Work(
            archive=archive,
            records=maker.records,
            maker=maker,
            refs=refs,
            renderer=Renderer(
                [root / "templates"], archive.site, spoken, compiled=_compiled(cache.parent, spoken, clean=clean)
            ),
            words=spoken,
            statics=[root / "static"],
            store=cache,
            corrections=fixes,
            stage=publisher.stage,
            published=publisher.published,
            draft=options.draft,
        )
        traces = Traces(store, _made_of(archive, spoken), work.sights)
        make(work, traces, runner, progress)
        publisher.stage.write_all(File(urls.page_file(p.url), work.renderer.html(p)) for p in addresses.pages)
        publisher.stage.write(urls.VERSION, msgspec.json.encode(version.of(root)) + b"\n")
        publisher.stage.write_all(exports.moved(maker.view(), addresses.moved))
        result = publisher.commit()
        if addresses.ledger is not ledger and recording and not options.frozen:
            permalinks.save(root, addresses.ledger.values())
        report = Report(
            articles=len(archive.records),
            pages=len(refs),
            written=result.written,
            reused=result.reused,
            removed=result.removed,
            set_aside=archive.set_aside,
            seconds=time.monotonic() - began,
            sources=settings.sources,
            unrecorded=addresses.unrecorded if recording and options.frozen else 0,
        )
        if not options.draft:
            publisher.note(now.made_of(root, options), msgspec.msgpack.encode(report))
        ground.keep(now, store)
    return report


def _words(root: Path, language: str, store: Store) -> Words:
    """Return the words of a site's language, and keep them for the next build."""
    kept = store.blob(words.FOLDER)
    spoken = words.load(language, root / words.FOLDER, kept)
    if (packed := msgspec.msgpack.encode(spoken)) != kept:
        store.put_blob(words.FOLDER, packed)
    return spoken


def _compiled(folder: Path, spoken: Words, *, clean: bool) -> Path:
    """Return where this version of the program keeps its templates, compiled in the words of the site."""
    if clean:
        shutil.rmtree(folder / "templates", ignore_errors=True)
    return folder / "templates" / f"{fingerprint()[:16]}-{spoken.made_of[:16]}"


def _made_of(archive: Archive, spoken: Words) -> str:
    """Return what every file of a site depends on: the program, its words, and what archive.toml says of the site."""
    return f"{fingerprint()} {spoken.made_of} {archive.site}"
