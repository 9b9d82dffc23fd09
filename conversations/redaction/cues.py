"""Words that announce a name, or follow one."""

from conversations.redaction.kept import MONTHS, WEEKDAYS
from conversations.redaction.table import table

TITLES = table(
    "mr mrs ms mx mister missus dr doc prof professor pc dc ds wpc pcso sgt sergeant inspector rev reverend revd fr cllr councillor"
    " sheikh imam rabbi pastor granthi maulana hafiz judge lord dame"
)
"""Before any word that does not hold a sentence together."""

WEAK_TITLES = table(
    "miss sir nurse doctor sister father brother uncle aunt aunty auntie nan nana nanny nain taid gran granny grandma grandad granddad grandpa baby coach"
    " headteacher head officer constable midwife teacher mama baba bibi chacha khala apa bhai baji didi haji ustad social-worker"
)
"""Titles that are ordinary words as well: a capital or a first name must follow."""

KIN = table(
    "son sons daughter daughters boy girl lad lass baby kid kids child children bairn wean brother brothers sister sisters twin twins stepson stepdaughter stepdad stepmum"
    " mum mam mom mother dad father parents wife husband hubby partner ex boyfriend girlfriend fiance fiancee bf gf missus nan nana gran granny grandma grandad granddad"
    " grandpa grandson granddaughter grandchild nephew niece cousin uncle aunt auntie aunty friend mate bestie neighbour oldest eldest youngest middle little"
    " toddler teen teenager newborn foster sibling siblings dog cat"
)
ROLES = table(
    "worker teacher nurse doctor gp midwife visitor therapist psychologist psychiatrist counsellor mentor tutor officer solicitor barrister lawyer landlord manager"
    " senco headteacher head paediatrician consultant keyworker caseworker advocate carer assistant ta pastor coach boss childminder nanny interpreter"
    " practitioner lady man guy bloke person woman colleague support"
)
OWNERS = table(
    "my our his her their your hes wee mine me the a an this that another other old older young younger little new eldest oldest youngest"
)

NAMING = table("called named known nicknamed christened")
PERSON_VERBS = table(
    """
    is isnt isn't was wasnt wasn't has hasnt hasn't had hadnt said says told tells asked asks went goes came comes wont won't cant can't couldnt couldn't didnt didn't
    doesnt doesn't does did loves hates likes wants needs gets got cried cries screams screamed refused refuses started starts stopped left lives lived stays stayed thinks thought
    feels felt knows knew sat sits hit hits works worked helped helps gave rang phoned texted emailed visited turned became wouldnt wouldn't would wrote struggles struggled
    kept keeps looked looks looked moved died passed hurt hurts sleeps slept eats ate whos who's aged plays played attends attended explained listened saw met took takes used
    """
)
"""Verbs whose subject is a person in most families' sentences."""

SPEAKING = table(
    "said says told tells asked asks cried screamed loves hates refused refuses wont won't doesnt doesn't didnt didn't hasnt hasn't wouldnt wouldn't"
    " couldnt couldn't cant can't came went goes lives lived aged wants gets struggles"
)
"""After a word that may be a name, what makes it one."""

DETERMINERS = table(
    "the a an this that these those my our his her their your its some any no each every more much little such great big lovely nice good bad high real true of"
)
PLACE_PREPOSITIONS = table(
    "in at near around from outside to into via by through towards toward leaving left visit visiting"
)
LIVING = table("in near from around to live lived living moved move")

SCHOOL_TYPES = table(
    "school schools primary infant infants junior juniors secondary academy college nursery preschool pre-school sixth high grammar kindergarten uni university"
)
BODY_TYPES = table(
    "surgery practice clinic hospital hospice ward centre center hub refuge hostel house lodge court club group society association church chapel mosque masjid temple"
    " gurdwara synagogue cathedral parish bakery cafe salon garage factory warehouse pub hotel care ltd limited plc trust foundation project playgroup scouts guides brownies"
    " rovers united fc gym theatre library estate flats towers tower pharmacy chemist medical health children's"
)
STREET_TYPES = table(
    "road street lane avenue close drive way crescent terrace grove gardens court place walk row square mews hill rise view park green rd st ave ln cres dr"
)
_CLASSES = (
    ("title", TITLES), ("kin", KIN), ("role", ROLES), ("wtitle", WEAK_TITLES), ("naming", NAMING), ("school", SCHOOL_TYPES), ("body", BODY_TYPES),
    ("street", STREET_TYPES), ("speak", SPEAKING), ("verb", PERSON_VERBS), ("own", OWNERS), ("det", DETERMINERS), ("prep", PLACE_PREPOSITIONS | LIVING),
    ("month", MONTHS | table("jan feb mar apr jun jul aug sep sept oct nov dec")), ("day", WEEKDAYS | table("mon tue tues wed thu thur thurs fri sat sun")),
    ("unit", table("day days week weeks month months year years hour hours minute minutes min mins hr hrs yr yrs wk wks old yo mg ml kg pounds quid miles times am pm x")),
    ("and", table("and & plus or with n")),
)  # fmt: skip
CUES = {word: name for name, words in reversed(_CLASSES) for word in words}
"""What each word of these tables announces, the first class of several; the words themselves the tagger may know."""
