"""What every file that a person writes has in common: frozen, complete, no unknown key, no blank around a value."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Written(BaseModel):
    """The base of all models that are read from a person's file."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)
