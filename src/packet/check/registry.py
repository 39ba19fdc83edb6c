"""The checks of a packet, in the order in which their findings are told."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from packet.check.anonymity import check_anonymity
from packet.check.budgets import check_budgets
from packet.check.consistency import check_consistency
from packet.check.names.institutions import check_institutions
from packet.check.pages.bookmarks import check_bookmarks
from packet.check.pages.file_facts import check_file_facts
from packet.check.pages.links import check_links
from packet.check.pages.running_lines import check_running_lines
from packet.check.pages.sheets import check_sheets
from packet.check.pages.typography import check_typography
from packet.check.papers import check_papers
from packet.check.rules import check_rules
from packet.check.texts.claims import check_claims
from packet.check.texts.contact import check_contact
from packet.check.texts.dates import check_dates
from packet.check.texts.fit import check_fit
from packet.check.texts.identity import check_identity
from packet.check.texts.leftovers import check_leftovers
from packet.check.texts.misread import check_misread
from packet.check.texts.told_dates import check_told_dates
from packet.check.unasked import check_unasked
from packet.check.unconfirmed import check_unconfirmed
from packet.model.finding import Finding
from packet.model.inspection import Inspection

CHECKS: Mapping[str, Callable[[Inspection], tuple[Finding, ...]]] = {
    "unconfirmed": check_unconfirmed,
    "papers": check_papers,
    "budgets": check_budgets,
    "rules": check_rules,
    "unasked": check_unasked,
    "leftovers": check_leftovers,
    "consistency": check_consistency,
    "anonymity": check_anonymity,
    "sheets": check_sheets,
    "typography": check_typography,
    "running lines": check_running_lines,
    "links": check_links,
    "bookmarks": check_bookmarks,
    "file": check_file_facts,
    "institutions": check_institutions,
    "identity": check_identity,
    "contact": check_contact,
    "dates": check_dates,
    "told dates": check_told_dates,
    "claims": check_claims,
    "fit": check_fit,
    "misread": check_misread,
}
