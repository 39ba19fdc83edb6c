"""Links: alive inside the file, well-formed, and to no place that only the applicant's own computer or network has."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection, Iterator
from urllib.parse import SplitResult, urlsplit

from packet.check.pages.own_documents import counted, on_pages
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.pdf_facts import AddressFact, PdfFacts

_MOST = 10
"""Addresses that are told one by one."""
_INTERNAL = re.compile(r"(?i)(?:^|\.)(?:local|lan|intranet|internal|corp|home|localdomain|home\.arpa|test|invalid)$")
"""Ends of names that no public server has (RFC 2606, 6762, 8375; the others by habit). `example` is left to examples."""
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*\.?")


def check_links(inspection: Inspection) -> tuple[Finding, ...]:
    """Dead links are looked for on all pages, odd addresses on those of the applicant: papers are as they were published."""
    return tuple(links(inspection.facts, inspection.pages.keys()))


def links(facts: PdfFacts, own: Collection[int]) -> Iterator[Finding]:
    """`own` are the pages (from 1) whose addresses the applicant answers for."""
    dead = sorted({link.page for link in facts.links if not link.target})
    if dead:
        said = f"links on {on_pages(dead)} lead to no page of the file"
        yield Finding("dead-link", Verdict.WARNING, said, "export the PDF again with its links, or take them out", page=dead[0])
    elif facts.links:
        yield Finding("dead-link", Verdict.PASS, f"{counted(len(facts.links), 'link')} inside the file, none dead")
    odd = list(_odd(facts, own))
    yield from odd[:_MOST]
    if len(odd) > _MOST:
        yield Finding("malformed-link", Verdict.WARNING, f"{len(odd) - _MOST} more are malformed or local", "look at all links")

    good = sum(link.page in own for link in facts.addresses) - len(odd)
    if not odd and good:
        yield Finding("malformed-link", Verdict.PASS, f"{counted(good, 'address')}, all well-formed, none local or private")


def _odd(facts: PdfFacts, own: Collection[int]) -> Iterator[Finding]:
    for link in facts.other_files:
        if link.page in own:
            said = f"page {link.page} links to a file: {_brief(link.address)}"
            yield Finding("local-link", Verdict.FAIL, said, "link to a web address: nobody else has that file", page=link.page)
    for link in dict.fromkeys(link for link in facts.addresses if link.page in own):
        yield from _judged(link)


def _judged(link: AddressFact) -> Iterator[Finding]:
    where, page = f"page {link.page} links to {_brief(link.address)}", link.page
    if is_local(link.address):
        yield Finding("local-link", Verdict.FAIL, f"{where}, which is on your computer", "link to a web address", page=page)
    elif is_private(link.address):
        said = f"{where}, which looks like an address of a private network"
        yield Finding("private-link", Verdict.WARNING, said, "link to a public address", page=page)
    elif not is_well_formed(link.address):
        yield Finding("malformed-link", Verdict.WARNING, f"{where}, which is no whole address", "write it as https://…", page=page)


def is_local(address: str) -> bool:
    """Whether only this computer knows the place: `file:`, a path, `localhost`, 127.0.0.1."""
    parts = _parts(address)
    if re.match(r"(?i)file:|[a-z]:[\\/]|\\\\|/(?:Users|home|tmp)/|~/", address.strip()):
        return True
    host = _host(parts)
    number = _number(host)
    return host == "localhost" or host.endswith(".localhost") or bool(number and (number.is_loopback or number.is_unspecified))


def is_private(address: str) -> bool:
    """Whether only one network knows the host: 10.*, 192.168.*, `*.local`, a name without a dot."""
    parts = _parts(address)
    host = _host(parts)
    number = _number(host)
    if number:
        return number.is_private or number.is_link_local
    return bool(host) and (bool(_INTERNAL.search(host)) or "." not in host)


def is_well_formed(address: str) -> bool:
    """Whether a viewer can follow it: a scheme with what it needs, no spaces, a host that can exist."""
    parts = _parts(address)
    if parts is None or re.search(r"[\s<>\"{}|\\^`]", address):
        return False
    if parts.scheme in {"http", "https", "ftp", "ftps"}:
        host = _host(parts)
        return bool(_number(host) or _HOST.fullmatch(host))
    if parts.scheme == "mailto":
        to = parts.path.split(",")
        return all(re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", one) for one in to) or (not parts.path and "to=" in parts.query)
    return bool(parts.scheme and parts.path)


def _parts(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address.strip())
        parts.port  # noqa: B018 - raises for one that is no number
    except ValueError:
        return None
    return parts


def _host(parts: SplitResult | None) -> str:
    return (parts.hostname or "") if parts and parts.scheme in {"http", "https", "ftp", "ftps"} else ""


def _number(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _brief(address: str) -> str:
    said = " ".join(address.split())
    return said if len(said) <= 80 else said[:79] + "…"
