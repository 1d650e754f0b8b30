"""LibreOffice itself, programs that act like it and fail, and documents to feed both."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from convert_made import make_pdf, simple_docx

from thongbao import pipeline
from thongbao.convert.converting import convert
from thongbao.convert.probe import VARIABLE, find_soffice, require_fonts
from thongbao.errors import ThongbaoError
from thongbao.workspace import find_workspace

FAKES = Path(__file__).resolve().parents[1] / "fakes"


def _not_here(reason):
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def soffice():
    """The real LibreOffice with fit fonts; where CI is set it must be there."""
    found = find_soffice()
    if found is None:
        _not_here("LibreOffice is not installed")
    try:
        require_fonts()
    except ThongbaoError as error:
        _not_here(error.message)
    return found


@pytest.fixture
def docx(tmp_path):
    """Return ``make("a.docx", …)``: the paths of small .docx files, each with another text."""

    def make(*names):
        paths = [tmp_path / "vào" / name for name in names]
        for path in paths:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(simple_docx(f"Đây là {path.name}"))
        return paths

    return make


@pytest.fixture
def fake(tmp_path, monkeypatch):
    """Return ``use("crash")``: the fake of that name, found as LibreOffice is found."""
    if sys.platform == "win32":
        pytest.skip("the fakes are shell scripts")
    monkeypatch.setenv("FAKE_PDF", str(make_pdf(tmp_path / "good.pdf", pages=2)))
    monkeypatch.setenv("FAKE_LOG", str(tmp_path / "calls.log"))
    monkeypatch.setenv("FAKE_CHILD", str(tmp_path / "child"))
    monkeypatch.delenv("FAKE_BAD", raising=False)

    def use(name):
        monkeypatch.setenv(VARIABLE, str(FAKES / f"soffice_{name}"))
        found = find_soffice()
        assert found is not None
        return found

    return use


@pytest.fixture
def calls(tmp_path):
    """Return a function that gives, for each time the fake was called, the names of the files it got."""

    def read():
        lines = (tmp_path / "calls.log").read_text("utf-8").splitlines()
        return [[Path(word).name for word in line.split(" ") if word.endswith(".docx")] for line in lines]

    return read


@pytest.fixture(scope="session")
def drafted(tmp_path_factory, example_content):
    """The folder with every paper of the example record."""
    root = tmp_path_factory.mktemp("kho")
    shutil.copytree(example_content, root / "content")
    notice = root / "content" / "2026" / "ket-luan-giao-ban-thang-9" / "thong-bao.yaml"
    draft = pipeline.draft(find_workspace(notice), notice, root / "output")
    assert draft.papers
    return root / "output"


@pytest.fixture(scope="session")
def converted(soffice, drafted, tmp_path_factory):
    """File name → PDF: papers of the record and papers of others, all in one run of LibreOffice."""
    folder = tmp_path_factory.mktemp("pdf") / "Công văn đã chuyển"
    others = drafted / "khác"
    others.mkdir()
    made = {
        "không ghi gì.docx": simple_docx("Kính gửi: Ủy ban nhân dân xã", language=None, title=None),
        "tiếng Anh.docx": simple_docx("Kính gửi: Ủy ban nhân dân xã", language="en-US"),
        "một chữ.docx": simple_docx("mục lục"),
        # Decomposed and composed letters, ligatures, two kinds of hyphen: LibreOffice writes /ActualText here.
        "chữ lạ.docx": simple_docx("mu\u0323c lục fi ffi o\u0302\u0301 ố x\u2011y x-y a\u00a0b “–” … ½ •"),
        "hai phông.docx": simple_docx("Tiêu đề và lời văn có dấu", font="DejaVu Sans"),
    }
    for name, data in made.items():
        (others / name).write_bytes(data)
    files = [drafted / "thong-bao.docx", drafted / "phu-luc-phan-cong.docx", *sorted(drafted.glob("cong-van/*"))[:2]]
    files += [others / name for name in made]
    done = convert(files, folder, soffice=soffice, timeout=120, base=drafted)
    assert [one.source for one in done] == files
    return {one.source.name: one for one in done}
