"""A PDF from anywhere → what the checks of a file alone say of it."""

from __future__ import annotations

from pathlib import Path

from packet.check.pages.finished_file import check_finished_file
from packet.model.finding import Finding
from packet.problems import Place, Problem, SourceError
from packet.store.build_record import read_build_record
from packet.store.pdf_inspector import read_any


def findings_of_file(path: Path) -> tuple[Finding, ...]:
    """Read it as every foreign file is read, in a child process with limits. Raises `SourceError` for a file that is not there."""
    if not path.is_file():
        message = "this is a folder, no PDF" if path.is_dir() else "there is no such file"
        raise SourceError(Problem("file-missing", message, Place(str(path)), "correct its name"))
    return check_finished_file(read_any(path), read_build_record(path))
