"""A question at a terminal → the line that a person types, with what is there already in it, ready to be edited."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer

try:
    import readline
except ImportError:  # Windows has none
    readline = None  # type: ignore[assignment]


def typed(question: str, begun: str = "") -> str:
    """Nothing typed is "". Where a terminal cannot begin a line, Enter alone takes what it would have begun with."""
    default = "" if readline else begun
    try:
        with _begun(begun):
            return str(typer.prompt(question, default=default, show_default=bool(default), err=True)).strip()
    except typer.Abort:
        raise KeyboardInterrupt from None


@contextmanager
def _begun(words: str) -> Iterator[None]:
    if readline is None:
        yield
        return
    readline.set_startup_hook(lambda: readline.insert_text(words))
    try:
        yield
    finally:
        readline.set_startup_hook(None)
