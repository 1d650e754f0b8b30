"""What happens to papers that are out: replaced, corrected, recalled, cancelled, sent; linked and shown both ways."""

from datetime import date

import pytest
from issuing_made import printed

from thongbao.compose.corrections import corrected_places
from thongbao.errors import RegisterError, UnknownNameError, UsageError
from thongbao.papers import Kind, Sheet


@pytest.fixture
def issued(clerk):
    """A clerk whose first notice went out on 5 October."""
    clerk.first = clerk.issue(day="2026-10-05")
    return clerk


def test_a_new_notice_replaces_the_old_one_and_each_letter_the_old_letter(issued):
    issued.set_notice("vệ sinh", "quét dọn")
    done = issued.issue(day="2026-10-06", replaces=issued.first.package.name)
    assert issued.show("01/TB-UBND").note == "Được thay thế bởi Thông báo số 02/TB-UBND ngày 06/10/2026"
    assert issued.show("01/TB-UBND").status == "replaced"
    assert issued.show("02/TB-UBND").note.startswith("Thay thế Thông báo số 01/TB-UBND ngày 05/10/2026")
    ties = issued.show("01/UBND-VP").ties
    assert [(tie.happened, tie.active, tie.other.code) for tie in ties] == [("replaced", False, done.papers[1].code)]
    assert issued.verify().faults == ()


def test_an_old_letter_without_a_successor_is_replaced_by_the_notice(issued):
    issued.set_notice("chu_tri: [thon_1, thon_2]", "chu_tri: [thon_1]")
    issued.issue(day="2026-10-06", replaces="1/tb-ubnd")
    (tie,) = issued.show("04/UBND-VP").ties
    assert tie.other.code == "02/TB-UBND"


def test_only_a_paper_in_force_can_be_replaced(issued):
    issued.set_notice("vệ sinh", "quét dọn")
    issued.issue(day="2026-10-06", replaces="01/TB-UBND")
    issued.set_notice("quét dọn", "lau dọn")
    with pytest.raises(RegisterError, match="không còn hiệu lực"):
        issued.issue(day="2026-10-07", replaces="01/TB-UBND")
    with pytest.raises(UnknownNameError, match="không có"):
        issued.issue(day="2026-10-07", replaces="77/TB-UBND")


def test_corrections_and_recalls_go_out_today_unless_another_day_is_said(issued):
    issued.set_notice("vệ sinh", "quét dọn")
    assert issued.correct("01/TB-UBND").papers[0].issued_date == "2026-10-09"
    assert issued.recall("01/TB-UBND").papers[0].issued_date == "2026-10-09"


@pytest.mark.parametrize(
    ("was", "now", "quoted"),
    [
        ("đường làng./.", "đường thôn./.", ("đường làng", "đường thôn")),
        ("31/9/2026.", "30/9/2026.", ("31/9/2026", "30/9/2026")),
        ("báo cáo;", "báo cáo.", ("báo cáo;", "báo cáo.")),
        ("", "Thêm một câu.", ("", "Thêm một câu")),
        ("Một dòng thừa;", "", ("Một dòng thừa", "")),
    ],
)
def test_a_quotation_ends_without_the_mark_that_is_not_what_was_wrong(was, now, quoted):
    before, after = ({"noi_dung": [{"kieu": "doan", "chu": text}] if text else []} for text in (was, now))
    (place,) = corrected_places(*(Sheet(Kind.NOTICE, None, "", "", w, ()) for w in (before, after)))
    assert (place.printed, place.corrected) == quoted


def test_a_correction_prints_every_place_that_differs(issued):
    issued.set_notice("vệ sinh đường làng", "vệ sinh đường thôn")
    done = issued.correct("01/TB-UBND", day="2026-10-06")
    (paper,) = done.papers
    assert (paper.code, paper.type_name, paper.kind) == ("05/UBND-VP", "Công văn", "dinh-chinh")
    text = printed(done.package / "data/van-ban/dinh-chinh.docx")
    assert "V/v đính chính Thông báo số 01/TB-UBND" in text
    assert "Kính gửi: Phòng Kinh tế" in text or "- Phòng Kinh tế;" in text
    assert "Tại mục 1, đoạn 2:" in text
    assert "- Đã in: “Các thôn vệ sinh đường làng”." in text
    assert "- Đính chính thành: “Các thôn vệ sinh đường thôn”." in text
    assert issued.show("01/TB-UBND").note == "Được đính chính tại Công văn số 05/UBND-VP ngày 06/10/2026"
    assert issued.show("01/TB-UBND").status == "corrected"
    assert issued.verify().faults == ()


