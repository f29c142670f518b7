"""A whole and healthy file of every format that an archive reads, to be damaged."""

import gzip
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

from amount import ROOT

CODES = Path(__file__).parent.with_name("cases") / "codes.json"
REPORT = (
    "Bí thư Tỉnh ủy làm việc với huyện Chợ Mới\n\n10:15 03/08/2024\n"
    "BẮC KẠN - Sáng 3/8, đồng chí Trần Văn Mẫu, Bí thư Tỉnh ủy Bắc Kạn, làm việc với Huyện ủy Chợ Mới.\n\n"
    "Cùng dự có ông Lê Văn Thử, Phó Chủ tịch UBND tỉnh; bà Ngô Thị Ví, Giám đốc Sở Y tế.\n\n"
    "Ảnh: Quang cảnh buổi làm việc. Ảnh: Minh Dụ\n\nTheo Báo Bắc Kạn\n"
)
PARAGRAPHS = [part for part in REPORT.split("\n\n")[1:4] if part]
HTML = "".join(f"<p>{part}</p>" for part in PARAGRAPHS)
PAGE = f"""<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Tỉnh ủy làm việc - Báo Bắc Kạn</title>
<meta property="article:published_time" content="2024-08-03T10:15:00+07:00"><meta name="author" content="Minh Dụ">
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Tỉnh ủy làm việc"}}</script></head>
<body><nav><a href="/">Trang nhất</a></nav><article><h1>Tỉnh ủy làm việc</h1>{HTML}
<figure><img src="a.jpg" alt="Quang cảnh"><figcaption>Quang cảnh</figcaption></figure></article></body></html>"""
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"  # a PNG of one pixel
    "1f15c4890000000d49444154789c63000100000500010d0a2db40000000049454e44ae426082"
)
LINES = [
    {"id": "so-1", "title": "Tỉnh họp", "date": "2024-08-03", "source": "Báo Bắc Kạn", "text": REPORT},
    {"title": "Tỉnh họp lần hai", "url": "https://bao.vn/2", "tags": ["a", "b"], "views": 12, "text": PARAGRAPHS[1]},
    {"id": None, "title": None, "date": "03/08/2024 10:15", "text": HTML, "topic": {"a": [1, None, True]}},
]
PUBLISHED = {
    "id": "so-9",
    "title": "Tỉnh họp",
    "text": "\n\n".join(PARAGRAPHS),
    "url": "https://bao.vn/9",
    "captions": [{"text": "Quang cảnh", "after": 1}],
    "removed": [{"line": 1, "text": "Tỉnh họp", "reason": "title"}],
    "statements": [
        {"property": "published", "value": "2024-08-03", "rule": "declared", "confidence": 1.0, "origin": "declared"}
    ],
    "extra": {"topic": 1},
}


def specimens() -> Mapping[str, bytes]:
    """Return {name: bytes}; how a name ends says its format."""
    texts = {path.name: path.read_bytes() for path in sorted((ROOT / "seeds").glob("*.txt"))}
    return texts | _encoded() | _single() | _many()


def _encoded() -> dict[str, bytes]:
    cases = json.loads(CODES.read_text("utf-8"))
    old = {case["code"]: bytes.fromhex(case["bytes"]) for case in reversed(cases) if case["code"] != "UTF-8"}
    unicode = {code: REPORT.encode(code) for code in ("utf-16", "utf-16-le", "utf-16-be", "utf-32")}
    return {f"{code.lower()}.txt": data for code, data in (old | unicode).items()}


def _single() -> dict[str, bytes]:
    body = f"# Tỉnh họp\n\n**Sáng 3/8**, {PARAGRAPHS[1]}\n\n- mục một\n\n> trích\n\n![Quang cảnh](a.jpg)\n"
    return {
        "page.html": PAGE.encode(),
        "fragment.htm": HTML.encode(),
        "yaml.md": f"---\ntitle: Tỉnh họp\ndate: 2024-05-26\ntags: [a, b]\nmùa: {{tên: thu}}\n---\n{body}".encode(),
        "toml.md": f'+++\ntitle = "Tỉnh họp"\ndate = 2024-05-26\ntags = ["a"]\n+++\n{body}'.encode(),
        "json.md": f'{{"title": "Tỉnh họp",\n "date": "2024-05-26", "tags": ["a"]}}\n\n{body}'.encode(),
        "plain.md": body.encode(),
    }


def _many() -> dict[str, bytes]:
    lines = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in LINES).encode()
    table = (
        'id,title,date,text\n1,Tỉnh họp,2024-05-26,"Một, hai.\nBa ""bốn""."\n2,Tựa,,' + PARAGRAPHS[1] + "\n"
    ).encode()
    captures = [_capture(f"https://bao.vn/{n}", PAGE.encode()) for n in (1, 2)]
    captures.append(_capture("https://bao.vn/a.jpg", PICTURE, "image/png"))
    members = {
        "a/Bài 1.txt": REPORT.encode(),
        "b.jsonl": lines,
        "c.html": PAGE.encode(),
        "d.csv": table,
        "a.jpg": PICTURE,
    }
    return {
        "lines.jsonl": lines,
        "lines.published.jsonl": f"{json.dumps(PUBLISHED)}\n".encode(),
        "table.csv": table,
        "captures.warc": b"".join(captures),
        "captures.warc.gz": b"".join(gzip.compress(one, mtime=0) for one in captures),
        "pack.zip": zipped(members),
        "pack.wacz": zipped({"archive/data.warc.gz": gzip.compress(captures[0], mtime=0), "datapackage.json": b"{}"}),
    }


def zipped(members: Mapping[str, bytes]) -> bytes:
    """Return a .zip of members, the same for the same ones."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def _capture(address: str, page: bytes, kind: str = "text/html; charset=utf-8") -> bytes:
    body = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + page
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Date: 2024-08-03T03:15:00Z\r\nWARC-Target-URI: {address}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"
