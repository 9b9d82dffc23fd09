"""Published telephone and text numbers of British services, which name the service and not the caller.

Digits only. Written for this project from general knowledge, each as its service publishes it, or published it for years;
a number that has moved costs nothing, since no family's telephone can have it.
"""

_EMERGENCIES = {
    "999",  # police, ambulance, fire, coastguard
    "112",  # the same, Europe
    "101",  # police, not an emergency
    "105",  # power cuts
    "111",  # NHS 111, NHS 24
    "119",  # NHS 119
    "159",  # banks, against fraud
    "1471",  # who called last
    "1571",  # voicemail
    "7726",  # spam texts
    "18000",  # emergency relay, text phones
    "18001",  # Relay UK
    "18002",  # Relay UK
    "61016",  # British Transport Police, texts
    "0800405040",  # British Transport Police
    "118118",  # directory enquiries
    "118500",  # directory enquiries
    "0800111999",  # gas emergency
    "0800002001",  # gas emergency, Northern Ireland
    "03459881188",  # Floodline
    "0800807060",  # Environment Agency incidents
    "0800789321",  # Anti-Terrorist Hotline
    "0800555111",  # Crimestoppers
    "03001232040",  # Action Fraud
    "03001234999",  # RSPCA
    "03000999999",  # Scottish SPCA
    "08454647",  # NHS Direct, NHS Direct Wales
    "08002244488",  # NHS inform
    "03457484950",  # National Rail Enquiries
    "03432221234",  # Transport for London
    "03007906801",  # DVLA
    "03002220000",  # HM Passport Office
}

_CHILDREN_AND_PARENTS = {
    "116000",  # Missing People, Runaway Helpline, also by text
    "116111",  # children's helplines, Europe
    "08001111",  # Childline
    "08088005000",  # NSPCC
    "88858",  # NSPCC, texts
    "08000280285",  # NSPCC whistleblowing
    "0800136663",  # NSPCC, Report Abuse in Education
    "08000283550",  # NSPCC, female genital mutilation
    "08088023456",  # Meic
    "84001",  # Meic, texts
    "08088084994",  # The Mix
    "08088025544",  # YoungMinds, parents
    "08088002222",  # Family Lives, Bullying UK
    "08088020925",  # Gingerbread
    "08088010323",  # One Parent Families Scotland
    "08000282233",  # Children 1st Parentline
    "08088020400",  # Parenting NI
    "03001232112",  # Action for Children
    "03003037000",  # Children's Society
    "08088010366",  # Family Rights Group
    "03001237015",  # Kinship
    "08000232033",  # Become
    "08088005792",  # Coram Voice
    "08088081001",  # NYAS
    "08005280731",  # Children's Commissioner, Help at Hand
    "03006660006",  # Adoption UK
    "08000407675",  # Fosterline
    "02078235430",  # Kidscape
    "08081000900",  # Stop It Now
    "08003583456",  # Nacoa, children of alcoholics
    "01162556234",  # reunite, child abduction
    "08088083555",  # Contact
    "08000184016",  # IPSEA
    "03453032123",  # Enquire
    "08088004104",  # National Autistic Society
    "08088081111",  # Mencap
    "08088003333",  # Scope
    "08003281159",  # Cerebra
    "03331212300",  # Down's Syndrome Association
    "08088008880",  # National Deaf Children's Society
    "08081699949",  # ERIC
    "03007778427",  # Tourettes Action
    "01883723356",  # Unique
    "01904550055",  # Family Fund
    "08088088100",  # Together for Short Lives
    "03003300803",  # Young Lives vs Cancer
    "03001000212",  # National Breastfeeding Helpline
    "03451202918",  # La Leche League
    "03003300700",  # NCT
    "08000147800",  # Tommy's
    "08081643332",  # Sands
    "08088026868",  # Lullaby Trust, bereavement
    "08088026869",  # Lullaby Trust, information
    "01924200799",  # Miscarriage Association
    "02077332653",  # Ectopic Pregnancy Trust
    "02077130356",  # Antenatal Results and Choices
    "08081961776",  # PANDAS
    "08001380509",  # Twins Trust
    "08004480737",  # Cry-sis
    "08451228669",  # Cry-sis, earlier
    "03457304030",  # BPAS
    "03453008090",  # MSI Reproductive Choices
    "08088010488",  # Maternity Action
    "03000120312",  # Working Families
    "01612229879",  # Pregnant Then Screwed
}

