"""Files made to harm, broken files and nonsense inside good ones: one clear line, never a crash, never a long wait."""

import io
import random
import zipfile

import pytest
from lxml import etree
from made_documents import DECISION, FEET, HEADS, LETTER, NOTICE, REPORT, document

from thongbao.cli.main import main
from thongbao.documents import check_package, fix_document
from thongbao.errors import SourceError, ThongbaoError
from thongbao.fixes.fixing import fix, rules_named
from thongbao.word.package import open_package, package_bytes
from thongbao.word.reading import MAX_BODY

RELS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def members():
    return dict(open_package(document(NOTICE), "x").members)


def changed(name, change):
    found = members()
    return package_bytes({**found, name: change(found.get(name, b""))})


def in_body(old, new):
    return changed("word/document.xml", lambda data: data.replace(old, new, 1))


def external(kind):
    tag = f'<Relationship Id="rIdX" Type="{OFFICE}/{kind}" Target="http://example.invalid/x" TargetMode="External"/>'
    return changed(RELS, lambda data: data.replace(b"</Relationships>", tag.encode() + b"</Relationships>"))


def bomb():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members().items():
            archive.writestr(name, data)
        archive.writestr("word/media/bomb.bin", b"\0" * 90_000_000)
    return buffer.getvalue()


def nested(depth):
    inner = "<w:p/>"
    for _level in range(depth):
        inner = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    return changed("word/document.xml", lambda data: data.replace(b"<w:body>", b"<w:body>" + inner.encode()))


ENTITY = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
HOSTILE = {
    "không phải zip": lambda: b"hello",
    "rỗng": lambda: b"",
    "bị cắt": lambda: document(NOTICE)[:9000],
    "bom zip": bomb,
    "bom thực thể": lambda: changed(
        "word/document.xml", lambda d: d.replace(b"<w:document", ENTITY + b"<w:document", 1)
    ),
    "ảnh ngoài tệp": lambda: external("image"),
    "mẫu ngoài tệp": lambda: external("attachedTemplate"),
    "macro": lambda: package_bytes({**members(), "word/vbaProject.bin": b"x"}),
    "có mật khẩu": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600,
    "XML hỏng": lambda: changed("word/document.xml", lambda d: d[:-30]),
    "XML hỏng ở kiểu": lambda: changed("word/styles.xml", lambda d: d[:-30]),
    "lồng quá sâu": lambda: nested(400),
    "quá dài": lambda: changed(
        "word/document.xml",
        lambda d: d.replace(b"<w:body>", b"<w:body>" + b"<w:p><!--0123456789--></w:p>" * (MAX_BODY // 20)),
    ),
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_gets_one_line_and_exit_3(tmp_path, capsys, make):
    file = tmp_path / "x.docx"
    file.write_bytes(make())
    with pytest.raises(SystemExit) as end:
        raise SystemExit(main(["fix", str(file), str(tmp_path / "y.docx")]))
    assert end.value.code == 3
    told = capsys.readouterr().err.strip().splitlines()
    assert 1 <= len(told) <= 2, told
    assert "Traceback" not in "".join(told)
    assert not (tmp_path / "y.docx").exists()


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(SourceError, match="khong-co"):
        fix_document(tmp_path / "khong-co.docx", tmp_path / "y.docx")


def test_tables_nested_as_deep_as_a_reader_can_follow_are_read():
    package = open_package(nested(60), "x")
    assert check_package(package, "x").papers


NONSENSE = ["", "abc", "-1", "99999999999999999999", "1e999", "²", "1.5cm", "nil", "center", "٣", "-99999", "first"]
LINES = [
    *("", "Số: ", "Nơi nhận:", "V/v", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Phụ lục", "\t\t", "Số: ²/TB-UBND", "a)"),
    *("ngày ² tháng ² năm ²", "Điều ².", "KT. ", "Kính gửi:", "(Kèm theo", ".", "Căn cứ ;", "ĐẢNG CỘNG SẢN VIỆT NAM"),
]


def mixed_up(package, chance):
    """Return the package with some attributes, elements and words of one part exchanged for nonsense."""
    name = chance.choice([n for n in package.members if n.startswith("word/") and n.endswith(".xml")])
    name = chance.choice([name, "word/document.xml", "word/document.xml"])
    root = etree.fromstring(package.members[name])
    elements = [e for e in root.iter() if isinstance(e.tag, str)]
    for _time in range(chance.randint(1, 6)):
        element, what = chance.choice(elements), chance.random()
        parent = element.getparent()
        if what < 0.4 and element.attrib:
            element.set(chance.choice(list(element.attrib)), chance.choice(NONSENSE))
        elif what < 0.6 and parent is not None:
            parent.remove(element)
        elif what < 0.75 and parent is not None:
            parent.append(etree.fromstring(etree.tostring(element)))
        else:
            element.text = chance.choice(LINES)
    return package_bytes({**package.members, name: etree.tostring(root)})


def test_nonsense_inside_a_good_file_never_ends_in_a_crash():
    chance = random.Random(30)
    sources = [open_package(document(NOTICE, head=head), "x") for head in HEADS]
    sources += [open_package(document(w, foot=foot), "x") for w in (LETTER, DECISION, REPORT) for foot in FEET]
    refused = []
    for turn in range(40):
        try:
            package = open_package(mixed_up(chance.choice(sources), chance), "x.docx")
            check_package(package, "x.docx")
            if turn % 4 == 0:
                fix(package, "x.docx", rules_named(()))
        except ThongbaoError as error:
            refused.append((error.exit_code, bool(error.message)))
    assert set(refused) <= {(3, True)}
