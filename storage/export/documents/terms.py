"""What every document of a bundle says of it in the same words: whom it is for, how it is cited, what holds for its users."""

from storage.export.about import About, Tier

ACCESS: dict[Tier, str] = {
    "open": "Open: it holds no free text at all. Closed answers are coarse and protected as this bundle's disclosure report says.",
    "safeguarded": "Safeguarded: for the researcher and the project named here. Free text was redacted again for research, and "
    "what was taken out is marked with codes such as [PERSON_1].",
    "controlled": "Controlled: for the researcher and the project named here, in a place where nobody else can read it. Free text "
    "is as its narrator approved it, and voice notes may be there: a voice can be recognised.",
}
"""By tier, what a bundle holds; the words are the UK Data Service's for the three ways in which it gives data out."""

CONDITIONS = (
    "Use the stories for the named project only.",
    "Do not try to find out whose a story is, and do not join it with other data to that end.",
    "Do not pass the bundle on; who else works on the project asks for a bundle of their own.",
    "Publish no count under 10, and no quotation beside a place, a date or an age.",
    "Take out recalled stories as soon as a recall list comes, and send back the receipt.",
    "Delete the bundle, and every copy and table made of single stories, when the project ends.",
)
"""What a user keeps to. A count of 10 is the usual floor of secure data services for what leaves them."""

WITHDRAWAL = (
    "A family may withdraw at any time. Then its story may not be used any more, in this bundle or in any file made of it.",
    "You get a recall list for it, which is signed: a list of rows, and a file with .minisig at the end of its name.",
    "Numbers and texts that were published before the list came may stay; new ones may not hold the story.",
    "A list that is not answered by its receipt within 30 days stops your next bundle.",
)
"""What a withdrawal means to whoever holds a bundle, in whole sentences."""

LIMITS = (
    "The stories are those of families who found the service, chose to tell, and allowed research: they stand for nobody else.",
    "A story is what one person told. Others in the same family may tell it otherwise.",
    "Questions could be skipped, so an empty cell says nothing about the family.",
    "A choice that few told was made broader or taken out, so small needs and small services count too low here.",
    "Words in square brackets were put in by a program, which takes out too much at times and too little at others.",
    "Languages but the default were translated; the codebook has the exact words of each.",
)
"""What the data cannot say, in whole sentences."""


def citation(about: About) -> str:
    """How the bundle is cited: no person and no organisation but those the bundle itself names is told."""
    year, number = about.week.split("-W")
    return (
        f"{about.title} [data set]. Bundle {about.bundle}, number {about.number}, week {int(number)} of {year}. "
        f"{about.stories:,} stories, collected with Firsthand {about.firsthand}. Contact: {about.contact}"
    )
