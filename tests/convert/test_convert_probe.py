"""Is LibreOffice here, and what will it print in place of Times New Roman?"""

import os
import stat
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from thongbao.convert import faults, probe
from thongbao.convert.faults import FONTS, LIBREOFFICE, install_hint
from thongbao.convert.probe import LETTERS, TIMES, VARIABLE, Fonts, Soffice, find_soffice, fonts, letters_in, version
from thongbao.errors import ExitCode, OutsideMissingError

EVERY = "20-ffff"
# Latin-1, Latin Extended-A and the Welsh ỳ: what Liberation 1 has.
OLD = "20-17f 1ef2-1ef3"


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """Return ``make("soffice", "exit 0")``: a program on a PATH where there is nothing else."""
    if sys.platform == "win32":
        pytest.skip("the programs are shell scripts")
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(probe, "_USUAL_PLACES", {})

    def make(name, text="exit 0"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path

    return make


def fontconfig(programs, installed, matched="DejaVu Serif"):
    """Make ``fc-list`` and ``fc-match`` that know families as (family, weight, slant, version, charset)."""
    lines = "\n".join(
        f"printf '/f/{family}-{number}.ttf\\t{family}\\t{weight}\\t{slant}\\t{version}\\t{charset}\\n'"
        f" | grep -F '\t'\"${{3#:family=}}\"'\t'"
        for number, (family, weight, slant, version, charset) in enumerate(installed)
    )
    programs("fc-list", f"PATH=/usr/bin:/bin\n{lines}\nexit 0")
    programs("fc-match", f"printf '{matched}'")


def four(family, charset=EVERY, version=131072):
    return [(family, weight, slant, version, charset) for weight in (80, 200) for slant in (0, 100)]


def refused(ask):
    with pytest.raises(OutsideMissingError) as caught:
        ask()
    assert caught.value.exit_code is ExitCode.OUTSIDE == 5
    assert caught.value.hint
    return caught.value


def test_the_letters_are_the_alphabet_with_its_tones():
    assert len(LETTERS) == 146
    assert all(unicodedata.is_normalized("NFC", letter) and len(letter) == 1 for letter in LETTERS)
    assert {"ụ", "Ỷ", "đ", "Đ", "ơ", "a"} <= LETTERS
    assert letters_in(EVERY) == LETTERS
    assert len(LETTERS - letters_in(OLD)) == 92
    assert letters_in("61 1ea1 111-112") == {"a", "ạ", "đ"}
    assert letters_in("") == set()


def test_soffice_is_found_on_the_path(programs):
    assert find_soffice() is None
    other = programs("libreoffice")
    assert find_soffice() == Soffice(other)
    first = programs("soffice")
    assert find_soffice() == Soffice(first)


def test_soffice_is_found_in_the_usual_places_newest_first(programs, monkeypatch, tmp_path):
    monkeypatch.setattr(probe, "_USUAL_PLACES", {sys.platform: (f"{tmp_path}/opt/libreoffice*/program/soffice",)})
    assert find_soffice() is None
    programs("../opt/libreoffice7.4/program/soffice")
    new = programs("../opt/libreoffice7.6/program/soffice")
    assert find_soffice().program.samefile(new)


def test_the_variable_comes_first(programs, monkeypatch, tmp_path):
    programs("soffice")
    mine = programs("../của tôi/soffice")
    monkeypatch.setenv(VARIABLE, str(mine))
    assert find_soffice() == Soffice(mine)
    monkeypatch.setenv(VARIABLE, "")
    assert find_soffice().program.name == "soffice"
    monkeypatch.setenv(VARIABLE, str(tmp_path / "không có"))
    assert find_soffice() is None
    error = refused(probe.require_soffice)
    assert VARIABLE in error.message
    assert VARIABLE in error.hint


def test_without_soffice_the_hint_is_the_command_of_this_system(programs, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    assert "libreoffice.org" in refused(probe.require_soffice).hint
    programs("dnf")
    assert "sudo dnf install libreoffice-writer" in refused(probe.require_soffice).hint
    programs("apt-get")
    assert "sudo apt-get install libreoffice-writer-nogui" in refused(probe.require_soffice).hint
    # fonts-liberation of Debian 12 is the version that lacks Vietnamese letters.
    assert "fonts-liberation2" in install_hint(FONTS)


@pytest.mark.parametrize(
    ("system", "installer", "command"),
    [
        ("darwin", "brew", "brew install --cask libreoffice"),
        ("win32", "winget", "winget install --id TheDocumentFoundation.LibreOffice"),
    ],
)
def test_the_hint_of_other_systems(monkeypatch, system, installer, command):
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(faults.shutil, "which", lambda name: name if name == installer else None)
    assert command in install_hint(LIBREOFFICE)
    assert install_hint(FONTS)


def test_require_soffice_gives_what_is_found(programs):
    program = programs("soffice")
    assert probe.require_soffice() == Soffice(program)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("echo 'LibreOffice 7.4.7.2 40(Build:2)'", "7.4.7.2"),
        ("echo 'warning: x' >&2; echo LibreOffice 24.8.1.2 abc", "24.8.1.2"),
        ("exit 1", None),
        ("printf '\\377\\376'", None),
    ],
)
def test_the_version_is_what_the_program_says(programs, text, said):
    assert version(Soffice(programs("soffice", text))) == said


