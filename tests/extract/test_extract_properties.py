"""Whatever the text: no crash, no word that is not printed, spans inside their passage, tasks in order."""

from datetime import date
from pathlib import Path

from extract_spans import words_of
from hypothesis import given
from hypothesis import strategies as st

from thongbao.extract.known_units import KnownUnits
from thongbao.extract.passages import Cell, Passage
from thongbao.extract.reading import extract, gives_to

WORDS = (
    "Giao|Yêu cầu|đề nghị|Sở Xây dựng|Phòng|UBND|các|xã|A, B|và|phối hợp|với|chủ trì|,|;|.|:|(|)|-|“|đồng chí"
    "|Lò Văn Pâng|Phó Chủ tịch|Chủ tịch|trước ngày 15/9|hằng tuần|Hoàn thành|Đối với|Riêng|báo cáo|trình|của|do"
    "|để|Văn phòng|HĐND|&|PTNT|Công an|huyện|số|3|Đơn vị chủ trì:|Thời gian:|thì|nếu|cùng|rà soát|1.|a)"
    "|Ban Chỉ đạo|nhà thầu|đã|chưa|có|phải"
)
PIECES = st.sampled_from(WORDS.split("|"))
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map(" ".join), st.text(max_size=80))


@given(st.lists(st.tuples(TEXTS, st.lists(TEXTS, max_size=2)), max_size=4))
def test_every_printed_word_stands_where_it_is_said_to(pairs: list[tuple[str, list[str]]]) -> None:
    passages = [Passage(text, "1", tuple(headings)) for text, headings in pairs]
    found = extract(passages, KnownUnits(), date(2026, 3, 2))
    assert all(printed == there for printed, there in words_of(passages, found))
    order = [(task.span.passage, task.span.start) for task in found.tasks if task.span.heading < 0]
    assert order == sorted(order)


@given(
    st.lists(st.tuples(st.sampled_from(["Nội dung", "Chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm"]), TEXTS), max_size=5)
)
def test_rows_of_any_cells_are_read(cells: list[tuple[str, str]]) -> None:
    passages = [Passage("Rà soát hồ sơ", "1", cells=tuple(Cell(label, text) for label, text in cells))]
    found = extract(passages, KnownUnits(), None)
    assert all(printed == there for printed, there in words_of(passages, found))


@given(TEXTS)
def test_any_line_may_be_asked_whom_it_gives(line: str) -> None:
    for mention in gives_to(line, KnownUnits()):
        assert line[mention.span.start : mention.span.end] == mention.printed


def test_a_sentence_that_breaks_off_anywhere_is_read() -> None:
    lines = (Path(__file__).parent / "sentences.txt").read_text("utf-8").splitlines()[1::14]
    for line in lines:
        words = line.split("|")[0].rpartition("^")[2].split()
        for count in range(1, len(words) + 1):
            passages = [Passage(" ".join(words[:count]), "1"), Passage(" ".join(words[:count]) + ",", "1")]
            found = extract(passages, KnownUnits(), date(2026, 3, 2))
            assert all(printed == there for printed, there in words_of(passages, found))
