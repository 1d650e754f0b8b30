"""The papers as LibreOffice prints them."""

import re

import pytest
from pdf_pages import LENGTHS, MM, THREE_LINES

from thongbao.standard.national_title import URGENCY_MARKS

TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def upright(papers):
    return {name: pages for name, pages in papers.items() if name != "phu-luc-phan-cong"}


def short_rule(page, under):
    """Return the drawn line just below a line of words."""
    below = [
        rule
        for rule in page.drawn
        if rule.height < 2.5 and 0 < under.bottom - rule.top < 12 and rule.left < under.middle < rule.right
    ]
    assert below, f"no rule under {under.words}"
    return max(below, key=lambda rule: rule.top)


def test_every_paper_has_pages_of_a4(printed_papers):
    for name, pages in printed_papers.items():
        assert pages, name
        for page in pages:
            assert sorted((page.width, page.height)) == pytest.approx([210 * MM, 297 * MM], abs=1), name


def test_quoc_hieu_and_tieu_ngu_stand_on_one_line_each(printed_papers):
    for name, pages in upright(printed_papers).items():
        lines = [line.words for line in pages[0].lines]
        assert TITLE in lines, name
        assert MOTTO in lines, name


def test_no_words_leave_the_margins(printed_papers):
    for name, pages in printed_papers.items():
        left, right = (35, 20) if name == "ba dòng" else (30, 15)
        for page in pages:
            for line in page.lines:
                assert line.left > left * MM - 2, (name, line)
                assert line.right < page.width - right * MM + 2, (name, line)


def test_number_and_date_stand_level_whatever_the_lines_of_the_agency(printed_papers):
    for name, number in (
        ("ba dòng", "Số: 08/TB-UBND"),
        ("thong-bao", "Số: /TB-UBND"),
        ("cong-van/p_kt", "Số: /UBND-VP"),
    ):
        page = printed_papers[name][0]
        assert page.line(number).bottom == pytest.approx(page.line("Suối Ngàn, ngày").bottom, abs=4), name
    page = printed_papers["ba dòng"][0]
    organ = [page.line(line).bottom for line in THREE_LINES]
    assert organ == sorted(organ, reverse=True)
    assert page.line("Số: ").top < organ[-1]


def test_page_1_has_no_number_and_page_2_has_its_own_centred_above_the_text(printed_papers):
    for name, pages in printed_papers.items():
        assert pages[0].number == [], name
    for name, left, right in (("thong-bao", 30, 15), ("ba dòng", 35, 20)):
        page = printed_papers[name][1]
        if name == "thong-bao":
            (number,) = page.number
            assert number.words == "2"
            assert number.middle == pytest.approx((left * MM + page.width - right * MM) / 2, abs=3)
            assert page.height - number.top > 10 * MM


def test_the_pages_of_each_appendix_are_numbered_on_their_own(printed_papers):
    pages = printed_papers["ba dòng"]
    starts = [index for index, page in enumerate(pages) if page.has("(Kèm theo")]
    assert len(starts) == 2
    for start, end in zip(starts, [starts[1], len(pages)], strict=True):
        shown = [" ".join(line.words for line in page.number) for page in pages[start:end]]
        assert shown == ["", *(str(n) for n in range(2, end - start + 1))]
        assert len(shown) >= 2
    letter = printed_papers["cong-van/p_kt"]
    start = next(index for index, page in enumerate(letter) if page.has("NHIỆM VỤ CỦA"))
    assert letter[start].number == []
    assert [line.words for line in letter[start + 1].number] == ["2"]


def test_the_table_of_assignments_lies_across_the_page(printed_papers):
    pages = printed_papers["phu-luc-phan-cong"]
    assert all(page.width > page.height for page in pages)
    # The heading row stands on every page.
    assert all(page.has("Nhiệm vụ") and page.has("Chủ trì") for page in pages)
    assert all(page.width < page.height for pages in upright(printed_papers).values() for page in pages)


def test_no_date_is_cut_in_a_column(printed_papers):
    for name, pages in printed_papers.items():
        for page in pages:
            for line in page.lines:
                assert not re.search(r"\d/\d{1,2}/\d{0,3}$", line.words), (name, line.words)


def test_the_rule_under_the_motto_is_as_long_as_the_motto(printed_papers):
    for name, pages in upright(printed_papers).items():
        motto = pages[0].line(MOTTO)
        rule = short_rule(pages[0], motto)
        assert rule.width == pytest.approx(motto.width, rel=0.05), name
        assert rule.middle == pytest.approx(motto.middle, abs=2), name


