"""The slips of a real notice: how many does `check` find, and how much else does it say?

The record of the notice lies beside the checkout (../shared/seeds). A careful reader's list of its slips, slips.md, is
set out below by what each is, the rules that may name it, and the lines of the record where it stands. Slips that the
record no longer holds (heading levels, broken paragraphs, asterisks, blank number and day) are not on the list. Prints
a table and one line.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from thongbao.findings import Finding, Severity
from thongbao.pipeline import check
from thongbao.workspace import find_workspace

NOTICE = Path(__file__).parents[2] / "shared/seeds/tan-uyen/content/2020/ket-luan-thang-8/thong-bao.yaml"


@dataclass(frozen=True)
class Slip:
    """One slip of the list: found when a finding of one of the rules stands on one of the lines."""

    what: str
    rules: str
    lines: tuple[int, ...]


SLIPS = (
    # Spelling, wrong words
    Slip("Công for Cổng", "TB-CHU-04", (505,)),
    Slip("đề for để", "TB-CHU-04", (292,)),
    Slip("BCD for BCĐ", "TB-CHU-02", (288,)),
    Slip("a unit's name cut short", "TB-TEN-01", (101,)),
    Slip("an abbreviation run together", "TB-TEN-01", (180,)),
    Slip("trước trong và sau", "TB-CHU-04", (452,)),
    # Punctuation, syntax
    Slip("no final full stop", "TB-DAU-01", (198,)),
    Slip("no comma between village and commune", "TB-DAU-02", (198,)),
    Slip("a subordinate clause cut off by a full stop", "TB-DAU-02", (17,)),
    Slip("comma before a bracket", "TB-DAU-02", (36,)),
    Slip("khó khăn vướng mắc", "TB-DAU-03", (55,)),
    Slip("a bracket that holds two sentences", "TB-DAU-02", (59,)),
    Slip("a stray comma after kế hoạch", "TB-DAU-02 TB-DAU-03", (102,)),
    Slip("Đối với … without comma", "TB-DAU-03", (91,)),
    Slip("a deadline stuck to its clause", "TB-DAU-03", (380, 110, 117, 146)),
    Slip("chủ trì phối hợp", "TB-DAU-03", (68, 101, 200)),
    Slip("a lead-in without colon", "TB-DAU-04", (436,)),
    Slip("a purpose in capitals", "ND30-NN-01", (496,)),
    Slip("dots inside running text", "TB-DAU-05", (183,)),
    Slip("dots inside running text, again", "TB-DAU-05", (353,)),
    # Dates
    Slip("the year in few deadlines", "TB-NGAY-02", (29,)),
    Slip("trước without ngày", "TB-NGAY-02", (29,)),
    Slip("trong tháng 9 against tháng 9/2020", "TB-NGAY-02", (44,)),
    Slip("2/9 of the holiday", "ND30-VH-17", (279, 345)),
    Slip("chậm nhất trước", "TB-HAN-06", (488,)),
    Slip("2021-2025 against 2021 - 2025", "TB-SO-01", (102,)),
    Slip("deadlines a few days after the meeting", "TB-HAN-09", (227,)),
    # Names and terms used two ways
    Slip("five forms of one office", "TB-TEN-01", (62,)),
    Slip("phòng in small letters, 1", "ND30-VH-10", (164,)),
    Slip("phòng in small letters, 2", "ND30-VH-10", (260,)),
    Slip("phòng in small letters, 3", "ND30-VH-10", (313,)),
    Slip("đào tạo in small letters, 1", "ND30-VH-10", (357,)),
    Slip("đào tạo in small letters, 2", "ND30-VH-10", (413,)),
    Slip("the office without huyện", "TB-TEN-01", (469,)),
    Slip("other units named two ways", "TB-TEN-01", (40, 45, 68, 120)),
    Slip("a person's position three ways", "TB-TEN-02", (85,)),
    Slip("another person's position two ways", "TB-TEN-02", (307,)),
    Slip("the meeting called two ways", "TB-TEN-03", (492,)),
    Slip("nhân dân / Nhân dân", "ND30-VH-13", (24,)),
    Slip("đảm bảo / bảo đảm", "TB-CHU-05", (298,)),
    Slip("chức năng nhiệm vụ / chức năng, nhiệm vụ", "TB-CHU-05", (394,)),
    Slip("UBND without its level", "TB-TEN-01", (50,)),
    Slip("counts with and without zero", "TB-SO-01", (85,)),
    Slip("2000 ha", "TB-SO-01", (104,)),
    Slip("crops in capitals", "TB-CHU-06", (34, 60)),
    Slip("seasons in capitals", "TB-CHU-06", (28,)),
    Slip("Tháng in capitals", "ND30-VH-22", (345,)),
    *(
        Slip("an abbreviation never explained", "TB-CHU-03", (line,))
        for line in (40, 68, 45, 92, 39, 369, 56, 451, 410, 288)
    ),
    Slip("30a, 135 never explained", "TB-CHU-03", (370,)),
    Slip("a decree without year and issuer", "ND30-VD-01", (414,)),
    # Content
    *(
        Slip("an assignment that names no unit", "TB-VIEC-01", (at,))
        for at in (33, 35, 38, 43, 48, 53, 75, 77, 81, 487)
    ),
    Slip("many assignments without deadline", "TB-HAN-08", (23,)),
    *(Slip("a group as sole lead", "TB-NHOM-01", (line,)) for line in (59, 91, 462, 477)),
    Slip("an event where a date is needed", "TB-HAN-07", (246,)),
    Slip("a target without a measure", "", (139,)),
    Slip("a commune misspelt", "TB-CHU-02", (109,)),
    Slip("a commune misspelt, again", "TB-CHU-02", (110,)),
)


def found_by(slip: Slip, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings that name the slip."""
    return [each for each in findings if each.rule in slip.rules.split() and each.place.line in slip.lines]


def beside(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the warnings and errors that name no slip of the list."""
    named = {id(finding) for slip in SLIPS for finding in found_by(slip, findings)}
    for finding in findings:
        if finding.severity is not Severity.NOTE and id(finding) not in named:
            yield finding


def main() -> int:
    """Print the table; 1 when too little is found or too much is said."""
    findings = check(find_workspace(NOTICE), NOTICE).findings
    missed = [slip for slip in SLIPS if not found_by(slip, findings)]
    other = list(beside(findings))
    warned = [finding for finding in findings if finding.severity is Severity.WARNING]
    print("| | |\n|---|---|")
    print(f"| slips on the list | {len(SLIPS)} |")
    print(f"| found | {len(SLIPS) - len(missed)} ({(len(SLIPS) - len(missed)) / len(SLIPS):.0%}) |")
    print(f"| missed | {'; '.join(slip.what for slip in missed) or 'none'} |")
    print(f"| warnings in all | {len(warned)} |")
    print(f"| warnings that name no slip of the list | {sum(f.severity is Severity.WARNING for f in other)} |")
    print(f"| errors | {sum(f.severity is Severity.ERROR for f in findings)} |")
    for finding in other:
        print(f"  beside the list: {finding.place.line} {finding.rule} {finding.message[:90]}")
    enough = len(missed) <= 0.1 * len(SLIPS) and 2 * len(other) <= len(warned)
    print("slips: ok" if enough else "slips: NOT ok")
    return 0 if enough else 1


if __name__ == "__main__":
    sys.exit(main())
