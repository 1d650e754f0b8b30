"""PDF: columns of head and foot, wrapped lines, page numbers, notes, tables; papers as LibreOffice converts them."""

import os
import subprocess
from pathlib import Path

import pytest
from made_word import Made

from thongbao.convert import ocr
from thongbao.convert.ocr import require_ocr
from thongbao.convert.pdf_words import PdfPage, PdfRule, PdfWord, read_pdf
from thongbao.convert.probe import find_soffice
from thongbao.errors import OutsideMissingError, SourceError
from thongbao.importing.importing import import_document
from thongbao.importing.opening import read_source
from thongbao.importing.pdf_file import read_pages
from thongbao.importing.pieces import Origin, Piece
from thongbao.importing.recognised import misread, without_specks

LETTER = 6.0


def words(line, left, bottom, size=13.0, *, bold=False, right=None):
    """Return the words of a line set from ``left``; with ``right`` justified up to there."""
    parts = line.split(" ")
    bare = sum(len(part) for part in parts) * LETTER
    gap = 3.0 if right is None else (right - left - bare) / max(len(parts) - 1, 1)
    made, at = [], left
    for part in parts:
        width = len(part) * LETTER
        made.append(PdfWord(part, at, bottom, at + width, bottom + size, size, bold))
        at += width + gap
    return made


def page(*lines, number=1, rules=()):
    return PdfPage(number, 595, 842, [word for line in lines for word in line], list(rules))


HEAD = (
    words("UBND XÃ ĐÔNG", 90, 780),
    words("CỘNG HÒA XÃ HỘI", 320, 780, bold=True),
    words("THÔNG BÁO", 270, 700, bold=True),
    words("Về phiên họp", 270, 680, bold=True),
)
FULL = 535.0


def texts(*pages):
    return [piece.printed for piece in read_pages(pages, "tb.pdf").pieces][4:]


def test_wrapped_lines_are_one_paragraph_and_a_dash_at_a_line_start_is_no_point():
    found = texts(
        page(
            *HEAD,
            words("Ngày 31/8/2026 Chủ tịch xã kết luận về tuyến đường Lạng Sơn", 121, 640, right=FULL),
            words("- Hà Nội và các tuyến khác trong địa bàn của toàn tỉnh nhà", 85, 620, right=FULL),
            words("như sau:", 85, 600),
            words("- Sở Xây dựng rà soát.", 121, 580),
        )
    )
    assert found == [
        "Ngày 31/8/2026 Chủ tịch xã kết luận về tuyến đường Lạng Sơn - Hà Nội và các tuyến khác trong địa bàn của toàn"
        " tỉnh nhà như sau:",
        "- Sở Xây dựng rà soát.",
    ]


FOOT = (
    words("Nơi nhận:", 85, 300, 12.0, bold=True),
    words("- Ban Chỉ đạo Phòng thủ dân sự quốc", 85, 285, 11.0),
    words("gia (để b/c);", 85, 271, 11.0),
    words("- Lưu: VT.", 85, 257, 11.0),
    words("TL. TRƯỞNG BAN", 340, 301, bold=True),
    words("TRƯỞNG PHÒNG TỔ CHỨC -", 320, 281, bold=True),
    words("HÀNH CHÍNH", 350, 265, bold=True),
    words("Phan Thế Anh", 350, 200, 14.0, bold=True),
)


def test_list_and_signature_are_read_column_by_column_whatever_heights_their_lines_have():
    body = words("Ngày 31/8/2026 Chủ tịch xã kết luận như sau: Công an xã rà soát.", 121, 640)
    foot = import_document(read_pages([page(*HEAD, body, *FOOT)], "tb.pdf")).understood.foot
    assert [each.value for each in foot.recipients] == ["Ban Chỉ đạo Phòng thủ dân sự quốc gia (để b/c)"]
    assert (foot.filing.value, foot.authority.value) == ("VT", "TL. TRƯỞNG BAN")
    assert (foot.position.value, foot.name.value) == ("TRƯỞNG PHÒNG TỔ CHỨC - HÀNH CHÍNH", "Phan Thế Anh")


