"""Somali. Words carry the article, whose they are and who does it as endings: *guri*, *guriga*, *gurigayga*; *sugay*, *sugnay*, *sugaynaa*.

Written for this project from general knowledge, folded as ``reading.fold`` does.
"""

from conversations.redaction.held.language import Language
from conversations.redaction.table import table

SOMALI = Language(
    words=table(
        """
        aabahay aabbaha aabbahay aabbanimo aabbe aabe aabo aad aadan aaday aadnay aado aamin aamino aaminsan aamus
        aamusan aan aanan aanay aannu aanu aargoosi aas aasan aaskii abaal abaalgud abaar abaayo abboowe abriil abti
        abtigay abuur adag adagtahay adayg adeeg adeega adeegyo adeer adeerkay adi adiga adigoo adigu adkayd adkaysan
        adkaysi af afar afarta afartan afduub afjar afka aflagaaddo aflagaado afraad afrika afsoomaali ag agaasime agoon
        agta agteed ah ahaa ahaan ahaansho ahaantii ahaatee ahaayeen ahay ahayd ahayn aheyn ajar akhlaaq akhri akhris
        akhriyay alaab alaabo alaabta albaab albaabbo albaabka aleeg allah alle alwaax alxamdulillaah alxamdulillah ama
        amaah amaahday amaan amaanay amar ambalaas ammaan ammaanay ammin amray ani aniga anigoo anigu anna annaga
        annagoo annagu anoo anshax aqal aqalka aqbal aqbalaad aqbalay aqoon aqoonsi aqoonsiga arag araggiisa aragnay
        aragtay aragti arbacada arbacadii arbaco arday ardayda ardey argagax argagaxay argagixiso arin arkaa arkay arkin
        arko aroos arooska arrin arrinta aruuri aruuriyay asma asmada astaamo asxaab asxaabteeda awood awooday awoodin
        awoodo awoowe awoowgay axad axada axaddii ay ayaa ayaad ayaan ayaandarro ayan ayay ayaynu ayeeyaday ayeeyo ayna
        aynaan aynu ayuu baa baabuur baabuurka baad baadhis baadhitaan baadi baafi baahan baahanahay baahanahayd baahi
        baahida baahiyaha baahnayd baalal baan baaq baaqi baaquli baaray baaritaan baaritaanka baaskiil baasto bacda
        badal badan badbaadi badbaadiyay badbaado badda baddel badh badhkii badi badideed badnaa badnaayeen badnayd
        bahal bajaaj bakeeri bakhaar bakhti balaayo ballaaran ballamay ballan ballanqaad ballanta balli balse balwad
        bandhig bangi bangiga bannaan baqaa baqanayaa baqay baqdin baqo baraf barafka barakeeyo barako barar bararsan
        barasho baray barayaal barbaar barbaari barbaarin bari bariidin bariis bariiska barkii barkimo barkin barnaamij
        barnaamijka baro barqadii barqo bartay barto barwaaqo bas basal basas basaska baska bataati batrool bawn bax
        baxay baxnaani baxnay baxo baxsaday bay beddel bedel bedelay beel been beenta beer beero beerta bees beesha
        benaan berri berrito biibitaan biil biilasha biilka bil bilaa bilaabatay bilaabay bilaabo bilaash bilihii bilo
        bilood bilow bilowgii biro bisad bisha bishii bixi bixin bixiyay biyaha biyo boggan bood boog booga boogo
        booliis boolis booliska boorsada boorso boos booska boostada boostaraad boosto boqol boqor boqortooyo buka
        bukaan bukaanka bukaansocod bukta bukto bulshada bulsheed bulsho bulshonimo buluug bun bur burbur burburay
        buskud buskudka buste busteyaal buu buug buugga buun buundada buundo buuq buuqa buuqaa buuqay buurnaan buuxa
        buuxi buuxin buuxinta buuxiyay caabuq caabuqa caadi caadifad caado caafimaad caafimaadka caafimaadkiisa caagan
        caalam caanaha caano caaryo caasi caato caawa caawi caawimaad caawimada caawimayn caawimo caawin caawisay
        caawiyay caawiye caawiyeen caawiyey caayay cab cabashada cabasho cabbay cabbir cabir cabitaan cabitaanka cabsan
        cabsanayaa cabsi cabsiday cabud cad cadaadis cadaalad cadaalo cadaawe cadar caddayn cadhaysan cadho cagaar
        cagaarshow cago cagta cajiib cajiiban calaamad calaamadaha calaamado calanka caleen calool caloosha camal canab
        canbaar canshuur canshuurta canug caqabad caqabado caqli carab carabi carar cararay cararnay caraysiin careysan
        carqalad carruur carruurta carruurtayda caruur caruurta carwo cas casar cashar casharadii casharka casharro
        casho cawday caws cay caydh caydha caymis caymiska cayn cayr caytan ceeb ceelka celi celin celiyay celiyey cid
        cidda cidi cidla cidna ciid ciida ciidda ciil ciilan cilaaqaad cilmaaniyad cilmi cinwaan ciqaab ciqaabay ciqaabo
        ciriiri ciriirsan cirka cisbitaal cisbitaalka ciyaar ciyaaraan ciyaaraya ciyaari ciyaaro ciyaartoy cod codad
        codka codsaday codsan codsi codsiga codsiyo colaad council cudur cudurka cudurro culays culus cun cunaa cunay
        cunid cunin cunista cuntada cuntadu cunto cunug cunugayga cunugeyga cunugga curad curadka curyaan curyaannimo
        cusbitaal cusbitaalka cusbo cuskan cusub cuud da da'da daabacad daacad daacadnimo daad daadad daadkii daahay
        daahsan daahsoon daal daalan daalanahay daalay daali daalka daaqad daaqadaha daaqadda daawada daawayn daawayso
        daaweeye daaweyn daaweynta daawo daawooyin dab dabaal dabagaallo dabagal dabaq dabci dabeecad dabeecaddiisa
        dabeecado dabeyl dabka daciif daciifsan dacwad dacwo dad dadaal dadaalay dadaali dadban dadka dadkii dagaal
        dagaalka dagaalkii dagaalo dagid dahaar dahab dahsoon dakhli dal dalab dalag dalbaday dalban dalka dalool
        dalxiis damaashaad damac dambe dambeeyay damiin dammaanad damqasho danayn danjire danta daqiiqadood daqiiqo
        daraad darawal darawalka darbi darbiyo dareemaa dareemay dareeme dareemo dareen dareenka dareenkayga dareentay
        dariiq dariishad daris daroogo darro darsi darsigii daruuri daryeel daryeela daryeelayaal daryeele daryeelka
        daryeelo dawaarle dawakh dawan dawarsi dawlad dawladeed day dayac dayacaad dayacay dayactir dayax dayay dayn
        daynta dayo dayuurad dayuuradda dedaal deeq deeqsi deeqsinimo deg degan deganaansho degay degdeg degenaan deggan
        degganaansho degmada degmo degto deked dembi dembiile denbi derbi derbiga deris deriska deymo deyn deyr dhaaf
        dhaafay dhaawac dhaawacan dhaawacay dhaawacmay dhab dhabar dhabta dhac dhacaan dhacay dhacday dhacdo dhacdooyin
        dhagayso dhageysan dhageystay dhahay dhakhso dhakhtar dhakhtarad dhakhtarka dhal dhalatay dhalay dhallaan dhalmo
        dhalooyin dhamaatay dhammaad dhammaaday dhammaan dhammee dhan dhaqaale dhaqaaq dhaqaaqi dhaqan dhaqanka dhaqday
        dhaqis dhaqso dhaqtar dhar dharbaaxay dharbaaxo dharka dhashay dhaw dhawr dheefshiid dheefta dheer dheeraad dheg
        dhegayso dhegeysan dhegta dheh dhex dhexda dhexdhexaad dhexe dhexeeya dhib dhibaatada dhibaato dhibaatooyin
        dhibane dhibban dhibtay dhicin dhidid dhididsan dhigay dhigo dhigta dhiig dhiiggiisa dhiigkar dhiirran
        dhiirrigeli dhiirrigelin dhilmaan dhiman dhimasho dhimatay dhimid dhimir dhimirka dhinac dhinaca dhinacayga
        dhintay dhisay dhisid dhismaha dhismo dhito dhoof dhoofay dhow dhowaan dhowr dhudhun dhufto dhul dhulka
        dhunkasho dhuuban dhuumatay dib dibad dibadda dibedda dibindaabyo digaag digniin diid diidan diiday diideen
        diidmada diidmo diif diin diirad diirimaad diirran diiwaan diiwaangelin diiwaangeliyay dil dilaa dilay dili
        dilid dillaac dir diran diray dirid diris dirnay diro dirtay disembar diyaar diyaarad diyaaradda diyaarado
        diyaari diyaarin diyaariyay dood doodday doofaar doolar doonaan doonay doonaya doonayaa dooni doonis doono
        doontaa door doorasho dooro doortay dorraad dowlad dowladda dr ducada duceeyay duco dugsi dugsiga duhur dukaan
        dukaanka dukumenti dulmi dulqaad dulqaadan dumar dumay dumid duq duqa duqsi duray dushiisa duur duwan eber edeb
        ee eebe eedaday eedayn eeddo eedeeyay eedeyn eeg eegay eegis eelay eexo eey erayga erayo erey ereyo erid eryay
        eryeen ey faa'iido faafin faah faahfaahin faahin faaliga faalij faan fadhi fadhiday fadhiisatay fadhiiso fadhiya
        fadhiyay fadlan fadqalad fagaare faham fahamka fahamsan fahmay fahmaya fahmi fahmin fahmo fal falanqayn falcelin
        faqiir faqri far faraha faras farasamo faraxsan faraxsanahay fardo fariin faro farriimo farriin farsamo farta
        farxad farxadda farxay fasal fasalka fasalkiisa fasax fasaxa fasaxdii fayras febraayo feedho feejignaan feer
        feeray feero feker fekeray fekerka fiican fiicnaa fiicnaaday fiicnayd fiicneyd fiid fiiro fiirsado fiisadda
        fiisaha fiiso fijaan fikir fikiray fikirka filan filasho filay filayaa filfil filim fog fool foom foomam foomka
        foorar foorno foosha fudud fududaan fududee fududeeyay fur furaash furaha furay furin furitaan furniin furriin
        fursad fursadda fuundi gaaban gaabis gaadhay gaadhi gaadiid gaadiidka gaaf gaajada gaajaysan gaajo gaar gaaray
        gaari gaariga gaarka gaarsii gaarsiiyay gaas gabadh gabadha gabadhayda gabadheena gabadheyda gabadhii gabar
        gabdho gacal gacaliye gacan gacanta gacmo gadaal gal galaan galab galabta galabtii galay galeen galley galmo
        galo gambar garaac garaaca garaacay garaaci garaacis garaad garab garan garanayo garbo gargaar gargaaray gariir
        garoon garoonka garoonkii garowsaday garowsho garsoor garsoore garto garyaqaan gashay gashi geed geeddi geeri
        gees geesi geesinimo geeyay geeyeen geeyo gelin geri gidaar gini go go'aan go'aanka go'ay go'doon go'doonsan
        go'yaal gobol god godob gogol gogosha golaha gole goob goobta gooni goor goorma goorta goosatay gorgortan gu gu'
        gucumo guda gudaha gudbi gudbin gudbiyay guddi guddiga gudub guluub gumaysi gunno guntin gurbood gurey guri
        guriga gurigii gurigu gurmad gurmadka guryo guul guulaystay guuleysatay guur guuray guurid guuritaan guurka
        guurnay guuro guursaday guursi haa haadaan haajir haan haanta haasaawe habaar habac habaryar habaryartay habboon
        habeen habeenkii habeenno haboon habsaan habsami habsan had hadaf hadal hadalka hadana hadashay hadda haddaan
        haddaba haddana hadday haddii haddiiba haddiyad hadduu hadh hadhay hadiyad hadlaa hadlaan hadlay hadli hadlo
        hagaag hagaagsan hagaaji hagaajiyay hagardaamo hakad hal halis halista halka halkaa halkaas halkan hallayn hamad
        hammi han handaraab hanjabaad hanjabay hanti hanweyn haqab haraadi harag hargab harraad hase haween haweeney
        haweeneyda hawl hawsha hay'ad hayad hayay haye hayn hayo hayso haysta haystaa haysto heer heerka heerkulka hees
        heesid hel helaan helay heleen helin helitaan helnay helo heshay heshiis hilib hillow hindhiso hoggaamiye hojin
        hoos hoosaasin hoose hoosta hooyada hooyaday hooyadeed hooyadii hooyadiis hooyo hooyonimo hor horay hordhac hore
        horjoog horreeyay horta horumar horumarin horumariyay horyaal hostel hoteel howl hoy hoyga hoylaawe hubaa hubi
        hubin hubiyay hubka hubo hubsiin hufan hunguri hunqaaco hurdada hurdo huteel huurgu i idin idinka iga igu ihiin
        ii iibi iibsaday iibsan iibso iidhan iiga iigu iila iimaan iimayl iiso ijaar il ilaa ilaah ilaahay ilaali
        ilaaliyay ilaaway ilaawin ilig ilin ilko illaahay illaaway illaawi illoow ilma ilmaha ilmahayga ilmeeyay ilmihii
        ilmo ilmuhu ilow ima imaadaa imaaday imaan imaatin imanayaa imid imow imtixaan in ina inaad inaadeer inaan
        inaannu inan inanta inay inaynu inbadan indhaha indho infekshan ingiriis ingiriisi ingiriisiga ingiriisigaygu
        ingiriiska ingriis inkasta inkastoo innaga insha'allah inshaallah inta intaan intaas intarnet intay intee intii
        intuu inuu irbad irbadda is isaga isagoo isagu isbeddel isbeddelay isbedelka isbitaal isbitaalka isbuunyo
        iscaawin isdhaafsi isha isjeclaysi iska iskiin isku iskuul iskuulka iskuulkii isla islaam islaan islahaa isniin
        isniinta isniintii isqoris israac istaag istaagay istaraatiijiyad istareex isteroid isticmaal isticmaalay
        isticmaalo itoobiya ixtiraam iyada iyadoo iyadu iyaga iyagoo iyagu iyo jaahil jaaji jaakad jaakado jaale
        jaamacad jaan jaar jaariyad jab jabay jabsan jabtay jacayl jadwal jahawareer jahawareeray jahwareersan janaayo
        jaraa'id jaranjaro jawaab jawaabay jawaabin jawaabo jawi jebiyay jecel jecelahay jeclaa jeclaan jeclaatay jeed
        jeeda jeedal jeeni jeer jeermis jeex jid jidh jidhka jidhkiisa jidka jiif jiifa jiifaa jiifo jiiftay jiilaal
        jikada jiko jikooyin jilib jilicsan jimcaha jimce jimcihii jin jir jira jiraan jiray jirdil jiri jirin jiritaan
        jirka jiro jirran jirro jirta jirtay joodari joog joogaa joogaan joogay joogin joogo joogtaa joogtay jooji
        joojiyay joojiyeen juqraafi juun juuq ka kaa kaadh kaadi kaadida kaaga kaala kaalay kaalin kaaliye kaalmada
        kaalmee kaalmo kaarka kaas kabadh kabadhka kabaha kabasho kabbo kabo kabuubyo kac kacaan kacay kacdoon kaddib
        kadib kafaala kahor kala kale kaleba kalgacal kalgacayl kali kaliil kalinimo kaliya kalkaalisada kalkaaliso
        kalkaaliye kallifay kalluun kalluunka kalsooni kalyaha kan kaniini kaniisad kansar kar kara karaa karaamo karaan
        karbaash kari karin karno karo kartaa karti kartinimo kasbaday kasoo kasta kastoo kawnsalka kawo kayga kaynta
        kee keebad keeda keen keena keenay keenna keliday keligay keligiis keliya kelyaha kelyo kenya khaas khaatiyan
        khafiif khal khalad khalkhal khamiir khamiis khamiista khamiistii khamri khamriga kharash kharashka khasaare
        khasab khashin khibrad khilaaf khubaro khudaar khudrad khudrado kibir kibis kibista kici kii kiis kiisa kiiska
        kilinig kirada kirismas kirismaska kiro kitaab kolestarool kolka kolkaas kolkii kombiyuutar kombuyuutar konton
        koob koobab kooda koofi koollo koorso koow koowaad koox kooxda kor koray kordhay kordhin kori korin korka
        korontada korontadii koronto kow kownsalka ku kubbad kubbadda kugu kula kulan kulanka kulayka kulayl kuleyl
        kulliyad kulmay kulmo kulul kuma kumanaan kun kuray kursi kursiga kursigeeda kuu kuugu kuul kuwa kuwaas kuwan
        kuwii la la'aan laab laaban laabtay laakiin laakin laambad lab laba labaad labaatan labada labadaba labadii
        labalaab labatan labo lacag lacagta lacagtii laf lafdhabar lafo lafta laga lagama lagu lahaa lahayd lahayn
        lahjad lala lallab lallabo lama lambar lamid lammaane laydh laylis layn laynka leedahay leexo leeyahay leeyihiin
        legdan leh libdh liidasho liin liis liiska liita liito liqay lix lixda lixdan loo loollan looma looska lug lugee
        lugo lugta lulan lulmood lulmoodaa lumay lumi lumin lumiyay luqad luqadda luqunta luuliyo luuq luxo ma maacuun
        maad maadaama maaha maajo maal maalgelin maalin maalinta maalintii maaliyad maaliyadda maalmo maalmood maamul
        maamulaha maamulayaal maamule maamulka maan maandhe maandooriye maangaab maanso maanta maaro maarso maaweelo
        mabda macaan macaash macalin macallimad macallimadda macallin macallinka macaluul macangag macluumaad macmacaan
        macnaha macne macquul macquulnimo madaale madadaalo madal madax madaxa madaxda madaxweyne madaxxanuun madhan
        madi madluun madow maduwo magaala magaalada magaalo magaalooyin magac magaca magacayga magaceedu magaciisu magan
        magangalyo magangelyo magdhow mahad mahadcelin mahadcelinayaa mahadho mahadnaq mahadnaqa mahadsan mahadsanid
        mahadsantahay majaajilo makhaayad makhaayadda malaay malaha malawax malyan malyuun mammnuuc mamnuuc manfac
        manfaca maqaar maqal maqan maqlaan maqlay maqlo maqnaa maqsuud mar maraq marar mararka mareeg mareen marin
        marinka marisay marka markaa markaad markaan markaas markale markay markhaati markii markiiba markuu marnaba
        marshaha marti martiqaad marwalba marwo marxalad masaafo masaajid masaajidka masago masar mashaallah mashquul
        mashquulsan masiibo masiixi masjid masjidka maskax maskaxda maskiin masruuf mataano matag matagay matagid
        mawduuc mawjad maxaa maxaase maxay maxkamad maxkamadaha maxkamadda may maya maydh mayrto meel meelaha meelo
        meesha meeshaas mid midab midda midho midka midna miis miisaan miisaanka milkiilaha milkiile mindhicir mintid
        miro mise miss miyaa miyay miyir miyuu moos mootooyin mooyee mr mrs mudan mudane muddada muddeec muddo mudo
        mugdi muhiim mujtamac mukulaal mulkiilaha mulkiile muran muranka mursal murti murugaysan murugaysnaa murugo
        murugsan musaafurin musaafuris mushaar mushaharka mushkilad musiibo muslim muslimka musqul musqusha mustaqbal
        mustaqbalka musuqmaasuq mutadawac muu muufo muujin muujiyay muuqaal muuqata muuqda muuska muwaadin na naafaysan
        naafo naafonimo naag naagood naagta naagtii naas naaska naaso nabad nabadgelyo nabadsugid nabar nac nacas naceyb
        nacnac nacnaca nadaafad nadiif nadiifis nafaqo nafta naftayda naftiisa naga nagaadi nagaga nagu nagula nahay nal
        nala nalalka nalama nalka nama nambar nasanayaa nasasho nasiib nasiibdarro naso natiijada natiijo naxariis
        naxariisan naxariista naxay naxdin neceb neef neefmareen neefsasho neefsi neefta neerfo nibiri nidaam nidaamka
        nimid nin ninka ninkayga ninkeyga ninkii nixid niyad niyadda niyadjab no nofembar nolol nolosha noloshayada
        noloshooda noo nooc noocee noocyo noogu nool noola noolahay nooma noqday noqdo noqo noqotay nuqsaan nus nuskii
        nuuji nuujin oday odayga og oga ogaa ogaaday ogaan ogahay ogaysiis ogeysiis oggol oggolaaday oggolaansho
        ogolaaday ogolaansho ogosto ogow oktoobar olol olole oo oodi oof oohin oomman oon oonka ootisam ooy ooyaa ooyay
        ooyeysa ooyin oqoon orday ordo qaab qaabilay qaabilo qaabka qaad qaadan qaadanayaa qaadatay qaaday qaadho qaadi
        qaadid qaali qaan qaanso qaanuun qaar qaaradda qaarkeed qaarkood qaata qaate qaato qaaxo qab qaba qabaa qabad
        qabanqaabo qabatin qabatooyin qabay qabiil qabo qaboobe qaboojiye qabow qabri qabsan qabta qabtaa qabtay qabto
        qabuuro qabyo qad qadar qadarin qadhaadh qadiyad qado qajaar qalab qalad qalalka qalbi qalbiga qalcad qaldan
        qaliin qalin qallal qallalan qallalka qalliin qaloocan qanacsan qandaraas qandhada qandho qani qanjir qaraabada
        qaraabo qaracan qaraha qarash qarax qardhaas qareen qareenka qari qariib qarisay qariyay qaro qarqaryo qarsoodi
        qasab qasac qasad qasan qasri qatar qaxay qaxoon qaxooti qaxootiga qaxwo qayb qaybi qaybta qayli qaylinayaa
        qayliyay qayrul qeexid qeybtii qiil qiimayn qiime qiimeyn qiimo qiiro qiiroon qirasho qisada qisas qiso qof
        qofka qofkale qofkii qofna qol qolal qolka qoom qoomameeyay qoomamo qoonsi qoor qor qoraal qoraalka qoraxda
        qoray qoro qorshaha qorshayn qorshe qoryo qoslaan qoslay qosol qoto qoxooti qoy qoyaan qoyay qoys qoyska
        qoyskayga qubays qubaysan qubeys qubeysan qubeysi qufac qufaca quful qumbaha quraac quraan qurbaha qurbajoog
        qurbo qurux qurxoon quus quusan quustay raac raacay raacid raadi raadin raadinaya raadinayaa raadinta raadiyay
        raali raaligelin raalli raalligelin raashin raashinka raaxaysi raaxo rabaa rabay rabin rabnaa rabnay rabo
        rabshad rabtaa rabtay rag raganimo rah rajada rajaynayaa rajee rajeynayaa rajo rakaab rakib rakibay ramadaan
        raqiis raran raritaan rasaas rasmi rayi reeb reebay reebban reer rejo rigga riiraxa rin rinji rinjiyeyn riyo
        riyoonayay rogaal roob roobka roon rooti roox rubuc rug run runta ruqsad ruqsadda ruugcaddaa ruux ruxruxid
        ruxsad saa saabuun saabuunta saacad saacado saacadood saacid saacidaad saadaal saamayn saameyn saami saansaan
        saar saaran saaray saaxiib saaxiibad saaxiibaday saaxiibkay saaxiibo saaxiibtinimo sabab sababta sababtay
        sababtoo sabar sabir sabirka sabool saboolnimo sabti sabtida sabtidii sabuul sabuun sabuurad sacab sadaqo saddex
        saddexaad saddexdii sadex saf safaarad safar safarka safarrada safarro safka sagaal sagaashan sahal sahlan
        salaad salaan salaaxay saliid salliid saluug saluugsan samafal samata samatabixiyay samayn sambab sambabada
        sambuus samee sameeyay sameeyeen sameeyo sameyn samir sanad sanadka sanadkii sanado sandwij sannad sannadkee
        sannado sanqar saqaf saqda saqdii sare sariib sariir sariirta sarkaan sarrif sasabo sawir sawirka sawirro se
        sebiyo sebtembar seddex seeddi seef seeg seegay seetin seexan seexday seexo shaah shaaha shaandho shaashad
        shabakad shacab shahaado shakhsi shaki shalay shan shandad shanta shaqaalaha shaqaale shaqada shaqadii shaqal
        shaqaysa shaqaysan shaqeeya shaqeeyaa shaqeeye shaqeeyo shaqeysay shaqo shaqsi sharaf sharax sharci sharciga
        sharraxaad sharxay shay sheeg sheegaan sheegay sheegeen sheegin sheego sheegtay sheekada sheekaysan sheekaysanay
        sheekh sheeko sheekooyin sheyga shidaal shidan shiid shil shilin shimbir shir shirka shirkad shirkadda shoog
        shuban shubanka shucuur shukulaato shumac shumaca shuruud shuruudaha si sibraar sida sidaa sidaan sidaas sidaha
        sidasho siddeed siddeetan siddo side sidee sideed sideetan sidey sidii sidoo siduu sigaar sii siiba siigo siin
        siiso siiyay siiyeen siiyey siman sin sinnaan sinta sir sirta sisin socda socdaal socdaalka socday socdo soco
        socod socota soddoh soddon sodon sokor sonkor sonkorow sonkorowga soo soomaali soomaaliga soomaaliya
        soomaaliyeed soon soor sow su'aal su'aalo subax subaxdii subaxnimo sudhan sug sugay sugayaa sugayay sugaynaa
        sugaynay sugid sugitaan sugitaanka sugnay sugo sumcad suugo suul suulka suuq suuqa suuqyada suuragal suuxay
        suuxdin suuxitaan suxul suxuun ta taa taabasho taabtay taabto taag taagan taageer taageerada taageeray
        taageerayaal taageere taageero taah taal taalla taangi taariikh taariikhda taas taayir tabaal tababar tababare
        tabarruc tabcaan tabin tacab tacaluul tacliin tacsi tag tagaa tagay tagin tagnay tago tagsi tagsiga tagtay tahay
        takhtar takoor takoorid takrifal tala talaabo talaada talaadadii talaado talaagad talada talantaalli taleefan
        taleefanka taleefoonka talin talinayaa tallaabo tallaal talo tamar tan tanina taqaan taraamo tarbiyad tarbiyo
        tareen tareenka tareennada tarjumaan tartan tartiib taxaddar taxane tayda teeda teena teenna tegay tegi
        telefishan telefishin telefoon telefoonka tii tiibay tiimbaro tiir tiiraanyaysan tiiraanyo tiisa tilmaamo
        tilmaan timaad timaadaa timaha timi timid timo tiri tirin tiro tirtir tixgelin tixraac tiyaatar toban tobanka
        toddoba toddobaad toddobaadyo toddobaatan toddobada todoba todobaad todobaatan tole tolow tooda tookh tooreey
        toos tooshka tubo tufaax tufaaxa tuhun tuka tukaan tukado tukubid tumor turid turjubaan turjubaanka turjumaan
        tus tusay tusi tustay tuug tuujin tuulo tuur tuuray tuwaal tuwaallo u ubax ubaxa uga ugu uguma uguyaraan ujeeddo
        ujeedo ukun ukunta ula ulajeedo ulakac ulama uma ummulisada ummuliso umuliso unug urur ururka uskag uu uumi uun
        uur uurjiif uurka uurlayd uusan waa waaba waad waajib waalid waalidiinta waalidka waan waana waayahay waayay
        waayeen waayo wabi wac wacaa wacan wacay waceen wacnay wacyi wada wadaag wadada wadajir wadanka waddada waddamo
        waddan waddo wadhan wadnaha wadne wadnexanuun wadno wado wakhti wakhtiga walaac walaacsan walaacsanahay walaal
        walaalahay walaalaheed walaalkay walaalkiis walaalo walaashay walaashiis walba walbahaar walbahaarsan wali
        walwal walwalsan wanaag wanaagga wanaagooda wanaagsan wanaagsanayd wanaajin wanaajiyay waqooyi waqti waqtiga war
        waraaq waraaqda waran wararka warbaahin warbixin wargelin warqad warqadaha warqadda warran warsaday warsan
        warshad warshadda wasakh wasiir wax waxa waxaa waxaad waxaan waxaannu waxay waxayna waxaynu waxba waxbarad
        waxbarashada waxbarasho waxna waxqabad waxtar waxyaabaha waxyaabo waxyeello waxyeelo way waydiin wayn wayna
        waynaan waynu weerar weeraray weger wehel weheshi weji wejiga weli weliba weligay weligeed welina werwer
        werwersan weyday weydii weydiisan weydiiso weydiiyay weydiiyey weyn weynaa wici wicid wicin wiil wiilal wiilasha
        wiilka wiilkayga wiilkeena wiilkeenna wiilkeyga wiilkii wiish wixii wuu wuxuu wuxuuna xaabada xaabo xaadir
        xaafad xaafadda xaafado xaal xaalad xaaladda xaaladdiisa xaas xaasid xaasidnimo xaaska xaaskayga xabbad xabbo
        xabeeb xabsi xabsiga xad xadgudbay xadgudub xadhig xafiis xafiiska xaflad xafladda xag xagaa xagee xagga xaggaas
        xaggee xaggeeda xajiin xajin xakamayn xal xalin xalka xalwo xamaasad xammuul xanaanada xanaanayn xanaaq xanaaqay
        xanaaqsan xanaf xanib xannaanada xannaano xanuujin xanuun xanuunka xanuunkeeda xanuunno xanuunsan xanuunsanayay
        xaq xaqa xaqdarro xaqiiji xaqiijiyay xaqiiq xaqiiqdii xaqiiqo xaraf xarago xarfo xariir xarumaha xarun xarunta
        xarunteeda xasaasiyad xasaasiyadda xasad xasil xasilloon xasuus xasuustaa xataa xawaalad xawaashka xayawaan
        xayiraad xeebta xeer xeerka xerada xeryo xidh xidhiidh xidid xidnay xiiq xiiqda xiisa xiiso xil xilka xilkas
        xilli xillig xilligaas xilqaan xilsaaran xir xiran xiray xirfad xirfadle xiriir xiriiray xiriirin xiriirka
        xirxir xisaab xisaabta xishood xishoon xishoonayaa xitaa xoog xoogaa xoogan xoogga xoolaha xoolo xor xoriyad
        xornimo xorriyad xubin xubnaha xuduud xukun xukuumad xulasho xumaa xumaaday xumaan xumaanta xumayd xumo xun
        xuquuq xurmo xusbad xushmad xusid xusuus xusuusan xusuusta xuub xuural yaa yaab yaabaa yaabay yaabban yaal
        yaalla yaanan yaanay yaanyada yaanyo yacni yahay yaqyaqsi yar yaraa yaraan yaraantii yaray yarayd yeedh yeel
        yeelay yeelyeel yeeris yeeshee yey yidhaahdeen yidhi yihiin yimaadaa yimaado yimid yiraahdaa yiraahdeen yiraahdo
        yiri yool yuhuun yurub yuusan
        """
    ),
    capitals=table(
        """
        abriil afrika allah alle arbacada arbacadii arbaco axad axada axaddii carabi ciid disembar eebe febraayo ilaah
        ilaahay illaahay ingiriis ingiriisi ingiriisiga ingiriisigaygu ingiriiska ingriis islaam isniin isniinta
        isniintii itoobiya janaayo jimcaha jimce jimcihii juun kenya khamiis khamiista khamiistii luuliyo maajo maarso
        masiixi muslim muslimka nofembar ogosto oktoobar quraan ramadaan sabti sabtida sabtidii sebtembar soomaali
        soomaaliga soomaaliya soomaaliyeed talaada talaadadii talaado yurub
        """
    ),
    no_names=table("aan ayaan"),
    places=table(
        """
        barmingham baydhabo berbera birmingham boosaaso bristol burco cardiff garoowe glasgow hargeysa kismaayo landhan
        leeds leester leicester liverpool london manchester manjister muqdisho nairobi sheffield shefield xamar
        """
    ),
    kin=table(
        """
        aabahay aabbahay abti abtigay adeer adeerkay awoowe awoowgay ayeeyaday ayeeyo bulshada caafimaadka cunugayga
        dhakhtar dhakhtarad dhakhtarka dr eedaday eeddo gabadha gabadhayda gabadheena gabadheyda habaryartay hooyaday
        ilmahayga inanta kalkaalisada kalkaaliso kalkaaliye macalin macallimad macallimadda macallin macallinka
        magaceedu magaciisu marwo milkiilaha miss mr mrs mudane mulkiilaha ninkayga ninkeyga qareenka saaxiibaday
        saaxiibkay sheekh ummulisada ummuliso walaalkay walaashay wiilka wiilkayga wiilkeena wiilkeenna wiilkeyga
        xaaskayga
        """
    ),
    sites=table(
        """
        cisbitaalka cusbitaalka dugsiga isbitaalka iskuulka jidka masaajidka masjidka ururka wadada waddada xarunta
        """
    ),
    near=table("ee ku"),
    endings=table(
        """
        a aa aad aadka aado ada aday add adday adii adood aha ahay an ana anaa anahay anay anaya anayaa anaynay anaysa
        asho ay aya ayaa ayaal ayaan ayaasha ayay ayn aynaa aynay ayo aysaa aysan aysay da daada dana dayda deeda deena
        deenna deyda di dii diisa do dooda du duna eedii een ey ga gaaga gana gayga geeda geena geenna geyga gi gii
        giisa gooda gu guna ha hayga heeda heena heyga hi hii hiisa hu i ihi ihii ihiisa iisa iisii in ina inay inaya
        inayaa inayay inaynay ka kaaga kana kayga keed keeda keena keenna keyga ki kii kiisa kooda ku kuna la lahaa le n
        na naan nahay nay ney nimada nimo nnaa nnay nno no o ooda oodii ooyin ooyo rtay rto s sa san sanahay sha shayda
        shii sho shu siin siiyay so ta taada taan tana tay tayda teed teeda teen teena teenna tey teyda ti tii tiin
        tiisa to tood tooda tu tuna u una y yaa yaal yaan yaasha yada yadii yay ye yeen yey yn yo ysa ysaa ysay yso
        """
    ),
    beginnings={
        "ku": ("",),
        "ka": ("",),
        "u": ("",),
        "soo": ("",),
        "la": ("",),
        "is": ("",),
        "nala": ("",),
    },
    shortest=3,
)
"""What is known of Somali."""
