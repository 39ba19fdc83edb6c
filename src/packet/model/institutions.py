"""`templates/institutions.yaml`: institutions that the table of the package lacks, and further names of those it has."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from packet.model.base import Written
from packet.model.position import InstitutionName, named


class InstitutionsFile(Written):
    institutions: tuple[Annotated[InstitutionName, BeforeValidator(named)], ...] = Field(
        (), description="name and other ways to write it", examples=[[{"name": "Example Institute", "aliases": ["EXI"]}]]
    )
