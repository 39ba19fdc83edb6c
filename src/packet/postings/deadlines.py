"""The days of a posting → its deadlines by kind: the words nearest to a day say what happens on it, most days are no deadline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from packet.postings.clock import Clock, only_clock, zone_of_all
from packet.postings.dates import Day, read_days, slash_order
from packet.postings.day_words import CUE, nearest
from packet.postings.passages import Passage, Posting
from packet.postings.proposal import Proposal, proposed

_BEFORE = re.compile(r"(?i)\bbefore(?: the)?\s*\Z|\bvor dem\s*\Z|\bavant le\s*\Z")
_UNTIL = re.compile(r"(?i)\b(?:by|until|no later than)(?: the)?[\s,:()*\d]*\Z")
_MOVED = re.compile(
    r"(?i)\b(?:extended|postponed|moved|changed|pushed back|verlängert|verschoben|prolongée?|reportée?)"
    r"[^.;]{0,20} (?:from|vom|du)(?: the)? \Z"
)
_ASIDE = re.compile(r"\([^()]*\) ?")
_PERIOD = re.compile(r"(?i)\b(?:(?:application|submission|registration) (?:period|window)|period: from|(?:open|accepted) from)\b")
"""Of a period in which one may apply the last day is the deadline."""
_SEVERAL_DAYS = re.compile(r"(?i)[0-9](?:st|nd|rd|th)? ?(?:-|–|/|,|and|or|und|oder|to)\s*(?:the )?\Z")
"""Of interviews on several days the last is none to be reminded of."""
_TO = re.compile(r"(?i)[ ,]*(?:until|till|to|auf den|auf|bis zum|bis|au)(?: the)? ")
"""Of two days the second is the one that counts: `extended from … to …`."""
_SENDS = re.compile(r"(?i)\b(?:send|sent|submit\w*|applications?|apply|e-?mail|upload\w*)\b")
_APPLICATION = re.compile(
    r"(?i)\b(?:applications?|materials|documents|dossiers?|cv|vitae|r[ée]sum[ée]s?|statements?|cover letters?)\b"
)
_OF_LETTERS = re.compile(
    r"(?i)\b(?:letters? of (?:recommendation|reference|support)|(?:reference"
    r"|recommendation) letters?)\b[^;:]*\b(?:referees?|recommenders?|references?)\b"
)
"""Letters that somebody else sends."""
_ELSEWHERE = re.compile(
    r"(?i)\b(?:delet\w+|destroy\w*|eras(?:ed|ure)|stored|retained|kept|gelöscht|vernichtet|aufbewahrt)\b"
    r"|\b(?:start(?:ing)?|commencement) date\b|\bto (?:start|begin|commence|take up|fill|be filled)\b"
    r"|\baccommodation (?:needs?|requests?)|\b(?:reasonable|special|disability) (?:accommodation|adjustment|assistance)s?\b"
    r"|\b(?:submi\w+|defend\w*|complet\w+|hand\w* in)[^.;,]{0,30} (?:thesis|dissertation|ph\.?d|degree)\b"
)
"""What has a day of its own that is none of the application's."""
_APPLIES = re.compile(r"(?i)\b(?:apply|applications? (?:must|should|are|is|may|by)|submit your|deadline|clos\w+)\b")
_THAT_DAY = re.compile(r"(?i)\b(?:that|this|the same|the above) (?:date|day|deadline)\b")
NEXT = 2
"""Passages behind a day in which `that date` is it."""
_WITH_LETTERS = re.compile(
    r"(?i)\bincluding\b[^.;]{0,40}?\b(?:letters?(?! of (?:motivation|application|interest|intent))|references)\b"
)
_OF_CLOSING = re.compile(r"(?i)\b(?:on|of) the (?:\w+ )?(?:closing (?:date|day)|deadline)\b")
_CLOSING = re.compile(r"(?i)\s*(?:the|this) (?:(?:advertised|application|stated|above|same) )?(?:closing date|deadline|date)\b")
TITLE = 60
"""Letters: what is longer is no title."""
REACH = 160


