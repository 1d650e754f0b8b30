import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongbao.findings import Severity
from thongbao.standard.authority import SigningForm, deputy_of, honorifics_in, read_signing_lines

WRITING, PAIRING, SUBDELEGATION = "ND30-KY-01", "ND30-KY-02", "ND30-KY-03"


def lines_of(text: str) -> tuple[list[str], str]:
    """Read "TM. X / KT. Y / Z" as the lines above the title and the title."""
    *authority, title = [line.strip() for line in text.split(" / ")]
    return authority, title


RIGHT = [
    ("GIÁM ĐỐC", SigningForm.NONE),
    ("CHÁNH VĂN PHÒNG", SigningForm.NONE),
    ("CHỦ TỊCH", SigningForm.NONE),
    ("CHỦ TỊCH HỘI ĐỒNG THÀNH VIÊN", SigningForm.NONE),
    ("TRƯỞNG BAN PHÁP CHẾ", SigningForm.NONE),
    ("TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH", SigningForm.TM),
    ("TM. UỶ BAN NHÂN DÂN / CHỦ TỊCH", SigningForm.TM),
    ("TM. UBND XÃ ĐỊNH MỸ / CHỦ TỊCH", SigningForm.TM),
    ("TM. ỦY BAN NHÂN DÂN / Q. CHỦ TỊCH", SigningForm.TM),
    ("TM. HỘI ĐỒNG NHÂN DÂN / CHỦ TỊCH", SigningForm.TM),
    ("TM. HỘI ĐỒNG NHÂN DÂN / CHỦ TỌA", SigningForm.TM),
    ("TM. THƯỜNG TRỰC HĐND / CHỦ TỊCH", SigningForm.TM),
    ("TM. CHÍNH PHỦ / THỦ TƯỚNG", SigningForm.TM),
    ("TM. BAN CHỈ ĐẠO / TRƯỞNG BAN", SigningForm.TM),
    ("TM. HỘI ĐỒNG / CHỦ TỊCH", SigningForm.TM),
    ("TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", SigningForm.TM_KT),
    ("TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH THƯỜNG TRỰC", SigningForm.TM_KT),
    ("TM. HỘI ĐỒNG NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", SigningForm.TM_KT),
    ("TM. CHÍNH PHỦ / KT. THỦ TƯỚNG / PHÓ THỦ TƯỚNG", SigningForm.TM_KT),
    ("TM. BAN CHỈ ĐẠO / KT. TRƯỞNG BAN / PHÓ TRƯỞNG BAN", SigningForm.TM_KT),
    ("KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", SigningForm.KT),
    ("KT. CHỦ TỊCH / PHÓ CHỦ TỊCH THƯỜNG TRỰC", SigningForm.KT),
    ("KT. CHỦ TỊCH / PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", SigningForm.KT),
    ("KT. CHỦ TỊCH UBND XÃ / PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", SigningForm.KT),
    ("KT. BỘ TRƯỞNG / THỨ TRƯỞNG", SigningForm.KT),
    ("KT. BỘ TRƯỞNG BỘ NỘI VỤ / THỨ TRƯỞNG", SigningForm.KT),
    ("KT. BỘ TRƯỞNG, CHỦ NHIỆM / PHÓ CHỦ NHIỆM", SigningForm.KT),
    ("KT. BỘ TRƯỞNG, CHỦ NHIỆM / THỨ TRƯỞNG, PHÓ CHỦ NHIỆM", SigningForm.KT),
    ("KT. CHỦ NHIỆM / PHÓ CHỦ NHIỆM", SigningForm.KT),
    ("KT. TỔNG GIÁM ĐỐC / PHÓ TỔNG GIÁM ĐỐC", SigningForm.KT),
    ("KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC", SigningForm.KT),
    ("KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC PHỤ TRÁCH", SigningForm.KT),
    ("KT. GIÁM ĐỐC SỞ Y TẾ / PHÓ GIÁM ĐỐC", SigningForm.KT),
    ("KT. CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG", SigningForm.KT),
    ("KT. CHÁNH THANH TRA / PHÓ CHÁNH THANH TRA", SigningForm.KT),
    ("KT. TRƯỞNG PHÒNG / PHÓ TRƯỞNG PHÒNG", SigningForm.KT),
    ("KT. TRƯỞNG PHÒNG / PHÓ TRƯỞNG PHÒNG KINH TẾ", SigningForm.KT),
    ("KT. TRƯỞNG PHÒNG KINH TẾ / PHÓ TRƯỞNG PHÒNG", SigningForm.KT),
    ("KT. TRƯỞNG PHÒNG KINH TẾ / PHÓ TRƯỞNG PHÒNG KINH TẾ", SigningForm.KT),
    ("KT. TRƯỞNG BAN / PHÓ TRƯỞNG BAN", SigningForm.KT),
    ("KT. TỔ TRƯỞNG / TỔ PHÓ", SigningForm.KT),
    ("KT. CỤC TRƯỞNG / PHÓ CỤC TRƯỞNG", SigningForm.KT),
    ("KT. CHI CỤC TRƯỞNG CHI CỤC KIỂM LÂM / PHÓ CHI CỤC TRƯỞNG", SigningForm.KT),
    ("KT. VỤ TRƯỞNG / PHÓ VỤ TRƯỞNG", SigningForm.KT),
    ("KT. VIỆN TRƯỞNG / PHÓ VIỆN TRƯỞNG", SigningForm.KT),
    ("KT. HIỆU TRƯỞNG / PHÓ HIỆU TRƯỞNG", SigningForm.KT),
    ("KT. TỔNG THANH TRA / PHÓ TỔNG THANH TRA", SigningForm.KT),
    ("KT. TỔNG LÃNH SỰ / PHÓ TỔNG LÃNH SỰ", SigningForm.KT),
    ("TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG", SigningForm.TL),
    ("TL. CHỦ TỊCH / TRƯỞNG PHÒNG KINH TẾ", SigningForm.TL),
    ("TL. BỘ TRƯỞNG / VỤ TRƯỞNG VỤ PHÁP CHẾ", SigningForm.TL),
    ("TL. GIÁM ĐỐC / GIÁM ĐỐC TRUNG TÂM Y TẾ", SigningForm.TL),
    ("TL. CHỦ TỊCH / Q. CHÁNH VĂN PHÒNG", SigningForm.TL),
    ("TL. CHỦ TỊCH / KT. CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG", SigningForm.TL_KT),
    ("TL. CHỦ TỊCH / KT. TRƯỞNG PHÒNG KINH TẾ / PHÓ TRƯỞNG PHÒNG", SigningForm.TL_KT),
    ("TUQ. CHỦ TỊCH / TRƯỞNG PHÒNG KINH TẾ", SigningForm.TUQ),
    ("TUQ. GIÁM ĐỐC / TRƯỞNG PHÒNG TỔNG HỢP", SigningForm.TUQ),
    ("TUQ. CHỦ TỊCH / CÔNG CHỨC TƯ PHÁP - HỘ TỊCH", SigningForm.TUQ),
    ("Q. GIÁM ĐỐC", SigningForm.Q),
    ("TRƯỞNG BAN", SigningForm.ADVISORY),
    ("TRƯỞNG BAN CHỈ ĐẠO", SigningForm.ADVISORY),
    ("CHỦ TỊCH HỘI ĐỒNG", SigningForm.ADVISORY),
    ("TỔ TRƯỞNG", SigningForm.ADVISORY),
    ("TRƯỞNG BAN / CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐỊNH MỸ", SigningForm.ADVISORY),
    ("KT. TRƯỞNG BAN / PHÓ TRƯỞNG BAN / PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", SigningForm.ADVISORY),
    ("TM. HỘI ĐỒNG / CHỦ TỊCH / PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", SigningForm.ADVISORY),
    ("TM. BAN CHỈ ĐẠO / KT. TRƯỞNG BAN / PHÓ TRƯỞNG BAN / PHÓ CHỦ TỊCH UBND XÃ", SigningForm.ADVISORY),
    ("KT.\u00a0CHỦ TỊCH / PHÓ CHỦ TỊCH", SigningForm.KT),
]


