"""Words for kin, and of respect and fondness, from other languages and regions, as families use them in English sentences.

Written for this project from general knowledge; every table folded, as in “my nani lives with us”. Those that are
commoner as first names (Turkish *anne*, Tagalog *lola*) are left out.
"""

from conversations.redaction.table import table

BRITISH = table(
    """
    mum mums mummy mummies mumma mummsy mumsy dad dads daddy daddies dada dadda nan nans nana nanas nannas nanny nannies gran grans granny
    grannies grandad grandads granddad granddads grandma grandmas grandpa grandpas gramps grampy grampa grampie gransha grancha bampy bampi bampa
    bampie nannan nannar nannie nonny mamgu tadcu taid nain dat tada mam mams mammy mammies mama mamas mamma mom moms mommy ma da pa papa pappa
    poppa papas auntie aunties aunty auntys uncle uncles cuz cuzzy cousins bro bros sis sisters sissy bruv fam stepdad stepmum stepmam stepmom
    stepson stepdaughter stepbrother stepsister halfbrother halfsister bairn bairns wean weans wain wains wee'un wee'uns lad lads laddie lassie
    lass lasses missus hubby hubs wifey dh dd ds dsd dss dp dm df mil fil bil dil gf bf bfs gfs bff exes exhusband expartner babydaddy babymama
    littleun littleuns littlun bab babby babba bubba bubs bubbas hun hunni sprog sprogs nipper nippers kiddies kiddie kidda our'un youngun
    younguns teen teens toddler toddlers newborn newborns godparents faither mither maw grannie granda grandas granma granpa granpaw guidsister
    guidbrother auld yin athair mathair mamo daideo daidi seanathair seanmhathair mammo ghra chroi stor storin acushla asthore modryb ewythr
    chwaer brawd cariad bach fach bachgen merch mab cyw blodyn cefnder cyfnither wyr wyres hogyn bychan crwt croten cwtchy
    """
)

EASTERN_EUROPEAN = table(
    """
    babcia babci babcie babciu babunia dziadek dziadka dziadkowie dziadzio dziadziu dziadzia ciocia cioci ciocie ciociu wujek wujka wujku wujo
    tata tato taty tatus tatusiu mamusia mamusiu mamunia mamy brata siostra siostry syn syna synek corka corki coreczka corcia wnuk wnuczka wnuki
    kuzyn kuzynka szwagier szwagierka tesciowa tesc zona maz kochanie skarbie pani panie panstwo chlopak dziewczyna dzieci dziecko mamica mami
    tatic tati taticu tatal bunica bunicu bunicul bunici bunicii matusa tanti unchi unchiul nenea frate fratele surioara fiul fiica nepot nepotul
    nepoata nasul nasa finul cumnat cumnata soacra socru sotul sotia copii copil copilul domnul doamna babusya babusia babusiu baba babunya dido
    didus didusya mamusya tatko tatku tatusyu titka tsiotsia dyadko vuyko sestra sestrychka donechka synku synochok onuk onuka kuma kum svakha
    babushka babushki babulya dedushka deda ded mamochka mamulya papochka papulya tyotya tetya teta dyadya bratik sestrenka synok dochka dochenka
    vnuk vnuchka mociute mociutes senelis senelio tete tetis tevas teti mamyte dede sunus sunelis dukra dukryte dukrele brolis sesuo sese vaikas
    vaikai pusbrolis anukas anuke vecmamina vectevs mayka maiko bashta dyado lelya lelja chicho vuycho kaka bate batko dete babicka babka dedecek
    dedko deduska mamka maminka tatinek tatka ocko strycko stryko ujo tetka segra anyu apa apu anyuka nagymama nagyi nagypapa bacsi neni oma opa
    omi mutti vati tante onkel otac baka djed ujak strina tetak daj phral phen phuri papus papo chavo chave chavvy chavvies raklo rakli bori romni
    dya gadje gadjo gorja gorjas gorger gorjer babi babai gjyshi gjyshja gjysh gjyshe dajo daja dajes teze teza tezja xhaxhi xhaxha xhaxhai hallo
    motra moter vellai vllai bir biri bija djali vajza nusja nuse kunati kunata kusheri kusherira shpirt zemer yiayia giagia yaya papou pappou
    pappous mana manoula thia theio thio adelfi adelfos gios koumbaros koumbara nonos agapi
    """
)

