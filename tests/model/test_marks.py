"""Where marks stand in a text: whole words, whatever accents, ligatures and capitals; and what is replaced."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.model.marks import GAP, Case, Mark, doubted_in, folded, replaced, sightings

NAME = Mark("your name", f"Chao{GAP}Jin", "Applicant")
SURNAME = Mark("your surname", "Jin", "Applicant", Case.CAPITAL)
HANDLE = Mark("your handle", "chaojin0310", "[removed]", Case.ANY)


def found(mark: Mark, text: str, *, address: bool = False) -> list[str]:
    return [text[one.begin : one.end] for one in sightings([mark], text, address=address)]


@pytest.mark.parametrize(
    ("mark", "text", "words"),
    [
        (NAME, "I am Chao Jin.", ["Chao Jin"]),
        (NAME, "CHAO\nJIN and Chao\u00a0Jin", ["CHAO\nJIN", "Chao\u00a0Jin"]),
        (NAME, "Châo Jïn, Cha\u0301o Jin", ["Châo Jïn", "Cha\u0301o Jin"]),
        (NAME, "Michao Jin lives with Chao Jinan", []),
        (SURNAME, "Jin's group in Jinan, Jin2024", ["Jin", "Jin"]),
        (SURNAME, "a jin of rice", []),
        (HANDLE, "see github.com/ChaoJin0310.", ["ChaoJin0310"]),
        (Mark("m", "Steffen", ""), "Ste\ufb00en", ["Ste\ufb00en"]),
        (Mark("m", "O'Brien", ""), "Mr O’Brien", ["O’Brien"]),
        (Mark("m", folded("Σοφός"), ""), "ΣΟΦΟΣ", ["ΣΟΦΟΣ"]),
        (Mark("m", "金超", ""), "我是金超。", ["金超"]),
        (Mark("m", folded("김철수"), ""), "저는 김철수입니다", ["김철수"]),
        (Mark("m", "pku", "", Case.CAPITALS), "PKU, Pku, pku", ["PKU"]),
        (Mark("m", "", ""), "anything", []),
    ],
)
def test_a_mark_is_a_whole_word_in_any_spelling_that_a_page_may_have(mark: Mark, text: str, words: list[str]) -> None:
    assert found(mark, text) == words


def test_in_an_address_the_words_of_a_name_may_stand_close_and_small() -> None:
    assert found(NAME, "chaojin.example.org", address=True) == ["chaojin"]
    assert found(SURNAME, "01-cv_jin.pdf", address=True) == ["jin"]
    assert found(SURNAME, "jinan.pdf", address=True) == []
    assert found(NAME, "chaojin.example.org") == []


def test_a_name_in_small_letters_is_in_doubt_and_so_is_a_surname_that_is_a_word_of_the_text() -> None:
    assert [bool(one.doubt) for one in sightings([NAME], "Chao Jin; chao jin")] == [False, True]
    grant = Mark("your surname", "Grant", "Applicant", Case.CAPITAL)
    assert [one.doubt for one in sightings([grant], "Grant won.")] == [""]
    [one] = sightings([grant], "Grant won a grant.")
    assert "small letters" in one.doubt
    assert doubted_in([grant], "He won a grant.\nGrant") != (grant,)
    assert doubted_in([grant], "He won a prize.\nGrant") == (grant,)


def test_what_is_beyond_doubt_is_replaced_and_of_two_that_overlap_the_longer() -> None:
    said, met = replaced("I, Châo Jin (chaojin0310), of the Jin group.", [SURNAME, NAME, HANDLE])
    assert said == "I, Applicant ([removed]), of the Applicant group."
    assert [mark.what for mark in met] == ["your name", "your handle", "your surname"]
    assert replaced("we will grant", [Mark("n", f"Will{GAP}Grant", "X")]) == ("we will grant", ())


@given(st.text("abJin Chao-ſßİĿﬁ\u0301\u00ad金\n", max_size=60))
def test_replacing_changes_nothing_but_the_marks(text: str) -> None:
    spans = [(one.begin, one.end) for one in sightings([NAME], text) if not one.doubt]
    said, met = replaced(text, [NAME])
    kept = "".join(
        text[end:begin] for end, begin in zip([0, *(e for _, e in spans)], [*(b for b, _ in spans), len(text)], strict=True)
    )
    assert said.replace("Applicant", "") == kept
    assert len(met) == len(spans) == said.count("Applicant")
    assert not [one for one in sightings([NAME], said) if not one.doubt]
