"""A profile → the fields that a résumé of another form has no place for, each with its count: `education.advisor (2)`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from packet.model.profile import Profile, Tagged

_WHOLE = ("names", "pitches", "availability", "students", "advisors")
_EVERYWHERE = ("topics", "priority", "language")
"""What steers `packet`, wherever entries bear it."""
_OF_SECTION: Mapping[str, tuple[str, ...]] = {
    "education": ("advisor", "place", "highlights"),
    "awards": ("url",),
    "interests": ("topics",),
    "referees": ("email", "phone", "address", "topics"),
}
"""For JSON Resume. It is made to be published: what reaches referees is theirs, and left out as well."""


def resume_left_out(profile: Profile) -> tuple[str, ...]:
    counts = Counter(_fields(profile))
    whole = [field for field in _WHOLE if getattr(profile, field)]
    alphabetical = ["authorship"] if profile.authorship == "alphabetical" else []
    return (*whole, *alphabetical, *(f"{field} ({count})" for field, count in counts.items()))


def _fields(profile: Profile) -> Iterator[str]:
    """One a value that is left out."""
    for section, fields in _OF_SECTION.items():
        for entry in getattr(profile, section):
            yield from (f"{section}.{field}" for field in fields if getattr(entry, field))
    for degree in profile.education:
        beyond = len(degree.notes) - any(note.casefold().startswith("gpa") for note in degree.notes)
        yield from ["education.notes"] * beyond
    yield from _steering(profile)


def steering_left_out(profile: Profile) -> tuple[str, ...]:
    """What steers `packet` alone and no page shows."""
    return tuple(f"{field} ({count})" for field, count in Counter(_steering(profile)).items())


def _steering(profile: Profile) -> Iterator[str]:
    for section, entry in _tagged(profile):
        yield from (f"{section}.{field}" for field in _EVERYWHERE if getattr(entry, field, None))
        yield from (f"{section}.highlights.{field}" for field in _bullet_fields(entry))


def _tagged(profile: Profile) -> Iterator[tuple[str, Tagged]]:
    for section in ("education", "experience", "projects", "talks", "teaching", "service", "awards", "skills"):
        yield from ((section, entry) for entry in getattr(profile, section))
    yield from (("other", entry) for section in profile.other for entry in section.entries)


def _bullet_fields(entry: Tagged) -> Iterator[str]:
    for bullet in getattr(entry, "highlights", ()):
        yield from (field for field in ("short", "topics", "priority") if getattr(bullet, field))
