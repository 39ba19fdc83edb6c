"""What tests in every room share: the paths they may read, golden texts, and the switch for slow tests."""

from __future__ import annotations

import os
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=1000, deadline=None)
settings.load_profile("steady")
"""The same examples at every run, so that a failure is of the change at hand; `--hypothesis-profile=explore` looks for new ones."""

TESTS = Path(__file__).resolve().parent
GOLDEN = TESTS / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the texts in tests/golden/ with what the tests see now")
    parser.addoption(
        "--update-pictures", action="store_true", help="rewrite the pages in tests/pictures/ with what they look like now"
    )
    parser.addoption("--slow", action="store_true", help="run the tests marked slow, too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--slow"):
        return
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.skip(reason="slow: run with --slow"))


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout."""
    return TESTS.parent


@pytest.fixture(scope="session")
def shared(repository: Path) -> Path:
    """The material that is not ours to commit (seed, papers, corpus); the test skips where it is absent."""
    folder = Path(os.environ.get("PACKET_SHARED") or repository.parent / "shared").absolute()
    if not folder.is_dir():
        pytest.skip("no shared material: set PACKET_SHARED, or put it at ../shared beside the repository")
    return folder


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`golden(name, text)` compares with `tests/golden/<name>.txt`, every line; `--update-golden` writes the file instead."""
    update = bool(request.config.getoption("--update-golden"))

    def compare(name: str, text: str) -> None:
        path = GOLDEN / f"{name}.txt"
        seen = text.rstrip("\n") + "\n"
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(seen.encode())
            return
        if not path.is_file():
            pytest.fail(f"tests/golden/{name}.txt is missing: look at what --update-golden writes, then commit it", pytrace=False)
        expected = path.read_bytes().decode()
        if seen != expected:
            pytest.fail(_difference(name, expected, seen), pytrace=False)

    return compare


def _difference(name: str, expected: str, seen: str) -> str:
    # split at "\n" only: a form feed or a stray "\r" in the text is a difference that must show
    lines = unified_diff(expected.split("\n"), seen.split("\n"), f"tests/golden/{name}.txt", "seen now", lineterm="")
    return "\n".join([f"{name} differs from its golden text (--update-golden accepts the change):", *lines])
