"""How the parts of the text are counted and headed: mục II, khoản 6, điểm c-đ."""

import re
from collections.abc import Iterator
from typing import Final

from thongbao.components.strips import Component, Strip
from thongbao.form.scene import Offence, Scene, Verdict, gathered, not_applicable, not_evaluated
from thongbao.language import _
from thongbao.standard.numbering import POINT_LETTERS, roman
from thongbao.standard.recognising import Marker, marker
from thongbao.standard.rules_body import COUNTING, HEADING_LOOK, TITLES
from thongbao.standard.rules_body import POINT_LETTERS as POINTS
from thongbao.vietnamese.text import fold

_ROMANS: Final = {roman(n): n for n in range(1, 40)}
_ARTICLE: Final = re.compile(r"Điều (\d{1,3})\s*[.:]?")
_PART: Final = re.compile(r"(Phần|Chương|Mục|Tiểu mục)\s+(?:thứ\s+)?([IVXLC]+|\d+)\s*[.:]?", re.IGNORECASE)
_AMENDING: Final = ("sua doi, bo sung", "sua doi bo sung", "duoc sua doi")
_LONG: Final = 160
_SERIES: Final = ("article", "roman", "1", "letter")


def _counted(scene: Scene) -> list[Strip]:
    kinds = (Component.HEADING, Component.ITEM, Component.BODY)
    return [s for s in scene.paper.of(*kinds) if s.paragraph.cell is None and not s.paragraph.box]


def _mark_of(strip: Strip) -> tuple[str, str] | None:
    """Return (series, mark as printed) of a counted strip."""
    found = _ARTICLE.match(strip.text)
    if found:
        return "article", found[1]
    label = strip.paragraph.label
    read: Marker = marker(f"{label} x") if label and label != "-" else marker(strip.text)
    if not read.is_number or read.series not in ("1", "letter", "roman"):
        return None
    return read.series, read.mark


def counting(scene: Scene) -> Iterator[Verdict]:
    """Yield marks of the wrong form (``1)``, ``a.``) and numbers that leap or come twice."""
    strips = _counted(scene)
    marked = [(strip, mark) for strip in strips if (mark := _mark_of(strip))]
    if not marked:
        yield not_applicable(COUNTING, _("nội dung không đánh số"))
        return
    offences = [o for strip, (series, mark) in marked if (o := _form(strip, series, mark))]
    elsewhere = _numbered_elsewhere(scene, strips)
    if elsewhere:
        if not offences:
            yield not_evaluated(COUNTING, elsewhere)
            return
    else:
        offences += _order(marked)
    yield from gathered(scene, COUNTING, offences)


def _numbered_elsewhere(scene: Scene, strips: list[Strip]) -> str:
    """Return why the numbers are those of another document, whose other parts are not here; empty when they are not."""
    if scene.paper.is_excerpt:
        return _("bản trích sao: số thứ tự là của bản chính")
    if any(word in fold(strip.text) for strip in strips for word in _AMENDING):
        return _("văn bản sửa đổi: số thứ tự trích từ văn bản khác")
    return ""


def _form(strip: Strip, series: str, mark: str) -> Offence | None:
    if series == "letter" and not mark.endswith(")"):
        return Offence(
            strip, _("điểm đánh «{mark}»").format(mark=mark), _("viết {right}").format(right=f"{mark[:-1]})")
        )
    if series in ("1", "roman") and not mark.endswith("."):
        return Offence(
            strip,
            _("số thứ tự đánh «{mark}»").format(mark=mark),
            _("viết {right}").format(right=f"{mark.rstrip(').:/')}."),
        )
    return None


def _order(marked: list[tuple[Strip, tuple[str, str]]]) -> list[Offence]:
    """Return numbers that neither follow the last one of their series nor begin it anew."""
    last: dict[str, int] = {}
    found: list[Offence] = []
    for strip, (series, mark) in marked:
        if series == "letter":
            continue
        value = _value(series, mark)
        before = last.get(series, 0)
        if value is None:
            continue
        if value not in (1, before + 1) and (before or value > 1) and not _is_year_like(strip, value, before):
            message = _("số thứ tự {mark} không nối tiếp").format(mark=mark)
            found.append(
                Offence(strip, message, _("đánh lại số thứ tự, sau {n} là {next}").format(n=before, next=before + 1))
            )
        last[series] = value
        for lower in _SERIES[_SERIES.index(series) + 1 :]:
            last.pop(lower, None)
    return found


