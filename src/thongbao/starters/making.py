"""Kind of paper → the bytes of its starter template."""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from thongbao.papers import Kind
from thongbao.standard.layout import Layout
from thongbao.starters.followup import reminder_body, report_body
from thongbao.starters.letters import brief_body, letter_body, slip_body
from thongbao.starters.notices import assignment_table_body, extract_body, notice_body
from thongbao.starters.package_parts import members
from thongbao.starters.registers import correction_body, dossier_index_body, recall_body, register_body
from thongbao.word.package import Package, package_bytes

_BODIES: Final[Mapping[Kind, Callable[[Layout], str]]] = MappingProxyType(
    {
        Kind.NOTICE: notice_body,
        Kind.LETTER: letter_body,
        Kind.SLIP: slip_body,
        Kind.EXTRACT: extract_body,
        Kind.ASSIGNMENT_TABLE: assignment_table_body,
        Kind.BRIEF: brief_body,
        Kind.REMINDER: reminder_body,
        Kind.REPORT: report_body,
        Kind.CORRECTION: correction_body,
        Kind.RECALL: recall_body,
        Kind.REGISTER: register_body,
        Kind.DOSSIER_INDEX: dossier_index_body,
    }
)
# Ô 13 belongs to papers an office sends out.
_WITH_ADDRESS: Final = frozenset({Kind.NOTICE, Kind.LETTER, Kind.REMINDER, Kind.REPORT, Kind.CORRECTION, Kind.RECALL})


def starter(kind: Kind, layout: Layout | None = None) -> Package:
    """Return the starter template of a kind, in the office's layout; the same every time."""
    return Package(dict(_made(kind, layout or Layout())), f"{kind}.docx")


@cache
def starter_bytes(kind: Kind, layout: Layout) -> bytes:
    """Return the starter of a kind as a file."""
    return package_bytes(_made(kind, layout))


@cache
def _made(kind: Kind, layout: Layout) -> Mapping[str, bytes]:
    return members(_BODIES[kind](layout), layout, with_address=kind in _WITH_ADDRESS)
