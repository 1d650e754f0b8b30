"""Days on the command line: ``2026-10-05`` or ``5/10/2026``."""

from datetime import date
from typing import Any

import click

from thongbao.language import _
from thongbao.vietnamese.dates import DateError, parse_date


class _Day(click.ParamType[date]):
    """A day of the calendar."""

    name = "day"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002 (click's signature)
        """Return what help calls the value."""
        return _("NGÀY")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or stop with what is wrong with it."""
        if isinstance(value, date):
            return value
        try:
            return parse_date(str(value))
        except DateError as error:
            self.fail(str(error), param, ctx)


DAY = _Day()
