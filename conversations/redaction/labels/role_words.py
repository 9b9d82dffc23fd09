"""Words that tell who somebody is to the narrator, by the role they name.

Written for this project from general knowledge. A phrase of several words is written with dots: ``social.worker``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from conversations.redaction.reading import fold
from conversations.redaction.table import table


@dataclass(frozen=True, slots=True)
class Told:
    """What a phrase says: the role, whether of several people at once, and whether it says “my” by itself."""

    role: str
    several: bool = False
    mine: bool = False


_ENGLISH = """
child: son daughter boy girl lad lass laddie lassie baby kid child bairn wean toddler newborn oldest eldest youngest middle twin triplet stepson
 stepdaughter step.son step.daughter step.child stepchild foster.child foster.son foster.daughter foster.kid little.one middle.one older.one younger.one
 little.man wee.one wee.man oldest.one youngest.one bubba bub littlest little.lad little.girl little.boy teen teenager lo dd ds first.born
grandchild: grandson granddaughter grandchild grandkid grandbaby grand.daughter grand.son great.grandson great.granddaughter
partner: partner husband hubby wife missus fella boyfriend girlfriend bf gf fiance fiancee fiancé other.half hubs dh oh
ex: ex ex.husband ex.wife ex.partner ex.boyfriend ex.girlfriend exhusband expartner abuser ex.hubby former.partner perpetrator
mum: mum mam mom mother ma mummy mammy mama maw mums.name
dad: dad da father daddy papa pa
stepmum: stepmum stepmother step.mum step.mam step.mother
stepdad: stepdad stepfather step.dad step.father
grandma: gran granny grandma grandmother nan nana nanny nain nanna nani dadi great.nan great.gran abuela babcia
grandad: grandad granddad grandpa grandfather granda gramps taid dada
sister: sister sis half.sister stepsister step.sister sissy
brother: brother bro half.brother stepbrother step.brother
auntie: aunt auntie aunty khala chachi phupho
uncle: uncle chacha mamu
cousin: cousin cuz
niece: niece
nephew: nephew
mother-in-law: mother.in.law mil mother.inlaw
father-in-law: father.in.law fil father.inlaw
sister-in-law: sister.in.law sil sister.inlaw
brother-in-law: brother.in.law bil brother.inlaw
pet: dog cat puppy kitten rabbit hamster horse pony
friend: friend mate bestie pal bff best.mate best.friend butty
neighbour: neighbour neighbor next.door.neighbour
landlord: landlord landlady
teacher: teacher head headteacher head.teacher headmaster headmistress head.mistress deputy deputy.head tutor form.tutor class.teacher senco senco.teacher
 teaching.assistant ta head.of.year year.head head.of.school principal class.ta lsa learning.mentor form.teacher sendco inclusion.lead inclusion.manager
 safeguarding.lead pastoral.lead dsl attendance.officer nursery.teacher head.of.sixth.form reception.teacher maths.teacher english.teacher pe.teacher
social worker: social.worker sw socialworker s.w children's.social.worker childrens.social.worker student.social.worker
health visitor: health.visitor hv healthvisitor
doctor: doctor dr gp paediatrician pediatrician consultant psychiatrist surgeon gynae registrar locum neurologist
nurse: nurse school.nurse community.nurse mental.health.nurse practice.nurse cpn camhs.nurse staff.nurse ward.sister matron family.nurse
midwife: midwife community.midwife
therapist: therapist counsellor psychologist speech.therapist speech.and.language.therapist play.therapist physio ot occupational.therapist salt slt
 ed.psych educational.psychologist psych clinical.psychologist art.therapist physiotherapist dietitian dietician lactation.consultant
police officer: police.officer policeman policewoman copper officer.in.charge pcso police.constable detective police.lady
solicitor: solicitor lawyer barrister guardian.ad.litem
judge: judge magistrate
councillor: councillor cllr mp
childminder: childminder child.minder
foster carer: foster.carer foster.mum foster.dad foster.mother foster.father
faith leader: imam vicar priest rabbi pastor minister granthi
manager: manager boss team.manager team.leader supervisor
worker: support.worker key.worker keyworker family.support.worker outreach.worker youth.worker idva isva advocate case.worker caseworker adviser advisor
 work.coach housing.officer officer family.worker worker mentor probation.officer carer key.person interpreter receptionist practitioner assistant
 housing.adviser housing.advisor support.lady support.woman refuge.worker early.help.worker link.worker nursery.worker contact.worker play.worker coach
 dwp.work.coach translator lead.practitioner personal.adviser pa care.worker coordinator co.ordinator reviewing.officer iro welfare.officer
 council.lady council.man council.woman housing.lady housing.man lady.from.housing playgroup.lady nursery.lady dinner.lady lollipop.lady clerk ward.clerk secretary
 librarian caretaker pharmacist dentist driver taxi.driver bus.driver escort chaplain warden paramedic estate.agent letting.agent security.guard
 liaison.officer family.liaison.officer case.manager guardian engagement.officer anti.social.behaviour.officer family.practitioner respite.carer
