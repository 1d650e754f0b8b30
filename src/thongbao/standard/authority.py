"""The lines of authority above a signature (ô 7a): which signing form they are, and what is wrong with them.

The last line is the title of the person who signs; above it stand at most two lines, each an abbreviation and what it
stands before: ``TM.`` a body, ``KT.``, ``TL.`` and ``TUQ.`` the title of its head. ``Q.`` stands in the title itself.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from thongbao.findings import Severity
from thongbao.language import _
from thongbao.standard import positions
from thongbao.standard.clauses import article, component
from thongbao.standard.positions import deputy_of

__all__ = ["AuthorityFault", "SigningForm", "deputy_of", "honorifics_in", "read_signing_lines"]

PREFIX_CLAUSE: Final = component("II", 7, "b")
TITLE_CLAUSE: Final = component("II", 7, "c")
CAPITALS_CLAUSE: Final = component("II", 7, "đ")
DEPUTY_CLAUSE: Final = f"{article(13, 1)}; {PREFIX_CLAUSE}"
COLLECTIVE_CLAUSE: Final = f"{article(13, 2)}; {PREFIX_CLAUSE}"
DELEGATION_CLAUSE: Final = f"{article(13, 3)}; {PREFIX_CLAUSE}"
ORDER_CLAUSE: Final = f"{article(13, 4)}; {PREFIX_CLAUSE}"

WRITING: Final = "ND30-KY-01"
PAIRING: Final = "ND30-KY-02"
SUBDELEGATION: Final = "ND30-KY-03"

MOST_LINES: Final = 3


class SigningForm(StrEnum):
    """How a document may be signed."""

    NONE = "none"
    TM = "tm"
    TM_KT = "tm_kt"
    KT = "kt"
    TL = "tl"
    TL_KT = "tl_kt"
    TUQ = "tuq"
    Q = "q"
    ADVISORY = "advisory"


@dataclass(frozen=True, slots=True)
class AuthorityFault:
    """One fault in the lines of authority, with what to write instead."""

    rule: str
    severity: Severity
    message: str
    hint: str
    clause: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A line taken apart: its abbreviation without the stop (none: empty) and the words it stands before."""

    prefix: str
    words: str

    def __str__(self) -> str:
        return f"{self.prefix}. {self.words}" if self.prefix else self.words


_FORMS: Final[Mapping[tuple[str, ...], SigningForm]] = {
    (): SigningForm.NONE,
    ("TM",): SigningForm.TM,
    ("TM", "KT"): SigningForm.TM_KT,
    ("KT",): SigningForm.KT,
    ("TL",): SigningForm.TL,
    ("TL", "KT"): SigningForm.TL_KT,
    ("TUQ",): SigningForm.TUQ,
}


def read_signing_lines(authority: Sequence[str], title: str) -> tuple[SigningForm | None, list[AuthorityFault]]:
    """Return the signing form of the lines and their faults; no form where a fault is an error.

    In an advisory body (Hội đồng, Ban, Tổ) that uses the seal of its agency, the last line of ``authority`` is the
    signer's title in the body and ``title`` the position in the agency, which is printed over the name (ô 7b).
    """
    faults: list[AuthorityFault] = []
    lines = [_read_line(text, faults) for text in authority]
    last = _read_line(title, faults)
    advisory = _is_advisory(lines, last)
    if advisory:
        last = lines.pop()
    _check_number_of_lines(lines, last, faults)
    for line in lines:
        _check_authority_line(line, last, faults)
    _check_title_line(last, faults)
    _check_order(lines, faults)
    _check_pairs(lines, last, faults)
    if any(fault.severity is Severity.ERROR for fault in faults):
        return None, faults
    if advisory or (not lines and not last.prefix and positions.is_advisory_title(last.words)):
        return SigningForm.ADVISORY, faults
    if not lines and last.prefix:
        return SigningForm.Q, faults
    return _FORMS[tuple(line.prefix for line in lines)], faults


