"""Whatever is done to a package by hand is named: by its own manifests, by the register, by making the papers again."""

import contextlib
import hashlib
import json
import os
import shutil

import pytest
from made_packages import VERSION

from thongbao.archive import hashing
from thongbao.archive.attaching import attachments_folder
from thongbao.archive.bag import TAG_MANIFEST, manifest
from thongbao.archive.comparing import RegisteredPackage, register_differences
from thongbao.archive.faults import ArchiveError
from thongbao.archive.naming import staging_folder
from thongbao.archive.opening import open_sealed, package_folders
from thongbao.archive.rerendering import rendered_differences
from thongbao.archive.searching import search
from thongbao.archive.verifying import stray_differences, verify_package
from thongbao.archiving import registered_packages
from thongbao.remaking import papers_again
from thongbao.word.package import DOCUMENT, open_package, package_bytes

NOTICE = "data/van-ban/thong-bao.docx"


@pytest.fixture(scope="session")
def sealed(issued):
    """The folder of two issued packages, and the register's rows of both."""
    return issued.issued_folder, registered_packages(issued)


@pytest.fixture
def root(sealed, tmp_path):
    """A copy of the issued folder that may be written to."""
    copy = tmp_path / "ban-hanh"
    shutil.copytree(sealed[0], copy)
    for path in (copy, *copy.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return copy


@pytest.fixture
def first(root):
    return next(package_folders(root))


def found_in(root, rows=(), *, modes=False):
    """Return every difference as (kind, path), those of modes only when asked: the copies are writable."""
    verified = [verify_package(folder) for folder in package_folders(root)]
    found = [one for lying in verified for one in lying.found]
    found += register_differences(rows, verified, all_packages=True) if rows else []
    found += stray_differences(root)
    assert all(one.message for one in found)
    return {(str(one.difference), one.path) for one in found if modes or one.difference != "writable"}


def resealed(folder):
    """Make the manifests say what lies there now, as somebody would who knows BagIt."""
    digests = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }
    payload = {name: digest for name, digest in digests.items() if name.startswith("data/")}
    (folder / "manifest-sha256.txt").write_bytes(manifest(payload))
    tags = {name: (folder / name).read_bytes() for name in ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")}
    (folder / TAG_MANIFEST).write_bytes(manifest({n: hashlib.sha256(d).hexdigest() for n, d in tags.items()}))


def reworded(docx, old, new):
    package = open_package(docx)
    body = package.members[DOCUMENT].decode()
    assert old in body
    return package_bytes({**package.members, DOCUMENT: body.replace(old, new, 1).encode()})


def test_untouched_packages_have_no_difference(sealed):
    root, rows = sealed
    assert found_in(root, rows, modes=True) == set()
    for folder in package_folders(root):
        package = open_sealed(folder)
        assert list(rendered_differences(package, papers_again(package), same_version=True)) == []


def edit(name):
    def tamper(folder):
        with (folder / name).open("ab") as stream:
            stream.write(b" ")

    return tamper


def delete(name):
    return lambda folder: (folder / name).unlink()


def truncate(folder):
    os.truncate(folder / NOTICE, 100)


def empty(folder):
    (folder / NOTICE).write_bytes(b"")


def flip_a_bit(folder):
    data = bytearray((folder / NOTICE).read_bytes())
    data[500] ^= 1
    (folder / NOTICE).write_bytes(data)


def add(name):
    def tamper(folder):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")

    return tamper


def link(folder):
    target = folder.parent.parent / "that.docx"
    (folder / NOTICE).rename(target)
    (folder / NOTICE).symlink_to(target)
    # Gone again for what lies about: only the link is meant here.
    hidden = folder.parent.parent.parent / "that.docx"
    target.rename(hidden)
    (folder / NOTICE).unlink()
    (folder / NOTICE).symlink_to(hidden)


def link_folder(folder):
    hidden = folder.parents[2] / "mau"
    (folder / "data/mau").rename(hidden)
    (folder / "data/mau").symlink_to(hidden)


def pipe(folder):
    (folder / NOTICE).unlink()
    os.mkfifo(folder / NOTICE)


def swap_files(folder):
    letters = sorted((folder / "data/van-ban/cong-van").iterdir())
    one, other = letters[0].read_bytes(), letters[1].read_bytes()
    letters[0].write_bytes(other)
    letters[1].write_bytes(one)


def rename_file(folder):
    (folder / NOTICE).rename(folder / "data/van-ban/thong-bao-08.docx")


def upper_case(folder):
    (folder / NOTICE).rename(folder / "data/van-ban/Thong-Bao.docx")


def drop_line(name, part):
    def tamper(folder):
        lines = (folder / name).read_text("utf-8").splitlines(keepends=True)
        kept = [line for line in lines if part not in line]
        assert len(kept) == len(lines) - 1
        (folder / name).write_text("".join(kept), "utf-8")

    return tamper


def double_line(folder):
    with (folder / "manifest-sha256.txt").open("a") as stream:
        stream.write(f"{'0' * 64}  {NOTICE}\n")


def outside_line(folder):
    with (folder / "manifest-sha256.txt").open("a") as stream:
        stream.write(f"{'0' * 64}  data/../../../../etc/passwd\n")


def other_algorithm(folder):
    (folder / "manifest-md5.txt").write_text("")


def fetch(folder):
    (folder / "fetch.txt").write_text("http://example.vn/x 3 data/x\n")


MANIFEST = ("manifest", "manifest-sha256.txt")
TAMPERINGS = {
    "edit the paper": (edit(NOTICE), {("edited", NOTICE)}),
    "flip one bit": (flip_a_bit, {("edited", NOTICE)}),
    "truncate": (truncate, {("edited", NOTICE)}),
    "empty": (empty, {("edited", NOTICE)}),
    "edit the record": (edit("data/ban-ghi/thong-bao.yaml"), {("edited", "data/ban-ghi/thong-bao.yaml")}),
    "edit a template": (edit("data/mau/cong-van.docx"), {("edited", "data/mau/cong-van.docx")}),
    "edit the metadata": (edit("data/sieu-du-lieu.xml"), {("edited", "data/sieu-du-lieu.xml")}),
    "delete the paper": (delete(NOTICE), {("missing", NOTICE)}),
    "delete the templates": (
        lambda folder: shutil.rmtree(folder / "data/mau"),
        {
            ("missing", f"data/mau/{kind}.docx")
            for kind in ("thong-bao", "cong-van", "phieu-giao-viec", "tom-tat", "phu-luc-phan-cong")
        },
    ),
    "add a paper": (add("data/van-ban/them.docx"), {("added", "data/van-ban/them.docx")}),
    "add a file beside": (add("ghi-chu.txt"), {("added", "ghi-chu.txt")}),
    "add a hidden file": (add("data/.an"), {("added", "data/.an")}),
    "add a folder": (lambda folder: (folder / "data/moi/nua").mkdir(parents=True), {("added", "data/moi")}),
    "swap two letters": (swap_files, None),
    "rename a paper": (rename_file, {("missing", NOTICE), ("added", "data/van-ban/thong-bao-08.docx")}),
    "another case": (upper_case, {("missing", NOTICE), ("added", "data/van-ban/Thong-Bao.docx")}),
    "a link for the paper": (link, {("not_a_file", NOTICE)}),
    "a pipe for the paper": (pipe, {("not_a_file", NOTICE)}),
    "edit bag-info.txt": (edit("bag-info.txt"), {("edited", "bag-info.txt")}),
    "edit bagit.txt": (edit("bagit.txt"), {("edited", "bagit.txt")}),
    "delete bagit.txt": (delete("bagit.txt"), {("missing", "bagit.txt")}),
    "delete the tag manifest": (delete(TAG_MANIFEST), {("missing", TAG_MANIFEST)}),
    "drop a line of the manifest": (
        drop_line("manifest-sha256.txt", NOTICE),
        {("edited", "manifest-sha256.txt"), ("added", NOTICE)},
    ),
    "drop a line of the tag manifest": (drop_line(TAG_MANIFEST, "bag-info.txt"), {("manifest", TAG_MANIFEST)}),
    "the same line twice": (double_line, {("edited", "manifest-sha256.txt"), MANIFEST}),
    "a line out of the bag": (outside_line, {("edited", "manifest-sha256.txt"), MANIFEST}),
    "another manifest": (other_algorithm, {("added", "manifest-md5.txt")}),
    "a list of things to fetch": (fetch, {("added", "fetch.txt")}),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_the_package_itself_says_what_was_done(root, first, name):
    tamper, expected = TAMPERINGS[name]
    tamper(first)
    found = found_in(root)
    if expected is None:
        assert {kind for kind, _path in found} == {"edited"}
        assert len(found) == 2
    else:
        assert found == expected


def test_the_register_also_sees_a_changed_tag_manifest(sealed, root, first):
    edit(TAG_MANIFEST)(first)
    assert ("resealed", "") in found_in(root, sealed[1])


def test_a_manifest_made_to_fit_is_seen_by_the_description_and_the_register(sealed, root, first):
    paper = first / NOTICE
    paper.write_bytes(reworded(paper.read_bytes(), "9 năm 2026", "8 năm 2026"))
    resealed(first)
    assert found_in(root, sealed[1]) == {("manifest", NOTICE), ("resealed", "")}


def test_a_forger_who_mends_everything_is_seen_by_the_register_and_by_making_the_paper_again(sealed, root, first):
    paper = first / NOTICE
    paper.write_bytes(reworded(paper.read_bytes(), "9 năm 2026", "8 năm 2026"))
    description = json.loads((first / "data/goi.json").read_bytes())
    description["papers"][0]["docx"]["sha256"] = hashlib.sha256(paper.read_bytes()).hexdigest()
    (first / "data/goi.json").write_text(json.dumps(description), "utf-8")
    resealed(first)
    assert found_in(root) == set()
    assert found_in(root, sealed[1]) == {("resealed", "")}
    package = open_sealed(first)
    (found,) = rendered_differences(package, papers_again(package), same_version=package.tool_version == VERSION)
    assert (found.difference, found.path) == ("rendered", NOTICE)
    assert "8 năm 2026" in found.message
    assert "9 năm 2026" in found.message
    # Another version of the program compares the words, and they differ too.
    assert list(rendered_differences(package, papers_again(package), same_version=False)) == [found]


def test_a_look_changed_without_a_word_is_seen_by_the_version_that_made_it(first):
    paper = first / NOTICE
    paper.write_bytes(reworded(paper.read_bytes(), "</w:rPr>", '<w:color w:val="FFFFFF"/></w:rPr>'))
    package = open_sealed(first)
    (found,) = rendered_differences(package, papers_again(package), same_version=True)
    assert DOCUMENT in found.message
    assert list(rendered_differences(package, papers_again(package), same_version=False)) == []


def test_a_paper_packed_by_another_zlib_is_the_same_paper(first):
    import zipfile

    paper = first / NOTICE
    members = open_package(paper).members
    with zipfile.ZipFile(paper, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    package = open_sealed(first)
    assert list(rendered_differences(package, papers_again(package), same_version=True)) == []


def test_a_forged_record_with_its_papers_differs_from_the_register(sealed, root, first):
    description = json.loads((first / "data/goi.json").read_bytes())
    description["papers"][0]["metadata"]["subject"] = "Trích yếu khác"
    description["papers"][1]["metadata"] = None
    (first / "data/goi.json").write_text(json.dumps(description), "utf-8")
    resealed(first)
    kinds = {(kind, path) for kind, path in found_in(root, sealed[1]) if kind != "resealed"}
    second = description["papers"][1]["docx"]["path"]
    expected = {("register", "van-ban/thong-bao.docx")}
    if description["papers"][1]["kind"] == "cong-van":
        expected.add(("register", second))
    assert kinds == expected


def test_two_packages_that_exchanged_their_names(sealed, root):
    one, other = package_folders(root)
    one.rename(root / "tam")
    other.rename(one)
    (root / "tam").rename(other)
    assert found_in(root, sealed[1]) == {("renamed", "")}
    verified = [verify_package(folder) for folder in package_folders(root)]
    assert sum(len(lying.found) - 1 for lying in verified) == 2  # one each, besides the modes of the copy


def test_a_renamed_package(sealed, root, first):
    first.rename(first.with_name("2026-10-05_18_tb-ubnd_khac"))
    assert found_in(root, sealed[1]) == {("renamed", "")}


def test_a_package_in_another_year(sealed, root, first):
    (root / "2025").mkdir()
    first.rename(root / "2025" / first.name)
    assert found_in(root, sealed[1]) == {("renamed", "")}


def test_a_package_that_is_gone(sealed, root, first):
    shutil.rmtree(first)
    assert found_in(root, sealed[1]) == {("no_package", "")}


def test_a_package_nobody_issued(sealed, root):
    assert found_in(root, sealed[1][:1]) == {("orphaned", "")}


def test_a_copy_of_a_package_under_another_name(sealed, root, first):
    shutil.copytree(first, first.with_name("2026-10-05_88_tb-ubnd_ban-sao"))
    assert found_in(root, sealed[1]) == {("renamed", "")}


def test_a_row_the_register_lost_and_one_it_made_up(sealed, root):
    one, other = sealed[1]
    (lost, _fields), *kept = one.papers.items()
    made_up = ("99/TB-UBND", "", "", "", "", "")
    changed = RegisteredPackage(one.name, one.seal, {**dict(kept), "van-ban/ma.docx": made_up})
    assert found_in(root, [changed, other]) == {("register", lost), ("register", "van-ban/ma.docx")}


@pytest.mark.parametrize("place", range(6))
def test_a_row_that_says_something_else_than_the_paper(sealed, root, place):
    one, other = sealed[1]
    file, fields = next(iter(one.papers.items()))
    spoilt = (*fields[:place], "khác", *fields[place + 1 :])
    rows = [RegisteredPackage(one.name, one.seal, {**one.papers, file: spoilt}), other]
    assert found_in(root, rows) == {("register", file)}


def test_foreign_files_among_the_packages(sealed, root):
    (root / "ghi-chu.txt").write_text("x")
    (root / "2026" / "ban nhap").mkdir()
    (root / "2026" / "x.docx").write_text("x")
    (root / "cu").mkdir()
    (root / "2026" / ".DS_Store").write_text("x")
    attachments_folder(root / "2026" / "2026-01-02_01_tb-ubnd_mat").mkdir()
    assert found_in(root, sealed[1]) == {
        ("added", "ghi-chu.txt"),
        ("added", "2026/ban nhap"),
        ("added", "2026/x.docx"),
        ("added", "cu"),
        ("attached", "2026-01-02_01_tb-ubnd_mat.kem-theo"),
    }


def test_an_issue_that_was_cut_off(sealed, root):
    staging_folder(root, "2026-10-07_10_tb-ubnd_do").mkdir(parents=True)
    assert found_in(root, sealed[1]) == {("unfinished", "")}


def test_a_package_that_was_unlocked_is_one_line(sealed, root):
    assert found_in(root, sealed[1], modes=True) == {("writable", "")}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names")
@pytest.mark.parametrize("name", ["tagmanifest-sha256.txt", "data/goi.json", NOTICE])
def test_a_pipe_in_the_place_of_a_file_makes_nobody_wait(root, first, name):
    (first / name).unlink()
    os.mkfifo(first / name)
    assert ("not_a_file", name) in found_in(root)
    assert len(search(root, "giao ban", 5).hits) > 0
    with contextlib.suppress(ArchiveError):
        open_sealed(first).bytes_of("van-ban/thong-bao.docx")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names")
def test_a_pipe_in_the_list_of_what_came_back_makes_nobody_wait(root, first):
    attachments_folder(first).mkdir()
    os.mkfifo(attachments_folder(first) / "0001.json")
    assert ("attached", f"{first.name}.kem-theo/0001.json") in found_in(root)


def test_a_link_for_a_folder_is_not_followed(root, first):
    link_folder(first)
    found = found_in(root)
    assert ("not_a_file", "data/mau") in found


def test_a_link_for_a_whole_package_is_no_package(sealed, root, first):
    hidden = root.parent / "o-cho-khac"
    first.rename(hidden)
    first.symlink_to(hidden)
    assert found_in(root, sealed[1]) == {("no_package", ""), ("added", f"2026/{first.name}")}


@pytest.mark.parametrize(
    "description",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b'{"format": 1, "papers": []}',
        b'{"format": 99}',
        b"[" * 100_000,
        b'{"format": 1, "name": "../../x", "papers": [{"kind": "thong-bao"}]}',
        b"\xff\xfe",
    ],
)
def test_a_description_that_makes_no_sense_is_named_whatever_it_is(root, first, description):
    (first / "data/goi.json").write_bytes(description)
    resealed(first)
    assert ("manifest", "data/goi.json") in found_in(root)


def test_a_long_description_is_read_and_one_made_to_fill_the_memory_is_not(root, monkeypatch):
    monkeypatch.setattr(hashing, "_AT_ONCE", 10)
    assert found_in(root) == set()
    monkeypatch.setattr(hashing, "_MOST_KEPT", 20_000)
    assert ("manifest", "data/goi.json") in found_in(root)


def test_a_description_that_leads_out_of_the_package_is_not_followed(root, first):
    description = json.loads((first / "data/goi.json").read_bytes())
    description["papers"][0]["docx"]["path"] = "../../../../../../../etc/hostname"
    (first / "data/goi.json").write_text(json.dumps(description), "utf-8")
    resealed(first)
    assert ("manifest", "data/goi.json") in found_in(root)
