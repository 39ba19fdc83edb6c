"""What a page costs, in one warm process: layout and drawing of the seed's CV, the search of the fit, and growth with length.

    python benchmarks/render.py [ROUNDS]

Each figure is the least of the rounds, which take turns: on a shared machine the least says most. The bars are those of the
project's specification; they are printed, not enforced.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(REPOSITORY / part) for part in ("src", "tests", "tests/support")]

from builders import seed_plan  # noqa: E402
from render_samples import references, theme  # noqa: E402

from packet.compose import compose  # noqa: E402
from packet.model.document import Document, Section  # noqa: E402
from packet.model.packet import Pages  # noqa: E402
from packet.render import draw, layout  # noqa: E402
from packet.render.blocks import strips_of  # noqa: E402
from packet.render.blocks.setter import setter_for  # noqa: E402
from packet.render.fit import Galley  # noqa: E402
from packet.render.slabs import Breaker, Setting, frame_of  # noqa: E402

LOOK = theme("awesome")
NOWHERE = Pages(1, {})
SETTINGS = tuple(Setting(10.5 - 0.125 * (step // 10), step % 10 / 10) for step in range(40))
"""Four sizes with ten spacings each: more than a fit ever tries."""


def render(document: Document) -> int:
    """Layout and drawing with tags; the number of pages."""
    return draw(layout(document, LOOK, "A4"), NOWHERE).pages


def search(document: Document) -> int:
    """One wording at forty settings, all of them looked at."""
    setter = setter_for(document, LOOK)
    galley = Galley(strips_of(document, setter), LOOK, frame_of(LOOK, "A4"), Breaker())
    return sum(len(galley.try_at(setting).pages) for setting in SETTINGS)


def publications(count: int) -> Document:
    papers = references() * (count // 12)
    entries = tuple(replace(paper, key=f"k{at}", number=f"C{at}", anchor=f"entry:k{at}") for at, paper in enumerate(papers, 1))
    return Document("cv", "CV", "Owner", "cv", (Section("Publications", entries),))


def least(cases: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """Milliseconds of each case, after one warming round."""
    best = [float("inf")] * len(cases)
    for number in range(rounds + 1):
        for at, case in enumerate(cases):
            begun = time.perf_counter()
            case()
            if number:
                best[at] = min(best[at], 1000 * (time.perf_counter() - begun))
    return best


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    cv = next(document for document in compose(seed_plan("faculty-job")) if document.name == "cv")
    short, long = publications(60), publications(600)
    one, fitted, sixty, many = least([lambda: render(cv), lambda: search(cv), lambda: render(short), lambda: render(long)], rounds)
    rows = [
        (f"the seed's CV, {render(cv)} pages, tagged", one, f"{one:.1f} ms", "30 ms", one <= 30),
        ("40 settings of the fit, to one render", fitted, f"{fitted / one:.2f} x", "3 x", fitted <= 3 * one),
        ("60 publications", sixty, "", "", True),
        ("600 publications, to 60", many, f"{many / sixty:.1f} x", "12 x", many <= 12 * sixty),
    ]
    print(f"{'':40} {'ms':>8} {'figure':>9} {'bar':>7}")
    for name, cost, figure, bar, kept in rows:
        print(f"{name:40} {cost:8.1f} {figure:>9} {bar:>7} {'' if not bar else 'kept' if kept else 'MISSED'}")


if __name__ == "__main__":
    main()
