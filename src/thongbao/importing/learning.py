"""Proposed units written into don-vi.yaml: a new file, or entries put behind those of a file people wrote.

What is there stays as it is, letter by letter; the file is refused when it would not be read afterwards.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from thongbao.errors import SourceError
from thongbao.extract.extracted import MentionKind
from thongbao.findings import has_errors
from thongbao.importing.proposals import Proposal, Proposals, proposal_file
from thongbao.importing.yaml_writing import Node, written
from thongbao.language import _
from thongbao.model.loading import load_parts
from thongbao.source.reader import parse

_KEYS: Final = (("don_vi", MentionKind.UNIT), ("nhom", MentionKind.GROUP), ("nguoi", MentionKind.PERSON))


def learned_file(path: Path, proposals: Proposals, source: str) -> str:
    """Return the whole text of the file with the proposals in it.

    :raises SourceError: the file that is there has faults, or its lists are written in one line.
    """
    if not path.exists():
        return written(*proposal_file(proposals, source))
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(_("không đọc được {file}: {reason}").format(file=path, reason=error)) from None
    for key, kind in _KEYS:
        entries = [proposal for proposal in proposals if proposal.kind is kind]
        if entries:
            text = _with_entries(text, key, entries, path, source)
    _check(text, path)
    return text


def _with_entries(text: str, key: str, entries: Sequence[Proposal], path: Path, source: str) -> str:
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    at = next((i for i, line in enumerate(lines) if re.match(rf"{key}\s*:", line)), None)
    if at is None:
        return "".join([*lines, f"{key}:\n", *_block(entries, 2, source)])
    if lines[at].split("#")[0].split(":", 1)[1].strip():
        message = _("{file}, dòng {n}: danh sách {key} viết trên một dòng").format(file=path, n=at + 1, key=key)
        raise SourceError(message, _("viết mỗi mục một dòng bắt đầu bằng dấu gạch, rồi chạy lại"))
    end = next((i for i in range(at + 1, len(lines)) if re.match(r"[^\s#-]", lines[i])), len(lines))
    while end > at + 1 and (not lines[end - 1].strip() or re.match(r"#", lines[end - 1])):
        end -= 1
    first = next((line for line in lines[at + 1 : end] if line.lstrip().startswith("- ")), "  - ")
    indent = len(first) - len(first.lstrip())
    return "".join([*lines[:end], *_block(entries, indent, source), *lines[end:]])


def _block(entries: Sequence[Proposal], indent: int, source: str) -> list[str]:
    nodes = []
    for entry in entries:
        node = entry.node()
        words = _("đề xuất khi nhập {source} ({place}); xem lại").format(source=source, place=entry.first)
        node.comments.append(words)
        nodes.append(node)
    lines = written(Node().put("x", nodes)).splitlines()[1:]
    return [f"{' ' * indent}{line[2:]}\n" for line in lines]


def _check(text: str, path: Path) -> None:
    document, findings = parse(text.encode(), str(path))
    parts, faults = load_parts(None, document, None)
    if has_errors(findings) or has_errors(faults) or parts.units is None:
        message = _("{file} đang có lỗi nên không thêm đơn vị vào được").format(file=path)
        raise SourceError(message, _("sửa các lỗi của tệp (thongbao check), hoặc ghi ra một tệp mới"))
