"""``firsthand redact`` takes texts and gives texts: nothing else of a line gets out, no error shows one, no pipe breaks."""

import json
import os
import pty
import select
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count, islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.__main__ import INTERRUPTED, main
from bot.redact.records import NoRecord, record_of, written
from bot.redact.work import Done, Refused, Wanted, redact_lines, redact_record
from conversations.redaction import Decision, redact

TOLD = "My son Zebedee is on 07700 900123. It rained."
ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "bot", "redact")


def story(**more: object) -> str:
    """A line with the same story each time."""
    return json.dumps({"text": TOLD, **more}) + "\n"


@pytest.fixture
def ran(capfdbinary: pytest.CaptureFixture[bytes]) -> "Ran":
    return Ran(capfdbinary)


class Ran:
    """Runs the command in this process."""

    def __init__(self, captured: pytest.CaptureFixture[bytes]) -> None:
        self._captured = captured

    def __call__(self, *arguments: object) -> tuple[int, bytes, str]:
        """Gives the exit status, standard output and standard error."""
        status = main(["redact", *map(str, arguments)])
        shown = self._captured.readouterr()
        return status, shown.out, shown.err.decode()


def lines_of(out: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.decode().split("\n") if line]


# JSON lines


def test_a_line_gives_its_id_and_the_redacted_text_and_no_other_key(ran: Ran, tmp_path: Path) -> None:
    given_ = tmp_path / "stories.jsonl"
    given_.write_text(story(id={"a": [1, None]}, teller="Zebedee's mum") + "\n" + story(), encoding="utf-8")
    status, out, err = ran(given_)
    assert (status, err) == (0, "")
    first, second = lines_of(out)
    assert first == {"id": {"a": [1, None]}, "text": redact(TOLD).text}
    assert second == {"text": redact(TOLD).text}
    assert b"Zebedee" not in out
    assert "It rained." in str(first["text"])


def test_spans_are_offsets_into_the_text_as_it_was(ran: Ran, tmp_path: Path) -> None:
    given_ = tmp_path / "stories.ndjson"
    given_.write_text(story(id=7), encoding="utf-8")
    status, out, _ = ran("--spans", given_)
    (line,) = lines_of(out)
    assert status == 0
    assert list(line) == ["id", "text", "spans"]
    assert line["text"] == TOLD
    spans = line["spans"]
    assert isinstance(spans, list)
    assert {"Zebedee", "07700 900123"} <= {TOLD[span["start"] : span["end"]] for span in spans}
    for span in spans:
        assert set(span) == {"start", "end", "type", "certainty", "decision"}
        assert span["decision"] in {"mask", "unsure"}
        assert 0 <= span["certainty"] <= 1
    assert {"person", "phone"} <= {span["type"] for span in spans}


def test_with_spans_an_explanation_stands_in_each_span(ran: Ran, tmp_path: Path) -> None:
    given_ = tmp_path / "stories.jsonl"
    given_.write_text(story(), encoding="utf-8")
    status, out, err = ran("--spans", "--explain", given_)
    (line,) = lines_of(out)
    assert (status, err) == (0, "")
    spans = line["spans"]
    assert isinstance(spans, list)
    assert [span["label"] for span in spans] == list(redact(TOLD).labels)
    assert all(isinstance(span["why"], list) for span in spans)


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        (b'{"text": "Zebedee"', "is not JSON"),
        (b"Zebedee", "is not JSON"),
        (b'{"text": NaN}', "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b'["Zebedee"]', "is not a JSON object"),
        (b'{"Zebedee": 1}', "has no “text”"),
        (b'{"text": ["Zebedee"]}', "has a “text” that is not a string"),
        (b'{"text": "", "id": 1e999}', "has an “id” that is too large a number"),
        (b'{"text": "Zebede\xe9"}', "is not UTF-8"),
    ],
)
def test_a_bad_line_is_named_by_its_number_and_never_shown(
    ran: Ran, tmp_path: Path, line: bytes, wrong: str
) -> None:
    given_ = tmp_path / "stories.jsonl"
    given_.write_bytes(story().encode() + b"\n" + line + b"\n" + story().encode())
    status, out, err = ran(given_)
    assert status == 2
    assert err.startswith(f"{given_}: line 3 {wrong}.")
    assert err.count("\n") == 1
    assert "Zebede" not in err
    assert len(lines_of(out)) == 1, "what came before is written"


