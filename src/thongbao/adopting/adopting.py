"""The steps of an adoption in order: clean, find, exchange, add what is missing, verify."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thongbao.adopting.behind import add_appendices, adopt_address, appendix_models, take_appendices
from thongbao.adopting.body import dressed, own_template
from thongbao.adopting.foot import adopt_foot, foot_lines
from thongbao.adopting.head import adopt_head
from thongbao.adopting.models import model_of, models_of
from thongbao.adopting.tabbed import head_table
from thongbao.adopting.title import Addressees, adopt_title, take_addressees, type_line
from thongbao.adopting.verifying import Missing, faults_of
from thongbao.adopting.work import Replacement, Work
from thongbao.errors import SourceError
from thongbao.language import _
from thongbao.papers import Kind
from thongbao.standard.recognising import addressee_start, holds_motto, holds_title, is_blank, is_rule
from thongbao.starters.making import starter
from thongbao.vietnamese.text import squeeze
from thongbao.word.editing import Node, Paragraph
from thongbao.word.editing_cleaning import only_needed, without_traces
from thongbao.word.editing_looks import Looks
from thongbao.word.editing_parts import Part, one_form
from thongbao.word.editing_sections import keep_first_section
from thongbao.word.package import DOCUMENT, Package
from thongbao.word.text import paragraphs, parts_with_text

KINDS = (Kind.NOTICE, Kind.LETTER)


@dataclass(frozen=True, slots=True)
class Adoption:
    """A template made of an old paper: what became which tag, what stayed, what is missing, what to know."""

    package: Package
    replaced: tuple[Replacement, ...]
    kept: tuple[str, ...]
    missing: tuple[Missing, ...]
    notes: tuple[str, ...]


def adopt(package: Package, kind: Kind) -> Adoption:
    """Return the template an old paper makes.

    :raises SourceError: the paper holds no words, or is written in a form that is not read.
    """
    clean = without_traces(package)
    part = Part(clean)
    if all(is_blank(paragraph.text) for paragraph in part.paragraphs):
        raise SourceError(
            _("{file}: không có chữ nào").format(file=package.source),
            _("chọn một thông báo hoặc công văn đã ban hành; bản quét (ảnh) không dùng được"),
        )
    one_form(part)
    for paragraph in part.paragraphs:
        paragraph.split_at_breaks()
    work = Work(kind, part, Looks(clean))
    template = _adopted(work, clean)
    for words in part.boxed_words:
        if words:
            work.note(_("khung chữ «{words}» được giữ nguyên; sửa trong Word nếu cần").format(words=words[:80]))
    return Adoption(
        template,
        tuple(work.replaced),
        tuple(_kept(template, kind)),
        tuple(faults_of(template, kind)),
        tuple(work.notes),
    )


def _adopted(work: Work, package: Package) -> Package:
    head_table(work)
    lines = work.part.paragraphs
    title = type_line(work, lines)
    if title is not None and work.kind is Kind.LETTER:
        message = _("văn bản có dòng «{words}»: có lẽ không phải công văn; xem lại --kind")
        work.note(message.format(words=squeeze(title.text)))
        title = None
    start = lines.index(title) if title is not None else _head_end(lines)
    foot = foot_lines(work)
    last_of_title: Paragraph | None = lines[start - 1] if start else None
    if title is not None:
        last_of_title = adopt_title(work, title, lines[start + 1 :])
    adopt_head(work, lines[:start])
    like = title or _first_text(lines[start:], lines)
    blocks = work.part.blocks
    above = blocks.index(work.part.top(foot[0])) if foot else len(blocks)
    below = len(blocks) - 1 - blocks.index(work.part.top(foot[-1])) if foot else 0
    adopt_foot(work, foot)
    behind = _adopt_body(work, last_of_title, (above, below), like)
    package = adopt_address(work, package, like)
    add_appendices(work, behind)
    return only_needed(package.replaced({DOCUMENT: work.part.data()}))


def _head_end(lines: Sequence[Paragraph]) -> int:
    """Without a type the head ends at «Kính gửi», else with the table (the lines) of Quốc hiệu."""
    to = next((i for i, line in enumerate(lines) if addressee_start(line.text) is not None), None)
    if to is not None:
        return to
    title = next((line for line in lines if holds_title(line.text)), None)
    table = title.ancestor("tbl") if title is not None else None
    return max((i + 1 for i, line in enumerate(lines) if table and line.ancestor("tbl") == table), default=0)


def _first_text(lines: Sequence[Paragraph], others: Sequence[Paragraph]) -> Paragraph:
    said = [line for line in (*lines, *others) if not is_blank(line.text)]
    return said[0] if said else others[0]


def _adopt_body(work: Work, title_end: Paragraph | None, foot: tuple[int, int], like: Paragraph) -> list[Node]:
    """Exchange what stands between title and foot, and return what has to stand behind the foot.

    :param foot: how many blocks stand above and below it.
    """
    part = work.part
    blocks = part.blocks
    first_foot, below = foot
    start = blocks.index(part.top(title_end)) + 1 if title_end is not None else 0
    sections = keep_first_section(part)
    old = take_appendices(work, blocks[len(blocks) - below :])
    if old and sections > 1:
        work.note(_("phụ lục in theo khổ giấy và lề của phần chính; mỗi phụ lục bắt đầu ở trang mới"))
    body = blocks[start:first_foot]
    while body and isinstance(body[0], Paragraph) and (is_blank(body[0].text) or is_rule(body[0].text)):
        body = body[1:]
    while body and isinstance(body[-1], Paragraph) and is_blank(body[-1].text) and not body[-1].has_picture:
        body = body[:-1]
    pictures = sum(block.has_picture for block in body)
    if pictures:
        work.note(_("đã bỏ {n} hình trong phần nội dung").format(n=pictures))
    to = take_addressees(work, [block for block in body if isinstance(block, Paragraph)])
    text = [block for block in body if block not in (to.first, to.listed)]
    models = models_of(work, _without_addressees(text, to, work), like)
    _report_body(work, models.counts)
    own, behind = own_template(work, models)
    others = appendix_models(like if work.kind is Kind.NOTICE else None, old)
    others |= {name: model_of(work, [line]) for name, line in to.lines()}
    made = dressed(work, own, models, others)
    _exchange(part, blocks, start, body, made)
    return dressed(work, behind, models, others)


def _without_addressees(text: Sequence[Node], to: Addressees, work: Work) -> list[Node]:
    """Leave out the rest of the list under «Kính gửi»."""
    listed = next((done.old.split(" / ") for done in work.replaced if done.component == "ô 9a"), [])
    return [
        block
        for block in text
        if to.first is None or not (isinstance(block, Paragraph) and squeeze(block.text) in listed)
    ]


def _exchange(part: Part, blocks: Sequence[Node], start: int, body: Sequence[Node], made: Sequence[Node]) -> None:
    if body:
        body[0].before(*made)
        for block in body:
            block.remove()
    elif start and start <= len(blocks):
        blocks[start - 1].after(*made)
    else:
        part.append(*made)


def _report_body(work: Work, found: Mapping[str, int]) -> None:
    names = {
        "muc": _("tên mục"),
        "tieu_muc": _("tên mục con"),
        "giao": _("dòng «Giao …:»"),
        "gach": _("đoạn gạch đầu dòng"),
        "gach_con": _("đoạn dấu cộng"),
        "doan": _("đoạn thường"),
        "can_cu": _("căn cứ"),
    }
    said = ", ".join(f"{found[form]} {name}" for form, name in names.items() if form in found)
    work.report("ô 6", said or _("(trống)"), "{%p for k in … %}")
    lacking = [name for form, name in names.items() if form not in found and form != "can_cu"]
    if lacking and work.kind is Kind.NOTICE:
        message = _("văn bản cũ không có {names}: định dạng lấy theo loại đoạn gần nhất")
        work.note(message.format(names=", ".join(lacking)))


def _kept(template: Package, kind: Kind) -> list[str]:
    """Return the words of the old paper that stay in the template, but for those our own template has too."""
    own = {squeeze(paragraph.text) for paragraph in paragraphs(starter(kind))}
    found = []
    for part in parts_with_text(template):
        for paragraph in paragraphs(template, part):
            words = squeeze(paragraph.text)
            plain = (
                words
                and words not in own
                and not words.isdigit()
                and "{{" not in words
                and "{%" not in words
                and not is_rule(words)
            )
            if plain and not (holds_title(words) or holds_motto(words)):
                found.append(words)
    return list(dict.fromkeys(found))
