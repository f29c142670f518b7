"""Pictures and files beside an article are published with it, once they are what they say."""

import re
import struct
import zlib
from pathlib import Path

from site_builder.building.story import Options, build
from site_builder.progress import Silent

TEXT = """Tỉnh họp bàn kế hoạch

10:15 03/08/2024
Sáng 3/8, lãnh đạo tỉnh họp bàn về kế hoạch phát triển kinh tế xã hội của tỉnh trong năm tới tại trụ sở.
Toàn cảnh hội nghị. Ảnh: Lê Minh
Hội nghị thống nhất nhiều giải pháp để tăng thu ngân sách và giảm nghèo bền vững cho đồng bào các dân tộc.
"""


def png(width: int = 3, height: int = 2) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\xff\0\0" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def archive(root: Path, files: dict[str, bytes]) -> Path:
    for name, data in {"seeds/bai-1.txt": TEXT.encode(), **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (root / "archive.toml").write_text('[site]\ntitle = "Kho"\nbase_url = "https://example.org/kho/"\n', "utf-8")
    return root


def built(root: Path, output: str = "public", *, clean: bool = False) -> dict[str, bytes]:
    build(root, Options(output=root / output, jobs=1, clean=clean), Silent())
    top = root / output
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in sorted(top.rglob("*")) if path.is_file()}


def article(site: dict[str, bytes]) -> tuple[str, str]:
    [path] = [path for path in site if re.fullmatch(r"articles/2024/08/03/[^/]+/index.html", path)]
    return path.removesuffix("index.html"), site[path].decode()


def test_a_picture_of_the_same_name_is_published_beside_its_article_with_size_and_caption(tmp_path: Path) -> None:
    files = {
        "seeds/bai-1.jpg": png(30, 20),
        "seeds/bai-1/Thông báo.pdf": b"%PDF-1.4 x",
        "seeds/bai-1/CON.pdf": b"%PDF-",
    }
    site = built(archive(tmp_path, files))
    folder, page = article(site)

    assert (png(30, 20), b"%PDF-1.4 x") == (site[f"{folder}bai-1.png"], site[f"{folder}thong-bao.pdf"])
    assert f"{folder}tep-con.pdf" in site  # no system that keeps "con" for itself loses it
    [picture] = re.findall(r"<img [^>]*>", page)
    for part in ("bai-1.png", 'width="30"', 'height="20"', 'loading="lazy"', 'alt="Toàn cảnh hội nghị. Ảnh: Lê Minh"'):
        assert part in picture
    assert re.search(r'<a [^>]*href="[^"]*thong-bao.pdf"', page)


def test_what_is_no_picture_is_refused_by_name_on_the_page(tmp_path: Path) -> None:
    refused = {
        "bai-1.jpg": (b"<html>khong phai anh</html>", "không phải là ảnh"),
        "bai-1.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "không phải là ảnh"),
        "bai-1-1.png": (png()[:20], "ảnh hỏng"),
        "bai-1-2.png": (png(60_000, 1), "kích thước lạ"),
        "bai-1.pdf": (b"%PDF-" + b"x" * 10_000_000, "lớn hơn 10 MB"),
    }
    site = built(archive(tmp_path, {f"seeds/{name}": data for name, (data, _) in refused.items()}))
    folder, page = article(site)

    assert [f"{folder}index.html", f"{folder}index.json"] == [path for path in site if path.startswith(folder)]
    assert "<img" not in page
    for name, (_, reason) in refused.items():
        assert re.search(rf"seeds/{re.escape(name)}: [^<]*{reason}", page), name


def test_a_file_of_no_article_and_a_link_out_of_the_folder_are_not_published(tmp_path: Path) -> None:
    root = archive(tmp_path, {"seeds/khac.png": png(), "seeds/bai-12.png": png(), "secret.png": png()})
    (root / "seeds" / "bai-1.png").symlink_to(root / "secret.png")
    site = built(root)

    assert [] == [path for path in site if path.startswith("articles/") and path.endswith(".png")]
    assert b"khac.png" not in site["data/set-aside.jsonl"]
    assert b"seeds/bai-1.png" in site["data/set-aside.jsonl"]


def test_a_picture_that_changes_changes_its_article_and_an_incremental_build_is_a_clean_one(tmp_path: Path) -> None:
    root = archive(tmp_path, {"seeds/bai-1.png": png(), "seeds/bai-2.txt": TEXT.replace("họp", "bàn").encode()})
    before = built(root)
    (root / "seeds" / "bai-1.png").write_bytes(png(7, 5))
    (root / "seeds" / "bai-2-1.png").write_bytes(png(4, 4))
    after = built(root)

    assert 2 == sum(b'loading="lazy"' in data for path, data in after.items() if path.endswith("index.html"))
    assert after == built(root, "clean", clean=True)
    (root / "seeds" / "bai-1.png").write_bytes(png())
    (root / "seeds" / "bai-2-1.png").unlink()
    assert before == built(root)
