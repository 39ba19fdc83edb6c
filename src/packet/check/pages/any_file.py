"""A `FileInspection` → `Finding`s: what can be said of a PDF of any origin, without a call or a plan."""

from __future__ import annotations

from packet.check.pages.bookmarks import dead_bookmarks
from packet.check.pages.file_facts import active_content, metadata, password
from packet.check.pages.links import links
from packet.check.pages.own_documents import OwnDocument, counted
from packet.check.pages.running_lines import running_lines
from packet.check.pages.sheets import margins, one_size
from packet.check.pages.typography import body_sizes, embedded, searchable, type3
from packet.model.file_sizes import in_megabytes
from packet.model.finding import Finding, Verdict
from packet.model.pdf_facts import FileInspection


def check_file(file: FileInspection, applicant: str = "") -> tuple[Finding, ...]:
    """All findings on a file that the applicant is about to send; with their name where it is known. Raises nothing."""
    document = (OwnDocument("", "", True, file.pages),)
    facts = file.facts
    dead = tuple(dead_bookmarks(facts))
    led = (Finding("bookmark", Verdict.PASS, f"{counted(len(facts.outline), 'bookmark')}, none dead"),) if facts.outline else ()
    return (
        *one_size(file.pages),
        *margins(document),
        *searchable(document),
        *embedded(document),
        *type3(document),
        *body_sizes(document),
        *running_lines(document, (applicant,) if applicant else ()),
        *links(facts, range(1, len(facts.pages) + 1)),
        *(dead or led),
        *password(facts, asked=False),
        *active_content(facts),
        *metadata(facts, applicant),
        Finding("file-sizes", Verdict.PASS, f"{counted(len(file.pages), 'page')}, {in_megabytes(file.size)}"),
    )
