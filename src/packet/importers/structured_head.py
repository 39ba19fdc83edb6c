"""Who somebody is, as RenderCV and JSON Resume say it → the head of `profile.yaml`: name, headline, e-mail address, links."""

from __future__ import annotations

import re
from collections.abc import Mapping

from packet.formats.located_yaml import Fields, Items, Node, Scalar
from packet.importers.cv_entries import mapping
from packet.importers.samples import is_placeholder, is_sample, is_sample_person
from packet.importers.socials import email_of, social
from packet.importers.structured_cv import LONGEST_NOTE, StructuredCv, scalars
from packet.model.base import unfit
from packet.model.profile import LINK_PREFIX, Profile
from packet.problems import Problem, Severity

PERSON = frozenset(
    (
        "name", "label", "headline", "position", "email", "phone", "location", "address", "website", "url", "social_networks",
        "profiles", "custom_connections", "summary", "image", "picture", "photo",
    )
)  # fmt: skip
"""Keys of either format that say who somebody is."""

_SHIPPED_MAIL = re.compile(
    r"^(?:albert@einstein\.de|you@example\.com|john(?:\.doe)?@(?:email|gmail|example)\.com)$|@yourdomain|@example\.", re.I
)
_SHIPPED_USERS = frozenset(("example", "yourusername", "rendercv", "john", "neutralthoughts", "dummy"))
_POSTAL = ("address", "street", "city", "region", "postalCode", "countryCode")
_OWN_WORDS = re.compile(r"\b(?:I|my|we|our|ich|mein\w*|wir|unser\w*)\b")


def add_person(cv: StructuredCv, person: Fields) -> None:
    """Of a sample person nothing is used, but for what its owner has changed."""
    said = person.values
    name = cv.text(said.get("name"))
    sample = name is not None and is_sample_person(name.text)
    _put(cv, "name", None if sample else name)
    cv.samples += sample
    cv.of_sample_person = sample
    for key in ("headline", "label", "position"):
        _put(cv, "headline", None if sample else cv.text(said.get(key)))
    _emails(cv, said.get("email"))
    for one in scalars(said.get("phone")):
        number = Scalar(re.sub(r"^tel:", "", one.text).strip(), one.place)
        _put(cv, "phone", None if sample or is_placeholder(number.text) else number)
    for key in ("address", "location"):
        _put(cv, "address", None if sample else cv.text(_in_order(said.get(key))))
    _links(cv, said, sample)
    _summary(cv, said.get("summary"), sample)
    for key in ("image", "picture", "photo"):
        cv.looks += [one.text for one in scalars(said.get(key))]


def _put(cv: StructuredCv, field: str, value: Scalar | None) -> None:
    """The first that fits counts; another is told, and so is one that the profile refuses."""
    if value is None or not value.text:
        return
    if field in cv.head:
        known = cv.head[field]
        if not isinstance(known, Scalar) or value.text not in known.text:
            cv.tell(f"a second {field} is not used", value)
    elif field in unfit(Profile, {field: value.text}):
        cv.tell(f"this {field} cannot be used", value)
    else:
        cv.head[field] = value


def _in_order(node: Node | None) -> Node | None:
    """The parts of an address as they stand on a letter."""
    if not isinstance(node, Fields):
        return node
    names = [*(name for name in _POSTAL if name in node.values), *(name for name in node.values if name not in _POSTAL)]
    return Items(tuple(node.values[name] for name in names), node.place)


def _emails(cv: StructuredCv, node: Node | None) -> None:
    for one in scalars(node):
        if is_placeholder(one.text) or is_sample([one.text]) or _SHIPPED_MAIL.search(one.text):
            cv.samples += 1
        elif one.text.strip():
            _put(cv, "email", Scalar(email_of(one.text) or one.text, one.place))


