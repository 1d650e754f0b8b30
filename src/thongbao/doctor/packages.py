"""Python and the libraries: what the installed package says it requires, and what is there."""

import platform
import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from typing import Final

from thongbao.doctor.results import Need, Result, Verdict
from thongbao.language import _

_PACKAGE: Final = "thongbao"
_REQUIREMENT: Final = re.compile(r"([\w.-]+)(?:\[[^\]]*\])?\s*([^;]*)(?:;\s*(.*))?")
_EXTRA: Final = re.compile(r"extra\s*==\s*['\"](\w+)['\"]")
_ONLY_ON: Final = re.compile(r"(?:platform_system|sys_platform)\s*==\s*['\"](\w+)['\"]")
_OLDEST_PYTHON: Final = (3, 11)


def python_result() -> Result:
    """Return whether this Python is new enough (an older one mostly fails before it gets here)."""
    fit = sys.version_info[:2] >= _OLDEST_PYTHON
    wanted = ".".join(map(str, _OLDEST_PYTHON))
    remedy = "" if fit else _("cài Python {wanted} trở lên, rồi cài lại thongbao").format(wanted=wanted)
    detail = f"{platform.python_version()} ({sys.executable})"
    return Result("Python", Need.DRAFT, Verdict.PRESENT if fit else Verdict.MISSING, detail, remedy)


def library_results() -> Iterator[Result]:
    """Yield thongbao itself, each library it requires here, and those of the extra ``pdf``."""
    try:
        wanted, own = requires(_PACKAGE) or [], version(_PACKAGE)
    except PackageNotFoundError:
        why = _("thongbao chạy từ mã nguồn, không có danh sách thư viện")
        yield Result(_("thư viện"), Need.DRAFT, Verdict.NOT_CHECKED, why)
        return
    yield Result("thongbao", Need.DRAFT, Verdict.PRESENT, own)
    for line in wanted:
        result = _library(line)
        if result:
            yield result


def _library(line: str) -> Result | None:
    """Return the result for one requirement, or ``None`` for one that is not for this system or for developers."""
    match = _REQUIREMENT.match(line)
    if match is None:
        return None
    name, bounds, marker = match[1], match[2].strip(), match[3] or ""
    extra, system = _EXTRA.search(marker), _ONLY_ON.search(marker)
    if (extra and extra[1] != "pdf") or (system and system[1] not in (platform.system(), sys.platform)):
        return None
    need = Need.PDF if extra else Need.DRAFT
    try:
        return Result(name, need, Verdict.PRESENT, version(name))
    except PackageNotFoundError:
        package = f"thongbao[{extra[1]}]" if extra else f"{name}{bounds}"
        remedy = _('cài bằng lệnh: "{python}" -m pip install "{package}"').format(
            python=sys.executable, package=package
        )
        return Result(name, need, Verdict.MISSING, _("chưa cài"), remedy)
