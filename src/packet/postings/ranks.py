"""A title, and what the top of a posting says of it → its rank, or the ranks between which it is open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from packet.postings.passages import Posting
from packet.postings.proposal import Proposal, proposed

ROLE = re.compile(
    r"(?i)\b(?:professor(?:ship)?s?|lecturers?|reader|faculty (?:position|opening|member)s?|post-?doc\w*(?: "
    r"(?:position|research\w*|fellow\w*|associate|scholar|appointee))*|research (?:fellow|associate|scientist|intern"
    r"|assistant|engineer|staff)s?(?:hips?)?|ph\.?d\.?[ -](?:position|student|studentship|candidate|researcher"
    r"|fellow\w*|program(?:me)?)s?|doctoral (?:researcher|candidate|student|position|fellow)s?"
    r"|doktorand\w*(?:\*in|/in|:in)?|(?:W[123]-|Junior|Universitäts)?professur|fellowships?|intern(?:ship)?s?"
    r"|scientists?|maître(?:sse)? de conférences|ma[iî]tres? de conf[eé]rences"
    r"|wissenschaftliche[\w:*/]* mitarbeiter[\w:*/]*|Universitätsassistent[\w:*/]*|(?:pre|post)-?doc scientists?|instructor"
    r"|studentships?|teaching fellow|chair in|research scientist|chaire|tutor)\b"
)
"""What a post is called."""
TOP = 8
"""Passages at the top, where a title stands."""
RANK = re.compile(
    r"(?i)\b(?:(?:visiting|clinical|research|teaching|adjunct|junior) )?(?:assistant|associate|full) (?:teaching "
    r"|research )?professor(?:ship)?\b|\bsenior lecturer\b|\blecturer\b|\breader\b|\bmaître de conférences\b"
)
_ATRANK = re.compile(
    r"(?i)\bat the (?:rank|level) of (?P<rank>(?:assistant|associate|full) professor)\b"
    r"(?!,?(?: or| and|/)? ?(?:assistant|associate|full|or)\b)"
    r"|\bat the (?P<before>(?:assistant|associate|full) professor) (?:rank|level)\b"
)
_OTHER_RANKS = re.compile(
    r"(?i)\b(?:assistant|associate|full)(?: (?:or|and|/)|,|/)[^.;]{0,40}\bprofessors?\b|\bat all (?:ranks|levels)\b"
    r"|\bany rank\b|\bopen rank\b|lecturer ?/|/ ?senior"
)
_SEVERAL = re.compile(
    r"(?i)\b(?:assistant|associate)(?: professors?)?(?:(?: ?(?:,|/|or\b|and\b|to\b))+ ?(?:tenured |tenure-track |a |an |at the )*"
    r"(?:associate|full)(?: professors?)?)+"
)
"""Ranks side by side."""


def rank(posting: Posting, title: Proposal) -> Iterator[Proposal]:
    """One rank where no other stands beside it and the title is more than it; where the posting is open, all, to choose from."""
    words = said_in(title)
    ranks = {match[0].casefold() for match in RANK.finditer(words)}
    if said := _open(posting, title, words):
        yield said
    elif not ranks and not _OTHER_RANKS.search(words):
        yield from _rank_said(posting)
    elif len(ranks) == 1 and not _OTHER_RANKS.search(words) and words.casefold() not in ranks:
        name = next(match[0] for match in RANK.finditer(words))
        yield replace(title, field="rank", value=re.sub(r"(?i)professorship", "Professor", name), alternatives=(), why="")


def said_in(title: Proposal) -> str:
    """The words of a title, or the last reading of one that is not certain."""
    return title.value or title.alternatives[-1]


def _open(posting: Posting, title: Proposal, words: str) -> Proposal | None:
    """The title has several ranks behind other words, or it has none and a sentence at the top has them."""
    found = title if len(which := _ranks(words)) > 1 and not _SEVERAL.match(words) else None
    if not found and not re.search(r"(?i)\b(?:assistant|associate|full)\b", words):
        for passage in posting.passages[: 2 * TOP]:
            if len(which := _ranks(passage.flat)) > 1:
                found = proposed(posting, passage, "rank", "")
                break
    return found and replace(found, field="rank", value="", alternatives=which, why="open in rank: say the one that you apply for")


def _ranks(words: str) -> tuple[str, ...]:
    found = _SEVERAL.search(words)
    names = re.findall(r"(?i)\b(?:assistant|associate|full)\b", found[0]) if found else []
    return tuple(f"{name.title()} Professor" for name in dict.fromkeys(map(str.casefold, names)))


def _rank_said(posting: Posting) -> Iterator[Proposal]:
    for passage in posting.passages[: 2 * TOP]:
        match = _ATRANK.search(passage.flat)
        if match and not _OTHER_RANKS.search(passage.flat):
            yield proposed(posting, passage, "rank", match["rank"] or match["before"])
            return
