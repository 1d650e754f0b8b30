"""An issue: numbers in every paper, rows, assignments, package; and all that must stop it before a number is taken."""

from datetime import UTC, date, datetime
from textwrap import dedent

import pytest
from issuing_made import CODED, NOTICE, printed

from thongbao.errors import RegisterError, SourceError, TemplateError, UsageError
from thongbao.issuing import running
from thongbao.issuing.notices import NotIssuedError


def test_an_issue_numbers_registers_and_seals(any_clerk):
    done = any_clerk.issue(day="2026-10-05")
    assert [paper.code for paper in done.papers] == [
        *("01/TB-UBND", "01/UBND-VP", "01/TrS-UBND", "02/UBND-VP", "02/TrS-UBND"),
        *("03/UBND-VP", "03/TrS-UBND", "04/UBND-VP", "04/TrS-UBND"),
    ]
    assert done.package.name == "2026-10-05_01_tb-ubnd_hop-thang-9"
    text = printed(done.package / "data/van-ban/cong-van/p_kt.docx")
    assert "Số: 01/UBND-VP" in text
    assert "Thông báo số 01/TB-UBND ngày 05 tháng 10 năm 2026 của Ủy ban nhân dân xã Đông" in text
    assert "Số: 01/TrS-UBND" in printed(done.package / "data/van-ban/trich-sao/p_kt.docx")
    assert any_clerk.verify().faults == ()


def test_the_register_holds_the_ten_columns(clerk):
    clerk.issue(day="2026-10-05")
    clerk.sent("1/ubnd-vp", copies=2, to="Bưu điện xã", note="gửi thường", day=date(2026, 10, 6))
    row = clerk.show("Số: 01/UBND-VP").as_json()
    assert row["issuer"] == "H99.15"
    assert (row["series"], row["code_number"], row["code_notation"]) == ("Công văn", 1, "UBND-VP")
    assert (row["issued_date"], row["type_name"], row["signer"]) == ("2026-10-05", "Công văn", "Lê Văn An")
    assert row["subject"] == "thực hiện Kết luận của Chủ tịch UBND xã tại phiên họp tháng 9 năm 2026"
    assert row["to"].startswith("Phòng Kinh tế; ")
    assert (row["filing"], row["copies"], row["sent_date"]) == ("VT", 2, "2026-10-06")
    assert (row["received_by"], row["note"], row["status"]) == ("Bưu điện xã", "gửi thường", "issued")
    assert row["package"] == "2026-10-05_01_tb-ubnd_hop-thang-9"


def test_every_answering_unit_has_a_row_of_its_own(clerk_of):
    units = """\
    nhom:
      - {ma: cac_thon, ten: Các thôn, thanh_vien: [thon_1, thon_2], gui: nhom}
      - {ma: cac_phong, ten: Các phòng, thanh_vien: [p_kt, p_vh]}
    """
    notice = """\
    muc:
      - tieu_de: Việc chung
        noi_dung:
          - gach:
              - {viec: "Các thôn, Phòng Kinh tế dọn đường trước ngày 15/9/2026.", chu_tri: [cac_thon, p_kt],
                 phoi_hop: cac_phong, chi_dao: ong_binh, san_pham: Báo cáo, han: trước ngày 15/9/2026}
              - {viec: Ông Bình đôn đốc hằng tuần., nguoi_thuc_hien: ong_binh, han: hằng tuần, chu_tri: []}
          - gach: {viec: Rà soát lại quy chế., chu_tri: []}
    """
    clerk = clerk_of(notice=notice, units=units)
    clerk.issue(day="2026-10-05")
    rows = clerk.assignments()
    assert [(row.id, row.role, row.through) for row in rows] == [
        ("01-tb-ubnd-2026/1.1a/p_kt", "chu_tri", ""),
        ("01-tb-ubnd-2026/1.1a/p_vh", "phoi_hop", "Các phòng"),
        ("01-tb-ubnd-2026/1.1a/thon_1", "chu_tri", "Các thôn"),
        ("01-tb-ubnd-2026/1.1a/thon_2", "chu_tri", "Các thôn"),
        ("01-tb-ubnd-2026/1.1b/ong_binh", "nguoi_thuc_hien", ""),
        ("01-tb-ubnd-2026/1.2/-", "chu_tri", ""),
    ]
    first = rows[0]
    assert (first.notice, first.notice_date, first.section, first.section_title) == (
        *("01/TB-UBND", "2026-10-05"),
        *("1", "Việc chung"),
    )
    assert (first.kind, first.value, first.due_date) == ("before", "2026-09-15", "2026-09-15")
    assert (first.printed, first.product, first.supervisor) == ("trước ngày 15/9/2026", "Báo cáo", "ong_binh")
    assert first.supervisor_name == "Trần Văn Bình - Phó Chủ tịch UBND xã"
    weekly = rows[4]
    assert (weekly.kind, weekly.recurrence, weekly.person, weekly.unit) == ("recurring", "weekly", "ong_binh", "")


