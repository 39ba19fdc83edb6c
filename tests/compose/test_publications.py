"""How every document prints a publication: numbers, authors, marks, legend, links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from builders import PROFILE, PUBLICATIONS, TARGET, TODAY, document_of, plan_of, seed_plan, workspace

from packet.compose import compose
from packet.compose.masthead import masthead
from packet.compose.references import reference
from packet.compose.venues import edition
from packet.model.document import Block, Document, IndexRow, Paragraph, Reference, Run, Section, Target, plain
from packet.model.plain_text import plain_text
from packet.model.sources import Request

NAMES = ("cv", "publication-list", "publication-bundle")


def blocks(document: Document) -> Iterator[Block]:
    def inside(these: tuple[Block, ...]) -> Iterator[Block]:
        for block in these:
            yield block
            if isinstance(block, Section):
                yield from inside(block.blocks)

    return inside(document.blocks)


def references(document: Document) -> list[Reference]:
    return [block for block in blocks(document) if isinstance(block, Reference)]


def legends(document: Document) -> list[str]:
    return [plain(block.content) for block in blocks(document) if isinstance(block, Paragraph) and block.role == "legend"]


@pytest.mark.parametrize("topics", [(), ("moe",), ("serverless",), ("llm",)])
def test_a_paper_has_one_number_in_the_whole_packet(topics: tuple[str, ...]) -> None:
    plan = seed_plan("faculty-job", request=Request(TODAY, topics=topics))
    numbers = {work.key: work.number for work in plan.works}
    assert len(set(numbers.values())) == 12
    for document in compose(plan):
        assert all(entry.number == numbers[entry.key] for entry in references(document))
        rows = [block for block in blocks(document) if isinstance(block, IndexRow)]
        assert all(row.number == numbers[row.start.anchor.removeprefix("paper:")] for row in rows)


@pytest.mark.parametrize("topics", [(), ("moe",), ("serverless",)])
def test_a_topic_never_shortens_the_list_of_a_faculty_packet(topics: tuple[str, ...]) -> None:
    plan = seed_plan("faculty-job", request=Request(TODAY, topics=topics))
    for name in ("cv", "publication-list"):
        assert sorted(entry.key for entry in references(document_of(plan, name))) == sorted(work.key for work in plan.works)


def test_a_resume_shows_the_chosen_best_first() -> None:
    plan = seed_plan("internship", request=Request(TODAY, topics=("moe",)))
    assert [entry.key for entry in references(document_of(plan, "resume"))] == ["megascale-moe", "megascale-infer"]


def test_brief_entries_may_be_dropped_but_for_the_highlighted() -> None:
    plan = seed_plan("internship")
    droppable = {entry.key: entry.priority is not None for entry in references(document_of(plan, "resume"))}
    assert [key for key, can in droppable.items() if not can] == [work.key for work in plan.highlighted]


def test_the_owner_alone_is_bold_in_every_author_list() -> None:
    for document in compose(seed_plan("faculty-job")):
        for entry in references(document):
            bold = [run.text for run in entry.authors if isinstance(run, Run) and run.strong]
            assert [name.rstrip("*†") for name in bold] == ["Chao Jin"]
            assert "Xin Jin" in plain(entry.authors) or entry.key in {"streamrl", "rl-spec"}


def test_all_authors_stand_in_their_order_with_their_marks() -> None:
    plan = seed_plan("faculty-job")
    for entry in references(document_of(plan, "cv")):
        authors = plan.work(entry.key).publication.authors
        assert plain(entry.authors) == ", ".join(author.name + author.marks for author in authors)


@pytest.mark.parametrize(
    ("authors", "legend"),
    [
        ("Ada Byron, C. B.", []),
        ("Ada Byron*, C. B.*", ["* Equal contribution"]),
        ("Ada Byron, C. B.†", ["† Corresponding author"]),
        ("Ada Byron*†, C. B.*", ["* Equal contribution · † Corresponding author"]),
    ],
)
def test_one_legend_explains_the_marks_in_use_and_no_others(tmp_path: Path, authors: str, legend: list[str]) -> None:
    publications = PUBLICATIONS.replace("Ada Byron, Charles Babbage", authors).replace("Charles Babbage, Ada Byron", authors)
    plan = plan_of(workspace(tmp_path, publications=publications, target=TARGET.replace("highlight: 1", "highlight: 2")))
    assert legends(document_of(plan, "cv")) == legend
    assert legends(document_of(plan, "publication-list")) == legend


def test_a_list_whose_marks_stand_in_both_parts_has_one_legend(tmp_path: Path) -> None:
    starred = PUBLICATIONS.replace("Ada Byron", "Ada Byron*").replace("Charles Babbage", "Charles Babbage*")
    assert legends(document_of(plan_of(workspace(tmp_path, publications=starred)), "publication-list")) == ["* Equal contribution"]


def test_the_mark_of_a_highlight_is_explained_where_some_are_highlighted_and_not_where_all_are(tmp_path: Path) -> None:
    some = plan_of(workspace(tmp_path / "a"))
    assert [entry.marked for entry in references(document_of(some, "cv"))] == [True, False]
    assert legends(document_of(some, "cv")) == ["■ Highlighted for this application"]
    every = plan_of(workspace(tmp_path / "b", target=TARGET.replace("highlight: 1", "highlight: 2")))
    assert legends(document_of(every, "cv")) == []
    assert [entry.marked for entry in references(document_of(every, "cv"))] == [False, False]


def test_the_list_begins_with_the_highlighted_their_role_why_and_page(tmp_path: Path) -> None:
    publications = PUBLICATIONS.replace(
        "    topics: [cards]\n", "    topics: [cards]\n    why: It computes.\n    award: Best Paper\n"
    )
    space = workspace(tmp_path, publications=publications, **{"profiles/ada/papers/engine.pdf": "%PDF"})
    document = document_of(plan_of(space), "publication-list")
    first, second = references(document)
    assert (first.key, plain(first.why)) == ("engine", "It computes.")
    assert [plain(fact) for fact in first.facts] == ["Best Paper", "Ada Byron: first author", "Full text in this packet, page ?"]
    assert (second.why, second.facts) == ((), ())


def test_no_page_is_promised_for_a_paper_whose_pdf_is_not_there(tmp_path: Path) -> None:
    first, _ = references(document_of(plan_of(workspace(tmp_path)), "publication-list"))
    assert [plain(fact) for fact in first.facts] == ["Ada Byron: first author"]


@pytest.mark.parametrize(
    "change", [{"profile": PROFILE + "authorship: alphabetical\n"}, {"profile": PROFILE.replace("Ada Byron", "Eve Adams")}]
)
def test_a_role_is_not_said_where_it_tells_nothing(tmp_path: Path, change: dict[str, str]) -> None:
    plan = plan_of(workspace(tmp_path, **change))
    said = "\n".join(plain(fact) for entry in references(document_of(plan, "publication-list")) for fact in entry.facts)
    said += "\n".join(
        plain(block.detail) for block in blocks(document_of(plan, "publication-bundle")) if isinstance(block, IndexRow)
    )
    assert "author" not in said
    assert "SIGX 2025" in said


def test_entries_of_the_list_are_the_place_that_citations_lead_to() -> None:
    plan = seed_plan("faculty-job")
    anchors = [entry.anchor for entry in references(document_of(plan, "publication-list"))]
    assert sorted(anchors) == sorted(f"entry:{work.key}" for work in plan.works)
    assert {entry.anchor for entry in references(document_of(plan, "cv"))} == {""}


def test_a_number_leads_to_the_bound_paper_then_to_the_entry_then_to_the_web(tmp_path: Path) -> None:
    plan = plan_of(workspace(tmp_path, publications=PUBLICATIONS + "    doi: 10.1145/1\n"))
    (loom,) = [entry for entry in references(document_of(plan, "cv")) if entry.key == "loom"]
    assert loom.target == Target(("paper:loom", "entry:loom"), "https://doi.org/10.1145/1")
    (entry,) = [entry for entry in references(document_of(plan, "publication-list")) if entry.key == "loom"]
    assert entry.target == Target(("paper:loom",), "https://doi.org/10.1145/1")


def test_every_link_of_a_paper_is_shown_short_and_leads_to_its_address(tmp_path: Path) -> None:
    more = "    doi: 10.1145/1\n    arxiv: 2504.15930\n    url: https://a.org/p/\n    code: github.com/ada/loom\n"
    document = document_of(plan_of(workspace(tmp_path, publications=PUBLICATIONS + more)), "cv")
    links = next(entry.links for entry in references(document) if entry.key == "loom")
    assert plain(links) == "doi:10.1145/1 · arXiv:2504.15930 · a.org/p · github.com/ada/loom"
    assert [run.target.url for run in links if isinstance(run, Run) and run.target] == [
        "https://doi.org/10.1145/1",
        "https://arxiv.org/abs/2504.15930",
        "https://a.org/p/",
        "https://github.com/ada/loom",
    ]


def test_a_page_whose_address_has_the_doi_or_the_arxiv_number_is_not_linked_beside_it(tmp_path: Path) -> None:
    pages = ("onlinelibrary.org/doi/full/10.1145%2Fab.12345.6", "https://arxiv.org/pdf/2504.15930v2", "e.org/articles/AB.12345.6")
    for at, url in enumerate(pages):
        more = f"    doi: 10.1145/ab.12345.6\n    arxiv: 2504.15930\n    url: {url}\n"
        plan = plan_of(workspace(tmp_path / str(at), publications=PUBLICATIONS + more))
        links = next(entry.links for entry in references(document_of(plan, "cv")) if entry.key == "loom")
        assert plain(links) == "doi:10.1145/ab.12345.6 · arXiv:2504.15930"


@pytest.mark.parametrize(
    ("venue", "date", "said"),
    [
        ("Icarus 2023", "2023", "Icarus, 2023"),
        ("Icarus 2023", "2023-04", "Icarus, Apr. 2023"),
        ("Icarus", "2023", "Icarus, 2023"),
        ("Icarus 2022", "2023", "Icarus (2022), 2023"),
        ("SIGX 2024", "2024", "Symposium on X (SIGX 2024)"),
        ("SIGX 2024", "2024-05", "Symposium on X (SIGX 2024), May 2024"),
    ],
)
def test_neither_a_venues_name_nor_a_bare_year_stands_there_twice(tmp_path: Path, venue: str, date: str, said: str) -> None:
    named = PUBLICATIONS.replace("venues:\n", "venues:\n  Icarus: {name: Icarus, kind: journal}\n")
    publications = named.replace("SIGX 2024\n    date: 2024-05", f"{venue}\n    date: {date}")
    document = document_of(plan_of(workspace(tmp_path, publications=publications)), "publication-list")
    loom = next(entry for entry in references(document) if entry.key == "loom")
    assert plain_text(replace(document, blocks=(loom,))).splitlines()[-1] == said


def test_a_brief_entry_names_a_journal_without_an_acronym_like_any_edition(tmp_path: Path) -> None:
    named = PUBLICATIONS.replace("venues:\n", "venues:\n  Icarus: {name: Icarus, kind: journal}\n")
    plan = plan_of(workspace(tmp_path, publications=named.replace("SIGX 2024", "Icarus 2024")))
    assert reference(plan.work("loom"), plan, brief=True).edition == "Icarus 2024"


@pytest.mark.parametrize("address", ["https://ada.github.io", "http://www.ada.github.io/", "ada.github.io"])
def test_all_web_addresses_of_the_masthead_have_one_form(tmp_path: Path, address: str) -> None:
    profile = PROFILE + f"links: {{homepage: '{address}', code: 'https://lab.org/ada/'}}\n"
    head = masthead(plan_of(workspace(tmp_path, profile=profile)).profile)
    assert [contact.text for contact in head.contacts if contact.kind != "email"] == ["ada.github.io", "lab.org/ada"]


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("published", "SIGX 2024"),
        ("accepted", "SIGX 2024"),
        ("submitted", "under review, SIGX 2024"),
        ("preprint", "in preprint, SIGX 2024"),
    ],
)
def test_a_letter_does_not_name_the_venue_of_submitted_work_as_if_it_had_appeared(tmp_path: Path, status: str, said: str) -> None:
    publications = PUBLICATIONS + f"    status: {status}\n"
    plan = plan_of(workspace(tmp_path, publications=publications))
    assert edition(plan.work("loom")) == said


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("preprint", "In preprint"),
        ("submitted", "Under review"),
        ("in-preparation", "In preparation"),
        ("published", ""),
    ],
)
def test_work_that_has_not_appeared_says_so(tmp_path: Path, status: str, said: str) -> None:
    document = document_of(plan_of(workspace(tmp_path, publications=PUBLICATIONS + f"    status: {status}\n")), "cv")
    assert next(entry.status for entry in references(document) if entry.key == "loom") == said


def test_accepted_work_names_its_venue_and_that_it_is_to_appear(tmp_path: Path) -> None:
    document = document_of(plan_of(workspace(tmp_path, publications=PUBLICATIONS + "    status: accepted\n")), "cv")
    entry = next(entry for entry in references(document) if entry.key == "loom")
    assert (entry.status, [plain(fact) for fact in entry.facts]) == ("", ["To appear"])
    assert entry.edition


def test_the_counts_of_the_list_are_computed() -> None:
    said = blocks(document_of(seed_plan("faculty-job"), "publication-list"))
    (counts,) = [plain(block.content) for block in said if isinstance(block, Paragraph) and block.role == "summary"]
    assert counts == (
        "12 publications, 5 of them as first or equal first author: "
        "7 conference papers, 3 journal articles, 1 workshop paper, 1 preprint."
    )


PRINTED_ONCE = """\
venues:
  Icarus: {name: Icarus, kind: journal}
  TIP: {name: Transactions on Images, kind: journal}