def test_a_national_title_that_runs_on_under_the_left_column_is_no_name_of_an_office():
    head = import_document(
        read_pages(
            [
                page(
                    words("ỦY BAN NHÂN DÂN XÃ ĐÔNG", 85, 780),
                    words("CỘNG HÒA XÃ HỘI CHỦ", 300, 780, bold=True),
                    words("NGHĨA VIỆT NAM", 85, 760, bold=True),
                    words("VĂN PHÒNG", 85, 740, bold=True),
                    words("Độc lập - Tự do - Hạnh phúc", 300, 740, bold=True),
                    words("Số: 8/TB-VP", 85, 720),
                    words("Đông, ngày 05 tháng 9 năm 2026", 300, 720),
                    *HEAD[2:],
                )
            ],
            "tb.pdf",
        )
    ).understood.head
    assert (head.governing.value, head.organ.value) == ("ỦY BAN NHÂN DÂN XÃ ĐÔNG", "VĂN PHÒNG")
    assert (head.notation.value, head.place.value, head.left_over) == ("TB-VP", "Đông", [])


def test_a_bullet_of_a_symbol_font_is_a_bullet():
    opening = words("Ngày 31/8/2026 Chủ tịch xã kết luận như sau:", 121, 640)
    pieces = read_pages([page(*HEAD, opening, words("\uf0b7 Công an xã rà soát.", 121, 620))], "tb.pdf").pieces
    assert (pieces[-1].mark, pieces[-1].text) == ("\uf0b7", "Công an xã rà soát.")


@pytest.mark.parametrize("margin", [0, -30], ids=["same margins", "other margin on the second page"])
def test_the_same_bullet_further_in_is_a_level_below(margin):
    first = page(
        *HEAD,
        words("Ngày 31/8/2026 Chủ tịch xã kết luận như sau đối với các đơn vị", 121, 640, right=FULL),
        words("sau đây:", 85, 620),
        words("\uf0b7 Phòng Kinh tế:", 103, 600),
        words("\uf0b7 Rà soát dự toán.", 121, 580),
    )
    second = page(
        words("\uf0b7 Lập danh mục dự án của xã và của các thôn trên địa bàn", 121 + margin, 780, right=FULL + margin),
        words("xã, xong trước ngày 15/9.", 85 + margin, 760),
        words("\uf0b7 Công an xã tuần tra.", 103 + margin, 740),
        number=2,
    )
    found = import_document(read_pages([first, second], "tb.pdf"))
    assert [(task.text[:7], [m.printed for m in task.leads]) for task in found.tasks] == [
        ("Rà soát", ["Phòng Kinh tế"]),
        ("Lập dan", ["Phòng Kinh tế"]),
        ("Công an", ["Công an xã"]),
    ]


def test_a_full_stop_and_a_little_more_room_end_a_paragraph():
    full = "- Ủy ban Kiểm tra tiến hành kiểm tra các chi bộ trong quý II."
    found = texts(
        page(
            *HEAD,
            words("Ngày 31/8/2026 Chủ tịch xã kết luận các việc sau đây của xã", 121, 640, right=FULL),
            words("và của các thôn:", 85, 622),
            words(full, 121, 600, right=FULL),
            words("Nơi nào có vướng mắc thì báo cáo Chủ tịch xã xem xét.", 121, 578),
        )
    )
    assert found[1:] == [full, "Nơi nào có vướng mắc thì báo cáo Chủ tịch xã xem xét."]


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("UBND tỉnh Sông Hạ chủ trì tạl Trụ sở.", ["«tạl»"]),
        ("- Lưu: VI, KTN (b).", ["«VI»"]),
        ("- Lưu: VT, KTN (b).", []),
        ("Sở NN&PTNT, HĐND, UBND các xã Pắc Ta, Krông Nô, tỉnh Đắk Lắk; Công ty Samsung; a@b.vn", []),
    ],
)
def test_words_of_a_scan_that_no_vietnamese_text_holds_are_told(text, doubted):
    assert [doubt.text for doubt in misread([Piece(text, Origin(page=1))])] == doubted


