"""`packet fetch`: what comes is a whole PDF from where the profile says, or a line that says why not; nothing else is ever left."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from running import Run
from seed_packet import generated_paper

from packet.model.publications import Publication
from packet.store.download import Bounds, NotFetchedError, download
from packet.store.paper_links import pdf_address


class Site(BaseHTTPRequestHandler):
    """Serves a good paper at /good.pdf, and every kind of trouble beside it."""

    pdf = b""
    asked: list[tuple[str, str]] = []  # noqa: RUF012 - a new list for each site, by the fixture

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["User-Agent"]))
        name = self.path.strip("/").removesuffix(".pdf")
        if name in {"moved", "away", "loop"}:
            self.send_response(302)
            self.send_header("Location", {"moved": "/good.pdf", "away": "http://example.org/x.pdf", "loop": "/loop.pdf"}[name])
            self.end_headers()
        elif name == "gone":
            self.send_error(404)
        else:
            self._answer(name)

    def _answer(self, name: str) -> None:
        body = b"<html>please log in</html>" if name == "page" else b"%PDF-1.7\nnonsense\n%%EOF" if name == "broken" else self.pdf
        self.send_response(200)
        self.send_header("Content-Type", "text/html" if name == "page" else "application/pdf")
        if name != "unsized":
            self.send_header("Content-Length", str(10**9 if name == "large" else len(body)))
        self.end_headers()
        if name == "slow":
            self.wfile.write(body[:1000])
            self.wfile.flush()
            time.sleep(2)
        self.wfile.write(body[: len(body) // 2] if name in {"cut", "unsized"} else b"" if name == "slow" else body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the library
        """Silent."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """The address of a server of this test's own."""
    generated_paper(tmp_path / "served.pdf", "Served")
    Site.pdf, Site.asked = (tmp_path / "served.pdf").read_bytes(), []
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def listed(workspace: Path, **urls: str) -> Path:
    """A profile whose publications have these links; the folder of its papers."""
    common = "    title: T\n    authors: Alex Example\n    status: preprint\n    date: 2025-01\n"
    entries = "".join(f"  {key}:\n{common}    {value}\n" for key, value in urls.items())
    (workspace / "profiles/me/publications.yaml").write_text(f"publications:\n{entries}")
    return workspace / "profiles/me/papers"


def test_missing_papers_come_and_those_that_are_there_stay(workspace: Path, run: Run, site: str) -> None:
    papers = listed(
        workspace, one=f"url: {site}/good.pdf", two=f"url: {site}/moved.pdf", mine=f"url: {site}/good.pdf", none="note: x"
    )
    (papers / "mine.pdf").write_bytes(b"mine")
    ran = run("fetch", cwd=workspace)
    assert ran.code == 0, ran.err
    assert (papers / "one.pdf").read_bytes() == (papers / "two.pdf").read_bytes() == Site.pdf
    assert (papers / "mine.pdf").read_bytes() == b"mine"
    assert "no link to a PDF: none" in ran.err
    assert [path for path, _ in Site.asked] == ["/good.pdf", "/moved.pdf", "/good.pdf"]
    assert all("packet-assembler/" in agent for _, agent in Site.asked)
    assert "one: is there already" in run("fetch", "one", cwd=workspace).out and len(Site.asked) == 3


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("away", "not https"),
        ("loop", "no connection|says 302"),
        ("gone", "404"),
        ("page", "no PDF (text/html)"),
        ("broken", "cannot be read"),
        ("large", "too large: 1000.0 MB, more than 50 MB"),
        ("cut", "cut off"),
        ("unsized", "cut off"),
    ],
)
def test_what_is_no_whole_pdf_is_told_and_leaves_nothing(workspace: Path, run: Run, site: str, name: str, reason: str) -> None:
    papers = listed(workspace, bad=f"url: {site}/{name}.pdf", good=f"url: {site}/good.pdf")
    before = set(papers.iterdir())
    ran = run("fetch", cwd=workspace)
    assert ran.code == 4
    assert any(words in ran.err for words in reason.split("|")) and "→" in ran.err
    assert set(papers.iterdir()) - before == {papers / "good.pdf"}


