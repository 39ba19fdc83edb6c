"""Institutions and cities that are spelt in two ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from packet.check.profile.asking import ask, one_slip
from packet.check.profile.texts import places_in_words
from packet.model.finding import Finding
from packet.model.names import name_words
from packet.model.profile_view import FieldPath, ProfileView

LONG = 9
"""Letters of a name before one letter more or less in it is taken for a slip."""


def check_spellings(view: ProfileView) -> Iterator[Finding]:
    written: dict[str, list[FieldPath]] = defaultdict(list)
    for path, words in places_in_words(view):
        if words:
            written[words].append(path)
    for one, other in combinations(written, 2):
        if _same(one, other):
            usual, rare = sorted((one, other), key=lambda name: -len(written[name]))
            question = f"“{usual}” and “{rare}”: one name?"
            yield ask("spelt-two-ways", question, "if so, write it in one way", view.place(*written[rare][0]))


def _same(one: str, other: str) -> bool:
    """The same letters in other capitals, accents or hyphens, or one slip in a long name; figures are no slips."""
    mine, its = ("".join(name_words(name.replace(",", " "))).replace("-", "") for name in (one, other))
    if not mine or mine == its:
        return bool(mine)
    figures = re.findall("[0-9]", mine) == re.findall("[0-9]", its)
    return min(len(mine), len(its)) >= LONG and figures and one_slip(mine, its)
