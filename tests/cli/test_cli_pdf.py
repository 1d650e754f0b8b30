"""draft --pdf, --png and pdf: real LibreOffice, and what happens without it."""

import os
import shutil
from pathlib import Path

import pytest
from calling import EXAMPLE, ROOT, call

FAKES = ROOT / "tests/fakes"


@pytest.fixture
def libreoffice() -> None:
    from thongbao.convert.probe import find_soffice, fonts

    if find_soffice() is None or not fonts().fit:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice or a font with all Vietnamese letters is missing")
        pytest.skip("needs LibreOffice and a font with all Vietnamese letters")


@pytest.mark.usefixtures("libreoffice")
def test_draft_with_png_writes_pdf_and_pictures_beside_each_paper_and_counts_pages(workspace: Path) -> None:
    result = call("draft", EXAMPLE, "--png", "--format", "json", "--output", "ra", cwd=workspace)
    assert result.code == 0, result.err
    papers = list((workspace / "ra").rglob("*.docx"))
    assert len(papers) == 31
    for file in result.json["files"]:
        pdf = (workspace / file["path"]).with_suffix(".pdf")
        assert pdf.is_file()
        assert len(list(pdf.parent.glob(f"{pdf.stem}-*.png"))) >= file["pages"] > 0
    # The next draft without --pdf clears away what would show older words.
    assert call("draft", EXAMPLE, "--output", "ra", cwd=workspace).code == 0
    assert not list((workspace / "ra").rglob("*.pdf"))
    assert not list((workspace / "ra").rglob("*.png"))


@pytest.mark.usefixtures("libreoffice")
def test_pdf_converts_any_docx_and_keeps_the_folders_below_output(workspace: Path) -> None:
    call("draft", EXAMPLE, "--output", "ra", cwd=workspace)
    result = call("pdf", "ra/thong-bao.docx", "ra/cong-van/p_kt.docx", "--output", "pdf", cwd=workspace)
    assert result.code == 0, result.err
    assert [Path(line).as_posix() for line in result.out.splitlines()] == ["pdf/thong-bao.pdf", "pdf/cong-van/p_kt.pdf"]


def test_without_libreoffice_nothing_is_written_and_the_advice_names_a_command(workspace: Path) -> None:
    result = call("draft", EXAMPLE, "--pdf", cwd=workspace, env={"THONGBAO_SOFFICE": str(workspace / "nowhere")})
    assert result.code == 5
    assert "→" in result.err
    assert not (workspace / "output").exists()


@pytest.mark.skipif(os.name == "nt", reason="the fake is a shell script")
def test_a_crash_of_libreoffice_is_exit_6_and_the_docx_stay(workspace: Path) -> None:
    result = call("draft", EXAMPLE, "--pdf", cwd=workspace, env={"THONGBAO_SOFFICE": str(FAKES / "soffice_crash")})
    assert result.code in (5, 6), result.err
    if result.code == 6:
        assert len(list((workspace / "output").rglob("*.docx"))) == 31


def test_pdf_of_something_else_is_exit_3(workspace: Path) -> None:
    shutil.copy(workspace / "content/co-quan.yaml", workspace / "x.docx")
    assert call("pdf", "x.docx", cwd=workspace).code == 3
    assert call("pdf", "khong-co.docx", cwd=workspace).code == 3


@pytest.mark.usefixtures("libreoffice")
@pytest.mark.skipif(os.name == "nt", reason="the fake is a shell script")
def test_pdf_lists_what_it_made_and_names_what_it_could_not(workspace: Path) -> None:
    call("draft", EXAMPLE, "--output", "ra", cwd=workspace)
    good, bad = "ra/cong-van/p_kt.docx", "ra/cong-van/ca_xa.docx"
    assert call("pdf", good, "--output", "da-co", cwd=workspace).code == 0
    fake = {
        "THONGBAO_SOFFICE": str(FAKES / "soffice_picky"),
        "FAKE_PDF": str(workspace / "da-co/p_kt.pdf"),
        "FAKE_BAD": str(workspace / bad),
    }
    result = call("pdf", good, bad, "--output", "pdf", "--format", "json", cwd=workspace, env=fake)
    assert result.code == 6
    assert [file["path"] for file in result.json["files"]] == [str(Path("pdf/p_kt.pdf"))]
    (failed,) = result.json["failed"]
    assert failed["source"] == str(Path(bad))
    assert "tín hiệu" in failed["reason"]
    again = call("pdf", good, bad, "--output", "pdf", cwd=workspace, env=fake)
    assert again.out.split() == [str(Path("pdf/p_kt.pdf"))]
    assert "ca_xa.docx" in again.err
