"""The head of a LaTeX CV: its commands for names, addresses and links → the fields of a profile."""

from __future__ import annotations

from collections.abc import Mapping

from packet.formats.latex_commands import Command, Span
from packet.importers.latex_cv import LatexCv
from packet.importers.latex_walk import Read
from packet.importers.latex_words import Said
from packet.model.base import unfit
from packet.model.profile import LINK_PREFIX, Profile

_PAGES: Mapping[str, str] = {
    "twitter": "https://twitter.com/{}", "x": "https://x.com/{}", "bitbucket": "https://bitbucket.org/{}",
    "stackoverflow": "https://stackoverflow.com/users/{}", "researchgate": "https://www.researchgate.net/profile/{}",
    "medium": "https://medium.com/@{}", "kaggle": "https://www.kaggle.com/{}", "xing": "https://www.xing.com/profile/{}",
    "telegram": "https://t.me/{}", "reddit": "https://www.reddit.com/user/{}", "bluesky": "https://bsky.app/profile/{}",
    "hackerrank": "https://www.hackerrank.com/{}", "mastodon": "https://{}", "arxiv": "https://arxiv.org/a/{}",
    "researcherid": "https://www.webofscience.com/wos/author/record/{}", "leetcode": "https://leetcode.com/{}",
    "codewars": "https://www.codewars.com/users/{}", "homepage": "{}", "website": "{}",
    **dict.fromkeys(LINK_PREFIX, "{}"),
}  # fmt: skip
"""A link's kind and the address that a bare name of it stands for; the profile itself knows those of `LINK_PREFIX`."""


def name(cv: LatexCv, command: Command) -> None:
    r"""`\name{John}{Doe}`, `\firstname{John}` and `\familyname{Doe}`, in this order."""
    cv.names += [said for said in map(cv.words.short, command.arguments) if said.is_word]


def field(key: str) -> Read:
    """A field of the profile that is one line of text."""
    return lambda cv, command: put(cv, key, cv.joined(command))


def address_like(key: str) -> Read:
    """A field whose signs are meant as they are: an e-mail address."""
    return lambda cv, command: put(cv, key, cv.words.address(command.argument(0)))


def link(kind: str) -> Read:
    r"""`\github{name}`: the name alone, or the address."""
    return lambda cv, command: put_link(cv, kind, command.argument(0))


def unused(what: str) -> Read:
    """A command whose words a profile has no field for."""

    def read(cv: LatexCv, command: Command) -> None:
        cv.leave_out(what, cv.joined(command))

    return read


def put(cv: LatexCv, key: str, said: Said) -> None:
    """A value that is there already, or that the profile refuses, is told."""
    if not said.is_word:
        return
    if key in cv.head or key in unfit(Profile, {key: said.text}):
        cv.leave_out(f"this {key}" if key not in cv.head else f"a second {key}", said)
    else:
        cv.head[key] = said.node
        cv.leave_out(f"the address behind this {key}", Said("", said.place, said.addresses))


def put_link(cv: LatexCv, kind: str, span: Span) -> None:
    said = cv.words.address(span)
    known = "scholar" if kind == "googlescholar" else kind
    if said.addresses:
        cv.leave_out(f"the words of this {kind}", said.but(said.text) if len(said.addresses) > 1 else Said(said.text, said.place))
        said = Said(said.addresses[0], said.place)
    if not said.is_word:
        return
    text = said.text if "://" in said.text else _PAGES.get(known, "").format(said.text.lstrip("@"))
    if known in cv.links or not _is_link(known, text):
        cv.leave_out(f"this {kind}", said)
        return
    cv.links[known] = said.but(text).node


def _is_link(kind: str, text: str) -> bool:
    if not text or {"links"} & unfit(Profile, {"links": {kind: text}}):
        return False
    try:
        Profile.model_validate({"name": "A", "email": "a@a.aa", "links": {kind: text}}).link(kind)
    except ValueError:
        return False
    return True
