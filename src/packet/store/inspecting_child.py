"""The child process that inspects one foreign PDF: a request on standard input → its facts as JSON on standard output.

Run as `python -m packet.store.inspecting_child`. Request: `{"path": path, "memory": bytes, "seconds": CPU seconds}`. Answer: a line
`{}` and the `FileInspection`, or a line `{"failure": {…}}`. It ends with its parent, as `paper_reader` does.
"""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path

from packet.merge.reading_facts import facts
from packet.merge.unreadable import UnreadablePdf
from packet.model.inspection_json import to_json
from packet.model.pdf_facts import FileInspection
from packet.store.paper_cache import Failure
from packet.store.paper_reader import TOO_BIG, end_with_parent, limit_memory, limit_time, told


def main() -> None:
    request = json.loads(sys.stdin.readline())
    threading.Thread(target=end_with_parent, name="waiting for the parent's end", daemon=True).start()
    limit_memory(request["memory"])
    limit_time(request["seconds"])
    header, content = _answer(Path(request["path"]))
    sys.stdout.buffer.write(json.dumps(header).encode() + b"\n" + content)
    sys.stdout.buffer.flush()


def _answer(path: Path) -> tuple[dict[str, object], bytes]:
    try:
        return {}, to_json(inspect_file(path.read_bytes()))
    except UnreadablePdf as error:
        failure = Failure(error.code, error.reason, error.remedy)
    except (MemoryError, ImportError):  # a library that cannot be loaded: there was no memory for it
        failure = TOO_BIG
    except OSError as error:
        failure = Failure("missing", f"it cannot be read: {error.strerror}", "look at the file's permissions")
    return {"failure": told(failure)}, b""


def inspect_file(data: bytes) -> FileInspection:
    """All facts of a PDF and of its pages. Raises `UnreadablePdf`; a hostile file may do worse."""
    from packet.merge.reading_pages import read_pages

    found = facts(data)
    return FileInspection(found, read_pages(data, found.pages, range(1, len(found.pages) + 1)), len(data))


if __name__ == "__main__":
    main()
