"""Words of everyday British family talk that are no names by themselves.

Written for this project from general knowledge. ``FREQUENT`` are the words a sentence is held together with;
the rest matter where a capital or a cue could otherwise make a name of an ordinary word. Endings (-s, -ed, -ing,
-er, -est, -ly, -n't) need not be listed.
"""

from conversations.redaction.table import table

FREQUENT = table(
    """
    a about above across after again against all almost alone along already also although always am an and another
    any anybody anyone anything anyway anywhere are aren around as ask at away back be became because become been
    before began behind being below best better between both but by call came can cannot cause come could cos cuz coz
    cry day days did didn do does doesn doing done don down during each either else em en end enough even ever every everybody
    everyone everything except far few first for from gave get gets getting give go goes going gone gonna gone good got gotta
    had hadn half has hasn have haven having he her here hers herself hi hello him himself his hope hopes hoped how however
    i if im ive ill id in inside instead into is isn it its itself just keep kept knew know known last lately later least
    left less let like likes live little ll long look looked lot lots made mainly make makes many may maybe me mean might mine more
    most mostly much must my myself near nearly need needs neither never new next no nobody none nor not nothing now
    o of off often oh ok okay on once one only onto or other others ought our ours ourselves out over own part past
    perhaps please put quite rather re really reckon right said same saw say saying says see seem seemed seems seen self send
    sent several shall she should shouldn since so some somebody somehow someone something sometimes somewhere soon
    still stop such sure take taken talk tell than thank thanks that the thats their theirs them themselves then
    there these they theyre thing things think this those though thought through thru till time times to today together
    told tomorrow tonight too took tried try u under until unless up upon ur us use used usually ve very via want wanted wants
    was wasn way we well went were weren what whatever when whenever where wherever whether which while who whoever
    whole whom whose why will with within without won wont would wouldn yeah year years yep yes yesterday yet you your
    youre yours yourself yourselves cant couldnt didnt doesnt dont hadnt hasnt havent isnt shouldnt wasnt werent
    wouldnt hes shes theyve weve youve youll theyll hed shed itll theres wheres whos whats
       """
)

