"""Postal and e-mail addresses: names of countries that were meant otherwise, domains with a slip."""

from __future__ import annotations

import re
from collections.abc import Iterator

from packet.check.profile.asking import ask, one_slip
from packet.check.profile.texts import places_in_words
from packet.model.finding import Finding
from packet.model.profile_view import FieldPath, ProfileView

_REPUBLIC = re.compile(r"(?<!people's )(?<!people’s )\brepublic of china\b", re.IGNORECASE)
_TAIWAN = re.compile(r"taiwan|taipei|taichung|tainan|kaohsiung|hsinchu|taoyuan|keelung|chiayi", re.IGNORECASE)
_UNTIDY = re.compile(r" ,|,\s*,|\s{2,}|,\s*$")
PROVIDERS = (
    "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com", "foxmail.com", "protonmail.com",
    "live.com", "sina.com", "naver.com",
)  # fmt: skip
"""Domains with so many mailboxes that one letter beside them is a slip."""
REAL = frozenset({"mail.com", "email.com", "ymail.com", "rocketmail.com", "hotmail.co", "love.com", "fastmail.com"})
"""Domains one letter beside them that people do have mailboxes at."""
_ENDINGS = {"con": "com", "cmo": "com", "ocm": "com", "comm": "com", "edy": "edu", "eud": "edu", "ogr": "org", "rog": "org"}


def check_addresses(view: ProfileView) -> Iterator[Finding]:
    for path, words in places_in_words(view):
        yield from _country(path, words, view)
    if mark := _UNTIDY.search(view.profile.address.strip()):
        question = f"“{mark[0]}” in the address: is something missing there?"
        yield ask("address-untidy", question, "correct it", view.place("address"))
    yield from _mail(("email",), view.profile.email, view)
    for at, referee in enumerate(view.profile.referees):
        if referee.email:
            yield from _mail(("referees", at, "email"), referee.email, view)


def _country(path: FieldPath, words: str, view: ProfileView) -> Iterator[Finding]:
    if _REPUBLIC.search(words) and not _TAIWAN.search(words):
        question = "“Republic of China” is read as Taiwan: is “People's Republic of China”, or “China”, meant?"
        yield ask(
            "address-country", question, "write the country as the post there does, or leave it if it is meant", view.place(*path)
        )


def _mail(path: FieldPath, address: str, view: ProfileView) -> Iterator[Finding]:
    domain = address.rpartition("@")[2].casefold()
    if meant := _meant(domain):
        question = f"mail to {address} goes to {domain}: is {meant} meant?"
        yield ask("email-domain", question, f"write {address.rpartition('@')[0]}@{meant}, if it is", view.place(*path))


def _meant(domain: str) -> str:
    """The domain that was meant; "" where there is no doubt."""
    if domain in PROVIDERS or domain in REAL:
        return ""
    host, _, ending = domain.rpartition(".")
    if ending in _ENDINGS:
        return f"{host}.{_ENDINGS[ending]}"
    return next((provider for provider in PROVIDERS if one_slip(domain, provider)), "")
