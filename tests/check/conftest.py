"""What tests of the checks share: packets that are built once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from inspected import inspected
from measured_rules import POSITION, REFEREES, STATEMENT
from seed_packet import PINNED, generated_paper, generated_papers, seed_packet
from small_packet import small_packet

from packet.merge import inspect
from packet.model.inspection import Inspection
from packet.model.sources import Request


@pytest.fixture(scope="module")
def seed(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Inspection:
    """The seed's faculty packet with three papers."""
    folder = tmp_path_factory.mktemp("consistency")
    return inspected(seed_packet(repository, generated_papers(folder / "papers"), folder / "cache"))


@pytest.fixture(scope="module")
def lacking(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Inspection:
    """The same with one paper, and a sheet in place of each of the two others."""
    folder = tmp_path_factory.mktemp("lacking")
    generated_paper(folder / "ditto.pdf", "Ditto")
    request = Request(date(2026, 11, 24), pin=PINNED, attach=3)
    return inspected(seed_packet(repository, folder, folder / "cache", request=request))


@pytest.fixture(scope="module")
def inspection(tmp_path_factory: pytest.TempPathFactory) -> Inspection:
    folder = tmp_path_factory.mktemp("measured")
    packet = small_packet(folder, POSITION, papers=("steady",), statements={"research.md": STATEMENT}, profile=REFEREES)
    return inspect(packet)
