"""The README, the runbook and the files beside it say what is so: names, commands, settings, lines of the log."""

import argparse
import ast
import configparser
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.__main__ import parser
from bot.settings import KEYS, read_settings

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "conversations", "storage")
README = (ROOT / "README.md").read_text(encoding="utf-8")
RUNBOOK = (ROOT / "deploy" / "RUNBOOK.md").read_text(encoding="utf-8")
PAGES = {
    "README.md": README,
    "deploy/RUNBOOK.md": RUNBOOK,
    "CHANGELOG.md": (ROOT / "CHANGELOG.md").read_text("utf-8"),
    "deploy/RELIABILITY.md": (ROOT / "deploy" / "RELIABILITY.md").read_text("utf-8"),
    "deploy/SECURITY.md": (ROOT / "deploy" / "SECURITY.md").read_text("utf-8"),
    "deploy/SAFETY.md": (ROOT / "deploy" / "SAFETY.md").read_text("utf-8"),
}
DOCKERFILE = (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8")
UNIT = (ROOT / "deploy" / "firsthand.service").read_text(encoding="utf-8")
BACKUP_UNIT = (ROOT / "deploy" / "firsthand-backup.service").read_text(encoding="utf-8")
COMPOSE = (ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8")


def section(page: str, heading: str) -> str:
    """One section of a page, its heading left out."""
    _, _, rest = page.partition(f"\n## {heading}\n")
    assert rest, f"no section {heading}"
    return rest.split("\n## ")[0]


def code(page: str) -> str:
    """What a page shows as code: the lines of its blocks, and what stands in backticks elsewhere."""
    blocks = re.findall(r"```[a-z]*\n(.*?)```", page, re.DOTALL)
    inline = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", page, flags=re.DOTALL))
    return "\n".join([*blocks, *inline])


# The map


def test_the_map_names_every_module() -> None:
    named = re.findall(r"^- `([^`]+\.py)`", section(README, "The map of the code"), re.MULTILINE)
    there = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.py")
        if path.name != "__init__.py"
    }
    assert sorted(there - set(named)) == [], "not in the map"
    assert sorted(set(named) - there) == [], "in the map, and not there"
    assert len(named) == len(set(named))


@pytest.mark.parametrize("name", PAGES)
def test_every_file_that_a_page_links_to_or_names_is_there(name: str) -> None:
    page = PAGES[name]
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", page) if not link.startswith("https://")]
    named = re.findall(r"(?<![\w./-])((?:bot|conversations|storage|tests|deploy|\.ci)/[\w./-]+)", page)
    for path in (*links, *named):
        assert (ROOT / path.rstrip(".")).exists(), path


# Promises


def promises() -> list[str]:
    return re.findall(r"^- .*$", section(README, "Promises"), re.MULTILINE)


def is_there(keeper: str) -> bool:
    """Whether there is that test: a function of a file, or a transcript."""
    path, _, test = keeper.partition("::")
    text = (ROOT / path).read_text(encoding="utf-8")
    if path.endswith(".py"):
        return re.search(rf"^(async )?def {re.escape(test)}\(", text, re.MULTILINE) is not None
    return text.startswith("# ")


def test_every_promise_names_a_test_that_is_there() -> None:
    lines = promises()
    assert len(lines) >= 20
    for line in lines:
        keeper = re.search(r": `(tests/[^`]+)`\.$", line)
        assert keeper, line
        assert is_there(keeper[1]), keeper[1]


def test_every_row_of_the_failure_analysis_says_what_remains_and_names_a_test_that_is_there() -> None:
    table = section(PAGES["deploy/SAFETY.md"], "What can go wrong, and what we do")
    rows = re.findall(r"^\| (?!what can)(.*) \|$", table, re.MULTILINE)
    assert len(rows) >= 20
    for row in rows:
        wrong, done, remains, keepers = row.split(" | ")
        assert all(cell.endswith((".", "`")) for cell in (wrong, done, remains)), wrong
        named = re.findall(r"`([^`]+)`", keepers)
        assert named, wrong
        assert all(map(is_there, named)), keepers


def test_each_requirement_of_security_has_one_row_with_its_test_or_the_reason_why_not_yet() -> None:
    table = section(PAGES["deploy/SECURITY.md"], "Every requirement")
    rows = re.findall(r"^\| (R\d+) \| (.+) \| (kept|partly|not yet) \| (.+) \|$", table, re.MULTILINE)
    assert [name for name, *_ in rows] == [f"R{number}" for number in range(1, 34)]
    for name, _, state, keepers in rows:
        tests = re.findall(r"`(tests/[^`]+)`", keepers)
        assert all(is_there(test) if "::" in test else (ROOT / test).is_file() for test in tests), name
        assert tests or state == "not yet", name
        # Whoever reads "partly" or "not yet" is told what is missing, in a sentence.
        assert state == "kept" or keepers.endswith("."), name


def test_every_fault_has_its_test_or_the_reason_why_not_yet() -> None:
    table = section(PAGES["deploy/RELIABILITY.md"], "Every fault")
    rows = re.findall(
        r"^\| (?!fault|-)(.+) \| (.+) \| (kept|partly|not yet) \| (.+) \|$", table, re.MULTILINE
    )
    assert len(rows) == len(re.findall(r"^\| ", table, re.MULTILINE)) - 1 >= 25
    for fault, _, state, keepers in rows:
        tests = re.findall(r"`(tests/[^`]+)`", keepers)
        assert all(is_there(test) if "::" in test else (ROOT / test).is_file() for test in tests), fault
        assert tests or state == "not yet", fault
        assert state == "kept" or keepers.endswith("."), fault


def test_a_page_names_no_test_that_is_not_there() -> None:
    defined = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(
            r"^(?:async )?def (test_\w+)\(", path.read_text(encoding="utf-8"), re.MULTILINE
        )
    }
    for page in PAGES.values():
        assert set(re.findall(r"::(test_\w+)", page)) <= defined


