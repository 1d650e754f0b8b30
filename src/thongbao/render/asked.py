"""What a template asks for: the paths of every value it reads, with the line each is read on.

A path is written as in :class:`thongbao.papers.Field`: ``noi_dung[].chu``. Loop variables, ``set``
variables and ``loop`` are resolved to what they stand for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jinja2 import nodes

# Filters that print the items of a list.
_READS_ITEMS = frozenset({"join", "first", "last"})
Scope = Mapping[str, str | None]


@dataclass
class Asked:
    """Path → the line of the prepared source where it is first read."""

    paths: dict[str, int] = field(default_factory=dict)

    def note(self, path: str, line: int) -> None:
        """Remember that ``path`` is read on ``line``."""
        self.paths.setdefault(path, line)


def asked_by(tree: nodes.Template) -> Asked:
    """Return the paths a parsed template reads."""
    asked = Asked()
    _statements(tree.body, {"loop": None, "range": None}, asked)
    return asked


def _statements(body: list[nodes.Node], scope: Scope, asked: Asked) -> None:
    inner = dict(scope)
    for node in body:
        if isinstance(node, nodes.For):
            _loop(node, inner, asked)
        elif isinstance(node, nodes.If):
            reads(node.test, inner, asked)
            _statements(node.body, inner, asked)
            for branch in node.elif_:
                _statements([branch], inner, asked)
            _statements(node.else_, inner, asked)
        elif isinstance(node, nodes.Assign):
            reads(node.node, inner, asked)
            if isinstance(node.target, nodes.Name):
                inner[node.target.name] = path_of(node.node, inner)
        else:
            reads(node, inner, asked)


def _loop(node: nodes.For, scope: Scope, asked: Asked) -> None:
    reads(node.iter, scope, asked)
    path = path_of(node.iter, scope)
    inner = dict(scope)
    for name in node.target.find_all(nodes.Name) if not isinstance(node.target, nodes.Name) else [node.target]:
        inner[name.name] = f"{path}[]" if path else None
    if path:
        asked.note(f"{path}[]", node.lineno)
    _statements(node.body, inner, asked)
    _statements(node.else_, inner, asked)


def reads(node: nodes.Node, scope: Scope, asked: Asked) -> None:
    """Note every path an expression reads."""
    path = path_of(node, scope)
    if path is not None:
        asked.note(path, node.lineno)
    if isinstance(node, nodes.Filter) and node.name in _READS_ITEMS and node.node is not None:
        listed = path_of(node.node, scope)
        if listed is not None:
            asked.note(f"{listed}[]", node.lineno)
    if isinstance(node, nodes.Getattr | nodes.Getitem) and path is not None:
        reads(node.node, scope, asked)
        return
    for child in node.iter_child_nodes():
        reads(child, scope, asked)


def path_of(node: nodes.Node, scope: Scope) -> str | None:
    """Return the path an expression stands for, or ``None`` when it is computed."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        base = path_of(node.node, scope)
        return f"{base}.{node.attr}" if base else None
    if isinstance(node, nodes.Getitem):
        base = path_of(node.node, scope)
        if base and isinstance(node.arg, nodes.Const):
            return f"{base}.{node.arg.value}" if isinstance(node.arg.value, str) else f"{base}[]"
    return None
