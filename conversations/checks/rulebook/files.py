"""Rules about the file, its sheets, its headers and its settings."""

from collections.abc import Mapping

RULES: Mapping[str, tuple[str, str, str]] = {
    "form": (
        "Something is wrong with the form",
        "It is a mistake of a kind that has no rule of its own.",
        "Do what the message says.",
    ),
    "too-large": (
        "A file, a text or a number of rows is larger than a form can be",
        "A huge file is a mistake or an attack, and reading it could stop the service for everyone.",
        "Take out pictures and unused sheets, or split the form.",
    ),
    "unseen-characters": (
        "A cell holds characters that nobody sees",
        "They send an empty message, hide words, turn them round, or are obeyed by the terminal of whoever reads a report.",
        "Type the cell anew.",
    ),
    "unreadable-file": (
        "The file is not what its name says",
        "Nothing can be asked from a file that cannot be read.",
        "Save it again from a spreadsheet program, or export it as CSV in UTF-8.",
    ),
    "no-csv": (
        "The text is no table of cells",
        "A quote that is opened and never closed swallows the rest of the file.",
        "Look for the open quote near the line that is named.",
    ),
    "out-of-line": (
        "A row of a Markdown table has lost a bar",
        "The last cell of such a row is dropped by other tools without a word.",
        "End every row with |.",
    ),
    "no-header": (
        "A cell stands under no header",
        "It means nothing there and is passed over; most often a comma or a bar is one too many.",
        "Count the cells of the row, or write a header.",
    ),
    "no-survey": (
        "There is no survey sheet",
        "That sheet holds what is asked.",
        "Add it, or give the sheet its name.",
    ),
    "duplicate-sheet": (
        "Two sheets have one name",
        "Only one of them could be read.",
        "Join them, or rename the one that is no part of the form.",
    ),
    "misspelt-sheet": (
        "The name of a sheet is nearly one of XLSForm's",
        "Other tools pass such a sheet over in silence, and every list in it with it.",
        "Give the sheet its name: survey, choices, settings or external_choices.",
    ),
    "unknown-sheet": (
        "A sheet is not XLSForm's",
        "It is passed over, which is fine for notes of one's own.",
        "Leave it, or take it out.",
    ),
    "merged-cells": (
        "Cells are merged",
        "Only the first of them has a value, whatever it looks like on the screen.",
        "Split them, and write into each what is meant there.",
    ),
    "hidden-cells": (
        "A row, a column or a sheet is hidden and is read all the same",
        "Somebody may have hidden it to switch it off; families would be asked it.",
        "Show it, delete it, or write yes into a column disabled.",
    ),
    "no-value": (
        "A formula was never worked out",
        "A file made by a program holds the formula and no value, so the cell would count as empty.",
        "Open the file in a spreadsheet program and save it once.",
    ),
    "error-value": (
        "A cell shows an error, such as #REF!",
        "The formula behind it is broken, so nobody knows what should stand there.",
        "Mend the formula, or write the value.",
    ),
    "not-a-date": (
        "A cell holds a date that cannot be",
        "A spreadsheet stores days as numbers, and this one is outside them.",
        "Write the day as 2026-01-31.",
    ),
    "beyond-gap": (
        "Rows stand below a long gap",
        "Other tools stop reading there, so the form would be shorter in them.",
        "Delete the empty rows.",
    ),
    "missing-file": (
        "A file that the form names is not beside it",
        "The list would be empty, or the picture would not be shown.",
        "Put the file into the folder of media beside the form, spelt as in the form.",
    ),
    "file-name": (
        "The name of a file leads elsewhere",
        "A form may only use files that came with it.",
        "Use a plain name without folders.",
    ),
    "media-kind": (
        "A media file is not of a kind that can be shown",
        "A chat shows pictures, sounds and films of the usual kinds only.",
        "Save it as JPEG, PNG, MP3, OGG or MP4.",
    ),
    "list-not-csv": (
        "A list comes from a file that is no CSV table",
        "Maps and XML files are not read: a chat has no map.",
        "Save the list as CSV with a column name and a column label.",
    ),
    "entities": (
        "The form keeps entities",
        "Entities outlive the talk they came from and join people's stories together.",
        "Take the sheet and the column save_to out.",
    ),
    "pyxform-refuses": (
        "Kobo and ODK would refuse the form",
        "A form that is accepted here opens there too; this one would not.",
        "Mend what the message says.",
    ),
    "misspelt-header": (
        "A header is nearly one that is known",
        "Other tools drop such a column in silence, and with it every skip rule, check or guard written in it.",
        "Write the header as the message says.",
    ),
    "duplicate-column": (
        "A column stands there twice",
        "Only one of the two would count, and nobody could tell which.",
        "Keep one of them.",
    ),
    "unknown-column": (
        "A column is known to no one",
        "It is passed over, which is fine for notes of one's own.",
        "Leave it, take it out, or use it in a choice filter.",
    ),
    "unused-column": (
        "A chat has no use for a column",
        "What is written there changes nothing here.",
        "Leave it if the form is used elsewhere too.",
    ),
    "refused-column": (
        "A column would change what is asked or kept, and does not run",
        "Passing it over would make another form of it.",
        "Clear its cells, or say the same in columns that run.",
    ),
    "read-only": (
        "A question cannot be answered",
        "Something that nobody may change is no question.",
        "Make it a note, or clear the cell.",
    ),
    "trigger": (
        "A calculation waits for a trigger",
        "Here calculations are worked out anew after every answer.",
        "Leave it if that is what is meant, or use once().",
    ),
    "mixed-colons": (
        "Headers use one colon and two",
        "Other tools read a header with one colon otherwise once there is one with two.",
        "Use two colons throughout.",
    ),
    "bound-summary": (
        "The words for staff are bound to the form of other tools",
        "Other tools would write this column into their forms as program text.",
        "Call it kv:summary::LANGUAGE.",
    ),
    "missing-column": (
        "A column that every form needs is missing",
        "Without it no row says what it is, what it is called or what it asks.",
        "Add it.",
    ),
    "second-settings": (
        "There are two rows of settings",
        "A form has one row of them, and the second would be passed over.",
        "Keep one.",
    ),
    "no-namespace": (
        "Nothing explains our own columns to other tools",
        "They would write a broken form.",
        'Write kv="urn:kv:1" into the setting namespaces.',
    ),
    "own-words-in-english": (
        "Firsthand has no words of its own in a language",
        "The questions are asked in that language, and Skip, Back and Help now stand beside them in English.",
        "Write the code behind the name of the language, as in Cymraeg (cy); for a language without words, have them written first.",
    ),
    "nameless-language": (
        "One of several languages has no name",
        "People choose their language by its name, and this one would be called “default”.",
        "Name it in the header, as in label::English (en), or in default_language.",
    ),
    "unknown-draft": (
        "A draft is of a language that the form does not have",
        "The language that was meant would be offered to families though no speaker has checked it.",
        "Write its code, or its name as the label columns spell it.",
    ),
    "draft-default": (
        "The language that people are spoken to in first is a draft",
        "Nobody is spoken to in a draft, so nothing would be left to begin with.",
        "Name another default_language, or have a speaker check the words first.",
    ),
    "unknown-language": (
        "A language is in no label",
        "Its words would be shown to nobody.",
        "Spell the language as the label columns do.",
    ),
}
