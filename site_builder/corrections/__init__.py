"""What a person knows better than the program: corrections/*.toml.

    [[article]]
    id = "000_fa4ae659e65eac60"
    drop = { property = "event_date", value = "2024-05-24" }     # or set = {...}, or add = {...}
    reason = "the meeting was on the day before"
    date = 2024-06-01

    [[official]]
    merge = ["le-quang-tung-x4k2q", "le-quang-tung-aaaaa"]        # one person: all become the first
    reason = "the same secretary, see the biography on the province's site"
    date = 2024-06-01

    [[official]]
    split = "nguyen-van-hung-x4k2q"                               # another person in these articles
    articles = ["0012", "0013"]

    [[official]]
    rename = "nguyen-van-hung-x4k2q"
    name = "Nguyễn Văn Hùng"

Each has a reason and a date, which the pages that it changes show.  A correction that changes nothing any more is an
error that names the line to delete.
"""

from site_builder.corrections.facts import corrected
from site_builder.corrections.files import Corrections, OfficialCorrection, described, load
from site_builder.corrections.people import identified, merged, notes

__all__ = ["Corrections", "OfficialCorrection", "corrected", "described", "identified", "load", "merged", "notes"]