def test_a_name_broken_at_its_hyphen_is_put_together_without_a_space():
    found = texts(
        page(
            *HEAD,
            words("Ngày 31/8/2026 Chủ tịch xã giao nhiệm vụ cho Văn phòng HĐND-", 121, 640, right=FULL),
            words("UBND xã thực hiện.", 85, 620),
        )
    )
    assert found[0].endswith("Văn phòng HĐND-UBND xã thực hiện.")


def test_a_hanging_line_belongs_to_its_point_and_a_wider_gap_begins_a_paragraph():
    found = texts(
        page(
            *HEAD,
            words("Ngày 31/8/2026 Chủ tịch xã kết luận các việc của ngành giao thông.", 85, 640, right=FULL),
            words("Sau khi nghe báo cáo, kết luận như sau:", 85, 614),
            words("- Giao Sở Xây dựng chủ trì rà soát toàn bộ các dự án của Ban", 85, 588, right=FULL),
            words("Quản lý dự án tỉnh và của các chủ đầu tư khác.", 103, 570),
            words("- Các xã báo cáo hằng tuần.", 85, 544),
        )
    )
    assert found == [
        "Ngày 31/8/2026 Chủ tịch xã kết luận các việc của ngành giao thông.",
        "Sau khi nghe báo cáo, kết luận như sau:",
        "- Giao Sở Xây dựng chủ trì rà soát toàn bộ các dự án của Ban Quản lý dự án tỉnh và của các chủ đầu tư khác.",
        "- Các xã báo cáo hằng tuần.",
    ]


def test_page_numbers_and_footnotes_stay_out_of_the_text_and_footnotes_are_kept_aside():
    source = read_pages(
        [
            page(
                *HEAD,
                words("Ngày 31/8/2026 Chủ tịch xã kết luận các việc sau đây của ngành", 121, 640, right=FULL),
                words("1 Theo Nghị định 30.", 85, 60, 9.0),
            ),
            page(words("2", 300, 800), words("và của các đơn vị khác.", 85, 760), number=2),
        ],
        "tb.pdf",
    )
    assert source.pieces[-1].text.endswith("của ngành và của các đơn vị khác.")
    assert [aside.text for aside in source.asides] == ["1 Theo Nghị định 30."]


def test_a_ruled_table_is_read_by_rows():
    upright = [PdfRule(x, 400, x + 0.5, 500) for x in (85, 200, 400)]
    flat = [PdfRule(85, y, 400, y + 0.5) for y in (400, 450, 500)]
    found = read_pages(
        [
            page(
                *HEAD,
                words("Ngày 31/8/2026 kết luận như sau:", 121, 640),
                words("Nhiệm vụ", 90, 470),
                words("Đơn vị", 210, 470),
                words("Rà soát", 90, 430),
                words("hồ sơ", 90, 410),
                words("Phòng Kinh tế", 210, 430),
                rules=[*upright, *flat],
            )
        ],
        "tb.pdf",
    )
    assert [piece.cells for piece in found.pieces if piece.cells] == [
        ("Nhiệm vụ", "Đơn vị"),
        ("Rà soát hồ sơ", "Phòng Kinh tế"),
    ]


def ruled(rows, top, *, columns=(85, 115, 300, 420, 540), height=40, without=()):
    """Return the words and lines of a table; ``without`` are cells whose line above or to the left is not drawn."""
    levels = [top - height * n for n in range(len(rows) + 1)]
    made, rules = [], []
    for number, row in enumerate(rows):
        high, low = levels[number], levels[number + 1]
        for column, text in enumerate(row):
            left, right = columns[column], columns[column + 1]
            if text:
                made.append(words(text, left + 3, low + 15, 11.0))
            if (number, column, "left") not in without:
                rules.append(PdfRule(left, low, left + 0.5, high))
            if (number, column, "above") not in without:
                rules.append(PdfRule(left, high, right, high + 0.5))
        rules.append(PdfRule(columns[-1], low, columns[-1] + 0.5, high))
    rules.append(PdfRule(columns[0], levels[-1], columns[-1], levels[-1] + 0.5))
    return made, rules


