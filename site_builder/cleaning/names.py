"""What a printed name of a writer or photographer looks like."""

import re
from functools import lru_cache

from site_builder.text.fold import fold
from site_builder.text.letters import LOWER, UPPER

_SIGNING = 1024  # names remembered: the same people sign article after article
_SYLLABLE = rf"(?:[{UPPER}][{LOWER}]*(?:['’][{UPPER}{LOWER}]+)?|[{UPPER}]{{2,8}})"
_INITIALS = rf"(?:[{UPPER}][{UPPER}{LOWER}]?[{LOWER}]?\. ?(?:[{UPPER}]\. ?)*[{UPPER}][{LOWER}{UPPER}]*\.?)"
NAME = rf"(?:{_INITIALS}|{_SYLLABLE})(?: (?:{_INITIALS}|{_SYLLABLE})){{0,5}}"  # a regular expression
_NAME = re.compile(NAME)
_GROUP = re.compile(
    r"(?:Nhóm|NHÓM) (?:PV|P\.V|phóng viên|Phóng viên|PHÓNG VIÊN|tác giả|CTV)(?: [A-ZĐ][\w.-]*){0,3}|PV|P\.V"
)
_TITLE = re.compile(
    r"(?:luật sư|đại sứ|bác sĩ|nhà báo|nhà văn|nhà thơ|phóng viên|pv|ctv|biên tập viên|btv|"
    r"(?:gs|pgs|ts|ths|bs|ls|ks|ncs)\b\.?(?:[ .,-]*(?:ts|bs|ths)\b\.?)?)[.: ]+",
    re.IGNORECASE,
)
_BODY = re.compile(  # first words of offices, media and places, which write nothing under their own name
    r"(?:báo|tạp chí|cổng|web|website|sở|ban|văn phòng|vp|trung tâm|tt|ttxvn|vov|vtv|vnews|vna|ubnd|hđnd|mttq|huyện|"
    r"tỉnh|tp|phòng|công an|công ty|ctv|theo|nguồn|trường|cục|mặt trận|ủy ban|uỷ ban|đảng|xã|phường|thôn|biên tập|bt|"
    r"ảnh|video|clip|facebook|internet|reuters|afp|ap|getty|xinhua|tân hoa|bộ|tập đoàn|ngân hàng|bệnh viện|học viện|"
    r"đại học|cty|tin|bài|tag|xem|các|những|đọc|chuyên|mục|thông tấn|thông tin|nhà|việt nam|hà nội|trong ảnh|"
    r"đài (?:truyền|phát|tiếng|pt|th|khí)|hội (?:nông|liên|lh|cựu|chữ|phụ|khuyến|đồng|người|nhà|văn|luật|sinh)|"
    r"trang (?:tin|thông|điện|web|chủ)|thành (?:phố|ủy|uỷ|đoàn)|đoàn (?:thanh|tncs|trường|xã|khối|công|đại|luật)|"
    r"khoa (?:học|nội|ngoại|y|báo)|liên (?:đoàn|minh|hiệp|hợp)|thị (?:xã|trấn|ủy|uỷ)|chi (?:cục|nhánh|đoàn|bộ|hội)|"
    r"viện (?:kiểm|khoa|hàn|nghiên)|vụ (?:báo|tổ|kế)|quân (?:khu|đội|chủng|chính)|tổng (?:cục|công|hợp)|lực lượng|"
    r"đồng chí|(?:ông|bà|anh|chị|em) \w+ \w+|(?:thượng|đại|trung|thiếu) (?:tá|tướng|úy))(?!\w)",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"\.(?:vn|com|net|org|gov)\b|\+", re.IGNORECASE)
_VIETNAMESE = re.compile(  # a syllable without its diacritics
    r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?"
    r"(?:[aeiouy]|ai|ao|au|ay|eo|eu|ia|ie|ieu|iu|oa|oai|oao|oay|oe|oeo|oi|oo|ua|uay|ue|ui|uo|uoi|uou|uu|uy|uya|uye|uyu|ye|yeu)"
    r"(?:ch|ng|nh|[cmnpt])?"
)


def is_body(text: str) -> bool:
    """Tell whether the words name an office, a medium or a place rather than a writer."""
    return bool(_BODY.match(text) or _DOMAIN.search(text) or any(character.isdigit() for character in text))


@lru_cache(_SIGNING)
def is_name(text: str) -> bool:
    """Tell whether the text can be a writer's name as bylines print it: "Đào Quyên", "N.ĐỨC", "PV", "Nhóm PV"."""
    return bool(_GROUP.fullmatch(text) or (_NAME.fullmatch(text) and not is_body(text)))


@lru_cache(_SIGNING)
def is_vietnamese(name: str) -> bool:
    """Tell whether every part of a name is a Vietnamese syllable or an initial, as no foreign medium's is."""
    parts = [part for part in fold(name).replace(".", ". ").split() if not part.endswith(".") and len(part) > 1]
    return all(_VIETNAMESE.fullmatch(part) for part in parts) and (bool(parts[1:]) or "." in name or " " in name)


def title_length(text: str) -> int:
    """Return the length of a title in front of a name: "Luật sư ", "PGS.TS "."""
    match = _TITLE.match(text)
    return match.end() if match else 0
