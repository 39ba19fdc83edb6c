"""A row under “Publications” in a typeset CV → a BibTeX entry, where title, authors and year are told apart for sure.

They are where the class has columns for title and date, and one line below is a list of names with the applicant's own among them.
Nothing is guessed from a line that runs all of it together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from packet.formats.bibtex_entries import BibEntry, BibField, Piece
from packet.importers.cv_columns import Row
from packet.importers.latex_words import Said
from packet.importers.written_dates import read_dates

_NAME = re.compile(r"(?:[^\W\d_][\w.'’-]*)(?: [^\W\d_][\w.'’-]*){1,4} ?[*∗†‡]*")
_PREPRINT = re.compile(r"^(?:in )?(?:pre-?print|arxiv)\b", re.I)
_JOURNAL = re.compile(
    r"\b(?:journal|transactions|letters|annals|magazine|review|acta|annalen|zeitschrift|proceedings of the ieee)\b", re.I
)
_STATUS = re.compile(r"^(?:in )?(?:submitted|under review|in review|preparation)", re.I)


def paper_of(row: Row, own: str) -> BibEntry | None:
    """`row.title` the title, `row.at` the venue; `own`: the applicant's name, "" where the file does not say it."""
    dates = read_dates(row.dates.text)
    authors = next((line for line in row.below if _are_authors(line.text, own)), None)
    if not (row.title.is_word and authors and dates) or dates.is_span:
        return None
    others = [line for line in row.below if line is not authors]
    fields = {
        "title": _field(row.title),
        "author": _field(authors.but(" and ".join(_names(authors.text)))),
        "date": _field(row.dates.but(dates.first)),
        "location": _field(row.place),
        **_venue(row),
        **_remarks([*row.notes, *others, *([row.dates] if dates.rest else [])]),
    }
    if address := next((address for said in (row.title, row.at) for address in said.addresses), ""):
        fields["url"] = _field(row.title.but(address))
    return BibEntry(_type(row), "", {name: value for name, value in fields.items() if value.latex.strip()}, row.place_in_file)


def _names(line: str) -> list[str]:
    return [
        re.sub(r" (?=[*∗†‡])", "", name.strip())
        for name in re.split(r"[,;] *(?:and |& )?| and | & ", line.rstrip(". "))
        if name.strip()
    ]


def _are_authors(line: str, own: str) -> bool:
    names = _names(line)
    mine = {own.casefold(), ", ".join(reversed(own.rsplit(" ", 1))).casefold()}
    return (
        len(line) < 20_000
        and all(map(_NAME.fullmatch, names))
        and any(re.sub(r"[*∗†‡ ]+$", "", name).casefold() in mine for name in names)
    )


def _type(row: Row) -> str:
    """`misc` where neither the venue nor the heading says what it is."""
    where = f"{row.at.text} {row.group.text if row.group else ''}"
    if _STATUS.match(row.at.text):
        return "unpublished"
    if _PREPRINT.match(row.at.text):
        return "article"
    return "article" if _JOURNAL.search(where) else "inproceedings"


def _venue(row: Row) -> dict[str, BibField]:
    kind = _type(row)
    name = {"article": "journal", "inproceedings": "booktitle"}.get(kind, "note")
    return {name: _field(row.at.but(re.sub(r"^in (?=pre-?print)|\.$", "", row.at.text, flags=re.I)))}


def _remarks(lines: list[Said]) -> dict[str, BibField]:
    """What marks mean, and everything else, under names of al-folio and BibTeX."""
    marks = [line for line in lines if re.match(r"\(? ?[*∗†‡]", line.text)]
    rest = [line for line in lines if line not in marks and line.is_word]
    found = {"annotation": marks, "annote": rest}
    return {name: _field(said[0].but("; ".join(line.text for line in said))) for name, said in found.items() if said}


def _field(said: Said) -> BibField:
    """Plain text as LaTeX that reads back the same."""
    latex = "".join(_escaped(said.text))
    return BibField((Piece(latex, said.place, named=True),), said.place)


def _escaped(text: str) -> Iterator[str]:
    for sign in text:
        yield {"\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "`": "\\textquoteleft{}"}.get(
            sign, f"\\{sign}" if sign in "{}$%&#_" else sign
        )
