"""A name, and the forms in which a text may give it."""

from __future__ import annotations

import pytest

from packet.model.marks import Mark, sightings
from packet.tailor.names import name_forms, spellings


def forms_in(name: str, text: str) -> set[str]:
    """Which forms of the name a text has."""
    found = set()
    for forms in map(name_forms, spellings(name)):
        for form in ("full", "initials", "surname", "given"):
            if any(sightings([Mark(form, getattr(forms, form), "")], f"by {text}, who")):
                found.add(form)
    return found


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("Chao Wei Jin", "Chaowei Jin", "full"),
        ("Chao Wei Jin", "Jin Chao-Wei", "full"),
        ("Chao Wei Jin", "C. W. Jin", "initials"),
        ("Chao Wei Jin", "Jin, C.W.", "initials"),
        ("Chao Wei Jin", "CW Jin", "surname"),
        ("Ludwig van Beethoven", "Ludwig v. Beethoven", "full"),
        ("van Beethoven, Ludwig", "Ludwig van Beethoven", "full"),
        ("van Beethoven, Ludwig", "Beethoven", "surname"),
        ("García Márquez, Gabriel", "G. Garcia Marquez", "initials"),
        ("García Márquez, Gabriel", "García", "surname"),
        ("María José Carreño Quiñones", "Maria Carreno", "full"),
        ("Anna-Maria Müller", "Anna Maria Mueller", "full"),
        ("Anna-Maria Müller", "A.-M. Muller", "initials"),
        ("Dr. Seán O’Brien", "Sean O'Brien", "full"),
        ("Nguyễn Văn A", "Nguyen Van A", "full"),
        ("J. R. R. Tolkien", "J.R.R. Tolkien", "full"),
        ("Suharto", "Suharto", "full"),
        ("金超", "金超", "full"),
        ("عمر خليل", "عمر خليل", "full"),
    ],
)
def test_a_form_of_a_name_is_known(name: str, text: str, form: str) -> None:
    assert form in forms_in(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Chao Jin", "Jinan, Chaos, Michao Jinson"),
        ("van Beethoven, Ludwig", "a van"),
        ("Ada .", "Adam"),
        ("García Márquez, Gabriel", "Garciaz Marquezson"),
    ],
)
def test_longer_words_and_particles_are_no_form_of_it(name: str, text: str) -> None:
    assert forms_in(name, text) == set()
