"""The words beside a day → time and zone in the form that deadlines have: `23:59 CET`, `noon GMT`, `AoE`.

A zone that several countries call so (CST) is all that it can be, for a person to choose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from packet.model.months import MONTHS
from packet.postings.zone_words import NAMES, ZONE, zones_of

_NOON = r"(?:12(?:[:.]00)? ?)?(?:noon|midday)|(?:12(?:[:.]00)? ?Uhr )?mittags?(?: (?:um )?12(?:[:.]00)? Uhr)?|midi"
_MIDNIGHT = r"(?:(?:12|00?)(?:[:.]00)? ?)?midnight|12(?:[:.]00)? ?Uhr nachts|(?:(?:24|00?)(?:[:.]00)? ?Uhr )?mitternachts?|minuit"
_TIME = (
    rf"\b(?:{_NOON}|{_MIDNIGHT}|end of (?:the )?day|close of business)(?!\w)"
    r"|\b[0-9]{1,2}(?:[:.][0-9]{2}){0,2} ?[ap]\.?m(?:\b|(?=(?-i:[A-Z]{2,4})\b))\.?"
    r"|\b[0-2]?[0-9][:.][0-5][0-9]\b(?: ?(?:Uhr|h|hrs|hours)\b)?"
    r"|\b[0-2][0-9][0-5][0-9] ?(?:hrs|hours|h)\b"
    r"|\b[0-2]?[0-9] ?(?:Uhr|heures?|h)(?: ?[0-5][0-9])?\b"
)
_US = rf"(?P<us>(?-i:Eastern|Central|Mountain|Pacific))\b(?! (?!(?:{'|'.join(MONTHS)})\b)(?-i:[A-Z]))"
"""Without the word `time`, which `Eastern Michigan` is not."""
_CLOCK = re.compile(
    rf"(?P<time>{_TIME})(?:[ ,]*\(?(?:the )?(?:{ZONE}|{_US})\)?)?"
    rf"|\((?:the )?(?:{ZONE.replace('?P<', '?P<only_')})\)"
    rf"|(?<!\w)(?:{ZONE.replace('?P<', '?P<bare_')})",
    re.IGNORECASE,
)
_ALL_TIMES = re.compile(
    r"(?i)\ball (?:times|deadlines|dates)\b[^.;\n]{0,30}?\b(?P<zone>Eastern|Central|Mountain|Pacific)\b(?! European)"
)
_JOINING = re.compile(r"(?i)[\s,()*–-]*(?:(?:at|by|before|until|um|à|on|of|the|no later than|not later than|\w+day)\b[\s,()*–-]*)*")
"""Words that join a time to its day."""
NEAR = 40
"""Letters between a day and its time, at most."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day, and all zones that the words can mean; "" and () where nothing is said."""

    time: str = ""
    zones: tuple[str, ...] = ()
    words: str = ""
    """The zone as the text has it."""

    @property
    def readings(self) -> tuple[str, ...]:
        """As deadlines have them: `17:00 CET`; one "" where nothing is said."""
        return tuple(f"{self.time} {zone}".strip() for zone in self.zones or ("",))

    @property
    def doubt(self) -> str:
        if len(self.zones) > 1:
            return f"{self.words} leaves the zone open"
        return f"{self.words} is no time zone" if self.words and not self.zones else ""


def read_clock(before: str, behind: str) -> Clock:
    """Time and zone from the words before a day and behind it. A zone behind the day is that of a time before it, too."""
    first, second = _nearest(before, behind=False), _nearest(behind, behind=True)
    if second.time or not first.time:
        return second if second != Clock() else first
    if not second.words or second.zones == first.zones:
        return first
    if not first.words:
        return Clock(first.time, second.zones, second.words)
    return Clock(first.time, (*first.zones, *second.zones), f"{first.words} or {second.words}")


def only_clock(text: str) -> Clock:
    """The time that a sentence names, with its zone, wherever it stands; none where it names several."""
    found = [match for match in _CLOCK.finditer(text) if match["time"]]
    if len(found) != 1:
        return Clock()
    words, zones = _zones(found[0])
    return Clock(_time(found[0]["time"]), zones, words)


def zone_of_all(text: str) -> str:
    """The zone of `All times are Eastern.`; "" where nothing is said of all."""
    match = _ALL_TIMES.search(text)
    return f"{match['zone'][0].upper()}T" if match else ""


def _nearest(text: str, *, behind: bool) -> Clock:
    found = [match for match in _CLOCK.finditer(text) if (match.start() <= NEAR if behind else len(text) - match.end() <= NEAR)]
    found = [match for match in found if _JOINING.fullmatch(text[: match.start()] if behind else text[match.end() :])]
    if not found:
        return Clock()
    match = found[0] if behind else found[-1]
    words, zones = _zones(match)
    return Clock(_time(match["time"] or ""), zones, words)


def _time(words: str) -> str:
    words = words.lower().strip()
    if re.fullmatch(_NOON, words, re.IGNORECASE):
        return "noon"
    if re.fullmatch(rf"{_MIDNIGHT}|12(?:[:.]00)? ?a\.?m\.?", words, re.IGNORECASE):
        return "midnight"
    if half := re.fullmatch(r"([0-9]{1,2})(?:[:.]([0-9]{2})(?:[:.][0-9]{2})?)? ?([ap])\.?m\.?", words):
        hour = int(half[1]) % 12 + 12 * (half[3] == "p")
        return f"{hour:02d}:{half[2] or '00'}" if 1 <= int(half[1]) <= 12 else ""
    if whole := re.fullmatch(r"([0-9]{1,2})[:.]?([0-9]{2})?(?: ?(?:uhr|heures?|hrs|hours|h)(?: ?([0-9]{2}))?)?", words):
        hour, minutes = int(whole[1]), whole[2] or whole[3] or "00"
        return f"{hour:02d}:{minutes}" if hour < 24 and int(minutes) < 60 else "end of day" if hour == 24 else ""
    return words.replace("the ", "")


def _zones(match: re.Match[str]) -> tuple[str, tuple[str, ...]]:
    if match["us"]:
        return match["us"], (f"{match['us'][0]}T",)
    for before in ("", "only_", "bare_"):
        said = {name: match[before + name] for name in NAMES}
        if any(said.values()):
            return zones_of(said)
    return "", ()