def deadlines(posting: Posting) -> Iterator[Proposal]:
    """One proposal a kind; several days of one kind are alternatives, unless one only says more of the other."""
    found: dict[str, list[tuple[Proposal, Day]]] = {}
    above: Passage | None = None
    order = slash_order(posting.text)
    last: tuple[int, Day] | None = None
    for number, passage in enumerate(posting.passages):
        days = read_days(passage.flat, order)
        for at, day in enumerate(days):
            if kind := _kind(passage, days, at, passage.lead or above):
                found.setdefault(kind, []).append((_proposal(posting, passage, kind, day), day))
            if kind == "hard" and _WITH_LETTERS.search(passage.flat):
                found.setdefault("letters-due", []).append((_proposal(posting, passage, "letters-due", day), day))
        if not days and last and number - last[0] <= NEXT and (said := _that_day(posting, number, *last)):
            found.setdefault(said[0].field.removeprefix("deadlines."), []).append(said)
        above = passage if len(passage.text) < TITLE else None
        last = (number, days[-1]) if days else last
    made = {kind: _one_of(several) for kind, several in found.items()}
    if "hard" in made:
        made["hard"] = _with_time(posting, made["hard"])
    zone = zone_of_all(posting.text)
    yield from (_in_zone(one, zone) if zone else one for one in made.values())
    if "letters-due" not in made and "hard" in made:
        yield from _letters_with(posting, made["hard"])


def _that_day(posting: Posting, number: int, at: int, day: Day) -> tuple[Proposal, Day] | None:
    """`Review begins on that date`: the day that a sentence before has, with both sentences."""
    passage = posting.passages[number]
    match = _THAT_DAY.search(passage.flat)
    same = replace(day, start=match.start(), end=match.end()) if match else day
    kind = _kind(passage, (same,), 0, None) if match else ""
    if kind not in {"full-consideration", "review-begins", "letters-due"}:
        return None
    made = _proposal(posting, passage, kind, same)
    start = posting.passages[at].start
    return replace(made, sentence=posting.text[start : passage.end], start=start, line=posting.line(start)), same


def _in_zone(made: Proposal, zone: str) -> Proposal:
    """A time without a zone is in that of all times."""
    lacks = len(made.value.split()) == len(("day", "time"))
    return replace(made, value=f"{made.value} {zone}") if lacks else made


def _with_time(posting: Posting, hard: Proposal) -> Proposal:
    """`Closing date: 18 January. … by midnight of the closing date`: the day with the time that another sentence has."""
    if " " in hard.value or not hard.certain:
        return hard
    timed = [one.flat for one in posting.passages if _OF_CLOSING.search(one.flat) and not read_days(one.flat)]
    clocks = {clock for text in timed if (clock := only_clock(text)).time}
    sure = len(clocks) == 1 and not next(iter(clocks)).doubt
    return replace(hard, value=f"{hard.value} {clocks.pop().readings[0]}") if sure else hard


def _letters_with(posting: Posting, hard: Proposal) -> Iterator[Proposal]:
    """`by the closing date`, of letters alone."""
    for passage in posting.passages:
        match = CUE["letters-due"].search(passage.flat)
        if match and _CLOSING.match(passage.flat, match.end()) and not _APPLICATION.search(passage.flat[: match.start()]):
            made = proposed(posting, passage, "deadlines.letters-due", hard.value)
            yield replace(made, alternatives=hard.alternatives, why=hard.why)
            return


def _proposal(posting: Posting, passage: Passage, kind: str, day: Day) -> Proposal:
    text = passage.flat
    said = _day_before(day) if _BEFORE.search(text[: day.start]) and day.clock == Clock() else day
    made = proposed(posting, passage, f"deadlines.{kind}", said.values[0] if said.values else "")
    if said.doubt:
        return replace(made, value="", alternatives=said.values or (text[said.start : said.end],), why=said.doubt)
    return made