_EVERYDAY = table(
    """
    abandon ability able abroad absence absent absolute absolutely abuse abusive accept access accident accommodation account
    accuse ache achieve act action active activity actual actually ad add addict addiction address adhd adjust administration
    admit adopt adoption adult advance advice advise advocate advocacy affair afford afraid afternoon age agency agent aggressive
    ago agree ahead aid aim air alarm alcohol alcoholic alert alive allegation allergic allergy allow allowance ambulance amount
    anger angry animal ankle anniversary announce annoy annual answer anti anxiety anxious apart apologise apology apparently
    appeal appear appetite apple application apply appoint appointment appreciate approach appropriate approve april area argue
    argument arm army arrange arrest arrive art article ashamed aside asleep asperger assault assess assessment assist assistant
    assume asthma asylum ate attach attack attempt attend attendance attention attitude august aunt auntie aunty autism autistic
    autumn available average avoid await awake award aware awful awkward
    baby bad badly bag ball ban band bang bank bar bare barely base basic basically bath bathroom battle beach bear beard beat
    beautiful bed bedroom bedtime bee beer beg begin behave behaviour belief believe belong belt bench benefit beside bet bike
    bill billion bin bipolar bird birth birthday bit bite bitter black blame blank blanket bleed bless blind block blood blow
    blue board boat body boil boiler bond book boot border bored boring born borrow boss bother bottle bottom bought bounce
    bowl box boxing boy boyfriend brain branch brave bread break breakdown breakfast breast breath breathe brick bridge brief
    bright brilliant bring britain british broke broken brother brought brown bruise brush bucket budget bug buggy build building
    bully bump bunch burden burn bus business busy butter button buy
    cab cabin cake calm camera camp campaign cancel cancer candle cap capable capital car caravan card care career careful
    carer caring carpet carry case caseworker cash cat catch category caught celebrate cell centre certain certainly certificate
    chain chair challenge chance change chaos chapter character charge charity charm chase chat cheap cheat check cheek cheese
    chemist chest chicken chief child childcare childhood children chip chocolate choice choose chose christian christmas chronic
    church cigarette cinema circle circumstance citizen city civil claim class classroom clean clear clearly clerk clever click
    client clinic clinical clock close closed clothes cloud club clue coach coat code coffee cold collar colleague collect college
    colour comb combine comfort comfortable comment commit committee common communicate communication community companion company
    compare compassion competition complain complaint complete completely complex complicated computer concentrate concern
    condition conference confidence confident confidential confirm conflict confuse confusion congratulations connect connection
    consent consider consistent constable constant constantly consultant consultation contact contain content continue contract
    contribute control conversation convince cook cooker cool cooperate cope copper copy corner correct cost cot cough council
    councillor counsel counselling counsellor count country county couple courage course court cousin cover covid cow crash crazy
    cream create credit crew cried crime criminal crisis critical crop cross crowd cruel crush cup curry curtain custody custom
    customer cut cute cycle
    dad daddy daft daily daisy damage damp dance danger dangerous dare dark darling data date daughter dawn dead deaf deal
    dear death debt decade december decent decide decision decline deep defence definite definitely degree delay delete deliver
    delivery demand dental dentist deny department depend deposit depressed depression deputy describe desert deserve desk despair
    desperate desperately despite destroy detail detention determine develop development device diabetes diabetic diagnose diagnosis diary
    die diet difference different difficult difficulty dig digital dignity dinner direct direction directly director dirt dirty
    disability disabled disagree disappear disappoint disaster discharge discipline discover discriminate discrimination discuss
    discussion disease disgust dish dismiss disorder dispute distance distract distress district disturb divorce doctor document
    dog domestic donate door dose double doubt draft drag drama drank draw drawer dread dream dress drink drive driver drop drove drown
    drug drum drunk dry duck due dull dumb dump dust duty dying dyslexia dyslexic dyspraxia
    ear early earn earth ease east easter easy eat economic edge edit editor educate education effect effective effort egg eid eight
    eighteen eighth eighty elder elderly eldest elect electric electricity eleven email embarrass emergency emotion emotional
    emotionally empathy employ employee employer employment empty enable encourage enemy energy engage england english enjoy enormous ensure
    enter entire entirely entitle entry environment episode equal equipment error escape especially estate etc ethnic evening event
    eventually evict eviction evidence evil ex exact exactly exam examine example excellent exchange excite exclude exclusion excuse
    exercise exhaust exhausting exhaustion exist expect expensive experience expert explain explanation express expression extend extension
    extra extreme extremely eye
    face facility fact factor fail failure fair fairly faith fake fall false family famous fantastic farm fashion fast fat father
    fault favour favourite fear feature february fed fee feed feedback feel fell felt female fence festival fever fiance field fifteen
    fifth fifty fight figure file fill film final finally finance financial find fine finger finish fire firm fish fit five fix
    flash flat flight flood floor flow flower fluent fly focus fog folk follow food fool foot football force foreign forest forever
    forget forgive forgot form formal former formula fort fortnight fortunate fortunately forty forum forward foster fought found
    foundation four fourteen fourth fox frankly free freedom freeze french frequent frequently fresh friday fridge friend friendly
    friendship frighten frost frozen fruit frustrate frustrating frustration fry fuel full fully fun function fund funeral funny furious
    furniture further future
    gain gale gamble game gang gap garage garden gas gate gather gay gear gender general generally generation generous gentle
    genuine genuinely get giant gift girl girlfriend glad glass glasses goal god gold golden grab grace grade gradually grammar gran
    grand grandad grandchild grandchildren granddad granddaughter grandfather grandma grandmother grandpa grandparent grandson granny
    grant grass grateful grave gravy great green greet grew grey grief grieve grip groom ground group grow grown guarantee guard
    guardian guess guest guidance guide guilt guilty gun guy gym
    habit hair hall hammer hand handle hang happen happily happy happiness harass harassment harbour hard hardly hardship harm harsh
    hat hate head headteacher heal health healthy hear heard hearing heart heat heating heaven heavy hectic height held hell
    helpful helpless helpline help helper hence herb heritage hero hidden hide high higher highly hill hint hire history hit hobby hold
    hole holiday holy home homeless homelessness homework honest honestly honour hood hook hopeful hopeless hopefully horrible horrific
    horse hospital hostel hostile hot hotel hour house household housing hug huge human humour hundred hung hunger hungry hunt hurry
    hurt husband
    ice idea ideal identify identity ignore ill illegal illness imagine immediate immediately immigrant immigration impact important
    impossible improve improvement incident include income increase incredible incredibly indeed independence independent individual infant
    infection inform information initial initially injure injury inject inn innocent inquiry insane insist inspect inspector install
    instant instruction insult insurance intake intend intense intention interest interim internal internet interpreter interrupt interval
    interview introduce invalid invest investigate investigation invisible invite involve involvement ireland irish iris island isolate
    isolated isolation issue item
    jacket jail jam january jar jaw jealous jeans jersey jewel job join joint joke journey joy judge judgement
    judgmental juice july jump june junior jury justice
    keen key kick kid kidney kill kind kindness king kiss kit kitchen knee kneel knife knock knot knowledge
    label lack lad lady laid lamp land landlord lane language laptop large lark lass late laugh laughter launch law lawn lawyer lay layer
    lazy lead leader league leak lean learn leave led leg legal lend length lesson letter level liable liar liberty library licence lie
    life lift light likely limit line link lion lip list listen literally litter load loan local lock lodge lone lonely loneliness loo
    loose lord lose loss lost loud lounge love lovely lover low loyal luck luckily lucky lunch lung luxury lying
    mad mail main mainstream maintain major male malnourished man manage management manager manner march mark market marriage married
    marry mask mass massive master match mate material maternal maternity matter mattress mature max mayor meal meant measure meat media mediation
    medical medicate medication medicine medium meet meeting melt meltdown member memory men mend mental mentally mention mentor
    mercy mess message messed met method mid middle midnight midwife mild mile milk mill million min mind minor minute miracle mirror miscarriage
    miserable misery miss missed missing mistake mix mobile mock model modern moment monday money monitor month monthly mood moon moor moral
    morning mortgage mosque mother motion mould mountain mouse mouth move movement mud mum mummy murder muscle museum music muslim mutual
    nail naked name nan nana nanny narrow nasty nation national native natural nature naughty navy neat necessary neck needle needy
    negative neglect neighbour neighbourhood neither nephew nerve nervous net network neurodivergent neurology nice niece night nightmare
    nine nineteen ninety ninth noise noisy non nonverbal noon normal normally north nose note notice notify november nowhere number numerous nun
    nurse nursery nut
    oak obey object obvious obviously occasion occasional occasionally occupy ocean ocd october odd offence offend offer office officer official
    ofsted old olive online onward open opening operate operation opinion opportunity oppose option orange order ordinary organise organisation
    origin original orphan outcome outdoor outrage outreach outside overall overcome overcrowded overdose overnight overseas overtime
    overwhelm overwhelmed overwhelming owe owner oxygen
    pace pack packet page paid pain painful paint pair pale palm pan panel panic pansy pants paper parent parental parenthood park parking
    parliament partial particular particularly partly partner party pass passage passport pastoral patch path patience patient pattern pause
    pay payment peace peaceful pear pearl peer pen penny pension people pepper per perfect perfectly perform period permanent permission permit
    person personal personality persuade pet phase phone photo phrase physical physically piano pick picture pie piece pig pill pillow pin
    pink pip pitch place placement plain plan plane plant plaster plastic plate play player playground pleasant plead pleasure plenty plus pocket
    poem poet point poison police policy polite political poor poorly pop poppy popular porter portion position positive possible possibly post
    pot potential pound poverty power powerful practical practice practise praise pram pray prayer prefer pregnancy pregnant premature prepare prescribe
    prescription presence present president press pressure presume pretend pretty prevent previous previously price pride priest primary prime prince
    princess principal print prior priority prison prisoner privacy private probable probably probation problem procedure process produce product
    profession professional profile programme progress project promise promote promotion proof proper properly property propose protect
    protection protest proud prove provide provider provision psych psychiatrist psychiatric psychologist psychology psychosis pub public pudding pull
    punch punish punishment pupil purple purpose purse pursue push puzzle pyjamas
    qualify qualification quality quarrel quarter queen query question queue quick quickly quiet quietly quit quote
    rabbit race racism racist radio rage rail rain raise ramadan ran random rang range rape rare rarely rash rate raw ray reach react reaction
    read reader ready real realise realistic reality reason reasonable reassure recall receipt receive recent recently reception receptionist
    recognise recommend record recover recovery red reduce reed refer referral reflect refuge refugee refund refuse regard region register regret regular
    regularly regulate rehab rehouse reject relate relation relationship relative relax release relief relieve religion religious reluctant rely
    remain remark remember remind remote removal remove rent repair repeat repeatedly replace reply report represent request require rescue
    research reserve residence resident resign resist resource respect respite respond response responsible responsibility rest restart restaurant
    result retire return reveal review reward rhythm rich rid ride ridiculous ring riot rise risk river road rob robin rock rode role roll roof room
    root rope rose rota rotten rough roughly round route routine row royal rub rubbish rude rugby ruin rule rumour run rush
    sack sad sadly sadness safe safeguard safeguarding safety sage sake salary sale salt sand sandwich sat satisfy saturday sauce savage save savvy scale scan
    scandal scar scare scared scary scene schedule scheme school science score scot scotland scottish scrap scream screen sea seal search seat second
    secondary secret secretary section secure security seek seize seldom select selfish sell senior sense sensitive sensory sentence separate
    separated separation september series serious seriously servant serve service session set settle seven seventeen seventh seventy severe severely
    sex sexual shadow shake shame shape share sharp sheet shelf shelter shift shine ship shirt shock shoe shoot shop short shot shoulder shout show
    shower shut shy sibling sick sickness side sight sign signal silence silent silly silver similar simple simply sin sing single sir sister sit site
    situation six sixteen sixth sixty size skill skin skip sky slam slap sleep sleepless slept slice slide slight slightly slip slow slowly small
    smart smell smile smoke smooth snap sneak snow soap sober social society sock sofa soft sold soldier sole solicitor solid solution solve
    somali son song sore sorrow sorry sort soul sound soup source south space spare speak special specialist specific spectrum speech speed spell
    spend spent spirit spit spite split spoil spoke spoken sponsor sport spot spouse spread spring square squat stable staff stage stair stand
    standard star stare start starve state statement station status statutory stay steal step stepdad stepmum stick stigma stole stomach stone
    stood store storm story straight strain strange stranger street strength stress stressed stressful stressed strict strike string strip stroke
    strong struggle stuck student study stuff stupid style subject succeed success successful sudden suddenly sue suffer sugar suggest suggestion
    suicide suicidal suit suitable sum summer sun sunday sunny sunset supervise supervision supply support supportive suppose surely surgeon surgery
    surprise surround survey survive survivor suspect suspend suspicion suspicious swallow swear sweat sweep sweet swell swim swing switch swore symbol
    sympathy symptom syndrome system
    table tablet tackle tail talent tale talker tall tank tap tape target task taste taught tax taxi tea teach teacher team tear tech technical teenage teenager
    teeth telephone television telly temper temperature temporary ten tenancy tenant tend tender tense tension tent tenth term terrible terribly terrify
    terrified terror test text thankful thankfully theft therapist therapy therefore thick thief thin third thirteen thirty thorough thoroughly thousand threat
    threaten three threw thrive throat throw thursday ticket tidy tie tight tin tiny tip tired title toast toddler toe toilet token tolerate tone
    tongue tool tooth top topic torn torture total totally touch tough tour toward towards towel tower town toy trace track trade tradition traditional
    traffic train trainer training transfer transition translate translation translator transport trap trash trauma traumatic traumatise travel treat
    treatment tree trial tribunal trick trigger trip triple trouble truck true truly trust truth tube tuesday tummy tune turn tutor tv twelve twenty twice
    twin twins two type typical typically
    ugly ulcer unable unaware uncertain uncle uncomfortable understand understood unemployed unemployment unfair unfit unfortunately unhappy uniform
    union unique unit united universal universe university unknown unlike unlikely unpaid unsafe unsuitable unsupported untreated unusual unwell update upset upstairs
    urge urgent urgently urine useful useless user usual utter utterly
    vacant valid value van various vegetable vehicle venue verbal victim video view village violence violent violet virtual virus visa visible vision
    visit visitor vital voice volunteer vomit vote voucher vulnerable
    wage wait waiting wake wales walk wall wander war ward warm warn warrant wash waste watch water wave weak weakness wealth wear weather web website
    wed wedding wednesday week weekend weekly weep weigh weight weird welcome welfare wellbeing welsh wept west wet wheel wheelchair white wicked wide widow
    wife wild willing willow win wind window wing winner winter wipe wire wise wish witness woke wolf woman women wonder wonderful wood word wore work
    worker workshop world worn worried worry worse worst worth worthless wound wow wrap wreck wrist write writer written wrong wrote
    yard yell yellow young younger youngest youth zero zone
    asap btw lol tbh omg idk ikr aint dunno wanna kinda sorta innit wee bairn bairns wean weans mam mammy da nanna gramps lass lassie bonny canny nowt owt
    summat mardy skint brew knackered gutted chuffed faff naff aye nae dinnae cannae didnae wasnae wouldnae craic grand eejit yous youse yer ken
    in do so an my he ha ho see say man king prince lady bishop lord potter senior junior major chance justice journey rim sham star storm river forest
    stone rock shell fox bear silver gem diamond jewel fun fan hung long skip chip trace tag wing win cash deep dip fostered diagnosed sectioned mums dads ppl bc cos tho thru pls plz thx ty hubby fella bloke mate mates missus quid telly skool cuppa lads loads
    fuck fucking shit bloody bastard crap damn hell piss arse
    inshallah insha mashallah masha alhamdulillah allah salaam salam assalamu alaikum wa alaikum jazakallah subhanallah bismillah namaste waheguru shukriya
    didi bhai beta baji abba abbu ammi amma ammu nani dada dadi chacha khala babcia dziadek mama papa tata tato ciocia hooyo aabo ayeeyo
    hijab halal kosher diwali vaisakhi hanukkah pesach purim lent advent ashura eid mubarak
       """
)

