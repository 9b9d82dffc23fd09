"""Check digits: that one holds makes a find surer, that it fails never drops it, since a mistyped number still identifies.

The rules: NHS number, modulus 11 (NHS Data Dictionary, "NHS Number"); bank cards, modulus 10 (ISO/IEC 7812-1, annex B);
National Insurance numbers, prefixes that are given out (HMRC, National Insurance Manual NIM39110).
"""

NHS_DIGITS = 10
CARD_DIGITS = range(13, 20)


def nhs_holds(digits: str) -> bool:
    """Whether ten digits end as an NHS number does."""
    if len(digits) != NHS_DIGITS:
        return False
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return rest % 11 == int(digits[9]) and rest != 10


def card_holds(digits: str) -> bool:
    """Whether 13 to 19 digits end as a bank card's number does."""
    if len(digits) not in CARD_DIGITS:
        return False
    doubled = (int(digit) * (2 if at % 2 else 1) for at, digit in enumerate(reversed(digits)))
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0


def insurance_holds(number: str) -> bool:
    """Whether a National Insurance number, letters small, starts with letters that are given out."""
    first, second = number[0], number[1]
    return (
        first not in "dfiquv"
        and second not in "dfioquv"
        and number[:2] not in {"bg", "gb", "kn", "nk", "nt", "tn", "zz"}
    )
