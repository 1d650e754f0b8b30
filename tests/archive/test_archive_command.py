"""``thongbao archive`` as a clerk calls it."""

import io
import json
import shutil

import pikepdf
import pytest
from calling import call

from thongbao.archive.naming import staging_folder
from thongbao.archive.opening import package_folders
from thongbao.cli.main import run

FIRST = "2026-10-05_08_tb-ubnd_ket-luan-giao-ban-thang-9"
SECOND = "2026-10-06_09_tb-ubnd_ket-luan-giao-ban-thang-9"
NOTICE = "data/van-ban/thong-bao.docx"


@pytest.fixture
def archive(writable, capsys):
    """Return ``archive("verify", "--all")`` → exit code, lines on stdout, stderr."""

    def called(*arguments):
        code = run(["archive", *arguments, "--workspace", str(writable.root)])
        printed = capsys.readouterr()
        return code, printed.out.splitlines(), printed.err

    called.root = writable.issued_folder
    return called


def a_pdf(title):
    """A PDF of one empty page, different for each title."""
    stream, document = io.BytesIO(), pikepdf.new()
    document.add_blank_page()
    document.docinfo["/Title"] = title
    document.save(stream, force_version="1.7")
    return stream.getvalue()


def spoil(path):
    path.chmod(0o644)
    with path.open("ab") as stream:
        stream.write(b" ")


def test_verify_all_of_what_was_issued_finds_nothing_and_renders_nothing_again(archive):
    code, out, err = archive("verify", "--all")
    assert (code, out) == (0, [])
    assert "Đã kiểm tra 2 gói, lập lại văn bản của 0 gói: không có sai khác" in err


def test_verify_of_a_package_named_by_the_beginning_of_its_name_makes_its_papers_again(archive):
    code, out, err = archive("verify", "2026-10-05_08")
    assert (code, out) == (0, [])
    assert "Đã kiểm tra 1 gói, lập lại văn bản của 1 gói" in err


def test_a_package_is_found_by_number_and_code(archive):
    code, out, err = archive("verify", "8/tb-ubnd")
    assert (code, out) == (0, [])
    assert "Đã kiểm tra 1 gói" in err


def test_verify_deep_makes_all_papers_again(archive):
    code, _out, err = archive("verify", "--all", "--deep")
    assert code == 0
    assert "lập lại văn bản của 2 gói" in err


def test_one_line_for_each_difference_and_exit_8(archive):
    spoil(archive.root / "2026" / FIRST / "data/ban-ghi/don-vi.yaml")
    spoil(archive.root / "2026" / FIRST / NOTICE)
    code, out, err = archive("verify", "--all")
    assert code == 8
    assert [line.rpartition(" ")[2] for line in out] == ["[writable]", "[edited]", "[edited]"]
    assert out[1].startswith(f"{FIRST}: data/ban-ghi/don-vi.yaml: ")
    assert "→ lấy lại gói từ bản sao lưu" in err
    assert "3 sai khác" in err


def test_whole_packages_that_lost_their_lock_are_locked_again_and_no_others(archive):
    for path in archive.root.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    with (archive.root / "2026" / FIRST / NOTICE).open("ab") as stream:
        stream.write(b" ")
    code, out, err = archive("verify", "--all", "--lock")
    assert code == 8
    assert [line.rpartition(" ")[2] for line in out] == ["[writable]", "[edited]"]
    assert "Đã khóa lại 1 gói" in err
    assert not (archive.root / "2026" / SECOND / NOTICE).stat().st_mode & 0o222
    assert (archive.root / "2026" / FIRST / NOTICE).stat().st_mode & 0o222
    # Its year stays open for the next package.
    assert (archive.root / "2026").stat().st_mode & 0o200
    assert len(archive("verify", "--all")[1]) == 2


def test_a_doubtful_package_is_rendered_again_without_being_asked(archive):
    spoil(archive.root / "2026" / FIRST / NOTICE)
    _code, out, err = archive("verify", "--all")
    assert "lập lại văn bản của 1 gói" in err
    # A byte behind the zip: the paper still says and looks the same, so only its bytes are named.
    assert [line.rpartition(" ")[2] for line in out] == ["[writable]", "[edited]"]


def test_json(archive):
    spoil(archive.root / "2026" / FIRST / "bag-info.txt")
    code, out, _err = archive("verify", "--all", "--format", "json")
    result = json.loads("\n".join(out))
    assert code == 8
    assert result["packages"] == 2
    assert {row["difference"] for row in result["rows"]} == {"edited", "writable"}
    assert set(result["rows"][0]) == {"package", "path", "difference", "message", "hint"}


def test_packages_without_a_register_are_orphans(archive, writable):
    (writable.root / "output" / "so-van-ban.sqlite").unlink()
    code, out, _err = archive("verify", "--all")
    assert code == 8
    assert len(out) == 2
    assert all(line.endswith("[orphaned]") for line in out)