def _is_advisory(lines: Sequence[_Line], title: _Line) -> bool:
    """Return whether the last line of authority is a title in an advisory body, ``title`` one in its agency."""
    if not lines or lines[-1].prefix or title.prefix or not positions.is_position(title.words):
        return False
    in_body, body = lines[-1].words, lines[0].words
    of_body = lines[0].prefix == "TM" and positions.is_advisory_body(body)
    # CHỦ TỊCH over PHÓ CHỦ TỊCH only lacks its KT.; over PHÓ CHỦ TỊCH of another body it is a title in this one.
    if positions.is_deputy_of(title.words, f"{in_body} {body}" if of_body else in_body):
        return False
    return positions.is_position(in_body) and (of_body or positions.is_advisory_title(in_body))


# --- one line --------------------------------------------------------------------------------------------------------

# The abbreviation as people write it: K/T, T.M, "KT:", "TL -"; what stands between the letters and the words is judged.
_PREFIXED: Final = re.compile(r"(?P<mark>T\W*U\W*Q|T\W*M|K\W*T|T\W*L|Q)(?P<stop>\W+)(?P<words>.*)", re.DOTALL)
_ABOVE: Final = ("TM", "KT", "TL", "TUQ")
_UNKNOWN_PREFIX: Final = re.compile(
    r"(?P<mark>[^\W\d_]{1,4}\.|[^\W\d_]{1,3}/[^\W\d_]{1,3}\.?)\s*(?P<words>.*)", re.DOTALL
)
_SPELT_OUT: Final = (
    ("THAY MẶT", "TM"),
    ("KÝ THAY", "KT"),
    ("THỪA LỆNH", "TL"),
    ("THỪA ỦY QUYỀN", "TUQ"),
    ("THỪA UỶ QUYỀN", "TUQ"),
    ("QUYỀN", "Q"),
)


def _read_line(text: str, faults: list[AuthorityFault]) -> _Line:
    """Take a line apart, collecting what is wrong with its writing; the words come back in capitals."""
    plain = unicodedata.normalize("NFC", text).strip()
    upper = plain.upper()
    if plain != upper:
        message = _("Dòng “{line}” chưa viết in hoa.").format(line=plain)
        faults.append(_error(WRITING, message, _("Viết “{line}”.").format(line=upper), CAPITALS_CLAUSE))
    if found := _PREFIXED.fullmatch(upper):
        line = _Line(re.sub(r"\W", "", found["mark"]), _single_spaced(found["words"]))
        _check_stop(plain, found, line, faults)
        return line
    for words, prefix in _SPELT_OUT:
        if upper.startswith(words + " "):
            line = _Line(prefix, _single_spaced(upper.removeprefix(words)))
            message = _("Quyền hạn ghi bằng chữ viết tắt: “{words}” là “{prefix}.”.").format(words=words, prefix=prefix)
            faults.append(_error(WRITING, message, _write(line), PREFIX_CLAUSE))
            return line
    if found := _UNKNOWN_PREFIX.fullmatch(upper):
        message = _("“{mark}” không phải chữ viết tắt quyền hạn.").format(mark=found["mark"])
        hint = _("Dùng một trong các chữ TM., KT., TL., TUQ., Q., hoặc viết đầy đủ chức vụ.")
        faults.append(_error(WRITING, message, hint, PREFIX_CLAUSE))
        return _Line(found["mark"].rstrip("."), _single_spaced(found["words"]))
    return _Line("", _single_spaced(upper))


def _check_stop(plain: str, found: re.Match[str], line: _Line, faults: list[AuthorityFault]) -> None:
    """Judge what joins the abbreviation to its words: one stop, one space."""
    clean = found["mark"] == line.prefix
    if clean and (found["stop"] in (". ", ".\u00a0") or not line.words):
        return
    if clean and re.fullmatch(r"\.\s*", found["stop"]):
        # The decree prints the space but has no clause that asks for it.
        message = _("Sau “{prefix}.” cần đúng một dấu cách.").format(prefix=line.prefix)
        faults.append(AuthorityFault(WRITING, Severity.WARNING, message, _write(line), PREFIX_CLAUSE))
        return
    message = _("“{line}” viết sai chữ viết tắt quyền hạn: phải là “{prefix}.”, có dấu chấm và một dấu cách.")
    faults.append(_error(WRITING, message.format(line=plain, prefix=line.prefix), _write(line), PREFIX_CLAUSE))


