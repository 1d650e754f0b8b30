"""Scans that come back: PDF from 1.4 on, in colour, 200 dpi; signatures, seals and born-digital papers are no scans."""

import io
import zlib

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Stream

from thongbao.convert.scans import copy_faults
from thongbao.errors import SourceError

A4 = (595, 842)


def pdf(tmp_path, *, across=1654, down=2339, space=Name.DeviceRGB, bits=8, page=A4, version="1.7", pictures=1, **more):
    """Return a PDF of one page with pictures of that many pixels."""
    document = pikepdf.new()
    document.add_blank_page(page_size=page)
    shown = Dictionary()
    for number in range(pictures):
        picture = Stream(document, zlib.compress(b"\x00"))
        picture.update(
            Dictionary(
                Type=Name.XObject,
                Subtype=Name.Image,
                Width=across,
                Height=down,
                BitsPerComponent=bits,
                ColorSpace=space,
            )
        )
        picture.Filter = Name.FlateDecode
        for key, value in more.items():
            picture[f"/{key}"] = value
        shown[f"/Im{number}"] = picture
    document.pages[0].Resources = Dictionary(XObject=shown)
    target = io.BytesIO()
    document.save(target, min_version=version, force_version=version)
    path = tmp_path / "quet.pdf"
    path.write_bytes(target.getvalue())
    return path


def test_a_colour_scan_of_200_dpi_is_right(tmp_path):
    assert list(copy_faults(pdf(tmp_path))) == []


@pytest.mark.parametrize(("across", "dpi"), [(1240, 150), (827, 100), (1600, 194)])
def test_a_coarse_scan_is_named_with_its_resolution(tmp_path, across, dpi):
    (fault,) = copy_faults(pdf(tmp_path, across=across, down=round(across * 1.414)))
    assert f"trang 1: ảnh quét {dpi} dpi" in fault or f"{dpi - 1} dpi" in fault or f"{dpi + 1} dpi" in fault


@pytest.mark.parametrize(
    ("space", "bits"),
    [(Name.DeviceGray, 8), (Name.DeviceGray, 1), (pikepdf.Array([Name.Indexed, Name.DeviceGray, 1, b"\x00\xff"]), 8)],
)
def test_a_scan_without_colour_is_named(tmp_path, space, bits):
    assert list(copy_faults(pdf(tmp_path, space=space, bits=bits))) == ["trang 1: ảnh quét không phải ảnh màu"]


def test_a_turned_page_is_measured_along_its_longer_side(tmp_path):
    assert list(copy_faults(pdf(tmp_path, page=(842, 595)))) == []


def test_an_old_version_is_named(tmp_path):
    (fault,) = copy_faults(pdf(tmp_path, version="1.3"))
    assert "1.3" in fault


def test_a_small_grey_picture_is_a_signature_and_no_scan(tmp_path):
    assert list(copy_faults(pdf(tmp_path, across=300, down=120, space=Name.DeviceGray))) == []


def test_two_faulty_pictures_are_one_line_each_kind(tmp_path):
    assert len(list(copy_faults(pdf(tmp_path, across=827, down=1169, space=Name.DeviceGray, pictures=3)))) == 2


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing", b"%PDF-1.7"])
def test_a_damaged_file_is_refused(tmp_path, data):
    path = tmp_path / "hong.pdf"
    path.write_bytes(data)
    with pytest.raises(SourceError, match="đã hỏng"):
        list(copy_faults(path))


def test_a_file_with_a_password_is_one_fault(tmp_path):
    path = tmp_path / "khoa.pdf"
    document = pikepdf.new()
    document.add_blank_page()
    document.save(path, encryption=pikepdf.Encryption(owner="x", user="y"))
    (fault,) = copy_faults(path)
    assert "mật khẩu" in fault
