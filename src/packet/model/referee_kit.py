"""What a referee is told: for whom letters are wanted, by when, how they are sent, and, with consent, what they could stress."""

from __future__ import annotations

from dataclasses import dataclass

from packet.model.plan import Plan
from packet.model.profile import Referee
from packet.model.season import LetterState


@dataclass(frozen=True, slots=True)
class Wanted:
    """A letter for one position. `day`, `due`: when it must be in, without and with its time, in words; `others`: further
    deadlines, in words; "" and () for none.

    `named_only`: the call wants the referee named, and no letter with the application.
    """

    plan: Plan
    day: str
    due: str
    others: tuple[str, ...] = ()
    state: LetterState = LetterState.TO_ASK
    named_only: bool = False


@dataclass(frozen=True, slots=True)
class RefereeKit:
    """Letters wanted of one referee, what is due first at the beginning; `also` are others who write, and consent to be named."""

    referee: Referee
    wanted: tuple[Wanted, ...]
    also: tuple[Referee, ...] = ()

    @property
    def letters(self) -> tuple[Wanted, ...]:
        return tuple(one for one in self.wanted if not one.named_only)

    @property
    def named(self) -> tuple[Wanted, ...]:
        """For which only the name is wanted."""
        return tuple(one for one in self.wanted if one.named_only)