NAMES = ("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn")
OPENING = words("Ngày 31/8/2026 Chủ tịch xã kết luận như sau:", 121, 640)


@pytest.mark.parametrize("again", [True, False], ids=["names printed again", "names printed once"])
def test_a_table_that_goes_on_on_the_next_page_is_one_and_a_row_cut_by_the_page_too(again):
    first = ruled([NAMES, ("1", "Rà soát hồ sơ", "Phòng Kinh tế", "20/9/2026"), ("2", "Lập danh mục", "Công", "")], 600)
    rest = [("", "dự án", "an xã", "30/9/2026"), ("3", "Tuần tra", "Công an xã", "Hằng tuần")]
    rest = [NAMES, rest[1]] if again else rest
    second = ruled(rest, 800)
    found = import_document(
        read_pages(
            [
                page(*HEAD, OPENING, *first[0], rules=first[1]),
                page(*second[0], words("Văn phòng thông báo để các đơn vị biết.", 121, 600), number=2, rules=second[1]),
            ],
            "tb.pdf",
        )
    )
    rows = [piece.cells for piece in found.source.pieces if piece.cells]
    assert rows[0] == NAMES
    assert rows[-1] == ("3", "Tuần tra", "Công an xã", "Hằng tuần")
    assert rows[2] == (
        ("2", "Lập danh mục", "Công", "") if again else ("2", "Lập danh mục dự án", "Công an xã", "30/9/2026")
    )
    assert len(rows) == 4
    assert len({piece.table for piece in found.source.pieces if piece.cells}) == 1
    assert [m.printed for task in found.tasks for m in task.leads][-1] == "Công an xã"


def test_cells_without_a_line_between_them_are_one_cell():
    rows = [
        NAMES,
        ("I. ĐẤT", "ĐAI", "", ""),
        ("1", "Rà soát hồ sơ", "Phòng", "20/9/2026"),
        ("2", "Lập danh mục", "Kinh tế", "30/9/2026"),
    ]
    drawn = ruled(rows, 600, without={(1, 1, "left"), (1, 2, "left"), (1, 3, "left"), (3, 2, "above")})
    found = import_document(read_pages([page(*HEAD, OPENING, *drawn[0], rules=drawn[1])], "tb.pdf"))
    assert [piece.cells for piece in found.source.pieces if piece.cells] == [
        NAMES,
        ("I. ĐẤT ĐAI", "", "", ""),
        ("1", "Rà soát hồ sơ", "Phòng Kinh tế", "20/9/2026"),
        ("2", "Lập danh mục", "", "30/9/2026"),
    ]
    assert [[m.printed for m in task.leads] for task in found.tasks] == [["Phòng Kinh tế"], ["Phòng Kinh tế"]]
    assert (found.lost, found.invented) == ({}, {})


def test_a_damaged_pdf_is_refused(tmp_path):
    path = tmp_path / "hong.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing")
    with pytest.raises(SourceError):
        read_pdf(path)


