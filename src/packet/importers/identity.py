"""Two publications as they are written → whether they are one paper: by DOI, arXiv number, or title and year."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from packet.formats.latex_title import plain_title
from packet.formats.located_yaml import Fields, Items, Node, Scalar

_UNPUBLISHED = {"preprint", "submitted", "in-preparation"}


def text_of(entry: Fields, name: str) -> str:
    """A field in one comparable line: names between commas, a venue with its year."""
    node = entry.values.get(name)
    return "" if node is None else _line(node)


def _line(node: Node) -> str:
    if isinstance(node, Scalar):
        return re.sub(r",(?: +and)? +| and ", ", ", " ".join(node.text.split()))
    if isinstance(node, Items):
        return ", ".join(map(_line, node.values))
    return " ".join(_line(value) for value in node.values.values())


@lru_cache(maxsize=8192)
def letters(title: str) -> str:
    """A title's letters and figures, without case, accents and signs."""
    flat = unicodedata.normalize("NFKD", plain_title(title).casefold())
    return "".join(letter for letter in flat if letter.isalnum())


def is_unpublished(entry: Fields) -> bool:
    return text_of(entry, "status") in _UNPUBLISHED


def _number(entry: Fields) -> str:
    return re.sub(r"v\d+$", "", text_of(entry, "arxiv"))


def are_one_paper(one: Fields, other: Fields) -> bool:
    """A preprint and what was published of it are one, too, whatever their years.

    A number alone is not enough where titles have nothing in common: people copy an entry and forget to change its DOI.
    """
    titles = letters(text_of(one, "title")), letters(text_of(other, "title"))
    if share_a_number(one, other) and _may_be_one_title(*titles):
        return True
    if not titles[0] or titles[0] != titles[1]:
        return False
    dois = text_of(one, "doi").lower(), text_of(other, "doi").lower()
    if all(dois) and dois[0] != dois[1] and not (is_unpublished(one) or is_unpublished(other)):
        return False
    if not all(dois) and _appeared_apart(one, other):
        return False
    years = text_of(one, "date")[:4], text_of(other, "date")[:4]
    return years[0] == years[1] or "" in years or is_unpublished(one) or is_unpublished(other)


def _appeared_apart(one: Fields, other: Fields) -> bool:
    """Whether both appeared, in two venues and by other people: groups reuse a title where the work goes on."""
    venues, people = (_venue(one), _venue(other)), (_people(one), _people(other))
    if is_unpublished(one) or is_unpublished(other) or "" in venues or venues[0] == venues[1]:
        return False
    return all(people) and len(people[0] & people[1]) <= len(people[0] | people[1]) / 2


def _venue(entry: Fields) -> str:
    """The letters of its acronym."""
    return letters(re.sub(r" \d{4}$", "", text_of(entry, "venue")))


def _people(entry: Fields) -> frozenset[str]:
    """The last words of its authors' names."""
    names = re.split(r"[,;]", re.sub(r"[*†]", "", text_of(entry, "authors")))
    return frozenset(letters(name.split()[-1]) for name in names if name.strip())


def share_a_number(one: Fields, other: Fields) -> bool:
    """Whether they have one DOI, or one arXiv number."""
    pairs = ((text_of(one, "doi").lower(), text_of(other, "doi").lower()), (_number(one), _number(other)))
    return any(said and said == heard for said, heard in pairs)


def _may_be_one_title(one: str, other: str) -> bool:
    """Titles as letters: in other words, with or without a subtitle, or missing."""
    return one.startswith(other) or other.startswith(one) or _ratio(one, other) > 0.5


@lru_cache(maxsize=1024)
def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def are_alike(one: Fields, other: Fields) -> bool:
    """Whether two entries of one key may be one paper whose title was edited since."""
    if text_of(one, "authors") == text_of(other, "authors") != "":
        return True
    return have_like_titles(one, other)


def have_like_titles(one: Fields, other: Fields) -> bool:
    titles = letters(text_of(one, "title")), letters(text_of(other, "title"))
    return bool(titles[0]) and _ratio(*titles) > 0.7


class Papers:
    """Entries by key, and by what identifies them, so that a thousand are compared in no time."""

    def __init__(self, entries: Fields) -> None:
        self.entries: dict[str, Fields] = {}
        self.by_mark: dict[str, list[str]] = {}
        for key, entry in entries.values.items():
            if isinstance(entry, Fields):
                self.put(key, entry)

    def put(self, key: str, entry: Fields) -> None:
        self.entries[key] = entry
        for mark in _marks(entry):
            self.by_mark.setdefault(mark, []).append(key)

    def twin(self, key: str, entry: Fields) -> str | None:
        """The key under which this paper stands."""
        same = self.entries.get(key)
        if same and (are_one_paper(same, entry) or are_alike(same, entry)):
            return key
        near = (name for mark in _marks(entry) for name in self.by_mark.get(mark, ()))
        return next((name for name in near if are_one_paper(self.entries[name], entry)), None)


def _marks(entry: Fields) -> tuple[str, ...]:
    marks = (text_of(entry, "doi").lower(), _number(entry), letters(text_of(entry, "title")))
    return tuple(f"{kind}:{mark}" for kind, mark in zip(("doi", "arxiv", "title"), marks, strict=True) if mark)
