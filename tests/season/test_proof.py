"""Forty letters are proofread as one and forty differences: what they share is seen once, and nothing of a letter goes unseen."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from packet.season.in_few_words import in_few_words, to_read
from packet.season.proof import Letter, Mark, Name, NameKind, Passage, ProofGroup
from packet.season.proofreading import proofread


def letter(position: str, text: str, kind: str = "faculty", names: tuple[Name, ...] = (), **slots: str) -> Letter:
    return Letter(position, position.upper(), kind, text, names, slots)


def shown(passage: Passage) -> str:
    signs = {Mark.SAME: "{}", Mark.OWN: "[{}]", Mark.LOST: "-{}-"}
    said = ""
    for piece in passage.pieces:
        words = f"⟨{piece.slot}⟩" if piece.slot and piece.slot == piece.text else piece.text
        said += (" " if piece.spaced and said else "") + signs[piece.mark].format(words)
    return said


def told(group: ProofGroup) -> tuple[list[str], list[list[str]]]:
    """The common text, and what each letter shows."""
    return [shown(one) for one in group.common], [[shown(one) for one in proof.passages] for proof in group.proofs]


def proofs(*texts: str) -> tuple[list[str], list[list[str]]]:
    (group,) = proofread([letter(f"p{at}", text) for at, text in enumerate(texts)])
    return told(group)


MIT = "Dear Ada.\n\nI apply for the position at MIT. I like systems. Bye."
ETH = "Dear Bob.\n\nI apply for the position at ETH. I like systems. Bye."
EPFL = "Dear Eve.\n\nI apply for the position at EPFL. Bye."


def test_the_common_text_has_a_gap_where_letters_differ() -> None:
    common, _ = proofs(MIT, ETH, EPFL)
    assert common == ["Dear […].", "I apply for the position at […]. I like systems. Bye."]


def test_a_letter_shows_the_sentences_with_words_of_its_own() -> None:
    assert proofs(MIT, ETH, EPFL)[1][:2] == [
        ["Dear [Ada].", "I apply for the position at [MIT]."],
        ["Dear [Bob].", "I apply for the position at [ETH]."],
    ]


def test_what_a_letter_lacks_stands_where_it_would_be() -> None:
    assert proofs(MIT, ETH, EPFL)[1][2] == ["Dear [Eve].", "I apply for the position at [EPFL].", "-I like systems.-"]


def test_what_one_letter_says_besides_is_its_own() -> None:
    assert proofs(MIT, MIT, MIT.replace("Bye.", "I know Turing. Bye."))[1] == [[], [], ["[I know Turing.]"]]


def test_a_line_that_has_little_in_common_is_each_letters_own() -> None:
    common, letters = proofs(*(f"{place} University\n\nBye." for place in ("Carnegie Mellon", "Johns Hopkins", "New York")))
    assert common == ["Bye."]
    assert letters[0] == ["[Carnegie Mellon University]"]


def test_items_on_other_papers_are_replaced_whole_and_not_woven_together() -> None:
    ragcache = "- RAGCache: Efficient Knowledge Caching for Retrieval-Augmented Generation [J1]. RAGCache is fast."
    ditto = "- Ditto: Efficient Serverless Analytics for Elastic Parallelism [C4]. Ditto, a job scheduler for analytics, is fast."
    _, letters = proofs(*(f"I built:\n\n{item}\n\nBye." for item in (ragcache, ragcache, ditto)))
    assert letters == [[], [], [f"-{ragcache}-", f"[{ditto}]"]]


def test_a_word_that_two_sentences_share_by_chance_is_not_shown_as_common() -> None:
    ours, theirs = "I would also point to Orca and to Clipper.", "I would also point to Melon C1 and Ditto C4."
    assert proofs(ours, ours, theirs)[1][2] == ["I would also point to -Orca and to Clipper- [Melon C1 and Ditto C4]."]


def filled(place: str, *, fit: str = "", title: str = "Professor") -> Letter:
    text = f"{place}\n\nI finish my degree at PKU. I apply to be {title} at {place}.\n\n{fit}"
    return letter(place.lower(), text, institution=place, title=title)


def test_what_a_position_fills_in_is_a_slot_of_the_common_text_and_no_difference() -> None:
    (group,) = proofread([filled("MIT"), filled("ETH Zurich", title="Lecturer"), filled("EPFL", fit="I know EPFL.")])
    common, letters = told(group)
    assert common == ["⟨institution⟩", "I finish my degree at PKU. I apply to be ⟨title⟩ at ⟨institution⟩."]
    assert letters == [[], [], ["[I know] [EPFL][.]"]]
    assert [dict(proof.filled) for proof in group.proofs][1] == {"institution": "ETH Zurich", "title": "Lecturer"}


def test_words_of_a_slot_are_words_as_others_where_most_letters_have_them() -> None:
    (group,) = proofread([filled("MIT"), filled("PKU"), filled("EPFL")])
    assert told(group)[1] == [[], [], []]
    assert "my degree at PKU" in told(group)[0][1]


def test_a_slot_that_the_letter_does_not_say_is_empty() -> None:
    (group,) = proofread([letter("mit", "At MIT.", institution="MIT"), letter("eth", "At MIT.", institution="ETH")])
    assert [dict(proof.filled) for proof in group.proofs] == [{"institution": "MIT"}, {"institution": ""}]


def test_a_slot_with_a_stop_in_it_and_an_address_of_several_lines_are_one_word_each() -> None:
    def one(place: str, title: str) -> Letter:
        return letter(
            place, f"Street {place}\n\n{place}\n\nI apply as {title} today.", address=f"Street {place}, {place}", title=title
        )

    (group,) = proofread([one("Bern", "Professor: Systems"), one("Rome", "Reader"), one("Oslo", "Prof. of AI. Part time")])
    assert told(group) == (["⟨address⟩", "I apply as ⟨title⟩ today."], [[], [], []])


def test_own_words_are_told_in_a_few_of_context() -> None:
    text = "I am writing to apply for the position of professor at {} in your lovely town by the sea and the hills."
    (group,) = proofread([letter(place, text.format(place)) for place in ("MIT", "ETH", "EPFL")])
    assert shown(in_few_words(group.proofs[0].passages[0])) == "… of professor at [MIT] in your lovely …"


def test_a_long_gap_is_told_by_its_ends() -> None:
    long = "One two three four five six seven eight nine."
    (group,) = proofread([letter("a", f"Hello. {long}"), letter("b", f"Hello. {long}"), letter("c", "Hello.")])
    assert [shown(in_few_words(one)) for one in group.proofs[2].passages] == ["-One two three … seven eight nine.-"]


def test_a_long_passage_that_an_earlier_letter_has_says_so_and_is_cut() -> None:
    fit = "I would work with your group on the very things that it is known for in the world."
    (group,) = proofread([letter(name, f"Hello. {more}") for name, more in (("a", fit), ("b", fit), ("c", ""), ("d", ""))])
    first, second = (proof.passages[0] for proof in group.proofs[:2])
    assert (first.seen_in, second.seen_in) == ("", "a")
    assert shown(in_few_words(second)) == "[I would work with …]"


def test_a_sentence_with_another_institution_is_never_cut() -> None:
    fit = "I would work at ETH Zurich on the very things that it is known for in the world."
    at = len("Hello. I would work at ")
    names = {"eth": NameKind.INSTITUTION, **dict.fromkeys(("mit", "pku", "epfl"), NameKind.STRANGER)}
    letters = [letter(name, f"Hello. {fit}", names=(Name(kind, at, at + 10),)) for name, kind in names.items()]
    (group,) = proofread([*letters, *(letter(f"p{at}", "Hello.") for at in range(5))])
    assert [[shown(one) for one in to_read(proof.passages)] for proof in group.proofs[:4]] == [
        ["[I would work at] [ETH Zurich] [on the very things that it is known for in the world.]"]
    ] * 4


def test_another_institution_in_the_common_text_is_marked_be_it_right_for_one_letter() -> None:
    text = "I would work at ETH Zurich."
    kinds = (NameKind.INSTITUTION, NameKind.STRANGER, NameKind.STRANGER)
    (group,) = proofread([letter(f"p{at}", text, names=(Name(kind, 16, 26),)) for at, kind in enumerate(kinds)])
    assert [piece.text for piece in group.common[0].pieces if piece.name is NameKind.STRANGER] == ["ETH Zurich"]


def read(*texts: str) -> list[list[str]]:
    (group,) = proofread([letter(f"p{at}", text) for at, text in enumerate(texts)])
    return [[shown(one) for one in to_read(proof.passages)] for proof in group.proofs]


def test_words_that_are_replaced_are_not_told_beside_those_in_their_place() -> None:
    ours, theirs = "I would also point to Orca and to Clipper.", "I would also point to Melon C1 and Ditto C4."
    assert read(ours, ours, theirs)[2] == ["… also point to [Melon C1 and Ditto C4]."]


def test_words_that_are_moved_are_told_in_their_new_place_alone() -> None:
    assert read(*["I study one, two, and three."] * 2, "I study two, one, and three.")[2] == ["I study [two, one], and three."]


def test_a_missing_word_that_nothing_replaces_is_told() -> None:
    assert read(*["I do not know of any place that I like better."] * 2, "I do know of any place that I like better.")[2] == [
        "I do -not- know of any …"
    ]


ITEMS = ("- Ada: a language.", "- Bit: how small words are counted.", "- Cat, a program that shows files.")


def list_of(*items: str) -> str:
    return "\n\n".join(("I wrote:", *items, "Bye."))


def test_a_list_that_differs_is_told_in_its_order_known_items_by_their_beginnings() -> None:
    usual, new = list_of(*ITEMS), "- Dot: letters of a season."
    assert read(usual, usual, list_of(new, *ITEMS[1:]), list_of(ITEMS[2], new))[2:] == [
        ["[- Dot: letters of a season.]", "- Bit … - Cat, a program …"],
        ["- Cat, a program … [- Dot …]"],
    ]


def test_an_item_that_is_gone_is_told() -> None:
    assert read(*[list_of(*ITEMS)] * 2, list_of(*ITEMS[1:]))[2] == ["-- Ada …- - Bit … - Cat, a program …"]


def test_what_several_letters_say_in_the_same_words_is_told_once_with_their_names() -> None:
    texts = [filled(place) for place in ("MIT", "ETH", "EPFL", "KAIST")]
    others = [filled(place, fit=f"I would teach at {place}.") for place in ("PKU", "RIKEN", "Inria")]
    (group,) = proofread([*texts, *others])
    (variant,) = group.variants
    assert variant.positions == ("pku", "riken", "inria")
    assert [shown(one) for one in variant.passages] == ["[I would teach at] [⟨institution⟩][.]"]
    assert [list(to_read(proof.passages)) for proof in group.proofs] == [[]] * 7


def test_letters_of_another_kind_are_no_measure_and_one_alone_is_shown_whole() -> None:
    groups = proofread([letter("a", MIT), letter("b", ETH), letter("c", "Hello. Bye.", kind="postdoc")])
    assert [(group.kind, len(group.common), len(group.proofs)) for group in groups] == [("faculty", 2, 2), ("postdoc", 0, 1)]
    assert [shown(one) for one in groups[1].proofs[0].passages] == ["[Hello. Bye.]"]


def test_names_are_marked() -> None:
    at = MIT.index("MIT")
    (group,) = proofread([letter("a", MIT, names=(Name(NameKind.INSTITUTION, at, at + 3),)), letter("b", ETH)])
    assert ("MIT", NameKind.INSTITUTION) in [(piece.text, piece.name) for piece in group.proofs[0].passages[1].pieces]


WORDS = st.lists(st.sampled_from(["I", "work", "at", "MIT.", "ETH.", "Bye.", "and", "\n\n"]), max_size=14).map(" ".join)
PLACES = st.sampled_from(["MIT", "ETH", "work at", ""])


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+|\.", text)


@given(st.lists(st.tuples(WORDS, PLACES), min_size=1, max_size=5))
def test_every_word_of_a_letter_stands_in_what_is_shown_or_in_the_common_text_or_fills_a_slot(texts: list[tuple[str, str]]) -> None:
    (group,) = proofread([letter(f"p{at}", text, institution=place) for at, (text, place) in enumerate(texts)])
    pieces = [piece for passage in group.common for piece in passage.pieces if piece.mark is Mark.SAME]
    for proof, (text, place) in zip(group.proofs, texts, strict=True):
        common = [word for piece in pieces for word in words_of(place if piece.slot else piece.text)]
        mine = [piece for passage in proof.passages for piece in passage.pieces if piece.mark is not Mark.LOST]
        unseen = words_of(text)
        for word in (word for piece in mine for word in words_of(piece.text)):
            unseen.remove(word)
        for word in unseen:
            common.remove(word)


@given(st.lists(st.tuples(WORDS, PLACES), min_size=2, max_size=5))
def test_no_word_of_its_own_is_cut_that_was_not_shown_before(texts: list[tuple[str, str]]) -> None:
    (group,) = proofread([letter(f"p{at}", text, institution=place) for at, (text, place) in enumerate(texts)])
    for proof in group.proofs:
        new = [passage for passage in proof.passages if not passage.told and not passage.seen_in]
        assert own_words(to_read(new)) == own_words(new)


def own_words(passages: Iterable[Passage]) -> list[str]:
    return [word for passage in passages for piece in passage.pieces if piece.mark is Mark.OWN for word in piece.text.split()]