def test_a_register_without_packages_misses_each(archive, writable):
    for path in writable.issued_folder.rglob("*"):
        path.chmod(0o755)
    shutil.rmtree(writable.issued_folder)
    code, out, _err = archive("verify", "--all")
    assert code == 8
    assert [line.rpartition(" ")[2] for line in out] == ["[no_package]"] * 2


def test_a_workspace_that_issued_nothing_has_nothing_wrong(make_workspace, capsys):
    made = make_workspace()
    assert run(["archive", "verify", "--all", "--workspace", str(made.root)]) == 0
    assert capsys.readouterr().out == ""
    assert not (made.root / "output").exists()


@pytest.mark.parametrize("arguments", [["verify"], ["verify", "--all", FIRST]])
def test_verify_wants_packages_or_all(archive, arguments):
    code, _out, err = archive(*arguments)
    assert code == 2
    assert "--all" in err


def test_a_package_that_is_not_there_or_not_one(archive):
    code, _out, err = archive("verify", "2031-01-01")
    assert code == 2
    assert "không có gói «2031-01-01»" in err
    code, _out, err = archive("verify", "2026-10")
    assert code == 2
    assert "có 2 gói ứng với «2026-10»" in err


def test_an_unfinished_issue_is_told_with_what_to_do(archive):
    staging_folder(archive.root, "2026-10-07_10_tb-ubnd_do").mkdir(parents=True)
    code, out, err = archive("verify", "--all")
    assert code == 8
    assert out[0].endswith("[unfinished]")
    assert "thongbao register verify --repair" in err


def test_as_a_process_of_its_own_on_a_locked_package(writable):
    folder = next(package_folders(writable.issued_folder))
    result = call("archive", "verify", folder, "--workspace", writable.root, cwd=writable.root)
    assert (result.code, result.out) == (0, "")


def test_search_prints_a_line_a_paper_with_the_words_around(archive):
    code, out, err = archive("search", "giai ngan von", "--limit", "1")
    assert code == 0
    assert out[0].startswith("2026-10-06_09_tb-ubnd_ket-luan-giao-ban-thang-9: ")
    assert "giải ngân vốn" in out[1]
    assert "--limit" in err


def test_search_joins_what_the_shell_kept_together(archive):
    assert len(archive("search", "vốn giải ngân")[1]) == 0
    assert archive("search", "vốn", "giải", "ngân")[1] != []


def test_search_as_json(archive):
    code, out, _err = archive("search", "08/TB-UBND", "--format", "json")
    rows = json.loads("\n".join(out))["rows"]
    assert code == 0
    assert rows[0]["metadata"]["code_number"] == "08"
    assert set(rows[0]) == {"package", "kind", "recipient", "path", "pdf", "metadata", "note", "around"}


def test_search_without_a_hit_says_so(archive):
    code, out, err = archive("search", "khongcotunao")
    assert (code, out) == (0, [])
    assert "Không tìm thấy" in err


def test_show_prints_papers_retention_and_state(archive):
    code, out, _err = archive("show", FIRST)
    text = "\n".join(out)
    assert code == 0
    assert "nguyên vẹn" in text
    assert "thời hạn bảo quản: 20 năm, xem lại từ 01/01/2047; hồ sơ 01.TH" in text
    assert "Thông báo số 08/TB-UBND ngày 05/10/2026: Kết luận của Chủ tịch" in text
    assert "Công văn số 20/UBND-VP" in text


def test_show_of_a_tampered_package_says_so_and_exits_8(archive):
    spoil(archive.root / "2026" / FIRST / NOTICE)
    code, out, err = archive("show", FIRST)
    assert code == 8
    assert "KHÔNG CÒN NGUYÊN VẸN" in out[1]
    assert "thongbao archive verify" in err


def test_a_signed_copy_is_added_shown_and_verified(archive, tmp_path):
    signed = tmp_path / "ký số.pdf"
    signed.write_bytes(a_pdf("ký"))
    code, out, err = archive(
        "add", str(signed), "--for", FIRST, "--paper", "20/UBND-VP", "--note", "bản ký số", "--by", "A"
    )
    assert code == 0
    assert out[0].endswith("_ky-so.pdf")
    assert "Đã thêm ký số.pdf" in err
    code, out, err = archive("add", str(signed), "--for", FIRST)
    assert code == 0
    assert "đã có" in err
    shown = json.loads("\n".join(archive("show", FIRST, "--format", "json")[1]))
    (kept,) = shown["attachments"]
    assert kept["note"] == "bản ký số"
    assert kept["paper"].startswith("van-ban/cong-van/")
    assert archive("verify", "--all")[0] == 0
    path = archive.root / "2026" / f"{FIRST}.kem-theo" / out[0].rpartition("/")[2]
    path.chmod(0o644)
    path.write_bytes(b"%PDF-1.7 forged")
    code, out, _err = archive("verify", "--all")
    assert code == 8
    assert out[0].endswith("[attached]")


