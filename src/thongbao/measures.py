"""Lengths as types: a number that knows its unit and converts on request.

All lengths are kept as whole English Metric Units (914 400 to the inch), the finest unit WordprocessingML uses, so that
adding and comparing them never rounds.
"""

_EMU_PER_MM = 36_000
_EMU_PER_PT = 12_700
_EMU_PER_TWIP = 635


class Length(int):
    """A length in EMU; behaves as an ``int``."""

    @property
    def mm(self) -> float:
        """The length in millimetres."""
        return self / _EMU_PER_MM

    @property
    def pt(self) -> float:
        """The length in points (1/72 inch)."""
        return self / _EMU_PER_PT

    @property
    def twips(self) -> int:
        """The length in twentieths of a point, rounded: the unit of ``w:w``, ``w:ind`` and ``w:spacing``."""
        return round(self / _EMU_PER_TWIP)

    @property
    def half_points(self) -> int:
        """The length in half points, rounded: the unit of ``w:sz``."""
        return round(self * 2 / _EMU_PER_PT)


def figure(value: float, places: int = 2) -> str:
    """Return a number as Vietnamese writes it, with a comma and no zeros behind it: ``13,5``."""
    return f"{round(value, places):g}".replace(".", ",")


def mm(value: float) -> Length:
    """Return ``value`` millimetres."""
    return Length(round(value * _EMU_PER_MM))


def pt(value: float) -> Length:
    """Return ``value`` points."""
    return Length(round(value * _EMU_PER_PT))


def twips(value: float) -> Length:
    """Return ``value`` twentieths of a point."""
    return Length(round(value * _EMU_PER_TWIP))
