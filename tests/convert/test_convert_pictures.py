"""Pages as pictures."""

import sys

import pytest
from convert_made import make_pdf
from PIL import Image

from thongbao.convert.pictures import pages_as_png
from thongbao.errors import ConversionError, OutputError, OutsideMissingError


def test_one_picture_a_page_in_order(tmp_path):
    pdf = make_pdf(tmp_path / "Công văn.pdf", pages=11)
    pictures = pages_as_png(pdf, tmp_path / "ảnh")
    assert [picture.name for picture in pictures] == [f"Công văn-{number}.png" for number in range(1, 12)]
    with Image.open(pictures[0]) as picture:
        # A blank page of pikepdf is 8.5 × 11 inches.
        assert (picture.format, picture.size) == ("PNG", (935, 1210))
    with Image.open(pages_as_png(pdf, tmp_path, dpi=72)[10]) as picture:
        assert picture.size == (612, 792)


def test_a_broken_pdf_is_named(tmp_path):
    path = tmp_path / "hỏng.pdf"
    path.write_bytes(b"hello")
    for file in (path, tmp_path / "không có.pdf"):
        with pytest.raises(ConversionError, match="không mở được") as caught:
            pages_as_png(file, tmp_path)
        assert str(file) in caught.value.message


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "ảnh").write_text("a file")
    with pytest.raises(OutputError, match="không ghi được"):
        pages_as_png(make_pdf(tmp_path / "a.pdf"), tmp_path / "ảnh")


@pytest.mark.parametrize("package", ["pypdfium2", "PIL"])
def test_a_missing_package_says_what_to_install(monkeypatch, tmp_path, package):
    pdf = make_pdf(tmp_path / "a.pdf")
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(OutsideMissingError, match=package) as caught:
        pages_as_png(pdf, tmp_path)
    assert "pip install 'thongbao[pdf]'" in caught.value.hint
