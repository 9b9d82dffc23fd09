"""Words of the services that families do not use, each with plain words to say instead.

A family that does not know the word skips the question, or answers another one. Only words whose everyday sense is
rare stand here; a word such as “plan” or “worker” does not.
"""

import re
from collections.abc import Iterator, Mapping

PLAIN: Mapping[str, str] = {
    # how services move people
    "referral": "being sent on to someone",
    "referrals": "being sent on to someone",
    "referred": "sent on",
    "self-refer": "ask for help yourself",
    "re-referral": "being sent there again",
    "signpost": "tell you where to go",
    "signposted": "told where to go",
    "signposting": "telling you where to go",
    "pathway": "way to get help",
    "pathways": "ways to get help",
    "triage": "the first look at what you need",
    "triaged": "looked at first",
    "caseload": "the families a worker has",
    "case closure": "when the help stopped",
    "step down": "less help",
    "stepped down": "given less help",
    "step-down": "less help",
    "stepped up": "given more help",
    "escalated": "passed on as urgent",
    "escalation": "passing on as urgent",
    "transition to adult services": "moving on to help for adults",
    "handover": "passing on to a new worker",
    "gatekeeping": "being kept from help",
    # how services judge
    "threshold": "how bad things must be before they help",
    "thresholds": "how bad things must be before they help",
    "eligibility": "who can get it",
    "eligible": "able to get it",
    "assessment": "questions about what you need",
    "assessments": "questions about what you need",
    "assessed": "asked about what you need",
    "safeguarding": "keeping someone safe",
    "at risk": "not safe",
    "high risk": "in danger",
    "risk factors": "what makes things worse",
    "protective factors": "what helps",
    "unmet need": "what you still need",
    "unmet needs": "what you still need",
    "complex needs": "more than one thing to deal with",
    "presenting need": "what you came for",
    "vulnerable": "in need of help",
    "vulnerability": "what makes life harder",
    "hard to reach": "not asked",
    "disengaged": "stopped coming",
    "non-engagement": "not coming",
    "did not engage": "did not come",
    "service user": "person",
    "service users": "people",
    "stakeholder": "person it matters to",
    "stakeholders": "people it matters to",
    "outcomes": "what changed",
    "wellbeing": "how you feel",
    "well-being": "how you feel",
    "resilience": "how you cope",
    "neurodivergent": "autistic, ADHD or similar",
    "comorbidity": "another illness",
    # what services do
    "intervention": "help",
    "interventions": "help",
    "early intervention": "help early on",
    "provision": "help that is there",
    "service provision": "help that is there",
    "service provider": "people who help",
    "service providers": "people who help",
    "statutory": "by law",
    "non-statutory": "not by law",
    "multi-agency": "several services together",
    "multiagency": "several services together",
    "interagency": "between services",
    "inter-agency": "between services",
    "multi-disciplinary": "from several jobs",
    "multidisciplinary": "from several jobs",
    "joined-up": "working together",
    "co-production": "making it together",
    "co-produced": "made together",
    "holistic": "of everything together",
    "person-centred": "built around you",
    "trauma-informed": "kind and careful",
    "evidence-based": "shown to work",
    "wraparound": "of every kind",
    "commissioned": "paid for",
    "commissioner": "people who pay for services",
    "lead professional": "main worker",
    "lead practitioner": "main worker",
    "practitioner": "worker",
    "practitioners": "workers",
    "professionals": "workers",
    "key worker": "main worker",
    "keyworker": "main worker",
    "caseworker": "worker",
    "case worker": "worker",
    "respite": "a break",
    "domiciliary": "at home",
    "advocacy": "someone to speak up for you",
    "kinship care": "bringing up a child of the family",
    "kinship carer": "someone bringing up a child of the family",
    "looked after child": "child in care",
    "looked after children": "children in care",
    "care leaver": "someone who was in care",
    "parental responsibility": "the right to decide for the child",
    "fixed-term exclusion": "being sent home from school for some days",
    # how services name people and harm
    "perpetrator": "the person who did it",
    "perpetrators": "the people who did it",
    "victim": "the person it happened to",
    "victims": "people it happened to",
    "victimised": "hurt",
    "offender": "the person who did it",
    "alleged": "said",
    "disclosure": "telling someone",
    "disclosures": "telling someone",
    "disclosed": "told someone",
    "domestic violence": "feeling safe at home",
    "coercive control": "someone deciding what you may do",
    "substance misuse": "drink or drugs",
    "substance abuse": "drink or drugs",
    "significant harm": "being badly hurt",
    "adverse childhood experiences": "hard times as a child",
    "anti-social behaviour": "trouble with neighbours or in the street",
    "worklessness": "being out of work",
    "demographic": "about you",
    "demographics": "about you",
    "ethnicity": "your ethnic group",
    "marital status": "whether you live with a partner",
    "sibling": "brother or sister",
    "siblings": "brothers and sisters",
}
"""Words by what to say instead, in small letters."""

