"""One issued paper as an edXML message (QCVN 102:2016/BTTTT, Sửa đổi 1:2022), for the exchange between systems.

Not certified and not signed: the text of the regulation was not at hand, names, order and lengths are those its users
agree on. What those disagree on (the codes of DocumentType) is left to the sending system, and the message says so.
"""

import base64
import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Final
from xml.etree import ElementTree as ET

from thongbao.archive.bag import digest
from thongbao.archive.metadata import PaperMetadata
from thongbao.language import _

NAMESPACE: Final = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_FIXED_DATE: Final = (1980, 1, 1, 0, 0, 0)
# The longest each may be, in characters.
LENGTHS: Final[Mapping[str, int]] = {
    "CodeNumber": 11,
    "CodeNotation": 30,
    "Place": 50,
    "TypeName": 100,
    "Subject": 500,
    "Content": 500,
    "Competence": 100,
    "Position": 100,
    "FullName": 50,
    "ToPlace": 150,
    "AttachmentName": 200,
}


def message(paper: PaperMetadata, files: Mapping[str, bytes], sent_at: datetime) -> bytes:
    """Return the message; the same paper and files give the same bytes.

    :param files: name → bytes of what is attached: the paper's PDF first.
    :param sent_at: the moment written into the trace.
    """
    ET.register_namespace("edXML", NAMESPACE)
    ET.register_namespace("xlink", _XLINK)
    root = ET.Element(_tag("edXML"))
    root.append(ET.Comment(f" {_not_certified()} "))
    envelope = ET.SubElement(root, _tag("edXMLEnvelope"))
    header = ET.SubElement(envelope, _tag("edXMLHeader"))
    _message_header(ET.SubElement(header, _tag("MessageHeader")), paper)
    _trace(ET.SubElement(header, _tag("TraceHeaderList")), paper, sent_at)
    body = ET.SubElement(envelope, _tag("edXMLBody"))
    manifest = ET.SubElement(body, _tag("edXMLManifest"), {"version": "1.0"})
    encoded = ET.SubElement(root, _tag("AttachmentEncoded"))
    for name, data in files.items():
        _attach(manifest, encoded, name, data)
    ET.indent(root, " ")
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _not_certified() -> str:
    return _(
        "Thông điệp theo QCVN 102:2016/BTTTT và Sửa đổi 1:2022, CHƯA được chứng nhận hợp quy, chưa ký số;"
        " mã Type, TypeDetail của DocumentType do hệ thống gửi điền"
    )


def unsendable(paper: PaperMetadata) -> Iterator[str]:
    """Yield what a message lacks that no system would take: the sender's code, an addressee with one, short fields."""
    if not paper.organ_id:
        yield _("cơ quan ban hành chưa có mã định danh")
    if not any(one.organ_id for one in paper.to):
        yield _("không nơi nhận nào có mã định danh")
    values = {
        "CodeNumber": paper.code_number,
        "CodeNotation": paper.code_notation,
        "Place": paper.place,
        "Subject": paper.subject,
        "Competence": paper.competence,
        "Position": paper.position,
        "FullName": paper.full_name,
    }
    for name, value in values.items():
        if len(value) > LENGTHS[name]:
            yield _("{field} dài {n} ký tự, quá {longest}").format(field=name, n=len(value), longest=LENGTHS[name])
    for one in paper.to:
        if len(one.organ_name) > LENGTHS["ToPlace"]:
            yield _("nơi nhận «{name}» dài quá {longest} ký tự").format(
                name=one.organ_name[:40], longest=LENGTHS["ToPlace"]
            )


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _fill(parent: ET.Element, **values: str) -> None:
    """Add an element for each value somebody said, in the order given."""
    for name, value in values.items():
        if value:
            ET.SubElement(parent, _tag(name)).text = value


def _message_header(header: ET.Element, paper: PaperMetadata) -> None:
    sender = ET.SubElement(header, _tag("From"))
    _fill(
        sender,
        OrganId=paper.organ_id,
        OrganizationInCharge=paper.organ_name,
        OrganName=paper.organ_name,
        OrganAdd=paper.organ_address,
    )
    # One To a code: two with the same code are refused.
    for code, name in {one.organ_id: one.organ_name for one in reversed(paper.to) if one.organ_id}.items():
        _fill(ET.SubElement(header, _tag("To")), OrganId=code, OrganizationInCharge=name, OrganName=name)
    _fill(header, DocumentId=f"{paper.organ_id},{_day(paper.issued_date)},{paper.code}")
    _fill(ET.SubElement(header, _tag("Code")), CodeNumber=paper.code_number, CodeNotation=paper.code_notation)
    promulgation = ET.SubElement(header, _tag("PromulgationInfo"))
    _fill(promulgation, Place=paper.place, PromulgationDate=_day(paper.issued_date))
    _fill(ET.SubElement(header, _tag("DocumentType")), TypeName=paper.type_name)
    _fill(header, Subject=paper.subject, Content=paper.subject)
    _fill(
        ET.SubElement(header, _tag("SignerInfo")),
        Competence=paper.competence,
        Position=paper.position,
        FullName=paper.full_name,
    )
    _fill(header, DueDate=_day(paper.due_date) if paper.due_date else "")
    places = ET.SubElement(header, _tag("ToPlaces"))
    for one in paper.to:
        _fill(places, Place=one.organ_name)
    _fill(
        ET.SubElement(header, _tag("OtherInfo")),
        Priority=str(paper.priority),
        PromulgationAmount=_number(paper.issued_amount),
        PageAmount=_number(paper.page_amount),
    )


def _trace(traces: ET.Element, paper: PaperMetadata, sent_at: datetime) -> None:
    _fill(ET.SubElement(traces, _tag("TraceHeader")), OrganId=paper.organ_id, Timestamp=f"{sent_at:%Y/%m/%d %H:%M:%S}")
    # 0: a new document, not a change to one sent before; 0: no paper copy is sent beside it.
    _fill(ET.SubElement(traces, _tag("Bussiness")), BussinessDocType="0", Paper="0")


def _attach(manifest: ET.Element, encoded: ET.Element, name: str, data: bytes) -> None:
    identifier = digest(data)[:32]
    link = {f"{{{_XLINK}}}href": f"cid:{identifier}", f"{{{_XLINK}}}type": "simple"}
    reference = ET.SubElement(manifest, _tag("Reference"), link)
    _fill(reference, ContentId=f"cid:{identifier}", ContentType="application/pdf", AttachmentName=name)
    attachment = ET.SubElement(encoded, _tag("Attachment"))
    _fill(
        attachment,
        ContentId=identifier,
        AttachmentName=name,
        ContentType="application/pdf",
        ContentTransferEncoded=base64.b64encode(_zipped(name, data)).decode("ascii"),
    )


def _zipped(name: str, data: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo(name, _FIXED_DATE)
        entry.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(entry, data)
    return target.getvalue()


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _day(day: date) -> str:
    return f"{day:%Y/%m/%d}"
