"""Welsh. Words change their first letter after others: *cath*, *gath*, *nghath*, *chath*; each is looked for as it was before.

Written for this project from general knowledge, folded as ``reading.fold`` does.
"""

from conversations.redaction.held.language import Language
from conversations.redaction.table import table

WELSH = Language(
    words=table(
        """
        'cau 'di 'sdim 'sgin a absennol ac achlysur achos achosi achub acw addas addasu addewid addo adeg adeilad aderyn
        adnabod adnoddau adre adref adroddiad adroddiadau aduno aed aelod aelodau aelwyd aeth aethant aethom aethon
        aethpwyd af affrica afon ag agor ai ail alban alcohol alla allai allan allwn almaen am ambell ambiwlans amdan
        amdani amdano america aml amser amynedd anabl anabledd anaddas anaf anaml anffodus anfon anfonais anfonodd angen
        anghenion anghofio anghofus anghyfforddus anghyfiawn anhrefn anhygoel anifail anifeiliaid anlwc anlwcus annheg
        annibyniaeth annog annwyd annwyl anobaith anodd anoddach ansefydlog ansicr anti antur anwes anwybyddu apelio
        apwyntiad apwyntiadau ar arabeg araf arall arbed arbenigol arbenigwr arbennig ardal arddegau ardderchog arfer
        arferai arferol argyfwng argymell arholiad arholiadau arhosais arhosodd arhoson arian arna arnaf arni arno
        arnoch arnom arnon arnyn aros arwain arwydd arwyddion asesiad asesu asgwrn asthma astudio at ata atal ateb
        atebodd atgof atgofion atgyfeiriad atgyfeirio athrawes athrawon athro ati ato atoch aton atyn atynnu awel
        awgrymu awr awst awtistiaeth awtistig awyddus awyr baban babanod babi bach bachgen bag bagiau bai baich balch
        balchder banc bara barn barnu barnwr barod basai baset basged basically baswn be bechgyn beic beichiau beichiog
        beichiogrwydd beiciau beidio beio beirniadu bellach bendigedig bendith berwi beth bethau bil biliau blaen
        blanced blancedi blant blas ble blentyn blin blinder blinedig blino blodau blodyn blwyddyn blynedd blynyddoedd
        bob bobl bocs bod bodlon boeni bol bopeth bore botwm botymau braich braidd brathu brawd brawychus brechiad
        brechlyn brechu brecwast bregus breichiau breuddwyd brifo brig brodyr bron bronfwydo brown brwnt brwydr brwydro
        brys bu buais buan buasai buasech budd budr bues bugail buodd buon busnes bwlch bwlio bwlis bwrdd bwrlwm bws
        bwyd bwydo bwysig bwyta byd bydd bydda byddaf byddai byddan byddar bydden byddwn bydwraig bygwth bygythiad
        bygythiol bylb byr byrbryd byrddau bysiau byth byw bywyd cadair cadarn cadarnhaol cadarnhau cadw cael caeth caf
        caffi cafodd cafon cafwyd caiff cais calan caled calon calonogol cam camau camddeall camdriniaeth camera
        camgymeriad camu caniatau canlyniad canlyniadau canol canolfan canser canslo cant canu cap capel car carafan
        carchar carcharor cardota caredig cariad cariadus carped cartref cartrefu caru cas casau casglu cath cau cawn
        caws cawsom cawson cefn cefnder cefndryd cefnogaeth cefnogi cefnogol cefnu ceg cegau cegin ceiliog ceiniog
        ceisiadau ceisio celf celwydd celwyddau cennad cer cerbyd cerdd cerdded cerddoriaeth cerdyn ces cest chael
        chafodd chafon chi childline chithau chwaer chwarae chwarter chwe chwech chweched chwedeg chwefror chwerthin
        chwilio chwiorydd ci cicio cig cinio ciw claf clais clecs clefyd clefydau cleifion cleisiau clen clinig clirio
        clo cloc cloi clos cludiant clust clustiau clustog clwb clwyf clybiau clyfar clywais clywed clywodd cnoc cnocio
        coch codi codiad coed coeden coes coesau coffi cofio cofnod cofnodion cofrestr cofrestru coginio coleg coler
        collais colled colli collodd corff cost costau costio cot crac crafu credu credyd crefydd crefyddol crempog creu
        creulon creulondeb crio cristion cristnogol criw croen croesawgar croesawu croesi croeso croten crwt cryf
        crynhoi crynu crys cuddio curo cwbl cwch cweryla cwestiwn cwestiynau cwestiynu cwmni cwnsela cwnselydd cwpan
        cwpwrdd cwrdd cwrs cwrtais cwsg cwymp cwympo cwyn cwynion cwyno cychwyn cydlynydd cydnabod cydweithio
        cydymdeimlad cyfaill cyfan cyfarfod cyfarfodydd cyfarwydd cyfathrebu cyfeillgar cyfeillion cyfeiriad cyfeirio
        cyfeiriwyd cyffredin cyffrous cyffuriau cyffwrdd cyfiawn cyfiawnder cyfieithu cyfieithydd cyfle cyflenwad cyflog
        cyflogwr cyflwr cyflwyno cyflym cyfnither cyfnod cyfoethog cyfraith cyfraniad cyfrannu cyfreithiwr cyfres cyfrif
        cyfrifiadur cyfrifol cyfrifoldeb cyfrinach cyfyngu cyhoeddus cyhuddo cylch cylchgrawn cyllell cyllid cymar
        cymdeithas cymdeithasol cymdogion cymerodd cymharu cymhleth cymorth cymraeg cymraes cymreig cymro cymru cymry
        cymryd cymuned cymunedol cymydog cymysg cyn cynghorydd cyngor cynhadledd cynharach cynhesu cynhwysol cynhyrfu
        cynigion cynigodd cynilion cynilo cynllun cynnal cynnar cynnes cynnig cynnwys cynnydd cynorthwyydd cynradd cynta
        cyntaf cyrhaeddodd cyrraedd cyrsiau cysgod cysgu cysur cysuro cyswllt cysylltiad cysylltu cytundeb cytuno
        cywilydd cywilyddus cywir da dach dachi dachwedd dad dadi dadl dadlau daear daeth daethon dagrau dal daliadau
        damwain damweiniau dan danfon dangos dani dannedd dant darllen datblygu dau dauddeg dawnsio dda ddaeth ddal ddau
        ddeall ddim ddiwedd ddod ddoe ddwedodd ddweud ddwy ddydd ddydy ddylai ddylwn deall dealltwriaeth debyg dechrau
        dechreuais dechreuodd deffro deffrodd defnyddio deg degawd degfed deiet deigryn deimlo deintydd delio deng
        deniadol der derbyn derbyniais derbyniodd derbyniol dere des deud deuddeg deuddeng deugain deulu deunaw deunydd
        dewch dewis dewr dewrder di diagnosis diamynedd dianc dianghenraid dibynadwy dibyniaeth dibynnu dicter diddordeb
        diddorol difaru diffodd diflannu diflas difrifol difrod difyr dig digalon digartref digartrefedd digon digrif
        digwydd digwyddiad digwyddiadau digwyddodd dihuno dileu dillad dim dinas dinesydd dinistrio diod diog diogel
        diogelu diogelwch diolch dirprwy disgrifio disgwyl disgwyliadau disgybl disgyblion distaw ditectif diwaith
        diwedd diweddarach diweithdra diwerth diwethaf diwrnod diwrnodau diwydiant do doctor doctoriaid dod dodrefn
        doedd doedden does dof doniol dorri dosbarth dr drama draw drewi dri drin dro dros drosto drud drwg drws drwy
        drygioni drysau dryslyd drysu du dudodd dulliau duw duwiol dw dw'i dwad dwbl dwedodd dweud dwfn dwi dwr dwy
        dwyieithog dwylo dwyn dwywaith dy dychryn dychrynllyd dychwelyd dychymyg dydach dydan dydd dyddiad dyddiadau
        dydi dydy dydyn dyfal dyfodiad dyfodol dylai dyled dyledion dylen dyletswydd dylwn dyma dymuno dymunol dyn dyna
        dynes dynion dysgl dysgu dyslecsia dyw dywedais dyweddi dywedodd dywedwyd ebost ebrill echdoe edrych ef efaill
        efallai efelychu effaith effeithio efo eglur egluro eglwys egni egwyl ei eich eiliad ein eira eisiau eisoes
        eistedd eisteddodd eitha eithriad eithrio eleni ella ellir elusen elw elwa emosiwn emosiynau emyn ene enfawr
        enfys enghraifft enillodd ennill ennyn enw enwi enwog er eraill erbyn erchyll ergyd erioed erlyn ers es esbonio
        esgidiau esgus esgusodi esgyrn esiampl est etifeddu eto eu euog euogrwydd ewch ewinedd ewrop ewropeaidd ewyllys
        ewythr fai faint falch falla falle fan farw fasa fawr fawrth fe fedi fedra fedrai fehefin fel felly fercher
        ffenest ffenestr ffenestri ffens fferm ffermwr fferyllfa fferyllydd ffi ffiaidd ffilm ffiniau ffitiau fflachio
        fflat ffon ffoniais ffonio ffoniodd ffordd fforddio ffos ffrae ffraeo ffraeth ffrainc ffrangeg ffrind ffrindiau
        ffrog ffrwydro ffrwythau ffurflen ffurflenni ffwdan ffwrdd ffwrn ffydd ffyddlon ffyrdd ffyrnig fi fi'n ficer fis
        fisoedd flwyddyn flynedd fo fod fory fwy fy fydd fyddai fyddwn fynd fyny fyth gadael gadawodd gadewais gaeaf
        gael gaethon gafael gafo gafodd gafon gaiff gair galar galaru galla gallaf gallai gallu galluog gallwch gallwn
        galw galwad galwadau galwodd gan ganddi ganddo ganddyn ganed ganwyd gardd garej gartre gartref garw gath gawn
        gawsom gawson gefeilliaid geiriau gem gemau gen genai genedigaeth geneth geni gennai gennym gennyn genod
        genynnau ger gerllaw ges gig gilydd gin glan glanhau glas glaw glo gloch gneud gobaith gobeithio gobeithiol
        godidog gofal gofalu gofalwr gofalwyr gofid gofidio gofod gofyn gofynnais gofynnodd gohebu gohirio golau golchi
        goleuo golli golwg golygfa golygu gorau gorbryder gorffen gorffennaf gorffennol gorffwys gorfod gorfodi gorlawn
        gormod gormodol goroesi goruchwylio gorwedd gosod graddau graddio graddol grant grantiau gris grisiau gronyn
        grwp grym gwadu gwaed gwael gwaelod gwaeth gwaethaf gwaethygu gwag gwahaniaeth gwahanol gwahanu gwahardd
        gwaharddiad gwaith gwallgof gwallt gwan gwanhau gwanwyn gwarchod gwarth gwarthus gwasanaeth gwasanaethau gwasgu
        gwastraff gwastraffu gwaun gweddi gweddio gweddol gwedi gwefan gwefus gwegian gweiddi gweini gweinidog gweithgar
        gweithgaredd gweithgareddau gweithio gweithiodd gweithiwr gweithwraig gweithwyr gweladwy gwelais gweld gwell
        gwella gwelliant gwelodd gwelon gwelwch gwely gwelyau gwener gwenu gwers gwersi gwersyll gwerth gwerthfawr
        gwerthfawrogi gwerthu gwir gwirfoddoli gwirfoddolwr gwirion gwirionedd gwirioneddol gwisg gwisgo gwlad gwladol
        gwlyb gwn gwna gwnaed gwnaeth gwnaethon gwneith gwnes gwneud gwnewch gwobr gwr gwragedd gwraig gwrando gwres
        gwresogi gwrs gwrthod gwrthododd gwrthodwyd gwrthwynebu gwryw gwthio gwybod gwybodaeth gwybodus gwych
        gwyddoniaeth gwyliau gwyllt gwyn gwynt gwyrdd gwyrth gyda gydag gyfan gymraeg gymru gynta gyntaf gyrru
        haeddiannol haeddu hael haelioni haelodau haf haia haint halen hamdden hanes hanfodol hanner hapus harddwch haul
        hawdd hawl hawliau haws heb heblaw hebrwng heddiw heddlu heddwas heddwch hefyd heintiau helo help helpais
        helpodd helpu helynt hen henaint heneiddio heno heol hi hiliaeth hiliol hir hirach hiraeth hiraethu hithau
        hiwmor hoelio hoff hoffai hoffi hoffwn hogan hogia hogiau hogyn holl hollol hon honiad honna honni honno hosan
        hufen hugain hun hunain hunan hunanladdiad hwn hwnna hwnnw hwrach hwy hwyl hwylus hwyr hyblyg hyd hyder hyderus
        hydref hyfforddi hyfforddiant hyfryd hyll hyn hynaf hynna hynny hynod hysbyseb hysbysu i ia iach iachau iaith
        iard ias iau iawn iawndal ichi iddi iddo iddyn ie iechyd iechydol iesu ieuanc ieuenctid ieuengaf ifanc imi inc
        incwm india ini inni ionawr isel iselder ishe isho isio islam islaw iwerddon jest jyst landlord lawr lefel
        licien licio liciwn lladd lladrata llaeth llafar llai llais llaith llanast llaw llawdriniaeth llawen llawenydd
        llawer llawes llawn llawr lle llefain lleferydd llefrith llefydd lleiaf lleiafrif lleidr lleisiau lleithder
        llenni llenwi lleol lleoliad lles lletchwith lleuad llid llif llifogydd llinell llipa llithro lloches lloegr
        llofft llofnodi llogi llosgi llun lluniau llwy llwyd llwyddiant llwyddo llwydni llwyr llwyth llyfr llyfrau
        llyfrgell llygad llygaid llym llyn llyncu llys llysfab llysfam llysferch llysiau llystad llythrennau llythyr
        llythyrau llythyron llywodraeth llywydd lon losin lot lwcus lwfans ma mab mabwysiadu maddau maddeuant mae mae'n
        maen maent maer maes maeth magu mai maith malu mam mamau mamgu mami manwl manylion marciau marw marwolaeth
        marwolaethau mathau mathemateg mawr mawrion mawrth mecanig meddai meddal meddan medden meddw meddwi meddwl
        meddyg meddygfa meddyginiaeth meddygon meddylgar medi medra medru mehefin meibion meini meithrin meithrinfa
        melltith melyn melys menter menyw menywod merch merched mercher mesur methiant methu mewn mi mil miliwn milltir
        milltiroedd min minnau mis mislif misoedd miss mlynedd modd moddion modryb moesol mond mor moron mosg moslem
        moyn mr mrs ms mudiad mudiadau munud munudau mur mwg mwslim mwslimaidd mwy mwyaf mwynhad mwynhau myfyriwr
        myfyrwyr mynd mynedfa mynnu mynydd na nabod nac nacw nad naddo nadolig naeth naethon nage nagoes nai naid naill
        nain nath natur naturiol naw nawdeg nawfed nawr neb neges negeseuon neidio neis neithdar neithiwr nerfau nerfus
        nerth nes nesaf neu neuadd neud newid newydd newyddion newyn newynog nhad nhw nhwthau ni nid nifer ninnau nith
        nodi nodiadau nodyn nofio nol normal nos noson noswaith nyrs nyrsio nyrsys nyth o o'dd o'dda o'n o'r obsesiwn
        oce ochenaid ochr ochrau odd odda oddi oed oedd oedda oeddan oeddem oedden oeddet oeddwn oedi oedolion oedolyn
        oedran oer oergell oerni oes ofer offer ofn ofnadwy ofni ofnus ofyn ofynnodd ogystal oherwydd ohoni ohono
        ohonoch ohonom ohonon ohonyn ol ola olaf olew olion olwyn olwynion ond oren orffennaf oriau os osgoi pa pabell
        pacio pacistan padell paent paid pam pan paned panig papur papurau paratoad paratoi parc parch parchu parchus
        pared parhau parod partner pasg patrwm pawb pe pecyn pedair pedwar pedwardeg pedwaredd pedwerydd peidio peidiwch
        peintio peiriant pel pell pen penblwydd pendant penderfynais penderfyniad penderfyniadau penderfynodd penderfynu
        pengliniau pennaeth pennau pennod pensiwn pensiynwr pentref pentyrru penwythnos perchennog perffaith peri person
        personol perswadio perthyn perthynas peryglus peswch petai peth petha pethau phlant pinc plant plentyn
        plentyndod plis plwyf pnawn pob pobi pobl poblogaidd poced poen poenau poeni poenus poenydio poeth polisi popeth
        popty porth posib posibl post pothell pram prawf pregeth presgripsiwn prif prifathrawes prifathro prifysgol prin
        priod problem problemau problemus proffesiwn proffesiynau proffesiynol profi profiad profiadau profion proses
        pryd prydain prydeinig pryder pryderu pryderus pryfed prynhawn prynu prysur pum pumdeg pumed pump punnoedd punt
        pwll pwnc pwy pwyl pwyleg pwyllgor pwynt pwysau pwysig pwysleisio pwyso pymtheg pysgod pythefnos ragfyr reit
        rhad rhaff rhag rhagfarn rhagfyr rhagolygon rhai rhaid rhain rhamant rhan rhannu rhedeg rhedodd rheini rheinws
        rheiny rhent rheol rheolaeth rheolau rheoli rheolwr rhes rhestr rhestrau rheswm rhesymol rhew rhiant rhieni rhif
        rhifau rho rhoddais rhoddodd rhoddwyd rhoi rhoiodd rhois rhowch rhwbath rhwng rhwystr rhwystredig rhwystro rhy
        rhybudd rhybuddio rhydd rhyddhad rhyddhau rhyddid rhyfedd rhyfel rhyw rhywbeth rhywfaint rhywiol rhywle rhywrai
        rhywun rili ro'dd ro'n roces roddodd roed roedd roeddan roeddem roedden roeddwn roi rwan rwbath rwla rwsut rwy
        rwyf rwyn rydw rydyn ryn rywbeth rywun sa sa'i sach sadwrn saesneg saesnes saeson saff safle safon sai sais
        saith saithdeg sal salw salwch sarhau sarhaus sarn sathru sawl sbaen sbectol sdim sedd sefydliad sefydlu sefyll
        sefyllfa sefyllfaoedd seibiant seiciatrydd seiclo seicolegydd seithfed senedd sesiwn sesiynau setlo sgen sgidiau
        sgil sgiliau sgin sgrech sgrechian sgrin sgwn sgwrsio sgynni sgynno sgynnon shwmae siarad siaradais siaradodd
        siarter sicr siec siglo silff sillafu sioc siom siomedig siomi siop siopau siwgr siwr sment smo smygu so somalia
        sori stafell stafelloedd stamp stopio stopiodd stori storm straen straeon stryd stumog stwr sul sumai sut swn
        swnllyd swper swydd swyddfa swyddog sy sych syched sydd sydyn syfrdan sylw sylwadau sylwais sylweddoli sylwi
        sylwodd syml symlach symptomau symud symudodd symudon syndod synhwyraidd syniad synnu synnwyr syria syrthio
        tabled tabledi tachwedd taclo tacsi tad tadau tadcu taflen taflenni taflu tafod tai taid tair taith talent
        taliad taliadau talu tamp tan tanio tarfu taro tasg tasgau taswn taw tawel tawelu tawelwch te tebyg technoleg
        teclyn tecstio tegan teganau teiliwr teimlad teimladau teimlo teirgwaith teithio teledu telerau temtasiwn tenant
        tenantiaeth terfyn terfysg testun teulu teuluoedd teuluol teyrnged therapi therapydd ti tipyn tithau tiwtor
        tlawd tlodi to top torf toriad toriadau torri tost tra traddodiad traean traed trafferth trafferthion traffig
        trafod trafodaeth trais tramor trawiad trawma trechu tref trefn trefniadau trefnodd trefnu treial treisgar
        treisio tren treth treulio tri trideg triniaeth trio trist tristwch tro troed troi trosedd troseddau troseddwr
        truan trueni trugaredd trwbl trwm trwsio trwy trwyddedu trwyn trydan trydedd trydydd trysori tu tua tuag tudalen
        twll twpsyn twyllo twym ty tybio tyddyn tyfu tymer tymheredd tymor tyner tynnu tyst tystio tystiolaeth tywydd
        uchel uchelgais ufudd ugain ugeiniau un unarddeg undeb undeg undod uned unig unigol unigolion unigolyn unigrwydd
        unman uno unol unrhyw untro unwaith urddas uwch uwchben uwchradd waith wal waliau wan wastad wastio wcrain wedi
        wedyn weithiau wel welais weld welodd welson wener wes wir wnaeth wnaethom wnaethon wnes wneud wrdw wrth wrthi
        wrtho wrthom wrthon wrthyn wy wyau wybod wylo wyneb wynebau wynebu wyr wyres wyrion wyt wyth wythdeg wythfed
        wythnos wythnosau y ychwanegol ychydig ydi ydw ydy ydych ydym ydyn yfed yfory ym yma ymadael ymarfer ymateb
        ymbil ymchwil ymchwiliad ymddangos ymddiheuriad ymddiheuro ymddiried ymddiriedaeth ymddwyn ymddygiad ymddygiadol
        ymdopi ymdrech ymdrechu ymennydd ymgais ymgartrefu ymgynghorydd ymholiad ymlacio ymladd ymlaen ymosod ymosodiad
        ymosodol ymroddedig ymuno ymweld ymweliad ymweliadau ymwelydd ymwybodol ymyl ymyriad ymyrryd yn yna yncl ynddi
        ynddo yng ynghyd ynghynt ynni yno yntau ynys yr ysbytai ysbyty ysgafn ysgariad ysgaru ysgogi ysgol ysgolion
        ysgrifen ysgrifennu ysgrifennydd ysgwydd ysgytwol ystafell ystafelloedd ystod ystyr ystyried ystyriol yw
        """
    ),
    capitals=table(
        """
        affrica alban almaen america annibyniaeth anti arabeg awst banc bopeth budd bwyd childline chwefror credyd
        cristion cristnogol cymraeg cymraes cymreig cymro cymru cymry cyngor cynhwysol dad dadi duw ebrill ewrop
        ewropeaidd ffrainc ffrangeg gig gofalwyr gorffennaf gwasanaeth gweini gwener gwlad gwladol heddlu hydref iaith
        iau iechyd iesu india ionawr islam iwerddon lloegr llun llywodraeth lwfans mai mam mamgu mami mawrth meddyg medi
        mehefin mercher moslem mwslim mwslimaidd nadolig nain pacistan pasg personol prydain prydeinig pwyl pwyleg
        rhagfyr sadwrn saesneg saesnes saeson sais sbaen senedd somalia sul syria tachwedd tadcu taid taliad teulu undeb
        unol wcrain wrdw yncl
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
        "b": (
            "p",
            "m",
        ),
        "d": ("t",),
        "g": ("c",),
        "f": (
            "b",
            "m",
        ),
        "dd": ("d",),
        "l": (
            "ll",
            "gl",
        ),
        "r": (
            "rh",
            "gr",
        ),
        "mh": ("p",),
        "nh": ("t",),
        "ngh": ("c",),
        "m": ("b",),
        "n": ("d",),
        "ng": ("g",),
        "ph": ("p",),
        "th": ("t",),
        "ch": ("c",),
        "h": ("",),
        "a": ("ga",),
        "e": ("ge",),
        "i": ("gi",),
        "o": ("go",),
        "u": ("gu",),
        "w": ("gw",),
        "y": ("gy",),
    },
    shortest=3,
    mutates=True,
)
"""What is known of Welsh."""
