"""Stories with slots become texts with spans: names, places and numbers are put in at random, and the typing is roughened."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.training.markup import Mark, Marked

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Filled:
    """A text and what in it is marked: (start, end, type of mark), in order; ``blind`` are words of names whose lists are hidden."""

    text: str = field(repr=False)
    spans: tuple[tuple[int, int, str], ...]
    blind: frozenset[str] = field(repr=False)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


@cache
def names() -> dict[str, tuple[str, ...]]:
    """Lists by their heading, such as "british first"."""
    found: dict[str, list[str]] = {}
    section = ""
    for line in (HERE / "names.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif section and not line.startswith("#"):
            found.setdefault(section, []).extend(line.split("|"))
    for line in (HERE / "names_own.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif not line.startswith("#"):
            # Our own lists are short and telling, so each name counts more than once.
            found.setdefault(section, []).extend(line.split() * 3)
    return {key: tuple(value) for key, value in found.items()}


ORIGINS = _words(
    "british british british british british irish south-asian south-asian african african caribbean polish east-european arab"
    " turkish-persian chinese-east-asian latin german-nordic mixed mixed mixed"
)
_SAINTS = _words(
    "Mary Anne John Peter Paul Joseph Cuthbert Oswald Aidan Wilfrid Hilda Bede Luke Mark Michael Patrick Brigid Andrew George Thomas Clare Bernadette Francis Catherine Teresa Ninian Mungo Columba Illtyd Teilo David"
)
_NATURE = _words(
    "Oak Ash Elm Birch Willow Beech Maple Rowan Hazel Cedar Holly Lime Alder Hawthorn Thorn Chestnut Sycamore Poplar Heather Fern Rose Lily Moor Meadow River Stone Mill Brook Spring Well Bridge Castle Abbey Priory Church Manor Hall Park Hill Green Red White Black Kings Queens Bishop Victoria Albert Park Station North South East West High Lower Upper Long Broad Sand Clay Wood Field Marsh Lake Sea Harbour Cliff Valley Dale Fold Croft Grange Orchard Garden Rainbow Sunshine Sunrise Phoenix Hope Haven Harbour Beacon Bridge Lighthouse Unity Crescent Trinity Cornerstone Ark Compass Horizon Bright New Little Busy Tiny Happy"
)
_ENDS = _words(
    "field wood dale ley ton ham brook bridge ford worth hurst mere bank view side gate bury thorpe by well land mount cross lea bourne combe den croft fold shaw wick stead leigh more"
)


@dataclass(slots=True)
class _Filler:
    rng: random.Random
    origin: str
    people: dict[str, tuple[str, str]] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    lasts: list[str] = field(default_factory=list)

    def person(self, mark: Mark) -> str:
        rng = self.rng
        first, last = self.people.get(mark.number, ("", "")) if mark.number else ("", "")
        if not first:
            origin = self.origin if rng.random() < 0.7 else rng.choice(ORIGINS)
            first = self.first(origin)
            last = rng.choice(self.lasts) if self.lasts and rng.random() < 0.4 else self.last(origin)
            self.lasts.append(last)
            if mark.number:
                self.people[mark.number] = (first, last)
        match mark.variant:
            case "full":
                middle = (
                    f" {self.first(self.origin)}"
                    if rng.random() < 0.06
                    else f" {rng.choice('ABCDEFGHJKLMNPRSTW')}"
                    if rng.random() < 0.04
                    else ""
                )
                return f"{first}{middle} {last}"
            case "sur":
                return last
            case "init":
                return self.initials(first, last)
            case "nick":
                return self.nick(first)
            case "typo":
                return misspelt(rng, first)
            case _:
                return first if rng.random() > 0.03 else misspelt(rng, first)

    def first(self, origin: str) -> str:
        rng = self.rng
        lists = names()
        pool = lists.get(f"{origin} first") or lists["mixed first"]
        if origin in {"british", "irish", "caribbean"} and rng.random() < 0.35:
            pool = lists["british first"]
        name = rng.choice(pool)
        if rng.random() < 0.05:
            name = invented(rng, name)
        if rng.random() < 0.03 and "-" not in name:
            name = (
                f"{name}-{rng.choice(_words('Mae Lou Rose Jay Lee Leigh Anne May Grace Jo Ann James Jack'))}"
            )
        elif rng.random() < 0.02:
            name = f"{name} {rng.choice(pool)}"
        return name

    def last(self, origin: str) -> str:
        rng = self.rng
        lists = names()
        pool = lists.get(f"{origin} last") or lists["british last"]
        if origin in {"mixed", "caribbean"} and rng.random() < 0.8:
            pool = lists["british last"]
        last = rng.choice(pool)
        if rng.random() < 0.06:
            last = f"{last}-{rng.choice(lists['british last'])}"
        return last

    def initials(self, first: str, last: str) -> str:
        return self.rng.choice(
            (
                first[0],
                f"{first[0]}.",
                f"{first[0]}{last[0]}",
                f"{first[0]}.{last[0]}.",
                first[0],
                first[0].lower(),
            )
        )

    def nick(self, first: str) -> str:
        short = first.split("-")[0].split()[0]
        cut = short[: self.rng.choice((2, 3, 3, 4))] if len(short) > 4 else short
        return self.rng.choice(
            (
                cut,
                cut + "y",
                cut + "ie",
                cut + cut[-1] + "y",
                cut + "z",
                cut + "zy",
                cut + "o",
                cut + "s",
                f"Lil {cut}",
                f"Big {short}",
                short[0] + short[0].lower(),
            )
        )

    def place(self, mark: Mark) -> str:
        if mark.number and f"{mark.type}{mark.number}" in self.places:
            whole = self.places[f"{mark.type}{mark.number}"]
            return clipped(self.rng, whole) if self.rng.random() < 0.3 and mark.type not in "TSA" else whole
        made = _MAKERS[mark.type](self)
        if mark.number:
            self.places[f"{mark.type}{mark.number}"] = made
        return made

    def town(self) -> str:
        rng = self.rng
        if rng.random() < 0.16:
            return f"{rng.choice(_NATURE)}{rng.choice(_ENDS)}"
        if rng.random() < 0.12:
            return rng.choice(_TOWNS)
        return rng.choice(names()["places"])

    def stem(self) -> str:
        rng = self.rng
        which = rng.random()
        if which < 0.3:
            return f"{rng.choice(_NATURE)}{rng.choice(_ENDS)}"
        if which < 0.45:
            return self.town()
        if which < 0.6:
            return f"{rng.choice(_NATURE)} {rng.choice(_words('Park Hill Lane Road House Bank View Green Wood Grove Bridge Street Vale Hall'))}"
        if which < 0.72:
            return rng.choice(_NATURE)
        if which < 0.86:
            return self.last("british")
        return f"{self.first('british')} {self.last('british')}"

    def saint(self) -> str:
        return f"{self.rng.choice(('St', 'St', 'St', 'St.', 'Saint', 'Our Lady of', 'Holy'))} {self.rng.choice(_SAINTS)}{self.rng.choice(('', chr(39) + 's', chr(39) + 's', 's'))}"

    def school(self) -> str:
        rng = self.rng
        stem = self.saint() if rng.random() < 0.28 else self.stem()
        return stem + rng.choice(
            (
                "",
                "",
                "",
                " Primary",
                " School",
                " Primary School",
                " High",
                " High School",
                " Academy",
                " Infants",
                " Juniors",
                " C of E Primary",
                " CofE",
                " Catholic Primary",
                " Community Primary",
                " Special School",
                " College",
                " Secondary",
                " Comp",
                " Grammar",
                " PRU",
                " Infant School",
                " Sixth Form",
            )
        )

    def nursery(self) -> str:
        rng = self.rng
        return rng.choice(
            (
                f"{self.stem()} Nursery",
                f"Little {rng.choice(_words('Acorns Stars Explorers Ducklings Bears Fishes Learners Treasures Oaks Angels Gems Wonders Monkeys Steps'))}",
                f"{rng.choice(_words('Busy Happy Tiny Bright Jolly Wise Cheeky'))} {rng.choice(_words('Bees Bears Tots Toes Sparks Owls Days Monkeys Beans Feet Hands Ducks'))}{rng.choice(('', ' Nursery', ' Day Nursery', ' preschool'))}",
                f"{rng.choice(_NATURE)} Tree Nursery",
                f"{self.stem()} Playgroup",
            )
        )

    def surgery(self) -> str:
        rng = self.rng
        return self.stem() + rng.choice(
            (
                " Surgery",
                " Surgery",
                " Medical Centre",
                " Health Centre",
                " Practice",
                " Medical Practice",
                " Clinic",
                "",
                " GP",
                " Family Practice",
                " Dental",
            )
        )

    def hospital(self) -> str:
        rng = self.rng
        return rng.choice(
            (
                f"{self.stem()} Hospital",
                f"{self.stem()} General",
                f"Royal {self.town()}",
                f"{self.town()} Royal Infirmary",
                f"{self.saint()} Hospital",
                f"{self.saint()} Hospice",
                f"Queen {rng.choice(('Elizabeth', 'Alexandra', 'Charlotte'))}",
                f"{self.town()} General",
                f"{self.last('british')} ward",
                f"{rng.choice(_NATURE)} ward",
                f"{self.town()} Infirmary",
            )
        )

    def refuge(self) -> str:
        rng = self.rng
        return self.stem() + rng.choice(
            (
                " House",
                " House",
                " Lodge",
                " Hostel",
                " Refuge",
                " Centre",
                " Court",
                " contact centre",
                "",
                " Project",
            )
        )

    def club(self) -> str:
        rng = self.rng
        return rng.choice(
            (
                f"{self.stem()} Youth Club",
                f"{self.stem()} Scouts",
                f"{self.town()} {rng.choice(_words('Rovers United Juniors Athletic Tigers Lions Rangers Town City Wanderers Panthers Dynamos Harriers Swimmers Celtic'))}",
                f"{self.town()} FC",
                f"{self.stem()} Boxing Club",
                f"{self.stem()} Community Centre",
                f"{self.stem()} Family Centre",
                f"{self.stem()} Children's Centre",
                f"{self.stem()} Family Hub",
                f"{rng.choice(_words('1st 2nd 3rd 4th 12th'))} {self.town()} Brownies",
                f"{self.stem()} Playgroup",
                f"{self.last('british')} School of Dance",
                f"{self.town()} Young Carers",
                f"the {rng.choice(_NATURE)} Project",
                f"Friends of {self.stem()}",
                f"{self.stem()} Tots",
            )
        )

    def employer(self) -> str:
        rng = self.rng
        return rng.choice(
            (
                f"{self.last('british')} & Sons",
                f"{self.last('british')}s",
                f"{self.last('british')} and {self.last('british')}",
                f"{self.last('british')}'s {rng.choice(_words('bakery garage butchers chippy cafe salon nursery farm yard cleaning taxis dairy'))}",
                f"{self.stem()} {rng.choice(_words('Care Cleaning Logistics Foods Motors Construction Solicitors Homes Services Packaging Bakery Ltd Hotel Farm Meats Textiles Taxis Security Scaffolding'))}",
                f"{self.town()} {rng.choice(_words('Foods Steel Council Cars Buses Laundry Mill Taxis'))}",
                f"the {rng.choice(_NATURE)} {rng.choice(_words('Arms Lion Bull Horse Hotel Inn Tavern Cafe'))}",
                f"{self.stem()} Care Home",
            )
        )

    def worship(self) -> str:
        rng = self.rng
        return rng.choice(
            (
                self.saint(),
                f"{self.saint()} Church",
                f"{self.stem()} Methodist",
                f"{self.stem()} Baptist Church",
                f"{self.town()} Mosque",
                f"{self.stem()} Road Mosque",
                f"Masjid {rng.choice(_words('Noor Umar Bilal Quba Taqwa Rahma Ibrahim'))}",
                f"{self.town()} Gurdwara",
                f"{self.town()} Central Mosque",
                f"{self.stem()} Chapel",
                f"{self.town()} Hindu Temple",
                f"{self.town()} Kingdom Hall",
                f"Gurdwara Guru {rng.choice(_words('Nanak Gobind Arjan Ram Das Hargobind'))}",
            )
        )

    def street(self) -> str:
        rng = self.rng
        return f"{self.stem()} {rng.choice(_words('Road Street Lane Avenue Close Drive Way Crescent Terrace Grove Gardens Court Place Walk Row Square Mews Hill Rise View Rd St Ave Cl'))}"

    def address(self) -> str:
        rng = self.rng
        number = rng.choice(
            (
                str(rng.randint(1, 180)),
                f"{rng.randint(1, 90)}{rng.choice('abAB')}",
                f"Flat {rng.randint(1, 40)}, {rng.randint(1, 90)}",
                f"flat {rng.randint(1, 30)}",
                f"no {rng.randint(1, 99)}",
                f"number {rng.randint(1, 99)}",
            )
        )
        return f"{number}{rng.choice((' ', ' ', ' ', ', '))}{self.street()}" + (
            f"{rng.choice((', ', ' '))}{self.town()}" if rng.random() < 0.25 else ""
        )

    def estate(self) -> str:
        rng = self.rng
        return rng.choice(
            (
                f"{self.stem()} estate",
                f"{self.stem()} House",
                f"{self.stem()} Court",
                f"{self.stem()} Tower",
                f"{self.stem()} flats",
                f"the {self.stem()}",
                f"the {self.last('british')} estate",
                f"{self.stem()} Point",
                f"{self.stem()} Heights",
            )
        )


_MAKERS: dict[str, Callable[[_Filler], str]] = {
    "T": _Filler.town, "S": _Filler.street, "A": _Filler.address, "E": _Filler.estate, "SCH": _Filler.school, "NUR": _Filler.nursery, "SUR": _Filler.surgery,
    "HOS": _Filler.hospital, "REF": _Filler.refuge, "CLB": _Filler.club, "EMP": _Filler.employer, "REL": _Filler.worship,
}  # fmt: skip
_TOWNS = _words(
    "London Leeds Bradford Manchester Liverpool Birmingham Sheffield Glasgow Cardiff Belfast Hull Derby Bristol Leicester Luton Slough Croydon Hackney Peckham Brixton Tottenham Oldham Bolton Wigan Preston Reading Bath Sandwich Rugby Deal Sale Bury Barking Battle Hope Ash Street Wells Rye Diss Ware Settle Nelson Blackpool Swansea Newport Wrexham Dundee Paisley Derry Newry Lisburn Warsaw Lagos Karachi Dhaka Mogadishu Aleppo Kabul Sylhet Lahore Mirpur Kingston Nairobi Krakow"
)
_MONTHS = _words(
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Oct Nov Dec"
)
_ONES = _words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)


def _number(rng: random.Random, kind: str) -> str:
    digits = lambda n: "".join(rng.choice("0123456789") for _ in range(n))  # noqa: E731
    letters = lambda n: "".join(rng.choice("ABCDEFGHJKLMNPRSTUVWXY") for _ in range(n))  # noqa: E731
    match kind:
        case "AGE":
            age = rng.choice((rng.randint(1, 17), rng.randint(2, 14), rng.randint(18, 88)))
            return _ONES[age - 1] if age < 20 and rng.random() < 0.25 else str(age)
        case "DATE" | "DOB":
            day, month, year = (
                rng.randint(1, 31),
                rng.choice(_MONTHS),
                rng.choice((str(rng.randint(2008, 2026)), f"{rng.randint(8, 26):02}")),
            )
            ordinal = f"{day}{'th' if 3 < day < 21 or day % 10 not in {1, 2, 3} else {1: 'st', 2: 'nd', 3: 'rd'}[day % 10]}"
            return rng.choice(
                (
                    f"{day} {month}",
                    f"{day} {month} {year}",
                    f"{ordinal} {month}",
                    f"{ordinal} of {month}",
                    f"{month} {ordinal}",
                    f"{day}/{rng.randint(1, 12)}/{year}",
                    f"{day:02}.{rng.randint(1, 12):02}.{year}",
                    f"{ordinal} {month} {year}",
                    f"{day}/{rng.randint(1, 12):02}",
                    f"the {ordinal} of {month}",
                )
            )
        case "PHONE":
            last = digits(3)
            return rng.choice(
                (
                    f"07700 900{last}",
                    f"07700900{last}",
                    f"07700 900 {last}",
                    f"+44 7700 900{last}",
                    f"0113 496 0{last}",
                    f"01632 960{last}",
                    f"020 7946 0{last}",
                    f"07700-900-{last}",
                )
            )
        case "EMAIL":
            name = rng.choice(names()["british first"]).lower()
            return rng.choice(
                (
                    f"{name}{digits(2)}@example.com",
                    f"{name}.{letters(4).lower()}@example.org",
                    f"{name} at gmail dot com",
                    f"{name}_{digits(3)}@example.co.uk",
                    f"{name} (at) outlook.com",
                )
            )
        case "PC":
            return rng.choice(
                (
                    f"{letters(2)}{digits(1)} {digits(1)}{letters(2)}",
                    f"{letters(1)}{digits(2)} {digits(1)}{letters(2)}",
                    f"{letters(2)}{digits(2)}{digits(1)}{letters(2)}",
                )
            )
        case "NHS":
            return rng.choice(
                (f"{digits(3)} {digits(3)} {digits(4)}", digits(10), f"{digits(3)}-{digits(3)}-{digits(4)}")
            )
        case "NINO":
            return rng.choice(
                (
                    f"QQ {digits(2)} {digits(2)} {digits(2)} {rng.choice('ABCD')}",
                    f"QQ{digits(6)}{rng.choice('ABCD')}",
                )
            )
        case "URL":
            return f"{rng.choice(('www.', 'https://', ''))}example.{rng.choice(('com', 'org', 'co.uk'))}/{letters(5).lower()}"
        case "HANDLE":
            return rng.choice(
                (
                    f"@{letters(6).lower()}{digits(2)}",
                    f"@{letters(4).lower()}_{letters(4).lower()}",
                    f"{letters(5).lower()}_{digits(2)}",
                )
            )
        case "CASE":
            return rng.choice(
                (
                    f"{letters(2)}/{digits(4)}/{digits(2)}",
                    f"{letters(3)}-{digits(5)}",
                    digits(8),
                    f"{letters(2)}{digits(6)}",
                    f"{digits(2)}/{digits(5)}",
                    digits(6),
                )
            )
        case "PLATE":
            return rng.choice(
                (f"{letters(2)}{digits(2)} {letters(3)}", f"{letters(2)}{digits(2)}{letters(3)}")
            )
        case "CARD":
            return rng.choice(
                (" ".join(digits(4) for _ in range(4)), f"{digits(2)}-{digits(2)}-{digits(2)} {digits(8)}")
            )
        case _:
            return digits(rng.randint(7, 11))


def misspelt(rng: random.Random, word: str) -> str:
    """One slip of the keys: two letters swapped, one left out, doubled or hit beside."""
    if len(word) < 4:
        return word
    at = rng.randint(1, len(word) - 2)
    match rng.randint(0, 3):
        case 0:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case 1:
            return word[:at] + word[at + 1 :]
        case 2:
            return word[:at] + word[at] + word[at:]
        case _:
            return word[:at] + rng.choice(_BESIDE.get(word[at].lower(), "e")) + word[at + 1 :]


_BESIDE = {
    "a": "sq",
    "e": "wr",
    "i": "uo",
    "o": "ip",
    "u": "yi",
    "s": "ad",
    "n": "bm",
    "t": "ry",
    "r": "et",
    "l": "k",
    "d": "sf",
    "h": "gj",
    "m": "n",
    "c": "xv",
    "y": "tu",
    "k": "jl",
}


def invented(rng: random.Random, name: str) -> str:
    """A spelling of one's own: Jaxxon, Kaydee, Emmaleigh."""
    swaps = (
        ("i", "y"),
        ("c", "k"),
        ("ck", "xx"),
        ("ie", "ee"),
        ("y", "ie"),
        ("ey", "ay"),
        ("s", "z"),
        ("ph", "f"),
        ("an", "yn"),
        ("er", "ah"),
        ("a", "ae"),
    )
    old, new = rng.choice(swaps)
    return (
        name.replace(old, new, 1)
        if old in name[1:]
        else name + rng.choice(("leigh", "lynn", "son", "iah", "ius", "elle"))
    )


