"""A template filled in our sandbox: the first papers by its light programs, the others, and what is odd, by Jinja."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from thongbao.language import _
from thongbao.render.faults import fault_in, paragraph_place
from thongbao.render.filling import OnlyDocxtplError, UnfitCharacterError, finished, properties
from thongbao.render.light import run_light
from thongbao.render.light_values import LeftToJinjaError
from thongbao.render.prepared import Part, Prepared, Role
from thongbao.word.container import Deflate, Frame, deflate, packed

if TYPE_CHECKING:
    from thongbao.papers import Value
    from thongbao.render.by_jinja import SandboxedParts

# Member → what its tags printed, in order.
Printed = dict[str, list[Any]]
# A tag inside a mark, or in the code of a field.
_ASIDE: Final = re.compile(r"<\w[^<>%]*\{\{|<w:instrText[^<>]*>[^<]*\{\{")
# So many papers are printed by the light programs before Jinja, which prints each faster, is worth its import.
_FEW: Final = 200


class SandboxedTemplate:
    """A template that may come from anybody, opened once and filled many times; from one thread at a time.

    :param prepared: what :func:`thongbao.render.opening.opened` makes of a file.
    :param own_properties: the tags in the file's properties are filled; else the caller gives the properties of each
        paper.
    :param by: how members are packed.
    :raises TemplateError: tags that cannot be read (with part, paragraph and first words).
    """

    def __init__(self, prepared: Prepared, name: str, *, own_properties: bool = True, by: Deflate = deflate) -> None:
        self.name = name
        self._deflate = by
        self.parts = tuple(part for part in prepared.parts if own_properties or part.role is not Role.PROPERTIES)
        self._left_to_light = _FEW if all(part.light is not None for part in self.parts) else 0
        if not self._left_to_light:
            # What cannot be read is said now.
            self._compiled  # noqa: B018
        self.properties_name = prepared.properties
        filled = {part.name for part in self.parts} | (set() if own_properties else {prepared.properties})
        self._frame = Frame(member for member in prepared.members if member.name not in filled)

    @cached_property
    def _compiled(self) -> "SandboxedParts":
        from thongbao.render.by_jinja import SandboxedParts

        return SandboxedParts(self.parts, self.name)

    @cached_property
    def aside(self) -> frozenset[str]:
        """The members with tags that print where nobody reads."""
        return frozenset(part.name for part in self.parts if _ASIDE.search(part.source))

    @property
    def note(self) -> str:
        """What ``-v`` tells of repairs that every paper needs; empty for most templates."""
        if not any(part.role is Role.BODY and not part.settled for part in self.parts):
            return ""
        message = _(
            "{template}: cột của bảng có thể đổi theo chữ điền vào, nên xem lại và chỉnh từng văn bản như docxtpl"
        )
        return message.format(template=self.name)

    def asked(self) -> Iterator[tuple[str, str]]:
        """Yield (path, place) for every value the template reads."""
        for number, part in enumerate(self.parts):
            asked = part.light.asked if part.light is not None else self._compiled.asked[number]
            for path, line in asked.items():
                yield path, paragraph_place(part, line)

    def filled(self, context: Mapping[str, "Value"], printed: Printed | None = None) -> dict[str, bytes]:
        """Return name → bytes of the members that a context fills.

        :param printed: takes up, for each of these members, what its tags printed, in order.
        :raises TemplateError: the template and the context disagree, or the result is not well-formed XML.
        """
        notes: Sequence[list[Any] | None] = [None] * len(self.parts)
        if printed is not None:
            notes = [printed.setdefault(part.name, []) for part in self.parts]
        texts = self._printed(context, notes)
        return {part.name: self._finished(part, each) for part, each in zip(self.parts, texts, strict=True)}

    def paper(self, changed: Mapping[str, bytes]) -> bytes:
        """Return the whole .docx: ``changed`` is what :meth:`filled` gave, and its properties if need be."""
        return self._frame.filled([packed(name, data, self._deflate) for name, data in changed.items()])

    def _printed(self, context: Mapping[str, "Value"], notes: Sequence[list[Any] | None]) -> Iterable[Sequence[str]]:
        if self._left_to_light:
            self._left_to_light -= 1
            try:
                return [_by_light(part, context, note) for part, note in zip(self.parts, notes, strict=True)]
            except LeftToJinjaError:
                self._left_to_light = 0
                for note in notes:
                    if note:
                        note.clear()
        return self._compiled.printed(context, notes)

    def _finished(self, part: Part, texts: Sequence[str]) -> bytes:
        try:
            if part.role is Role.PROPERTIES:
                return properties(part, texts, markup=True)
            return finished(part, texts[0], strict=True)
        except (UnfitCharacterError, UnicodeEncodeError):
            message = _("mẫu in ra một ký tự không ghi được vào tệp Word")
            raise fault_in(self.name, part.name, message) from None
        # lxml's error about XML is one; naming it would import lxml.
        except SyntaxError as error:
            message = _("chữ điền vào làm hỏng cấu trúc XML ({detail})").format(detail=error.msg)
            hint = _("một thẻ {%p %} hay {%tr %} đứng sai chỗ: mỗi thẻ như vậy ở riêng một đoạn hoặc một dòng bảng")
            raise fault_in(self.name, part.name, message, hint) from None
        except (AttributeError, TypeError, ValueError, ArithmeticError, OnlyDocxtplError) as error:
            message = _("bảng trong mẫu hỏng: số cột hoặc độ rộng cột không phải là số ({detail})").format(detail=error)
            raise fault_in(self.name, part.name, message, _("kẻ lại bảng trong Word")) from None


def _by_light(part: Part, context: Mapping[str, "Value"], note: list[Any] | None) -> list[str]:
    assert part.light is not None
    return [run_light(program, context, note) for program in part.light.programs]
