"""YAML that somebody else wrote → as much of its tree as can be read, and what could not, with its place.

Where a file as a whole is no YAML, its blocks (the keys of the top, or the entries of the list that it is) are read one by one, so
that a broken one hides itself alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from packet.formats.located_yaml import LARGEST, Fields, Items, Node, decode, read_yaml
from packet.problems import Place, Problem, Severity, SourceError

_BEGIN = re.compile(r"^(?=[^\s#%])(?!---\s*$|\.\.\.\s*$|-?[}\]])", re.M)


def read_what_can_be(data: bytes, path: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """The problems are warnings; `None` where nothing can be read."""
    try:
        return read_yaml(data, path), ()
    except SourceError as error:
        problems = list(error.problems)
    try:
        text = decode(data, path) if len(data) <= LARGEST else ""
    except SourceError:
        text = ""
    trees = list(_blocks(text, path, problems))
    return _whole(trees, path), tuple(map(_warning, dict.fromkeys(problems)))


def _warning(problem: Problem) -> Problem:
    """A problem of a whole file stands at its beginning."""
    place = replace(problem.place, line=1, column=1) if problem.place and not problem.place.line else problem.place
    return replace(problem, place=place, severity=Severity.WARNING)


def _blocks(text: str, path: str, problems: list[Problem]) -> Iterator[Node]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    begins = [match.start() for match in _BEGIN.finditer(text)]
    for begin, end in pairwise([*begins, len(text)]):
        block = "\n" * text.count("\n", 0, begin) + text[begin:end]
        try:
            yield read_yaml(block.encode(), path)
        except SourceError as error:
            problems += error.problems


def _whole(trees: list[Node], path: str) -> Node | None:
    """The blocks as one tree of the kind that the first has; of a key that stands twice the first counts."""
    if not trees:
        return None
    if isinstance(trees[0], Items):
        return Items(tuple(value for tree in trees if isinstance(tree, Items) for value in tree.values), trees[0].place)
    values: dict[str, Node] = {}
    keys: dict[str, Place] = {}
    for tree in trees:
        if isinstance(tree, Fields):
            values = {**tree.values, **values}
            keys = {**tree.keys, **keys}
    return Fields(values, keys, Place(path, 1, 1)) if values else None