def clipped(rng: random.Random, whole: str) -> str:
    """A school or surgery as people say it: without what kind of place it is."""
    parts = whole.split()
    return (
        " ".join(parts[: rng.choice((1, 2))])
        if len(parts) > 2
        else parts[0]
        if parts[0].lower() not in {"st", "st.", "saint", "the", "our", "holy"}
        else whole
    )


def fill(story: Marked, rng: random.Random) -> Filled:
    """One way to fill a story, roughened at random."""
    origin = story.header.get("origin", "mixed").split(",")[0].strip().replace("eastern", "east")
    if rng.random() < 0.45 or f"{origin} first" not in names():
        origin = rng.choice(ORIGINS)
    filler = _Filler(rng, origin)
    plain = "".join(story.texts)
    capitals = sum(letter.isupper() for letter in plain)
    lower = capitals * 150 < len(plain)
    shouted = capitals * 2 > sum(map(str.isalpha, plain))
    pieces: list[tuple[str, str]] = [(story.texts[0], "")]
    for mark, text in zip(story.marks, story.texts[1:], strict=True):
        if mark.words is not None:
            words = mark.words
        elif mark.type == "P":
            words = filler.person(mark)
        elif mark.type in _MAKERS:
            words = filler.place(mark)
        else:
            words = _number(rng, mark.type)
        if mark.words is None:
            if lower and mark.type not in {"PLATE", "NINO", "PC"}:
                words = words.lower()
            elif shouted:
                words = words.upper()
            if pieces[-1][0].endswith("the ") and words.lower().startswith("the "):
                words = words[4:]
        pieces += [(words, mark.type), (text, "")]
    pieces = _roughened(pieces, rng)
    blind: set[str] = set()
    for words, kind in pieces:
        if kind in {"P", "T", "EMP", "SCH", "SUR", "CLB", "REF", "NUR", "E", "S"} and rng.random() < 0.22:
            blind |= {
                re.sub(r"['’]s?$", "", part.lower()) for part in re.split(r"[\s\-.]+", words) if len(part) > 2
            }
    text, spans = "", []
    for words, kind in pieces:
        if kind and kind != "O" and words:
            spans.append((len(text), len(text) + len(words), kind))
        text += words
    return Filled(text, tuple(spans), frozenset(blind))


