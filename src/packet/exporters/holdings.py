"""What a profile holds, as exporters take it, and what they give: a text, and what has no place in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from packet.model.profile import Profile
from packet.model.publications import Kind, Publication, Venue
from packet.tailor.works import kind_of_publication


@dataclass(frozen=True, slots=True)
class Holdings:
    """The values of a profile's files."""

    profile: Profile
    publications: Mapping[str, Publication]
    venues: Mapping[str, Venue]

    def venue(self, publication: Publication) -> Venue | None:
        return self.venues.get(publication.venue.acronym) if publication.venue else None

    def kind(self, publication: Publication) -> Kind:
        return kind_of_publication(publication, self.venue(publication))


@dataclass(frozen=True, slots=True)
class Exported:
    """The text, and the fields that the format has no place for, in words: they are told, never lost silently."""

    text: str
    left_out: tuple[str, ...] = ()


Exporter: TypeAlias = Callable[[Holdings], Exported]

_IDENTITY = frozenset({"name", "names", "publications", "language"})


def profile_sections(profile: Profile) -> Iterator[str]:
    """The fields of a profile that say something, but for the name and what only steers `packet`."""
    for field in type(profile).model_fields:
        value = getattr(profile, field)
        if value and field not in _IDENTITY and not (field == "authorship" and value == "lead"):
            yield field


def tiers_left_out(holdings: Holdings) -> tuple[str, ...]:
    return ("the tiers of venues",) if any(venue.tier for venue in holdings.venues.values()) else ()
