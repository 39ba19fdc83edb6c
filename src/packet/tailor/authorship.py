"""An author list and the applicant's names → which author the applicant is, and in which role.

Names match in grades: exact, the same letters (Li-Wen = Liwen), swapped (Jin Chao), prefix (Alex = Alexander), initials (C. Jin).
The best grade that matches counts; where two authors match in the same grade nobody is taken: a wrong owner is worse than none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from packet.model.names import name_words
from packet.model.plan import Role
from packet.model.scalars import Author
from packet.problems import nearest

Names = tuple[str, ...]


def _letters(words: Sequence[str]) -> str:
    return "".join(words).replace("-", "")


def _same_words(own: Names, other: Names) -> bool:
    return own == other


def _same_letters(own: Names, other: Names) -> bool:
    return _letters(own) == _letters(other)


def _swapped(own: Names, other: Names) -> bool:
    return len(own) > 1 and len(other) > 1 and _letters(own[::-1]) == _letters(other)


def _prefix(own: Names, other: Names) -> bool:
    if len(own) < 2 or len(other) < 2:
        return False
    shorter, longer = sorted((own[0], other[0]), key=len)
    return own[-1] == other[-1] and len(shorter) >= 3 and longer.startswith(shorter)


def _initials(own: Names, other: Names) -> bool:
    """`C. Jin`, `CW Jin`, `C. A. Jin` or `Jin C` for Chao (Wei) Jin: the same surname, and initials that fit as far as both go."""
    if len(own) < 2 or len(other) < 2:
        return False
    mine = "".join(part[:1] for word in own[:-1] for part in word.split("-"))
    for given, family in ((other[:-1], other[-1]), (other[1:], other[0])):
        words = [word.replace("-", "") for word in given]
        letters = "".join(words)
        apart = all(len(word) == 1 for word in words) and letters.startswith(mine)
        together = all(len(word) <= 2 for word in words) and mine.startswith(letters)
        if family == own[-1] and (apart or together or _word_by_word(own[:-1], given)):
            return True
    return False


def _word_by_word(own: Names, other: Names) -> bool:
    """`A Fathi` for Ali Fathi: each given name in full or by its initial."""
    return len(own) == len(other) and all(mine == its or its == mine[0] for mine, its in zip(own, other, strict=True))


GRADES: tuple[Callable[[Names, Names], bool], ...] = (_same_words, _same_letters, _swapped, _prefix, _initials)
LOOSE = (_prefix, _initials)
"""Grades that take nobody where a co-author could be meant as well: `Chaohui Jin, C. Jin` is not sure to hold Chao Jin."""


def find_owner(authors: Sequence[Author], names: Sequence[str]) -> int | None:
    """The index of the applicant among the authors, or `None` where nobody, or more than one, could be meant."""
    own = [name_words(name) for name in names]
    others = [name_words(author.name) for author in authors]
    for grade in GRADES:
        matches = [at for at, other in enumerate(others) if any(grade(mine, other) for mine in own)]
        if len(matches) == 1:
            return None if grade in LOOSE and _ambiguous(others, matches[0]) else matches[0]
        if matches:
            return None
    return None


def is_spelt_otherwise(author: str, names: Sequence[str]) -> bool:
    """Whether a name is the applicant's only if a longer or shorter given name is: Alex for Alexander, or a slip of the pen."""
    words, own = name_words(author), [name_words(name) for name in names]
    surely = any(grade(mine, words) for grade in GRADES if grade is not _prefix for mine in own)
    return not surely and any(_prefix(mine, words) for mine in own)


def named(authors: Sequence[Author], people: Sequence[str]) -> frozenset[int]:
    """Which authors are among the people named: exactly, or by the same letters; nothing is guessed."""
    wanted = {_letters(name_words(name)) for name in people}
    return frozenset(at for at, author in enumerate(authors) if wanted and _letters(name_words(author.name)) in wanted)


def _ambiguous(others: Sequence[Names], at: int) -> bool:
    """Whether a co-author could be given by the same surname and initial as the author at `at`."""
    here = _short_forms(others[at])
    return any(here & _short_forms(other) for index, other in enumerate(others) if index != at)


def _short_forms(words: Names) -> frozenset[tuple[str, str]]:
    """Surname and initial, read in both orders of a name."""
    return frozenset({(words[-1], words[0][0]), (words[0], words[-1][0])}) if len(words) > 1 else frozenset()


def role_of(authors: Sequence[Author], owner: int | None) -> Role:
    """The applicant's role: equal first where everybody up to the applicant bears the mark of equal contribution."""
    if owner is None:
        return Role.UNKNOWN
    equal = [author.equal for author in authors]
    if owner == 0:
        return Role.EQUAL_FIRST if equal[0] and any(equal[1:]) else Role.FIRST
    if all(equal[: owner + 1]):
        return Role.EQUAL_FIRST
    return Role.CORRESPONDING if authors[owner].corresponding else Role.CONTRIBUTING


def likely_alias(authors: Sequence[Author], name: str) -> str:
    """The author whose name is nearest to the applicant's, "" where none is near: the alias to propose."""
    return next(iter(nearest(name, [author.name for author in authors], most=1)), "")
