"""`templates/institutions.yaml`: institutions that the table of the package lacks, and further names of those it has."""

from __future__ import annotations

from pydantic import Field

from packet.model.base import Written
from packet.model.call import Institution


class InstitutionsFile(Written):
    institutions: tuple[Institution, ...] = Field(
        (), description="name and other ways to write it", examples=[[{"name": "Example Institute", "aliases": ["EXI"]}]]
    )
