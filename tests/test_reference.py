"""The reference in `docs/reference/` says what schemas and commands say."""

from __future__ import annotations

import runpy
from pathlib import Path


def test_the_reference_is_current(repository: Path) -> None:
    pages: dict[str, str] = runpy.run_path(str(repository / "docs/make_reference.py"))["pages"]()
    committed = {path.name: path.read_text(encoding="utf-8") for path in (repository / "docs/reference").glob("*.md")}
    assert committed == pages, "run: make docs"
