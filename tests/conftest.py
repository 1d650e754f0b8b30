"""What several folders of tests share: the real record, the example record, and small workspaces made on the spot."""

import os
import re
import signal
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest
import yaml

from postgresql_server import postgresql_server, postgresql_url, register_url  # noqa: F401 (fixtures)
from thongbao import pipeline
from thongbao.workspace import find_workspace

# A test that means the templates kept between runs names a folder of its own.
os.environ["THONGBAO_CACHE"] = "off"
# A shell gives what it runs in the background an ignored Ctrl-C, and the programs of the tests would inherit it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
CHECKOUT = Path(__file__).resolve().parents[1]
SEEDS = CHECKOUT.parent / "shared" / "seeds"


def _shared(path: Path) -> Path:
    if not path.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{path} is missing")
        pytest.skip(f"{path} is not on this machine")
    return path


@pytest.fixture(scope="session")
def seed_content():
    """The content folder of the real record of Tân Uyên; must be there where CI says so."""
    return _shared(SEEDS / "tan-uyen" / "content")


@pytest.fixture(scope="session")
def seed_notice():
    """The real notice as its text; must be there where CI says so."""
    return _shared(SEEDS / "000_97c29a3822b1a2b7.txt")


@pytest.fixture(scope="session")
def seed_gold():
    """What a person found in the real notice, assignment by assignment."""
    return yaml.safe_load(_shared(SEEDS / "seed_gold.yaml").read_text("utf-8"))


@pytest.fixture(scope="session")
def example_content():
    """The content folder that comes with the checkout."""
    return CHECKOUT / "content"


# The least that is a valid record. A test replaces or adds whole top-level keys.
OFFICE = """\
co_quan:
  - ma: ubnd
    ten: Ủy ban nhân dân xã Đông
    dong_ten: [ỦY BAN NHÂN DÂN, XÃ ĐÔNG]
    viet_tat: UBND
    cap: xã
    dia_danh: Đông
soan_thao: {don_vi: vp, viet_tat: VP}
nguoi_ky:
  - {ma: cvp, quyen_han: [TL. CHỦ TỊCH], chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: Lê Văn An, co_quan: [ubnd]}
"""
UNITS = """\
don_vi:
  - {ma: vp, ten: Văn phòng, quan_he: truc_thuoc}
  - {ma: p_kt, ten: Phòng Kinh tế, quan_he: truc_thuoc}
  - {ma: p_vh, ten: Phòng Văn hóa, quan_he: truc_thuoc}
  - {ma: ca_xa, ten: Công an xã, quan_he: nganh_doc}
  - {ma: hoi_pn, ten: Hội Phụ nữ xã, quan_he: doan_the}
  - {ma: thon_1, ten: Thôn Một, quan_he: cap_duoi}
  - {ma: thon_2, ten: Thôn Hai, quan_he: cap_duoi}
nguoi:
  - {ma: ong_binh, ho_ten: Trần Văn Bình, chuc_vu: Phó Chủ tịch UBND xã}
"""
NOTICE = """\
loai: Thông báo
trich_yeu: Kết luận tại phiên họp tháng 9
hop: {ten: phiên họp tháng 9 năm 2026, ngay: 2026-09-28, chuc_vu: Chủ tịch UBND xã}
muc:
  - tieu_de: Kinh tế
    noi_dung:
      - gach: {viec: Phòng Kinh tế báo cáo., chu_tri: p_kt}
noi_nhan: [Như trên]
luu: VT
nguoi_ky: cvp
"""


def _merged(written: str | dict, least: str, without: tuple[str, ...]) -> str:
    """Return ``written``, unmoved, with the keys of ``least`` that it does not name behind it."""
    if isinstance(written, dict):
        written = yaml.safe_dump(written, allow_unicode=True, sort_keys=False)
    written = dedent(written).lstrip("\n")
    named = {*re.findall(r"^(\w+):", written, re.MULTILINE), *without}
    blocks = re.split(r"^(?=\w)", least, flags=re.MULTILINE)
    return written.rstrip("\n") + "\n" + "".join(b for b in blocks if b and b.partition(":")[0] not in named)


@dataclass(frozen=True)
class MadeWorkspace:
    """A workspace on disk, and what a test asks of it."""

    root: Path
    notice: Path

    @property
    def workspace(self):
        return find_workspace(self.notice)

    def check(self):
        return pipeline.check(self.workspace, self.notice)

    def findings(self, *, rule=None):
        return [f for f in self.check().findings if rule in (None, f.rule)]

    def record(self):
        """Return the record, which must have no finding of error level."""
        checked = self.check()
        assert checked.record is not None, checked.findings
        return checked.record

    def sheets(self):
        """Return file name → sheet, in the order they are composed."""
        return {sheet.file_name: sheet for sheet in pipeline.compose(self.record())}

    def draft(self, output=None, **options):
        return pipeline.draft(self.workspace, self.notice, output or self.root / "output", **options)


@pytest.fixture
def make_workspace(tmp_path):
    """Return ``make(notice="…", office="…", units="…")``: YAML (or a dict) laid over the least valid record.

    A text stands first in its file, so its own lines are the file's. ``without`` names keys to leave out
    (``notice.luu``); ``raw`` maps ``office``, ``units``, ``notice`` to the whole content of that file.
    """
    made = []

    def make(notice="", office="", units="", *, without=(), raw=None, slug="hop-thang-9"):
        root = tmp_path / f"noi-{len(made)}"
        made.append(root)
        files = {
            "office": (root / "content" / "co-quan.yaml", office, OFFICE),
            "units": (root / "content" / "don-vi.yaml", units, UNITS),
            "notice": (root / "content" / "2026" / slug / "thong-bao.yaml", notice, NOTICE),
        }
        for name, (path, written, least) in files.items():
            left_out = tuple(key.partition(".")[2] for key in without if key.startswith(name))
            text = (raw or {}).get(name, _merged(written, least, left_out))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="")
        return MadeWorkspace(root, files["notice"][0])

    return make


@pytest.fixture(scope="session")
def decree_file():
    """Return the path of one of the decree's own Word files, by name."""
    return lambda name: _shared(CHECKOUT.parent / "shared" / "standards" / "decree" / f"{name}.docx")
