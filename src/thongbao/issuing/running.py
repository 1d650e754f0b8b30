"""An issue from the numbers to the sealed package.

Everything is made before a number is taken: papers are printed with the numbers that come next, checked, and staged
whole beside the archive. One transaction then takes these numbers and writes the papers down; one rename publishes the
package. Nobody else takes numbers meanwhile (:mod:`thongbao.store.locking`). Killed before the transaction, an issue
leaves nothing but a staged folder; killed after it, only the rename is missing, and :mod:`thongbao.issuing.recovering`
does it.
"""

import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from thongbao import pipeline
from thongbao.archive.contents import AcceptedFinding, PackageContents
from thongbao.archive.faults import PackageExistsError
from thongbao.archive.naming import package_folder, package_name, staging_folder
from thongbao.archive.sealing import publish, stage
from thongbao.cataloguing import retention_of
from thongbao.errors import RegisterError
from thongbao.issuing.batch import Batch, Issued, IssuedFile, Order
from thongbao.issuing.desk import Desk
from thongbao.issuing.forms import judge_forms
from thongbao.issuing.making import Made, make_papers
from thongbao.issuing.printed_numbers import refuse_printed
from thongbao.issuing.recovering import recover
from thongbao.issuing.unchanged import refuse_changes
from thongbao.language import _
from thongbao.pipeline import Progress
from thongbao.register.numbering import ORDER_RULE, Numbers, next_numbers, order_faults
from thongbao.register.recording import Entry, record
from thongbao.register.rows import Registered, paper_row
from thongbao.register.wanted import PaperKey
from thongbao.store.chain import canonical
from thongbao.store.locking import issuing
from thongbao.store.papers import IssueRow, PaperRow
from thongbao.vietnamese.dates import padded_number

# Another issue may have to convert many papers first.
PATIENCE = 900.0


@contextmanager
def at_the_desk(desk: Desk, progress: Progress) -> Iterator[None]:
    """Hold the right to take numbers while the block runs; what an earlier issue left undone is done first.

    :raises RegisterError: another issue did not finish in time.
    """

    def waiting() -> None:
        progress(_("đang chờ người khác ban hành xong"))

    with issuing(desk.store, office_key(desk), PATIENCE, waiting):
        for done in recover(desk):
            progress(done.message)
        yield


def office_key(desk: Desk) -> str:
    """Return what the right to take numbers is held for: all bodies of the office together."""
    return " ".join(sorted(desk.seen))


def put_out(desk: Desk, batch: Batch, order: Order, version: str, progress: Progress = pipeline.silent) -> Issued:
    """Issue a batch; the caller holds the desk (:func:`at_the_desk`), except for a trial.

    :raises RegisterError: a number is taken or printed on a paper the register has lost, or the day goes against the
        order of a series and that was not accepted.
    :raises TemplateError: a template and its sheet disagree. :raises SourceError: a file changed meanwhile.
    :raises WrongFormError: a paper from a template of the office breaks a rule of form that was not accepted.
    :raises OutsideMissingError: a PDF is wanted and LibreOffice is missing. :raises ConversionError: it failed.
    :raises OutputError: no space, no permission. Nothing is issued after any of these.
    """
    day = order.day or batch.record.notice.issued_date or desk.today
    progress(_("8 register: tìm số tiếp theo của {n} văn bản").format(n=len(batch.wanted)))
    numbers, accepted = _numbers(desk, batch, order, day)
    refuse_printed(desk, {f"{padded_number(numbers.of[w.key])}/{w.notation}" for w in batch.wanted}, day.year)
    made = make_papers(desk, batch, numbers, day, pdf=order.pdf and not order.dry_run, progress=progress)
    forms = judge_forms(batch, made, order.accepted)
    issue = uuid.uuid4().hex
    rows = _rows(issue, batch, numbers, made, day)
    leading = rows[0]
    name = package_name(day, padded_number(leading.code_number), leading.code_notation, batch.slug)
    final = package_folder(desk.issued_folder, name)
    outcome = Issued(
        final,
        day,
        tuple(_files(final, made, rows)),
        tuple(rows),
        (*batch.accepted, *accepted, *forms.accepted),
        (*batch.remarks, *made.remarks, *forms.remarks),
        order.dry_run,
    )
    if order.dry_run:
        return outcome
    return _kept(desk, batch, numbers, made, outcome, _issue_row(issue, desk, batch, outcome, version), progress)