def _summary(cv: StructuredCv, node: Node | None, sample: bool) -> None:
    """In one's own words it is the agenda, which letters quote; a phrase is the headline where there is none.

    More than a phrase in the words of others has no place in a CV or a letter: it is told.
    """
    text = cv.text(node)
    if text is None or sample or cv.is_sample(text):
        return
    if _OWN_WORDS.search(text.text):
        cv.head["agenda"] = text
        cv.notes.append("the summary stands under agenda:, which letters quote; look whether you want that")
    elif "headline" not in cv.head and len(text.text) <= LONGEST_NOTE and not re.search(r"[.!?] ", text.text):
        _put(cv, "headline", Scalar(text.text.rstrip("."), text.place))
    else:
        hint = "what you want to do, in your own words, is agenda:, which letters quote"
        message = f"the summary speaks of you as others would, and is not used: {text.text}"
        cv.problems.append(Problem("import-left-out", message, text.place, hint, Severity.WARNING))


def _links(cv: StructuredCv, said: dict[str, Node], sample: bool) -> None:
    links: dict[str, Scalar] = {}
    for key in ("website", "url"):
        for one in scalars(said.get(key)):
            if not (sample or is_placeholder(one.text) or not one.text.strip()):
                _link(cv, links, "homepage", one)
    for key in ("social_networks", "profiles", "custom_connections"):
        node = said.get(key)
        for row in node.values if isinstance(node, Items) else ():
            _network(cv, links, row)
        if node is not None and not isinstance(node, Items):
            cv.tell(f"{key} is not used", node)
    if links:
        cv.head["links"] = mapping(links)


def _network(cv: StructuredCv, links: dict[str, Scalar], row: Node) -> None:
    """`{network, username, url}`, or `{placeholder, url}` for what RenderCV has no network for."""
    fields = row.values if isinstance(row, Fields) else {}
    cv.looks += [one.text for one in scalars(fields.get("fontawesome_icon"))]
    network = next((node for name in ("network", "placeholder") if isinstance(node := fields.get(name), Scalar)), None)
    user, url = (
        node if isinstance(node := fields.get(name), Scalar) and node.text.strip() else None for name in ("username", "url")
    )
    if network is None or not (user or url):
        cv.tell("this network is not used", row)
        return
    kind = _kind(network.text)
    if _is_shipped(user, url):
        cv.samples += 1
        return
    bare = user if user and kind in LINK_PREFIX and not re.search(r"[\s/]", user.text) else None
    said = bare or url or user
    link = social(kind, said) if said else None
    if link is None:
        cv.tell("this network is not used", row)
        return
    _link(cv, links, link.kind or kind, link.link)
    for one in (user, url):
        if one and not _says_the_same(link.address, one.text):
            cv.tell(f"{network.text} has a second address", one)


def _said(fields: Mapping[str, Node], name: str) -> Scalar | None:
    node = fields.get(name)
    return node if isinstance(node, Scalar) and node.text.strip() else None


def _says_the_same(name: str, address: str) -> bool:
    """Whether one of the two is in the other: a name, and the address with it."""
    name, address = name.removesuffix("/").casefold(), address.removesuffix("/").casefold()
    return name in address or address in name


def _is_shipped(user: Scalar | None, url: Scalar | None) -> bool:
    said = {one.text.strip().lower() for one in (user, url) if one}
    return any(
        "alberteinstein" in one or one in {"example", "yourusername", "rendercv", "john", "neutralthoughts", "dummy"}
        for one in said
    )


def _kind(network: str) -> str:
    """`Google Scholar` is `scholar`, `X (Twitter)` `x-twitter`."""
    slug = re.sub(r"[^a-z0-9]+", "-", network.casefold()).strip("-")
    if re.fullmatch(r"(?:(?:personal|academic|my|official)-)?(?:home-?page|web-?site|web-?page|page)", slug):
        return "homepage"
    return {"google-scholar": "scholar", "orcid-id": "orcid"}.get(slug, slug or "link")


def _link(cv: StructuredCv, links: dict[str, Scalar], kind: str, address: Scalar) -> None:
    known = next((name for name, one in links.items() if one.text.removesuffix("/") == address.text.removesuffix("/")), None)
    if known is None and kind not in links and "links" not in unfit(Profile, {"links": {kind: address.text}}):
        links[kind] = address
    elif known is None:
        cv.tell(f"a second {kind} is not used", address)
