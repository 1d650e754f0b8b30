"""thong-bao.yaml → Notice: one notice, its sections, paragraphs and assignments."""

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Discriminator, Field, Tag, field_validator, model_validator

from thongbao.language import _
from thongbao.model.fields import (
    Cell,
    Day,
    DeadlineWords,
    Many,
    MonthOfYear,
    OneOrMany,
    OrganId,
    PersonId,
    ReceiverId,
    Record,
    RetentionTerm,
    SignerId,
    Text,
    UnitOrGroupId,
    WholeNumber,
    fault,
    one_of,
)
from thongbao.model.office import TypeName

ITEM_KEYS = ("gach", "doan", "giao", "bang", "con")


class Meeting(Record):
    """The meeting whose conclusions the notice gives."""

    name: Text = Field(
        alias="ten", description="Tên cuộc họp, viết như trong câu: phiên họp thường kỳ tháng 8 năm 2020"
    )
    date: Day = Field(alias="ngay", description="Ngày họp")
    chair: Text | None = Field(None, alias="nguoi_chu_tri", description="Họ tên người chủ trì")
    chair_position: Text = Field(alias="chuc_vu", description="Chức vụ người chủ trì: Chủ tịch UBND xã")
    location: Text | None = Field(None, alias="dia_diem", description="Địa điểm họp")
    attendees: Many[Text] = Field((), alias="du_hop", description="Thành phần dự họp")


class Assignment(Record):
    """A piece of a paragraph that gives somebody something to do."""

    keeps_none_word: ClassVar[frozenset[str]] = frozenset({"chu_tri", "han"})

    words: Text = Field(alias="viec", description="Lời của nhiệm vụ, đúng như in trong thông báo")
    leads: Many[UnitOrGroupId] | None = Field(
        None, alias="chu_tri", description="Đơn vị chủ trì; bỏ trống thì theo dòng «giao», [] là không có"
    )
    coordinating: Many[UnitOrGroupId] = Field((), alias="phoi_hop", description="Đơn vị phối hợp")
    carriers: Many[PersonId] = Field((), alias="nguoi_thuc_hien", description="Người trực tiếp thực hiện")
    supervisors: Many[PersonId] = Field((), alias="chi_dao", description="Lãnh đạo chỉ đạo")
    receivers: Many[ReceiverId] = Field((), alias="noi_gui", description="Nơi nhận sản phẩm của nhiệm vụ")
    product: Text | None = Field(None, alias="san_pham", description="Sản phẩm phải có")
    deadlines: Annotated[tuple[DeadlineWords, ...], OneOrMany(none_words=frozenset())] = Field(
        (), alias="han", description="Thời hạn: nguyên văn trong lời của nhiệm vụ, hoặc ngày, hoặc «không»"
    )
    context: Text | None = Field(
        None, alias="boi_canh", description="Lời đặt trước khi nhiệm vụ đứng một mình trong công văn"
    )
    id: Text | None = Field(None, alias="ma", description="Mã cố định của nhiệm vụ; bỏ trống thì theo vị trí")


def _segment_kind(value: Any) -> str:
    return "<viec>" if isinstance(value, Mapping | Assignment) else "<chu>"


Segment = Annotated[Annotated[Text, Tag("<chu>")] | Annotated[Assignment, Tag("<viec>")], Discriminator(_segment_kind)]


class DashParagraph(Record):
    """A paragraph printed with a dash."""

    segments: Many[Segment] = Field(alias="gach", min_length=1, description="Đoạn có gạch đầu dòng")


class PlainParagraph(Record):
    """A paragraph printed without a dash."""

    segments: Many[Segment] = Field(alias="doan", min_length=1, description="Đoạn không có gạch đầu dòng")


class Table(Record):
    """A table: a row of headings and rows of cells."""

    columns: tuple[Cell, ...] = Field(alias="cot", min_length=1, description="Tên các cột")
    rows: tuple[tuple[Cell, ...], ...] = Field(alias="dong", min_length=1, description="Các dòng, mỗi dòng đủ số ô")

    @field_validator("rows")
    @classmethod
    def _rows_fill_columns(cls, rows: tuple[tuple[str, ...], ...], info: Any) -> tuple[tuple[str, ...], ...]:
        width = len(info.data.get("columns", ()))
        for number, row in enumerate(rows, 1):
            if width and len(row) != width:
                message = _("dòng {number} của bảng có {cells} ô, nhưng bảng có {width} cột")
                raise fault("table_row", message.format(number=number, cells=len(row), width=width))
        return rows


class TableItem(Record):
    """A table among the paragraphs."""

    table: Table = Field(alias="bang", description="Bảng")


