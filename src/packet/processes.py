"""Other processes of this computer."""

from __future__ import annotations

import os


def runs(process: int) -> bool:
    """Whether a process is there: it may have been stopped, or the computer asleep. Where asking could end it (Windows), it is."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
