"""Normalised papers on disk, by the SHA-256 of the file they come from.

Every file is written beside and moved into place, and read whole: two processes may use one folder, it may be deleted at any time,
and a file that is not whole is a paper that has not been read yet. Failures are kept too, where reading again would fail again.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import time
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from packet.merge.normalised import FORMAT
from packet.model.inspection_json import FORMAT as FACTS_FORMAT

_SUFFIX = f".normalised-{FORMAT}"
FACTS = f".facts-{FACTS_FORMAT}"
_UNFINISHED = ".unfinished"
_READ, _FAILED = b"read", b"fail"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file cannot be read, whenever one tries: as `UnreadablePaper` says it."""

    code: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class PaperCache:
    """A folder of normalised papers of at most `most` bytes; another `suffix` keeps other facts of them under the same hash."""

    folder: Path
    most: int = 500_000_000
    suffix: str = _SUFFIX

    def load(self, sha256: str) -> bytes | Failure | None:
        """The normalised paper or why there is none; None where it has not been read or the file is damaged."""
        path = self._path(sha256)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        kind, check, content = data[:4], data[4:8], data[8:]
        if zlib.crc32(content).to_bytes(4, "big") != check or kind not in {_READ, _FAILED}:
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # the least recently used go first
        return content if kind == _READ else Failure(**json.loads(content))

    def keep(self, sha256: str, result: bytes | Failure) -> None:
        """Raises `OSError` when it cannot be written."""
        if isinstance(result, Failure):
            kind = _FAILED
            result = json.dumps({"code": result.code, "reason": result.reason, "remedy": result.remedy}).encode()
        else:
            kind = _READ
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(suffix=_UNFINISHED, dir=self.folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines((kind, zlib.crc32(result).to_bytes(4, "big"), result))
                file.flush()
                os.fsync(file.fileno())
            Path(beside).replace(self._path(sha256))
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise

    def trim(self) -> None:
        """Remove the least recently used files beyond the size, and what a killed process left unfinished an hour ago."""
        files = sorted(_files(self.folder), key=lambda file: -file[1])
        total = 0
        for path, used, size in files:
            total += size
            if total > self.most or (path.suffix == _UNFINISHED and used < time.time() - 3600):
                with contextlib.suppress(OSError):
                    path.unlink()

    def _path(self, sha256: str) -> Path:
        return self.folder / (sha256 + self.suffix)


def _files(folder: Path) -> Iterable[tuple[Path, float, int]]:
    """Our files with time of last use and size; others in the folder are none of our business."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if path.suffix == _UNFINISHED or path.suffix.startswith((".normalised-", ".facts-")):
                with contextlib.suppress(OSError):
                    status = path.stat()
                    yield path, status.st_mtime, status.st_size


def usable(folder: Path) -> bool:
    """Whether files can be written there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
