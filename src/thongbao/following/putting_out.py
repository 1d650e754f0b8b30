"""Reports and reminders issued: numbered, registered and sealed by the same steps as a notice."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from thongbao import pipeline
from thongbao.compose.kept_words import WORDS_FILE, words_file
from thongbao.compose.wording import notation
from thongbao.errors import RegisterError, SourceError
from thongbao.following.made_records import REPORT_FILE, read_made_paper
from thongbao.following.opening import Follow, follow_at
from thongbao.following.papers import desk_of, reminder_letters, report_sheets, usable
from thongbao.followup.paper_words import Numbered
from thongbao.issuing.batch import Batch, Issued, Order
from thongbao.issuing.desk import Desk
from thongbao.issuing.presenting import words_digest
from thongbao.issuing.running import issue_batch
from thongbao.language import _
from thongbao.model.loading import MeetingRecord
from thongbao.model.made_papers import MadePaper, ReminderRecord, ReportRecord
from thongbao.model.notice import Notice
from thongbao.model.office import Organ
from thongbao.papers import Kind, Sheet
from thongbao.pipeline import Progress
from thongbao.register.numbering import Numbers
from thongbao.register.standing import Status, standings
from thongbao.register.wanted import PaperKey, Wanted, wanted_letter, wanted_paper
from thongbao.source.reader import parse
from thongbao.store.papers import issues_of, papers_of
from thongbao.store.tables import ISSUES, PAPERS
from thongbao.vietnamese.dates import short_date
from thongbao.vietnamese.text import slug
from thongbao.workspace import OFFICE_FILE, UNITS_FILE


def issue_made_paper(
    desk: Desk, file: Path, order: Order, version: str, progress: Progress = pipeline.silent
) -> Issued:
    """Issue the report of a bao-cao.yaml, or the letters of a don-doc.yaml.

    :raises SourceError: the record has faults. :raises UsageError: nobody is late.
    :raises RegisterError: it is out already. :raises ThongbaoError: as :func:`thongbao.issuing.running.put_out`.
    """

    def prepare() -> tuple[Batch, Order]:
        return prepare_made_paper(desk, file), order

    return issue_batch(desk, prepare, version, progress, dry_run=order.dry_run)


def prepare_made_paper(desk: Desk, file: Path) -> Batch:
    """Return what the issue of a report or of reminders puts out."""
    sources = _sources(desk, file)
    checked = read_made_paper(desk.workspace, file)
    kind: type[MadePaper] = ReportRecord if file.name == REPORT_FILE else ReminderRecord
    asked = usable(checked, kind)
    follow = follow_at(desk, asked.counted_on)
    key = _key(desk, file)
    _refuse_twice(desk, key)
    blank = _sheets(follow, asked, {})
    organ = desk.office.organ(_organ_id(follow, asked))
    wanted = tuple(_wanted(desk, sheet, organ.id) for sheet in blank)

    def composed(numbers: Numbers, day: date) -> Sequence[Sheet]:
        given = {paper.recipient: Numbered(number, day) for paper, number in numbers.of.items()}
        return _sheets(follow, asked, given)

    snapshot = {OFFICE_FILE: sources[desk.workspace.office_file], UNITS_FILE: sources[desk.workspace.units_file]}
    return Batch(
        record=_as_record(desk, asked, blank[0], organ.id, sources),
        slug=slug(file.resolve().parent.name),
        notice=key,
        words=words_digest(desk, blank),
        snapshot={**snapshot, file.name: sources[file], WORDS_FILE: words_file(*blank)},
        sources=sources,
        wanted=wanted,
        compose=composed,
        remarks=tuple(_remarks(asked, organ)),
    )


def _remarks(asked: MadePaper, organ: Organ) -> Iterator[str]:
    if not organ.has_seal:
        words = _("{organ} không có con dấu nên không tự ban hành văn bản được; có thì ghi co_dau: true trong {file}")
        yield words.format(organ=organ.name, file=OFFICE_FILE)
    if isinstance(asked, ReportRecord) and (unwritten := asked.unwritten()):
        words = _("văn bản in dòng chấm ở phần chưa viết: {parts}")
        yield words.format(parts="; ".join(heading for _key, heading in unwritten))


def _sources(desk: Desk, file: Path) -> dict[Path, bytes]:
    found = {}
    for path in (desk.workspace.office_file, desk.workspace.units_file, file):
        try:
            found[path] = path.read_bytes()
        except OSError:
            raise SourceError(_("không đọc được {file}").format(file=path), _("kiểm tra tên tệp")) from None
    return found


def _key(desk: Desk, file: Path) -> str:
    folder, content = file.resolve().parent, (desk.workspace.root / "content").resolve()
    inside = folder.relative_to(content).as_posix() if folder.is_relative_to(content) else slug(folder.name)
    return f"{inside}/{file.stem}"


def _refuse_twice(desk: Desk, key: str) -> None:
    with desk.store.reading() as session:
        for issue in issues_of(session, desk.seen, ISSUES.c.notice == key):
            papers = papers_of(session, desk.seen, PAPERS.c.issue == issue.id)
            standing = standings(session, desk.seen, papers[:1])[0]
            if standing.status in {Status.ISSUED, Status.CORRECTED}:
                message = _("văn bản này đã ban hành: số {code} ngày {day}, gói {package}")
                paper = standing.paper
                raise RegisterError(
                    message.format(
                        code=paper.code, day=short_date(date.fromisoformat(paper.issued_date)), package=issue.package
                    ),
                    _("lập văn bản mới trong thư mục khác nếu cần gửi lại"),
                )


def _sheets(follow: Follow, asked: MadePaper, numbers: dict[str, Numbered]) -> tuple[Sheet, ...]:
    if isinstance(asked, ReportRecord):
        return report_sheets(follow, asked, numbers.get("", Numbered()))
    assert isinstance(asked, ReminderRecord)
    return reminder_letters(follow, asked, numbers)


def _organ_id(follow: Follow, asked: MadePaper) -> str:
    if isinstance(asked, ReportRecord):
        return desk_of(follow).organ(asked).id
    return follow.office.organ(asked.organ or follow.office.assigning.organ).id


def _wanted(desk: Desk, sheet: Sheet, organ_id: str) -> Wanted:
    key, organ = PaperKey.of(sheet), desk.office.organ(organ_id)
    if sheet.kind is Kind.REPORT:
        return wanted_paper(key, "Báo cáo", notation("Báo cáo", organ), organ, desk.issuers)
    return wanted_letter(key, desk.office, organ, desk.issuers)


def _as_record(desk: Desk, asked: MadePaper, sheet: Sheet, organ: str, sources: dict[Path, bytes]) -> MeetingRecord:
    """Return the paper as the steps of an issue look at one: who issued it, under which subject, to whom."""
    notice = Notice.model_construct(
        type_name="Báo cáo" if sheet.kind is Kind.REPORT else "Công văn",
        organ=organ,
        subject=str(sheet.context["trich_yeu"]),
        sections=(),
        recipients=asked.recipients or ("Như trên",),
        filing=str(sheet.context.get("luu", "")),
        signer=asked.signer or "",
    )
    documents = [parse(data, str(path))[0] for path, data in sources.items()]
    office, units, paper = documents
    # They were read without faults just now.
    assert office is not None
    assert units is not None
    assert paper is not None
    return MeetingRecord(desk.office, desk.units, notice, office, units, paper)
