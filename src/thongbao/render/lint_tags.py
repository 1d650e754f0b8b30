"""Raw tags → tags that know their level and command, and the faults one can see without knowing the other tags."""

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from jinja2 import TemplateError as JinjaError
from jinja2 import nodes
from lxml import etree

from thongbao.findings import Rule
from thongbao.language import _
from thongbao.render.allowed import FILTERS
from thongbao.render.environment import TemplateEnvironment, refusals
from thongbao.render.lint_scan import Fault, Paragraph, Raw, raw_tags, rule_texts
from thongbao.render.rules import BROKEN_TAG, NESTING, QUOTES, REFUSED_TAG, SPLIT_LOOK
from thongbao.vietnamese.text import nearest
from thongbao.word.text import W

OPENERS: Final = frozenset({"for", "if"})
CLOSERS: Final = {"endfor": "for", "endif": "if"}
MIDDLES: Final = frozenset({"else", "elif"})
_OTHERS: Final = frozenset({"set", "vm", "hm", "colspan", "cellbg"})
COMMANDS: Final = OPENERS | MIDDLES | frozenset(CLOSERS) | _OTHERS
# Jinja's other commands: real, but not for a paper.
_FOREIGN: Final = frozenset(
    {"macro", "endmacro", "call", "endcall", "filter", "endfilter", "include", "import", "from", "extends", "block"}
    | {"endblock", "with", "endwith", "autoescape", "endautoescape", "raw", "endraw", "endset", "do", "break"}
    | {"continue", "trans", "endtrans", "pluralize", "debug"}
)
MAX_TAG: Final = 1_000
# Only ever asked to parse.
_ENVIRONMENT: Final = TemplateEnvironment()
_LEVEL = re.compile(r"(tr|tc|p|r)(?= )")
_NEAR_LEVEL = re.compile(r"\s*(tr|tc|p|r)\s+(?=[^\W\d]+)", re.IGNORECASE)
_COMMAND = re.compile(r"[^\W\d]\w*")
_CURLY: Final = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
# How each command is made a whole template, to be parsed by itself.
_WHOLE: Final = {
    "for": "{{%{}%}}{{%endfor%}}",
    "if": "{{%{}%}}{{%endif%}}",
    "elif": "{{%if 1%}}{{%{}%}}{{%endif%}}",
    "else": "{{%if 1%}}{{%{}%}}{{%endif%}}",
    "endfor": "{{%for x in []%}}{{%{}%}}",
    "endif": "{{%if 1%}}{{%{}%}}",
    "set": "{{%{}%}}",
}


@dataclass(slots=True, eq=False)
class Tag:
    """One tag: where it stands, its sign, level (``p``, ``tr``, ``tc``, ``r`` or none), command and what follows.

    ``tree`` is the tag parsed by itself, ``None`` when that failed or it is not to be looked at any further.
    """

    paragraph: Paragraph
    raw: Raw
    level: str
    command: str
    inner: str
    faults: list[Fault] = field(default_factory=list)
    tree: nodes.Template | None = None

    @property
    def words(self) -> str:
        """The tag as written, for messages."""
        return self.paragraph.text[self.raw.start : self.raw.end][:80]

    def fault(self, rule: Rule, message: str, hint: str = "") -> Fault:
        """Return a fault of this tag; the message begins with the tag unless it is all there is in its paragraph."""
        alone = self.words == self.paragraph.text.strip()
        return Fault(rule, self.paragraph, message if alone else f"«{self.words}»: {message}", hint)

    def home(self, level: str) -> etree._Element | None:
        """Return what a tag of that level stands in: parent of its paragraph, table of its row, row of its cell."""
        element: etree._Element | None = self.paragraph.element
        if level == "p":
            return element.getparent() if element is not None else None
        if level in ("tr", "tc"):
            inside = self.around(level)
            return inside.getparent() if inside is not None else None
        return element

    def around(self, level: str) -> etree._Element | None:
        """Return the row (``tr``) or cell (``tc``) the tag stands in."""
        name = f"{{{W}}}{level}"
        return next((above for above in self.paragraph.element.iterancestors() if above.tag == name), None)


