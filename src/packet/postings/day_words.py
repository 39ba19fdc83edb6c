"""The words beside a day → what happens on it: a kind of deadline, or nothing that an application must be in time for."""

from __future__ import annotations

import re
from collections.abc import Mapping

_CUES: Mapping[str, str] = {
    "full-consideration": r"full(?:est)? consideration|guaranteed? consideration|priority (?:deadline|consideration"
    r"|review)|considered fully"
    r"|best consideration",
    "review-begins": r"(?:(?:review|screening|evaluation|assessment|consideration|processing)s? (?:of (?:the )?"
    r"(?:\w+ )?(?:applications?"
    r"|candidates?|materials) )?"
    r"(?:process )?(?:will |shall |is (?:expected|scheduled) to |to )?(?:begin|start|commence)s?|begin (?:the )?review(?:ing)?"
    r"|review (?:begin|start)s?|(?:next|initial|first) review(?: date)?|review date|begin (?:reviewing|considering"
    r"|screening|evaluating)|(?:begin|start|commence) (?:to )?(?:look(?:ing)? at|read(?:ing)?|review(?:ing)?"
    r"|consider(?:ing)?) (?:the )?applications|rolling basis(?= (?:starting|from|beginning)\b)|(?:first|initial) (?:batch"
    r"|round|group)[^.;,]{0,30}? (?:is|are|will be)"
    r" (?:read|reviewed|considered|screened|evaluated)|review(?:ing|ed)? (?:of )?applications?[^.;,]{0,30}(?= (?:starting|from"
    r"|beginning)\b)|applications? (?:will be|are) (?:considered|reviewed|read|screened"
    r"|evaluated)"
    r"(?= (?:from|starting|beginning|as of)\b))(?: (?:on|from|starting|beginning|as of|as early as|around|about|by|immediately"
    r"|the week of))*",
    "letters-due": r"(?:(?:reference|recommendation) letters|(?<!cover )(?<!application )(?<!motivation )letters"
    r"(?! of (?:motivation|application|interest|intent))|letters? of (?:recommendation|reference|support)|references?"
    r"|recommendations"
    r"|recommenders|referees['’]? (?:letters|reports))[^.;:]{0,40}?(?:due\b|deadline|(?:submit|submitted|received|uploaded"
    r"|arrive|in|sent)\b[^.;]{0,20}? by"
    r"|no later than)|letter writers\b[^.;:]{0,60}? (?:by|no later than|before)|deadline for (?:\w+ )?(?:letters|references"
    r"|recommendations)"
    r"|(?:submit|upload|send|provide)(?:ted|ed)? (?:their|the) (?:letters|references"
    r"|recommendations)\b[^.;:]{0,20}?\b(?:by|before|until)\b",
    "hard": r"deadline|closing date|left to apply|\Aend date|\bclos(?:es?|ing)\b|apply[^.;]{0,60}? (?:by|before|until"
    r"|no later than|not later than)\b"
    r"|(?:submi(?:t|tted|ssion)|receiv(?:e|ed)|sent?|arrive|accepted|uploaded?|made|completed application|apply"
    r"|application|applications"
    r"|materials|documents|dossier)\b[^.;:]{0,60}?\b(?:by|before|until|up to|(?:no|not) later than|at the latest)\b|\bdue\b"
    r"|(?:no|not) later than|last (?:application |day |date )\w*|final date|apply by|end of application|application period ends"
    r"|Bewerbungsfrist|Bewerbungsschluss|Einsendeschluss|\bbis (?:zum|spätestens|zum spätestens)|\bspätestens|\bbis\b(?= *\W*$)"
    r"|au plus tard|date limite|clôture|avant le|jusqu['’]au",
    "interview": r"interview(?:s|ed)?(?: dates?| days?)?(?:[ :*|–-]+(?:is|are|will|be|take|place|held|planned|scheduled|expected"
    r"|likely|to|for|on"
    r"|provisionally|tentatively|conducted|anticipated|currently|the))*[ :*|–-]*\Z",
    "": r"start(?:s|ing)?(?: date)?\b|\bbegin(?:s|ning)?\b|commenc\w+|posted|posting (?:start )?date|published"
    r"|publication date|advertised"
    r"|open date|\bopens?\b|opening date|interview\w*|notif\w+|decisions?|results|founded|established|presentations?"
    r"|fixed[- ]term|contract"
    r"|available from|\bfrom\b|appointment (?:date|begins)|funded|funding|degree|ph\.?d|doctora\w+|thesis|required by"
    r"|version|updated"
    r"|revised|\bdated\b|expire\w*|effective|employment|position is|continues? until|\bas of\b|Besetzung|zu besetzen|\bab\b|\bzum\b"
    r"|\bvom\b|befristet|prise de fonction|auditions?|à compter|\bsince\b|webinar|information session|workshop|forum"
    r"|conference|event|on campus"
    r"|held|take place|visa|citizen\w*|clearance|shortlist\w*|hires?|salary|wage",
}
"""What happens on a day, by the words beside it; "": nothing that an application must be in time for."""
CUE = {kind: re.compile(rf"(?i)(?:{words})") for kind, words in _CUES.items()}
BEHIND = 15
"""Letters by which words behind a day count as farther away than words before it."""


def nearest(before: str, behind: str) -> str:
    """The kind whose words stand nearest to a day, between what stands before it and behind it; "" for none."""
    found = [(len(before) - match.end(), -len(match[0]), kind) for kind, cue in CUE.items() for match in cue.finditer(before)]
    found += [(match.start() + BEHIND, 0, kind) for kind, cue in CUE.items() for match in cue.finditer(behind)]
    return min(found)[2] if found else ""