"""
_SEVERAL = """
child: sons daughters boys girls lads lasses babies kids children bairns weans toddlers twins triplets stepsons stepdaughters little.ones younger.ones older.ones
 foster.children foster.kids foster.boys teens teenagers two.oldest two.youngest stepchildren stepkids older.two younger.two oldest.two youngest.two eldest.two little.two big.two
grandchild: grandchildren grandkids grandsons granddaughters grandbabies
sister: sisters
brother: brothers
cousin: cousins
niece: nieces
nephew: nephews
auntie: aunts aunties
uncle: uncles
friend: friends mates besties pals
neighbour: neighbours neighbors
teacher: teachers tas tutors heads
social worker: social.workers sws
health visitor: health.visitors
nurse: nurses
midwife: midwives
doctor: doctors consultants gps
therapist: therapists
police officer: police.officers coppers
worker: support.workers workers key.workers officers carers youth.workers caseworkers staff
pet: dogs cats
"""
_OTHERS: Mapping[str, str] = {
    "cy": """
child: mab fab merch ferch plentyn blentyn bachgen fachgen geneth eneth hogyn hogan babi fabi hynaf ieuengaf ifancaf crwt croten
grandchild: wyr wyres
partner: partner bartner gwr ngwr wr gwraig ngwraig wraig cariad nghariad
ex: cynbartner cyn.bartner cyn.wr cyn.wraig
mum: mam fam
dad: dad tad nhad thad
grandma: nain mamgu mam-gu fam.gu mam.gu
grandad: taid tadcu tad-cu tad.cu
sister: chwaer
brother: brawd mrawd
auntie: modryb anti
uncle: ewythr wncwl yncl
cousin: cefnder cyfnither
friend: ffrind cyfaill
neighbour: cymydog gymydog
teacher: athro athrawes pennaeth bennaeth
social worker: gweithiwr.cymdeithasol weithiwr.cymdeithasol gweithwraig.gymdeithasol
health visitor: ymwelydd.iechyd
doctor: meddyg doctor feddyg
nurse: nyrs
midwife: bydwraig
worker: gweithiwr weithiwr gweithiwr.cymorth swyddog
""",
    "pl": """
child: syn syna synem synowi synek synka corka corki corke corce corka coreczka dziecko dziecka niemowle najstarszy najstarsza najmlodszy najmlodsza
partner: partner partnera partnerka partnerki maz meza mezem zona zony zone chlopak narzeczony
ex: byly.maz byla.zona byly.partner ex byly
mum: mama mamy matka matki
dad: tata taty ojciec ojca
grandma: babcia babci
grandad: dziadek dziadka
sister: siostra siostry siostre
brother: brat brata bratem
auntie: ciocia cioci
uncle: wujek wujka
friend: kolega kolezanka przyjaciel przyjaciolka
neighbour: sasiad sasiadka
teacher: nauczyciel nauczycielka nauczycielki dyrektor dyrektorka wychowawca wychowawczyni
social worker: pracownik.socjalny pracownica.socjalna
health visitor: health.visitor polozna.srodowiskowa
doctor: lekarz lekarka lekarza doktor pediatra
nurse: pielegniarka pielegniarki
midwife: polozna
worker: pracownik asystent asystentka opiekun opiekunka
""",
    "so": """
+child: wiilkayga wiilkeyga wiilkaygu gabadhayda gabadheyda gabadhaydu inankayga inanteyda ilmahayga cunugayga
child: wiil wiilka gabadh gabadha inan ilmo canug cunug
+partner: ninkayga ninkeyga xaaskayga xaaskeyga saygayga
partner: nin xaas
+mum: hooyaday
mum: hooyo hooyadeed hooyadii
+dad: aabbahay aabahay
dad: aabbe aabo
+sister: walaashay
+brother: walaalkay
sister: walaasha
brother: walaal walaalka
grandma: ayeeyo
grandad: awoowe
+friend: saaxiibkay saaxiibaday
friend: saaxiib
teacher: macallin macallimad macallinka macalin
social worker: shaqaalaha.bulshada
doctor: dhakhtar takhtar dhakhtarka
nurse: kalkaaliye kalkaaliso
""",
    "ur": """
