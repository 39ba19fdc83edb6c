"""Publications → BibTeX, as styles, al-folio and importers read it.

Beside the usual fields: `abbr` the acronym of the venue, `annotation` who contributed equally or corresponds, `award`, `code` (all
of al-folio); `pubstate` the status of what has not appeared, `entrysubtype` the kind where the type does not say it, `eventdate`
the year of the edition where it is another, `shorttitle`, `language` (all of biblatex); `location` the place once more, as ACM has
it; `keywords` the topics for others, `topics` for us; `why` the sentence on why it matters, with `[source: …]` where it is not the
applicant's own. `note` is the words for the status, then the remark. What an import kept under `extra` goes out by its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from packet.compose.venues import STATUS_WORDS
from packet.exporters.holdings import Exported, Holdings, profile_sections, tiers_left_out
from packet.exporters.latex import Letters, as_written, in_ascii, latex, latex_title
from packet.model.name_parts import NameParts, name_parts
from packet.model.publications import Kind, Publication, Status
from packet.model.scalars import Author

TYPES: Mapping[Kind, str] = {
    "conference": "inproceedings",
    "journal": "article",
    "workshop": "inproceedings",
    "preprint": "misc",
    "book": "book",
    "chapter": "incollection",
    "thesis": "phdthesis",
    "report": "techreport",
    "other": "misc",
}
IMPLIED: Mapping[str, Kind] = {
    **{name: kind for kind, name in TYPES.items()},
    "inproceedings": "conference",
    "misc": "preprint",
    "mastersthesis": "thesis",
    "unpublished": "preprint",
}
"""The kind that a reader takes a type for."""
VENUE_FIELDS: Mapping[Kind, str] = {
    "conference": "booktitle",
    "journal": "journal",
    "workshop": "booktitle",
    "preprint": "howpublished",
    "book": "publisher",
    "chapter": "booktitle",
    "thesis": "school",
    "report": "institution",
    "other": "howpublished",
}
STATES: Mapping[Status, str] = {
    "accepted": "forthcoming",
    "submitted": "submitted",
    "preprint": "prepublished",
    "in-preparation": "inpreparation",
}
"""As biblatex names them."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def bibtex(holdings: Holdings) -> Exported:
    return _exported(holdings, as_written)


def bibtex_in_ascii(holdings: Holdings) -> Exported:
    return _exported(holdings, in_ascii)


def _exported(holdings: Holdings, letters: Letters) -> Exported:
    entries = [_entry(key, publication, holdings, letters) for key, publication in holdings.publications.items()]
    text = "\n".join(entries)
    beyond = sorted({letter for letter in text if not letter.isascii()}) if letters is in_ascii else []
    left = (*profile_sections(holdings.profile), *tiers_left_out(holdings))
    return Exported(text, (*left, *([f"accents for {' '.join(beyond)}, kept in UTF-8"] if beyond else [])))


def _entry(key: str, publication: Publication, holdings: Holdings, letters: Letters) -> str:
    kind = holdings.kind(publication)
    type_ = _type(publication, kind)
    said = {
        "title": latex_title(publication.title, letters, name=_short_name(publication)),
        "author": " and ".join(_name(author.name, letters) for author in publication.authors),
        **_where(publication, kind, type_, holdings, letters),
        "year": f"{publication.date.year:04}",
        "month": MONTHS[publication.date.month - 1] if publication.date.month else "",
        "day": str(publication.date.day or ""),
        "entrysubtype": kind if kind != IMPLIED[type_] else "",
        "pubstate": STATES.get(publication.status, ""),
        **{name: latex(text, letters) for name, text in _remarks(publication)},
        **{name: text.translate(_ADDRESS) for name, text in _addresses(publication)},
    }
    said |= {name: latex(text, letters) for name, text in _kept(publication) if name not in said}
    fields = (f"  {name} = {text if name == 'month' else f'{{{text}}}'},\n" for name, text in said.items() if text)
    return f"@{type_}{{{key},\n{''.join(fields)}}}\n"


