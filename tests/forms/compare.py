"""What other tools say of the broken forms: ``python -m tests.forms.compare`` renews the table in ``broken/README.md``.

A form and its clean twin differ in the mistake alone. So a tool has caught the mistake where it refuses the form and
not the twin, and has warned where it gives a warning of the form that it does not give of the twin; otherwise it has
missed it. pyxform runs in this process; ODK Validate is the program of its project that comes with pyxform, and
needs Java.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from importlib.metadata import version
from pathlib import Path

from pyxform.errors import PyXFormError
from pyxform.validators import odk_validate
from pyxform.xls2xform import convert

from tests.forms.slips import FOLDER, Group, Slip, slips

README = FOLDER / "README.md"

_SIGNS = {"caught": "**caught**", "warned": "warned", "missed": "missed"}


class Verdict(Enum):
    """What a tool says of a mistake."""

    CAUGHT = "caught"  # it refuses the form, and not its twin
    WARNED = "warned"  # it takes both, and warns of the form alone
    MISSED = "missed"  # it says nothing of the form that it does not say of the twin


@dataclass(frozen=True)
class Said:
    """What a tool says of one form: why it refuses it (empty where it takes it), its warnings, and the XForm."""

    refusal: str
    warnings: frozenset[str]
    xform: str = ""


@dataclass(frozen=True)
class Entry:
    """One row of the table."""

    name: str
    pyxform: Verdict
    validate: Verdict


def pyxform_says(form: bytes) -> Said:
    """What pyxform alone says."""
    warnings: list[str] = []
    try:
        converted = convert(form, file_type=".md", warnings=warnings, form_name="form")
    except PyXFormError as error:
        return Said(str(error) or type(error).__name__, frozenset(warnings))
    except Exception as error:  # noqa: BLE001 - pyxform has ended, whatever it raised
        return Said(f"{type(error).__name__}: {error}", frozenset(warnings))
    return Said("", frozenset(warnings), converted.xform)


# Warnings about something else than the mistake: speed of sending pictures, not that a picture is asked for.
_ASIDE = re.compile(r"max-pixels")


def judged(broken: Said, clean: Said) -> Verdict:
    """The verdict that two answers of a tool make.

    Raises:
        AssertionError: The tool refuses the clean twin, so the pair says nothing about it.
    """
    assert not clean.refusal, clean.refusal
    if broken.refusal:
        return Verdict.CAUGHT
    further = {warning for warning in broken.warnings - clean.warnings if not _ASIDE.search(warning)}
    return Verdict.WARNED if further else Verdict.MISSED


def verdict_of_pyxform(slip: Slip) -> Verdict:
    """What pyxform alone says of a slip."""
    return judged(pyxform_says(slip.broken), pyxform_says(slip.clean))


def validate_says(said: Said, folder: Path) -> Said:
    """What ODK Validate says of an XForm that pyxform made, beside what pyxform said itself."""
    if said.refusal:
        return said
    path = folder / "form.xml"
    path.write_text(said.xform, encoding="utf-8")
    run = subprocess.run(
        ["java", "-Djava.awt.headless=true", "-jar", odk_validate.ODK_VALIDATE_PATH, str(path)],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    # Times, paths and stack traces differ from run to run.
    lines = {
        line.strip()
        for line in (run.stderr + run.stdout).splitlines()
        if line.strip() and not re.match(r"\s*at \S+\(|.*form\.xml|\d\d:\d\d|Xform is valid", line)
    }
    refusal = "\n".join(sorted(lines)) if run.returncode or "Xform is invalid" in run.stderr else ""
    return Said(refusal, said.warnings | frozenset(lines))


def _once(said: Said, folder: Path, known: dict[str, Said]) -> Said:
    """``validate_says``, asked once for each XForm: many twins are alike."""
    if said.xform not in known:
        known[said.xform] = validate_says(said, folder)
    answer = known[said.xform]
    return Said(answer.refusal, said.warnings | answer.warnings)


def compared(forms: Sequence[Slip]) -> list[Entry]:
    """The table, made anew; takes about two seconds a form."""
    entries = []
    known: dict[str, Said] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number, slip in enumerate(forms, start=1):
            broken, clean = pyxform_says(slip.broken), pyxform_says(slip.clean)
            alone = judged(broken, clean)
            both = (
                alone
                if alone is Verdict.CAUGHT
                else judged(*(_once(said, Path(folder), known) for said in (broken, clean)))
            )
            entries.append(Entry(slip.name, alone, both))
            print(f"{number}/{len(forms)} {slip.name}: {alone.value}, {both.value}", file=sys.stderr)
    return entries


def recorded() -> list[Entry]:
    """The table as it stands in the folder."""
    rows = re.findall(
        r"^\| \[(?P<name>[\w-]+)\]\(\S+\) \|.*\| (?:\*\*)?(\w+)(?:\*\*)? \| (?:\*\*)?(\w+)(?:\*\*)? \|$",
        README.read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    return [Entry(name, Verdict(alone), Verdict(both)) for name, alone, both in rows]


def table(forms: Sequence[Slip], entries: Sequence[Entry], java: str) -> str:
    """The page: how it was made, a row for each form, and the totals."""
    installed = json.loads(Path(odk_validate.ODK_VALIDATE_PATH).with_name("installed.json").read_text())
    lines = [
        "# Broken forms, and what checkers say of them",
        "",
        "Each form here holds one mistake, and the replacement that mends it; the clean twin must pass without a word, but for what `aside` names.",
        "`firsthand check` finds every one of them, in the place and with the remedy that the form itself names.",
        "The other two columns say what pyxform alone, and pyxform followed by ODK Validate, make of the same pair:",
        "**caught** means that the form is refused and its twin is not, *warned* that a warning is given of the form alone,",
        "*missed* that nothing is said of it.",
        "That is generous: whatever the message says counts, but for one hint on the size of pictures.",
        "Other tools are made for other purposes, so the forms are counted in three groups: mistakes in any form;",
        "what other tools allow and a chat with families must not or cannot do; and words.",
        "",
        f"Recorded with pyxform {version('pyxform')}, ODK Validate {installed['tag_name']} and {java}.",
        "`python -m tests.forms.compare` renews this page.",
        "",
        "| form | mistake | rule | pyxform | pyxform + ODK Validate |",
        "|---|---|---|---|---|",
    ]
    for slip, entry in zip(forms, entries, strict=True):
        lines.append(
            f"| [{slip.name}]({slip.name}.md) | {slip.claim} | {slip.rule} | "
            f"{_SIGNS[entry.pyxform.value]} | {_SIGNS[entry.validate.value]} |"
        )
    lines += ["", "| forms | firsthand | pyxform | pyxform + ODK Validate |", "|---|---|---|---|"]
    lines += [total(group, entries, forms) for group in (*Group, None)]
    return "\n".join([*lines, ""])


_GROUPS = {
    Group.FORM: "mistakes in any form",
    Group.CHAT: "not for a chat with families",
    Group.WORDS: "words",
    None: "in all",
}


def total(group: Group | None, entries: Sequence[Entry], forms: Sequence[Slip]) -> str:
    """One line of the totals: of one group, or of all forms."""
    chosen = [entry for entry, slip in zip(entries, forms, strict=True) if group in {None, slip.group}]

    def counted(verdicts: Sequence[Verdict]) -> str:
        caught, warned = verdicts.count(Verdict.CAUGHT), verdicts.count(Verdict.WARNED)
        return f"{caught} caught, {warned} warned, {verdicts.count(Verdict.MISSED)} missed"

    return (
        f"| {len(chosen)} {_GROUPS[group]} | {len(chosen)} found | {counted([entry.pyxform for entry in chosen])} | "
        f"{counted([entry.validate for entry in chosen])} |"
    )


def main() -> int:
    """Renew the table."""
    if shutil.which("java") is None:
        print("ODK Validate needs Java, and there is none on the PATH.", file=sys.stderr)
        return 2
    java = subprocess.run(
        ["java", "-version"], capture_output=True, text=True, check=True
    ).stderr.splitlines()[0]
    forms = slips()
    README.write_text(table(forms, compared(forms), java.replace('"', "")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
