"""Reminders by mail: drafts as files, or sent once each through the server the office names."""

import os
import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from thongbao.errors import OutsideMissingError, UsageError
from thongbao.files import write_whole
from thongbao.following.opening import Follow
from thongbao.following.papers import desk_of
from thongbao.followup.ledger import Selection
from thongbao.followup.mail import Mail, mails, without_address
from thongbao.followup.reminder_paper import late_units
from thongbao.language import _, system_reason
from thongbao.papers import Sheet
from thongbao.store.locking import who_is_working
from thongbao.store.outbox import REFUSED, SENDING, SENT, OutboxRow, claim, settle

SERVER: Final = "THONGBAO_SMTP"
SENDER: Final = "THONGBAO_MAIL_FROM"
_TIMEOUT: Final = 30.0
_LOCAL: Final = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class MailOrder:
    """What is wanted: drafts in a folder, sending, or only a trial."""

    folder: Path | None
    send: bool
    dry_run: bool


@dataclass(frozen=True, slots=True)
class Mailed:
    """What came of one message.

    ``state`` is ``written``, ``sent``, ``would_send``, ``already_sent``, ``unsure``, ``refused`` or ``no_address``.
    """

    unit: str
    address: str
    state: str
    path: Path | None = None
    why: str = ""

    @property
    def failed(self) -> bool:
        """Whether the server did not take it."""
        return self.state == "refused"

    def words(self) -> str:
        """Return what came of it in words."""
        words = {
            "written": _("đã ghi thư nháp gửi {address}"),
            "sent": _("đã gửi {address}"),
            "would_send": _("sẽ gửi {address}"),
            "already_sent": _("{address}: thư này đã gửi ngày {why}, không gửi lại"),
            "unsure": _("{address}: lần gửi trước bị ngắt giữa chừng ({why}); hỏi lại đơn vị trước khi gửi tay"),
            "refused": _("{address}: máy chủ không nhận thư: {why}"),
            "no_address": _("{unit}: chưa có email trong don-vi.yaml"),
        }[self.state]
        return words.format(address=self.address, why=self.why, unit=self.unit)

    def as_json(self) -> dict[str, Any]:
        """Return it as the JSON contract has it."""
        path = str(self.path) if self.path else None
        return {
            "unit": self.unit,
            "address": self.address or None,
            "state": self.state,
            "path": path,
            "why": self.why or None,
        }


def send_or_write(
    follow: Follow, sheets: Sequence[Sheet], papers: dict[str, bytes], day: date, order: MailOrder
) -> list[Mailed]:
    """Write or send the messages that carry the letters; nothing when neither is asked for.

    :raises UsageError: no server or sender is named, or an address is not one.
    :raises OutsideMissingError: the server cannot be reached, or does not know the user.
    """
    if order.folder is None and not order.send:
        return []
    receivers = _receivers(follow, sheets, day)
    messages = list(mails(sheets, papers, receivers, follow.units, day, _sender(order)))
    found = [Mailed(unit, "", "no_address") for unit in without_address(receivers.values(), follow.units)]
    if order.folder is not None:
        found += _written(messages, order)
    if order.send:
        found += list(_sent(follow, messages, order))
    return found


def _sender(order: MailOrder) -> str:
    """Return the address mail comes from; a draft may be made without one, its program puts in its own."""
    named = os.environ.get(SENDER, "").strip()
    if not named and order.send:
        raise UsageError(_("chưa có địa chỉ người gửi"), _("đặt {variable}=van-thu@…").format(variable=SENDER))
    return named


def _receivers(follow: Follow, sheets: Sequence[Sheet], day: date) -> dict[str, Sequence[str]]:
    """Return file name of a letter → the units it is for: its own, or whoever is late."""
    counted = follow.on(day)
    late = counted.ledger.lines(Selection(overdue=True), day) if any(not s.recipient for s in sheets) else []
    everyone = tuple(late_units(desk_of(counted), late))
    return {sheet.file_name: (sheet.recipient,) if sheet.recipient else everyone for sheet in sheets}


def _written(messages: Sequence[Mail], order: MailOrder) -> list[Mailed]:
    assert order.folder is not None
    found = []
    for mail in messages:
        path = order.folder / f"don-doc-{mail.unit}.eml"
        if not order.dry_run:
            write_whole(path, mail.data)
        found.append(Mailed(mail.unit, mail.address, "written", path))
    return found


