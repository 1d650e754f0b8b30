"""Sources of templates and values made at random, in the whole language our sandbox allows and a little beyond."""

import random
from typing import Any

NAMES = ["a", "b", "ds", "rows", "n", "khong", "đơn_vị", "x", "range", "loop"]
TEXTS = ["", "một", "A & B <c> \"d\" 'e'", " hai ", "12,5", "1.250.000", "{{ a }}", "x\ny", "ß", "0"]
VALUES = [
    *TEXTS,
    0,
    1,
    -3,
    7,
    10**13,
    True,
    False,
    None,
    2.5,
    ["p", "q"],
    [],
    {"k": "v"},
    [1, 2],
    ("t",),
    {"items": "i"},
]
FILTERS = ["upper", "lower", "capitalize", "trim", "length", "first", "last", "e", "doc_so", "bang_chu", "join"]
CALLED = ["join(', ')", "join(n)", "default('d')", "default('d', true)", "default(boolean=true)", "replace('a', 'bb')"]
CALLED += [
    "replace(a, b)",
    "trim('m')",
    "trim(chars='o')",
    "default(khong)",
    "bang_chu(don_vi='đô la')",
    "default(a, n)",
]
CALLED += ["chieu_dai_ke(360000)", "join(d='-')", "upper('x')"]
TESTS = ["defined", "undefined", "none", "string", "number", "odd", "even", "divisibleby(2)", "true", "false", "in ds"]
TESTS += ["eq('một')", "gt(1)", "mapping", "sequence", "iterable", "sameas(a)", "upper", "not defined", "integer"]
ATTRIBUTES = ["k", "v", "x", "items", "upper", "index", "first", "last", "length", "previtem", "nextitem", "revindex0"]
BINARY = ["+", "-", "*", "/", "//", "%", "~", "and", "or", "==", "!=", "<", "<=", ">", ">=", "in", "not in"]


class Sources:
    """Makes sources and contexts; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.any = random.Random(seed)

    def context(self) -> dict[str, Any]:
        pick = self.any.choice
        rows = [{"k": pick(TEXTS), "v": pick(VALUES), "x": pick(TEXTS)} for _n in range(self.any.randint(0, 3))]
        made = {"a": pick(TEXTS), "b": {"k": pick(TEXTS), "v": pick(VALUES)}, "rows": rows, "x": pick(VALUES)}
        made |= {"n": self.any.randint(-1, 4), "ds": [pick(TEXTS) for _n in range(self.any.randint(0, 4))]}
        made["đơn_vị"] = pick(TEXTS)
        if self.any.random() < 0.3:
            made[pick(NAMES)] = pick(VALUES)
        if self.any.random() < 0.1:
            del made[pick(list(made))]
        return made

    def expression(self, depth: int = 0) -> str:
        pick, inner = self.any.choice, lambda: self.expression(depth + 1)
        kind = self.any.random() * (0.45 if depth > 3 else 1)
        if kind < 0.25:
            return pick(NAMES)
        if kind < 0.4:
            return f"{pick(['b', 'r', 'loop', 'x', 'a'])}.{pick(ATTRIBUTES)}"
        if kind < 0.5:
            return pick(["'một'", "2", "0", "'<&>'", "true", "none", "['p', 'q']", "[1, 2]", "1.5", "('t',)", "[]"])
        if kind < 0.6:
            return f"{inner()}|{pick(FILTERS + CALLED)}"
        if kind < 0.68:
            return f"({inner()} is {pick(TESTS)})"
        if kind < 0.74:
            return f"({inner()} if {inner()}{pick([f' else {inner()}', ''])})"
        if kind < 0.8:
            return f"({pick(['not ', '-', '+'])}{inner()})"
        if kind < 0.85:
            return f"{pick(['ds', 'b', 'rows', 'x'])}[{pick(['0', '-1', repr('k'), 'n', '1:', inner()])}]"
        if kind < 0.87:
            return f"range({inner()})"
        return f"({inner()} {pick(BINARY)} {inner()})"

    def statements(self, depth: int = 0) -> str:
        return "".join(self.statement(depth) for _n in range(self.any.randint(1, 3)))

    def statement(self, depth: int) -> str:
        pick = self.any.choice
        kind = self.any.random() * (0.6 if depth > 2 else 1)
        if kind < 0.2:
            return pick(["chữ ", "<w:p>&amp;</w:p>", "{# ghi chú #}", "\n"])
        if kind < 0.42:
            plain = pick(["a", "b.k", "n", "đơn_vị", "a ~ n", "ds|length", "y|default('-')", "x if x is string else n"])
            return f"{{{{ {pick([plain, plain, plain, self.expression()])} }}}}"
        if kind < 0.6:
            target = pick(["x", "y", "a", "x, y", "n"])
            value = pick([self.expression(), "y", "n + 1", "loop.index", "'một', 'hai'", "rows[0]"])
            return f"{{% set {target} = {value} %}}{pick(['', '{{ n }}', '{{ y }}'])}"
        inside = self.statements(depth + 1)
        if kind < 0.8:
            middle = pick(["", "{% else %}" + self.statements(depth + 1), "{% elif y is defined %}{{ y }}"])
            return f"{{% if {pick(['y is defined', 'n', self.expression()])} %}}{inside}{middle}{{% endif %}}"
        target = pick(["i", "r", "x", "i, y", "n"])
        listed = pick(["ds", "rows", "b", "range(n)", "range(3)", "ds", "rows", "x", self.expression()])
        test = pick(["", "", f" if {pick(['i', 'loop', self.expression()])}"])
        otherwise = pick(["", "{% else %}" + self.statements(depth + 1)])
        counter = pick(["", "{{ loop.index }}", "{% if loop.last %}!{% endif %}", "{{ n }}", f"{{{{ {target} }}}}"])
        return f"{{% for {target} in {listed}{test} %}}{counter}{inside}{otherwise}{{% endfor %}}"
