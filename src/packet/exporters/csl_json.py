"""Publications → CSL-JSON 1.0, as Zotero, Pandoc and citeproc read it.

What CSL has no variable for stands in its field `custom`: places of authors who contributed equally or correspond (from 1),
`award`, `code`, `kind`, `venue-kind`, `status`, `extra` and `year` of the edition as our files say them, `why-source`, a `title`
with formulas or tags as it was written. `importers/csl_export.py` reads it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from packet.exporters.holdings import Exported, Holdings, profile_sections, tiers_left_out
from packet.formats.latex_title import TitlePiece, title_pieces
from packet.model.name_parts import name_parts
from packet.model.publications import Kind, Publication, Status
from packet.model.scalars import Author, PartialDate

TYPES: Mapping[Kind, str] = {
    "conference": "paper-conference",
    "journal": "article-journal",
    "workshop": "paper-conference",
    "preprint": "article",
    "book": "book",
    "chapter": "chapter",
    "thesis": "thesis",
    "report": "report",
    "other": "document",
}
STATUSES: Mapping[Status, str] = {
    "accepted": "forthcoming",
    "submitted": "submitted",
    "preprint": "preprint",
    "in-preparation": "in preparation",
}
DROPPING = ("von", "vom", "zu", "de", "du", "af")
"""Particles that fall away where the family name stands alone: Beethoven, but van Gogh."""


def csl_json(holdings: Holdings) -> Exported:
    items = [_said(_item(key, publication, holdings)) for key, publication in holdings.publications.items()]
    text = json.dumps(items, indent=2, ensure_ascii=False) + "\n"
    return Exported(text, (*profile_sections(holdings.profile), *tiers_left_out(holdings)))


def _said(fields: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value}


def _item(key: str, publication: Publication, holdings: Holdings) -> dict[str, object]:
    venue = holdings.venue(publication)
    return {
        "id": key,
        "type": TYPES[holdings.kind(publication)],
        "title": "".join(map(_piece, title_pieces(publication.title))),
        "title-short": publication.short,
        "author": [_name(author) for author in publication.authors],
        "issued": {"date-parts": [_date_parts(publication.date)]},
        "container-title": venue.name if venue else "",
        "container-title-short": publication.venue.acronym if publication.venue else "",
        "event-place": publication.place,
        "status": STATUSES.get(publication.status, ""),
        "DOI": publication.doi,
        "URL": publication.url,
        "archive": "arXiv" if publication.arxiv else "",
        "archive_location": publication.arxiv,
        "keyword": ", ".join(publication.topics),
        "language": publication.language,
        "abstract": publication.abstract,
        "annote": publication.why.text if publication.why else "",
        "note": publication.note,
        "custom": _said(_custom(publication, holdings)),
    }


def _custom(publication: Publication, holdings: Holdings) -> dict[str, object]:
    kind, venue = holdings.kind(publication), holdings.venue(publication)
    is_marked = "<" in publication.title or any(_is_set(piece) for piece in title_pieces(publication.title))
    return {
        "equal-contribution": [at for at, author in enumerate(publication.authors, 1) if author.equal],
        "corresponding": [at for at, author in enumerate(publication.authors, 1) if author.corresponding],
        "award": publication.award,
        "code": publication.code,
        "kind": kind,
        "venue-kind": venue.kind if venue and venue.kind != kind else "",
        "status": publication.status if publication.status != "published" else "",
        "year": publication.venue.year if publication.venue else None,
        "extra": publication.extra,
        "why-source": publication.why.source if publication.why else "",
        "title": publication.title if is_marked else "",
    }


def _is_set(piece: TitlePiece) -> bool:
    return piece.raised or piece.lowered or piece.emphasis


def _piece(piece: TitlePiece) -> str:
    """With the tags that citation processors know."""
    for tag, wanted in (("i", piece.emphasis), ("sup", piece.raised), ("sub", piece.lowered)):
        if wanted:
            return f"<{tag}>{piece.text}</{tag}>"
    return piece.text


def _date_parts(date: PartialDate) -> list[int]:
    return [part for part in (date.year, date.month, date.day) if part]


def _name(author: Author) -> dict[str, object]:
    parts = name_parts(author.name)
    if parts.whole:
        return {"literal": parts.family}
    dropping = parts.particle.partition(" ")[0] in DROPPING
    return _said(
        {
            "family": parts.family,
            "given": parts.given,
            "dropping-particle" if dropping else "non-dropping-particle": parts.particle,
            "suffix": parts.suffix,
        }
    )
