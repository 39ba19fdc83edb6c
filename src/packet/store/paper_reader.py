"""The child process that reads foreign PDFs: a request on standard input → normalised papers in the cache, one JSON line a step.

Run as `python -m packet.store.paper_reader`. Foreign files are hostile: here they may eat memory, loop or crash, and the parent
goes on.
Standard input stays open as long as the parent lives; when it ends, so does the child.
Request: `{"cache": folder, "memory": bytes, "seconds": CPU seconds a paper, "paths": [path, …]}`. Answers: `{"begin": index}`, then
`{"end": index, "sha256": hex}` when the cache holds the result, or `{"end": index, "failure": {…}}` when that is not to be kept.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import json
import math
import os
import sys
import threading
import time
from pathlib import Path
from types import ModuleType

from packet.merge.normalisation import normalise
from packet.merge.unreadable import UnreadablePdf
from packet.store.paper_cache import Failure, PaperCache

resource: ModuleType | None
try:
    import resource
except ImportError:  # Windows: the parent's clock alone limits the child
    resource = None

TOO_BIG = Failure("too-big", "reading it takes more memory than is allowed", "print it to a new PDF, or make its pictures smaller")


def main() -> None:
    request = json.loads(sys.stdin.readline())
    threading.Thread(target=end_with_parent, name="waiting for the parent's end", daemon=True).start()
    limit_memory(request["memory"])
    gc.set_threshold(
        200_000
    )  # a paper makes many objects that live until it is read: looking for dead ones takes a tenth of the time
    cache = PaperCache(Path(request["cache"]))
    for index, path in enumerate(request["paths"]):
        _say({"begin": index})
        limit_time(request["seconds"])
        answer = _read(Path(path), cache)
        _say({"end": index, **answer})
        if "failure" in answer:
            return  # memory may be in pieces: the parent starts a fresh child for the rest


def end_with_parent() -> None:
    """A parent that is killed closes our input. Read past `sys.stdin`, whose lock would be held when we end by ourselves."""
    while os.read(0, 1):
        pass
    os._exit(1)


def _read(path: Path, cache: PaperCache) -> dict[str, object]:
    """Read one paper into the cache and say under which name, or why it is not there."""
    try:
        data = path.read_bytes()
        sha256 = hashlib.sha256(data).hexdigest()
        if cache.load(sha256) is None:  # another process may have read it meanwhile
            cache.keep(sha256, _result(data))
    except (MemoryError, ImportError):  # a library that cannot be loaded: there was no memory for it
        return {"failure": told(TOO_BIG)}
    except OSError as error:
        reason = f"it cannot be read or kept in the cache: {error.strerror}"
        return {"failure": told(Failure("missing", reason, "look at the file's permissions and the free disk space"))}
    return {"sha256": sha256}


def _result(data: bytes) -> bytes | Failure:
    """The normalised paper, or why there will never be one."""
    try:
        return normalise(data).to_bytes()
    except UnreadablePdf as error:
        return Failure("broken" if error.code == "empty" else error.code, error.reason, error.remedy)


def told(failure: Failure) -> dict[str, str]:
    return {"code": failure.code, "reason": failure.reason, "remedy": failure.remedy}


def _say(step: dict[str, object]) -> None:
    """Tell the parent; a parent that is gone ends the child."""
    try:
        print(json.dumps(step), flush=True)  # noqa: T201 - standard output is the channel to the parent
    except BrokenPipeError:
        raise SystemExit(0) from None


def limit_memory(most: int) -> None:
    """Address space in bytes, where the system can limit it."""
    if resource:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (most, most))


def limit_time(seconds: float) -> None:
    """CPU seconds from now on; beyond them the system ends the process."""
    if resource:
        with contextlib.suppress(ValueError, OSError):
            _, hard = resource.getrlimit(resource.RLIMIT_CPU)
            resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(time.process_time() + seconds), hard))


if __name__ == "__main__":
    main()
