"""The command `packet`: its commands, and the one place where errors become exit codes.

Exit codes: 0 ok, 1 a bug of ours (traceback), 2 usage, 3 bad sources, 4 checks failed, 5 cannot write, 130 interrupted.
"""

from __future__ import annotations

import os
import sys

from packet import __version__


def main() -> None:
    """Run the command line. `--version` alone answers before anything heavy is imported."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"packet {__version__}\n")
        return
    from packet.cli.app import app
    from packet.cli.printing import print_problems
    from packet.problems import PacketError

    try:
        app()
    except PacketError as error:
        print_problems(error.problems, as_json="--json" in sys.argv)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.stderr.write("interrupted: the last good packet is as it was\n")
        sys.exit(130)
    except BrokenPipeError:  # the reader of our output has gone, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


if __name__ == "__main__":
    main()
