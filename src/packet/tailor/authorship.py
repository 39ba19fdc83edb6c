"""An author list and the applicant's names → which author the applicant is, and in which role.

Names match in grades: exact, the same letters (Li-Wen = Liwen), swapped or prefix (Jin Chao, Alex = Alexander), initials (C. Jin).
The best grade that matches counts; where two authors match in the same grade nobody is taken: a wrong owner is worse than none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache

from packet.model.plan import Role
from packet.model.scalars import Author
from packet.problems import nearest

Names = tuple[str, ...]


@lru_cache(maxsize=8192)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, given name first, without accents, case and dots: `Jin, Chao` and `Chao Jin` are one."""
    family, comma, given = name.partition(",")
    ordered = f"{given} {family}" if comma else name
    letters = unicodedata.normalize("NFKD", ordered.replace("ß", "ss").replace("ł", "l").replace("Ł", "L"))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return tuple(word for word in re.split(r"[^\w-]+", bare.casefold()) if word)


def _letters(words: Sequence[str]) -> str:
    return "".join(words).replace("-", "")


def _same_words(own: Names, other: Names) -> bool:
    return own == other


def _same_letters(own: Names, other: Names) -> bool:
    return _letters(own) == _letters(other)


def _swapped_or_prefix(own: Names, other: Names) -> bool:
    if len(own) < 2 or len(other) < 2:
        return False
    if _letters(own[::-1]) == _letters(other):
        return True
    shorter, longer = sorted((own[0], other[0]), key=len)
    return own[-1] == other[-1] and len(shorter) >= 3 and longer.startswith(shorter)


def _initials(own: Names, other: Names) -> bool:
    """`C. Jin`, `C Jin` or `Jin C` for Chao Jin: the same surname, and every given name that is spelt out by a letter fits."""
    if len(own) < 2 or len(other) < 2:
        return False
    for given, family in ((other[:-1], other[-1]), (other[1:], other[0])):
        letters = "".join(word.replace("-", "") for word in given)
        own_letters = "".join(part[0] for word in own[:-1] for part in word.split("-"))
        if family == own[-1] and all(len(word.replace("-", "")) <= 2 for word in given) and own_letters.startswith(letters[: len(own_letters)]):
            return True
    return False


GRADES: tuple[Callable[[Names, Names], bool], ...] = (_same_words, _same_letters, _swapped_or_prefix, _initials)


def find_owner(authors: Sequence[Author], names: Sequence[str]) -> int | None:
    """The index of the applicant among the authors, or `None` where nobody, or more than one, could be meant."""
    own = [name_words(name) for name in names]
    others = [name_words(author.name) for author in authors]
    for grade in GRADES:
        matches = [at for at, other in enumerate(others) if any(grade(mine, other) for mine in own)]
        if len(matches) == 1:
            return None if grade is _initials and _ambiguous(others, matches[0]) else matches[0]
        if matches:
            return None
    return None


def _ambiguous(others: Sequence[Names], at: int) -> bool:
    """Whether a co-author bears the same surname and the same initial as the author at `at`, who is given by initials."""
    family = others[at][-1]
    initial = others[at][0][0]
    return any(other[-1] == family and other[0][0] == initial for index, other in enumerate(others) if index != at and other)


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
