"""The end of a document in words: the closing mark and the distribution list."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from thongbao.checks.assessing import Result
from thongbao.checks.lines import Known, Line, Role
from thongbao.checks.words.prose import around, compiled, is_form
from thongbao.findings import Outcome, Severity, Status
from thongbao.language import _
from thongbao.standard.rules_body import CLOSING_MARK
from thongbao.standard.rules_foot import FILING, RECIPIENTS

_CONTENT: Final = frozenset({Role.BODY, Role.ITEM, Role.HEADING, Role.TABLE})
_APPENDIX: Final = frozenset({Role.APPENDIX_LABEL, Role.APPENDIX_TITLE})
_CLOSING: Final = compiled(r"\.\s?/\s?\.")


def closing_mark_findings(lines: Sequence[Line], _known: Known) -> Iterator[Result]:
    """Yield a body without ``./.`` at its end, with it elsewhere, or loose behind its last word; appendices as well."""
    parts = _components(lines)
    if not any(parts):
        yield Outcome(CLOSING_MARK.id, Status.NOT_APPLICABLE, _("không có nội dung"))
        return
    for number, part in enumerate(parts):
        if part:
            yield from _closed(part, appendix=number > 0)


def _components(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the content of the document itself, then of each appendix."""
    parts: list[list[Line]] = [[]]
    before: Role | None = None
    for line in lines:
        if line.role in _APPENDIX and before not in _APPENDIX:
            parts.append([])
        if line.role in _CONTENT and line.text.strip():
            parts[-1].append(line)
        before = line.role
    return parts


# Opens a line below a table.
_REMARK: Final = compiled(r"(?:Ghi chú|Chú giải|Chú thích|Nguồn)[^:]{0,20}:")


def _closed(part: Sequence[Line], *, appendix: bool) -> Iterator[Result]:
    last = part[-1]
    for line in part:
        if is_form(line.text):
            continue
        for match in _CLOSING.finditer(line.text):
            # In quotes it is spoken of, not set.
            quoted = line.text[: match.start()].rstrip()[-1:] in ("“", '"', "«")
            if (line is not last or match.end() < len(line.text.rstrip())) and not quoted:
                message = _("«./.» đứng giữa nội dung: «{around}»").format(
                    around=around(line.text, match.start(), match.end())
                )
                yield CLOSING_MARK.found(line.at(match.start()), message, _("bỏ, chỉ giữ ở cuối nội dung"))
    if last.role is Role.TABLE or (appendix and len(part) == 1 and last.role is Role.HEADING):
        return
    text = last.text.rstrip()
    if appendix and _REMARK.match(text) and any(line.role is Role.TABLE for line in part):
        # What stands below a table explains the table; the content ended with it.
        return
    words = " ".join(text.split()[-6:])
    if not _CLOSING.search(text[-5:]):
        message = _("nội dung không kết thúc bằng «./.»: «…{words}»").format(words=words)
        hint = _("viết «…{words}./.»").format(words=words.rstrip(".;,: "))
        yield CLOSING_MARK.found(
            last.at(max(0, len(text) - 1)), message, hint, severity=Severity.NOTE if appendix else None
        )
    elif not text.endswith("./.") or re.search(r"[\s;,:]\./\.$|(?<!\.\.)\.\./\.$", text):
        message = _("«./.» không đứng liền sau chữ cuối: «…{words}»").format(words=words)
        yield CLOSING_MARK.found(last.at(len(text) - 3), message, _("viết liền sau chữ cuối: «…thực hiện./.»"))


# What the copy is for, said in brackets by custom: (để b/c).
_PURPOSE: Final = compiled(r"\((?:B|T|P|C|Đ)/[a-z]+\)")


def purpose_findings(lines: Sequence[Line], _known: Known) -> Iterator[Result]:
    """Yield purposes of copies in capitals; the decree does not know them, custom writes them small."""
    for line in lines:
        match = _PURPOSE.search(line.text) if line.role is Role.RECIPIENT else None
        if match is not None:
            message = _("«{words}» viết hoa: «{text}»").format(words=match[0], text=line.text.strip())
            hint = _("viết «(để {words})»").format(words=match[0][1:-1].lower())
            yield RECIPIENTS.found(line.at(match.start()), message, hint, severity=Severity.NOTE)


_FILED_UNIT: Final = compiled(r"Lưu: VT, (?P<unit>[<U>][\w&]*)")
_LETTER_CODE: Final = compiled(r"/(?P<organ>[\w&]+)-(?P<unit>[\w&]+)\s*$")


def filing_findings(lines: Sequence[Line], known: Known) -> Iterator[Result]:
    """Yield an abbreviation behind ``Lưu: VT`` that is not declared, or is not that of the code of the công văn."""
    filed = next((line for line in lines if line.role is Role.FILING), None)
    match = _FILED_UNIT.search(filed.text) if filed else None
    if filed is None or match is None:
        yield Outcome(FILING.id, Status.NOT_APPLICABLE, _("dòng Lưu không ghi đơn vị soạn thảo"))
        return
    subject = next((line.text for line in lines if line.role is Role.SUBJECT), "")
    code = next((line.text for line in lines if line.role is Role.CODE), "")
    drafted = _LETTER_CODE.search(code) if subject.strip().startswith("V/v") else None
    if drafted and drafted["organ"] != "CV" and drafted["unit"] != match["unit"]:
        message = _("ký hiệu ghi {code} nhưng dòng Lưu ghi {unit}").format(code=drafted["unit"], unit=match["unit"])
        yield FILING.found(filed.at(match.start("unit")), message, _("dùng một chữ viết tắt ở cả hai chỗ"))
    elif known.office is None:
        yield Outcome(FILING.id, Status.NOT_EVALUATED, _("chưa biết chữ viết tắt của cơ quan: không có co-quan.yaml"))
    elif match["unit"] not in _declared(known):
        message = _("«{unit}» ở dòng Lưu chưa được khai").format(unit=match["unit"])
        hint = _("khai viet_tat trong co-quan.yaml hoặc don-vi.yaml, hoặc ghi chữ đã khai: {known}")
        yield FILING.found(
            filed.at(match.start("unit")),
            message,
            hint.format(known=", ".join(sorted(_declared(known)))),
            severity=Severity.NOTE,
        )


def _declared(known: Known) -> set[str]:
    found = {organ.abbreviation for organ in known.office.organs} if known.office else set()
    if known.office and known.office.drafting:
        found.add(known.office.drafting.abbreviation)
    if known.units:
        found |= {unit.abbreviation for unit in known.units.units if unit.abbreviation}
    return found
