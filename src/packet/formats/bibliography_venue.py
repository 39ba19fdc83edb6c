"""The type and the fields of a BibTeX entry → what kind of work it is, how far it has come, and where it appeared."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from packet.formats.bibtex_entries import BibEntry
from packet.problems import Place

KINDS = {
    "article": "journal", "inproceedings": "conference", "conference": "conference", "proceedings": "book", "collection": "book",
    "book": "book", "mvbook": "book", "booklet": "book", "incollection": "chapter", "inbook": "chapter", "phdthesis": "thesis",
    "mastersthesis": "thesis", "thesis": "thesis", "bachelorsthesis": "thesis", "techreport": "report", "report": "report",
}  # fmt: skip
THESES = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis", "bachelorsthesis": "Bachelor’s thesis", "thesis": "Thesis"}
_PREPRINTS = re.compile(
    r"^(?:corr|(?:\w+ )?preprint.*|(?:ar|bio|med|chem|tech|eng)r?xiv\b.*|arxiv.*|abs/.*|ssrn\b.*|openreview.*)$", re.I
)
_MEETINGS = re.compile(
    r"\b(conference|symposium|proceedings of the \d|meeting|congress)\b|\bconf\.|neural information processing|acm multimedia"
    r"|computer vision and pattern recognition",
    re.I,
)
_PERIODICALS = re.compile(r"proceedings of the (?:national|royal)|\b(?:journal|transactions|letters)\b", re.I)
_STATUSES = (
    ("in-preparation", r"in preparation|work in progress|manuscript in prep"),
    ("submitted", r"\bsubmitted\b|under (?:peer )?review|in review|under revision|in submission"),
    ("accepted", r"to appear|\baccepted\b|in press|forthcoming|inpress"),
)


@dataclass(frozen=True, slots=True)
class FoundVenue:
    acronym: str
    name: str
    year: str
    place: Place
    whole: bool
    """Whether this is all that the field says."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Kind and status by the model's words; `note`: what an entry without a venue says in its place; `used`: the fields."""

    kind: str
    status: str
    note: str = ""
    used: tuple[str, ...] = ()


def standing_of(kind: str, texts: Mapping[str, str], has_arxiv: bool) -> Standing:
    """`texts`: the fields, decoded."""
    status, source = _said_status(texts)
    where = next((texts[name] for name in ("journal", "journaltitle", "booktitle") if texts.get(name)), "")
    named = "journal" if texts.get("journal") else ("journaltitle" if texts.get("journaltitle") else "booktitle")
    if status == "accepted" and (not where or _PREPRINTS.match(where)) and (told := _accepted_at(texts[source])):
        return Standing(_kind("inproceedings" if _SHORT.fullmatch(told) else "article", told), status, used=(source,))
    if status:
        return Standing(_kind(kind, where), status, used=(source,) if texts[source].strip().lower() in _WHOLE else ())
    if kind in {"unpublished", "preprint"} or (where and _PREPRINTS.match(where)):
        draft = kind == "unpublished" and not has_arxiv and not where
        keeps = re.search(r"ssrn|openreview|bior|medr|chemr|techr|engr", where, re.I)
        note = where if keeps else ""
        return Standing("preprint", "in-preparation" if draft else "preprint", note, (named,) if where else ())
    if not where and kind in {"misc", "article", "online"} and (has_arxiv or "arxiv" in texts.get("howpublished", "").lower()):
        return Standing("preprint", "preprint", used=("howpublished", "publisher") if has_arxiv else ())
    if kind in THESES or kind in {"techreport", "report", "book", "mvbook", "booklet", "misc", "online", "manual", "software"}:
        return _alone(kind, texts)
    return Standing(_kind(kind, where), "published")


_ACCEPTED = re.compile(
    r"(?P<before>.+?)[\s,:;(–-]+(?:to appear|accepted|in press|forthcoming)"
    r"|(?:to appear|accepted|in press|forthcoming)[\s,:;–-]+(?:(?:at|to|by|in|for|with)\s+)?(?:the\s+)?(?P<behind>.+)",
    re.I,
)
_SHORT = re.compile(r"(?:(?:IEEE|ACM|USENIX|AAAI|Findings of) )*[A-Z][\w-]*[A-Z]{2}\w*(?:[ '’]+(?:[12]\d{3}|\d\d))?")
"""An acronym, with the year of the edition or without."""
_WHOLE = frozenset(("submitted", "under review", "in review", "in preparation", "to appear", "accepted", "in press", "forthcoming"))


def _said_status(texts: Mapping[str, str]) -> tuple[str, str]:
    """The status that a field says in words, and which field."""
    for source in ("pubstate", "note", "year", "howpublished", "journal", "status"):
        for status, words in _STATUSES if texts.get(source) else ():
            if re.search(words, texts[source], re.I) and len(texts[source]) < 80:
                return status, source
    return "", ""


def _accepted_at(said: str) -> str:
    """`IEEE ICKG 2023 Accepted`, `accepted at ICML 2024`: the venue that the words of a status name, or ""."""
    around = _ACCEPTED.fullmatch(said.strip(" .()"))
    told = (around["before"] or around["behind"] or "").strip(" ,;:.-–()") if around else ""
    return told if _SHORT.fullmatch(told) or _MEETINGS.search(told) or _PERIODICALS.search(told) else ""


