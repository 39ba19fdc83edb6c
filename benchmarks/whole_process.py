"""Commands → what each costs as a whole process, from start to end: seconds of wall and CPU time, memory at its peak.

The machine is never quiet, so absolute seconds say little. The commands run in turn, round after round (interleaved), and
every cost is divided by that of the first command in the same round (paired); the table shows the medians of the rounds.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in a unit of `ru_maxrss` (getrusage(2))."""


def nothing() -> None:
    pass


@dataclass(frozen=True, slots=True)
class Case:
    """A command, what must be done before each of its runs (not measured), and what it may cost."""

    name: str
    command: Sequence[str]
    prepare: Callable[[], None] = nothing
    most_time: float | None = None
    """Bar for the wall time, as a multiple of the first case."""
    most_memory: float | None = None
    """Bar for the largest process, megabytes (10⁶ bytes)."""


@dataclass(frozen=True, slots=True)
class Cost:
    wall: float
    """Seconds."""
    cpu: float
    """Seconds, user and system, of the process and all its descendants that were waited for."""
    peak: float
    """Megabytes (10⁶ bytes) of resident memory of the largest process in the tree."""


def run(case: Case) -> Cost:
    """Run once. A command that fails ends the benchmark with its own words."""
    case.prepare()
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        process = subprocess.Popen(case.command, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{case.name}: exit code {process.returncode}\n{said.read().decode(errors='replace')}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * RSS_UNIT / 1e6)


def measure(cases: Sequence[Case], rounds: int) -> list[list[Cost]]:
    """The costs of each case, one a round; a first round that warms the machine's file cache is thrown away."""
    costs: list[list[Cost]] = [[] for _ in cases]
    for number in range(rounds + 1):
        for case, kept in zip(cases, costs, strict=True):
            cost = run(case)
            if number:
                kept.append(cost)
        sys.stderr.write(f"\rround {number} of {rounds}" if sys.stderr.isatty() else "")
    sys.stderr.write("\r" if sys.stderr.isatty() else "")
    return costs


def table(cases: Sequence[Case], costs: Sequence[Sequence[Cost]]) -> str:
    """One row a case: medians, ratios to the first case, and whether the bars hold."""
    rows = [("case", "wall s", "CPU s", "peak MB", "wall ×", "CPU ×", "bars")]
    for case, own in zip(cases, costs, strict=True):
        pairs = list(zip(own, costs[0], strict=True))
        wall = median(cost.wall / floor.wall for cost, floor in pairs)
        cpu = median(cost.cpu / floor.cpu for cost, floor in pairs)
        peak = median(cost.peak for cost in own)
        seconds = (f"{median(cost.wall for cost in own):.2f}", f"{median(cost.cpu for cost in own):.2f}")
        rows.append((case.name, *seconds, f"{peak:.0f}", f"{wall:.2f}", f"{cpu:.2f}", _bars(case, wall, peak)))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_row(row, widths) for row in rows)


def _bars(case: Case, wall: float, peak: float) -> str:
    """The bars, and how the figures stand to them."""
    bars = ((case.most_time, wall, "×"), (case.most_memory, peak, " MB"))
    return ", ".join(f"≤ {bar:g}{unit} {'ok' if value <= bar else 'OVER'}" for bar, value, unit in bars if bar is not None)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    name, *figures, bars = (f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
    return "  ".join([f"{name.strip():<{widths[0]}}", *figures, bars.strip()]).rstrip()


def report(cases: Sequence[Case], rounds: int) -> None:
    """Measure, and print the table below a line that says on what."""
    machine = f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, median of {rounds} interleaved rounds"
    costs = measure(cases, rounds)
    print(f"{machine}; ×: to {cases[0].name} in the same round\n{table(cases, costs)}")


def installed(command: str) -> Path:
    """The command beside the interpreter that runs the benchmark; ends with a remedy where it is not installed."""
    path = Path(sys.executable).with_name(command)
    if not path.exists():
        sys.exit(f"{command} is not installed in {sys.prefix}: pip install -e . there, or use make bench")
    return path