def _sent(follow: Follow, messages: Sequence[Mail], order: MailOrder) -> Iterator[Mailed]:
    if order.dry_run:
        _server_settings()
        yield from (Mailed(mail.unit, mail.address, "would_send") for mail in messages)
        return
    with _server() as server:
        for mail in messages:
            yield _send(follow, server, mail)


def _send(follow: Follow, server: smtplib.SMTP, mail: Mail) -> Mailed:
    """Send one message: claimed in the outbox first, so that neither a second run nor a second clerk sends it again."""
    at = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).isoformat(timespec="seconds")
    issuer = follow.ledger.issuers[0]
    row = OutboxRow(issuer, mail.key, mail.address, mail.subject, mail.digest, SENDING, at, who_is_working())
    with follow.ledger.store.writing() as session:
        held = claim(session, row)
    if held is not None:
        state = "already_sent" if held.state == SENT else "unsure"
        return Mailed(mail.unit, mail.address, state, why=held.at[:10])
    try:
        message = mail.message
        del message["X-Unsent"]
        server.send_message(message)
    except (smtplib.SMTPException, OSError) as error:
        why = _refusal(error)
        with follow.ledger.store.writing() as session:
            settle(session, row, REFUSED, why)
        return Mailed(mail.unit, mail.address, "refused", why=why)
    with follow.ledger.store.writing() as session:
        settle(session, row, SENT)
    return Mailed(mail.unit, mail.address, "sent")


def _refusal(error: Exception) -> str:
    """Return what the server said, in one line."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
        return f"{code} {_decoded(words)}"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_decoded(error.smtp_error)}"
    return system_reason(error) if isinstance(error, OSError) else str(error)


def _decoded(words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join(text.split())


def _server_settings() -> tuple[str, str, int, str, str]:
    """Return scheme, host, port, user and password of the server that is named.

    :raises UsageError: none is named, or the address is not one.
    """
    address = os.environ.get(SERVER, "").strip()
    if not address:
        message = _("chưa nói máy chủ gửi thư")
        raise UsageError(message, _("đặt {variable}=smtps://tên:mật-khẩu@máy-chủ:465").format(variable=SERVER))
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        message = _("{variable} không phải là địa chỉ máy chủ thư").format(variable=SERVER)
        raise UsageError(message, _("viết: smtps://tên:mật-khẩu@máy-chủ:465 hoặc smtp://máy-chủ:587"))
    default = 465 if parts.scheme == "smtps" else 587
    return parts.scheme, parts.hostname, port or default, unquote(parts.username or ""), unquote(parts.password or "")


@contextmanager
def _server() -> Iterator[smtplib.SMTP]:
    """Give a session with the server; a password never goes over an open line.

    :raises OutsideMissingError: it cannot be reached, or does not let us in.
    """
    scheme, host, port, user, password = _server_settings()
    server: smtplib.SMTP | None = None
    try:
        if scheme == "smtps":
            server = smtplib.SMTP_SSL(host, port, timeout=_TIMEOUT, context=ssl.create_default_context())
        else:
            server = smtplib.SMTP(host, port, timeout=_TIMEOUT)
            server.ehlo()
            if server.has_extn("starttls"):
                server.starttls(context=ssl.create_default_context())
                server.ehlo()
            elif user and host not in _LOCAL:
                message = _("máy chủ {host} không mã hóa đường truyền; không gửi mật khẩu qua đó").format(host=host)
                raise OutsideMissingError(message, _("dùng smtps://"))
        if user:
            server.login(user, password)
    except smtplib.SMTPAuthenticationError as error:
        message = _("máy chủ thư {host} không nhận tên và mật khẩu: {why}")
        raise OutsideMissingError(message.format(host=host, why=_refusal(error)), _("xem lại THONGBAO_SMTP")) from None
    except (smtplib.SMTPException, OSError) as error:
        message = _("không nối được máy chủ thư {host}:{port}: {why}")
        raise OutsideMissingError(
            message.format(host=host, port=port, why=_refusal(error)), _("chưa gửi thư nào")
        ) from None
    try:
        yield server
    finally:
        try:
            server.quit()
        except (smtplib.SMTPException, OSError):
            server.close()
