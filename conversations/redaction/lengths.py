"""Ages told from lengths of time, amounts, counts and clocks: “he is 3 months” is an age, “the wait is 3 months” is not."""

import re

_GOES_ON = re.compile(
    r"(?: ?and a half|½)?(?:[ \-]?(?:years?|yrs?|yr's|year's|y/?o|months?|mths?|mnths?|weeks?|wks?|days?)(?:[ \-]?olds?)?|[ \-]?olds?)\b"
)
_SAYS_OLD = re.compile(r"old|y/?o\b")
_AMOUNT_AFTER = re.compile(
    r" ?(?:foot|feet|ft|inch(?:es)?|stone|miles?|kgs?|kilos?|lbs?|pounds?|quid|%|percent|times|hours?|hrs?|mins?|minutes?|seconds?|of (?:us|them|you)|rooms?|bed(?:room)?s?"
    r"|people|kids|children|am|pm|a\.m|p\.m|o'clock|mg|ml|pages?|points?|letters?|calls?|visits?|appointments?|(?:social )?workers?|schools?|buses|weeks? notice"
    r"|different|separate|other|more|less|or more|plus|to \d|out of)(?![a-z])"
)
_COUNT_BEFORE = re.compile(
    r"(?:\b(?:mum|mam|mom|dad|parent|mother|father|carer|nan|gran|family|foster carer) (?:to|of)|\b(?:under|over|unders|overs|below|above|age group)|\b(?:all|both|year|yr|key stage|ks|class|form|stage|number|no|bus|route|page|floor|flat|room|top|at|by|from|til|till|until|before|after)) ?\Z"
)
_LASTS_BEFORE = re.compile(
    r"\b(?:wait(?:s|ed|ing)?|for|after|took|takes?|taken|within|every|then|last|past|over|another|next|lasted|these|those|in|than|least|up to|been|spent|lost|missed|gave)"
    r"(?: (?:about|around|nearly|over|only|just|the|at|least|like|another|a further|up to)){0,3} \Z"
    r"|\b(?:list|wait|waiting|delay|backlog|queue|time|target|course|contract|sentence|it|that|this|which)(?:'s| is| was|s)?(?: now| about| around| nearly| over| at least| up to| still| only| like){0,3} \Z"
)
"""What stands before a length of time, and hardly ever before an age."""

_LASTS_AFTER = re.compile(
    r",? (?:pregnant|gone|late|behind|ahead|ago|long|wait|waiting|delay|delayed|later|after|before|since|without|into|in\b|on (?:the|a)|to (?:wait|get|go)|down the line|left|clean|sober|away|apart|between|from now|straight|running|solid)"
)
_REACH = 40
_CLOSE = 3


def age_ends(small: str, start: int, end: int, certainty: float) -> int | None:
    """Where the age that these figures begin ends, with its unit; None where they are no age.

    ``small`` is the reading in small letters, ``start`` to ``end`` what was taken for an age, with a certainty from 0 to 1.
    """
    before = small[max(0, start - _REACH) : start]
    if before[-1:] in {"£", "$", "€"} or _joined(small, start, end) or _AMOUNT_AFTER.match(small, end):
        return None
    first = re.match(r"[\w½.]++", small[start:end])
    goes_on = _GOES_ON.match(small, start + first.end()) if first else None
    ends = max(end, goes_on.end()) if goes_on else end
    if goes_on and _SAYS_OLD.search(goes_on.group()):
        return ends
    if goes_on or _GOES_ON.search(small, start, end):
        if _LASTS_AFTER.match(small, ends) or _LASTS_BEFORE.search(before):
            return None
        return ends if certainty >= _LENGTH_OF_TIME else None
    return None if _COUNT_BEFORE.search(before) else ends


_LENGTH_OF_TIME = 0.3
"""A number of years, months or weeks that is not said to be old is an age only from this certainty on."""


def _joined(small: str, start: int, end: int) -> bool:
    """Whether a stroke or a point joins it to other figures (24/7, 39.5), or an s ends it (the 90s)."""
    return (
        re.match(r"[/.:,]\d|'?s\b|s\d", small[end : end + _CLOSE]) is not None
        or re.search(r"\d[/.:,]$", small[max(0, start - _CLOSE) : start]) is not None
    )