class PlainList(Record):
    """Paragraphs one level down."""

    items: "tuple[Item, ...]" = Field(alias="con", min_length=1, description="Các đoạn lùi vào một bậc")


class Heading(Record):
    """A printed line that gives everything under it to the same units."""

    leads: Many[UnitOrGroupId] = Field(alias="giao", description="Đơn vị chủ trì của mọi nhiệm vụ bên dưới")
    line: Text = Field(alias="loi_dan", description="Dòng được in: «Giao Phòng Nội vụ:»")
    items: "tuple[GroupedItem, ...]" = Field(alias="noi_dung", min_length=1, description="Các đoạn bên dưới")


def _item_kind(value: Any) -> str | None:
    if isinstance(value, str):
        return "<gạch>"
    if isinstance(value, Mapping):
        return next((f"<{key}>" for key in ITEM_KEYS if key in value), None)
    names: dict[type, str] = {
        DashParagraph: "<gach>",
        PlainParagraph: "<doan>",
        TableItem: "<bang>",
        PlainList: "<con>",
    }
    return names.get(type(value), "<giao>")


def _bare_text(value: Any) -> Any:
    return {"gach": value} if isinstance(value, str) else value


_BareDash = Annotated[DashParagraph, BeforeValidator(_bare_text, json_schema_input_type=str)]
_PARAGRAPHS = (
    Annotated[_BareDash, Tag("<gạch>")]
    | Annotated[DashParagraph, Tag("<gach>")]
    | Annotated[PlainParagraph, Tag("<doan>")]
    | Annotated[TableItem, Tag("<bang>")]
    | Annotated[PlainList, Tag("<con>")]
)
GroupedItem = Annotated[_PARAGRAPHS, Discriminator(_item_kind)]
Item = Annotated[_PARAGRAPHS | Annotated[Heading, Tag("<giao>")], Discriminator(_item_kind)]


class DashLine(Record):
    """A paragraph of the opening or the closing, with a dash; no assignments here."""

    segments: Many[Text] = Field(alias="gach", min_length=1, description="Đoạn có gạch đầu dòng")


class PlainLine(Record):
    """A paragraph of the opening or the closing; no assignments here."""

    segments: Many[Text] = Field(alias="doan", min_length=1, description="Đoạn không có gạch đầu dòng")


def _line_kind(value: Any) -> str | None:
    if isinstance(value, Mapping):
        return next((f"<{key}>" for key in ("gach", "doan") if key in value), None)
    return "<gach>" if isinstance(value, DashLine) else "<đoạn>"


def _bare_line(value: Any) -> Any:
    if value is None:
        raise fault("text", _("dòng này đang trống; ghi nội dung hoặc bỏ dấu gạch"))
    return value if isinstance(value, PlainLine) else {"doan": value}


Line = Annotated[
    Annotated[
        Annotated[PlainLine, BeforeValidator(_bare_line, json_schema_input_type=str)],
        Tag("<đoạn>"),
    ]
    | Annotated[DashLine, Tag("<gach>")]
    | Annotated[PlainLine, Tag("<doan>")],
    Discriminator(_line_kind),
]


class Subsection(Record):
    """A numbered part of a section."""

    title: Text = Field(alias="tieu_de", description="Tiêu đề mục con")
    items: tuple[Item, ...] = Field(alias="noi_dung", min_length=1, description="Các đoạn của mục con")


class Section(Record):
    """A numbered section with a bold title; without a title its paragraphs stand alone, with the numbers they hold."""

    title: Text | None = Field(
        None, alias="tieu_de", description="Tiêu đề mục, không kèm số; bỏ trống thì các đoạn đứng không có tiêu đề"
    )
    items: tuple[Item, ...] = Field((), alias="noi_dung", description="Các đoạn của mục")
    subsections: tuple[Subsection, ...] = Field((), alias="muc", description="Các mục con")


def printed_numbers(sections: Sequence[Section]) -> list[int]:
    """Return the number of each section as printed; one without a title counts where its first paragraph is numbered.

    A section that has neither keeps the number of the one before it, and prints none.
    """
    numbers: list[int] = []
    for section in sections:
        counts = section.title is not None or _opens_with_number(section)
        numbers.append((numbers[-1] if numbers else 0) + (1 if counts else 0))
    return numbers


def _opens_with_number(section: Section) -> bool:
    first = section.items[0] if section.items else None
    segments = getattr(first, "segments", ())
    words = segments[0] if segments else getattr(first, "line", "")
    return isinstance(words, str) and re.match(r"(?:\d{1,3}|[IVXL]+)[.)/]", words) is not None