def test_a_second_correction_tells_only_what_the_first_did_not(issued):
    issued.set_notice("vệ sinh đường làng", "vệ sinh đường thôn")
    issued.correct("01/TB-UBND", day="2026-10-06")
    with pytest.raises(UsageError, match="không khác"):
        issued.correct("01/TB-UBND", day="2026-10-06")
    issued.set_notice("tieu_de: Kinh tế", "tieu_de: Kinh tế - xã hội")
    done = issued.correct("01/TB-UBND", day="2026-10-07")
    text = printed(done.package / "data/van-ban/dinh-chinh.docx")
    assert "Tại tiêu đề mục 1:" in text
    assert "đường thôn" not in text


def test_a_recall_is_a_letter_and_marks_the_notice_with_its_letters(issued):
    done = issued.recall(
        "01/TB-UBND", "ban hành khi chưa đủ nội dung.", day="2026-10-07", return_before=date(2026, 10, 20)
    )
    text = printed(done.package / "data/van-ban/thu-hoi.docx")
    assert "Số: 05/UBND-VP" in text
    assert "Lý do thu hồi: ban hành khi chưa đủ nội dung." in text
    assert "trước ngày 20 tháng 10 năm 2026" in text
    assert issued.show("01/TB-UBND").status == "recalled"
    assert issued.show("02/UBND-VP").note == "Bị thu hồi theo Công văn số 05/UBND-VP ngày 07/10/2026"
    assert issued.show("05/UBND-VP").note == "Thu hồi Thông báo số 01/TB-UBND ngày 05/10/2026 và 8 văn bản đi cùng"
    with pytest.raises(RegisterError, match="không còn hiệu lực"):
        issued.recall("01/TB-UBND")
    assert issued.verify().faults == ()


def test_one_letter_is_recalled_alone_and_the_notice_stays_in_force(issued):
    done = issued.recall("02/UBND-VP", "gửi nhầm nơi nhận", day="2026-10-07")
    text = printed(done.package / "data/van-ban/thu-hoi.docx")
    letter = issued.show("02/UBND-VP")
    assert f"thu hồi Công văn số 02/UBND-VP ngày 05 tháng 10 năm 2026 của {letter.paper.organ_name} về việc" in text
    assert letter.paper.recipients.split("; ")[0] in text
    assert "Thông báo số 01/TB-UBND" not in text.partition("về việc")[0]
    assert letter.status == "recalled"
    assert letter.note == f"Bị thu hồi theo Công văn số {done.papers[0].code} ngày 07/10/2026"
    assert issued.show(done.papers[0].code).note == "Thu hồi Công văn số 02/UBND-VP ngày 05/10/2026"
    assert {issued.show(code).status for code in ("01/TB-UBND", "01/UBND-VP", "03/UBND-VP")} == {"issued"}
    with pytest.raises(RegisterError, match="02/UBND-VP không còn hiệu lực"):
        issued.recall("02/UBND-VP")
    issued.recall("01/TB-UBND", day="2026-10-08")
    assert issued.show("02/UBND-VP").note == letter.note
    assert issued.show("03/UBND-VP").status == "recalled"
    assert issued.verify().faults == ()


def test_a_copy_is_not_recalled_without_its_notice(issued):
    copy = next(code for code in issued.codes() if issued.show(code).paper.kind == Kind.EXTRACT)
    with pytest.raises(UsageError, match="trích sao") as refused:
        issued.recall(copy)
    assert "register recall 01/TB-UBND" in refused.value.hint


def test_after_a_recall_the_record_may_go_out_again(issued):
    issued.recall("01/TB-UBND", day="2026-10-07")
    done = issued.issue(day="2026-10-08")
    assert done.papers[0].code == "02/TB-UBND"
    assert "văn bản thay thế" not in printed(done.package / "data/van-ban/thong-bao.docx").lower()


def test_a_recall_names_the_paper_in_its_place_and_who_signs_today(issued):
    issued.set_notice("vệ sinh", "quét dọn")
    other = issued.notice("khac", words={"tháng 9": "tháng 10"})
    issued.issue(other, day="2026-10-06")
    done = issued.recall("01/TB-UBND", day="2026-10-07", replacement="02/TB-UBND", signer="cvp")
    text = printed(done.package / "data/van-ban/thu-hoi.docx")
    assert "Văn bản thay thế: Thông báo số 02/TB-UBND ngày 06/10/2026." in text
    with pytest.raises(UsageError, match="không có người ký"):
        issued.recall("02/TB-UBND", signer="ai_do")


