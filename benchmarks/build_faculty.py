"""What `packet build` costs with three real papers, as multiples of an import floor: a process that only loads the libraries.

Run by `make bench`, or `python benchmarks/build_faculty.py [ROUNDS]` in an environment where packet is installed. The bars are
those of the project's specification; they are printed, not enforced, since time on a shared machine is no test.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path

from whole_process import Case, installed, report

REPOSITORY = Path(__file__).resolve().parents[1]
PINS = ("megascale-infer", "ragcache", "ditto")
FLOOR = "import typer, jinja2, pypdf, reportlab.platypus"


def arguments(papers: Path, out: Path) -> list[str]:
    """Of `packet`, to build the seed's faculty packet with three papers."""
    pins = [word for key in PINS for word in ("--pin", key)]
    choice = ["--target", "faculty-job", "--papers", str(papers), *pins, "--attach", "3"]
    return ["build", *choice, "--workspace", str(REPOSITORY), "--out", str(out)]


def build(papers: Path, out: Path) -> list[str]:
    return [str(installed("packet")), *arguments(papers, out)]


def forget_papers(out: Path) -> None:
    """As if no paper had ever been read: the cache of ingested papers lies in the output folder."""
    shutil.rmtree(out / ".cache", ignore_errors=True)


def cases(papers: Path, scratch: Path) -> list[Case]:
    """The floor first. The warming round of the harness fills the cache of the case with papers ingested."""
    ingested, first = scratch / "ingested", scratch / "first"
    found = all((papers / f"{key}.pdf").is_file() for key in PINS)
    builds = [
        Case("build, papers ingested", build(papers, ingested), most_time=3.5, most_memory=120),
        Case("build, the first time", build(papers, first), partial(forget_papers, first), most_time=5, most_memory=120),
    ]
    return [
        Case("import floor", [sys.executable, "-c", FLOOR]),
        Case("packet --version", [str(installed("packet")), "--version"], most_time=0.4),
        *(builds if found else []),
    ]


def papers_folder() -> Path:
    """Where the real papers lie; they are not ours to commit."""
    return Path(os.environ.get("PACKET_SHARED") or REPOSITORY.parent / "shared").absolute() / "papers"


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    papers = papers_folder()
    with tempfile.TemporaryDirectory(prefix="packet-bench-") as scratch:
        measured = cases(papers, Path(scratch))
        report(measured, rounds)
    if len(measured) == 2:
        print("SKIPPED: building with papers, since there is no ../shared/papers (or PACKET_SHARED) with " + ", ".join(PINS))


if __name__ == "__main__":
    main()
