"""The profile store of the seed holds every fact of the seed CV, in the CV's spelling, and nothing that its sources do not say.

The CV is Markdown made from a PDF: a block a line, titles without marks. The files are read by PyYAML's base loader (all scalars
as written), so that a fault in the store cannot hide a fault in the data.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from pypdf import PdfReader

from packet.model.position import Position
from packet.model.profile import Profile
from packet.model.publications import PublicationsFile
from packet.model.target import Target
from packet.model.topics import Topic, TopicsFile, lineage

ROOT = Path(__file__).parents[2]
CHAO_JIN = ROOT / "profiles" / "chao-jin"
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
SECTIONS = ("Education", "Experience", "Publications", "Teaching", "Services", "Honors & Awards")
DATE = re.compile(rf"({'|'.join(MONTHS)})\w*\.? (\d{{4}})")
WITH_PDF = {"auncel", "ditto", "faaspr", "hydraserve", "jolteon", "megascale-infer", "pyxis", "ragcache"}


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


PROFILE = read(CHAO_JIN / "profile.yaml")
BIBLIOGRAPHY = read(CHAO_JIN / "publications.yaml")
PUBLICATIONS = BIBLIOGRAPHY["publications"]
TOPICS = TopicsFile.model_validate(read(ROOT / "templates" / "topics.yaml")).topics
POSITIONS = sorted((CHAO_JIN / "positions").glob("*.yaml"))


# ── the CV ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def lines_of(shared: Path) -> list[str]:
    text = (shared / "seed" / "chao-jin-cv.md").read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip()]


def section(shared: Path, title: str) -> list[str]:
    lines = lines_of(shared)
    start = lines.index(title) + 1
    return lines[start : next((i for i in range(start, len(lines)) if lines[i] in SECTIONS), len(lines))]


def iso(text: str) -> str:
    """`Sep. 2023 - Present` as `2023-09..present`."""
    dates = [f"{year}-{MONTHS.index(month) + 1:02d}" for month, year in DATE.findall(text)]
    return "..".join(dates + ["present"] * text.endswith("Present"))


@dataclass(frozen=True)
class Printed:
    """A publication as the CV prints it, authors with their `*`; venue in small letters, since the CV prints capitals."""

    title: str
    authors: str
    venue: str = ""
    edition: str = ""
    place: str = ""
    date: str = ""
    status: str = "published"


def printed_publications(shared: Path) -> list[Printed]:
    found: list[Printed] = []
    open_entry = False
    for line in section(shared, "Publications"):
        if line.startswith("- (*"):
            continue
        if line.startswith("- "):
            found[-1] = replace(found[-1], authors=line[2:].replace("**", ""))
            open_entry = False
        elif not open_entry:
            found.append(Printed(line, ""))
            open_entry = True
        elif venue := re.fullmatch(r"(.+) \((\S+ \d{4})\)", line):
            found[-1] = replace(found[-1], venue=venue[1].casefold(), edition=venue[2].casefold())
        elif DATE.fullmatch(line):
            found[-1] = replace(found[-1], date=iso(line))
        elif line == "IN PREPRINT.":
            found[-1] = replace(found[-1], status="preprint")
        else:
            found[-1] = replace(found[-1], place=line)
    return found


def stored(publication: dict[str, Any]) -> Printed:
    edition = publication.get("venue", "")
    venue = BIBLIOGRAPHY["venues"][edition.split()[0]]["name"] if edition else ""
    more = {name: publication[name] for name in ("place", "date", "status") if name in publication}
    return Printed(publication["title"], publication["authors"], venue.casefold(), edition.casefold(), **more)


# ── publications ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_twelve_publications_are_those_of_the_cv_in_its_order_with_every_author_mark_venue_place_and_date(shared: Path) -> None:
    expected = printed_publications(shared)
    assert len(expected) == 12
    assert [stored(publication) for publication in PUBLICATIONS.values()] == expected


def test_the_owner_stands_in_every_author_list_apart_from_the_advisor() -> None:
    for key, publication in PUBLICATIONS.items():
        names = [name.strip(" *") for name in publication["authors"].split(",")]
        assert names.count("Chao Jin") == 1, key
        assert len(set(names)) == len(names), key


def test_keys_and_links_of_the_papers_are_those_of_the_link_list(shared: Path) -> None:
    lines = (shared / "seed" / "links.md").read_text(encoding="utf-8").splitlines()
    rows = [line.split("|")[1:-1] for line in lines if line.startswith("|")]
    expected = {row[1].strip(): row[3].strip().rpartition("/")[2] for row in rows[2:]}
    assert {key: publication.get("arxiv", "") for key, publication in PUBLICATIONS.items()} == expected


def test_no_link_of_a_paper_is_invented() -> None:
    assert not [key for key, publication in PUBLICATIONS.items() if publication.keys() & {"doi", "url", "code", "award", "note"}]


# ── the person ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_name_headline_address_and_contacts_are_those_of_the_cv_and_the_link_list(shared: Path) -> None:
    name, headline, address, contact = lines_of(shared)[:4]
    assert PROFILE["name"] == name
    assert PROFILE["headline"].casefold() == headline.casefold()
    assert PROFILE["address"] == address
    assert all(PROFILE[part] in contact for part in ("name", "email"))
    assert all(PROFILE["links"][kind] in contact for kind in ("homepage", "github"))
    links = (shared / "seed" / "links.md").read_text(encoding="utf-8")
    assert all(value in links for value in PROFILE["links"].values())


def test_interests_are_those_of_the_homepage(shared: Path) -> None:
    links = (shared / "seed" / "links.md").read_text(encoding="utf-8")
    assert all(interest["text"] in links for interest in PROFILE["interests"])


def records(lines: list[str], size: int) -> list[list[str]]:
    return [lines[start : start + size] for start in range(0, len(lines), size)]


def test_both_degrees_have_place_years_advisor_and_marks(shared: Path) -> None:
    expected = records(section(shared, "Education"), 5)
    assert len(expected) == 2
    for (at, degree, detail, place, dates), entry in zip(expected, PROFILE["education"], strict=True):
        assert (entry["at"], entry["degree"].casefold()) == (at, degree.casefold())
        assert detail == (f"- Advisor: {entry['advisor']}" if "advisor" in entry else f"- {', '.join(entry['notes'])}")
        assert (entry["place"], entry["dates"]) == (place, iso(dates))


def test_all_four_jobs_have_place_dates_and_mentors(shared: Path) -> None:
    expected = records(section(shared, "Experience"), 5)
    assert len(expected) == 4
    for (at, role, people, place, dates), entry in zip(expected, PROFILE["experience"], strict=True):
        assert (entry["at"], entry["role"].casefold()) == (at, role.casefold())
        assert people == (f"- Advisor: {entry['advisor']}" if "advisor" in entry else f"- Mentor: {', '.join(entry['mentors'])}")
        assert (entry["place"], entry["dates"]) == (place, iso(dates))


def test_both_courses_have_role_university_and_dates(shared: Path) -> None:
    expected = records(section(shared, "Teaching"), 4)
    found = [[entry["course"], entry["role"].upper(), entry["at"], entry["dates"]] for entry in PROFILE["teaching"]]
    assert found == [[course, role, at, iso(dates)] for course, role, at, dates in expected]


def test_both_services_have_role_and_date(shared: Path) -> None:
    expected = records(section(shared, "Services"), 3)
    found = [[entry["at"], entry["role"].upper(), entry["date"]] for entry in PROFILE["service"]]
    assert found == [[at, role, iso(date)] for at, role, date in expected]


def test_all_six_awards_have_year_award_and_issuer_under_their_heading(shared: Path) -> None:
    heading, *rest = section(shared, "Honors & Awards")
    awards, issuers = rest[:6], rest[6:]
    found = [f"- {entry['date']} **{entry['title']}**, {entry['award']}" for entry in PROFILE["awards"]]
    assert found == awards
    assert [entry["at"] for entry in PROFILE["awards"]] == issuers
    assert {entry["group"].upper() for entry in PROFILE["awards"]} == {heading}


def test_nothing_is_said_for_which_the_seed_has_no_source() -> None:
    assert not PROFILE.keys() & {"agenda", "availability", "referees", "talks", "projects", "skills", "phone", "names"}


# ── sentences from abstracts ────────────────────────────────────────────────────────────────────────────────────────────


def words(text: str) -> str:
    """Letters, digits and measures alone: no white space, no hyphens of line ends, no ligatures; `1.90` keeps its point."""
    return "".join(re.findall(r"\d+\.\d+|[^\W_]|[×%≤]", unicodedata.normalize("NFKC", text).casefold()))


def front(shared: Path, key: str) -> str:
    """The first two pages of a paper, where its abstract stands."""
    return words("".join(page.extract_text() for page in PdfReader(shared / "papers" / f"{key}.pdf").pages[:2]))


def is_said_in(source: str, sentence: str) -> bool:
    """Whether the source says the sentence in one piece, or both what stands before its last comma and what stands behind it."""
    before, _, behind = sentence.rpartition(", ")
    return words(sentence) in source or (bool(before) and words(before) in source and words(behind) in source)


def test_the_papers_with_a_pdf_and_no_others_say_why_they_matter() -> None:
    assert {key for key, publication in PUBLICATIONS.items() if "why" in publication} == WITH_PDF


@pytest.mark.parametrize("key", sorted(WITH_PDF))
def test_why_a_paper_matters_stands_in_its_own_abstract(shared: Path, key: str) -> None:
    why = PUBLICATIONS[key]["why"]
    assert why["source"].startswith("abstract of the paper")
    assert is_said_in(front(shared, key), why["text"].removeprefix("It "))


# ── topics ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def tags(publication: dict[str, Any]) -> set[str]:
    return {wider for topic in publication["topics"] for wider in lineage(topic, TOPICS)}


@pytest.mark.parametrize(
    ("topic", "keys"),
    [
        ("moe", {"megascale-moe", "megascale-infer"}),
        ("serverless", {"ditto", "jolteon", "faaspr", "hydraserve"}),
        ("llm", {"megascale-moe", "megascale-infer", "streamrl", "rl-spec", "hydraserve", "ragcache"}),
    ],
)
def test_a_topic_selects_exactly_its_papers(topic: str, keys: set[str]) -> None:
    assert {key for key, publication in PUBLICATIONS.items() if topic in tags(publication)} == keys


def test_every_paper_job_and_interest_has_topics_that_are_defined() -> None:
    tagged = [*PUBLICATIONS.values(), *PROFILE["experience"], *PROFILE["interests"]]
    assert all(entry["topics"] and TOPICS.keys() >= set(entry["topics"]) for entry in tagged)


def test_parents_of_topics_are_defined() -> None:
    assert {topic.parent for topic in TOPICS.values() if topic.parent} <= TOPICS.keys()


@pytest.mark.parametrize(("slug", "topic"), TOPICS.items(), ids=TOPICS)
def test_a_title_that_says_a_phrase_of_a_topic_bears_the_topic(slug: str, topic: Topic) -> None:
    phrase = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in (topic.name, *topic.phrases)), re.I)
    saying = {key for key, publication in PUBLICATIONS.items() if phrase.search(publication["title"])}
    assert saying <= {key for key, publication in PUBLICATIONS.items() if slug in tags(publication)}


# ── positions, and all files ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", POSITIONS, ids=lambda path: path.stem)
def test_a_rule_quotes_the_words_of_the_call_that_its_position_names(shared: Path, path: Path) -> None:
    position = Position.model_validate(read(path))
    assert position.source
    row = position.source.file.removeprefix("calls.csv row ")
    calls = csv.DictReader((shared / "calls.csv").read_text(encoding="utf-8").splitlines())
    said = next(list(call.values()) for call in calls if call["id"] == row)
    rules = [*position.must, *position.should]
    assert rules
    assert all(any(rule.quote in cell for cell in said) for rule in rules)


def test_every_quote_stands_in_the_advertisement_beside_its_position() -> None:
    position = Position.model_validate(read(CHAO_JIN / "positions" / "northwestern-cs.yaml"))
    advertisement = (CHAO_JIN / "positions" / "northwestern-cs.txt").read_text(encoding="utf-8")
    assert all(rule.quote in advertisement for rule in [*position.must, *position.should])


def test_all_files_of_the_seed_are_valid() -> None:
    Profile.model_validate(PROFILE)
    PublicationsFile.model_validate(BIBLIOGRAPHY)
    for target in (ROOT / "templates" / "targets").glob("*.yaml"):
        Target.model_validate(read(target))
