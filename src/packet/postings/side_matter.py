"""The passages of a posting → those that are of this post: what sites put beside and below it is left unread."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from packet.postings.passages import Passage, Posting

_OTHERS = re.compile(
    r"(?i)\W*(?:(?:find |see |view |search )?(?:similar|related|other|more|recommended|further|featured|latest|recent"
    r"|additional|current)"
    r" (?:open |current |faculty |academic |available )*(?:jobs?|vacancies|positions|openings|opportunities|postings|searches)"
    r"(?: (?:like this|for you|you (?:may|might) like|this (?:year|season)|(?:at|in|of|from|within) (?:this|the|our"
    r"|\w+)(?: [\w ]{1,50})?))?"
    r"(?: ?\([0-9]+\))?|also (?:open|hiring|recruiting|advertised)(?: this (?:year|season))?"
    r"|also at (?:the )?[\w ]{2,40}"
    r"|you (?:may|might) also (?:like|be interested in)|jobs you (?:may|might) like|people (?:also|who) viewed[\w ]*"
    r"|(?:ähnliche|weitere|andere) (?:Stellen\w*|Jobs)|offres similaires|autres offres)\W*"
)
"""The title of such a list, which is all of its passage."""
_FOOT = re.compile(
    r"(?i)\W*(?:©|\(c\) ?(?:19|20)[0-9]{2}|copyright\W{0,3}(?:©|\(c\))? ?(?:19|20)[0-9]{2}|all rights reserved\b"
    r"|alle Rechte vorbehalten|tous droits réservés)"
)
_HEAD = re.compile(
    r"(?i)\A\W*(?:skip to|(?:we|this (?:web)?site) uses? cookies|by continuing|cookie|menu\b|home\b.{0,40}\Z|search\b.{0,30}\Z"
    r"|log ?in"
    r"|sign in|deutsch\b|english\b)"
)
"""What stands at the head of a page beside its navigation, a list under nothing."""
FOOT = 15
"""Passages at most that the foot of a page has; before it stands more."""
ENTRY = 140
"""Letters: what is longer is no entry of such a list."""


def without_side_matter(posting: Posting) -> Posting:
    """The words stay as they are: only their passages are left out."""
    return replace(posting, passages=tuple(_kept(posting.passages)))


def _kept(passages: tuple[Passage, ...]) -> Iterator[Passage]:
    beside, items, navigation = False, False, not all(map(_is_navigation, passages))
    for at, passage in enumerate(passages):
        navigation = navigation and _is_navigation(passage)
        title, _, others = passage.flat.partition(":")
        if navigation or (others and _OTHERS.fullmatch(title)):
            continue
        if _FOOT.match(passage.flat) and len(passages) - at <= min(FOOT, at):
            return
        begins = _OTHERS.fullmatch(passage.flat) is not None
        beside = begins or (beside and _is_entry(passage) and (passage.item or not items))
        items = beside and not begins and passage.item
        if not beside:
            yield passage


def _is_navigation(passage: Passage) -> bool:
    """Of the head of a page: an item of a list that stands under nothing, or words beside it."""
    return passage.item or _HEAD.search(passage.flat) is not None


def _is_entry(passage: Passage) -> bool:
    """An item, or a line that is no sentence."""
    return len(passage.flat) < ENTRY and (passage.item or not re.search(r"[.!?:]\Z", passage.flat.strip()))
