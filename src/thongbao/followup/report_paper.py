"""A month's figures and what people wrote → báo cáo kết quả thực hiện kết luận (papers.md g), with its appendices."""

from collections.abc import Sequence
from typing import Final

from thongbao.compose.followup_sheets import (
    AppendixHead,
    ChartAppendix,
    ComparedFigure,
    ComparisonAppendix,
    OverdueAppendix,
    RecurringAppendix,
    RecurringDuty,
    RepeatedAppendix,
    RepeatedLateness,
    ReportedOverdueTask,
    ReportSheet,
    Share,
    TaskTotals,
    UnitBar,
    UnitResult,
    UnitsAppendix,
)
from thongbao.compose.sheet_fields import sheet_of
from thongbao.compose.wording import foot, in_sentence, notation, number_words, subject_rule
from thongbao.followup.month import Figures, MonthFigures, Regularity
from thongbao.followup.paper_words import (
    CitedPaper,
    Desk,
    Numbered,
    cited_words,
    deadline_cell,
    paper_head,
    task_words,
    together,
    units_cell,
)
from thongbao.followup.wording import answering_words, leader_words, month_words, months_words
from thongbao.model.made_papers import ReportRecord
from thongbao.papers import Kind, Sheet
from thongbao.vietnamese.dates import long_date, padded_number
from thongbao.vietnamese.text import sort_key

TYPE: Final = "Báo cáo"
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII")
_TITLES: Final = {
    "totals": "TỔNG HỢP KẾT QUẢ THỰC HIỆN NHIỆM VỤ",
    "units": "KẾT QUẢ THỰC HIỆN NHIỆM VỤ THEO ĐƠN VỊ",
    "overdue": "NHIỆM VỤ QUÁ HẠN, CHƯA HOÀN THÀNH",
    "recurring": "NHIỆM VỤ THƯỜNG XUYÊN, ĐỊNH KỲ",
    "comparison": "SO SÁNH VỚI THÁNG TRƯỚC",
    "repeated": "ĐƠN VỊ CÓ NHIỆM VỤ CHẬM TRONG NHIỀU THÁNG",
    "chart": "BIỂU ĐỒ KẾT QUẢ THEO ĐƠN VỊ",
}
# Signs that every Times-like font has; told apart in black and white.
_SIGNS: Final = {"in_time": "█", "late": "▓", "open": "░", "overdue": "▬"}
_LEGEND: Final = (
    "Chú giải: █ hoàn thành đúng hạn; ▓ hoàn thành quá hạn; ░ đang thực hiện trong hạn; ▬ quá hạn chưa hoàn thành. "
    "Các số theo thứ tự đó."
)
_LONGEST_BAR: Final = 24
# Signs for one task where there are few.
_LONGEST_TASK: Final = 3.0


def report_sheet(
    desk: Desk, asked: ReportRecord, figures: MonthFigures, cited: Sequence[CitedPaper], numbered: Numbered
) -> Sheet:
    """Return the report; sections III to V are what people wrote and nothing else."""
    return _Report(desk, asked, figures, cited, numbered).sheet()


