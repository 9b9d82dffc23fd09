"""Words of school and nursery life in every nation, and the names of classes and stages.

Written for this project from general knowledge.
"""

from conversations.redaction.table import table

SCHOOL_LIFE = table(
    """
    preschool pre-school playgroup creche comp uni headteacher headmistress ta tas senco dinnerlady dinnerladies homeroom playtime breaktime
    hometime isolations exclusions ready-to-learn housepoints housepoint breakout maths english rs pe pshe rse dt it ict french spanish german
    welsh gaelic latin rugby numeracy sats gcses gcse highers leavers sportsday worldbookday bookday nonuniform non-uniform mufti ownclothes
    dressdown bookbag bookbags lunchbox packedlunch pe-kit plimsolls pinafore cardi breakfastclub afterschool after-school wraparound holidayclub
    halfterm half-term termtime term-time inset snowday lates prefects headboy headgirl bestfriend besties antibullying cyberbullying
    parentsevening openday homevisit keystage keyworker keyperson readingrecord showmyhomework lexia biffchipkipper rwinc rwi letterland
    jollyphonics numicon ttrockstars timestables forestschool mudkitchen watertray carpettime eleven-plus elevenplus waitinglist managedmove
    reintegration homeschool homeschooled homeschooling home-school eotas hometuition homelearning ysgol meithrin babanod cynradd uwchradd ti fi
    mudiad gaelscoil bunscoil naiscoil croileagan bunsgoil hwb
    """
)

CLASSES = table(
    """
    p1 p2 p3 p4 p5 p6 p7 s1 s2 s3 s4 s5 s6 y1 y2 y3 y4 y5 y6 y7 y8 y9 y10 y11 y12 y13 y14 yr1 yr2 yr3 yr4 yr5 yr6 yr7 yr8 yr9 yr10 yr11 yr12 yr13
    yr14 ks1 ks2 ks3 ks4 ks5 f1 f2 n1 n2 n5 nat3 nat4 nat5 l1 l2 l3 ps1 ps2 ps3
    """
)
"""Years, classes and stages with their figure, which are neither ages nor references."""
