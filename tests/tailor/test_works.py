"""Publications are numbered once for the whole packet, in the order in which they are printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import PROFILE, PUBLICATIONS, plan_of, seed_plan, workspace

from packet.model.finding import Verdict
from packet.model.plan import Role


def numbers(folder: Path, publications: str, **changes: str) -> dict[str, str]:
    return {work.key: work.number for work in plan_of(workspace(folder, publications=publications, **changes)).works}


def test_the_order_of_the_seed_is_that_of_its_cv() -> None:
    plan = seed_plan("faculty-job")
    assert [work.key for work in plan.works] == [
        "megascale-moe", "rl-spec", "megascale-infer", "ragcache", "ditto",
        "hydraserve", "streamrl", "faaspr", "pyxis", "jolteon", "auncel", "melon",
    ]  # fmt: skip


def test_the_numbers_of_the_seed_count_within_their_kind() -> None:
    found = {work.key: work.number for work in seed_plan("faculty-job").works}
    assert found == {
        "megascale-moe": "C1", "rl-spec": "W1", "megascale-infer": "C2", "ragcache": "J1", "ditto": "C3", "hydraserve": "C4",
        "streamrl": "P1", "faaspr": "J2", "pyxis": "J3", "jolteon": "C5", "auncel": "C6", "melon": "C7",
    }  # fmt: skip


def test_numbers_do_not_depend_on_what_a_position_wants() -> None:
    for position in ("northwestern-cs", "microsoft-research-intern"):
        assert [work.number for work in seed_plan(position=position).works] == [
            work.number for work in seed_plan("faculty-job").works
        ]


def test_the_owner_of_the_seed_is_found_in_all_twelve_and_is_never_the_advisor() -> None:
    works = seed_plan("faculty-job").works
    assert {work.publication.authors[work.owner].name for work in works if work.owner is not None} == {"Chao Jin"}
    assert [work.role for work in works].count(Role.EQUAL_FIRST) == 2
    assert [work.role for work in works].count(Role.FIRST) == 3
    assert [work.role for work in works].count(Role.CONTRIBUTING) == 7


def test_lead_papers_come_first_newest_first_then_the_others_newest_first(tmp_path: Path) -> None:
    newer = PUBLICATIONS.replace("SIGX 2024", "SIGX 2026").replace("2024-05", "2026-05")
    assert numbers(tmp_path, newer) == {"engine": "C1", "loom": "C2"}


def test_where_authors_stand_in_alphabetical_order_all_come_by_date(tmp_path: Path) -> None:
    newer = PUBLICATIONS.replace("SIGX 2024", "SIGX 2026").replace("2024-05", "2026-05")
    assert numbers(tmp_path, newer, profile=PROFILE + "authorship: alphabetical\n") == {"loom": "C1", "engine": "C2"}


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("", "C2"),
        ("kind: workshop", "W1"),
        ("kind: thesis", "T1"),
        ("kind: book", "B1"),
        ("kind: report", "R1"),
        ("status: preprint", "P1"),
        ("status: submitted", "P1"),
        ("status: accepted", "C2"),
    ],
)
def test_the_letter_of_a_number_is_the_kind_of_the_paper(tmp_path: Path, line: str, number: str) -> None:
    assert numbers(tmp_path, PUBLICATIONS + f"    {line}\n")["loom"] == number


def test_a_paper_bears_its_topics_and_all_wider_ones(tmp_path: Path) -> None:
    assert [work.tags for work in plan_of(workspace(tmp_path)).works] == [{"cards", "computing"}, {"looms"}]


def test_a_paper_without_the_owner_is_a_warning_that_proposes_the_nearest_author_as_an_alias(tmp_path: Path) -> None:
    plan = plan_of(
        workspace(tmp_path, publications=PUBLICATIONS.replace("Charles Babbage, Ada Byron", "Charles Babbage, Adda Byrom"))
    )
    (finding,) = [finding for finding in plan.findings if finding.code == "owner-not-found"]
    assert (finding.verdict, finding.message) == (Verdict.WARNING, "loom: Ada Byron is not among the authors")
    assert finding.remedy == "if you are “Adda Byrom” there, add it to names: in the profile"
    assert str(finding.place) == "profiles/ada/publications.yaml:10:3"


def test_with_the_alias_in_the_profile_the_owner_is_found(tmp_path: Path) -> None:
    publications = PUBLICATIONS.replace("Charles Babbage, Ada Byron", "Charles Babbage, Adda Byrom")
    plan = plan_of(workspace(tmp_path, publications=publications, profile=PROFILE + "names: [Adda Byrom]\n"))
    assert [work.owner for work in plan.works] == [0, 1]
    assert plan.findings == ()
