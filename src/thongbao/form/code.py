"""Number and code, ô 3: the writing, what the letters say, the look (mục II, khoản 3)."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from thongbao.components.strips import Component, Strip
from thongbao.findings import Severity
from thongbao.form.looks import look_offences
from thongbao.form.scene import DERIVED, Offence, Scene, Verdict, gathered, not_applicable, not_evaluated, passed
from thongbao.language import _
from thongbao.standard.document_types import COPY_TYPES, DOCUMENT_TYPES
from thongbao.standard.rules_head import (
    CODE_DECLARED,
    CODE_LINE,
    CODE_LOOK,
    CODE_MARKS,
    CODE_REPEATED,
    CODE_TYPE,
    CODE_YEAR,
)

_PARTS: Final = re.compile(
    r"\s*(?P<label>Số)(?P<colon>\s*:)?(?P<number>[^/]*)/(?P<slash>\s*)(?:(?P<year>(?:19|20)\d\d)\s*[/-]\s*)?(?P<notation>.*?)\s*$",
    re.IGNORECASE,
)
_BLANK: Final = re.compile(r"[\s.…_]*")
_DASHES: Final = re.compile(r"\s*[-–—−‐]\s*")
_TYPES: Final = {kind.abbreviation for kind in (*DOCUMENT_TYPES, *COPY_TYPES) if kind.abbreviation}
_WITHOUT: Final = frozenset({"Thư công", "Hợp đồng", "Bản ghi nhớ", "Bản thỏa thuận"})
_SIZES: Final = (26,)


@dataclass(frozen=True, slots=True)
class _Code:
    strip: Strip
    label: str
    colon: bool
    number: str
    year: str
    notation: str
    tight: bool

    @property
    def blank(self) -> bool:
        return bool(_BLANK.fullmatch(self.number))

    @property
    def groups(self) -> list[str]:
        return [group for group in _DASHES.split(self.notation) if group]

    @property
    def unfilled(self) -> bool:
        """Whether the letters are dots: a form not filled in."""
        return bool(re.search(r"[.…_]{2,}|…", self.notation)) or not self.notation


def _read(scene: Scene) -> _Code | None:
    strip = scene.paper.first(Component.CODE)
    found = _PARTS.match(strip.raw) if strip else None
    if strip is None or found is None:
        return None
    number, notation = found["number"], found["notation"]
    after = not found["slash"] and not number.endswith((" ", "\u00a0", "\t"))
    tight = (after or bool(_BLANK.fullmatch(number))) and _DASHES.sub("-", notation) == notation and " " not in notation
    return _Code(
        strip, found["label"], bool(found["colon"]), number.strip(" .…_\u00a0\t"), found["year"] or "", notation, tight
    )


def code_line(scene: Scene) -> Iterator[Verdict]:
    """Yield a missing number line, a missing colon, a number without its zero."""
    strip, code, kind = scene.paper.first(Component.CODE), _read(scene), scene.paper.kind
    if strip is None:
        if kind is None or kind.name in _WITHOUT:
            yield not_applicable(CODE_LINE, _("loại văn bản này không có số, ký hiệu"))
        else:
            yield CODE_LINE.found(
                scene.file_place(_("đầu văn bản")), _("không thấy số, ký hiệu"), _("ghi «Số: …/…» ở ô số 3")
            )
        return
    if code is None:
        hint = _("viết theo dạng «Số: 05/TB-UBND»")
        yield CODE_LINE.found(
            scene.place(strip), _("số, ký hiệu «{text}» không đúng dạng").format(text=strip.text), hint
        )
        return
    offences = list(_number_offences(code))
    if offences or not code.blank:
        yield from gathered(scene, CODE_LINE, offences)
    else:
        yield not_evaluated(CODE_LINE, _("bản dự thảo chưa có số"))


def _number_offences(code: _Code) -> Iterator[Offence]:
    if not code.colon:
        yield Offence(code.strip, _("sau «Số» thiếu dấu hai chấm"), _("viết «Số:»"))
    if code.label != "Số":
        yield Offence(
            code.strip, _("từ «Số» viết «{label}»").format(label=code.label), _("viết «Số»: chữ S hoa, chữ ố thường")
        )
    number = code.number
    if number.isdecimal() and len(number) == 1:
        yield Offence(
            code.strip, _("số {n} thiếu số 0 phía trước").format(n=number), _("viết {n}").format(n=f"0{number}")
        )
    elif number.isdecimal() and number.startswith("0") and len(number) != 2:
        plain = number.lstrip("0").zfill(2)
        yield Offence(code.strip, _("số {n} thừa số 0").format(n=number), _("viết {n}").format(n=plain))
    elif number and not number.isdecimal() and not code.blank:
        message = _("số «{n}» không chỉ gồm chữ số").format(n=number)
        yield Offence(code.strip, message, _("chỉ dùng chữ số Ả Rập"), DERIVED)


def code_marks(scene: Scene) -> Iterator[Verdict]:
    """Yield spaces and other dashes round the groups of the code."""
    code = _read(scene)
    if code is None or code.unfilled:
        yield not_evaluated(CODE_MARKS, _("chưa có số, ký hiệu đầy đủ"))
        return
    right = "-".join(code.groups)
    if code.tight and "-".join(code.notation.split("-")) == right:
        yield passed(CODE_MARKS)
    else:
        shown = f"{code.number or '…'}/{right}"
        message = _("ký hiệu «{text}» có dấu cách hoặc gạch ngang dài").format(text=code.strip.text)
        yield CODE_MARKS.found(scene.place(code.strip), message, _("viết liền: {code}").format(code=shown))


def code_year(scene: Scene) -> Iterator[Verdict]:
    """Yield a year between number and letters."""
    code = _read(scene)
    if code is None:
        yield not_evaluated(CODE_YEAR, _("chưa có số, ký hiệu đầy đủ"))
    elif code.year:
        shown = f"{code.number or '…'}/{'-'.join(code.groups)}"
        yield CODE_YEAR.found(
            scene.place(code.strip),
            _("số, ký hiệu ghi cả năm {year}").format(year=code.year),
            _("viết {code}").format(code=shown),
        )
    else:
        yield passed(CODE_YEAR)


def code_type(scene: Scene) -> Iterator[Verdict]:
    """Yield a code that does not begin with its type's abbreviation, or lacks the agency."""
    code, kind = _read(scene), scene.paper.kind
    if kind is None or kind.abbreviation is None:
        yield not_applicable(CODE_TYPE, _("văn bản không có tên loại viết tắt trong ký hiệu"))
    elif code is None or code.unfilled:
        yield not_evaluated(CODE_TYPE, _("chưa có số, ký hiệu đầy đủ"))
    elif not code.groups or code.groups[0] != kind.abbreviation:
        first = code.groups[0] if code.groups else ""
        right = "-".join([kind.abbreviation, *code.groups[1:]])
        message = _("ký hiệu mở đầu «{first}», {name} viết tắt là {right}")
        message = message.format(first=first, name=kind.name, right=kind.abbreviation)
        yield CODE_TYPE.found(scene.place(code.strip), message, _("viết /{code}").format(code=right))
    elif len(code.groups) < 2:
        message = _("ký hiệu thiếu chữ viết tắt tên cơ quan")
        yield CODE_TYPE.found(scene.place(code.strip), message, _("viết /{code}-UBND").format(code=kind.abbreviation))
    else:
        yield passed(CODE_TYPE)