SOUTH_ASIAN = table(
    """
    ammi ammis ammijaan ammijan abbu abbus abbujaan abbujan amma ammah ammu abba abbaji abbajaan baji bajis bajee appa appi aapi apus afa affa
    bhai bhais bhaijan bhaijaan bhaiya bhaiyya bhaia bhabhi bhabi bhabis bhen behen behn bahen penji pehnji pehn bhenji bhanji didi didis dadis
    daadi daada dadaji dadiji dadima dadu nani nanis naana naani nanaji naniji nanima nanijaan nanijan nanu nannu chacha chachas chachaji chachi
    chachu chacho chachoo tayaji tayi taiji thaya thayi mamu mamoo mamaji mamujaan mamiji mumani mamani khala khalas khalajaan khalamma khalu
    khaloo phuppo phupo phuppi phupi phupha phoophi phopo puphi poopi bua buaji buwa fufa fufu fupu fuppu fupi massi masi masis maasi maasiji
    massiji masarji mausi mausa devar devrani jeth jethani nanad nanand saas saasu sasur sasu sass bahu damaad jamai jija jijaji jiju saala saali
    beta betas beti betis betay bete betiya puth puttar puttr putar pota poti dohta dohti nawasa nawasi munda munde kudi kuri bacha bache bachay
    bachey baccha bacche bachcha babaji bibiji biji beeji bhebe bapu bapuji papaji pitaji mataji maa maaji veerji vir paaji paji praji bhaji sahib
    sahiba saab sahab ji jee jaan jaanu janu janum mummyji daddyji ba bapa dikri dikra dikro dikru motaba kaki kakaji fai foi faiba fua motabhai
    bhabhiji vahu sasuji kutumb boro choto bou bouma dulabhai sasi didu didima thakuma dadubhai mashi meso pishi pisho kaku kakima jethu jethima
    boudi jamaibabu vai vaia furi fut futs gura akka akkas thambi tambi thangachi thangai thatha thata paati ammamma appamma appappa ammappa
    ammachi appachan athai athe chithi chithappa sithappa periamma periappa machan maccan machi kutty kannu kanna marumagal mamiyar chechi chettan
    ammooma muthassi ammayi tatayya pinni bava vadina aai aaji ajoba aajoba maushi atya vahini thaththa thaththi aiya aiyya malli nangi akki seeya
    aachchi achchi aachi bappa loku podi punchi putha puthe duwa aama aamaa baa dhai daju bahini hajurba hajurbuwa hajuraama hajurama bajai boju
    maiju chora chori phupu sanima kanchha kanchi
    """
)

MIDDLE_EASTERN = table(
    """
    ummi umm oum abuya yaba yumma yamma ukhti ukhtis akhi akhti akhy akhawat ikhwan jiddo jiddu jiddi jido geddo gido gedo tayta teita sitti sitto
    bibiti khalti khalto khaltu khalo khalou ammo amto amti amtu amo habibi habibti habebti habeebi hayati albi ibni bint binti banati awlad walad
    wlad ustaz ustaza hajji hajja shaikh shaykh sahbi khoya khouya khti walida mwalim jeddi jedda lalla hbiba dayik daye dayka bav bavo babo bavik
    bira birako xwisk xweng xal xalo xalti xaltik pura puri mete mame apo pirik dapir dapira kalik bapir bapira kur kurem kec keca kecem kure kchi
    kake xuske maman mamanjoon mamanjan babajoon babajan madar madaram pedar pedaram madarjoon pedarjoon madarbozorg pedarbozorg mamanbozorg
    bibijan khaleh khale khaala ammeh amme amoo amou amu dayi daei daee khahar khaharam baradar baradaram dadash abji dokhtar dokhtaram dukhtar
    pesar pesaram bachem azizam joonam junam aghajoon khanom padar padarkalan mor plar abai adey adai wror wrora khor khorey tror tra zoi lur kako
    abla ablam abim agabey teyze teyzem halam dayim amca amcam dedem babaanne anneanne annem babam yenge yengem eniste kardes kardesim kizim oglum
    torun torunum gorumce kaynana kayinvalide kayinpeder hoca hocam bey canim askim evlat evladim yegen
    """
)

