"""Several trees of one kind of file → one: a later file adds entries, and fields to the entries it names again."""

from __future__ import annotations

from collections.abc import Iterable

from packet.formats.located_yaml import Fields, Node


def overlaid(trees: Iterable[Fields]) -> Fields | None:
    result: Fields | None = None
    for tree in trees:
        result = tree if result is None else _overlay(result, tree)
    return result


def _overlay(under: Fields, over: Fields) -> Fields:
    values: dict[str, Node] = dict(under.values)
    for key, value in over.values.items():
        below = values.get(key)
        values[key] = _overlay(below, value) if isinstance(below, Fields) and isinstance(value, Fields) else value
    return Fields(values, {**under.keys, **over.keys}, under.place)
