"""What a command may import: each of these costs a clerk a tenth of a second or more, every time."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTICE = "content/2026/ket-luan-giao-ban-thang-9/thong-bao.yaml"
HEAVY = {
    "alembic",
    "asyncio",
    "dask",
    "distributed",
    "docx",
    "docxtpl",
    "fontTools",
    "holidays",
    "icalendar",
    "isal",
    "jinja2",
    "lxml",
    "multiprocessing",
    "num2words",
    "openpyxl",
    "pikepdf",
    "psycopg",
    "pydantic",
    "pypdfium2",
    "sqlalchemy",
    "xlsxwriter",
    "yaml",
}
RECORD = {"pydantic", "yaml", "lxml", "holidays"}
PROGRAM = """
import json, sys
from thongbao.cli.main import run
code = run(sys.argv[2:])
open(sys.argv[1], "w").write(json.dumps([int(code), sorted({name.partition(".")[0] for name in sys.modules})]))
"""


def imported(tmp_path, *arguments):
    """Return the exit code of a command, and which of the heavy packages it imported."""
    told = tmp_path / "told.json"
    subprocess.run(
        [sys.executable, "-c", PROGRAM, str(told), *arguments],
        cwd=ROOT,
        env={**os.environ, "THONGBAO_CACHE": str(tmp_path / "cache")},
        check=True,
        capture_output=True,
    )
    code, modules = json.loads(told.read_text())
    return code, HEAVY & set(modules)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["khong-co"]])
def test_help_imports_click_alone(tmp_path, arguments):
    assert imported(tmp_path, *arguments)[1] == set()


def test_check_imports_what_reads_a_record(tmp_path):
    code, heavy = imported(tmp_path, "check", NOTICE)
    assert code == 0
    assert heavy <= RECORD


def test_draft_imports_docxtpl_and_jinja_only_to_prepare_a_template(tmp_path):
    code, heavy = imported(tmp_path, "draft", NOTICE, "--output", str(tmp_path / "out"))
    assert code == 0
    assert {"docxtpl", "jinja2"} <= heavy
    # Though the notice of the example prints tables with as many columns as the record says.
    code, heavy = imported(tmp_path, "draft", NOTICE, "--output", str(tmp_path / "out"))
    assert code == 0
    assert heavy <= RECORD


def test_a_batch_imports_no_more_than_filling_needs(tmp_path):
    from made_for_startup import letter_and_rows

    template, rows = letter_and_rows(tmp_path)
    for turn in range(2):
        output = tmp_path / f"{turn}.zip"
        code, heavy = imported(tmp_path, "batch", str(template), str(rows), "--output", str(output))
        assert code == 0
    # From its entry a template is filled without Jinja.
    assert heavy <= {"yaml", "lxml", "isal"}
