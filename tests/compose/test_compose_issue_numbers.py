"""What an issue prints where a draft leaves blanks: numbers, the day, and every mention of the notice."""

from datetime import date

from thongbao import pipeline
from thongbao.compose.issue_numbers import BLANK_NUMBERS, PaperNumbers, numbered

UNITS_AND_FORMS = """\
giao_viec: {hinh_thuc: [cong_van, phieu, trich_sao, phu_luc]}
"""


def _issued(made):
    record = numbered(made.record(), 8, date(2026, 10, 5))
    numbers = PaperNumbers(date(2026, 10, 5), letters={"p_kt": 41}, copies={"p_kt": 3})
    return {sheet.file_name: sheet.context for sheet in pipeline.compose(record, numbers)}


def test_every_paper_of_an_issue_bears_the_day_and_its_own_number(make_workspace):
    made = _issued(make_workspace(office=UNITS_AND_FORMS))
    day = "ngày 05 tháng 10 năm 2026"
    assert (made["thong-bao.docx"]["so"], made["thong-bao.docx"]["ngay_thang"]) == ("08", day)
    assert (made["cong-van/p_kt.docx"]["so"], made["cong-van/p_kt.docx"]["ngay_thang"]) == ("41", day)
    copy = made["trich-sao/p_kt.docx"]
    assert (copy["so"], copy["sao"]["so"], copy["sao"]["ky_hieu"]) == ("08", "03", "TrS-UBND")
    assert (copy["ngay_thang"], copy["sao"]["ngay_thang"]) == (day, day)
    assert made["phieu-giao-viec/p_kt.docx"]["ngay_thang"] == day


def test_every_mention_of_the_notice_is_complete(make_workspace):
    made = _issued(make_workspace(office=UNITS_AND_FORMS))
    cited = "Thông báo số 08/TB-UBND ngày 05 tháng 10 năm 2026 của Ủy ban nhân dân xã Đông"
    for name in ("cong-van/p_kt.docx", "phieu-giao-viec/p_kt.docx"):
        assert made[name]["vien_dan"].startswith(cited)
    assert made["phu-luc-phan-cong.docx"]["kem_theo"] == cited


def test_no_blank_is_left_in_any_paper_of_an_issue(make_workspace):
    from thongbao.compose.wording import BLANK

    made = _issued(make_workspace(office=UNITS_AND_FORMS))
    assert all(BLANK not in str(context) for context in made.values())


def test_a_draft_without_numbers_is_the_same_as_before(make_workspace):
    record = make_workspace(office=UNITS_AND_FORMS).record()
    assert list(pipeline.compose(record)) == list(pipeline.compose(record, BLANK_NUMBERS))
    assert all(sheet.context.get("du_thao", "") == "" for sheet in pipeline.compose(record))


def test_a_printing_for_signature_bears_its_mark(make_workspace):
    record = make_workspace(office=UNITS_AND_FORMS).record()
    sheets = {s.file_name: s.context for s in pipeline.compose(record, PaperNumbers(presented=2))}
    assert sheets["thong-bao.docx"]["du_thao"] == sheets["cong-van/p_kt.docx"]["du_thao"] == "DỰ THẢO LẦN 2"
    assert sheets["thong-bao.docx"]["so"].strip() == ""