NAMES_TOO = table(
    """
    will mark grace hope may rose faith joy summer dawn daisy poppy olive violet iris
    pearl robin bill art rob sue pat ray max penny sandy ken guy frank june april august harry earl
    skye sky summer autumn winter willow ash reed cliff cliff grant drew chase miles rich norm gene
     chuck dick don al les van rex gale gay melody harmony charity mercy patience prudence honour constance
     blessing precious sunny sonny trinity angel princess mason hunter parker
    turner cooper fisher piper archer baker barber miller page sage scout rocky buddy bud pip gill gail
    kit kitty lark robin wren teal buck bunny cherry ginger clementine plum poppy rosemary basil
    herb olive myrtle fern flora saffron coral opal crystal sapphire sterling goldie
    victor lucky happy merry royal rose royce sandy brook lake glen dale
    heath craig kay bee bonny christian carol eve easter nova
    dolly teddy rusty dusty hank hal
        carolina kent
             amin iman noor nur mo bo
             rose lee sun su yan yang ming bin han
      sandy dot bell ace amy blue indigo wolf lion ray sonny
     chase rider saint temperance verity clemency lark raven
    dawn nova soleil marina dale brad
       """
)
"""Ordinary words that are first names as well: a name only with a cue, or a capital inside a sentence."""

