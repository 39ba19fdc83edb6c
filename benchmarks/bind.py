"""Binding, side by side in one run: ours with papers ingested and not, plain `PdfWriter.append`, qpdf and pikepdf where they are.

    python benchmarks/bind.py [FOLDER OF PDFS] [--papers N…]

Whole processes, best of three, as ratios to plain append; bundles of 5, 13 and 100 papers. Without a folder, or for more papers
than it holds, papers are made: distinct, with pictures of noise, named destinations, links and bookmarks.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

SOURCE = Path(__file__).resolve().parents[1] / "src"

OURS = """
import sys, json
sys.path.insert(0, {source!r})
from pathlib import Path
from packet.model.paper import Attachment
from packet.store.papers import open_library
paths, cache, out = json.loads(sys.argv[1])
reading = open_library(Path(cache)).read(Attachment(path, path) for path in paths)
papers = reading.wait().readable
from packet.merge import DocumentInfo, Segment, bind
bound = bind([Segment.of_paper(papers[path], title=Path(path).stem) for path in paths], DocumentInfo("Bundle"))
Path(out).write_bytes(bound.data)
"""
APPEND = """
import sys, json
from pypdf import PdfWriter
paths, cache, out = json.loads(sys.argv[1])
writer = PdfWriter()
for path in paths:
    writer.append(path)
writer.write(out)
"""
PIKEPDF = """
import sys, json, pikepdf
paths, cache, out = json.loads(sys.argv[1])
whole = pikepdf.new()
for path in paths:
    whole.pages.extend(pikepdf.open(path).pages)
whole.save(out)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", nargs="?", type=Path, help="a folder of PDFs")
    parser.add_argument("--papers", nargs="*", type=int, default=[5, 13, 100], help="sizes of the bundles")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bind-") as name:
        work = Path(name)
        found = sorted(options.folder.glob("*.pdf")) if options.folder else []
        files = [*found, *made(max(options.papers) - len(found), work)]
        print(f"{'papers':>7} {'pages of':28} {'seconds':>8} {'× append':>9} {'MB peak':>8} {'MB file':>8}")
        for count in options.papers:
            report(files[:count], work)


def report(files: Sequence[Path], work: Path) -> None:
    base = 0.0
    for label, command, cold in contestants(files, work):
        seconds, peak = best(command, work / "cache" if cold else None)
        base = base or seconds
        size = (work / "out.pdf").stat().st_size / 1e6
        print(f"{len(files):7} {label:28} {seconds:8.3f} {seconds / base:9.2f} {peak:8.0f} {size:8.1f}")


def contestants(files: Sequence[Path], work: Path) -> Iterator[tuple[str, Sequence[str], bool]]:
    task = json.dumps([[str(file) for file in files], str(work / "cache"), str(work / "out.pdf")])
    yield "pypdf PdfWriter.append", (sys.executable, "-c", APPEND, task), False
    ours = OURS.format(source=str(SOURCE))
    yield "ours, first time", (sys.executable, "-c", ours, task), True
    yield "ours, papers ingested", (sys.executable, "-c", ours, task), False
    if qpdf := shutil.which("qpdf"):
        yield "qpdf", (qpdf, "--empty", "--warning-exit-0", "--pages", *map(str, files), "--", str(work / "out.pdf")), False
    if subprocess.run([sys.executable, "-c", "import pikepdf"], capture_output=True, check=False).returncode == 0:
        yield "pikepdf", (sys.executable, "-c", PIKEPDF, task), False


def best(command: Sequence[str], cache: Path | None) -> tuple[float, float]:
    """Seconds of the fastest of three runs, and the peak memory (MB) of the largest process of the last."""
    times = []
    for _ in range(3):
        if cache:
            shutil.rmtree(cache, ignore_errors=True)
        start = time.perf_counter()
        said = subprocess.run([sys.executable, "-c", MEASURE, *command], check=True, capture_output=True, text=True).stdout
        times.append(time.perf_counter() - start)
    return min(times), float(said.split()[-1])


MEASURE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
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
