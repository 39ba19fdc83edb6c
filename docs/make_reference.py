"""Schemas and commands → `docs/reference/*.md`: a page for each file that people write, and one for the commands (`make docs`)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import typer

from packet.cli.app import app
from packet.model import forms
from packet.model.schema import KINDS, schema_of

FOLDER = Path(__file__).resolve().parent / "reference"
FILES = {
    "profile": "`profiles/<who>/profile.yaml`: who you are and what you have done.",
    "publications": "`profiles/<who>/publications.yaml`: your publications and their venues.",
    "position": "`profiles/<who>/positions/NAME.yaml`: one position, and what you want to say to it.",
    "target": "`templates/targets/NAME.yaml`: what a kind of application consists of.",
    "theme": "`templates/themes/NAME.yaml`: how the pages look.",
    "topics": "`templates/topics.yaml`: the vocabulary of topics.",
    "call": "`templates/calls/NAME.yaml`: the public facts of a call.",
    "portal": "`templates/portals/NAME.yaml`: what a portal accepts.",
    "institutions": "`templates/institutions.yaml`: institutions that the shipped table lacks.",
    "settings": "`packet.yaml`: what does not belong to one packet.",
    "letter": "`letters/NAME.md`: the lines between the two `---` at its top.",
}
Schema = Mapping[str, Any]
COUNT = forms.COUNT["anyOf"][1]["pattern"]
SPELLINGS = {one["pattern"] for form in (forms.TRUTH, forms.YES) for one in form["anyOf"] if "pattern" in one}
"""Other ways to write true and false; an editor should know them, a reader of the reference need not."""
FORMS: Mapping[str, tuple[Schema, str]] = {
    "count": (forms.COUNT, "a number, a range, or a bound at one side; `{min: 2, max: 4}` is the same as `2-4`"),
    "date": (forms.DATE, "a year, a month or a day"),
    "dates": (forms.DATES, "from and to with two dots between, both a date; `present` for what goes on; or one date alone"),
    "deadline": (forms.DEADLINE, "a day; the time, and its zone or AoE, where the call says them"),
    "key": (forms.SLUG, "small letters, digits and hyphens: the name of a paper, a topic, a document, a file"),
    "web address": (forms.URL, "with or without https://"),
    "authors": (forms.AUTHORS, "in the paper's order, between commas; `*` behind a name: equal contribution, `†`: corresponding"),
    "authorship": (forms.AUTHORSHIP, "how long lists of authors are cut; you are always named"),
    "size": (forms.FILE_SIZE, "at most so much; with or without “up to”"),
    "length": (forms.LENGTH, "a number with in, cm, mm or pt"),
    "points": (forms.SIZES, "a number, a range, or a bound at one side"),
    "resolution": (forms.RESOLUTION, "dots per inch, or “as they are”"),
    "seconds": (forms.SECONDS, "a number, with or without its unit"),
}
"""The forms that several fields share, by what the tables call them, and how each is written."""


def pages() -> dict[str, str]:
    """Each page by its file name."""
    kinds = {f"{kind}.md": file_page(kind) for kind in KINDS}
    return {"README.md": index_page(), "commands.md": commands_page(), **kinds}


def index_page() -> str:
    lines = [f"- [{kind}]({kind}.md): {FILES[kind]}" for kind in KINDS]
    head = "# Reference\n\nMade from the schemas and the commands (`make docs`).\n\n- [commands](commands.md): every command\n"
    return head + "\n".join(lines) + "\n\n" + values_table()


def values_table() -> str:
    rows = [f"| {name} | {cell(words)} | {', '.join(map(code, form['examples']))} |" for name, (form, words) in FORMS.items()]
    head = "## Values\n\nText needs no quotes unless it contains `: ` or ` #`, or begins with a sign. Other values:\n\n"
    return head + "\n".join(["| value | how it is written | examples |", "| --- | --- | --- |", *rows, ""])


def file_page(kind: str) -> str:
    schema = schema_of(kind)
    parts = [f"# {kind}\n\n{FILES[kind]}\n\n{fields_table(schema)}"]
    parts += [f"## {name}\n\n{described(one)}{fields_table(one)}" for name, one in _reached(schema) if "properties" in one]
    return "\n".join(parts)


def _reached(schema: Schema) -> Iterator[tuple[str, Schema]]:
    yield from schema.get("$defs", {}).items()


def described(schema: Schema) -> str:
    return f"{schema['description']}\n\n" if "description" in schema else ""


def fields_table(schema: Schema) -> str:
    """One row a field, needed ones first: name, what may stand there, usual value, meaning, example."""
    needs = _needs(schema)
    fields = sorted(schema["properties"].items(), key=lambda field: field[0] not in needs)
    rows = [
        f"| `{name}`{needs.get(name, '')} | {kind_of(field)} | {code(field['default']) if 'default' in field else ''} "
        f"| {cell(field['description'])} | {code(field['examples'][0])} |"
        for name, field in fields
    ]
    return "\n".join(["| field | value | usual | meaning | example |", "| --- | --- | --- | --- | --- |", *rows, ""])


def _needs(schema: Schema) -> dict[str, str]:
    """The fields that must be said, each with the words for it; a position may name a call that says them."""
    always = dict.fromkeys(schema.get("required", ()), " (needed)")
    if "anyOf" not in schema:
        return always
    call, told = (way["required"] for way in schema["anyOf"])
    return always | dict.fromkeys(told, f" (needed, or `{call[0]}`)")


def kind_of(field: Schema) -> str:
    """What may stand in a field, in words."""
    return ", or ".join(dict.fromkeys(_kinds(field))) or "anything"


def _kinds(field: Schema) -> Iterator[str]:
    if form := _form(field):
        yield f"[{form}](README.md#values)"
    elif "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        yield f"[{name}](#{name.lower()})"
    elif "enum" in field:
        yield " ".join(f"`{word}`" for word in field["enum"] if isinstance(word, str))
    elif "anyOf" in field:
        for one in field["anyOf"]:
            yield from _kinds(one)
    elif "const" in field:
        yield code(field["const"])
    elif field.get("pattern") not in SPELLINGS:
        yield from filter(None, [_scalar(field) or _gathered(field)])


def _form(field: Schema) -> str:
    """The name of the form that a field is written in; a count may be written in several ways, one of them a pattern."""
    patterns = {field.get("pattern"), *(one.get("pattern") for one in field.get("anyOf", ()) if one.get("pattern") == COUNT)}
    return next((name for name, (form, _) in FORMS.items() if _pattern(form) in patterns), "")


def _pattern(form: Schema) -> str:
    return str(form.get("pattern", COUNT))


def _scalar(field: Schema) -> str:
    kinds = field.get("type", [])
    several = [kinds] if isinstance(kinds, str) else kinds
    if several == ["null"] or not {"array", "object"}.isdisjoint(several):
        return ""
    words = {"boolean": "`true` `false`", "integer": "number", "number": "number"}
    return words.get("".join(several[:1]), "text")


def _gathered(field: Schema) -> str:
    if "array" in field.get("type", ()):
        inner = kind_of(field.get("items", {}))
        return f"list of ({inner})" if ", or " in inner else f"list of {inner}"
    if keys := field.get("properties"):
        return "mapping with " + " ".join(f"`{key}`" for key in keys)
    values = next(iter(field.get("patternProperties", {}).values()), field.get("additionalProperties"))
    return (
        f"mapping of names to {kind_of(values)}" if isinstance(values, dict) else "" if field.get("type") == "null" else "mapping"
    )


def code(value: object) -> str:
    return f"`{cell(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))}`"


def cell(words: str) -> str:
    return " ".join(words.replace("|", "\\|").split())


def commands_page() -> str:
    """The help of every command."""
    group = typer.main.get_command(app)
    context = typer.Context(group, info_name="packet", terminal_width=100, max_content_width=100)
    found = []
    for name in group.list_commands(context):  # type: ignore[attr-defined]  # the app is a group
        command = group.get_command(context, name)  # type: ignore[attr-defined]
        inner = typer.Context(command, info_name=name, parent=context, terminal_width=100, max_content_width=100)
        found.append(f"## packet {name}\n\n```text\n{command.get_help(inner).rstrip()}\n```\n")
    return "# Commands\n\n" + "\n".join(found)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for file, text in pages().items():
        (FOLDER / file).write_bytes(text.encode())
