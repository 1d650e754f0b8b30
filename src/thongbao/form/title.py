"""Type and abstract, ô 5a and 5b (mục II, khoản 5)."""

import re
from collections.abc import Iterator
from typing import Final

from thongbao.components.strips import Component
from thongbao.findings import Severity
from thongbao.form.looks import look_offences
from thongbao.form.scene import (
    DERIVED,
    Offence,
    Scene,
    Verdict,
    gathered,
    not_applicable,
    not_evaluated,
    passed,
    softened,
)
from thongbao.language import _
from thongbao.measures import figure, twips
from thongbao.standard.document_types import DOCUMENT_TYPES
from thongbao.standard.layout import LETTER_SUBJECT_GAP
from thongbao.standard.rules_head import (
    LETTER_SUBJECT,
    LETTER_SUBJECT_LOOK,
    SUBJECT,
    TYPE_LOOK,
    TYPE_NAME,
)
from thongbao.vietnamese.text import fold

_SIZES: Final = range(26, 29)
_LETTER_SIZES: Final = range(24, 27)
_LONGEST: Final = 500
_WITHOUT_SUBJECT: Final = frozenset(
    {"Giấy giới thiệu", "Giấy nghỉ phép", "Giấy ủy quyền", "Hợp đồng", "Phiếu gửi", "Phiếu chuyển"}
)
_ABOUT: Final = re.compile(r"V/v (?!về việc\b|:)\S", re.IGNORECASE)
_GAP_TOLERANCE: Final = 30


def type_name(scene: Scene) -> Iterator[Verdict]:
    """Yield a title on a công văn, one that is none of the 29 types, one that is not in capitals."""
    paper = scene.paper
    strip = paper.title_strip
    if strip is None:
        yield from _untitled(scene)
        return
    place = scene.place(strip)
    if fold(strip.text) == "cong van":
        yield TYPE_NAME.found(
            place, _("công văn không ghi tên loại"), _("bỏ dòng này, ghi trích yếu sau «V/v» ở ô số 5b")
        )
    elif paper.kind is None:
        if paper.template:
            yield not_evaluated(TYPE_NAME, _("mẫu chưa điền tên loại"))
            return
        message = _("«{name}» không phải một trong các loại văn bản có tên").format(name=strip.text)
        yield TYPE_NAME.found(place, message, _("dùng một trong 29 loại của Điều 7, hoặc làm công văn"))
    elif strip.printed != strip.printed.upper():
        yield TYPE_NAME.found(place, _("tên loại chưa in hoa"), _("viết {name}").format(name=strip.text.upper()))
    elif fold(strip.text).strip(" :.").replace(" ", "") != fold(paper.kind.name).replace(" ", ""):
        message = _("dòng tên loại có thêm chữ: «{text}»").format(text=strip.text)
        hint = _("dòng tên loại chỉ ghi {name}; phần còn lại đưa xuống trích yếu").format(name=paper.kind.name.upper())
        yield softened(TYPE_NAME.found(place, message, hint))
    else:
        yield passed(TYPE_NAME)


def _untitled(scene: Scene) -> Iterator[Verdict]:
    """Yield that the title is missing where the code is that of a named type."""
    code = scene.paper.first(Component.CODE)
    found = re.search(r"/\s*([^\W\d_]+)\s*[-–]", code.text) if code else None
    named = next((kind for kind in DOCUMENT_TYPES if found and kind.abbreviation == found[1]), None)
    if scene.paper.is_letter:
        yield passed(TYPE_NAME)
    elif named is not None and not scene.paper.of(Component.ADDRESSEE) and not scene.paper.template:
        message = _("không thấy tên loại; ký hiệu là của {name}").format(name=named.name)
        hint = _("ghi {name} ở giữa, trên trích yếu").format(name=named.name.upper())
        yield TYPE_NAME.found(scene.file_place(_("đầu văn bản")), message, hint)
    else:
        yield not_evaluated(TYPE_NAME, _("không nhận ra tên loại văn bản"))


def type_look(scene: Scene) -> Iterator[Verdict]:
    """Yield a type or abstract that is not bold, upright, 13 to 14 points, in the middle, one under the other."""
    paper = scene.paper
    strip = paper.title_strip
    if strip is None or paper.is_letter:
        yield not_applicable(TYPE_LOOK, _("văn bản không có tên loại"))
        return
    offences = look_offences(strip, _("tên loại"), _SIZES, bold=True, centred=True)
    subject = paper.of(Component.SUBJECT)
    for line in subject:
        offences += look_offences(line, _("trích yếu"), _SIZES, bold=True, centred=True, capitals=False)
    if subject:
        between = paper.strips[paper.strips.index(strip) + 1 : paper.strips.index(subject[0])]
        if any(other.blank for other in between):
            message = _("dòng trống giữa tên loại và trích yếu")
            offences.append(Offence(subject[0], message, _("đặt trích yếu ngay dưới tên loại"), DERIVED))
    yield from gathered(scene, TYPE_LOOK, offences)