@pytest.mark.parametrize("name", ["thong-bao", "ba dòng", "cong-van/p_kt", "phieu-giao-viec/vp_hdnd_ubnd"])
def test_the_rule_under_the_agency_is_a_third_to_a_half_of_its_longest_line(printed_papers, name):
    page = printed_papers[name][0]
    names = THREE_LINES if name == "ba dòng" else ["ỦY BAN NHÂN DÂN", "XÃ SUỐI NGÀN"]
    lines = [page.line(words) for words in names]
    rule = short_rule(page, lines[-1])
    longest = max(line.width for line in lines)
    assert longest / 3 <= rule.width <= longest / 2
    assert rule.middle == pytest.approx(lines[-1].middle, abs=2)


def test_the_rule_under_the_subject_is_a_third_to_a_half_of_its_longest_line(printed_papers):
    page = printed_papers["thong-bao"][0]
    lines = [page.line("Kết luận của Chủ tịch"), page.line("tháng 9 năm 2026")]
    rule = short_rule(page, lines[-1])
    assert lines[0].width / 3 <= rule.width <= lines[0].width / 2


def test_the_address_stands_at_the_foot_of_page_1_and_nowhere_else(printed_papers):
    for name, address in (
        ("thong-bao", "Thôn Bến Gỗ, xã Suối Ngàn; thư điện tử"),
        ("cong-van/p_kt", "Thôn Bến Gỗ, xã Suối Ngàn; thư điện tử"),
        ("ba dòng", "Thôn Bến Gỗ, xã Suối Ngàn"),
    ):
        pages = printed_papers[name]
        assert pages[0].line(address).top < 25 * MM + 5, name
        assert [number for number, page in enumerate(pages, 1) if page.has(address)] == [1], name


@pytest.mark.parametrize("mark", URGENCY_MARKS, ids=lambda mark: mark.word)
def test_the_box_of_urgency_has_the_size_of_the_decree(printed_papers, mark):
    page = printed_papers[mark.word][0]
    words = page.line(mark.text)
    around = [
        side
        for side in page.drawn
        if abs(side.middle - words.middle) < 25 * MM and abs(side.bottom + side.top - words.bottom - words.top) < 60
    ]
    # From the middle of a side to the middle of the one across: the bounds of a drawn line hold its thickness twice.
    upright_sides = [side.middle for side in around if side.height > side.width]
    level_sides = [(side.bottom + side.top) / 2 for side in around if side.width > side.height]
    width = max(upright_sides) - min(upright_sides)
    height = max(level_sides) - min(level_sides)
    assert width / MM == pytest.approx(mark.width.mm, abs=1)
    assert height / MM == pytest.approx(mark.height.mm, abs=1)


BLOCKS = {
    "thong-bao": ("Nơi nhận:", "- Lưu: VT, VP.", "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Nguyễn Thu Hằng"),
    "cong-van": ("Nơi nhận:", "- Lưu: VT, VP.", "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Nguyễn Thu Hằng"),
    "phieu-giao-viec": ("NGƯỜI GIAO", "NGƯỜI NHẬN", "TL. CHỦ TỊCH", "Nguyễn Thu Hằng", "Bùi Văn Đạt"),
    "trich-sao": ("Nơi nhận:", "- Lưu: VT, VP.", "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Nguyễn Thu Hằng"),
    "tom-tat": ("CHÁNH VĂN PHÒNG", "Nguyễn Thu Hằng"),
}


@pytest.mark.parametrize("kind", BLOCKS)
def test_the_signature_stands_on_one_page_at_every_length(printed_lengths, kind):
    for length in LENGTHS:
        for page in printed_lengths[kind][length]:
            counts = {words: sum(line.words == words for line in page.lines) for words in BLOCKS[kind]}
            assert len(set(counts.values())) == 1, (length, counts)


@pytest.mark.parametrize("kind", BLOCKS)
def test_the_signature_never_stands_alone_on_a_page(printed_lengths, kind):
    first = BLOCKS[kind][0]
    for length in LENGTHS:
        for number, page in enumerate(printed_lengths[kind][length], 1):
            for block in (line for line in page.lines if line.words == first):
                above = [line for line in page.lines if line.bottom > block.top + 5 and line not in page.number]
                assert above, f"{length} tasks, page {number}: nothing but the signature"


def test_the_lengths_do_bring_the_signature_to_the_end_of_a_page(printed_lengths):
    # Without this the two tests above would prove nothing.
    for kind, first in ((kind, words[0]) for kind, words in BLOCKS.items()):
        lowest = min(
            line.bottom
            for pages in printed_lengths[kind].values()
            for page in pages
            for line in page.lines
            if line.words == first
        )
        assert lowest < 297 * MM / 2, kind
        assert len({len(pages) for pages in printed_lengths[kind].values()}) > 1, kind
