"""A posting in a few words → what is read of a field, and what is left open."""

from __future__ import annotations

from labelled_postings import PORTALS

from packet.institutions.gazetteer import shipped
from packet.postings.proposal import Proposal
from packet.postings.reading import Reading, read_posting


def read(text: str) -> Reading:
    return read_posting(text, shipped(), PORTALS)


def values(text: str, field: str, inside: str | None = None) -> set[str]:
    return {one.value for one in read(text).certain if one.field == field and inside in (None, one.inside)}


def doubts(text: str, field: str) -> list[tuple[str, ...]]:
    return [one.alternatives for one in read(text).unclear if one.field == field]


def deadlines(text: str) -> dict[str, Proposal]:
    """What is proposed of each kind of deadline, certain or not."""
    return {one.field.removeprefix("deadlines."): one for one in read(text).proposals if one.field.startswith("deadlines.")}
