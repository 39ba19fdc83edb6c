"""A posting and what was read from it → the sentences that tell applicants to do something and of which nothing was taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import groupby

from packet.postings.asking import asks
from packet.postings.document_names import documents_in
from packet.postings.passages import Passage, Posting
from packet.postings.proposal import Proposal

_WHO = re.compile(
    r"(?i)\b(?:you|your|yours|applicants?|candidates?|applications?|apply|please|referees?|recommenders?|references|letters?|CV"
    r"|Ihre?n?|Sie|bitte|Bewerb\w+|vous|votre|candidats?|candidatures?|merci de)\b"
)
_DEMANDS = re.compile(
    r"(?i)\b(?:should|must|please|need to|required to|asked to|requested to|invited to (?:submit|send|state)|may (?:also"
    r"|optionally)"
    r"|can also|are to|is to|have to|submit\w*|upload\w*|attach\w*|enclos\w*|provide (?:a|an|the|your)|state (?:in|the|your)"
    r"|indicate"
    r"|optional(?:ly)?|bitte|müssen|sind|einzureichen|beizufügen|doivent|devez|joindre|veuillez|merci de)\b"
)
_ELSE = re.compile(
    r"(?i)\b(?:equal\w*|divers\w+|women|minorit\w+|disabilit\w+|veterans?|encouraged? (?:to )?appl\w+|questions?|quer(?:y|ies)"
    r"|inquir\w+"
    r"|enquir\w+|(?:further|more|additional) (?:information|details)|information (?:about|on)|contact|travel|salary|visa|background"
    r"|unsubscribe|cookies?|accommodations?|confidential\w*|privacy|data protection|personal data|benefits|forward (?:this|to)|spam"
    r"|cross-posting|you will (?!be asked|need)|will be (?:expected|contacted|notified|acknowledged)|successful|appointee"
    r"|post-?holder"
    r"|your (?:team|role|job|tasks|profile|qualities|salary|career|training)|Chancengleichheit|Frauen|Schwerbehinder\w+|Rückfragen"
    r"|Auskünfte|femmes|handicap\w*|renseignements|ph\.?d|doctorate|degree (?:in|by|at)|experience (?:in|with)|eligib\w+"
    r"|qualif\w+)\b"
)
_LEADS = re.compile(r"(?i)(?::|\b(?:to|an|at|following))\Z")
"""What ends so says it in the lines below."""
_DOCUMENTS = re.compile(r"(?i)\b(?:documents?|materials|Unterlagen|pièces):\Z")
SHORTEST = 25
"""Letters: what is shorter is a button."""


def unread(posting: Posting, proposals: Iterable[Proposal]) -> tuple[Passage, ...]:
    """In the order of the posting. What employers say to everyone, and whom to ask, is left out."""
    several = [one for one in proposals if one.field != "requisition"]  # of its sentence the rest may be a demand
    read = [range(one.start, one.start + len(one.sentence)) for one in several]
    items = frozenset(_items(posting, {one.start for one in several}))
    telling = frozenset(one.start for one in _telling(posting) if not any(one.start in span for span in read))
    return tuple(one for one in posting.passages if one.start in telling | items)


def _items(posting: Posting, starts: AbstractSet[int]) -> Iterator[int]:
    """Of a list that asks for documents each item of which nothing was taken: the list as a whole is quoted for those that were."""
    for lead, group in groupby(posting.passages, key=lambda one: one.lead):
        items = tuple(group)
        if lead and (_DOCUMENTS.search(lead.flat) or any(asks(one) and documents_in(one.flat) for one in items)):
            whole = [one for one in items if asks(one) and len(one.flat) >= SHORTEST]
            yield from (one.start for one in whole if one.start not in starts and not documents_in(one.flat))


def _telling(posting: Posting) -> Iterator[Passage]:
    for passage in posting.passages:
        text = passage.flat
        if (
            len(text) >= SHORTEST
            and not _LEADS.search(text)
            and _WHO.search(text)
            and _DEMANDS.search(text)
            and not _ELSE.search(text)
        ):
            yield passage
