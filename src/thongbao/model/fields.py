"""The kinds of value a record holds, each read strictly from what the file says.

The source step hands over strings only, so a kind decides what its string means and refuses everything else. Messages
are Vietnamese and say what to write; :mod:`thongbao.model.faults` gives them their place.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationInfo,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from thongbao.language import _
from thongbao.standard.file_names import PATTERN_FIELDS, pattern_faults
from thongbao.standard.retention import is_term
from thongbao.vietnamese.dates import DateError, Month, parse_date, parse_month
from thongbao.vietnamese.deadline_words import parse_deadline
from thongbao.vietnamese.deadlines import DeadlineError
from thongbao.vietnamese.text import nearest, slug, squeeze

NONE_WORDS = frozenset({"không"})
_DATE_PATTERN = r"^(\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4})$"
_MONTH_PATTERN = r"^(\d{4}-\d{2}|\d{1,2}/\d{4})$"
# Where no year is known, any will do that refuses only what no year has.
_SOME_LEAP_DAY = date(2024, 1, 1)
_LONGEST_ID = 60
_ID = re.compile(r"[a-z][a-z0-9_]*")


def fault(kind: str, message: str) -> PydanticCustomError:
    """Return the error a value is refused with; ``kind`` names the rule, ``message`` is what the clerk reads."""
    return PydanticCustomError(kind, "{message}", {"message": message})


class Record(BaseModel):
    """Base of everything read from YAML: keys are the decree's words, unknown keys are faults, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)
    # Keys for which "không" says something else than leaving the key out.
    keeps_none_word: ClassVar[frozenset[str]] = frozenset()

    @model_validator(mode="before")
    @classmethod
    def _drop_unsaid(cls, data: Any) -> Any:
        # `so:` with nothing behind it says nothing; it is the same as leaving the key out.
        # A key that does not exist stays, to be named.
        if isinstance(data, Mapping):
            known = {field.alias or name for name, field in cls.model_fields.items()}
            optional = {field.alias for field in cls.model_fields.values() if not field.is_required()}
            optional -= cls.keeps_none_word
            return {
                key: value
                for key, value in data.items()
                if key not in known or not (value is None or (key in optional and _says_none(value)))
            }
        return data


def _says_none(value: Any) -> bool:
    return isinstance(value, str) and squeeze(value).lower() in NONE_WORDS


@dataclass(frozen=True, slots=True)
class KnownIds:
    """Ids that may be referred to, and the day deadlines count from; of the raw files: one fault hides no other."""

    organs: frozenset[str] | None = None
    signers: frozenset[str] | None = None
    units: frozenset[str] | None = None
    groups: frozenset[str] | None = None
    people: frozenset[str] | None = None
    base: date | Month | None = None
    labels: Mapping[str, str] = field(default_factory=dict)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise fault("text", _("phải là chữ, không phải danh sách hay nhóm khóa"))
    text = squeeze(value)
    if not text:
        raise fault("text", _("đang để trống; ghi nội dung hoặc bỏ khóa này"))
    return text


def _identifier(value: Any) -> str:
    text = _text(value)
    if not _ID.fullmatch(text):
        message = _(
            "mã «{text}» chỉ được gồm chữ thường không dấu, chữ số và gạch dưới, bắt đầu bằng chữ (vd. p_noi_vu)"
        )
        raise fault("identifier", message.format(text=text))
    # The id becomes a file name, also on Windows.
    if len(text) > _LONGEST_ID or slug(text) != text.replace("_", "-").strip("-"):
        raise fault(
            "identifier",
            _("mã «{text}» quá dài hoặc là tên Windows không cho dùng; đặt mã khác").format(text=text[:40]),
        )
    return text


def _cell(value: Any) -> str:
    """Read a table cell, which may be empty."""
    return "" if value is None or value == "" else _text(value)


def _date(value: Any) -> date:
    try:
        return parse_date(_text(value))
    except DateError as error:
        raise fault("date", str(error)) from None


def _month(value: Any) -> Month:
    if isinstance(value, Month):
        return value
    try:
        return parse_month(_text(value))
    except DateError as error:
        raise fault("month", str(error)) from None


def _yes_no(value: Any) -> bool:
    answers = {"true": True, "false": False}
    text = _text(value)
    if text not in answers:
        raise fault("yes_no", _("«{text}» không rõ có hay không: ghi true (có) hoặc false (không)").format(text=text))
    return answers[text]


def _whole_number(value: Any) -> int:
    text = _text(value)
    if not re.fullmatch(r"\d{1,9}", text):
        message = _("«{text}» phải là số nguyên viết bằng chữ số (vd. 8 hoặc 08), không kèm chữ hay ký hiệu")
        raise fault("number", message.format(text=text))
    if int(text) == 0:
        raise fault("number", _("số phải từ 1 trở lên"))
    return int(text)


def _decimal_number(value: Any) -> float:
    text = _text(value)
    if not re.fullmatch(r"\d{1,4}([.,]\d{1,3})?", text):
        raise fault("number", _("«{text}» phải là một số, vd. 14 hoặc 1,27").format(text=text))
    return float(text.replace(",", "."))


def _possible_deadline(value: Any, info: ValidationInfo) -> str:
    """Refuse a day that no calendar has; what the words mean is read later, when the year is known for sure."""
    text = _text(value)
    known = info.context.base if isinstance(info.context, KnownIds) else None
    try:
        parse_deadline(text, known or _SOME_LEAP_DAY)
    except DeadlineError as error:
        message = _("thời hạn «{text}» không thể có: {why}").format(text=text, why=error)
        raise fault("deadline", message) from None
    return text


