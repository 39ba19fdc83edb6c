"""A PDF from anywhere → what the checks of a file alone say of it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from packet.check.finished_file import check_finished_file
from packet.model.finding import Finding
from packet.model.paper import Attachment
from packet.problems import Place, Problem, SourceError
from packet.store.build_record import read_build_record
from packet.store.papers import open_library


def findings_of_file(path: Path) -> tuple[Finding, ...]:
    """Read it as every foreign file is read, in a child process with limits, and keep nothing of it.

    Raises `SourceError` for a file that is not there.
    """
    if not path.is_file():
        raise SourceError(Problem("file-missing", "there is no such file", Place(str(path)), "correct its name"))
    with tempfile.TemporaryDirectory(prefix="packet-check-") as cache:
        papers = open_library(Path(cache)).read([Attachment("file", str(path), str(path))]).wait()
    read = papers.readable.get("file") or papers.unreadable["file"]
    return check_finished_file(read, read_build_record(path))
