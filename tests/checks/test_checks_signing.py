"""Who signs: the forms the decree knows pass, the others are refused, for the notice and for its letters."""

import pytest

TWO_ORGANS = """\
co_quan:
  - {ma: ubnd, ten: UBND xã Đông, dong_ten: UBND XÃ ĐÔNG, viet_tat: UBND, cap: xã, dia_danh: Đông}
  - {ma: vp, ten: Văn phòng, dong_ten: VĂN PHÒNG, chu_quan: UBND XÃ ĐÔNG, viet_tat: VP, cap: xã, dia_danh: Đông}
"""


def office(lines: str, more: str = ""):
    """Return an office whose signer signs as ``"TM. A / KT. B / C"``."""
    *authority, title = [line.strip() for line in lines.split("/")]
    return (
        f"nguoi_ky: [{{ma: cvp, quyen_han: [{', '.join(authority)}], chuc_vu: '{title}', ho_ten: Lê Văn An}}]\n{more}"
    )


@pytest.mark.parametrize(
    "lines",
    [
        "CHỦ TỊCH",
        "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH",
        "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH",
        "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH",
        "TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG",
        "TL. CHỦ TỊCH / KT. CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG",
        "TUQ. CHỦ TỊCH / TRƯỞNG PHÒNG KINH TẾ",
        "Q. CHỦ TỊCH",
        "TM. BAN CHỈ ĐẠO / TRƯỞNG BAN / CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐÔNG",
    ],
)
def test_a_form_of_the_decree_passes(make_workspace, lines):
    assert make_workspace(office=office(lines)).findings() == []


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        ("TM ỦY BAN NHÂN DÂN / CHỦ TỊCH", "ND30-KY-01"),
        ("KT CHỦ TỊCH / PHÓ CHỦ TỊCH", "ND30-KY-01"),
        ("Thừa lệnh Chủ tịch / CHÁNH VĂN PHÒNG", "ND30-KY-01"),
        ("TL. CHỦ TỊCH / Chánh Văn phòng", "ND30-KY-01"),
        ("TL. CHỦ TỊCH / PHÓ CHỦ TỊCH", "ND30-KY-02"),
        ("KT. CHỦ TỊCH / CHÁNH VĂN PHÒNG", "ND30-KY-02"),
        ("KT. CHỦ TỊCH / CHỦ TỊCH", "ND30-KY-02"),
        ("TM. CHỦ TỊCH / PHÓ CHỦ TỊCH", "ND30-KY-02"),
        ("TM. ỦY BAN NHÂN DÂN / PHÓ CHỦ TỊCH", "ND30-KY-02"),
        ("TL. ỦY BAN NHÂN DÂN / CHÁNH VĂN PHÒNG", "ND30-KY-02"),
        ("TUQ. CHỦ TỊCH / KT. TRƯỞNG PHÒNG / PHÓ TRƯỞNG PHÒNG", "ND30-KY-03"),
    ],
)
def test_a_form_the_decree_does_not_know_is_refused_and_nothing_is_drafted(make_workspace, lines, rule):
    made = make_workspace(office=office(lines))
    found = made.findings()
    assert {(f.rule, str(f.severity)) for f in found} == {(rule, "error")}
    assert all(f.place.file.endswith("co-quan.yaml") and f.place.line == 1 and f.hint and f.clause for f in found)
    assert made.draft().papers == ()


def test_a_missing_space_after_the_stop_is_only_a_warning(make_workspace):
    (finding,) = make_workspace(office=office("TL.CHỦ TỊCH / CHÁNH VĂN PHÒNG")).findings()
    assert (finding.rule, finding.severity) == ("ND30-KY-01", "warning")


LETTERS = """\
nguoi_ky:
  - {{ma: cvp, chuc_vu: CHỦ TỊCH, ho_ten: Lê Văn An}}
  - {{ma: khac, quyen_han: TL. CHỦ TỊCH, chuc_vu: PHÓ CHỦ TỊCH, ho_ten: Trần Văn Bình}}
giao_viec: {{nguoi_ky: khac, hinh_thuc: {form}}}
kiem_tra: {{ND30-PL-01: {{muc: 'off', vi: thử}}}}
"""


