"""What is wrong with the look of a line: its size, weight, slant, capitals, place in the middle."""

from collections.abc import Collection

from thongbao.components.strips import Strip
from thongbao.form.scene import Offence
from thongbao.language import _
from thongbao.measures import figure

# A letter or two of another size is a footnote mark, not the size of the line.
_FEW = 2


def look_offences(
    strip: Strip,
    name: str,
    sizes: Collection[int],
    *,
    bold: bool | None = None,
    italic: bool | None = False,
    capitals: bool | None = None,
    centred: bool = False,
) -> list[Offence]:
    """Return what differs from what the clause asks of this line; ``None`` asks for nothing.

    :param sizes: the sizes allowed, in half points.
    :param centred: ask for it, where the line stands in a paragraph of its own in no column made of tabs.
    """
    letters = strip.letters
    found: list[Offence] = []
    if not letters.total:
        return found
    wrong = sorted(size for size, count in letters.sizes.items() if size not in sizes and count > _FEW)
    if not wrong and letters.size not in sizes:
        wrong = [letters.size]
    if wrong:
        low, high = min(sizes) / 2, max(sizes) / 2
        asked = figure(low) if low == high else _("{low} đến {high}").format(low=figure(low), high=figure(high))
        message = _("{name} cỡ chữ {size}, quy định {asked}").format(name=name, size=figure(wrong[0] / 2), asked=asked)
        found.append(Offence(strip, message, _("đặt cỡ chữ {asked}").format(asked=asked)))
    if bold is True and not letters.bold:
        found.append(Offence(strip, _("{name} không đậm").format(name=name), _("đặt chữ đậm")))
    if bold is False and letters.some_bold:
        found.append(Offence(strip, _("{name} in đậm").format(name=name), _("bỏ chữ đậm")))
    if italic is True and not letters.italic:
        found.append(Offence(strip, _("{name} không nghiêng").format(name=name), _("đặt chữ nghiêng")))
    if italic is False and letters.some_italic:
        found.append(Offence(strip, _("{name} in nghiêng").format(name=name), _("đặt chữ đứng")))
    found += _case_and_place(strip, name, capitals, centred=centred)
    return found


def _case_and_place(strip: Strip, name: str, capitals: bool | None, *, centred: bool) -> list[Offence]:
    found = []
    text = strip.printed
    has_letters = any(letter.isalpha() for letter in text)
    if capitals is True and has_letters and text != text.upper():
        found.append(
            Offence(strip, _("{name} chưa in hoa").format(name=name), _("viết: {words}").format(words=text.upper()))
        )
    if capitals is False and sum(c.isalpha() for c in text) > 3 and text == text.upper():
        found.append(Offence(strip, _("{name} in hoa").format(name=name), _("viết in thường")))
    if centred and is_placed(strip) and not strip.centred:
        found.append(Offence(strip, _("{name} không canh giữa").format(name=name), _("canh giữa dòng này")))
    return found


def is_placed(strip: Strip) -> bool:
    """Return whether alignment says where the line stands: it is no column made of tabs or spaces."""
    own = strip.paragraph.cell is not None or strip.paragraph.box > 0 or strip.alone
    return (
        own and not strip.in_column and not strip.raw.startswith(("\t", "   ")) and strip.paragraph.look.align != "both"
    )
