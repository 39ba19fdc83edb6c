"""What `packet export` writes and `packet import` reads again is what it was; where it is not, the tests say what and why."""

from __future__ import annotations

import pytest
from exported import any_holdings, seed, starter
from foreign import found_in
from hypothesis import assume, given
from hypothesis import strategies as st

from packet.exporters import ASCII_EXPORTERS, EXPORTERS, Exporter, Holdings
from packet.formats.latex_title import plain_title
from packet.formats.located_yaml import Fields, Scalar, plain
from packet.importers.found import Found
from packet.importers.html_text import in_words
from packet.importers.identity import letters
from packet.importers.merging import NEEDED, as_written
from packet.model.name_parts import name_parts
from packet.model.profile import Profile
from packet.model.publications import Publication, PublicationsFile
from packet.problems import Place, Severity
from packet.tailor.works import kind_of_publication

PEOPLE = pytest.mark.parametrize("holds", [seed(), starter()], ids=["seed", "starter"])


def back(holds: Holdings, name: str) -> tuple[PublicationsFile, Found]:
    """The publications that come back, as a file of ours holds them."""
    return file_of(EXPORTERS[name](holds).text)


def file_of(text: str) -> tuple[PublicationsFile, Found]:
    found = found_in(text)
    assert all(problem.severity is Severity.WARNING for problem in found.problems)
    entries = found.part("publications").values
    written = {key: plain(as_written(entry)) for key, entry in entries.items() if isinstance(entry, Fields)}
    return PublicationsFile.model_validate({"venues": plain(found.part("venues")), "publications": written}), found


def same_names(one: Publication, other: Publication) -> bool:
    """Authors with their marks; `Byron, Ada` may come back as Ada Byron, and two blanks as one."""
    told = [[(name_parts(author.name), author.marks) for author in paper.authors] for paper in (one, other)]
    return told[0] == told[1]


# ── CSL-JSON ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def judge_csl(holds: Holdings) -> None:
    """All of a publication comes back, but for the form of a name, and the kind, which may be said where it was implied."""
    file, found = back(holds, "csl-json")
    assert list(file.publications) == list(holds.publications)
    assert not found.problems
    for key, mine in holds.publications.items():
        theirs = file.publications[key]
        assert same_names(mine, theirs)
        assert kind_of_publication(theirs, file.venues.get(str(theirs.venue.acronym)) if theirs.venue else None) == holds.kind(mine)
        for field in Publication.model_fields.keys() - {"authors", "kind"}:
            assert getattr(theirs, field) == getattr(mine, field)
    used = {paper.venue.acronym for paper in holds.publications.values() if paper.venue}
    assert {key: (venue.name, venue.kind) for key, venue in file.venues.items()} == {
        key: (holds.venues[key].name, holds.venues[key].kind) for key in used
    }


@PEOPLE
def test_publications_come_back_from_csl_json(holds: Holdings) -> None:
    judge_csl(holds)


HELD = st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Cn", "Co"])
"""Control characters, and what turns the direction of a text, are no text: no file of ours holds them."""


@given(any_holdings(st.text(HELD, min_size=1, max_size=30).map(lambda text: f"{text} x")))
def test_publications_of_any_words_come_back_from_csl_json(holds: Holdings) -> None:
    assume(holds.publications)  # an empty list is of no format
    judge_csl(holds)


# ── BibTeX ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


@PEOPLE
@pytest.mark.parametrize("exporter", [EXPORTERS["bibtex"], ASCII_EXPORTERS["bibtex"]], ids=["UTF-8", "ASCII"])
def test_publications_come_back_from_bibtex(holds: Holdings, exporter: Exporter) -> None:
    """All of them, but for the number of a conference in the long name of a venue that is new to the profile."""
    file, found = file_of(exporter(holds).text)
    assert found.problems == ()
    assert file.publications == {
        key: paper.model_copy(update={"kind": file.publications[key].kind}) for key, paper in holds.publications.items()
    }
    for key, paper in holds.publications.items():
        theirs = file.publications[key]
        assert kind_of_publication(theirs, file.venues.get(str(theirs.venue.acronym)) if theirs.venue else None) == holds.kind(
            paper
        )


# ── JSON Resume ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def judge_resume_papers(holds: Holdings) -> None:
    """Title (its letters), authors, date, status, and the venue with its edition come back.

    What the exporter tells as left out does not: topics, abstract, short, place, code, kind, language, extra, sources of sentences, and
    addresses beside the best. Award, remark and the sentence on why come back as one remark.
    """
    file, _ = back(holds, "json-resume")
    assert list(file.publications) == list(holds.publications)
    for key, mine in holds.publications.items():
        theirs = file.publications[key]
        assert letters(theirs.title) == letters(plain_title(mine.title))
        assert same_names(mine, theirs)
        assert (theirs.date, theirs.status) == (mine.date, mine.status)
        if mine.is_accepted:
            assert str(theirs.venue) == str(mine.venue)
        assert theirs.link == mine.link or not mine.link
        said = "; ".join(filter(None, (mine.award, mine.note, mine.why.text if mine.why else "")))
        assert theirs.note == in_words_of(said)