@pytest.mark.parametrize(("text", "form"), RIGHT)
def test_a_form_of_the_decree_is_read_without_a_fault(text: str, form: SigningForm):
    assert read_signing_lines(*lines_of(text)) == (form, [])
    decomposed = unicodedata.normalize("NFD", text)
    assert read_signing_lines(*lines_of(decomposed)) == (form, [])


def test_every_form_is_among_the_right_examples():
    assert {form for _, form in RIGHT} == set(SigningForm)


@pytest.mark.parametrize(
    ("text", "rules", "advice"),
    [
        # the abbreviation
        ("KT CHỦ TỊCH / PHÓ CHỦ TỊCH", [WRITING], "“KT. CHỦ TỊCH”"),
        ("K/T CHỦ TỊCH / PHÓ CHỦ TỊCH", [WRITING], "“KT. CHỦ TỊCH”"),
        ("K/T. CHỦ TỊCH / PHÓ CHỦ TỊCH", [WRITING], "“KT. CHỦ TỊCH”"),
        ("K.T. CHỦ TỊCH / PHÓ CHỦ TỊCH", [WRITING], "“KT. CHỦ TỊCH”"),
        ("KT: CHỦ TỊCH / PHÓ CHỦ TỊCH", [WRITING], "“KT. CHỦ TỊCH”"),
        ("T/M ỦY BAN NHÂN DÂN / CHỦ TỊCH", [WRITING], "“TM. ỦY BAN NHÂN DÂN”"),
        ("T/L CHỦ TỊCH / CHÁNH VĂN PHÒNG", [WRITING], "“TL. CHỦ TỊCH”"),
        ("T/UQ CHỦ TỊCH / CHÁNH VĂN PHÒNG", [WRITING], "“TUQ. CHỦ TỊCH”"),
        ("Q GIÁM ĐỐC", [WRITING], "“Q. GIÁM ĐỐC”"),
        ("QUYỀN GIÁM ĐỐC", [WRITING], "“Q. GIÁM ĐỐC”"),
        ("THỪA LỆNH CHỦ TỊCH / CHÁNH VĂN PHÒNG", [WRITING], "“TL. CHỦ TỊCH”"),
        ("THỪA UỶ QUYỀN CHỦ TỊCH / CHÁNH VĂN PHÒNG", [WRITING], "“TUQ. CHỦ TỊCH”"),
        ("KTT. CHỦ TỊCH / PHÓ CHỦ TỊCH", [WRITING], "TM., KT., TL., TUQ., Q."),
        ("P/T CHỦ TỊCH / PHÓ CHỦ TỊCH", [WRITING], "TM., KT., TL., TUQ., Q."),
        ("KT. GIÁM ĐỐC / P. GIÁM ĐỐC", [WRITING], "viết đầy đủ chức vụ"),
        ("CHỦ TỊCH / PHÓ CHỦ TỊCH", [WRITING], "“KT. CHỦ TỊCH”"),
        ("CHỦ TỊCH / CHÁNH VĂN PHÒNG", [WRITING], "“TL. CHỦ TỊCH”"),
        ("ỦY BAN NHÂN DÂN / CHỦ TỊCH", [WRITING], "“TM. ỦY BAN NHÂN DÂN”"),
        ("TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH / PHÓ CHỦ TỊCH", [WRITING], "“KT. CHỦ TỊCH”"),
        ("Kt. Chủ tịch / PHÓ CHỦ TỊCH", [WRITING], "“KT. CHỦ TỊCH”"),
        ("KT. CHỦ TỊCH / Phó Chủ tịch", [WRITING], "“PHÓ CHỦ TỊCH”"),
        ("KT. / PHÓ CHỦ TỊCH", [WRITING], "“KT. CHỦ TỊCH”"),
        # the title line
        ("TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH", [WRITING], "dòng cuối ghi chức vụ"),
        ("TL. CHỦ TỊCH", [WRITING], "dòng cuối ghi chức vụ"),
        ("Q. PHÓ GIÁM ĐỐC", [PAIRING], "“KT. GIÁM ĐỐC”"),
        ("Q. KT. CHỦ TỊCH", [PAIRING], "Mỗi quyền hạn một dòng"),
        ("PHÓ CHỦ TỊCH", [PAIRING], "“KT. CHỦ TỊCH”"),
        ("THỨ TRƯỞNG", [PAIRING], "“KT. BỘ TRƯỞNG”"),
        ("PHÓ TRƯỞNG BAN", [PAIRING], "“KT. TRƯỞNG BAN”"),
        # KT.
        ("KT. CHỦ TỊCH / CHÁNH VĂN PHÒNG", [PAIRING], "“TL. CHỦ TỊCH”"),
        ("KT. CHỦ TỊCH / CHỦ TỊCH", [PAIRING], "bỏ dòng “KT. CHỦ TỊCH”"),
        ("KT. GIÁM ĐỐC / Q. GIÁM ĐỐC", [PAIRING], "bỏ dòng “KT. GIÁM ĐỐC”"),
        ("KT. GIÁM ĐỐC / PHÓ CHỦ TỊCH", [PAIRING], "“PHÓ GIÁM ĐỐC”"),
        ("KT. GIÁM ĐỐC / PHÓ TỔNG GIÁM ĐỐC", [PAIRING], "“PHÓ GIÁM ĐỐC”"),
        ("KT. BỘ TRƯỞNG / PHÓ BỘ TRƯỞNG", [PAIRING], "“THỨ TRƯỞNG”"),
        ("KT. TRƯỞNG PHÒNG KINH TẾ / PHÓ TRƯỞNG PHÒNG VĂN HÓA", [PAIRING], "“PHÓ TRƯỞNG PHÒNG KINH TẾ”"),
        ("KT. TRƯỞNG PHÒNG / PHÓ PHÒNG", [PAIRING], "“PHÓ TRƯỞNG PHÒNG”"),
        ("KT. PHÓ CHỦ TỊCH / CHÁNH VĂN PHÒNG", [PAIRING], "“KT. CHỦ TỊCH”"),
        ("KT. ỦY BAN NHÂN DÂN / PHÓ CHỦ TỊCH", [PAIRING], "“TM. ỦY BAN NHÂN DÂN”, rồi “KT. CHỦ TỊCH”"),
        ("KT. SỞ Y TẾ / PHÓ GIÁM ĐỐC", [PAIRING], "Ghi “KT. GIÁM ĐỐC”."),
        ("KT. Q. GIÁM ĐỐC / PHÓ GIÁM ĐỐC", [PAIRING], "Mỗi quyền hạn một dòng"),
        ("Q. GIÁM ĐỐC / PHÓ GIÁM ĐỐC", [PAIRING], "dòng cuối"),
        # TL. and TUQ.
        ("TL. CHỦ TỊCH / PHÓ CHỦ TỊCH", [PAIRING], "“KT. CHỦ TỊCH”, rồi “PHÓ CHỦ TỊCH”"),
        ("TUQ. CHỦ TỊCH / PHÓ CHỦ TỊCH", [PAIRING], "“KT. CHỦ TỊCH”, rồi “PHÓ CHỦ TỊCH”"),
        ("TL. BỘ TRƯỞNG / THỨ TRƯỞNG", [PAIRING], "“KT. BỘ TRƯỞNG”"),
        ("TL. CHỦ TỊCH / CHỦ TỊCH", [PAIRING], "bỏ dòng “TL. CHỦ TỊCH”"),
        ("TUQ. GIÁM ĐỐC / GIÁM ĐỐC", [PAIRING], "bỏ dòng “TUQ. GIÁM ĐỐC”"),
        ("TL. CHỦ TỊCH / PHÓ CHÁNH VĂN PHÒNG", [PAIRING], "“KT. CHÁNH VĂN PHÒNG”"),
        ("TUQ. CHỦ TỊCH / PHÓ CHÁNH VĂN PHÒNG", [PAIRING], "CHÁNH VĂN PHÒNG"),
        ("TL. ỦY BAN NHÂN DÂN / CHÁNH VĂN PHÒNG", [PAIRING], "“TL. CHỦ TỊCH”"),
        ("TUQ. UBND / CHÁNH VĂN PHÒNG", [PAIRING], "“TUQ. CHỦ TỊCH”"),
        ("TL. PHÓ CHỦ TỊCH / CHÁNH VĂN PHÒNG", [PAIRING], "“TL. CHỦ TỊCH”"),
        ("TL. CHỦ TỊCH / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", [PAIRING], "bỏ dòng “TL. CHỦ TỊCH”"),
        ("TUQ. CHỦ TỊCH / KT. CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG", [SUBDELEGATION], "CHÁNH VĂN PHÒNG) tự ký"),
        # TM.
        ("TM. CHỦ TỊCH / PHÓ CHỦ TỊCH", [PAIRING], "“KT. CHỦ TỊCH”"),
        ("TM. GIÁM ĐỐC / CHÁNH VĂN PHÒNG", [PAIRING], "“TL. GIÁM ĐỐC”"),
        ("TM. ỦY BAN NHÂN DÂN / PHÓ CHỦ TỊCH", [PAIRING], "“KT. CHỦ TỊCH”"),
        ("TM. ỦY BAN NHÂN DÂN / CHÁNH VĂN PHÒNG", [PAIRING], "“TL. CHỦ TỊCH”"),
        ("TM. ỦY BAN NHÂN DÂN / GIÁM ĐỐC", [PAIRING], "“CHỦ TỊCH”"),
        ("TM. BAN CHỈ ĐẠO / CHÁNH VĂN PHÒNG", [PAIRING], "người đứng đầu"),
        ("TM. BAN CHỈ ĐẠO / PHÓ TRƯỞNG BAN", [PAIRING], "“KT. TRƯỞNG BAN”"),
        ("TM. ỦY BAN NHÂN DÂN / KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC", [PAIRING], "“CHỦ TỊCH”"),
        ("TM. ỦY BAN NHÂN DÂN / TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG", [PAIRING], "Bỏ dòng “TM. ỦY BAN NHÂN DÂN”"),
        ("TM. ỦY BAN NHÂN DÂN / TUQ. CHỦ TỊCH / CHÁNH VĂN PHÒNG", [PAIRING], "Bỏ dòng “TM. ỦY BAN NHÂN DÂN”"),
        ("TM. KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", [PAIRING, PAIRING], "Mỗi quyền hạn một dòng"),
        # the order and the number of lines
        ("KT. CHỦ TỊCH / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", [PAIRING], "Chỉ giữ một dòng “KT.”"),
        ("KT. CHỦ TỊCH / TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH", [PAIRING], "Dưới “KT.”"),
        ("TUQ. CHỦ TỊCH / TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG", [PAIRING], "Chỉ giữ một quyền hạn"),
        (
            "TM. ỦY BAN NHÂN DÂN / TL. CHỦ TỊCH / KT. CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG",
            [PAIRING, PAIRING],
            "Dài nhất",
        ),
    ],
)
def test_a_wrong_form_is_refused_with_what_to_write(text: str, rules: list[str], advice: str):
    form, faults = read_signing_lines(*lines_of(text))
    assert form is None
    assert [fault.rule for fault in faults] == rules, [fault.message for fault in faults]
    assert {fault.severity for fault in faults} == {Severity.ERROR}
    assert any(advice in fault.hint for fault in faults), [fault.hint for fault in faults]


