"""Parts and assignments of a document → the record: keys in the order people write them, doubts as comments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from thongbao.extract.extracted import Extracted, LeadSource
from thongbao.importing.office_match import OfficeMatch
from thongbao.importing.parts import Found, Group, How, Item, Paragraph, Section, Table, Understood
from thongbao.importing.pieces import Origin, Piece
from thongbao.importing.segments import AssignmentWriter, segments, spans_in
from thongbao.importing.spoken import Spoken
from thongbao.importing.yaml_writing import Ids, Node, Value
from thongbao.language import _
from thongbao.standard.document_types import by_name

_CLOSING: Final = re.compile(r"\s*(?:\./\.|/\.|\.)?[\s;,:]*$")


@dataclass(frozen=True, slots=True)
class LeftOver:
    """Words that found no place in the record: where they stood and what they seem to be.

    ``known`` says that they are understood, and only co-quan.yaml has no entry for them.
    """

    text: str
    origin: Origin
    what: str
    known: bool = False

    def node(self) -> Node:
        """Return it as the record keeps it."""
        return Node().put("loi", self.text).put("cho", str(self.origin)).put("la", self.what)


class RecordBuilder:
    """Builds the record of one document."""

    def __init__(
        self,
        understood: Understood,
        spoken: Sequence[Spoken],
        tasks: Sequence[Extracted],
        writer: AssignmentWriter,
        office: OfficeMatch,
    ) -> None:
        self._u = understood
        self._number = {id(each.paragraph): n for n, each in enumerate(spoken) if each.paragraph is not None}
        self._groups: dict[int, list[Extracted]] = {}
        for task in tasks:
            group = spoken[task.span.passage].group
            if group is not None:
                self._groups.setdefault(id(group), []).append(task)
        self._rows = {id(each.piece): n for n, each in enumerate(spoken) if each.paragraph is None}
        self._tasks: dict[int, list[Extracted]] = {}
        for task in tasks:
            self._tasks.setdefault(task.span.passage, []).append(task)
        self._writer = writer
        self._office = office

    def root(self, left_over: Sequence[LeftOver]) -> Node:
        """Return the whole record."""
        head, body = self._u.head, self._u.body
        root = Node()
        self._identity(root)
        self._meeting(root)
        root.put("can_cu", [str(basis.value) for basis in body.bases] or None)
        root.put("do_khan", _words(head.urgency))
        root.put("kinh_gui", [str(found.value) for found in head.addressees] or None)
        last = _last_paragraph(self._u)
        root.put("mo_dau", [self._line(p, last) for p in body.opening] or None)
        root.put("muc", [self._section(section, last) for section in body.sections] or None)
        root.put("ket_thuc", [self._line(p, last) for p in body.closing] or None)
        self._foot(root)
        appendices = [self._appendix(number) for number in range(len(self._u.appendices))]
        root.put("phu_luc", [made for made in appendices if made is not None] or None)
        root.put("khac", [left.node() for left in left_over] or None)
        return root

    def _identity(self, root: Node) -> None:
        head = self._u.head
        kind = str(head.kind.value) if head.kind else "Thông báo"
        comments = []
        if head.kind is None:
            comments.append(_("KHÔNG CHẮC: văn bản không in tên loại"))
        elif by_name(kind) is None:
            comments.append(_("KHÔNG CHẮC: «{kind}» không phải tên loại của Nghị định 30").format(kind=kind))
        root.put("loai", kind if by_name(kind) else "Thông báo", *comments)
        root.put("co_quan", self._office.organ, *self._office.organ_comments)
        missing = [] if head.subject else [_("trich_yeu: KHÔNG TÌM THẤY trích yếu trong văn bản")]
        root.put("trich_yeu", _words(head.subject), *missing)
        number = head.number.value if head.number else None
        if isinstance(number, int):
            root.put("so", str(number))
        elif number is not None:
            root.put("so", None, _("số in trong văn bản: {number} (không phải số nguyên)").format(number=number))
        if head.date is not None:
            root.put("ngay", head.date.value.isoformat())
        elif head.month is not None:
            root.put("thang_ban_hanh", str(head.month.value))

    def _meeting(self, root: Node) -> None:
        meeting = self._u.meeting
        if not (meeting.name and meeting.date and meeting.chair_position):
            found = [
                f"{key}: {value.value}"
                for key, value in (
                    ("ten", meeting.name),
                    ("ngay", meeting.date),
                    ("nguoi_chu_tri", meeting.chair),
                    ("chuc_vu", meeting.chair_position),
                )
                if value
            ]
            if found:
                words = _("hop: chưa đủ tên, ngày, chức vụ người chủ trì để ghi; đã thấy {found}")
                root.put("hop", None, words.format(found="; ".join(found)))
            return
        node = Node()
        node.put("ten", str(meeting.name.value), *_doubt(meeting.name))
        node.put("ngay", meeting.date.value.isoformat(), *_doubt(meeting.date))
        node.put("nguoi_chu_tri", _words(meeting.chair))
        node.put("chuc_vu", str(meeting.chair_position.value), *_doubt(meeting.chair_position))
        node.put("du_hop", [str(found.value) for found in meeting.attendance] or None)
        root.put("hop", node)

    def _foot(self, root: Node) -> None:
        foot = self._u.foot
        none = [] if foot.recipients else [_("noi_nhan: KHÔNG TÌM THẤY nơi nhận trong văn bản")]
        root.put("noi_nhan", [str(found.value) for found in foot.recipients] or None, *none)
        unfiled = [] if foot.filing else [_("luu: KHÔNG TÌM THẤY dòng Lưu trong văn bản")]
        root.put("luu", _words(foot.filing), *unfiled)
        root.put("nguoi_ky", self._office.signer, *self._office.signer_comments)

    def _line(self, paragraph: Paragraph, last: Paragraph | None) -> Value:
        text = _ended(paragraph.printed) if paragraph is last else paragraph.printed
        return Node().put("gach", text) if paragraph.dash else text

    def _section(self, section: Section, last: Paragraph | None) -> Node:
        node = Node()
        if section.title is not None:
            node.put("tieu_de", section.title.text)
        node.put("noi_dung", self._items(section.items, last) or None)
        node.put("muc", [self._section(sub, last) for sub in section.subsections] or None)
        return node

    def _items(self, items: Sequence[Item], last: Paragraph | None) -> list[Value]:
        made: list[Value] = []
        for item in items:
            if isinstance(item, Group):
                made += self._group(item, last)
            elif isinstance(item, Table):
                made.append(self._table(item))
            else:
                made += self._paragraph(item, self._writer, last)
        return made

    def _table(self, table: Table) -> Node:
        node = _table(table)
        for row in table.rows:
            tasks = self._tasks.get(self._rows.get(id(row), -1), [])
            node.comments += _row_comments(row, tasks, self._writer.under(None))
        return node

    def _group(self, group: Group, last: Paragraph | None) -> list[Value]:
        """Return a heading with its paragraphs; without units of its own it is a paragraph like others."""
        mine = self._groups.get(id(group), [])
        inherited = next((task for task in mine if task.lead_source is LeadSource.HEADING), None)
        known, unknown = self._writer.ids(inherited.leads) if inherited else ([], [])
        if inherited is None or unknown or not known or not group.items:
            comments = [_("dòng giao việc cho {names} (chưa có trong don-vi.yaml)").format(names="; ".join(unknown))]
            line = Node().put("doan", group.printed, *(comments if unknown else []))
            return [line, *self._items(group.items, last)]
        writer = self._writer.under(known)
        inside: list[Value] = []
        for item in group.items:
            inside += [self._table(item)] if isinstance(item, Table) else self._paragraph(item, writer, last)
        node = Node().put("giao", Ids(known)).put("loi_dan", group.printed).put("noi_dung", inside)
        return [node]

    def _paragraph(self, item: Paragraph, writer: AssignmentWriter, last: Paragraph | None) -> list[Value]:
        number = self._number.get(id(item))
        text = _ended(item.piece.text) if item is last else item.piece.text
        tasks = self._tasks.get(number, []) if number is not None else []
        found = spans_in(item.piece.text, number or 0, tasks)
        spans = [(start, min(end, len(text)), task) for start, end, task in found]
        above = [task for task in tasks if task.span.heading >= 0]
        value = segments(text, item.prefix, spans, writer)
        if above and not spans:
            # Its words stand in a title: the field that says who and when carries it into the record.
            value = (
                [item.prefix, *self._of_title(above, text, writer)]
                if item.prefix
                else self._of_title(above, text, writer)
            )
        node = Node().put("gach" if item.dash else "doan", value)
        made: list[Value] = [node]
        below = [value for deeper in item.deeper for value in self._paragraph(deeper, writer, last)]
        if below:
            made.append(Node().put("con", below))
        return made

    def _of_title(self, tasks: Sequence[Extracted], text: str, writer: AssignmentWriter) -> list[Value]:
        node = writer(tasks[0], text)
        node.put("boi_canh", f"{tasks[0].text.rstrip(':')}:")
        return [node]

    def _appendix(self, number: int) -> Node | None:
        appendix = self._u.appendices[number]
        items = self._items(appendix.items, None)
        if not items:
            return None
        title = str(appendix.title.value) if appendix.title else appendix.label.text
        return Node().put("tieu_de", title).put("noi_dung", items)


def _row_comments(row: Piece, tasks: Sequence[Extracted], writer: AssignmentWriter) -> list[str]:
    """Return what a row of a table gives somebody to do: the record has no assignments in tables."""
    made = []
    for task in tasks:
        node = writer(task, task.text)
        words = [f"{key}: {_in_words(value)}" for key, value, _comments in node.entries if key != "viec"]
        words += [comment for _key, _value, comments in node.entries for comment in comments] + node.tail
        made.append(f"{row.origin.where or row.origin}: {'; '.join(words)}")
    return made


def _in_words(value: Value) -> str:
    if isinstance(value, Ids):
        return ", ".join(value.ids)
    return value if isinstance(value, str) else ", ".join(map(str, value)) if isinstance(value, list) else ""


def _table(table: Table) -> Node:
    width = max(len(row.cells) for row in table.rows)
    rows = [[*row.cells, *[""] * (width - len(row.cells))] for row in table.rows]
    head, *rest = rows if len(rows) > 1 else [[""] * width, *rows]
    inner = Node().put("cot", list(head)).put("dong", [list(row) for row in rest])
    return Node().put("bang", inner)


def _words(found: Found | None) -> str | None:
    return None if found is None else str(found.value)


def _doubt(found: Found) -> list[str]:
    if found.how is How.STATED:
        return []
    word = _("suy ra") if found.how is How.INFERRED else _("KHÔNG CHẮC")
    return [_("{word} (quy tắc {rule}) từ: {printed}").format(word=word, rule=found.rule, printed=found.printed)]


def _last_paragraph(understood: Understood) -> Paragraph | None:
    """Return the paragraph the closing mark ``./.`` ends: the tool prints the mark, so the record does not hold it."""
    if understood.body.closing:
        return understood.body.closing[-1]
    items: Sequence[Item] = ()
    for section in understood.body.sections:
        items = section.subsections[-1].items if section.subsections else section.items
    while items:
        last = items[-1]
        if isinstance(last, Group):
            items = last.items
        elif isinstance(last, Paragraph):
            return last.deeper[-1] if last.deeper else last
        else:
            return None
    return None


def _ended(text: str) -> str:
    """Return the last words of a notice without the mark the tool prints itself."""
    if text.rstrip().endswith("..."):
        return text.rstrip()
    return _CLOSING.sub("", text)
