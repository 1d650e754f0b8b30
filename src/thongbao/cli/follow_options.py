"""Options that the ``follow`` commands share: which lines, which day, what shows it."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, Final, TypeVar

import click
from click.shell_completion import CompletionItem

from thongbao.cli.options import FILE
from thongbao.followup.ledger import Selection
from thongbao.followup.states import State, state_words
from thongbao.language import _
from thongbao.vietnamese.dates import DateError, Month, parse_date, parse_month
from thongbao.vietnamese.text import fold

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
_STATES: Final = {str(state): state_words(state).lower() for state in State}
_ROLES: Final = {"lead": ("chu_tri", "nguoi_thuc_hien", ""), "coordinating": ("phoi_hop",), "all": ()}
_ROLE_WORDS: Final = {"lead": _("chủ trì"), "coordinating": _("phối hợp"), "all": _("tất cả")}


class Day(click.ParamType[date]):
    """A day as ``2020-09-15`` or ``15/9/2020``."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day; click prints what is wrong with it."""
        if isinstance(value, date):
            return value
        try:
            return parse_date(str(value))
        except DateError as error:
            self.fail(str(error), param, ctx)


class MonthOfYear(click.ParamType[Month]):
    """A month as ``2026-09`` or ``9/2026``."""

    name = "month"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Month:
        """Return the month; click prints what is wrong with it."""
        if isinstance(value, Month):
            return value
        try:
            return parse_month(str(value))
        except DateError as error:
            self.fail(str(error), param, ctx)


class Word(click.ParamType[str]):
    """One of a few words: as files and programs name it (``overdue``) or as people do (``quá hạn``, ``qua han``)."""

    name = "word"

    def __init__(self, words: Mapping[str, str]) -> None:
        """Take the words people use by the names of programs."""
        self.words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name programs use; click prints what is wrong with the word."""
        said = fold(str(value)).replace("_", " ").replace("-", " ")
        meant = [name for name, words in self.words.items() if said in (fold(words), name.replace("_", " "))]
        if not meant:
            choices = ", ".join(f"{words} ({name})" for name, words in self.words.items())
            message = _("{value!r} không có trong các lựa chọn: {choices}")
            self.fail(message.format(value=value, choices=choices), param, ctx)
        return meant[0]

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 (click's signature)
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> "list[CompletionItem[str]]":
        """Offer the names programs use: they hold no blanks."""
        return [CompletionItem(name, help=words) for name, words in self.words.items() if name.startswith(incomplete)]


DAY: Final = Day()
MONTH: Final = MonthOfYear()
_NGAY: Final = _("NGÀY")


_STATE_HELP: Final = _("Tình trạng: {states}.").format(
    states=", ".join(f"{words} ({name})" for name, words in _STATES.items())
)
_FILTERS: Final = (
    click.option("--unit", "units", multiple=True, metavar=_("ĐƠN-VỊ"), help=_("Đơn vị: mã hoặc tên.")),
    click.option(
        "--leader",
        "leaders",
        multiple=True,
        metavar=_("NGƯỜI"),
        help=_("Lãnh đạo chỉ đạo, hoặc người thực hiện."),
    ),
    click.option("--notice", "notices", multiple=True, metavar=_("SỐ"), help=_("Văn bản giao: 125/TB-UBND.")),
    click.option("--state", "states", multiple=True, type=Word(_STATES), metavar=_("TÌNH-TRẠNG"), help=_STATE_HELP),
    click.option(
        "--role",
        type=Word(_ROLE_WORDS),
        default="lead",
        show_default=_("chủ trì"),
        metavar=_("VAI-TRÒ"),
        help=_("Vai trò: chủ trì (lead), phối hợp (coordinating), tất cả (all)."),
    ),
    click.option("--overdue", is_flag=True, help=_("Chỉ việc quá hạn.")),
    click.option(
        "--due-in",
        type=click.IntRange(0, 3650),
        metavar=_("SỐ-NGÀY"),
        help=_("Việc đến hạn trong chừng ấy ngày."),
    ),
    click.option("--near", is_flag=True, help=_("Việc sắp đến hạn, theo han.sap_den của co-quan.yaml.")),
    click.option("--unassigned", is_flag=True, help=_("Việc chưa rõ ai làm, hoặc đơn vị không còn.")),
)


def filters(function: Decorated) -> Decorated:
    """Add the options that say which lines; the command gets them as ``selection``."""

    @wraps(function)
    def with_selection(*arguments: Any, **options: Any) -> Any:
        options["selection"] = Selection(
            ids=tuple(options.pop("ids", ())),
            units=options.pop("units"),
            people=options.pop("leaders"),
            notices=options.pop("notices"),
            states=options.pop("states"),
            roles=_ROLES[options.pop("role")],
            overdue=options.pop("overdue"),
            due_in=options.pop("due_in"),
            unassigned=options.pop("unassigned"),
            near=options.pop("near"),
        )
        return function(*arguments, **options)

    decorated: Any = with_selection
    for option in reversed(_FILTERS):
        decorated = option(decorated)
    found: Decorated = decorated
    return found


def as_of(function: Decorated) -> Decorated:
    """Add ``--as-of``: the day on which things are looked at."""
    option = click.option("--as-of", type=DAY, metavar=_NGAY, help=_("Tính đến ngày nào; mặc định hôm nay."))
    return option(function)


def told(function: Decorated) -> Decorated:
    """Add ``--on --by --reason`` and the evidence of what happened."""
    for option in reversed(
        (
            click.option(
                "--on",
                "--date",
                "--as-of",
                "on",
                type=DAY,
                metavar=_NGAY,
                help=_("Việc xảy ra ngày nào; mặc định hôm nay."),
            ),
            click.option("--by", metavar=_("NGƯỜI"), help=_("Người ghi nhận; mặc định tên đăng nhập.")),
            click.option("--reason", "--why", "reason", default="", help=_("Lý do, ghi chú.")),
            click.option("--reply", default="", metavar=_("SỐ"), help=_("Số văn bản báo cáo của đơn vị.")),
            click.option("--reply-date", type=DAY, metavar=_NGAY, help=_("Ngày của văn bản báo cáo.")),
            click.option("--incoming", default="", metavar=_("SỐ"), help=_("Số đến.")),
            click.option("--file", "evidence", type=FILE, help=_("Tệp minh chứng; tên và mã băm được ghi lại.")),
        )
    ):
        function = option(function)
    return function


def several(function: Decorated) -> Decorated:
    """Add the ids of the lines as arguments."""
    return click.argument("ids", nargs=-1, metavar=_("[MÃ...]"))(function)


def output_file(function: Decorated) -> Decorated:
    """Add the file to write as an argument."""
    return click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar=_("TỆP"))(function)
