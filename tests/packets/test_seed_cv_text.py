"""Every fact of the seed CV is found in the text of the CV of `faculty-job` without a topic, without case and white space."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from seed_packet import DAY, seed_packet

from packet.model.sources import Request

SAME = {"june": "jun.", "july": "jul."}
"""The seed writes Jun. five times and June once; our pages write one way."""


def squeezed(text: str) -> str:
    text = text.casefold().replace("–", "-")
    for word, short in SAME.items():
        text = re.sub(rf"\b{word}\b(?!\.)", short, text)
    return re.sub(r"\s+", "", text)


def facts_of(markdown: str) -> list[str]:
    """The seed, fact by fact: lines, split where the seed joins facts (contacts, GPA and ranking, mentors, venue and acronym)."""
    facts: list[str] = []
    for line in markdown.splitlines():
        line = re.sub(r"^[-#\s]+|\*\*", "", line).strip()
        line = re.sub(r"[✉🏠📧🎓|]", "\n", line)
        if re.match(r"(Mentor|Advisor): ", line):
            facts += re.split(r", ", line.partition(": ")[2])
        elif (match := re.fullmatch(r"(\d{4}) (.+), (Peking University Award)", line)) or (
            match := re.fullmatch(r"(.+) \((.+ \d{4})\)", line)
        ):
            facts += list(match.groups())
        elif line.startswith("GPA"):
            facts += line.split(", ")
        elif line == "IN PREPRINT.":
            facts.append("in preprint")
        elif line in {"(* Equal Contribution)", "Services"}:
            facts += ["* equal contribution" if "*" in line else "service"]
        else:
            facts += [part.strip() for part in line.split("\n")]
    return [fact for fact in facts if fact]


@pytest.fixture(scope="module")
def cv_text(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("cv")
    packet = seed_packet(repository, folder, folder / "cache", request=Request(DAY))
    data = next(part.file.data for part in packet.parts if part.name == "cv")
    return squeezed(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages))


def test_every_fact_of_the_seed_is_in_the_cv(shared: Path, cv_text: str) -> None:
    facts = facts_of((shared / "seed/chao-jin-cv.md").read_text())
    assert len(facts) > 120
    assert [fact for fact in facts if squeezed(fact) not in cv_text] == []


def test_an_invented_fact_would_be_missed(cv_text: str) -> None:
    assert squeezed("Peking University, 2031") not in cv_text
