"""Spaces and marks: doubled, missing, in the wrong place."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from thongbao.checks.assessing import Result
from thongbao.checks.lines import Known, Line, Role
from thongbao.checks.words import rules
from thongbao.checks.words.prose import (
    MARKER,
    addresses,
    around,
    compiled,
    is_capitals,
    opening,
    prose,
    sentences,
)
from thongbao.findings import Finding
from thongbao.language import _
from thongbao.standard.rules_page import SPACES

# Pattern, what it means, what to do, and the signs without which a line need not be looked at.
_HARD: Final = "\u00a0"
_SPACES: Final = (
    (compiled(r"(?<=\S)[ \u00a0]{2,}(?=\S)"), _("hai dấu cách liền nhau"), _("để một dấu cách"), ("  ", _HARD)),
    (
        compiled(r"(?<=[\w)”\"])[ \u00a0]+(?=[,;:!?](?:\s|$)|\.(?:\s|$))"),
        _("dấu cách trước dấu câu"),
        _("bỏ dấu cách"),
        (" ,", " ;", " :", " !", " ?", " .", _HARD),
    ),
    (compiled(r",(?=[^\W\d_])(?<=[^\W\d_],)"), _("thiếu dấu cách sau dấu phẩy"), _("thêm dấu cách"), (",",)),
    (compiled(r";(?=[^\W\d_])(?<=[^\W\d_];)"), _("thiếu dấu cách sau dấu chấm phẩy"), _("thêm dấu cách"), (";",)),
    (compiled(r"\.(?=[<U>][<L>])(?<=[<L>]\.)"), _("thiếu dấu cách sau dấu chấm"), _("thêm dấu cách"), (".",)),
    (compiled(r"[(\[“][ \u00a0]+(?=\w)"), _("dấu cách sau dấu mở ngoặc"), _("bỏ dấu cách"), ("( ", "[ ", "“ ", _HARD)),
    (
        compiled(r"(?<=\w)[ \u00a0]+(?=[)\]”])"),
        _("dấu cách trước dấu đóng ngoặc"),
        _("bỏ dấu cách"),
        (" )", " ]", " ”", _HARD),
    ),
    (compiled(r"\((?=\w{2})(?<=[<L>]\()"), _("thiếu dấu cách trước dấu mở ngoặc"), _("thêm dấu cách"), ("(",)),
    (compiled("[\u00ad\u200b-\u200f\u2060\ufeff]"), _("ký tự không nhìn thấy"), _("xóa ký tự này"), ()),
)
# Room left for a number or a day: "số      /TB-UBND ngày      tháng 9"; the spaces themselves are taken out as ¦.
_BLANK: Final = re.compile(r"(?:[Ss]ố:?|[Nn]gày|[Tt]háng|[Nn]ăm)\s*¦|¦\s*(?:/|tháng|năm)")


def space_findings(lines: Sequence[Line], _known: Known) -> Iterator[Result]:
    """Yield spaces too many, too few, and characters nobody sees."""
    for line in prose(lines, Role.RECIPIENT, Role.ADDRESSEE):
        held = addresses(line.text)
        for pattern, what, hint, signs in _SPACES:
            if signs and not any(sign in line.text for sign in signs):
                continue
            for match in pattern.finditer(line.text):
                at = match.start()
                if at < opening(line.text) or any(start <= at < end for start, end in held):
                    continue
                if _BLANK.search(line.text[:at] + "¦" + line.text[match.end() :]):
                    continue
                message = _("{what}: «{around}»").format(what=what, around=around(line.text, at, match.end()))
                yield SPACES.found(line.at(at), message, hint)


_WRONG_MARKS: Final = (
    (compiled(r",\s*\((?!\w\))"), _("dấu phẩy trước dấu mở ngoặc"), _("bỏ dấu phẩy")),
    (compiled(r"(?<![,;:.])([,;:])[ \u00a0]*[,;:](?!\))"), _("hai dấu câu liền nhau"), _("giữ một dấu")),
    (
        compiled(r"(?<![./])[,;:]\.(?!\.|/)|(?<!\.)\.[,;:](?<!v\.v\.,)(?<!v\.v\.;)"),
        _("hai dấu câu liền nhau"),
        _("giữ một dấu"),
    ),
    (compiled(r"(?<![./])\.\.(?![./])"), _("hai dấu chấm liền nhau"), _("giữ một dấu chấm")),
    (
        compiled(r"\((?:[^()]*[^\W\d_]{2,}\. [<U>][^()]*)\)"),
        _("trong ngoặc có hai câu"),
        _("tách thành câu riêng, ngoài ngoặc"),
    ),
    (
        compiled(
            r"(?<!\w)(?:thôn|bản|xóm|ấp|buôn|làng|tổ dân phố)(?: [<U>]\w*){1,3} (?=(?:xã|phường|thị trấn) [<U>])"
            r"|(?<!\w)(?:xã|phường|thị trấn)(?: [<U>]\w*){1,3} (?=(?:huyện|quận|thị xã|tỉnh|thành phố) [<U>])"
        ),
        _("thiếu dấu phẩy giữa hai địa danh"),
        _("thêm dấu phẩy"),
    ),
)
_CUT_CLAUSE: Final = compiled(r"(?:Sau khi|Trên cơ sở|Qua|Để|Nhằm|Căn cứ) ")
_SPEAKER: Final = compiled(r"(?:Đồng chí|Ông|Bà|Chủ tịch|Phó Chủ tịch|UBND|Ủy ban|Cuộc họp|Hội nghị)(?!\w)")
_MAIN_VERB: Final = compiled(
    r",[^.;]*(?:kết luận|chỉ đạo|yêu cầu|giao|thống nhất|phát biểu|đề nghị|quyết định|ban hành|đã|có ý kiến|thông báo)"
)


def mark_findings(lines: Sequence[Line], _known: Known) -> Iterator[Result]:
    """Yield marks that stand wrong, and a subordinate clause that a full stop cuts off."""
    for line in prose(lines):
        for pattern, what, hint in _WRONG_MARKS:
            for match in pattern.finditer(line.text):
                shown = around(line.text, match.start(), min(match.end(), match.start() + 40))
                message = _("{what}: «{around}»").format(what=what, around=shown)
                yield rules.PUNCTUATION.found(line.at(match.start()), message, hint)
        yield from _cut_off(line)


def _cut_off(line: Line) -> Iterator[Result]:
    spans = list(sentences(line.text))
    for (start, end), following in zip_longest(spans, spans[1:]):
        sentence = line.text[start:end]
        speaks = following and _SPEAKER.match(line.text[following[0] :])
        if speaks and _CUT_CLAUSE.match(sentence) and not _MAIN_VERB.search(sentence):
            message = _("câu mở đầu bằng «{words}» bị dấu chấm cắt trước vế chính: «{around}»").format(
                words=" ".join(sentence.split()[:3]), around=around(line.text, end - 1, end)
            )
            yield rules.PUNCTUATION.found(line.at(end - 1), message, _("thay dấu chấm bằng dấu phẩy"))


_COMMA_PAIRS: Final = compiled(
    r"(?<!\w)(?P<a>khó khăn|chức năng|tồn tại|chủ trương|cơ chế|trình tự|phòng|công khai)"
    r" (?P<b>vướng mắc|nhiệm vụ|hạn chế|đường lối|chính sách|thủ tục|chống (?:dịch|cháy|tham nhũng|thiên tai|tội phạm)"
    r"|minh bạch)(?!\w)",
    re.IGNORECASE,
)
_PAIRED: Final = {
    "khó khăn": "vướng mắc",
    "chức năng": "nhiệm vụ",
    "tồn tại": "hạn chế",
    "chủ trương": "đường lối",
    "cơ chế": "chính sách",
    "trình tự": "thủ tục",
    "phòng": "chống",
    "công khai": "minh bạch",
}
_LEADS_AND: Final = compiled(r"(?<!\w)chủ trì (?=phối hợp(?!\w))", re.IGNORECASE)
_BEFORE_DUE: Final = compiled(
    r"(?<=[\w)]) (?=(?:xong|hoàn thành)(?: xong)? (?:trước|trong (?:tháng|quý|năm)|chậm nhất) )"
)
_VERB_BEFORE: Final = re.compile(
    r"(?<!\w)(?:dự kiến|phải|cần|để|sẽ|chưa|đã|phấn đấu|bảo đảm|đảm bảo|sớm|cơ bản|yêu cầu|tập trung)$", re.IGNORECASE
)
_AS_FOR: Final = compiled(
    r"Đối với [^,;:.]*?(?<!\w)(?:rà soát|yêu cầu|giao|thực hiện|tiếp tục|tổ chức|triển khai|khẩn trương|tập trung|chủ "
    r"động|báo cáo)"
    r"(?!\w)[^,;:.]*[;.]"
)


def missing_comma_findings(lines: Sequence[Line], _known: Known) -> Iterator[Result]:
    """Yield set phrases that lack their comma, and a deadline or an opening phrase stuck to what it belongs to.

    A phrase that recurs is reported where it stands first.
    """
    met: set[str] = set()
    for finding in _missing_commas(lines):
        key = finding.hint.lower()
        if key not in met or not key:
            yield finding
        met.add(key)


def _missing_commas(lines: Sequence[Line]) -> Iterator[Finding]:
    for line in prose(lines):
        text = line.text
        for match in _COMMA_PAIRS.finditer(text):
            if match["a"] != "Phòng" and match["b"].lower().startswith(_PAIRED[match["a"].lower()]):
                yield _comma(line, match, f"{match['a']}, {match['b']}")
        for match in _LEADS_AND.finditer(text):
            yield _comma(line, match, f"{match[0].strip()}, phối hợp")
        for match in _BEFORE_DUE.finditer(text):
            # "dự kiến hoàn thành trước", "phải xong trước" are one verb phrase.
            if not _VERB_BEFORE.search(text[: match.start()]):
                yield _comma(line, match, ", " + text[match.end() :].split(" ")[0])
        start = opening(text)
        if (as_for := _AS_FOR.match(text, start)) and len(as_for[0].split()) > 6:
            message = _("sau «Đối với …» không có dấu phẩy: «{words}»").format(words=around(text, start, start + 40))
            yield rules.MISSING_COMMA.found(line.at(start), message, _("thêm dấu phẩy trước việc phải làm"))


def _comma(line: Line, match: re.Match[str], right: str) -> Finding:
    message = _("thiếu dấu phẩy: «{around}»").format(around=around(line.text, match.start(), match.end()))
    return rules.MISSING_COMMA.found(line.at(match.start()), message, _("viết «{right}»").format(right=right))


_ELLIPSIS: Final = compiled(r"(?<![.…(])(?:\.\.\.|…)(?![.…/])")


def ellipsis_findings(lines: Sequence[Line], _known: Known) -> Iterator[Result]:
    """Yield «...» behind words in running text; lines of dots are places to fill in."""
    for line in prose(lines):
        if line.text.count("...") + line.text.count("…") > 2:
            continue
        for match in _ELLIPSIS.finditer(line.text):
            if line.text[: match.start()][-1:].isalpha() and not line.text[match.end() :].startswith(("”", '"', ")")):
                message = _("dấu ba chấm trong nội dung: «{around}»")
                message = message.format(around=around(line.text, match.start(), match.end()))
                yield rules.ELLIPSIS.found(line.at(match.start()), message, _("liệt kê đủ, hoặc bỏ"))


_LAST: Final = compiled(r"[.;:,…!?/][”\"’)\]]*$")
# A numbered line this short is a title, and so is a line without any verb behind its number.
_TITLE_LENGTH: Final = 90
_CAPTION: Final = re.compile(r"(?:Mẫu|Biểu|Phụ lục|Bảng|Hình|Sơ đồ|Danh mục)(?: số)? [\dIVX]")
# Lines of a form, filled in: invitations, letters of introduction, leave passes, contracts.
_LABELS: Final = (
    "Chức vụ|Họ và tên|Họ tên|Ngày sinh|Sinh ngày|Quê quán|Nơi ở|Nơi cư trú|Nơi sinh|Trú tại|Địa chỉ|Điện thoại"
    "|Số điện thoại|Thư điện tử|E-?mail|Thời gian|Địa điểm|Chủ trì|Chủ tọa|Thư ký|Thành phần"
    "|Thành phần tham dự|Thành phần dự họp"
    "|Được cử đến|Về việc|Đơn vị|Đơn vị công tác|Bên A|Bên B|Đại diện|Người đại diện|Mã số thuế|Tài khoản|Số tài khoản"
    "|Số CCCD|Căn cước|Căn cước công dân"
)
_FIELD: Final = compiled(
    rf"(?:{_LABELS})(?: ?\([^)]*\))? ?:|(?:Ông|Bà|Ông \(bà\)|Đồng chí) ?:? ?[<U>]\w*(?: [<U>]\w*){{1,4}}$"
    r"|.*(?<!\w)kính mời ?:"
)
_LEAD_IN_WORDS: Final = 15
_LEAD_IN: Final = compiled(r"(?:\* ?)?(?:Giao|Yêu cầu|Đề nghị)(?: cho)? [<U>]|.*(?: như sau| cụ thể| gồm)$")


def ending_findings(lines: Sequence[Line], _known: Known) -> Iterator[Result]:
    """Yield paragraphs without a final mark, and lines over a list without their colon."""
    body = [line for line in lines if line.role in (Role.BODY, Role.ITEM)]
    for line, following in zip_longest(body, body[1:]):
        text = line.text.strip()
        if not text or _LAST.search(text) or is_capitals(text) or _CAPTION.match(text):
            continue
        if _FIELD.match(text[opening(text) :]):
            continue
        words = text[opening(text) :]
        numbered = opening(text) > 0 and not MARKER.match(text)[0].strip().startswith(("-", "–", "•", "*", "+"))  # type: ignore[index]
        end = line.at(len(line.text.rstrip()) - 1)
        short = len(words.split()) <= _LEAD_IN_WORDS
        if short and _LEAD_IN.match(words) and following is not None and following.role is Role.ITEM:
            message = _("dòng dẫn không có dấu hai chấm: «{words}»").format(words=words)
            yield rules.LEAD_IN.found(end, message, _("viết «{words}:»").format(words=words))
        elif not (numbered and len(text) <= _TITLE_LENGTH) and len(words.split()) > 4:
            message = _("đoạn không có dấu cuối: «…{words}»").format(words=" ".join(words.split()[-6:]))
            yield rules.FINAL_MARK.found(end, message, _("thêm dấu chấm, hoặc viết tiếp cho đủ ý"))