SHORT: Mapping[str, str] = {
    "CAMHS": "the mental health team for children",
    "CYPMHS": "the mental health team for children",
    "MASH": "the council's front door for children",
    "EHCP": "a plan for extra help at school",
    "EHC": "extra help at school",
    "EHA": "questions about what you need",
    "CAF": "questions about what you need",
    "CIN": "a plan for help from a social worker",
    "CP plan": "a plan to keep a child safe",
    "LAC": "in care",
    "CLA": "in care",
    "SEND": "disability or special needs",
    "SENCO": "the special needs teacher",
    "SENDCo": "the special needs teacher",
    "SENDIASS": "advice on special needs",
    "MARAC": "a meeting about keeping you safe",
    "IDVA": "a worker who helps you stay safe",
    "ISVA": "a worker who helps after rape or assault",
    "DASH": "questions about how safe you are",
    "DV": "feeling safe at home",
    "DA": "feeling safe at home",
    "ASB": "trouble with neighbours or in the street",
    "TAF": "a meeting of the people who help you",
    "TAC": "a meeting of the people who help you",
    "FGC": "a meeting of your family",
    "NEET": "out of school and work",
    "SALT": "help with talking",
    "OT": "help with everyday tasks",
    "DLA": "money for a child's disability",
    "PIP": "money for a disability",
    "UC": "Universal Credit",
    "PRU": "a school for children who were sent away from theirs",
    "LADO": "the person at the council for worries about staff",
    "LA": "the council",
    "DSL": "the teacher who keeps children safe",
    "ICB": "the health service",
    "VCSE": "charities and local groups",
    "VCS": "charities and local groups",
    "ACEs": "hard times as a child",
    "NRPF": "no right to benefits",
    "GBV": "violence",
    "IPV": "someone at home who hurts you",
    "PSS": "support",
    "MHPSS": "support for how you feel",
    "WASH": "water and toilets",
    "NFI": "things for the home",
    "IDP": "someone who had to leave home",
    "HH": "home",
}
"""Letters that stand for a service, by what to say instead; only as spelt here, in capitals."""


def _spaced(term: str) -> str:
    """A term with blanks for hyphens: both are written."""
    return " ".join(term.replace("-", " ").split())


_BY_PLAIN = {_spaced(term): instead for term, instead in PLAIN.items()}
_BY_SHORT = {_spaced(term): instead for term, instead in SHORT.items()}


def _pattern(terms: Mapping[str, str], flags: int) -> re.Pattern[str]:
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    joined = "|".join(r"[\s-]+".join(map(re.escape, term.split())) for term in longest_first)
    # “Tap SEND” names a button.
    return re.compile(rf"(?<![\w’'-])(?<!ap )(?<!ress )(?:{joined})(?![\w’'-])", flags)


_PLAIN = _pattern(_BY_PLAIN, re.IGNORECASE)
_SHORT = _pattern(_BY_SHORT, 0)
_CAPITALS = re.compile(r"[A-Z]{2,}(?:\W+[A-Z]{2,}){2}")


def jargon(text: str) -> Iterator[tuple[str, str]]:
    """Each word of the services in a text, as written, with what to say instead; each once.

    A line that is all in capitals holds no letters that stand for a service.
    """
    found = [
        (each.start(), each.group(), _BY_PLAIN[_spaced(each.group().lower())])
        for each in _PLAIN.finditer(text)
    ]
    if not _CAPITALS.search(text):
        found += [
            (each.start(), each.group(), _BY_SHORT[_spaced(each.group())]) for each in _SHORT.finditer(text)
        ]
    seen: set[str] = set()
    for _, written, instead in sorted(found):
        if written.lower() not in seen:
            seen.add(written.lower())
            yield " ".join(written.split()), instead
