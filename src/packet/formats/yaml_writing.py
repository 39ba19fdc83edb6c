"""Nodes → lines of YAML as a person writes them: one key a line, what is short in braces, long sentences one a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from packet.formats.located_yaml import Fields, Items, Node, Scalar

WIDTH = 120
"""Columns of a line in braces; only what cannot be parted is longer."""
LONG = 60
"""Letters from which an item of a list is a sentence."""


def block(fields: Fields, indent: int) -> Iterator[str]:
    """The lines of a mapping whose keys stand at `indent`."""
    for key, value in fields.values.items():
        yield from pair(key, value, indent)


def pair(key: str, value: Node, indent: int) -> Iterator[str]:
    """A key and its value: in one line, or the key alone with the value's lines below it."""
    head = f"{' ' * indent}{word(key)}:"
    if isinstance(value, Fields) and _is_parted(value, indent):
        yield head
        yield from block(value, indent + 2)
    elif isinstance(value, Items) and _has_own_lines(value, indent):
        yield head
        yield from items(value, indent + 2, braces=True)
    else:
        yield f"{head} {word(value.text) if isinstance(value, Scalar) else flow(value)}"


def _is_parted(fields: Fields, indent: int) -> bool:
    """Whether a mapping has a line for each key: one within an entry, a short one, and a line of links has not."""
    if not fields.values or indent >= 4:
        return False
    if any(not isinstance(value, Scalar) for value in fields.values.values()):
        return True
    return len(fields.values) > 2 and (indent > 0 or len(flow(fields)) > WIDTH)


def _has_own_lines(value: Items, indent: int) -> bool:
    """Whether each item has a line of its own: the entries of a section, and sentences that do not fit beside each other."""
    texts = [len(one.text) for one in value.values if isinstance(one, Scalar)]
    return len(texts) < len(value.values) or (max(texts, default=0) > LONG and indent + sum(texts) > WIDTH - 20)


def items(value: Items, indent: int, *, braces: bool) -> Iterator[str]:
    """The lines of a list whose dashes stand at `indent`; mappings are in braces where that is wanted and all of them fit."""
    braces = braces and all(_fits(one, indent + 2) for one in value.values if isinstance(one, Fields))
    for one in value.values:
        yield from _item(one, indent, braces=braces)


def _fits(fields: Fields, indent: int) -> bool:
    """Whether a mapping is short, and holds no entries of its own."""
    lists = (value for value in fields.values.values() if isinstance(value, Items))
    nested = any(isinstance(one, Fields) for value in lists for one in value.values)
    return not nested and indent + len(flow(fields)) <= WIDTH


def _item(value: Node, indent: int, *, braces: bool) -> Iterator[str]:
    lead = f"{' ' * indent}- "
    if isinstance(value, Fields) and value.values and not braces:
        first, *rest = block(value, indent + 2)
        yield lead + first[indent + 2 :]
        yield from rest
    else:
        yield lead + (word(value.text) if isinstance(value, Scalar) else flow(value))


def flow(node: Node) -> str:
    """The value in one line, within braces and brackets."""
    if isinstance(node, Scalar):
        return word(node.text, flow=True)
    if isinstance(node, Items):
        return f"[{', '.join(map(flow, node.values))}]"
    return f"{{{flow_pairs(node)}}}"


def flow_pairs(fields: Fields) -> str:
    return ", ".join(f"{word(key, flow=True)}: {flow(value)}" for key, value in fields.values.items())


def flow_items(values: Sequence[Node]) -> str:
    return ", ".join(map(flow, values))


_PLAIN = re.compile(r"[^\W_](?:[\w .()/;–—’&+*†?!,'=@%-]|:(?=[^\s,\]}]))*(?<![\s:])")
_PLAIN_IN_FLOW = re.compile(r"[^\W_](?:[\w .()/;–—’&+*†!'=@%-]|:(?=[^\s,\]}\[{]))*(?<![\s:])")


def word(text: str, *, flow: bool = False) -> str:
    """A text as YAML reads it back: bare where that is safe, else in double quotes."""
    bare = (_PLAIN_IN_FLOW if flow else _PLAIN).fullmatch(text)
    return text if bare else json.dumps(text, ensure_ascii=False)
