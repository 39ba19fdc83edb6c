"""Addresses as people write them."""

from __future__ import annotations

import pytest

from packet.model.mailbox import Mailbox, parse_mailbox


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("search@example.edu", Mailbox("search@example.edu")),
        ("<search@example.edu>", Mailbox("search@example.edu")),
        ("Jörg Müller <j.m+jobs@cs.example.edu>", Mailbox("j.m+jobs@cs.example.edu", "Jörg Müller")),
        ('"Committee, Search" <a@b.ch>', Mailbox("a@b.ch", "Committee, Search")),
    ],
)
def test_an_address_has_a_name_where_one_is_written(written: str, meant: Mailbox) -> None:
    assert parse_mailbox(written) == meant


@pytest.mark.parametrize(
    "written", ["", "nobody", "a@b", "a@b.c, d@e.f", "a b@example.edu", "ü@example.edu", "x <a@b.ch> y", "a@.ch"]
)
def test_what_is_no_single_address_is_refused(written: str) -> None:
    with pytest.raises(ValueError):
        parse_mailbox(written)


def test_two_addresses_are_said_to_be_a_list() -> None:
    with pytest.raises(ValueError, match="two addresses are a list"):
        parse_mailbox("a@example.edu, b@example.edu")