def _check_authority_line(line: _Line, title: _Line, faults: list[AuthorityFault]) -> None:
    """Judge a line above the title by itself: one abbreviation, and the right thing after it."""
    if not line.words:
        message = _("Dòng quyền hạn trống hoặc chỉ có chữ viết tắt.")
        faults.append(_error(WRITING, message, _("Bỏ dòng này, hoặc ghi đủ, ví dụ “KT. CHỦ TỊCH”."), PREFIX_CLAUSE))
    elif not line.prefix:
        message = _("Dòng quyền hạn “{line}” thiếu chữ viết tắt TM., KT., TL. hoặc TUQ.").format(line=line)
        faults.append(_error(WRITING, message, _write(_Line(_likely_prefix(line, title), line.words)), PREFIX_CLAUSE))
    elif line.prefix == "Q":
        message = _("“Q.” chỉ đứng ở dòng chức vụ của người ký.")
        faults.append(_error(PAIRING, message, _("Để “{line}” ở dòng cuối.").format(line=line), PREFIX_CLAUSE))
    elif _has_second_prefix(line):
        faults.append(_second_prefix(line))
    elif line.prefix == "TM" and positions.is_position(line.words):
        message = _("“TM.” đứng trước tên tập thể hoặc cơ quan; “{words}” là chức vụ.").format(words=line.words)
        hint = _("Cấp phó ghi “KT. {words}”; đơn vị trực thuộc ghi “TL. {words}”; chính {words} ký thì bỏ dòng này.")
        faults.append(_error(PAIRING, message, hint.format(words=line.words), COLLECTIVE_CLAUSE))
    elif line.prefix in ("KT", "TL", "TUQ"):
        _check_person(line, title, faults)


def _likely_prefix(line: _Line, title: _Line) -> str:
    if positions.is_body(line.words):
        return "TM"
    return "KT" if positions.is_deputy(title.words) else "TL"


def _check_person(line: _Line, title: _Line, faults: list[AuthorityFault]) -> None:
    """Judge what stands after KT., TL. or TUQ.: the title of a head, neither a body nor a deputy."""
    values = {"prefix": line.prefix, "words": line.words, "head": _head_of(line.words, title)}
    if positions.is_body(line.words):
        message = _("“{prefix}.” đứng trước chức vụ của người đứng đầu; “{words}” là tên tập thể hoặc cơ quan.")
        hint = _("Ghi “{prefix}. {head}”.")
        if line.prefix == "KT" and positions.heads_of(line.words):
            hint = _("Ghi “TM. {words}”, rồi “KT. {head}”.")
    elif positions.is_deputy(line.words):
        message = _("“{prefix}.” đứng trước chức vụ của người đứng đầu; “{words}” là cấp phó.")
        hint = _("Ghi “{prefix}. {above}”.")
        values["above"] = positions.head_over(line.words)
    else:
        return
    faults.append(_error(PAIRING, message.format(**values), hint.format(**values), PREFIX_CLAUSE))


def _check_title_line(title: _Line, faults: list[AuthorityFault]) -> None:
    """Judge the last line by itself: a title, with no abbreviation but ``Q.`` before a head's."""
    if title.prefix in _ABOVE:
        message = _("Dòng chức vụ “{line}” không được mang “{prefix}.”.").format(line=title, prefix=title.prefix)
        hint = _("Đưa “{line}” lên dòng quyền hạn; dòng cuối ghi chức vụ của chính người ký.").format(line=title)
        faults.append(_error(WRITING, message, hint, PREFIX_CLAUSE))
    elif title.prefix == "Q" and _has_second_prefix(title):
        faults.append(_second_prefix(title))
    elif title.prefix == "Q" and positions.is_deputy(title.words):
        message = _("“Q.” chỉ đứng trước chức vụ của người đứng đầu, không trước “{words}”.").format(words=title.words)
        hint = _("Cấp phó được giao phụ trách ký như ký thay: “KT. {head}”, rồi “{words}”.")
        hint = hint.format(head=positions.head_over(title.words), words=title.words)
        faults.append(_error(PAIRING, message, hint, PREFIX_CLAUSE))