_HEALTH_AND_GRIEF = {
    "116123",  # Samaritans
    "08457909090",  # Samaritans, earlier
    "08081640123",  # Samaritans, in Welsh
    "85258",  # Shout
    "08000684141",  # Papyrus
    "88247",  # Papyrus, texts
    "07860039967",  # Papyrus, texts, earlier
    "0800585858",  # CALM
    "03001233393",  # Mind, information
    "03001021234",  # Mind, support
    "03004666463",  # Mind, legal
    "03003047000",  # SANE
    "08088010525",  # Rethink
    "0800838587",  # Breathing Space
    "08088088000",  # Lifeline, Northern Ireland
    "0800132737",  # C.A.L.L., Wales
    "01708765200",  # SupportLine
    "08088010677",  # Beat, England
    "08088010432",  # Beat, Scotland
    "08088010433",  # Beat, Wales
    "08088010434",  # Beat, Northern Ireland
    "08088010711",  # Beat, young people
    "08088010811",  # Beat, students
    "08088081677",  # Cruse
    "08088020021",  # Winston's Wish
    "08000288840",  # Child Bereavement UK
    "03001236600",  # FRANK
    "82111",  # FRANK, texts
    "03001231110",  # Drinkline
    "08009177650",  # Alcoholics Anonymous
    "03009991212",  # Narcotics Anonymous
    "08006120225",  # Cocaine Anonymous
    "08000086811",  # Al-Anon
    "08080101011",  # Scottish Families Affected by Alcohol and Drugs
    "08088082234",  # DAN 24/7, Wales
    "08088020133",  # National Gambling Helpline
    "03001231044",  # Smokefree
    "08008484848",  # Quit Your Way Scotland
    "08000852219",  # Help Me Quit, Wales
    "08088087777",  # Carers UK
    "03007729600",  # Carers Trust
    "08006781602",  # Age UK
    "08004708090",  # Silver Line
    "08088088141",  # Hourglass
    "03331503456",  # Alzheimer's Society
    "08008886678",  # Dementia UK
    "08088080000",  # Macmillan
    "08000902309",  # Marie Curie
    "08088004040",  # Cancer Research UK
    "03033033100",  # Stroke Association
    "08088021234",  # British Heart Foundation
    "03451232399",  # Diabetes UK
    "08088005050",  # Epilepsy Action
    "01494601400",  # Epilepsy Society
    "03002225800",  # Asthma and Lung UK
    "08088000303",  # Parkinson's UK
    "08088008000",  # MS Society
    "08088026262",  # MND Association
    "08088002244",  # Headway
    "08088021221",  # Terrence Higgins Trust
    "03031239999",  # RNIB
    "08088080123",  # RNID
    "03003309256",  # Sense
    "03333322033",  # Coeliac UK
    "03002225700",  # Crohn's and Colitis UK
    "03003731000",  # Cystic Fibrosis Trust
    "08006526352",  # Muscular Dystrophy UK
    "08088010388",  # Meningitis Now
    "08088003344",  # Meningitis Research Foundation
    "08003896255",  # UK Sepsis Trust
    "01252542029",  # Anaphylaxis UK
    "03001232323",  # NHS Blood and Transplant
}

