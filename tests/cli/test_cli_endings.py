"""How a command ends: one code for a file that is not there, one for a name of nothing, and readers that go away."""

import io
import os
import shlex
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout

import pytest
from calling import EXAMPLE, ROOT

from thongbao.cli.main import run

MISSING_FILES = (
    "check khong.docx",
    "check khong.doc",
    "check khong.yaml",
    "fix khong.docx moi.docx",
    "draft khong.yaml",
    "issue khong.yaml",
    "extract khong.yaml",
    "import khong.docx",
    "import khong.pdf",
    "import content/don-vi.yaml --units khong.yaml",
    "pdf khong.docx",
    "batch khong.docx khong.csv --output ra",
    "template check khong.docx",
    "template check khong.docx --kind cong-van",
    "template adopt khong.docx moi.docx",
    "register restore khong.sqlite",
    "follow import khong.xlsx",
    "archive add khong.pdf --for 01/TB-UBND",
)
UNKNOWN_NAMES = (
    "explain ND30-KHONG-01",
    "fix a.docx b.docx --only ND30-KHONG-01",
    "register show 99/TB-UBND",
    "register show khong",
    'register recall 99/TB-UBND --why "…"',
    f"issue {EXAMPLE} --no-pdf --date 2026-10-06 --replaces 99/TB-UBND",
    f"issue {EXAMPLE} --no-pdf --date 2026-10-06 --corrects khong",
    f"issue {EXAMPLE} --no-pdf --accept KHONG --why x",
    "archive show 99/TB-UBND",
    "archive verify khong",
    "archive export khong --to ra",
    "follow show khong",
    "follow done khong",
    "follow list --unit khong",
    "template fields khong",
    "schema khong",
)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """The example, issued once; nothing here changes it."""
    root = tmp_path_factory.mktemp("het") / "van-ban"
    shutil.copytree(ROOT / "content", root / "content")
    assert ended(root, f"issue {EXAMPLE} --no-pdf --date 2026-10-05")[0] == 0
    return root


def ended(root, line):
    """Return the code and the words of a command, in this process."""
    err, before = io.StringIO(), os.getcwd()  # noqa: PTH109
    os.chdir(root)
    try:
        with redirect_stdout(io.StringIO()), redirect_stderr(err):
            return run(shlex.split(line)), err.getvalue()
    finally:
        os.chdir(before)


@pytest.mark.parametrize("line", MISSING_FILES)
def test_a_file_that_is_not_there_is_exit_3_and_is_named(office, line):
    code, err = ended(office, line)
    assert code == 3, err
    assert "khong." in err
    assert "No such file" not in err


@pytest.mark.parametrize("line", UNKNOWN_NAMES)
def test_a_name_of_nothing_is_exit_2_and_is_named(office, line):
    code, err = ended(office, line)
    assert code == 2, err
    assert "khong" in err.lower() or "99/TB-UBND" in err


@pytest.mark.parametrize(
    ("line", "code"), [("check khong.docx", 3), ("explain ND30-KHONG-01", 2), ("schema", 0), ("explain --all", 0)]
)
@pytest.mark.parametrize("gone", ["| true", "2>&1 >/dev/null | true", ">&- 2>&-"])
def test_a_reader_that_has_gone_hides_no_exit_code(office, line, code, gone):
    script = f"{shlex.quote(sys.executable)} -m thongbao {line} {gone}; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], cwd=office, capture_output=True, check=False, timeout=60)
    assert done.returncode == code, done.stderr
    assert b"Traceback" not in done.stderr


def test_a_full_disk_behind_stdout_is_no_reader_that_has_gone(office):
    if not os.path.exists("/dev/full"):  # noqa: PTH110
        pytest.skip("no /dev/full here")
    script = f"{shlex.quote(sys.executable)} -m thongbao schema >/dev/full"
    done = subprocess.run(["bash", "-c", script], cwd=office, capture_output=True, check=False, timeout=60)
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
