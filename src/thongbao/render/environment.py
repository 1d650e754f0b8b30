"""The Jinja environment templates run in: untrusted code, so sandboxed, strict, escaped, bounded.

Source: Jinja's own notes on its sandbox (template attributes, intercepted operators), and the attacks that
tests/render/test_hostile_templates.py holds.
"""

from collections.abc import Callable
from typing import Any, Final

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from thongbao.language import _

MAX_RANGE: Final = 1_000
MAX_REPEATED: Final = 10_000
# What a paper needs; everything else (cycler, lipsum, namespace, attr, safe, map …) only widens what can be attacked.
_FILTERS: Final = ("upper", "lower", "capitalize", "trim", "join", "length", "first", "last", "default", "replace", "e")


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Our only Jinja environment."""

    intercepted_binops = frozenset(["*", "**", "%", "+"])

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True, cache_size=0)
        self.globals.clear()
        self.globals["range"] = _bounded_range
        kept: dict[str, Callable[..., Any]] = {name: self.filters[name] for name in _FILTERS}
        self.filters.clear()
        self.filters.update(kept)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Allow reading a sheet and the loop counters; no methods of strings, lists or dicts."""
        return super().is_safe_attribute(obj, attr, value) and not callable(value)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Refuse repetition and formatting of text: both make gigabytes out of a line."""
        if operator in ("*", "**") and not (isinstance(left, int) and isinstance(right, int)):
            raise SecurityError(_("phép lặp chữ (dấu *) không dùng trong mẫu"))
        if operator == "**":
            raise SecurityError(_("phép lũy thừa (dấu **) không dùng trong mẫu"))
        if operator == "%" and not isinstance(left, int):
            raise SecurityError(_("định dạng chữ (dấu %) không dùng trong mẫu"))
        result = super().call_binop(context, operator, left, right)
        if isinstance(result, str | list) and len(result) > MAX_REPEATED:
            raise SecurityError(_("mẫu tạo ra chuỗi quá dài"))
        return result


def _bounded_range(*bounds: int) -> range:
    numbers = range(*bounds)
    if len(numbers) > MAX_RANGE:
        raise SecurityError(_("range() chỉ được đến {most} lần").format(most=MAX_RANGE))
    return numbers
