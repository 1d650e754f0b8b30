"""What is known of a meeting → the text of its thong-bao.yaml, with a commented example of every form of paragraph."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from string import Template
from typing import Final

from thongbao.model.office import Office
from thongbao.model.units import Relation, Units
from thongbao.scaffold.carrying import Carried, carried_text
from thongbao.scaffold.yaml_words import folded, packaged, scalar
from thongbao.vietnamese.dates import Month, short_date

_EXAMPLE_INDENT: Final = " " * 6
_SCHEMA: Final = "# yaml-language-server: $schema=../../../luoc-do/thong-bao.schema.json\n"
_TWO_WEEKS: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """What a new notice says; ``titled`` tells a title somebody gave from one made of the day."""

    day: date
    title: str
    titled: bool
    chair: str | None
    position: str
    signer: str
    drafting: str
    recipients: tuple[str, ...]
    with_schema: bool
    carried: tuple[Carried, ...] = ()


def notice_text(office: Office, units: Units, plan: Skeleton) -> str:
    """Return the whole file."""
    organ = office.organ(None)
    who = f"{office.address_form} {plan.chair}, {plan.position}" if plan.chair else plan.position
    meeting = plan.title if plan.titled else "cuộc họp"
    told = "theo dõi, đôn đốc việc thực hiện Thông báo này; tổng hợp, báo cáo kết quả."
    end = f"Trên đây là kết luận của {plan.position} tại {plan.title}; {organ.name} thông báo để các cơ quan, đơn vị"
    words = {
        "luoc_do": _SCHEMA if plan.with_schema else "",
        "co_quan": organ.id,
        "trich_yeu": scalar(f"Kết luận của {plan.position} tại {plan.title}"),
        "ten_hop": scalar(plan.title),
        "ngay": plan.day.isoformat(),
        "chu_tri": f"nguoi_chu_tri: {scalar(plan.chair)}" if plan.chair else "# nguoi_chu_tri: Họ và tên",
        "chuc_vu": scalar(plan.position),
        "mo_dau": folded(f"Ngày {short_date(plan.day)}, {who} chủ trì {meeting}.", 4),
        "ket_luan": folded(f"Trên cơ sở ý kiến phát biểu tại cuộc họp, {plan.position} kết luận như sau:", 4),
        "chuyen_tiep": carried_text(plan.carried),
        "vi_du": "".join(_examples(units, plan)),
        "don_doc": folded(f"{units.name_of(plan.drafting)} {told}", 12),
        "soan_thao": plan.drafting,
        "ket_thuc": folded(f"{end} biết, thực hiện", 4),
        "noi_nhan": "\n".join(f"  - {scalar(line)}" for line in plan.recipients),
        "luu": scalar(office.assigning.filing or "VT"),
        "nguoi_ky": plan.signer,
    }
    return Template(packaged("profiles/thong-bao.yaml")).substitute(words)


def _examples(units: Units, plan: Skeleton) -> Iterator[str]:
    """Yield the commented examples whose words this office has.

    Explanations carry two #, so that a block may be uncommented as a whole and they stay comments.
    """
    words = _example_words(units, plan)
    for block in packaged("profiles/vi-du.yaml").strip("\n").split("\n\n"):
        example = Template(block)
        if set(example.get_identifiers()) <= set(words):
            yield textwrap.indent(example.substitute(words), _EXAMPLE_INDENT) + "\n"


def _example_words(units: Units, plan: Skeleton) -> dict[str, str]:
    """Return what the examples may speak of: units, a group and a person there are, and days after the meeting."""
    there = [unit for unit in units.units if unit.id != plan.drafting and unit.valid_to is None]
    leads = [unit for unit in there if unit.relation == Relation.OWN]
    due = plan.day + _TWO_WEEKS
    month = Month(due.year, due.month)
    words = {"truoc_ngay": f"trước ngày {short_date(due)}", "trong_thang": f"trong tháng {month.month}/{month.year}"}
    if leads:
        words |= {"ma": leads[0].id, "don_vi": leads[0].name, "loi_dan": scalar(f"Giao {leads[0].name}:")}
    if helper := next((unit for unit in there if unit not in leads[:1]), None):
        words |= {"ma_khac": helper.id, "don_vi_khac": helper.name}
    if group := next((group for group in units.groups if group.members), None):
        words |= {"ma_nhom": group.id, "nhom": group.name}
    if units.people:
        words |= {"ma_nguoi": units.people[0].id, "chuc_vu": units.people[0].position}
    return words
