"""A work and a policy → its authors as a list prints them: all, the first and last few, or the co-authors alone.

The applicant is always shown, strong; where authors before it are left out, with the position: “… Chao Jin (7th of 19), …”.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from packet.model.document import Run, Text
from packet.model.plan import Work
from packet.model.scalars import ordinal

if TYPE_CHECKING:
    from packet.model.author_policy import AuthorPolicy

STUDENT, ADVISOR = "§", "‡"


def author_list(work: Work, policy: AuthorPolicy) -> Text:
    """The authors in the paper's order with their marks; empty where there is nobody to name."""
    if policy.only_coauthors:
        return _with_coauthors(work)
    shown = shown_authors(work, policy)
    count = len(work.publication.authors)
    runs: list[Run] = []
    before = -1
    for at in shown:
        if runs:
            runs.append(Run(", "))
        if at > before + 1:
            runs.append(Run("…, "))
        runs += _author(work, at, place=at == work.owner and _counts_wrong(shown, at), underlined=policy.underlined)
        before = at
    return (*runs, Run(", …")) if shown and before < count - 1 else tuple(runs)


def shown_authors(work: Work, policy: AuthorPolicy) -> tuple[int, ...]:
    """Which authors are named, by their places from 0."""
    count = len(work.publication.authors)
    if policy.only_coauthors:
        return tuple(at for at in range(count) if at != work.owner)
    if policy.first is None or count < policy.least or count <= policy.first + policy.last:
        return tuple(range(count))
    shown = {*range(policy.first), *range(count - policy.last, count)}
    if work.owner is not None and work.owner not in shown:
        if policy.at_most:
            shown.discard(policy.first - 1)
        shown.add(work.owner)
    return tuple(sorted(shown))


def _counts_wrong(shown: Sequence[int], at: int) -> bool:
    """Whether a reader who counts the names finds another place than the applicant has."""
    return shown.index(at) != at


def _author(work: Work, at: int, *, place: bool = False, underlined: bool = False) -> Iterable[Run]:
    author = work.publication.authors[at]
    if underlined and at == work.owner:
        yield Run(author.name, strong=True, underlined=True)
        if behind := marks(work, at):
            yield Run(behind, strong=True)
    else:
        yield Run(author.name + marks(work, at), strong=at == work.owner)
    if place:
        yield Run(f" ({ordinal(at + 1)} of {len(work.publication.authors)})")


def marks(work: Work, at: int) -> str:
    """`*` equal, `†` corresponding, `§` the applicant's student, `‡` the applicant's advisor."""
    return work.publication.authors[at].marks + STUDENT * (at in work.students) + ADVISOR * (at in work.advisors)


def _with_coauthors(work: Work) -> Text:
    """`(with A. Byron and C. Babbage)`; where the applicant was not found all authors stand there."""
    if work.owner is None:
        runs: list[Run] = []
        for at in range(len(work.publication.authors)):
            runs += [*([Run(", ")] if runs else []), *_author(work, at)]
        return tuple(runs)
    others = [at for at in range(len(work.publication.authors)) if at != work.owner]
    if not others:
        return ()
    names = [Run(work.publication.authors[at].name + marks(work, at)) for at in others]
    said: list[Run] = [Run("(with ")]
    for at, name in enumerate(names):
        if at:
            said.append(Run(" and " if at == len(names) - 1 else ", "))
        said.append(name)
    return (*said, Run(")"))
