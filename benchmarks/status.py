"""What `packet status` costs for 200 positions and 2,000 events, all built or none, as a multiple of `packet --version`.

Run by `make bench`, or `python benchmarks/status.py [ROUNDS]` in an environment where packet is installed. The bar is the project's
specification (200 positions in half a second); it is printed, not enforced, since time on a shared machine is no test.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median

from whole_process import Case, measure, table

from packet.model.season import Event, EventKind
from packet.store.ledger import NAME, append

ROOT = Path(__file__).resolve().parent.parent
SEED = "northwestern-cs"
PROFILE = "profiles/chao-jin"
POSITIONS = 200
EVENTS = 2000
MOST_SECONDS = 0.5


def workspace(folder: Path) -> Path:
    """The seed's profile with 200 positions, each at an institution and with deadlines of its own."""
    shutil.copytree(ROOT / "profiles", folder / "profiles", ignore=shutil.ignore_patterns(NAME, "sent", "calendar.json"))
    positions = folder / PROFILE / "positions"
    text = (positions / f"{SEED}.yaml").read_text(encoding="utf-8")
    for number in range(POSITIONS):
        own = text.replace("name: Northwestern University", f"name: Institute {number}")
        due = f"{{full-consideration: 2027-{number % 12 + 1:02}-06 17:00 PT, hard: 2028-01-31, letters-due: 2028-02-15 noon local}}"
        own = own.replace("{full-consideration: 2026-11-06}", due)
        own = own.replace("at Northwestern.", f"with the group of {_words(number)}, who study {_words(-number)}.")
        (positions / f"institute-{number}.yaml").write_text(own, encoding="utf-8")
    for path in (positions / f"{SEED}.yaml", positions / "microsoft-research-intern.yaml"):
        path.unlink()
    append(folder / PROFILE / NAME, NAME, [_event(number) for number in range(EVENTS)])
    return folder


def _words(number: int) -> str:
    """Words that no other position has: equal ones would be told of each pair, and the manifests be twice as long."""
    letters = hashlib.sha256(str(number).encode()).hexdigest().translate(str.maketrans("0123456789", "ghijklmnop"))
    return " ".join(letters[at : at + 8].title() for at in range(0, 64, 8))


def _event(number: int) -> Event:
    position, noted = f"institute-{number % POSITIONS}", datetime(2026, 11, 1, tzinfo=UTC)
    return Event(f"event {number}", noted, date(2026, 11, 1), position, EventKind.NOTE, "what was written about it")


def built(folder: Path) -> Path:
    """The same, every position built: one in earnest, the others with its manifest under their own names."""
    command = [sys.executable, "-m", "packet", "build", "institute-0", "--workspace", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    text = (folder / "out/institute-0/manifest.json").read_text(encoding="utf-8")
    for number in range(1, POSITIONS):
        name = f"institute-{number}"
        (folder / f"out/{name}").mkdir()
        (folder / f"out/{name}/manifest.json").write_text(text.replace("institute-0", name), encoding="utf-8")
    return folder


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as scratch:
        whole = built(workspace(Path(scratch, "built")))
        packet = [sys.executable, "-m", "packet"]
        cases = [
            Case("packet --version", [*packet, "--version"]),
            Case("packet status, nothing built", [*packet, "status", "--workspace", str(workspace(Path(scratch, "plain")))]),
            Case("packet status, all built", [*packet, "status", "--workspace", str(whole)]),
            Case("packet status --json, all built", [*packet, "status", "--json", "--workspace", str(whole)]),
        ]
        costs = measure(cases, rounds)
    print(f"{POSITIONS} positions, {EVENTS} events, median of {rounds} interleaved rounds\n{table(cases, costs)}")
    for case, own in zip(cases[1:], costs[1:], strict=True):
        seconds = median(cost.wall for cost in own)
        print(
            f"{case.name}: {1000 * seconds:.0f} ms, bar {1000 * MOST_SECONDS:.0f} ms {'ok' if seconds <= MOST_SECONDS else 'OVER'}"
        )


if __name__ == "__main__":
    main()
