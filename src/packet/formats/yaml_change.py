"""YAML text, and values that are to be otherwise or gone → the text with them so, every other character as it was.

A value is named by its path: keys and indices. What goes takes the comment above it along, and a list or mapping that becomes empty
goes with its last entry.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import yaml

from packet.formats.located_yaml import Fields, Node, Plain, Scalar, plain, read_yaml
from packet.formats.yaml_edit import end_of
from packet.formats.yaml_growth import LOADER, Growth, grown
from packet.formats.yaml_writing import word
from packet.problems import Place, Problem, SourceError

Path = tuple[str | int, ...]


def with_value(text: str, shown: str, path: Path, words: str) -> str:
    """The value at `path` gets these words of YAML. Raises `SourceError` where anything else would change."""
    node = _at(text, path)
    if node is None:
        raise _cannot(shown, path)
    changed = text[: node.start_mark.index] + words + text[end_of(node, text) :]
    if node.start_mark.index == end_of(node, text) or _but(_said(changed, shown), path) != _but(_said(text, shown), path):
        raise _cannot(shown, path)
    return changed


def with_values(text: str, shown: str, path: Path, values: Mapping[str, str]) -> str:
    """The mapping at `path` gets these words as values, in their old places or as new keys.

    Raises `SourceError` where the change would touch anything else, and where a value is no single word or line.
    """
    mapping = _at(text, path)
    there = {key.value: node for key, node in mapping.value} if isinstance(mapping, yaml.MappingNode) else {}
    changed = text
    for name in values.keys() & there.keys():
        node = there[name]
        if isinstance(node, yaml.CollectionNode) or "\n" in text[node.start_mark.index : end_of(node, text)]:
            raise _cannot(shown, (*path, name))
        changed = with_value(changed, shown, (*path, name), word(values[name], flow=True))
    new: dict[str, Node] = {name: Scalar(value, Place(shown)) for name, value in values.items() if name not in there}
    return grown(changed, shown, [Growth(path, Fields(new, dict.fromkeys(new, Place(shown)), Place(shown)))]) if new else changed


def without(text: str, shown: str, paths: Sequence[Path]) -> str:
    """The text without the values at these paths, each with its key. Raises `SourceError` where anything else would change."""
    for path in sorted(paths, key=_order, reverse=True):
        text = _without(text, shown, path)
    return text


def _order(path: Path) -> tuple[tuple[str, int], ...]:
    """So that of the items of a list the last go first, and the others keep their places."""
    return tuple(("", step) if isinstance(step, int) else (step, 0) for step in path)


def _without(text: str, shown: str, path: Path) -> str:
    parent = _at(text, path[:-1])
    if not isinstance(parent, yaml.CollectionNode) or _at(text, path) is None:
        raise _cannot(shown, path)
    if len(parent.value) == 1 and len(path) > 1:
        return _without(text, shown, path[:-1])
    start, end = _extent(parent, path[-1], text)
    changed = _cut_flow(text, start, end) if parent.flow_style else _cut_lines(text, start, end)
    if _said(changed, shown) != _removed(_said(text, shown), path):
        raise _cannot(shown, path)
    return changed


def _extent(parent: yaml.CollectionNode, step: str | int, text: str) -> tuple[int, int]:
    """Where the entry begins and ends, its key with it."""
    if isinstance(parent, yaml.MappingNode):
        key, value = next((key, value) for key, value in parent.value if key.value == step)
        return key.start_mark.index, max(end_of(value, text), key.end_mark.index)
    value = parent.value[int(step)]
    return value.start_mark.index, end_of(value, text)


def _cut_flow(text: str, start: int, end: int) -> str:
    """Without the entry and one of the commas beside it."""
    rest = text[end:].lstrip()
    if rest.startswith(","):
        return text[:start] + rest[1:].lstrip(" ")
    before = text[:start].rstrip()
    return before.removesuffix(",").rstrip() + text[end:]


def _cut_lines(text: str, start: int, end: int) -> str:
    """Without the lines of the entry, and the comments directly above it that stand as deep as it."""
    begin = text.rfind("\n", 0, start) + 1
    depth = len(text[begin:start]) - len(text[begin:start].lstrip(" "))
    while begin:
        above = text.rfind("\n", 0, begin - 1) + 1
        line = text[above : begin - 1]
        if (
            not line.lstrip().startswith("#")
            or len(line) - len(line.lstrip()) != depth
            or line.startswith("# yaml-language-server")
        ):
            break
        begin = above
    stop = text.find("\n", end)
    return text[:begin] + (text[stop + 1 :] if stop >= 0 else "")


def comment_above(text: str, path: Path) -> str:
    """The words of the comments directly above a value's key; "" where there are none."""
    parent = _at(text, path[:-1])
    if not isinstance(parent, yaml.CollectionNode) or _at(text, path) is None:
        return ""
    lines = text[: text.rfind("\n", 0, _extent(parent, path[-1], text)[0]) + 1].splitlines()
    words: list[str] = []
    while lines and lines[-1].lstrip().startswith("#"):
        words.insert(0, lines.pop().lstrip().lstrip("#").strip())
    return " ".join(words)


def _at(text: str, path: Path) -> yaml.Node | None:
    node = yaml.compose(text, Loader=LOADER)
    for step in path:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        else:
            return None
    return node


def _said(text: str, shown: str) -> Plain:
    tree: Node | None = read_yaml(text.encode(), shown)
    return plain(tree) if tree is not None else {}


def _but(tree: Plain, path: Path) -> Plain:
    """The tree with nothing at the path."""
    return _changed(tree, path, keep=True)


def _removed(tree: Plain, path: Path) -> Plain:
    return _changed(tree, path, keep=False)


def _changed(tree: Plain, path: Path, *, keep: bool) -> Plain:
    step, rest = path[0], path[1:]
    if isinstance(tree, dict):
        inner = {key: _changed(value, rest, keep=keep) if rest and key == step else value for key, value in tree.items()}
        return (
            inner if rest else {key: "" if keep and key == step else value for key, value in inner.items() if keep or key != step}
        )
    if isinstance(tree, list):
        inner_list = [_changed(value, rest, keep=keep) if rest and at == step else value for at, value in enumerate(tree)]
        return (
            inner_list
            if rest
            else ["" if keep and at == step else value for at, value in enumerate(inner_list) if keep or at != step]
        )
    return tree


def _cannot(shown: str, path: Path) -> SourceError:
    what = ".".join(map(str, path))
    message = f"{what} cannot be changed here without touching the rest of the file"
    return SourceError(Problem("cannot-edit", message, Place(shown), "change it in the file yourself"))
