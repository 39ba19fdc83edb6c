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


def _well(code: str, message: str) -> Finding:
    return Finding(code, Verdict.PASS, message)


PROFILE_CHECKS: Mapping[str, tuple[Callable[[ProfileView], Iterator[Finding]], Finding]] = {
    "addresses": (check_addresses, _well("profile-addresses", "addresses read like those of today")),
    "links": (check_links, _well("profile-links", "links are public, encrypted and fit their names")),
    "dates": (check_dates, _well("profile-dates", "education and experience follow one another")),
    "people": (check_people, _well("profile-people", "every co-author is spelt one way")),
    "spellings": (check_spellings, _well("profile-spellings", "every place is spelt one way")),
    "publications": (check_publications, _well("profile-publications", "every publication stands once, with a link and its PDF")),
    "status": (check_statuses, _well("profile-status", "the status of every publication fits its date")),
    "venues": (check_venues, _well("profile-venues", "every venue has its name")),
    "topics": (check_topics, _well("profile-topics", "what others are chosen by has topics")),
    "unshown": (check_unshown, _well("profile-unshown", "some target or position shows every entry")),
}
"""Each check, and what is so where it asks nothing."""


def check_profile(view: ProfileView) -> tuple[Finding, ...]:
    """All questions of all checks, in the order of the registry; one pass for each check that has none."""
    return tuple(finding for run, well in PROFILE_CHECKS.values() for finding in tuple(run(view)) or (well,))
