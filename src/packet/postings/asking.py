"""A passage → whether it says what an application consists of, and of which words of it that is not true."""

from __future__ import annotations

import re

from packet.postings.passages import Passage

_ASKS = re.compile(
    r"(?i)\b(?:submit|send|upload|includ|provid|attach|compris|contain|accompan|suppl(?:y|ied)|enclos|prepare|merge"
    r"|combin|compil|forward"
    r"|arrange for|need|requir|request|apply|give|e-?mail\b|add\b|application (?:material|document|package|file"
    r"|requirement|consist|should|must)"
    r"|(?:required|supporting|nomination|application|following) (?:document|material|item|information)|document(?:s"
    r"|ation)? (?:required|requirement)"
    r"|reference requirement|what to submit|how to apply|application (?:instruction|procedure|process)"
    r"|your application|the application"
    r"|consists? of|should be sent|to apply|bewerbung|unterlagen|umfass|einzureichen|reichen|senden|beizufügen|dossier"
    r"|comprend|pièces"
    r"|candidature|documents?:)"
)
_SPEAKS_OF_ANOTHER = re.compile(
    r"(?i)\b(?:short-?listed|finalists?|selected candidates?|successful candidates?|invited candidates?|later stage|later date"
    r"|upon request|on request|will be (?:requested|asked for|solicited) (?:later|from)|at the time of "
    r"(?:the )?interview|if (?:you|they|these|we|the|any)\b"
    r"|in case|candidates may be considered|current (?:\w+ ){1,3}employees?|we offer|you will|your tasks|your profile"
    r"|requested later|must have)"
)
_FORBIDS = re.compile(
    r"(?i)\b(?:do not|don['’]t|should not|must not|need not|not (?:be )?(?:required|necessary|needed|requested|accepted|considered)"
    r"|no (?:letters?|references?|recommendation|cover)|without (?:letters?|references?)|instead of)\b"
)
_REQUIRED_OF_PERSONS = re.compile(
    r"(?i)\b(?:required|minimum|preferred|basic|desired) (?:qualifications?|skills|experience|job requirements)"
    r"|your profile|(?<!document )(?<!application )(?<!reference )requirements:?$|qualifications:?$"
    r"|you have|should have|must hold|we expect|profil\b"
)
OPTIONAL = re.compile(
    r"(?i)\boptional(?:ly)?\b|\bif (?:available|applicable|any|relevant|already)\b|\bfalls vorhanden\b|\b"
    r"(?:le cas échéant)\b|\bnot mandatory\b"
    r"|\bare welcome\b|\bis welcome\b|\bencouraged\b|\bmay (?:also |optionally )?(?:include|submit|attach|upload"
    r"|provide|be)\b|\bcan (?:also|include)\b"
)


def asks(passage: Passage) -> bool:
    """Whether the passage says what to send."""
    own = passage.flat
    if _SPEAKS_OF_ANOTHER.search(own) or _FORBIDS.search(own):
        return False
    if passage.lead:
        title = passage.lead.flat
        return bool(_ASKS.search(title)) and not _REQUIRED_OF_PERSONS.search(title) and not _SPEAKS_OF_ANOTHER.search(title)
    return bool(_ASKS.search(own)) and not _REQUIRED_OF_PERSONS.match(own)
