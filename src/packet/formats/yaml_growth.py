"""YAML text and values that its mappings lack → the text with them, every other character as it was.

New keys stand behind the last of their mapping, written as a person writes them: one a line, short mappings in braces.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

from packet.formats.located_yaml import Fields, Items, Node, Scalar, plain, read_yaml
from packet.formats.yaml_edit import end_of
from packet.problems import Place, Problem, SourceError

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Growth:
    """Keys that the mapping at `path` gets; the path leads to a mapping that is there, or to a new key of the top level."""

    path: tuple[str, ...]
    values: Fields


def grown(text: str, path: str, growths: Sequence[Growth]) -> str:
    """The text with all of this; raises `SourceError` where it would not say exactly what it said and this besides."""
    growths = [growth for growth in growths if growth.values.values]
    newline = "\r\n" if "\r\n" in text else "\n"
    root = yaml.compose(text, Loader=LOADER)
    inserts = [(*_insert(text, root, growth), len(growth.path)) for growth in growths]
    changed = text
    for at, words, _ in sorted(inserts, key=lambda insert: (insert[0], -insert[2]), reverse=True):
        lead = "\n" if at and changed[at - 1 : at] != "\n" and words.endswith("\n") else ""
        changed = changed[:at] + (lead + words).replace("\n", newline) + changed[at:]
    if _plain_tree(changed, path) != _expected(_plain_tree(text, path), growths):
        message = "the new entries cannot be written here without touching the rest of the file"
        hint = "write publications: and venues: as blocks, one key a line, without braces"
        raise SourceError(Problem("cannot-edit", message, Place(path), hint))
    return changed


def _insert(text: str, root: yaml.Node | None, growth: Growth) -> tuple[int, str]:
    """Where the new keys go, and how they are written there."""
    node, indent = root, 0
    for depth, step in enumerate(growth.path):
        found = _value(node, step)
        if found is None or (isinstance(found, yaml.ScalarNode) and not found.value):
            return _new_block(text, node, growth.path[depth:], growth.values, found)
        node = found
    if not isinstance(node, yaml.MappingNode):
        return len(text), ""
    if node.flow_style:
        items = ", ".join(f"{_word(key, flow=True)}: {_flow(value)}" for key, value in growth.values.values.items())
        close = node.end_mark.index - 1
        return len(text[:close].rstrip()), f"{', ' if node.value else ''}{items}"
    indent = node.value[0][0].start_mark.column if node.value else 0
    return _line_end(text, end_of(node, text)), "\n".join(_block(growth.values, indent)) + "\n"


def _new_block(text: str, node: yaml.Node | None, path: Sequence[str], values: Fields, empty: yaml.Node | None) -> tuple[int, str]:
    """A key that is not there yet, or that has nothing behind it, with its block."""
    lines = "\n".join(_block(values, 2)) + "\n"
    if empty is not None:
        return _line_end(text, empty.start_mark.index), lines
    at = _line_end(text, end_of(node, text)) if node is not None else len(text)
    return at, f"{path[0]}:\n{lines}"


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _block(fields: Fields, indent: int) -> Iterator[str]:
    """The lines of a mapping; one of single words, and one within an entry, is written in braces."""
    for key, value in fields.values.items():
        head = f"{' ' * indent}{_word(key)}:"
        if isinstance(value, Fields) and indent < 4 and not _is_short(value):
            yield head
            yield from _block(value, indent + 2)
        else:
            yield f"{head} {_word(value.text) if isinstance(value, Scalar) else _flow(value)}"


def _is_short(fields: Fields) -> bool:
    return len(fields.values) <= 2 and all(isinstance(value, Scalar) for value in fields.values.values())


def _flow(node: Node) -> str:
    if isinstance(node, Scalar):
        return _word(node.text, flow=True)
    if isinstance(node, Items):
        return f"[{', '.join(map(_flow, node.values))}]"
    return f"{{{', '.join(f'{_word(key, flow=True)}: {_flow(value)}' for key, value in node.values.items())}}}"


_PLAIN = re.compile(r"[^\W_](?:[\w .()/;–—’&+*†?!,'=-]|:(?=[^\s,\]}]))*(?<![\s:])")
_PLAIN_IN_FLOW = re.compile(r"[^\W_](?:[\w .()/;–—’&+*†!'=-]|:(?=[^\s,\]}\[{]))*(?<![\s:])")


def _word(text: str, *, flow: bool = False) -> str:
    """A text as YAML reads it back: bare where that is safe, else in double quotes."""
    bare = (_PLAIN_IN_FLOW if flow else _PLAIN).fullmatch(text)
    return text if bare else json.dumps(text, ensure_ascii=False)


def _plain_tree(text: str, path: str) -> object:
    try:
        return plain(read_yaml(text.encode(), path))
    except SourceError as error:
        return {} if error.problems[0].code == "empty-file" else None
    except (yaml.YAMLError, UnicodeEncodeError):
        return None


def _expected(tree: object, growths: Sequence[Growth]) -> object:
    """The values of the file with the new ones in their places."""
    for growth in growths:
        here = tree
        for step in growth.path:
            here = here.setdefault(step, {}) if isinstance(here, dict) else None
        if not isinstance(here, dict):
            return None
        here.update(plain(growth.values))  # type: ignore[arg-type]  # a mapping's plain form is a dict
    return tree
