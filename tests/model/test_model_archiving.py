"""luu_tru: how long papers are kept, in which dossier, under what name they are handed in."""

from datetime import date

import pytest

from thongbao.cataloguing import retention_of


def test_the_notice_says_first_then_its_type_then_the_office(make_workspace):
    office = """
    luu_tru:
      thoi_han: 20 năm
      theo_loai: [{loai: Thông báo, thoi_han: 10 năm}]
      ho_so: 01.TH
      ten_ho_so: Hồ sơ chung
    """
    kept = retention_of(make_workspace(office=office).record(), date(2026, 10, 5))
    assert (kept.term, kept.review_date, kept.dossier, kept.dossier_title) == (
        "10 năm",
        date(2037, 1, 1),
        "01.TH",
        "Hồ sơ chung",
    )
    notice = "luu_tru: {ho_so: 05.TH, thoi_han: Vĩnh viễn, so_thu_tu: 3}"
    kept = retention_of(make_workspace(notice=notice, office=office).record(), date(2026, 10, 5))
    # The title of another dossier is not this one's.
    assert (kept.term, kept.review_date, kept.dossier, kept.dossier_title, kept.ordinal) == (
        "Vĩnh viễn",
        None,
        "05.TH",
        "",
        3,
    )


def test_an_office_that_says_nothing_keeps_without_a_term(make_workspace):
    assert retention_of(make_workspace().record(), date(2026, 10, 5)).term == ""


@pytest.mark.parametrize("term", ["lâu dài", "0 năm", "20", "hai mươi năm"])
def test_a_term_is_for_ever_or_a_number_of_years(make_workspace, term):
    (finding,) = make_workspace(office=f"luu_tru: {{thoi_han: {term}}}").findings()
    assert term in finding.message
    assert "20 năm" in finding.message
    assert finding.place.line == 1


@pytest.mark.parametrize(
    ("pattern", "named"),
    [("{so}.{nam_}", "nam_"), ("{so", "{so"), ("{so:>9999999}", "so:>9999999"), ("{so!r}", "so!r"), ("{}", "")],
)
def test_a_pattern_of_file_names_uses_known_fields_only(make_workspace, pattern, named):
    (finding,) = make_workspace(office={"luu_tru": {"ten_tep": pattern}}).findings()
    assert named in finding.message
    assert "{ma_dinh_danh}" in finding.message
