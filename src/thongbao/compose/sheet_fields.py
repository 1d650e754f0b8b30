"""Sheets are dataclasses; this is how one says what a template calls each field, and how it becomes a context."""

import dataclasses
import functools
import typing
from collections.abc import Mapping
from typing import Any

from thongbao.papers import Field, Kind, Sheet, Value


def words(name: str, meaning: str, *, required: bool = True, example: str = "", default: str | None = None) -> Any:
    """Declare a field of a sheet: its name in templates, its meaning, whether a template must print it, an example.

    ``default`` is for a field that nearly every paper leaves empty.
    """
    about = {"name": name, "meaning": meaning, "required": required, "example": example}
    return dataclasses.field(metadata=about) if default is None else dataclasses.field(default=default, metadata=about)


def inlined() -> Any:
    """Declare a field whose members a template calls by their own names, as if they stood in the sheet itself."""
    return dataclasses.field(metadata={"inline": True})


@functools.cache
def field_tree(sheet: type) -> tuple[Field, ...]:
    """Return the fields of a sheet dataclass as templates see them."""
    hints = typing.get_type_hints(sheet)
    found: list[Field] = []
    for part in dataclasses.fields(sheet):
        if part.metadata.get("inline"):
            found += field_tree(hints[part.name])
        else:
            found.append(_field(part, hints[part.name]))
    return tuple(found)


def _field(part: "dataclasses.Field[Any]", hint: Any) -> Field:
    about = part.metadata
    inner, depth = hint, 0
    while typing.get_origin(inner) is tuple:
        inner, depth = typing.get_args(inner)[0], depth + 1
    members = field_tree(inner) if dataclasses.is_dataclass(inner) and isinstance(inner, type) else ()
    for _level in range(depth - 1):
        members = (Field("[]", about["meaning"], about["required"], True, members),)
    return Field(about["name"], about["meaning"], about["required"], depth > 0, members, about["example"])


def context_of(sheet: Any) -> dict[str, Value]:
    """Return the sheet's values under the names templates use; every leaf is text."""
    context: dict[str, Value] = {}
    for part in dataclasses.fields(sheet):
        value = getattr(sheet, part.name)
        if part.metadata.get("inline"):
            context |= context_of(value)
        else:
            context[part.metadata["name"]] = _value(value)
    return context


def _value(value: Any) -> Value:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    if dataclasses.is_dataclass(value):
        return context_of(value)
    raise TypeError(f"a sheet holds text, not {type(value).__name__}")


def sheet_of(kind: Kind, recipient: str | None, title: str, author: str, words_of_paper: Any) -> Sheet:
    """Return the sheet that hands ``words_of_paper`` (a sheet dataclass) to render."""
    context: Mapping[str, Value] = context_of(words_of_paper)
    made_of: type = type(words_of_paper)
    return Sheet(kind, recipient, title, author, context, field_tree(made_of))
