"""A posting → what the letter must say: the rank or the post applied for, by name; anything else in the posting's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from packet.postings.passages import Posting
from packet.postings.proposal import Proposal, proposed

_STATES = (
    r"(?:(?:stat|indicat)(?:e|es|ing)|(?:specif|identif|clarif)(?:y|ies|ying)|mention(?:s|ing)?|mak(?:e|es|ing) clear"
    r"|angeben|nennen)\b"
)
_WHERE = (
    r"(?:[^.;:]{0,20}\b(?:(?:cover(?:ing)? |application )?letter|application|Anschreiben|first (?:line|paragraph"
    r"|page))\b[^.;:]{0,40}?)?"
)
_WHAT = r"(?: clearly)?,? (?:the |which |your |what |precisely )*(?:desired |academic |exact |full )*"
_RANK = re.compile(rf"(?i)\b{_STATES}{_WHERE}{_WHAT}(?:rank|level)\b(?! of)")
_POST = re.compile(
    rf"(?i)\b{_STATES}{_WHERE}{_WHAT}(?:title of the |name of the )?(?:position|post|job title|position title|vacancy)s?\b"
    r"(?= (?:for which|to which|you|that you|applied|they|sought|is sought|of interest|title)|[.,;)]| in (?:the|your))"
)
_AREA = re.compile(
    rf"(?i)\b{_STATES}{_WHERE}{_WHAT}(?:(?:research |broad |specific )*(?:area|field)s?|speciali[sz]ation)\b"
    r"(?= (?:in|for|to) which|[^.;]{0,30}\b(?:appl|considered|interest))"
)
_ELSE = re.compile(
    rf"(?i)\b(?P<order>{_STATES} (?:clearly )?(?:in|on) (?:the |your )(?:cover(?:ing)? letter|letter|application|CV|résumé)"
    r",? (?:whether|how|why|when|where|which|what|if)\b[^.;]{5,160})"
)


def wording(posting: Posting) -> Iterator[Proposal]:
    """The first of each kind; a question that the letter must answer is for the person, in the posting's words."""
    found: dict[str, Proposal] = {}
    for passage in posting.passages:
        for pattern, field, value in (
            (_RANK, "rules.names", "rank"),
            (_POST, "rules.names", "title"),
            (_AREA, "rules.names", "area"),
        ):
            if match := pattern.search(passage.flat):
                found.setdefault(value, proposed(posting, passage, field, value, within=match.span()))
        if (match := _ELSE.search(passage.flat)) and not _POST.search(passage.flat):
            said = match["order"].strip()
            found.setdefault(said, proposed(posting, passage, "rules.by-hand", said, within=match.span()))
    yield from found.values()
