"""Forty letters are proofread as one and forty differences: what they share is seen once, and nothing of a letter goes unseen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from packet.season.proof import Letter, Mark, Name, NameKind, Sentence, proofread


def letter(position: str, text: str, kind: str = "faculty", names: tuple[Name, ...] = ()) -> Letter:
    return Letter(position, position.upper(), kind, text, names)


def shown(sentence: Sentence) -> str:
    signs = {Mark.SAME: "{}", Mark.OWN: "[{}]", Mark.LOST: "-{}-"}
    return " ".join(signs[piece.mark].format(piece.text) for piece in sentence)


def proofs(*texts: str) -> tuple[list[str], list[list[str]]]:
    """The common text, and what each letter shows."""
    (group,) = proofread([letter(f"p{at}", text) for at, text in enumerate(texts)])
    return [shown(one) for one in group.common], [[shown(one) for one in proof.sentences] for proof in group.proofs]


MIT = "Dear Ada.\n\nI apply for the position at MIT. I like systems. Bye."
ETH = "Dear Bob.\n\nI apply for the position at ETH. I like systems. Bye."
EPFL = "Dear Eve.\n\nI apply for the position at EPFL. Bye."


def test_the_common_text_has_a_gap_where_letters_differ() -> None:
    common, _ = proofs(MIT, ETH, EPFL)
    assert common == ["Dear […]", "I apply for the position at […]", "I like systems.", "Bye."]


def test_a_letter_shows_the_sentences_with_words_of_its_own() -> None:
    assert proofs(MIT, ETH, EPFL)[1][:2] == [
        ["Dear [Ada.]", "I apply for the position at [MIT.]"],
        ["Dear [Bob.]", "I apply for the position at [ETH.]"],
    ]


def test_what_a_letter_lacks_stands_where_it_would_be() -> None:
    assert proofs(MIT, ETH, EPFL)[1][2] == ["Dear [Eve.]", "I apply for the position at [EPFL.]", "-I like systems.- Bye."]


def test_what_one_letter_says_besides_is_its_own() -> None:
    assert proofs(MIT, MIT, MIT.replace("Bye.", "I know Turing. Bye."))[1] == [[], [], ["[I know Turing.]"]]


def test_a_line_that_has_little_in_common_is_each_letters_own() -> None:
    common, letters = proofs(*(f"{place} University\n\nBye." for place in ("Carnegie Mellon", "Johns Hopkins", "New York")))
    assert common == ["Bye."]
    assert letters[0] == ["[Carnegie Mellon University]"]


def test_letters_of_another_kind_are_no_measure_and_one_alone_is_shown_whole() -> None:
    groups = proofread([letter("a", MIT), letter("b", ETH), letter("c", "Hello. Bye.", kind="postdoc")])
    assert [(group.kind, len(group.common), len(group.proofs)) for group in groups] == [("faculty", 4, 2), ("postdoc", 0, 1)]
    assert [shown(one) for one in groups[1].proofs[0].sentences] == ["[Hello.]", "[Bye.]"]


def test_names_are_marked() -> None:
    at = MIT.index("MIT")
    (group,) = proofread([letter("a", MIT, names=(Name(NameKind.INSTITUTION, at, at + 3),)), letter("b", ETH)])
    assert [(piece.text, piece.name) for piece in group.proofs[0].sentences[1]][-1] == ("MIT.", NameKind.INSTITUTION)


WORDS = st.lists(st.sampled_from(["I", "work", "at", "MIT.", "ETH.", "Bye.", "and", "\n\n"]), max_size=14).map(" ".join)


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_every_word_of_a_letter_stands_in_what_is_shown_or_in_the_common_text(texts: list[str]) -> None:
    (group,) = proofread([letter(f"p{at}", text) for at, text in enumerate(texts)])
    common = [word for sentence in group.common for piece in sentence if piece.mark is Mark.SAME for word in piece.text.split()]
    for proof, text in zip(group.proofs, texts, strict=True):
        mine = [piece for sentence in proof.sentences for piece in sentence if piece.mark is not Mark.LOST]
        own = [word for piece in mine for word in piece.text.split()]
        unseen = list(text.split())
        for word in own:
            unseen.remove(word)
        assert all(word in common for word in unseen)
        assert len(unseen) <= len(common)