@pytest.mark.parametrize(
    ("text", "form", "advice"),
    [
        ("KT.CHỦ TỊCH / PHÓ CHỦ TỊCH", SigningForm.KT, "“KT. CHỦ TỊCH”"),
        ("KT.  CHỦ TỊCH / PHÓ CHỦ TỊCH", SigningForm.KT, "“KT. CHỦ TỊCH”"),
        ("TM.ỦY BAN NHÂN DÂN / CHỦ TỊCH", SigningForm.TM, "“TM. ỦY BAN NHÂN DÂN”"),
        ("Q.GIÁM ĐỐC", SigningForm.Q, "“Q. GIÁM ĐỐC”"),
    ],
)
def test_a_missing_space_is_only_a_warning(text: str, form: SigningForm, advice: str):
    read, faults = read_signing_lines(*lines_of(text))
    assert read is form
    assert [(fault.rule, fault.severity) for fault in faults] == [(WRITING, Severity.WARNING)]
    assert advice in faults[0].hint


@pytest.mark.parametrize("authority", [[], ["KT. CHỦ TỊCH"]])
def test_a_title_must_be_there(authority: list[str]):
    form, faults = read_signing_lines(authority, " ")
    assert form is None
    assert [fault.rule for fault in faults] == [PAIRING]
    assert faults[0].message == "Thiếu chức vụ của người ký."


