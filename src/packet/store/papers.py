"""Paths of foreign PDFs → `Papers`: read once in a limited child process, kept under the hash of their content.

`open_library` gives the `Library` of the model. Reading goes on in the background from `read` on, so that layout need not wait.
Papers that are not in the cache are read by children (`paper_reader`), a few at a time; a child that dies or takes too long costs
the paper it was reading alone, and none outlives us. Where it died of making pictures smaller, the paper is read with its pictures
as they are. What exceeds the limits is not remembered: it is tried again, perhaps with others.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from queue import Empty, Queue

from packet.merge.normalised import NormalisedPdf
from packet.model.condition import Pictures
from packet.model.inspection_json import from_json, to_json
from packet.model.paper import AS_USUAL, Attachment, Library, Limits, Paper, Papers, Reading, Treatment, UnreadablePaper
from packet.store.limits import child_environment, too_slow
from packet.store.paper_cache import FACTS, Failure, PaperCache, usable
from packet.store.pdf_inspector import read_any

Progress = Callable[[int, int, str], None]
"""Called with papers done, papers in all, key of the last one; from another thread than the caller of `read`."""

USUAL = Limits()
_GONE = Failure("broken", "it was read but is not in the cache any more", "build again; if that fails, look at the free disk space")
_SHARE, _MOST_CHILDREN = 2, 4
"""Papers that are worth a child of their own: it takes as long to start as to read one."""
_START = 10.0
"""Seconds that a child may take to begin."""


def open_library(cache: Path, limits: Limits = USUAL, progress: Progress | None = None) -> Library:
    """The library of foreign PDFs with its cache folder; a temporary folder where that one cannot be written."""
    if usable(cache):
        return _Library(PaperCache(cache, limits.cache), limits, progress)
    temporary = tempfile.TemporaryDirectory(prefix="packet-papers-")
    return _Library(PaperCache(Path(temporary.name)), limits, progress, temporary)


@dataclass(frozen=True, slots=True)
class _Library:
    cache: PaperCache
    limits: Limits
    progress: Progress | None = None
    temporary: tempfile.TemporaryDirectory[str] | None = None
    """Kept as long as the library: its folder goes with it."""

    def read(self, attachments: Iterable[Attachment], treatment: Treatment = AS_USUAL) -> Reading:
        reading = _Reading(tuple(attachments), treatment, self)
        reading.thread.start()
        return reading


class _Reading:
    """A reading under way."""

    def __init__(self, attachments: Sequence[Attachment], treatment: Treatment, library: _Library) -> None:
        self._attachments = attachments
        self._treatment = treatment
        self._library = library
        self._dpi = treatment.dpi
        self._given_up: dict[str, str] = {}
        """Papers whose pictures could not be made smaller, and why."""
        self._found: dict[str, Paper | UnreadablePaper] = {}
        self._noting = threading.Lock()
        self._error: BaseException | None = None
        self.thread = threading.Thread(target=self._run, name="reading papers", daemon=True)

    def wait(self) -> Papers:
        self.thread.join()
        if self._error:
            raise self._error
        found = [self._found[attachment.key] for attachment in self._attachments]
        return Papers(
            {one.key: one for one in found if isinstance(one, Paper)},
            {one.key: one for one in found if isinstance(one, UnreadablePaper)},
        )

    def _run(self) -> None:
        try:
            unread = [attachment for attachment in self._attachments if not self._look_up(attachment)]
            if unread:
                self._read_all(unread)
            if self._given_up:
                self._read_plainly()
            if self._found:
                self._library.cache.trim()
        except BaseException as error:  # raised where somebody waits for it
            self._error = error

    def _read_all(self, unread: list[Attachment]) -> None:
        from concurrent.futures import ThreadPoolExecutor

        count = min(-(-len(unread) // _SHARE), os.cpu_count() or 1, _MOST_CHILDREN)
        with ThreadPoolExecutor(count) as threads:
            list(threads.map(self._read_share, _shares(unread, count)))

    def _read_plainly(self) -> None:
        """Read those papers again whose pictures were too much, with these as they are."""
        self._treatment = replace(self._treatment, dpi=0)
        again = [attachment for attachment in self._attachments if attachment.key in self._given_up]
        if unread := [attachment for attachment in again if not self._look_up(attachment)]:
            self._read_all(unread)

    def _read_share(self, unread: list[Attachment]) -> None:
        while unread:
            unread = self._read_some(unread)

    def _note(self, found: Paper | UnreadablePaper) -> None:
        with self._noting:
            self._found[found.key] = found
            if self._library.progress:
                self._library.progress(len(self._found), len(self._attachments), found.key)

    def _look_up(self, attachment: Attachment) -> bool:
        """Whether nothing remains to be read: the file is missing, or the cache knows its content."""
        path = Path(attachment.path)
        if not path.is_file():
            message = "there is a folder of that name, and no file" if path.is_dir() else "there is no such file"
            self._note(_unreadable(attachment, Failure("missing", message, f"put the PDF at {attachment.path}")))
            return True
        try:
            sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            failure = Failure("missing", f"it cannot be opened: {error.strerror}", "look at the file's permissions")
            self._note(_unreadable(attachment, failure))
            return True
        return self._from_cache(attachment, sha256)

    def _from_cache(self, attachment: Attachment, sha256: str) -> bool:
        kept = self._library.cache.load(sha256 + self._treatment.mark)
        if isinstance(kept, Failure):
            self._note(_unreadable(attachment, kept))
        elif kept is None or (paper := _paper(attachment, sha256, kept)) is None:
            return False
        else:
            whole = self._inspected(paper, attachment) if attachment.key.startswith("document:") else paper
            self._note(self._with_pictures_told(whole))
        return True

    def _with_pictures_told(self, paper: Paper) -> Paper:
        if paper.key not in self._given_up:
            return paper
        pictures = Pictures(self._dpi, given_up=self._given_up[paper.key])
        return replace(paper, condition=replace(paper.condition, pictures=pictures))

    def _inspected(self, paper: Paper, attachment: Attachment) -> Paper:
        """A supplied document with what its pages show, since it is held to the same rules as ours; a paper is only bound."""
        kept = PaperCache(self._library.cache.folder, suffix=FACTS)
        with contextlib.suppress(ValueError):
            if isinstance(known := kept.load(paper.sha256), bytes):
                return replace(paper, inspection=from_json(known))
        found = read_any(Path(attachment.path), self._library.limits)
        if isinstance(found, UnreadablePaper):
            return paper
        with contextlib.suppress(OSError):
            kept.keep(paper.sha256, to_json(found))
        return replace(paper, inspection=found)

    def _read_some(self, unread: list[Attachment]) -> list[Attachment]:
        """Start a child, take what it reads; what remains when it ends. Each round settles at least one paper."""
        child = _Child([attachment.path for attachment in unread], self._treatment, self._library)
        try:
            for index, attachment in enumerate(unread):
                answer = child.next(self._library.limits.seconds)
                if isinstance(answer, str) and self._from_cache(attachment, answer):
                    continue
                self._fail(attachment, answer if isinstance(answer, Failure) else _GONE)
                return unread[index + 1 :]
            return []
        finally:
            child.end()

    def _fail(self, attachment: Attachment, failure: Failure) -> None:
        if self._treatment.dpi and failure.code != "missing":
            self._given_up[attachment.key] = failure.reason
        else:
            self._note(_unreadable(attachment, failure))


@dataclass(slots=True)
class _Child:
    """One child process, reading `paths` in their order."""

    paths: Sequence[str]
    treatment: Treatment
    library: _Library
    process: subprocess.Popen[str] = field(init=False)
    lines: Queue[str] = field(init=False, default_factory=Queue)

    def __post_init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "packet.store.paper_reader"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env=child_environment(),
        )
        threading.Thread(target=self._listen, name="listening to the reader", daemon=True).start()
        limits = self.library.limits
        request = {
            "cache": str(self.library.cache.folder.absolute()),
            "memory": limits.memory,
            "seconds": limits.seconds,
            "dpi": self.treatment.dpi,
            "files": self.treatment.files,
            "paths": [str(Path(path).absolute()) for path in self.paths],
        }
        assert self.process.stdin  # noqa: S101 - a pipe was asked for
        try:
            self.process.stdin.write(json.dumps(request) + "\n")
            self.process.stdin.flush()  # and stays open: when it closes, the child knows that we are gone
        except BrokenPipeError:
            pass  # it died at once; `next` says so

    def _listen(self) -> None:
        assert self.process.stdout  # noqa: S101 - a pipe was asked for
        with self.process.stdout as answers:
            for line in answers:
                self.lines.put(line)
        self.lines.put("")

    def next(self, seconds: float) -> str | Failure:
        """The hash under which the next paper lies in the cache, or why it does not."""
        try:
            begun = self.lines.get(timeout=_START)
            answer = self.lines.get(timeout=seconds) if begun else ""
        except Empty:
            return too_slow(seconds)
        if not answer:
            return self._how_it_died(seconds)
        said = json.loads(answer)
        return str(said["sha256"]) if "sha256" in said else Failure(**said["failure"])

    def _how_it_died(self, seconds: float) -> Failure:
        code = self.process.wait()
        if code == -getattr(signal, "SIGXCPU", 0):  # the system's limit of CPU time
            return too_slow(seconds)
        return Failure("broken", "its reader crashed over it", "print it to a new PDF")

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        if self.process.stdin:
            with contextlib.suppress(OSError):
                self.process.stdin.close()


def _paper(attachment: Attachment, sha256: str, normalised: bytes) -> Paper | None:
    """The paper, None where the cached form is not whole."""
    try:
        body = NormalisedPdf.from_bytes(normalised)
    except ValueError:
        return None
    pages = tuple(page.size for page in body.pages)
    return Paper(
        attachment.key, sha256, normalised, pages, _size(attachment), body.condition, tuple(page.free for page in body.pages)
    )


def _shares(unread: Iterable[Attachment], count: int) -> list[list[Attachment]]:
    """Shares of about equal size: the largest file first, each one to the share that has least."""
    shares: list[list[Attachment]] = [[] for _ in range(count)]
    loads = [0] * count
    for attachment in sorted(unread, key=_size, reverse=True):
        least = loads.index(min(loads))
        shares[least].append(attachment)
        loads[least] += _size(attachment) + 1
    return shares


def _size(attachment: Attachment) -> int:
    """Bytes of the file as it came, 0 where it is gone meanwhile."""
    try:
        return Path(attachment.path).stat().st_size
    except OSError:
        return 0


def _unreadable(attachment: Attachment, failure: Failure) -> UnreadablePaper:
    return UnreadablePaper(attachment.key, attachment.path, failure.code, failure.reason, failure.remedy)
