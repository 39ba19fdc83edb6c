"""The names of a profile, and the trees that sources gave → whether they are of the same person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from packet.formats.located_yaml import Fields, Items, Scalar
from packet.importers.written_names import without_titles
from packet.model.names import name_words
from packet.model.scalars import Author
from packet.problems import Place, Problem


def names_of(tree: Fields) -> tuple[str, ...]:
    """All names that a profile gives its owner; none where it does not say."""
    return tuple(_names(tree))


def _names(tree: Fields) -> Iterator[str]:
    for name in ("name", "names"):
        node = tree.values.get(name)
        for one in node.values if isinstance(node, Items) else (node,):
            if isinstance(one, Scalar) and name_words(one.text):
                yield one.text


def other_people(profile: Fields, found: Sequence[Fields]) -> tuple[Problem, ...]:
    """An error for each source whose owner is another than the profile's, or than the first source's where it has none."""
    names, problems = names_of(profile), list[Problem]()
    for tree in found:
        its = names_of(tree)
        if names and its and not any(same_person(one, other) for one in its for other in names):
            where = tree.values["name"].place if "name" in tree.values else Place(tree.place.path)
            message = f"this is about {its[0]}, and the profile about {names[0]}"
            hint = f"import it into a profile of its own with --profile NAME; if they are one, add names: [{its[0]}] to the profile"
            problems.append(Problem("import-other-person", message, where, hint))
        names = names or its
    return tuple(problems)


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: titles, initials, middle names and the order of a name make no difference."""
    mine, its = without_titles(one), without_titles(other)
    words = name_words(mine), name_words(its)
    if words[0][:1] == words[1][:1] and words[0][-1:] == words[1][-1:]:
        return True
    from packet.tailor.authorship import find_owner  # with all of its room, for the few names that are written in two ways

    return any(find_owner([Author(name)], [owner]) is not None for name, owner in ((mine, its), (its, mine)))
