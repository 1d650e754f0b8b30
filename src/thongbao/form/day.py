"""Place and day, ô 4 (mục II, khoản 4)."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from thongbao.components.strips import Component, Strip
from thongbao.findings import Severity
from thongbao.form.looks import look_offences
from thongbao.form.scene import Offence, Scene, Verdict, gathered, not_applicable, not_evaluated, passed, softened
from thongbao.language import _
from thongbao.standard.rules_head import DATE_LINE, DATE_LOOK, DATE_REAL, PLACE_NAME

_LINE: Final = re.compile(
    r"(?P<place>.*?)(?P<comma>\s*,?\s*)ngày(?P<day>[\s\d.…_]*)tháng(?P<month>[\s\d.…_]*)năm(?P<year>[\s\d.…_]*)$",
    re.IGNORECASE,
)
_SIZES: Final = range(26, 29)
_WITHOUT: Final = frozenset({"Biên bản", "Hợp đồng", "Bản ghi nhớ", "Bản thỏa thuận", "Thư công"})
_SHORT: Final = re.compile(r"(?:TP|Tp|T\.P|P|Q|H|X|TT|TX)\.|\d+$|(?:HN|HCM|TPHCM|TP HCM)$")
_WITH_NOUN: Final = re.compile(r"(?:xã|huyện|tỉnh|thị trấn|phường|quận)\s", re.IGNORECASE)
_MONTH_WITH_ZERO: Final = 3


def date_line(scene: Scene) -> Iterator[Verdict]:
    """Yield a line that is missing or not ``Định Mỹ, ngày 05 tháng 3 năm 2026``; blanks are a draft's."""
    strip, kind = scene.paper.first(Component.DATE), scene.paper.kind
    if strip is None:
        if kind is not None and kind.name in _WITHOUT:
            yield not_applicable(DATE_LINE, _("loại văn bản này không có địa danh, thời gian ở phần đầu"))
        else:
            message, hint = _("không thấy địa danh, ngày tháng năm"), _("ghi ở ô số 4, ngang dòng số, ký hiệu")
            yield DATE_LINE.found(scene.file_place(_("đầu văn bản")), message, hint)
        return
    found = _LINE.match(strip.text)
    if found is None:
        message = _("ngày tháng viết «{text}»").format(text=strip.text)
        yield DATE_LINE.found(scene.place(strip), message, _("viết «Định Mỹ, ngày 05 tháng 3 năm 2026»"))
        return
    offences = list(_date_offences(strip, found))
    if offences:
        yield from gathered(scene, DATE_LINE, offences)
    elif all(found[slot].strip(" .…_") for slot in ("day", "month", "year")):
        yield passed(DATE_LINE)
    else:
        yield not_evaluated(DATE_LINE, _("bản dự thảo chưa có ngày"))


def _date_offences(strip: Strip, found: re.Match[str]) -> Iterator[Offence]:
    text = found[0]
    day, month, year = (found[slot].strip(" .…_") for slot in ("day", "month", "year"))
    if found["place"].strip(" .…_,") and "," not in found["comma"]:
        yield Offence(
            strip, _("sau địa danh thiếu dấu phẩy"), _("viết «{place}, ngày …»").format(place=found["place"].strip())
        )
    if not found["place"].strip():
        yield Offence(
            strip, _("thiếu địa danh trước ngày tháng"), _("ghi tên đơn vị hành chính nơi cơ quan đóng trụ sở")
        )
    if "Ngày" in text or "Tháng" in text or "Năm" in text:
        yield Offence(strip, _("chữ ngày, tháng, năm viết hoa"), _("viết thường: ngày … tháng … năm …"))
    if day.isdecimal() and (len(day) == 1 or len(day) > 2):
        yield Offence(
            strip, _("ngày {d} thiếu số 0 phía trước").format(d=day), _("viết ngày {d}").format(d=day.zfill(2)[-2:])
        )
    if month.isdecimal():
        value = int(month)
        right = f"{value:02}" if value < _MONTH_WITH_ZERO else str(value)
        if month != right:
            message = _("tháng {m} viết sai số 0: chỉ tháng 1 và tháng 2 có số 0 phía trước").format(m=month)
            yield Offence(strip, message, _("viết tháng {m}").format(m=right))
    if year and not re.fullmatch(r"\d{4}", year) and year not in ("20", "202", "203"):
        yield Offence(strip, _("năm {y} không đủ bốn chữ số").format(y=year), _("viết đủ năm, ví dụ 2026"))


def date_real(scene: Scene) -> Iterator[Verdict]:
    """Yield a day that no calendar has."""
    strip = scene.paper.first(Component.DATE)
    found = _LINE.match(strip.text) if strip else None
    numbers = [found[slot].strip(" .…_") for slot in ("year", "month", "day")] if found else []
    if strip is None or not all(number.isdecimal() for number in numbers) or len(numbers) != 3:
        yield not_evaluated(DATE_REAL, _("chưa có ngày, tháng, năm đầy đủ"))
        return
    try:
        date(*(int(number) for number in numbers))
    except ValueError:
        message = _("không có ngày {day}").format(day="/".join(reversed(numbers)))
        yield DATE_REAL.found(scene.place(strip), message, _("xem lại ngày, tháng"))
    else:
        yield passed(DATE_REAL)


def place_name(scene: Scene) -> Iterator[Verdict]:
    """Yield a place that is shortened; one with its noun where none belongs is a note."""
    strip = scene.paper.first(Component.DATE)
    found = _LINE.match(strip.text) if strip else None
    place = found["place"].strip(" ,.…_") if found else ""
    if strip is None or not place:
        yield not_evaluated(PLACE_NAME, _("chưa có địa danh"))
    elif _SHORT.match(place):
        message = _("địa danh «{place}» viết tắt hoặc chưa đủ tên").format(place=place)
        yield PLACE_NAME.found(scene.place(strip), message, _("ghi tên chính thức của đơn vị hành chính"))
    elif _WITH_NOUN.match(place) and not re.search(r"\d", place) and place[0].islower():
        message = _("địa danh ghi cả «{noun}»").format(noun=place.split()[0])
        yield softened(
            PLACE_NAME.found(scene.place(strip), message, _("thường chỉ ghi tên riêng, ví dụ «Định Mỹ»")), Severity.NOTE
        )
    else:
        yield passed(PLACE_NAME)


def date_look(scene: Scene) -> Iterator[Verdict]:
    """Yield a date line that is not italic, not 13 to 14 points, or not level with the number."""
    strip, code = scene.paper.first(Component.DATE), scene.paper.first(Component.CODE)
    if strip is None:
        yield not_applicable(DATE_LOOK, _("không thấy địa danh, ngày tháng năm"))
        return
    offences = look_offences(strip, _("địa danh, ngày tháng"), _SIZES, bold=False, italic=True, centred=True)
    own, other = strip.paragraph.cell, code.paragraph.cell if code else None
    if own and other and own.table is other.table and own.row != other.row and not (own.merged or other.merged):
        message = _("địa danh, ngày tháng không cùng hàng với số, ký hiệu")
        offences.append(Offence(strip, message, _("đặt hai dòng ở cùng một hàng của bảng")))
    yield from gathered(scene, DATE_LOOK, offences)
