"""What each file of the demo can and cannot reveal to whoever gets hold of it, in plain words."""

from collections.abc import Iterator
from pathlib import Path

_SAYS = (
    (
        "data/ledger.db",
        "how many talks and stories there are; how often each question was asked, answered and left out; of each story the week, the version of the questions, what it may be used for, and whether a voice note belongs to it, with its rough length; how many messages stand in each chat, and in which hour each was sent",
        "a single word anybody typed, ticked or spoke; who anybody is; which messages they are. Locked by the service secret (talks, and which messages stand where) and by the recipients' keys (stories, voice notes)",
    ),
    (
        "data/shares.db",
        "how many stories there are",
        "anything else: half-keys, locked, useless without the ledger and an identity",
    ),
    (
        "data/exports.sqlite",
        "how many parcels left, and for how many researchers; with the service secret: for whom, and which ids of stories were in them",
        "anything of a story: an id opens nothing",
    ),
    (
        "data/audit.db",
        "what commands and the service did, by the hour: exports, for whom and by whom decided; researchers who were added; what staff let through",
        "anything of a narrator or a story",
    ),
    ("data/researchers/", "for whom bundles are made, what for, and until when", "any story"),
    ("data/recipients/", "to whom stories are sealed", "any story: these are public halves"),
    (
        "data/data.sealed",
        "nothing by itself: with the service secret, what that secret opens",
        "anything without the service secret",
    ),
    ("data/lock", "that a service was here", "anything else: it is empty"),
    (
        "service.secret",
        "with the data folder: unfinished talks with their voice notes, which messages stand in which chat, summaries that wait, the ticks staff may count, where posts stand; and, for whoever tries account numbers one by one, who talked here",
        "sent stories and the voice notes in them: those need an identity as well. On a server it lies apart from the data and its backups",
    ),
    (
        "keys/steward.identity",
        "with its password, the ledger, the shares and the secret: every story, with its voice notes",
        "anything without its password. It never belongs on the server",
    ),
    (
        "keys/second.identity",
        "the same: a second one, because whoever loses the only one loses every story",
        "anything without its password. It never belongs on the server",
    ),
    (
        "keys/researcher-key.txt",
        "the bundle, to whoever has it too: it is the researcher's own age key, made on their computer and kept there",
        "stories, and parcels: they are sealed to holders",
    ),
    (
        "keys/releases/",
        "its size; with the steward's identity: how coarse each column of a bundle was, and what the codes in its texts stand for by kind",
        "any word of a story",
    ),
    ("keys/", "to whom stories are sealed", "any story: the public halves, to be handed round"),
    (
        "staff-channel.txt",
        "exactly what each narrator saw and allowed, with the week",
        "names, numbers and places as far as redaction found them; any story whose narrator said no or took it back",
    ),
    (
        "stories.parcel",
        "its size, and the holder's id; with the steward's identity: the stories whose narrators allow research",
        "anything else",
    ),
    ("stories.age", "its size", "anything else, to anyone but the researcher"),
    (
        "stories/",
        "to whoever can read it: the stories whose narrators allow research, redacted once more and made coarse",
        "the others; who told them, as far as redaction found it. Keep it where only the researcher can read",
    ),
    ("service.log", "how much happened, and when", "what was said, and by whom"),
    ("MADE-BY-FIRSTHAND.txt", "that this is a demo", "anything else"),
)


def inventory(folder: Path, paths: list[Path]) -> Iterator[tuple[str, str, str]]:
    """For each group of files: its name, what it can reveal, and what not.

    Raises:
        LookupError: A file is there that nothing is known of: the demo must not claim what it did not look at.
    """
    left = {path.relative_to(folder).as_posix() for path in paths}
    for name, can, cannot in _SAYS:
        mine = {path for path in left if path.startswith(name)}
        if mine:
            yield name, can, cannot
            left -= mine
    if left:
        raise LookupError(f"a file nothing is known of: {min(left)}")
