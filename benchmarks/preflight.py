"""What the checks cost: a build with them as a multiple of the same build without; and a file of 300 pages, in seconds.

Run by `make bench`, or `python benchmarks/preflight.py [ROUNDS]` in an environment where packet is installed. The bars are those of
the project's specification; they are printed, not enforced, since time on a shared machine is no test.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from statistics import median

from build_faculty import PINS, arguments, papers_folder
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas
from whole_process import Case, report

UNCHECKED = """
import packet.merge
packet.merge.inspect = lambda packet: None  # before it is loaded, so that nothing of the preflight is
import packet.build
from packet.store import documents, sources
packet.build.check = lambda inspection: ()
sources.safe_letters = lambda desk, store, found, *_: documents.read_letters(desk, store, found)
from packet.cli.main import main
main()
"""
PAGES = 300
MOST_SECONDS = 5.0


def cases(papers: Path, scratch: Path) -> list[Case]:
    """The harness warms each case, so that its papers are ingested."""
    checked, unchecked = arguments(papers, scratch / "checked"), arguments(papers, scratch / "unchecked")
    return [
        Case("build, unchecked", [sys.executable, "-c", UNCHECKED, *unchecked]),
        Case("build, checked", [sys.executable, "-m", "packet", *checked], most_time=1.4),
    ]


def of_papers(papers: Path) -> bytes:
    """Pages of real papers, again and again."""
    writer = PdfWriter()
    pages = [page for key in PINS for page in PdfReader(papers / f"{key}.pdf").pages]
    for number in range(PAGES):
        writer.add_page(pages[number % len(pages)])
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def of_text() -> bytes:
    """Pages of a report: 48 lines of text each, and a number."""
    stream = BytesIO()
    canvas = Canvas(stream)
    for number in range(1, PAGES + 1):
        canvas.setFont("Times-Roman", 11)
        for line in range(48):
            canvas.drawString(
                72, 760 - 14 * line, f"Line {line} of a report whose letters are all counted and measured, one by one."
            )
        canvas.drawString(290, 40, str(number))
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def long_file(name: str, data: bytes, folder: Path, rounds: int) -> None:
    """Print the median time of inspecting the file in the child and of checking what comes out (CPU: of both processes)."""
    from packet.check.pages.any_file import check_file
    from packet.model.pdf_facts import FileInspection
    from packet.store.pdf_inspector import read_any

    path = folder / "long.pdf"
    path.write_bytes(data)
    taken, busy = [], []
    for _ in range(rounds):
        begun, before = time.perf_counter(), sum(os.times()[:4])
        found = read_any(path)
        if not isinstance(found, FileInspection):
            sys.exit(f"{name}: {found.reason}")
        check_file(found)
        taken.append(time.perf_counter() - begun)
        busy.append(sum(os.times()[:4]) - before)
    bar = f"≤ {MOST_SECONDS:g} s {'ok' if median(taken) <= MOST_SECONDS else 'OVER'}"
    print(f"{PAGES} pages of {name}: wall {median(taken):.2f} s, CPU {median(busy):.2f} s, {len(data) / 1e6:.1f} MB; {bar}")


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    papers = papers_folder()
    found = all((papers / f"{key}.pdf").is_file() for key in PINS)
    with tempfile.TemporaryDirectory(prefix="packet-bench-") as scratch:
        folder = Path(scratch)
        if found:
            report(cases(papers, folder), rounds)
        files: dict[str, Callable[[], bytes]] = {"text": of_text, **({"papers": partial(of_papers, papers)} if found else {})}
        for name, make in files.items():
            long_file(name, make(), folder, min(rounds, 3))
    if not found:
        print("SKIPPED: building with papers, since there is no ../shared/papers (or PACKET_SHARED) with " + ", ".join(PINS))


if __name__ == "__main__":
    main()
