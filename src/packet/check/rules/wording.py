"""Rules on wording: what a text must name, a sentence it must hold, whom it greets."""

from __future__ import annotations

from collections.abc import Mapping

from packet.check.rules.measured import Measured, broken, met, parts_of, scope_of, text_of, unless_silent
from packet.formats.typography import compared
from packet.model.document import LetterHead, Paragraph, plain
from packet.model.inspection import Inspection
from packet.model.plain_text import plain_text
from packet.model.position import Position
from packet.model.rules import Demand


def names(demand: Demand, inspection: Inspection) -> Measured | None:
    """Whether a document names what it must; the words of `rank`, `department` … come from the position."""
    named, position = demand.rule.names, inspection.packet.plan.position
    if not named:
        return None
    document = scope_of(demand)
    wanted = _wanted_words(named, position)
    if not wanted:
        said = f"{named} must be named, but the position does not say it"
        return broken("missing-field", said, f"write {named}: in the position", document)
    if _stands(wanted, demand, inspection):
        return met(f"“{wanted}” is named", document)
    lacking = broken("not-named", f"“{wanted}” is not named in {_where(demand)}", "name it in the letter", document)
    return unless_silent(lacking, demand, inspection)


def sentence(demand: Demand, inspection: Inspection) -> Measured | None:
    wanted, document = demand.rule.sentence, scope_of(demand)
    if not wanted:
        return None
    if _stands(wanted, demand, inspection):
        return met("the sentence stands there", document)
    said = f"“{wanted}” does not stand in {_where(demand)}"
    return unless_silent(broken("not-named", said, "write it in paragraphs: of the position", document), demand, inspection)


def _stands(wanted: str, demand: Demand, inspection: Inspection) -> bool:
    """Whether words stand in the documents that the rule speaks of: as composed, or as read back from the pages."""
    inside = demand.rule.inside
    composed = [plain_text(one) for one in inspection.packet.documents if not inside or one.name in inside]
    read = [text_of(part, inspection) or "" for part in parts_of(demand, inspection)]
    return any(_folded(wanted) in _folded(text) for text in (*composed, *read))


def _folded(text: str) -> str:
    return " ".join(compared(text).split()).casefold()


def _where(demand: Demand) -> str:
    return " or ".join(demand.rule.inside) or "the packet"


def addressee(demand: Demand, inspection: Inspection) -> Measured | None:
    """Whether the letter is addressed to, or greets, whom the call wants."""
    wanted = demand.rule.addressee
    letters = [one for one in inspection.packet.documents if one.shape == "letter"]
    if not wanted or not letters:
        return None
    said = [line for one in letters for block in one.blocks if isinstance(block, LetterHead) for line in block.addressee]
    said += [
        plain(block.content) for one in letters for block in one.blocks if isinstance(block, Paragraph) and block.role == "opening"
    ]
    if any(_folded(wanted) in _folded(line) for line in said):
        return met(f"the letter is addressed to {wanted}", letters[0].name)
    return broken("not-named", f"the letter is not addressed to {wanted}", f"write addressee: {wanted}", letters[0].name)


def _wanted_words(named: str, position: Position | None) -> str:
    """What a field of the position says; other words stand for themselves."""
    if position is None:
        return "" if named in {"rank", "title", "department", "requisition", "institution", "area"} else named
    known: Mapping[str, str] = {
        "rank": position.rank or position.title,
        "title": position.title,
        "department": position.department,
        "requisition": position.requisition,
        "institution": position.institution.name,
        "area": position.area,
    }
    return known.get(named, named)
