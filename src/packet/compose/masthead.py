"""A profile → the head that CV and letters share."""

from __future__ import annotations

from packet.model.document import Contact, Masthead, Target
from packet.model.profile import Profile


def masthead(profile: Profile) -> Masthead:
    """Name, headline, address, and every way to reach the applicant (in an anonymous copy there is none)."""
    contacts = [Contact("email", profile.email, Target(url=f"mailto:{profile.email}"))] if profile.email else []
    if profile.phone:
        contacts.append(Contact("phone", profile.phone))
    for kind in profile.links:
        url = profile.link(kind)
        contacts.append(Contact(kind, bare_address(url), Target(url=url)))
    return Masthead(profile.name, profile.headline, profile.address, tuple(contacts))


def bare_address(url: str) -> str:
    """How all documents print a web address: without scheme, `www.` and a slash at the end."""
    return url.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