@settings(max_examples=60)
@given(st.text(st.characters(), max_size=40), st.one_of(st.integers(), st.text(st.characters()), st.none()))
def test_a_line_that_was_written_is_one_line_everywhere_and_reads_back(text: str, name: object) -> None:
    line = written({"id": name, "text": text})
    assert line.splitlines() == [line]
    if not line.isascii():
        line.encode("utf-8")
    # Two halves that were apart in a string of characters cannot be told from a pair once they are JSON.
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    if whole == text:
        assert record_of(line.encode()).text == text
    assert record_of(line.encode()).id["id"] == json.loads(json.dumps(name))


def test_half_a_surrogate_pair_and_nul_come_through(ran: Ran, tmp_path: Path) -> None:
    given_ = tmp_path / "stories.jsonl"
    given_.write_text('{"id": "\\ud800", "text": "it \\u0000 rained \\udc00"}\n', encoding="utf-8")
    status, out, _ = ran(given_)
    assert status == 0
    assert lines_of(out) == [{"id": "\ud800", "text": "it \0 rained \udc00"}]


@settings(max_examples=60, deadline=None)
@given(st.text(st.one_of(st.characters(), st.sampled_from("Sam 07700 900123\n\0\ud800\u200d")), max_size=80))
def test_no_span_lies_outside_its_text_and_nothing_outside_a_span_changes(text: str) -> None:
    _, done = redact_record(record_of(json.dumps({"text": text}).encode()), Wanted(spans=True), 1)
    found = json.loads(done.line)
    at, kept = 0, []
    for span in found["spans"]:
        assert at <= span["start"] < span["end"] <= len(found["text"])
        kept.append(found["text"][at : span["start"]])
        at = span["end"]
    kept.append(found["text"][at:])
    redacted = redact(found["text"])
    assert [(span.start, span.end) for span in redacted.spans] == [
        (span["start"], span["end"]) for span in found["spans"]
    ]
    assert redacted.text == "".join(
        part + label for part, label in zip(kept, (*redacted.labels, ""), strict=True)
    )


def test_byte_order_mark_and_carriage_returns_of_another_system_are_no_fault(
    ran: Ran, tmp_path: Path
) -> None:
    given_ = tmp_path / "stories.jsonl"
    given_.write_bytes(b"\xef\xbb\xbf" + story().replace("\n", "\r\n").encode() * 2)
    status, out, _ = ran(given_)
    assert status == 0
    assert [line["text"] for line in lines_of(out)] == [redact(TOLD).text] * 2


# Which form


@pytest.mark.parametrize(
    ("name", "text", "options", "lines"),
    [
        ("a.jsonl", story(), (), True),
        ("a.txt", story(), (), True),
        ("a.txt", "\n" + story(), (), True),
        ("a.jsonl", story(), ("--plain",), False),
        ("a.txt", TOLD, (), False),
        ("a.txt", "{I said} " + TOLD, (), False),
        ("a.txt", "[sic] " + TOLD, (), False),
        ("a.txt", "\n\n" + TOLD, (), False),
    ],
)
def test_the_name_or_the_first_line_tells_the_form(
    ran: Ran, tmp_path: Path, name: str, text: str, options: Sequence[str], lines: bool
) -> None:
    given_ = tmp_path / name
    given_.write_text(text, encoding="utf-8")
    status, out, _ = ran(*options, given_)
    assert status == 0
    expected = written({"text": redact(TOLD).text}) + "\n" if lines else redact(text).text
    assert out.decode() == expected


