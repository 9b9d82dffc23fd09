"""The catalogue of one language: what is said, by table and key of its file, and what is understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from conversations.events import Command
from conversations.words.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Buttons:
    """What stands on buttons; at most 34 characters each."""

    skip: str
    leave_out: str
    back: str
    pause: str
    help: str
    hide: str
    delete: str
    done: str
    send: str
    carry_on: str
    see_answers: str
    use_newer: str
    show_card: str
    start_again: str
    more: str
    earlier: str
    agree: str
    yes: str
    no: str
    keep_this: str
    keep_it: str
    see_list: str
    today: str
    yesterday: str
    earlier_years: str
    later_years: str
    morning: str
    afternoon: str
    evening: str
    night: str
    yes_delete: str
    no_keep: str
    yes_leave_out: str
    no_keep_part: str
    change_uses: str
    see_story: str
    stop_research: str
    allow_research: str
    stop_staff: str
    delete_story: str
    delete_elsewhere: str
    language: str
    discreet_on: str
    discreet_off: str
    heard_right: str
    heard_wrong: str
    words_out: str
    back_to_card: str
    keep_word_in: str
    take_word_out: str


@dataclass(frozen=True, slots=True)
class Asking:
    """What is said around a question."""

    your_answer: str
    so_far: str
    then: str
    between: str
    skipped: str
    you_skipped: str
    suggested: str
    this_one: str
    another: str
    type_letters: str
    which_year: str
    which_year_of_month: str
    which_year_alone: str
    which_month: str
    which_day: str
    which_hour: str
    which_hour_of: str
    which_minute: str
    which_of_two: str
    from_to: str
    from_to_steps: str
    found: str
    found_more: str
    found_none: str
    kept_piece: str
    put_with_last: str
    please_tap: str
    already: str
    please_type: str
    nothing_yet: str
    no_number: str
    no_whole_number: str
    no_date: str
    no_time: str
    no_date_time: str
    please_agree: str
    must_answer: str
    too_long: str
    too_much: str
    not_valid: str
    no_skip: str
    no_back: str
    nothing_to_do: str
    really_skip: str
    older: str
    older_talk: str
    trouble: str


@dataclass(frozen=True, slots=True)
class ComingAndGoing:
    """Stopping, coming back, and changing what was said."""

    paused: str
    welcome_back: str
    not_taken: str
    missed: str
    newer_questions: str
    moved: str
    cannot_move: str
    said_so_far: str
    said_nothing: str
    ended: str
    edited: str
    edited_not_fitting: str
    edited_too_late: str
    edited_unknown: str
    nothing_kept: str
    confirm_delete: str
    confirm_one: str
    deleted: str
    deleted_one: str
    deleted_damaged: str
    too_many_stories: str
    kept: str


@dataclass(frozen=True, slots=True)
class Card:
    """The last page, where a narrator checks what will be sent."""

    ready: str
    heading: str
    few_names: str
    tells: str
    tells_news: str
    tells_job: str
    tells_rare: str
    not_sure: str
    taken_out: str
    kept_in: str
    stands_for: str
    stays: str
    choose_words: str
    offered: str
    keep_telling: str
    staff_heading: str
    staff_language: str
    staff_nothing: str
    use_digest: str
    use_quote: str
    use_research: str
    no_use: str
    many_lines: str
    link: str
    added: str
    foot: str
    changed: str
    hint: str


@dataclass(frozen=True, slots=True)
class SentWords:
    """After Send."""

    thanks: str
    staff: str
    receipt: str
    receipt_use: str
    ask_receipt: str
    no_such_receipt: str
    not_here: str
    deleted_elsewhere: str
    line: str
    nothing_allowed: str
    may_digest: str
    may_quote: str
    may_research: str
    draft: str
    uses_changed: str


@dataclass(frozen=True, slots=True)
class Speaking:
    """Choosing a language."""

    ask: str
    is_set: str
    is_draft: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Voice notes."""

    hint: str
    wait: str
    kept: str
    heard: str
    not_here: str
    too_long: str
    failed: str
    line: str
    goes_to_research: str
    not_sent: str


