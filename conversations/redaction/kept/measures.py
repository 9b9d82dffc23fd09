"""Units, months and weekdays, which are never a name by themselves.

Written for this project from general knowledge.
"""

from conversations.redaction.table import table

UNITS = table(
    """
    am bn cm days ft g gb gbp hours hr hrs in k kcal kg km lb lbs m mb mcg mg mh miles min mins ml mm mph months mths mw nd ounces oz
    p pm pw pcm pound pounds px quid rd s sec secs st th tb ug v w weeks wks x years yr yrs iu kb hz khz mhz ghz d h
    """
)
"""What may follow digits without making them a reference."""

MONTHS = table("january february march april may june july august september october november december")
WEEKDAYS = table("monday tuesday wednesday thursday friday saturday sunday")

SHORT_DATES = table(
    """
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed weds thu thur thurs fri sat sun mondays tuesdays wednesdays
    thursdays fridays saturdays sundays monday's tuesday's wednesday's thursday's friday's saturday's sunday's bst gmt am pm
    """
)
"""Months and weekdays cut short, more than one of them, and their possessives."""

QUANTITIES = table(
    """
    mins hrs wks mths yrs sec secs hr yr wk mth min fortnight fortnights fortnightly weekly monthly termly quid quids grand tenner fiver
    tenners fivers pence kg kgs lbs oz ml mls litre litres kilo kilos metre metres mile inch inches mph pcm ppm pw pa ph
    """
)
"""Units and sums of money that follow a number with a blank between."""
