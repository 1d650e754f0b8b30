"""Page and component layout of Nghị định 30/2020/NĐ-CP, Phụ lục I: every number with its clause.

Ranges are the decree's; the single figures are the ones our starter templates use inside them. The header table leaves
the Quốc hiệu at 13 points (95,6 mm in Times New Roman) on one line whatever the margins.
"""

from dataclasses import dataclass
from typing import Final

from thongbao.measures import Length, mm, pt, twips
from thongbao.standard.clauses import component

FONT: Final = "Times New Roman"
LANGUAGE_TAG: Final = "vi-VN"
CLAUSE_MARGINS: Final = component("I", 3)
NO_TOLERANCE: Final = Length(0)


@dataclass(frozen=True, slots=True)
class Range:
    """What the decree allows: from ``least`` to ``most``, both included."""

    least: Length
    most: Length
    clause: str

    def holds(self, value: Length, tolerance: Length = NO_TOLERANCE) -> bool:
        """Return whether the value lies in the range, give or take ``tolerance``."""
        return self.least - tolerance <= value <= self.most + tolerance


# A4, portrait; landscape is allowed where a table needs it (mục I, khoản 1, 2).
PAGE_WIDTH: Final = twips(11906)
PAGE_HEIGHT: Final = twips(16838)

# Mục I, khoản 3.
MARGIN_TOP: Final = Range(mm(20), mm(25), CLAUSE_MARGINS)
MARGIN_BOTTOM: Final = Range(mm(20), mm(25), CLAUSE_MARGINS)
MARGIN_LEFT: Final = Range(mm(30), mm(35), CLAUSE_MARGINS)
MARGIN_RIGHT: Final = Range(mm(15), mm(20), CLAUSE_MARGINS)
# The decree does not set it; its own Word files have 10 mm, which centres the number in the top margin.
HEADER_DISTANCE: Final = twips(567)

# Mục I: Arabic digits, 13 to 14, upright, centred in the top margin, not shown on page 1.
PAGE_NUMBER_SIZE: Final = pt(14)

# Mục II and the table of mục V, by component.
NATIONAL_TITLE_SIZE: Final = pt(13)
NATIONAL_MOTTO_SIZE: Final = pt(14)
GOVERNING_SIZE: Final = pt(13)
ORGAN_SIZE: Final = pt(13)
CODE_SIZE: Final = pt(13)
# 13: at 14 the longest place and date (Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2025) would wrap.
PLACE_DATE_SIZE: Final = pt(13)
TYPE_SIZE: Final = pt(14)
SUBJECT_SIZE: Final = pt(14)
# Room on both sides, so that a long subject breaks into lines of like length instead of leaving one word alone.
SUBJECT_INDENT: Final = mm(12)
LETTER_SUBJECT_SIZE: Final = pt(12)
RECIPIENTS_LABEL_SIZE: Final = pt(12)
RECIPIENTS_SIZE: Final = pt(11)
SIGNATURE_SIZE: Final = pt(14)
APPENDIX_LABEL_SIZE: Final = pt(14)
URGENCY_SIZE: Final = pt(13)
ADDRESS_SIZE: Final = pt(11)
TABLE_SIZE: Final = pt(13)

BODY_SIZE: Final = Range(pt(13), pt(14), component("II", 6, "e"))
# Two values, not a range: 1 cm or 1,27 cm.
FIRST_LINES: Final = (mm(10), mm(12.7))
PARAGRAPH_GAP: Final = pt(6)
LETTER_SUBJECT_GAP: Final = pt(6)
LINE_SPACING: Final = (1.0, 1.5)


@dataclass(frozen=True, slots=True)
class Layout:
    """What an office chooses inside the ranges above; the defaults are ours."""

    top: Length = MARGIN_TOP.least
    bottom: Length = MARGIN_BOTTOM.least
    left: Length = MARGIN_LEFT.least
    right: Length = MARGIN_RIGHT.least
    body_size: Length = BODY_SIZE.most
    first_line: Length = FIRST_LINES[1]
    line_spacing: float = 1.1

    def text_width(self, *, landscape: bool = False) -> Length:
        """Return the width between the margins."""
        return Length((PAGE_HEIGHT if landscape else PAGE_WIDTH) - self.left - self.right)


# Widths of the header and signature tables, as shares of the text width. The left column takes the agency's name;
# the right one takes the Quốc hiệu, and the longest place and date, on one line.
HEADER_LEFT_SHARE: Final = 0.4
HEADER_RIGHT_LEAST: Final = mm(99.5)
SIGNATURE_LEFT_SHARE: Final = 4300 / 9355

# Mục V: the rule under the motto is as long as the motto; under agency and subject 1/3 to 1/2.
SHORT_RULE_SHARE: Final = 0.42
RULE_WEIGHT: Final = pt(0.75)
# Mục II, khoản 9: one addressee stands on the line of "Kính gửi:"; several under it, dashes below the colon.
ADDRESSEE_INDENT: Final = twips(2985)
ADDRESSEE_LABEL_INDENT: Final = twips(1982)
# Not regulated; room for a handwritten signature and the seal.
SIGNATURE_SPACE: Final = pt(64)


def header_widths(text_width: Length) -> tuple[Length, Length]:
    """Return the widths of the left and the right column of the header table."""
    left = min(Length(round(text_width * HEADER_LEFT_SHARE)), Length(text_width - HEADER_RIGHT_LEAST))
    return left, Length(text_width - left)
