"""The documents of the seed, as texts to read: a change of any word, order, mark or link shows in tests/golden/."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from builders import TODAY, document_of, seed_plan
from printed import printed

from packet.model.sources import Request

WITH_PDF = ("auncel", "ditto", "faaspr", "hydraserve", "jolteon", "megascale-infer", "pyxis", "ragcache")
"""The papers of the seed whose PDF is known."""


@pytest.mark.parametrize(
    ("target", "position", "document"),
    [
        ("faculty-job", "", "cover-letter"),
        ("faculty-job", "", "cv"),
        ("faculty-job", "", "publication-list"),
        ("faculty-job", "", "publication-bundle"),
        ("internship", "", "cover-letter"),
        ("internship", "", "resume"),
        ("postdoc", "", "cover-letter"),
        ("research-scientist", "", "cover-letter"),
        ("", "northwestern-cs", "cover-letter"),
        ("", "microsoft-research-intern", "cover-letter"),
    ],
)
def test_a_document_of_the_seed_says_this(
    golden: Callable[[str, str], None], tmp_path: Path, target: str, position: str, document: str
) -> None:
    for key in WITH_PDF:
        (tmp_path / f"{key}.pdf").touch()
    plan = seed_plan(target, position=position, papers=tmp_path)
    golden(f"documents/{position or target}.{document}", printed(document_of(plan, document)))


def test_a_topic_steers_letter_interests_and_index_visibly() -> None:
    texts = {}
    for topic in ("moe", "serverless"):
        plan = seed_plan("faculty-job", request=Request(TODAY, topics=(topic,)))
        texts[topic] = [
            printed(document_of(plan, name)) for name in ("cover-letter", "cv", "publication-list", "publication-bundle")
        ]
    moe, serverless = texts["moe"], texts["serverless"]
    assert all(one != other for one, other in zip(moe, serverless, strict=True))
    assert "MegaScale-Infer achieves up to" in moe[0]
    assert "Ditto, a job scheduler" in serverless[0]
    assert "(summary) **Machine learning systems**, **large language models**, distributed systems" in moe[1]
    assert "(summary) **Cloud computing**, machine learning systems" in serverless[1]
    assert moe[3].count("[C") == 2
    assert serverless[3].count("[C") == 2
    assert "HydraServe" in serverless[3]
