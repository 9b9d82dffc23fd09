"""How old somebody is told to be in Welsh, Polish, Urdu, Arabic and Somali, in digits or words.

Only the number is found. A length of time is none: *czekamy 8 lat* (we wait eight years) stays, *ma 8 lat* (is eight) does not.
"""

import re
from collections.abc import Iterator

from conversations.redaction.spans import Kind, Span

_DIGITS = r"(?<![\w.,/])\d{1,2}(?:[.,]5|½)?"
_TEENS_CY = r"(?:un|dd?wy|ddau|tair|dair|tri|dri|pedair|bedair|pedwar|bedwar) ar (?:ddeg|bymtheg)|ugain|deunaw|dd?eunaw"
_CY = rf"{_TEENS_CY}|un|blwydd|dwy|ddwy|tair|dair|teir|deir|pedair|bedair|pump|bump|pum|bum|chwe(?:ch)?|saith|wyth|naw|deg|ddeg|deng|dd?eng|dd?euddeg|deuddeg|pymtheg|bymtheg"
_PL = (
    r"rok|jeden|dwa|trzy|cztery|pi[eę][cć]|sze[sś][cć]|siedem|osiem|dziewi[eę][cć]|dziesi[eę][cć]|jedena[sś]cie|dwana[sś]cie"
    r"|trzyna[sś]cie|czterna[sś]cie|pi[eę]tna[sś]cie|szesna[sś]cie|siedemna[sś]cie|osiemna[sś]cie|p[oó][lł]tora|p[oó][lł]"
)
_AGED_PL = (
    "ma|mia[lł]a?|mam|mamy|maj[aą]|mieli|sko[nń]czy[lł]a?|ko[nń]czy|wieku|maj[aą]c"  # is, was, am, are, aged
)
_TIME_PL = "lat|lata|latka|latek|roku|rok|roczek|miesi[eę]cy|miesi[aą]ce|tygodni|i p[oó][lł]"
_SO = (
    r"(?:koow|kow|laba|labo|saddex|sadex|afar|shan|lix|toddoba|todoba|siddeed|sideed|sagaal) iyo toban"
    r"|hal|kow|koow|laba|labo|saddex|sadex|afar|shan|lix|toddoba|todoba|siddeed|sideed|sagaal|toban"
)
_UR = "ایک|دو|تین|چار|پانچ|چھ|چھہ|سات|آٹھ|نو|دس|گیارہ|بارہ|تیرہ|چودہ|پندرہ|سولہ|سترہ|اٹھارہ|ڈیڑھ|ڈھائی"
_UR_LATIN = "aik|ek|do|teen|char|chaar|panch|paanch|che|chay|saat|sat|aath|ath|nau|das|gyara|bara|tera|chauda|pandra|sola|satra|athara"
_AR = (
    "(?:(?:أ|ا)حد|إحدى|احدى|اثنا|اثني|اثنتا|اثنتي|ثلاثة?|(?:أ|ا)ربعة?|خمسة?|ستة?|سبعة?|ثمانية?|تسعة?) عشرة?"
    "|سنة|سنتان|سنتين|(?:أ|ا)ربعة?|خمسة?|ستة?|سبعة?|ثما?ني?ة?|تسعة?|ثلاثة?|عشرة?"
)
_AR_NTH = "ال(?:ثالثة|رابعة|خامسة|سادسة|سابعة|ثامنة|تاسعة|عاشرة)(?: عشرة?)?"
_IS_UR = "ہے|ہیں|ہوں|ہو|تھا|تھی|تھے|بیٹا|بیٹے|بیٹی|بچہ|بچے|بچی|لڑکا|لڑکی|لڑکے"
_IS_UR_LATIN = "hai|hain|he|tha|thi|the|ho|hun|hoon|beta|bete|beti|bacha|bache|bachi|larka|larki"

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"({_DIGITS}|\b(?:{_CY}))(?= (?:(?:ml|bl)(?:wydd|ynedd) )?oed\b)",
        rf"\b(?:{_AGED_PL}) (?:ju[zż] |dopiero |teraz |tylko |prawie |zaledwie )?({_DIGITS}|(?:{_PL})\b)(?= (?:{_TIME_PL})\b)",
        rf"({_DIGITS})(?=(?: |-)?(?:letni|latk|latek|miesi[eę]czn|miesieczn))",
        rf"(?<=[(,])( ?{_DIGITS})(?= (?:lat|lata|latka)\))",
        rf"({_DIGITS}|\b(?:{_SO}))(?= (?:sano |sanno |sannad |bilood )?jir(?:ay|ka|ta|een)?\b)",
        rf"\bعمر (?:صرف |ابھی |تقریبا )?({_DIGITS}|(?:{_UR})\b)(?= (?:سال|مہین|ماہ|برس))",
        rf"({_DIGITS}|\b(?:{_UR}))(?= (?:سالہ|ماہ کا|ماہ کی)\b)",
        rf"({_DIGITS}|\b(?:{_UR}))(?= (?:سال|برس|مہینے|مہینوں) (?:کا|کی|کے) (?:{_IS_UR})\b)",
        rf"({_DIGITS}|\b(?:{_UR_LATIN}))(?= (?:saal|sal|mahine) (?:ka|ki|ke) (?:{_IS_UR_LATIN})\b)",
        rf"\b(?:و|ب)?عمر(?:ه|ها|ي|هم|هما|نا)? (?:الآن |الان |كان |فقط )?({_DIGITS}|(?:{_AR})\b)",
        rf"\b(?:ابن|ابنة|بنت) ({_DIGITS}|(?:{_AR}))(?= (?:سنة|سنوات|سنين|أعوام|عام|عاما|شهر|أشهر|شهور)\b)",
        rf"\b({_AR_NTH})(?= من (?:ال)?عمر)",
    )
)  # fmt: skip


def find_ages_in_tongues(text: str) -> Iterator[Span]:
    """Ages in a reading's text, the number alone; in time linear in its length."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span(1)
            while text[start] == " ":
                start += 1
            yield Span(start, end, Kind.AGE)
