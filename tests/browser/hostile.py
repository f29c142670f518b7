"""An archive in which every way in for text carries something that would run, were it not taken for text.

Each way has a word of its own, by which it can be found on the site, and tells that word when it runs.
"""

import html
import json
import struct
import subprocess
import sys
import zlib
from pathlib import Path

TELLS = "pwned"  # the function of the test's browser that a payload calls
CANARY = "canary.example"
GONE = "articles/2020/01/01/da-go-aaaaa/"

OFFICIAL = "Nông Văn Kiệm"
PLAIN = f"Chủ tịch UBND tỉnh Quảng Trị {OFFICIAL} kiểm tra việc trồng rừng tại huyện Hướng Hóa trong sáng 24/5.\n\n"


def payload(way: str) -> str:
    """Return text that runs where it is taken for HTML: as an element, an attribute or a script's string."""
    tell = f"{TELLS}(`{way}`)"
    return (
        f"qq{way} ' onfocus={tell} autofocus x=\"--></title></textarea></style></script>]]>"
        f"<script>{tell}</script><img src=//{CANARY}/{way} onerror={tell}><svg onload={tell}></svg>"
        f'<a href="javascript:{tell}">{{{{7*7}}}}</a><base href=//{CANARY}/>'
        f'<iframe srcdoc="<script>parent.{tell}</script>"></iframe>'
    )


def file_name(way: str) -> str:
    """Return the same as the name of a file, which has no slash."""
    return f"qq{way} '\"><img src=x onerror={TELLS}(`{way}`)>"


def address(way: str) -> str:
    """Return an address that runs."""
    return f"javascript:{TELLS}(`qq{way}`)"


# Where text comes in, by word; "key" and "file" are names that themselves are hostile.
WAYS = (
    *("title", "body", "raw", "caption", "alt", "author", "outlet", "tag", "extra", "key", "front", "frontkey"),
    *("cell", "column", "file", "bad", "archive", "description", "licence", "attribution"),
    *("reason", "byline", "person", "post", "rename", "gone"),
)
ADDRESSES = ("url", "frontlink", "datalink")


def written(root: Path) -> None:
    """Write the archive; raise CalledProcessError when it cannot be built."""
    seeds = root / "seeds"
    seeds.mkdir(parents=True)
    settings = {"title": "archive", "description": "description", "licence": "licence", "attribution": "attribution"}
    lines = [f"{key} = {json.dumps(payload(way))}\n" for key, way in settings.items()]
    site = f'[site]\nbase_url = "https://example.org/kho/"\noffline = true\nrepository = "https://{CANARY}/a"\n'
    (root / "archive.toml").write_text(f"{site}{''.join(lines)}", "utf-8")
    (seeds / "tin.jsonl").write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in _objects()), "utf-8")
    (seeds / "bai.md").write_text(_markdown(), "utf-8")
    (seeds / "bai.png").write_bytes(_picture())
    (seeds / f"{file_name('file')}.png").write_bytes(_picture())
    (seeds / "bang.csv").write_text(_table(), "utf-8")
    (seeds / f"{file_name('file')}.txt").write_text(f"{payload('raw')}\n\n10:15 03/08/2024\n\n{PLAIN}", "utf-8")
    (seeds / f"{file_name('bad')}.xyz").write_text("no article", "utf-8")
    gone = {"address": GONE, "kind": "article", "key": "gone", "gone": payload("gone")}
    (root / "permalinks.jsonl").write_text(json.dumps(gone) + "\n", "utf-8")


def corrected(root: Path, public: Path) -> None:
    """Write corrections of the archive, of which the site has been built once."""
    (official,) = public.glob("officials/nong-van-kiem-*/index.html")
    key = official.parent.name
    adds = {
        "byline": f'property = "byline", value = {json.dumps(payload("byline"))}',
        "person": f'property = "person", value = {json.dumps(payload("person"))}',
        "post": f'property = "post", person = "{OFFICIAL}", value = {json.dumps(payload("post"))}, official = true',
    }
    entries = [f'[[article]]\nid = "tin-0"\nadd = {{ {fact} }}\n' for fact in adds.values()]
    entries.append(f'[[official]]\nrename = "{key}"\nname = {json.dumps(payload("rename"))}\n')
    text = "".join(f"{entry}reason = {json.dumps(payload('reason'))}\ndate = 2024-06-01\n\n" for entry in entries)
    (root / "corrections").mkdir()
    (root / "corrections" / "a.toml").write_text(text, "utf-8")


def build(root: Path, public: Path) -> None:
    """Run the command."""
    subprocess.run([sys.executable, "-m", "site_builder", "build", str(root), "--output", str(public)], check=True)


def _objects() -> list[dict[str, object]]:
    """Return articles as JSON objects: one hostile in every value, and a few that make the other pages."""
    told = html.escape
    hostile = {
        "id": "tin-0",
        "title": payload("title"),
        "date": "2024-05-24",
        "source": payload("outlet"),
        "url": address("url"),
        "author": payload("author"),
        "tags": [payload("tag")],
        "extra": payload("extra"),
        payload("key"): "qqkey",
        "text": f"<p>{PLAIN}</p><p>{told(payload('body'))}</p><figure><img src=bai.png alt={told(payload('alt'))!r}>"
        f"<figcaption>{told(payload('caption'))}</figcaption></figure>",
    }
    rest = [
        {"id": f"tin-{n}", "title": f"Tin số {n}", "date": f"2024-0{n}-10" if n < 4 else None, "text": PLAIN}
        for n in range(1, 6)
    ]
    return [hostile, *rest]


def _markdown() -> str:
    return (
        f"---\ntitle: {json.dumps(payload('front'))}\ndate: 2024-05-25\n"
        f"url: data:text/html,<script>{TELLS}(1)</script>\n"
        f"{json.dumps(payload('frontkey'))}: qqfrontkey\n---\n\n{PLAIN}\n\n[qqfrontlink]({address('frontlink')}) "
        f"[qqdatalink](data:text/html,<script>{TELLS}(1)</script>) <script>{TELLS}('md')</script>\n\n"
        f"<img src=bai.png onload={TELLS}(`md`)>\n"
    )


def _table() -> str:
    quoted = [one.replace('"', '""') for one in (payload("column"), payload("cell"), PLAIN)]
    return f'id,title,date,text,"{quoted[0]}"\nbang-1,"{quoted[1]}",2024-05-26,"{quoted[2]}",qqcolumn\n'


def _picture() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")), chunk(b"IEND", b""))
    )
