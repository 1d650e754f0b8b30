"""A prepared template compiled by Jinja in our sandbox: what it asks for, what it prints, where a fault stands."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from jinja2 import Template as JinjaTemplate
from jinja2 import TemplateError as JinjaError
from jinja2 import UndefinedError, nodes

from thongbao.errors import ThongbaoError
from thongbao.language import _
from thongbao.papers import Value
from thongbao.render.asked import asked_by
from thongbao.render.breaks import with_printed_braces
from thongbao.render.environment import RefusedError, TemplateEnvironment, bounded, refusals
from thongbao.render.faults import FillingError, fault_in, paragraph_place
from thongbao.render.lightening import NotLightError, light_program
from thongbao.render.prepared import Light, Part, Role, sources_of
from thongbao.word.escaping import escaped

_MEND: Final = _("sửa thẻ trong Word rồi lưu lại")


# What reading and compiling a template may raise.
_UNREADABLE: Final = (JinjaError, ValueError, SyntaxError, RecursionError)


class SandboxedParts:
    """The parts of one template compiled; they count the turns and letters of a paper together.

    :raises TemplateError: tags that cannot be read (with part, paragraph and first words).
    """

    def __init__(self, parts: Sequence[Part], template: str) -> None:
        self._parts = parts
        self._template = template
        self._environment = TemplateEnvironment()
        self.asked: list[dict[str, int]] = []
        """Of each part: path → line of its source."""
        self.compiled = tuple(self._compiled(part) for part in parts)

    def _compiled(self, part: Part) -> tuple[JinjaTemplate, ...]:
        asked: dict[str, int] = {}
        compiled = []
        for source in sources_of(part):
            try:
                tree = _tree(part, source, self._template, self._environment)
                asked = {**asked_by(tree).paths, **asked}
                compiled.append(self._environment.from_string(bounded(tree)))
            except _UNREADABLE as error:
                place = paragraph_place(part, getattr(error, "lineno", None))
                raise fault_in(self._template, place, explained(error), _MEND) from None
        self.asked.append(asked)
        return tuple(compiled)

    def printed(
        self, context: Mapping[str, Value], notes: Sequence[list[Any] | None] | None = None
    ) -> Iterator[list[str]]:
        """Yield what Jinja prints of each part, a text for each of its sources.

        :param notes: for each part what takes up the values its tags print, in order, or nothing.
        :raises FillingError: the template and the context disagree.
        """
        self._environment.begin()
        for number, (part, asked, compiled) in enumerate(zip(self._parts, self.asked, self.compiled, strict=True)):
            note = notes[number] if notes else None
            if note is not None:
                self._environment.note(note)
            try:
                yield [self._environment.collected(program.generate(context)) for program in compiled]
            except (JinjaError, TypeError, ValueError, ArithmeticError, RecursionError) as error:
                line = _line_of(error)
                paths = tuple(path for path, first in asked.items() if first == line)
                raise FillingError(self._template, paragraph_place(part, line), explained(error), paths) from None


def lightened(part: Part, environment: TemplateEnvironment) -> Light | None:
    """Return the light programs of a part, ``None`` where it has none or cannot be read."""
    asked: dict[str, int] = {}
    programs = []
    for source in sources_of(part):
        try:
            tree = _tree(part, source, "", environment)
            asked = {**asked_by(tree).paths, **asked}
            programs.append(light_program(tree, environment))
        except (*_UNREADABLE, NotLightError, ThongbaoError):
            return None
    return Light(tuple(programs), asked)


def _tree(part: Part, source: str, template: str, environment: TemplateEnvironment) -> nodes.Template:
    """Return the tree of a source in which nothing is refused."""
    tree = environment.parse(with_printed_braces(source))
    for line, why in refusals(tree):
        raise fault_in(template, paragraph_place(part, line), why, _MEND)
    if part.role is Role.PROPERTIES:
        # They are plain text in the file; what is printed into them is markup already.
        for written in tree.find_all(nodes.TemplateData):
            written.data = escaped(written.data)
    return tree


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
