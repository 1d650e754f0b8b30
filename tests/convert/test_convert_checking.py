"""PDFs that are not fit to be kept, made by hand: each lacks one thing."""

import pikepdf
import pytest
from convert_made import TITLE, embedded, make_pdf, tiny_font

from thongbao.convert.checking import BrokenPdfError, Seen, fault_of, inspect
from thongbao.convert.completing import complete
from thongbao.convert.glyphs import family_of

TEXTS = {0x41: "a", 0x42: " ", 0x43: "ụ"}
SOUND = {0x41: "a", 0x42: "\u00a0"}


def test_a_sound_pdf_has_no_fault(tmp_path):
    seen = inspect(make_pdf(tmp_path / "a.pdf", pages=3, fonts=[embedded(tiny_font(cff=False), SOUND)]))
    assert seen == Seen(3, tagged=True, language="vi-VN", title=TITLE, pdfa="2B", colour_profile=True)
    assert fault_of(seen) is None


@pytest.mark.parametrize(
    ("lacks", "words"),
    [
        ("pdfa", "PDF/A-2"),
        ("profile", "PDF/A-2"),
        ("marked", "thẻ cấu trúc"),
        ("language", "ngôn ngữ vi-VN"),
        ("title", "tiêu đề"),
    ],
)
def test_what_is_not_stated_is_a_fault(tmp_path, lacks, words):
    fault = fault_of(inspect(make_pdf(tmp_path / "a.pdf", without=[lacks])))
    assert words in fault.reason
    assert not fault.outside


def test_a_font_must_be_inside(tmp_path):
    seen = inspect(make_pdf(tmp_path / "a.pdf", fonts=[embedded(None, SOUND)]))
    assert seen.not_embedded == ("/ABCDEF+Tiny-Bold",)
    assert "phông không nhúng" in fault_of(seen).reason


@pytest.mark.parametrize("box", [True, False], ids=["box", "blank"])
@pytest.mark.parametrize(("cff", "key"), [(False, "FontFile2"), (True, "FontFile3")])
def test_a_letter_drawn_as_the_box_is_missing(tmp_path, cff, key, box):
    font = embedded(tiny_font(cff=cff, box=box), TEXTS, key=key)
    seen = inspect(make_pdf(tmp_path / "a.pdf", fonts=[font]))
    assert seen.missing == {"Tiny": "ụ"}
    fault = fault_of(seen)
    assert fault.outside
    assert "ô vuông hoặc chỗ trống thay cho ụ" in fault.reason
    assert fault.hint


def test_a_composite_font_is_read_by_glyph_number(tmp_path):
    font = embedded(tiny_font(cff=False), {1: "a", (2, 3): "ụ"}, composite=True)
    # 2 is the blank, here said to be a letter; 3 is the box, by the range said to be the next character.
    assert inspect(make_pdf(tmp_path / "a.pdf", fonts=[font])).missing == {"Tiny": "ụỦ"}


def test_a_code_the_font_does_not_know_is_missing(tmp_path):
    font = embedded(tiny_font(cff=True), {0x41: "a", 0x61: "ữ"}, key="FontFile3")
    assert inspect(make_pdf(tmp_path / "a.pdf", fonts=[font])).missing == {"Tiny": "ữ"}


def test_a_foreign_sign_that_is_missing_is_the_texts_fault(tmp_path):
    font = embedded(tiny_font(cff=False), {0x41: "a", 0x43: "→"})
    fault = fault_of(inspect(make_pdf(tmp_path / "a.pdf", fonts=[font])))
    assert "→" in fault.reason
    assert not fault.outside


@pytest.mark.parametrize("key", ["FontFile", "FontFile2", "FontFile3"])
def test_a_font_that_cannot_be_read_is_no_font(tmp_path, key):
    font = embedded(b"\x00\x01 no font", TEXTS, key=key)
    with pytest.raises(BrokenPdfError, match="phông nhúng"):
        inspect(make_pdf(tmp_path / "a.pdf", fonts=[font]))


def test_letters_from_another_font_are_noticed(tmp_path):
    program = tiny_font(cff=False)
    own = embedded(program, SOUND, name="AAAAAA+LiberationSerif")
    lent = embedded(program, {0x41: "ụ"}, name="BAAAAA+DejaVuSerif-Bold")
    seen = inspect(make_pdf(tmp_path / "a.pdf", fonts=[own, lent]))
    assert seen.borrowed == {"DejaVuSerif": "ụ"}
    fault = fault_of(seen)
    assert fault.outside
    assert "mượn chữ của phông DejaVuSerif" in fault.reason


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(("BAAAAA+Tinos", {0x41: "ụ"}), id="looks alike"),
        pytest.param(("BAAAAA+LiberationSerif-Bold", {0x41: "Ọ"}), id="same family"),
        pytest.param(("BAAAAA+OpenSymbol", {0x41: "•"}), id="no letters"),
    ],
)
def test_a_second_font_is_no_fault_in_itself(tmp_path, second):
    program = tiny_font(cff=False)
    fonts = [embedded(program, SOUND, name="AAAAAA+LiberationSerif"), embedded(program, second[1], name=second[0])]
    assert inspect(make_pdf(tmp_path / "a.pdf", fonts=fonts)).borrowed == {}


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("/BAAAAA+LiberationSerif-BoldItalic", "LiberationSerif"),
        ("/TimesNewRomanPS-BoldMT", "TimesNewRoman"),
        ("/TimesNewRomanPSMT", "TimesNewRoman"),
        ("/ABCDEF+Tinos", "Tinos"),
        ("/Arial,Bold", "Arial"),
    ],
)
def test_the_family_is_in_the_name(name, family):
    assert family_of(name) == family


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7\n%%EOF\n"])
def test_what_is_no_pdf_is_called_so(tmp_path, data):
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    with pytest.raises(BrokenPdfError, match="tệp PDF"):
        inspect(path)
    with pytest.raises(BrokenPdfError, match="không đọc được"):
        inspect(tmp_path / "b.pdf")


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.9, 0.99])
def test_a_cut_off_pdf_is_not_repaired_in_silence(tmp_path, kept):
    path = make_pdf(tmp_path / "a.pdf", pages=3, fonts=[embedded(tiny_font(cff=False), SOUND)])
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * kept)])
    with pytest.raises(BrokenPdfError):
        inspect(path)


def test_a_pdf_without_pages_has_nothing_to_keep():
    assert "không có trang nào" in fault_of(Seen(0)).reason


def test_completing_sets_what_is_missing_and_keeps_the_rest(tmp_path):
    path = make_pdf(tmp_path / "a.pdf", pages=2, without=["title", "language"])
    before = inspect(path)
    assert complete(path, before, "Thông báo số 5")
    after = inspect(path)
    assert (after.language, after.title, after.pages) == ("vi-VN", "Thông báo số 5", 2)
    assert fault_of(after) is None
    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Thông báo số 5"
        assert "/ID" in pdf.trailer


def test_a_complete_pdf_is_not_touched(tmp_path):
    path = make_pdf(tmp_path / "a.pdf")
    data = path.read_bytes()
    assert not complete(path, inspect(path), "khác")
    assert path.read_bytes() == data
