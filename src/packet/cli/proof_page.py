"""Proofs → one HTML page, complete in itself: a table that leads to each letter, the common text, then each letter's own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby

from packet.cli.proof_style import STYLE
from packet.cli.proof_table import NOTHING, ProofTable, mark_of, names_of, places_of, table_of
from packet.model.finding import Verdict
from packet.season.in_few_words import to_read
from packet.season.proof import Mark, NameKind, Passage, Piece, Proof, ProofGroup
from packet.season.proofs import FoundOnce, Proofs, Told, found_once

CLASSES = {
    NameKind.NONE: "",
    NameKind.INSTITUTION: "institution",
    NameKind.STRANGER: "stranger",
    NameKind.PERSON: "person",
}
LEGEND = (
    Piece("own words", Mark.OWN),
    Piece("missing words", Mark.LOST),
    Piece("institutions", name=NameKind.INSTITUTION),
    Piece("strange institutions", name=NameKind.STRANGER),
    Piece("people", name=NameKind.PERSON),
)


def page(proofs: Proofs) -> str:
    found, places = found_once(proofs), places_of(proofs)
    lines = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{len(proofs.all)} letters to proofread</title><style>{STYLE}</style>",
        f"<h1>{len(proofs.all)} letters to proofread</h1>",
        f'<p class="quiet">Marked are {", ".join(map(_marked, LEGEND))}.</p>',
        *(_table(table_of(proofs)) if len(proofs.all) > 1 else ()),
        *_shared(found.shared, proofs),
        *(line for group in proofs.groups for line in _group(group, found, places)),
        *(f'<p class="quiet">{escape(name)}: its packet has no letter</p>' for name in proofs.without),
        *_elsewhere(proofs),
        "</html>\n",
    )
    return "\n".join(lines)


def _elsewhere(proofs: Proofs) -> Iterator[str]:
    if more := sum(proofs.elsewhere.values()):
        which = escape(proofs.all[0].letter.position) if len(proofs.all) == 1 else "--all"
        yield f'<p class="quiet">{more} more to look at in other documents: <code>packet check {which} --quiet</code></p>'


def _table(table: ProofTable) -> Iterator[str]:
    columns = "".join(f"<th>{escape(column)}</th>" for column in table.head)
    yield f'<div class="table"><table><thead><tr>{columns}</tr></thead><tbody>'
    for first, *others in table.rows:
        cells = "".join(_cell(column, cell) for column, cell in zip(table.head[1:], others, strict=True))
        yield f'<tr><th><a href="#{escape(first)}">{escape(first)}</a></th>{cells}</tr>'
    yield "</tbody></table></div>"
    if table.usual:
        yield f'<p class="quiet">where nothing else stands: {escape("; ".join(table.usual))}</p>'


def _cell(column: str, cell: str) -> str:
    looks = " ".join(filter(None, ("place" if column == "institution" else "", "none" if cell in {"", NOTHING} else "")))
    return f'<td class="{looks}">{escape(cell)}</td>' if looks else f"<td>{escape(cell)}</td>"


def _group(group: ProofGroup, found: FoundOnce, places: Mapping[str, str]) -> Iterator[str]:
    if group.common:
        title = f"{escape(group.kind)} <small>what {len(group.proofs)} letters have in common</small>"
        yield f'<section class="common"><h2>{title}</h2>'
        yield from (_passage(one, whole=True) for one in to_read(group.common, whole=True))
        for variant in group.variants:
            yield f"<h3>{', '.join(_link(name) for name in variant.positions)}</h3>"
            yield from (_passage(one, whole=False) for one in to_read(variant.passages))
        yield "</section>"
    for proof in group.proofs:
        yield from _letter(proof, group, found, places[proof.letter.position])


def _link(name: str) -> str:
    return f'<a href="#{escape(name)}">{escape(name)}</a>'


def _letter(proof: Proof, group: ProofGroup, found: FoundOnce, place: str) -> Iterator[str]:
    name, whole = proof.letter.position, not group.common
    marks = "".join(f' <a class="mark" href="#found-{told.number}">{mark_of(told)}</a>' for told in found.marks[name])
    yield f'<section class="letter" id="{escape(name)}"><h2>{escape(name)} <small>{escape(place)}</small>{marks}</h2><div>'
    passages = [_passage(one, whole=whole) for one in to_read(proof.passages, whole=whole)]
    yield from passages or ['<p class="quiet">nothing besides</p>']
    yield "</div><aside>"
    yield from (_finding(Told(one, one.message, (name,), (name,))) for one in found.own[name])
    yield "</aside></section>"


def _passage(passage: Passage, *, whole: bool) -> str:
    """`whole`: it is read for itself, not beside a common text, so that no words of it are marked as its own."""
    said = ""
    for (mark, only), run in groupby(passage.pieces, key=lambda piece: (piece.mark, piece.only)):
        pieces = list(run)
        words = "".join(f" {_named(piece)}" if piece.spaced and at else _named(piece) for at, piece in enumerate(pieces))
        words = f'<span class="only">{words}</span>' if only else words
        plain = mark is Mark.SAME or (whole and pieces[0].text != "…")
        said += (" " if pieces[0].spaced and said else "") + (words if plain else f'<span class="{mark.value}">{words}</span>')
    seen = f' <span class="quiet">(as in {escape(passage.seen_in)})</span>' if passage.seen_in else ""
    return f"<p>{said}{seen}</p>"


def _named(piece: Piece) -> str:
    if piece.slot and piece.text == piece.slot:
        return f'<span class="slot">{escape(piece.slot)}</span>'
    named = CLASSES[piece.name]
    return f'<span class="{named}">{escape(piece.text)}</span>' if named else escape(piece.text)


def _marked(piece: Piece) -> str:
    return _named(piece) if piece.mark is Mark.SAME else f'<span class="{piece.mark.value}">{escape(piece.text)}</span>'


def _shared(found: Sequence[Told], proofs: Proofs) -> Iterator[str]:
    """A message that several have, each of other positions, is told with the first of them."""
    for at, told in enumerate(found):
        again = told.number and any(one.message == told.message for one in found[:at])
        names = names_of(told, proofs)
        yield (
            f'<p class="finding" id="found-{told.number}"><b>{mark_of(told)}</b> {escape(names)}</p>'
            if again
            else _finding(told, names)
        )


def _finding(told: Told, where: str = "") -> str:
    """`where`: the names of those in which it was found."""
    look = "finding fail" if told.finding.verdict is Verdict.FAIL else "finding"
    remedy = f" → {told.finding.remedy}" if told.finding.remedy else ""
    after = f' <span class="quiet">({escape(where)})</span>' if where else ""
    number = f' id="found-{told.number}"' if told.number else ""
    return f'<p class="{look}"{number}><b>{mark_of(told)}</b> {escape(told.message + remedy)}{after}</p>'
