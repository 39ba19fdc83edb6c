"""A file that an option names → its real path, where it is called what it is: so no source is ever written over."""

from __future__ import annotations

from pathlib import Path

from packet.problems import OutputError, Problem, UsageError


def named_file(out: Path, ending: str, option: str = "-o") -> Path:
    """Where it is a link, the file that it leads to. `ending` is like `.eml`.

    Raises `UsageError` for a name of another kind of file, `OutputError` for a folder.
    """
    if out.exists() and not out.is_file():
        what = "a folder" if out.is_dir() else "no ordinary file"
        raise OutputError(Problem("cannot-write", f"{out} is {what}", hint=f"name a file for {option}"))
    if out.suffix.lower() != ending:
        message = f"{str(out)!r} is not called like what would be written there"
        raise UsageError(Problem("wrong-ending", message, hint=f"give {option} a name that ends with {ending}"))
    return out.resolve()
