"""Binding, side by side in one run: `packet merge` with papers ingested and not, plain `PdfWriter.append`, qpdf and pikepdf.

    python benchmarks/bind.py [FOLDER OF PDFS …] [--papers N…]

Whole processes, the best of several, taken in turns, as ratios to plain append; bundles of 5, 13 and 100 papers. Without a folder,
or for more papers than it holds, papers are made: distinct, with pictures of noise, named destinations, links and bookmarks. What a
bare `packet merge --help` takes is told, too: no bundle can cost less. qpdf and pikepdf take part where they are installed; neither
is a dependency.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

SOURCE = Path(__file__).resolve().parents[1] / "src"

APPENDED, COLD = "pypdf PdfWriter.append", "packet merge, first time"
APPEND = """
import sys
from pypdf import PdfWriter
out, *paths = sys.argv[1:]
writer = PdfWriter()
for path in paths:
    writer.append(path)
writer.write(out)
"""
PIKEPDF = """
import sys, pikepdf
out, *paths = sys.argv[1:]
whole = pikepdf.new()
for path in paths:
    whole.pages.extend(pikepdf.open(path).pages)
whole.save(out)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", nargs="*", type=Path, help="folders of PDFs")
    parser.add_argument("--papers", nargs="*", type=int, default=[5, 13, 100], help="sizes of the bundles")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bind-") as name:
        work = Path(name)
        found = [path for folder in options.folders for path in sorted(folder.glob("*.pdf"))]
        files = [*found, *made(max(options.papers) - len(found), work)]
        print(f"{'papers':>7} {'pages of':28} {'seconds':>8} {'× append':>9} {'MB peak':>8} {'MB file':>8}")
        for count in options.papers:
            report(files[:count], work)


def report(files: Sequence[Path], work: Path) -> None:
    found = best(contestants(files, work), work / "cache")
    base = found[APPENDED].seconds
    for label, run in found.items():
        print(f"{len(files):7} {label:28} {run.seconds:8.3f} {run.seconds / base:9.2f} {run.peak:8.0f} {run.size:8.1f}")


def contestants(files: Sequence[Path], work: Path) -> dict[str, Sequence[str]]:
    names, out = list(map(str, files)), str(work / "out.pdf")
    packet = (sys.executable, "-m", "packet", "merge")
    found: dict[str, Sequence[str]] = {
        APPENDED: (sys.executable, "-c", APPEND, out, *names),
        COLD: (*packet, *names, "-o", out, "--cache", str(work / "cache")),
        "packet merge, ingested": (*packet, *names, "-o", out, "--cache", str(work / "cache")),
        "packet merge --help": (*packet, "--help"),
    }
    if qpdf := shutil.which("qpdf"):
        found["qpdf"] = (qpdf, "--empty", "--warning-exit-0", "--pages", *names, "--", out)
    if subprocess.run([sys.executable, "-c", "import pikepdf"], capture_output=True, check=False).returncode == 0:
        found["pikepdf"] = (sys.executable, "-c", PIKEPDF, out, *names)
    return found


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of the whole process, and MB: peak memory of its largest process, size of what it wrote."""

    seconds: float
    peak: float
    size: float


def best(commands: Mapping[str, Sequence[str]], cache: Path, rounds: int = 5) -> dict[str, Measured]:
    """The fastest run of each command. They run in turns, so that a busy moment of the machine hurts all alike."""
    found: dict[str, Measured] = {}
    for _ in range(rounds):
        for label, command in commands.items():
            if label == COLD:
                shutil.rmtree(cache, ignore_errors=True)
            run = measured(command, cache.parent / "out.pdf")
            found[label] = min(found.get(label, run), run, key=lambda one: one.seconds)
    return found


def measured(command: Sequence[str], out: Path) -> Measured:
    out.unlink(missing_ok=True)
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    said = subprocess.run(
        [sys.executable, "-c", MEASURE, *command], check=True, capture_output=True, text=True, env=environment
    ).stdout
    seconds, peak = map(float, said.split()[-2:])
    return Measured(seconds, peak, out.stat().st_size / 1e6 if out.exists() else 0.0)


MEASURE = """
import resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""


def made(count: int, folder: Path) -> Iterator[Path]:
    """Distinct papers of 12 pages with text, a picture of noise, destinations, links and bookmarks."""
    noise = random.Random(5)
    for number in range(max(count, 0)):
        file = folder / f"made-{number:03}.pdf"
        file.write_bytes(paper(number, noise.randbytes(120 * 120 * 3)))
        yield file


def paper(number: int, noise: bytes) -> bytes:
    from PIL import Image

    picture = ImageReader(Image.frombytes("RGB", (120, 120), noise))
    data = BytesIO()
    canvas = Canvas(data, pagesize=(612, 792), invariant=1)
    for page in range(12):
        canvas.bookmarkPage(f"section.{page}")
        canvas.addOutlineEntry(f"Section {page}", f"section.{page}")
        for line in range(50):
            canvas.drawString(72, 740 - 13 * line, f"Paper {number}, page {page}, line {line}: {'lorem ipsum dolor sit amet ' * 2}")
            canvas.linkRect("", f"section.{line % 12}", (72, 740 - 13 * line, 100, 750 - 13 * line)) if line < 25 else None
        if page == 3:
            canvas.drawImage(picture, 300, 300)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


if __name__ == "__main__":
    main()
