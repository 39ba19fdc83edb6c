"""Profiles of tests, and what the linter asks of them."""

from __future__ import annotations

from pathlib import Path

from builders import PROFILE, PUBLICATIONS, TODAY, workspace

from packet.check.profile import check_profile
from packet.check.profile.people import check_people
from packet.model.finding import Finding, Verdict
from packet.model.profile import Profile
from packet.model.profile_view import ProfileView
from packet.model.publications import Publication
from packet.store.profile_store import read_profile
from packet.store.profile_view import view_profile

PAPER = (
    "  {key}: {{title: {title}, authors: [{authors}], venue: SIGX 2025, date: 2025-06, topics: [cards], arxiv: '2501.0000{at}'}}\n"
)


def asked(view: ProfileView) -> list[Finding]:
    return [finding for finding in check_profile(view) if finding.verdict is not Verdict.PASS]


def questions(folder: Path, profile: str = "", publications: str = PUBLICATIONS, **changes: str) -> dict[str, Finding]:
    """What is asked of Ada's profile with lines added to it, by code; her papers have PDFs and links."""
    space = workspace(folder, profile=PROFILE + profile, publications=publications, **changes)
    for key in ("engine", "loom"):
        (folder / "profiles/ada/papers").mkdir(exist_ok=True)
        (folder / f"profiles/ada/papers/{key}.pdf").write_bytes(b"")
    found = asked(view_profile(space, read_profile(space, "ada"), TODAY))
    assert all(one.verdict is Verdict.NEEDS_PERSON and one.message.endswith("?") and one.remedy and one.place for one in found)
    return {one.code: one for one in found}


def codes(folder: Path, profile: str = "", publications: str = PUBLICATIONS, **changes: str) -> set[str]:
    return set(questions(folder, profile, publications, **changes)) - {"paper-without-link"}


def listed(*authors: str) -> dict[str, Publication]:
    """Papers by these authors, each a list with commas."""
    fields = {"title": "On {}", "date": "2025-06", "kind": "other"}
    return {
        f"p{at}": Publication.model_validate({**fields, "title": f"On {at}", "authors": names}) for at, names in enumerate(authors)
    }


def people(*authors: str, name: str = "Ada Byron") -> list[str]:
    """The questions about people in papers by these authors."""
    profile = Profile.model_validate({"name": name, "email": "ada@example.org"})
    return [one.message for one in check_people(ProfileView(profile, listed(*authors), {}, {}, TODAY))]