def test_one_series_for_all_types_counts_the_notice_first(clerk_of):
    office = """\
    co_quan:
      - {ma: ubnd, ten: Ủy ban nhân dân xã Đông, dong_ten: [ỦY BAN NHÂN DÂN, XÃ ĐÔNG], viet_tat: UBND, cap: xã,
         dia_danh: Đông}
    giao_viec: {hinh_thuc: [cong_van, trich_sao]}
    """
    clerk = clerk_of(office=office)
    clerk.issue(day="2026-10-05")
    assert clerk.codes()[:3] == ["01/TB-UBND", "02/UBND-VP", "01/TrS-UBND"]
    assert clerk.codes()[-2:] == ["05/UBND-VP", "04/TrS-UBND"]


def test_numbers_begin_again_with_the_year_of_the_day_of_issue(clerk):
    clerk.now = datetime(2026, 12, 31, 16, 59, tzinfo=UTC)
    clerk.issue()
    assert clerk.show("01/TB-UBND").paper.issued_date == "2026-12-31"
    # 17:00 in Greenwich is midnight in Việt Nam.
    clerk.now = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)
    other = clerk.notice("hop-thang-12", words={"phiên họp tháng 9": "phiên họp tháng 12"})
    clerk.issue(other)
    assert clerk.show("01/TB-UBND").paper.issued_date == "2027-01-01"
    assert clerk.show("01/TB-UBND", 2026).paper.issued_date == "2026-12-31"
    assert clerk.verify().faults == ()


def test_numbers_given_elsewhere_are_recorded_as_given(clerk):
    clerk.issue(day="2026-10-05", number=125, letters_from=40)
    assert clerk.codes()[:2] == ["125/TB-UBND", "40/UBND-VP"]
    other = clerk.notice("khac", words={"tháng 9": "tháng 10"})
    clerk.issue(other, day="2026-10-06")
    assert clerk.codes()[-8:-6] == ["44/UBND-VP", "05/TrS-UBND"]
    assert "126/TB-UBND" in clerk.codes()


def test_number_and_day_written_in_the_record_count_as_given(clerk):
    clerk.set_notice("loai: Thông báo", "loai: Thông báo\nso: 8\nngay: 2026-10-05")
    done = clerk.issue()
    assert done.papers[0].code == "08/TB-UBND"
    assert done.papers[0].given


def test_a_number_that_is_taken_is_refused_with_its_holder(any_clerk):
    any_clerk.issue(day="2026-10-05")
    other = any_clerk.notice("khac", words={"tháng 9": "tháng 10"})
    with pytest.raises(RegisterError, match="số 01/TB-UBND đã cấp cho Thông báo 01/TB-UBND ngày 05/10/2026"):
        any_clerk.issue(other, day="2026-10-06", number=1)
    assert len(any_clerk.codes()) == 9


def test_a_notice_that_is_out_is_not_issued_again(any_clerk):
    done = any_clerk.issue(day="2026-10-05")
    with pytest.raises(RegisterError, match="đã ban hành: số 01/TB-UBND ngày 05/10/2026") as refused:
        any_clerk.issue(day="2026-10-05")
    assert done.package.name in refused.value.message


def test_the_same_words_under_another_name_are_the_same_notice(clerk):
    clerk.issue(day="2026-10-05")
    with pytest.raises(RegisterError, match="đã ban hành"):
        clerk.issue(clerk.notice("ten-khac"), day="2026-10-06")


