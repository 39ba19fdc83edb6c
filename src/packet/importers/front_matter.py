"""A page of a homepage → its front matter as a tree (YAML between `---`, TOML between `+++`), and what was wrong.

Hugo makes no difference between capitals and small letters in names, so that they are small here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from packet.formats.front_matter import split_front_matter
from packet.formats.located_yaml import LARGEST, Fields, Items, Node, Scalar, decode
from packet.importers.broken_yaml import read_what_can_be
from packet.importers.source import SourceFile
from packet.problems import Place, Problem, Severity, SourceError

Toml = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Page:
    """`fields`: `None` where nothing of the front matter can be read; `has_text`: something stands below it."""

    fields: Fields | None
    has_text: bool
    problems: tuple[Problem, ...]


def read_page(file: SourceFile) -> Page:
    try:
        text = decode(file.data[: LARGEST + 1], file.path).replace("\r\n", "\n").replace("\r", "\n").lstrip("\n")
    except SourceError as error:
        return Page(None, False, _warnings(error.problems))
    if match := re.match(r"\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*$", text, re.S | re.M):
        tree, problems = read_toml(match[1], file.path, before=1)
        return Page(tree, _says(text[match.end() :]), problems)
    above, below = split_front_matter(text)
    if not above.strip():
        what = (
            "the page has no front matter that is closed by ---"
            if text.startswith(("---", "+++"))
            else "the page has no front matter"
        )
        problem = Problem("import-left-out", what, Place(file.path, 1, 1), "it begins with --- and ends with ---", Severity.WARNING)
        return Page(None, _says(text), (problem,))
    node, problems = read_what_can_be(above.encode(), file.path)
    return Page(_small(node), _says(below), problems)


def read_toml(text: str, path: str, *, before: int = 0) -> tuple[Fields | None, tuple[Problem, ...]]:
    """`before`: lines of the file above the text. TOML says no places, so that a value stands where its key does."""
    try:
        values: Toml = tomllib.loads(text, parse_float=str)
    except tomllib.TOMLDecodeError as error:
        line, column = _where(error, text)
        message = f"this is not valid TOML: {re.sub(r' [(]at .*', '', str(error))}"
        hint = "texts stand in quotes, lists in [ ]; each line is key = value"
        problem = Problem("toml-syntax", message, Place(path, line + before, column), hint, Severity.WARNING)
        return None, (problem,)
    lines = {match[1].lower(): text.count("\n", 0, match.start()) + 1 for match in re.finditer(r"^\s*\[*\s*([\w-]+)", text, re.M)}
    return _small(_tree(values, Place(path, 1 + before, 1), lines, before)), ()


def _where(error: tomllib.TOMLDecodeError, text: str) -> tuple[int, int]:
    """Line and column; before Python 3.14 the error has them in its words alone."""
    said = re.search(r"line (\d+), column (\d+)", str(error))
    return (int(said[1]), int(said[2])) if said else (text.count("\n") + 1, 1)


def _tree(value: object, place: Place, lines: Mapping[str, int], before: int) -> Node:
    if isinstance(value, Mapping):
        places = {key: replace(place, line=lines[key.lower()] + before) if key.lower() in lines else place for key in value}
        return Fields({key: _tree(one, places[key], lines, before) for key, one in value.items()}, places, place)
    if isinstance(value, list):
        return Items(tuple(_tree(one, place, lines, before) for one in value), place)
    return Scalar(str(value).lower() if isinstance(value, bool) else str(value), place)


def _small(tree: Node | None) -> Fields | None:
    if not isinstance(tree, Fields):
        return None
    return Fields(
        {key.lower(): node for key, node in tree.values.items()}, {k.lower(): at for k, at in tree.keys.items()}, tree.place
    )


def _says(text: str) -> bool:
    """Whether a page has a text of its own, besides comments and what the template ships with."""
    bare = re.sub(r"<!--.*?-->|\{\{%\s*callout.*?/callout\s*%\}\}|\{\{[<%].*?[%>]\}\}", "", text, flags=re.S)
    return any(line.strip() and "/publication/conference-paper/" not in line for line in bare.splitlines())


def _warnings(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(replace(problem, severity=Severity.WARNING) for problem in problems)
