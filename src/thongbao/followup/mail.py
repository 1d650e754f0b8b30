"""A letter and its receiver → a mail message (RFC 5322) with the letter attached, its name as RFC 2231 writes it."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Final
from zoneinfo import ZoneInfo

from thongbao.errors import UsageError
from thongbao.language import _
from thongbao.model.units import Units
from thongbao.papers import Sheet

_DOCX: Final = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")
_ZONE: Final = ZoneInfo("Asia/Ho_Chi_Minh")
_EIGHT: Final = time(8)


@dataclass(frozen=True)
class Mail:
    """One message to one unit. ``key`` is the same for the same letter to the same unit, whenever it is made."""

    unit: str
    address: str
    subject: str
    key: str
    digest: str
    message: EmailMessage

    @property
    def data(self) -> bytes:
        """The message as an .eml file."""
        return self.message.as_bytes(policy=SMTP)


def mails(
    sheets: Sequence[Sheet],
    papers: dict[str, bytes],
    receivers: dict[str, Sequence[str]],
    units: Units,
    day: date,
    sender: str,
) -> Iterator[Mail]:
    """Yield a message for each unit with an address; one letter to all goes to each of them.

    :param receivers: file name of a letter → the units it is for.
    """
    for sheet in sheets:
        for unit in receivers[sheet.file_name]:
            known = units.unit(unit)
            if known and known.email:
                yield _mail(sheet, papers[sheet.file_name], unit, known.name, known.email, day, sender)


def without_address(receivers: Iterable[Sequence[str]], units: Units) -> list[str]:
    """Return the names of units that no mail can reach."""
    named = dict.fromkeys(unit for listed in receivers for unit in listed)
    return [units.name_of(u) for u in named if not ((known := units.unit(u)) and known.email)]


def _mail(sheet: Sheet, paper: bytes, unit: str, name: str, address: str, day: date, sender: str) -> Mail:
    subject = sheet.title.partition(" (")[0] if sheet.recipient else sheet.title
    digest = hashlib.sha256(paper).hexdigest()
    key = hashlib.sha256(f"{unit}\x1f{address}\x1f{subject}\x1f{digest}".encode()).hexdigest()[:32]
    message = EmailMessage(policy=SMTP)
    message.set_raw("Subject", encoded(subject, "Subject"))
    if sender:
        message["From"] = sender
    # The address on a line of its own: one that is too long would be folded anew.
    message.set_raw("To", f"{encoded(name, 'To')}\n <{_address(name, address).addr_spec}>")
    message["Date"] = format_datetime(datetime.combine(day, _EIGHT, _ZONE))
    message["Message-ID"] = f"<{key}@thongbao.invalid>"
    # Mail programs open such a file as a draft of their own.
    message["X-Unsent"] = "1"
    message.set_content(
        f"Kính gửi: {name},\n\n{sheet.author} gửi kèm công văn {subject}.\n"
        "Đề nghị đơn vị thực hiện và báo cáo kết quả theo công văn.\n"
    )
    file_name = f"Công văn đôn đốc - {name}.docx"
    message.add_attachment(paper, maintype=_DOCX[0], subtype=_DOCX[1], filename=file_name)
    # The library draws a boundary at random; the same letter is the same file.
    message.set_boundary(f"thongbao-{key}")
    return Mail(unit, address, subject, key, digest, message)


def encoded(words: str, header: str) -> str:
    """Return the words of a header as RFC 2047 writes them, folded.

    ``EmailMessage`` folds too, but loses the blank where its line ends between two words that are not ASCII.
    """
    return Header(words, "utf-8", header_name=header).encode(linesep="\n")


def _address(name: str, address: str) -> Address:
    try:
        return Address(display_name=name, addr_spec=address)
    except ValueError as error:
        message = _("địa chỉ thư «{address}» của {unit} không đúng").format(address=address, unit=name)
        raise UsageError(message, _("sửa khóa email trong don-vi.yaml")) from error
