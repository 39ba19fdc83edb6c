"""A posting that tests read, and the position that it becomes."""

from __future__ import annotations

from pathlib import Path

ADS = Path(__file__).parent.parent / "postings" / "tuned"


NORTHWESTERN = ADS / "us-lakeshore-faculty.txt"
OPEN = """Assistant Professor

Northwestern University invites applications for a position of Assistant Professor in Computer Science.
Review of applications begins on December 1, 2026. Applications are due by 12/11/2026.
"""
"""A posting whose deadline can be read in two ways."""


def position(workspace: Path, name: str) -> Path:
    return workspace / f"profiles/me/positions/{name}.yaml"