def test_a_signed_copy_taken_away_with_its_entry_is_missed_by_the_register(archive, tmp_path):
    for name in ("mot.pdf", "hai.pdf"):
        (tmp_path / name).write_bytes(a_pdf(name))
        assert archive("add", str(tmp_path / name), "--for", FIRST)[0] == 0
    assert archive("verify", "--all")[0] == 0
    kept = archive.root / "2026" / f"{FIRST}.kem-theo"
    last = json.loads((kept / "0002.json").read_bytes())
    (kept / last["file"]).unlink()
    (kept / "0002.json").unlink()
    code, out, _err = archive("verify", "--all")
    assert (code, len(out)) == (8, 1)
    assert "sổ ghi đã thêm «hai.pdf», nay không còn" in out[0]
    shutil.rmtree(kept)
    assert len(archive("verify", FIRST)[1]) == 2
    # Added again it is where it was, and noted once.
    assert archive("add", str(tmp_path / "mot.pdf"), "--for", FIRST)[0] == 0
    assert len(archive("verify", "--all")[1]) == 1


def test_a_copy_put_beside_a_package_past_the_program_is_named(archive, tmp_path):
    from datetime import datetime

    from thongbao.archive.attaching import attach

    forged = tmp_path / "gia.pdf"
    forged.write_bytes(b"%PDF-1.7")
    package = archive.root / "2026" / FIRST
    attach(package, forged, paper="van-ban/thong-bao.docx", at=datetime(2026, 10, 7), by="ai")
    code, out, _err = archive("verify", "--all")
    assert (code, len(out)) == (8, 1)
    assert "«gia.pdf» có cạnh gói mà sổ không ghi đã thêm" in out[0]


def test_add_refuses_a_paper_the_package_does_not_hold(archive, tmp_path):
    signed = tmp_path / "x.pdf"
    signed.write_bytes(b"%PDF-1.7")
    code, _out, err = archive("add", str(signed), "--for", FIRST, "--paper", "99/TB-UBND")
    assert code == 2
    assert "08/TB-UBND" in err


def test_a_damaged_pdf_is_no_signed_copy_and_is_not_kept(archive, tmp_path):
    damaged = tmp_path / "hong.pdf"
    damaged.write_bytes(a_pdf("ký")[:200])
    code, out, err = archive("add", str(damaged), "--for", FIRST)
    assert (code, out) == (3, [])
    assert "đã hỏng" in err
    assert not (archive.root / "2026" / f"{FIRST}.kem-theo").exists()
    assert archive("verify", "--all")[0] == 0


def test_a_copy_below_the_standard_is_named_and_kept_unless_strict(archive, tmp_path):
    old = tmp_path / "cu.pdf"
    document = pikepdf.new()
    document.add_blank_page()
    document.save(old, force_version="1.3")
    code, out, err = archive("add", str(old), "--for", FIRST, "--strict")
    assert (code, out) == (1, [])
    assert "[ND30-DT-01]" in err
    assert "1.3" in err
    code, out, err = archive("add", str(old), "--for", FIRST, "--format", "json")
    kept = json.loads("\n".join(out))
    assert code == 0
    assert kept["added"] is True
    assert [finding["rule"] for finding in kept["findings"]] == ["ND30-DT-01"]


def test_due_lists_what_is_up_for_review_and_deletes_nothing(archive):
    assert archive("due", "--until", "2046-12-31")[1] == []
    code, out, _err = archive("due", "--until", "1/1/2047")
    assert code == 0
    assert [line.partition(":")[0] for line in out] == [FIRST, "2026-10-06_09_tb-ubnd_ket-luan-giao-ban-thang-9"]
    assert all("20 năm, xem lại từ 01/01/2047" in line for line in out)
    assert archive("verify", "--all")[0] == 0
    rows = json.loads("\n".join(archive("due", "--until", "2047-01-01", "--format", "json")[1]))
    assert rows["rows"][0]["review_date"] == "2047-01-01"


def test_export_of_the_table_of_contents(archive, tmp_path):
    code, out, _err = archive("export", FIRST, "--to", str(tmp_path / "ra"), "--part", "muc-luc")
    assert code == 0
    assert out == [str(tmp_path / "ra" / "muc-luc.docx")]
    code, out, _err = archive("export", "--dossier", "01.TH", "--to", str(tmp_path / "hs"), "--part", "muc-luc")
    assert code == 0


def test_export_as_json(archive, tmp_path):
    told = ["--to", str(tmp_path / "ra"), "--part", "muc-luc", "--format", "json"]
    code, out, _err = archive("export", FIRST, *told)
    assert code == 0
    assert json.loads("\n".join(out)) == {"files": [str(tmp_path / "ra" / "muc-luc.docx")], "warnings": []}


@pytest.mark.parametrize("name", ["verify", "search", "show", "export", "add", "due"])
def test_help_ends_with_a_real_example(name, capsys):
    assert run(["archive", name, "--help"]) == 0
    assert f"Ví dụ: thongbao archive {name} " in capsys.readouterr().out.replace("\n  ", " ")