def _alone(kind: str, texts: Mapping[str, str]) -> Standing:
    """A work that stands in nothing else: a thesis with its school, a report with its institution, a book with its publisher."""
    word = texts.get("type") or THESES.get(kind, "")
    names = ("school", "institution", "publisher", "howpublished", "organization")
    source = next((name for name in names if texts.get(name) and not texts[name].startswith("http")), "")
    parts = [
        word,
        texts.get(source, ""),
        texts.get("number", "") if kind in {"techreport", "report"} else "",
        texts.get("note", ""),
    ]
    used = tuple(name for name in ("type", source, "note", *(("number",) if kind in {"techreport", "report"} else ())) if name)
    if texts.get("journal") or (kind in {"misc", "online"} and texts.get("booktitle")):
        return Standing(_kind("article" if texts.get("journal") else "inproceedings", texts.get("journal", "")), "published")
    return Standing(KINDS.get(kind, "other"), "published", ", ".join(filter(None, parts)), used)


def _kind(kind: str, where: str) -> str:
    """The kind by the words of the venue where the type is too coarse: many lists call everything an @article."""
    if re.search(r"workshop", where, re.I):
        return "workshop"
    if kind == "article" and _MEETINGS.search(where) and not _PERIODICALS.search(where):
        return "conference"
    return KINDS.get(kind, "other")


def venue_of(entry: BibEntry, texts: Mapping[str, str], standing: Standing) -> tuple[str, FoundVenue | None]:
    """The venue of what has appeared or will, and the field that names it."""
    if standing.status in {"preprint", "in-preparation", "submitted"}:
        return "", None
    names = ("journal", "journaltitle", "booktitle", "conference")
    source = next(
        (name for name in names if texts.get(name) and not _PREPRINTS.match(texts[name])), "abbr" if not standing.note else ""
    )
    if standing.status == "accepted" and not (texts.get(source) and not _PREPRINTS.match(texts[source])):
        source = _said_status(texts)[1]
        texts = {**texts, source: _accepted_at(texts[source])}
    if not texts.get(source) or _PREPRINTS.match(texts[source]):
        return "", None
    long, acronym, whole = _cleaned(texts[source])
    year = re.search(r"(?<!\d)[12]\d{3}(?!\d)", texts.get("year", "") or texts.get("date", ""))
    bare_abbr = " ".join(re.sub(r"</?\w+ */?>", " ", texts.get("abbr", "")).split())
    abbr = re.sub(r"[\s,']*\b(?:[12]\d{3}|\d\d)$", "", bare_abbr).strip()
    acronym = (abbr if abbr and not _PREPRINTS.match(abbr) else "") or acronym or long
    return source, FoundVenue(acronym, long or acronym, year[0] if year else "", entry.fields[source].place, whole)


_ORDINAL = re.compile(
    r"^(?:the )?(?:(?:twenty|thirty|forty|fifty)-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh"
    r"|twelfth|\w+teenth|\w+tieth) (?:annual )?(?=.*(?:conference|symposium|workshop|meeting))",
    re.I,
)


_DAYS = re.compile(
    r", (?:(?:{0})\w*\.? \d{{1,2}}|\d{{1,2}}(?: ?[-–] ?\d{{1,2}})?\.? (?:{0})\w*)\b.*".format(
        "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    ),
    re.I,
)


def _cleaned(name: str) -> tuple[str, str, bool]:
    """The long name without year and ordinal, which belong to one edition, the acronym, or "", and whether this is all of it.

    The acronym stands in brackets behind the name, or as DBLP has it: “Name, ACRONYM 2024, City, Country, January 1-5, 2024”.
    Days of the meeting, and what follows them, are no part of the name.
    """
    acronym, whole = "", True
    if match := re.match(r"(.{12,}?), (?!(?:USA|UK|UAE|[A-Z]{2}),)([A-Z][\w/&-]*[A-Z][\w/&-]*)(?:[ '’]+\d{2,4})?, .*\d{4}", name):
        name, acronym, whole = match[1], match[2], False
    elif match := re.search(r"\(([A-Z][\w&/+-]*(?: [A-Z][\w&-]*)?)(?:[\s'’-]*\d{2,4})?\)", name):
        acronym = re.sub(r"[-'’\s]*(?:[12]\d{3}|\d\d)$", "", match[1])
        name = name[: match.start()] + name[match.end() :]
    if days := _DAYS.search(name, 12):
        name, whole = name[: days.start()], False
    bare = re.sub(r"^(?:in:? )?(?:the )?proc(?:eedings|\.) of (?:the )?", "", name, flags=re.I)
    if re.match(r"national academy|royal society|vldb|ieee$|acm\b", bare, re.I):
        bare = name
    bare = re.sub(r"\b(?:\d+(?:st|nd|rd|th)|[12]\d{3})\b(?:\s+annual\b)?", "", bare, flags=re.I)
    bare = re.sub(r",(?:\s*,)+", ",", " ".join(re.sub(r"\(\s*\)|\s+(?=[,;:.)])", "", bare).split())).strip(" ,;:-–'’")
    return _ORDINAL.sub("", bare) or name.strip(), acronym, whole
