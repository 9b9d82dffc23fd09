"""What can tell who it was without any name: a story in the news, a job few people have, something rare.

A reminder, no finding: a few plain phrases of English, and silence proves nothing. Nothing is taken out by it.
"""

import re
from enum import Enum

from conversations.redaction.reading import fold, read


class Telltale(Enum):
    """What kind of thing can tell."""

    NEWS = "news"  # the paper, the telly, a court, an inquest, a post that went round
    JOB = "job"  # one that few people have, or the public knows
    RARE = "rare"  # something few families have, or many people heard of


_NEAR = r"(?:\w++ ){0,3}?"  # up to three words between: bounded, so that time stays linear

_SIGNS = {
    Telltale.NEWS: (
        r"in (?:all )?(?:the|our|local|national) (?:\w++ )?(?:papers?|newspapers?|news|press|media|headlines)",
        r"on (?:the )?(?:\w++ )?(?:telly|tv|television|news|radio)(?! (?:all|every|licen[cs]e|off|too|in the background))",
        r"(?:the|a|local|national) (?:newspapers?|reporters?|journalists?|documentary|press)",
        r"in the (?:echo|gazette|chronicle|herald|argus|mercury|express|mail|times|advertiser|courier|star|standard|post|observer|guardian)",
        r"made the (?:\w++ )?(?:news|papers?|headlines)",
        r"(?:went|gone|going|was) viral",
        r"(?:in|at|to|before|by) (?:the )?(?:crown|high|magistrates|youth|county|family|coroners?|criminal|supreme)?(?: ?courts?)(?! (?:order|clothes|yard|shoes|fees?))",
        r"(?:crown|high|magistrates|youth|coroners?) court",
        r"court (?:case|hearing)s?",
        r"(?:the|an|his|her|their) (?:inquest|public inquiry|murder trial|trial)",
        r"(?:serious case|safeguarding practice|domestic homicide) review",
        r"(?:inquest|coroner)",
    ),
    Telltale.JOB: (
        r"(?:im|i am|i was|i work as|hes|shes|he is|she is|he was|she was|husband is|wife is|partner is|mum is|dad is) (?:the|a|an) " + _NEAR
        + r"(?:vicar|priest|imam|rabbi|minister|councillor|mayor|mp|judge|magistrate|sheriff|headteacher|headmaster|headmistress|professor|surgeon|pilot|"
        r"firefighter|fireman|police officer|policeman|policewoman|prison officer|army officer|officer|footballer|actor|actress|singer|author|presenter|"
        r"journalist|barrister|solicitor|farmer|undertaker|registrar|midwife|paramedic|coroner|lifeguard|diplomat|soldier)",
        r"(?:my|our|the|his|her|their|local|parish|town|county|district|village) (?:vicar|councillor|mayor|mp|magistrate|sheriff|imam|rabbi|postmistress|postmaster)",
        r"(?:a|our) (?:vicar|councillor|mayor|magistrate|prison officer)s? (?:wife|husband|son|daughter|child|kids|family)",
        r"(?:vicars?|councillors?|mayors?|mps?|imams?|rabbis?|magistrates?) (?:wife|husband|son|daughter|child|kids|family)",
        (r"(?:i am|im|i was|he is|hes|she is|shes|he was|she was|as) (?:the )?(?:head|chief|deputy head|director|manager|owner|chair|chairman|chairwoman|leader)"
         r"(?: \w++){0,2}? (?:of|at|in|for) (?:the|a|our|my|his|her)"),
        r"(?:i am|im|i was|he is|hes|she is|shes|he was|she was) the only " + _NEAR
        + r"(?:doctor|gp|teacher|nurse|dentist|vet|chemist|pharmacist|driver|carer|worker|interpreter|midwife|childminder)",
        r"(?:runs?|ran|own|owns|owned) the (?:\w++ )?(?:shop|pub|post office|chippy|chip shop|garage|farm|salon|surgery|nursery|restaurant|takeaway)",
    ),
    Telltale.RARE: (
        r"(?:triplets|quadruplets|quads|conjoined twins|sextuplets|quintuplets)",
        r"(?:very |really |so |extremely |ultra )?rare (?:\w++ ){0,2}?(?:condition|disease|disorder|syndrome|illness|cancer|form|type|genetic|gene|blood)",
        r"(?:one in a million|only \w++ (?:cases?|people|children|kids))",
        r"(?:one of|only) (?:only )?(?:a few|a handful|\d{1,3}|two|three|four|five|six|ten|twenty) (?:people|children|kids|families|cases) (?:\w++ ){0,2}?(?:in|with|ever)",
        r"the (?:only|first|youngest|oldest) " + _NEAR
        + r"(?:in|on|at|of) (?:the|our|his|her|this|my) (?:whole |entire )?(?:\w++ )?(?:country|county|world|uk|town|village|city|estate|street|school|area|island|valley|road|year|class|team|hospital)",
        (r"(?:the|a|that|our) (?:\w++ )?(?:house |flat |factory |school |tower )?(?:fire|explosion|flood|crash|shooting|stabbing|murder|bombing|attack|collapse|landslide)"
         r"(?: (?:at|in|on) (?:the|our))"),
        r"(?:house|flat|home|place|shop|school) (?:\w++ )?(?:burnt|burned|blew up|collapsed)|there was a (?:fire|flood|crash|shooting|stabbing)",
        r"(?:killed (?:himself|herself|themselves|themself)|took (?:his|her|their) own life)",
        r"(?:was|were|been|got) (?:murdered|stabbed|shot|kidnapped|abducted)",
        r"(?:the|a) (?:murder|stabbing|shooting|kidnapping|manslaughter|bombing|explosion|train crash|plane crash|helicopter crash|coach crash|house fire|terror attack)",
        r"(?:everyone|everybody|whole (?:town|village|estate|school|street)) (?:\w++ )?(?:knows|knew|heard|talked|was talking|is talking|saw)",
    ),
}  # fmt: skip

_TOLD = {kind: re.compile(rf"(?<!\w)(?:{'|'.join(signs)})(?!\w)") for kind, signs in _SIGNS.items()}
_SPACES = re.compile(r"[^\w]++")


def telltales(text: str) -> frozenset[Telltale]:
    """The kinds of things in an English text that may tell who it was; nothing follows where there are none.

    Takes time linear in the text: between the words of a phrase at most three others may stand.
    """
    words = _SPACES.sub(" ", fold(read(text).text).replace("'", ""))
    return frozenset(kind for kind, told in _TOLD.items() if told.search(words))
