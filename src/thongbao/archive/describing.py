"""The package about itself: ``goi.json`` for whoever opens it later, the fields of the decree as JSON and XML."""

import json
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Any, Final
from xml.etree import ElementTree as ET

from thongbao.archive.bag import digest
from thongbao.archive.contents import IssuedPaper, PackageContents
from thongbao.archive.metadata import PaperMetadata, sixteen
from thongbao.archive.tt05 import tt05_fields

DESCRIPTION: Final = "data/goi.json"
METADATA_JSON: Final = "data/sieu-du-lieu.json"
METADATA_XML: Final = "data/sieu-du-lieu.xml"
RECORD: Final = "data/ban-ghi/"
TEMPLATES: Final = "data/mau/"
PAPERS: Final = "data/van-ban/"
FORMAT: Final = 1


def payload(contents: PackageContents, name: str) -> dict[str, bytes]:
    """Return every payload file of the package of that name: path inside the bag → bytes."""
    files = {f"{RECORD}{file}": data for file, data in contents.record.items()}
    files |= {f"{TEMPLATES}{used.kind}.docx": used.data for used in contents.templates}
    for paper in contents.papers:
        files[PAPERS + paper.path] = paper.docx
        if paper.pdf is not None:
            files[PAPERS + pdf_path(paper.path)] = paper.pdf
    description = _description(contents, name, files)
    files[DESCRIPTION] = _json(description)
    files[METADATA_JSON] = _json({"papers": list(_metadata(contents))})
    files[METADATA_XML] = _metadata_xml(contents)
    return files


def pdf_path(docx_path: str) -> str:
    """Return where the PDF of a paper lies: beside it."""
    return docx_path.removesuffix(".docx") + ".pdf"


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _description(contents: PackageContents, name: str, files: dict[str, bytes]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "name": name,
        "tool_version": contents.tool_version,
        "sealed_at": contents.sealed_here.isoformat(timespec="seconds"),
        "retention": {
            "term": contents.retention.term,
            "review_date": _iso(contents.retention.review_date),
            "dossier": contents.retention.dossier,
            "dossier_title": contents.retention.dossier_title,
            "ordinal": contents.retention.ordinal,
        },
        "record": [
            {"path": path.removeprefix("data/"), "sha256": digest(data)}
            for path, data in files.items()
            if path.startswith(RECORD)
        ],
        "templates": [
            {
                "kind": str(used.kind),
                "path": f"mau/{used.kind}.docx",
                "own": used.own,
                "sha256": digest(used.data),
            }
            for used in contents.templates
        ],
        "papers": [_paper(paper) for paper in contents.papers],
        "accepted": [
            {"rule": finding.rule, "message": finding.message, "place": finding.place, "why": finding.why}
            for finding in contents.accepted
        ],
    }


def _paper(paper: IssuedPaper) -> dict[str, Any]:
    pdf = paper.pdf
    return {
        "kind": str(paper.kind),
        "recipient": paper.recipient,
        "docx": {"path": f"van-ban/{paper.path}", "sha256": digest(paper.docx)},
        "pdf": None if pdf is None else {"path": f"van-ban/{pdf_path(paper.path)}", "sha256": digest(pdf)},
        "metadata": as_json(paper.metadata) if paper.metadata else None,
    }


def as_json(paper: PaperMetadata) -> dict[str, Any]:
    """Return the metadata under their Python names, dates as ``YYYY-MM-DD``."""
    values = {entry.name: getattr(paper, entry.name) for entry in fields(paper)}
    values["to"] = [{"organ_name": one.organ_name, "organ_id": one.organ_id} for one in paper.to]
    return {key: _iso(value) if isinstance(value, date) else value for key, value in values.items()}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _metadata(contents: PackageContents) -> Iterator[dict[str, Any]]:
    for paper in contents.papers:
        if paper.metadata:
            yield {
                "path": f"van-ban/{paper.path}",
                "nd30": nd30_fields(paper.metadata),
                "tt05": tt05_fields(paper.metadata, contents.retention),
            }


def nd30_fields(paper: PaperMetadata) -> dict[str, Any]:
    """Return the sixteen fields under the decree's names, groups as groups; what nobody said is left out."""
    found: dict[str, Any] = {"To": []}
    for entry in sixteen(paper):
        if entry.path == "To":
            if entry.name == "OrganId":
                found["To"].append({})
            found["To"][-1] |= {entry.name: entry.value} if entry.value else {}
        elif entry.value:
            (found.setdefault(entry.path, {}) if entry.path else found)[entry.name] = entry.value
    return found


def _metadata_xml(contents: PackageContents) -> bytes:
    root = ET.Element("Documents")
    for paper in contents.papers:
        if paper.metadata is None:
            continue
        document = ET.SubElement(root, "Document", {"path": f"van-ban/{paper.path}"})
        group, opened = document, ""
        for entry in sixteen(paper.metadata):
            # Each addressee is a group of its own; it opens with its organ code.
            if entry.path != opened or (entry.path == "To" and entry.name == "OrganId"):
                group = ET.SubElement(document, entry.path) if entry.path else document
                opened = entry.path
            if entry.value:
                ET.SubElement(group, entry.name).text = entry.value
        archival = ET.SubElement(document, "TT05")
        for key, value in tt05_fields(paper.metadata, contents.retention).items():
            ET.SubElement(archival, key).text = value
    ET.indent(root, " ")
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
