"""Names in networks, as homepages list them → the links that a CV shows, and those that it does not.

A CV prints all links of a profile, so that those which committees look at are taken (code, identifiers of researchers, lists of
papers); the others are told with their address.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from packet.formats.located_yaml import Node, Scalar
from packet.model.profile import LINK_PREFIX

_SHOWN: Mapping[str, str] = {
    **LINK_PREFIX,
    "semanticscholar": "https://www.semanticscholar.org/author/",
    "researchgate": "https://www.researchgate.net/profile/",
    "arxiv": "https://arxiv.org/a/",
    "inspirehep": "https://inspirehep.net/authors/",
    "ieee": "https://ieeexplore.ieee.org/author/",
    "acm": "https://dl.acm.org/profile/",
    "scopus": "https://www.scopus.com/authid/detail.uri?authorId=",
    "publons": "https://www.webofscience.com/wos/author/record/",
    "hal": "https://cv.hal.science/",
    "osf": "https://osf.io/",
    "ssrn": "https://ssrn.com/author=",
    "philpapers": "https://philpeople.org/profiles/",
    "x": "https://x.com/",
    "twitter": "https://twitter.com/",
}
"""Networks where researchers are met, and the address that a name or number there stands for."""

_OTHERS: Mapping[str, str] = {
    "kaggle": "https://www.kaggle.com/", "medium": "https://medium.com/@",
    "facebook": "https://www.facebook.com/", "instagram": "https://www.instagram.com/", "telegram": "https://t.me/",
    "mastodon": "https://", "youtube": "https://www.youtube.com/@", "stackoverflow": "https://stackoverflow.com/users/",
    "zotero": "https://www.zotero.org/", "wikidata": "https://www.wikidata.org/wiki/", "wikipedia": "https://en.wikipedia.org/wiki/User:",
}  # fmt: skip
_CALLED = {"google-scholar": "scholar", "googlescholar": "scholar", "graduation-cap": "scholar", "research-gate": "researchgate",
           "semantic-scholar": "semanticscholar", "inspire": "inspirehep", "orcid-id": "orcid", "x-twitter": "x"}  # fmt: skip
_HOSTS = {
    "github.com": "github", "gitlab.com": "gitlab", "linkedin.com": "linkedin", "orcid.org": "orcid", "scholar.google": "scholar",
    "dblp": "dblp", "semanticscholar.org": "semanticscholar", "researchgate.net": "researchgate", "arxiv.org/a/": "arxiv",
    "inspirehep.net": "inspirehep", "ieeexplore.ieee.org": "ieee", "dl.acm.org": "acm", "scopus.com": "scopus",
    "hal.science": "hal", "osf.io": "osf", "ssrn.com": "ssrn", "//x.com/": "x", "twitter.com/": "twitter",
}  # fmt: skip

_SHIPPED = {"", "#", "example", "1010907", "qc6CJjYAAAAJ"}
"""What the templates ship with."""


@dataclass(frozen=True, slots=True)
class Social:
    """`kind` as `links:` of the profile names it, "" for a link that a CV does not show; `link` as it is written there."""

    kind: str
    link: Scalar

    @property
    def address(self) -> str:
        return self.link.text


def social(network: str, node: Scalar) -> Social | None:
    """A name, number or address in a network; `None` where it is none, or the template's."""
    said = html.unescape(node.text.strip()).strip("/@ ") if not node.text.strip().startswith("http") else node.text.strip()
    network = network.lower().replace("_", "-")
    kind = _CALLED.get(network, network)
    if is_shipped(said):
        return None
    if kind == "orcid" and (digits := re.search(r"(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])", said)):
        return Social("orcid", Scalar("-".join(digits.groups()), node.place))
    if re.search(r"\s", said):
        return None
    if said.startswith("http"):
        host = next((mine for host, mine in _HOSTS.items() if host in said.lower()), "")
        return Social(host or (kind if kind in _SHOWN else ""), Scalar(said, node.place))
    if kind in LINK_PREFIX and not re.search(r"[/.]", said):
        return Social(kind, Scalar(said, node.place))
    prefix = _SHOWN.get(kind) or _OTHERS.get(kind) or ("https://" if "." in said else "")
    return Social(kind if kind in _SHOWN else "", Scalar(prefix + said, node.place)) if prefix else None


def is_shipped(said: str) -> bool:
    """Whether it is the template's own name or number in a network."""
    return said.strip() in _SHIPPED or "alberteinstein" in said.lower() or "alshedivat/al-folio" in said


_AT = re.compile(r"\s*[\[({<]\s*-?\s*(?:at|a|@)\s*-?\s*[\])}>]\s*|\s+at\s+", re.I)
_DOT = re.compile(r"\s*[\[({<]\s*-?\s*(?:dot|d)\s*-?\s*[\])}>]\s*|\s+dot\s+", re.I)


def email_of(text: str) -> str:
    """An e-mail address, also one that is hidden from robots (`ada [at] uni [dot] edu`); "" where it is none."""
    bare = _DOT.sub(".", _AT.sub("@", html.unescape(text.strip()).removeprefix("mailto:").strip()))
    return bare if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", bare) else ""


def texts_of(node: Node | None) -> tuple[Scalar, ...]:
    """A text, or the texts of a list."""
    if node is None:
        return ()
    if isinstance(node, Scalar):
        return (node,) if node.text.strip() else ()
    values = node.values if isinstance(node.values, tuple) else tuple(node.values.values())
    return tuple(one for value in values for one in texts_of(value))
