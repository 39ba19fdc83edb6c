"""Schemas for editors: complete, current, and of one mind with our reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from packet.formats.located_yaml import plain, read_yaml
from packet.model.base import Written
from packet.model.schema import KINDS, schema_of, schema_text

LINE = re.compile(r"\A# yaml-language-server: \$schema=(\S+)$", re.MULTILINE)
HOLE = "«"
VALIDATORS = {kind: Draft202012Validator(schema_of(kind)) for kind in KINDS}


class _Editor(yaml.SafeLoader):
    """Types scalars as YAML 1.1 does, days apart: JSON has no type for them."""


_Editor.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in rules if tag != "tag:yaml.org,2002:timestamp"]
    for letter, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def as_an_editor_reads(text: str) -> Any:
    return _keyed_by_text(yaml.load(text, Loader=_Editor))


def _keyed_by_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _keyed_by_text(one) for key, one in value.items()}
    return [_keyed_by_text(one) for one in value] if isinstance(value, list) else value


def reader_takes(kind: str, text: str) -> bool:
    try:
        KINDS[kind].model_validate(plain(read_yaml(text.encode(), "file.yaml")))
    except ValidationError:
        return False
    return True


def complaints(kind: str, text: str) -> list[str]:
    """What an editor underlines."""
    errors = VALIDATORS[kind].iter_errors(as_an_editor_reads(text))
    return [f"{'.'.join(map(str, error.absolute_path))}: {error.message}" for error in errors]


def written_models(model: type[Written] = Written) -> Iterator[type[Written]]:
    for one in model.__subclasses__():
        if one.__module__.startswith("packet."):
            yield one
            yield from written_models(one)


def files_of(repository: Path) -> list[Path]:
    folders = ("templates/**/*.yaml", "profiles/**/*.yaml", "tests/calls/*.yaml")
    return sorted(path for pattern in folders for path in repository.glob(pattern))


@pytest.mark.parametrize("model", sorted(set(written_models()), key=str), ids=lambda one: one.__name__)
def test_every_field_that_people_write_has_a_description_and_an_example(model: type[Written]) -> None:
    silent = [name for name, field in model.model_fields.items() if not (field.description and field.examples)]
    assert silent == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_committed_schemas_are_current(kind: str, repository: Path) -> None:
    committed = (repository / f".packet/{kind}.schema.json").read_text(encoding="utf-8")
    assert committed == schema_text(kind), "run: packet schema --write"


@pytest.mark.parametrize("kind", KINDS)
def test_every_schema_is_one_and_every_field_has_title_description_and_examples(kind: str) -> None:
    schema = schema_of(kind)
    Draft202012Validator.check_schema(schema)
    models = [schema, *(one for one in schema.get("$defs", {}).values() if one.get("type") == "object")]
    for model in models:
        assert model["additionalProperties"] is False
        for name, field in model["properties"].items():
            assert field["title"] and field["description"] and field["examples"], name


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_and_every_usual_value_is_good_by_its_own_schema(kind: str) -> None:
    schema = schema_of(kind)
    for model in (schema, *schema.get("$defs", {}).values()):
        for name, field in model.get("properties", {}).items():
            validator = Draft202012Validator({**field, "$defs": schema.get("$defs", {})})
            values = [*field["examples"], *([field["default"]] if "default" in field else [])]
            assert [error.message for one in values for error in validator.iter_errors(one)] == [], name


def test_every_file_of_the_repository_names_its_schema_and_keeps_to_it(repository: Path) -> None:
    wrong = {}
    for path in files_of(repository):
        text = path.read_text(encoding="utf-8")
        line = LINE.search(text)
        assert line, f"{path} does not begin with the line of its schema"
        schema = (path.parent / line[1]).resolve()
        assert schema.is_file() and schema.parent == repository / ".packet", path
        if HOLE in text:  # a draft: `packet new` fills it
            continue
        kind = schema.name.partition(".")[0]
        assert VALIDATORS[kind].is_valid(plain(read_yaml(text.encode(), path.name))), f"{path}, with no scalar typed"
        if found := complaints(kind, text):
            wrong[path.name] = found
    assert wrong == {}


POSITION = "{target: postdoc, institution: X, title: Y, "
PUBLICATION = "{publications: {a: {title: T, authors: A, date: 2025, "
GOOD = [
    ("position", POSITION + "must: [{pages: 1}, {pages: 2-4, in: cv}, {papers: {min: 1, max: 3}}, {font-size: 11}]}"),
    ("position", POSITION + "must: [{file-size: up to 10 MB}, {margins: 1 in}, {page-numbers: yes}, {font-size: 10.5+}]}"),
    ("position", POSITION + "documents: {cv: {pages: 2, publications: {authors: 8}}, bundle-x: {kind: statement, divider: off}}}"),
    ("position", POSITION + "deadlines: {full: 2026-11-06 17:00 America/Chicago}, requisition: 12345, anonymous: Candidate 42}"),
    ("position", POSITION + "anonymous: no, pin: ditto, topics: {any: [moe, rl], none: edge}, output: {files: [[cv, referees]]}}"),
    ("position", "{target: postdoc, call: mit-eecs}"),
    ("publications", PUBLICATION + "arxiv: 2504.15930, venue: SIGCOMM 2025, why: A sentence., language: no}}}"),
    ("publications", "{publications: {2025: {title: 1984, authors: [A. B., 'C, D'], date: 2025-09-30}}}"),
    ("profile", "{name: C, email: a@b.cd, interests: [x, {text: 3}], phone: , links: {orcid: 0009}}"),
    ("profile", "{name: C, email: a@b.cd, awards: [{title: T, date: 2024}], talks: [{title: T, at: P, date: 2023-09}]}"),
    ("settings", "{papers: {memory: 2 GB, seconds: 60}}"),
    ("settings", "{papers: {seconds: '1.5 s', cache: 500 MB}}"),
    ("target", "{about: x, highlight: '4', documents: {cv: {optional: 'true', entries: {prefer: {topics: moe}}}}}"),
]
BAD = [
    ("position", POSITION + "titel: x}"),
    ("position", "{target: postdoc, title: Y}"),
    ("position", POSITION + "must: [{pages: two}]}"),
    ("position", POSITION + "must: [{pages: 1.5}]}"),
    ("position", POSITION + "must: [{file-size: 10}]}"),
    ("position", POSITION + "must: [{file_size: 10 MB}]}"),
    ("position", POSITION + "must: [{margins: 1}]}"),
    ("position", POSITION + "must: [{page-numbers: false}]}"),
    ("position", POSITION + "deadlines: {full: 6 Nov 2026}}"),
    ("position", POSITION + "documents: {cv: {sections: [hobbies]}}}"),
    ("position", POSITION + "documents: {Cover Letter: {}}}"),
    ("position", POSITION + "pin: Ditto Paper}"),
    ("position", POSITION + "topics: {some: [moe]}}"),
    ("position", POSITION + "output: {pictures: 20000}}"),
    ("publications", PUBLICATION + "arxiv: 12}}}"),
    ("publications", PUBLICATION + "doi: 10.1}}}"),
    ("publications", PUBLICATION + "status: printed}}}"),
    ("publications", "{publications: {a: {title: T, date: 2025}}}"),
    ("publications", "{publications: {a: {title: '', authors: A, date: Sep 2025}}}"),
    ("profile", "{name: C, email: nobody}"),
    ("profile", "{name: C, email: a@b.cd, education: [{degree: D, at: P, dates: 2023-09 to 2025}]}"),
    ("profile", "{name: C, email: a@b.cd, language: Deutschland, talks: {title: T}}"),
    ("settings", "{papers: {seconds: soon}}"),
    ("settings", "{papers: {memory: 2}}"),
    ("target", "{about: x, highlight: -1, documents: {}}"),
    ("target", "{about: x, highlight: many, documents: {}}"),
    ("theme", "{about: x}"),
]


@pytest.mark.parametrize(("kind", "text"), GOOD)
def test_what_our_reader_takes_no_editor_underlines(kind: str, text: str) -> None:
    assert reader_takes(kind, text) or "call:" in text
    assert complaints(kind, text) == []


@pytest.mark.parametrize(("kind", "text"), BAD)
def test_what_our_reader_refuses_an_editor_underlines(kind: str, text: str) -> None:
    assert not reader_takes(kind, text)
    assert complaints(kind, text) != []
