"""YAML that somebody else wrote → as much of its tree as can be read, and what could not, with its place.

Where a file as a whole is no YAML, its blocks (the keys of the top, or the entries of the list that it is) are read one by one, and
those within a block that is broken, so that a fault hides the least block around it alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from packet.formats.located_yaml import LARGEST, Fields, Items, Node, decode, read_yaml
from packet.problems import Place, Problem, Severity, SourceError

_BEGIN = re.compile(r" *(?=[^\s#%])(?!---\s*$|\.\.\.\s*$|-?[}\]])")
_HEAD = re.compile(r"(\s*[^\s#-].*:)\s*(?:#.*)?$")
"""A key whose value stands in the lines below it."""
_DEEPEST = 8
"""Levels of blocks within blocks; CVs have four."""


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
    inner: list[Problem] = []
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    tree = _whole(list(_blocks(lines, (0, len(lines)), path, inner)), path)
    return tree, tuple(map(_warning, dict.fromkeys([*problems, *inner])))


def _warning(problem: Problem) -> Problem:
    """A problem of a whole file stands at its beginning."""
    place = replace(problem.place, line=1, column=1) if problem.place and not problem.place.line else problem.place
    return replace(problem, place=place, severity=Severity.WARNING)


def _blocks(lines: list[str], span: tuple[int, int], path: str, problems: list[Problem], depth: int = 0) -> Iterator[Node]:
    for begin, end in _spans(lines, span):
        try:
            yield _read(lines, begin, end, path)
        except SourceError as error:
            inner: list[Problem] = []
            is_deep = depth == _DEEPEST or not _HEAD.match(lines[begin])
            trees = [] if is_deep else list(_blocks(lines, (begin + 1, end), path, inner, depth + 1))
            problems += inner or error.problems
            yield from _under(lines, begin, trees, path)


def _read(lines: list[str], begin: int, end: int, path: str) -> Node:
    return read_yaml(("\n" * begin + "\n".join(lines[begin:end]) + "\n").encode(), path)


def _spans(lines: list[str], span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The blocks as far in as the first one; entries of a list may stand as far in as the key that they belong to."""
    found = [(at, match.end()) for at in range(*span) if (match := _BEGIN.match(lines[at]))]
    if not found:
        return
    far, is_list = found[0][1], lines[found[0][0]].lstrip().startswith("-")
    begins = [at for at, column in found if column == far and lines[at].lstrip().startswith("-") == is_list]
    yield from pairwise([*begins, span[1]])


def _under(lines: list[str], begin: int, trees: list[Node], path: str) -> Iterator[Node]:
    """What could be read in a broken block, under the block's key."""
    within, head = _whole(trees, path), _HEAD.match(lines[begin])
    if within is None or head is None:
        return
    try:
        key = _read([*lines[:begin], f"{head[1]} value"], begin, begin + 1, path)
    except SourceError:
        return
    if isinstance(key, Fields):
        yield Fields(dict.fromkeys(key.values, within), key.keys, key.place)


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
            values.update((name, node) for name, node in tree.values.items() if name not in values)
            keys.update((name, place) for name, place in tree.keys.items() if name not in keys)
    return Fields(values, keys, Place(path, 1, 1)) if values else None
