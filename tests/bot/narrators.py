"""Narrators on Telegram who do what the narrators of transcripts do, in discreet mode: tapping, typing, changing, as a phone lets them."""

import re
from collections import deque
from dataclasses import dataclass, field

from bot.terminal.phone import bare
from bot.terminal.transcript import ALBUM, DAY, EDITS, QUESTIONS, Entry, Transcript
from conversations.receipt import fingerprint_of
from conversations.session import Session, Stage
from conversations.words import CODES, words_of
from conversations.words.folding import folded
from tests.telegram.fake import FakeTelegram

SAID = [words_of(code) for code in CODES]
"""What Firsthand says, in every language."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_SHOW_CARD = {words.buttons.show_card for words in SAID}
_SEE_STORY = {words.buttons.see_story for words in SAID}
_CARRY_ON = {words.buttons.carry_on for words in SAID}
_ASKS_TO_SEE = {folded(words.buttons.see_answers) for words in SAID} | set(map(folded, _SHOW_CARD))
_WORDS_OUT = tuple(folded(words.buttons.words_out.format(count="")) for words in SAID)
_BACK_TO_CARD = {folded(words.buttons.back_to_card) for words in SAID}
_NO_SUCH_RECEIPT = {said for words in SAID for said in (words.sent.no_such_receipt, words.sent.not_here)}
_DISCREET = ("/discreet", "clear as we go", "[Someone might see]")
_CONTENT = {"(sticker)": "sticker", "(place)": "location", "(contact)": "contact", "(file)": "document"}
_UNKNOWN = {"(sound)": "audio", "(other)": "something_of_next_year"}


def _asks_to_see(words: str) -> bool:
    """Whether somebody asks for what they said, or for the words that were taken out of it."""
    asked = folded(words)
    return asked in _ASKS_TO_SEE or asked in _BACK_TO_CARD or asked.startswith(_WORDS_OUT)


def words_in(text: str) -> set[str]:
    """The words of a text that are longer than three letters."""
    return set(_WORD.findall(text.casefold()))


@dataclass(slots=True)
class Narrator:
    """One account, doing what the narrator of a transcript does.

    ``told`` are the words they gave so far. ``before`` is how they stood when they did the last thing; ``acts`` says
    whether there was one, ``doing`` which, ``taps`` whether it was a tap, ``asks_to_see`` whether it asked for the card or for what they
    said, and ``sees`` whether that still stands there; ``discreet`` whether all this is in discreet mode.
    """

    user: int
    transcript: Transcript
    breaths: deque[tuple[Entry, ...]] = field(init=False)
    told: set[str] = field(default_factory=set)
    before: Session | None = None
    doing: str = ""
    acts: bool = False
    taps: bool = False
    asks_to_see: bool = False
    sees: bool = False
    discreet: bool = False
    _own: list[int] = field(default_factory=list)  # what they typed, by the transcript's numbers
    _receipts: list[str] = field(default_factory=list)
    _used: int = 0
    _tapped: dict[str, tuple[int, str]] = field(default_factory=dict)  # every button there ever was

    def __post_init__(self) -> None:
        self.breaths = deque(self.transcript.breaths)

    @property
    def waits(self) -> bool:
        """Whether the next thing is not theirs to do: it gets another day, or other questions are put in."""
        return bool(self.breaths) and self.breaths[0][0].who in (DAY, QUESTIONS)

    def act(self, telegram: FakeTelegram) -> None:
        """Do the next thing, in discreet mode: that is switched on, and the card asked for, by who does not do so by themselves."""
        self.acts, self.taps, self.asks_to_see = True, False, False
        talks = self.before is not None and self.before.stage is Stage.ASKING
        if not any(entry.text in _DISCREET for entry in self.transcript.said):
            if talks and self.before is not None and not self.before.discreet:
                self.doing = "/discreet"
                telegram.say(self.user, "/discreet")
                return
            asks = _CARRY_ON if self._is_heard and not talks else _SHOW_CARD
            ready = [label for _, label, _ in self._buttons(telegram) if label in asks]
            if ready:
                self.doing = ready[0]
                self._tap(telegram, ready[0])
                self.asks_to_see = True
                return
        breath = self.breaths.popleft()
        self.doing = breath[0].text
        match breath[0]:
            case Entry(who, text) if who == EDITS:
                self._edit(telegram, *text.split(":", 1))
            case Entry(who, _) if who == ALBUM:
                captions = [entry.text.removeprefix("(picture)").strip() for entry in breath]
                self.told |= words_in(" ".join(captions))
                self._own += telegram.album(self.user, *captions)
            case _:
                for entry in breath:
                    self._do(telegram, entry)

    @property
    def _is_heard(self) -> bool:
        return self.before is not None and bool(self.before.heard)

    def look(self, telegram: FakeTelegram) -> None:
        """Remember what can be tapped, and a receipt that is shown."""
        for id_, label, data in reversed(self._buttons(telegram)):
            self._tapped[label.casefold()] = self._tapped[bare(label).casefold()] = (id_, data)
        lines = [line for message in telegram.said(self.user) for line in message.text.split("\n")]
        for lead in {words.sent.receipt.partition("{")[0] for words in SAID}:
            for line in lines:
                receipt = folded(line.removeprefix(lead)) if line.startswith(lead) else ""
                if fingerprint_of(receipt) and receipt not in self._receipts:
                    self._receipts.append(receipt)

    def _edit(self, telegram: FakeTelegram, number: str, words: str) -> None:
        message = self._own[int(number) - 1]
        self.acts = message in telegram.world.chats[self.user].messages  # what was cleared cannot be changed
        if self.acts:
            self.told |= words_in(words)
            telegram.edit(self.user, message, words.strip())

    def _do(self, telegram: FakeTelegram, entry: Entry) -> None:
        line = entry.text
        if line.startswith("["):
            self._tap(telegram, line[1:-1])
            return
        paused = self.before is not None and self.before.stage is Stage.PAUSED
        self.asks_to_see = _asks_to_see(line) or (paused and line == "2")
        if line.startswith("(voice"):
            self.told |= words_in(self.transcript.writes_down or "")
            self._own.append(telegram.voice(self.user, seconds=int(re.sub(r"\D", "", line))))
        elif line.startswith("(picture)"):
            caption = line.removeprefix("(picture)").strip()
            self.told |= words_in(caption)
            self._own.append(telegram.photo(self.user, caption))
        elif line in _CONTENT:
            self._own.append(getattr(telegram, _CONTENT[line])(self.user))
        elif line in _UNKNOWN:
            file = {"file_id": "a", "file_unique_id": "b", "duration": 3}
            self._own.append(telegram.content(self.user, {_UNKNOWN[line]: file}))
        else:
            self._own.append(telegram.say(self.user, self._typed(entry)))

    def _typed(self, entry: Entry) -> str:
        line = entry.text
        if line.startswith("/"):
            return line.partition(" ")[0]  # a link brings its values by the service's own hand
        if fingerprint_of(line):
            if self._is_wrong(entry):
                return line  # nothing of the story, and chance may draw one of these words for a receipt
            self._used += 1
            return self._receipts[self._used - 1]  # chance falls another way than in the transcript
        self.told |= words_in(line)
        return line

    def _is_wrong(self, entry: Entry) -> bool:
        """Whether the words of a receipt are somebody else's: nothing is found in the transcript either."""
        entries = self.transcript.entries
        at = next(number for number, one in enumerate(entries) if one is entry)
        return entries[at + 1].text.startswith(tuple(_NO_SUCH_RECEIPT))

    def _tap(self, telegram: FakeTelegram, words: str) -> None:
        self.taps = True
        self.asks_to_see = _asks_to_see(words) or (self._is_heard and words in _CARRY_ON)
        buttons, wanted = self._buttons(telegram), words.casefold()
        newest = [button for button in buttons if button[0] == buttons[0][0]]
        found = [
            (id_, data)
            for id_, label, data in (newest if words.isdecimal() else buttons)
            if wanted in (label.casefold(), bare(label).casefold())
        ]
        if not found and words in _SEE_STORY:
            telegram.say(self.user, self._receipts[-1])  # no button leads to a story in discreet mode
            return
        # A button that was cleared away is tapped all the same: a phone may be slow.
        id_, data = found[0] if found else self._tapped[wanted]
        telegram.tap_data(self.user, data, message_id=id_)

    def _buttons(self, telegram: FakeTelegram) -> list[tuple[int, str, str]]:
        """What can be tapped, newest message first: the message, the label, and what it sends."""
        chat = telegram.world.chats.get(self.user)
        found: list[tuple[int, str, str]] = []
        for message in () if chat is None else reversed(chat.messages.values()):
            rows = (message.markup or {}).get("inline_keyboard", [])
            assert isinstance(rows, list)
            found += [(message.id, one["text"], one["callback_data"]) for row in rows for one in row]
        return found