def _roughened(pieces: list[tuple[str, str]], rng: random.Random) -> list[tuple[str, str]]:
    """The same story as another thumb would type it."""
    how = rng.random()
    if how < 0.22:
        pieces = [(words.lower(), kind) for words, kind in pieces]
    elif how < 0.27:
        pieces = [(words.upper(), kind) for words, kind in pieces]
    elif how < 0.35:  # names without their capitals among sentences that have theirs
        pieces = [(words.lower() if kind not in {"", "O"} else words, kind) for words, kind in pieces]
    elif how < 0.40:
        pieces = [(words.title() if kind not in {"", "O"} else words.lower(), kind) for words, kind in pieces]
    if rng.random() < 0.3:
        pieces = [(words.replace("'", "").replace("’", ""), kind) for words, kind in pieces]
    if rng.random() < 0.25:
        pieces = [
            (re.sub(r"[.,;:!?]+(?=\s)", "", words) if not kind or kind == "O" else words, kind)
            for words, kind in pieces
        ]
    elif rng.random() < 0.1:
        pieces = [
            (re.sub(r"[.!?]\s+", rng.choice((" ", ", ", "\n", " and ")), words) if not kind else words, kind)
            for words, kind in pieces
        ]
    slips = rng.choice((0.0, 0.0, 0.01, 0.02, 0.05))
    if slips:
        pieces = [(_slipped(words, rng, slips) if not kind else words, kind) for words, kind in pieces]
    if rng.random() < 0.05:
        pieces = [
            (words.replace(" ", "\n", 1) if kind == "P" and rng.random() < 0.5 else words, kind)
            for words, kind in pieces
        ]
    return pieces


def _slipped(words: str, rng: random.Random, share: float) -> str:
    return "".join(
        misspelt(rng, part) if part.isalpha() and rng.random() < share else part
        for part in re.split(r"(\s+)", words)
    )


def filled(stories: Sequence[Marked], times: int, seed: int) -> list[Filled]:
    """Every story ``times`` times over; the same seed gives the same texts."""
    rng = random.Random(seed)
    return [fill(story, rng) for _ in range(times) for story in stories]