@dataclass(frozen=True, slots=True)
class Refused:
    """What is not taken."""

    picture: str
    picture_with_words: str
    sound: str
    file: str
    place: str
    contact: str
    sticker: str
    other: str


@dataclass(frozen=True, slots=True)
class Menu:
    """The commands, as Telegram lists them."""

    start: str
    help_now: str
    pause: str
    back: str
    skip: str
    hide: str
    discreet: str
    mystory: str
    language: str
    privacy: str
    delete: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What stands in the profile of the bot."""

    description: str
    short_description: str


@dataclass(frozen=True, slots=True)
class Safety:
    """Safety; ``hidden_left`` by plural category of the Unicode CLDR, with ``{count}`` for how many."""

    danger_offer: str
    under_age: str
    help_checked: str
    neutral: str
    discreet_is_on: str
    discreet_is_off: str
    hidden: str
    hidden_blanked: str
    hidden_unsure: str
    hidden_left: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Times:
    """How times of day are said in one language, folded; English has rules of its own beside it (``talk.clocks``).

    Attributes:
        noon, midnight: Whole times.
        hours: The hours of a clock, 1 to 12, by what is said for them.
        beside: Words beside a time that mean nothing.
        half, quarter: What is said for so much past an hour, with ``{hour}`` for that hour.
        half_to, quarter_to: The same for so much before it.
        morning, afternoon, evening, night: What is said before or after a time for its part of the day.
    """

    noon: frozenset[str]
    midnight: frozenset[str]
    hours: Mapping[str, int]
    beside: frozenset[str]
    half: tuple[str, ...]
    half_to: tuple[str, ...]
    quarter: tuple[str, ...]
    quarter_to: tuple[str, ...]
    morning: tuple[str, ...]
    afternoon: tuple[str, ...]
    evening: tuple[str, ...]
    night: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """What can be typed, folded (see ``folding.folded``). English is understood beside every language.

    Attributes:
        commands: What a whole message means.
        yes, no, keep, agree, send: Whole messages too.
        days: How many days from today a word for a day is.
        last_days: Words beside a day of the week that say it is past.
        beside_days: Words beside a date that mean nothing.
        numbers: Numbers in words, 0 to 100; empty where ``talk.numbers`` reads them by rule (English).
        beside_numbers, changing: Words that leave a number what it is, and words that change it.
        danger: Everyday phrases after which help is offered, those of the language first.
    """

    commands: Mapping[str, Command]
    yes: frozenset[str]
    no: frozenset[str]
    keep: frozenset[str]
    agree: frozenset[str]
    send: frozenset[str]
    days: Mapping[str, int]
    last_days: frozenset[str]
    beside_days: frozenset[str]
    times: Times
    numbers: Mapping[str, int]
    beside_numbers: frozenset[str]
    changing: frozenset[str]
    danger: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Everything Firsthand says and understands in one language; ``code`` is ISO 639's."""

    code: str
    name: str
    draft: bool
    buttons: Buttons
    asking: Asking
    coming_and_going: ComingAndGoing
    card: Card
    sent: SentWords
    safety: Safety
    language: Speaking
    voice: Voice
    refused: Refused
    privacy: str
    contact: str
    kept_weeks: str
    menu: Menu
    profile: Profile
    understood: Understood = field(repr=False)

    def __hash__(self) -> int:
        """By code: there is one of each."""
        return hash(self.code)


def counted(texts: Mapping[str, str], code: str, count: int) -> str:
    """The text for so many, by the plural rules of the language (Unicode CLDR), with ``{count}`` filled in."""
    # Loaded where it is needed: most services speak one language, and its data takes memory.
    from babel import Locale

    category = Locale.parse(code).plural_form(count)
    return texts.get(category, texts["other"]).replace("{count}", str(count))
