"""A # behind words makes a comment of what follows: said aloud where it was probably not meant."""

import pytest

from thongbao.source.reader import parse


def found(text: str) -> list[tuple[str, int, int]]:
    _document, findings = parse(text.encode(), "x.yaml")
    return [(f.rule, f.place.line, f.place.column) for f in findings]


def test_words_that_a_number_sign_takes_away_are_named() -> None:
    assert found("muc:\n- Công trình #3 của xã chậm\n") == [("TB-YAML-20", 2, 14)]
    assert found("viec: Sửa cầu #12, xong trước 15/9\n") == [("TB-YAML-20", 1, 15)]


@pytest.mark.parametrize(
    "text",
    [
        "a: b # ghi chú\n",
        "# Công trình #3\na: b\n",
        "a: 'Công trình #3'\n",
        'a: "Công trình #3"\n',
        "a: >-\n  Công trình #3 của xã\n",
        "a: C#3\n",
        "a: b  #! vim\n",
    ],
)
def test_comments_and_quoted_signs_are_left_alone(text: str) -> None:
    assert found(text) == []