def test_days_do_not_go_back_in_a_series_unless_somebody_says_why(clerk):
    clerk.issue(day="2026-10-05")
    other = clerk.notice("khac", words={"tháng 9": "tháng 10"})
    with pytest.raises(RegisterError, match="trái thứ tự") as refused:
        clerk.issue(other, day="2026-10-02")
    assert "ND30-REG-03" in refused.value.hint
    done = clerk.issue(other, day="2026-10-02", accept={"ND30-REG-03": "bổ sung theo chỉ đạo"})
    assert done.accepted[0].why == "bổ sung theo chỉ đạo"
    assert {str(fault.kind) for fault in clerk.verify().faults} == {"order"}
    assert clerk.verify().is_whole


def test_a_day_in_the_future_or_a_clock_that_went_back_is_refused(clerk):
    with pytest.raises(RegisterError, match="sau hôm nay"):
        clerk.issue(day="2026-10-10")
    clerk.issue()
    clerk.now = datetime(2026, 9, 30, 2, 0, tzinfo=UTC)
    with pytest.raises(RegisterError, match="trái thứ tự") as refused:
        clerk.issue(clerk.notice("khac", words={"tháng 9": "tháng 10"}))
    assert "đồng hồ" in refused.value.hint


def test_changing_the_series_in_the_middle_of_the_year_is_refused(clerk):
    clerk.issue(day="2026-10-05")
    office = clerk.made.root / "content/co-quan.yaml"
    office.write_text(office.read_text("utf-8").replace("day_so: theo_loai", "day_so: chung"), "utf-8")
    other = clerk.notice("khac", words={"tháng 9": "tháng 10"})
    with pytest.raises(RegisterError, match="dãy «chung»"):
        clerk.issue(other, day="2026-10-06")
    clerk.issue(other, day="2026-10-06", number=100, letters_from=101)
    assert "100/TB-UBND" in clerk.codes()


def test_errors_stop_an_issue_and_an_accepted_one_is_kept_with_its_reason(clerk_of):
    office = """\
    nguoi_ky:
      - {ma: cvp, quyen_han: [KT. CHỦ TỊCH], chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: Lê Văn An, co_quan: [ubnd]}
    """
    clerk = clerk_of(office=CODED + dedent(office))
    with pytest.raises(NotIssuedError) as stopped:
        clerk.issue(day="2026-10-05")
    errors = {f.rule for f in stopped.value.checked.findings if f.severity == "error"}
    assert errors
    assert clerk.codes() == []
    done = clerk.issue(day="2026-10-05", accept=dict.fromkeys(errors, "lãnh đạo đã xem"))
    assert {one.rule for one in done.accepted} == errors


def test_a_signer_whose_term_is_over_on_the_day_is_found_before_a_number_is_taken(clerk_of):
    office = """\
    nguoi_ky:
      - {ma: cvp, quyen_han: [TL. CHỦ TỊCH], chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: Lê Văn An, co_quan: [ubnd],
         den: 2026-10-01}
    """
    clerk = clerk_of(office=office)
    with pytest.raises(NotIssuedError) as stopped:
        clerk.issue(day="2026-10-05", strict=True)
    assert any("01/10/2026" in f.message or "2026-10-01" in f.message for f in stopped.value.checked.findings)
    assert clerk.issue(day="2026-10-01").papers


def test_accepting_a_rule_that_does_not_exist_is_a_fault_of_use(clerk):
    with pytest.raises(UsageError, match="TB-KHONG-99"):
        clerk.issue(accept={"TB-KHONG-99": "x"})


def test_a_trial_writes_nothing_at_all(clerk):
    done = clerk.issue(day="2026-10-05", dry_run=True)
    assert done.papers[0].code == "01/TB-UBND"
    assert not (clerk.made.root / "output").exists()


def test_a_record_that_changes_during_the_issue_stops_it(clerk, monkeypatch):
    make = running.make_papers

    def slowly(*arguments, **more):
        clerk.set_notice("vệ sinh", "dọn vệ sinh")
        return make(*arguments, **more)

    monkeypatch.setattr(running, "make_papers", slowly)
    with pytest.raises(SourceError, match="vừa bị sửa"):
        clerk.issue(day="2026-10-05")
    monkeypatch.undo()
    assert clerk.codes() == []
    assert clerk.issue(day="2026-10-05").papers[0].code == "01/TB-UBND"


