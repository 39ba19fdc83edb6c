"""What every file that a person writes has in common: frozen, complete, no unknown key, no blank around a value."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict


class Written(BaseModel):
    """The base of all models that are read from a person's file."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


def _said(value: str) -> str:
    if not any(letter.isalnum() for letter in value):
        raise ValueError("this must not be empty: write at least one letter")
    return value


Said = Annotated[str, AfterValidator(_said)]
"""A text that says something."""
