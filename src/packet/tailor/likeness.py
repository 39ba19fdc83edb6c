"""Candidates, best first → how like each is to the papers highlighted before it: near-duplicates should not fill the first places.

Likeness is the share of common subjects: stems of the titles and topics that both have, among all that one of them has (Jaccard).
"""

from __future__ import annotations

from collections.abc import Sequence

from packet.model.plan import Work
from packet.tailor.words import singulars, stem, weight_of

Likeness = dict[str, tuple[float, str]]
"""Key to the likeness (0–1, four places) and the name of the paper it is like."""


def likeness(pinned: Sequence[Work], free: Sequence[tuple[Work, float]], weight: float, places: int) -> Likeness:
    """Fill `places` greedily: each goes to the best score after what likeness to those before costs. `free` stands best first.

    A paper so far behind that likeness could not decide about its place is not compared.
    """
    wanted = min(places - len(pinned), len(free))
    if wanted < 1:
        return {}
    left = [(work, score) for work, score in free if score >= free[wanted - 1][1] - weight]
    about = {work.key: _subjects(work) for work in (*pinned, *(work for work, _ in left))}
    found: Likeness = {}
    for work in pinned:
        _compare(work, left, about, found)
    for _ in range(wanted):
        costs = [weight * found.get(work.key, (0.0, ""))[0] for work, _ in left]
        best = max(range(len(left)), key=lambda at: (round(left[at][1] - costs[at], 4), -at))
        work, _ = left.pop(best)
        _compare(work, left, about, found)
    return found


def _compare(taken: Work, left: Sequence[tuple[Work, float]], about: dict[str, frozenset[str]], found: Likeness) -> None:
    mine, name = about[taken.key], taken.publication.name
    for work, _ in left:
        other = about[work.key]
        common = len(mine & other)
        if common:
            value = round(common / (len(mine) + len(other) - common), 4)
            if value > found.get(work.key, (0.0, ""))[0]:
                found[work.key] = (value, name)


def _subjects(work: Work) -> frozenset[str]:
    stems = {stem(word) for word in singulars(work.publication.title)}
    return frozenset(word for word in stems if weight_of(word) == 1.0) | frozenset(f"#{tag}" for tag in work.publication.topics)
