"""A template compiled once, filled many times: member for member what docxtpl makes of it, a hundred times as fast.

    template = CompiledTemplate(Path("mau.docx").read_bytes())
    paper = template.render({"ten": "Phòng Kinh tế"})

docxtpl opens, prepares and compiles its template anew for each paper. Here that is done once; what is left for a paper
is running Jinja's program, packing the few members that differ, and joining them with those that do not. docxtpl's
repairs run where they can have an effect (:mod:`thongbao.render.stability`). What only docxtpl can do (pictures,
sub-documents, links and media put in at run time) docxtpl does, with the same result and at its own speed.
"""

import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment

from thongbao.render.filling import OnlyDocxtplError, UnfitCharacterError
from thongbao.render.prepared import Prepared, Role, sources_of
from thongbao.render.programs import Program, Watch, has_usual_syntax
from thongbao.word.container import Deflate, Frame, deflate, packed
from thongbao.word.package import open_package

Progress = Callable[[str], None]


class CompiledTemplate:
    """A template as docxtpl would fill it, in any Jinja environment; not to be used from two threads at once.

    The office's papers are filled by :class:`thongbao.render.template.Template`, which adds what an office needs: the
    sandbox, strictness, fields that are checked, words that are read back. This class adds nothing and takes nothing
    away.

    :param source: the bytes of the .docx, opened within limits.
    :param environment: Jinja's environment; left out, the one docxtpl makes.
    :param autoescape: as docxtpl's ``render`` has it; a given environment is changed by it.
    :param said: told when docxtpl itself has to do the work, and why.
    :raises NotADocxError: the file is not a .docx that may be opened.
    :raises jinja2.TemplateError: a tag cannot be read.
    """

    def __init__(
        self,
        source: bytes | Path,
        environment: Environment | None = None,
        *,
        autoescape: bool = False,
        by: Deflate = deflate,
        said: Progress | None = None,
    ) -> None:
        from thongbao.render.preparing import prepare

        package = open_package(source)
        self._data = source if isinstance(source, bytes) else source.read_bytes()
        self._given = environment
        self._autoescape = autoescape
        self._said = said or (lambda _words: None)
        self._deflate = by
        self.prepared = prepare(package)
        self._frame = Frame(self.prepared.members)
        self._environment = environment or Environment(autoescape=autoescape)
        if autoescape:
            self._environment.autoescape = True
        self.reason = self._needs(self.prepared)
        self._programs = () if self.reason else tuple(self._compiled())

    def _needs(self, prepared: Prepared) -> str:
        if not has_usual_syntax(self._environment):
            return "the environment reads tags of its own"
        self._has_footnotes = any(part.role is Role.NOTES for part in prepared.parts)
        if self._has_footnotes and any(part.role is Role.BODY and not part.settled for part in prepared.parts):
            return "footnotes beside a body that has to be repaired"
        return prepared.needs_docxtpl

    def _compiled(self) -> Iterator[Program]:
        for part in self.prepared.parts:
            if part.role is Role.OTHER:
                continue
            # docxtpl makes another environment for properties and footnotes where it is given none.
            environment = self._environment
            if self._given is None and not self._autoescape and part.role in (Role.PROPERTIES, Role.NOTES):
                environment = Environment()
            watch = Watch(environment)
            watched = environment.overlay(finalize=watch)
            beside = self._has_footnotes and part.role is Role.BODY
            compiled = [watched.from_string(text) for text in sources_of(part)]
            yield Program(part, compiled, watch, has_footnotes=beside)

    def render(self, context: Mapping[str, Any], *, built_on: Any = None) -> bytes:
        """Return the paper.

        :param built_on: the docxtpl template that pictures, sub-documents, links or replaced media in ``context`` were
            made with; then that template does the work. Values that know their template need not be named.
        :raises Exception: what docxtpl would raise for the same template and context.
        """
        if built_on is not None:
            return self._by_docxtpl(context, built_on, "built on a template of docxtpl")
        if self.reason:
            return self._by_docxtpl(context, None, self.reason)
        try:
            members = [packed(program.part.name, program.filled(context), self._deflate) for program in self._programs]
        except (OnlyDocxtplError, UnfitCharacterError) as error:
            return self._by_docxtpl(context, _home_of(context), str(error) or "a character XML cannot hold")
        return self._frame.filled(members)

    def _by_docxtpl(self, context: Mapping[str, Any], home: Any, reason: str) -> bytes:
        from docxtpl import DocxTemplate

        self._said(f"docxtpl: {reason}")
        template = home or DocxTemplate(io.BytesIO(self._data))
        template.render(dict(context), self._given, self._autoescape)
        saved = io.BytesIO()
        template.save(saved)
        return saved.getvalue()


def _home_of(value: Any, depth: int = 0) -> Any:
    """Return the docxtpl template a value somewhere in a context belongs to, or ``None``."""
    if type(value).__module__.startswith("docxtpl."):
        return vars(value).get("tpl")
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, list | tuple) else ()
    if depth > 20:
        return None
    return next((home for home in (_home_of(item, depth + 1) for item in inner) if home is not None), None)
