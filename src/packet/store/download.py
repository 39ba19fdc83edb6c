"""A web address → a PDF on the disk, whole or not at all. The one place of `packet` that opens a connection.

Only https is spoken (http to this machine alone, for tests), one connection at a time, never beyond a number of bytes and seconds;
what arrives is read by the limited child before it gets its name.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from pathlib import Path
from typing import IO, BinaryIO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener, getproxies

from packet import __version__
from packet.model.paper import UnreadablePaper
from packet.problems import OutputError, Problem
from packet.store.pdf_inspector import read_any

AGENT = f"packet-assembler/{__version__} (fetches papers that its user lists; one at a time)"
HERE = frozenset({"127.0.0.1", "::1", "localhost"})
PAUSE = 3.0
"""Seconds between two requests that arXiv asks for (info.arxiv.org/help/api/tou.html)."""
_CHUNK = 1 << 16

Received = Callable[[int, int], None]
"""Called with bytes so far and bytes in all (0: not known)."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Most bytes of one file; seconds without a byte; seconds for the whole of it."""

    most: int = 50_000_000
    silence: float = 20.0
    whole: float = 300.0


class NotFetchedError(Exception):
    """Why a file was not fetched, and what to do, in words."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


BY_HAND = "open the address in a browser, and save the PDF under the paper's key in papers/"


def download(address: str, path: Path, bounds: Bounds, received: Received) -> int:
    """Fetch a PDF to a `path` where nothing is; how many bytes it has.

    Raises `NotFetchedError`, and `OutputError` where `path` cannot be written. Nothing is left then.
    """
    waiting = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with waiting.open("xb") as stream:
            size = _receive(address, stream, bounds, received)
            os.fsync(stream.fileno())
        _check(waiting)
        _place(waiting, path)
    except FileExistsError:
        raise NotFetchedError(f"{path.name} is there already", "remove it first, if it is not what you want") from None
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}"
        raise OutputError(Problem("cannot-write", message, hint="make room, or look at the folder's permissions")) from None
    finally:
        with suppress(OSError):
            waiting.unlink(missing_ok=True)
    return size


def _receive(address: str, stream: BinaryIO, bounds: Bounds, received: Received) -> int:
    """The answer's bytes into a stream. What the net does wrong becomes `NotFetchedError`, what the disk does stays `OSError`."""
    if complaint := _unsafe(address):
        raise NotFetchedError(complaint, "write an https address in the profile")
    started = time.monotonic()
    with _opened(address, bounds.silence) as answer:
        total = int(length) if (length := answer.headers.get("Content-Length", "")).isdigit() else 0
        size, end = 0, b""
        while chunk := _read(answer, bounds):
            if not size and b"%PDF-" not in chunk[:1024]:
                raise NotFetchedError(f"what came is no PDF ({answer.headers.get_content_type()})", BY_HAND)
            size, end = size + len(chunk), (end + chunk)[-2048:]
            if max(size, total) > bounds.most:
                told = f"{max(size, total) / 10**6:.1f} MB, more than {bounds.most / 10**6:g} MB"
                raise NotFetchedError(f"it is too large: {told}", "allow more: --most '200 MB'")
            if time.monotonic() - started > bounds.whole:
                raise NotFetchedError(f"it took more than {bounds.whole:g} s", "try again later, or fetch it in a browser")
            stream.write(chunk)
            received(size, total)
    if size < total or b"%%EOF" not in end:
        raise NotFetchedError(f"it was cut off after {size:,} bytes", "try again" if size else BY_HAND)
    stream.flush()
    return size


def _opened(address: str, silence: float) -> HTTPResponse:
    request = Request(quote(address, safe="%/:=&?~#+!$,;'@()*[]"), headers={"User-Agent": AGENT, "Accept": "application/pdf"})  # noqa: S310 - `_unsafe` looked
    try:
        answer = _opener().open(request, timeout=silence)
    except HTTPError as error:
        error.close()
        gone = error.code in {404, 410}
        remedy = "look at the link in the profile" if gone else "try again later" if error.code in {429, 503} else BY_HAND
        raise NotFetchedError(f"the server says {error.code} {error.reason}", remedy) from None
    except (URLError, HTTPException, OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        late = isinstance(reason, TimeoutError)
        told = f"no answer in {silence:g} s" if late else f"no connection: {getattr(reason, 'strerror', None) or reason}"
        raise NotFetchedError(told, "look at the link and at your connection, then try again") from None
    assert isinstance(answer, HTTPResponse)  # noqa: S101 - of http and https alone
    return answer


def _read(answer: HTTPResponse, bounds: Bounds) -> bytes:
    try:
        return answer.read1(_CHUNK)
    except TimeoutError:
        raise NotFetchedError(f"nothing came for {bounds.silence:g} s", "try again later, or fetch it in a browser") from None
    except (HTTPException, OSError) as error:
        raise NotFetchedError(f"the connection broke: {error or type(error).__name__}", "try again") from None


def _opener() -> OpenerDirector:
    """Proxies as the system says, but none between us and this machine."""
    proxies = {kind: address for kind, address in getproxies().items() if kind == "https"}
    return build_opener(ProxyHandler(proxies), _SafeRedirects())


class _SafeRedirects(HTTPRedirectHandler):
    """Follows to https alone; within this machine also to http."""

    max_redirections = 5

    def redirect_request(  # its name and its parameters are urllib's
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        leaves = urlsplit(newurl).scheme == "http" and urlsplit(req.full_url).scheme != "http"
        if _unsafe(newurl) or leaves:
            raise URLError(f"it leads on to {newurl[:80]}, which is not https")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _unsafe(address: str) -> str:
    """Why an address is not to be opened, or ""."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return f"{address[:80]!r} is not a web address"
    if not host or (parts.scheme != "https" and not (parts.scheme == "http" and host in HERE)):
        return f"{address[:80]} is not https, so anybody on the way could change what comes"
    return ""


def _place(waiting: Path, path: Path) -> None:
    """Give the file its name. A link, unlike a renaming, never replaces what came there meanwhile; some disks know no links."""
    try:
        os.link(waiting, path)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        waiting.rename(path)


def _check(path: Path) -> None:
    found = read_any(path)
    if isinstance(found, UnreadablePaper):
        raise NotFetchedError(f"what came cannot be read: {found.reason}", BY_HAND)


def on_arxiv(address: str) -> bool:
    return (urlsplit(address).hostname or "").endswith("arxiv.org")
