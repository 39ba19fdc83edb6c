"""What a bibliography of 1,000 entries costs, in milliseconds: reading it, and importing it as a process; beside bibtexparser.

Run by `make bench`, or `python benchmarks/thousand_entries.py [ROUNDS]` in an environment where packet is installed. The bar is
that of the project's specification: an import in under a second. The entries are generated, all different, with LaTeX and an
abstract.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from packet.formats.bibliography import read_bibliography

ENTRIES = 1000
MOST_SECONDS = 1.0
WORDS = ("scheduling", "loom", "card", "engine", "weaving", "number", "serverless", "expert", "tensor", "cache", "latency", "proof")
NAMES = ("Ada", "Jos{\\'e}", "Kim", "Piet")


def entry(number: int) -> str:
    """One entry; numbers give different words, names, venues and years."""
    first, second, third, venue = (WORDS[(number * prime + step) % len(WORDS)] for step, prime in enumerate((3, 7, 11, 13)))
    fields = {
        "title": f"{first.title()} of {{{second.upper()}}} in $O(n^{number % 9})$: {third} {number}",
        "author": " and ".join(f'M{{\\"u}}ller{(number + at) % 97}, {name}' for at, name in enumerate(NAMES)),
        "booktitle": f"Symposium on {venue.title()} (S{number % 40})",
        "year": str(1990 + number % 35),
        "pages": f"{number}--{number + 12}",
        "doi": f"10.1145/{number}.{number}",
        "abstract": " ".join(WORDS[(number + at * 5) % len(WORDS)] for at in range(120)),
    }
    said = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@inproceedings{{key_{number}:{first},\n  month = jun,\n{said}\n}}\n"


def timed(work: Callable[[], object], rounds: int) -> float:
    """Seconds, the median of several rounds."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return median(times)


def import_process(folder: Path) -> None:
    """A whole `packet import` into an empty file."""
    (folder / "demo/profiles/me/publications.yaml").write_text("")
    command = [sys.executable, "-m", "packet", "import", "../refs.bib"]
    subprocess.run(command, cwd=folder / "demo", check=True, capture_output=True)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    text = "".join(map(entry, range(ENTRIES)))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "refs.bib").write_text(text)
        subprocess.run([sys.executable, "-m", "packet", "new", "demo"], cwd=folder, check=True, capture_output=True)
        whole = timed(lambda: import_process(folder), rounds)
    print(f"{ENTRIES} entries, {len(text) / 1e6:.1f} MB")
    print(f"  read into publications  {timed(lambda: read_bibliography(text.encode(), 'refs.bib'), rounds) * 1e3:6.0f} ms")
    print(f"  packet import, process  {whole * 1e3:6.0f} ms   {'within' if whole < MOST_SECONDS else 'OVER'} {MOST_SECONDS:.0f} s")
    try:
        from bibtexparser.entrypoint import parse_string
    except ImportError:
        print("  bibtexparser is not installed")
    else:
        print(f"  bibtexparser, splitting {timed(lambda: parse_string(text), rounds) * 1e3:6.0f} ms")


if __name__ == "__main__":
    main()
