"""PDFs of a batch: beside each paper, checked; a program that fails is named and tried again."""

import os
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from batch_made import jsonl, row

from thongbao.batch.orders import Order
from thongbao.batch.running import run
from thongbao.convert.probe import VARIABLE, find_soffice, require_fonts
from thongbao.errors import ThongbaoError

FAKES = Path(__file__).resolve().parents[1] / "fakes"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fakes are shell scripts")


def needed(reason):
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(autouse=True)
def fonts():
    """Fonts are asked for before anything is written."""
    try:
        require_fonts()
    except ThongbaoError as error:
        needed(error.message)


@pytest.fixture
def order(template, tmp_path):
    data = jsonl(tmp_path / "rows.jsonl", [row(n) for n in range(4)])
    return Order(template, data, tmp_path / "out", "{ten}", pdf=True, workers=1)


@pytest.fixture
def fake(tmp_path, monkeypatch):
    """Return ``use("crash")``."""
    sys.path.insert(0, str(FAKES.parent / "convert"))
    from convert_made import make_pdf

    monkeypatch.setenv("FAKE_PDF", str(make_pdf(tmp_path / "good.pdf", pages=2)))
    monkeypatch.setenv("FAKE_LOG", str(tmp_path / "calls.log"))

    def use(name):
        monkeypatch.setenv(VARIABLE, str(FAKES / f"soffice_{name}"))

    return use


def names(folder):
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


BOTH = sorted(f"don-vi-{n}.{ending}" for n in range(4) for ending in ("docx", "pdf"))


@pytest.mark.parametrize("workers", [1, 2])
def test_every_paper_has_its_pdf_beside_it(order, fake, workers):
    fake("good")
    assert run(replace(order, workers=workers)).counts["written"] == 4
    assert names(order.output) == BOTH


def test_an_archive_holds_both(order, fake, tmp_path):
    fake("good")
    run(replace(order, output=tmp_path / "a.zip"))
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert sorted(archive.namelist()) == BOTH


def test_what_libreoffice_fails_on_is_named_and_made_when_gone_on_with(order, fake):
    fake("crash")
    outcome = run(order)
    assert outcome.counts == {"rows": 4, "bad": 0, "written": 0, "kept": 0, "failed": 4}
    assert {finding.rule for finding in outcome.findings.kept} == {"TB-LO-10"}
    assert names(order.output) == [name for name in BOTH if name.endswith("docx")]
    fake("good")
    assert run(replace(order, resume=True)).counts["written"] == 4
    assert names(order.output) == BOTH


def test_an_archive_is_not_finished_before_all_is_in_it(order, fake, tmp_path):
    fake("crash")
    packed = replace(order, output=tmp_path / "a.zip")
    assert run(packed).counts["failed"] == 4
    fake("good")
    run(replace(packed, resume=True))
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == BOTH


def test_without_libreoffice_nothing_is_written(order, monkeypatch):
    monkeypatch.setenv(VARIABLE, "/nowhere/soffice")
    with pytest.raises(ThongbaoError):
        run(order)
    assert not order.output.exists()


def test_libreoffice_itself(order):
    if find_soffice() is None:
        needed("LibreOffice is not installed")
    assert run(order).counts["written"] == 4
    assert names(order.output) == BOTH
