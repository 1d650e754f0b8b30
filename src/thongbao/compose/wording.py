"""The phrases papers share: number and date with their blanks, citations, names in a row, the closing mark."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from thongbao.compose.sheets import Foot, Head
from thongbao.measures import Length, mm
from thongbao.model.notice import Notice
from thongbao.model.office import Office, Organ, Signer
from thongbao.standard.authority import SigningForm, read_signing_lines
from thongbao.standard.document_types import by_name, code_notation
from thongbao.standard.layout import (
    ORGAN_SIZE,
    PAGE_WIDTH,
    SHORT_RULE_SHARE,
    SUBJECT_INDENT,
    SUBJECT_SIZE,
    header_widths,
)
from thongbao.standard.national_title import urgency_mark
from thongbao.standard.text_metrics import rule_length
from thongbao.vietnamese.dates import Month, long_date, padded_month, padded_number
from thongbao.vietnamese.text import uncapitalised

# Room for a hand-written number and day in a draft: "Số:      /TB-UBND", "ngày      tháng 8".
BLANK = " " * 5
CLOSING_MARK = "./."
# Common and administrative nouns that open a unit's name. Before a number the noun keeps its capital (Phường 3), and so
# do bodies of like names (Tổ Công nghệ số, Khu Quản lý đường bộ) and positions (Chủ tịch, Thủ trưởng).
_COMMON_NOUN = re.compile(
    r"(?:Các|Những|Thôn|Bản|Làng|Ấp|Buôn|Xóm|Khóm|Xã|Phường|Huyện|Tỉnh|Tổ dân phố|Khu phố|Khu dân cư|Nhóm|Đơn vị|Ngành)"
    r" (?!\d)"
)


def number_words(number: int | None) -> str:
    """Return the number as printed, ``08``; blank when there is none yet."""
    return BLANK if number is None else padded_number(number)


def date_words(notice: Notice) -> str:
    """Return ``ngày … tháng … năm …`` of the notice with blanks for what is not known yet (mục II, khoản 4)."""
    return long_date(notice.issued_date) if notice.issued_date else blank_date_words(notice)


def blank_date_words(notice: Notice) -> str:
    """Return the date of a paper that has no number yet: month and year of the notice, the day left blank.

    Number and date are given together (Điều 15), so a letter whose number is blank cannot bear the notice's day.
    """
    month = Month(notice.issued_date.year, notice.issued_date.month) if notice.issued_date else notice.issued_month
    if month is None and notice.meeting:
        month = Month(notice.meeting.date.year, notice.meeting.date.month)
    if month is None:
        return f"ngày {BLANK} tháng {BLANK} năm {BLANK}"
    return f"ngày {BLANK} tháng {padded_month(month.month)} năm {month.year}"


def notation(type_name: str, organ: Organ, drafting: str = "") -> str:
    """Return the code of a document of that type: ``TB-UBND``, or ``UBND-VP`` for a công văn."""
    document_type = by_name(type_name)
    if document_type is None:
        raise ValueError(type_name)
    return code_notation(document_type, organ.abbreviation, drafting)


def identification(notice: Notice, organ: Organ) -> str:
    """Return ``Thông báo số …/TB-UBND ngày … của Ủy ban nhân dân …``, blanks kept."""
    code = f"{number_words(notice.code_number)}/{notation(notice.type_name, organ)}"
    return f"{notice.type_name} số {code} {date_words(notice)} của {organ.name}"


def citation(notice: Notice, organ: Organ) -> str:
    """Return the notice cited in full, as a first mention has to be (Phụ lục I, phần I, mục II, khoản 6)."""
    subject = notice.subject
    subject = re.sub(r"^[Vv]/v:?\s+", "về ", subject)
    about = uncapitalised(subject) if subject.lower().startswith("về ") else f"về {subject}"
    return f"{identification(notice, organ)} {about}"


def in_sentence(name: str) -> str:
    """Return a unit's name as it stands inside a sentence: ``các thôn``, ``thôn Bến Gỗ``, but ``Phòng Nội vụ``.

    Common nouns and administrative nouns are lower case there (Phụ lục II, mục III, IV); agencies keep their capital.
    """
    return uncapitalised(name) if _COMMON_NOUN.match(name) else name


def in_a_row(names: Iterable[str]) -> str:
    """Return the names in one line; ``;`` between them because names hold commas themselves."""
    return "; ".join(dict.fromkeys(in_sentence(name) for name in names))


def closed(text: str) -> str:
    """Return the text ending in ``./.``, once and glued to the last word (mẫu 1.4, 1.5)."""
    bare = text.removesuffix(CLOSING_MARK).rstrip()
    if not bare.endswith("..."):
        bare = bare.rstrip(".;,: ")
    return bare + CLOSING_MARK


def millimetres(length: Length) -> str:
    """Return a length for a drawn rule, in millimetres with one decimal."""
    return f"{length.mm:.1f}"


def text_width(office: Office) -> Length:
    """Return the width between the margins of an upright page."""
    margins = office.layout.margins
    return Length(PAGE_WIDTH - mm(margins.left) - mm(margins.right))


def head(
    office: Office,
    organ: Organ,
    code_number: str,
    code_notation: str,
    date: str,
    urgency: str | None = None,
    *,
    draft_mark: str = "",
) -> Head:
    """Return ô 1–4 and 10b of a paper that ``organ`` issues; ``draft_mark`` belongs to a printing for signature."""
    column, _right = header_widths(text_width(office))
    mark = urgency_mark(urgency) if urgency else None
    return Head(
        governing=(organ.governing or "").upper(),
        organ_lines=tuple(line.upper() for line in organ.name_lines),
        organ_rule=millimetres(
            rule_length([line.upper() for line in organ.name_lines], ORGAN_SIZE, column, share=SHORT_RULE_SHARE)
        ),
        code_number=code_number,
        code_notation=code_notation,
        place=organ.place,
        date=date,
        urgency=mark.text if mark else "",
        draft_mark=draft_mark,
    )


def subject_rule(office: Office, subject: str) -> str:
    """Return the length of the rule under a subject, in millimetres."""
    column = Length(text_width(office) - 2 * SUBJECT_INDENT)
    return millimetres(rule_length([subject], SUBJECT_SIZE, column, share=SHORT_RULE_SHARE))


class SignatureLines(NamedTuple):
    """The lines above the signature, and the one above the name where an advisory body has one."""

    authority: tuple[str, ...]
    position: str
    organ_position: str


def signature_lines(signer: Signer) -> SignatureLines:
    """Return what stands above the signature, and between signature and name (Phụ lục I, phần I, mục II, khoản 7).

    In an advisory body the title there stands above the signature and the position in the agency above the name.
    """
    authority = tuple(line.upper() for line in signer.authority)
    form, _faults = read_signing_lines(signer.authority, signer.position)
    if form is SigningForm.ADVISORY and authority:
        return SignatureLines(authority[:-1], authority[-1], signer.position.upper())
    return SignatureLines(authority, signer.position.upper(), "")


def foot(recipients: Iterable[str], filing: str, signer: Signer | None, organ: Organ | None) -> Foot:
    """Return ô 7, 9b and 13; without a signer the lines of the signature stay empty."""
    lines = signature_lines(signer) if signer else SignatureLines((), "", "")
    return Foot(
        recipients=tuple(line.strip().rstrip(";.").strip().lstrip("- ") for line in recipients),
        filing=filing.strip().rstrip(".;"),
        authority=lines.authority,
        position=lines.position,
        organ_position=lines.organ_position,
        full_name=signer.full_name if signer else "",
        address=(organ.address or "") if organ else "",
    )
