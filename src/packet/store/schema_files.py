"""Schemas for editors → `.packet/*.schema.json` of a workspace, and the first line by which a YAML file names its own."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

FOLDER = ".packet"
MARK = "# yaml-language-server: $schema="
_LINE = re.compile(rf"\A{re.escape(MARK)}\S*/(\w+)\.schema\.json$".encode(), re.MULTILINE)


def schema_path(root: Path, kind: str) -> Path:
    """Where the schema of a kind of file lies in a workspace."""
    return root / FOLDER / f"{kind}.schema.json"


def schema_line(file: Path, kind: str, root: Path) -> str:
    """The line by which an editor finds the schema of a file in a workspace, offline."""
    return MARK + Path(os.path.relpath(schema_path(root, kind), file.parent)).as_posix()


def placed(data: bytes, file: Path, root: Path) -> bytes:
    """What a copied file holds, its line (if it has one) leading from its new place to the schema."""
    return _LINE.sub(lambda line: schema_line(file, line[1].decode(), root).encode(), data)


def schema_texts() -> Mapping[str, str]:
    """Every kind of file and its schema, as its file holds it."""
    from packet.model.schema import KINDS, schema_text  # pydantic and all models: `packet new` alone needs them this late

    return {kind: schema_text(kind) for kind in KINDS}


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write all schemas, new or changed, into a folder; raises `OSError`."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for kind, text in schema_texts().items():
        path = folder / f"{kind}.schema.json"
        path.write_bytes(text.encode())
        written.append(path)
    return tuple(written)