def in_words_of(text: str) -> str:
    return in_words(Scalar(text, Place(""))).text


@PEOPLE
def test_publications_come_back_from_a_resume(holds: Holdings) -> None:
    judge_resume_papers(holds)


def profile_back(holds: Holdings) -> Profile:
    profile = plain(found_in(EXPORTERS["json-resume"](holds).text).profile)
    assert isinstance(profile, dict)
    return Profile.model_validate({"email": holds.profile.email, **profile})


def test_the_head_of_the_seed_comes_back_from_a_resume() -> None:
    mine, theirs = seed().profile, profile_back(seed())
    for field in ("name", "headline", "email", "phone", "address", "agenda"):
        assert getattr(theirs, field) == getattr(mine, field)
    assert {kind: theirs.link(kind) for kind in theirs.links} == {kind: mine.link(kind) for kind in mine.links}
    assert [one.text for one in theirs.interests] == [one.text for one in mine.interests]
    assert [(one.name, one.items) for one in theirs.skills] == [(one.name, one.items) for one in mine.skills]


FIELDS = {
    "education": ("degree", "at", "dates", "url"),
    "experience": ("role", "at", "dates", "place", "url", "highlights", "mentors", "advisor"),
    "projects": ("name", "role", "dates", "url", "highlights"),
    "talks": ("title", "at", "date", "kind", "url", "highlights"),
    "teaching": ("course", "role", "at", "dates", "url", "highlights"),
    "service": ("role", "at", "date", "dates", "url", "highlights"),
    "awards": ("title", "at", "date"),
}
"""What comes back of an entry as it was. Steering (topics, priority, short forms) and languages do not; place and notes of what is not
experience come back in words (see below), of education only the grade."""


@PEOPLE
def test_entries_of_a_cv_come_back_from_a_resume(holds: Holdings) -> None:
    theirs = profile_back(holds)
    for section, fields in FIELDS.items():
        mine, found = getattr(holds.profile, section), getattr(theirs, section)
        assert len(found) == len(mine)
        for one, other in zip(mine, found, strict=True):
            for field in fields:
                assert _bare(getattr(other, field)) == _bare(getattr(one, field)), (section, field)


def _bare(value: object) -> object:
    """A value without what steers `packet`."""
    return [bullet.text for bullet in value] if isinstance(value, tuple) and value and hasattr(value[0], "text") else value


@PEOPLE
def test_place_and_notes_come_back_in_words(holds: Holdings) -> None:
    theirs = profile_back(holds)
    for section in ("service", "teaching", "talks"):
        for one, other in zip(getattr(holds.profile, section), getattr(theirs, section), strict=True):
            said = [*one.notes, one.place] if section == "service" else [one.place, *one.notes]
            assert "; ".join(other.notes) == "; ".join(filter(None, said))
    for one, other in zip(holds.profile.awards, theirs.awards, strict=True):
        said = [one.award, one.group, one.place, *one.notes, *(bullet.text for bullet in one.highlights)]
        assert "; ".join((*other.notes, *(bullet.text for bullet in other.highlights))) == "; ".join(filter(None, said))


@PEOPLE
def test_sections_of_ones_own_come_back_from_a_resume(holds: Holdings) -> None:
    theirs = {section.title: section for section in profile_back(holds).other}
    for mine in holds.profile.other:
        found = theirs[mine.title]
        assert [(one.title, one.at) for one in found.entries] == [(one.title, one.at) for one in mine.entries]


PLAIN = st.text(st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Zs"], exclude_characters="<&"), max_size=30)
"""Words without the signs of HTML, which a résumé may hold."""


@given(any_holdings(PLAIN.map(lambda text: f"{text} x")))
def test_a_profile_of_any_words_comes_back_from_a_resume(holds: Holdings) -> None:
    """Several blanks are one."""
    mine, theirs = holds.profile, profile_back(holds)
    words = " ".join(mine.headline.split())
    assert (theirs.name, theirs.headline) == (" ".join(mine.name.split()), words)
    assert [one.degree for one in theirs.education] == [words]
    assert [(one.role, one.at) for one in theirs.service] == [(words, words)]
    assert [one.name for one in theirs.skills] == [words]


def test_what_a_publication_needs_is_in_both_formats() -> None:
    for name in ("csl-json", "json-resume"):
        for entry in found_in(EXPORTERS[name](seed()).text).part("publications").values.values():
            assert isinstance(entry, Fields)
            assert set(NEEDED) <= entry.values.keys()