def _short_name(publication: Publication) -> str:
    """`Ditto` of “Ditto: Efficient …”, "" where one calls the work by its title."""
    return publication.name if publication.name != publication.title else ""


def _type(publication: Publication, kind: Kind) -> str:
    if publication.status in {"submitted", "in-preparation"}:
        return "unpublished"
    if kind == "thesis" and "master" in f"{publication.note} {publication.venue or ''}".casefold():
        return "mastersthesis"
    return TYPES[kind]


def _where(publication: Publication, kind: Kind, type_: str, holdings: Holdings, letters: Letters) -> dict[str, str]:
    """The venue's long name, its acronym, the year of the edition where it differs from the date's, the city."""
    venue, appeared = holdings.venue(publication), publication.venue
    if not (venue and appeared):
        return {"address": latex(publication.place, letters)}
    field = VENUE_FIELDS[venue.kind if type_ == "unpublished" else kind]
    other_year = appeared.year and appeared.year != publication.date.year
    return {
        field: latex_title(venue.name, letters),
        "abbr": latex(appeared.acronym, letters),
        "eventdate": f"{appeared.year:04}" if other_year else "",
        "address": latex(publication.place, letters),
    }


def _remarks(publication: Publication) -> Iterator[tuple[str, str]]:
    status = STATUS_WORDS[publication.status] if publication.status not in {"published", "preprint"} else ""
    yield "note", ". ".join(filter(None, (status, publication.note)))
    yield "annotation", _marks(publication.authors)
    yield "award", publication.award
    yield "location", publication.place
    yield "keywords", ", ".join(publication.topics)
    yield "topics", ", ".join(publication.topics)
    yield "shorttitle", publication.short
    yield "language", publication.language or ""
    yield "abstract", publication.abstract
    if publication.why:
        source = f" [source: {publication.why.source}]" if publication.why.source else ""
        yield "why", publication.why.text + source


def _kept(publication: Publication) -> Iterator[tuple[str, str]]:
    """What came from a bibliography and has no field of ours."""
    for name, value in publication.extra.items():
        if re.fullmatch(r"[a-z][a-z0-9_]*", name) and isinstance(value, str):
            yield name, value


def _marks(authors: tuple[Author, ...]) -> str:
    """`* equal contribution: A. Byron; C. Babbage. † corresponding author: M. Somerville`; names stay clean of marks."""
    equal = "; ".join(author.name for author in authors if author.equal)
    corresponding = "; ".join(author.name for author in authors if author.corresponding)
    said = (f"* equal contribution: {equal}" if equal else "", f"† corresponding author: {corresponding}" if corresponding else "")
    return ". ".join(filter(None, said))


def _addresses(publication: Publication) -> Iterator[tuple[str, str]]:
    yield "doi", publication.doi
    if publication.arxiv:
        yield "eprint", publication.arxiv
        yield "archiveprefix", "arXiv"
    yield "url", publication.url
    yield "code", publication.code


def _name(name: str, letters: Letters) -> str:
    """The name as printed where BibTeX takes it apart as we do; else `von Last, Jr., First`; in braces where it is one whole."""
    parts, said = name_parts(name), " ".join(name.split())
    if parts.whole:
        bare = said.isalnum() and said != "others" and said.casefold() != "and"
        return latex(said, letters) if bare else f"{{{latex(said, letters)}}}"
    if _reads_alike(parts, said):
        return latex(said, letters)
    family = f"{parts.particle} {parts.family}".strip()
    given = latex(parts.given, letters) or "{}"
    return ", ".join([latex(family, letters), *([latex(parts.suffix, letters)] if parts.suffix else []), given])


def _reads_alike(parts: NameParts, said: str) -> bool:
    """Whether BibTeX's own rule finds the same parts: words in small letters are the particle, the last word is the family's."""
    if said != " ".join(filter(None, (parts.given, parts.particle, parts.family))) or any(letter in said for letter in ",{}\\"):
        return False
    if any(not word[0].isupper() for word in parts.given.split()):
        return False
    if parts.particle:
        return all(word[0].islower() for word in parts.particle.split()) and all(word[0].isupper() for word in parts.family.split())
    return " " not in parts.family
