"""The Jinja environment templates run in: untrusted code, so sandboxed, strict, escaped, bounded.

What a template may say is a short list, checked on the parsed tree before anything is compiled; how long it may run and
how much it may print is counted while it runs. Source: Jinja's own notes on its sandbox (template attributes,
intercepted operators), and the attacks that tests/render/test_render_hostile.py holds.
"""

import time
from collections.abc import Callable, Generator, Iterator
from functools import partial
from itertools import islice
from typing import Any, Final

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.filters import do_join, do_replace
from jinja2.nodes import EvalContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import pass_eval_context
from jinja2.visitor import NodeTransformer

from thongbao.language import _
from thongbao.render.allowed import (
    FILTERS,
    MAX_DEPTH,
    MAX_LOOP_DEPTH,
    MAX_NUMBER,
    MAX_OUTPUT,
    MAX_RANGE,
    MAX_REPEATED,
    MAX_SECONDS,
    MAX_TURNS,
    OF_JINJA,
    OF_NUMBERS,
    PIECE_COST,
    RULE_FILTER,
    in_words,
    rule_length,
)

_COUNTED_AT_ONCE: Final = 256
_REFUSED: Final[dict[type[nodes.Node], str]] = {
    nodes.Macro: "macro",
    nodes.CallBlock: "call",
    nodes.FilterBlock: "filter",
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "from … import",
    nodes.Extends: "extends",
    nodes.Block: "block",
    nodes.With: "with",
    nodes.AssignBlock: "set … endset",
    nodes.ScopedEvalContextModifier: "autoescape",
    nodes.EvalContextModifier: "autoescape",
    nodes.NSRef: "namespace",
    nodes.Pow: "**",
}


class RefusedError(SecurityError):
    """What a template must not do, in the clerk's words."""


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Our only Jinja environment. It counts for one paper at a time: :meth:`begin` starts the count anew."""

    intercepted_binops = frozenset(["*", "**", "%", "+"])

    def __init__(self) -> None:
        super().__init__(
            autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True, cache_size=0, finalize=_printable
        )
        self.globals.clear()
        self.globals["range"] = _bounded_range
        kept: dict[str, Callable[..., Any]] = {name: self.filters[name] for name in OF_JINJA}
        self.filters.clear()
        own = {"join": self._join, "replace": self._replace, RULE_FILTER: rule_length}
        self.filters.update({**kept, **{name: partial(in_words, name) for name in OF_NUMBERS}, **own})
        self.begin()

    def begin(self) -> None:
        """Start counting turns, letters and seconds of a new paper; nobody wants to know what tags print."""
        self.finalize = _printable
        self._turns = 0
        self._letters = 0
        self._end = time.monotonic() + MAX_SECONDS

    def note(self, printed: list[Any]) -> None:
        """Add to ``printed`` what tags print from now on."""
        add = printed.append

        def noted(value: Any) -> Any:
            value = _printable(value)
            add(value)
            return value

        self.finalize = noted

    def tick(self) -> bool:
        """Count one turn of a loop; put into every loop by :func:`bounded`."""
        self._turns += 1
        if self._turns > MAX_TURNS:
            raise RefusedError(_("các vòng lặp chạy hơn {most} lượt").format(most=MAX_TURNS))
        if time.monotonic() > self._end:
            raise RefusedError(_("mẫu chạy quá {most} giây").format(most=int(MAX_SECONDS)))
        return True

    def collected(self, pieces: Iterator[str]) -> str:
        """Return the pieces of a rendered part as one text, giving up as soon as a paper grows too large."""
        assert isinstance(pieces, Generator)
        kept: list[str] = []
        # Some at a time, so that counting costs next to nothing: what they print is shared or short (MAX_REPEATED).
        while some := list(islice(pieces, _COUNTED_AT_ONCE)):
            self._letters += sum(map(len, some)) + PIECE_COST * len(some)
            if self._letters > MAX_OUTPUT:
                # Thrown where the template stands, so that the error knows its line.
                pieces.throw(RefusedError(_("mẫu tạo ra hơn {most} triệu chữ").format(most=MAX_OUTPUT // 1_000_000)))
            kept += some
        return "".join(kept)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a field of a group: what nearly every dot in a template means; else as the sandbox allows."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Allow reading a sheet and the loop counters; no methods of strings, lists or dicts."""
        return super().is_safe_attribute(obj, attr, value) and not callable(value)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Refuse repetition and formatting of text: both make gigabytes out of a line."""
        if operator in ("*", "**") and not (isinstance(left, int) and isinstance(right, int)):
            raise RefusedError(_("phép lặp chữ (dấu *) không dùng trong mẫu"))
        if operator == "**":
            raise RefusedError(_("phép lũy thừa (dấu **) không dùng trong mẫu"))
        if operator == "%" and not isinstance(left, int):
            raise RefusedError(_("định dạng chữ (dấu %) không dùng trong mẫu"))
        result = super().call_binop(context, operator, left, right)
        if (isinstance(result, str | list | tuple) and len(result) > MAX_REPEATED) or (
            isinstance(result, int) and abs(result) > MAX_NUMBER
        ):
            raise RefusedError(_("mẫu tạo ra chuỗi quá dài"))
        return result

    @pass_eval_context
    def _join(self, context: EvalContext, value: Any, d: str = "") -> str:
        items: list[Any] = []
        size = 0
        for item in value:
            self.tick()
            items.append(_printable(item))
            size += len(str(item)) + len(d)
            _check_size(size)
        joined: str = do_join(context, items, d)
        return joined

    @pass_eval_context
    def _replace(self, context: EvalContext, s: Any, old: str, new: str) -> str:
        text = str(_printable(s))
        _check_size(len(text) + text.count(str(old)) * len(str(new)))
        return do_replace(context, text, str(old), str(new))


def _check_size(size: int) -> None:
    if size > MAX_REPEATED:
        raise RefusedError(_("mẫu tạo ra chuỗi quá dài"))


def _printable(value: Any) -> Any:
    """Return what a tag prints; a list or a group would come out as program text."""
    if type(value) is str:
        return value
    if isinstance(value, list | tuple | dict | range):
        raise RefusedError(_("thẻ in cả một danh sách hoặc nhóm; hãy lặp từng mục hoặc ghi tên trường bên trong"))
    if value is None or isinstance(value, bool | float):
        raise RefusedError(_("thẻ in «{value}», không phải là chữ").format(value=value))
    return value


def _bounded_range(*bounds: int) -> range:
    numbers = range(*bounds)
    # len() itself fails on the largest ones.
    if numbers[MAX_RANGE:]:
        raise RefusedError(_("range() chỉ được đến {most} lần").format(most=MAX_RANGE))
    return numbers


def refusals(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Yield (line, why) for everything in a parsed template that is not on the list of what one may say.

    Walks without recursion: a tree nested too deep for Python's own compiler is found here.
    """
    waiting: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
    while waiting:
        node, depth, loops = waiting.pop()
        why = _refusal(node)
        loops += isinstance(node, nodes.For)
        if why is None and (depth > MAX_DEPTH or loops > MAX_LOOP_DEPTH):
            why = _("các thẻ lồng nhau quá sâu")
        if why is not None:
            yield node.lineno, why
            continue
        waiting += [(child, depth + 1, loops) for child in node.iter_child_nodes()]