# Commands


def commands(page: str) -> Iterator[list[str]]:
    """What follows ``firsthand`` in each command line of a page's blocks."""
    for block in re.findall(r"```sh\n(.*?)```", re.sub(r"^ {3}", "", page, flags=re.MULTILINE), re.DOTALL):
        for line in block.replace("\\\n", " ").splitlines():
            words = shlex.split(line, comments=True)
            places = [
                n
                for n, word in enumerate(words)
                if Path(word).name.split(":")[0] in {"firsthand", "as_firsthand"}
            ]
            given = words[places[-1] + 1 :] if places else []
            if given and given != ["$@"]:
                yield given


@pytest.mark.parametrize("name", ["README.md", "deploy/RUNBOOK.md"])
def test_every_command_line_is_taken_by_the_command_line(name: str) -> None:
    lines = list(commands(PAGES[name]))
    assert len(lines) >= 4
    for words in lines:
        assert parser().parse_args(words).run, words


def names(of: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The commands a parser has."""
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def test_every_command_that_is_named_exists_and_every_command_is_named() -> None:
    known = names(parser())
    shown = "\n".join(code(page) for page in PAGES.values())
    named = set(re.findall(r"(?:^|[/ ])firsthand ([a-z]+)(?![\w.:])", shown, re.MULTILINE))
    assert named - known.keys() == set()
    assert known.keys() - named == set()
    verbs = set(re.findall(r"firsthand keys ([a-z]+)", shown))
    assert verbs == names(known["keys"]).keys()


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page in PAGES.values():
        assert set(re.findall(r"\bmake ([a-z-]+)", code(page))) <= targets
    assert {"demo", "test", "run", "rehearse", "bench", "check", "format", "lock"} <= set(
        re.findall(r"\bmake ([a-z-]+)", code(README))
    )


# Settings


def test_every_setting_is_in_the_runbook_and_in_the_example_and_no_other_is() -> None:
    described = re.findall(r"^\| `(FIRSTHAND_\w+)` \|", section(RUNBOOK, "2. Settings"), re.MULTILINE)
    assert sorted(described) == sorted(KEYS)
    example = (ROOT / "deploy" / "firsthand.toml.example").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^(?:# )?(FIRSTHAND_\w+) = ", example, re.MULTILINE)) == sorted(KEYS)
    for text in (*PAGES.values(), COMPOSE, UNIT, BACKUP_UNIT, DOCKERFILE):
        assert set(re.findall(r"FIRSTHAND_\w+", text)) <= KEYS.keys()


@pytest.mark.parametrize("all_of_it", [False, True], ids=["as it is", "with every line switched on"])
def test_the_example_of_the_settings_is_read(tmp_path: Path, all_of_it: bool) -> None:
    text = (ROOT / "deploy" / "firsthand.toml.example").read_text(encoding="utf-8")
    if all_of_it:
        text = text.replace("\n# FIRSTHAND_", "\nFIRSTHAND_")
    (tmp_path / "firsthand.toml").write_text(text)
    (tmp_path / "firsthand.toml").chmod(0o600)
    settings = read_settings({}, tmp_path / "firsthand.toml")
    assert settings.staff_chat == -1001234567890
    if all_of_it:  # the values shown for what may be left out are the defaults
        (tmp_path / "empty.toml").write_text("")
        without = read_settings({}, tmp_path / "empty.toml")
        for name in ("data", "release_after", "release_together", "messages_per_second", "messages_per_chat"):
            assert getattr(settings, name) == getattr(without, name)


# The log


def logged() -> Iterator[tuple[str, str]]:
    """Every message that is logged, with the module that logs it."""
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                match node:
                    case ast.Call(
                        func=ast.Attribute(attr="info" | "warning" | "error" | "critical" | "exception"),
                        args=[ast.Constant(value=str(message)), *_],
                    ):
                        yield message, path.name


def test_the_runbook_explains_every_line_of_the_log() -> None:
    lines = dict(logged())
    assert len(lines) >= 10
    table = section(RUNBOOK, "11. What a line in the log asks of you").partition("A command that")[0]
    explained = re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)
    for line, place in lines.items():
        assert any(known in line for known in explained), (line, place)
    for known in explained:
        assert any(known in line for line in lines), f"explained, and never logged: {known}"


# What is deployed


def test_no_lock_file_holds_an_index_address_and_every_package_has_its_hash() -> None:
    locks = sorted(ROOT.glob("*.lock"))
    assert len(locks) == 5
    for path in locks:
        text = path.read_text(encoding="utf-8")
        assert "://" not in text
        assert not re.search(r"^\s*-{1,2}(i|f|index|extra|find|trusted)\b", text, re.MULTILINE)
        for entry in re.split(r"\n(?=[a-z0-9])", text):
            assert "--hash=sha256:" in entry, entry[:60]


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions, with their arguments."""
    whole = re.sub(r"^#.*\n", "", DOCKERFILE, flags=re.MULTILINE).replace("\\\n", " ")
    return [
        (word, rest) for word, _, rest in (line.partition(" ") for line in whole.splitlines() if line.strip())
    ]


def test_the_image_runs_as_nobody_special_and_fetches_nothing_unchecked() -> None:
    found = instructions()
    last_stage = max(n for n, (word, _) in enumerate(found) if word == "FROM")
    users = [rest for word, rest in found[last_stage:] if word == "USER"]
    assert users
    assert users[-1].split(":")[0] not in {"root", "0"}
    assert [word for word, _ in found if word == "ADD"] == []
    assert not re.search(r"https?://|curl|wget|git\+", DOCKERFILE)
    installs = [rest for word, rest in found if word == "RUN" and "pip install" in rest]
    assert installs
    assert all("--require-hashes" in rest or "--no-deps" in rest for rest in installs)


def test_the_image_takes_in_all_packages_and_the_context_nothing_else() -> None:
    copied = {
        name
        for word, rest in instructions()
        if word == "COPY" and "--from" not in rest
        for name in rest.split()[:-1]
    }
    assert set(PACKAGES) <= copied
    ignore = (ROOT / "deploy" / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in ignore
    assert {line[1:] for line in ignore if line.startswith("!")} == copied


def outline(text: str) -> dict[str, str | list[str]]:
    """A compose file's leaves by dotted path: a reader for the plain YAML that it is kept to."""
    found: dict[str, str | list[str]] = {}
    path: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = re.fullmatch(
            r"(?P<indent> *)(?:- (?P<item>\S.*)|(?P<key>[\w.-]+):(?: (?P<value>\S.*))?)", line
        )
        assert match, f"line {number}"
        indent = len(match["indent"])
        assert indent % 2 == 0, f"line {number}"
        while path and path[-1][0] >= indent:
            path.pop()
        if match["item"]:
            items = found.setdefault(".".join(key for _, key in path), [])
            assert isinstance(items, list), f"line {number}"
            items.append(match["item"].strip('"'))
        else:
            path.append((indent, match["key"]))
            if match["value"]:
                found[".".join(key for _, key in path)] = match["value"].strip('"')
    return found


def test_the_container_cannot_write_gain_rights_swap_or_hold_the_secret_with_the_data() -> None:
    it = outline(COMPOSE)
    service = "services.firsthand"
    assert it[f"{service}.read_only"] == "true"
    assert it[f"{service}.cap_drop"] == ["ALL"]
    assert it[f"{service}.security_opt"] == ["no-new-privileges:true"]
    assert any(mount.startswith("/tmp:") for mount in it[f"{service}.tmpfs"])
    assert it[f"{service}.mem_limit"] == it[f"{service}.memswap_limit"]
    assert it[f"{service}.ulimits.core"] == "0"
    data = it[f"{service}.environment.FIRSTHAND_DATA"]
    secret = it[f"{service}.environment.FIRSTHAND_SECRET_FILE"]
    assert isinstance(data, str)
    assert isinstance(secret, str)
    assert f"data:{data}" in it[f"{service}.volumes"]
    assert not Path(secret).is_relative_to(data)
    assert it[f"{service}.secrets"] == [Path(secret).name]
    assert f"secrets.{Path(secret).name}.file" in it
    assert (ROOT / "deploy" / "compose.yaml").parent.joinpath(
        str(it[f"{service}.build.context"])
    ).resolve() == ROOT
    assert (ROOT / str(it[f"{service}.build.dockerfile"])).exists()


def test_the_unit_is_hardened_and_gives_the_secret_as_a_credential() -> None:
    class Unit(configparser.RawConfigParser):
        def optionxform(self, optionstr: str) -> str:
            return optionstr

    unit = Unit(strict=False, delimiters=("=",), comment_prefixes=("#", ";"), interpolation=None)
    unit.read_string(UNIT)
    assert unit.sections() == ["Unit", "Service", "Install"]
    service = unit["Service"]
    assert service["LoadCredential"].startswith("firsthand-secret:/etc/")
    assert service["User"] not in {"", "root"}
    wanted = {
        "ProtectSystem": "strict",
        "NoNewPrivileges": "yes",
        "PrivateTmp": "yes",
        "MemoryDenyWriteExecute": "yes",
        "LimitCORE": "0",
        "MemorySwapMax": "0",
        "CapabilityBoundingSet": "",
        "Restart": "always",
        "UMask": "0077",
        "StateDirectoryMode": "0700",
    }
    assert {key: service[key] for key in wanted} == wanted
    assert set(service["RestrictAddressFamilies"].split()) <= {"AF_INET", "AF_INET6", "AF_UNIX"}
    assert "@system-service" in UNIT
    for words in re.findall(r"^ExecStart=\S*/firsthand (.*)$", UNIT + BACKUP_UNIT, re.MULTILINE):
        assert parser().parse_args(words.split()).run
    backup = Unit(strict=False, delimiters=("=",), comment_prefixes=("#", ";"), interpolation=None)
    backup.read_string(BACKUP_UNIT)
    assert backup["Service"]["LoadCredential"] == service["LoadCredential"]
    assert backup["Service"]["PrivateNetwork"] == "yes"
    assert {key: backup["Service"][key] for key in wanted if key != "Restart"}.items() <= wanted.items()


def test_the_licence_is_the_one_that_the_package_names() -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Version 2.0, January 2004" in licence
    assert "Copyright 2026 The Firsthand authors" in licence
    assert "END OF TERMS AND CONDITIONS" in licence
    assert 'license = "Apache-2.0"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


# Prose


@pytest.mark.parametrize("name", PAGES)
def test_one_sentence_stands_on_a_line(name: str) -> None:
    prose = re.sub(r"```.*?```|`[^`\n]*`|^\|.*$|\bno\. ", "", PAGES[name], flags=re.DOTALL | re.MULTILINE)
    for line in prose.splitlines():
        assert not re.search(r"[a-z)][.!?] [A-Z]", line.replace("*", "")), line


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_called_anonymous_where_no_number_makes_it_so(name: str) -> None:
    assert not re.search(r"anonym", PAGES[name], re.IGNORECASE)


ANONYMOUS = re.compile(r"anonym|anonim|d?dienw|مجهول|گمنام|magac la'aan ah|aan la aqoon", re.IGNORECASE)
"""As each language that Firsthand speaks has it."""

TOLD = [
    *(ROOT / "conversations" / "words").glob("*.toml"),
    *(ROOT / "conversations" / "flows").glob("*"),
    ROOT / "conversations" / "GUIDE.md",
]


@pytest.mark.parametrize("path", TOLD, ids=lambda path: path.name)
def test_nothing_that_a_narrator_or_a_designer_reads_calls_a_text_anonymous(path: Path) -> None:
    assert not ANONYMOUS.search(path.read_text(encoding="utf-8"))


def test_of_a_text_it_is_said_that_it_is_redacted() -> None:
    for page in (README, PAGES["deploy/SAFETY.md"], (ROOT / "conversations" / "GUIDE.md").read_text("utf-8")):
        assert re.search(r"\bredacted\b", page, re.IGNORECASE)