def _has_second_prefix(line: _Line) -> bool:
    return _PREFIXED.fullmatch(line.words) is not None


def _second_prefix(line: _Line) -> AuthorityFault:
    message = _("Một dòng chỉ mang một chữ viết tắt: “{line}”.").format(line=line)
    hint = _("Mỗi quyền hạn một dòng; sau “{prefix}.” không có chữ viết tắt khác.").format(prefix=line.prefix)
    return _error(PAIRING, message, hint, PREFIX_CLAUSE)


# --- the lines together ----------------------------------------------------------------------------------------------


def _check_number_of_lines(lines: Sequence[_Line], title: _Line, faults: list[AuthorityFault]) -> None:
    if not title.words:
        message = _("Thiếu chức vụ của người ký.")
        hint = _("Ghi chức vụ lãnh đạo chính thức của người ký ở dòng cuối, ví dụ “CHỦ TỊCH”.")
        faults.append(_error(PAIRING, message, hint, TITLE_CLAUSE))
    if len(lines) + 1 > MOST_LINES:
        message = _("Quyền hạn, chức vụ có {count} dòng; nhiều nhất là {most}.")
        message = message.format(count=len(lines) + 1, most=MOST_LINES)
        hint = _("Dài nhất là TM. hoặc TL., rồi KT., rồi chức vụ của người ký.")
        faults.append(_error(PAIRING, message, hint, PREFIX_CLAUSE))


def _check_order(lines: Sequence[_Line], faults: list[AuthorityFault]) -> None:
    """Judge which abbreviations follow each other: KT. may follow TM. or TL., nothing else follows anything."""
    for upper, lower in pairwise(line for line in lines if line.prefix in _ABOVE):
        if lower.prefix != "KT" or upper.prefix not in ("TM", "TL"):
            faults.append(_order_fault(upper, lower))


def _order_fault(upper: _Line, lower: _Line) -> AuthorityFault:
    values = {"upper": upper, "lower": lower, "prefix": lower.prefix, "words": lower.words}
    if upper.prefix == "TUQ" and lower.prefix == "KT":
        message = _("Người được ủy quyền không được ủy quyền lại: không ghi “{lower}” dưới “{upper}”.").format(**values)
        hint = _("Người được ủy quyền ({words}) tự ký: “{upper}”, rồi “{words}”.").format(**values)
        return _error(SUBDELEGATION, message, hint, DELEGATION_CLAUSE)
    message = _("Không ghi “{lower}” dưới “{upper}”.")
    if upper.prefix == lower.prefix:
        message = _("“{prefix}.” ghi hai lần: “{upper}” và “{lower}”.")
        hint = _("Chỉ giữ một dòng “{prefix}.”.")
    elif upper.prefix == "TM":
        hint = _("Bỏ dòng “{upper}”: “{lower}” đứng một mình trên chức vụ của người ký.")
    elif upper.prefix == "KT":
        hint = _("Dưới “KT.” chỉ còn chức vụ của cấp phó; TM. và TL. ghi ở trên.")
    else:
        hint = _("Chỉ giữ một quyền hạn: “{upper}” hoặc “{lower}”.")
    return _error(PAIRING, message.format(**values), hint.format(**values), PREFIX_CLAUSE)


def _check_pairs(lines: Sequence[_Line], title: _Line, faults: list[AuthorityFault]) -> None:
    """Judge each line of authority against what stands under it, where both can be read."""
    if not title.words or title.prefix not in ("", "Q"):
        return
    if not lines:
        _check_alone(title, faults)
        return
    above = lines[-1]
    if above.prefix != "KT":
        _check_head(above, title, faults)
        return
    _check_deputy(above, title, faults)
    if len(lines) > 1 and lines[-2].prefix != "TUQ" and not positions.is_deputy(above.words):
        _check_head(lines[-2], _Line("", above.words), faults)