@pytest.mark.parametrize(
    "text",
    [
        '[{"text": "x"}]',
        '{\n"text": "x"}',
        '{"texts": ["x"]}\n',
        '{"text": "my son Sam", "teller": "Ann", }\n',
        '{"text": "my son Sam"\n',
        "{'text': 'my son Sam'}\n",
        '{ text: "my son Sam"}\n',
        '[{"text": "x"},\n',
        '\ufeff{"text": "x",}\n',
    ],
)
def test_other_json_is_not_taken_for_prose_unless_asked(ran: Ran, tmp_path: Path, text: str) -> None:
    given_ = tmp_path / "a.json"
    given_.write_text(text, encoding="utf-8")
    status, out, err = ran(given_)
    assert (status, out) == (2, b"")
    assert "begins as JSON" in err
    assert ran("--plain", given_)[:2] == (0, redact(text).text.encode())


def test_a_plain_text_comes_out_to_the_byte_where_nothing_was_found(ran: Ran, tmp_path: Path) -> None:
    told = b"\xef\xbb\xbfit rained\r\n\0 and rained\n\n"
    given_ = tmp_path / "a.txt"
    given_.write_bytes(told)
    assert ran(given_) == (0, told, "")


def test_a_plain_text_with_spans_gives_one_line(ran: Ran, tmp_path: Path) -> None:
    given_ = tmp_path / "a.txt"
    given_.write_text(TOLD, encoding="utf-8")
    (line,) = lines_of(ran("--spans", given_)[1])
    assert set(line) == {"text", "spans"}


def test_nothing_in_nothing_out(ran: Ran, tmp_path: Path) -> None:
    given_ = tmp_path / "a.txt"
    given_.write_bytes(b"")
    assert ran(given_) == (0, b"", "")
    assert ran("--jsonl", given_) == (0, b"", "")


# Errors


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_what_is_not_utf_8_is_refused_in_one_sentence(ran: Ran, tmp_path: Path, name: str) -> None:
    given_ = tmp_path / name
    given_.write_bytes("Zebedée".encode("latin-1"))
    status, out, err = ran(given_)
    assert (status, out) == (2, b"")
    assert "UTF-8" in err
    assert "Zebed" not in err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--log", "codes"), "--log belongs to --strength research"),
        (("--language", "Cymraeg yw hi"), "--language takes the code"),
        (("--jobs", "0"), "--jobs takes a number"),
    ],
)
def test_an_option_that_cannot_be_used_is_named(ran: Ran, options: Sequence[str], said: str) -> None:
    status, out, err = ran(*options)
    assert (status, out) == (2, b"")
    assert err.startswith(said)


