"""A posting → what it says of single files: the name and the size of each, and which documents alone go together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from packet.postings.document_names import documents_in
from packet.postings.files import pattern_of
from packet.postings.passages import Passage, Posting
from packet.postings.proposal import Proposal, proposed

_SIZE = re.compile(
    r"(?i)\b(?:max(?:imum|imal|\.)?|largest|biggest) (?:file "
    r"|upload )?size[^.;]{0,50}?(?<![0-9.])(?P<size>[0-9]{1,3}(?:\.[0-9])?) ?"
    r"(?P<unit>MB|KB|GB)\b"
)
_TOTAL = re.compile(r"(?i)\btotal\b|\btogether\b|\ball (?:files|attachments|documents)\b")
_NAME = re.compile(
    r"(?i)\b(?:name|title|label|save)(?: (?:the|this|your|each|it))?(?: (?:document|file|PDF|attachment))?(?: as)?:? *"
    r"[\"“„'‘(]?(?P<name>(?=[^()\"“”;:.]*,|[^()\"“”;:]*_)[^()\"“”;:]{5,80}?)[\"”“'’]?(?=\)|\Z|[.;]?\s*\Z)"
)
_JOINS = re.compile(
    r"(?i)\b(?:combin|merg|join|collat|concatenat|compil|put|zusammenfass|fusionn)\w*\b(?P<what>[^.;:]{3,90}?)\b(?:in|into|as"
    r"|to|zu|en)"
    r" (?:one|a single|single|the same|einer?|un(?:e| seul)?)\b[^.;]{0,25}?\b(?:PDF|file|document|Datei|fichier)"
)
_EVERYTHING = re.compile(
    r"(?i)\b(?:all|everything|application|materials|documents|files|attachments|alle|sämtliche|tous|Unterlagen|above|these)\b"
)


def each_file(posting: Posting) -> Iterator[Proposal]:
    """A name is that of the document which is named beside it; the largest size is said once."""
    sizes = [made for passage in posting.passages for made in _size(posting, passage)]
    yield from sizes[:1]
    named: dict[str, Proposal] = {}
    for passage in posting.passages:
        for made in _names(posting, passage):
            named.setdefault(made.inside, made)
    yield from named.values()


def joined(posting: Posting, asked: frozenset[str]) -> tuple[Proposal, ...]:
    """Only some of the documents `asked` that go in one file together, for a person to say what that makes of the rest."""
    return tuple(made for passage in posting.passages for made in _joined(posting, passage, asked))


def _size(posting: Posting, passage: Passage) -> Iterator[Proposal]:
    match = _SIZE.search(passage.flat)
    if match and not _TOTAL.search(passage.flat):
        yield proposed(posting, passage, "rules.file-size", f"up to {match['size']} {match['unit'].upper()}", within=match.span())


def _names(posting: Posting, passage: Passage) -> Iterator[Proposal]:
    match = _NAME.search(passage.flat)
    names = documents_in(passage.flat[: match.start()]) if match else ()
    if match and len(names) == 1 and "{" in (pattern := pattern_of(match["name"])):
        name = pattern if pattern.lower().endswith(".pdf") else f"{pattern}.pdf"
        yield proposed(posting, passage, "rules.file-name", name, names[0].document, match.span())


def _joined(posting: Posting, passage: Passage, asked: frozenset[str]) -> Iterator[Proposal]:
    match = _JOINS.search(passage.flat)
    named = {one.document for one in documents_in(match["what"])} if match else set()
    if match and named and asked - named and not _EVERYTHING.search(match["what"]):
        parts = re.sub(r"(?i)^ *(?:the|your|a)\b", "", match["what"]).strip(" ,")
        made = proposed(posting, passage, "rules.files", "", within=match.span())
        yield replace(made, alternatives=(f"one: {parts}",), why="only these")
