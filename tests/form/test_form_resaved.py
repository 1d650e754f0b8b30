"""Right documents saved again by another program, as .odt and back and as .doc and back: still right."""

import shutil
import subprocess

import pytest
from made_documents import DECISION, HEADS, LETTER, LONG_LETTER, NOTICE, REPORT, document
from made_records import EXAMPLE, drafted, record_at, required_of_ci

from thongbao.documents import check_package
from thongbao.findings import Severity
from thongbao.word.package import open_package


def convert(files, ending, folder, profile):
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", ending]
    subprocess.run([*command, "--outdir", str(folder), *map(str, files)], check=True, capture_output=True, timeout=300)
    return sorted(folder.glob(f"*.{ending.partition(':')[0]}"))


@pytest.fixture(scope="module")
def resaved(tmp_path_factory):
    """Name → a document that went through the other format and back."""
    required_of_ci(shutil.which("soffice") is not None, "soffice (LibreOffice) is not installed")
    root = tmp_path_factory.mktemp("resaved")
    papers = {f"tb-{head.replace(' ', '-')}": document(NOTICE, head=head) for head in HEADS}
    for name, words in (("cv", LETTER), ("cvn", LONG_LETTER), ("qd", DECISION), ("bc", REPORT)):
        papers[name] = document(words, head="one row")
    papers |= {"vi-du": drafted(*record_at(*EXAMPLE))["thong-bao.docx"]}
    sources = []
    for name, data in papers.items():
        sources.append(root / f"{name}.docx")
        sources[-1].write_bytes(data)
    found = {}
    for middle in ("odt", "doc"):
        between = convert(sources, middle, root / middle, root / "profile")
        back = convert(between, "docx:MS Word 2007 XML", root / f"{middle}-docx", root / "profile")
        found |= {f"{path.stem} qua .{middle}": path.read_bytes() for path in back}
    assert len(found) == 2 * len(papers)
    return found


def test_documents_saved_by_another_program_have_no_error_and_no_warning(resaved):
    heavy = {}
    for name, data in resaved.items():
        findings = check_package(open_package(data, name), name).findings
        wrong = [(f.rule, f.place.where, f.message) for f in findings if f.severity is not Severity.NOTE]
        if wrong:
            heavy[name] = wrong
    assert heavy == {}
