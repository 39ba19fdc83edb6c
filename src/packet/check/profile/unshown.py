"""Publications and entries that no target and no position shows."""

from __future__ import annotations

from collections.abc import Iterator

from packet.check.profile.asking import ask
from packet.check.profile.texts import entries
from packet.model.finding import Finding
from packet.model.profile import Entry
from packet.model.profile_view import FieldPath, ProfileView


def check_unshown(view: ProfileView) -> Iterator[Finding]:
    if view.shown is None:
        return
    for path, name in _named(view):
        if path not in view.shown:
            question = f"no target and no position shows {name}: is it meant to be left out?"
            yield ask("never-shown", question, "name its section, or loosen entries: of a target; or delete it", view.place(*path))


def _named(view: ProfileView) -> Iterator[tuple[FieldPath, str]]:
    """All that a document can show, and what a person calls it."""
    yield from ((("publications", key), key) for key in view.publications)
    yield from ((path, f"“{_name(entry)}” ({path[0]})") for path, entry in entries(view))
    yield from ((("skills", at), f"“{skill.name}” (skills)") for at, skill in enumerate(view.profile.skills))
    yield from ((("referees", at), f"the referee {referee.name}") for at, referee in enumerate(view.profile.referees))


def _name(entry: Entry) -> str:
    names = (getattr(entry, field, "") for field in ("degree", "title", "name", "course", "role"))
    return next(name for name in names if name)
