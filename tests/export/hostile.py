"""Texts that break tables: shared by the tests of every format of a research bundle."""

EMOJI = "I felt 🙂, then 👩‍👧‍👦 and 🏴󠁧󠁢󠁥󠁮󠁧󠁿 and 🏳️‍🌈 again"
ARABIC = "انتظرنا ستة أشهر، ثم قالوا: «لا أحد هنا»"
BENGALI = "আমরা ছয় মাস অপেক্ষা করেছি। কেউ ফোন করেনি।"
MIXED = "school مدرسة 🙂 স্কুল 12 – end\u200f."
LINES = "one\r\ntwo\nthree\rfour\r\n\r\nfive\n"
TABS = "\tone\ttwo\t"
BLANKS = "  two before, two behind  "
NUL = "before\0after"
HALF = "half \ud83d of a character"
CONTROL = "bell \a, escape \x1b[31m, unit \x1f, delete \x7f, next line \x85, separator \u2028"
QUOTES = 'she said "no", then \'yes\'; ""'
COMMAS = 'a,b;c|d\te,"f;=1+1\n=2+2'
ESCAPES = "_x0041_ \\n &amp; <b>bold</b> ]]> %s {0} \\u0041"
DIRECTIONS = "\u202eright\u202c to left \u2066\u2069"
LONG = "Ä long wäit. " * 3077  # 40,001 characters, 46,155 bytes
LONG_EMOJI = "🙂" * 40_000
CODES = (
    "-91",
    "-92",
    "-93",
    "(withheld)",
    " (withheld)",
    "(not in this version)",
    "NA",
    "null",
    "NULL",
    "nan",
    "",
)
FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("x","y")',
    " =1+1",
    "'=1+1",
    "''=1+1",
    "\t=1+1",
    "'\t=1+1",
    "\r=1",
    "＝1+1",
    "- he was late",
    "-5",
    "+44 20",
    "me@home",
    "a;=1+1",
    "a;'=1+1",
    "a\n-b",
)

TEXTS = (
    *(
        EMOJI,
        ARABIC,
        BENGALI,
        MIXED,
        LINES,
        TABS,
        BLANKS,
        NUL,
        HALF,
        CONTROL,
        QUOTES,
        COMMAS,
        ESCAPES,
        DIRECTIONS,
    ),
    *(LONG, LONG_EMOJI, *FORMULAS, *(code for code in CODES if code)),
)
"""Everything of the above; no cell is ever empty text."""

LABEL_300_BYTES = "Wie lange haben Sie gewartet, bis jemand für Sie Zeit hatte? ÄÖÜ " * 4 + "Ä" * 12
"""A question of 300 bytes in UTF-8 that no format with a limit of 256 may cut inside a character."""

NAMES = (
    "row",
    "Flow",
    "LANGUAGE",
    "missing",
    "needs",
    "NEEDS",
    "child.age-now",
    "child_age[2]",
    "all",
    "ẞtraße",
    "a" * 255,
)
"""Names of prompts that are other columns' names, but for their case, or no names in SPSS and Stata."""
