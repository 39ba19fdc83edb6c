"""Whatever stands in a file: it is read, with problems that have their place, or refused with them; nothing else happens."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from exported import seed
from hypothesis import given
from hypothesis import strategies as st
from test_rendercv import CURRENT

from packet.exporters import EXPORTERS
from packet.formats.located_yaml import Fields, plain
from packet.importers import csl_json, json_resume, orcid, rendercv
from packet.importers.cv_entries import SECTIONS
from packet.importers.found import Importer
from packet.importers.merging import NEEDED, merged
from packet.importers.source import SourceFile
from packet.model.base import unfit
from packet.model.profile import OtherSection
from packet.model.publications import Publication
from packet.problems import Place, Severity, SourceError

READERS: Mapping[str, Importer] = {
    "cv.yaml": rendercv.RENDERCV,
    "resume.json": json_resume.JSON_RESUME,
    "items.json": csl_json.CSL_JSON,
    "record.json": orcid.ORCID,
}
FILES: Mapping[str, bytes] = {
    "cv.yaml": CURRENT.encode(),
    "resume.json": EXPORTERS["json-resume"](seed()).text.encode(),
    "items.json": EXPORTERS["csl-json"](seed()).text.encode(),
    "record.json": (Path(__file__).parent / "records" / "orcid.json").read_bytes(),
}
EVERY = pytest.mark.parametrize("path", list(READERS))


def read(path: str, data: bytes) -> None:
    """Reads the file, and holds what was found to what an import needs of it."""
    file = SourceFile(path, data)
    READERS[path].knows(file)
    try:
        found = READERS[path].read(file)
    except SourceError as error:
        assert error.problems
        assert all(problem.place for problem in error.problems)
        return
    assert all(problem.severity is Severity.WARNING and problem.place for problem in found.problems)
    merged(Fields({}, {}, Place("publications.yaml")), [found])
    for entry in found.part("publications").values.values():
        assert isinstance(entry, Fields)
        said = plain(entry)
        assert isinstance(said, dict)
        assert unfit(Publication, said) <= set(NEEDED) - entry.values.keys()
    for section, node in found.profile.values.items():
        model, rows = OtherSection if section == "other" else SECTIONS.get(section), plain(node)
        for row in rows if model and isinstance(rows, list) else ():
            assert model
            assert isinstance(row, dict)
            assert not unfit(model, row)


@EVERY
@given(data=st.binary(max_size=80))
def test_any_bytes(path: str, data: bytes) -> None:
    read(path, data)


@EVERY
@given(
    st.lists(
        st.tuples(
            st.integers(0, 100_000),
            st.integers(0, 30),
            st.binary(max_size=8) | st.sampled_from([b'"', b"{", b"]", b",", b"\n", b": "]),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_a_true_file_with_some_bytes_that_are_others(path: str, changes: list[tuple[int, int, bytes]]) -> None:
    data = FILES[path]
    for at, length, put in changes:
        here = at % len(data)
        data = data[:here] + put + data[here + length :]
    read(path, data)


KEYS = sorted(
    {
        *(
            "basics",
            "work",
            "education",
            "awards",
            "skills",
            "interests",
            "references",
            "projects",
            "publications",
            "languages",
            "meta",
        ),
        *("name", "label", "email", "url", "location", "profiles", "network", "username", "summary", "highlights", "startDate"),
        *("endDate", "date", "position", "institution", "area", "studyType", "keywords", "authors", "title", "type", "roles"),
        *("cv", "sections", "Education", "Publications", "Skills", "start_date", "company", "journal", "doi", "bullet", "details"),
        *(
            "custom_sections",
            "entries",
            "social_networks",
            "custom_connections",
            "custom",
            "kind",
            "id",
            "author",
            "family",
            "given",
        ),
        *(
            "literal",
            "issued",
            "date-parts",
            "raw",
            "container-title",
            "container-title-short",
            "DOI",
            "items",
            "keyword",
            "annote",
        ),
        *("orcid-identifier", "person", "emails", "value", "content", "activities-summary", "employments", "affiliation-group"),
        *("summaries", "employment-summary", "role-title", "organization", "works", "group", "work-summary", "external-ids"),
        *("external-id", "external-id-type", "external-id-value", "publication-date", "year", "fundings", "funding-summary"),
        *("peer-reviews", "peer-review-group", "peer-review-summary", "keywords", "researcher-urls", "researcher-url", "path"),
    }
)
LEAVES = st.none() | st.booleans() | st.integers(-3, 3000) | st.text(max_size=12) | st.sampled_from(
    ["2020-01", "Jan 2020 – now", "a@b.de", "https://x.org/a", "10.5555/a", "arXiv:2001.00001", "", " ", "article", "doi", "*", "$x$"]
)  # fmt: skip
TREES = st.dictionaries(
    st.sampled_from(KEYS),
    st.recursive(
        LEAVES,
        lambda below: st.lists(below, max_size=3) | st.dictionaries(st.sampled_from(KEYS), below, max_size=4),
        max_leaves=25,
    ),
    max_size=5,
)


@EVERY
@given(TREES)
def test_known_keys_with_any_values(path: str, tree: dict[str, object]) -> None:
    whole = {"cv": tree} if path == "cv.yaml" else [tree] if path == "items.json" else tree
    read(path, json.dumps(whole).encode())
