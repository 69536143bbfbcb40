"""The forms that a formula can be shown in."""

from enum import StrEnum


class Maths(StrEnum):
    """How formulas are shown: as Unicode signs and boxes, the same in ASCII, or as their TeX source."""

    UNICODE = "unicode"
    ASCII = "ascii"
    SOURCE = "source"