def test_a_program_that_does_not_answer_has_no_version(programs, monkeypatch):
    def slow(command, **_options):
        raise subprocess.TimeoutExpired(command, 30)

    found = Soffice(programs("soffice"))
    monkeypatch.setattr(probe.subprocess, "run", slow)
    assert version(found) is None


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the real Times New Roman is there")
class TestFonts:
    def test_the_real_one_comes_first(self, programs):
        fontconfig(programs, [*four("Tinos"), *four(TIMES), *four("Liberation Serif")])
        found = probe.require_fonts()
        assert (found.family, found.missing, found.known) == (TIMES, frozenset(), True)
        assert len(found.files) == 4

    def test_libreoffice_prefers_liberation_whatever_fontconfig_says(self, programs):
        fontconfig(programs, [*four("Tinos"), *four("Liberation Serif")], matched="Tinos")
        assert fonts().family == "Liberation Serif"

    def test_without_these_it_is_what_fontconfig_says(self, programs):
        fontconfig(programs, four("Tinos"), matched="Tinos")
        assert probe.require_fonts().family == "Tinos"

    def test_old_liberation_lacks_92_letters(self, programs):
        fontconfig(programs, [*four("Liberation Serif", OLD), *four("DejaVu Serif")])
        error = refused(probe.require_fonts)
        assert "Liberation Serif" in error.message
        assert "thiếu" in error.message

    def test_the_newer_of_two_versions_counts(self, programs):
        fontconfig(programs, [*four("Liberation Serif", version=2), *four("Liberation Serif", OLD, version=1)])
        assert probe.require_fonts().fit

    def test_tinos_lends_its_letters_without_being_noticed(self, programs):
        fontconfig(programs, [*four("Liberation Serif", OLD), *four("Tinos")])
        assert probe.require_fonts().fit

    def test_one_bad_style_is_enough(self, programs):
        faces = four("Liberation Serif")
        faces[3] = (*faces[3][:4], OLD)
        fontconfig(programs, faces)
        assert fonts().missing == LETTERS - letters_in(OLD)

    def test_a_font_that_changes_every_line_will_not_do(self, programs):
        fontconfig(programs, four("DejaVu Serif"))
        assert (
            "không có phông nào thay được Times New Roman (máy chọn DejaVu Serif)"
            in refused(probe.require_fonts).message
        )

    def test_where_nobody_can_be_asked_nothing_is_claimed(self, programs):
        assert fonts() == Fonts(TIMES, known=False)
        fontconfig(programs, [("Liberation Serif", "[1 1000]", "x", "y", EVERY)])
        assert fonts().family == "Liberation Serif"


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_windows_and_macos_bring_the_real_one(monkeypatch, system):
    monkeypatch.setattr(sys, "platform", system)
    assert probe.require_fonts() == Fonts(TIMES, known=False)


def test_the_real_machine_is_described(soffice):
    assert version(soffice)[0].isdigit()
    if sys.platform == "linux":
        assert all(Path(file).is_file() and os.access(file, os.R_OK) for file in fonts().files)
