"""Abbreviations: never explained, and one letter away from a known one."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from thongbao.checks.assessing import Result
from thongbao.checks.lines import Known, Line, Role
from thongbao.checks.words import rules
from thongbao.checks.words.prose import around, compiled, prose
from thongbao.language import _
from thongbao.standard.document_types import COPY_TYPES, DOCUMENT_TYPES
from thongbao.vietnamese.syllables import is_syllable

_ABBREVIATION: Final = compiled(r"(?<![\w/&.-])[A-ZĐ]{2,}(?:&[A-ZĐ]+)*(?:-[A-ZĐ&]{2,})*(?![\w/&-])")
# A word of a phrase in capitals: “XEM XONG TRẢ LẠI”; the word itself is taken out as ¦.
_BESIDE_CAPITALS: Final = compiled(r"[<U>]{2,} ¦|¦ [<U>]+(?![<L>])")
_ROMAN: Final = compiled(r"[IVXLCM]+")
# A code behind its number: 12/2020/NQ-HĐND, 472-KL/TU, TCVN 6909.
_IN_CODE: Final = compiled(r"\S*\d\S*[/-]\S*|(?:TCVN|ISO|QCVN|ISBN)\s[\d:-]+")
# Everybody who reads papers of the state knows these.
_COMMON: Final = frozenset(
    "UBND HĐND MTTQ UBMTTQ TW TP TX TT VN VT CHXHCN THCS THPT TNCS COVID SARS USD VND VNĐ CNTT BHXH BHYT BHTN CBCC "
    "CBCCVC "
    "CSDL DN DTTS ĐBQH ĐUBND HCM HN HTX KT NĐ QĐ TTHC XHCN KHCN PCCC WTO ASEAN UN WHO UNDP UNESCO UNICEF FAO IMF WB "
    "ADB TNHH MTV OCOP NPK CCCD ATM "
    "EU ODA FDI TM TL TUQ PDF GPS GIS QR ID IT AI TV KM CV PCT BCH BCĐ NQ CT KH BC TB HD".split()
)
# What the slips list calls unexplained stays unexplained: trades' own abbreviations are none of the above.
_KNOWN_HERE: Final = _COMMON - {"HTX"}
_MISTAKEN: Final = frozenset(
    "BCĐ HĐND BCHQS CBCCVC TTĐT PTNT GPMB QLDA QLĐĐ TNMT GDĐT VHTT LĐTBXH UBND MTTQ BĐBP ĐVTN CSGT".split()
)


def unexplained_findings(lines: Sequence[Line], known: Known) -> Iterator[Result]:
    """Yield each abbreviation that is neither common nor declared nor explained in brackets, at its first place."""
    read = list(prose(lines))
    everything = "\n".join(line.text for line in read)
    fine = _KNOWN_HERE | _types() | _of_the_office(known)
    met: set[str] = set()
    for line in read:
        for start, written in abbreviations(line):
            parts = [part for part in re.split(r"[-&]", written) if part]
            if written in met or written in fine or all(part in fine or len(part) < 2 for part in parts):
                continue
            met.add(written)
            if not _explained(written, everything):
                message = _("chữ viết tắt «{written}» không được giải thích: «{around}»").format(
                    written=written, around=around(line.text, start, start + len(written))
                )
                hint = _("lần đầu viết đầy đủ, kèm ({written}) trong ngoặc").format(written=written)
                yield rules.UNEXPLAINED.found(line.at(start), message, hint)


def mistaken_findings(lines: Sequence[Line], known: Known) -> Iterator[Result]:
    """Yield an abbreviation that a stroke through its D makes a known one: ``BCD`` for ``BCĐ``."""
    right = _MISTAKEN | _of_the_office(known)
    for line in prose(lines, Role.RECIPIENT):
        for start, written in abbreviations(line):
            meant = sorted(
                other for other in right if other != written and other.replace("Đ", "D") == written.replace("Đ", "D")
            )
            if meant and written not in right:
                message = _("chữ viết tắt «{written}»: có phải «{meant}»? «{around}»").format(
                    written=written, meant=meant[0], around=around(line.text, start, start + len(written))
                )
                yield rules.NEAR_NAME.found(line.at(start), message, _("viết «{meant}»").format(meant=meant[0]))


def abbreviations(line: Line) -> Iterator[tuple[int, str]]:
    """Yield the abbreviations of a line with their offsets; numbers in Roman letters and codes are none."""
    found = list(_ABBREVIATION.finditer(line.text))
    codes = [match.span() for match in _IN_CODE.finditer(line.text)] if found else []
    for match in found:
        if _ROMAN.fullmatch(match[0]) or any(start <= match.start() < end for start, end in codes):
            continue
        if is_syllable(match[0]) and _BESIDE_CAPITALS.search(
            line.text[: match.start()] + "¦" + line.text[match.end() :]
        ):
            continue
        yield match.start(), match[0]


def _explained(written: str, everything: str) -> bool:
    """Return whether the abbreviation stands in brackets or quotes behind its words, or its words behind it."""
    plain = re.escape(written)
    return bool(
        re.search(rf"\w[^()\n]*\([^()\n]*?(?<!\w){plain}(?!\w)[^()\n]*\)", everything)
        and re.search(rf"\((?:[^()\n]*?(?:viết tắt|gọi tắt|gọi)[^()\n]*?)?[“\"]?{plain}[”\"]?\)", everything)
    ) or bool(compiled(rf"(?<!\w){plain} \([<U>][^()]*[<L>] [^()]*\)").search(everything))


def _types() -> frozenset[str]:
    return frozenset(kind.abbreviation for kind in (*DOCUMENT_TYPES, *COPY_TYPES) if kind.abbreviation)


def _of_the_office(known: Known) -> frozenset[str]:
    found: set[str] = set()
    if known.units:
        found |= {unit.abbreviation for unit in known.units.units if unit.abbreviation}
    if known.office:
        found |= {organ.abbreviation for organ in known.office.organs}
        found |= {known.office.drafting.abbreviation} if known.office.drafting else set()
    return frozenset(found)