def test_an_empty_line_of_authority_is_a_fault():
    form, faults = read_signing_lines([""], "CHỦ TỊCH")
    assert form is None
    assert [fault.rule for fault in faults] == [WRITING]


def test_all_faults_are_collected_not_only_the_first():
    _, faults = read_signing_lines(["T/M ubnd", "KT CHỦ TỊCH"], "Chánh Văn phòng")
    assert [fault.rule for fault in faults] == [WRITING, WRITING, WRITING, WRITING, PAIRING]


def test_subdelegation_names_the_article_that_forbids_it():
    _, faults = read_signing_lines(["TUQ. CHỦ TỊCH", "KT. TRƯỞNG PHÒNG"], "PHÓ TRƯỞNG PHÒNG")
    assert "Điều 13, khoản 3" in faults[0].clause


PREFIXES = ["TM.", "KT.", "TL.", "TUQ.", "Q.", "KT", "T/M", "P."]
TITLES = ["CHỦ TỊCH", "PHÓ CHỦ TỊCH", "TRƯỞNG BAN", "CHÁNH VĂN PHÒNG", "Bộ trưởng", "THỨ TRƯỞNG"]
PIECES = st.sampled_from([*PREFIXES, *TITLES, "ỦY BAN NHÂN DÂN", "UBND", "BAN", "", ".", "/", "\u0301", "汉"])
LINES = st.lists(PIECES, max_size=3).map(" ".join) | st.text(max_size=12)