_ORDINARY = FREQUENT | _EVERYDAY | NAMES_TOO
_ENDINGS = (
    "n't",
    "'ll",
    "'ve",
    "'re",
    "'d",
    "'m",
    "'s",
    "'",
    "nt",
    "ies",
    "ied",
    "ier",
    "iest",
    "ily",
    "es",
    "s",
    "ed",
    "d",
    "ing",
    "er",
    "est",
    "ly",
    "ness",
    "less",
    "ful",
    "able",
    "ment",
    "ion",
    "y",
)


def is_word(word: str) -> bool:
    """Whether a word in lower case stands in the tables as it is."""
    return word in _ORDINARY


def is_ordinary(word: str) -> bool:
    """Whether a word in lower case, or what is left of it without a common ending, is an ordinary word."""
    if word in _ORDINARY or len(word) == 1:
        return True
    if "'" in word and word.partition("'")[0] in _ORDINARY:
        return True
    return any(_is_stem(word[: -len(ending)], ending) for ending in _ENDINGS if word.endswith(ending))


def _is_stem(stem: str, ending: str) -> bool:
    if len(stem) < 2:
        return False
    if stem in _STEMS or (stem + "e" in _STEMS and ending not in {"s", "nt"}):
        return True
    if ending.startswith("i"):
        return stem + "y" in _STEMS or (ending == "ies" and stem + "ie" in _STEMS)
    return len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in _STEMS


_STEMS = (FREQUENT | _EVERYDAY) - {"mar", "bail", "ell"}
