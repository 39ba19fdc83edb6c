"""A `ProfileView` → `Finding`s: questions about the store that only its owner can answer. It asks; it changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from packet.check.profile.addresses import check_addresses
from packet.check.profile.dates import check_dates
from packet.check.profile.links import check_links
from packet.check.profile.people import check_people
from packet.check.profile.publications import check_publications
from packet.check.profile.spellings import check_spellings
from packet.check.profile.status import check_statuses
from packet.check.profile.topics import check_topics
from packet.check.profile.unshown import check_unshown
from packet.check.profile.venues import check_venues
from packet.model.finding import Finding, Verdict
from packet.model.profile_view import ProfileView

PROFILE_CHECKS: Mapping[str, tuple[Callable[[ProfileView], Iterator[Finding]], str]] = {
    "profile-addresses": (check_addresses, "addresses and places read like those of today"),
    "profile-links": (check_links, "links are public, encrypted and fit their names"),
    "profile-dates": (check_dates, "education and experience follow one another"),
    "profile-people": (check_people, "every co-author is spelt one way"),
    "profile-spellings": (check_spellings, "every place is spelt one way"),
    "profile-publications": (check_publications, "every publication stands once, with a link and its PDF"),
    "profile-status": (check_statuses, "the status of every publication fits its date"),
    "profile-venues": (check_venues, "every venue has its name"),
    "profile-topics": (check_topics, "what others are chosen by has topics"),
    "profile-unshown": (check_unshown, "some target or position shows every entry"),
}
"""Name of a check, and code of its pass, to the check and what is so where it asks nothing."""


def check_profile(view: ProfileView) -> tuple[Finding, ...]:
    """All questions of all checks, in the order of the registry; one pass for each check that has none."""
    return tuple(finding for name in PROFILE_CHECKS for finding in _run(name, view))


def _run(name: str, view: ProfileView) -> Iterator[Finding]:
    run, well = PROFILE_CHECKS[name]
    found = tuple(run(view))
    yield from found or (Finding(name, Verdict.PASS, well),)
