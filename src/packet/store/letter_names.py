"""Letter templates → a problem for each institution whose name is typed in them: it would stand in every letter made from them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from packet.check.names.right_names import RightNames, names_of
from packet.institutions.gazetteer import shipped
from packet.institutions.mentions import read_names
from packet.model.call import InstitutionName
from packet.model.position import Position
from packet.model.sources import LetterFile
from packet.problems import Place
from packet.store.desk import Desk, Loaded
from packet.store.documents import Documents, read_letter, read_letters
from packet.store.profile_store import ProfileStore

COMMENT = re.compile(r"{#.*?#}|<!--.*?-->", re.DOTALL)
FRONT = re.compile(r"\A---[ \t]*\n.*?^---[ \t]*$", re.DOTALL | re.MULTILINE)
UNPRINTED = re.compile(r"^(?:about|allow-names)[ \t]*:.*(?:\n(?:[ \t-].*)?(?=\n))*|(?:^|[ \t])#.*$", re.MULTILINE)
"""Fields of the front matter that no letter prints, and its comments."""


def safe_letters(
    desk: Desk, store: ProfileStore, documents: Documents, position: Loaded[Position] | None, added: Sequence[InstitutionName]
) -> Mapping[str, LetterFile]:
    """The letters by name. Every institution typed in one is a problem, save those of the applicant's life and those on purpose."""
    letters, paths = read_letters(desk, store, documents), desk.workspace.letters(store.name)
    for name, letter in letters.items():
        _check(desk, store, letter, paths[name], position, added)
    return letters


def safe_letter(
    desk: Desk, store: ProfileStore, name: str, position: Loaded[Position] | None, added: Sequence[InstitutionName]
) -> LetterFile | None:
    """One letter by its name, looked at in the same way; `None`, with a problem noted, where it is not there or cannot be read."""
    paths = desk.workspace.letters(store.name)
    if name not in paths:
        desk.unknown("letter", name, list(paths), None)
        return None
    letter = read_letter(desk, paths[name])
    if letter:
        _check(desk, store, letter, paths[name], position, added)
    return letter


def _check(
    desk: Desk,
    store: ProfileStore,
    letter: LetterFile,
    path: Path,
    position: Loaded[Position] | None,
    added: Sequence[InstitutionName],
) -> None:
    text = shown(desk.text(path) or "")
    known = shipped().with_added((*added, position.value.institution) if position else added)
    if not read_names(text, known, {}).mentions:
        return  # as in most templates: to read all that an applicant may name takes longer
    names = _names(store, position, added, letter.front.allow_names)
    for line, column, said in typed_names(text, names):
        message = f"the letter names an institution, {said}: it would stand in every letter made from this file"
        hint = "write {{ position.institution }}; if every reader is meant to see it, say allow-names: in the front matter"
        desk.complain("literal-institution", message, Place(letter.path, line, column), hint)


def _names(
    store: ProfileStore, position: Loaded[Position] | None, added: Sequence[InstitutionName], on_purpose: Sequence[str]
) -> RightNames:
    """The names that a letter may hold. The position's own is known, and not among them."""
    if position:
        added, on_purpose = (*added, position.value.institution), (*on_purpose, *position.value.allow_names)
    publications, venues = tuple(store.publications.values()), tuple(store.venues.values())
    return names_of(store.profile, publications, venues, added=added, on_purpose=on_purpose)


def typed_names(text: str, names: RightNames) -> Iterator[tuple[int, int, str]]:
    """Line, column and words of each institution typed in a template whose comments are blanked."""
    for mention in names.read(text).mentions:
        if not names.is_right(mention):
            before = text[: mention.start]
            yield before.count("\n") + 1, mention.start - before.rfind("\n"), mention.said


def shown(text: str) -> str:
    """A template with its comments blanked: they are for its writer alone."""
    return COMMENT.sub(_blanked, FRONT.sub(lambda front: UNPRINTED.sub(_blanked, front[0]), text))


def _blanked(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