def _refusal(node: nodes.Node) -> str | None:
    if type(node) in _REFUSED:
        return _("«{what}» không dùng trong mẫu").format(what=_REFUSED[type(node)])
    if isinstance(node, nodes.For) and node.recursive:
        return _("«{what}» không dùng trong mẫu").format(what="recursive")
    if isinstance(node, nodes.Call) and not (isinstance(node.node, nodes.Name) and node.node.name == "range"):
        return _("mẫu không gọi được hàm nào ngoài range()")
    if isinstance(node, nodes.Filter) and node.name not in (*FILTERS, RULE_FILTER):
        return _("không có bộ lọc «{name}»; dùng được: {filters}").format(name=node.name, filters=", ".join(FILTERS))
    if isinstance(node, nodes.Dict) or (
        isinstance(node, nodes.List | nodes.Tuple)
        and getattr(node, "ctx", "load") == "load"
        and not all(isinstance(item, nodes.Const) for item in node.items)
    ):
        return _("danh sách trong thẻ chỉ gồm chữ và số viết sẵn")
    if isinstance(node, nodes.Const) and isinstance(node.value, int) and abs(node.value) > MAX_NUMBER:
        return _("số quá lớn")
    return None


def bounded(tree: nodes.Template) -> nodes.Template:
    """Return the tree with a count in every loop, and every ``~`` as a join that is counted too."""
    changed = _Bounds().visit(tree)
    assert isinstance(changed, nodes.Template)
    return changed


class _Bounds(NodeTransformer):
    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 (the visitor's naming)
        self.generic_visit(node)
        # A filtered loop turns without reaching its body.
        if node.test is not None:
            node.test = nodes.And(_tick(), node.test)
        node.body.insert(0, nodes.ExprStmt(_tick()))
        return node.set_lineno(node.lineno)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        joined = nodes.Filter(nodes.List(node.nodes), "join", [], [], None, None)
        return joined.set_lineno(node.lineno)


def _tick() -> nodes.Call:
    return nodes.Call(nodes.EnvironmentAttribute("tick"), [], [], None, None)
