"""What a file may hold to be opened as a .docx, and how one is written."""

import contextlib
import io
import random
import struct
import time
import tracemalloc
import zipfile

import pytest

from thongbao.errors import ExitCode, SourceError, ThongbaoError
from thongbao.papers import Kind
from thongbao.starters.making import starter
from thongbao.word.package import (
    CONTENT_TYPES,
    DOCUMENT,
    MAX_MEMBERS,
    NotADocxError,
    open_package,
    package_bytes,
)

RELS = "word/_rels/document.xml.rels"
OFFICE_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture(scope="module")
def members():
    return dict(starter(Kind.LETTER).members)


def zipped(members, *more, **settings):
    """Return a zip of the members and of further (name or info, bytes) pairs."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, **settings) as archive:
        for name, data in [*members.items(), *more]:
            archive.writestr(name, data)
    return buffer.getvalue()


def refused(source, kind=NotADocxError):
    """Open what must not be opened; return the error after a look at its form."""
    with pytest.raises(kind) as caught:
        open_package(source, "thu.docx" if isinstance(source, bytes) else None)
    error = caught.value
    assert error.exit_code is ExitCode.SOURCE == 3
    assert error.message
    assert "\n" not in error.message + error.hint
    # One Vietnamese line: no class names or English of a library.
    for english in ("Error", "zip", "File is", "not a", "Traceback"):
        assert english not in error.message
    return error


def test_a_starter_is_opened(members):
    assert open_package(package_bytes(members), "thu.docx").members == members


def test_a_file_on_disk_is_opened_and_named_in_messages(tmp_path, members):
    path = tmp_path / "mẫu của tôi.docx"
    path.write_bytes(package_bytes(members))
    assert open_package(path).source == str(path)
    path.write_bytes(b"")
    assert str(path) in refused(path).message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "không phải tệp .docx"),
        (b"PK\x03\x04", "không phải tệp .docx"),
        (b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF", "không phải tệp .docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".doc cũ hoặc tệp có mật khẩu"),
        ("Đây là tệp văn bản.".encode(), "không phải tệp .docx"),
    ],
    ids=["empty", "truncated", "pdf", "old doc", "text"],
)
def test_a_file_of_another_kind_is_refused_with_advice(data, words):
    error = refused(data)
    assert words in error.message
    assert error.hint


def test_a_truncated_docx_is_refused_wherever_it_was_cut(members):
    data = package_bytes(members)
    for length in range(0, len(data) - 1, 97):
        refused(data[:length])


def test_a_zip_that_is_no_word_file_is_refused():
    assert "không phải tệp Word" in refused(zipped({"a.txt": b"a"})).message
    assert "không phải tệp Word" in refused(zipped({CONTENT_TYPES: b"<Types/>", "xl/workbook.xml": b"<a/>"})).message


def test_a_folder_or_a_missing_file_is_a_source_error(tmp_path):
    assert str(tmp_path) in refused(tmp_path, SourceError).message
    assert "khong-co.docx" in refused(tmp_path / "khong-co.docx", SourceError).message


def test_a_zip_bomb_is_refused_before_it_is_unpacked(members):
    bomb = zipped(members, ("word/media/a.bin", bytes(150_000_000)), compresslevel=9)
    tracemalloc.start()
    started = time.perf_counter()
    try:
        refused(bomb)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()
    assert time.perf_counter() - started < 2


def test_a_member_that_unpacks_to_more_than_it_says_is_refused(members):
    data = zipped(members, ("word/media/a.bin", bytes(50_000_000)))
    # The size before packing, 50 000 000, as both headers hold it; the small one below says 1 000.
    lying = data.replace(struct.pack("<I", 50_000_000), struct.pack("<I", 1_000))
    refused(lying)


def test_one_member_packed_far_too_well_is_refused(members):
    assert "nén bất thường" in refused(zipped(members, ("word/media/a.bin", bytes(5_000_000)))).message


def test_too_many_members_are_refused(members):
    assert f"{MAX_MEMBERS}" in refused(zipped(members, *((f"word/m{n}.xml", b"") for n in range(MAX_MEMBERS)))).message


@pytest.mark.parametrize(
    "name",
    [
        "../evil.xml",
        "word/../../evil.xml",
        "/etc/passwd",
        "C:/evil.xml",
        "c:evil.xml",
        "..\\evil.xml",
        "\\\\host\\evil",
    ],
)
def test_a_name_that_leaves_the_archive_is_refused(members, name):
    info = zipfile.ZipInfo("placeholder")
    info.filename = name
    assert "không an toàn" in refused(zipped(members, (info, b"x"))).message


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused(members):
    assert "cùng tên word/document.xml" in refused(zipped(members, (DOCUMENT, b"<other/>"))).message


def test_two_members_whose_names_differ_in_case_only_are_refused(members):
    # Part names are compared without case: ECMA-376 part 2, 6.2.2.3.
    refused(zipped(members, ("word/Document.xml", b"<other/>")))


def test_an_encrypted_member_is_refused(members):
    data = bytearray(zipped(members))
    start = data.index(b"PK\x01\x02")
    data[start + 8] |= 1
    assert "mật khẩu" in refused(bytes(data)).message


def test_a_name_that_is_not_utf8_though_it_says_so_is_refused(members):
    data = zipped(members, ("word/đ.xml", b"<a/>"))
    assert data.count("đ".encode()) == 2
    refused(data.replace("đ".encode(), b"\xff\xfe"))


def test_a_directory_that_says_the_archive_starts_before_the_file_is_refused(members):
    data = zipped(members)
    (offset,) = struct.unpack("<I", data[-6:-2])
    refused(data[:-6] + struct.pack("<I", offset + 100) + data[-2:])


def test_a_damaged_lzma_member_is_refused(members):
    info = zipfile.ZipInfo("word/a.xml")
    info.compress_type = zipfile.ZIP_LZMA
    data = bytearray(zipped(members, (info, bytes(range(256)) * 8)))
    start = data.index(b"word/a.xml") + len(b"word/a.xml")
    data[start + 4 : start + 60] = b"\xff" * 56
    refused(bytes(data))


def test_damage_of_any_byte_is_either_refused_or_harmless(members):
    chance = random.Random(30)
    data = package_bytes(members)
    opened = []
    for _round in range(3_000):
        damaged = bytearray(data)
        for _times in range(chance.choice((1, 1, 3, 10))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        with contextlib.suppress(SourceError):
            opened.append(open_package(bytes(damaged), "thu.docx"))
    assert len(opened) < 3_000


BOMB = (
    b'<!DOCTYPE x [<!ENTITY a "' + b"A" * 1000 + b'">'
    b'<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">'
    b'<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">'
    b'<!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">]><a b="&f;">&f;</a>'
)


DTD = "<!DOCTYPE a SYSTEM 'http://example.vn/a.dtd'><a/>"
DECLARED = '<?xml version="1.0" encoding="UTF-16"?>'


@pytest.mark.parametrize(
    "xml",
    [BOMB, b"<!--" + b"x" * 5_000 + b"-->" + BOMB, (DECLARED + BOMB.decode()).encode("utf-16")],
    ids=["plain", "after a comment", "utf-16"],
)
@pytest.mark.parametrize("part", [DOCUMENT, RELS])
def test_an_entity_bomb_is_refused_before_it_grows(members, xml, part):
    data = zipped({**members, part: xml})
    started = time.perf_counter()
    with pytest.raises(NotADocxError, match=r"thu\.docx"):
        open_package(data, "thu.docx").tree(part)
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    "xml",
    [
        DTD.encode(),
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
        f"<!--{'x' * 5_000}-->{DTD}".encode(),
        (DECLARED + DTD).encode("utf-16"),
    ],
    ids=["plain", "entity", "after a comment", "utf-16"],
)
@pytest.mark.parametrize("part", [DOCUMENT, RELS])
def test_a_document_type_declaration_is_refused(members, xml, part):
    with pytest.raises(NotADocxError, match=r"thu\.docx .*DOCTYPE"):
        open_package(zipped({**members, part: xml}), "thu.docx").tree(part)


def test_words_that_only_look_like_a_declaration_are_text(members):
    xml = b"<w:document xmlns:w='w'><w:t>&lt;!DOCTYPE a&gt; &lt;!ENTITY</w:t></w:document>"
    open_package(zipped({**members, DOCUMENT: xml}), "thu.docx").tree(DOCUMENT)


def test_broken_xml_is_refused_with_its_line(members):
    package = open_package(zipped({**members, DOCUMENT: b"<a>\n<b>\n</a>"}), "thu.docx")
    with pytest.raises(NotADocxError, match=r"thu\.docx \(word/document\.xml\): XML hỏng ở dòng 3"):
        package.tree(DOCUMENT)


def related(members, kind, target, mode="External", part=RELS):
    added = f'<Relationship Id="rId99" Type="{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    return {**members, part: members[RELS].replace(b"</Relationships>", added.encode())}


@pytest.mark.parametrize("kind", ["attachedTemplate", "image", "oleObject", "frame", "subDocument", "aFChunk", "video"])
@pytest.mark.parametrize("part", [RELS, "word/_rels/settings.xml.rels"])
def test_a_pointer_out_of_the_file_is_refused(members, kind, part):
    error = refused(zipped(related(members, f"{OFFICE_TYPES}/{kind}", "http://example.vn/a.dotm", part=part)))
    assert "http://example.vn/a.dotm" in error.message


def test_a_pointer_out_of_the_file_is_refused_whatever_the_case_of_the_name(members):
    # Word finds word/_RELS/… too: part names are compared without case.
    name = "word/_rels/settings.xml.RELS"
    refused(zipped(related(members, f"{OFFICE_TYPES}/attachedTemplate", "http://example.vn/a.dotm", part=name)))


def test_a_hyperlink_is_allowed(members):
    open_package(zipped(related(members, f"{OFFICE_TYPES}/hyperlink", "https://example.vn")), "thu.docx")


def test_macros_are_refused(members):
    assert "macro" in refused(zipped(members, ("word/vbaProject.bin", b"x"))).message
    types = members[CONTENT_TYPES].replace(b"wordprocessingml.document.main", b"ms-word.document.macroEnabled.main")
    assert "macro" in refused(zipped({**members, CONTENT_TYPES: types})).message


def test_macros_under_another_name_are_refused(members):
    types = members[CONTENT_TYPES].replace(
        b"</Types>",
        b'<Override PartName="/word/a.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
    )
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    changed = related({**members, CONTENT_TYPES: types}, kind, "a.bin", "Internal")
    assert "macro" in refused(zipped(changed, ("word/a.bin", b"x"))).message


def test_content_types_in_another_encoding_do_not_hide_macros(members):
    types = members[CONTENT_TYPES].decode().replace("wordprocessingml.document.main", "ms-word.document.macroEnabled")
    refused(zipped({**members, CONTENT_TYPES: types.replace("UTF-8", "UTF-16").encode("utf-16")}))


def test_the_same_members_give_the_same_bytes_in_any_order(members):
    data = package_bytes(members)
    assert package_bytes(dict(reversed(members.items()))) == data
    assert package_bytes(dict(sorted(members.items()))) == data


def test_a_written_package_names_its_content_types_first_and_holds_no_date(members):
    with zipfile.ZipFile(io.BytesIO(package_bytes(members))) as archive:
        infos = archive.infolist()
        assert archive.testzip() is None
    assert [info.filename for info in infos][:2] == [CONTENT_TYPES, "_rels/.rels"]
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {info.compress_type for info in infos} == {zipfile.ZIP_DEFLATED}
    assert [info.filename for info in infos[2:]] == sorted(info.filename for info in infos[2:])


def test_a_package_replaces_members_without_changing_the_first(members):
    package = open_package(package_bytes(members), "thu.docx")
    other = package.replaced({DOCUMENT: b"<a/>"})
    assert other.members[DOCUMENT] == b"<a/>"
    assert other.source == "thu.docx"
    assert package.members[DOCUMENT] == members[DOCUMENT]


def test_errors_of_packages_are_errors_of_the_source():
    assert issubclass(NotADocxError, SourceError)
    assert issubclass(NotADocxError, ThongbaoError)
