"""A template against sheets that use every field: what it does not ask for, and whether it can be filled."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from thongbao.adopting.samples import full_sheets
from thongbao.errors import TemplateError
from thongbao.language import _
from thongbao.papers import Kind, Sheet
from thongbao.render.rendering import render
from thongbao.render.template import Template
from thongbao.word.package import Package, open_package, package_bytes


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that keeps the template from being used, and what to do about it."""

    field: str
    message: str
    advice: str


def faults_of(package: Package, kind: Kind) -> Iterator[Missing]:
    """Yield what is wrong with the template: fields it does not print, tags that cannot be read, lost words."""
    name = f"{kind}.docx"
    try:
        template = Template(open_package(package_bytes(package.members), name), name)
    except TemplateError as error:
        yield Missing("", error.message, error.hint)
        return
    sheets = full_sheets(kind)
    lacking = list(_not_asked(template, sheets[0]))
    yield from lacking
    for sheet in sheets:
        try:
            render(sheet, template)
        except TemplateError as error:
            if not lacking:
                yield Missing("", error.message, error.hint)


def _not_asked(template: Template, full: Sheet) -> Iterator[Missing]:
    """Ask for each field on its own, so that all missing ones are named at once."""
    meanings = {about.name: about.meaning for about in full.fields}
    for name, value in full.context.items():
        try:
            template.check(replace(full, context={name: value}))
        except TemplateError as error:
            message = _("mẫu chưa in {meaning} ({field})").format(meaning=meanings.get(name, ""), field=name)
            yield Missing(name, message, _advice(name) or error.hint)


def _advice(name: str) -> str:
    """Return what a person does about a component that was not found."""
    return {
        "co_quan": _("viết tên cơ quan ở góc trái, in hoa, trên dòng «Số: …/TB-…»"),
        "chu_quan": _("viết tên cơ quan ở góc trái, in hoa, trên dòng «Số: …/TB-…»"),
        "so": _("viết số, ký hiệu thành một dòng riêng như «Số: 12/TB-UBND»"),
        "ky_hieu": _("viết số, ký hiệu thành một dòng riêng như «Số: 12/TB-UBND»"),
        "do_khan": _("viết số, ký hiệu thành một dòng riêng như «Số: 12/TB-UBND»; dấu độ khẩn được đặt ngay dưới đó"),
        "dia_danh": _("viết địa danh, ngày tháng như «Suối Ngàn, ngày 05 tháng 10 năm 2026»"),
        "ngay_thang": _("viết địa danh, ngày tháng như «Suối Ngàn, ngày 05 tháng 10 năm 2026»"),
        "ten_loai": _("viết tên loại văn bản in hoa, đậm, ở giữa: «THÔNG BÁO»"),
        "trich_yeu": _("viết trích yếu ngay dưới tên loại, đậm, ở giữa (công văn: «V/v …» dưới số, ký hiệu)"),
        "noi_nhan": _("viết «Nơi nhận:», mỗi nơi một dòng có gạch đầu dòng"),
        "luu": _("viết «Nơi nhận:», dòng cuối là «- Lưu: VT, …»"),
        "quyen_han": _("viết quyền hạn, chức vụ in hoa ở bên phải «Nơi nhận»: «TL. CHỦ TỊCH», «CHÁNH VĂN PHÒNG»"),
        "chuc_vu": _("viết quyền hạn, chức vụ in hoa ở bên phải «Nơi nhận»: «TL. CHỦ TỊCH», «CHÁNH VĂN PHÒNG»"),
        "chuc_vu_co_quan": _("viết họ tên người ký ở dòng cuối, dưới chức vụ"),
        "ho_ten": _("viết họ tên người ký ở dòng cuối, dưới chức vụ"),
    }.get(name, "")
