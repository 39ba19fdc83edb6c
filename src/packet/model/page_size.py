"""How large a page is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height in points as the page is seen (crop box, after rotation, user unit applied)."""

    width: float
    height: float