def tags_of(paragraphs: Iterable[Paragraph]) -> list[Tag]:
    """Return the tags of a part in order, each with its own faults; comments are left out."""
    found = [
        _tag(words, raw)
        for paragraph in paragraphs
        for words in (paragraph, *rule_texts(paragraph))
        for raw in raw_tags(words.text)
        if raw.sign != "{#" or raw.why
    ]
    opened: set[str] = set()
    for tag in found:
        # The end of a refused block is refused with its beginning.
        if tag.command in _FOREIGN and tag.command.startswith("end") and tag.command[3:] in opened:
            tag.faults = []
        elif tag.faults:
            opened.add(tag.command)
    return found


def _tag(paragraph: Paragraph, raw: Raw) -> Tag:
    level, rest, why = _level(raw)
    inner = rest.translate(_CURLY).strip()
    word = _COMMAND.match(inner)
    tag = Tag(paragraph, raw, level, word[0] if word and raw.sign == "{%" else "", inner)
    tag.faults = list(_own_faults(tag, raw.why or why))
    return tag


def _level(raw: Raw) -> tuple[str, str, str]:
    """Return level, the rest, and what is wrong with how the level is written."""
    exact = _LEVEL.match(raw.inner)
    if exact and raw.sign in ("{%", "{{"):
        return exact[1], raw.inner[exact.end() :], ""
    if raw.sign != "{%":
        return "", raw.inner, ""
    inner = raw.inner.lstrip("-")
    near = _NEAR_LEVEL.match(inner)
    if near:
        level = near[1].lower()
        return level, inner[near.end() :], _("viết liền và chữ thường: {{%{level} …").format(level=level)
    glued = re.match(r"\s*(tr|tc|p)(for|endfor|if|endif|elif|else)\b", inner, re.IGNORECASE)
    if glued:
        level = glued[1].lower()
        return level, inner[glued.start(2) :], _("thiếu dấu cách sau {{%{level}").format(level=level)
    return "", inner, ""


def _own_faults(tag: Tag, why: str) -> Iterator[Fault]:
    """Yield what is wrong with the tag by itself: its signs, its command, its expression; the first of these only."""
    raw = tag.raw
    known = _known_command(tag)
    if why or known:
        hint = _("viết lại thẻ trong Word: {{{{ tên_trường }}}}, {{%p if … %}}").format()
        yield tag.fault(BROKEN_TAG, why or known, hint if why else "")
        return
    yield from _looks(tag)
    if len(raw.inner) > MAX_TAG:
        yield tag.fault(BROKEN_TAG, _("thẻ dài quá {most} chữ").format(most=MAX_TAG))
        return
    refused = _refused(tag)
    if refused:
        yield tag.fault(REFUSED_TAG, refused)
        return
    if "&" in raw.inner or (tag.level and re.search(r"[%}]", tag.inner)):
        yield tag.fault(BROKEN_TAG, _("trong thẻ không dùng được dấu & (ở thẻ đoạn, dòng: cả dấu % và }})").format())
        return
    if tag.command not in ("vm", "hm"):
        yield from _parsed(tag)


def _known_command(tag: Tag) -> str:
    """Return what is wrong with the command, and mend it so that the block is still seen."""
    if tag.raw.sign != "{%" or tag.command in COMMANDS or tag.command in _FOREIGN:
        return ""
    written = tag.command
    tag.command = nearest(written, sorted(COMMANDS)) or ""
    if not written:
        return _("thẻ lệnh không có lệnh")
    if tag.command == written.lower():
        return _("lệnh viết chữ thường: {command}").format(command=tag.command)
    meant = _("; ý bạn là «{near}»?").format(near=tag.command) if tag.command else ""
    return _("không có lệnh «{written}»").format(written=written) + meant


def _refused(tag: Tag) -> str:
    if tag.raw.sign == "{{" and tag.level:
        return _("{{{{{level} … }}}} (RichText, tài liệu con) không được hỗ trợ; chỉ in chữ bằng {{{{ … }}}}").format(
            level=tag.level
        )
    if tag.raw.inner.startswith("-") or tag.raw.inner.endswith("-"):
        return _("dấu - ở đầu hoặc cuối thẻ làm dính các đoạn vào nhau")
    if tag.command in _FOREIGN or (tag.command == "set" and "=" not in tag.inner):
        return _("lệnh «{command}» không dùng trong mẫu").format(command=tag.command)
    if tag.command == "set" and tag.level not in ("", "p"):
        return _("«set» chỉ đứng trong đoạn hoặc ở thẻ {{%p").format()
    return ""


