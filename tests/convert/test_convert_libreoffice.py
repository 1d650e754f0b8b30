"""The real LibreOffice: what it makes of our papers, and of papers of others. One run for all of them."""

import os
import shutil
import subprocess
import sys

import pikepdf
import pypdfium2
import pytest
from convert_made import TITLE, lacking_fonts, only_fonts, simple_docx

from thongbao.convert.checking import fault_of, inspect
from thongbao.convert.converting import convert
from thongbao.convert.faults import UnfitFontsError
from thongbao.convert.glyphs import borrowed_letters, missing_letters
from thongbao.convert.pictures import pages_as_png
from thongbao.convert.probe import fonts, require_fonts
from thongbao.errors import ExitCode, OutsideMissingError


def text_of(path):
    document = pypdfium2.PdfDocument(path)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def streams_of(path):
    with pikepdf.open(path) as pdf:
        return b"".join(page.Contents.read_bytes() for page in pdf.pages)


def test_every_paper_is_tagged_pdfa_in_vietnamese_with_every_letter(converted):
    assert len(converted) == 9
    for one in converted.values():
        seen = inspect(one.pdf)
        assert fault_of(seen) is None
        assert (seen.pdfa, seen.tagged, seen.language) == ("2B", True, "vi-VN")
        assert one.pages == seen.pages > 0
        assert one.pdf.stat().st_mode & 0o777 == 0o666 & ~_umask()


def _umask():
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_papers_keep_their_place_and_nothing_else_is_left(converted):
    notice = converted["thong-bao.docx"].pdf
    assert {one.pdf.relative_to(notice.parent).as_posix() for one in converted.values()} == {
        path.relative_to(notice.parent).as_posix() for path in notice.parent.rglob("*") if path.is_file()
    }
    assert {path.name for path in notice.parent.iterdir() if path.is_dir()} == {"cong-van", "khác"}


def test_our_papers_need_no_completing(converted):
    with pikepdf.open(converted["thong-bao.docx"].pdf) as pdf:
        assert "LibreOffice" in str(pdf.docinfo["/Producer"])
        assert str(pdf.docinfo["/Title"]) == inspect(converted["thong-bao.docx"].pdf).title
        # LibreOffice signs its own files so; pikepdf writes it away.
        assert "/DocChecksum" in pdf.trailer
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert inspect(converted["thong-bao.docx"].pdf).title.startswith("Thông báo Kết luận")


def test_what_others_leave_out_is_completed(converted):
    assert inspect(converted["không ghi gì.docx"].pdf).title == "không ghi gì"
    assert inspect(converted["tiếng Anh.docx"].pdf).title == TITLE


def test_actual_text_alone_is_no_sign_of_a_missing_letter(converted):
    # Sound, and yet there are some.
    assert b"/ActualText" in streams_of(converted["chữ lạ.docx"].pdf)


def test_the_text_comes_out_as_it_went_in(converted):
    text = text_of(converted["thong-bao.docx"].pdf)
    for words in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "THÔNG BÁO"):
        assert words in " ".join(text.split())


def test_pages_become_pictures(converted, tmp_path):
    one = converted["thong-bao.docx"]
    pictures = pages_as_png(one.pdf, tmp_path, dpi=40)
    assert [picture.name for picture in pictures] == [f"thong-bao-{n}.png" for n in range(1, one.pages + 1)]


@pytest.fixture(scope="session")
def times(soffice):  # noqa: ARG001 (without LibreOffice these tests are skipped with its reason)
    """The four files of the font that stands in for Times New Roman, to make worse ones of."""
    found = fonts()
    if sys.platform != "linux" or len(found.files) != 4 or {file.suffix for file in found.files} != {".ttf"}:
        pytest.skip("needs fontconfig and the four styles of a TrueType font")
    return found.files


@pytest.fixture
def lost(soffice, tmp_path):
    """Return ``convert()``: the error of converting one kind of lost letter, then many."""

    def make():
        files = [tmp_path / "một chữ.docx", tmp_path / "nhiều chữ.docx"]
        files[0].write_bytes(simple_docx("mục lục"))
        files[1].write_bytes(simple_docx("Kết luận của Chủ tịch", "Ủy ban nhân dân xã"))
        with pytest.raises(UnfitFontsError) as caught:
            convert(files, tmp_path / "ra", soffice=soffice, timeout=120)
        assert caught.value.exit_code is ExitCode.OUTSIDE == 5
        assert caught.value.hint
        assert list((tmp_path / "ra").iterdir()) == []
        return [failure.reason for failure in caught.value.failures]

    return make


@pytest.mark.parametrize(
    ("cff", "box"),
    [
        pytest.param(False, False, id="TrueType, blank"),
        pytest.param(False, True, id="TrueType, box"),
        pytest.param(True, True, id="CFF, box"),
    ],
)
def test_letters_the_font_lacks_are_found_in_the_drawing(times, lost, monkeypatch, tmp_path, cff, box):
    lacking_fonts(times, tmp_path / "thiếu", cff=cff, box=box)
    monkeypatch.setenv("FONTCONFIG_FILE", str(only_fonts(tmp_path / "thiếu")))
    with pytest.raises(OutsideMissingError, match="thiếu"):
        require_fonts()
    one, many = lost()
    assert one.endswith("ô vuông hoặc chỗ trống thay cho ụ")
    assert "thay cho ế" in many


def test_letters_lent_by_another_font_are_found(times, lost, monkeypatch, tmp_path):
    other = subprocess.run(
        ["fc-match", "-f", "%{family[0]}\t%{file}", "DejaVu Serif"], capture_output=True, text=True, check=True
    ).stdout.split("\t")
    if other[0] != "DejaVu Serif":
        pytest.skip("DejaVu Serif is not installed")
    lacking_fonts(times, tmp_path / "thiếu")
    (tmp_path / "khác").mkdir()
    shutil.copy(other[1], tmp_path / "khác")
    monkeypatch.setenv("FONTCONFIG_FILE", str(only_fonts(tmp_path / "thiếu", tmp_path / "khác")))
    one, _many = lost()
    assert one == "phông của văn bản thiếu chữ ụ, LibreOffice mượn chữ của phông DejaVuSerif"


def test_text_taken_out_says_nothing_and_neither_does_actual_text(times, soffice, monkeypatch, tmp_path):
    """Why the drawing is looked at: this PDF shows no ụ, and only the drawing tells."""
    from thongbao.convert.run import run

    lacking_fonts(times, tmp_path / "thiếu", box=True)
    monkeypatch.setenv("FONTCONFIG_FILE", str(only_fonts(tmp_path / "thiếu")))
    source = tmp_path / "a.docx"
    source.write_bytes(simple_docx("mục lục"))
    run(soffice, [source], tmp_path, 120)
    assert text_of(tmp_path / "a.pdf").strip() == "mục lục"
    assert b"/ActualText" not in streams_of(tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert "".join(missing_letters(pdf).values()) == "ụ"
        assert borrowed_letters(pdf) == {}
