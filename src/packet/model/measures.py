"""Measures that calls write: `1 in` and `2.5 cm` are lengths in points, `11+` and `up to 6` are bounds of a size."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from packet.model import forms
from packet.model.scalars import written

POINTS = {"in": 72.0, "inch": 72.0, "inches": 72.0, '"': 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pt": 1.0}

LEAST_SIZE, MOST_SIZE = 1.0, 72.0
"""Points, or lines to the inch: what can be set at all."""
MOST_MARGIN = 216.0
"""Points; a Letter page is 612 wide, and text needs some of them."""


def parse_length(value: Any) -> float:
    """`1 in`, `2.5 cm`, `25 mm` or `72 pt` in points; “at least” may stand before it."""
    text = written(value, "a length")
    if match := re.fullmatch(r"(?:(?:at least|≥|>=) *)?([0-9]+(?:\.[0-9]+)?) *(inches|inch|in|\"|cm|mm|pt)", text, re.I):
        if (points := float(match[1]) * POINTS[match[2].lower()]) > MOST_MARGIN:
            raise ValueError(f"{text} at each side leaves no room for text: a margin has up to 3 in, or 7.6 cm")
        return points
    raise ValueError(f"{text!r} is not a length: write 1 in, 2.5 cm, 25 mm or 72 pt")


AtLeastLength = Annotated[float, PlainValidator(parse_length), WithJsonSchema(forms.LENGTH)]


@dataclass(frozen=True, slots=True)
class SizeBounds:
    """Bounds of a size, both inclusive; `None` means unbounded."""

    least: float = 0.0
    most: float | None = None

    def holds(self, size: float, tolerance: float = 0.0) -> bool:
        return self.least - tolerance <= size and (self.most is None or size <= self.most + tolerance)

    def __str__(self) -> str:
        if self.most is None:
            return f"at least {self.least:g}"
        if self.least == self.most:
            return f"{self.most:g}"
        return f"{self.least:g}-{self.most:g}" if self.least else f"up to {self.most:g}"


def parse_sizes(value: Any) -> SizeBounds:
    """`11+`, `at least 11`, `10-12`, `up to 6` or `12`; “pt” may stand behind."""
    bounds = value if isinstance(value, SizeBounds) else _sizes(value)
    ends = (bounds.least or LEAST_SIZE, MOST_SIZE if bounds.most is None else bounds.most)
    if not all(LEAST_SIZE <= end <= MOST_SIZE for end in ends):
        raise ValueError(f"{bounds} is out of range: sizes of type, and lines to the inch, are {LEAST_SIZE:g} to {MOST_SIZE:g}")
    return bounds


def _sizes(value: Any) -> SizeBounds:
    text = re.sub(r" *pt$", "", written(value, "a size"))
    number = r"([0-9]+(?:\.[0-9]+)?)"
    if match := re.fullmatch(rf"(?:up to|at most|≤|<=) *{number}", text, re.I):
        return SizeBounds(0.0, float(match[1]))
    if match := re.fullmatch(rf"(?:at least|≥|>=) *{number}|{number} *\+", text, re.I):
        return SizeBounds(float(match[1] or match[2]))
    if match := re.fullmatch(rf"{number}(?: *[-–] *{number})?", text):
        bounds = SizeBounds(float(match[1]), float(match[2] or match[1]))
        if bounds.most is not None and bounds.least <= bounds.most:
            return bounds
        raise ValueError(f"{text!r} runs backwards: write the smaller size first")
    raise ValueError(f"{text!r} is not a size: write 11+, 10-12, “up to 6” or 12")


Sizes = Annotated[SizeBounds, PlainValidator(parse_sizes), WithJsonSchema(forms.SIZES)]
