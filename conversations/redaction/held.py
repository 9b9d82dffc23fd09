"""Words that hold a sentence together in the languages beside English that are written in Latin letters.

Written for this project from general knowledge, folded as ``reading.fold`` does. Without them the commonest words of a
language would go as names of the English tables: Welsh *mae* (is), *bob* (every) and *dan* (under), Polish *lata* (years).
In lower case they are no names. With a capital they are looked at as in English: Bob is a name within a sentence, and
where one begins with it.
"""

from collections.abc import Mapping

from conversations.redaction.table import table

HELD: Mapping[str, frozenset[str]] = {
    "cy": table(
        """
        a ac aed aeth af ag ai allan am amdan amdani amdano amser anodd anoddach ar araf arall aros arhosais arhoson arna
        arnaf arni arno arnoch arnom arnon arnyn at ata ateb atebodd ati ato atoch aton atyn awr awyr
        bach baban babi beidio beth bethau bellach blant ble blentyn blin blino blwyddyn blynedd bob bobl bod boeni bopeth bron
        bu buodd bwyd bwysig byd bydd bydda byddai byddan bydden byth bywyd
        cael cafodd cafon cartref cawn ceisio ces chafodd chael chafon chi chwaer chwarae chwech chwilio clywed coleg colli cyfan
        cyfle cyfnod cymorth cymryd cyn cynnar cyntaf cysgu
        da dad daeth dal dan dau dda ddaeth ddal ddau ddeall ddim ddiwedd ddod ddoe ddweud ddwedodd ddwy ddydd ddydy deall dechrau
        deg deimlo deud deulu digon digwydd digwyddodd dim diolch diwedd diwethaf diwrnod do dod doedd doedden dorri dri dro dros
        drosto drwg drwy dw dwedodd dweud dwi dwy dy dydd dydi dydy dydyn dyma dyna dysgu dyw
        edrych efallai efo ei eich ein eisiau eleni ellir ene eraill erbyn erioed es eto eu
        falch fawr fe fel felly ffonio ffoniais ffoniodd ffordd ffrind ffrindiau fi fis fisoedd flwyddyn flynedd fo fod fwy fy fydd
        fyddai fynd fyth
        gaeaf gael gafodd gallu gallai gan ganddi ganddo ganddyn gartref ges gen gennym gennyn gilydd gofalu gofyn gofynnais
        gofynnodd gorfod gwaith gwedi gweithio gweld gwely gwella gwna gwnaeth gwneud gwrando gwrthod gwybod gyda gydag gyfan gyntaf gyrru
        haf hanner hapus haws heb heblaw heddiw hefyd help helpodd helpu hen heno hi hir hollol hon honno hun hunan hwn hwnnw hwyr
        hyd hyn hynny
        i iawn ichi iddi iddo iddyn iechyd imi ini inni isel isio isho ishe
        llai llawer lle llythyr llythyrau
        mab mae maen maent mai mam mawr meddwl meddyg merch mewn mi mis misoedd mlynedd mor mwy mynd
        na nac nad naw nawr neb nes nesaf neu newid newydd nhad nhw ni nid nol nos noson
        o oed oedd oeddan oedden oeddem oeddwn oes ofn ofnadwy ofyn ofynnodd ohoni ohono ohonoch ohonom ohonon ohonyn ol ond os
        pa pam pan parhau pawb pedair pedwar peidio pell pen penderfynu peth pethau phlant plant plentyn pob pobl poeni popeth pryd
        pump pwy pwysau pwysig
        rhag rhai rhaid rhan rhoi rhwng rhy rhywbeth rhywle rhywun roddodd roi roed roedd roeddan roedden roeddem roeddwn rwan rwy
        rwyf rwyn rydw rydyn ryn rywbeth rywun
        saith sawl siarad siaradodd sut swydd sy sydd symud
        tair tan teimlo teulu ti tra tri tro trwy tu ty
        un unig unrhyw unwaith
        waith wedi wedyn weithiau weld wir wnaeth wnaethon wnaethom wneud wnes wrth wrthi wrtho wrthom wrthon wrthyn wybod wyth
        wythnos wythnosau
        y ydi ydw ydy ydyn ym yma yn ynddi ynddo yng ynghyd yno yr ysbyty ysgol ystod yw
        awst chwefror cymraeg cymru dachwedd fai fawrth fedi fehefin fercher gorffennaf gwener gymraeg gymru hydref iau ionawr llun
        mawrth mehefin mercher orffennaf ragfyr rhagfyr sadwrn saesneg sul tachwedd wener
        """
    ),
    "pl": table(
        """
        a aby albo ale ani az bardzo bez bo bylam bylem byc byl byla byli bylo byly chce chcial chciala ciagle ciezko co cos
        corka corke czas czasem czasu czekac czekalam czekalem czekali czekalismy czesto czy dali dano dla dlaczego dlugo do dobrze
        dom domu dopiero duzo dwa dwie dwoch dzieci dziecka dziecko dzien dni gdy gdzie go godzin i ich ile im inne innych
        ja jak jaka jaki jako je jeden jedna jednak jego jej jest jestem jestesmy jeszcze jesli juz kazdego kazdy kazda kiedy kilka
        kto ktora ktore ktorego ktory ktorzy ktos lat lata latem lecz lekarz lepiej lub ma maja malo mam mama mamy maz mi mial miala
        mialam mialem mieli miesiac miesiace miesiecy mieszkanie miesiaca mlodszy mlodsza mnie moj moja moje mojego mojej mow mowi
        moze mozna mu musi musial musiala musielismy my na nad nadal nam nami nas nasz nasza nasze naszego naszej nawet nic nie niego
        niej nigdy nikt nim nimi no o obok od odpowiedzi ona one oni ono oraz pan pani po pod pomoc pomocy ponad potem powiedzial
        powiedziala powiedzieli powiedziano praca pracy prosze przed przez przy razem raz razy rodzina rodzinie rodziny rok roku sa
        sam sama sie skoro spac spi syn syna synem szkola szkole szkoly szpital ta tak tam te tego tej ten teraz tez to trudno tu
        tutaj tych tydzien tygodni tylko tym u w wam was we wciaz wiec wiele wiem wszyscy wszystkie wszystko z za zawsze ze zeby
        zadzwonil zadzwonila zadzwonic zostal zostala zrobic zona
        czwartek niedziela niedziele piatek poniedzialek sobota sobote sroda srode wtorek
        """
    ),
    "so": table(
        """
        aad aabbe aan aanu adag ah ahaa ahaayeen ahayd ama aniga annaga anigu aragtay arkay ay ayaa ayaan ayay ayna ayuu
        baa baan baahan baahnayd badan badnaa bari bil bilood bishii caawimaad caawimo caawiyay caruurta carruurta cid cidna
        cusub dad dadka dambe dheer dhan dhacay dib dugsi ee fadlan gabadh gabadhayda guri guriga habeen hadal hadda haddii hadana
        hal halkaas halkan hooyo hooyaday hore hubo iga igu ii iyada iyo iyaga ilaa ilmo inaan inay inuu isaga isbitaal iskuul iskuulka
        jir jirin jiray ka kadib kale kan kasta kaliya keliya koow ku kula kuwa laakiin laba laga lagu lahaa lama lix loo ma maalin maalmo
        maamul maanta mar markaas marka markii mid naga nala ninkayga no noo nooma noqday oo qof qofna qoys qoyska qoyskayga
        rabay rabnay saddex sanad sannad sannado sheegay si sida sidaa sidii sii socday soo sugnay su'aal tan tahay tii tagay
        u uga ugu uun waa waan waana waayay waayo wacay wacnay wax waxa waxaa waxaan waxay waxba waxbarasho walaal walba wali weli
        weydiiyay wiil wiilka wiilkayga wuu wuxuu xaas xaaskayga xitaa xataa yaa yahay yiri
        arbaco axad isniin jimce khamiis sabti talaado
        """
    ),
}
"""By the code of a language (ISO 639)."""

NO_NAMES = table("mae mai lata tam ty")
"""Those of them that the English tables have as first names and that are none here, even where they begin a sentence."""

CAPITALS_TOO = table(
    """
    arbaco awst axad chwefror cymraeg cymru dachwedd fai fawrth fedi fehefin fercher gorffennaf gwener gymraeg gymru hydref iau
    ionawr isniin jimce khamiis llun mawrth mehefin mercher orffennaf ragfyr rhagfyr sabti sadwrn saesneg sul tachwedd talaado
    wener
    """
)
"""Those of them that are written with a capital and are no names: days, months that nobody is called, languages."""
