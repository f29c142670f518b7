"""Captions among the paragraphs.

Losing a paragraph is worse than leaving a caption in the text, so a line counts as a caption only when something sure
says so: it is printed twice in a row (alternative text and caption), it ends with its photographer or with where it is
from, it describes a scene as captions do, or it interrupts a row of paragraphs that begin alike.
"""

import re
from itertools import pairwise

from site_builder.cleaning.furniture import is_paragraph
from site_builder.cleaning.lines import Line
from site_builder.cleaning.photos import ends_with_photo_credit, ends_with_source
from site_builder.text.fold import same
from site_builder.text.letters import UPPER

_TWICE = 900  # characters of a caption that is printed twice
_CREDITED = 420  # ... that ends with its photographer
_SOURCED = 260  # ... that ends with where it was taken from
_SCENE = 230  # ... of a scene
_WORDS, _MOST_WORDS = 6, 30  # of a line that interrupts
_OPENING = 300  # characters of a paragraph in which its heading's words come up
_REPEATED = 60  # characters from which a paragraph printed twice is a slip, not a refrain

_WHO = re.compile(
    r"(?:"
    r"(?:các |một số )?(?:đồng chí|đại biểu|đơn vị|đội|em|cháu|học sinh|cán bộ|chiến sĩ|thành viên)|ông|bà|"
    r"anh|chị|bí thư|phó|chủ tịch|ủy viên|uỷ viên|lãnh đạo|đoàn|đại diện|trưởng|giám đốc|thường trực|ban|"
    r"người dân|nhân dân|bà con|lực lượng|thứ trưởng|bộ trưởng|thủ tướng|tổng bí thư|chánh|hội|công an|"
    r"tuổi trẻ|thanh niên|phụ nữ|thiếu tướng|trung tướng|thượng tướng|đại tướng|đại tá|thượng tá|trung tá|"
    r"thiếu tá|tiết mục|một tiết mục"
    r")(?!\w)",
    re.IGNORECASE,
)
_NOBODY = re.compile(  # what begins like people and is none
    r"(?:hội (?:chợ|nghị|thảo|thi|trường|báo|xuân|đồng|đua)|ban (?:ngày|đêm|đầu|mai|công|bố)|đoàn (?:tàu|xe|kết|thể)|"
    r"anh hùng|ông bà|trưởng thành|phó mặc)(?!\w)",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d[/-]\d|ngày \d", re.IGNORECASE)  # a report says when, a picture's words seldom do
_ALWAYS = re.compile(
    r"(?:quang cảnh|toàn cảnh|khung cảnh|một góc|ảnh minh họa|ảnh minh hoạ|ảnh tư liệu)(?!\w)|\(?ảnh ?:.{0,60}$",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"(?<!\w)(?:"
    r"phát biểu|trao đổi|kết luận|báo cáo|chụp ảnh|thăm(?! dò)|tặng|kiểm tra|dự|tham dự|chủ trì|ký kết|trao|"
    r"dâng hương|dâng hoa|thắp hương|tham quan|khảo sát|điều hành|thảo luận|biểu quyết|bỏ phiếu|ra mắt|"
    r"cắt băng|khởi công|khánh thành|bấm nút|chúc mừng|tiếp|hướng dẫn|trình bày|giới thiệu|làm việc|động viên|"
    r"tưởng niệm|viếng|chỉ đạo|quán triệt|thông qua|tiếp xúc|trả lời|tại buổi|tại hội nghị|tại lễ"
    r")(?!\w)"
)
_TELLS = re.compile(  # words of a report that goes on, which captions do without
    r"(?<!\w)(?:"
    r"đã|sẽ|cũng|vẫn|cho biết|cho rằng|cho hay|khẳng định|nhấn mạnh|đề nghị|yêu cầu|bày tỏ|ghi nhận|đánh giá|"
    r"mong muốn|tin tưởng|chia sẻ|nói|đề xuất|thống nhất|kiến nghị|thông tin|nêu rõ|lưu ý|biểu dương|"
    r"hoan nghênh|tiếp tục|đồng thời|theo đó|tuy nhiên|nhưng|nếu|vì|do đó|qua đó|nhằm|góp phần|trong đó|"
    r"cụ thể|tiếp đó|sau đó|trước đó|nhân dịp này|cùng ngày|là|phải|cần|được|bị|còn|có|khiến|như|cảm thấy|"
    r"trong khi|để|khi|rằng|theo"
    r")(?!\w)|[;:“”\"?!…]|\d%",
    re.IGNORECASE,
)
_SENTENCE = re.compile(rf"[.!?…]\s+(?=[{UPPER}“\"])")


def repeats(lines: list[Line], free: list[int]) -> tuple[set[int], set[int]]:
    """Return the captions that are printed twice in a row, and every second print, of captions and of paragraphs."""
    twice: set[int] = set()
    again: set[int] = set()
    seen: set[str] = set()
    last = ""
    for order, place in enumerate(free):
        key = lines[place].text.rstrip(". ")
        if key and key == last and len(key) <= _TWICE:
            if order > 1 or not _is_lead(key):
                twice.add(free[order - 1])
            again.add(place)
        elif key in seen and len(key) >= _REPEATED:
            again.add(place)
        seen.add(key)
        last = key
    return twice - again, again


def _is_lead(text: str) -> bool:
    """Tell whether what a text begins with is a report of some length rather than a picture's words."""
    return len(text) > _SCENE and len(_SENTENCE.findall(text)) > 1 and not ends_with_photo_credit(text)


def single(lines: list[Line], body: list[int], *, scraped: bool) -> set[int]:
    """Return the captions that are printed once, among the places of the body.

    Only a page that was `scraped` whole holds captions that nothing but their wording tells from paragraphs.
    """
    return {place for order, place in enumerate(body) if _single(lines, body, order, scraped=scraped)}


def _single(lines: list[Line], body: list[int], order: int, *, scraped: bool) -> bool:
    text = lines[body[order]].text
    if len(text) <= _CREDITED and ends_with_photo_credit(text):
        return True
    if len(text) <= _SOURCED and order < len(body) - 1 and ends_with_source(text):
        return True
    if not scraped or len(text) > _SCENE or order in {0, len(body) - 1}:
        return False
    return _scene(text) or _interrupts(text, lines[body[order - 1]].text, lines[body[order + 1]].text)


def _scene(text: str) -> bool:
    """Tell whether one short sentence says who does what in a picture."""
    plain = text.rstrip(". ")
    if _SENTENCE.search(plain) or _DAY.search(plain) or _NOBODY.match(plain):
        return False
    if _ALWAYS.match(plain):
        return True
    return bool(_WHO.match(plain) and _DOES.search(plain) and not _TELLS.search(_without_quotes(plain)))


def _without_quotes(text: str) -> str:
    return re.sub(r"“[^“”]{0,80}”", "", text)


def _interrupts(text: str, before: str, after: str) -> bool:
    """Tell whether a line without a full stop stands between two paragraphs that begin alike, as items of one list do.

    A heading would speak of what comes after it; a picture's words need not.
    """
    if not (text[-1:].isalnum() and is_paragraph(before) and is_paragraph(after)):
        return False
    words = same(text).split()
    first, following = before.split(maxsplit=3)[:3], same(after[:_OPENING])
    alike = first == after.split(maxsplit=3)[:3] != text.split(maxsplit=3)[:3]
    heads = any(f"{one} {two}" in following for one, two in pairwise(words))
    return alike and _WORDS <= len(words) <= _MOST_WORDS and not heads