_HARM_AND_JUSTICE = {
    "08082000247",  # National Domestic Abuse Helpline, Refuge
    "08088010800",  # Live Fear Free, Wales
    "07860077333",  # Live Fear Free, texts
    "08000271234",  # Scotland's Domestic Abuse and Forced Marriage Helpline
    "08088021414",  # Domestic and Sexual Abuse Helpline, Northern Ireland
    "08088010327",  # Men's Advice Line
    "08088024040",  # Respect
    "01823334244",  # ManKind Initiative
    "08009995428",  # Galop
    "08005999247",  # Karma Nirvana
    "02070080151",  # Forced Marriage Unit
    "08000121700",  # Modern Slavery Helpline
    "08088010500",  # Jewish Women's Aid
    "08009995786",  # Muslim Women's Network
    "08088082008",  # Muslim Youth Helpline
    "08085002222",  # Rape Crisis, England and Wales
    "08088029999",  # Rape Crisis, earlier
    "08088010302",  # Rape Crisis Scotland
    "08000246991",  # Rape Crisis, Northern Ireland
    "08088010331",  # NAPAC
    "08088010818",  # Survivors Trust
    "08088005005",  # Safeline
    "02035983898",  # SurvivorsUK
    "08088020300",  # National Stalking Helpline
    "03456000459",  # Revenge Porn Helpline
    "08009702070",  # National Centre for Domestic Violence
    "116006",  # victims of crime, Europe
    "08081689111",  # Victim Support
    "08001601985",  # Victim Support Scotland
    "02890243133",  # Victim Support, Northern Ireland
    "08088082003",  # Prisoners' Families Helpline
    "08002540088",  # Families Outside
    "03001231999",  # Nacro
    "08000119100",  # Switchboard
    "03003300630",  # Switchboard, earlier
    "08088010400",  # Mermaids
    "03453303030",  # LGBT Foundation
    "03003305468",  # Mindline Trans+
    "02072516577",  # Rights of Women
    "03003305480",  # Child Law Advice
    "03453454345",  # Civil Legal Advice
    "03004000636",  # National Family Mediation
    "03000810006",  # Support Through Court
    "03004564000",  # Cafcass
    "08088000082",  # Equality Advisory and Support Service
    "03000200096",  # Independent Office for Police Conduct
    "03001231231",  # Ofsted
    "03000616161",  # Care Quality Commission
    "03031231113",  # Information Commissioner
    "03450154033",  # Parliamentary and Health Service Ombudsman
    "03000610614",  # Local Government and Social Care Ombudsman
    "08088010503",  # Migrant Help
    "03007906268",  # UK Visas and Immigration
    "03001237379",  # EU Settlement Scheme
    "08081963651",  # British Red Cross
    "02073466700",  # Refugee Council
    "08001381619",  # Combat Stress
    "08002606767",  # SSAFA
    "08088021212",  # Veterans' Gateway
    "08088028080",  # Royal British Legion
}

_MONEY_AND_HOME = {
    "08088004444",  # Shelter, England and Scotland
    "08000495495",  # Shelter Cymru
    "02890245640",  # Housing Rights, Northern Ireland
    "08088000661",  # Centrepoint
    "03005000914",  # StreetLink
    "08001448848",  # Citizens Advice, England
    "08007022020",  # Citizens Advice, Wales
    "08000281456",  # Citizens Advice, Scotland
    "08009154604",  # Advice NI
    "08001448444",  # Help to Claim, England
    "08000241220",  # Help to Claim, Wales
    "08000232581",  # Help to Claim, Scotland
    "08082231133",  # Citizens Advice, consumers
    "03003321000",  # Citizens Advice Witness Service
    "03001231100",  # Acas
    "08001381111",  # StepChange
    "08088084000",  # National Debtline
    "08001976026",  # Business Debtline
    "08002802816",  # PayPlan
    "08003280006",  # Christians Against Poverty
    "08088022000",  # Turn2us
    "08001387777",  # MoneyHelper
    "08001383944",  # MoneyHelper, pensions
    "03002003100",  # HMRC, Child Benefit
    "03453003900",  # HMRC, tax credits
    "03002003300",  # HMRC, income tax
    "03002003500",  # HMRC, National Insurance
    "03001234097",  # HMRC, childcare service
    "08003285644",  # Universal Credit
    "08003281344",  # Universal Credit, textphone
    "08003281744",  # Universal Credit, in Welsh
    "08009172222",  # Personal Independence Payment, claims
    "08001214433",  # Personal Independence Payment
    "08001214600",  # Disability Living Allowance, children
    "08007310122",  # Attendance Allowance
    "08007310297",  # Carer's Allowance
    "08000556688",  # Jobcentre Plus, claims
    "08001690310",  # Jobcentre Plus
    "08001690283",  # Maternity Allowance
    "08001690140",  # Social Fund, Sure Start Maternity Grant
    "08007310469",  # Bereavement Support Payment
    "08007317898",  # Pension Service
    "08009911234",  # Pension Credit
    "08007310160",  # Winter Fuel Payment
    "08009160647",  # DWP Debt Management
    "0800854440",  # National Benefit Fraud Hotline
    "08001217479",  # Access to Work
    "08001712345",  # Child Maintenance Service
    "08009530191",  # Child Maintenance Options
    "03003307010",  # Healthy Start
    "08001822222",  # Social Security Scotland
    "08008595924",  # Discretionary Assistance Fund, Wales
    "08002321271",  # Make the Call, Northern Ireland
    "08005870912",  # Disability and Carers Service, Northern Ireland
    "08004085500",  # Gas Safe
    "03001000607",  # Student Finance England
    "03714680468",  # UCAS
}

HELPLINES = frozenset(
    _EMERGENCIES | _CHILDREN_AND_PARENTS | _HEALTH_AND_GRIEF | _HARM_AND_JUSTICE | _MONEY_AND_HOME
)
"""Every number above, digits only, without the blanks and the country's code that some write."""
