"""What letters lack because their position does not fill a slot, and the article before a slot, are differences of no letter."""

from __future__ import annotations

from packet.season.proof import Letter, Mark, Passage
from packet.season.proofreading import proofread


def applying(place: str, *, department: str = "", requisition: str = "", wish: str = "to be Reader ") -> Letter:
    """A letter as a template prints it: what is empty leaves no trace."""
    within = f"in the {department} " if department else ""
    number = f" (number {requisition})" if requisition else ""
    text = "\n\n".join(filter(None, (department, f"I apply {wish}{within}at {place}{number}. Bye.")))
    name = place.removeprefix("the ")
    return Letter(name, name, "faculty", text, (), {"institution": name, "department": department, "requisition": requisition})


def told(*letters: Letter) -> tuple[list[str], list[list[str]]]:
    (group,) = proofread(letters)
    return [common(one) for one in group.common], [[own(one) for one in proof.passages] for proof in group.proofs]


def common(passage: Passage) -> str:
    """Words that go with a slot in ‹ ›."""
    said = ""
    for piece in passage.pieces:
        words = f"⟨{piece.slot}⟩" if piece.slot else piece.text
        said += (" " if piece.spaced and said else "") + (f"‹{words}›" if piece.only else words)
    return said.replace("› ‹", " ").replace("›‹", "")


def own(passage: Passage) -> str:
    signs = {Mark.SAME: "{}", Mark.OWN: "[{}]", Mark.LOST: "-{}-"}
    return "".join((" " if piece.spaced else "") + signs[piece.mark].format(piece.text) for piece in passage.pieces).strip()


FULL = applying("MIT", department="EECS", requisition="7")


def test_words_around_a_slot_that_a_position_does_not_fill_belong_to_the_slot() -> None:
    text, letters = told(FULL, applying("ETH", department="CS"), applying("EPFL", requisition="9"), applying("Inria"))
    assert text == ["‹⟨department⟩›", "I apply to be Reader ‹in the ⟨department⟩› at ⟨institution⟩ ‹(number ⟨requisition⟩)›. Bye."]
    assert letters == [[], [], [], []]


def test_it_does_not_matter_how_many_letters_fill_the_slot() -> None:
    text, letters = told(*(applying(place) for place in ("ETH", "EPFL", "Inria", "KAIST")), FULL)
    assert "‹(number ⟨requisition⟩)›" in text[1]
    assert letters == [[], [], [], [], []]


def test_slots_that_no_letter_fills_together_are_words_of_one_common_text() -> None:
    some = [applying("ETH", department="CS"), applying("EPFL", requisition="9"), applying("KAIST", requisition="10")]
    text, letters = told(*some, applying("PKU", department="AI"), applying("Inria"))
    assert text == ["‹⟨department⟩›", "I apply to be Reader ‹in the ⟨department⟩› at ⟨institution⟩ ‹(number ⟨requisition⟩)›. Bye."]
    assert letters == [[], [], [], [], []]


def test_so_are_slots_of_which_one_stands_where_the_other_would() -> None:
    def subject(place: str, said: str, **slots: str) -> Letter:
        return Letter(
            place, place, "faculty", f"Application as Reader in time{said}", (), {"department": "", "requisition": "", **slots}
        )

    by_department = [subject(place, f", {place}", department=place) for place in ("EECS", "AI")]
    by_number = [subject(number, f" ({number})", requisition=number) for number in ("R-1", "R-2")]
    assert told(*by_department, *by_number) == (["Application as Reader in time‹, ⟨department⟩ (⟨requisition⟩)›"], [[], [], [], []])


def test_what_one_letter_alone_fills_where_none_does_is_its_own() -> None:
    letters = told(applying("ETH", department="CS"), applying("EPFL", department="IC"), applying("Inria", requisition="9"))[1]
    assert letters == [[], [], ["I apply to be Reader at Inria [(number] [9][)]."]]


def test_a_slot_that_the_position_fills_and_the_letter_does_not_say_is_a_difference() -> None:
    silent = Letter("eth", "ETH", "faculty", applying("ETH", requisition="8").text, (), {**FULL.slots, "institution": "ETH"})
    assert told(FULL, silent, applying("EPFL", department="CS", requisition="9"))[1][1][0] == "-department-"


def test_more_than_what_goes_with_the_slot_is_a_difference() -> None:
    letters = told(FULL, applying("ETH", wish=""), applying("EPFL"), applying("Inria"))[1]
    assert letters == [[], ["I apply -to be Reader in the- -department- at ETH."], [], []]


def test_an_article_goes_with_the_words_of_the_slot_and_stands_with_them_in_the_table() -> None:
    (group,) = proofread([FULL, applying("the University of Oslo"), applying("ETH")])
    assert "at (the) ⟨institution⟩" in common(group.common[-1])
    assert [proof.passages for proof in group.proofs] == [(), (), ()]
    assert [proof.filled["institution"] for proof in group.proofs] == ["MIT", "the University of Oslo", "ETH"]


def test_an_article_that_all_letters_have_is_a_word_of_the_common_text() -> None:
    (group,) = proofread([applying("ETH", department="CS"), applying("MIT", department="EECS")])
    assert "in the ⟨department⟩ at ⟨institution⟩" in common(group.common[-1])
    assert [proof.filled["department"] for proof in group.proofs] == ["CS", "EECS"]


def test_a_letter_that_has_the_article_here_and_not_there_differs() -> None:
    def twice(place: str, again: str) -> Letter:
        return Letter(
            place, place, "faculty", f"I like {place}. I apply at {again}.", (), {"institution": place.removeprefix("the ")}
        )

    half = twice("the Open University", "Open University")
    (group,) = proofread([twice("ETH", "ETH"), twice("MIT", "MIT"), twice("the LSE", "the LSE"), half])
    assert [[own(one) for one in proof.passages] for proof in group.proofs] == [[], [], [], ["I apply at -the- Open University."]]


TITLES = ("- Ada: a language.", "- Bit: how small words are counted.", "- Cat: files beside each other.")


def items(*names: str) -> Letter:
    return Letter(names[0], "", "faculty", "\n\n".join(("I wrote:", *names, "Bye.")))


def test_of_a_list_that_differs_all_items_are_told_so_that_their_order_is_seen() -> None:
    usual = items(*TITLES)
    (group,) = proofread([usual, usual, items("- Dot: letters of a season.", *TITLES[1:])])
    assert [own(one) for one in group.proofs[2].passages] == [
        "-- Ada: a language.-",
        "[- Dot: letters of a season.]",
        "- Bit: how small words are counted.",
        "- Cat: files beside each other.",
    ]
