"""Name and page number on each page of a document: sheets that are printed get mixed up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from packet.check.own_documents import OwnDocument, counted, letters, own_documents
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.profile import Profile

_EDGE = 4
"""Lines at the head and foot of a page's text among which a page number stands."""


def check_running_lines(inspection: Inspection) -> tuple[Finding, ...]:
    return tuple(running_lines(own_documents(inspection), names_of(inspection.packet.plan.profile)))


def running_lines(documents: Sequence[OwnDocument], names: Sequence[str]) -> Iterator[Finding]:
    """One finding a document that lacks numbers, or any of the `names` (none given: not looked for).

    Pages without text are told elsewhere.
    """
    sound = 0
    for document in documents:
        pages = [(index, page) for index, page in enumerate(document.pages, 1) if page.searchable]
        if len(document.pages) < 2 or not pages:
            continue
        count = len(document.pages)
        bare = [page for index, page in pages if index > 1 and not bears_number(page.text or "", {index, page.number}, count)]
        nameless = [page for _, page in pages if names and not bears_name(page.text or "", names)]
        sound += not bare and not nameless
        if bare:
            said = f"no page number on {document.numbers(bare)}"
            yield Finding("page-numbers", Verdict.WARNING, said, "number its pages", document.name, page=bare[0].number)
        if nameless:
            said = f"your name does not stand on {document.numbers(nameless)}"
            yield Finding(
                "name-on-pages", Verdict.WARNING, said, "put your name into a running line", document.name, page=nameless[0].number
            )
    if sound:
        what = "name and number stand" if names else "the number stands"
        yield Finding("page-numbers", Verdict.PASS, f"{what} on each page of {counted(sound, 'document')}")


def bears_number(text: str, numbers: set[int], count: int) -> bool:
    """Whether the page bears one of the numbers: `2 of 3`, `2/3`, or alone at the begin or end of a line near an edge."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    number = "|".join(map(str, sorted(numbers)))
    alone = re.compile(rf"(?:^|(?<=[^\d.,])[\s\-–—|·(\[])(?:{number})[)\]\s\-–—|·]*$|^[\-–—(\[\s]*(?:{number})(?=[\s|·)\]\-–—]|$)")
    within = re.compile(rf"(?<!\d)(?:{number})\s*(?:of|/|von|de|sur|di)\s*\d+(?!\d)")
    return any(map(alone.search, {*lines[:_EDGE], *lines[-_EDGE:]})) or bool(within.search(text))


def bears_name(text: str, names: Sequence[str]) -> bool:
    said = letters(text)
    return any(letters(name) in said for name in names)


def names_of(profile: Profile) -> tuple[str, ...]:
    """The applicant's names as they may stand on a page, given name first."""
    family, comma, given = profile.name.partition(",")
    return (f"{given} {family}" if comma else profile.name, profile.name, *profile.names)