class _Report:
    """Writes one report."""

    def __init__(
        self, desk: Desk, asked: ReportRecord, figures: MonthFigures, cited: Sequence[CitedPaper], numbered: Numbered
    ) -> None:
        self.desk, self.asked, self.figures, self.numbered = desk, asked, figures, numbered
        self.cited = cited
        self.organ = desk.organ(asked)
        self.first, self.again = cited_words(cited, desk.assigner)
        self.labels = self._labels()

    def sheet(self) -> Sheet:
        asked, desk, organ = self.asked, self.desk, self.organ
        day = self.numbered.issued or asked.counted_on
        subject = asked.subject or self._subject()
        words = ReportSheet(
            head=paper_head(desk.office, organ, TYPE, self.numbered, asked.counted_on),
            type_name=TYPE.upper(),
            subject=subject,
            subject_rule=subject_rule(desk.office, subject),
            addressees=asked.addressees or (desk.assigner,),
            citation=self.first,
            short_citation=self.again,
            reporter=desk.drafting_name(organ),
            reported_to=desk.assigner,
            counted_on=long_date(asked.counted_on),
            steering=asked.steering,
            totals=self._totals(),
            periods=self._periods(),
            on_hold=_count(self.figures.totals.on_hold) if self.figures.totals.on_hold else "",
            compared=self._compared(),
            shortcomings=asked.shortcomings,
            causes=asked.causes,
            measures=asked.measures,
            proposals=asked.proposals,
            foot=foot(
                asked.recipients or ("Như trên",),
                asked.filing or desk.office.assigning.filing or "VT",
                desk.signer(asked, organ, TYPE, day),
                organ,
            ),
            totals_appendix=AppendixHead(*self._head("totals")),
            units_appendix=UnitsAppendix(*self._head("units"), self._units()),
            overdue_appendix=OverdueAppendix(*self._head("overdue"), self._overdue()),
            recurring_appendix=RecurringAppendix(*self._head("recurring"), self._duties()),
            comparison_appendix=ComparisonAppendix(*self._head("comparison"), self._comparison()),
            repeated_appendix=RepeatedAppendix(*self._head("repeated"), self._repeated()),
            chart_appendix=ChartAppendix(*self._head("chart"), _LEGEND if self.labels["chart"] else "", self._bars()),
        )
        return sheet_of(Kind.REPORT, None, subject, organ.name, words)

    def _subject(self) -> str:
        month = month_words(self.figures.month)
        if len(self.cited) == 1:
            return f"Kết quả thực hiện {self.cited[0].subject} ({month})"
        return f"Kết quả thực hiện các kết luận, chỉ đạo của {self.desk.assigner} ({month})"

    def _labels(self) -> dict[str, str]:
        """Number the appendices that say something."""
        figures = self.figures
        there = {
            "totals": True,
            "units": bool(figures.units),
            "overdue": bool(figures.overdue),
            "recurring": bool(figures.duties),
            "comparison": figures.before is not None,
            "repeated": bool(figures.repeated),
            "chart": any(f.total > f.recurring for f in figures.units.values()),
        }
        numbers = iter(_ROMAN)
        return {name: f"Phụ lục {next(numbers)}" if said else "" for name, said in there.items()}

    def _head(self, name: str) -> tuple[str, str, str]:
        label = self.labels[name]
        if not label:
            return "", "", ""
        code = f"{number_words(self.numbered.code_number)}/{notation(TYPE, self.organ)}"
        day = (
            long_date(self.numbered.issued)
            if self.numbered.issued
            else paper_head(self.desk.office, self.organ, TYPE, self.numbered, self.asked.counted_on).date
        )
        return label, _TITLES[name], f"{TYPE} số {code} {day} của {self.organ.name}"

    def _totals(self) -> TaskTotals:
        t = self.figures.totals
        return TaskTotals(
            total=_count(t.total),
            done=_share(t.done, t.total),
            done_in_time=_share(t.done_in_time, t.total),
            done_late=_share(t.done_late, t.total),
            doing=_share(t.open, t.total),
            doing_in_time=_share(t.open_in_time + t.on_hold, t.total),
            doing_late=_share(t.overdue, t.total),
            recurring=_share(t.recurring, t.total) if t.recurring else Share("", ""),
            extended=_share(t.extended, t.total) if t.extended else Share("", ""),
        )

    def _periods(self) -> str:
        due = sum(d.due for d in self.figures.duties)
        if not due:
            return ""
        names = (
            ("đúng hạn", "in_time"),
            ("muộn", "late"),
            ("quá hạn chưa thực hiện", "missed"),
            ("chưa đến hạn", "pending"),
        )
        parts = [
            f"{_count(n)} kỳ {words}"
            for words, name in names
            if (n := sum(getattr(d, name) for d in self.figures.duties))
        ]
        month = month_words(self.figures.month)
        return f"- Kỳ đến hạn của nhiệm vụ định kỳ trong {month}: {_count(due)} kỳ, gồm {', '.join(parts)}."

    def _compared(self) -> str:
        before, now = self.figures.before, self.figures.totals
        if before is None:
            return ""
        parts = (("số nhiệm vụ hoàn thành", "done"), ("số nhiệm vụ quá hạn", "overdue"))
        return "So với tháng trước: " + ", ".join(
            f"{words} {_change(getattr(before, name), getattr(now, name))}" for words, name in parts
        )

    def _units(self) -> tuple[UnitResult, ...]:
        return tuple(
            UnitResult(
                number=str(number),
                unit=name,
                total=_count(f.total),
                done_in_time=_count(f.done_in_time),
                done_late=_count(f.done_late),
                doing_in_time=_count(f.open_in_time + f.on_hold),
                doing_late=_count(f.overdue),
                recurring=_count(f.recurring),
                extended=_count(f.extended),
            )
            for number, (name, f) in enumerate(self._named_units(), 1)
        )

    def _named_units(self) -> list[tuple[str, Figures]]:
        units = self.desk.succession.units
        named = [(units.name_of(who) if who else "Chưa rõ đơn vị", f) for who, f in self.figures.units.items()]
        return sorted(named, key=lambda pair: sort_key(pair[0]))

    def _overdue(self) -> tuple[ReportedOverdueTask, ...]:
        several = len(self.cited) != 1
        return tuple(
            ReportedOverdueTask(
                number=str(number),
                text=task_words(lines[0]),
                quotation="",
                unit=units_cell(lines, self.desk.succession),
                deadline=deadline_cell(lines[0], with_notice=several),
                days_late=padded_number(lines[0].days_late),
                supervisors=leader_words(lines[0], self.desk.succession),
            )
            for number, lines in enumerate(together(self.figures.overdue), 1)
        )

    def _duties(self) -> tuple[RecurringDuty, ...]:
        return tuple(
            RecurringDuty(
                number=str(number),
                text=task_words(duty.line),
                unit=in_sentence(answering_words(duty.line, self.desk.succession)),
                period=duty.line.printed.rstrip(".; "),
                state=_regularity_words(duty),
            )
            for number, duty in enumerate(self.figures.duties, 1)
        )

    def _comparison(self) -> tuple[ComparedFigure, ...]:
        before, now = self.figures.before, self.figures.totals
        if before is None:
            return ()
        names = (
            ("Tổng số nhiệm vụ", "total"),
            ("Đã hoàn thành đúng hạn", "done_in_time"),
            ("Đã hoàn thành quá hạn", "done_late"),
            ("Đang thực hiện trong hạn", "open_in_time"),
            ("Đang thực hiện quá hạn", "overdue"),
            ("Thường xuyên, định kỳ", "recurring"),
            ("Được gia hạn", "extended"),
        )
        return tuple(
            ComparedFigure(words, _count(old), _count(new), _change(old, new))
            for words, name in names
            for old, new in [(getattr(before, name), getattr(now, name))]
        )

    def _repeated(self) -> tuple[RepeatedLateness, ...]:
        units = self.desk.succession.units
        named = sorted(
            ((units.name_of(who), months) for who, months in self.figures.repeated.items()),
            key=lambda p: sort_key(p[0]),
        )
        return tuple(
            RepeatedLateness(str(number), name, months_words(months)) for number, (name, months) in enumerate(named, 1)
        )

    def _bars(self) -> tuple[UnitBar, ...]:
        if not self.labels["chart"]:
            return ()
        units = [(name, f) for name, f in self._named_units() if f.total > f.recurring]
        longest = max(f.total - f.recurring for _name, f in units)
        scale = min(_LONGEST_TASK, _LONGEST_BAR / longest)
        return tuple(_bar(name, f, scale) for name, f in units)


