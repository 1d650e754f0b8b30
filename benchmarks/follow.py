"""Follow-up at size: 200 notices × 40 assignments × 30 units, against the bare SQL and XlsxWriter alone.

``python benchmarks/follow.py [notices]``; ``THONGBAO_DATABASE_URL`` measures a PostgreSQL server.
"""

import hashlib
import io
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import insert, text

from thongbao.followup.due_dates import House
from thongbao.followup.ledger import Ledger, Selection, answering_map
from thongbao.followup.listing import Listed
from thongbao.followup.month import month_figures
from thongbao.followup.states import State
from thongbao.followup.stored import deadlines_text
from thongbao.followup.succession import Succession
from thongbao.followup.workbook import Reply, cells_of, workbook
from thongbao.model.units import Units
from thongbao.store.assignment_rows import AssignmentRow, add_assignments
from thongbao.store.engine import open_store
from thongbao.store.tables import ASSIGNMENT_EVENTS, CHAINS
from thongbao.vietnamese.dates import Month
from thongbao.vietnamese.deadline_words import parse_deadline

ISSUER = "H99.15"
ASSIGNMENTS, UNITS = 40, 30
FIRST = date(2025, 1, 6)
AS_OF, BEFORE = date(2026, 9, 30), date(2026, 8, 31)
# Of forty assignments one comes back every month and the others have a day, a month or none.
DEADLINES = ("trước ngày 15/{m}/{y}", "trong tháng {m}/{y}", "", "chậm nhất ngày 20/{m}/{y}")
TEXT = "Rà soát, hoàn thiện hồ sơ các công trình trên địa bàn, báo cáo kết quả và đề xuất giải pháp thực hiện."
OVERDUE = """
SELECT a.issuer, a.id, a.notice, a.task, a.section, a.section_title, a.text, a.unit, a.role, a.through, a.person,
       a.supervisor, a.product, a.source, a.notice_date, s.occurrence, s.opens, s.state, s.kind, s.printed, s.due,
       s.first_due, s.late_from, s.waits_for, s.extended, s.done_on, s.version
FROM spans s JOIN assignments a ON a.issuer = s.issuer AND a.id = s.assignment
WHERE s.issuer = :issuer AND s.start_day <= :day AND s.end_day > :day AND s.opens <= :day
  AND s.state IN ('not_started', 'in_progress') AND s.late_from <= :day AND a.role IN ('chu_tri', 'nguoi_thuc_hien', '')
ORDER BY s.late_from, a.notice_date, a.position, a.id, s.opens
"""
# The figures of a report are these of its month and of the one before, and the rows that are overdue.
MONTH = """
SELECT a.unit, s.state, s.late_from <= :day, s.extended, count(*)
FROM spans s JOIN assignments a ON a.issuer = s.issuer AND a.id = s.assignment
WHERE s.issuer = :issuer AND s.start_day <= :day AND s.end_day > :day AND s.state <> 'withdrawn'
  AND a.role IN ('chu_tri', 'nguoi_thuc_hien', '')
GROUP BY a.unit, s.state, s.late_from <= :day, s.extended
"""


def units():
    made = [{"ma": f"u{n:02d}", "ten": f"Đơn vị số {n}", "quan_he": "truc_thuoc"} for n in range(UNITS)]
    return Units.model_validate({"don_vi": made})


def rows(notices):
    for number in range(notices):
        issued = FIRST + timedelta(days=3 * number)
        for task in range(ASSIGNMENTS):
            words = "hằng tháng" if task == 0 else DEADLINES[task % 4].format(m=issued.month, y=issued.year + task % 2)
            deadlines = [parse_deadline(words, issued)] if words else []
            for unit in range(UNITS):
                yield AssignmentRow(
                    issuer=ISSUER,
                    id=f"{number}-tb-ubnd-{issued.year}/{task}/u{unit:02d}",
                    paper=None,
                    position=task,
                    notice=f"{number}/TB-UBND",
                    notice_date=issued.isoformat(),
                    task=str(task),
                    section="1",
                    section_title="Mục",
                    text=f"{TEXT} {number}.{task}",
                    paragraph="",
                    unit=f"u{unit:02d}",
                    unit_name=f"Đơn vị số {unit}",
                    role="chu_tri",
                    kind=str(deadlines[0].kind) if deadlines else "none",
                    printed=words,
                    deadlines=deadlines_text(deadlines),
                )


def timed(work, times=2):
    best, result = 1e9, None
    for _time in range(times):
        start = time.perf_counter()
        result = work()
        best = min(best, time.perf_counter() - start)
    return best, result


