"""``thongbao register sent|cancel|recall``: what happens to issued papers, appended to the register."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import click

from thongbao import __version__
from thongbao.cli.days import DAY
from thongbao.cli.issue import accepted_rules, as_json, print_issued, print_wrong_form
from thongbao.cli.options import OPTIONS, dry_run
from thongbao.cli.printing import Printer, print_json
from thongbao.cli.register_options import WHY, YEAR, common, line_of, writing
from thongbao.errors import ExitCode, ThongbaoError, UsageError
from thongbao.issuing.batch import Order
from thongbao.issuing.cancelling import Cancelling, cancel
from thongbao.issuing.desk import desk_for_writing
from thongbao.issuing.forms import WrongFormError
from thongbao.issuing.recalling import RecallOrder, issue_recall
from thongbao.issuing.reentering import lost_packages, reenter
from thongbao.language import _
from thongbao.register.changes import Clerk, Dispatch, note_sent
from thongbao.register.finding import find_package, find_paper
from thongbao.register.numbering import Given
from thongbao.register.standing import standings
from thongbao.store.papers import PaperRow
from thongbao.workspace import find_workspace

_ACCEPTING: Final = re.compile(r"(--accept(?: \S+)? (?:cần một )?)--why")


@click.command(
    "sent",
    options_metavar=OPTIONS,
    help=_(
        "Ghi ngày chuyển, số lượng bản, người nhận (cột 7, 8, 9). Ghi lại lần nữa thì lần sau được in, lần trước vẫn"
        " còn trong sổ."
    ),
    epilog=_("Ví dụ: thongbao register sent 08/TB-UBND --copies 30 --to 'Bưu điện xã' --date 2026-10-05"),
)
@click.argument("papers", nargs=-1, required=True, metavar=_("SỐ/KÝ-HIỆU..."))
@click.option("--package", is_flag=True, help=_("Ghi cho mọi văn bản của gói, không chỉ văn bản được nêu."))
@click.option("--date", "day", type=DAY, help=_("Ngày chuyển; mặc định hôm nay."))
@click.option("--copies", type=int, help=_("Số lượng bản."))
@click.option("--to", default="", help=_("Người nhận, nơi ký nhận."))
@click.option("--note", default="", help=_("Ghi chú."))
@YEAR
@common
def sent_command(
    papers: tuple[str, ...],
    package: bool,
    day: date | None,
    copies: int | None,
    to: str,
    note: str,
    year: int | None,
    workspace: Path | None,
    output_format: str,
    quiet: bool,
    verbose: bool,
) -> None:
    """Note that papers were sent and print them as they stand now."""
    with writing(workspace) as desk:
        with desk.store.writing() as session:
            chosen: dict[int, PaperRow] = {}
            for given in papers:
                found = find_paper(session, desk.seen, given, year)
                whole = find_package(session, desk.seen, _package(session, desk, found)) if package else [found]
                chosen |= {paper.id: paper for paper in whole}
            sent = Dispatch(day or desk.today, copies, to, note)
            note_sent(session, desk.seen, list(chosen.values()), sent, Clerk(desk.who, desk.at))
        with desk.store.reading() as session:
            found_now = standings(session, desk.seen, list(chosen.values()))
    if output_format == "json":
        print_json({"rows": [standing.as_json() for standing in found_now]})
        return
    for standing in found_now:
        click.echo(line_of(standing))
    Printer(quiet, verbose).say(_("Đã ghi ngày chuyển cho {n} văn bản").format(n=len(found_now)))


def _package(session: Any, desk: Any, paper: PaperRow) -> str:
    return standings(session, desk.seen, [paper])[0].package


@click.command(
    "cancel",
    options_metavar=OPTIONS,
    help=_(
        "Hủy một số đã cấp mà không dùng: văn bản chưa chuyển đi, hoặc số bị bỏ trống. Số đã hủy vẫn giữ chỗ trong sổ,"
        " không cấp lại."
    ),
    epilog=_("Ví dụ: thongbao register cancel 09/TB-UBND --why 'lãnh đạo không ký'"),
)
@click.argument("paper", metavar=_("SỐ/KÝ-HIỆU"))
@WHY
@click.option("--date", "day", type=DAY, help=_("Ngày ghi cho số bị bỏ trống; mặc định ngày của số đứng trước."))
@YEAR
@common
def cancel_command(
    paper: str,
    why: str,
    day: date | None,
    year: int | None,
    workspace: Path | None,
    output_format: str,
    quiet: bool,
    verbose: bool,
) -> None:
    """Cancel a number and print it as it stands now."""
    printer = Printer(quiet, verbose)
    with writing(workspace) as desk:
        row = cancel(desk, Cancelling(paper, why, year, day), __version__, printer.step())
        with desk.store.reading() as session:
            (standing,) = standings(session, desk.seen, [row])
    if output_format == "json":
        print_json(standing.as_json())
    else:
        click.echo(line_of(standing))


@click.command(
    "reenter",
    options_metavar=OPTIONS,
    help=_(
        "Ghi lại vào sổ những gói mà sổ không có, sau khi lấy lại sổ từ bản sao lưu cũ hoặc mất sổ: thông báo cùng công"
        " văn, trích sao của nó, công văn đính chính, thu hồi, đôn đốc, báo cáo. Gói phải nguyên vẹn và đúng với bản"
        " ghi của nó."
    ),
    epilog=_("Ví dụ: thongbao register reenter 2026-10-05_08 --why 'sổ lấy lại từ bản sao lưu ngày 04/10/2026'"),
)
@click.argument("packages", nargs=-1, metavar=_("GÓI..."))
@click.option("--all", "everything", is_flag=True, help=_("Mọi gói mà sổ không có, theo thứ tự đã niêm phong."))
@click.option(
    "--replaces", default="", metavar=_("SỐ/KÝ-HIỆU|GÓI"), help=_("Văn bản mà thông báo trong gói đã thay thế.")
)
@WHY
@common
def reenter_command(
    packages: tuple[str, ...],
    everything: bool,
    replaces: str,
    why: str,
    workspace: Path | None,
    output_format: str,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write packages into the register again and print their papers; a register that is lost is made anew."""
    if bool(packages) == everything or (replaces and len(packages) != 1):
        raise UsageError(
            _("ghi tên gói, hoặc --all; --replaces chỉ đi với một gói"), _("xem: thongbao register verify")
        )
    printer = Printer(quiet, verbose)
    papers: list[PaperRow] = []
    with desk_for_writing(find_workspace(explicit=workspace), datetime.now(UTC)) as desk:
        for package in packages or lost_packages(desk):
            papers += reenter(desk, package, why, __version__, printer.step(), replaces=replaces)
        with desk.store.reading() as session:
            found = standings(session, desk.seen, papers)
    if output_format == "json":
        print_json({"rows": [standing.as_json() for standing in found]})
        return
    for standing in found:
        click.echo(line_of(standing))
    printer.say(
        _("Đã ghi lại {n} văn bản; ngày chuyển, hủy số, thay thế đã ghi sau đó (nếu có) phải ghi riêng").format(
            n=len(found)
        )
    )


