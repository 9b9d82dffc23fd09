"""The tagger's file is what the repository's script makes, small, and without a text in it. Every story is made up."""

from importlib import resources
from pathlib import Path

from conversations.redaction.lexicon import WORD, Lexicon, pack
from tests.training import train
from tests.training.filling import filled
from tests.training.markup import read

STORIES = Path(train.HERE) / "stories"


def _file(name: str) -> bytes:
    return (resources.files("conversations.redaction") / name).read_bytes()


def test_the_taggers_file_is_under_a_megabyte() -> None:
    assert len(_file("tagger.crf")) < 1_000_000
    assert len(_file("lexicon.bin")) < 1_000_000


def test_training_again_makes_the_same_file(tmp_path: Path) -> None:
    stories = train.stories()[::40]
    made = []
    for name in ("one", "two"):
        train.train(filled(stories, 1, seed=7), tmp_path / name, rounds=10, quiet=True)
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    assert len(made[0]) > 10_000


def test_another_seed_fills_the_stories_otherwise() -> None:
    stories = train.stories()[:20]
    assert filled(stories, 1, seed=1) == filled(stories, 1, seed=1)
    assert [one.text for one in filled(stories, 1, seed=1)] != [
        one.text for one in filled(stories, 1, seed=2)
    ]


def test_every_mark_of_a_filled_story_stands_on_words() -> None:
    for one in filled(train.stories()[::7], 1, seed=3):
        for start, end, _ in one.spans:
            assert any(map(str.isalnum, one.text[start:end]))


def test_the_taggers_file_holds_no_name_that_only_a_story_has() -> None:
    """Names are told to the tagger as entries of lists; a rare one cannot be read out of its file."""
    held = _file("tagger.crf").decode("latin-1")
    rare = {
        mark.words.lower()
        for path in sorted(STORIES.glob("*.txt"))
        for story in read(path)
        for mark in story.marks
        if mark.type == "P" and mark.words and mark.words.isalpha() and len(mark.words) > 6
    }
    lexicon = Lexicon.read(_file("lexicon.bin"))
    rare = {name for name in rare if not lexicon.look(name) & WORD}
    assert len(rare) > 100
    assert [name for name in sorted(rare) if f"={name}" in held] == []


def test_a_table_is_read_as_it_was_packed() -> None:
    table = {"sarah": 0b11000, "hope": 0b11001, "leeds": 0b110000000, "the": 1}
    lexicon = Lexicon.read(pack(table))
    assert {word: lexicon.look(word) for word in table} == table
    assert lexicon.look("zzyzx") == 0
