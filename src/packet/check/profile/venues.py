"""Venues: each with its long name, and once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from packet.check.profile.asking import ask
from packet.model.finding import Finding
from packet.model.profile_view import ProfileView


def check_venues(view: ProfileView) -> Iterator[Finding]:
    used = {publication.venue.acronym for publication in view.publications.values() if publication.venue}
    for acronym, venue in view.venues.items():
        is_acronym = len(venue.name.split()) == 1 and not venue.name.istitle()  # Nature and Cell are called so
        if acronym in used and is_acronym and (venue.name.isupper() or _folded(venue.name) == _folded(acronym)):
            question = f"{acronym} has no long name: what does it stand for?"
            yield ask("venue-without-name", question, "write it as its name:", view.place("venues", acronym))
    for one, other in combinations(view.venues, 2):
        if _folded(one) == _folded(other) or _folded(view.venues[one].name) == _folded(view.venues[other].name):
            question = f"{one} and {other} are one venue?"
            yield ask("venue-twice", question, "if so, keep one of them", view.place("venues", other))


def _folded(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))
