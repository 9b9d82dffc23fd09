"""``firsthand tidy``: what is over, what would be removed, and the steward's word where it is asked for."""

import argparse

from bot.commands.shape import Commands, command, settings_of, with_config


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(
        commands,
        "tidy",
        run,
        does="Show which stories are over and what would be removed; let it happen where the service waits for your word.",
        more=(
            "FIRSTHAND_KEEP_DIGEST, FIRSTHAND_KEEP_QUOTE and FIRSTHAND_KEEP_RESEARCH say for how many weeks a story may be\n"
            "put to a use. What may be used for nothing any more is destroyed as if its narrator had taken it back.\n"
            "The running service does it by itself, but waits where the clock jumped, where it would remove much at once,\n"
            "or where the last backup is older than two days. This command changes nothing but with --allow.\n"
            "\n"
            "examples:\n"
            "  firsthand tidy --config /etc/firsthand.toml           what would be done, and what it waits for\n"
            "  firsthand tidy --config /etc/firsthand.toml --allow   let the service do that much within a day\n"
            "\n"
            "exit status: 0 nothing waits for you, 1 something does, 2 not possible."
        ),
    )
    with_config(parser)
    parser.add_argument(
        "--allow", action="store_true", help="let the service remove as much as is shown, within 24 hours"
    )


def run(arguments: argparse.Namespace) -> int:
    """Show, or allow."""
    import os
    import sqlite3
    from contextlib import closing

    from bot.app import now
    from bot.recording import noted
    from conversations.consent import Use
    from conversations.weeks import week_of
    from storage import marks, retention, snapshot
    from storage.audit import Act
    from storage.datasecret import read_secret
    from storage.sealing.envelope import derive

    settings = settings_of(arguments)
    secret = read_secret(settings.secret_file, data=settings.data, environment=os.environ, begin=False)
    at = now().astimezone(settings.time_zone)
    with snapshot.read(settings.data) as (ledger, _):
        plan = retention.planned(ledger, derive(secret, "consents"), settings.keep, at)
        doubt = retention.doubt(ledger, plan, at, settings.tidy_most)
        is_allowed = retention.allowed(ledger, plan, at)
    print(f"Today is {at:%Y-%m-%d}, in week {week_of(at)}. Stories kept: {plan.stories}.")
    for use in Use:
        weeks = settings.keep.get(use)
        print(
            f"  {use.value:<9} {'until its narrator takes it back' if weeks is None else f'for {weeks} weeks'}"
        )
    if not plan.touched:
        print("Nothing is over.")
        return 0
    for use, count in sorted(plan.ending.items(), key=lambda pair: pair[0].value):
        print(f"Stories that may not be put to {use.value} any more: {count}.")
    print(f"Stories that go altogether: {plan.going}.")
    if not doubt or is_allowed:
        print(
            "The service removes them by itself within the hour."
            if is_allowed
            else "The service removes them by itself."
        )
        return 0
    print(f"The service waits for your word: {doubt}.")
    if not arguments.allow:
        print("If the date above is right and you want this, say it with --allow.")
        return 1
    noted(settings, Act.TIDY_ALLOWED, removals=plan.touched)
    with closing(sqlite3.connect(settings.data / marks.LEDGER, timeout=30, isolation_level=None)) as writing:
        retention.allow(writing, plan, at)
    print("Allowed: the service does it within the hour, or when it is started, but no more than this.")
    return 0
