"""The sixteen fields of Phụ lục VI: what the papers of the example say of themselves, and fields that are too long."""

import json
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from made_packages import LETTER, METADATA, made_contents

from thongbao.archive.describing import METADATA_JSON, METADATA_XML, payload
from thongbao.archive.field_checks import field_findings, field_names
from thongbao.archive.metadata import LENGTHS, Addressee, sixteen
from thongbao.archive.retention import Retention
from thongbao.archive.tt05 import TYPE_CODES
from thongbao.cataloguing import metadata_of
from thongbao.findings import Place, Severity
from thongbao.papers import Kind
from thongbao.standard.document_types import DOCUMENT_TYPES


def PLACE(number):  # noqa: N802 (stands where a constant would)
    return Place("tb.yaml", path=number)


@pytest.fixture
def example(make_workspace, example_content):
    """The example's record and its sheets, the notice with number and day."""
    notice = (example_content / "2026/ket-luan-giao-ban-thang-9/thong-bao.yaml").read_text("utf-8")
    made = make_workspace(
        raw={
            "office": (example_content / "co-quan.yaml").read_text("utf-8"),
            "units": (example_content / "don-vi.yaml").read_text("utf-8"),
            "notice": notice + "\nso: 8\nngay: 2026-10-05\ndo_khan: khẩn\n",
        }
    )
    return made.record(), made.sheets()


def test_the_notice_of_the_example_in_the_decrees_sixteen_fields(example):
    record, sheets = example
    paper = metadata_of(record, sheets["thong-bao.docx"], date(2026, 10, 5), page_amount=5)
    fields = [(entry.number, entry.name, entry.value) for entry in sixteen(paper)]
    assert fields[:12] == [
        ("1.1", "OrganId", "H99.15"),
        ("1.2", "FileCatalog", "2026"),
        ("1.3", "FileNotation", "01.TH"),
        ("2", "DocOrdinal", ""),
        ("3", "TypeName", "Thông báo"),
        ("4", "CodeNumber", "08"),
        ("5", "CodeNotation", "TB-UBND"),
        ("6", "IssuedDate", "05/10/2026"),
        ("7", "OrganName", "Ủy ban nhân dân xã Suối Ngàn"),
        (
            "8",
            "Subject",
            "Kết luận của Chủ tịch Ủy ban nhân dân xã tại phiên họp giao ban tháng 9 năm 2026",
        ),
        ("9", "Language", "Tiếng Việt"),
        ("10", "PageAmount", "5"),
    ]
    assert fields[-3:] == [("14", "Priority", "1"), ("15", "IssuedAmount", ""), ("16", "DueDate", "")]
    assert {number for number, _name, _value in fields} >= {"12.1", "12.2", "13.1", "13.2"}


def test_a_letter_is_to_its_unit_first_with_its_code_and_day_to_report(example):
    record, sheets = example
    letter = next(sheet for sheet in sheets.values() if sheet.kind is Kind.LETTER)
    unit = record.units.unit(letter.recipient)
    paper = metadata_of(record, letter, date(2026, 10, 5))
    assert paper.type_name == "Công văn"
    assert paper.to[0] == Addressee(unit.name, unit.organ_code or "")
    assert "Như trên" not in [one.organ_name for one in paper.to]
    assert not any("(để" in one.organ_name for one in paper.to)
    assert paper.due_date == date(2026, 12, 18)
    assert paper.competence == "TL. CHỦ TỊCH"


def test_briefs_and_slips_have_no_number_and_no_fields(example):
    record, sheets = example
    kinds = {Kind.BRIEF, Kind.SLIP, Kind.ASSIGNMENT_TABLE}
    without = [metadata_of(record, sheet, date(2026, 10, 5)) for sheet in sheets.values() if sheet.kind in kinds]
    assert without
    assert set(without) == {None}


def test_nothing_of_the_example_is_found_wrong(example):
    record, sheets = example
    # Only the letters still lack their numbers here.
    paper = metadata_of(record, sheets["thong-bao.docx"], date(2026, 10, 5))
    assert list(field_findings(paper, Retention("20 năm", None, "01.TH"), PLACE)) == []


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"subject": "x" * 620}, "Subject"),
        ({"code_number": "123456789012"}, "CodeNumber"),
        ({"code_notation": "K" * 31}, "CodeNotation"),
        ({"organ_name": "T" * 201}, "OrganName"),
        ({"position": "C" * 101}, "Position"),
        ({"full_name": "H" * 51}, "FullName"),
        ({"full_name": ""}, "FullName"),
        ({"description": "G" * 501}, "Description"),
        ({"to": (Addressee("N" * 201),)}, "OrganName"),
        ({"to": ()}, "nơi nhận"),
        ({"page_amount": 1000}, "PageAmount"),
    ],
)
def test_a_field_too_long_or_missing_is_an_error(change, named):
    (finding,) = field_findings(replace(METADATA, **change), Retention(), PLACE)
    assert finding.rule == "ND30-LT-01"
    assert finding.severity is Severity.ERROR
    assert named in finding.message


@pytest.mark.parametrize(("longest", "field"), [(500, "subject"), (11, "code_number"), (50, "full_name")])
def test_the_longest_that_fits_is_no_fault(longest, field):
    assert list(field_findings(replace(METADATA, **{field: "x" * longest}), Retention(), PLACE)) == []


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("H01.151", False),
        ("H99.15.1", False),
        ("000.00.01.H56", False),
        ("", False),
        ("h1.151", True),
        ("H01..1", True),
        ("H01.15.02.03.04", True),  # longer than Phụ lục VI takes
        ("H01" + ".ABC" * 9, True),
    ],
)
def test_organ_codes(code, wrong):
    found = [finding.rule for finding in field_findings(replace(METADATA, organ_id=code), Retention(), PLACE)]
    assert found == (["ND30-LT-04"] if wrong else [])


@pytest.mark.parametrize(("code", "wrong"), [("05.TH", False), ("01.TCCB", False), ("hồ sơ 5", True), ("TH.05", True)])
def test_dossier_codes(code, wrong):
    found = [finding.rule for finding in field_findings(METADATA, Retention(dossier=code), PLACE)]
    assert found == (["ND30-LT-03"] if wrong else [])


def test_every_field_has_a_length_and_a_name_for_clerks():
    assert set(field_names()) == set(LENGTHS)
    assert {entry.name for entry in sixteen(METADATA)} == set(LENGTHS)


def test_json_and_xml_say_the_same():
    files = payload(made_contents(), "ten")
    papers = json.loads(files[METADATA_JSON])["papers"]
    root = ET.fromstring(files[METADATA_XML])
    assert [paper["path"] for paper in papers] == [document.get("path") for document in root]
    for paper, document in zip(papers, root, strict=True):
        nd30 = paper["nd30"]
        assert [{child.tag: child.text for child in to} for to in document.findall("To")] == nd30["To"]
        assert {child.tag: child.text for child in document.find("SignerInfo")} == nd30["SignerInfo"]
        assert {child.tag: child.text for child in document.find("TT05")} == paper["tt05"]
        assert document.findtext("Subject") == nd30["Subject"]
    assert papers[0]["tt05"]["maintenance"] == "05"
    assert papers[0]["tt05"]["typeName"] == "07"
    assert papers[1]["tt05"]["typeName"] == "22"
    assert papers[1]["nd30"]["CodeNumber"] == LETTER.code_number


def test_every_type_of_the_decree_has_a_code_of_its_own():
    assert set(TYPE_CODES) == {kind.name for kind in DOCUMENT_TYPES}
    assert len(set(TYPE_CODES.values())) == 29
