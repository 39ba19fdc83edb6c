"""Plain values → located nodes, as a reader of some format gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from packet.formats.located_yaml import Fields, Items, Node, Plain, Scalar
from packet.problems import Place


def node(value: Plain, path: str = "source") -> Node:
    if isinstance(value, str):
        return Scalar(value, Place(path, 1, 1))
    return items(value, path) if isinstance(value, list) else tree(value, path)


def items(values: Sequence[Plain], path: str = "source") -> Items:
    return Items(tuple(node(one, path) for one in values), Place(path, 1, 1))


def tree(values: Mapping[str, Plain], path: str = "source") -> Fields:
    place = Place(path, 1, 1)
    return Fields({key: node(one, path) for key, one in values.items()}, dict.fromkeys(values, place), place)
