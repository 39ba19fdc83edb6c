"""An `Inspection` → `Finding`s: the documents of the finished packet, held against one another."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from packet.check.consistency.bundle import check_bundle
from packet.check.consistency.counts import check_counts
from packet.check.consistency.documents import check_documents
from packet.check.consistency.highlights import check_highlights
from packet.check.consistency.leads import check_leads
from packet.check.consistency.numbers import check_numbers
from packet.check.consistency.printed import Printed, printed_documents
from packet.check.consistency.referees import check_referees
from packet.check.consistency.status import check_status
from packet.model.finding import Finding
from packet.model.inspection import Inspection

CONSISTENCY_CHECKS: Mapping[str, Callable[[Inspection, tuple[Printed, ...]], tuple[Finding, ...]]] = {
    "documents": check_documents,
    "numbers": check_numbers,
    "leads": check_leads,
    "highlights": check_highlights,
    "bundle": check_bundle,
    "counts": check_counts,
    "referees": check_referees,
    "status": check_status,
}


def check_consistency(inspection: Inspection) -> tuple[Finding, ...]:
    """All findings about what two places of the packet say of the same thing."""
    printed = printed_documents(inspection)
    return tuple(finding for run in CONSISTENCY_CHECKS.values() for finding in run(inspection, printed))
