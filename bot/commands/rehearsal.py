"""``firsthand rehearse``: a chat in the terminal."""

import argparse
import sys
from pathlib import Path

from bot.commands.shape import Commands, command


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(
        commands,
        "rehearse",
        run,
        does="Talk to it in this terminal: same engine, real store, no network.",
        more=(
            "You are the narrator; what staff would read appears as it is posted. Nothing needs to be set up.\n"
            "\n"
            "examples:\n"
            "  firsthand rehearse\n"
            "  firsthand rehearse --flow my-questions.xlsx --data /tmp/try\n"
            "  firsthand rehearse --data /tmp/new --save my-talk.txt   write the talk down as a test\n"
            "  firsthand rehearse --play my-talk.txt                   say the same again: what is different now?\n"
            "\n"
            "exit status: 0 fine, 1 the questions have mistakes or a played talk came out differently, 2 not possible."
        ),
    )
    parser.add_argument(
        "--flow", type=Path, metavar="FILE", help="the questions (default: the built-in flow)"
    )
    parser.add_argument(
        "--data",
        type=Path,
        default=Path("rehearsal-data"),
        metavar="DIR",
        help="what is kept between rehearsals (default: rehearsal-data)",
    )
    parser.add_argument("--save", type=Path, metavar="FILE", help="write the talk as a transcript test")
    parser.add_argument(
        "--play", type=Path, metavar="FILE", help="play a saved talk, show what came out differently, and end"
    )


def run(arguments: argparse.Namespace) -> int:
    """Rehearse, or play a saved talk."""
    from bot.app import now
    from bot.terminal.rehearsal import rehearse

    if arguments.play is not None:
        return _play(arguments)
    return rehearse(arguments.data, arguments.flow, arguments.save, sys.stdin, sys.stdout, clock=now)


def _play(arguments: argparse.Namespace) -> int:
    import asyncio
    import difflib
    from tempfile import TemporaryDirectory

    from bot.app import help_card, read_flow, service
    from bot.printing import say
    from bot.settings import SettingRefused
    from bot.terminal.playing import Stand, play
    from bot.terminal.transcript import TranscriptRefused, read, written
    from conversations.words import controls
    from storage.sealing.identity import new_identity

    path: Path = arguments.play
    save: Path | None = arguments.save
    try:
        text = path.read_text(encoding="utf-8", errors="surrogatepass")
        transcript = read(text)
        arguments.flow = None if transcript.flow is None else path.parent / transcript.flow
        flows = {name: read_flow(None if name is None else path.parent / name) for name in transcript.flows}
        cards = {} if transcript.help is None else {transcript.help: help_card(path.parent / transcript.help)}
        flow = flows[transcript.flow]
        stand = Stand(
            flows,
            service(flow, help_card(None)),
            b"a rehearsal, and nothing is kept",
            new_identity("rehearsal").recipient,
            controls(),
            {name: service(flow, card).help_cards for name, card in cards.items()},
        )
        with TemporaryDirectory(prefix="firsthand-") as folder:
            now = written(asyncio.run(play(transcript, stand, Path(folder), restarting=False)))
    except UnicodeDecodeError:
        raise SettingRefused(f"{path} is no transcript: it is not text.") from None
    except TranscriptRefused as error:
        raise SettingRefused(f"{path} cannot be played: {error}.") from None
    if save is not None:
        save.write_text(now, encoding="utf-8", errors="surrogatepass")
    if now == text:
        print(f"✓ {path} comes out the same.")
        return 0
    difference = difflib.unified_diff(
        text.splitlines(), now.splitlines(), "as saved", "as it is now", lineterm=""
    )
    say("\n".join(difference))
    return 1
