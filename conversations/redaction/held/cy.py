"""Welsh. Words change their first letter after others: *cath*, *gath*, *nghath*, *chath*; each is looked for as it was before.

Written for this project from general knowledge, folded as ``reading.fold`` does.
"""

from conversations.redaction.held.language import Language
from conversations.redaction.table import table

WELSH = Language(
    words=table(
        """
        'sgin a ac achos acw addo adre adref adroddiad adroddiadau aed aeth aethant aethom aethon aethpwyd af affrica ag
        agor ai ail alban alcohol alla allai allan allwn almaen am ambell ambiwlans amdan amdani amdano america aml
        amser amynedd anabl anabledd anaf anaml anfon anfonais anfonodd angen anghenion anghofio anifail anifeiliaid
        anlwcus annibyniaeth annwyd anodd anoddach anti apwyntiad apwyntiadau ar arabeg araf arall arbenigol arbenigwr
        arbennig ardal arddegau ardderchog argymell arholiad arholiadau arhosais arhosodd arhoson arian arna arnaf arni
        arno arnoch arnom arnon arnyn aros asesiad asesu asthma at ata ateb atebodd atgyfeiriad atgyfeirio athrawes
        athrawon athro ati ato atoch aton atyn awr awst awtistiaeth awtistig awyr baban babanod babi bach bachgen bag
        bagiau bai balch banc bara barnwr barod basai baset baswn be bechgyn beichiog beichiogrwydd beidio bellach
        bendigedig bendith beth bethau bil biliau blaen blant ble blentyn blin blinder blino blwyddyn blynedd
        blynyddoedd bob bobl bod boeni bol bopeth bore braich braidd brathu brawd brecwast brifo brodyr bron bronfwydo
        brown brwnt bu buasai budd budr bues buodd buon bwlio bwlis bwrdd bws bwyd bwydo bwysig bwyta byd bydd bydda
        byddaf byddai byddan bydden byddwn bydwraig bygwth byr byrbryd bysiau byth byw bywyd cadair cadw cael caf cafodd
        cafon cafwyd caiff cais calan caled calon cam camdriniaeth camgymeriad camu caniatau canlyniad canlyniadau canol
        canolfan canser canslo cant canu capel car carchar caredig cariad cartref caru casau cath cau cawn caws cawsom
        cawson cefn cefnder cefndryd cefnogaeth cefnogi cefnogol cegin ceiniog ceisiadau ceisio celwydd cer cerdded ces
        cest chael chafodd chafon chi childline chithau chwaer chwarae chwe chwech chweched chwefror chwerthin chwilio
        chwiorydd ci cicio cig cinio ciw clefyd clen clinig clos cludiant clust clustiau clwb clybiau clywais clywed
        clywodd coch codi coes coesau coffi cofio coginio coleg colli corff cot crac credu credyd creu crio cristion
        cristnogol croen croeso croten crwt cryf cuddio cwbl cweryla cwestiwn cwestiynau cwnsela cwnselydd cwrdd cwsg
        cwyn cwyno cydlynydd cyfaill cyfan cyfarfod cyfarfodydd cyfeiriad cyfeirio cyfeiriwyd cyffuriau cyfle cyflog
        cyflym cyfnither cyfnod cyfraith cyfreithiwr cyfrif cyfrifiadur cylch cymar cymdeithas cymdeithasol cymdogion
        cymorth cymraeg cymraes cymreig cymro cymru cymry cymryd cymydog cyn cynghorydd cyngor cynhwysol cynllun cynnar
        cynnes cynorthwyydd cynradd cyntaf cysgu cywilydd da dachwedd dad dadi daeth daethon dagrau dal daliadau damwain
        dan danfon dangos dannedd dant darllen datblygu dau dawnsio dda ddaeth ddal ddau ddeall ddim ddiwedd ddod ddoe
        ddwedodd ddweud ddwy ddydd ddydy ddylai ddylwn deall dechrau dechreuais dechreuodd deffro defnyddio deg degfed
        deimlo deintydd deng der derbyn derbyniais derbyniodd dere des deud deuddeg deuddeng deugain deulu dewch dewis
        diagnosis dianc dibynnu diflas dig digartref digartrefedd digon digwydd digwyddodd dillad dim dinas diod diog
        diogel diolch disgwyl disgybl disgyblion diwaith diwedd diwethaf diwrnod diwrnodau do doctor doctoriaid dod
        doedd doedden does dorri dosbarth dr draw dri drin dro dros drosto drwg drws drwy drysau du dudodd duw dw dw'i
        dwad dwbl dwedodd dweud dwi dwr dwy dwylo dwywaith dy dydd dydi dydy dydyn dyfodol dylai dyled dyledion dylen
        dylwn dyma dymuno dyn dyna dynes dynion dysgu dyslecsia dyw dywedais dywedodd dywedwyd ebost ebrill echdoe
        edrych ef efaill efallai efo egluro eglwys ei eich eiliad ein eira eisiau eisoes eistedd eitha eithrio eleni
        ella ellir elusen emosiwn emosiynau ene ennill enw er eraill erbyn erchyll erioed ers es esbonio esgyrn est eto
        eu euog ewch ewrop ewropeaidd ewythr fai faint falch falle fan farw fasa fawr fawrth fe fedi fedra fedrai
        fehefin fel felly fercher ffenest ffenestr ffenestri ffilm fflat ffon ffoniais ffonio ffoniodd ffordd ffraeo
        ffrainc ffrangeg ffrind ffrindiau ffrwythau ffurflen ffurflenni ffydd fi fi'n ficer fis fisoedd flwyddyn flynedd
        fo fod fory fwy fy fydd fyddai fyddwn fynd fyny fyth gadael gadawodd gadewais gaeaf gael gafodd gafon gaiff gair
        galar galaru galla gallaf gallai gallu gallwch gallwn galwad gan ganddi ganddo ganddyn ganed ganwyd gardd gartre
        gartref gawn gawson gefeilliaid geiriau gem gemau gen genedigaeth geneth geni gennym gennyn genod ger ges gig
        gilydd glan glas glaw gobaith gobeithio gofal gofalu gofalwr gofalwyr gofyn gofynnais gofynnodd gohirio golau
        golchi gorau gorbryder gorffen gorffennaf gorffennol gorfod gorfodi gormod goruchwylio gorwedd grwp gwaed gwael
        gwaelod gwaeth gwaethaf gwaethygu gwag gwahanol gwahardd gwaharddiad gwaith gwallt gwan gwanwyn gwasanaeth
        gwasanaethau gweddi gweddio gweddol gwedi gwefan gweiddi gweini gweinidog gweithio gweithiwr gweithwraig gwelais
        gweld gwell gwella gwelliant gwelodd gwelon gwelwch gwely gwener gwenu gwers gwersi gwerth gwerthu gwir
        gwirfoddoli gwirfoddolwr gwisgo gwlad gwladol gwna gwnaed gwnaeth gwnaethon gwneith gwnes gwneud gwnewch gwr
        gwragedd gwraig gwrando gwres gwresogi gwrs gwrthod gwrthododd gwrthodwyd gwybod gwybodaeth gwybodus gwych
        gwyliau gwyn gwynt gwyrdd gyda gydag gyfan gymraeg gymru gyntaf gyrru haeddu haf haia hanes hanner hapus haul
        hawdd hawl hawliau haws heb heblaw heddiw heddlu heddwas heddwch hefyd helo help helpais helpodd helpu hen heno
        heol hi hir hirach hithau hoffai hoffi hoffwn hogan hogia hogiau hogyn holl hollol hon honno hun hunain hunan
        hwn hwnnw hwy hwyl hwyr hyd hyder hyderus hydref hyfryd hyn hynaf hynny i ia iaith iard iau iawn ichi iddi iddo
        iddyn ie iechyd iesu ieuengaf ifanc imi india ini inni ionawr isel iselder ishe isho isio islam iwerddon jyst
        landlord lawr licio liciwn llaeth llai llais llaw llawdriniaeth llawer llawn llawr lle llefain lleferydd
        llefrith llefydd lleiaf llenwi lloches lloegr llofft llun lluniau llwyd llwyddiant llwyddo llwydni llyfr llyfrau
        llyfrgell llygad llygaid llys llysfab llysfam llysferch llysiau llystad llythyr llythyrau llythyron llywodraeth
        lon losin lot lwcus lwfans ma mab mabwysiadu mae maen maent maer maes maeth mai mam mamgu mami marw mathemateg
        mawr mawrth meddai meddal meddan medden meddwl meddyg meddygfa meddyginiaeth meddygon medi medra medru mehefin
        meibion meithrin meithrinfa melyn menyw menywod merch merched mercher methiant methu mewn mi mil miliwn minnau
        mis misoedd miss mlynedd moddion modryb mor mosg moslem moyn mr mrs ms mudiad munud munudau mwslim mwslimaidd
        mwy mwyaf mwynhau mynd mynnu na nac nad naddo nadolig naeth naethon nage nagoes nai nain naw nawfed nawr neb
        neges negeseuon neis neithiwr nerfus nes nesaf neu newid newydd nhad nhw nhwthau ni nid ninnau nith nodiadau nol
        normal nos noson noswaith nyrs nyrsys o o'dd o'n o'r oce ochr odd oddi oed oedd oeddan oeddem oedden oeddet
        oeddwn oedolion oedolyn oedran oer oes ofn ofnadwy ofni ofnus ofyn ofynnodd oherwydd ohoni ohono ohonoch ohonom
        ohonon ohonyn ol olwyn olwynion ond orffennaf oriau os pa pacistan paid pam pan paned paratoi parc parch parhau
        partner pasg pawb pe pedair pedwar pedwaredd pedwerydd peidio peidiwch pell pen penblwydd penderfynais
        penderfyniad penderfynodd penderfynu pennaeth pensiwn pensiynwr pentref penwythnos perchennog person personol
        perthyn perthynas peryglus peswch petai peth pethau phlant pinc plant plentyn plis pnawn pob pobl poen poenau
        poeni popeth pram prawf prifathrawes prifathro prifysgol priod problem problemau proffesiynau proffesiynol
        profiad profiadau profion pryd prydain prydeinig pryder pryderu prynhawn prynu prysur pum pumed pump punnoedd
        punt pwy pwyl pwyleg pwysau pwysig pymtheg ragfyr reit rhag rhagfyr rhai rhaid rhan rhedeg rhent rheol rheolau
        rheoli rheolwr rhestr rheswm rhiant rhieni rhif rho rhoddais rhoddodd rhoddwyd rhoi rhoiodd rhois rhowch rhwng
        rhy rhydd rhyw rhywbeth rhywfaint rhywle rhywrai rhywun rili ro'n roces roddodd roed roedd roeddan roeddem
        roedden roeddwn roi rwan rwy rwyf rwyn rydw rydyn ryn rywbeth rywun sa sadwrn saesneg saesnes saeson saff sais
        saith sal salwch sawl sbaen sefyll seiciatrydd seicolegydd seithfed senedd sesiwn sesiynau sgen sgidiau sgin
        sgrechian sgwrsio sgynni sgynno shwmae siarad siaradais siaradodd sicr sillafu siop siopau siwr somalia sori
        stafell stopio stopiodd stori straen stryd stumog sul sumai sut swn swnllyd swper swydd swyddfa swyddog sy sydd
        sydyn symud symudodd symudon syniad syria tabled tabledi tachwedd tacsi tad tadau tadcu tai taid tair taliad
        taliadau talu tamp tan taro taswn tawel te tebyg tecstio tegan teganau teimlo teirgwaith teledu tenant
        tenantiaeth teulu teuluol therapi therapydd ti tipyn tithau to top torri tost tra trafferth trafferthion trais
        tref trefnu tren treth tri triniaeth trio trist tro trwsio trwy trydedd trydydd tu tua tuag ty tyfu tymor
        tystiolaeth tywydd uchel ugain un unarddeg undeb unig unigol unman unol unrhyw unwaith urddas uwchradd waith wal
        waliau wan wastad wcrain wedi wedyn weithiau wel welais weld welodd wener wir wnaeth wnaethom wnaethon wnes
        wneud wrdw wrth wrthi wrtho wrthom wrthon wrthyn wybod wyr wyres wyrion wyt wyth wythfed wythnos wythnosau y
        ychwanegol ychydig ydi ydw ydy ydych ydym ydyn yfed yfory ym yma ymateb ymddangos ymddygiad ymennydd ymladd
        ymosod ymuno ymweld ymweliad ymweliadau ymwelydd yn yna yncl ynddi ynddo yng ynghyd yno yntau yr ysbytai ysbyty
        ysgol ysgolion ysgrifennu ystafell ystod yw
        """
    ),
    capitals=table(
        """
        affrica alban almaen america annibyniaeth arabeg awst banc bopeth budd bwyd childline chwefror credyd cristion
        cristnogol cymraeg cymraes cymreig cymro cymru cymry cyngor cynhwysol duw ebrill ewrop ewropeaidd ffrainc
        ffrangeg gig gofalwyr gorffennaf gwasanaeth gweini gwener gwlad gwladol heddlu hydref iaith iau iechyd iesu
        india ionawr islam iwerddon lloegr llun llywodraeth lwfans mai mawrth meddyg medi mehefin mercher moslem mwslim
        mwslimaidd nadolig pacistan pasg personol prydain prydeinig pwyl pwyleg rhagfyr sadwrn saesneg saesnes saeson
        sais sbaen senedd somalia sul syria tachwedd taliad teulu undeb unol wcrain wrdw
        """
    ),
    no_names=table("dan mae mai mair tam ty"),
    places=table(
        """
        abertawe aberteifi aberystwyth amwythig bangor barri bethesda blaenau bryste caer caerdydd caerffili caerfyrddin
        caergybi caernarfon casnewydd ceredigion conwy cwmbran dinbych dolgellau ffestiniog fflint gwynedd henffordd
        hwlffordd lerpwl llanbedr llandudno llanelli llangefni llangollen llundain machynlleth manceinion merthyr penfro
        penybont pontypridd porthmadog powys pwllheli rhondda rhuthun rhyl treffynnon tudful wrecsam
        """
    ),
    kin=table(
        """
        anti athrawes athro babi brawd bydwraig cariad cefnder chwaer cyfnither cymdeithasol cymydog doctor doctoriaid
        dr enw ewythr ffrind gweithiwr gweithwraig gwr gwraig hogan hogyn iechyd landlord mab mamgu merch miss modryb mr
        mrs ms nai nain nith nyrs partner pennaeth plentyn tadcu taid wyr wyres ymwelydd yncl
        """
    ),
    sites=table(
        """
        canolfan capel clos clwb coleg eglwys ffordd heol lon maes meddygfa meithrinfa stryd ysbyty ysgol
        """
    ),
    near=table("ger i o ym yn yng"),
    endings=table(
        """
        a ach aeth af ai aid ais ant au e ed en er es hau i iad iadau iau id idd ien iff ig in io ion ir ith ni o od odd
        oedd ol on u us wch wn wr wyd wyr y ydd yn
        """
    ),
    beginnings={
        "b": ("p", "m",), "d": ("t",), "g": ("c",), "f": ("b", "m",), "dd": ("d",), "l": ("ll", "gl",), "r":
        ("rh", "gr",), "mh": ("p",), "nh": ("t",), "ngh": ("c",), "m": ("b",), "n": ("d",), "ng": ("g",),
        "ph": ("p",), "th": ("t",), "ch": ("c",), "h": ("",), "a": ("ga",), "e": ("ge",), "i": ("gi",), "o":
        ("go",), "u": ("gu",), "w": ("gw",), "y": ("gy",),
    },
    shortest=3,
)
"""What is known of Welsh."""
