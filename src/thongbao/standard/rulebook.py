"""Every rule of the decree in one place: by id, and where each is decided.

The rooms take the rules they decide from here; an id has one definition. Rules of the record and of templates (TB-…)
are their rooms' own.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from thongbao.findings import Rule
from thongbao.language import _
from thongbao.standard import rules_body, rules_capitals, rules_foot, rules_head, rules_keeping, rules_page

RULES: Final[tuple[Rule, ...]] = (
    *rules_page.RULES,
    *rules_head.RULES,
    *rules_body.RULES,
    *rules_capitals.RULES,
    *rules_foot.RULES,
    *rules_keeping.RULES,
)
BY_ID: Final[Mapping[str, Rule]] = MappingProxyType({rule.id: rule for rule in RULES})
# Family of ids (what stands between the hyphens) → who decides it instead of a check of the document.
_ELSEWHERE: Final[Mapping[str, str]] = MappingProxyType(
    {"REG": _("sổ đăng ký"), "DT": _("lưu trữ"), "LT": _("lưu trữ")}
)
# Of these families, and beside them; an empty text is for the document itself.
_ELSEWHERE_BY_ID: Final[Mapping[str, str]] = MappingProxyType({"ND30-NN-06": _("sổ đăng ký"), "ND30-DT-03": ""})


def decided_at(rule: Rule) -> str:
    """Return where a rule is decided when no check of a document does so: register, archive; else an empty text."""
    return _ELSEWHERE_BY_ID.get(rule.id, _ELSEWHERE.get(rule.id.split("-")[1], ""))
