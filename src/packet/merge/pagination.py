"""Sizes of the segments → who starts where: pages of the packet, before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from packet.model.packet import Pages


@dataclass(frozen=True, slots=True)
class SegmentSize:
    """A segment to come: its pages, and its anchors by page (from 0) of the segment."""

    pages: int
    anchors: Mapping[str, int] = field(default_factory=dict)


def paginate(segments: Iterable[SegmentSize]) -> Pages:
    """The packet's page, from 1, of every anchor; the first segment to bear an anchor has it, as in `bind`."""
    anchors: dict[str, int] = {}
    total = 0
    for segment in segments:
        for name, page in segment.anchors.items():
            anchors.setdefault(name, total + page + 1)
        total += segment.pages
    return Pages(total, anchors)
