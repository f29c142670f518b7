"""The whole story on one screen: inputs -> articles -> archive -> pages, indexes and exports -> public/."""

import shutil
import sqlite3
import time
from contextlib import nullcontext
from pathlib import Path

import msgspec
from msgspec import Struct

from site_builder import config, corrections, exports, pages, parallel, permalinks, relate, urls, version, words
from site_builder.building import ground, indexing
from site_builder.building.making import make
from site_builder.building.reading import Task, read
from site_builder.building.samples import only_sample
from site_builder.building.traces import Traces
from site_builder.building.work import Work
from site_builder.errors import SiteBuilderError
from site_builder.history import history
from site_builder.model import Archive, File, SetAside
from site_builder.parallel import Processes, Runner
from site_builder.progress import Progress
from site_builder.publish import Publisher
from site_builder.render import Renderer
from site_builder.report import Options, Report, describe
from site_builder.store import FOLDER, Store, fingerprint
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
        again = msgspec.structs.replace(options, clean=True)
    try:
        return _build(root, again, progress, runner)
    except sqlite3.OperationalError as error:  # a new one cannot be written
        message = (
            f"{root / FOLDER}: {error}; the published site is as it was. "
            "Make room on the disk, allow writing there, and build again."
        )
        raise SiteBuilderError(message) from error


def _build(root: Path, options: Options, progress: Progress, runner: Runner) -> Report:
    began = time.monotonic()
    settings = config.load(root, options.base_url)
    exports.need(settings.site)
    cache = root / FOLDER / "cache.sqlite"
    output = options.output or root / "public"
    kept = [root / path for path in (*settings.sources, *config.FOLDERS)]
    spare, clean = settings.publish.spare, options.clean
    with Publisher(output, root, kept, spare=spare, clean=clean) as publisher, Store(cache, clean=clean) as store:
        if clean:
            indexing.forget(cache.parent / indexing.FOLDER)
        permalinks.recover(root, publisher.output / urls.DATA / permalinks.NAME)
        now = ground.look(root, settings.sources, store)
        ground.refuse_links_out(root, now.files)
        staged = _stage(_Site(root, options, settings, now, publisher, store), progress, runner)
        with permalinks.published_with(root, staged.ledger.values()) if staged.ledger else nullcontext():
            result = publisher.commit()
        report = Report(
            articles=staged.articles,
            pages=staged.pages,
            written=result.written,
            reused=result.reused,
            removed=result.removed,
            set_aside=staged.set_aside,
            seconds=time.monotonic() - began,
            sources=settings.sources,
            unrecorded=staged.unrecorded,
        )
        # Somebody may have written meanwhile: then the site is of neither state, and the next build must look.
        if not options.draft and not ground.look_again(root, settings.sources, now.files).changed:
            publisher.note(now.made_of(root, options), msgspec.msgpack.encode(report))
        ground.keep(now, store)
        store.shrink()
    return report


class _Site(Struct, frozen=True):
    """What a site is made of, and where it goes."""

    root: Path
    options: Options
    settings: config.Config
    ground: ground.Ground
    publisher: Publisher
    store: Store


class _Staged(Struct, frozen=True):
    """What remains to be said of a site whose files are staged; all else, which is large, is forgotten by then."""

    articles: int
    pages: int
    set_aside: tuple[SetAside, ...]
    unrecorded: int
    ledger: permalinks.Ledger | None  # to be recorded once the site is published


def _stage(site: _Site, progress: Progress, runner: Runner) -> _Staged:
    """Stage every file of a site."""
    root, options, settings, publisher, cache = site.root, site.options, site.settings, site.publisher, site.store.path
    fixes, ledger, recording = corrections.load(root), permalinks.load(root), permalinks.begun(root)
    reading = read(
        Task(root, cache, fixes, site.ground.inputs, site.settings.given),
        settings.sources,
        site.store,
        runner,
        progress,
        site.ground.still(root),
    )
    if options.strict and reading.set_aside:
        raise SiteBuilderError("\n".join(map(describe, reading.set_aside)))
    known = permalinks.published(ledger)
    with site.store.memo("relations") as memo:
        archive = relate.archive(settings.site, reading.drafts, reading.set_aside, fixes.officials, known, memo=memo)
    recording = recording and not only_sample(archive)
    if recording:
        exports.refuse_loss(archive, publisher.published)
    archive = history(root, settings.sources, archive, permalinks.changed(ledger, archive))
    del reading  # of which the archive holds what is needed
    spoken = _words(root, archive.site.language, site.store)
    with site.store.memo("pages") as memo:
        maker = pages.Maker(archive, spoken, memo)
        refs = maker.plan()
        addresses = permalinks.kept(ledger, archive, refs, str(root), recording=recording, memo=memo)
    work = Work(
        root=root,
        archive=archive,
        records=maker.records,
        maker=maker,
        refs=refs,
        addresses=addresses.plan,
        renderer=Renderer(
            [root / "templates"], archive.site, spoken, compiled=_compiled(cache.parent, spoken, clean=options.clean)
        ),
        words=spoken,
        statics=[root / "static"],
        store=cache,
        corrections=fixes,
        stage=publisher.stage,
        published=publisher.published,
        draft=options.draft,
    )
    make(work, Traces(site.store, _made_of(archive, spoken), work.sights), runner, progress)
    publisher.stage.write_all(File(urls.page_file(p.url), work.renderer.html(p)) for p in addresses.pages)
    publisher.stage.write(urls.VERSION, msgspec.json.encode(version.of(root)) + b"\n")
    publisher.stage.write_all(exports.moved(maker.view(), addresses.moved))
    publisher.stage.write_all(exports.gone(archive.site, addresses.gone))
    if recording:
        publisher.stage.write(f"{urls.DATA}{permalinks.NAME}", permalinks.written(addresses.ledger.values()))
    return _Staged(
        articles=len(archive.records),
        pages=len(refs),
        set_aside=archive.set_aside,
        unrecorded=addresses.unrecorded if options.frozen else 0,
        ledger=addresses.ledger if addresses.ledger is not ledger and not options.frozen else None,
    )


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
