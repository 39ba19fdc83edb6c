"""Links: public, encrypted, and fitting the names that they stand beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

from packet.check.profile.asking import ask
from packet.check.profile.texts import entries
from packet.model.finding import Finding
from packet.model.profile import LINK_PREFIX
from packet.model.profile_view import FieldPath, ProfileView

_LOCAL = re.compile(r"(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp)$")


def check_links(view: ProfileView) -> Iterator[Finding]:
    for path, address in _links(view):
        yield from _public(path, address, view)
    yield from _hosts(view)
    yield from _handles(view)
    yield from _orcid(view)


def _links(view: ProfileView) -> Iterator[tuple[FieldPath, str]]:
    """Every web address of the profile and its publications."""
    yield from ((("links", kind), view.profile.link(kind)) for kind in view.profile.links)
    yield from (((*path, "url"), entry.url) for path, entry in entries(view) if entry.url)
    for key, publication in view.publications.items():
        pages = (("url", publication.url), ("code", publication.code))
        yield from ((("publications", key, name), page) for name, page in pages if page)


def _public(path: FieldPath, address: str, view: ProfileView) -> Iterator[Finding]:
    host = (urlsplit(address).hostname or "").casefold()
    if is_private(host):
        question = f"{address} leads to a computer that others cannot reach: which is the public address?"
        yield ask("link-private", question, "write the public address, or delete the link", view.place(*path))
    elif address.startswith("http://"):
        question = f"{address} is not encrypted, and browsers warn of it: does https:// work there?"
        yield ask("link-unencrypted", question, "write https:// if it does", view.place(*path))


def is_private(host: str) -> bool:
    """Whether a host is known at home or in an office alone."""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return _LOCAL.search(host) is not None


def _hosts(view: ProfileView) -> Iterator[Finding]:
    """`github:` leads to GitHub."""
    for kind in LINK_PREFIX.keys() & view.profile.links.keys():
        wanted, host = (urlsplit(address).hostname or "" for address in (LINK_PREFIX[kind], view.profile.link(kind)))
        if _site(wanted) not in host:
            question = f"{kind} leads to {host}, not to {wanted}: is it the right link?"
            yield ask("link-host", question, "correct the link, or give it another name", view.place("links", kind))


def _site(host: str) -> str:
    """`google` of scholar.google.com, whatever the country."""
    return host.split(".")[-2]


def _handles(view: ProfileView) -> Iterator[Finding]:
    """A page at github.io belongs to an account of GitHub."""
    links = view.profile.links
    if not {"homepage", "github"} <= links.keys():
        return
    host = urlsplit(view.profile.link("homepage")).hostname or ""
    account = urlsplit(view.profile.link("github")).path.strip("/").partition("/")[0]
    if host.endswith(".github.io") and host.removesuffix(".github.io") != account.casefold():
        question = f"the homepage {host} is not that of the GitHub account {account}: is one of them misspelt?"
        yield ask("link-handle", question, "correct it, if it is", view.place("links", "homepage"))


def _orcid(view: ProfileView) -> Iterator[Finding]:
    """The last figure of an ORCID iD follows from the others (ISO/IEC 7064, MOD 11-2)."""
    said = view.profile.links.get("orcid", "")
    figures = "".join(re.findall(r"[0-9X]", said.upper().rpartition("/")[2]))
    if not said or (len(figures) == 16 and figures[-1] == _check_figure(figures[:15])):
        return
    yield ask(
        "link-orcid",
        f"{said} is no ORCID iD, its figures do not add up: is it copied right?",
        "copy it from orcid.org",
        view.place("links", "orcid"),
    )


def _check_figure(figures: str) -> str:
    total = 0
    for figure in figures:
        total = (total + int(figure)) * 2 if figure.isdecimal() else total
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)