def test_a_scan_without_a_reader_of_scans_says_what_to_install(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(OutsideMissingError) as caught:
        require_ocr()
    assert "ocrmypdf" in caught.value.message + caught.value.hint


def test_a_recognition_that_does_not_end_is_told_in_words_and_not_as_a_command(monkeypatch):
    def waits_for_ever(command, **options):
        raise subprocess.TimeoutExpired(command, options["timeout"])

    monkeypatch.setattr(ocr, "require_ocr", lambda: "ocrmypdf")
    monkeypatch.setattr(ocr.subprocess, "run", waits_for_ever)
    with pytest.raises(SourceError) as caught:
        ocr.with_text_layer(Path("quet.pdf"), 2)
    assert "quet.pdf" in caught.value.message
    assert "600 giây" in caught.value.message
    assert "ocrmypdf" not in caught.value.message


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """A made notice as .docx, and what LibreOffice makes of it: .doc and .pdf."""
    soffice = find_soffice()
    if soffice is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is missing")
        pytest.skip("LibreOffice is not on this machine")
    folder = tmp_path_factory.mktemp("chuyen")
    source = folder / "tb.docx"
    source.write_bytes(Made().head_in_table().body().foot_in_table().save())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for kind in ("doc", "pdf"):
        command = [soffice.program, profile, "--headless", "--convert-to", kind, "--outdir", folder, source]
        subprocess.run([str(part) for part in command], check=True, capture_output=True, timeout=180)
    return folder


@pytest.mark.parametrize("kind", ["doc", "pdf"])
def test_the_same_notice_as_doc_and_pdf_gives_the_same_record(converted, kind):
    records = []
    for name in ("tb.docx", f"tb.{kind}"):
        found = import_document(read_source(Path(converted, name)))
        assert (found.lost, found.invented) == ({}, {})
        records.append([line for line in found.record.splitlines() if not line.strip().startswith(("#", "cho:"))])
    assert records[0] == records[1]


def test_a_scan_is_read_through_the_text_layer_that_ocr_gives_it(converted, tmp_path, monkeypatch):
    """Fakes stand for ocrmypdf and tesseract: they answer as the real ones do, and give the layer of a known PDF."""
    import pypdfium2

    blank = pypdfium2.PdfDocument.new()
    blank.new_page(595, 842)
    scan = tmp_path / "quet.pdf"
    blank.save(scan)
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, script in (
        ("tesseract", "#!/bin/sh\necho 'List of available languages (2):'\necho eng\necho vie\n"),
        ("ocrmypdf", f'#!/bin/sh\nfor last; do :; done\n/bin/cp "{converted / "tb.pdf"}" "$last"\n'),
    ):
        (programs / name).write_text(script)
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    source = read_source(scan)
    assert source.format == "scan"
    assert "nhận dạng" in source.notes[-1]
    assert import_document(source).understood.head.notation.value == "TB-UBND"


def test_a_scan_that_cannot_be_recognised_is_refused_in_words(tmp_path, monkeypatch):
    import pypdfium2

    blank = pypdfium2.PdfDocument.new()
    blank.new_page(595, 842)
    scan = tmp_path / "quet.pdf"
    blank.save(scan)
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, script in (("tesseract", "echo vie"), ("ocrmypdf", "echo 'broken page' >&2; exit 4")):
        (programs / name).write_text(f"#!/bin/sh\n{script}\n")
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    with pytest.raises(SourceError, match="broken page"):
        read_source(scan)


def test_a_real_scan_keeps_its_tasks_leads_and_days(converted, tmp_path):
    """Pages as pictures, recognised by the real ocrmypdf."""
    import pypdfium2

    try:
        require_ocr()
    except OutsideMissingError as missing:
        if os.environ.get("CI"):
            pytest.fail(missing.message)
        pytest.skip(missing.message)
    pages = [
        page.render(scale=200 / 72, grayscale=True).to_pil() for page in pypdfium2.PdfDocument(converted / "tb.pdf")
    ]
    scan = tmp_path / "quet.pdf"
    pages[0].save(scan, save_all=True, append_images=pages[1:], resolution=200)
    read, typed = (import_document(read_source(path)) for path in (scan, converted / "tb.pdf"))
    assert read.source.format == "scan"
    assert (read.lost, read.invented) == ({}, {})
    assert read.understood.head.notation.value == typed.understood.head.notation.value
    assert read.understood.foot.name.value == typed.understood.foot.name.value
    assert [_given(task) for task in read.extraction.tasks] == [_given(task) for task in typed.extraction.tasks]


def _given(task):
    return [lead.name for lead in task.leads], [due.deadline.value_text() for due in task.deadlines]


def test_specks_of_a_scan_are_no_words_and_no_word_is_lost():
    pieces = [
        Piece(text, Origin(page=1)) for text in ("'TL. CHỦ TỊCH", ">", "| . Phòng Nội vụ", "“Ba sạch”", "(để b/c)")
    ]
    kept = [piece.text for piece in without_specks(pieces)]
    assert kept == ["TL. CHỦ TỊCH", "Phòng Nội vụ", "“Ba sạch”", "(để b/c)"]
