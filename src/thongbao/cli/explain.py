"""``thongbao explain``: what a rule looks at, why, what is wrong and what is right."""

import re
from datetime import date
from typing import Any, Final

import click

from thongbao.cli.options import OPTIONS
from thongbao.cli.printing import print_json, severity_word
from thongbao.errors import UsageError
from thongbao.findings import Decided, Rule
from thongbao.language import _
from thongbao.pipeline import RULES
from thongbao.standard.rulebook import decided_at
from thongbao.vietnamese.dates import short_date
from thongbao.vietnamese.text import nearest

_BY_ID: Final = {rule.id: rule for rule in RULES}
# Faults of reading: the record or the template does not exist without them, so no office can lower them.
_FIXED: Final = ("TB-YAML-", "TB-BG-", "TB-MAU-")


@click.command(
    "explain",
    options_metavar=OPTIONS,
    help=_("Giải thích một quy tắc: xem ở đâu, vì sao, căn cứ nào, sai và đúng ra sao."),
    epilog=_("Ví dụ: thongbao explain ND30-PAGE-02"),
)
@click.argument("rule", required=False, metavar=_("[MÃ]"))
@click.option("--all", "everything", is_flag=True, help=_("Mọi quy tắc."))
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=_("Cách in kết quả."),
)
def command(rule: str | None, everything: bool, output_format: str) -> int:
    """Print one rule, or all of them."""
    if bool(rule) == everything:
        raise UsageError(_("ghi một mã quy tắc, hoặc --all"), _("vd. thongbao explain ND30-PAGE-02"))
    chosen = sorted(RULES, key=lambda each: each.id) if everything else [rule_called(rule or "")]
    if output_format == "json":
        print_json({"rows": [as_json(each) for each in chosen]} if everything else as_json(chosen[0]))
    else:
        click.echo("\n\n".join(explained(each) for each in chosen))
    return 0


def rule_called(written: str) -> Rule:
    """Return the rule of that id, in any case of letters.

    :raises UsageError: there is none; the advice names the id that was probably meant.
    """
    wanted = written.strip().upper()
    if wanted in _BY_ID:
        return _BY_ID[wanted]
    near = _meant(wanted)
    hint = _("ý bạn là {near}?").format(near=near) if near else _("xem mọi mã: thongbao explain --all")
    raise UsageError(_("không có quy tắc «{rule}»").format(rule=written), hint)


def _meant(wanted: str) -> str | None:
    """Return the id meant: family and number as somebody may write them (``page2``, ``VH4``), else the nearest id."""
    parts = re.fullmatch(r"(?:(?:ND|NĐ)30\W*|TB\W*)?([A-Z0-9]*[A-Z])\W*0*(\d{1,2})", wanted)
    if parts:
        # Whoever writes the family names it: it is looked through first.
        for prefix in ("TB", "ND30") if wanted.startswith("TB") else ("ND30", "TB"):
            built = f"{prefix}-{parts[1]}-{int(parts[2]):02}"
            if built in _BY_ID:
                return built
    return nearest(wanted, _BY_ID)


def decided_words(rule: Rule) -> str:
    """Return how and where a rule is decided, in the clerk's words."""
    elsewhere = decided_at(rule)
    if elsewhere:
        return _("khi làm {elsewhere}, không phải khi kiểm tra một văn bản").format(elsewhere=elsewhere)
    return {
        Decided.AUTOMATIC: _("máy tự xét"),
        Decided.NEEDS_RENDERING: _("máy xét trên trang đã dàn (cần LibreOffice)"),
        Decided.NEEDS_EYES: _("máy chỉ nêu chỗ đáng ngờ, người phải xem"),
    }[rule.decided]


def explained(rule: Rule) -> str:
    """Return what there is to say about a rule, in lines."""
    fixed = rule.id.startswith(_FIXED)
    change = _("không đổi mức được") if fixed else f"kiem_tra: {{{rule.id}: {{muc: off, vi: …}}}} (co-quan.yaml)"
    rows = (
        (_("Xem ở"), rule.looks_at),
        (_("Vì sao"), rule.why),
        (_("Sai"), rule.wrong),
        (_("Đúng"), rule.right),
        (_("Căn cứ"), rule.clause or _("cách làm chung, không phải điều khoản của Nghị định")),
        (_("Hiệu lực"), _in_force(rule)),
        (_("Cách xét"), decided_words(rule)),
        (_("Đổi mức"), change),
    )
    head = f"{rule.id} ({severity_word(rule.severity)}): {rule.summary}"
    return "\n".join([head, *(f"  {label + ':':<10} {words}" for label, words in rows if words)])


def _in_force(rule: Rule) -> str:
    since = _("từ {day}").format(day=short_date(rule.since)) if rule.since else ""
    until = _("đến hết {day}").format(day=short_date(rule.until)) if rule.until else ""
    return f"{since} {until}".strip()


def as_json(rule: Rule) -> dict[str, Any]:
    """Return a rule as the JSON contract has it."""

    def day(value: date | None) -> str | None:
        return value.isoformat() if value else None

    return {
        "rule": rule.id,
        "severity": str(rule.severity),
        "summary": rule.summary,
        "clause": rule.clause,
        "looks_at": rule.looks_at,
        "why": rule.why,
        "wrong": rule.wrong,
        "right": rule.right,
        "decided": str(rule.decided),
        "elsewhere": decided_at(rule),
        "since": day(rule.since),
        "until": day(rule.until),
    }
