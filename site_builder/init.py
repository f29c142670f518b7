"""A new archive that builds: archive.toml, one invented article, and a page that says what to do next."""

from pathlib import Path

from site_builder.errors import SiteBuilderError

_ARCHIVE = """\
# What the archive is called, and where its site will be published.
[site]
title = "Kho tin của tôi"
base_url = "https://example.org/archive/"
language = "vi"
description = "Ai giữ chức vụ gì, ở đâu, khi nào, kèm câu văn làm chứng."
# licence = "CC BY 4.0"
# attribution = "Các báo và cổng thông tin được ghi ở từng bài."

# Files and folders with articles, relative to this file.
[sources]
paths = ["seeds"]
"""

_ARTICLE = """\
---
title: "Bài mẫu: Chủ tịch UBND tỉnh tiếp đoàn đại biểu làng nghề"
date: 2024-05-20
source: Bài mẫu, người và việc đều được đặt ra
tags: [bài mẫu]
---
Sáng 20/5, đồng chí Trần Văn Mẫu, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Nghệ An đã tiếp đoàn đại biểu làng nghề.

Cùng dự có bà Lê Thị Thử, Giám đốc Sở Công Thương.

Phát biểu tại buổi tiếp, đồng chí Chủ tịch UBND tỉnh đề nghị các làng nghề giữ gìn chất lượng sản phẩm.
"""

_IGNORED = """\
/public/
/.public.site-builder/
/.site-builder/
"""

_README = """\
# An archive

Articles in `seeds/` become a website in `public/`, with a page per article, person, province and day.

    site-builder build        make public/
    site-builder serve        look at it on http://127.0.0.1:8000 while you work; it reloads on every change
    site-builder check        follow every link
    site-builder explain ID   why the site says what it says about an article

1. Delete `seeds/bai-mau.md`, an invented example, and put your own articles into `seeds/`: one file each (`.txt` as
   copied from a page, or `.md` with front matter), or many in one `.jsonl` file with the keys id, title, date,
   source, url and text.
2. Write the title and the address of your site into `archive.toml`.
3. Run `site-builder links begin`, so that no address is ever lost, and build again.
4. Upload `public/` to any web host. It is plain files and needs no server program.

Files in `templates/` and `static/` take the place of the built-in ones of the same name.
"""

_FILES = {
    "archive.toml": _ARCHIVE,
    "seeds/bai-mau.md": _ARTICLE,
    ".gitignore": _IGNORED,
    "README.md": _README,
}


def init(folder: Path) -> tuple[Path, ...]:
    """Make a new archive in `folder` and return the files made.

    Raises SiteBuilderError when one of them is there already; then nothing is written at all.
    """
    there = [name for name in _FILES if (folder / name).exists()]
    if there:
        message = f"{folder}: {', '.join(there)} already there; nothing was written. Choose a new folder."
        raise SiteBuilderError(message)
    made = []
    for name, text in _FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        made.append(path)
    return tuple(made)
