"""A sentence that lists what to send → whether words still speak of one of its items, and the items that no document of ours is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from packet.postings.document_names import Named

_BRACKETS = re.compile(r"\([^()]*\)")
_APART = re.compile(
    r"(?i)[,;]|\b(?:as well as|and|und|sowie|et)\b(?= (?:an?|the|your|two|three|up to|copies|names|contact|eine?[nrs]?|den|die|das"
    r"|une?|la|le|les)\b)"
)
"""What stands between two items."""
_GOES_ON = re.compile(
    r"(?i)\W*(?:(?:which|that|whose|this|it|each|both|all|no|not|of|with|within|without|in|on|for|to|from|by|must|should|may"
    r"|shall|can"
    r"|is|are|max\w*|min\w*|limited|up to|at most|ideally|preferably|including|incl|excluding|approx\w*|about|and"
    r"|höchstens|bis|mit|zu|jeweils|je|au|de|ohne|hors|maximal|as|if|where|A4|single|double|pages?|strictly|total|one|two|three)\b"
    r"|(?!teaching|supporting|writing|existing)\w+ing\b|\w+ed\b|[0-9≤<]|\Z)"
)
"""How words begin that say more of the item before them."""
_MARK = re.compile(r"\(?(?:[0-9]{1,2}|[a-hA-H]|i{1,3}|iv|vi{0,3})[.)]\s*")
_ITEM = re.compile(
    r"(?i)\W*(?:(?:and|und|sowie|et|as well as|also|plus)\b,? *)?(?P<what>(?:(?:an?|the|your|one|two|a copy of|copies of|any|all"
    r"|eine?[nrs]?|une?) )?[^\W\d_][^;]*?)(?P<more>,? \b(?:(?:sett|describ|outlin|detail|explain|address|stat|demonstrat|show"
    r"|highlight|discuss"
    r"|cover|indicat|list)ing|which|that|who|whose|how|where|in which|as|for whom|(?:you|they|he or she) (?:would|have|are"
    r"|will|can|may|wish|want|plan))\b[^;]*)?[\s.,;:]*\Z"
)
_DOCUMENT = re.compile(
    r"(?i)\b(?:statements?|concepts?|lists?|summar(?:y|ies)|plans?|forms?|reports?|proofs?|evidence|cop(?:y|ies)|certificates?"
    r"|samples?|portfolio|descriptions?|outlines?|abstracts?|essays?|videos?|links?|transcripts?|documentation|evaluations?"
    r"|syllab(?:us|i)|proposals?|dissertations?|(?:ph\.?d\.?|master['’]?s?|doctoral)[- ]thesis|declarations?|questionnaires?"
    r"|scores?"
    r"|overview|profile|record|narrative|philosophy|vision|letter|permit|Nachweise?|Liste|Konzept|Verzeichnis|Kopien?)\b"
)
"""Words for what is sent as a document."""
_LENGTH = re.compile(r"(?i)\b(?:pages?|sides?|words|Seiten?)\b")
_OTHER = re.compile(
    r"(?i)\Aat least\b|\bof (?:which|whom)\b|\A(?:download|complete|sign|fill|visit|see|click|use|name)\b|\b(?:referees?"
    r"|references?|recommend\w+|letters? of"
    r"|names?|contact|papers?|publications?|articles?|reprints?|manuscripts?"
    r"|PDF|files?|format|e-?mail|cover page|deadline|https?|portal|you|we|please|will|would|who|should|must|is|are|has|have)\b"
)
"""What is read elsewhere, or is a clause."""
_HOLDS = re.compile(r"(?i)\b(?:dossier|portfolio|package)s?\b[^;]{0,40}\b(?:includ|compris|contain|consist)\w*\b[^;]*\Z")
"""What comes next is a part of it."""
LONGEST = 160
"""Letters of an item: what is longer is a sentence."""


def same_item(between: str) -> bool:
    """Whether what stands behind `between` is still said of the item before it: `CV, 2 pages`, not `CV, a statement of 2 pages`."""
    outside = _BRACKETS.sub("", between)
    last = re.split(r"\(", _APART.split(outside)[-1] if _APART.search(outside) else "")
    return not last[0].strip() or _GOES_ON.match(last[0]) is not None


def others(text: str, names: Sequence[Named]) -> Iterator[tuple[int, int]]:
    """Where items stand, from the first document that a sentence names on, that ask for something else: `list of grants`."""
    for start, end in _parts(text, names[0].start):
        if any(one.start < end and start < one.end for one in names) or _HOLDS.search(text, names[0].start, start):
            continue
        if span := other(text[start:end]):
            yield start + span[0], start + span[1]


def other(item: str) -> tuple[int, int] | None:
    """The part of an item that names a document which is none of ours; `None` where it names none."""
    match = _ITEM.match(re.split(r" [-–—] |: ", item)[0])
    if not match or len(match["what"]) > LONGEST or _OTHER.search(match["what"]):
        return None
    said = match["what"]
    if re.match(r"(?i)(?:in|of|for|by) (?:which|whom|whose)\b", item.strip(" ,")):
        return None
    if match["more"] and re.search(r"(?i)(?: (?:on|about|of|to|for|in)|\A(?:an? |the |your )?\w+)\Z", said):
        return (match.start("what"), match.end("more")) if len(said + match["more"]) <= 2 * LONGEST else None
    begins = _GOES_ON.match(said) and not re.match(r"(?i)(?:one|two|all|a|an)\b", said)
    return match.span("what") if not begins and (_DOCUMENT.search(said) or _LENGTH.search(said)) else None


def _parts(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """The items from `begin` on: commas in brackets part nothing."""
    depth, start = 0, begin
    cuts = {match.start(): match.end() for match in _APART.finditer(text, begin)}
    for at in range(begin, len(text)):
        depth += (text[at] in "([") - (text[at] in ")]")
        if depth <= 0 and at in cuts:
            yield _unmarked(text, start, at)
            start = cuts[at]
    yield _unmarked(text, start, len(text))


def _unmarked(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the blank and the number before an item."""
    blank = len(text[start:end]) - len(text[start:end].lstrip())
    mark = _MARK.match(text, start + blank, end)
    return (mark.end() if mark else start + blank), end
