"""Schemas and commands → `docs/reference/*.md`: a page for each file that people write, and one for the commands (`make docs`)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import typer

from packet.cli.app import app
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


def pages() -> dict[str, str]:
    """Each page by its file name."""
    kinds = {f"{kind}.md": file_page(kind) for kind in KINDS}
    return {"README.md": index_page(), "commands.md": commands_page(), **kinds}


def index_page() -> str:
    lines = [f"- [{kind}]({kind}.md): {FILES[kind]}" for kind in KINDS]
    head = "# Reference\n\nMade from the schemas and the commands (`make docs`).\n\n- [commands](commands.md): every command\n"
    return head + "\n".join(lines) + "\n"


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
    """One row a field: name, what may stand there, usual value, meaning, example."""
    required = set(schema.get("required", ()))
    rows = [
        f"| `{name}`{' (needed)' * (name in required)} | {kind_of(field)} | {code(field['default']) if 'default' in field else ''} "
        f"| {cell(field['description'])} | {code(field['examples'][0])} |"
        for name, field in schema["properties"].items()
    ]
    return "\n".join(["| field | value | usual | meaning | example |", "| --- | --- | --- | --- | --- |", *rows, ""])


def kind_of(field: Schema) -> str:
    """What may stand in a field, in words."""
    return ", or ".join(dict.fromkeys(_kinds(field))) or "anything"


def _kinds(field: Schema) -> Iterator[str]:
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        yield f"[{name}](#{name.lower()})"
    elif "enum" in field:
        yield " ".join(f"`{word}`" for word in field["enum"] if isinstance(word, str))
    elif "anyOf" in field:
        for one in field["anyOf"]:
            yield from _kinds(one)
    elif "const" in field:
        yield "`true`"
    elif (words := _scalar(field)) != "truth":
        yield from filter(None, [words or _gathered(field)])
    else:
        yield "`true` `false`"


def _scalar(field: Schema) -> str:
    kinds = field.get("type", [])
    several = [kinds] if isinstance(kinds, str) else kinds
    if several == ["null"] or not {"array", "object"}.isdisjoint(several):
        return ""
    if several[:1] == ["boolean"]:
        return "truth"
    return "number" if several[:1] in (["integer"], ["number"]) else "text"


def _gathered(field: Schema) -> str:
    if "array" in field.get("type", ()):
        return f"list of {kind_of(field.get('items', {}))}"
    inner = next(iter(field.get("patternProperties", {}).values()), field.get("additionalProperties"))
    return f"mapping of names to {kind_of(inner)}" if isinstance(inner, dict) else "" if field.get("type") == "null" else "mapping"


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
