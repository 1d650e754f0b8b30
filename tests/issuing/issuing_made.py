"""A clerk at an office made on the spot: issues, corrects, recalls, and looks, with the clock in the test's hand."""

import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from thongbao import pipeline
from thongbao.issuing.auditing import audit, repair
from thongbao.issuing.batch import Order
from thongbao.issuing.cancelling import Cancelling, cancel
from thongbao.issuing.correcting import issue_correction
from thongbao.issuing.desk import desk_for_reading, desk_for_trial, desk_for_writing
from thongbao.issuing.notices import NoticeOrder, issue_notice
from thongbao.issuing.recalling import RecallOrder, issue_recall
from thongbao.register.changes import Clerk, Dispatch, note_sent
from thongbao.register.finding import find_paper
from thongbao.register.listing import listed
from thongbao.register.numbering import Given
from thongbao.register.standing import standings
from thongbao.store.assignment_rows import assignments_of
from thongbao.vietnamese.text import squeeze
from thongbao.word.package import open_package
from thongbao.word.text import paragraphs, parts_with_text

CODED = """\
co_quan:
  - ma: ubnd
    ten: Ủy ban nhân dân xã Đông
    dong_ten: [ỦY BAN NHÂN DÂN, XÃ ĐÔNG]
    viet_tat: UBND
    cap: xã
    dia_danh: Đông
    ma_dinh_danh: H99.15
    day_so: theo_loai
giao_viec: {hinh_thuc: [cong_van, trich_sao]}
"""
NOTICE = """\
muc:
  - tieu_de: Kinh tế
    noi_dung:
      - gach:
          {viec: Phòng Kinh tế báo cáo trước ngày 15/10/2026., chu_tri: p_kt, phoi_hop: p_vh,
           han: trước ngày 15/10/2026}
      - gach: {viec: Các thôn vệ sinh đường làng., chu_tri: [thon_1, thon_2]}
"""


def printed(path):
    """Return every word a .docx prints."""
    package = open_package(Path(path))
    return "\n".join(squeeze(p.text) for part in parts_with_text(package) for p in paragraphs(package, part))


@dataclass
class ClerkAtWork:
    """An office whose clock stands at ``now``."""

    made: object
    now: datetime = field(default_factory=lambda: datetime(2026, 10, 9, 2, 0, tzinfo=UTC))

    @property
    def workspace(self):
        return self.made.workspace

    def notice(self, slug, **changes):
        """Write another notice: the first one's text with words changed (``old="new"`` pairs in a dict)."""
        text = self.made.notice.read_text("utf-8")
        for old, new in changes.get("words", {}).items():
            assert old in text
            text = text.replace(old, new)
        path = self.made.root / "content" / str(changes.get("year", 2026)) / slug / "thong-bao.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    @contextmanager
    def desk(self, *, trial=False):
        opened = desk_for_trial if trial else desk_for_writing
        with opened(self.workspace, self.now) as desk:
            yield desk

    def issue(self, notice=None, *, day=None, number=None, letters_from=None, accept=None, dry_run=False, **more):
        pdf, replaces, strict = more.get("pdf", False), more.get("replaces", ""), more.get("strict", False)
        order = Order(_day(day), Given(number, letters_from), accept or {}, pdf, dry_run)
        with self.desk(trial=dry_run) as desk:
            return issue_notice(desk, notice or self.made.notice, NoticeOrder(order, replaces, strict), "1.0")

    def correct(self, corrected, notice=None, *, day=None):
        wish = NoticeOrder(Order(_day(day), pdf=False))
        with self.desk() as desk:
            return issue_correction(desk, notice or self.made.notice, corrected, wish, "1.0")

    def recall(self, paper, why="chưa đủ nội dung", *, day=None, **more):
        with self.desk() as desk:
            return issue_recall(desk, RecallOrder(paper, why, Order(_day(day), pdf=False), **more), "1.0")

    def cancel(self, code, why="viết hỏng", **more):
        with self.desk() as desk:
            return cancel(desk, Cancelling(code, why, **more), "1.0")

    def sent(self, code, **what):
        with self.desk() as desk, desk.store.writing() as session:
            what.setdefault("day", desk.today)
            paper = find_paper(session, desk.seen, code)
            note_sent(session, desk.seen, [paper], Dispatch(**what), Clerk(desk.who, desk.at))

    def show(self, code, year=None):
        with self.desk() as desk, desk.store.reading() as session:
            return standings(session, desk.seen, [find_paper(session, desk.seen, code, year)])[0]

    def list(self, **what):
        with self.desk() as desk, desk.store.reading() as session:
            return listed(session, desk.seen, **what)

    def codes(self, **what):
        return [standing.paper.code for standing in self.list(**what)]

    def assignments(self):
        with self.desk() as desk, desk.store.reading() as session:
            return assignments_of(session, desk.seen)

    def verify(self):
        with desk_for_reading(self.workspace, self.now) as desk:
            return audit(desk)

    def repair(self):
        with self.desk() as desk:
            return repair(desk, pipeline.silent)

    def set_notice(self, old, new, path=None):
        path = path or self.made.notice
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


def _day(day):
    return date.fromisoformat(day) if isinstance(day, str) else day


def words(text):
    return re.sub(r"\s+", " ", text)