@dataclass(frozen=True, slots=True)
class OneOrMany:
    """Lets a list of one be written without its dash, and ``không`` for an empty one; says so in the JSON Schema."""

    none_words: frozenset[str] = NONE_WORDS

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._listed, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        listed = handler(schema)
        return {"anyOf": [listed.get("items", {}), listed]}

    def _listed(self, value: Any) -> Any:
        if isinstance(value, str):
            return [] if squeeze(value).lower() in self.none_words else [value]
        return [value] if isinstance(value, Mapping) else value


def _retention_term(value: Any) -> str:
    text = _text(value)
    if not is_term(text):
        message = _("thời hạn bảo quản «{text}» phải là «Vĩnh viễn» hoặc số năm, vd. «20 năm»")
        raise fault("retention", message.format(text=text))
    return text


def _file_pattern(value: Any) -> str:
    text = _text(value)
    faults = pattern_faults(text)
    if faults:
        message = _("khuôn tên tệp «{text}» không hiểu được ở «{faults}»; dùng được: {known}")
        known = ", ".join(f"{{{name}}}" for name in PATTERN_FIELDS)
        raise fault("file_pattern", message.format(text=text, faults=", ".join(faults), known=known))
    return text


Item = TypeVar("Item")
RetentionTerm = Annotated[str, BeforeValidator(_retention_term, json_schema_input_type=str)]
FilePattern = Annotated[str, BeforeValidator(_file_pattern, json_schema_input_type=str)]
Text = Annotated[str, BeforeValidator(_text, json_schema_input_type=str)]
DeadlineWords = Annotated[str, BeforeValidator(_possible_deadline, json_schema_input_type=str)]
Cell = Annotated[str, BeforeValidator(_cell, json_schema_input_type=str | float | None)]
Identifier = Annotated[
    str, BeforeValidator(_identifier, json_schema_input_type=Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")])
]
Day = Annotated[date, BeforeValidator(_date, json_schema_input_type=Annotated[str, Field(pattern=_DATE_PATTERN)])]
MonthOfYear = Annotated[
    Month, BeforeValidator(_month, json_schema_input_type=Annotated[str, Field(pattern=_MONTH_PATTERN)])
]
YesNo = Annotated[bool, BeforeValidator(_yes_no, json_schema_input_type=bool)]
WholeNumber = Annotated[int, BeforeValidator(_whole_number, json_schema_input_type=int | str)]
DecimalNumber = Annotated[float, BeforeValidator(_decimal_number, json_schema_input_type=float | str)]
Many = Annotated[tuple[Item, ...], OneOrMany()]


def _choose(allowed: tuple[str, ...]) -> Callable[[Any], str]:
    def choose(value: Any) -> str:
        text = _text(value)
        if text in allowed:
            return text
        near = nearest(text, allowed)
        hint = _("; ý bạn là «{near}»?").format(near=near) if near else ""
        message = _("«{text}» không có trong các lựa chọn: {allowed}{hint}")
        raise fault("choice", message.format(text=text, allowed=", ".join(allowed), hint=hint))

    return choose


def one_of(*allowed: str) -> BeforeValidator:
    """Return what makes a text one of ``allowed``; anything else is a fault that names the nearest one."""
    schema = Annotated[str, Field(json_schema_extra={"enum": list(allowed)})]
    return BeforeValidator(_choose(allowed), json_schema_input_type=schema)


def _known(kinds: tuple[str, ...], what: str) -> Callable[[Any, ValidationInfo], str]:
    def known(value: Any, info: ValidationInfo) -> str:
        text = _identifier(value)
        context = info.context
        if not isinstance(context, KnownIds):
            return text
        sets = [getattr(context, kind) for kind in kinds]
        # A file that could not be read says nothing about its ids: no follow-on findings.
        if any(ids is None for ids in sets):
            return text
        ids = frozenset[str]().union(*sets)
        if text in ids:
            return text
        near = nearest(text, sorted(ids))
        hint = _("; ý bạn là «{near}»{label}?").format(near=near, label=_label(context, near)) if near else ""
        raise fault(
            "reference", _("không có {what} nào mang mã «{text}»{hint}").format(what=what, text=text, hint=hint)
        )

    return known


def _label(context: KnownIds, identifier: str) -> str:
    label = context.labels.get(identifier)
    return f" ({label})" if label else ""


def reference(*kinds: str, what: str) -> BeforeValidator:
    """Return what makes a text an id that must be known: ``kinds`` are attributes of :class:`KnownIds`."""
    schema = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    return BeforeValidator(_known(kinds, what), json_schema_input_type=schema)


OrganId = Annotated[str, reference("organs", what=_("cơ quan (co-quan.yaml, khóa co_quan)"))]
SignerId = Annotated[str, reference("signers", what=_("người ký (co-quan.yaml, khóa nguoi_ky)"))]
UnitId = Annotated[str, reference("units", what=_("đơn vị (don-vi.yaml, khóa don_vi)"))]
UnitOrGroupId = Annotated[str, reference("units", "groups", what=_("đơn vị hoặc nhóm (don-vi.yaml)"))]
PersonId = Annotated[str, reference("people", what=_("người (don-vi.yaml, khóa nguoi)"))]
ReceiverId = Annotated[str, reference("units", "groups", "people", what=_("đơn vị, nhóm hoặc người (don-vi.yaml)"))]
