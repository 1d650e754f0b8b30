"""The workbook as LibreOffice keeps it: opened, sorted and filled in there, saved, and taken back."""

import os
import shutil
import subprocess
from datetime import UTC, date, datetime

import openpyxl
import pytest
from follow_made import line

from thongbao.followup.duties import Happening
from thongbao.followup.states import State
from thongbao.followup.workbook import workbook
from thongbao.followup.workbook_changes import incoming
from thongbao.followup.workbook_columns import HEADINGS, Col
from thongbao.followup.workbook_reading import read_workbook

A, B = "125-tb-ubnd-2020/7.1a/p_yte", "125-tb-ubnd-2020/9.1a/p_noivu@2020-W37"
LINES = [
    line(A, state=State.OVERDUE, days_late=6),
    line(B, unit="p_noivu", unit_then="p_noivu", kind="recurring", printed="hằng tuần", due_date=date(2020, 9, 11)),
]


@pytest.fixture
def saved(tmp_path):
    """Return ``saved(path)``: the workbook opened and saved again by LibreOffice."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is missing")
        pytest.skip("LibreOffice is not on this machine")

    def save(path):
        target = tmp_path / "lo"
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        command = [program, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(target), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return target / path.name

    return save


def asked(path):
    rows = read_workbook(path.read_bytes(), path.name)
    now, today = datetime(2020, 9, 12, 3, 0, tzinfo=UTC), date(2020, 9, 12)
    return incoming(rows, {n.id: n for n in LINES}, by="Minh", now=now, today=today, source=path.name)


def test_saved_untouched_it_asks_for_nothing_and_filled_in_for_what_was_filled_in(tmp_path, saved, succession):
    path = tmp_path / "theo-doi.xlsx"
    path.write_bytes(workbook(LINES, succession, title="Theo dõi"))
    untouched = saved(path)
    found = asked(untouched)
    assert (found.events, found.unchanged, found.problems) == ([], 2, [])

    book = openpyxl.load_workbook(untouched)
    sheet = book["Phòng Y tế"]
    columns = list(HEADINGS)
    for column, value in ((Col.STATE, "Hoàn thành"), (Col.DONE_ON, date(2020, 9, 11)), (Col.REPLY, "15/BC-YT")):
        sheet.cell(3, columns.index(column) + 1).value = value
    filled = tmp_path / "dien.xlsx"
    book.save(filled)
    found = asked(saved(filled))
    assert found.problems == []
    assert [(e.kind, e.duty, e.day, e.evidence.reply) for e in found.events] == [
        (Happening.DONE, A, date(2020, 9, 11), "15/BC-YT")
    ]


def test_what_libreoffice_shows_is_what_was_written(tmp_path, saved, succession):
    path = tmp_path / "theo-doi.xlsx"
    path.write_bytes(workbook(LINES, succession, title="Theo dõi"))
    book = openpyxl.load_workbook(saved(path))
    assert book.sheetnames == ["Tất cả", "Phòng Nội vụ", "Phòng Y tế", "Tổng hợp"]
    sheet = book["Tất cả"]
    assert [c.value for c in sheet[2]] == [heading.words for heading in HEADINGS.values()]
    assert any(v.type == "list" and "Hoàn thành" in str(v.formula1) for v in sheet.data_validations.dataValidation)