def test_whoever_reads_may_stop_reading(tmp_path: Path) -> None:
    given_ = tmp_path / "stories.jsonl"
    given_.write_text(story() * 3000, encoding="utf-8")
    with subprocess.Popen(
        [*COMMAND, str(given_)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert json.loads(process.stdout.readline())["text"] == redact(TOLD).text
        process.stdout.close()
        assert process.wait(timeout=30) == 0
        assert process.stderr.read() == ""


def test_a_line_is_answered_before_the_next_is_asked_for_and_ctrl_c_ends_it_quietly() -> None:
    with subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        for number in range(2):
            process.stdin.write(story(id=number))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == INTERRUPTED
        assert process.stderr.read() == ""


def in_a_shell(arguments: str, redirected: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
    """The command as a shell runs it, with its streams sent where ``redirected`` says."""
    line = f"exec {shlex.join(COMMAND)} {arguments} {redirected}"
    return subprocess.run(
        ["/bin/sh", "-c", line],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        input=story(),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "redirected", "said"),
    [
        ("", "> /dev/full", "The standard output cannot be written"),
        ("--plain", "> /dev/full", "The standard output cannot be written"),
        ("--jobs 2", "> /dev/full", "The standard output cannot be written"),
        ("", ">&-", "The standard output is closed."),
        ("", "<&-", "The standard input is closed."),
    ],
)
def test_a_full_disk_or_a_closed_stream_is_one_sentence(
    tmp_path: Path, arguments: str, redirected: str, said: str
) -> None:
    done = in_a_shell(arguments, redirected, tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", ["", "--explain --show"])
def test_what_is_said_to_nobody_does_not_get_among_the_texts(tmp_path: Path, arguments: str) -> None:
    done = in_a_shell(arguments, "2>&-", tmp_path)
    assert (done.returncode, done.stdout) == (0, written({"text": redact(TOLD).text}) + "\n")


def test_an_explanation_that_cannot_be_written_ends_the_run(tmp_path: Path) -> None:
    done = in_a_shell("--explain", "2> /dev/full", tmp_path)
    assert (done.returncode, done.stderr) == (2, "")


# Explaining and progress


def test_an_explanation_gives_places_and_kinds_but_no_words_to_a_pipe(ran: Ran, tmp_path: Path) -> None:
    given_ = tmp_path / "a.txt"
    given_.write_text("It rained.\n" + TOLD, encoding="utf-8")
    status, out, err = ran("--explain", "--show", given_)
    assert status == 0
    assert out.decode() == redact("It rained.\n" + TOLD).text, "the output stays what it is without"
    told = err.splitlines()
    assert told[0].startswith("2:8  [")
    assert "person" in told[0]
    assert told[-1].endswith("in all")
    assert "Zebedee" not in err
    assert "900123" not in err


def test_an_explanation_of_json_lines_gives_the_line_and_the_offsets(ran: Ran, tmp_path: Path) -> None:
    given_ = tmp_path / "a.jsonl"
    given_.write_text("\n" + story(), encoding="utf-8")
    assert ran("--explain", given_)[2].startswith("line 2, 7-14  [")


def test_an_unsure_find_says_that_it_is() -> None:
    texts = ("I saw dolphin yesterday in brackenmoor with jaxx", "we met at kirkby and rowan said ok")
    for text in texts:
        redacted, done = redact_record(
            record_of(json.dumps({"text": text}).encode()), Wanted(explain=True), 1
        )
        assert len(done.said) == len(redacted.spans)
        for span, line in zip(redacted.spans, done.said, strict=True):
            assert (", unsure (" in line) == (span.decision is Decision.UNSURE)


@contextmanager
def on_a_terminal(*arguments: str) -> Iterator[tuple["subprocess.Popen[str]", int]]:
    """The command with a terminal as its standard error, and the other end of that terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=theirs, text=True
    ) as process:
        os.close(theirs)
        yield process, ours
    os.close(ours)


def answered(process: "subprocess.Popen[str]", line: str) -> str:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(line)
    process.stdin.flush()
    return process.stdout.readline()


def shown(process: "subprocess.Popen[str]", terminal: int) -> str:
    """End the input; all that the terminal was shown."""
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(timeout=30) == 0
    found = b""
    while select.select([terminal], [], [], 0)[0]:
        try:
            found += os.read(terminal, 65536)
        except OSError:  # the other side is gone
            break
    return found.decode()


def test_a_terminal_is_told_of_long_work_and_of_nothing_else() -> None:
    with on_a_terminal() as (process, terminal):
        until = time.monotonic() + 30
        while not select.select([terminal], [], [], 0)[0]:
            assert "It rained." in answered(process, story())
            assert time.monotonic() < until
        told = shown(process, terminal)
    assert "redacting: " in told
    assert "Zebedee" not in told
    assert told.endswith("\r\x1b[K"), "and is rubbed out"
    with on_a_terminal() as (process, terminal):
        answered(process, story())
        assert shown(process, terminal) == ""


def test_only_a_terminal_is_shown_the_words_and_they_do_not_move_its_cursor() -> None:
    with on_a_terminal("--explain") as (process, terminal):
        answered(process, json.dumps({"text": "My son Zebe\u200bdee\x1b[2J cried"}) + "\n")
        told = shown(process, terminal)
    assert "Zebe" in told
    assert "→ [" in told
    assert "\x1b" not in told


# Research


def test_codes_come_with_a_log_that_holds_no_word(ran: Ran, tmp_path: Path) -> None:
    given_, log = tmp_path / "stories.jsonl", tmp_path / "codes.jsonl"
    given_.write_text(story(id="a") * 2, encoding="utf-8")
    status, out, err = ran("--strength", "research", "--log", log, given_)
    assert (status, err) == (0, "")
    redacted = redact(TOLD, strength=Wanted(log=True).strength.RESEARCH)
    assert [line["text"] for line in lines_of(out)] == [redacted.text] * 2
    logged = lines_of(log.read_bytes())
    assert [line["id"] for line in logged] == ["a", "a"]
    codes = logged[0]["codes"]
    assert isinstance(codes, list)
    assert {f"[{code['code'].strip('[]')}]" for code in codes} == set(redacted.labels)
    assert b"Zebedee" not in log.read_bytes()
    assert b"900123" not in log.read_bytes()
    assert log.stat().st_mode & 0o777 == 0o600
    again = ran("--strength", "research", "--log", log, given_)
    assert again[:2] == (2, b"")
    assert "never written over" in again[2]


def test_a_run_that_failed_leaves_no_log_in_the_way_of_the_next(ran: Ran, tmp_path: Path) -> None:
    given_, log = tmp_path / "stories.jsonl", tmp_path / "codes.jsonl"
    given_.write_text(story() + "Zebedee\n", encoding="utf-8")
    options = ("--strength", "research", "--log", log, given_)
    assert ran(*options)[0] == 2
    assert not log.exists()
    given_.write_text(story(), encoding="utf-8")
    assert ran(*options)[0] == 0
    assert log.exists()
    before = log.read_bytes()
    assert ran(*options)[0] == 2
    assert log.read_bytes() == before, "a log of another run is not touched"


def test_a_log_without_room_is_one_sentence_and_goes(tmp_path: Path) -> None:
    for number in range(2):
        (tmp_path / f"{number}.jsonl").write_text(story() * (1 + 60 * number), encoding="utf-8")
    for number, status in ((0, 0), (1, 2)):
        log = tmp_path / f"{number}.codes"
        line = f"ulimit -f 4; exec {shlex.join(COMMAND)} --strength research --log {log} {tmp_path}/{number}.jsonl"
        done = subprocess.run(
            ["/bin/sh", "-c", line], capture_output=True, text=True, timeout=30, check=False
        )
        assert done.returncode == status, done.stderr
        assert log.exists() == (status == 0)
    assert done.stderr.startswith("The file of --log cannot be written")
    assert done.stderr.count("\n") == 1


# Many


@pytest.mark.parametrize(("jobs", "ahead"), [(1, 1), (2, 300)])
def test_a_stream_without_end_is_read_no_further_than_it_is_worked(jobs: int, ahead: int) -> None:
    read = 0

    def endless() -> Iterator[tuple[int, bytes]]:
        nonlocal read
        for read in count(1):
            yield read, story(id=read).encode()

    work = redact_lines(endless(), Wanted(), jobs)
    for number, done in enumerate(islice(work, 100), start=1):
        assert isinstance(done, Done)
        assert json.loads(done.line)["id"] == number
        assert read <= number + ahead
    work.close()  # type: ignore[attr-defined]


def test_several_processors_give_what_one_gives_and_stop_at_the_same_line() -> None:
    lines = [(number, story(id=number).encode()) for number in range(1, 80)]
    lines[69] = (70, b"Zebedee")
    one, two = (list(redact_lines(lines, Wanted(explain=True), jobs)) for jobs in (1, 2))
    assert one == two
    assert one[69] == Refused(70, "is not JSON")


def test_a_record_refuses_without_showing() -> None:
    with pytest.raises(NoRecord, match=r"^is not a JSON object$"):
        record_of(b'"Zebedee"')
