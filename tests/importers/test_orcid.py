"""ORCID: a record of the public API, its forms in other versions, and its works beside a bibliography."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from foreign import found_in, lost, papers_in, profile_in

from packet.formats.located_json import read_json
from packet.formats.located_yaml import Fields
from packet.importers.merging import merged
from packet.problems import Place, SourceError

RECORD = (Path(__file__).parent / "records" / "orcid.json").read_bytes()
HOUSEKEEPING = frozenset(
    (
        "put-code", "path", "uri", "host", "visibility", "source", "created-date", "last-modified-date", "display-index", "locale",
        "completion-date", "creation-method", "verified", "primary", "claimed", "submission-date", "external-id-relationship", "external-id-type", "type",
    )
)  # fmt: skip
"""Reviews are told by their year, so that their months are not there."""


def test_the_person_of_a_record() -> None:
    profile = profile_in(RECORD)
    assert {key: profile[key] for key in ("name", "names", "email", "address", "agenda")} == {
        "name": "Ada K. Byron",
        "names": ["Augusta Ada King"],
        "email": "ada@analytical.net",
        "address": "GB",
        "agenda": "I study engines that compute.",
    }
    assert profile["interests"] == [{"text": "difference engines"}, {"text": "Bernoulli numbers"}, {"text": "loops"}]
    assert profile["links"] == {
        "orcid": "0000-0002-1825-0097",
        "homepage": "https://ada.example.net/",
        "linkedin": "https://www.linkedin.com/in/adabyron",
        "notes-example-net": "https://notes.example.net/",
        "scopus": "http://www.scopus.com/inward/authorDetails.url?authorID=7007156898",
    }


def test_affiliations_fundings_and_reviews_find_their_sections() -> None:
    profile = profile_in(RECORD)
    assert profile["education"] == [
        {
            "degree": "PhD",
            "at": "Mathematics, University of London",
            "dates": "2012-09-01..2016-07",
            "place": "London, Greater London, GB",
        }
    ]
    assert profile["experience"] == [
        {
            "role": "Lecturer",
            "at": "Department of Computing, Imperial Institute",
            "dates": "2017..present",
            "place": "London, GB",
            "url": "https://www.imperial.example.net/ada",
        }
    ]
    assert profile["awards"] == [
        {"title": "Medal of Computation", "date": "2021-05", "at": "Royal Society of Engines", "place": "London, GB"}
    ]
    assert profile["service"] == [
        {"role": "Reviewer", "at": "Journal of Engines", "place": "London, GB", "date": "2022"},
        {"role": "Programme chair", "at": "Symposium on Engines", "place": "Turin, IT", "date": "2020"},
    ]
    assert profile["other"] == [
        {"title": "Funding",
         "entries": [{"title": "Engines at Scale", "at": "Science Council", "place": "Swindon, GB", "dates": "2018..2021",
                      "url": "https://grants.example.net/EP/X1", "notes": ["100000 GBP", "grant", "No. EP/X1"]}]},
        {"title": "Memberships",
         "entries": [{"title": "Association of Engineers", "place": "Leeds, GB", "dates": "2019..present"}]},
    ]  # fmt: skip


def test_what_several_sources_say_of_a_work_is_one_paper() -> None:
    assert papers_in(RECORD)["2020-notes"] == {
        "title": "Notes on the Engine: A Sketch",
        "date": "2020-02",
        "doi": "10.5555/engine.1",
        "arxiv": "2001.00001",
        "venue": {"acronym": "Scientific Memoirs", "year": "2020"},
        "extra": {"part-of-issn": "0000-0001"},
    }


def test_no_word_of_a_record_is_lost() -> None:
    assert lost(read_json(RECORD, "x.json").tree, found_in(RECORD), HOUSEKEEPING) == []


def test_works_have_no_authors_and_join_those_of_a_bibliography() -> None:
    bibliography = found_in(
        "@article{sketch, author={Ada Byron}, title={Notes}, year={2020}, journal={Memoirs}, doi={10.5555/ENGINE.1}}", "a.bib"
    )
    record = found_in(RECORD, "orcid.json")
    merge = merged(Fields({}, {}, Place("publications.yaml")), [bibliography, record])
    assert list(merge.new.values) == ["sketch"]
    assert merge.joined == ("2020-notes → sketch",)
    [problem] = [problem for problem in merge.problems if problem.code == "bibtex-incomplete"]
    assert problem.message == "2018-work has no authors and is left out"
    assert problem.place == Place("orcid.json", 223, 13)
    assert any("no authors" in note for note in record.notes)


def test_the_lists_of_version_2_are_read() -> None:
    summary = {"role-title": "Lecturer", "organization": {"name": "Institute"}, "start-date": {"year": {"value": "2017"}}}
    record = {
        "orcid-identifier": {"path": "0000-0002-1825-0097"},
        "activities-summary": {"employments": {"employment-summary": [summary, {**summary, "role-title": "Reader"}]}},
    }
    assert profile_in(json.dumps(record))["experience"] == [
        {"role": "Lecturer", "at": "Institute", "dates": "2017..present"},
        {"role": "Reader", "at": "Institute", "dates": "2017..present"},
    ]


def test_a_record_without_anything_is_no_error() -> None:
    found = found_in('{"orcid-identifier": null, "person": null, "activities-summary": null}')
    assert found.format == "ORCID"
    assert not found.profile.values
    assert not found.problems


def test_what_is_no_record_is_refused() -> None:
    with pytest.raises(SourceError):
        found_in('{"activities-summary": {]}')
