"""What can happen to a paper, as the register writes it down."""

from enum import StrEnum


class Happened(StrEnum):
    """The kinds of events; the values are part of the register and never change."""

    ISSUED = "issued"
    SENT = "sent"
    CANCELLED = "cancelled"
    REPLACED = "replaced"
    CORRECTED = "corrected"
    RECALLED = "recalled"
    PRESENTED = "presented"
    REPAIRED = "repaired"
    ATTACHED = "attached"


# What a later paper can do to an earlier one; ``paper`` of the event is the earlier, ``other`` the later.
LINKS = (Happened.REPLACED, Happened.CORRECTED, Happened.RECALLED)