AFRICAN = table(
    """
    hooyo hooyos hooyaday aabo aabbo aabe aabbe abo aabaheed ayeeyo ayeyo ayeeya awoowe awowe awoowo abti abtiyo abtigiis eedo eeddo edo habaryar
    habaryaro habar adeer adeero walaal walaalo walaalkay walal walalo abaayo abaayey aboowe boowe inaabti inaadeer ilmaadeer seedi dumaashi inan
    wiil wiilkayga gabar gabadha macaan macaanto qalbi xaas naag odey islaan cunug cunugga caruur carruur adeye aboy aboye hawey haway haftey
    haftay hawbo ayay amoy wedi weday gual gwaley deqey quolu abay abayey haye enat enate emaye emama abat ababa abaye wondim wondime wendim
    wendime ihit ehit ehite ihte gashe etiye etete lije lijoch yene konjo mamush adda aadha haadha aayyoo abbaa obbo adde obboleessa obboleettii
    ilmo iya iyaa iyawo oko egbon aburo omo omolomo agba oga madam olori oyinbo baale alhaji alhaja hajia hajiya mallam malam nne nna nwanne
    nwannem nwunye nwoke nwanyi okpara daa ichie igwe biko umunna ogbanje uwa uba kanwa gwaggo goggo kawu kawo baffa paapa agya nanabaa wofa sewaa
    nua akonta akora abrewa eno efie dofo odo obaa barima broni babu mjomba shangazi mtoto watoto bwana mzee wazee wifi shemeji mwalimu dadangu
    kakangu mamake babake binamu mpenzi jaja taata maama ssenga senga kojja muko nyabo ssebo mukama jajja amai ambuya mbuya gogo sekuru vatete
    mukoma muzukuru maiguru mainini babamukuru babamunini tezvara ambuyamwene vamwene muroora sisi bhudhi mwana vazukuru ubaba ugogo gogos mkhulu
    umkhulu khulu malume umalume babekazi mamkhulu mamncane babomkhulu bhuti ubhuti usisi makhulu tatomkhulu makoti umakoti umntwana ingane rra
    mma ntate mme ausi abuti ouma oupa tanty tantie nennen nenen nen granmada mumzy mumz popsi popsy momzie mudda fadda bredda sista pickney
    pickneys pikney pickni picknee yout yutes
    """
)

EAST_ASIAN = table(
    """
    popo pohpoh porpor gunggung gonggong gung mahmah mamah yehyeh yeye nainai waipo waigong laolao laoye laoban gege goh daidai meimei muimui
    jiejie jehjeh gaje sausau saosao kauh kaufu yima gujeh guma bakfu sukfu suksuk shushu bobo ayi jiujiu laoshi sifu shifu laopo laogong baobei
    bb noi ngoai bac thim oi nanay nanays tatay inay itay lolo ate kuya tita titos ninong ninang bunso anak pamangkin pinsan hipag bayaw biyenan
    mamang papang opo ading manong manang eomma omma halmoni halmeoni harabeoji oppa unnie noona dongsaeng ahjumma ajumma ahjussi okaasan otosan
    obaachan obachan ojiisan ojisan oniichan oneechan sensei nenek datuk atok kakak abang adik ibu bapak emak pakcik makcik phi nong khun yai phor
    """
)

SOUTHERN_EUROPEAN = table(
    """
    papi mamita papito abuela abuelas abuelo abuelos abuelita abuelito tio tios hermano hermana hermanito hermanita hijo hija hijos mijo mija
    primo primos nieta nietos sobrino sobrina madrina padrino comadre compadre suegra suegro cunado cunada yayo senora senor senorita mamae papai
    vovo vova avo avos avozinha avozinho irmao filho filha filhos neta sobrinho sobrinha sogra sogro madrinha padrinho cunhada cunhado senhor
    senhora menino menina titia titio babbo nonna nonnas nonno nonni nonnina zie zio zii fratello sorella figlio figlia figli cugino cugina nipote
    nipoti suocera suocero signora signore signor bambino bambina bambini bimbo bimba comare mamans mamies papy papys meme tonton tontons tatie
    tatas frere soeur fils fille neveu grand-mere grand-pere madame monsieur mesdames bubbe bubbeh bubby bubbie buba booba bobe bobba bobbe zaide
    zaidy zeide zeidy zeida zayde savta safta abbale imma immah totty
    """
)

KIN_WORDS = (
    BRITISH | EASTERN_EUROPEAN | SOUTH_ASIAN | MIDDLE_EASTERN | AFRICAN | EAST_ASIAN | SOUTHERN_EUROPEAN
)
"""All of the above."""
