"""Ô 5a and 9a: type, subject with its rule, addressees."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thongbao.adopting.work import Work, blocks_of, remove_all, texts
from thongbao.language import _
from thongbao.measures import Length
from thongbao.standard.recognising import (
    addressee_start,
    is_basis,
    is_blank,
    is_recipients_label,
    is_rule,
    marker,
    type_named,
)
from thongbao.starters.drawing import drawn_rule
from thongbao.vietnamese.text import squeeze
from thongbao.word.editing import Paragraph

TYPE, SUBJECT, TO = "ô 5a (tên loại)", "ô 5a (trích yếu)", "ô 9a"
_LONGEST_SUBJECT = 8


@dataclass(frozen=True, slots=True)
class Addressees:
    """Ô 9a of the old paper: its first line, and the lines of its list; they have left the paper."""

    first: Paragraph | None = None
    listed: Paragraph | None = None

    def lines(self) -> Iterator[tuple[str, Paragraph]]:
        """Yield (name of the form, line) for the lines there are."""
        for name, line in (("kinh_gui", self.first), ("kinh_gui_nhieu", self.listed)):
            if line is not None:
                yield name, line


def type_line(work: Work, lines: Sequence[Paragraph]) -> Paragraph | None:
    """Return the line that names the type."""
    for line in lines:
        if is_recipients_label(line.text):
            return None
        look = work.looks.look(line)
        if type_named(line.text) and (look.centred or look.bold):
            return line
    return None


def adopt_title(work: Work, line: Paragraph, lines: Sequence[Paragraph]) -> Paragraph:
    """Put the tags of type and subject; return the last line of them. ``lines`` are those behind the type."""
    named = type_named(line.text) or ""
    work.report(TYPE, line.text, "{{ ten_loai }}")
    if squeeze(line.text).upper() != named.upper() and " " in squeeze(line.text).removeprefix(named.upper()):
        message = _("dòng «{old}»: mẫu chỉ in tên loại ({name}); lời sau tên loại thuộc về trích yếu")
        work.note(message.format(old=squeeze(line.text), name=named.upper()))
    line.set_words("{{ ten_loai }}")
    subject = _subject_lines(work, line, lines)
    return _adopt_subject(work, subject) if subject else line


def _subject_lines(work: Work, above: Paragraph, lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines directly under the type: in the middle as the first of them, else all bold."""
    found: list[Paragraph] = []
    centred = False
    for line in lines:
        words = line.text
        if is_blank(words) and not found:
            continue
        if is_blank(words) or is_rule(words) or addressee_start(words) is not None or is_basis(words):
            break
        look = work.looks.look(line)
        if line.ancestor("tc") != above.ancestor("tc") or not (look.centred or look.bold):
            break
        if found and (look.centred != centred or (not centred and marker(words).mark)):
            break
        centred = look.centred
        found.append(line)
    return found[:_LONGEST_SUBJECT]


def _adopt_subject(work: Work, lines: Sequence[Paragraph]) -> Paragraph:
    work.report(SUBJECT, texts(lines), "{{ trich_yeu }}")
    first, last = lines[0], lines[-1]
    kept = last if last.has_rule_border else first
    before, after = first.gap_values()[0], last.gap_values()[1]
    drawn = [drawing for line in lines for drawing in line.take_drawings()]
    kept.set_words("{{ trich_yeu }}")
    kept.set_gaps(before=before, after=after)
    remove_all([line for line in lines if line is not kept])
    if not drawn:
        return kept
    # A line hung on a subject of two lines would strike through one of three.
    rule = Paragraph(blocks_of(drawn_rule("Đường kẻ {{ ke_trich_yeu }} mm", Length(work.text_width // 3)))[0].element)
    kept.after(rule)
    work.note(_("đường kẻ vẽ nổi dưới trích yếu đã đổi thành đường kẻ nằm trong dòng, dài theo trích yếu"))
    return rule


def take_addressees(work: Work, lines: Sequence[Paragraph]) -> Addressees:
    """Take «Kính gửi» and its list out of the paper."""
    start = next((i for i, line in enumerate(lines) if addressee_start(line.text) is not None), None)
    if start is None:
        return Addressees()
    first, listed = lines[start], []
    for line in lines[start + 1 :]:
        if is_blank(line.text) or not (marker(line.text).is_dash or _is_listed(work, first, line)):
            break
        listed.append(line)
    work.report(TO, [first.text, *texts(listed)], "{{ kinh_gui }}")
    return Addressees(first, listed[0] if listed else None)


def _is_listed(work: Work, label: Paragraph, line: Paragraph) -> bool:
    """A name under a bare «Kính gửi:», numbered by Word or set far in."""
    bare = is_blank(label.text[addressee_start(label.text) or 0 :])
    look = work.looks.look(line)
    return bare and (look.numbering is not None or look.centred or look.left >= 1200)
