"""Every slip of the suite is found where it is, with a remedy; its clean twin passes without a word.

But for ``aside``: a form with a default, or with a constraint that nobody can decide is told so, twin or not.

The suite stands under ``broken/``, beside a table of what pyxform and ODK Validate say of the same forms.
"""

from collections import Counter

import pytest

from conversations.checks.examination import examined
from conversations.checks.rules import RULES
from conversations.errors import Fault
from conversations.forms.reading.files import FileKind, opened
from tests.forms.compare import README, recorded, total, verdict_of_pyxform
from tests.forms.slips import Group, Slip, slips

SLIPS = slips()


def faults(form: bytes) -> tuple[Fault, ...]:
    """Everything there is to say about a form."""
    reading = opened(form, FileKind.MARKDOWN)
    return reading.faults if reading.sheets is None else examined(reading.sheets, reading.faults).faults


@pytest.mark.parametrize("slip", SLIPS, ids=[slip.name for slip in SLIPS])
def test_a_slip_is_found_once_where_it_is_and_says_how_to_mend_it(slip: Slip) -> None:
    found = faults(slip.broken)
    told = "\n".join(f"{fault.rule} {fault}" for fault in found)
    hits = [
        fault
        for fault in found
        if (fault.rule, fault.weight.value, fault.sheet, fault.row, fault.column)
        == (slip.rule, slip.weight, slip.sheet, slip.row, slip.column)
    ]
    assert len(hits) == 1, told
    assert slip.remedy in hits[0].remedy
    assert {fault.rule for fault in found} - {slip.rule} <= {*slip.also.split(), *slip.aside.split()}, told


@pytest.mark.parametrize("slip", SLIPS, ids=[slip.name for slip in SLIPS])
def test_the_clean_twin_passes_without_a_word(slip: Slip) -> None:
    told = [fault for fault in faults(slip.clean) if fault.rule not in slip.aside.split()]
    assert [f"{fault.rule} {fault}" for fault in told] == []


def test_only_what_a_chat_does_otherwise_or_nobody_can_decide_is_told_aside() -> None:
    assert {slip.aside for slip in SLIPS} == {"", "default-offered", "undecided"}
    for slip in SLIPS:
        assert not slip.aside or slip.aside in {fault.rule for fault in faults(slip.clean)}


def test_the_suite_is_large_and_each_form_of_it_its_own() -> None:
    assert len(SLIPS) >= 110
    assert [name for name, count in Counter(slip.broken for slip in SLIPS).items() if count > 1] == []
    assert {slip.rule for slip in SLIPS} <= RULES.keys()


def test_the_table_says_of_each_form_what_pyxform_says_today() -> None:
    table = recorded()
    assert [entry.name for entry in table] == [slip.name for slip in SLIPS]
    said = {entry.name: entry.pyxform for entry in table}
    assert {slip.name: verdict_of_pyxform(slip) for slip in SLIPS} == said


def test_the_totals_of_the_table_are_those_of_its_rows() -> None:
    text = README.read_text(encoding="utf-8")
    for group in (*Group, None):
        assert total(group, recorded(), SLIPS) in text
