"""Topics: papers are chosen by them, and entries where others of their section have some."""

from __future__ import annotations

from collections.abc import Iterator

from packet.check.profile.asking import ask, named
from packet.model.finding import Finding
from packet.model.profile_view import ProfileView

SECTIONS = ("interests", "experience", "projects", "talks")
"""Sections whose entries are chosen by topic where they have any."""


def check_topics(view: ProfileView) -> Iterator[Finding]:
    bare = [key for key, publication in view.publications.items() if not publication.topics]
    if bare:
        question = f"{len(bare)} of {len(view.publications)} papers have no topics ({named(bare)}): what are they about?"
        yield ask("topics-missing", question, "packet topics proposes some", view.place("publications", bare[0]))
    for section in SECTIONS:
        entries = getattr(view.profile, section)
        lacking = [at for at, entry in enumerate(entries) if not entry.topics]
        if lacking and len(lacking) < len(entries):
            question = f"{len(lacking)} of {len(entries)} entries of {section} have no topics: what are they about?"
            yield ask("topics-missing", question, "add topics: as the others have them", view.place(section, lacking[0]))