def _issue_row(issue: str, desk: Desk, batch: Batch, outcome: Issued, version: str) -> IssueRow:
    accepted = [{"rule": one.rule, "message": one.message, "why": one.why} for one in outcome.accepted]
    return IssueRow(
        id=issue,
        issuer=outcome.papers[0].issuer,
        year=outcome.issued_date.year,
        package=outcome.package.name,
        manifest="",
        notice=batch.notice,
        record=batch.words,
        at=desk.at,
        who=desk.who,
        version=version,
        details=canonical({"accepted": accepted}),
    )


def _kept(
    desk: Desk, batch: Batch, numbers: Numbers, made: Made, outcome: Issued, row: IssueRow, progress: Progress
) -> Issued:
    """Stage, write down, publish; in this order and no other."""
    progress(_("9 archive: niêm phong gói {name}").format(name=row.package))
    staged = staging_folder(desk.issued_folder, row.package)
    contents = PackageContents(
        slug=batch.slug,
        record=batch.snapshot,
        templates=made.templates,
        papers=made.papers,
        tool_version=row.version,
        sealed_at=desk.now,
        retention=retention_of(batch.record, outcome.issued_date),
        accepted=outcome.accepted,
    )
    if outcome.package.exists():
        raise PackageExistsError(
            _("đã có gói {name}; văn bản đã ban hành không bao giờ bị ghi đè").format(name=outcome.package),
            _("xem: thongbao register verify"),
        )
    sealed = replace(row, manifest=stage(staged, contents))
    refuse_changes(batch.sources, made.own_templates)
    progress(_("8 register: ghi {n} văn bản vào sổ").format(n=len(outcome.papers)))
    with desk.store.writing() as session:
        entry = Entry(sealed, batch.wanted, numbers, outcome.papers, batch.assignments, batch.links, batch.why)
        papers = record(session, entry)
    progress(_("9 archive: đưa gói vào {folder}").format(folder=outcome.package))
    publish(staged, outcome.package)
    return replace(outcome, papers=tuple(papers))


def _numbers(desk: Desk, batch: Batch, order: Order, day: date) -> tuple[Numbers, list[AcceptedFinding]]:
    with desk.store.reading() as session:
        numbers = next_numbers(session, batch.wanted, day.year, order.given)
        faults = list(order_faults(session, batch.wanted, day, numbers, desk.today))
    if faults and ORDER_RULE not in order.accepted:
        hint = _('ghi đúng ngày bằng --date (và xem đồng hồ của máy); nếu vẫn phải vậy: --accept {rule} --why "…"')
        raise RegisterError(faults[0], hint.format(rule=ORDER_RULE))
    return numbers, [AcceptedFinding(ORDER_RULE, fault, "", order.accepted[ORDER_RULE]) for fault in faults]


def _rows(issue: str, batch: Batch, numbers: Numbers, made: Made, day: date) -> list[PaperRow]:
    rows = []
    for wanted in batch.wanted:
        sheet = made.sheet(wanted.key)
        registered = Registered(
            sheet=sheet,
            wanted=wanted,
            code_number=numbers.of[wanted.key],
            given=wanted.key in numbers.given,
            file=f"van-ban/{sheet.file_name}",
            pages=made.pages.get(sheet.file_name),
        )
        rows.append(paper_row(issue, registered, day, batch.record.units))
    return rows


def _files(final: Path, made: Made, rows: Sequence[PaperRow]) -> Iterator[IssuedFile]:
    codes = {PaperKey(sheet.kind, sheet.recipient or ""): "" for sheet in made.sheets}
    codes |= {key: row.code for key, row in zip(_keys(rows, made), rows, strict=True)}
    for sheet in made.sheets:
        yield IssuedFile(
            sheet.kind,
            sheet.recipient,
            codes[PaperKey.of(sheet)],
            final / "data" / "van-ban" / sheet.file_name,
            made.pages.get(sheet.file_name),
        )


def _keys(rows: Sequence[PaperRow], made: Made) -> list[PaperKey]:
    by_file: dict[str, PaperKey] = {f"van-ban/{sheet.file_name}": PaperKey.of(sheet) for sheet in made.sheets}
    return [by_file[row.file] for row in rows]


Prepare = Callable[[], tuple[Batch, Order]]


def issue_batch(
    desk: Desk, prepare: Prepare, version: str, progress: Progress = pipeline.silent, dry_run: bool = False
) -> Issued:
    """Prepare a batch and put it out; all of it while nobody else takes numbers, so what was checked stays true.

    A trial takes no lock and writes nothing.

    :raises ThongbaoError: as :func:`put_out` and ``prepare`` do; nothing was issued then.
    """
    if dry_run:
        return put_out(desk, *prepare(), version, progress)
    with at_the_desk(desk, progress):
        return put_out(desk, *prepare(), version, progress)