def _parsed(tag: Tag) -> Iterator[Fault]:
    if tag.raw.sign == "{{":
        source = "{{" + tag.inner + "}}"
    elif tag.command in ("colspan", "cellbg"):
        source = "{{" + tag.inner.removeprefix(tag.command) + "}}"
    else:
        source = _WHOLE[tag.command].format(tag.inner)
    tree, broken, refused = _parsed_alone(source)
    if tree is None:
        yield tag.fault(BROKEN_TAG, _("thẻ viết sai ({detail})").format(detail=broken), _odd_signs(tag))
    elif refused:
        yield tag.fault(REFUSED_TAG, refused, _near_filter(tree))
    else:
        tag.tree = tree


@functools.lru_cache(maxsize=2_048)
def _parsed_alone(source: str) -> tuple[nodes.Template | None, str, str]:
    """Return the tree of one tag, or why it cannot be read, and why it is refused; templates repeat their tags."""
    try:
        tree = _ENVIRONMENT.parse(source)
    except (JinjaError, ValueError, RecursionError) as error:
        return None, str(error), ""
    refused = next(refusals(tree), None)
    if refused:
        return tree, "", refused[1]
    unknown = [node.name for node in tree.find_all(nodes.Test) if node.name not in _ENVIRONMENT.tests]
    return tree, "", _("không có phép thử «{name}»").format(name=unknown[0]) if unknown else ""


def _odd_signs(tag: Tag) -> str:
    odd = sorted({letter for letter in tag.inner if letter in "–—…«»„‚´`′″‹›\u200b\ufeff"})
    return _("Word đã tự đổi dấu: «{signs}»; gõ lại").format(signs="".join(odd)) if odd else ""


def _near_filter(tree: nodes.Template) -> str:
    for node in tree.find_all(nodes.Filter):
        near = nearest(node.name, FILTERS) if node.name not in FILTERS else None
        if near:
            return _("ý bạn là «{near}»?").format(near=near)
    return ""


def _looks(tag: Tag) -> Iterator[Fault]:
    """Yield what Word's typing and formatting have done to a tag that still works, or tears the file."""
    curly = sorted(set("“”‘’") & set(tag.raw.inner))
    if curly:
        yield tag.fault(
            QUOTES, _("dấu nháy cong {signs} trong thẻ").format(signs=" ".join(curly)), _("gõ dấu nháy thẳng")
        )
    inside = tag.paragraph.pieces_between(tag.raw.start, tag.raw.end)
    runs = [run for run in (piece.node.getparent() for piece in inside) if run is not None]
    if len(runs) < 2:
        return
    if runs[0].getparent() is not runs[-1].getparent():
        yield tag.fault(
            NESTING,
            _("thẻ nằm vắt qua mép của một liên kết, ô điều khiển hoặc phần sửa đổi được theo dõi"),
            _("gõ lại cả thẻ ở một chỗ; chấp nhận các sửa đổi đang theo dõi"),
        )
    elif len({_look_of(run) for run in runs}) > 1 or _between(runs[0], runs[-1]):
        yield tag.fault(
            SPLIT_LOOK,
            _("thẻ mang nhiều định dạng; chỉ định dạng của chữ đầu được giữ"),
            _("chọn cả thẻ rồi đặt lại một định dạng"),
        )


_NO_LOOK: Final = frozenset(f"{{{W}}}{name}" for name in ("lang", "noProof", "rPrChange", "ins", "szCs", "bCs", "iCs"))


def _look_of(run: etree._Element) -> bytes:
    properties = run.find(f"{{{W}}}rPr")
    if properties is None:
        return b""
    return b"".join(sorted(etree.tostring(child, method="c14n") for child in properties if child.tag not in _NO_LOOK))


def _between(first: etree._Element, last: etree._Element) -> bool:
    """Return whether something that prints (break, tab, drawing, field, note) stands between two runs of a tag."""
    node: etree._Element | None = first
    prints = {
        f"{{{W}}}{name}" for name in ("br", "tab", "cr", "drawing", "pict", "fldChar", "footnoteReference", "sym")
    }
    while node is not None:
        if any(below.tag in prints for below in node):
            return True
        if node is last:
            return False
        node = node.getnext()
    return False
