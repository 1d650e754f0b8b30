"""Fields a template asks for, tag by tag: unknown ones, unused ones, and lists taken for text or text for lists."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from jinja2 import nodes

from thongbao.language import _
from thongbao.papers import Field
from thongbao.render.asked import Asked, path_of, reads
from thongbao.render.lint_scan import Fault
from thongbao.render.lint_tags import Tag
from thongbao.render.rules import BROKEN_TAG, UNKNOWN_FIELD, WRONG_SHAPE
from thongbao.vietnamese.text import nearest

TEXT: Final = "chữ"
LIST: Final = "danh sách"
GROUP: Final = "nhóm"
_NAME = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_TARGETS = re.compile(r"for\s+(.+?)\s+(?:in\b|=|$)")


def shapes(fields: Iterable[Field], prefix: str = "") -> dict[str, str]:
    """Return path → ``chữ``, ``danh sách`` or ``nhóm`` for everything a template may name."""
    found: dict[str, str] = {}
    for about in fields:
        found |= _shape(about, prefix + about.name)
    return found


def _shape(about: Field, path: str) -> dict[str, str]:
    if about.listed:
        inner = next((member for member in about.members if member.name == "[]"), None)
        item = f"{path}[]"
        below = _shape(inner, item) if inner else _item(about, item)
        return {path: LIST, **below}
    return _item(about, path)


def _item(about: Field, path: str) -> dict[str, str]:
    if about.members:
        return {path: GROUP, **shapes(about.members, f"{path}.")}
    return {path: TEXT}


@dataclass
class Reader:
    """Reads the tags of one template, part after part, and remembers what it asked for."""

    known: Mapping[str, str]
    used: set[str] = field(default_factory=set)
    near: dict[str, str | None] = field(default_factory=dict)

    def faults(self, tags: Iterable[Tag]) -> Iterator[Fault]:
        """Yield the faults of the fields one part asks for."""
        blocks: list[tuple[str, dict[str, str | None]]] = [("", {"range": None})]
        for tag in tags:
            scope = {name: path for _command, names in blocks for name, path in names.items()}
            self._guess(tag, scope)
            if tag.tree is not None:
                yield from self._asked(tag, tag.tree, scope)
            if tag.command in ("for", "if"):
                blocks.append((tag.command, self._names(tag, scope)))
            elif tag.command in ("endfor", "endif"):
                _close(blocks, tag.command.removeprefix("end"))
            elif tag.command == "set":
                _outer(blocks).update(self._names(tag, scope))
            elif tag.tree is None and tag.raw.sign == "{%":
                # Whatever a refused command defines is not to be called unknown further down.
                _outer(blocks).update({name: None for name in _NAME.findall(tag.inner) if name not in self.known})

    def _guess(self, tag: Tag, scope: Mapping[str, str | None]) -> None:
        """Count what a broken tag names as asked for: mending the tag mends that too."""
        if tag.tree is None:
            for name in _NAME.findall(tag.inner):
                head, _dot, rest = name.partition(".")
                base = scope.get(head, head)
                if base is not None:
                    self._use(f"{base}.{rest}" if rest else base)

    def _use(self, path: str) -> None:
        self.used.add(path)
        # Whoever prints k.chu has gone through k.
        while path:
            path = path[:-2] if path.endswith("[]") else path.rpartition(".")[0]
            self.used.add(path)

    def _names(self, tag: Tag, scope: Mapping[str, str | None]) -> dict[str, str | None]:
        """Return what the tag defines for those behind it."""
        if tag.command == "if":
            return {}
        node = _statement(tag.tree)
        if isinstance(node, nodes.For):
            path = path_of(node.iter, scope)
            simple = isinstance(node.target, nodes.Name)
            targets = [node.target] if simple else list(node.target.find_all(nodes.Name))
            item = f"{path}[]" if path and simple and self.known.get(path) == LIST else None
            return {"loop": None, **{name.name: item for name in targets if isinstance(name, nodes.Name)}}
        if isinstance(node, nodes.Assign):
            if isinstance(node.target, nodes.Name):
                return {node.target.name: path_of(node.node, scope)}
            return {name.name: None for name in node.target.find_all(nodes.Name)}
        written = _TARGETS.search(tag.inner)
        return {"loop": None, **dict.fromkeys(_NAME.findall(written[1] if written else tag.inner))}

    def _asked(self, tag: Tag, tree: nodes.Template, scope: Mapping[str, str | None]) -> Iterator[Fault]:
        if "loop" not in scope and any(name.name == "loop" for name in tree.find_all(nodes.Name)):
            yield tag.fault(BROKEN_TAG, _("«loop» chỉ dùng bên trong một khối for"))
            return
        asked = Asked()
        for node in _expressions(tree):
            reads(node, scope, asked)
        self._looped(tag, tree, scope, asked)
        unknown = [path for path in asked.paths if path and path not in self.known]
        for path in asked.paths:
            self._use(path)
        # k.chuu asks for k too; only the shortest path nobody knows is the fault.
        for path in unknown:
            if not any(path != other and path.startswith((f"{other}.", f"{other}[")) for other in unknown):
                yield self._unknown(tag, path, scope)
        if not unknown:
            yield from self._misshapen(tag, tree, scope)

    def _looped(self, tag: Tag, tree: nodes.Template, scope: Mapping[str, str | None], asked: Asked) -> None:
        """Count the items of what is looped over as asked for, and read the loop's own test."""
        node = _statement(tree)
        if tag.command != "for" or not isinstance(node, nodes.For):
            return
        if node.test is not None:
            reads(node.test, {**scope, **self._names(tag, scope)}, asked)
        path = path_of(node.iter, scope)
        # A loop over something computed (a slice, a filter) may go through any list it reads.
        for listed in [path] if path else list(asked.paths):
            if self.known.get(listed) == LIST:
                self._use(f"{listed}[]")

    def _unknown(self, tag: Tag, path: str, scope: Mapping[str, str | None]) -> Fault:
        if path not in self.near:
            self.near[path] = nearest(path, sorted(self.known))
        near = self.near[path]
        if near:
            self._use(near)
        shown, meant = _as_written(path, scope), _as_written(near, scope) if near else ""
        hint = (
            _("ý bạn là «{near}»?").format(near=meant) if near else _("xem các trường bằng: thongbao template fields")
        )
        return tag.fault(UNKNOWN_FIELD, _("không có trường nào tên «{path}»").format(path=shown), hint)

    def _misshapen(self, tag: Tag, tree: nodes.Template, scope: Mapping[str, str | None]) -> Iterator[Fault]:
        node = _statement(tree)
        if isinstance(node, nodes.For):
            path = path_of(node.iter, scope)
            if path and self.known.get(path, LIST) != LIST:
                message = _("«{path}» không phải danh sách, không lặp được").format(path=_as_written(path, scope))
                yield tag.fault(
                    WRONG_SHAPE, message, _("in bằng {{{{ {path} }}}}").format(path=_as_written(path, scope))
                )
        elif isinstance(node, nodes.Output) and tag.command not in ("colspan", "cellbg"):
            path = next((path_of(printed, scope) for printed in node.nodes), None)
            shape = self.known.get(path, TEXT) if path else TEXT
            if path and shape != TEXT:
                self.used.update(below for below in self.known if below.startswith((f"{path}.", f"{path}[")))
                message = _("«{path}» là {shape}, không in thẳng được").format(
                    path=_as_written(path or "", scope), shape=shape
                )
                yield tag.fault(WRONG_SHAPE, message, _how(path or "", shape))


