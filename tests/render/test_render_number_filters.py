"""Numbers in words inside a template: what a clerk writes in a tag and what is printed."""

import pytest
from jinja2 import Environment
from jinja2 import TemplateError as JinjaError

from thongbao.render.allowed import FILTERS
from thongbao.render.environment import TemplateEnvironment
from thongbao.render.number_filters import NUMBER_FILTERS


def printed(tag: str, **values: object) -> str:
    return TemplateEnvironment().from_string("{{ " + tag + " }}").render(values)


@pytest.mark.parametrize(
    ("tag", "value", "words"),
    [
        ("x|doc_so", "2.025", "hai nghìn không trăm hai mươi lăm"),
        ("x|doc_so(linh=false, nghin='ngàn')", "1005", "một ngàn không trăm lẻ năm"),
        ("x|bang_chu", "125.000.000", "Một trăm hai mươi lăm triệu đồng chẵn"),
        ("x|bang_chu('đô la Mỹ')", "7", "Bảy đô la Mỹ"),
        ("x|thu_tu", "1", "thứ nhất"),
        ("x|thap_phan", "3,14", "ba phẩy một bốn"),
        ("x|ngay_chu", "15/9/2026", "ngày mười lăm tháng chín năm hai nghìn không trăm hai mươi sáu"),
        ("x|quy_chu", "III/2026", "quý ba năm hai nghìn không trăm hai mươi sáu"),
        ("x|length|doc_so", ["a", "b"], "hai"),
    ],
)
def test_a_filter_prints_words(tag: str, value: object, words: str) -> None:
    assert printed(tag, x=value) == words


@pytest.mark.parametrize(
    ("tag", "value"),
    [
        ("x|doc_so", "12a"),
        ("x|bang_chu", "1,5"),
        ("x|ngay_chu", "31/9/2026"),
        ("x|quy_chu", "V/2026"),
        ("x|doc_so", ""),
    ],
)
def test_what_is_no_number_is_a_fault_and_never_a_guess(tag: str, value: str) -> None:
    with pytest.raises((ValueError, JinjaError)):
        printed(tag, x=value)


def test_the_environment_knows_every_filter_of_numbers_and_no_other():
    assert set(NUMBER_FILTERS) < set(FILTERS)
    assert set(FILTERS) - set(NUMBER_FILTERS) < set(Environment().filters)
