"""A story goes to one channel, and no channel is of a few."""

from hypothesis import given, settings
from hypothesis import strategies as some

from conversations.digest.scopes import EVERYTHING, FEWEST_OF_A_SCOPE, Scope, channel_of, refused
from conversations.facets import FEWEST, Facet, Told

PROMPTS = {"needs": ("home", "money", "sleep"), "area": ("north", "south")}
FACETS = [Facet(prompt, choice) for prompt, choices in PROMPTS.items() for choice in choices]

facets = some.frozensets(some.sampled_from(FACETS))


@some.composite
def scopes(draw: some.DrawFn) -> list[Scope]:
    wheres = draw(
        some.lists(
            some.fixed_dictionaries(
                {},
                optional={
                    prompt: some.frozensets(some.sampled_from(choices), min_size=1)
                    for prompt, choices in PROMPTS.items()
                },
            ),
            max_size=5,
        )
    )
    return [Scope(f"channel {number}", where) for number, where in enumerate(wheres)]


@some.composite
def stories(draw: some.DrawFn) -> list[Told]:
    """Groups of narrators who tell the same, some of them twice."""
    found = []
    groups = draw(some.lists(some.tuples(facets, some.integers(1, 45), some.integers(0, 60)), max_size=6))
    for told, count, first in groups:
        found += [Told((first + number).to_bytes(8, "big"), told) for number in range(count)]
    return found


def told(count: int, *choices: tuple[str, str], first: int = 0) -> list[Told]:
    these = frozenset(Facet(*one) for one in choices)
    return [Told((first + number).to_bytes(8, "big"), these) for number in range(count)]


@given(scopes(), facets, some.data())
def test_a_story_goes_to_the_first_that_takes_it_and_is_not_refused(
    known: list[Scope], these: frozenset[Facet], data: some.DataObject
) -> None:
    names = [scope.name for scope in known]
    without = data.draw(some.frozensets(some.sampled_from(names))) if names else frozenset()
    channel = channel_of(known, these, without)
    takers = [scope.name for scope in known if scope.takes(these) and scope.name not in without]
    assert channel == (takers[0] if takers else EVERYTHING)


@given(scopes(), stories())
@settings(max_examples=300)
def test_every_channel_that_stands_and_the_rest_are_of_nobody_or_of_many(
    known: list[Scope], all_: list[Told]
) -> None:
    without = refused(known, all_)
    tellers: dict[str, set[bytes]] = {}
    for one in all_:
        tellers.setdefault(channel_of(known, one.facets, without), set()).add(one.teller)
    narrow = {scope.name for scope in known if scope.where} - set(without)
    for name in narrow:
        assert len(tellers.get(name, ())) >= FEWEST_OF_A_SCOPE
    if narrow and not any(not scope.where for scope in known):
        assert not 0 < len(tellers.get(EVERYTHING, ())) < FEWEST_OF_A_SCOPE


@given(scopes(), stories(), some.data())
@settings(max_examples=300)
def test_a_channel_that_stood_before_stands_until_it_is_of_fewer_than_eight(
    known: list[Scope], all_: list[Told], data: some.DataObject
) -> None:
    """And whatever stood, no channel is of fewer than eight, nor leaves so few to the rest."""
    names = [scope.name for scope in known]
    standing = data.draw(some.frozensets(some.sampled_from(names))) if names else frozenset()
    without = refused(known, all_, standing)
    tellers: dict[str, set[bytes]] = {}
    for one in all_:
        tellers.setdefault(channel_of(known, one.facets, without), set()).add(one.teller)
    narrow = {scope.name for scope in known if scope.where} - set(without)
    for name in narrow:
        fewest = FEWEST if name in standing else FEWEST_OF_A_SCOPE
        assert len(tellers.get(name, ())) >= fewest
    if narrow and not any(not scope.where for scope in known):
        assert not 0 < len(tellers.get(EVERYTHING, ())) < FEWEST


@given(scopes(), stories())
def test_a_channel_that_is_refused_takes_nothing_and_changes_nothing_for_those_before_it(
    known: list[Scope], all_: list[Told]
) -> None:
    without = refused(known, all_)
    for at in range(len(known)):
        before = refused(known[:at], all_)
        assert without[: len(before)] == before
    assert all(channel_of(known, one.facets, without) not in without for one in all_)


@given(stories(), facets)
def test_a_channel_for_everything_is_never_refused(all_: list[Told], these: frozenset[Facet]) -> None:
    everything = Scope("all of it")
    assert everything.takes(these)
    assert refused([everything], all_) == ()


def test_nineteen_are_too_few_and_twenty_are_enough() -> None:
    housing = Scope("Housing", {"needs": frozenset({"home"})})
    rest = told(30, ("needs", "money"), first=100)
    assert refused([housing], [*told(19, ("needs", "home")), *rest]) == ("Housing",)
    assert refused([housing], [*told(20, ("needs", "home")), *rest]) == ()


def test_a_channel_that_stands_does_not_fall_silent_for_one_family_that_takes_its_story_back() -> None:
    """Nor for twelve; nor the rest, of which it leaves so many less."""
    housing = Scope("Housing", {"needs": frozenset({"home"})})
    many = told(30, ("needs", "money"), first=100)
    for here, rest, stands in (
        (19, 30, True),
        (8, 30, True),
        (7, 30, False),
        (20, 19, True),
        (20, 8, True),
        (20, 7, False),
    ):
        all_ = [*told(here, ("needs", "home")), *many[:rest]]
        assert refused([housing], all_, {"Housing"}) == (() if stands else ("Housing",))
        assert refused([housing], all_, {"Money"}) == ("Housing",)


def test_stories_of_one_narrator_count_once() -> None:
    housing = Scope("Housing", {"needs": frozenset({"home"})})
    rest = told(30, ("needs", "money"), first=100)
    assert refused([housing], [*told(12, ("needs", "home")), *told(12, ("needs", "home")), *rest]) == (
        "Housing",
    )


def test_two_channels_that_together_leave_a_few_to_the_rest_do_not_both_stand() -> None:
    """Three told of neither: by themselves in the channel for the rest they would be named by what they did not say."""
    housing = Scope("Housing", {"needs": frozenset({"home"})})
    money = Scope("Money", {"needs": frozenset({"money"})})
    all_ = [
        *told(40, ("needs", "home")),
        *told(40, ("needs", "money"), first=100),
        *told(3, ("needs", "sleep"), first=200),
    ]
    assert refused([housing], all_) == ()
    assert refused([housing, money], all_) == ("Money",)


def test_a_channel_that_another_leaves_a_few_is_refused_itself() -> None:
    """Of forty who told of money all but five told of home too, and go there: the five go to the rest, among others."""
    housing = Scope("Housing", {"needs": frozenset({"home"})})
    money = Scope("Money", {"needs": frozenset({"money"})})
    all_ = [
        *told(35, ("needs", "home"), ("needs", "money")),
        *told(5, ("needs", "money"), first=100),
        *told(30, ("needs", "sleep"), first=200),
    ]
    assert refused([housing, money], all_) == ("Money",)
    assert refused([money, housing], all_) == ("Housing",)


def test_every_prompt_a_channel_names_must_fit() -> None:
    north = Scope("North homes", {"needs": frozenset({"home", "money"}), "area": frozenset({"north"})})
    assert north.takes({Facet("needs", "money"), Facet("area", "north")})
    assert not north.takes({Facet("needs", "money"), Facet("area", "south")})
    assert not north.takes({Facet("area", "north")})