publications:
  moon: {title: The Moon, authors: Ada Byron, venue: Icarus 2023, date: 2023, doi: 10.1016/j.x.1, url: https://elsevier.example/10.1016/J.X.1}
  image: {title: An Image, authors: Ada Byron, venue: TIP 2023, date: 2023, arxiv: 2301.00001, url: https://example.org/image}
  june: {title: In June, authors: Ada Byron, venue: TIP 2023, date: 2023-06}
  late: {title: Late, authors: Ada Byron, venue: TIP 2023, date: 2024}
"""


def test_nothing_is_printed_twice(tmp_path: Path) -> None:
    """As bibliographies of journals have it: no acronym, a year alone, the DOI as an address."""
    plan = plan_of(workspace(tmp_path, publications=PRINTED_ONCE))
    listed = {one.key: one for one in references(document_of(plan, "publication-list"))}
    said = {key: (one.venue, one.edition, one.when, plain(one.links)) for key, one in listed.items()}
    assert said == {
        "moon": ("Icarus", "", "2023", "doi:10.1016/j.x.1"),
        "image": ("Transactions on Images", "TIP 2023", "", "arXiv:2301.00001 · example.org/image"),
        "june": ("Transactions on Images", "TIP 2023", "Jun. 2023", ""),
        "late": ("Transactions on Images", "TIP 2023", "2024", ""),
    }