def test_a_template_that_changes_during_the_issue_stops_it(clerk, monkeypatch):
    from thongbao.papers import Kind

    own = clerk.made.root / "templates" / "thong-bao.docx"
    own.parent.mkdir()
    own.write_bytes(pipeline_template(clerk, Kind.NOTICE))
    stage = running.stage

    def slowly(*arguments):
        own.write_bytes(own.read_bytes() + b"\0")
        return stage(*arguments)

    monkeypatch.setattr(running, "stage", slowly)
    with pytest.raises(TemplateError, match="vừa bị sửa"):
        clerk.issue(day="2026-10-05")
    assert clerk.codes() == []


def pipeline_template(clerk, kind):
    from thongbao.pipeline import new_template

    return new_template(kind, clerk.workspace)


def test_a_template_that_parts_number_and_code_is_refused(clerk):
    from thongbao.papers import Kind
    from thongbao.word.package import open_package, package_bytes

    own = clerk.made.root / "templates" / "cong-van.docx"
    own.parent.mkdir()
    package = open_package(pipeline_template(clerk, Kind.LETTER), "x.docx")
    members = dict(package.members)
    document = members["word/document.xml"].decode().replace("{{ so }}/{{ ky_hieu }}", "{{ so }} - {{ ky_hieu }}")
    members["word/document.xml"] = document.encode()
    own.write_bytes(package_bytes(members))
    with pytest.raises(TemplateError, match="01/UBND-VP"):
        clerk.issue(day="2026-10-05")
    assert clerk.codes() == []


def test_the_package_keeps_what_it_was_made_from(clerk):
    done = clerk.issue(day="2026-10-05")
    kept = done.package / "data/ban-ghi/thong-bao.yaml"
    assert kept.read_bytes() == clerk.made.notice.read_bytes()
    assert (done.package / "data/mau/cong-van.docx").is_file()


def test_a_package_of_the_same_name_is_never_overwritten(clerk):
    stranger = clerk.workspace.issued_folder / "2026" / "2026-10-05_01_tb-ubnd_hop-thang-9"
    stranger.mkdir(parents=True)
    with pytest.raises(Exception, match="đã có gói") as refused:
        clerk.issue(day="2026-10-05")
    assert refused.value.exit_code == 7
    assert clerk.codes() == []


def test_a_printing_for_signature_is_remembered(clerk):
    from thongbao import pipeline
    from thongbao.issuing.presenting import present_notice

    def present(number):
        with clerk.desk() as desk:
            folder = clerk.made.root / "trinh-ky"

            def draft():
                return pipeline.draft(clerk.workspace, clerk.made.notice, folder, presented=number)

            return present_notice(desk, clerk.made.notice, number, draft, dry_run=False)

    present(1)
    present(1)
    assert "DỰ THẢO LẦN 1" in printed(clerk.made.root / "trinh-ky/thong-bao.docx")
    clerk.set_notice("vệ sinh", "dọn vệ sinh")
    with pytest.raises(UsageError, match="lần trình ký 1"):
        present(1)
    present(2)
    assert clerk.issue(day="2026-10-05", dry_run=True).remarks == ()
    clerk.set_notice("dọn vệ sinh", "quét dọn")
    done = clerk.issue(day="2026-10-05")
    assert done.remarks == ("bản ghi hoặc mẫu đã thay đổi sau bản trình ký lần 2 (09/10/2026)",)
    assert "DỰ THẢO" not in printed(done.package / "data/van-ban/thong-bao.docx")
    assert clerk.verify().faults == ()


def test_what_is_still_to_be_filled_in_does_not_go_out_whatever_a_new_workspace_lets_draft(clerk_of):
    office = CODED + "kiem_tra: {TB-CHO-01: {muc: note, vi: thư mục làm việc mới tạo}}\n"
    clerk = clerk_of(office=office, notice=NOTICE.replace("vệ sinh đường làng", "CHƯA GHI"))
    with pytest.raises(NotIssuedError):
        clerk.issue(day="2026-10-05")
    issued = clerk.issue(day="2026-10-05", accept={"TB-CHO-01": "chữ trong mẫu"})
    assert [one.rule for one in issued.accepted] == ["TB-CHO-01"]
