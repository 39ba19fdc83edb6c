"""YAML text and values that its mappings and lists lack → the text with them, every other character as it was.

New keys stand behind the last of their mapping, and new items behind the last of their list, with the comments that belong to it. A
key of the top level stands where the order of the file's kind wants it; one that has nothing behind it gets its value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

from packet.formats.located_yaml import Fields, Items, Node, Scalar, read_yaml
from packet.formats.yaml_edit import end_of
from packet.formats.yaml_writing import flow_items, flow_pairs, items, pair, word
from packet.problems import Place, Problem, SourceError

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Growth:
    """Keys that the mapping at `path` gets, or items that the list there gets.

    The path leads to what is there, or beyond it by keys alone: these are made.
    """

    path: Path
    values: Fields | Items


@dataclass(frozen=True, slots=True)
class Grown:
    """The text and its tree; `None` where it says nothing."""

    text: str
    tree: Node | None


@dataclass(frozen=True, slots=True)
class _Edit:
    """Words in the place of what stands from `start` to `end`. Of several in one place deeper ones come first, then by rank."""

    start: int
    end: int
    words: str
    depth: int
    rank: int = 0


def grown(text: str, path: str, growths: Sequence[Growth], order: Sequence[str] = ()) -> str:
    return grow(text, path, growths, order).text


def grow(text: str, path: str, growths: Sequence[Growth], order: Sequence[str] = ()) -> Grown:
    """The text with all of this; raises `SourceError` where it would not say exactly what it said and this besides.

    `order`: keys of the top level, as a file of this kind has them.
    """
    before = _tree(text, path)
    growths = _by_path(growths)
    if not growths:
        return Grown(text, before)
    newline = "\r\n" if "\r\n" in text else "\n"
    root = yaml.compose(text, Loader=LOADER)
    edits = [edit for growth in growths for edit in _edits(text, root, growth, order)]
    changed = text
    for _, edit in sorted(enumerate(edits), key=lambda one: (one[1].start, -one[1].depth, one[1].rank, one[0]), reverse=True):
        lead = "\n" if edit.start and changed[edit.start - 1] != "\n" and edit.words.endswith("\n") else ""
        changed = changed[: edit.start] + (lead + edit.words).replace("\n", newline) + changed[edit.end :]
    after = _tree(changed, path)
    if not _same(after, applied(before or Fields({}, {}, Place(path)), growths)):
        message = "the new entries cannot be written here without touching the rest of the file"
        hint = "write it as blocks, one key a line and one item a line, without braces"
        raise SourceError(Problem("cannot-edit", message, Place(path), hint))
    return Grown(changed, after)


def _same(one: Node | None, other: Node | None) -> bool:
    """Whether two trees say the same, wherever it stands."""
    if isinstance(one, Scalar) and isinstance(other, Scalar):
        return one.text == other.text
    if isinstance(one, Items) and isinstance(other, Items):
        return len(one.values) == len(other.values) and all(map(_same, one.values, other.values))
    if isinstance(one, Fields) and isinstance(other, Fields):
        return one.values.keys() == other.values.keys() and all(_same(one.values[key], other.values[key]) for key in one.values)
    return False


def _by_path(growths: Sequence[Growth]) -> list[Growth]:
    """What comes to one place, together: a key that several make is made once."""
    together: dict[Path, Fields | Items] = {}
    for growth in growths:
        joined = _with(together.get(growth.path), (), growth.values) if growth.values.values else None
        if isinstance(joined, Fields | Items):
            together[growth.path] = joined
    return [Growth(path, values) for path, values in together.items()]


def applied(tree: Node, growths: Sequence[Growth]) -> Node:
    """The tree with the new values in their places."""
    for growth in growths:
        tree = _with(tree, growth.path, growth.values)
    return tree


def _with(tree: Node | None, path: Path, values: Fields | Items) -> Node:
    if path:
        step, rest = path[0], path[1:]
        if isinstance(tree, Items) and isinstance(step, int):
            return Items((*tree.values[:step], _with(tree.values[step], rest, values), *tree.values[step + 1 :]), tree.place)
        here = tree if isinstance(tree, Fields) else Fields({}, {}, values.place)
        value = _with(here.values.get(str(step)), rest, values)
        return Fields({**here.values, str(step): value}, {str(step): value.place, **here.keys}, here.place)
    if isinstance(values, Items):
        return Items((*(tree.values if isinstance(tree, Items) else ()), *values.values), values.place)
    old = tree if isinstance(tree, Fields) else Fields({}, {}, values.place)
    return Fields({**old.values, **values.values}, {**old.keys, **values.keys}, old.place)


def _tree(text: str, path: str) -> Node | None:
    try:
        return read_yaml(text.encode(), path)
    except SourceError:
        return None
    except (yaml.YAMLError, UnicodeEncodeError):
        return None


# ── where the new values go ─────────────────────────────────────────────────────────────────────────────────────────────


def _edits(text: str, root: yaml.Node | None, growth: Growth, order: Sequence[str]) -> Iterator[_Edit]:
    node, values = root, growth.values
    for depth, step in enumerate(growth.path):
        found = _value(node, step)
        if found is None or _is_blank(found, node, text):
            missing = growth.path[depth:]
            for key in reversed(missing[1:]):
                values = Fields({str(key): values}, {str(key): values.place}, values.place)
            yield from _new_key(text, node, str(missing[0]), values, depth, order)
            return
        node = found
    if isinstance(values, Items):
        yield from _new_items(text, node, values, len(growth.path))
    else:
        yield from _new_keys(text, node, values, len(growth.path), order)


def _value(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(step, int):
        return node.value[step] if isinstance(node, yaml.SequenceNode) else None
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == step), None)


def _is_blank(node: yaml.Node, parent: yaml.Node | None, text: str) -> bool:
    """Whether nothing stands behind a key on its line, or a pair of brackets without even a comment in it."""
    if isinstance(node, yaml.CollectionNode):
        in_braces = not isinstance(parent, yaml.MappingNode) or bool(parent.flow_style)
        return not in_braces and text[node.start_mark.index : node.end_mark.index] in {"{}", "[]"}
    return isinstance(node, yaml.ScalarNode) and not node.value and not node.style


def _new_items(text: str, node: yaml.Node | None, values: Items, depth: int) -> Iterator[_Edit]:
    if not isinstance(node, yaml.SequenceNode):
        return
    if node.flow_style:
        yield _in_brackets(node, flow_items(values.values), text, depth)
        return
    indent, last = node.start_mark.column, node.value[-1]
    lines = items(values, indent, braces=not isinstance(last, yaml.MappingNode) or bool(last.flow_style))
    at = _behind(node, text, indent)
    yield _Edit(at, at, "\n".join(lines) + "\n", depth)


def _new_keys(text: str, node: yaml.Node | None, values: Fields, depth: int, order: Sequence[str]) -> Iterator[_Edit]:
    if isinstance(node, yaml.MappingNode) and node.flow_style:
        yield _in_brackets(node, flow_pairs(values), text, depth)
    elif isinstance(node, yaml.MappingNode) or node is None:
        for key, value in values.values.items():
            yield from _new_key(text, node, key, value, depth, order)


def _in_brackets(node: yaml.CollectionNode, words: str, text: str, depth: int) -> _Edit:
    """Behind the last value, so that commas and comments below it stay where they are."""
    if not node.value:
        at = node.start_mark.index + 1
        return _Edit(at, at, words, depth)
    last = node.value[-1]
    at = end_of(last[1] if isinstance(last, tuple) else last, text)
    return _Edit(at, at, f", {words}", depth)


def _new_key(text: str, node: yaml.Node | None, key: str, value: Node, depth: int, order: Sequence[str]) -> Iterator[_Edit]:
    """A key that is not there yet, or that has nothing behind it: neither a value nor an entry."""
    mapping = node if isinstance(node, yaml.MappingNode) else None
    if mapping and mapping.flow_style:
        yield _in_brackets(mapping, flow_pairs(Fields({key: value}, {}, value.place)), text, depth)
        return
    indent = mapping.value[0][0].start_mark.column if mapping and mapping.value else 0
    lines = list(pair(key, value, indent))
    blank = next((one for one in (mapping.value if mapping else []) if one[0].value == key), None)
    if blank is not None:
        yield from _behind_colon(text, blank, lines, depth)
        return
    at = _place_at_top(text, mapping, key, order) if depth == 0 else _behind(mapping, text, indent) if mapping else len(text)
    apart = "\n" if depth == 0 and len(lines) > 1 and at and text[at:].startswith("\n") else ""
    rank = order.index(key) if depth == 0 and key in order else len(order)
    yield _Edit(at, at, apart + "\n".join(lines) + "\n", depth, rank)


def _behind_colon(text: str, blank: tuple[yaml.Node, yaml.Node], lines: Sequence[str], depth: int) -> Iterator[_Edit]:
    """The value in the place of none, or of an empty pair of brackets."""
    key, nothing = blank
    colon = text.index(":", key.end_mark.index) + 1
    end = nothing.end_mark.index if isinstance(nothing, yaml.CollectionNode) else colon
    indent = len(lines[0]) - len(lines[0].lstrip(" "))
    yield _Edit(colon, end, lines[0][indent + len(word(key.value)) + 1 :], depth)
    if len(lines) > 1:
        at = _line_end(text, end)
        yield _Edit(at, at, "\n".join(lines[1:]) + "\n", depth + 1)


def _place_at_top(text: str, root: yaml.MappingNode | None, key: str, order: Sequence[str]) -> int:
    """Before a comment that shows the key as an example; else behind the keys and examples of earlier ones; else at the end."""
    if root is None or not root.value:
        return len(text)
    if key not in order:
        return _behind(root, text, 0)
    if example := _example(text, key):
        return example.start()
    earlier = order[: order.index(key)]
    places = [_behind(value, text, 0) for name, value in root.value if name.value in earlier]
    places += [example.end() for name in earlier if (example := _example(text, name))]
    return max(places, default=_behind(root, text, 0))


def _example(text: str, key: str) -> re.Match[str] | None:
    """A key that stands in a comment, with the lines of the comment that are its value."""
    return re.search(rf"^# {re.escape(key)}:.*(?:\n#  .*)*(?:\n|\Z)", text, re.MULTILINE)


def _behind(node: yaml.Node, text: str, indent: int) -> int:
    """The line below a value and below the comments that stand deeper than it, which belong to its last part."""
    at = _line_end(text, end_of(node, text))
    while True:
        line = text[at : _line_end(text, at)]
        bare = line.lstrip(" ")
        if not bare.startswith("#") or len(line) - len(bare) <= indent:
            return at
        at += len(line)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1
