"""What a printed name of a writer or photographer looks like."""

import re

_SYLLABLE = r"(?:[A-ZÀ-ỴĐ][a-zà-ỹđ]*(?:['’][A-Za-zÀ-ỹđĐ]+)?|[A-ZÀ-ỴĐ]{2,8})"
_INITIALS = r"(?:[A-ZĐ](?:\.[A-ZÀ-ỴĐ][a-zà-ỹđA-ZÀ-ỴĐ]*){1,4}\.?)"
NAME = rf"(?:{_INITIALS}|{_SYLLABLE})(?: (?:{_INITIALS}|{_SYLLABLE})){{0,5}}"  # a regular expression
_NAME = re.compile(NAME)
_GROUP = re.compile(
    r"(?:Nhóm|NHÓM) (?:PV|P\.V|phóng viên|Phóng viên|PHÓNG VIÊN|tác giả|CTV)(?: [A-ZĐ][\w.-]*){0,3}|PV|P\.V"
)
_BODY = re.compile(  # first words of offices, media and places, which write nothing under their own name
    r"(?:báo|tạp chí|cổng|web|website|sở|ban|văn phòng|vp|trung tâm|tt|ttxvn|vov|vtv|vnews|ubnd|hđnd|mttq|huyện|tỉnh|tp|phòng|công an|công ty|ctv|"
    r"theo|nguồn|trường|cục|mặt trận|ủy ban|uỷ ban|đảng|xã|phường|thôn|biên tập|bt|ảnh|video|clip|facebook|internet|reuters|afp|ap|getty|xinhua|bộ|"
    r"tập đoàn|ngân hàng|bệnh viện|học viện|đại học|cty|tin|bài|tag|xem|các|những|đọc|chuyên|mục|thông tấn|thông tin|ban|nhà|việt nam|"
    r"đài (?:truyền|phát|tiếng|pt|th|khí)|hội (?:nông|liên|lh|cựu|chữ|phụ|khuyến|đồng|người|nhà|văn|luật|sinh)|trang (?:tin|thông|điện|web|chủ)|"
    r"thành (?:phố|ủy|uỷ|đoàn)|đoàn (?:thanh|tncs|trường|xã|khối|công|đại|luật)|khoa (?:học|học|nội|ngoại|y|báo)|liên (?:đoàn|minh|hiệp|hợp)|"
    r"thị (?:xã|trấn|ủy|uỷ)|chi (?:cục|nhánh|đoàn|bộ|hội)|viện (?:kiểm|khoa|hàn|nghiên)|vụ (?:báo|tổ|kế)|quân (?:khu|đội|chủng|chính)|tổng (?:cục|công|hợp)|"
    r"lực (?:lượng)|ông|bà|anh|chị|em|đồng chí|bác sĩ|trong ảnh|thượng tá|đại tá|trung tá|thiếu tá)(?!\w)",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"\.(?:vn|com|net|org|gov)\b", re.IGNORECASE)


def is_body(text: str) -> bool:
    """Tell whether the words name an office, a medium or a place rather than a writer."""
    return bool(_BODY.match(text) or _DOMAIN.search(text) or any(character.isdigit() for character in text))


def is_name(text: str) -> bool:
    """Tell whether the text can be a writer's name as bylines print it: "Đào Quyên", "N.ĐỨC", "PV", "Nhóm PV"."""
    return bool(_GROUP.fullmatch(text) or (_NAME.fullmatch(text) and not is_body(text)))