def _day_before(day: Day) -> Day:
    return replace(day, readings=tuple(one - timedelta(days=1) if one > date.min else one for one in day.readings))


def _kind(passage: Passage, days: tuple[Day, ...], at: int, title: Passage | None) -> str:
    """What the day is; "" where it is no deadline, or nothing says that it is. A day that stands alone is what its title says."""
    day, text = days[at], passage.flat
    if at and _TO.fullmatch(text, days[at - 1].end, day.start) and (moved := _MOVED.search(text[: days[at - 1].start])):
        return nearest(text[: moved.start()], "")
    if len(days) == len(("from", "to")) and _PERIOD.search(passage.context):
        return "hard" if at else ""
    before = _ASIDE.sub("", text[days[at - 1].end if at else 0 : day.start])[-REACH:]
    behind = text[day.end : min(days[at + 1].start if at + 1 < len(days) else len(text), day.end + REACH)]
    kind = nearest(before, behind)
    if kind == "interview" and _SEVERAL_DAYS.search(before):
        return ""
    if kind and kind != "full-consideration" and CUE["full-consideration"].search(before + behind):
        kind = "full-consideration" if kind == "hard" else kind
    since = text[days[at - 1].end if at else 0 : day.start]
    if kind in {"", "hard"} and _is_elsewhere(since):
        return ""
    if kind == "hard" and (_is_letters(before) or (_OF_LETTERS.search(since) and not _APPLICATION.search(since))):
        return "letters-due"
    if not kind and not before.strip() and title:
        return nearest(title.flat, "")
    if not kind and _UNTIL.search(before) and _SENDS.search(since):
        return "hard"
    return kind


def _is_elsewhere(since: str) -> bool:
    """Whether the day is that of something else, and no word of applying stands between."""
    said = [match.end() for match in _ELSEWHERE.finditer(since)]
    return bool(said) and not _APPLIES.search(since, said[-1])


def _is_letters(before: str) -> bool:
    """Whether what must be in by the day are letters alone, and not the application with them."""
    spoken = [match.start() for match in CUE["letters-due"].finditer(before)]
    return bool(spoken) and not _APPLICATION.search(before[: spoken[-1]])


def _one_of(several: list[tuple[Proposal, Day]]) -> Proposal:
    """The one that says most, where all others only say less of it; else all of them, for a person to choose."""
    several = list(_settled(several))
    proposals = [one for one, _ in several]
    certain = [one for one in proposals if one.certain]
    days = [one for one, day in several if day.readings] if certain else proposals
    best = max(certain or proposals, key=lambda one: len(one.value))
    if certain and all(any(_says_less(value, best.value) for value in one.alternatives or (one.value,)) for one in days):
        return best
    values = tuple(dict.fromkeys(value for one in days for value in one.alternatives or (one.value,)))
    said = tuple(value for value in values if not any(value != other and _says_less(value, other) for other in values))
    open_ones = [one for one in days if not one.certain]
    why = open_ones[0].why if open_ones and {one.why for one in days} <= {"", open_ones[0].why} else "several days are named"
    return replace(days[0], value="", alternatives=said, why=why)


def _settled(several: list[tuple[Proposal, Day]]) -> Iterator[tuple[Proposal, Day]]:
    """A day that can be read in two ways is the one of them that the posting names elsewhere without doubt."""
    sure = {one.value.split()[0] for one, _ in several if one.certain}
    for one, day in several:
        left = [value for value in one.alternatives if value.split()[0] in sure]
        yield (replace(one, value=left[0], alternatives=(), why="") if len(left) == 1 else one), day


def _says_less(value: str, other: str) -> bool:
    return set(value.split()) <= set(other.split())
