"""Documents that are cited: in full at first mention, laws without number, dates by the zero rule, none from later."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from thongbao.checks.assessing import Result
from thongbao.checks.lines import Known, Line, Role
from thongbao.checks.words import rules as own
from thongbao.checks.words.prose import around, compiled, prose
from thongbao.findings import Outcome, Severity, Status
from thongbao.language import _
from thongbao.standard import rules_body as rules
from thongbao.standard.document_types import DOCUMENT_TYPES
from thongbao.vietnamese.dates import padded_day, padded_month

_TYPES: Final = "|".join(
    sorted(
        {kind.name for kind in DOCUMENT_TYPES} | {"Nghị định", "Thông tư", "Kết luận", "Pháp lệnh", "Sắc lệnh"}, key=len
    )[::-1]
)
_CODE: Final = r"\d{1,4}(?:/\d{4})?[/-][<U>][\w&Đđ]*(?:[-/][<U>][\w&Đđ]*)*"
_CITED: Final = compiled(rf"(?<!\w)(?P<type>{_TYPES})(?: liên tịch)? (?P<so>số:? ?)?(?P<code>{_CODE})")
# A normative document called by its bare number: Nghị định 68, Chỉ thị 16.
_BARE: Final = compiled(
    r"(?<!\w)(?P<type>Nghị định|Thông tư|Nghị quyết|Chỉ thị|Quyết định|Kết luận) (?:số )?(?P<number>\d{1,4})"
    r"(?![\d/.,-]*[/\d-])(?! (?:năm|tháng|ngày|điều|khoản|loại|tiêu|xã|hộ))(?!\w)"
)
_PROPOSALS: Final = ("Tờ trình", "Báo cáo", "Công văn")
_DATE: Final = compiled(r"ngày (?P<d>\d{1,2})(?:/| tháng )(?P<m>\d{1,2})(?:/| năm )(?P<y>\d{4})")
_ISSUER: Final = compiled(r"(?:(?<!\w)của|(?<!\w)do|(?<!\w)giữa) [<U>\d]|(?<!\w)giữa ")
# "Theo đề nghị của Trưởng phòng … tại Tờ trình số …": who issued it stands before it.
_PROPOSED: Final = compiled(r"(?<!\w)của [<U>][^;.]* (?:tại|theo|kèm theo|nêu tại|trong) $")
_ABOUT: Final = compiled(
    r"(?<!\w)(?:về|quy định|ban hành|phê duyệt|hướng dẫn|sửa đổi|kết luận|thực hiện|triển khai|điều chỉnh|giao|công "
    r"bố|công nhận"
    r"|thành lập|tổng kết|sơ kết|bổ sung|đẩy mạnh|tăng cường)(?!\w)",
    re.IGNORECASE,
)


class Citation(NamedTuple):
    """A citation by number: where, what, and the words behind it that belong to it."""

    line: Line
    start: int
    type_name: str
    code: str
    rest: str
    written: str
    lead: str


def citations(lines: Sequence[Line]) -> Iterator[Citation]:
    """Yield every document that is cited by its code."""
    for line in prose(lines):
        found = list(_CITED.finditer(line.text))
        for at, match in enumerate(found):
            end = found[at + 1].start() if at + 1 < len(found) else len(line.text)
            rest = re.split(r"[;]|\.\s", line.text[match.end() : end], maxsplit=1)[0]
            lead = line.text[found[at - 1].end() if at else 0 : match.start()]
            yield Citation(line, match.start(), match["type"], match["code"], rest, match[0], lead)


def first_mention_findings(lines: Sequence[Line], _known: Known) -> Iterator[Result]:
    """Yield documents that are not cited in full where they are first mentioned."""
    met: set[str] = set()
    for cited in citations(lines):
        # An abstract names a document briefly, and may break off in the middle of its name.
        if cited.code in met or cited.line.role is Role.SUBJECT:
            continue
        met.add(cited.code)
        missing = list(_missing(cited))
        if missing:
            yield _incomplete(cited, missing)
    some = bool(met)
    for line in prose(lines):
        for match in _BARE.finditer(line.text):
            some = True
            if not any(
                code.startswith(f"{match['number']}/") or code.startswith(f"{match['number']}-") for code in met
            ):
                message = _("«{words}» viện dẫn thiếu ký hiệu, ngày, cơ quan ban hành: «{around}»").format(
                    words=match[0], around=around(line.text, match.start(), match.end())
                )
                hint = _("ghi đủ: {type} số …/… ngày … tháng … năm … của … về …").format(type=match["type"])
                yield rules.FIRST_CITATION.found(line.at(match.start()), message, hint)
    if not some:
        yield Outcome(rules.FIRST_CITATION.id, Status.NOT_APPLICABLE, _("không viện dẫn văn bản nào"))


def _missing(cited: Citation) -> Iterator[str]:
    if "số" not in cited.written:
        yield _("chữ «số»")
    if not _DATE.search(cited.rest[:60]):
        yield _("ngày tháng năm")
    proposed = bool(_PROPOSED.search(cited.lead))
    if not _ISSUER.search(cited.rest) and not proposed:
        yield _("cơ quan ban hành")
    if not _ABOUT.search(cited.rest) and not (proposed and cited.type_name in _PROPOSALS):
        yield _("trích yếu")


def _incomplete(cited: Citation, missing: Sequence[str]) -> Result:
    message = _("viện dẫn lần đầu «{words}» thiếu {missing}").format(words=cited.written, missing=", ".join(missing))
    hint = _("ghi đủ: {type} số {code} ngày … tháng … năm … của … về …").format(type=cited.type_name, code=cited.code)
    # Notices seldom give the subject of what they cite; without day or issuer nobody finds the document.
    mild = missing == [_("trích yếu")]
    return rules.FIRST_CITATION.found(
        cited.line.at(cited.start), message, hint, severity=Severity.NOTE if mild else None
    )


_LAW: Final = compiled(
    r"(?<!\w)(?P<law>(?:Bộ luật|Luật|Pháp lệnh)(?: (?!số\b|Nghị|Quyết|Thông)[^\W\d_]+,?){0,14}?)"
    r" (?P<number>số:? ?\d{1,3}(?:/\d{4})?/(?:QH\d+|PL-UBTVQH\d*|UBTVQH\d*))"
)


def law_findings(lines: Sequence[Line], _known: Known) -> Iterator[Result]:
    """Yield laws and ordinances cited with their number."""
    some = False
    for line in prose(lines):
        some = some or bool(re.search(r"(?<!\w)(?:Luật|Bộ luật|Pháp lệnh)(?!\w)", line.text))
        for match in _LAW.finditer(line.text):
            message = _("Luật, Pháp lệnh không ghi số: «{around}»").format(
                around=around(line.text, match.start("number"), match.end())
            )
            hint = _("bỏ «{number}»").format(number=match["number"])
            yield rules.LAW_NUMBER.found(line.at(match.start("number")), message, hint)
    if not some:
        yield Outcome(rules.LAW_NUMBER.id, Status.NOT_APPLICABLE, _("không nhắc Luật, Pháp lệnh nào"))


_LONG_DATE: Final = compiled(r"(?<!\w)(?P<word>[Nn]gày) (?P<d>\d{1,2}) tháng (?P<m>\d{1,2}) năm (?P<y>\d{4})")
_ABBREVIATED: Final = compiled(r"(?<![\w/-])(?P<short>NĐ|QĐ|TT|NQ|CT|TB|KH|CV|BC)(?= số \d| \d{1,4}[/-])")
_FULL: Final = {
    **{kind.abbreviation: kind.name for kind in DOCUMENT_TYPES if kind.abbreviation},
    **{"NĐ": "Nghị định", "TT": "Thông tư", "CV": "Công văn"},
}


def text_date_findings(lines: Sequence[Line], _known: Known) -> Iterator[Result]:
    """Yield dates in words that break the zero rule, and types of documents abbreviated in running text."""
    for line in prose(lines):
        for match in _LONG_DATE.finditer(line.text):
            right = (
                f"{match['word']} {padded_day(int(match['d']))} tháng {padded_month(int(match['m']))} năm {match['y']}"
            )
            if match[0] != right:
                message = _("«{written}» chưa theo cách viết của dòng ngày tháng").format(written=match[0])
                hint = _("viết «{right}»").format(right=right)
                yield rules.CITATION_DATE.found(line.at(match.start()), message, hint)
        for match in _ABBREVIATED.finditer(line.text):
            message = _("viết tắt tên loại văn bản: «{around}»").format(
                around=around(line.text, match.start(), match.end() + 8)
            )
            hint = _("viết «{full}»").format(full=_FULL[match["short"]])
            yield rules.CITATION_DATE.found(line.at(match.start()), message, hint)


def later_findings(lines: Sequence[Line], known: Known) -> Iterator[Result]:
    """Yield cited documents whose day lies after the day of issue."""
    if known.issued is None:
        yield Outcome(own.CITED_LATER.id, Status.NOT_EVALUATED, _("chưa biết ngày ban hành"))
        return
    for cited in citations(lines):
        match = _DATE.search(cited.rest[:60])
        try:
            day = date(int(match["y"]), int(match["m"]), int(match["d"])) if match else None
        except ValueError:
            continue
        if day and day > known.issued:
            message = _("«{words}» ngày {day} ban hành sau ngày {issued}").format(
                words=cited.written, day=day.strftime("%d/%m/%Y"), issued=known.issued.strftime("%d/%m/%Y")
            )
            yield own.CITED_LATER.found(
                cited.line.at(cited.start), message, _("xem lại ngày của văn bản được viện dẫn")
            )