def test_a_number_whose_paper_did_not_go_out_is_cancelled_and_never_given_again(issued):
    issued.cancel("04/UBND-VP", "đơn vị đã giải thể")
    standing = issued.show("04/UBND-VP")
    assert (standing.status, standing.note) == ("cancelled", "Số đã hủy: đơn vị đã giải thể")
    with pytest.raises(RegisterError, match="không còn hiệu lực"):
        issued.cancel("04/UBND-VP")
    other = issued.notice("khac", words={"tháng 9": "tháng 10"})
    assert issued.issue(other, day="2026-10-06").papers[1].code == "05/UBND-VP"
    assert issued.verify().faults == ()


def test_a_paper_that_was_sent_is_recalled_not_cancelled(issued):
    issued.sent("01/UBND-VP", copies=1)
    with pytest.raises(RegisterError, match="đã chuyển đi") as refused:
        issued.cancel("01/UBND-VP")
    assert "recall" in refused.value.hint


def test_a_number_nobody_used_is_written_down_as_not_used(issued):
    other = issued.notice("khac", words={"tháng 9": "tháng 10"})
    issued.issue(other, day="2026-10-06", number=4)
    gaps = [fault.message for fault in issued.verify().faults]
    assert gaps == ["dãy «Thông báo» năm 2026 thiếu số 02", "dãy «Thông báo» năm 2026 thiếu số 03"]
    assert issued.verify().is_whole
    for code in ("02/TB-UBND", "3/tb-ubnd", "05/TB-UBND"):
        issued.cancel(code, "viết nhầm sổ")
    assert issued.verify().faults == ()
    assert issued.show("02/TB-UBND").paper.issued_date == "2026-10-05"
    with pytest.raises(RegisterError, match="chưa được cấp; số tiếp theo của dãy là 06"):
        issued.cancel("09/TB-UBND")
    with pytest.raises(UsageError, match="ký hiệu «TB-HĐND»"):
        issued.cancel("01/TB-HĐND")
    with pytest.raises(UsageError, match="lý do"):
        issued.cancel("06/TB-UBND", " ")


def test_dispatch_can_be_noted_again_and_the_first_note_stays_in_the_past(issued):
    issued.sent("01/TB-UBND", copies=30, to="Bưu điện xã", day=date(2026, 10, 6))
    issued.sent("01/TB-UBND", copies=31, to="Bà Lan", day=date(2026, 10, 7))
    standing = issued.show("01/TB-UBND")
    assert (standing.copies, standing.sent_date, standing.received_by) == (31, "2026-10-07", "Bưu điện xã; Bà Lan")
    assert [event.what for event in standing.events] == ["sent", "sent"]
    assert issued.codes(unsent=True)[0] == "01/UBND-VP"


def test_dispatch_that_cannot_be_is_refused(issued):
    with pytest.raises(UsageError, match="từ 1 trở lên"):
        issued.sent("01/TB-UBND", copies=0)
    with pytest.raises(UsageError, match="trước ngày ban hành"):
        issued.sent("01/TB-UBND", day=date(2026, 10, 4))
    with pytest.raises(UsageError, match="ngày chuyển 10/10/2026 sau hôm nay"):
        issued.sent("01/TB-UBND", day=date(2026, 10, 10))
    issued.cancel("04/UBND-VP")
    with pytest.raises(RegisterError, match="đã hủy"):
        issued.sent("04/UBND-VP")


def test_a_correction_of_a_letter_is_told_what_to_do(issued):
    with pytest.raises(UsageError, match="không khác"):
        issued.correct("01/UBND-VP")


def test_the_package_of_a_correction_can_be_made_again_from_what_it_holds(issued):
    from thongbao.archive.opening import open_sealed
    from thongbao.remaking import papers_again

    issued.set_notice("vệ sinh đường làng", "vệ sinh đường thôn")
    for done in (issued.correct("01/TB-UBND", day="2026-10-06"), issued.recall("01/TB-UBND", day="2026-10-07")):
        for name, data in papers_again(open_sealed(done.package)).items():
            assert (done.package / "data/van-ban" / name).read_bytes() == data
