"""What `new` writes for each kind of office: it reads, it checks, it drafts, and it says nothing nobody said."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from thongbao.checks.placeholder_checks import PLACEHOLDER
from thongbao.errors import UsageError
from thongbao.findings import Severity
from thongbao.papers import Kind
from thongbao.pipeline import check, draft
from thongbao.scaffold.answers import NOT_SAID, Answers, Profile, answers, profile_of
from thongbao.scaffold.noticing import MeetingAnswers, new_notice, office_parts
from thongbao.scaffold.starting import initials, start, workspace_files
from thongbao.scaffold.yaml_words import folded, scalar
from thongbao.source.reader import parse
from thongbao.workspace import Workspace

OFFICES = {
    Profile.COMMUNE: answers(
        Profile.COMMUNE, "xã A", head="Lê Thị Bình", signer="Vũ Văn Cường", deputies=("Hà Văn Tư",)
    ),
    Profile.WARD: answers(Profile.WARD, "phường 5", head="Lê Thị Bình", signer="Vũ Văn Cường"),
    Profile.DEPARTMENT: answers(
        Profile.DEPARTMENT, "Sở Nội vụ", province="Lào Cai", head="Lê Thị Bình", deputies=("Hà Văn Tư",)
    ),
    Profile.DISTRICT: answers(Profile.DISTRICT, "huyện B", head="Lê Thị Bình", signer="Vũ Văn Cường"),
}
DAY = date(2026, 9, 28)
TITLE = "Phiên họp giao ban tháng 9 năm 2026"


def made(folder: Path, said: Answers, asked: MeetingAnswers | None = None) -> tuple[Workspace, Path]:
    start(folder, said)
    workspace = Workspace(folder)
    parts, findings = office_parts(workspace)
    assert findings == []
    assert parts.office
    assert parts.units
    return workspace, new_notice(workspace, parts.office, parts.units, asked or MeetingAnswers(DAY, TITLE))


@pytest.mark.parametrize("said", OFFICES.values(), ids=OFFICES)
def test_a_new_office_and_its_first_notice_have_no_finding_at_all(said: Answers, tmp_path: Path) -> None:
    workspace, notice = made(tmp_path, said)
    assert check(workspace, notice).findings == ()


@pytest.mark.parametrize("said", OFFICES.values(), ids=OFFICES)
def test_the_first_notice_drafts_at_once(said: Answers, tmp_path: Path) -> None:
    workspace, notice = made(tmp_path, said)
    papers = {paper.kind for paper in draft(workspace, notice, tmp_path / "ra").papers}
    assert papers == {Kind.NOTICE, Kind.SLIP}


@pytest.mark.parametrize("profile", Profile)
def test_what_nobody_said_is_named_and_the_draft_can_still_be_looked_at(profile: Profile, tmp_path: Path) -> None:
    name = {"xa": "A", "phuong": "A", "so": "Nội vụ", "huyen": "A"}[profile]
    workspace, notice = made(tmp_path, answers(profile, name))
    result = check(workspace, notice)
    assert {(f.rule, f.severity) for f in result.findings} == {("TB-CHO-01", Severity.NOTE)}
    assert draft(workspace, notice, tmp_path / "ra").papers


def test_a_place_not_filled_in_is_an_error_once_the_office_no_longer_allows_it(tmp_path: Path) -> None:
    workspace, notice = made(tmp_path, answers(Profile.COMMUNE, "A"))
    office = workspace.office_file
    office.write_text(office.read_text("utf-8").partition("\nkiem_tra:")[0], "utf-8")
    result = check(workspace, notice)
    assert {(f.rule, f.severity) for f in result.findings} == {("TB-CHO-01", Severity.ERROR)}
    for finding in result.findings:
        line = Path(finding.place.file).read_text("utf-8").splitlines()[finding.place.line - 1]
        assert line[finding.place.column - 1 :].startswith(PLACEHOLDER)


def test_new_and_check_mean_the_same_words() -> None:
    assert NOT_SAID == PLACEHOLDER


def test_no_name_of_a_person_is_made_up() -> None:
    for profile in Profile:
        files = workspace_files(answers(profile, "A"))
        names = re.findall(r"^\s*(?:ho_ten|thu_truong): (.+)$", "".join(files.values()), re.MULTILINE)
        assert set(names) == {NOT_SAID}


@pytest.mark.parametrize("said", OFFICES.values(), ids=OFFICES)
def test_every_commented_example_of_a_notice_works_when_its_marks_are_taken_away(said: Answers, tmp_path: Path) -> None:
    workspace, notice = made(tmp_path, said)
    text = notice.read_text("utf-8")
    body, end = text.split("# Các đoạn kết", 1)
    body = re.sub(r"^( {6})# ", r"\1", body, flags=re.MULTILINE)
    end = end.replace("# phu_luc:", "phu_luc:").replace("#   - tieu", "  - tieu").replace("#     bang", "    bang")
    notice.write_text(body + "# Các đoạn kết" + end, "utf-8")
    assert check(workspace, notice).findings == ()
    kinds = {paper.kind for paper in draft(workspace, notice, tmp_path / "ra").papers}
    assert kinds >= {Kind.NOTICE, Kind.SLIP, Kind.ASSIGNMENT_TABLE, Kind.BRIEF}


@pytest.mark.parametrize("said", OFFICES.values(), ids=OFFICES)
def test_every_commented_line_of_the_office_can_be_uncommented(said: Answers) -> None:
    for name in ("content/co-quan.yaml", "content/don-vi.yaml"):
        text = workspace_files(said)[name]
        opened = re.sub(r"^( *)# ((?:lich:| *- ma: | {2,}\w+:| {4,}- ).*)$", r"\1\2", text, flags=re.MULTILINE)
        assert parse(opened.encode(), name)[1] == []


def test_a_department_works_under_one_head_and_prints_its_province_above() -> None:
    text = workspace_files(OFFICES[Profile.DEPARTMENT])["content/co-quan.yaml"]
    assert "chu_quan: UBND TỈNH LÀO CAI" in text
    assert "chuc_vu: GIÁM ĐỐC" in text
    assert "KT. GIÁM ĐỐC" in text
    assert "TM." not in re.sub("#.*", "", text)
    assert "viet_tat: SNV" in text


def test_a_ward_has_the_urban_department_and_residential_groups() -> None:
    text = workspace_files(OFFICES[Profile.WARD])["content/don-vi.yaml"]
    assert "ten: Phòng Kinh tế, Hạ tầng và Đô thị" in text
    assert "Các tổ dân phố trên địa bàn phường" in text


@pytest.mark.parametrize(
    ("profile", "name", "printed", "seat"),
    [
        (Profile.COMMUNE, "Suối Ngàn", "xã Suối Ngàn", "Suối Ngàn"),
        (Profile.COMMUNE, "UBND xã Suối Ngàn", "xã Suối Ngàn", "Suối Ngàn"),
        (Profile.WARD, "phường 5", "Phường 5", "Phường 5"),
        (Profile.WARD, "đặc khu Phú Quốc", "đặc khu Phú Quốc", "Phú Quốc"),
        (Profile.DISTRICT, "thị xã Sa Pa", "thị xã Sa Pa", "Sa Pa"),
        (Profile.DEPARTMENT, "sở Nội vụ tỉnh Lào Cai", "Sở Nội vụ", "Lào Cai"),
        (Profile.DEPARTMENT, "Sở Y tế thành phố Hà Nội", "Sở Y tế", "Hà Nội"),
    ],
)
def test_a_name_is_understood_however_it_is_typed(profile: Profile, name: str, printed: str, seat: str) -> None:
    said = answers(profile, name)
    assert (said.name, said.seat) == (printed, seat)


def test_the_kind_of_office_is_heard_from_its_name() -> None:
    names = ("xã A", "UBND Phường 5", "Sở Nội vụ", "thị xã B", "A")
    assert [profile_of(name) for name in names] == ["xa", "phuong", "so", "huyen", None]


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "phường 5"},
        {"name": "xã"},
        {"name": "  "},
        {"name": "xã A\x07"},
        {"name": "x" * 300},
        {"name": "xã A", "head": "TS. Lê Thị Bình"},
    ],
    ids=str,
)
def test_an_answer_that_cannot_be_meant_is_refused_with_advice(wrong: dict[str, str]) -> None:
    with pytest.raises(UsageError) as refused:
        answers(Profile.COMMUNE, **wrong)
    assert refused.value.hint


@pytest.mark.parametrize(
    ("name", "short"),
    [("Sở Khoa học và Công nghệ", "SKHCN"), ("Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL"), ("Sở Y tế", "SYT")],
)
def test_a_department_is_abbreviated_as_usual(name: str, short: str) -> None:
    assert initials(name) == short


TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1).map(
    lambda text: " ".join(text.split())
)


@for_all(TEXTS.filter(bool))
def test_a_text_written_as_yaml_reads_back_as_itself(text: str) -> None:
    import unicodedata

    document, _findings = parse(f"a: {scalar(text)}\nb:\n  - {folded('Ngày ' + text, 4)}\n".encode(), "x")
    assert document
    # The reader turns invisible and hard spaces into a finding of their own; letters stay.
    root = document.root
    assert isinstance(root, dict)
    assert root["a"] == unicodedata.normalize("NFC", text)
