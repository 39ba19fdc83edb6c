"""Name and page number on each page of a document: sheets that are printed get mixed up."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from packet.check.letters import letters
from packet.check.pages.own_documents import OwnDocument, counted, own_documents
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.profile import Profile

_EDGE = 4
"""Lines at the head and foot of a page's text among which a page number stands."""
_ALONE = re.compile(r"(?:^|(?<=[^\d.,])[\s\-–—|·(\[])(\d{1,4})[)\]\s\-–—|·]*$|^[\-–—(\[\s]*(\d{1,4})(?=[\s|·)\]\-–—]|$)")
"""A number at the begin or end of a line."""
_OF = re.compile(r"(?<![\d.,])(\d{1,4})\s*(?:of|/|von|de|sur|di)\s*\d")
"""`2 of 3`, `2/3`."""


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
        bare = [page for index, page in pages if index > 1 and not bears_number(page.text or "", {index, page.number})]
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


def bears_number(text: str, numbers: Collection[int]) -> bool:
    """Whether the page bears one of the numbers."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    near = [match for line in {*lines[:_EDGE], *lines[-_EDGE:]} for match in _ALONE.finditer(line)]
    found = {match[1] or match[2] for match in near} | set(_OF.findall(text))
    return any(str(number) in found for number in numbers)


def bears_name(text: str, names: Sequence[str]) -> bool:
    said = letters(text)
    return any(letters(name) in said for name in names)


def names_of(profile: Profile) -> tuple[str, ...]:
    """The applicant's names as they may stand on a page, given name first."""
    family, comma, given = profile.name.partition(",")
    return (f"{given} {family}" if comma else profile.name, profile.name, *profile.names)