def _check_alone(title: _Line, faults: list[AuthorityFault]) -> None:
    if title.prefix or not positions.is_deputy(title.words):
        return
    message = _("“{title}” là cấp phó: phía trên phải có dòng “KT.”.").format(title=title.words)
    hint = _("Thêm “KT. {head}” phía trên.").format(head=positions.head_over(title.words))
    faults.append(_error(PAIRING, message, hint, DEPUTY_CLAUSE))


def _check_deputy(above: _Line, title: _Line, faults: list[AuthorityFault]) -> None:
    """Judge the title under ``KT. X``: a deputy of X."""
    if not _stands_before_a_head(above):
        return
    if not title.prefix and positions.is_deputy_of(title.words, above.words):
        return
    values = {"head": above.words, "above": above, "deputy": deputy_of(above.words), "title": title}
    message = _("Dưới “{above}” phải là cấp phó của {head}, không phải “{title}”.").format(**values)
    if title.words == above.words:
        hint = _("{head} tự ký thì bỏ dòng “{above}”; cấp phó ký thì ghi “{deputy}”.").format(**values)
    elif positions.is_deputy(title.words):
        hint = _("Ghi “{deputy}”, hoặc sửa “{above}” cho đúng cấp trưởng của người ký.").format(**values)
    else:
        hint = _("Ghi “{deputy}”; nếu người ký là “{title}” thì ghi “TL. {head}” thay cho “{above}”.").format(**values)
    faults.append(_error(PAIRING, message, hint, DEPUTY_CLAUSE))


def _check_head(above: _Line, head: _Line, faults: list[AuthorityFault]) -> None:
    """Judge the head that stands under TM., TL. or TUQ., in the title or in a line ``KT.`` of its own."""
    if above.prefix == "TM" and above.words and not positions.is_position(above.words):
        _check_head_of_body(above, head, faults)
    elif above.prefix in ("TL", "TUQ") and _stands_before_a_head(above):
        _check_unit_head(above, head, faults)


def _stands_before_a_head(line: _Line) -> bool:
    """Return whether the line's words can be compared; if not, the line itself has been reported."""
    return bool(line.words) and not (
        positions.is_body(line.words) or positions.is_deputy(line.words) or _has_second_prefix(line)
    )


def _check_head_of_body(above: _Line, title: _Line, faults: list[AuthorityFault]) -> None:
    values = {"above": above, "title": title.words, "head": _head_of(above.words, title)}
    if positions.is_deputy(title.words):
        message = _("Dưới “{above}”, “{title}” là cấp phó: thiếu dòng “KT.”.").format(**values)
        hint = _("Thêm “KT. {head}” giữa hai dòng.").format(**values)
        faults.append(_error(PAIRING, message, hint, DEPUTY_CLAUSE))
    elif not positions.is_headed_by(above.words, title.words):
        message = _("Dưới “{above}” phải là người đứng đầu, không phải “{title}”.").format(**values)
        hint = _("Người đứng đầu ký thì ghi “{head}”; {title} ký thì thay “{above}” bằng “TL. {head}”.").format(
            **values
        )
        faults.append(_error(PAIRING, message, hint, COLLECTIVE_CLAUSE))


def _head_of(body: str, title: _Line) -> str:
    """Return the head's title for a hint: the one the body must have, or the one over the deputy who signs."""
    if heads := positions.heads_of(body):
        return heads[0]
    if positions.is_deputy(title.words):
        return positions.head_over(title.words)
    return _("(chức vụ người đứng đầu)")


