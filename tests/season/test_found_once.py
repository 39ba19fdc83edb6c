"""A finding is told once, however many letters it is about; each of them refers to it by a number."""

from __future__ import annotations

from packet.model.finding import Finding, Verdict
from packet.season.proof import Letter
from packet.season.proofreading import proofread
from packet.season.proofs import FoundOnce, Proofs, found_once


def finding(message: str, **more: object) -> Finding:
    return Finding("fit", Verdict.WARNING, message, **more)  # type: ignore[arg-type]


def found(**by_position: tuple[Finding, ...]) -> FoundOnce:
    letters = [Letter(name, name, "faculty", "Hello.", (), {"institution": name.upper()}) for name in by_position]
    return found_once(Proofs(proofread(letters), by_position, {}, ()))


def told(found: FoundOnce) -> list[tuple[int, str, tuple[str, ...]]]:
    return [(one.number, one.message, one.positions) for one in found.shared]


def test_findings_that_differ_in_the_name_of_their_own_place_are_one() -> None:
    said = found(mit=(finding("as well as MIT"),), eth=(finding("as well as ETH"),), epfl=())
    assert told(said) == [(1, "as well as ⟨institution⟩", ("mit", "eth"))]
    assert said.own == {"mit": (), "eth": (), "epfl": ()}
    assert {name: [one.number for one in marks] for name, marks in said.marks.items()} == {"mit": [1], "eth": [1], "epfl": []}


def test_findings_that_name_different_places_beside_their_own_stay_apart() -> None:
    said = found(mit=(finding("MIT, not PKU"),), eth=(finding("ETH, not ISTA"),))
    assert told(said) == []
    assert said.own == {"mit": (finding("MIT, not PKU"),), "eth": (finding("ETH, not ISTA"),)}


def test_what_all_letters_have_needs_no_mark_in_any() -> None:
    said = found(mit=(finding("no agenda"),), eth=(finding("no agenda"),))
    assert told(said) == [(0, "no agenda", ("mit", "eth"))]
    assert not any(said.marks.values())


def test_positions_that_a_finding_is_about_are_told_together_be_their_letters_shown_or_not() -> None:
    one, two = (
        finding("says what ETH says", others=("eth",), together="says the same"),
        finding("no", others=("x",), together="says the same"),
    )
    said = found(mit=(one,), eth=(finding("says what MIT says", others=("mit",), together="says the same"),), pku=(two,), ista=())
    assert told(said) == [(1, "says the same", ("eth", "mit")), (2, "says the same", ("pku", "x"))]
    assert [one.number for one in said.marks["pku"]] == [2]


def test_a_letter_alone_has_its_findings_in_full() -> None:
    one = finding("says what ETH says", others=("eth",), together="says the same")
    assert found(mit=(one,)).own == {"mit": (one,)}
