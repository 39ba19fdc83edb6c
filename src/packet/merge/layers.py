"""Layers of the bound papers → one /OCProperties: what a paper hides by default stays hidden."""

from __future__ import annotations

from collections.abc import Sequence

from packet.merge.segments import Placed
from packet.merge.syntax import moved, references


def write_layers(placed: Sequence[Placed]) -> bytes:
    """The catalog's entry, empty where no paper has layers."""
    found = [(one.offset, layers) for one in placed if (layers := one.segment.body.layers)]
    if not found:
        return b""
    groups = references(offset + group for offset, layers in found for group in layers.groups)
    off = references(offset + group for offset, layers in found for group in layers.off)
    order, exclusive, locked, automatic = (
        b" ".join(filter(None, (moved(inside, offset) for offset, inside in insides)))
        for insides in (
            [(offset, layers.order) for offset, layers in found],
            [(offset, layers.exclusive) for offset, layers in found],
            [(offset, layers.locked) for offset, layers in found],
            [(offset, layers.automatic) for offset, layers in found],
        )
    )
    default = b"<</BaseState/ON/OFF %s/Order[%s]/RBGroups[%s]/Locked[%s]/AS[%s]>>" % (off, order, exclusive, locked, automatic)
    return b"/OCProperties<</OCGs %s/D %s>>" % (groups, default)
