"""A `ProfileView` → the words in it that name places, each with its path."""

from __future__ import annotations

from collections.abc import Iterator

from packet.model.profile import Entry
from packet.model.profile_view import FieldPath, ProfileView

SECTIONS = ("education", "experience", "projects", "talks", "teaching", "service", "awards")


def entries(view: ProfileView) -> Iterator[tuple[FieldPath, Entry]]:
    """Every dated entry of the profile, those of its own sections last."""
    for name in SECTIONS:
        yield from (((name, at), entry) for at, entry in enumerate(getattr(view.profile, name)))
    for number, section in enumerate(view.profile.other):
        yield from ((("other", number, "entries", at), entry) for at, entry in enumerate(section.entries))


def places_in_words(view: ProfileView) -> Iterator[tuple[FieldPath, str]]:
    """Addresses, cities and institutions, as they are written."""
    yield ("address",), view.profile.address
    for path, entry in entries(view):
        yield (*path, "place"), entry.place
        yield (*path, "at"), institution(entry)
    for at, referee in enumerate(view.profile.referees):
        yield ("referees", at, "at"), referee.at
        yield ("referees", at, "address"), referee.address
    for key, publication in view.publications.items():
        yield ("publications", key, "place"), publication.place


def institution(entry: Entry) -> str:
    """Where it was, for entries that say so."""
    return str(getattr(entry, "at", ""))
