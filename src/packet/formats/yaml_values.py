"""YAML text and new values for keys of one of its mappings → the text with them, every other character as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import yaml

from packet.formats.located_yaml import Fields, Node, Scalar, plain, read_yaml
from packet.formats.yaml_edit import end_of
from packet.formats.yaml_growth import LOADER, Growth, grown
from packet.formats.yaml_writing import word
from packet.problems import Place, Problem, SourceError


def with_values(text: str, path: str, at: Sequence[str], values: Mapping[str, str]) -> str:
    """The mapping at `at` gets these words as values, in their old places or as new keys.

    Raises `SourceError` where the change would touch anything else, and where a value is no single word or line.
    """
    mapping = _mapping(text, at)
    there = {key.value: node for key, node in mapping.value} if mapping else {}
    changed = text
    for name, node in sorted(
        ((name, there[name]) for name in values if name in there), key=lambda one: one[1].start_mark.index, reverse=True
    ):
        start, end = node.start_mark.index, end_of(node, text)
        if isinstance(node, yaml.CollectionNode) or "\n" in text[start:end] or start == end:
            raise _cannot(path, at, values)
        changed = changed[:start] + word(values[name], flow=bool(mapping and mapping.flow_style)) + changed[end:]
    new: dict[str, Node] = {name: Scalar(value, Place(path)) for name, value in values.items() if name not in there}
    if new:
        changed = grown(changed, path, [Growth(tuple(at), Fields(new, dict.fromkeys(new, Place(path)), Place(path)))])
    if _said(changed, path) != _with(_said(text, path), at, values):
        raise _cannot(path, at, values)
    return changed


def _cannot(path: str, at: Sequence[str], values: Mapping[str, str]) -> SourceError:
    said = ", ".join(f"{name}: {value}" for name, value in values.items())
    message = "it cannot be written here without touching the rest of the file"
    return SourceError(Problem("cannot-edit", message, Place(path), f"write it yourself, below {': '.join(at)}: {said}"))


def _mapping(text: str, at: Sequence[str]) -> yaml.MappingNode | None:
    node = yaml.compose(text, Loader=LOADER)
    for step in at:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        node = next((value for key, value in pairs if key.value == step), None)
    return node if isinstance(node, yaml.MappingNode) else None


def _said(text: str, path: str) -> object:
    tree: Node | None = read_yaml(text.encode(), path)
    return plain(tree) if tree is not None else {}


def _with(tree: object, at: Sequence[str], values: Mapping[str, str]) -> object:
    """The plain tree with the values, for comparison."""
    own = dict(tree) if isinstance(tree, dict) else {}
    if not at:
        return {**own, **values}
    return {**own, at[0]: _with(own.get(at[0]), at[1:], values)}
