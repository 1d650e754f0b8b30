"""The signature, ô 7: authority, position, name (mục II, khoản 7; Điều 13)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from thongbao.components.strips import Component
from thongbao.findings import Finding, Rule
from thongbao.form.looks import look_offences
from thongbao.form.scene import DERIVED, Offence, Scene, Verdict, gathered, not_applicable, not_evaluated, passed
from thongbao.language import _
from thongbao.standard.authority import honorifics_in, read_signing_lines
from thongbao.standard.rules_foot import (
    SIGNING_HEADER,
    SIGNING_LOOK,
    SIGNING_NAME,
    SIGNING_PAIR,
    SIGNING_PREFIX,
    SIGNING_TUQ,
)

_SIZES: Final = range(26, 29)
_OTHER_FORMS: Final = frozenset({"Biên bản", "Hợp đồng", "Bản ghi nhớ", "Bản thỏa thuận", "Thư công"})
_COUNCIL: Final = re.compile(
    r"(?:TL|TUQ|TM|KT)\.?\s*(?:CHỦ TỊCH|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN)(?!\w)"
)
_COUNCILS: Final = re.compile(r"(?:ỦY BAN|UỶ BAN|HỘI ĐỒNG|UBND|HĐND|LIÊN|CÔNG TY|HỘI |TỔNG CÔNG TY|TẬP ĐOÀN)")
# Ranks and degrees before the name are a matter of their sector's own rules (khoản 7, điểm c).
_OWN_RULE: Final = re.compile(
    r"CÔNG AN|QUÂN SỰ|QUÂN KHU|BỘ CHỈ HUY|BỘ TƯ LỆNH|BIÊN PHÒNG|CẢNH SÁT|BỘ QUỐC PHÒNG"
    r"|(?<!MÔI )(?<!THỊ )TRƯỜNG|HỌC VIỆN|ĐẠI HỌC|BỆNH VIỆN|TRẠM Y TẾ|TRUNG TÂM Y TẾ|VIỆN (?!KIỂM SÁT)"
)
_RULES: Final = (SIGNING_PREFIX, SIGNING_PAIR, SIGNING_TUQ)


def signing_lines(scene: Scene) -> Iterator[Verdict]:
    """Yield faults in the lines of authority and position: their writing, their pairing, delegation passed on."""
    paper = scene.paper
    position = paper.first(Component.POSITION)
    reason = _not_judged(scene)
    if reason or position is None:
        for rule in _RULES:
            yield not_applicable(rule, reason) if reason else not_evaluated(rule, _("không thấy chức vụ người ký"))
        return
    authority = paper.of(Component.AUTHORITY)
    _form, faults = read_signing_lines([strip.printed.upper() for strip in authority], position.printed.upper())
    broken = set()
    for fault in faults:
        rule = next((rule for rule in _RULES if rule.id == fault.rule), SIGNING_PREFIX)
        said = fault.message.upper()
        where = next((s for s in authority if s.text and s.text.upper() in said), [*authority, position][0])
        finding: Finding = rule.found(scene.place(where), fault.message, fault.hint)
        yield replace(finding, severity=fault.severity, clause=fault.clause)
        broken.add(rule.id)
    for rule in _RULES:
        if rule.id not in broken:
            yield passed(rule)


def _not_judged(scene: Scene) -> str:
    paper = scene.paper
    if paper.kind is not None and paper.kind.name in _OTHER_FORMS:
        return _("{name} ký theo mẫu riêng").format(name=paper.kind.name)
    if paper.two_signers:
        return _("nhiều người cùng ký")
    if paper.template:
        return _("mẫu chưa điền người ký")
    return ""


def signing_header(scene: Scene) -> Iterator[Verdict]:
    """Yield a council's authority under the head of one of its units."""
    above, organ = scene.paper.of(Component.GOVERNING), scene.paper.of(Component.ORGAN)
    authority = [s for s in scene.paper.of(Component.AUTHORITY) if _COUNCIL.match(s.printed)]
    if not organ or not scene.paper.of(Component.AUTHORITY):
        yield not_applicable(SIGNING_HEADER, _("không có dòng quyền hạn"))
    elif above and authority and not _COUNCILS.match(organ[0].printed):
        message = _("phần đầu là {organ} nhưng người ký dùng quyền hạn «{line}» của cơ quan khác")
        message = message.format(organ=organ[0].text, line=authority[0].text)
        yield SIGNING_HEADER.found(
            scene.place(authority[0]), message, _("để cơ quan chủ quản ban hành, hoặc bỏ dòng quyền hạn")
        )
    else:
        yield passed(SIGNING_HEADER)


def signing_name(scene: Scene) -> Iterator[Verdict]:
    """Yield degrees and forms of address before the name."""
    name = scene.paper.first(Component.FULL_NAME)
    if name is None:
        yield not_evaluated(SIGNING_NAME, _("không thấy họ tên người ký"))
        return
    own_rule = any(_OWN_RULE.search(s.printed) for s in scene.paper.of(Component.ORGAN, Component.GOVERNING))
    if own_rule and honorifics_in(name.text):
        yield not_evaluated(SIGNING_NAME, _("lực lượng vũ trang, giáo dục, y tế, khoa học ghi theo quy định của ngành"))
        return
    offences = []
    for strip in scene.paper.of(Component.FULL_NAME):
        words = honorifics_in(strip.text)
        if words:
            message = _("trước họ tên có «{words}»").format(words=" ".join(words))
            offences.append(Offence(strip, message, _("chỉ ghi họ, đệm và tên")))
    yield from gathered(scene, SIGNING_NAME, offences)


def signing_look(scene: Scene) -> Iterator[Verdict]:
    """Yield lines of the signature of the wrong size, weight or case; a signature that is missing."""
    paper = scene.paper
    titles = paper.of(Component.AUTHORITY, Component.POSITION)
    names = paper.of(Component.FULL_NAME)
    if not titles:
        yield from _missing(scene)
        return
    offences = []
    for strip in titles:
        offences += look_offences(strip, _("quyền hạn, chức vụ"), _SIZES, bold=True, capitals=True, centred=True)
    for strip in names:
        offences += look_offences(strip, _("họ tên người ký"), _SIZES, bold=True, capitals=False, centred=True)
    if not names and not paper.two_signers and not _not_judged(scene):
        message, hint = _("không thấy họ tên người ký"), _("ghi họ, đệm và tên dưới chữ ký")
        offences.append(Offence(titles[-1], message, hint, DERIVED))
    yield from gathered(scene, SIGNING_LOOK, offences)


def _missing(scene: Scene) -> Iterator[Verdict]:
    rule: Rule = SIGNING_LOOK
    kind = scene.paper.kind
    if kind is None or kind.name in _OTHER_FORMS or scene.paper.template or scene.paper.is_copy:
        yield not_evaluated(rule, _("không thấy khối chữ ký"))
    else:
        message, hint = (
            _("không thấy quyền hạn, chức vụ, họ tên người ký"),
            _("ghi chức vụ và họ tên người ký ở ô số 7"),
        )
        yield rule.found(scene.file_place(_("cuối văn bản")), message, hint)
