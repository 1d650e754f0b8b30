"""All that is looked at, in the order it is told."""

from pathlib import Path

from thongbao.doctor.outside import outside_results
from thongbao.doctor.packages import library_results, python_result
from thongbao.doctor.places import place_results
from thongbao.doctor.results import Result
from thongbao.doctor.system import system_results


def examine(workspace: Path | None = None) -> list[Result]:
    """Return every result; nothing is changed, installed or connected to.

    :raises UsageError: ``workspace`` is no workspace.
    """
    return [
        python_result(),
        *library_results(),
        *place_results(workspace),
        *system_results(),
        *outside_results(),
    ]