def test_a_server_that_falls_silent_is_left(tmp_path: Path, site: str) -> None:
    with pytest.raises(NotFetchedError, match=r"nothing came for 0\.3 s"):
        download(f"{site}/slow.pdf", tmp_path / "x.pdf", Bounds(silence=0.3), lambda done, total: None)
    with pytest.raises(NotFetchedError, match="no connection"):
        download("http://127.0.0.1:9/x.pdf", tmp_path / "x.pdf", Bounds(silence=1), lambda done, total: None)
    assert not list(tmp_path.glob("*x.pdf*")) and not list(tmp_path.glob(".*"))


def test_a_file_that_came_meanwhile_is_not_replaced(tmp_path: Path, site: str) -> None:
    (tmp_path / "x.pdf").write_bytes(b"mine")
    with pytest.raises(NotFetchedError, match="there already"):
        download(f"{site}/good.pdf", tmp_path / "x.pdf", Bounds(), lambda done, total: None)
    assert (tmp_path / "x.pdf").read_bytes() == b"mine"


@pytest.mark.parametrize(
    "address", ["http://example.org/x.pdf", "file:///etc/passwd", "http://127.0.0.1@example.org/x.pdf", "https:///x", "x"]
)
def test_only_https_is_spoken(tmp_path: Path, address: str) -> None:
    with pytest.raises(NotFetchedError, match="not https"):
        download(address, tmp_path / "x.pdf", Bounds(), lambda done, total: None)


def test_a_smaller_limit_holds(workspace: Path, run: Run, site: str) -> None:
    listed(workspace, one=f"url: {site}/good.pdf")
    assert "more than 0.001 MB" in run("fetch", "--most", "1 kB", cwd=workspace).err
    assert "error[bad-limit]" in run("fetch", "--most", "much", cwd=workspace).err


def test_a_dry_run_asks_nobody(workspace: Path, run: Run, site: str) -> None:
    papers = listed(workspace, one=f"url: {site}/good.pdf", two="arxiv: 2504.02263")
    ran = run("fetch", "--dry-run", cwd=workspace)
    assert ran.code == 0
    assert f"one: {site}/good.pdf → profiles/me/papers/one.pdf" in ran.out
    assert "two: https://arxiv.org/pdf/2504.02263 →" in ran.out
    assert Site.asked == [] and not (papers / "one.pdf").exists()


def test_an_unknown_key_is_said_with_the_nearest(workspace: Path, run: Run) -> None:
    ran = run("fetch", "stedy", cwd=workspace)
    assert ran.code == 3 and "'steady'" in ran.err


def test_a_named_paper_without_a_link_fails(workspace: Path, run: Run) -> None:
    assert run("fetch", "steady", cwd=workspace).code == 4


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ({"arxiv": "2504.02263v2"}, "https://arxiv.org/pdf/2504.02263v2"),
        ({"url": "https://arxiv.org/abs/2504.02263"}, "https://arxiv.org/pdf/2504.02263"),
        ({"url": "www.arxiv.org/abs/cs/0112017"}, "https://arxiv.org/pdf/cs/0112017"),
        ({"url": "https://example.org/a%20b.PDF?x=1", "arxiv": "2504.02263"}, "https://example.org/a%20b.PDF?x=1"),
        ({"url": "https://example.org/paper", "arxiv": "2504.02263"}, "https://arxiv.org/pdf/2504.02263"),
        ({"url": "https://notarxiv.org/abs/2504.02263"}, ""),
        ({"doi": "10.1145/3603269.3604816"}, ""),
    ],
)
def test_links_lead_to_the_pdf(link: dict[str, str], address: str) -> None:
    paper = Publication.model_validate({"title": "T", "authors": "A B", "date": "2025", **link})
    assert pdf_address(paper) == address
