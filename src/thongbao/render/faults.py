"""Errors that name the template and the place in it."""

import re
from collections.abc import Sequence
from typing import Final

from thongbao.errors import TemplateError
from thongbao.language import _
from thongbao.render.prepared import Part

_MARKUP: Final = re.compile(r"<[^>]+>")


class FillingError(TemplateError):
    """A context cannot be filled in: ``why`` without the place in the template, ``paths`` what is asked for there."""

    def __init__(self, template: str, place: str, why: str, paths: tuple[str, ...]) -> None:
        super().__init__(f"{template}: {place}: {why}")
        self.place = place
        self.why = why
        self.paths = paths


def fault_in(template: str, place: str, message: str, hint: str = "") -> TemplateError:
    """Return an error that names the template and the place in it."""
    where = f"{template}: {place}" if place and place != template else template
    return TemplateError(f"{where}: {message}", hint)


def paragraph_place(part: Part, line: int | None) -> str:
    """Return ``word/document.xml, đoạn 7 («Kính gửi: …»)`` for a 1-based line of a prepared source."""
    numbers: Sequence[int] = part.numbers
    lines = part.source.split("\n")
    if line is None or not 0 < line <= min(len(numbers), len(lines)) or not numbers[line - 1]:
        return part.name
    text = lines[line - 1].removeprefix("#}").removesuffix("{#")
    words = _MARKUP.sub("", text).split()
    first = " ".join(words[:8])[:120]
    return _("{part}, đoạn {number} («{words}»)").format(part=part.name, number=numbers[line - 1], words=first)