def unused(known: Mapping[str, str], fields: Sequence[Field], used: set[str]) -> list[str]:
    """Return the required paths nobody prints, without those inside an unused list or group."""
    required = {path for about in fields for path, inner in about.paths() if inner.required and path in known}
    missing = [path for path in known if path in required and path not in used]
    return [path for path in missing if not any(path.startswith((f"{m}.", f"{m}[")) for m in missing if m != path)]


def _how(path: str, shape: str) -> str:
    if shape == GROUP:
        return _("ghi tên trường bên trong: {{{{ {path}.… }}}}").format(path=path)
    return _("lặp từng mục: {{%p for x in {path} %}} … {{{{ x }}}} … {{%p endfor %}}").format(path=path)


def _statement(tree: nodes.Template | None) -> nodes.Node | None:
    """Return what the tag says, parsed by itself."""
    return tree.body[0] if tree is not None and tree.body else None


def _expressions(tree: nodes.Template) -> Iterator[nodes.Node]:
    """Yield the expressions of one tag: what it prints, tests, loops over or names."""
    for node in tree.body:
        if isinstance(node, nodes.Output):
            yield from node.nodes
        elif isinstance(node, nodes.If):
            yield node.test
            yield from (branch.test for branch in node.elif_)
        elif isinstance(node, nodes.For):
            yield node.iter
        elif isinstance(node, nodes.Assign):
            yield node.node


def _close(blocks: list[tuple[str, dict[str, str | None]]], command: str) -> None:
    at = next((at for at in range(len(blocks) - 1, 0, -1) if blocks[at][0] == command), None)
    if at is not None:
        del blocks[at]


def _outer(blocks: list[tuple[str, dict[str, str | None]]]) -> dict[str, str | None]:
    """Return where a name set now lives: the innermost loop, else the part."""
    return next(names for command, names in reversed(blocks) if command != "if")


def _as_written(path: str, scope: Mapping[str, str | None]) -> str:
    """Return the path as the designer writes it there: ``k.chu`` for ``noi_dung[].chu``."""
    for name, base in scope.items():
        if base and base.endswith("[]") and path.startswith(f"{base}."):
            return name + path[len(base) :]
        if base == path and base.endswith("[]"):
            return name
    return path