@given(st.lists(LINES, max_size=4), LINES)
def test_any_lines_are_read_and_have_a_form_exactly_when_no_fault_is_an_error(authority: list[str], title: str):
    form, faults = read_signing_lines(authority, title)
    assert (form is None) == any(fault.severity is Severity.ERROR for fault in faults)
    for fault in faults:
        assert fault.rule in (WRITING, PAIRING, SUBDELEGATION)
        assert fault.message
        assert fault.hint
        assert fault.clause.startswith("Nghị định 30/2020/NĐ-CP")


@pytest.mark.parametrize(
    ("title", "deputy"),
    [
        ("CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("Chủ tịch UBND xã Định Mỹ", "PHÓ CHỦ TỊCH UBND XÃ ĐỊNH MỸ"),
        ("BỘ TRƯỞNG", "THỨ TRƯỞNG"),
        ("BỘ TRƯỞNG BỘ NỘI VỤ", "THỨ TRƯỞNG BỘ NỘI VỤ"),
        ("CHỦ NHIỆM", "PHÓ CHỦ NHIỆM"),
        ("TỔNG GIÁM ĐỐC", "PHÓ TỔNG GIÁM ĐỐC"),
        ("CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ("CHÁNH THANH TRA", "PHÓ CHÁNH THANH TRA"),
        ("TRƯỞNG PHÒNG KINH TẾ", "PHÓ TRƯỞNG PHÒNG KINH TẾ"),
        ("TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
        ("CỤC TRƯỞNG", "PHÓ CỤC TRƯỞNG"),
        ("THỦ TƯỚNG", "PHÓ THỦ TƯỚNG"),
        ("TỔNG THANH TRA", "PHÓ TỔNG THANH TRA"),
        ("ĐỘI TRƯỞNG ĐỘI QUẢN LÝ THỊ TRƯỜNG", "PHÓ ĐỘI TRƯỞNG ĐỘI QUẢN LÝ THỊ TRƯỜNG"),
    ],
)
def test_a_deputy_s_title_follows_from_the_head_s(title: str, deputy: str):
    assert deputy_of(title) == deputy
    assert read_signing_lines([f"KT. {title.upper()}"], deputy) == (SigningForm.KT, [])


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("ThS. Nguyễn Văn A", ["ThS."]),
        ("Ths Nguyễn Văn A", ["Ths"]),
        ("PGS.TS. Nguyễn Văn A", ["PGS.", "TS."]),
        ("PGS. TS Nguyễn Văn A", ["PGS.", "TS"]),
        ("GS,TS Nguyễn Văn A", ["GS", "TS"]),
        ("BS.CKII Nguyễn Văn A", ["BS."]),
        ("NGƯT. Nguyễn Văn A", ["NGƯT."]),
        ("NSND Nguyễn Văn A", ["NSND"]),
        ("Đồng chí Nguyễn Văn A", ["Đồng chí"]),
        ("Đ/c Nguyễn Văn A", ["Đ/c"]),
        ("Ông Nguyễn Văn A", ["Ông"]),
        ("Bà Trần Thị B", ["Bà"]),
        ("Phó Giáo sư, Tiến sĩ Nguyễn Văn A", ["Phó Giáo sư", "Tiến sĩ"]),
        ("Đại tá Nguyễn Văn A", ["Đại tá"]),
        (unicodedata.normalize("NFD", "Tiến sĩ Nguyễn Văn A"), ["Tiến sĩ"]),
    ],
)
def test_honorifics_before_a_name_are_found(name: str, found: list[str]):
    assert honorifics_in(name) == found


@pytest.mark.parametrize(
    "name", ["Nguyễn Văn A", "Bàn Thị Bà", "Tsàn A Sáng", "Ksor Phước", "Y Thông", "Đại Thị Tá", "Trần Đồng Chí", ""]
)
def test_a_plain_name_has_none(name: str):
    assert honorifics_in(name) == []
