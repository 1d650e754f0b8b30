"""A prepared part → a program that fills it: compiled by Jinja once, run for every paper."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from jinja2 import Environment
from jinja2 import Template as JinjaTemplate

from thongbao.render.breaks import has_breaks
from thongbao.render.filling import OnlyDocxtplError, finished, properties
from thongbao.render.prepared import Part, Role

# The signs of tags and the rest of the syntax that preparing a template goes by.
_SYNTAX: Final[Mapping[str, object]] = {
    "block_start_string": "{%",
    "block_end_string": "%}",
    "variable_start_string": "{{",
    "variable_end_string": "}}",
    "comment_start_string": "{#",
    "comment_end_string": "#}",
    "line_statement_prefix": None,
    "line_comment_prefix": None,
    "trim_blocks": False,
    "lstrip_blocks": False,
    "newline_sequence": "\n",
}

_LONGEST_PROPERTY: Final = 255


class Watch:
    """Sees every value a foreign environment prints: markup among them, or objects that belong to docxtpl."""

    def __init__(self, environment: Environment) -> None:
        self.raw = False
        self._given = environment.finalize
        self._escapes = environment.autoescape is True

    def __call__(self, value: Any) -> Any:
        """Return the value as the environment would print it, and remember what kind it is."""
        if self._given is not None:
            value = self._given(value)
        if type(value) is str:
            if not self._escapes and ("<" in value or "&" in value or ">" in value):
                self.raw = True
        elif hasattr(type(value), "__html__") or not self._escapes:
            if type(value).__module__.startswith("docxtpl.") and "tpl" in vars(value):
                raise OnlyDocxtplError(f"{type(value).__name__} belongs to a template of docxtpl")
            self.raw = True
        return value


class Program:
    """One part, compiled: :meth:`filled` gives its bytes for a context."""

    def __init__(
        self, part: Part, compiled: Sequence[JinjaTemplate], watch: Watch, *, has_footnotes: bool = False
    ) -> None:
        self.part = part
        self._compiled = compiled
        self._watch = watch
        self._has_footnotes = has_footnotes

    def filled(self, context: Mapping[str, Any]) -> bytes:
        """Return the member for a context, as docxtpl makes it.

        :raises Exception: whatever Jinja raises, and what :func:`thongbao.render.filling.finished` raises.
        """
        self._watch.raw = False
        texts = [program.render(context) for program in self._compiled]
        if self.part.role is Role.PROPERTIES:
            if any(len(text) > _LONGEST_PROPERTY for text in texts):
                raise OnlyDocxtplError("a property of more than 255 characters")
            return properties(self.part, texts, markup=False)
        if self._has_footnotes and (self._watch.raw or has_breaks(texts[0])):
            # docxtpl fills footnotes once for each section, and a body read anew may have lost its sections.
            raise OnlyDocxtplError("footnotes beside a body that may have to be repaired")
        return finished(self.part, texts[0], raw=self._watch.raw)


def has_usual_syntax(environment: Environment) -> bool:
    """Whether an environment reads tags as preparing a template presumes."""
    return all(getattr(environment, name) == value for name, value in _SYNTAX.items())
