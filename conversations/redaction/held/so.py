"""Somali. Words carry the article, whose they are and who does it as endings: *guri*, *guriga*, *gurigayga*; *sugay*, *sugnay*, *sugaynaa*.

Written for this project from general knowledge, folded as ``reading.fold`` does.
"""

from conversations.redaction.held.language import Language
from conversations.redaction.table import table

SOMALI = Language(
    words=table(
        """
        aabahay aabbaha aabbahay aabbe aabe aabo aad aadan aaday aadnay aado aamin aamino aaminsan aamus aamusan aan
        aanan aanay aannu aanu aas abaal abaalgud abaar abaayo abboowe abriil abti abtigay abuur adag adagtahay adeeg
        adeega adeegyo adeer adeerkay adi adiga adigu adkayd adkaysan adkaysi af afar afarta afartan afduub afjar afka
        aflagaado afraad afrika afsoomaali ag agaasime agoon agta agteed ah ahaa ahaan ahaansho ahaantii ahaatee
        ahaayeen ahay ahayd ahayn aheyn ajar akhlaaq akhri akhris akhriyay albaab albaabbo albaabka aleeg allah alle
        alxamdulillaah alxamdulillah ama amaah amaahday amaan amar ambalaas ammaan ammin amray ani aniga anigu anna
        annaga annagu anoo anshax aqal aqalka aqbal aqbalay aqoon aqoonsi aqoonsiga arag araggiisa aragnay aragtay
        aragti arbacada arbacadii arbaco arday ardayda ardey argagax argagaxay argagixiso arin arkaa arkay arkin arko
        arrin arrinta aruuri aruuriyay asxaab asxaabteeda awood awooday awoodin awoodo awoowe awoowgay axad axada
        axaddii ay ayaa ayaad ayaan ayaandarro ayan ayay ayaynu ayeeyaday ayeeyo ayna aynaan aynu ayuu baa baabuur
        baabuurka baad baadhis baadhitaan baadi baafi baahan baahanahay baahanahayd baahi baahida baahiyaha baahnayd
        baan baaq baaqi baaray baaritaan baaritaanka baaskiil baasto bacda badal badan badbaadi badbaadiyay badbaado
        badda baddel badh badhkii badi badideed badnaa badnaayeen badnayd bahal bakhaar bakhti balaayo ballaaran ballan
        ballanqaad ballanta balli balse balwad bandhig bangi bangiga baqaa baqay baqdin baqo baraf barafka barakeeyo
        barako barasho baray barayaal barbaar barbaari barbaarin bari bariidin bariis bariiska barkii barnaamij
        barnaamijka baro barqo bartay barto barwaaqo bas basal baska bataati batrool bawn bax baxay baxnaani baxnay baxo
        baxsaday bay beddel bedel bedelay beel been beenta beer beero beerta bees beesha benaan berri berrito biil
        biilasha biilka bil bilaa bilaabatay bilaabay bilaabo bilaash bilihii bilo bilood bilow bilowgii biro bisad
        bisha bishii bixi bixin bixiyay biyaha biyo boggan bood booliis boolis booliska boos boostada boostaraad boosto
        boqol boqor buka bukaan bukaanka bukta bukto bulshada bulsheed bulsho buluug bun bur burbur burburay buste
        busteyaal buu buug buugga buun buurnaan buuxa buuxi buuxin buuxinta buuxiyay caadi caadifad caado caafimaad
        caafimaadka caafimaadkiisa caagan caalam caanaha caano caaryo caasi caato caawa caawi caawimaad caawimada
        caawimayn caawimo caawin caawisay caawiyay caawiye caawiyeen caawiyey caayay cab cabashada cabasho cabbay cabbir
        cabir cabsan cabsanayaa cabsi cabsiday cabud cad cadaadis cadaalad cadaalo cadaawe caddayn cadhaysan cadho
        cagaar cagaarshow cago cagta calaamad calaamadaha calaamado caleen calool caloosha camal canab canbaar canshuur
        canug caqabad caqabado caqli carab carabi carar cararay cararnay caraysiin careysan carqalad carruur carruurta
        carruurtayda caruur caruurta cas casar cashar casharadii casharka casharro casho cawday cay caydh caydha caymis
        caymiska cayn cayr caytan ceeb ceelka celin cid cidda cidi cidla cidna ciid cilaaqaad cilmi cinwaan ciqaab
        ciqaabay ciqaabo ciriiri ciriirsan cisbitaal cisbitaalka ciyaar ciyaaraan ciyaaraya ciyaari ciyaaro ciyaartoy
        cod codad codka codsaday codsan codsi codsiga codsiyo colaad council cudur cudurka cudurro culays culus cun
        cunaa cunay cunid cunin cunista cuntada cuntadu cunto cunug cunugayga cunugeyga cunugga curad curadka curyaan
        cusbitaal cusbitaalka cusbo cuskan cusub da' da'da daad daadad daadkii daahay daahsan daahsoon daal daalan
        daalanahay daalay daali daalka daaqad daaqadaha daaqadda daawada daaweyn daaweynta daawo daawooyin dab dabaal
        dabagal dabaq dabeecad dabeecaddiisa dabeecado dabeyl dabka daciif daciifsan dacwad dacwo dad dadaal dadaalay
        dadaali dadban dadka dagaal dagaalka dagaalkii dagaalo dagid dahab dahsoon dakhli dal dalab dalag dalbaday
        dalban dalka dalxiis damaashaad damac dambe dambeeyay damiin dammaanad danayn danjire danta daqiiqadood daqiiqo
        daraad darawal darawalka darbi dareemaa dareemay dareeme dareemo dareen dareenka dareenkayga dareentay dariiq
        dariishad daris daroogo darro daruuri daryeel daryeela daryeelayaal daryeele daryeelka daryeelo dawaarle dawan
        dawarsi dawlad dawladeed day dayac dayacaad dayacay dayactir dayax dayay dayn daynta dayo dedaal deg degan
        deganaansho degay degdeg degenaan deggan degganaansho degmada degmo degto dembi dembiile denbi derbi derbiga
        deris deriska deymo deyn deyr dhaaf dhaafay dhaawac dhaawacan dhaawacay dhaawacmay dhab dhabar dhabta dhac
        dhacaan dhacay dhacday dhacdo dhacdooyin dhagayso dhageysan dhageystay dhahay dhakhso dhakhtar dhakhtarad
        dhakhtarka dhal dhalatay dhalay dhallaan dhalmo dhamaatay dhammaad dhammaaday dhammaan dhammee dhan dhaqaale
        dhaqaaq dhaqaaqi dhaqan dhaqanka dhaqday dhaqso dhaqtar dhar dharbaaxay dharbaaxo dharka dhashay dhaw dhawr
        dheefta dheer dheeraad dheg dhegayso dhegeysan dhegta dheh dhex dhexda dhexdhexaad dhexe dhexeeya dhib
        dhibaatada dhibaato dhibaatooyin dhibane dhibban dhibtay dhicin dhidid dhigay dhigo dhigta dhiig dhiirran
        dhiirrigeli dhiirrigelin dhilmaan dhiman dhimasho dhimatay dhimid dhinac dhinaca dhinacayga dhintay dhisay
        dhismaha dhismo dhito dhoof dhoofay dhow dhowaan dhowr dhudhun dhufto dhul dhulka dhunkasho dhuuban dhuumatay
        dib dibad dibadda dibedda digniin diid diidan diiday diideen diidmada diidmo diin diirad diirimaad diirran
        diiwaan diiwaangelin diiwaangeliyay dil dilaa dilay dili dilid dir diran diray dirid diris dirnay diro dirtay
        disembar diyaar diyaarad diyaari diyaarin diyaariyay dood doodday doolar doonaan doonay doonaya doonayaa dooni
        doonis doono doontaa door doorasho dooro doortay dorraad dowlad dowladda dr ducada duco dugsi dugsiga duhur
        dukaan dukaanka dukumenti dulmi dulqaad dulqaadan dumar dumay dumid duq duqa duqsi dushiisa duur duwan eber edeb
        ee eebe eedaday eedayn eeddo eedeeyay eedeyn eeg eegay eegis eexo eey erayga erayo erey ereyo erid eryay eryeen
        ey faa'iido faafin faah faahfaahin faahin faan fadhi fadhiisatay fadhiiso fadhiya fadlan fadqalad fagaare faham
        fahamka fahamsan fahmay fahmaya fahmi fahmin fahmo fal falanqayn falcelin faqiir faqri far faraha farasamo
        faraxsan faraxsanahay fariin faro farriimo farriin farsamo farta farxad farxadda farxay fasal fasalka fasalkiisa
        fasax fasaxa fasaxdii febraayo feejignaan feer feeray feero feker fekeray fiican fiicnaa fiicnaaday fiicnayd
        fiicneyd fiid fiiro fiirsado fikir fikiray fikirka filan filasho filay filayaa filim fog fool foom foomam foomka
        foorar foosha fudud fududee fududeeyay fur furaash furaha furay furin furitaan furniin furriin fursad fursadda
        gaaban gaabis gaadhay gaadhi gaadiid gaadiidka gaaf gaajada gaajaysan gaajo gaar gaaray gaari gaariga gaarka
        gaarsii gaarsiiyay gaas gabadh gabadha gabadhayda gabadheena gabadheyda gabadhii gabar gabdho gacal gacaliye
        gacan gacanta gacmo gadaal gal galaan galab galabta galabtii galay galmo galo garaac garaaca garaacay garaaci
        garaacis garab garan garanayo garbo gargaar gargaaray garoon garoonka garsoor garsoore garto garyaqaan gashay
        gashi geed geeddi geeri gees geesi geesinimo geeyay geeyeen geeyo gelin gidaar gini go' go'aan go'aanka go'ay
        go'doon go'doonsan gobol god gogol gogosha golaha gole goob goobta gooni goor goorma goorta goosatay gorgortan
        gu gu' guda gudaha gudbi gudbin gudbiyay guddi guddiga gudub gumaysi gunno guntin gurbood gurey guri guriga
        gurigii gurigu gurmad gurmadka guryo guul guulaystay guuleysatay guur guuray guurid guuritaan guurka guurnay
        guursaday guursi haa haadaan haajir haasaawe habaar habac habaryar habaryartay habboon habeen habeenkii habeenno
        haboon habsaan habsami habsan had hadaf hadal hadalka hadana hadashay hadda haddaan haddaba haddana hadday
        haddii haddiiba haddiyad hadduu hadh hadhay hadiyad hadlaa hadlaan hadlay hadli hadlo hagaag hagaagsan hagaaji
        hagaajiyay hakad hal halis halista halka halkaa halkaas halkan hallayn handaraab hanjabaad hanjabay hanti haqab
        haraadi harag harraad hase haween haweeney haweeneyda hawl hawsha hay'ad hayad hayay haye hayn hayo hayso haysta
        haystaa haysto heer heerka heerkulka hees heesid hel helaan helay heleen helin helitaan helnay helo heshay
        heshiis hilib hillow hindhiso hoggaamiye hojin hoos hoosaasin hoose hoosta hooyada hooyaday hooyadeed hooyadii
        hooyadiis hooyo hooyonimo hor horay hordhac hore horjoog horreeyay horta horumar horumarin horumariyay horyaal
        hostel hoteel howl hoy hoyga hoylaawe hubaa hubi hubin hubiyay hubka hubo hubsiin hufan hunguri hurdada hurdo
        huteel huurgu i idin idinka iga igu ihiin ii iibi iibsaday iibsan iibso iidhan iimaan iimayl ijaar il ilaa ilaah
        ilaahay ilaali ilaaliyay ilig ilin ilko illaahay illaaway illoow ilmaha ilmahayga ilmo ilmuhu ilow ima imaaday
        imaan imaatin imanayaa imow imtixaan in ina inaad inaadeer inaan inaannu inan inanta inay inaynu inbadan indhaha
        indho ingiriis ingiriisi ingiriisiga ingiriisigaygu ingiriiska ingriis innaga insha'allah inshaallah inta intaas
        intarnet intee intii inuu irbad irbadda is isaga isagu isbeddel isbeddelay isbedelka isbitaal isbitaalka
        iscaawin isdhaafsi iska isku iskuul iskuulka iskuulkii isla islaam islaan islahaa isniin isniinta isniintii
        isqoris israac istaag istaagay istaraatiijiyad istareex isticmaal isticmaalay isticmaalo itoobiya ixtiraam iyada
        iyadu iyaga iyagu iyo jaahil jaakad jaale jaamacad jaan jaar jaariyad jab jabay jabsan jabtay jacayl jadwal
        janaayo jaraa'id jaranjaro jawaab jawaabay jawaabin jawaabo jawi jecel jecelahay jeclaa jeclaan jeclaatay jeed
        jeeda jeedal jeeni jeer jeex jid jidh jidhka jidhkiisa jidka jiif jiifa jiifaa jiifo jiiftay jiilaal jikada jiko
        jilib jimcaha jimce jimcihii jin jir jira jiraan jiray jirdil jiri jirin jiritaan jirka jiro jirran jirro jirta
        jirtay joog joogaa joogay joogin joogo joogtay jooji joojiyay joojiyeen juqraafi juun juuq ka kaa kaadh kaalay
        kaalin kaaliye kaalmada kaalmee kaalmo kaarka kaas kabaha kabasho kabbo kabo kac kacaan kacay kacdoon kaddib
        kadib kafaala kahor kala kale kaleba kalgacal kali kaliil kalinimo kaliya kalkaalisada kalkaaliso kalkaaliye
        kallifay kalluun kalsooni kan kaniini kaniisad kansar kara karaa karaamo karaan kari karin karno karo kartaa
        karti kasbaday kasoo kasta kastoo kawnsalka kayga kee keebad keeda keen keena keenay keenna keliday keligay
        keligiis keliya kelyo kenya khaas khaatiyan khafiif khal khalad khalkhal khamiis khamiista khamiistii khamri
        khamriga kharash kharashka khasaare khasab khashin khibrad khilaaf khubaro khudaar khudrad kibis kici kii kiis
        kiisa kiiska kilinig kirada kiro kitaab kombiyuutar konton koob koobab kooda koofi koollo koorso koow koowaad
        koox kooxda kor koray kordhay kordhin kori korin korka korontada korontadii koronto kow kownsalka ku kugu kula
        kulan kulanka kulayka kulayl kuleyl kulliyad kulmay kulmo kulul kuma kumanaan kun kuray kursi kursiga kursigeeda
        kuu kuul kuwa kuwaas kuwan kuwii la la' la'aan laab laaban laabtay laakiin laakin laba labaad labaatan labada
        labadaba labadii labalaab labatan labo lacag lacagta lacagtii laf lafo lafta laga lagama lagu lahaa lahayd
        lahayn lahjad lala lallabo lama lambar lamid lammaane laylis leedahay leexo leeyahay leeyihiin legdan leh liis
        liiska liita liito liqay lix lixda lixdan loo loollan looma lug lugee lugo lugta lulan lulmood lulmoodaa lumay
        lumi lumin lumiyay luqad luqadda luqunta luuliyo luuq ma maad maaha maajo maal maalgelin maalin maalinta
        maalintii maaliyad maaliyadda maalmo maalmood maamul maamulaha maamulayaal maamule maamulka maan maandhe
        maandooriye maanso maanta maaro maarso maaweelo mabda' macaan macaash macalin macallimad macallimadda macallin
        macallinka macaluul macangag macluumaad macnaha macne macquul madaale madadaalo madal madax madaxa madaxweyne
        madhan madi madow maduwo magaalada magaalo magaalooyin magac magaca magacayga magaceedu magaciisu magan
        magangalyo magangelyo magdhow mahad mahadcelin mahadcelinayaa mahadho mahadnaq mahadnaqa mahadsan mahadsanid
        mahadsantahay majaajilo makhaayad makhaayadda malaha malyan malyuun mammnuuc mamnuuc manfac manfaca maqaar maqal
        maqan maqlaan maqlay maqlo maqnaa maqsuud mar maraq marar mararka mareen marin marinka marisay marka markaa
        markaad markaan markaas markale markay markhaati markii markiiba markuu marnaba marti martiqaad marwalba marwo
        marxalad masaafo masaajid masaajidka mashaallah mashquul mashquulsan masiibo masiixi masjid masjidka maskax
        maskaxda maskiin masruuf mataano matag matagay mawduuc mawjad maxaa maxay maxkamad maxkamadda may maya maydh
        mayrto meel meelo meesha meeshaas mid midab midda midho midka midna miis milkiilaha milkiile miro mise miss
        miyay miyir miyuu mr mrs mudan mudane muddada muddo mudo mugdi muhiim mujtamac mulkiilaha mulkiile muran muranka
        murti murugaysan murugo murugsan mushaar mushaharka mushkilad musiibo muslim muslimka musqul musqusha mustaqbal
        mustaqbalka musuqmaasuq mutadawac muu muujin muujiyay muuqaal muuqata muuqda muwaadin na naafaysan naafo
        naafonimo naag naagood naagta naas naaska nabad nabadgelyo nabar nac nacas nadaafad nadiif nafaqo nafta naftayda
        naftiisa naga nagaadi nagu nahay nal nala nalama nalka nama nambar nasanayaa nasasho nasiib nasiibdarro naso
        natiijada natiijo naxariis naxariisan naxariista naxay naxdin neceb neef neefsasho neefsi neefta neerfo nidaam
        nidaamka nin ninka ninkayga ninkeyga ninkii niyad niyadda niyadjab no nofembar nolol nolosha noloshayada noo
        nooc noocee noocyo nool noolahay nooma noqday noqdo noqo noqotay nuqsaan nus nuskii nuuji nuujin oday odayga og
        oga ogaa ogaaday ogaan ogahay ogaysiis ogeysiis oggol oggolaaday oggolaansho ogolaaday ogolaansho ogosto ogow
        oktoobar olole oo oodi oohin oomman oon ootisam ooy ooyaa ooyay ooyeysa ooyin oqoon orday ordo qaab qaabilay
        qaabilo qaabka qaad qaadan qaadanayaa qaadatay qaaday qaadi qaadid qaali qaan qaanuun qaar qaarkeed qaarkood
        qaata qaate qaato qaaxo qab qabaa qabad qabanqaabo qabatin qabay qabiil qabo qaboobe qaboojiye qabow qabri
        qabsan qabta qabtay qabto qabuuro qabyo qad qadar qadarin qadhaadh qadiyad qado qalab qalad qalbi qalbiga qaldan
        qaliin qalin qallalan qalliin qaloocan qanacsan qandaraas qandho qani qaraabada qaraabo qarash qarax qareen
        qareenka qari qariib qarisay qariyay qaro qarsoodi qasab qasad qasan qasri qatar qaxooti qaxootiga qaxwo qayb
        qaybi qaybta qayli qaylinayaa qayliyay qayrul qeexid qeybtii qiil qiimayn qiime qiimeyn qiimo qiiro qirasho
        qisada qisas qiso qof qofka qofkale qofna qol qolal qolka qoom qoor qor qoraal qoraalka qoraxda qoray qoro
        qorshaha qorshayn qorshe qoslaan qoslay qosol qoto qoy qoyaan qoyay qoys qoyska qoyskayga qufac quful quraac
        quraan qurbaha qurux qurxoon quus quusan quustay raac raacay raacid raadi raadin raadinaya raadinayaa raadinta
        raadiyay raali raaligelin raalli raalligelin raaxo rabaa rabay rabin rabnaa rabnay rabo rabshad rabtaa rabtay
        rag raganimo rah rajada rajaynayaa rajee rajeynayaa rajo ramadaan raqiis raran raritaan rasaas rasmi rayi reeb
        reebay reebban reer rigga rin riyo riyoonayay rogaal roob roobka roon rooti rubuc rug run runta ruqsad ruqsadda
        ruugcaddaa ruux ruxsad saacad saacado saacadood saacid saacidaad saadaal saamayn saameyn saami saansaan saar
        saaran saaray saaxiib saaxiibad saaxiibaday saaxiibkay saaxiibo saaxiibtinimo sabab sababta sababtay sababtoo
        sabar sabir sabool saboolnimo sabti sabtida sabtidii sabuurad sacab sadaqo saddex saddexaad saddexdii sadex saf
        safaarad safar safarka safka sagaal sagaashan sahal sahlan salaad salaan salaaxay samafal samata samatabixiyay
        samayn samee sameeyay sameeyeen sameeyo sameyn samir sanad sanadka sanadkii sanado sannad sannadkee sannado
        sanqar saqaf saqda saqdii sare sariib sariir sariirta sarrif sawir sawirka sawirro se sebiyo sebtembar seddex
        seeddi seef seeg seegay seetin seexan seexday seexo shaah shaaha shaashad shabakad shacab shahaado shakhsi shaki
        shalay shan shandad shanta shaqaalaha shaqaale shaqada shaqadii shaqaysa shaqaysan shaqeeya shaqeeyaa shaqeeye
        shaqeeyo shaqeysay shaqo shaqsi sharaf sharax sharci sharciga sharraxaad sharxay shay sheeg sheegaan sheegay
        sheegeen sheegin sheego sheegtay sheekada sheekaysan sheekaysanay sheekh sheeko sheekooyin sheyga shidaal shidan
        shil shilin shimbir shir shirka shirkad shirkadda shoog shucuur shuruud shuruudaha si sida sidaa sidaas sidasho
        siddeed siddeetan siddo side sidee sideed sideetan sidii sidoo sigaar sii siiba siigo siin siiso siiyay siiyeen
        siiyey sin sinnaan sinta sir sirta socda socdaal socdaalka socday socdo soco socod socota soddoh soddon sodon
        sokor sonkor sonkorow soo soomaali soomaaliga soomaaliya soomaaliyeed soon soor su'aal su'aalo subax subaxdii
        subaxnimo sudhan sug sugay sugayaa sugayay sugaynaa sugaynay sugid sugitaan sugitaanka sugnay sugo sumcad suul
        suulka suuq suuqa suuragal suxul ta taa taabasho taabtay taabto taag taagan taageer taageerada taageeray
        taageerayaal taageere taageero taah taal taalla taariikh taariikhda taas tabaal tababar tababare tabarruc
        tabcaan tabin tacab tacaluul tacliin tacsi tag tagaa tagay tagin tagnay tago tagsi tagsiga tagtay tahay takhtar
        takoor takoorid takrifal tala talaabo talaada talaadadii talaado talaagad talada talantaalli taleefan taleefanka
        taleefoonka talin talinayaa tallaabo tallaal talo tamar tan taqaan tarbiyad tarbiyo tareen tarjumaan tartan
        tartiib taxaddar taxane tayda teeda teena teenna tegay tegi telefishan telefishin telefoon telefoonka tii
        tiimbaro tiir tiisa tilmaamo tilmaan timaad timaha timi timid timo tiri tirin tiro tirtir tixgelin tixraac toban
        tobanka toddoba toddobaad toddobaadyo toddobaatan toddobada todoba todobaad todobaatan tolow tooda tooreey toos
        tooshka tubo tuhun tuka tukado tukubid turjubaan turjubaanka turjumaan tus tusay tusi tustay tuug tuujin tuulo
        tuur tuuray u uga ugu uguyaraan ujeeddo ujeedo ula ulajeedo uma ummulisada ummuliso umuliso unug urur ururka
        uskag uu uumi uun uur uurjiif uurka uurlayd uusan waa waad waajib waalid waalidiinta waalidka waan waana waayay
        waayeen waayo wac wacaa wacan wacay waceen wacnay wacyi wada wadaag wadada wadajir wadanka waddada waddamo
        waddan waddo wadhan wadnaha wadne wadnexanuun wadno wado wakhti wakhtiga walaac walaacsan walaacsanahay walaal
        walaalahay walaalaheed walaalkay walaalkiis walaalo walaashay walaashiis walba walbahaar wali walwal wanaag
        wanaagga wanaagsan wanaagsanayd wanaajin wanaajiyay waqooyi waqti waqtiga war waraaq waraaqda waran wararka
        warbaahin warbixin wargelin warqad warqadaha warqadda warran warsaday warsan wasakh wax waxa waxaa waxaad waxaan
        waxaannu waxay waxayna waxaynu waxba waxbarad waxbarashada waxbarasho waxna waxqabad waxtar waxyaabaha waxyaabo
        waxyeello waxyeelo way waydiin wayn waynaan waynu weerar weeraray weger wehel weheshi weji wejiga weli weligay
        weligeed welina weyday weydii weydiisan weydiiso weydiiyay weydiiyey weyn weynaa wiil wiilal wiilasha wiilka
        wiilkayga wiilkeena wiilkeenna wiilkeyga wiilkii wiish wuu wuxuu wuxuuna xaabo xaadir xaafad xaafadda xaafado
        xaal xaalad xaaladda xaaladdiisa xaas xaasid xaasidnimo xaaska xaaskayga xabbad xabsi xabsiga xad xadgudbay
        xadgudub xadhig xafiis xafiiska xaflad xafladda xag xagaa xagee xagga xaggaas xaggee xaggeeda xajin xakamayn xal
        xalin xalka xamaasad xanaanada xanaanayn xanaaq xanaaqay xanaaqsan xanaf xanib xannaanada xannaano xanuujin
        xanuun xanuunka xanuunkeeda xanuunno xanuunsan xanuunsanayay xaq xaqa xaqiiji xaqiijiyay xaqiiq xaqiiqdii
        xaqiiqo xaraf xarago xarfo xariir xarun xarunta xarunteeda xasaasiyad xasad xasil xasilloon xasuus xasuustaa
        xataa xawaalad xayawaan xayiraad xeer xeerka xidh xidhiidh xidid xidnay xil xilka xilkas xilli xillig xilligaas
        xilqaan xilsaaran xir xiran xiray xirfad xirfadle xiriir xiriiray xiriirin xiriirka xirxir xisaab xisaabta
        xishood xishoon xishoonayaa xitaa xoog xoogaa xoogan xoogga xoolaha xoolo xor xoriyad xornimo xorriyad xuduud
        xukun xukuumad xulasho xumaa xumaan xumayd xumo xun xuquuq xurmo xushmad xusid xusuus xusuusan xusuusta xuub
        xuural yaa yaab yaabaa yaabay yaabban yaal yaalla yahay yar yaraa yaraan yaraantii yarayd yeedh yeel yeelay
        yeeris yeeshee yidhaahdeen yidhi yihiin yimaado yimid yiraahdaa yiraahdeen yiraahdo yiri yool yuhuun yurub
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
        a aa aadka ada aday add adday adii adood aha ahay an anahay anay anaya anayaa anaynay anaysa asho ay aya ayaa
        ayaal ayaan ayay ayn aynaa aynay ayo aysaa aysan aysay da daada dayda deeda deena deenna deyda di dii diisa do
        dooda du een ey ga gaaga gayga geeda geena geenna geyga gi gii giisa gooda gu ha hayga heeda heena heyga hi hii
        hiisa hu i in inay inaya inayaa inayay inaynay ka kaaga kayga keed keeda keena keenna keyga ki kii kiisa kooda
        ku la le n na nahay nay ney nimada nimo no o oodii ooyin ooyo s sa san sanahay sha shayda shii sho shu so ta
        taada tay tayda teed teeda teena teenna tey teyda ti tii tiisa to tood tooda tu u y yaa yaal yaasha yada yadii
        yay ye yey yn yo ysa ysaa ysay yso
        """
    ),
    beginnings={
        "ku": ("",), "ka": ("",), "u": ("",), "soo": ("",), "la": ("",), "is": ("",), "nala": ("",),
    },
    shortest=3,
)
"""What is known of Somali."""
