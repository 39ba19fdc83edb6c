"""A passage → whether it says what an application consists of, and of which words of it that is not true."""

from __future__ import annotations

import re

from packet.postings.passages import Passage

_ASKS = re.compile(
    r"(?i)\b(?:submit|send|upload|reach us|must (?:reach|arrive)|should (?:reach|arrive)|includ|provid|attach|compris|contain"
    r"|accompan|suppl(?:y|ied)|enclos|prepare|merge"
    r"|combin|compil|forward"
    r"|arrange for|\bask(?:ed)? for|asks? (?:you |applicants |candidates )?for|need|requir|request|indicat|apply|give"
    r"|e-?mail\b|add\b"
    r"|application (?:material|document|package|file"
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
    r"(?:the )?interview|if (?!you(?: are|['’]re|) (?:interested|enthusiastic"
    r"|keen|wish to apply|want to apply|would like to (?:apply|be)))(?:you|they|these|we|the|any(?!\)))\b"
    r"|in case|candidates may be considered|(?:appointee|incumbent|post-?holder|faculty member|successful applicant"
    r"|jobholder)s? will|current (?:\w+ ){1,3}employees?|we offer"
    r"|you will(?! (?:\w+ )?be asked for\b)(?! (?:also |therefore |then )?(?:need|have|be (?:asked|required|requested|invited"
    r"|prompted)) to (?:have|submit|upload|provide|attach"
    r"|send|supply"
    r"|include|enter|complete|give|name|list))"
    r"|your tasks|your profile|requested later|must have)"
)
_ASIDE = re.compile(r"(?i)\([^()]*\b(?:contact(?:ed)? (?:them|only|for)|shortlisted|do not send)\b[^()]*\)")
"""What is said of referees in brackets."""
REMARK = re.compile(r"(?i)\((?=[^()]*\b(?:do not|don['’]t)\b)(?:[^()\s]+\s+){3,}[^()]*\)")
"""What is not asked for, in brackets beside what is."""
_CONDITION = re.compile(r"(?i)(?<=\w)[;,] (?:or,? )?(?:if|where) (?:the|your|you|it|this)\b[^;.()]*")
"""Of an item of a list, what holds in a case: `diploma; if it is not yet issued, a confirmation`."""
_CONTACTED = re.compile(r"(?i)(?:\A|[(,;)]|(?<=\.))[^(),;.]*\b(?:contacted|kontaktiert|contactés)\b[^(),;.]*\)?")
"""When referees are contacted says nothing of when they must be named."""
_POLICY = re.compile(
    r"(?i)\bequal[ -](?:employment[ -])?opportunit\w+ employer|\bwithout regard to\b|\bregardless of (?:their |your )?(?:race|age"
    r"|sex|gender|religion|nationality|disabilit)|\b(?:not|never) discriminate|\bprotected veteran|\breasonable"
    r" (?:accommodation|adjustment)|\bbackground (?:check|screening)|\bproof of (?:immuni[sz]ation|vaccination)|\bright to work\b"
    r"|\bgleicher? (?:Eignung|Qualifikation)|\begal welchen Geschlechts|\bunabhängig von (?:ihrer|Geschlecht|Herkunft)"
)
"""What employers say to everyone: nothing in it is a demand."""
_FORBIDS = re.compile(
    r"(?i)\b(?:do not(?! count)|does not (?:need|require)|don['’]t|(?:should|must|may|shall) not(?! (?:exceed|be (?:longer"
    r"|more|larger"
    r"|over)|have more|contain more|go over))|need not|not (?:be )?(?:required|necessary"
    r"|needed|requested|accepted"
    r"|considered|expected|wanted|sought)"
    r"|no (?:letters?|references?|recommendation|cover)|without (?:letters?|references?)|instead of"
    r"|no [^.;,]{2,60}? (?:is|are|need be|will be) (?:needed|required|necessary|expected|requested|wanted|accepted)"
    r"|no need (?:to|for)|nicht (?:erforderlich|notwendig|nötig|einzureichen|beizufügen)"
    r"|(?:ne sont|n['’]est) pas (?:requis|nécessaire|demandé|exigé)\w*)\b"
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
PARTS = re.compile(
    r"(?i)(?:,? (?:which|that|it|this|each)(?: (?:statement|letter|document|section))?|,? and) (?:may|can|could) (?:also "
    r"|optionally )?(?:include|contain|describe|discuss|cover|address|mention|be (?:combined|addressed|written))\b[^;.\n]*"
)
"""What a document may have in it: of the document itself it says nothing."""
OF_PART = re.compile(r"\((?!(?:if|optional|where|falls)\b)[^()]*,[^()]*\)", re.IGNORECASE)
"""Brackets that tell several things: what is optional in them is but one of these."""
_ORDERS = re.compile(
    r"(?i)\b(?:need|required|asked|requested|expected) to (?:submit|upload|provide|attach|send|supply|include)|\b(?:must"
    r"|please|should"
    r"|shall) (?:also |then )?(?:submit|upload|provide|attach|send|supply|enclose)\b|\b(?:sind|ist) (?:einzureichen|beizufügen)"
)
"""An order to send something, wherever it stands."""


def asks(passage: Passage) -> bool:
    """Whether the passage says what to send."""
    own = REMARK.sub("", _ASIDE.sub("", passage.flat))
    own = _CONDITION.sub("", own) if passage.lead else own
    if _SPEAKS_OF_ANOTHER.search(_CONTACTED.sub("", own)) or _FORBIDS.search(own) or _POLICY.search(own):
        return False
    if passage.lead and not _ORDERS.search(own):
        title = passage.lead.flat
        return bool(_ASKS.search(title)) and not _REQUIRED_OF_PERSONS.search(title) and not _SPEAKS_OF_ANOTHER.search(title)
    return bool(_ASKS.search(own)) and not _REQUIRED_OF_PERSONS.match(own)


def speaks_of_another(words: str) -> bool:
    """Whether what is said comes later, or is not for everyone."""
    return _SPEAKS_OF_ANOTHER.search(words) is not None


def is_optional(words: str) -> bool:
    """Whether words make what they name optional: not where they only say what may stand in it."""
    return OPTIONAL.search(OF_PART.sub("", PARTS.sub("", words))) is not None
