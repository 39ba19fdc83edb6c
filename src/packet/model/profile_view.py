"""A profile as its linter looks at it: every fact with its place, and what the targets and positions make of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from packet.model.profile import Profile
from packet.model.publications import Publication, Venue
from packet.model.topics import Topic
from packet.problems import Place

FieldPath = tuple[str | int, ...]
"""The way to a value: `("education", 0, "at")`, `("publications", "ditto", "title")`, `("venues", "SIGCOMM")`."""


@dataclass(frozen=True, slots=True)
class ProfileView:
    """`papers` are the keys whose PDF is there; `shown` are the paths of publications and entries that at least one target or
    position shows, `None` where no target could be read. `places` need not be complete: what has none stands where its parent does.
    """

    profile: Profile
    publications: Mapping[str, Publication]
    venues: Mapping[str, Venue]
    topics: Mapping[str, Topic]
    today: date
    papers: frozenset[str] = frozenset()
    shown: frozenset[FieldPath] | None = None
    places: Mapping[FieldPath, Place] = field(default_factory=dict)

    def place(self, *path: str | int) -> Place | None:
        """Where a value stands, as far as it is known."""
        return next((self.places[path[:end]] for end in range(len(path), 0, -1) if path[:end] in self.places), None)
