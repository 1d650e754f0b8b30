"""What pydantic refuses → findings a clerk can act on: the place in the file, the reason, the nearest right word."""

import typing
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from thongbao.findings import Finding, Rule
from thongbao.language import _
from thongbao.model.fields import Record
from thongbao.model.notice import ITEM_KEYS
from thongbao.model.rules import DEADLINE_IMPOSSIBLE, MISSING_KEY, SECRET, UNKNOWN_KEY, UNKNOWN_REFERENCE, WRONG_VALUE
from thongbao.source.tree import Document
from thongbao.vietnamese.text import nearest

_RULE_OF = {
    "extra_forbidden": UNKNOWN_KEY,
    "missing": MISSING_KEY,
    "reference": UNKNOWN_REFERENCE,
    "deadline": DEADLINE_IMPOSSIBLE,
    "secret": SECRET,
}
_MESSAGES = {
    "list_type": _("phải là danh sách: mỗi mục một dòng bắt đầu bằng «- »"),
    "tuple_type": _("phải là danh sách: mỗi mục một dòng bắt đầu bằng «- »"),
    "model_type": _("phải là nhóm khóa (khóa: giá trị), không phải một dòng chữ"),
    "dict_type": _("phải là nhóm khóa (khóa: giá trị), không phải một dòng chữ"),
    "too_short": _("danh sách đang trống; cần ít nhất một mục"),
    "greater_than_equal": _("phải từ {ge:g} trở lên"),
    "less_than_equal": _("phải từ {le:g} trở xuống"),
}


def findings_of(error: ValidationError, document: Document, root: type[Record]) -> list[Finding]:
    """Return one finding for each fault pydantic collected, at its place in ``document``.

    A list that is too short only because its items are at fault is no fault of its own.
    """
    details: list[dict[str, Any]] = [dict(detail) for detail in error.errors(include_url=False, include_input=False)]
    inside = {tuple(detail["loc"][:length]) for detail in details for length in range(len(detail["loc"]))}
    meant = {
        (*detail["loc"][:-1], _nearest_key(detail["loc"], root))
        for detail in details
        if detail["type"] == "extra_forbidden"
    }
    return [
        _finding(detail, document, root)
        for detail in details
        if not (detail["type"] == "too_short" and tuple(detail["loc"]) in inside)
        # A key that is misspelt is not missing besides.
        and not (detail["type"] == "missing" and tuple(detail["loc"]) in meant)
    ]


def _nearest_key(loc: Sequence[str | int], root: type[Record]) -> str | None:
    key = str(loc[-1])
    return nearest(key, sorted(_keys_at(loc[:-1], root) - {key}))


def _finding(detail: dict[str, Any], document: Document, root: type[Record]) -> Finding:
    kind: str = detail["type"]
    loc: Sequence[str | int] = detail["loc"]
    rule: Rule = _RULE_OF.get(kind, WRONG_VALUE)
    place = document.place(loc, key=kind in ("extra_forbidden", "missing"))
    if kind == "union_tag_not_found":
        return rule.found(place, _("đoạn này không rõ loại"), _kind_hint(document, loc, root))
    if kind == "union_tag_invalid":
        hint = _("đóng nhóm trên rồi mở «giao» khác ngang hàng với nó")
        return rule.found(place, _("«giao» không lồng trong «giao»"), hint)
    return rule.found(place, *_words(kind, loc, detail.get("ctx", {}), root))


def _kind_hint(document: Document, loc: Sequence[str | int], root: type[Record]) -> str:
    """Name the kind of paragraph that was probably meant: ``gachh`` is ``gach``."""
    node: Any = document.root
    for part in loc:
        if isinstance(node, list) and isinstance(part, int):  # noqa: SIM114 (each branch narrows its own type)
            node = node[part]
        elif isinstance(node, Mapping) and part in node:
            node = node[part]
    allowed = [key for key in ITEM_KEYS if key in _keys_at(loc, root)]
    if isinstance(node, Mapping) and "viec" in node and "giao" not in allowed:
        return _("mở đầu và kết thúc chỉ ghi lời (gach, doan); chuyển nhiệm vụ này vào muc")
    for key in node if isinstance(node, Mapping) else ():
        near = nearest(key, allowed)
        if near:
            return _("«{key}»: ý bạn là «{near}»?").format(key=key, near=near)
    return _("ghi một trong các khóa {keys}").format(keys=", ".join(allowed))


def _words(kind: str, loc: Sequence[str | int], ctx: dict[str, Any], root: type[Record]) -> tuple[str, str]:
    """Return message and hint."""
    key = str(loc[-1]) if loc else ""
    if kind == "extra_forbidden":
        near = _nearest_key(loc, root)
        hint = _("ý bạn là «{near}»?").format(near=near) if near else _allowed(loc[:-1], root)
        return _("không có khóa «{key}»").format(key=key), hint
    if kind == "missing":
        return _("thiếu khóa bắt buộc «{key}»").format(key=key), _description(loc, root)
    message = str(ctx.get("message") or _MESSAGES.get(kind, _("giá trị không đúng dạng")).format(**ctx))
    named = next((str(part) for part in reversed(loc) if isinstance(part, str) and not part.startswith("<")), "")
    if kind == "reference":
        return f"{named}: {message}", _("sửa mã này, hoặc khai thêm mã đó trong don-vi.yaml, co-quan.yaml")
    return (f"{named}: {message}" if named else message), _description(loc, root)


def _allowed(loc: Sequence[str | int], root: type[Record]) -> str:
    return _("các khóa dùng được ở đây: {keys}").format(keys=", ".join(sorted(_keys_at(loc, root))))


def _description(loc: Sequence[str | int], root: type[Record]) -> str:
    names = [i for i, part in enumerate(loc) if isinstance(part, str) and not part.startswith("<")]
    if not names:
        return ""
    for record in _records_at(loc[: names[-1]], root):
        for field in record.model_fields.values():
            if field.alias == loc[names[-1]]:
                return field.description or ""
    return ""


def _keys_at(loc: Sequence[str | int], root: type[Record]) -> set[str]:
    records = _records_at(loc, root)
    return set[str]().union(*(_aliases(record) for record in records))


def _records_at(loc: Sequence[str | int], root: type[Record]) -> set[type[Record]]:
    """Return the records that may stand at ``loc``: pydantic reports where, not in which model."""
    here: set[type[Record]] = {root}
    for part in loc:
        if isinstance(part, int):
            continue
        if part.startswith("<"):
            # The tag of a kind is the key that makes the kind.
            here = {record for record in here if part.strip("<>") in _aliases(record)} or here
            continue
        inner = {
            found
            for record in here
            for field in record.model_fields.values()
            if field.alias == part
            for found in _inner_records(field.annotation)
        }
        # A key of the office's own choosing (a rule's id) leads to the records already there.
        here = inner or here
    return here


def _aliases(record: type[Record]) -> set[str]:
    return {field.alias or name for name, field in record.model_fields.items()}


def _inner_records(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and not typing.get_args(annotation):
        if issubclass(annotation, Record):
            yield annotation
        return
    for argument in typing.get_args(annotation):
        yield from _inner_records(argument)
