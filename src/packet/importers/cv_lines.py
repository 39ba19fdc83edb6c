"""A value of a CV in YAML, of any shape → the lines that it says, without tags and placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterator

from packet.formats.located_yaml import Items, Node, Scalar
from packet.importers.html_text import in_words
from packet.importers.samples import is_placeholder


def bare_texts(row: Node) -> tuple[str, ...]:
    return tuple(in_words(one).text for one in scalars(row))


def scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    else:
        for value in node.values if isinstance(node, Items) else node.values.values():
            yield from scalars(value)


def text_of(node: Node) -> Scalar:
    """A value in one line."""
    return in_words(node) if isinstance(node, Scalar) else Scalar(", ".join(line.text for line in lines_of(node)), node.place)


def lines_of(node: Node | None) -> tuple[Scalar, ...]:
    """The lines of a description, without placeholders; `{title, contents}` is one line, “title: content; content”."""
    if node is None:
        return ()
    if isinstance(node, Scalar):
        line = in_words(node)
        return (line,) if line.text and not is_placeholder(line.text) else ()
    if isinstance(node, Items):
        return tuple(line for one in node.values for line in lines_of(one))
    title, *rest = node.values.values()
    head = "; ".join(line.text for line in lines_of(title))
    below = "; ".join(line.text.rstrip(".") for one in rest for line in lines_of(one))
    said = ": ".join(filter(None, (head.rstrip(":."), below))) if below else head
    return (Scalar(said, node.place),) if said else ()


def split(text: Scalar) -> Items:
    """`English, German` as two items."""
    return Items(
        tuple(Scalar(part.strip(), text.place) for part in re.split(r"[,;](?![^()]*\))", text.text) if part.strip()), text.place
    )


def phrase(text: Scalar) -> Scalar:
    """An interest stands in a line with others, without the full stop."""
    return Scalar(re.sub(r"(?<=\w{2})\.$", "", text.text), text.place)
