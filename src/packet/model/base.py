"""What every file that a person writes has in common: frozen, complete, no unknown key, no blank around a value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError, WithJsonSchema

from packet.model import forms


class Written(BaseModel):
    """The base of all models that are read from a person's file."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


def _said(value: str) -> str:
    if not any(letter.isalnum() for letter in value):
        raise ValueError("this must not be empty: write at least one letter")
    return value


Said = Annotated[str, AfterValidator(_said), WithJsonSchema(forms.SAID)]
"""A text that says something."""


def unfit(model: type[Written], values: Mapping[str, object]) -> set[str]:
    """The keys of `values` that the model does not have, or whose values it refuses, and the keys that it misses."""
    return set(refusals(model, values))


def refusals(model: type[Written], values: Mapping[str, object]) -> Mapping[str, str]:
    """The same with the reason, in words."""
    try:
        model.model_validate(values)
    except ValidationError as error:
        found = [problem for problem in error.errors() if problem["loc"]]
        return {str(problem["loc"][0]): problem["msg"].removeprefix("Value error, ") for problem in reversed(found)}
    return {}