@click.command(
    "recall",
    options_metavar=OPTIONS,
    help=_(
        "Thu hồi một thông báo đã gửi: lập, cấp số và lưu Công văn thu hồi; thông báo và các công văn đi cùng được ghi"
        " là đã thu hồi. Ghi số của một công văn thì chỉ công văn đó bị thu hồi."
    ),
    epilog=_("Ví dụ: thongbao register recall 08/TB-UBND --why 'ban hành khi chưa đủ nội dung kết luận' --no-pdf"),
)
@click.argument("paper", metavar=_("SỐ/KÝ-HIỆU|GÓI"))
@WHY
@click.option("--replaced-by", default="", metavar=_("SỐ/KÝ-HIỆU"), help=_("Văn bản thay thế, nếu đã ban hành."))
@click.option("--return-before", type=DAY, help=_("Ngày phải gửi trả bản giấy."))
@click.option("--signer", default="", help=_("Mã người ký trong co-quan.yaml; mặc định người ký thông báo."))
@click.option("--date", "day", type=DAY, help=_("Ngày ban hành; mặc định hôm nay."))
@click.option("--number", type=int, help=_("Số của công văn do hệ thống khác cấp."))
@click.option("--pdf/--no-pdf", default=True, show_default=True, help=_("Kèm PDF/A bằng LibreOffice."))
@click.option("--accept", "rules", multiple=True, metavar=_("QUY-TẮC"), help=_("Chấp nhận trái quy tắc này."))
@click.option("--because", "reasons", multiple=True, metavar=_("LÝ-DO"), help=_("Vì sao chấp nhận."))
@dry_run
@common
def recall_command(
    paper: str,
    why: str,
    replaced_by: str,
    return_before: date | None,
    signer: str,
    day: date | None,
    number: int | None,
    pdf: bool,
    rules: tuple[str, ...],
    reasons: tuple[str, ...],
    dry_run: bool,
    workspace: Path | None,
    output_format: str,
    quiet: bool,
    verbose: bool,
) -> int:
    """Issue the công văn thu hồi and print what went out."""
    printer = Printer(quiet, verbose)
    with _reasons_by_because():
        order = Order(day, Given(number), accepted_rules(rules, reasons), pdf, dry_run)
    with _reasons_by_because(), writing(workspace) as desk:
        wish = RecallOrder(paper, why, order, replaced_by, return_before, signer)
        try:
            done = issue_recall(desk, wish, __version__, printer.step())
        except WrongFormError as wrong:
            return print_wrong_form(wrong, output_format)
    if output_format == "json":
        print_json(as_json(done))
    else:
        print_issued(done, printer)
    return ExitCode.DONE


@contextmanager
def _reasons_by_because() -> Iterator[None]:
    """Let the advice to accept a rule name the option of this command, whose ``--why`` is why the paper is recalled."""
    try:
        yield
    except ThongbaoError as error:
        error.message = _ACCEPTING.sub(r"\1--because", error.message)
        error.hint = _ACCEPTING.sub(r"\1--because", error.hint)
        raise


COMMANDS = (sent_command, cancel_command, recall_command, reenter_command)
