"""One thing that was looked at: there, missing, or not looked at; what needs it, and how to get it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What was found."""

    PRESENT = "present"
    MISSING = "missing"
    NOT_CHECKED = "not_checked"


class Need(StrEnum):
    """What cannot be done without it."""

    DRAFT = "draft"
    PDF = "pdf"
    COMFORT = "comfort"


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the report; ``remedy`` says what to do, with the command for this system where there is one."""

    name: str
    need: Need
    verdict: Verdict
    detail: str
    remedy: str = ""

    def as_json(self) -> dict[str, str]:
        """Return the line as the JSON contract has it."""
        return {
            "name": self.name,
            "needed_for": str(self.need),
            "verdict": str(self.verdict),
            "detail": self.detail,
            "remedy": self.remedy,
        }


def lacks(results: Iterable[Result], need: Need) -> bool:
    """Return whether something is missing that ``need`` cannot do without."""
    return any(result.need is need and result.verdict is Verdict.MISSING for result in results)
