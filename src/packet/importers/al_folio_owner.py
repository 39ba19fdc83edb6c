"""`_config.yml`, `_data/socials.yml` and `_data/coauthors.yml` of al-folio → who the owner is: the head of a profile."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from packet.formats.located_yaml import Fields, Items, Node, Scalar
from packet.importers.cv_entries import mapping
from packet.importers.found import Found, empty
from packet.importers.samples import is_placeholder, is_sample_person
from packet.importers.socials import email_of, is_shipped, social, texts_of
from packet.importers.written_names import further_names, is_title, names_in
from packet.model.names import name_words
from packet.problems import Place, Problem, Severity

_NETWORK = re.compile(r"(\w+?)_(?:username|userid|user|id|url|profile|number)")
_NOT_OURS = {"wechat_qr", "rss_icon", "cv_pdf", "disqus_shortname", "whatsapp_number", "discord_id"}


@dataclass(slots=True)
class _Owner:
    """What has been gathered: `others` are links that a CV does not show."""

    head: dict[str, Node] = field(default_factory=dict)
    links: dict[str, Node] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def tell(self, what: str, node: Scalar) -> None:
        self.problems.append(Problem("import-left-out", f"{what} cannot be used: {node.text}", node.place, "", Severity.WARNING))


def read_owner(config: Fields, socials: Fields, coauthors: Fields) -> Found:
    owner = _Owner()
    _name(owner, config, coauthors)
    for source in (config, socials):
        _email(owner, source)
        for name, node in source.values.items():
            _social(owner, name, node)
    if (site := _homepage(config)) and "homepage" not in owner.links:
        owner.links = {"homepage": site, **owner.links}
    if owner.links:
        owner.head["links"] = mapping(owner.links)
    notes = (f"links that a CV does not show were left out: {', '.join(owner.others)}",) if owner.others else ()
    tree = Fields(owner.head, {name: node.place for name, node in owner.head.items()}, config.place)
    return Found("al-folio", empty(config.place), tree, notes, tuple(owner.problems))


def _name(owner: _Owner, config: Fields, coauthors: Fields) -> None:
    parts = [part for key in ("first_name", "middle_name", "last_name") for part in texts_of(config.values.get(key))]
    parts = [part for part in parts if any(letter.isalnum() for letter in part.text) and not is_placeholder(part.text)]
    scholar = tuple(_scholar_names(config))
    titled = [part for part in parts if is_title(part.text)]
    written = " ".join(part.text for part in parts if part not in titled)
    if is_sample_person(written):
        return
    family = texts_of(config.values.get("last_name"))
    mine = [name for name in scholar if family and name_words(name.text)[-1:] == name_words(family[0].text)[-1:]]
    if titled and mine:
        written = mine[0].text
    names = [*names_in(written), *(name.text for name in mine), *_spellings(coauthors, written)]
    if not names:
        return
    place = parts[0].place if parts else config.place
    owner.head["name"] = Scalar(names[0], place)
    if more := further_names(names[0], names[1:]):
        owner.head["names"] = Items(tuple(Scalar(name, place) for name in more), place)


def _scholar_names(config: Fields) -> Iterator[Scalar]:
    """The names under which jekyll-scholar marks the owner; al-folio ships it with Albert Einstein's."""
    scholar = config.values.get("scholar")
    if not isinstance(scholar, Fields):
        return
    for family in texts_of(scholar.values.get("last_name")):
        for given in texts_of(scholar.values.get("first_name")):
            if family.text != "Einstein" and not is_sample_person(f"{given.text} {family.text}"):
                yield Scalar(f"{given.text} {family.text}", given.place)


def _spellings(coauthors: Fields, name: str) -> Iterator[str]:
    """The owner's own names, where the list of coauthors has them: `family: [{firstname: [Chao, C.]}]`."""
    words = name_words(name)
    for family, people in coauthors.values.items():
        for person in people.values if isinstance(people, Items) else ():
            given = texts_of(person.values.get("firstname")) if isinstance(person, Fields) else ()
            if words and name_words(family)[-1:] == words[-1:] and any(name_words(one.text)[:1] == words[:1] for one in given):
                yield from (f"{one.text} {name.split()[-1]}" for one in given)


def _email(owner: _Owner, source: Fields) -> None:
    for node in texts_of(source.values.get("email")):
        if address := email_of(node.text):
            if not address.endswith("@example.com"):
                owner.head.setdefault("email", Scalar(address, node.place))
        elif not is_placeholder(node.text):
            owner.tell("email", node)


def _social(owner: _Owner, name: str, node: Node) -> None:
    """One line of the social links: `github_username: ada`, or `{title, url}` of one's own."""
    match = _NETWORK.fullmatch(name)
    if isinstance(node, Fields) and isinstance(node.values.get("url"), Scalar) and {"logo", "title"} & node.values.keys():
        link = node.values["url"]
        found = social(name, link) if isinstance(link, Scalar) else None
    elif isinstance(node, Scalar) and node.text.strip() and match and name not in _NOT_OURS:
        found = social(match[1], node)
        if found is None and not (is_placeholder(node.text) or is_shipped(node.text)):
            owner.tell(name, node)
    else:
        return
    if found is None:
        return
    if found.kind and found.kind not in owner.links:
        owner.links[found.kind] = found.link
    elif found.address not in owner.others:
        owner.others.append(found.address)


def _homepage(config: Fields) -> Scalar | None:
    said: Mapping[str, str] = {name: node.text.strip() for name, node in config.values.items() if isinstance(node, Scalar)}
    site = said.get("url", "").removeprefix("https://").rstrip("/")
    if not re.fullmatch(r"(?:http://)?[\w.-]+\.\w{2,}(?:/\S*)?", site) or site.startswith("alshedivat.github.io"):
        return None
    path = said.get("baseurl", "").strip("/")
    place = next((node.place for name, node in config.values.items() if name == "url"), Place(config.place.path))
    return Scalar(f"{site}/{path}" if path else site, place)
