"""Files as they are found: missing, forbidden, not files at all."""

import os

import pytest

from thongbao.errors import ExitCode, SourceError
from thongbao.source import reader
from thongbao.source.reader import read
from thongbao.source.rules import TOO_LARGE


def test_a_file_is_read_and_named_as_asked(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_bytes(b"a: 1\r\n")
    document, findings = read(path, shown_as="content/x.yaml")
    assert findings == []
    assert document.text == "a: 1\r\n"
    assert document.place(["a"]).file == "content/x.yaml"
    assert read(path)[0].file == str(path)


def test_a_missing_file_is_a_source_error_that_names_it(tmp_path):
    with pytest.raises(SourceError, match="Không tìm thấy") as caught:
        read(tmp_path / "thieu.yaml")
    assert "thieu.yaml" in caught.value.message
    assert caught.value.hint
    assert caught.value.exit_code is ExitCode.SOURCE


def test_a_folder_is_a_source_error(tmp_path):
    with pytest.raises(SourceError, match="thư mục") as caught:
        read(tmp_path)
    assert caught.value.hint


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "ong")
    with pytest.raises(SourceError, match="không phải tệp"):
        read(tmp_path / "ong")


def test_a_file_nobody_may_read_is_a_source_error(tmp_path, monkeypatch):
    path = tmp_path / "kin.yaml"
    path.write_text("a: 1")

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "open", refuse)
    with pytest.raises(SourceError, match="Không được phép đọc") as caught:
        read(path)
    assert "kin.yaml" in caught.value.message


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_a_name_no_system_takes_is_a_source_error(tmp_path, name):
    with pytest.raises(SourceError):
        read(tmp_path / name)


def test_no_more_of_a_huge_file_is_read_than_needed(tmp_path, monkeypatch):
    monkeypatch.setattr(reader, "MAX_BYTES", 1_048_576)
    path = tmp_path / "to.yaml"
    path.write_bytes(b"a" * 1_048_577)
    document, findings = read(path)
    assert document is None
    assert [f.rule for f in findings] == [TOO_LARGE.id]
