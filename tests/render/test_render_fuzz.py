"""Templates and values nobody thought of: docxtpl and the compiled template, member by member.

The seeds are fixed, so that a run is the same everywhere; ``THONGBAO_FUZZ=300`` looks further.
"""

import os
import random
from typing import Any

import pytest
from comparing import by_docxtpl, compare, differences, outcome, without_light
from docx import Document
from docxtpl import Listing, RichText, RichTextParagraph
from jinja2 import Environment, StrictUndefined
from word_made import cut, saved, section, split, table, with_footnotes

from thongbao.errors import TemplateError
from thongbao.render.opening import opened
from thongbao.render.sandboxed import SandboxedTemplate
from thongbao.word.package import CORE_PROPERTIES, open_package

SEEDS = int(os.environ.get("THONGBAO_FUZZ", "40"))
PLAIN = ["Văn bản", "a & b <c> \"d\" 'e'", "", " ", "  hai  ", "}", "{", "]]>", "&amp;", "ﬁ\u00a0\u200b", "𝒜😀"]
BROKEN = [
    "dòng 1\ndòng 2",
    "tab\there",
    "đoạn\amới",
    "trang\fmới",
    "\n",
    "\r\nabc",
    "a\rb",
    "\n\n",
    "x\n",
    "\ty",
    "a\a",
    "\a\a",
    "\f",
]
TAGGED = ["{{ không }}", "{_{ x }_}", "{_% y %_}"]
WORDS = [*PLAIN, *BROKEN, *TAGGED, 0, 1, 3.5, None, True]
UNFIT = ["a\x0bb", "a\x00b", "\x1f", "\ufffe", "\uffff", "\x08", "\ud800"]
INLINE = [
    "Xin {{ a }} chào",
    "{{ b.x }}",
    "{{r c }}",
    "{% if a %}có{% else %}không{% endif %}",
    "{% for i in ds %}{{ i }}, {% endfor %}",
    "chữ",
    "{{ a|upper }}",
    "{# ghi chú #}",
    "{{ chua_co }}",
    "{% set z = 3 %}{{ z }}",
    "“{{ b['x'] }}”",
    "{{ '%s' % a }}",
    "{{ ds|join(', ') }}",
    "{{ b.x or 'mặc định' }}",
]


class Making:
    """Makes one template and values for it."""

    def __init__(self, seed: int) -> None:
        self.any = random.Random(seed)

    def value(self) -> Any:
        chance = self.any.random()
        if chance < 0.01:
            return self.any.choice(UNFIT)
        word = self.any.choice(WORDS)
        if chance < 0.1:
            return RichText(str(word), bold=True, color="FF0000")
        return Listing(str(word)) if chance < 0.15 else word

    def context(self) -> dict[str, Any]:
        paragraph = RichTextParagraph()
        paragraph.add("đoạn " + str(self.any.choice(WORDS[:10])))
        paragraph.add("hai")
        return {
            "a": self.value(),
            "b": {"x": self.value()},
            "c": RichText(self.any.choice(["chữ", "chữ\n"]), italic=True),
            "ds": [self.value() for _n in range(self.any.randint(0, 4))],
            "rows": [{"k": self.value()} for _n in range(self.any.randint(0, 4))],
            "rp": paragraph,
            "bg": "FF0000",
            "cs": 2,
        }

    def inline(self) -> str:
        return self.any.choice(INLINE)

    def template(self) -> bytes:
        document = Document()
        for _number in range(self.any.randint(1, 8)):
            self.block(document)
        if self.any.random() < 0.5:
            document.sections[0].header.paragraphs[0].text = self.inline()
            document.sections[0].footer.paragraphs[0].text = self.any.choice(["cố định", self.inline()])
        if self.any.random() < 0.2:
            section(document, self.inline(), self.inline())
            self.block(document)
        if self.any.random() < 0.3:
            document.core_properties.title = self.any.choice(["Tờ {{ a }}", "{{ b.x }}", "cố định & <x>"])
        if self.any.random() < 0.15 and len(document.sections) == 1:
            with_footnotes(document, "{{ cs }}", "cố định")
        return saved(document)

    def block(self, document: Any) -> None:
        self.any.choice(
            [self.sentence, self.sentence, self.loop, self.choice, self.across, self.rich, self.rows, self.rows]
        )(document)

    def write(self, document: Any, text: str) -> None:
        split(document.add_paragraph(), text, cut(self.any, text))

    def sentence(self, document: Any) -> None:
        self.write(document, self.inline() + self.any.choice(["", " ", self.inline()]))

    def loop(self, document: Any) -> None:
        for text in ("{%p for i in ds %}", "{{ loop.index }}. {{ i }} " + self.inline(), "{%p endfor %}"):
            self.write(document, text)

    def choice(self, document: Any) -> None:
        for text in ("{%p if a %}", self.inline(), "{%p else %}", self.inline(), self.inline(), "{%p endif %}"):
            self.write(document, text)

    def across(self, document: Any) -> None:
        dash = self.any.choice(["", "-"])
        for text in (f"trước {{%{dash} if b.x %}}nối", "giữa {{ a }}", f"sau{{%{dash} endif %}} hết"):
            self.write(document, text)

    def rich(self, document: Any) -> None:
        self.write(document, "{{p rp }}")

    def rows(self, document: Any) -> None:
        columns = self.any.randint(1, 4)
        rows = [tuple(self.inline() for _n in range(columns))]
        if self.any.random() < 0.6:
            inside = tuple(self.any.choice(["{{ r.k }}", "{{ loop.index }}", self.inline()]) for _n in range(columns))
            rows += [("{%tr for r in rows %}",), inside, ("{%tr endfor %}",)]
        if self.any.random() < 0.3:
            rows += [("{%tr if a %}",), ("{{ a }}",), ("{%tr endif %}",)]
        if self.any.random() < 0.15 and columns > 2:
            rows.append(("{%tc for i in ds %}", "{{ i }}", "{%tc endfor %}"))
        made = table(document, *rows, columns=columns)
        first = made.rows[0].cells[0]
        if self.any.random() < 0.2 and columns > 1:
            added = made.add_row().cells
            added[0].merge(added[-1]).text = "gộp {{ a }}"
        for chance, tag in ((0.1, "{% cellbg bg %}"), (0.1, "{% colspan cs %}")):
            if self.any.random() < chance:
                first.paragraphs[0].add_run(tag)
        if self.any.random() < 0.15:
            first.add_table(1, self.any.randint(1, 5)).rows[0].cells[0].text = "{{ a }}"
        if self.any.random() < 0.1:
            made._tbl.tblGrid.remove(made._tbl.tblGrid[-1])
        if self.any.random() < 0.1:
            made._tbl.remove(made._tbl.tr_lst[0])