child: beta bete beti bacha bachi bache بیٹا بیٹے بیٹی بچہ بچی بچے
partner: shohar miyan biwi شوہر میاں بیوی
mum: ammi maa امی ماں والدہ
dad: abbu abba والد ابو ابا
grandma: nani dadi نانی دادی
grandad: nana dada نانا دادا
sister: behen baji behan بہن باجی
brother: bhai بھائی
auntie: khala phupho chachi خالہ پھوپھو چچی
uncle: chacha mamu چچا ماموں
friend: dost سہیلی دوست
neighbour: parosi پڑوسی
teacher: ustad ustani استاد استانی ٹیچر
social worker: سوشل.ورکر
health visitor: ہیلتھ.وزیٹر
doctor: ڈاکٹر
nurse: نرس
""",
    "ar": """
+child: ابني ابنتي بنتي ولدي طفلي طفلتي صغيرتي
child: ابن ابنة بنت ولد طفل طفلة الابن البنت
+partner: زوجي زوجتي شريكي خطيبي
+ex: طليقي طليقتي
+mum: امي والدتي ماما
+dad: ابي والدي بابا
mum: امه امها
dad: ابوه ابوها
+sister: اختي
+brother: اخي اخوي
+grandma: جدتي
+grandad: جدي
+auntie: خالتي عمتي
+uncle: عمي خالي
+friend: صديقي صديقتي
friend: صديق صديقة
+neighbour: جاري جارتي
teacher: المعلم المعلمة معلم معلمة الاستاذ استاذ مديرة مدير المديرة المدير
social worker: الاخصائية.الاجتماعية الاخصائي.الاجتماعي
health visitor: الزائرة.الصحية
doctor: الدكتور الدكتورة دكتور دكتورة الطبيب الطبيبة
nurse: الممرضة ممرضة
""",
}
_OWN = {
    "en": "my our me mi wor mah moy mine",
    "cy": "fy ein 'n",
    "pl": "moj moja moje mojego mojej moim moja nasz nasza naszego naszej nasze",
    "ur": "mera meri mere hamara hamari hamare میرا میری میرے ہمارا ہماری ہمارے",
}


def _read(lines: str, *, several: bool = False) -> Iterator[tuple[str, Told]]:
    role, mine = "", False
    for line in lines.strip().splitlines():
        head, colon, rest = line.partition(":")
        if colon:
            mine = head.startswith("+")
            role = head.lstrip("+")
        for phrase in (rest if colon else line).split():
            yield fold(phrase.replace(".", " ")), Told(role, several, mine)


_BY_PHRASE = dict((*_read(_ENGLISH), *_read(_SEVERAL, several=True)))


@dataclass(frozen=True, slots=True)
class Tongue:
    """What tells roles in one language, with English, which many mix in."""

    phrases: Mapping[str, Told]
    own: frozenset[str]


ENGLISH = Tongue(_BY_PHRASE, table(_OWN["en"]))
_TONGUES = {
    code: Tongue(
        _BY_PHRASE | dict(_read(lines)),
        ENGLISH.own | frozenset(map(fold, _OWN.get(code, "").split())),
    )
    for code, lines in _OTHERS.items()
}


def tongue(language: str) -> Tongue:
    """The words of a language (ISO 639); of one that is not known, the English ones."""
    return _TONGUES.get(language, ENGLISH)


LOOSE = table("ta oh lo dd ds dh da pa ma boy boys girl girls lad lads lass lasses")
"""Words of roles that say something else as often; they count only where it is told whose they are, or of what size."""

OWNED = table("fella missus bird dog cat horse pal mate")
"""Words of roles that count only where it is told whose they are."""

LONGEST_PHRASE = 4
"""The most words a phrase has."""

TITLES: Mapping[str, tuple[str, str]] = {
    word: (group, role)
    for group, role, words in (
        ("m", "", "mr mister master sir lord"),
        ("f", "", "mrs ms miss missus dame"),
        ("dr", "doctor", "dr doc doctor prof professor"),
        ("pc", "police officer", "pc dc ds wpc pcso sgt sergeant inspector constable di"),
        ("nurse", "nurse", "nurse matron"),
        ("midwife", "midwife", "midwife"),
        ("cllr", "councillor", "cllr councillor"),
        ("judge", "judge", "judge"),
        ("rev", "faith leader", "rev reverend revd fr imam rabbi pastor granthi maulana sheikh vicar"),
        ("coach", "worker", "coach"),
        ("", "", "mx hafiz haji ustad didi officer"),
    )
    for word in words.split()
}
"""Words before a name, by whom they tell apart (Mr Khan is not Mrs Khan) and the role they tell, where they do."""
