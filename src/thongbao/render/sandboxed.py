"""A template compiled in our sandbox: what it asks for, the members it fills, and where in it a fault stands."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from jinja2 import Template as JinjaTemplate
from jinja2 import TemplateError as JinjaError
from jinja2 import UndefinedError, nodes
from lxml import etree

from thongbao.errors import TemplateError
from thongbao.language import _
from thongbao.papers import Value
from thongbao.render.asked import asked_by
from thongbao.render.environment import RefusedError, TemplateEnvironment, bounded, refusals
from thongbao.render.filling import OnlyDocxtplError, UnfitCharacterError, finished, properties
from thongbao.render.prepared import Part, Prepared, Role
from thongbao.render.programs import sources_of
from thongbao.render.repairs import with_printed_braces
from thongbao.word.container import Deflate, Frame, deflate, packed
from thongbao.word.text import escaped

# Member → what its tags printed, in order.
Printed = dict[str, list[Any]]
_MARKUP: Final = re.compile(r"<[^>]+>")
# A tag inside a mark, or in the code of a field.
_ASIDE: Final = re.compile(r"<\w[^<>%]*\{\{|<w:instrText[^<>]*>[^<]*\{\{")
_MEND: Final = _("sửa thẻ trong Word rồi lưu lại")


@dataclass(frozen=True, slots=True)
class Program:
    """One part compiled, and what it asks for: path → line of its source."""

    part: Part
    compiled: tuple[JinjaTemplate, ...]
    asked: Mapping[str, int]

    def place(self, line: int | None) -> str:
        """Return part, number and first words of the paragraph on a line of the source."""
        return paragraph_place(self.part, line)


class FillingError(TemplateError):
    """A context cannot be filled in: ``why`` without the place in the template, ``paths`` what is asked for there."""

    def __init__(self, template: str, place: str, why: str, paths: tuple[str, ...]) -> None:
        super().__init__(f"{template}: {place}: {why}")
        self.place = place
        self.why = why
        self.paths = paths


class SandboxedTemplate:
    """A template that may come from anybody, compiled once and filled many times; from one thread at a time.

    :param prepared: what :func:`thongbao.render.opening.opened` makes of a package.
    :param own_properties: the tags in the file's properties are filled; else the caller gives the properties of each
        paper.
    :param by: how members are packed.
    :raises TemplateError: tags that cannot be read (with part, paragraph and first words).
    """

    def __init__(self, prepared: Prepared, name: str, *, own_properties: bool = True, by: Deflate = deflate) -> None:
        self.name = name
        self._environment = TemplateEnvironment()
        self._deflate = by
        parts = [part for part in prepared.parts if own_properties or part.role is not Role.PROPERTIES]
        self.programs = tuple(self._program(part) for part in parts)
        self.properties_name = prepared.properties
        # The members with tags that print where nobody reads.
        self.aside = frozenset(part.name for part in parts if _ASIDE.search(part.source))
        filled = {part.name for part in parts} | (set() if own_properties else {prepared.properties})
        self._frame = Frame(member for member in prepared.members if member.name not in filled)

    def _program(self, part: Part) -> Program:
        asked: dict[str, int] = {}
        compiled = []
        for source in sources_of(part):
            try:
                tree = self._environment.parse(with_printed_braces(source))
                for line, why in refusals(tree):
                    raise fault_in(self.name, paragraph_place(part, line), why, _MEND)
                asked = {**asked_by(tree).paths, **asked}
                if part.role is Role.PROPERTIES:
                    # They are plain text in the file; what is printed into them is markup already.
                    for written in tree.find_all(nodes.TemplateData):
                        written.data = escaped(written.data)
                compiled.append(self._environment.from_string(bounded(tree)))
            except (JinjaError, ValueError, SyntaxError, RecursionError) as error:
                place = paragraph_place(part, getattr(error, "lineno", None))
                raise fault_in(self.name, place, explained(error), _MEND) from None
        return Program(part, tuple(compiled), asked)

    def asked(self) -> Iterator[tuple[str, str]]:
        """Yield (path, place) for every value the template reads."""
        for program in self.programs:
            for path, line in program.asked.items():
                yield path, program.place(line)

    def filled(self, context: Mapping[str, Value], printed: Printed | None = None) -> dict[str, bytes]:
        """Return name → bytes of the members that a context fills.

        :param printed: takes up, for each of these members, what its tags printed, in order.
        :raises TemplateError: the template and the context disagree, or the result is not well-formed XML.
        """
        self._environment.begin()
        members = {}
        for program in self.programs:
            if printed is not None:
                self._environment.note(printed.setdefault(program.part.name, []))
            members[program.part.name] = self._filled(program, context)
        return members

    def paper(self, changed: Mapping[str, bytes]) -> bytes:
        """Return the whole .docx: ``changed`` is what :meth:`filled` gave, and its properties if need be."""
        return self._frame.filled([packed(name, data, self._deflate) for name, data in changed.items()])

    def _filled(self, program: Program, context: Mapping[str, Value]) -> bytes:
        try:
            texts = [self._environment.collected(compiled.generate(context)) for compiled in program.compiled]
        except (JinjaError, TypeError, ValueError, ArithmeticError, RecursionError) as error:
            line = _line_of(error)
            asked = tuple(path for path, first in program.asked.items() if first == line)
            raise FillingError(self.name, program.place(line), explained(error), asked) from None
        try:
            if program.part.role is Role.PROPERTIES:
                return properties(program.part, texts, markup=True)
            return finished(program.part, texts[0], strict=True)
        except (UnfitCharacterError, UnicodeEncodeError):
            message = _("mẫu in ra một ký tự không ghi được vào tệp Word")
            raise fault_in(self.name, program.part.name, message) from None
        except etree.XMLSyntaxError as error:
            message = _("chữ điền vào làm hỏng cấu trúc XML ({detail})").format(detail=error.msg)
            hint = _("một thẻ {%p %} hay {%tr %} đứng sai chỗ: mỗi thẻ như vậy ở riêng một đoạn hoặc một dòng bảng")
            raise fault_in(self.name, program.part.name, message, hint) from None
        except (AttributeError, TypeError, ValueError, ArithmeticError, OnlyDocxtplError) as error:
            message = _("bảng trong mẫu hỏng: số cột hoặc độ rộng cột không phải là số ({detail})").format(detail=error)
            raise fault_in(self.name, program.part.name, message, _("kẻ lại bảng trong Word")) from None


def fault_in(template: str, place: str, message: str, hint: str = "") -> TemplateError:
    """Return an error that names the template and the place in it."""
    where = f"{template}: {place}" if place and place != template else template
    return TemplateError(f"{where}: {message}", hint)


def paragraph_place(part: Part, line: int | None) -> str:
    """Return ``word/document.xml, đoạn 7 («Kính gửi: …»)`` for a 1-based line of a prepared source."""
    numbers: Sequence[int] = part.numbers
    if line is None or not 0 < line <= len(numbers) or not numbers[line - 1]:
        return part.name
    text = part.source.split("\n")[line - 1].removeprefix("#}").removesuffix("{#")
    words = _MARKUP.sub("", text).split()
    first = " ".join(words[:8])[:120]
    return _("{part}, đoạn {number} («{words}»)").format(part=part.name, number=numbers[line - 1], words=first)


def _line_of(error: BaseException) -> int | None:
    """Return the template line an error came from: Jinja puts template frames on the traceback."""
    line, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def explained(error: Exception) -> str:
    """Return the fault in the clerk's words; the library's English stays in brackets for whoever helps."""
    if isinstance(error, RefusedError):
        return str(error)
    if isinstance(error, UndefinedError):
        return _("thẻ hỏi một trường không có ({detail})").format(detail=error.message)
    if isinstance(error, ValueError):
        return _("giá trị không dùng được ở thẻ này ({detail})").format(detail=error)
    return _("thẻ viết sai ({detail})").format(detail=error)
