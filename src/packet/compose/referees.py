"""A `Plan` → the list of referees with their contacts."""

from __future__ import annotations

from packet.compose.cv import referee_entry
from packet.model.document import Document
from packet.model.plan import Plan, PlannedDocument


def referees(document: PlannedDocument, plan: Plan) -> Document:
    return Document(
        name=document.name,
        title=document.title,
        owner=plan.profile.name,
        shape="list",
        blocks=tuple(map(referee_entry, plan.referees)),
        language=plan.profile.language,
        pages=document.spec.pages,
        subtitle=plan.profile.name,
    )
