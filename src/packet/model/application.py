"""One position of a season as it lies on the disk: what is due, what is there, what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from packet.model.deadline import DeadlineInstant


@dataclass(frozen=True, slots=True)
class LastBuild:
    """The last build of a position, as its manifest says. `failed`: what makes it NOT READY, in words."""

    failed: tuple[str, ...] = ()
    to_look_at: int = 0
    """Findings that are no pass and do not fail: warnings, what cannot be told, what a person must judge."""
    changed: tuple[str, ...] = ()
    """Inputs, by their paths as the person knows them, that are not what they were, or were not there."""


@dataclass(frozen=True, slots=True)
class Application:
    """A position and its packet. `documents` are those that the packet must have, `missing` what they lack, in words."""

    name: str
    target: str
    institution: str
    title: str
    deadlines: Mapping[str, DeadlineInstant]
    zone: str = ""
    """The institution's time zone; "": not known."""
    documents: tuple[str, ...] = ()
    missing: Mapping[str, str] = field(default_factory=dict)
    portals: tuple[str, ...] = ()
    """Places where the files go, where the call names any."""
    letters: int | None = None
    """Letters of recommendation that the call wants sent; `None`: it does not say."""
    contacts: int | None = None
    """Referees that the call wants named, whoever asks them for what; `None`: it does not say."""
    referees: tuple[str, ...] = ()
    """Those who are named for it, in order."""
    unconfirmed: tuple[str, ...] = ()
    """What was read from the posting, and nobody has confirmed."""
    build: LastBuild | None = None
