"""Boxes of a page → the box that a viewer shows."""

from __future__ import annotations

from collections.abc import Sequence

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in page units."""
LETTER: Box = (0.0, 0.0, 612.0, 792.0)


def box_of(sides: Sequence[float]) -> Box | None:
    """A rectangle from any two opposite corners; None for what is none, or is empty."""
    if len(sides) != 4:
        return None
    left, right = sorted((sides[0], sides[2]))
    bottom, top = sorted((sides[1], sides[3]))
    return (left, bottom, right, top) if left < right and bottom < top else None


def visible_box(media: Box | None, crop: Box | None) -> Box:
    """The crop box as far as it lies on the media box; a page without a media box is Letter."""
    media = media or LETTER
    crop = crop or media
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    return (left, bottom, right, top) if left < right and bottom < top else media
