"""The words for a time zone beside a time → all zones that they can mean, in the form in which they are kept."""

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
    "central standard": "CT",
    "central daylight": "CDT",
    "mountain": "MT",
    "mountain standard": "MST",
    "mountain daylight": "MDT",
    "atlantic": "America/Halifax",
    "pacific": "PT",
    "pacific standard": "PST",
    "pacific daylight": "PDT",
    "central european": "CET",
    "central european summer": "CEST",
    "eastern european": "EET",
    "greenwich mean": "GMT",
    "british summer": "BST",
    "indian standard": "Asia/Kolkata",
    "korea standard": "Asia/Seoul",
    "australian eastern": "AET",
    "australian eastern standard": "AEST",
    "australian eastern daylight": "AEDT",
    "gulf standard": "Asia/Dubai",
    "local": "local",
}
"""Whose time it is, as calls say it before the word `time`."""
_HEURES: Mapping[str, str] = {
    "paris": "Europe/Paris",
    "française": "Europe/Paris",
    "bruxelles": "Europe/Brussels",
    "genève": "Europe/Zurich",
    "lausanne": "Europe/Zurich",
    "luxembourg": "Europe/Luxembourg",
    "montréal": "America/Toronto",
    "locale": "local",
}
"""Whose `heure` it is."""
_PLACE = "|".join(sorted(map(re.escape, _PLACES), key=len, reverse=True))
_SHORT = "|".join(sorted({*ABBREVIATIONS, *AMBIGUOUS, "UTC"}, key=len, reverse=True))
ZONE = (
    rf"(?P<short>(?-i:{_SHORT})\b)(?:/[A-Z]{{3,4}}\b)?(?: ?(?P<offset>[+−-][0-9]{{1,2}}(?::?[0-9]{{2}})?)\b)?"
    rf"|(?P<aoe>AoE\b|anywhere on earth)|heure (?:de |d['’])?(?P<heure>{'|'.join(_HEURES)})\b|(?P<ort>Ortszeit)\b"
    rf"|(?P<iana>(?:America|Europe|Asia|Australia|Pacific)/[A-Z]\w+)"
    rf"|(?P<place>{_PLACE})(?: (?:local|standard|summer|winter))? time(?: zone)?\b(?: ?\((?P<also>[A-Z]{{2,4}})\))?"
)
"""For a pattern that takes no account of capitals: `et` and `est` are words all the same."""
NAMES = ("short", "offset", "aoe", "heure", "ort", "iana", "place", "also")


def zones_of(said: Mapping[str, str | None]) -> tuple[str, tuple[str, ...]]:
    """What the groups of `ZONE` hold → the words, and the zones that they can mean: several for CST, none for what is no zone."""
    if said["aoe"]:
        return "AoE", ("AoE",)
    if said["ort"]:
        return "Ortszeit", ("local",)
    if said["heure"]:
        return said["heure"], (_HEURES[said["heure"].lower()],)
    place = " ".join((said["place"] or "").lower().split())
    words = said["iana"] or _PLACES.get(place) or f"{said['short'] or ''}{said['offset'] or ''}"
    if words in AMBIGUOUS:
        return words, AMBIGUOUS[words]
    try:
        return words, (parse_zone(words),)
    except ValueError:
        return words, ()
