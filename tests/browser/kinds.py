"""An archive with every kind of page, and where one page of each kind stands."""

import json
import shutil
from pathlib import Path
from types import MappingProxyType

ROOT = Path(__file__).resolve().parents[2]
_PEOPLE = 60  # more than an index of officials shows without letters
_GONE = "articles/2020/01/01/da-go-aaaaa/"

# The address of a page of each kind, as `written` and the seeds fill them.  "{...}" is looked up in the site.
KINDS = MappingProxyType(
    {
        "home": "",
        "article": "{articles/2023/11/10/}",
        "provinces": "provinces/",
        "province": "provinces/quang-tri/",
        "district": "districts/quang-tri/huong-hoa/",
        "officials": "officials/",
        "letter": "officials/letters/a/",
        "families": "officials/families/",
        "family": "officials/families/n/",
        "official": "{officials/le-quang-tung-}",
        "office": "{offices/bi-thu-tinh-uy-quang-tri-}",
        "dates": "dates/",
        "year": "dates/2024/",
        "month": "dates/2024/05/",
        "day": "dates/2024/05/26/",
        "undated": "dates/undated/",
        "coverage": "coverage/",
        "coverage_year": "coverage/2024/",
        "search": "search/",
        "results": "search/?q=bi+thu+tinh+uy",
        "about": "about/",
        "data": "data/",
        "cite": "cite/",
        "not_found": "404.html",
        "gone": _GONE,
    }
)


def written(archive: Path) -> None:
    """Write an archive with every kind of page: the seeds, many officials, articles without a day, one that is gone."""
    shutil.copytree(ROOT / "seeds", archive / "seeds")
    shutil.copy(ROOT / "archive.toml", archive)
    crowd = [_article(number) for number in range(_PEOPLE)]
    (archive / "seeds" / "crowd.jsonl").write_text("\n".join(map(json.dumps, crowd)) + "\n", "utf-8")
    gone = {"address": _GONE, "kind": "article", "key": "gone", "gone": "theo yêu cầu của tòa soạn"}
    (archive / "permalinks.jsonl").write_text(json.dumps(gone) + "\n", "utf-8")


def _article(number: int) -> dict[str, str]:
    given = ("An", "Bình", "Cường", "Dũng", "Em", "Giang")[number % 6]
    middle = ("Văn", "Thị", "Đức", "Hữu", "Ngọc", "Quang", "Minh", "Xuân", "Thanh", "Hồng")[number // 6]
    text = f"Đồng chí Nguyễn {middle} {given}, Bí thư Huyện ủy Hướng Hóa, phát biểu tại hội nghị ở tỉnh Quảng Trị."
    return {"id": f"crowd-{number:02}", "title": f"Hội nghị lần thứ {number + 1}", "text": text}


def address(kind: str, public: Path) -> str:
    """Return the address of the page of a kind."""
    url = KINDS[kind]
    if not url.startswith("{"):
        return url
    start = url.strip("{}")
    (found,) = public.glob(f"{start}*/index.html")
    return f"{found.parent.relative_to(public).as_posix()}/"
