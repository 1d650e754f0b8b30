"""Reminders by mail: drafts that carry the letter, and a real mail server on this machine that takes each once."""

import shutil
import socket
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import SMTP, default
from email.utils import parseaddr
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from hypothesis import given
from hypothesis import strategies as st

from thongbao.cli.main import run
from thongbao.followup.mail import encoded
from thongbao.vietnamese.text import squeeze

ROOT = Path(__file__).parents[2]


class Keeper:
    """A mail server's handler: keeps what it takes, refuses whom it is told to."""

    def __init__(self):
        self.taken, self.refuse = [], set()

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802 (aiosmtpd's name)
        if address in self.refuse:
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802
        self.taken.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=default)))
        return "250 OK"


@pytest.fixture
def server(monkeypatch):
    keeper = Keeper()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(keeper, hostname="127.0.0.1", port=port)
    controller.start()
    monkeypatch.setenv("THONGBAO_SMTP", f"smtp://127.0.0.1:{port}")
    monkeypatch.setenv("THONGBAO_MAIL_FROM", "van-thu@suoi-ngan.example")
    yield keeper
    controller.stop()


pytestmark = pytest.mark.usefixtures("office")


@pytest.fixture
def office(tmp_path, monkeypatch):
    """Return a workspace where two units are late and have an address."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    units = tmp_path / "content/don-vi.yaml"
    text = units.read_text("utf-8")
    for unit in ("p_kt", "p_vhxh"):
        text = text.replace(f"  - ma: {unit}\n", f"  - ma: {unit}\n    email: {unit}@suoi-ngan.example\n")
    units.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    for unit in ("p_kt", "p_vhxh"):
        order = ["--text", "Rà soát.", "--unit", unit, "--deadline", "trước ngày 15/10/2026", "--source", "Bút phê"]
        assert run(["follow", "add", *order, "--date", "2026-10-05", "-q"]) == 0
    return tmp_path


def remind(*options):
    return run(["follow", "remind", "--as-of", "2026-10-20", "--apart", *options])


def test_drafts_carry_the_letter_under_a_vietnamese_name(office):
    assert remind("--eml", "thu") == 0
    data = (office / "thu/don-doc-p_kt.eml").read_bytes()
    # RFC 2231: the name is ASCII on the wire, with its character set.
    assert b"filename*=utf-8''C%C3%B4ng%20v%C4%83n" in data.replace(b"filename*0*=", b"filename*=")
    message = message_from_bytes(data, policy=default)
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "Công văn đôn đốc - Phòng Kinh tế.docx"
    letter = office / "output/du-thao/don-doc-2026-10-20/don-doc/p_kt.docx"
    assert attached.get_content() == letter.read_bytes()
    assert message["To"].addresses[0].addr_spec == "p_kt@suoi-ngan.example"
    assert message["Subject"] == "V/v đôn đốc thực hiện nhiệm vụ được giao tại các văn bản chỉ đạo"
    assert message["X-Unsent"] == "1"


def test_the_same_letters_give_the_same_drafts(office):
    remind("--eml", "thu")
    before = {path.name: path.read_bytes() for path in (office / "thu").iterdir()}
    remind("--eml", "thu")
    assert {path.name: path.read_bytes() for path in (office / "thu").iterdir()} == before


@pytest.mark.usefixtures("office")
def test_a_record_that_is_there_overrules_options_and_that_is_said(capsys):
    assert run(["follow", "remind", "--as-of", "2026-10-20"]) == 0
    assert "đã có từ trước" not in capsys.readouterr().err
    assert remind("--finish-before", "2026-11-10") == 0
    told = capsys.readouterr().err
    assert "don-doc.yaml đã có từ trước nên được giữ, không theo --apart, --finish-before" in told


@given(words=st.text('a ệđ,.("', min_size=1, max_size=200).map(squeeze).filter(bool))
def test_headers_keep_every_blank_wherever_their_lines_end(words):
    message = EmailMessage(policy=SMTP)
    message.set_raw("Subject", encoded(words, "Subject"))
    message.set_raw("To", f"{encoded(words, 'To')}\n <p_kt@suoi-ngan.example>")
    data = message.as_bytes()
    assert all(len(row) <= 78 for row in data.split(b"\r\n"))
    # Read by the older reader: the newer one puts a blank of its own between the parts of a long name.
    back = message_from_bytes(data)
    assert str(make_header(decode_header(back["Subject"]))) == words
    name, address = parseaddr("".join(back["To"].splitlines()))
    assert (str(make_header(decode_header(name))), address) == (words, "p_kt@suoi-ngan.example")
    assert [a.addr_spec for a in message_from_bytes(data, policy=default)["To"].addresses] == [address]


def test_a_dry_run_sends_nothing(server, capsys):
    assert remind("--send", "--dry-run") == 0
    assert server.taken == []
    assert "sẽ gửi p_kt@suoi-ngan.example" in capsys.readouterr().err


def test_each_message_is_sent_once_however_often_it_is_asked_for(server, capsys):
    assert remind("--send") == 0
    assert sorted(receivers[0] for receivers, _message in server.taken) == [
        "p_kt@suoi-ngan.example",
        "p_vhxh@suoi-ngan.example",
    ]
    assert remind("--send") == 0
    assert len(server.taken) == 2
    assert "đã gửi ngày" in capsys.readouterr().err


def test_what_the_server_refuses_is_said_and_may_be_tried_again(server, capsys):
    server.refuse = {"p_kt@suoi-ngan.example"}
    assert remind("--send") == 5
    assert "máy chủ không nhận thư: 550 5.1.1 no such mailbox" in capsys.readouterr().err
    assert len(server.taken) == 1
    server.refuse = set()
    assert remind("--send") == 0
    assert len(server.taken) == 2


def test_a_message_that_may_have_gone_out_is_not_sent_again(office, server, capsys):
    from sqlalchemy import text

    from thongbao.store.engine import open_store

    remind("--send")
    store = open_store(office / "output")
    with store.writing() as session:
        session.execute(text("UPDATE outbox SET state = 'sending'"))
    store.close()
    capsys.readouterr()
    assert remind("--send") == 0
    assert len(server.taken) == 2
    assert "lần gửi trước bị ngắt giữa chừng" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("settings", "code", "words"),
    [
        ({"THONGBAO_SMTP": ""}, 2, "chưa nói máy chủ gửi thư"),
        ({"THONGBAO_SMTP": "http://x"}, 2, "không phải là địa chỉ máy chủ thư"),
        ({"THONGBAO_SMTP": "smtp://127.0.0.1:1"}, 5, "không nối được máy chủ thư"),
        ({"THONGBAO_MAIL_FROM": ""}, 2, "chưa có địa chỉ người gửi"),
    ],
)
def test_a_server_that_is_not_there_is_said_in_words(server, monkeypatch, capsys, settings, code, words):
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert remind("--send") == code
    assert words in capsys.readouterr().err
    assert server.taken == []
