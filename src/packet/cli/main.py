"""The command `packet`: its commands, and the one place where errors become exit codes.

Exit codes: 0 ok, 1 a bug of ours (traceback), 2 usage, 3 bad sources, 4 checks failed, 5 cannot write, 130 interrupted.
"""

from __future__ import annotations

import copy
import gc
import io
import os
import signal
import sys
from typing import TYPE_CHECKING

from packet import __version__

if TYPE_CHECKING:
    import typer

INTERRUPTED = "interrupted: every file is whole, as it was or as it became"


def main() -> None:
    """Run the command line. `--version` alone answers before anything heavy is imported."""
    try:
        if sys.argv[1:] == ["--version"]:
            sys.stdout.write(f"packet {__version__}\n")
        else:
            _run()
        sys.stdout.flush()
    except KeyboardInterrupt:
        _stop(INTERRUPTED, 130)
    except BrokenPipeError:  # the reader of our output has gone, as `| head` does
        _forget_output()
        sys.exit(0)
    except OSError as error:  # what the rooms did not foresee: a terminal that cannot be written, a folder that is gone
        _forget_output()
        _stop(f"error[system]: {error.filename or 'the output'}: {error.strerror or error}", 5)


def _run() -> None:
    gc.set_threshold(200_000)  # what a command makes lives until it ends: looking for dead objects takes a twentieth of its time
    _end_tidily()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # to look for them is to read what every installed package says
    from packet.cli.app import app
    from packet.cli.printing import print_problems, wanted_colour
    from packet.problems import PacketError

    try:
        _asked(app)(prog_name="packet", color=wanted_colour())
    except PacketError as error:
        print_problems(error.problems, as_json="--json" in sys.argv)
        sys.exit(error.exit_code)
    except SystemExit as stop:
        if stop.code == 130:
            _stop(INTERRUPTED, 130)
        if stop.code == 1 and type(sys.stdout).__name__ == "PacifyFlushWrapper":  # how Typer says that the pipe is broken
            raise BrokenPipeError from None
        raise


def _end_tidily() -> None:
    """Who ends the process or its terminal interrupts it, so that nothing is left half done; letters that the output cannot show
    are escaped, as Python does with errors.
    """
    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP
        if (one := getattr(signal, name, None)) and signal.getsignal(one) is signal.SIG_DFL:
            signal.signal(one, signal.default_int_handler)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _asked(app: typer.Typer) -> typer.Typer:
    """The application with the one command that is asked for; making them all takes Typer a twentieth of a second."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    alone = copy.copy(app)
    alone.registered_commands = [
        one for one in app.registered_commands if name == (one.name or getattr(one.callback, "__name__", ""))
    ]
    return alone if alone.registered_commands else app


def _forget_output() -> None:
    """Nothing more can be said there; without this, Python tries once more as it ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    except OSError:
        os._exit(5)


def _stop(words: str, code: int) -> None:
    try:
        sys.stderr.write(words + "\n")
    except OSError:
        os._exit(code)
    sys.exit(code)


if __name__ == "__main__":
    main()