@pytest.mark.parametrize("form", ["cong_van", "phieu", "trich_sao", "[phu_luc, phieu]"])
def test_the_signer_of_every_form_of_telling_is_checked(make_workspace, form):
    (finding,) = make_workspace(office=LETTERS.format(form=form)).findings()
    assert (finding.rule, finding.place.line, finding.place.path) == ("ND30-KY-02", 3, "nguoi_ky[1].quyen_han")


def test_a_signer_is_checked_where_he_is_declared_whether_he_signs_here_or_not(make_workspace):
    unused = LETTERS.format(form="cong_van").replace("nguoi_ky: khac, ", "")
    (finding,) = make_workspace(office=unused).findings()
    assert (finding.rule, finding.place.path) == ("ND30-KY-02", "nguoi_ky[1].quyen_han")


def test_one_signer_for_notice_and_letters_is_told_once(make_workspace):
    assert len(make_workspace(office=office("TL. CHỦ TỊCH / PHÓ CHỦ TỊCH")).findings()) == 1


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("ThS. Lê Văn An", "ThS."),
        ("PGS. TS. Lê Văn An", "PGS."),
        ("Đồng chí Lê Văn An", "Đồng chí"),
        ("Ông Lê Văn An", "Ông"),
    ],
)
def test_degrees_and_forms_of_address_do_not_stand_before_the_name(make_workspace, name, word):
    found = make_workspace(office=office("CHỦ TỊCH").replace("Lê Văn An", name)).findings()
    assert {f.rule for f in found} == {"ND30-KY-05"}
    assert f"«{word}»" in found[0].message


# --- issuer ----------------------------------------------------------------------------------------------------------


def test_a_van_phong_issues_and_signs_without_tl(make_workspace):
    text = TWO_ORGANS + office("CHÁNH VĂN PHÒNG", "giao_viec: {co_quan: vp}\nsoan_thao: {don_vi: vp, viet_tat: TH}")
    assert make_workspace("co_quan: vp", office=text).findings() == []


def test_a_van_phong_letter_with_the_code_vp_vp_is_warned_of(make_workspace):
    text = TWO_ORGANS + office("CHÁNH VĂN PHÒNG", "soan_thao: {don_vi: vp, viet_tat: VP}")
    (finding,) = make_workspace("co_quan: vp", office=text).findings()
    assert (finding.rule, finding.severity) == ("ND30-SO-03", "warning")
    assert finding.place.path == "soan_thao.viet_tat"
    assert "VP-VP" in finding.message


def test_a_van_phong_code_is_no_matter_where_no_letter_is_written(make_workspace):
    text = TWO_ORGANS + office("CHÁNH VĂN PHÒNG", "giao_viec: {hinh_thuc: phieu}")
    assert make_workspace("co_quan: vp", office=text).findings() == []


def test_a_letter_needs_the_drafting_unit_for_its_code(make_workspace):
    made = make_workspace(office=office("CHỦ TỊCH", "giao_viec: {luu: VT}"), without=["office.soan_thao"])
    (finding,) = made.findings()
    assert (finding.rule, finding.severity, finding.place.path) == ("ND30-SO-03", "error", "giao_viec")


def test_the_letters_issuer_is_checked_against_the_letters_signer(make_workspace):
    signers = "nguoi_ky: [{ma: cvp, chuc_vu: CHỦ TỊCH, ho_ten: An, co_quan: [ubnd]}]\n"
    made = make_workspace(
        office=TWO_ORGANS + signers + "giao_viec: {co_quan: vp, nguoi_ky: cvp}\nsoan_thao: {don_vi: vp, viet_tat: TH}"
    )
    (finding,) = made.findings()
    assert (finding.rule, finding.severity, finding.place.path) == ("TB-KY-01", "error", "giao_viec.nguoi_ky")


def test_the_validity_of_a_signer_counts_from_the_day_of_issue_else_of_the_meeting(make_workspace):
    expired = "nguoi_ky: [{ma: cvp, chuc_vu: CHỦ TỊCH, ho_ten: An, den: 2026-09-30}]"
    assert make_workspace("ngay: 2026-10-01", office=expired).findings()[0].rule == "ND30-KY-08"
    assert make_workspace("ngay: 2026-09-30", office=expired).findings() == []
    assert make_workspace("so: 1", office=expired, without=["notice.hop"]).findings() == []
