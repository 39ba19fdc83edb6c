"""A posting that tests read, and the position that it becomes."""

from __future__ import annotations

from pathlib import Path

ADS = Path(__file__).parent.parent / "postings" / "tuned"


NORTHWESTERN = ADS / "us-lakeshore-faculty.txt"


def position(workspace: Path, name: str) -> Path:
    return workspace / f"profiles/me/positions/{name}.yaml"