class Appendix(Record):
    """An appendix: paragraphs of its own, or the table of assignments made from the record."""

    title: Text = Field(alias="tieu_de", description="Tên phụ lục")
    items: tuple[Item, ...] = Field((), alias="noi_dung", description="Nội dung phụ lục")
    table: Annotated[str, one_of("phan_cong")] | None = Field(
        None, alias="bang", description="phan_cong: bảng phân công nhiệm vụ lập từ bản ghi"
    )

    @model_validator(mode="after")
    def _words_or_table(self) -> "Appendix":
        if bool(self.items) == bool(self.table):
            raise fault("appendix", _("mỗi phụ lục có noi_dung hoặc bang: phan_cong, đúng một trong hai"))
        return self


PlainList.model_rebuild()
Heading.model_rebuild()


class NoticeArchiving(Record):
    """Where the notice is kept, when the office's own rules do not fit it."""

    dossier: Text | None = Field(None, alias="ho_so", description="Số và ký hiệu hồ sơ: 05.TH")
    dossier_title: Text | None = Field(None, alias="ten_ho_so", description="Tiêu đề hồ sơ")
    ordinal: WholeNumber | None = Field(None, alias="so_thu_tu", description="Số thứ tự của văn bản trong hồ sơ")
    retention: RetentionTerm | None = Field(
        None, alias="thoi_han", description="Thời hạn bảo quản: Vĩnh viễn hoặc số năm"
    )


class Notice(Record):
    """thong-bao.yaml."""

    type_name: TypeName = Field(alias="loai", description="Tên loại văn bản: Thông báo")
    organ: OrganId | None = Field(None, alias="co_quan", description="Mã cơ quan ban hành; bỏ trống là cơ quan đầu")
    subject: Text = Field(alias="trich_yeu", description="Trích yếu nội dung, không có dấu chấm cuối")
    code_number: WholeNumber | None = Field(None, alias="so", description="Số văn bản, khi đã có")
    issued_date: Day | None = Field(None, alias="ngay", description="Ngày ban hành, khi đã có")
    issued_month: MonthOfYear | None = Field(
        None, alias="thang_ban_hanh", description="Tháng và năm in ở dòng ngày của bản dự thảo: 2026-09"
    )
    meeting: Meeting | None = Field(None, alias="hop", description="Cuộc họp")
    bases: Many[Text] = Field((), alias="can_cu", description="Các căn cứ, không kèm dấu cuối")
    urgency: Annotated[str, one_of("khẩn", "thượng khẩn", "hỏa tốc")] | None = Field(
        None, alias="do_khan", description="Mức độ khẩn"
    )
    secrecy: Text | None = Field(None, alias="do_mat", description="Độ mật: chỉ nhận «thường»")
    opening: tuple[Line, ...] = Field((), alias="mo_dau", description="Các đoạn mở đầu")
    sections: tuple[Section, ...] = Field(alias="muc", min_length=1, description="Các mục, đánh số 1. 2. 3.")
    closing: tuple[Line, ...] = Field((), alias="ket_thuc", description="Các đoạn kết; dấu ./. được thêm tự động")
    recipients: Many[Text] = Field(alias="noi_nhan", min_length=1, description="Nơi nhận, mỗi dòng một nơi")
    filing: Text = Field(alias="luu", description="Nội dung sau chữ «Lưu: »")
    signer: SignerId = Field(alias="nguoi_ky", description="Mã người ký")
    addressees: Many[Text] = Field((), alias="kinh_gui", description="Kính gửi: chỉ cho công văn, tờ trình, báo cáo")
    appendices: tuple[Appendix, ...] = Field((), alias="phu_luc", description="Các phụ lục")
    archiving: NoticeArchiving = Field(
        default_factory=NoticeArchiving.model_construct, alias="luu_tru", description="Hồ sơ và thời hạn bảo quản riêng"
    )
    left_over: tuple[Any, ...] = Field((), alias="khac", description="Phần chưa xếp được chỗ khi nhập; không in")

    @field_validator("appendices")
    @classmethod
    def _one_table(cls, appendices: tuple[Appendix, ...]) -> tuple[Appendix, ...]:
        if sum(1 for appendix in appendices if appendix.table) > 1:
            raise fault("appendix", _("bang: phan_cong chỉ dùng ở một phụ lục"))
        return appendices

    @field_validator("secrecy")
    @classmethod
    def _only_open_papers(cls, value: str | None) -> str | None:
        if value and value.lower() != "thường":
            message = _(
                "văn bản «{value}» không được lập bằng công cụ này; lập theo quy định về bảo vệ bí mật nhà nước"
            )
            raise fault("secret", message.format(value=value))
        return value