def subject(scene: Scene) -> Iterator[Verdict]:
    """Yield an abstract that is missing, ends with a mark, is too long or begins small."""
    paper = scene.paper
    lines = paper.of(Component.SUBJECT)
    if not lines:
        if paper.kind is not None and paper.kind.name in _WITHOUT_SUBJECT:
            yield not_applicable(SUBJECT, _("loại văn bản này không bắt buộc có trích yếu"))
        elif paper.kind is None:
            yield not_evaluated(SUBJECT, _("không nhận ra tên loại văn bản"))
        else:
            where = scene.place(paper.title_strip) if paper.title_strip else scene.file_place(_("đầu văn bản"))
            yield SUBJECT.found(where, _("không thấy trích yếu"), _("ghi trích yếu ngắn gọn nội dung văn bản"))
        return
    text = " ".join(line.text for line in lines)
    words = re.sub(r"^V/v:?\s*", "", text, flags=re.IGNORECASE) if paper.is_letter else text
    offences = []
    if text.endswith((".", ";", ",", ":")) and not re.search(r"\.{2,}$|…$", text):
        offences.append(
            Offence(lines[-1], _("trích yếu kết thúc bằng dấu «{mark}»").format(mark=text[-1]), _("bỏ dấu ở cuối"))
        )
    if len(text) > _LONGEST:
        offences.append(
            Offence(lines[0], _("trích yếu dài {n} ký tự").format(n=len(text)), _("viết gọn lại, nhiều nhất 500 ký tự"))
        )
    if not paper.is_letter and words[:1].islower():
        offences.append(Offence(lines[0], _("trích yếu mở đầu bằng chữ thường"), _("viết hoa chữ đầu")))
    yield from gathered(scene, SUBJECT, offences)


def letter_subject(scene: Scene) -> Iterator[Verdict]:
    """Yield a công văn whose abstract does not begin with ``V/v`` and the matter itself."""
    lines = scene.paper.of(Component.SUBJECT)
    if not scene.paper.is_letter:
        yield not_applicable(LETTER_SUBJECT, _("không phải công văn"))
    elif not lines:
        hint = _("ghi «V/v …» dưới số, ký hiệu")
        yield LETTER_SUBJECT.found(scene.file_place(_("đầu văn bản")), _("công văn không có trích yếu «V/v»"), hint)
    else:
        text = " ".join(line.text for line in lines)
        if text.startswith("V/v ") and _ABOUT.match(text):
            yield passed(LETTER_SUBJECT)
        else:
            message = _("trích yếu công văn mở đầu «{words}»").format(words=" ".join(text.split()[:4]))
            yield LETTER_SUBJECT.found(
                scene.place(lines[0]), message, _("viết «V/v» rồi nội dung, không có dấu hai chấm, «về việc»")
            )


def letter_subject_look(scene: Scene) -> Iterator[Verdict]:
    """Yield an abstract of a công văn that is bold, slanted, of another size, or glued to the number."""
    paper = scene.paper
    lines = paper.of(Component.SUBJECT)
    if not paper.is_letter or not lines:
        yield not_applicable(LETTER_SUBJECT_LOOK, _("không phải công văn, hoặc không có trích yếu"))
        return
    offences = []
    for line in lines:
        offences += look_offences(line, _("trích yếu công văn"), _LETTER_SIZES, bold=False, centred=True)
    code = paper.first(Component.CODE)
    first = lines[0]
    same = code is not None and code.paragraph.cell is first.paragraph.cell and code.paragraph is not first.paragraph
    if code is not None and same and not paper.template and first.paragraph.number - code.paragraph.number == 1:
        gap = code.paragraph.look.after + first.paragraph.look.before
        if gap < LETTER_SUBJECT_GAP.twips - _GAP_TOLERANCE:
            message = _("trích yếu công văn cách dòng số, ký hiệu {pt} pt").format(pt=figure(twips(gap).pt))
            offences.append(Offence(first, message, _("đặt khoảng cách trước dòng «V/v» 6 pt"), Severity.WARNING))
    yield from gathered(scene, LETTER_SUBJECT_LOOK, offences)
