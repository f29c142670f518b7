"""Memory of the process that relates an archive's records, once and as an archive many times as large.

    bench/memory.py ARCHIVE [TIMES]

ARCHIVE: a folder that has been built.  Its records are told again TIMES times, each under another id and on another
day, so that no article has to be read: what takes minutes for a real archive takes seconds.
"""

import argparse
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from cluster_costs import MB, peak
from msgspec.structs import replace

from site_builder import config, pages, permalinks, relate, words
from site_builder.model import Record
from site_builder.packed import decoder, joined
from site_builder.store import FOLDER, Store, encode

APART = timedelta(days=37)


def told(root: Path, times: int) -> Iterator[bytes]:
    """Yield the records of an archive's cache, packed, as often as asked for."""
    decode = decoder(Record)
    with Store(root / FOLDER / "cache.sqlite") as store:
        for time_ in range(times):
            yield from (encode(again(decode(record), time_)) for _, record in store.records(store.ids()))


def again(record: Record, time_: int) -> Record:
    """Return a record as that of another article."""
    day = (date.fromisoformat(record.date) + time_ * APART).isoformat() if record.date else None
    signature = bytes((byte + time_ * place) % 256 for place, byte in enumerate(record.signature))
    new = (f"{time_}-{record.id}", f"{record.url[:-1]}-{time_}/")
    return replace(record, id=new[0], url=new[1], date=day, published=day, signature=signature)


def tell(what: str) -> None:
    """Print how far this is."""
    print(f"{what:36}{time.process_time():8.1f} s of CPU, at most {peak() / MB:6.0f} MB", flush=True)


def main() -> None:
    """Relate, and say what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("times", nargs="?", type=int, default=1)
    options = parser.parse_args()
    site = config.load(options.archive, None).site
    tell("started")
    drafts = joined(Record, told(options.archive, options.times))
    tell(f"{len(drafts):,} records")
    archive = relate.archive(site, drafts, ())
    del drafts
    tell(f"related: {len(archive.officials):,} officials")
    maker = pages.Maker(archive, words.load(site.language, options.archive / words.FOLDER, None))
    refs = maker.plan()
    tell(f"{len(refs):,} pages planned")
    permalinks.kept({}, archive, refs, str(options.archive), recording=True)
    tell("addresses settled")


if __name__ == "__main__":
    main()
