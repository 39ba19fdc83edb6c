"""Names as homepages write them → the name that a CV prints, and further names of the same person.

`Zhongyi Chang (常中一)` has two names, `Jilong(Jaylon) Wang`, too; what derivation finds by itself (C. Jin for Chao Jin) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from packet.model.scalars import Author
from packet.tailor.authorship import find_owner

_ASIDE = re.compile(r"\s*[(（]\s*([^()（）]+?)\s*[)）]\s*")
_TITLES = re.compile(r"(?:ph\.?\s?d|m\.?\s?d|dr|prof(?:essor)?|mr|mrs|ms|mx|sir|ir)\.?", re.I)


def names_in(text: str) -> tuple[str, ...]:
    """The name, and what stands in brackets as a name of its own: for the word before it, or alone in other letters."""
    name = " ".join(_ASIDE.sub(" ", text).split())
    found = [name] if name else []
    for match in _ASIDE.finditer(text):
        aside, after = match[1], " ".join(_ASIDE.sub(" ", text[match.end() :]).split())
        if aside.isascii() and name.isascii() and " " not in aside and after:
            found.append(f"{aside} {after}")
        elif not aside.isascii() or " " in aside:
            found.append(aside)
    return tuple(dict.fromkeys(found))


def is_title(text: str) -> bool:
    """Whether a word is a title, `PhD` or `Dr.`, and no name."""
    return bool(_TITLES.fullmatch(text.strip()))


def further_names(name: str, others: Iterable[str]) -> tuple[str, ...]:
    """Those of the other names by which the person would not be found in a list of authors."""
    kept: list[str] = []
    for other in others:
        if other and find_owner([Author(other)], [name, *kept]) is None:
            kept.append(other)
    return tuple(kept)
