"""Words that tell of which kind a place or body is. Written for this project from general knowledge; folded, without apostrophes."""

from collections.abc import Mapping

from conversations.redaction.table import table

_KINDS = """
school: school schools primary infant infants junior juniors secondary academy high comp comprehensive grammar middle_school prep ysgol primary_school high_school junior_school
nursery: nursery nurseries preschool pre_school playgroup kindergarten creche daycare day_nursery tots toddlers playschool montessori childcare meithrin preschoolers kinder
college: college sixth_form sixth_form_college uni university
surgery: surgery practice medical medical_centre health_centre medical_practice gp_surgery gps doctors_surgery healthcentre dental dentist dentists
hospital: hospital general royal infirmary ward maternity hosp
clinic: clinic
hospice: hospice
refuge: refuge safe_house
hostel: hostel shelter bandb b_b
club: club clubs scouts guides brownies cubs beavers rovers rangers united fc rfc cc athletic youth_club football_club gymnastics swimming_club boxing group
 toddler_group playscheme scheme cadets society
church: church chapel cathedral parish abbey minster ministries
mosque: mosque masjid
temple: temple gurdwara mandir
synagogue: synagogue shul
employer: ltd limited plc bakery bakers salon garage factory warehouse foods cleaners cleaning hairdressers builders motors takeaway restaurant butchers solicitors firm
centre: centre center hub childrens_centre family_centre contact_centre family_hub community_centre youth_centre leisure_centre
library: library
cafe: cafe caff
pub: pub inn arms
hotel: hotel travelodge bandbs
shop: shop store stores supermarket
chemist: chemist pharmacy
food bank: foodbank food_bank pantry
care home: care_home nursing_home
court: family_court county_court magistrates crown_court
prison: prison hmp jail
village: village hamlet
town: town city
estate: estate
block of flats: flats
"""
NOUNS: Mapping[str, str] = {
    word.replace("_", " "): noun
    for line in _KINDS.replace("\n ", " ").strip().splitlines()
    for noun, _, words in (line.partition(":"),)
    for word in words.split()
}
"""The kind of place that a word or two tell."""

OPENING = table(
    "ysgol hmp masjid mosque church hotel gurdwara mandir hostel hospital clinic royal general school nursery refuge"
)
"""Kinds that may open a name; any other only ends one: Abbey Cars is no church."""

OF_THE_LITTLE = table("little tiny busy wee")
"""Words that open the names of nurseries."""

FILLING = table(
    "catholic rc ce coe c e of england voluntary aided community county special free islamic muslim jewish christian hindu sikh foundation girls boys day"
    " health family children childrens youth trust"
)
"""Words of a school's or body's name that may be left out of it."""

LEVELS: Mapping[str, str] = {
    **dict.fromkeys(("primary", "infant", "infants", "junior", "juniors", "prep"), "lower"),
    **dict.fromkeys(("secondary", "high", "comp", "comprehensive", "grammar"), "upper"),
}
"""Schools of one name and two levels are two."""

STREETS = table(
    "road street lane avenue crescent terrace gardens mews grove boulevard parade drive close way hill rise view walk row square place green heol stryd ffordd"
)
WITHIN_A_TOWN: Mapping[str, str] = {
    "estate": "estate",
    **dict.fromkeys(
        ("flats", "tower", "towers", "heights", "mansions", "court", "buildings"), "block of flats"
    ),
    **dict.fromkeys(("cottage", "farm", "villa", "bungalow", "lodge"), "address"),
    "park": "park",
    "library": "library",
}
ABBREVIATED: Mapping[str, str] = {
    "rd": "road", "ave": "avenue", "av": "avenue", "ln": "lane", "cres": "crescent", "cl": "close", "dr": "drive", "terr": "terrace", "gdns": "gardens",
    "sq": "square", "saint": "st", "sch": "school", "prim": "primary", "hosp": "hospital", "acad": "academy",
}  # fmt: skip

CALLED = table("called named the is was like") | {",", "(", "-", ":", '"', "'"}
"""What may stand between the kind of a place and its name."""

DETERMINERS = table(
    "the my our his her their your this that these a an another every each same its wor thier"
)
"""After these a label needs no article."""

OF_THE_SITE = table(
    "local old new big little nearby nice lovely same other whole posh first second last previous former current main special usual nearest whole actual bloody"
)

WORKING: Mapping[str, str] = {
    **dict.fromkeys(
        table(
            "work works worked working job shift shifts employed sacked contract agency cleaner cleaning cook boss manager apprentice hours wages nights hired"
        ),
        "employer",
    ),
    **dict.fromkeys(table("gp gps doctor doctors dr receptionist registered appointment surgery"), "surgery"),
    **dict.fromkeys(
        table("plays played play training trains football boxing karate swimming gymnastics dance dancing"),
        "club",
    ),
    **dict.fromkeys(table("imam jummah"), "mosque"),
    **dict.fromkeys(table("vicar priest pray prays worship baptised sermon mass"), "church"),
    **dict.fromkeys(table("matron consultant ward operation surgeon"), "hospital"),
}
"""What people do at a body whose name does not tell its kind."""
