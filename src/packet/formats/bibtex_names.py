"""A BibTeX list of names → the names as a paper prints them, given name first, with the marks behind them.

`and` and commas count outside of braces alone: what braces hold is one name (`{OpenAI and Friends}`). "Last, First",
"Last, Jr, First" and "First von Last" are the three forms that BibTeX knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from packet.formats.latex_text import Unread, read_latex

_JUNIOR = re.compile(r"(?:jr|sr|junior|senior|i{1,3}|iv|v|ph\.?\s?d|m\.?d)\.?", re.I)
_AND = re.compile(r"\\.|[{}]|(?P<separator>(?<![^\s}])(?:and|AND)(?=[\s{]|$))", re.S)
_COMMA = re.compile(r"\\.|[{}]|(?P<separator>,)", re.S)
_MARKS = {"∗": "*", "⁎": "*", "＊": "*", "*": "*", "†": "†", "‡": "‡", "§": "§", "¶": "¶", "#": "#"}
_MARK = re.compile(f"[{re.escape(''.join(_MARKS))}]")


@dataclass(frozen=True, slots=True)
class BibName:
    """A name, the marks that stood on it (`*†‡§¶#`), and at which letter of the list it begins."""

    name: str
    marks: str
    at: int


@dataclass(frozen=True, slots=True)
class BibNames:
    names: tuple[BibName, ...]
    others: bool
    """The list ends with `and others`."""
    by_commas: bool
    """Names stood between commas, where BibTeX wants `and`."""
    remarks: tuple[BibName, ...]
    """What stands in square brackets among the names, and is none."""
    unread: tuple[Unread, ...]


def read_names(latex: str) -> BibNames:
    """The names of a value of `author` or `editor`."""
    read = [(at, _between_ands(name)) for at, name in _split(latex, _AND)]
    found = [BibName(name.name, name.marks, at + name.at) for at, one in read for name in one.names]
    remarks = tuple(name for name in found if name.name[0] == "[" and name.name[-1] == "]")
    names = tuple(name for name in found if name not in remarks)
    unread = tuple(Unread(what.what, at + what.at) for at, one in read for what in one.unread)
    return BibNames(names, any(one.others for _, one in read), any(one.by_commas for _, one in read), remarks, unread)


@lru_cache(maxsize=4096)
def _between_ands(name: str) -> BibNames:
    """One name as a rule, and the same ones in entry after entry; several where commas stand for `and`."""
    parts = list(_split(name, _COMMA)) if "," in name else [(0, name)]
    unread: list[Unread] = []
    if name.strip().lower() in {"others", "others.", "et al.", "et al"}:
        return BibNames((), True, False, (), ())
    if _is_list(parts):
        several = [_read([part], offset, unread) for offset, part in parts if part.strip()]
        return BibNames(tuple(one for one in several if one), False, True, (), tuple(unread))
    one = _read(_trimmed([part for _, part in parts]), 0, unread)
    return BibNames((one,) if one else (), False, False, (), tuple(unread))


def _split(latex: str, separator: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """The parts between separators that stand in no braces, each with where it begins; the pattern finds braces, too."""
    depth, begin = 0, 0
    for match in separator.finditer(latex):
        if match["separator"] is not None and depth == 0:
            yield begin, latex[begin : match.start()]
            begin = match.end()
        depth = max(0, depth + {"{": 1, "}": -1}.get(match[0], 0))
    yield begin, latex[begin:]


def _trimmed(parts: list[str]) -> list[str]:
    """The parts without a comma too many at the end: `Wall, W. A.,` is no junior."""
    while len(parts) > 1 and not parts[-1].strip():
        parts = parts[:-1]
    return parts


def _is_list(parts: list[tuple[int, str]]) -> bool:
    """Whether commas part whole names: more than a name can have, or two where the middle is no “Jr”."""
    words = [part.strip() for _, part in parts if part.strip()]
    if len(words) > 3:
        return True
    return len(words) == 3 and not _JUNIOR.fullmatch(words[1]) and all(" " in word for word in words)


def _read(parts: list[str], at: int, unread: list[Unread]) -> BibName | None:
    """One name of its parts: family; family, given; family, junior, given."""
    said, marks, begin = [], "", at
    for part in parts:
        latex = read_latex(part)
        unread += [Unread(one.what, begin + one.at) for one in latex.unread]
        begin += len(part) + 1
        bare, found = _unmarked(latex.text)
        said.append(bare)
        marks += found
    family, *rest = said
    given = rest[-1] if rest else ""
    junior = rest[0] if len(rest) == 2 else ""
    name = " ".join(filter(None, (given, family, junior)))
    blank = len(parts[0]) - len(parts[0].lstrip())
    return BibName(name, "".join(dict.fromkeys(marks)), at + blank) if name else None


def _unmarked(text: str) -> tuple[str, str]:
    """The text without the marks in it, and these."""
    marks = "".join(_MARKS[mark] for mark in _MARK.findall(text))
    return (" ".join(_MARK.sub("", text).split()).strip(" ,"), marks) if marks else (text.strip(), "")