def paired(work, other, times=5):
    """Return how often ``work`` takes the time of ``other``: the median of pairs run by turns, with its seconds."""
    pairs = [(timed(work, 1)[0], timed(other, 1)[0]) for _time in range(times)]
    ratio, own, plain = sorted((own / plain, own, plain) for own, plain in pairs)[times // 2]
    return ratio, own, plain


def bare(store, statement, day):
    with store.reading() as connection:
        return connection.exec_driver_sql(*driver(store, statement, day)).fetchall()


def driver(store, statement, day):
    values = {"issuer": ISSUER, "day": day.isoformat()}
    if store.is_server:
        return statement.replace(":issuer", "%(issuer)s").replace(":day", "%(day)s"), values
    return statement, values


def fill(store, notices):
    """Report nine of ten assignments done, half of them late; written at once, without the chain of digests."""
    count = 0
    at = {"issuer": ISSUER, "at": "2026-09-01T08:00:00+07:00", "who": "bench", "what": "done", "occurrence": ""}
    at |= {"why": "", "data": "{}", "previous": "", "hash": ""}
    with store.writing() as connection:
        for some in slices(rows(notices), 5000):
            add_assignments(connection, some)
            done = [row for n, row in enumerate(some) if n % 10 and row.task != "0"]
            events = []
            for row in done:
                day = date.fromisoformat(row.notice_date) + timedelta(days=5 if int(row.task) % 2 else 90)
                count += 1
                events.append({**at, "seq": count, "assignment": row.id, "day": day.isoformat()})
            connection.execute(insert(ASSIGNMENT_EVENTS), events)
        connection.execute(insert(CHAINS).values(issuer=ISSUER, name="assignment_events", seq=count, hash="x"))
    return notices * ASSIGNMENTS * UNITS


def slices(items, size):
    some = []
    for item in items:
        some.append(item)
        if len(some) == size:
            yield some
            some = []
    if some:
        yield some


def measure(notices, folder):
    store = open_store(folder)
    count = fill(store, notices)
    succession = Succession(units(), AS_OF)
    ledger = Ledger(store, (ISSUER,), House(), succession, answering_map(succession))
    first, _lines = timed(lambda: ledger.lines(Selection(ids=("none",)), AS_OF), 1)
    with store.reading() as connection:
        spans = connection.execute(text("SELECT count(*) FROM spans")).scalar()
        if not store.is_server:
            connection.execute(text("SELECT 1"))
    if not store.is_server:
        with store.engine.begin() as connection:
            connection.execute(text("ANALYZE"))
    bare_list, fetched = timed(lambda: bare(store, OVERDUE, AS_OF))
    own_list, lines = timed(lambda: ledger.lines(Selection(overdue=True), AS_OF))
    as_json, _rows = timed(lambda: [line.as_json() for line in lines])
    assert len(lines) == len(fetched)
    bare_month, _rows = timed(
        lambda: [bare(store, MONTH, AS_OF), bare(store, MONTH, BEFORE), bare(store, OVERDUE, AS_OF)]
    )
    own_month, figures = timed(lambda: month_figures(ledger, Month(2026, 9), AS_OF))
    digest = hashlib.sha256(repr([(n.id, n.state, n.days_late) for n in lines]).encode()).hexdigest()[:12]
    where = "PostgreSQL" if store.is_server else "SQLite"
    print(
        f"| {where} | {count:,} | {spans:,} | {first:.1f} s | {len(lines):,} rows: {own_list / bare_list:.2f} × |",
        end="",
    )
    print(f" {own_month / bare_month:.2f} × | {digest} {figures.totals.total} {figures.totals.overdue} |")
    print(
        f"    list: bare {bare_list:.3f} s, ours {own_list:.3f} s (as JSON {as_json:.3f} s more);"
        f" month: bare {bare_month:.3f} s, {own_month:.3f} s"
    )
    store.close()


def workbook_lines():
    """Return 8,000 lines without a store."""
    about = {
        "issuer": ISSUER,
        "occurrence": "",
        "section": "1",
        "section_title": "Mục",
        "role": "chu_tri",
        "through": "",
    }
    about |= {"persons": (), "supervisors": (), "product": "Báo cáo", "source": "", "kind": "before", "waits_for": ""}
    about |= {"started": FIRST, "opens": FIRST, "due_date": AS_OF, "first_due": AS_OF, "late_from": AS_OF, "version": 0}
    about |= {
        "printed": "trước ngày 30/9/2026",
        "state": State.OVERDUE,
        "days_late": 1,
        "extended": False,
        "done_on": None,
    }
    return [
        Listed(
            duty=f"{n // 40}-tb-ubnd-2026/{n % 40}/u{n % UNITS:02d}",
            notice=f"{n // 40}/TB-UBND",
            task=str(n % 40),
            text=f"{TEXT} {n}",
            unit=f"u{n % UNITS:02d}",
            unit_then=f"u{n % UNITS:02d}",
            **about,
        )
        for n in range(8000)
    ]


def alone(sheets):
    """Write the same cells with XlsxWriter and nothing else."""
    import xlsxwriter

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        plain, dates = book.add_format({"text_wrap": True}), book.add_format({"num_format": "dd/mm/yyyy"})
        for listed in sheets:
            sheet = book.add_worksheet()
            for number, row in enumerate(listed):
                for index, value in enumerate(row):
                    if isinstance(value, date):
                        sheet.write_datetime(number, index, value, dates)
                    else:
                        sheet.write(number, index, value or None, plain)
    return target.getvalue()


def measure_workbook():
    lines, succession = workbook_lines(), Succession(units(), AS_OF)
    cells = [tuple(cells_of(line, succession, Reply()).values()) for line in lines]
    apart = {}
    for row in cells:
        apart.setdefault(row[4], []).append(row)
    ratio, own, plain = paired(
        lambda: workbook(lines, succession, title="Theo dõi"), lambda: alone([cells, *apart.values()])
    )
    code = (
        "import resource, sys; sys.path.insert(0, 'benchmarks'); import follow as f;"
        "f.workbook(f.workbook_lines(), f.Succession(f.units(), f.AS_OF), title='x');"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
    )
    peak = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    print(f"workbook of 8,000 rows: {own:.2f} s, XlsxWriter alone {plain:.2f} s: {ratio:.2f} ×; peak {peak} MB")


if __name__ == "__main__":
    # First: a process keeps the highest memory of the one it was made from.
    if not os.environ.get("THONGBAO_DATABASE_URL"):
        measure_workbook()
    notices = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    print("| store | assignments | spans | first computing | overdue list | month report | answers |")
    with tempfile.TemporaryDirectory() as folder:
        measure(notices, Path(folder))
    print(f"peak of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
