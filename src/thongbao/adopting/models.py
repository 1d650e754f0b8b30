"""The body of the old paper, sorted into forms; the most usual paragraph of each form lends the template its look."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thongbao.adopting.work import Work
from thongbao.standard.recognising import Marker, is_basis, is_blank, is_rule, marker
from thongbao.vietnamese.text import nfc
from thongbao.word.editing import Node, Paragraph

_HEADING_VERBS = ("Giao", "Yêu cầu", "Đề nghị")
_DEEPER = 200
_LONGEST_TITLE = 200
# Form → the forms whose look it takes, the nearest first, and whether it is bold then.
_NEAREST: Mapping[str, tuple[tuple[str, ...], bool | None]] = {
    "muc": (("tieu_muc", "doan", "gach"), True),
    "tieu_muc": (("so_thuong", "giao", "doan", "gach", "muc"), None),
    "giao": (("doan", "gach"), None),
    "doan": (("gach", "giao", "can_cu"), None),
    "gach": (("doan", "giao"), None),
    "gach_con": (("gach", "doan"), None),
    "doan_con": (("gach_con", "doan", "gach"), None),
    "mo_dau": (("doan", "gach"), None),
    "ket_thuc": (("doan", "gach"), None),
    "can_cu": (("doan", "gach"), None),
    "so_thuong": (("doan", "gach"), None),
}


@dataclass(frozen=True, slots=True)
class Model:
    """A paragraph whose look is taken, unnumbered by Word, and what stands in front of its words."""

    paragraph: Paragraph
    front: Marker
    strong: bool | None = None
    slanted: bool | None = None

    def written(self, words: str) -> Paragraph:
        """Return a paragraph of this form with the words."""
        return self.paragraph.written(words, strong=self.strong, slanted=self.slanted)

    def numbered(self, words: str, sign: str = "") -> str:
        """Return ``words`` with their lead; the first space gives way to the gap this form has behind its number."""
        gap = self.front.gap or " "
        if sign:
            mark = self.front.mark if self.front.is_dash and sign == "-" else sign
            return f"{self.front.lead}{mark}{gap}{words}"
        head, space, rest = words.partition("}} {{")
        return self.front.lead + (f"{head}}}}}{gap}{{{{{rest}" if space and self.front.is_number else words)


@dataclass(frozen=True, slots=True)
class Models:
    """Form → its model, for every form; the tables; how many paragraphs each form had."""

    by_form: Mapping[str, Model]
    table: Node | None
    counts: Mapping[str, int]

    def __getitem__(self, form: str) -> Model:
        return self.by_form[form]


def models_of(work: Work, blocks: Sequence[Node], fallback: Paragraph) -> Models:
    """Sort the blocks of a body; ``fallback`` is taken where there is not one paragraph."""
    lines = [
        block
        for block in blocks
        if isinstance(block, Paragraph) and not is_blank(block.text) and not is_rule(block.text)
    ]
    forms = _forms(work, lines)
    grouped: dict[str, list[Paragraph]] = {}
    for line, form in zip(lines, forms, strict=True):
        grouped.setdefault(form, []).append(line)
    first_title = next((i for i, form in enumerate(forms) if form in ("muc", "gach")), len(forms))
    opening = [line for line, form in zip(lines[:first_title], forms, strict=False) if form == "doan"]
    if opening:
        grouped["mo_dau"] = opening
    if forms and forms[-1] == "doan":
        grouped["ket_thuc"] = [lines[-1]]
    found = {form: model_of(work, members) for form, members in grouped.items()}
    table = next((block for block in blocks if block.is_table), None)
    counts = {form: len(members) for form, members in grouped.items()}
    return Models(_completed(found, model_of(work, [fallback])), table, counts)


def _completed(found: Mapping[str, Model], last_resort: Model) -> dict[str, Model]:
    result = dict(found)
    for form, (nearest, strong) in _NEAREST.items():
        if form in result:
            continue
        name = next((other for other in nearest if other in found), "")
        near = found.get(name)
        taken = near or last_resort
        front = Marker(taken.front.lead, "", taken.front.gap if taken.front.is_dash else "")
        light = None if near and strong is None and form != "tieu_muc" else bool(strong)
        slanted = form == "can_cu" if form == "can_cu" or name in ("can_cu", "") else None
        result[form] = Model(taken.paragraph, front, light, slanted)
    return result


def model_of(work: Work, members: Sequence[Paragraph]) -> Model:
    """Return the most usual look of the members; among equals the first."""
    keys = [(member.format_key(), work.looks.look(member).numbering) for member in members]
    usual = Counter(keys).most_common(1)[0][0]
    member = members[keys.index(usual)]
    front = marker(member.text)
    numbering = work.looks.look(member).numbering
    if numbering is not None:
        front = Marker(front.lead, numbering.bullet or "1.", numbering.gap)
    return Model(work.looks.unnumbered(member), front)


def _forms(work: Work, lines: Sequence[Paragraph]) -> list[str]:
    titles = _title_series(work, lines)
    usual = Counter(work.looks.look(line).left for line in lines).most_common(1)[0][0] if lines else 0
    return [_form(work, line, titles, usual) for line in lines]


def _series(work: Work, line: Paragraph) -> str:
    """Return what numbers the line: ``roman``, ``letter``, ``1``, ``2``; empty without a number."""
    numbering = work.looks.look(line).numbering
    if numbering is None:
        return marker(line.text).series
    if numbering.bullet:
        return ""
    return {"upperRoman": "roman", "lowerLetter": "letter"}.get(numbering.format, str(numbering.level + 1))


def _is_title(work: Work, line: Paragraph) -> bool:
    return work.looks.look(line).bold and len(line.text) <= _LONGEST_TITLE


def _title_series(work: Work, lines: Sequence[Paragraph]) -> list[str]:
    """Return the kinds of numbers bold titles have, in the order they first occur: the first are the sections'."""
    return list(dict.fromkeys(series for line in lines if _is_title(work, line) and (series := _series(work, line))))


def _form(work: Work, line: Paragraph, titles: Sequence[str], usual: int) -> str:
    look, front, series = work.looks.look(line), marker(line.text), _series(work, line)
    if is_basis(line.text) and (look.italic or line.text.rstrip().endswith(";")):
        return "can_cu"
    if _is_title(work, line) and (series or not front.mark) and not look.centred:
        return "muc" if not titles or series in (titles[0], "") else "tieu_muc"
    if look.numbering is not None and look.numbering.bullet:
        return "gach_con" if look.numbering.bullet == "+" or look.numbering.level else "gach"
    if series:
        short = len(line.text) <= _LONGEST_TITLE and not line.text.rstrip().endswith((";", "."))
        return "tieu_muc" if short and series in ("letter", "2") else "so_thuong"
    if front.mark == "+" or (front.is_dash and look.left > usual + _DEEPER):
        return "gach_con"
    if front.is_dash:
        return "gach"
    words = nfc(line.text).strip()
    if words.startswith(_HEADING_VERBS) and words.endswith(":"):
        return "giao"
    return "doan_con" if look.left > usual + _DEEPER else "doan"
