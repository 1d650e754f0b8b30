"""``kiem_tra``: an office raises, lowers or silences a rule, and the finding says that it did."""

import pytest

NOBODY = "muc: [{tieu_de: a, noi_dung: [{gach: {viec: Báo cáo.}}]}]"


def setting(rule, level, why="Đang thí điểm"):
    return f"kiem_tra: {{{rule}: {{muc: '{level}', vi: {why}}}}}"


@pytest.mark.parametrize("level", ["error", "note"])
def test_a_rule_is_raised_or_lowered_and_says_why(make_workspace, level):
    (finding,) = make_workspace(NOBODY, office=setting("TB-VIEC-01", level)).findings()
    assert (finding.rule, finding.severity) == ("TB-VIEC-01", level)
    assert finding.message.endswith("(cơ quan đặt mức này: Đang thí điểm)")


def test_a_rule_set_to_the_level_it_has_says_nothing_more(make_workspace):
    (finding,) = make_workspace(NOBODY, office=setting("TB-VIEC-01", "warning")).findings()
    (unset,) = make_workspace(NOBODY).findings()
    assert (finding.severity, finding.message, finding.hint) == (unset.severity, unset.message, unset.hint)


def test_a_rule_is_silenced(make_workspace):
    assert make_workspace(NOBODY, office=setting("TB-VIEC-01", "off")).findings() == []


def test_a_rule_of_the_decree_is_lowered_too_and_the_draft_goes_on(make_workspace):
    made = make_workspace("kinh_gui: [UBND huyện]", office=setting("ND30-KG-01", "warning"))
    assert [str(f.severity) for f in made.findings()] == ["warning"]
    assert made.draft(dry_run=True).papers


def test_a_rule_raised_to_an_error_stops_the_draft(make_workspace):
    made = make_workspace(NOBODY, office=setting("TB-VIEC-01", "error"))
    assert made.draft().papers == ()
    assert not (made.root / "output").exists()


def test_other_rules_keep_their_level(make_workspace):
    made = make_workspace(f"{NOBODY}\ntrich_yeu: kết luận", office=setting("TB-VIEC-01", "note"))
    assert {f.rule: str(f.severity) for f in made.findings()} == {"TB-VIEC-01": "note", "ND30-TY-01": "warning"}


@pytest.mark.parametrize(
    ("written", "hint"),
    [("TB-VIEC-1", "ý bạn là «TB-VIEC-01»?"), ("ND30-TY-10", "ý bạn là «ND30-TY-01»?"), ("XYZ", "")],
)
def test_a_setting_of_a_rule_that_does_not_exist_is_found(make_workspace, written, hint):
    (finding,) = make_workspace(office=setting(written, "off")).findings()
    assert (finding.rule, finding.severity) == ("TB-QT-01", "warning")
    assert (finding.place.line, finding.place.column) == (1, 12)
    assert (finding.message, finding.hint) == (f"không có quy tắc «{written}»", hint)


@pytest.mark.parametrize("rule", ["TB-BG-01", "ND30-MAT-01", "TB-YAML-06"])
def test_faults_of_form_and_secrecy_cannot_be_silenced(make_workspace, rule):
    text = {"TB-BG-01": "noi_nhann: [a]", "ND30-MAT-01": "do_mat: mật", "TB-YAML-06": "so: 1\nso: 2"}[rule]
    made = make_workspace(text, office=setting(rule, "off"))
    assert [(f.rule, str(f.severity)) for f in made.findings(rule=rule)] == [(rule, "error")]
    assert made.draft().papers == ()


def test_strict_lets_nothing_pass(make_workspace):
    made = make_workspace(NOBODY)
    assert made.draft(strict=True).papers == ()
    assert made.draft(strict=False).papers != ()
