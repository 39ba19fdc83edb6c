"""The position that letters are judged for."""

from __future__ import annotations

from packet.model.position import Position


def position(**facts: str) -> Position:
    return Position.model_validate(
        {"target": "any", "institution": "Northwestern University", "title": "Assistant Professor", **facts}
    )