@pytest.mark.parametrize("seed", range(SEEDS))
def test_made_at_random(seed):
    making = Making(seed)
    template = making.template()
    compare(template, *[making.context() for _n in range(3)], autoescape=making.any.random() < 0.85)


# What our sandbox lets a template say, and says itself in the same way.
ALLOWED = [
    "Xin {{ a }} chào",
    "{{ b.x }}",
    "{% if a %}có{% else %}không{% endif %}",
    "{% for i in ds %}{{ i }}, {% endfor %}",
    "{% for i in ds if i %}{{ loop.index }}/{{ loop.length }} {{ i }}{% else %}trống{% endfor %}",
    "chữ",
    "{{ a|upper }}",
    "{# ghi chú #}",
    "{{ chua_co|default('chưa có') }}",
    "{% set z = 3 %}{{ z + 1 }}",
    "“{{ b['x'] }}”",
    "{{ ds|join(', ') }}",
    "{{ b.x or 'mặc định' }}",
    "{{ a ~ b.x }}",
    "{% if ds|length > 2 and a != 'x' %}{{ ds[0] }}{% elif ds %}{{ ds|last }}{% endif %}",
    "{{ a|replace('n', '<') if a is string else b.x }}",
]
ALLOWED_WORDS = [word for word in [*PLAIN, *BROKEN, 0, 1, 7] if "{_" not in str(word)]


class MakingAllowed(Making):
    """Makes what an office's own template may be, and rows."""

    def value(self) -> Any:
        return self.any.choice([*ALLOWED_WORDS, *([None, 2.5, "a\x0bb"] if self.any.random() < 0.03 else [])])

    def inline(self) -> str:
        return self.any.choice(ALLOWED)

    def context(self) -> dict[str, Any]:
        return {name: value for name, value in super().context().items() if name not in ("c", "rp")}

    def rich(self, document: Any) -> None:
        self.write(document, self.inline())

    def across(self, document: Any) -> None:
        self.write(document, self.inline())


def printed_by(template: SandboxedTemplate, context: dict[str, Any]) -> bytes | tuple[str, str]:
    """Return the paper, or the words of the error."""
    try:
        return template.paper(template.filled(context))
    except TemplateError as error:
        return error.message, error.hint


@pytest.mark.parametrize("seed", range(SEEDS))
def test_made_at_random_for_the_sandbox(seed):
    """Without Jinja, with it, by docxtpl: one paper; or the first two say the same is wrong."""
    making = MakingAllowed(seed)
    data = making.template()
    try:
        prepared = opened(open_package(data, "mau.docx"), "mau.docx")
    except TemplateError:
        # What the sandbox refuses of a template it refuses in words of its own.
        return
    light, other = SandboxedTemplate(prepared, "mau.docx"), SandboxedTemplate(without_light(prepared), "mau.docx")
    for context in [making.context() for _n in range(4)]:
        ours = printed_by(light, context)
        assert ours == printed_by(other, context)
        if isinstance(ours, bytes):
            theirs = outcome(by_docxtpl, data, context, Environment(undefined=StrictUndefined))
            # Of a title docxtpl escapes twice what is filled in.
            assert set(differences(theirs, ours)) <= {CORE_PROPERTIES}, context


def test_most_of_what_is_made_for_the_sandbox_is_printed_without_jinja():
    light = papers = 0
    for seed in range(20):
        making = MakingAllowed(seed)
        try:
            prepared = opened(open_package(making.template(), "mau.docx"), "mau.docx")
        except TemplateError:
            continue
        template = SandboxedTemplate(prepared, "mau.docx")
        papers += isinstance(printed_by(template, making.context()), bytes)
        light += "_compiled" not in vars(template)
    assert papers > 8
    assert light > 8
