"""What adoption is tried with: the example's sheets, and old papers as LibreOffice writes them again."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "render"))
sys.path.append(str(Path(__file__).parent))

from made_records import EXAMPLE, drafted, record_at, required_of_ci, sheets_of
from old_papers import PAPERS


@pytest.fixture(scope="session")
def example_sheets():
    """File name → sheet of the example in the checkout."""
    return sheets_of(record_at(*EXAMPLE)[1])


@pytest.fixture(scope="session")
def example_papers():
    """File name → paper of the example in the checkout."""
    return drafted(*record_at(*EXAMPLE))


@pytest.fixture(scope="session")
def saved_again(tmp_path_factory, example_papers):
    """Name of an old paper → what LibreOffice makes of it when it saves it as .docx again."""
    soffice = shutil.which("soffice")
    required_of_ci(soffice is not None, "soffice is not on this machine")
    folder = tmp_path_factory.mktemp("saved-again")
    (folder / "in").mkdir()
    for paper in PAPERS:
        (folder / "in" / f"{paper.name}.docx").write_bytes(paper.make())
    (folder / "in" / "own.docx").write_bytes(example_papers["thong-bao.docx"])
    command = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out")]
    subprocess.run(
        [*command, *map(str, sorted((folder / "in").iterdir()))], check=True, capture_output=True, timeout=300
    )
    return {path.stem: path.read_bytes() for path in (folder / "out").iterdir()}
