"""The rules of the site's furniture."""

import pytest

from site_builder.cleaning.chrome import Rule, match, rules


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_every_rule_matches_its_lines_and_its_sample(rule: Rule) -> None:
    samples = [*rule.lines, *([rule.sample] if rule.pattern else [])]

    assert [] != samples
    assert [rule.name] * len(samples) == [hit.rule.name for hit in map(match, samples) if hit]


@pytest.mark.parametrize("line", ["TIN, BÀI LIÊN QUAN:", "Tin cùng chuyên mục", "  Ý kiến bạn đọc ", "...", "TỪ KHOÁ:"])
def test_case_tone_placement_and_punctuation_do_not_matter(line: str) -> None:
    assert match(line.strip()) is not None


@pytest.mark.parametrize(
    "line",
    [
        "Chia sẻ với phóng viên, ông cho biết huyện đã hoàn thành kế hoạch.",
        "Xem thêm nhiều hình ảnh của hội nghị là mong muốn của bạn đọc.",
        "Liên hệ chặt chẽ với cơ sở là yêu cầu hàng đầu.",
        "Trang chủ của tỉnh được nâng cấp.",
    ],
)
def test_a_sentence_that_begins_like_furniture_stays(line: str) -> None:
    assert None is match(line)