def _value(series: str, mark: str) -> int | None:
    if series == "roman":
        return _ROMANS.get(mark.rstrip(".)/:"))
    digits = re.match(r"\d+", mark)
    return int(digits[0]) if digits else None


def _is_year_like(strip: Strip, value: int, before: int) -> bool:
    """Return whether the number is rather the beginning of a sentence (``30 hộ …``) than a count."""
    return not before and value > 1 and strip.component is Component.BODY


def point_letters(scene: Scene) -> Iterator[Verdict]:
    """Yield points out of the order of the Vietnamese alphabet."""
    marked = [(strip, mark) for strip in _counted(scene) if (mark := _mark_of(strip))]
    if not any(series == "letter" for _strip, (series, _mark) in marked):
        yield not_applicable(POINTS, _("nội dung không có điểm a, b, c"))
        return
    if scene.paper.is_excerpt:
        yield not_evaluated(POINTS, _("bản trích sao: thứ tự điểm là của bản chính"))
        return
    offences: list[Offence] = []
    before = ""
    for strip, (series, printed) in marked:
        if series != "letter":
            before = ""
            continue
        letter = printed[0]
        wanted = _after(before)
        if letter not in POINT_LETTERS:
            offences.append(
                Offence(strip, _("điểm {l}) không có trong thứ tự").format(l=letter), _("viết {l})").format(l=wanted))
            )
        elif letter not in ("a", wanted):
            message = _("điểm {l}) đứng sau {b}").format(l=letter, b=f"{before})" if before else _("đầu mục"))
            offences.append(Offence(strip, message, _("viết {l})").format(l=wanted)))
        before = letter if letter in POINT_LETTERS else wanted
    yield from gathered(scene, POINTS, offences)


def _after(letter: str) -> str:
    if letter not in POINT_LETTERS:
        return "a"
    place = POINT_LETTERS.index(letter) + 1
    return POINT_LETTERS[place] if place < len(POINT_LETTERS) else "a"


def titles(scene: Scene) -> Iterator[Verdict]:
    """Yield parts and chapters without a title under or behind their number."""
    strips = [s for s in scene.paper.strips if not s.blank]
    offences, found = [], False
    for index, strip in enumerate(strips):
        if strip.component not in (Component.HEADING, Component.BODY, Component.ITEM, Component.OTHER):
            continue
        match = _PART.fullmatch(strip.text)
        if match is None or strip.paragraph.cell is not None:
            continue
        found = True
        following = strips[index + 1] if index + 1 < len(strips) else None
        if following is None or following.printed != following.printed.upper() or not following.centred:
            offences.append(
                Offence(
                    strip, _("{part} không có tiêu đề").format(part=strip.text), _("ghi tiêu đề ở dòng dưới, in hoa")
                )
            )
    if found:
        yield from gathered(scene, TITLES, offences)
    else:
        yield not_applicable(TITLES, _("nội dung không chia phần, chương, mục"))


def heading_look(scene: Scene) -> Iterator[Verdict]:
    """Yield headings counted in Roman numerals that are not in bold capitals, articles that are not bold."""
    offences, found = [], False
    for strip in _counted(scene):
        mark = _mark_of(strip)
        if mark is None or len(strip.text) > _LONG:
            continue
        if mark[0] == "roman":
            found = True
            words = strip.printed if strip.paragraph.label else strip.printed[marker(strip.printed).__len__() :]
            if words.upper() != words or not strip.letters.bold:
                hint = _("in hoa, đậm: {words}").format(words=strip.text.upper()[:60])
                offences.append(Offence(strip, _("tiêu đề mục chưa in hoa, đậm"), hint))
    if found:
        yield from gathered(scene, HEADING_LOOK, offences)
    else:
        yield not_applicable(HEADING_LOOK, _("nội dung không có mục đánh số La Mã"))
