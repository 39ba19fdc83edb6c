"""A sentence → what is left of it without the names of institutions and their parts, and without the set phrases of postings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from packet.institutions.gazetteer import Gazetteer, shipped
from packet.institutions.mentions import read_names
from packet.model.call import InstitutionName

_UNIT = "School|Department|Faculty|College|Institute|Division|Academy|Laboratory"
_CAPITAL = rf"(?!(?:{_UNIT})\b)[A-Z][\w.&’'-]*"
_NAMES = rf"{_CAPITAL}(?:(?:,? (?:and|&) |, | ){_CAPITAL})*"
PARTS = re.compile(
    rf"\b(?:{_CAPITAL} ){{0,3}}(?:{_UNIT}|Cent(?:er|re)) (?:of|for) (?:the )?{_NAMES}"
    rf"|\b(?:{_CAPITAL} ){{1,3}}(?:{_UNIT}|Institut)\b"
)
"""`School of Computer and Communication Sciences`, `Vector Institute`: named for a field, and yet not what is asked for."""
SET_PHRASES = re.compile(
    r"\btenure[- ](?:stream|track)\b|\b(?:verbal|oral|written|good|excellent|strong|interpersonal)(?: (?:and"
    r"|or) \w+)? communication(?: skills)?|\bcommunication skills\b|\b(?:job|faculty|this|our|the) search\b(?! for| of)"
    r"|\blearning environment\b|\bworld[- ]class\b|\bfirst[- ]class\b|https?://\S+|\S+@\S+|\bwww\.\S+",
    re.IGNORECASE,
)
"""Words that mean a subject elsewhere."""


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """`table`: the institutions that are known; `own`: how the position calls its institution and department."""

    table: Gazetteer
    own: re.Pattern[str] | None

    def around(self, sentence: str) -> tuple[str, ...]:
        """The parts of a sentence between the names in it."""
        parts, at = [], 0
        for start, stop in sorted(self._spans(sentence)):
            if start > at:
                parts.append(sentence[at:start])
            at = max(at, stop)
        return tuple(part for part in (*parts, sentence[at:]) if part.strip())

    def _spans(self, sentence: str) -> Iterator[tuple[int, int]]:
        for pattern in (PARTS, SET_PHRASES, *([self.own] if self.own else [])):
            yield from (match.span() for match in pattern.finditer(sentence))
        reading = read_names(sentence, self.table, {})
        for name in reading.mentions:
            yield name.start, reading.words[name.stop - 1].end


def place_names(added: Iterable[InstitutionName] = (), own: Sequence[str] = ()) -> PlaceNames:
    """`added`: institutions that a workspace knows beside the table of the package."""
    said = "|".join(re.escape(name) for name in sorted(own, key=lambda name: (-len(name), name)) if name)
    return PlaceNames(shipped().with_added(added), re.compile(said, re.IGNORECASE) if said else None)
