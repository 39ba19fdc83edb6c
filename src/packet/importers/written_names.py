"""Names as homepages write them → the name that a CV prints, and further names of the same person.

`Zhongyi Chang (常中一)` has two names, `Jilong(Jaylon) Wang`, too; what derivation finds by itself (C. Jin for Chao Jin) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from packet.formats.located_yaml import Fields, Items, Node, Scalar
from packet.model.names import name_words
from packet.model.scalars import Author

_ASIDE = re.compile(r"\s*[(（]\s*([^()（）]+?)\s*[)）]\s*")
_TITLES = re.compile(r"(?:ph\.?\s?d|m\.?\s?d|dr|prof(?:essor)?|mr|mrs|ms|mx|sir|ir)\.?", re.I)

_DEGREES = re.compile(r",?\s+(?:Ph\.?\s?D|M\.?\s?D|M\.?\s?Sc|B\.?\s?Sc|MBA|Esq)\.?$", re.I)


def names_in(text: str) -> tuple[str, ...]:
    """The name, and what stands in brackets as a name of its own: for the word before it, or alone in other letters."""
    name = without_titles(" ".join(_ASIDE.sub(" ", text).split()))
    found = [name] if name else []
    for match in _ASIDE.finditer(text):
        aside, after = match[1], " ".join(_ASIDE.sub(" ", text[match.end() :]).split())
        if aside.isascii() and name.isascii() and " " not in aside and after:
            found.append(f"{aside} {after}")
        elif not aside.isascii() or " " in aside:
            found.append(aside)
    return tuple(dict.fromkeys(found))


def without_titles(name: str) -> str:
    """A name without `Prof.` before it and `, Ph.D.` behind it."""
    while (parts := name.partition(" "))[2] and is_title(parts[0]):
        name = parts[2].strip()
    return _DEGREES.sub("", name)


def is_title(text: str) -> bool:
    """Whether a word is a title, `PhD` or `Dr.`, and no name."""
    return bool(_TITLES.fullmatch(text.strip()))


def further_names(name: str, others: Iterable[str]) -> tuple[str, ...]:
    """Those of the other names by which the person would not be found in a list of authors."""
    from packet.tailor.authorship import find_owner  # with all of its room, for the few names that are written in two ways

    kept: list[str] = []
    for other in others:
        if other and find_owner([Author(other)], [name, *kept]) is None:
            kept.append(other)
    return tuple(kept)


def with_names(profile: Fields, trees: Sequence[Fields]) -> tuple[Fields, tuple[str, ...]]:
    """The profile with all names that the trees give its owner, and a note for those that are left out."""
    said = [node for tree in trees for node in _names(tree)]
    names = [Scalar(name, node.place) for node in said for name in names_in(node.text)]
    if not names:
        return profile, ()
    first, further = names[0], further_names(names[0].text, [name.text for name in names[1:]])
    values: dict[str, Node] = {"name": first}
    if further:
        values["names"] = Items(tuple(next(name for name in names if name.text == one) for one in further), first.place)
    values |= {key: node for key, node in profile.values.items() if key not in {"name", "names"}}
    kept = {name_words(name) for name in (first.text, *further)}
    called = {
        name.text: name.place.path for name in names if name_words(name.text) not in kept and len(name.text) > len(first.text)
    }
    notes = tuple(f"{path} says {name}; the CV prints {first.text}" for name, path in called.items())
    return Fields(values, {name: node.place for name, node in values.items()}, profile.place), notes


def _names(profile: Fields) -> Iterator[Scalar]:
    for key in ("name", "names"):
        node = profile.values.get(key)
        for one in node.values if isinstance(node, Items) else (node,):
            if isinstance(one, Scalar):
                yield one