def letter_code(scene: Scene, declared: Collection[str] = ()) -> Iterator[Verdict]:
    """Yield a code of a công văn with CV, a type's abbreviation, or without the drafting unit."""
    code = _read(scene)
    if not scene.paper.is_letter:
        yield not_applicable(CODE_REPEATED, _("không phải công văn"))
        return
    if code is None or code.unfilled:
        yield not_evaluated(CODE_REPEATED, _("chưa có số, ký hiệu đầy đủ"))
        return
    groups, hint = code.groups, _("viết: chữ viết tắt cơ quan, gạch nối, chữ viết tắt đơn vị soạn thảo, ví dụ UBND-VP")
    level: Severity | None = None
    if "CV" in groups:
        message = _("ký hiệu công văn có chữ CV")
    elif len(groups) < 2:
        message = _("ký hiệu công văn thiếu đơn vị soạn thảo hoặc lĩnh vực")
    elif groups[0] in _TYPES and groups[0] not in declared:
        message = _("ký hiệu công văn mở đầu bằng chữ viết tắt tên loại {type}").format(type=groups[0])
        level = None if groups[1] in ("UBND", "HĐND") else DERIVED
    else:
        yield passed(CODE_REPEATED)
        return
    yield from gathered(scene, CODE_REPEATED, [Offence(code.strip, message, hint, level)])


def code_look(scene: Scene) -> Iterator[Verdict]:
    """Yield a number line that is not 13 points, upright, light, in the middle."""
    strip = scene.paper.first(Component.CODE)
    if strip is None:
        yield not_applicable(CODE_LOOK, _("không thấy số, ký hiệu"))
    else:
        yield from gathered(scene, CODE_LOOK, look_offences(strip, _("số, ký hiệu"), _SIZES, bold=False, centred=True))


def code_declared(scene: Scene, declared: Collection[str] | None) -> Iterator[Verdict]:
    """Yield groups of the code that the office has not declared; nothing is known without an office."""
    code = _read(scene)
    if declared is None:
        yield not_evaluated(CODE_DECLARED, _("không có co-quan.yaml nên không biết chữ viết tắt đã quy định"))
    elif code is None or code.unfilled:
        yield not_evaluated(CODE_DECLARED, _("chưa có số, ký hiệu đầy đủ"))
    else:
        groups = code.groups[0 if scene.paper.is_letter else 1 :]
        hint = _("khai viet_tat trong co-quan.yaml, don-vi.yaml, hoặc dùng chữ đã khai")
        unknown = [group for group in groups if group not in declared]
        offences = [Offence(code.strip, _("chữ viết tắt {g} chưa khai").format(g=group), hint) for group in unknown]
        yield from gathered(scene, CODE_DECLARED, offences)
