"""What is never masked: helplines, services, benefits, conditions, days, faiths, peoples.

Written for this project from general knowledge; the numbers are as their services publish them.
"""

from conversations.redaction.table import table

HELPLINES = frozenset(
    {
        "999", "112", "101", "111", "105", "119", "18000", "18001", "18002",
        "116123",  # Samaritans
        "116000",  # missing children, Europe
        "116006",  # victims of crime, Europe
        "08001111",  # Childline
        "85258",  # Shout
        "08082000247",  # National Domestic Abuse Helpline
        "08088005000",  # NSPCC
        "08088002222",  # Family Lives
        "08088025544",  # YoungMinds parents
        "08088084994",  # The Mix
        "08000684141",  # Papyrus
        "0800585858",  # CALM
        "03001233393",  # Mind
        "08085002222",  # Rape Crisis
        "08081689111",  # Victim Support
        "08088010327",  # Men's Advice Line
        "08088004444",  # Shelter
        "08001448848",  # Citizens Advice, England
        "08088020925",  # Gingerbread
        "08003285644",  # Universal Credit
        "08001214433",  # PIP
    }
)  # fmt: skip
"""Published helplines and emergency numbers, digits only."""

UNITS = table(
    """
    am bn cm days ft g gb gbp hours hr hrs in k kcal kg km lb lbs m mb mcg mg mh miles min mins ml mm mph months mths mw nd ounces oz
    p pm pw pcm pound pounds px quid rd s sec secs st th tb ug v w weeks wks x years yr yrs iu kb hz khz mhz ghz d h
    """
)
"""What may follow digits without making them a reference."""

MONTHS = table("january february march april may june july august september october november december")
WEEKDAYS = table("monday tuesday wednesday thursday friday saturday sunday")

KEPT = (
    MONTHS
    | WEEKDAYS
    | table(
        """
        nhs camhs gp gps senco send sen dwp pip dla uc esa jsa ehcp ehc lac mash cafcass ofsted hmrc pcn icb aande ae cab cpn ot ots salt slt ea ta tas
        uk eu gb usa england scotland wales britain ireland european europe universal credit child benefit housing carers allowance
        jobcentre jobseekers childline samaritans shout nspcc barnardos mind shelter women's womens aid refuge citizens advice gingerbread
        cruse relate marac mappa idva isva dv da hv tac tam cp cin iro lado eha ehm fsm pru asd asc adhd add ocd pda odd ptsd bpd eupd fasd sld mld spld
        gdpr covid brexit ramadan eid diwali christmas xmas easter hanukkah vaisakhi halloween
        muslim muslims christian christians hindu hindus sikh sikhs jewish jew jews buddhist catholic protestant anglican quran koran bible god allah
        lord jesus islam islamic hinduism christianity judaism imam rabbi vicar
        english british scottish scots welsh irish polish romanian somali pakistani indian bangladeshi bengali punjabi urdu gujarati hindi arabic kurdish
        turkish farsi persian dari pashto tamil sinhala nepali chinese mandarin cantonese vietnamese thai korean japanese filipino portuguese brazilian spanish
        french italian german greek albanian bulgarian czech slovak hungarian lithuanian latvian estonian ukrainian russian belarusian syrian iraqi iranian
        afghan egyptian sudanese eritrean ethiopian tigrinya amharic nigerian yoruba igbo hausa ghanaian twi akan kenyan swahili ugandan zimbabwean shona
        jamaican caribbean african asian black white roma romani gypsy traveller travellers latin american australian canadian
        google facebook instagram snapchat tiktok whatsapp youtube twitter zoom teams netflix xbox playstation roblox minecraft fortnite ipad iphone
        tesco asda aldi lidl sainsburys morrisons iceland primark argos ikea amazon ebay mcdonalds greggs costa starbucks boots superdrug
        paracetamol calpol ibuprofen melatonin ritalin sertraline prozac fluoxetine medikinet concerta elvanse diazepam methadone
        autism aspergers tourettes down's downs syndrome bsl makaton senco ks1 ks2 gcse gcses btec ucas sats phd ba bsc msc nvq tv pc it hr ceo mp mps
        ok dvd cv id am pm bbc itv rip lgbt lgbtq trans ivf icu nicu scbu ed er mri ct eeg ecg ent iapt cbt dbt emdr hiv std sti cctv dbs ppe wifi
        monday's mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec bst gmt
        section mum mums mummy dad dads daddy nan nana gran granny grandad grandma mam auntie aunty uncle mom mama papa nanny headteacher head teacher
        social services children's childrens early help team council police officer health visitor doctor nurse midwife sure start family hub
        """
    )
)
"""Words that stay although capitals or tables would make a name of them; lower case, without accents."""