def _check_unit_head(above: _Line, title: _Line, faults: list[AuthorityFault]) -> None:
    """Judge the title under ``TL. X`` or ``TUQ. X``: the head of a unit, neither X nor anybody's deputy."""
    values = {"above": above, "title": title.words, "head": above.words, "unit_head": positions.head_over(title.words)}
    if title.words == above.words:
        message = _("Dưới “{above}” phải là người đứng đầu đơn vị, không phải chính {head}.")
        hint = _("{head} tự ký thì bỏ dòng “{above}”.")
    elif positions.is_deputy_of(title.words, above.words):
        message = _("“{title}” là cấp phó của {head}: ký thay, không ký “{above}”.")
        hint = _("Ghi “KT. {head}”, rồi “{title}”.")
    elif positions.is_deputy(title.words) and above.prefix == "TL":
        message = _("Dưới “{above}”, “{title}” là cấp phó: thiếu dòng “KT.”.")
        hint = _("Thêm “KT. {unit_head}” giữa hai dòng.")
    elif positions.is_deputy(title.words):
        message = _("Dưới “{above}” phải là người được ủy quyền, không phải cấp phó “{title}”.")
        hint = _("Người được ủy quyền ({unit_head}) tự ký, không ủy quyền lại cho cấp phó.")
    else:
        return
    clause = ORDER_CLAUSE if above.prefix == "TL" else DELEGATION_CLAUSE
    faults.append(_error(PAIRING, message.format(**values), hint.format(**values), clause))


def _write(line: _Line) -> str:
    return _("Viết “{line}”.").format(line=line)


def _error(rule: str, message: str, hint: str, clause: str) -> AuthorityFault:
    return AuthorityFault(rule, Severity.ERROR, message, hint, clause)


def _single_spaced(text: str) -> str:
    return " ".join(text.split())


# --- the name --------------------------------------------------------------------------------------------------------

# Compared without stops and in any case. A family name can be written "Ông" (Ông Ích Khiêm): the office then says so.
_HONORIFICS: Final = (
    *("GS", "PGS", "TS", "TSKH", "ThS", "CN", "KS", "KTS", "BS", "BSCKI", "BSCKII", "BSNT", "DS", "LS", "CK1", "CK2"),
    *("NGND", "NGƯT", "NSND", "NSƯT", "TTND", "TTƯT", "NNND", "NNƯT", "AHLĐ", "Đ/c", "Mr", "Mrs", "Ms", "Dr"),
    *("Giáo sư", "Phó Giáo sư", "Tiến sĩ khoa học", "Tiến sĩ", "Tiến sỹ", "Thạc sĩ", "Thạc sỹ", "Cử nhân", "Kỹ sư"),
    *("Kiến trúc sư", "Bác sĩ", "Bác sỹ", "Dược sĩ", "Dược sỹ", "Luật sư", "Viện sĩ"),
    *("Nhà giáo Nhân dân", "Nhà giáo Ưu tú", "Nghệ sĩ Nhân dân", "Nghệ sĩ Ưu tú", "Nghệ nhân Nhân dân"),
    *("Nghệ nhân Ưu tú", "Thầy thuốc Nhân dân", "Thầy thuốc Ưu tú", "Anh hùng Lao động"),
    *("Đồng chí", "Ông", "Bà"),
    *("Đại tướng", "Thượng tướng", "Trung tướng", "Thiếu tướng", "Đại tá", "Thượng tá", "Trung tá", "Thiếu tá"),
    *("Đại úy", "Thượng úy", "Trung úy", "Thiếu úy", "Đại uý", "Thượng uý", "Trung uý", "Thiếu uý"),
)
_HONORIFIC: Final = re.compile(
    rf"(?:{'|'.join(sorted(map(re.escape, _HONORIFICS), key=len, reverse=True))})(?![^\W_])\.?", re.IGNORECASE
)


def honorifics_in(name: str) -> list[str]:
    """Return the degrees, ranks, honours and forms of address before a person's name, as written: ``["PGS.", "TS."]``.

    None belongs there, except where a sector's own rule allows it (armed forces, education, health, science).
    """
    rest = unicodedata.normalize("NFC", name).strip()
    found: list[str] = []
    while match := _HONORIFIC.match(rest):
        found.append(match[0])
        rest = rest[match.end() :].lstrip(" \t\u00a0.,-–/()")
    return found
