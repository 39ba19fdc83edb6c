"""A posting → whether only what it asks for may be sent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from packet.postings.passages import Posting
from packet.postings.proposal import Proposal, proposed

_MORE = r"(?:additional|other|further|extra) (?:documents?|materials?|attachments?|enclosures?|files?)"
_NOTHING_ELSE = re.compile(
    rf"(?i)\b(?:{_MORE}\b[^.;]{{0,80}}\b(?:not|never|cannot|unable)\b[^.;]{{0,25}}\b(?:consider|accept|read|review|taken|passed on)"
    rf"|(?:no|do not (?:send|submit|include|attach|upload)(?: any)?) {_MORE}|only the (?:requested|listed|above"
    rf"|following) documents)"
)


def nothing_else(posting: Posting) -> Iterator[Proposal]:
    for passage in posting.passages:
        if match := _NOTHING_ELSE.search(passage.flat):
            yield proposed(posting, passage, "rules.nothing-else", "true", within=match.span())
            return
