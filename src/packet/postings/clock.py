"""The words beside a day → time and zone in the form that deadlines have: `23:59 CET`, `noon GMT`, `AoE`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from packet.model.zones import ABBREVIATIONS, AMBIGUOUS, parse_zone

_PLACES: Mapping[str, str] = {
    "uk": "Europe/London",
    "u.k.": "Europe/London",
    "british": "Europe/London",
    "london": "Europe/London",
    "irish": "Europe/Dublin",
    "dublin": "Europe/Dublin",
    "brussels": "Europe/Brussels",
    "paris": "Europe/Paris",
    "french": "Europe/Paris",
    "berlin": "Europe/Berlin",
    "german": "Europe/Berlin",
    "munich": "Europe/Berlin",
    "vienna": "Europe/Vienna",
    "austrian": "Europe/Vienna",
    "zurich": "Europe/Zurich",
    "swiss": "Europe/Zurich",
    "amsterdam": "Europe/Amsterdam",
    "dutch": "Europe/Amsterdam",
    "copenhagen": "Europe/Copenhagen",
    "danish": "Europe/Copenhagen",
    "stockholm": "Europe/Stockholm",
    "swedish": "Europe/Stockholm",
    "oslo": "Europe/Oslo",
    "norwegian": "Europe/Oslo",
    "helsinki": "Europe/Helsinki",
    "finnish": "Europe/Helsinki",
    "rome": "Europe/Rome",
    "italian": "Europe/Rome",
    "madrid": "Europe/Madrid",
    "lisbon": "Europe/Lisbon",
    "israel": "Asia/Jerusalem",
    "jerusalem": "Asia/Jerusalem",
    "beijing": "Asia/Shanghai",
    "shanghai": "Asia/Shanghai",
    "china": "Asia/Shanghai",
    "china standard": "Asia/Shanghai",
    "hong kong": "Asia/Hong_Kong",
    "singapore": "Asia/Singapore",
    "tokyo": "Asia/Tokyo",
    "japan": "Asia/Tokyo",
    "japan standard": "Asia/Tokyo",
    "japanese": "Asia/Tokyo",
    "seoul": "Asia/Seoul",
    "korea": "Asia/Seoul",
    "korean": "Asia/Seoul",
    "indian": "Asia/Kolkata",
    "india": "Asia/Kolkata",
    "sydney": "Australia/Sydney",
    "melbourne": "Australia/Melbourne",
    "brisbane": "Australia/Brisbane",
    "new zealand": "Pacific/Auckland",
    "auckland": "Pacific/Auckland",
    "new york": "America/New_York",
    "chicago": "America/Chicago",
    "toronto": "America/Toronto",
    "us eastern": "ET",
    "us pacific": "PT",
    "us central": "CT",
    "u.s. eastern": "ET",
    "u.s. pacific": "PT",
    "eastern": "ET",
    "eastern standard": "EST",
    "eastern daylight": "EDT",
    "central": "CT",
    "mountain": "MT",
    "pacific": "PT",
    "pacific standard": "PST",
    "pacific daylight": "PDT",
    "central european": "CET",
    "central european summer": "CEST",
    "local": "local",
}
"""Whose time it is, as calls say it before the word `time`."""
_PLACE = "|".join(sorted(map(re.escape, _PLACES), key=len, reverse=True))
_SHORT = "|".join(sorted({*ABBREVIATIONS, *AMBIGUOUS, "UTC"}, key=len, reverse=True))
_TIME = (
    r"(?:12(?::00)? ?)?\bnoon\b|\bmidnight\b|\bend of (?:the )?day\b|\bclose of business\b"
    r"|\b[0-9]{1,2}(?:[:.][0-9]{2})? ?[ap]\.?m\b\.?|\b[0-2]?[0-9][:.][0-5][0-9]\b(?: ?(?:Uhr|h|hrs|hours)\b)?"
    r"|\b[0-2]?[0-9] ?(?:Uhr|heures|h)\b(?: ?[0-5][0-9]\b)?"
)
_ZONE = (
    rf"(?P<short>(?:{_SHORT})\b)(?:/[A-Z]{{3,4}}\b)?(?: ?(?P<offset>[+−-][0-9]{{1,2}}(?::?[0-9]{{2}})?)\b)?"
    rf"|(?P<aoe>AoE\b|anywhere on earth)|heure de (?P<heure>Paris|Bruxelles)|(?P<iana>(?:America|Europe|Asia|Australia"
    rf"|Pacific)/[A-Z]\w+)"
    rf"|(?P<place>{_PLACE})(?: local)? time(?: zone)?\b(?: ?\((?P<also>[A-Z]{{2,4}})\))?"
)
_CLOCK = re.compile(
    rf"(?P<time>{_TIME})(?:[ ,]*\(?(?:the )?(?:{_ZONE})\)?)?|\((?:the )?(?:{_ZONE.replace('?P<', '?P<only_')})\)"
    rf"|(?<!\w)(?:{_ZONE.replace('?P<', '?P<bare_')})",
    re.IGNORECASE,
)
NEAR = 40
"""Letters between a day and its time, at most."""


def read_clock(text: str, *, behind: bool) -> str:
    """Time and zone that stand nearest in the words behind a day, or before it; "" where there are none."""
    found = [match for match in _CLOCK.finditer(text) if (match.start() <= NEAR if behind else len(text) - match.end() <= NEAR)]
    found = [match for match in found if _belongs(text, match, behind=behind)]
    if not found:
        return ""
    match = found[0] if behind else found[-1]
    return " ".join(filter(None, (_time(match["time"] or ""), _zone(match))))


def _belongs(text: str, match: re.Match[str], *, behind: bool) -> bool:
    """Whether only a few words that join a time to its day lie between: no end of a sentence, no other thing."""
    between = text[: match.start()] if behind else text[match.end() :]
    return (
        re.fullmatch(
            r"(?i)[\s,(–-]*(?:(?:at|by|before|until|um|à|on|of|the|not later than|no later than|\w+day)?[\s,()–-]*)*", between
        )
        is not None
    )


def _time(words: str) -> str:
    words = words.lower().strip()
    if re.match(r"(?:12(?::00)? ?)?noon", words):
        return "noon"
    if half := re.fullmatch(r"([0-9]{1,2})(?:[:.]([0-9]{2}))? ?([ap])\.?m\.?", words):
        hour = int(half[1]) % 12 + 12 * (half[3] == "p")
        return f"{hour:02d}:{half[2] or '00'}" if 1 <= int(half[1]) <= 12 else ""
    if whole := re.fullmatch(r"([0-9]{1,2})[:.]?([0-9]{2})?(?: ?(?:uhr|heures|hrs|hours|h)(?: ?([0-9]{2}))?)?", words):
        minutes = whole[2] or whole[3] or "00"
        return (
            f"{int(whole[1]):02d}:{minutes}"
            if int(whole[1]) < 24 and int(minutes) < 60
            else "end of day"
            if words[:2] == "24"
            else ""
        )
    return words.replace("the ", "")


def _zone(match: re.Match[str]) -> str:
    """The zone in the form in which it is kept; "" where the words may mean several (CST)."""
    for before in ("", "only_", "bare_"):
        said = {name: match[before + name] for name in ("short", "offset", "aoe", "heure", "iana", "place", "also")}
        if not any(said.values()):
            continue
        if said["aoe"]:
            return "AoE"
        if said["heure"]:
            return "Europe/Paris" if said["heure"] == "Paris" else "Europe/Brussels"
        place = " ".join((said["place"] or "").lower().split())
        words = said["iana"] or _PLACES.get(place) or f"{said['short']}{said['offset'] or ''}"
        try:
            return parse_zone(words)
        except ValueError:
            return ""
    return ""