def _bar(name: str, f: Figures, scale: float) -> UnitBar:
    counts = {"in_time": f.done_in_time, "late": f.done_late, "open": f.open_in_time + f.on_hold, "overdue": f.overdue}
    # A piece that is there is seen, however small its share.
    pieces = {key: _SIGNS[key] * (max(1, round(count * scale)) if count else 0) for key, count in counts.items()}
    return UnitBar(unit=name, numbers="/".join(str(count) for count in counts.values()), **pieces)


def _regularity_words(duty: Regularity) -> str:
    if not duty.due:
        return "Thường xuyên"
    parts = [f"{_count(duty.in_time)}/{_count(duty.due)} kỳ đúng hạn"]
    parts += [
        f"{_count(n)} kỳ {words}"
        for n, words in ((duty.late, "muộn"), (duty.missed, "quá hạn"), (duty.pending, "chưa đến hạn"))
        if n
    ]
    return "; ".join(parts)


def _count(number: int) -> str:
    """Return a count as papers print it: ``05``, but ``0``."""
    return padded_number(number) if number else "0"


def _share(count: int, total: int) -> Share:
    if not total:
        return Share("0", "0")
    percent = f"{100 * count / total:.1f}".rstrip("0").rstrip(".")
    return Share(_count(count), percent.replace(".", ",") or "0")


def _change(before: int, now: int) -> str:
    if now == before:
        return "không đổi"
    return f"{'tăng' if now > before else 'giảm'} {_count(abs(now - before))}"
