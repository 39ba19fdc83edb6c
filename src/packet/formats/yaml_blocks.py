"""YAML text → its top-level entries as they are written, comments within and behind them included; and a text → a YAML scalar."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from packet.formats.located_yaml import Fields, read_yaml
from packet.problems import Place, Problem, SourceError


def blocks(text: str, path: str) -> Mapping[str, str]:
    """Key → its lines. Raises `SourceError` for a file that cannot be read, or whose keys do not each begin a line."""
    tree = read_yaml(text.encode(), path)
    keys = tree.keys if isinstance(tree, Fields) else {}
    if not keys or any(place.column != 1 for place in keys.values()):
        hint = "write each key on a line of its own"
        raise SourceError(Problem("cannot-edit", "its entries cannot be copied one by one", Place(path), hint))
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    starts = [place.line - 1 for place in keys.values()]
    ends = [*starts[1:], len(lines)]
    return {key: _block(lines[start:end]) for key, start, end in zip(keys, starts, ends, strict=True)}


def _block(lines: list[str]) -> str:
    """Without the blank lines and whole-line comments at the end: they belong to what comes next."""
    while len(lines) > 1 and (not lines[-1].strip() or lines[-1].startswith("#") or lines[-1].strip() in {"---", "..."}):
        lines.pop()
    return "\n".join(lines) + "\n"


def scalar(text: str) -> str:
    """One printable line as YAML reads it back, plain where that is safe."""
    plain = re.fullmatch(r"[^\W_][^:#\"'{}\[\]]*", text) and text == text.strip()
    return text if plain else json.dumps(text, ensure_ascii=False)
