"""Rules on length: pages, words, characters."""

from __future__ import annotations

import re
from collections.abc import Callable

from packet.check.budgets import in_pages
from packet.check.rules.measured import Measured, broken, met, parts_of, scope_of, text_of, unknown
from packet.model.inspection import Inspection
from packet.model.rules import Demand
from packet.model.scalars import Range


def pages(demand: Demand, inspection: Inspection) -> Measured | None:
    """Pages of the documents that are named, together and without bound papers; of the whole packet where none is named."""
    wanted, parts = demand.rule.pages, parts_of(demand, inspection)
    if wanted is None or not parts:
        return None
    inside = bool(demand.rule.inside)
    count = sum(part.own_pages for part in parts) if inside else inspection.packet.file.pages
    what = " and ".join(part.title for part in parts) if inside else "The packet"
    said = f"{what} {'have' if len(parts) > 1 and inside else 'has'} {in_pages(count)}, {wanted} wanted"
    document = scope_of(demand)
    if wanted.holds(count):
        return met(said, document)
    if demand.rule.counting == "without-references" and wanted.most is not None and count > wanted.most:
        return unknown(f"{said} without references: look whether these alone are too much", "count them by eye", document)
    return broken("wrong-page-count", said, "set pages: for it", document)


def words(demand: Demand, inspection: Inspection) -> Measured | None:
    """Words of the finished text, as a word processor counts them: what stands between blanks."""
    return _counted(demand, inspection, demand.rule.words, "words", lambda text: len(text.split()))


def characters(demand: Demand, inspection: Inspection) -> Measured | None:
    """Characters of the finished text, one blank between words counted."""
    return _counted(demand, inspection, demand.rule.characters, "characters", lambda text: len(" ".join(text.split())))


def _counted(
    demand: Demand, inspection: Inspection, wanted: Range | None, unit: str, count_of: Callable[[str], int]
) -> Measured | None:
    parts = parts_of(demand, inspection)
    if wanted is None or not parts:
        return None
    texts = [text_of(part, inspection) for part in parts]
    what, document = " and ".join(part.title for part in parts), scope_of(demand)
    if any(text is None for text in texts):
        return unknown(f"not every page of {what} says its text", f"count the {unit} by hand", document)
    said_texts = [text for text in texts if text is not None]
    if demand.rule.counting == "without-references":
        said_texts = [re.split(r"(?m)^ *(?:references|bibliography) *$", text, maxsplit=1, flags=re.I)[0] for text in said_texts]
    count = sum(map(count_of, said_texts))
    said = f"{what} {'have' if len(parts) > 1 else 'has'} {count:,} {unit}, {wanted} wanted"
    if wanted.holds(count):
        return met(said, document)
    few = count < wanted.least
    return broken("too-few-words" if few else "too-many-words", said, "write more" if few else "shorten the text", document)
