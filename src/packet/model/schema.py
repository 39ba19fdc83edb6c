"""A kind of file → its JSON Schema (draft 2020-12) for editors: what our reader takes, as an editor's YAML types it.

Our reader never types a scalar, so a schema takes a number or a truth value wherever a text may look like one, and quoted numbers
where numbers are wanted. A key with nothing behind it counts as not written.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from packet.model import forms
from packet.model.base import Written
from packet.model.call import Call, PortalPreset
from packet.model.forms import Schema
from packet.model.institutions import InstitutionsFile
from packet.model.letter import LetterFront
from packet.model.position import Position
from packet.model.profile import Profile
from packet.model.publications import PublicationsFile
from packet.model.settings import Settings
from packet.model.target import Target
from packet.model.theme import Theme
from packet.model.topics import TopicsFile

DRAFT = "https://json-schema.org/draft/2020-12/schema"
KINDS: Mapping[str, type[Written]] = {
    "profile": Profile,
    "publications": PublicationsFile,
    "position": Position,
    "target": Target,
    "theme": Theme,
    "topics": TopicsFile,
    "call": Call,
    "portal": PortalPreset,
    "institutions": InstitutionsFile,
    "settings": Settings,
    "letter": LetterFront,
}
"""The files that people write, by what `packet schema` calls them."""
_WORDS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def schema_of(kind: str) -> Schema:
    """The schema of a kind of file, one of `KINDS`."""
    made = KINDS[kind].model_json_schema(by_alias=True)
    schema = _eased(made)
    if kind == "position":
        schema = _or_by_its_call(schema)
    return {"$schema": DRAFT, **schema, "title": kind}


def schema_text(kind: str) -> str:
    """The schema as its file holds it."""
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"


def _or_by_its_call(schema: Schema) -> Schema:
    """What a position must say itself where no `call:` says it."""
    told = [name for name in schema["required"] if name in Call.model_fields]
    kept = [name for name in schema["required"] if name not in told]
    return schema | {"required": kept, "anyOf": [{"required": ["call"]}, {"required": told}]}


def _eased(schema: Schema) -> Schema:
    """A schema and all that it holds, with what an editor may see in the place of a text."""
    result = {name: _INSIDE.get(name, _as_it_is)(value) for name, value in schema.items()}
    if "patternProperties" in result:
        result["additionalProperties"] = False
    if isinstance(result.get("enum"), list):
        return _eased_words(result)
    kind = result.get("type")
    if kind == "boolean":
        return _truth(result)
    form = _FORMS.get(kind, {}) if isinstance(kind, str) else {}
    return result if kind == "string" and "pattern" in result else result | form


def _eased_words(schema: Schema) -> Schema:
    """A choice of words: YAML 1.1 reads `off` as false."""
    return {name: value for name, value in schema.items() if name != "type"} | {
        "enum": [*schema["enum"], *dict.fromkeys(_WORDS[word] for word in schema["enum"] if word in _WORDS)]
    }


def _truth(schema: Schema) -> Schema:
    return {name: value for name, value in schema.items() if name != "type"} | forms.TRUTH


def _properties(properties: Schema) -> Schema:
    return {name: _field(name, _eased(field)) for name, field in properties.items()}


def _field(name: str, field: Schema) -> Schema:
    """A field with a title in words; one that may be left out may also stand with nothing behind it."""
    field = field | {"title": name.replace("-", " ").replace("_", " ")}
    if "default" not in field:
        return field
    if field["default"] in (None, "", [], {}) or isinstance(field["default"], dict):
        field = {key: value for key, value in field.items() if key != "default"}
    return _or_nothing(field)


def _or_nothing(field: Schema) -> Schema:
    kinds = field.get("type")
    if kinds is not None:
        return field | {"type": [*([kinds] if isinstance(kinds, str) else kinds), "null"]}
    if "anyOf" in field:
        return field if {"type": "null"} in field["anyOf"] else field | {"anyOf": [*field["anyOf"], {"type": "null"}]}
    if "enum" in field:
        return field | {"enum": [*field["enum"], None]}
    said = {key: field.pop(key) for key in ("title", "description", "examples", "default") if key in field}
    return said | {"anyOf": [field, {"type": "null"}]}


def _many(schemas: Schema) -> Schema:
    return {name: _eased(schema) for name, schema in schemas.items()}


def _as_it_is(value: Any) -> Any:
    return value


_FORMS: Mapping[str, Schema] = {
    "string": forms.TEXT,
    "integer": forms.WHOLE_NUMBER,
    "number": forms.NUMBER,
}
_INSIDE: Mapping[str, Callable[[Any], Any]] = {
    "properties": _properties,
    "$defs": _many,
    "patternProperties": _many,
    "items": _eased,
    "additionalProperties": lambda value: _eased(value) if isinstance(value, dict) else value,
    "anyOf": lambda several: [_eased(one) for one in several],
    "propertyNames": lambda names: {key: value for key, value in names.items() if key == "pattern"},
}
"""Where schemas stand in a schema."""
