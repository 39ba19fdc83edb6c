"""Plain values → located nodes, as a reader of some format gives them."""

from __future__ import annotations

from packet.formats.located_yaml import Fields, Items, Node, Plain, Scalar
from packet.problems import Place


def node(value: Plain, path: str = "source") -> Node:
    place = Place(path, 1, 1)
    if isinstance(value, str):
        return Scalar(value, place)
    if isinstance(value, list):
        return Items(tuple(node(one, path) for one in value), place)
    return Fields({key: node(one, path) for key, one in value.items()}, dict.fromkeys(value, place), place)


def tree(value: dict[str, Plain], path: str = "source") -> Fields:
    made = node(value, path)
    assert isinstance(made, Fields)
    return made
