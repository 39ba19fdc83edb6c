"""A validator's complaint → a located problem in words for the writer of the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, get_args

from packet.formats.located_yaml import Node, place_of
from packet.model.base import Written
from packet.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

WANTED: Mapping[str, str] = {
    "string_type": "one text is wanted here",
    "int_type": "a whole number is wanted here",
    "int_parsing": "a whole number is wanted here",
    "float_type": "a number is wanted here",
    "float_parsing": "a number is wanted here",
    "bool_type": "true or false is wanted here",
    "bool_parsing": "true or false is wanted here",
    "tuple_type": "a list is wanted here",
    "dict_type": "a mapping of “key: value” lines is wanted here",
    "model_type": "a mapping of “key: value” lines is wanted here",
    "model_attributes_type": "a mapping of “key: value” lines is wanted here",
}


def problem_of(detail: ErrorDetails, node: Node, model: type[Written]) -> Problem:
    """One entry of pydantic's `ValidationError.errors()` as a problem at its place in the file."""
    path = [step for step in detail["loc"] if step != "[key]"]
    at_key = "[key]" in detail["loc"]
    name, kind = str(path[-1]) if path else "", detail["type"]
    if kind == "extra_forbidden":
        owner = _model_at(model, path[:-1])
        hint = did_you_mean(name, _keys(owner)) if owner else ""
        return Problem("unknown-key", f"unknown key {name!r}", place_of(node, path, key=True), hint)
    if kind == "missing":
        owner = _model_at(model, path[:-1])
        return Problem("missing-field", f"{name!r} is missing", place_of(node, path[:-1]), _example(owner, name))
    place = place_of(node, path, key=at_key)
    if kind == "value_error":
        return Problem("bad-value", str(detail["ctx"]["error"]), place)
    owner = _model_at(model, path[:-1])
    label = f"{name}: " if name and not isinstance(path[-1], int) else ""
    if kind in WANTED:
        hint = _example(owner, name) or ("write it as [one, two]" if kind == "tuple_type" else "")
        return Problem("wrong-type", label + WANTED[kind], place, hint)
    if kind == "literal_error":
        known = [word.strip("' ") for word in str(detail["ctx"]["expected"]).replace(" or ", ", ").split(", ")]
        return Problem(
            "bad-value",
            f"{label}{detail['input']!r} is not one of {', '.join(known)}",
            place,
            did_you_mean(str(detail["input"]), known),
        )
    if kind == "string_pattern_mismatch":
        return Problem("bad-value", f"{label}{detail['input']!r} does not look right", place, _example(owner, name))
    return Problem("bad-value", f"{label}{detail['msg'][0].lower()}{detail['msg'][1:]}", place, _example(owner, name))


def _keys(model: type[Written]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _example(model: type[Written] | None, name: str) -> str:
    """A hint from the field's own description and example."""
    field = next((field for key, field in model.model_fields.items() if name in {key, field.alias}), None) if model else None
    if field is None:
        return ""
    example = f"for example {name}: {_flow(field.examples[0])}" if field.examples else ""
    return "; ".join(filter(None, (field.description or "", example)))


def _flow(value: object) -> str:
    """A value as YAML prints it on one line."""
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_flow(item)}' for key, item in value.items())}}}"
    words = str(value).lower() if isinstance(value, bool) else str(value)
    return f'"{words}"' if ": " in words or words.startswith("{") else words


def _model_at(model: type[Written], path: list[str | int]) -> type[Written] | None:
    """The model that a path leads to, found through the annotations of its fields."""
    here: type[Written] | None = model
    for step in path:
        if here is None or isinstance(step, int):
            continue
        field = next((field for key, field in here.model_fields.items() if step in {key, field.alias}), None)
        if field is not None:
            here = _model_in(field.annotation)
    return here


def _model_in(annotation: object) -> type[Written] | None:
    if isinstance(annotation, type) and issubclass(annotation, Written):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)
