"""Somali. Words carry the article, whose they are and who does it as endings: *guri*, *guriga*, *gurigayga*; *sugay*, *sugnay*, *sugaynaa*.

Written for this project from general knowledge, folded as ``reading.fold`` does.
"""

from conversations.redaction.held.language import Language
from conversations.redaction.table import table

SOMALI = Language(
    words=table(
        """
        aabahay aabbaha aabbahay aabbe aabe aabo aad aadan aaday aadnay aado aamin aamino aaminsan aamus aamusan aan
        aanan aanay aannu aanu aas abaayo abboowe abriil abti abtigay adag adagtahay adeeg adeega adeegyo adeer adeerkay
        adi adiga adigu adkayd af afar afartan afka afraad afrika afsoomaali ag agoon agta agteed ah ahaa ahaan ahaantii
        ahaatee ahaayeen ahay ahayd ahayn aheyn akhri akhris akhriyay albaab albaabka allah alle alxamdulillaah
        alxamdulillah ama amaan ambalaas ammaan ammin ani aniga anigu anna annaga annagu anoo aqal aqalka aqbal aqbalay
        aqoon arag aragnay aragtay arbacada arbacadii arbaco arday ardayda ardey argagax arin arkaa arkay arkin arko
        arrin arrinta awood awooday awoodin awoodo awoowe awoowgay axad axada axaddii ay ayaa ayaad ayaan ayan ayay
        ayaynu ayeeyaday ayeeyo ayna aynaan aynu ayuu baa baad baahan baahanahay baahanahayd baahi baahnayd baan
        baaritaan baaskiil baasto badan badh badnaa badnaayeen badnayd ballan ballanqaad ballanta balse bangi bangiga
        baqaa baqay baqdin baqo barakeeyo barako barasho baray barayaal bari bariis bariiska baro barqo bartay barto bas
        baska bawn bax baxay baxnay baxo baxsaday bay beddel bedelay been beenta beer beerta berri berrito biil biilasha
        biilka bil bilaabatay bilaabay bilaabo bilaash bilo bilood bilow bilowgii bisad bisha bishii bixi bixin bixiyay
        biyaha biyo booliis boolis booliska boqol buka bukaan bukta bukto bulshada bulsheed bulsho buluug bun buu buug
        buugga buuxa buuxi buuxin buuxinta buuxiyay caadi caafimaad caafimaadka caafimaadkiisa caanaha caano caaryo
        caawa caawi caawimaad caawimada caawimo caawin caawisay caawiyay caawiyeen caawiyey caayay cab cabashada cabasho
        cabbay cabsan cabsanayaa cabsi cabsiday cad cadhaysan cadho cagaar calool caloosha canshuur canug caqli carabi
        carar cararay cararnay careysan carruur carruurta carruurtayda caruur caruurta cas casar cashar casharro casho
        cawday cay caydh caydha caytan cid cidda cidna ciid cinwaan cisbitaal cisbitaalka ciyaar ciyaaraan ciyaaraya
        ciyaari ciyaaro cod codka codsaday codsi codsiga council cudur cudurka culus cun cunaa cunay cunin cuntada
        cuntadu cunto cunug cunugayga cunugeyga cunugga cusbitaal cusbitaalka cusub da' da'da daal daalan daalanahay
        daalay daaqad daaqadaha daaqadda daawada daaweyn daaweynta daawo daawooyin dabaq daciif daciifsan dad dadka
        dagaal dagaalo dal dalka dambe dambeeyay daqiiqo darbi dareemaa dareemay dareemo dareen daris daroogo darro
        daryeel daryeela daryeelka daryeelo dawlad day dayay dayn dayo deg degan deganaansho degay degdeg deggan degmada
        degmo derbi derbiga deris deriska deymo deyn deyr dhaaf dhaafay dhabar dhac dhacaan dhacay dhacday dhacdo
        dhagayso dhageysan dhageystay dhahay dhakhso dhakhtar dhakhtarad dhakhtarka dhal dhalatay dhalay dhallaan dhalmo
        dhamaatay dhammaad dhammaaday dhammaan dhammee dhan dhaqso dhar dharka dhashay dhaw dhawr dheefta dheer dheeraad
        dheg dhegayso dhegeysan dhegta dheh dhex dhexda dhexeeya dhib dhibaatada dhibaato dhibaatooyin dhicin dhiig
        dhimasho dhimatay dhinac dhinaca dhintay dhow dhowaan dhowr dib dibad dibadda dibedda diid diidan diiday diideen
        diidmo diin diirimaad dil dilay dili dir diran diray dirnay diro dirtay disembar diyaarad doonaan doonay doonaya
        doonayaa doono doontaa dorraad dowlad dowladda dr ducada duco dugsi dugsiga duhur dukaan dukaanka dumar duq
        dushiisa eber edeb ee eebe eedaday eeddo eeg eegay eey erayo erey ereyo ey fadhi fadhiiso fadhiya fadlan faham
        fahamsan fahmay fahmi fahmin fahmo faraxsan faraxsanahay fariin farriin farxad farxay fasal fasalka fasax
        febraayo fiican fiicnaa fiicnayd fiicneyd fiid fikir fikiray fikirka filay filayaa filim fog foom foomam foomka
        fudud fur furaha furay fursad fursadda gaaban gaadhi gaajaysan gaajo gaar gaari gaariga gaarka gaas gabadh
        gabadha gabadhayda gabadheena gabadheyda gabadhii gabar gabdho gacan gacanta gacmo gadaal gal galaan galab
        galabtii galay galo garaac garaacay garaaci garab garan garanayo gargaar gargaaray garsoore garto garyaqaan
        geeri geeyay geeyeen geeyo gelin gidaar gini go'aan go'aanka golaha goob goobta goor goorma goorta gu gudaha
        gudub guri guriga gurigii gurigu guryo guur guuray guurid guurnay haa habaryar habaryartay habeen habeenkii
        habeenno had hadal hadalka hadana hadashay hadda haddaan haddaba haddana hadday haddii hadduu hadlaa hadlaan
        hadlay hadli hadlo hal halka halkaa halkaas halkan hanjabaad hanjabay hase haween hay'ad hayad hayay haye hayn
        hayo hayso haysta haystaa haysto hel helaan helay heleen helin helnay helo heshay hilib hindhiso hoos hoose
        hoosta hooyada hooyaday hooyadeed hooyadii hooyadiis hooyo hor horay hore horreeyay horta horumar hostel hoteel
        hoy hoyga hoylaawe hubaa hubin hubo hurdada hurdo huteel i idin idinka iga igu ihiin ii iibi iibsaday iibso
        iimayl ijaar il ilaa ilaah ilaahay ilaali ilaaliyay ilig ilin ilko illaahay illaaway illoow ilmaha ilmahayga
        ilmo ilmuhu ilow ima imaaday imaan imaatin imanayaa imow imtixaan in ina inaad inaadeer inaan inaannu inan
        inanta inay inaynu inbadan indhaha indho ingiriis ingiriisi ingiriisiga ingiriisigaygu ingiriiska ingriis innaga
        insha'allah inshaallah inta intaas intarnet intee intii inuu irbad irbadda is isaga isagu isbeddel isbitaal
        isbitaalka iska isku iskuul iskuulka iskuulkii isla islaam islaan isniin isniinta isniintii istaag istaagay
        isticmaal isticmaalay isticmaalo itoobiya ixtiraam iyada iyadu iyaga iyagu iyo jaakad jaale jaamacad jaar jab
        jacayl janaayo jaranjaro jawaab jawaabay jawaabin jawaabo jecel jecelahay jeclaa jeer jid jidka jiifa jiifo
        jiilaal jikada jiko jimcaha jimce jimcihii jir jira jiraan jiray jiri jirin jirka jiro jirran jirro jirta jirtay
        joog joogaa joogay joogin joogo joogtay jooji joojiyay joojiyeen juun ka kaa kaadh kaalay kaalmada kaalmo kaarka
        kaas kabaha kabo kac kacay kaddib kadib kahor kale kaleba kaliya kalkaalisada kalkaaliso kalkaaliye kan kaniini
        kaniisad kansar kara karaa karaamo karaan kari karin karno karo kartaa kasta kastoo kawnsalka kayga kee keeda
        keen keena keenay keenna keliya kenya khalad khamiis khamiista khamiistii khamri khamriga kharash kharashka
        khasab khudrad kici kii kiis kiisa kiiska kirada kiro kombiyuutar konton kooda koow koowaad koox kooxda kor
        koray kori korontada koronto kow kownsalka ku kugu kula kulan kulanka kulayl kuleyl kulliyad kuma kun kursi
        kursiga kuu kuwa kuwaas kuwan kuwii la la'aan laabtay laakiin laakin laba labaad labaatan labada labadaba labo
        lacag lacagta lacagtii laga lagama lagu lahaa lahayd lahayn lala lama lambar leedahay leeyahay leeyihiin leh
        liis liiska lix lixdan loo looma lug lugee lugo lugta lumay lumi lumiyay luqad luqadda luuliyo ma maad maaha
        maajo maalin maalinta maalintii maalmo maamul maamulaha maamulayaal maamule maamulka maan maanta maarso macaan
        macalin macallimad macallimadda macallin macallinka macluumaad madax madaxa madhan madow magaalada magaalo magac
        magaca magacayga magaceedu magaciisu mahad mahadcelin mahadcelinayaa mahadnaq mahadsan mahadsanid mahadsantahay
        malaha malyan manfac manfaca maqaar maqal maqlaan maqlay maqlo mar marar mararka marka markaa markaad markaan
        markaas markale markay markii markuu marnaba marti marwalba marwo masaajid masaajidka mashaallah masiixi masjid
        masjidka maskax maskaxda mataano maxaa maxay maxkamad maxkamadda may maya meel meelo meesha meeshaas mid midab
        midda midka midna miis milkiilaha milkiile miro mise miss mr mrs mudane muhiim mulkiilaha mulkiile muran muranka
        murugaysan murugo murugsan mushaar mushaharka mushkilad muslim muslimka musqul musqusha mutadawac muu na naafo
        naafonimo naag naagta nabad nabadgelyo nac nadiif naga nagu nahay nala nalama nama nambar nasiib nasiibdarro
        natiijada natiijo naxariis naxariisan naxariista naxay naxdin neceb neef neefsasho neefsi neefta nin ninka
        ninkayga ninkeyga ninkii niyad no nofembar nolol nolosha noo nool noolahay nooma noqday noqdo noqo noqotay nus
        nuuji nuujin oday og oga ogaa ogaaday ogahay oggol oggolaaday ogolaansho ogosto oktoobar oo oohin ootisam ooy
        ooyaa ooyay ooyeysa ooyin oqoon orday ordo qaad qaadan qaadanayaa qaadatay qaaday qaar qaarkeed qaarkood qaato
        qabaa qabay qabo qaboojiye qabow qabsan qabta qabtay qabto qado qalad qaliin qalin qalliin qandho qaraabo qarash
        qareen qareenka qasab qatar qayb qaybta qayli qaylinayaa qayliyay qof qofka qofna qol qolal qolka qor qoraal
        qoray qoro qoslaan qoslay qosol qoyaan qoys qoyska qoyskayga qufac quraac quraan raac raacay raadi raadinaya
        raadinayaa raadiyay raali raalli rabaa rabay rabin rabnaa rabnay rabo rabshad rabtaa rabtay rag rajada rajo
        ramadaan reer roon rooti rug run runta saacad saacado saaran saaxiib saaxiibad saaxiibaday saaxiibkay saaxiibo
        sabab sababta sababtoo sabti sabtida sabtidii saddex saddexaad saf safka sagaal sagaashan salaad salaan samayn
        samee sameeyay sameeyeen sameeyo sameyn sanad sanadka sanadkii sanado sannad sannado saqaf sare sariir sariirta
        sawir sawirro se sebtembar seeddi seexan seexday seexo shaah shaaha shalay shan shaqaalaha shaqaale shaqada
        shaqadii shaqaysa shaqaysan shaqeeya shaqeeyaa shaqeeye shaqeeyo shaqeysay shaqo sharax sharci sharciga sharxay
        shay sheeg sheegaan sheegay sheegeen sheegin sheegtay sheekada sheekh sheeko shil shilin shir shirka si sida
        sidaa sidaas siddeed siddeetan side sidee sideed sidii sidoo sii siin siiso siiyay siiyeen siiyey socda socday
        socdo soco socota soddoh soddon sonkor soo soomaali soomaaliga soomaaliya soomaaliyeed soon su'aal su'aalo subax
        subaxdii subaxnimo sug sugay sugayaa sugayay sugaynaa sugaynay sugid sugitaan sugnay sugo suuq suuqa ta taa
        taagan taageer taageerada taageeray taageero taal taalla taas tabarruc tacsi tag tagaa tagay tagin tagnay tago
        tagsi tagtay tahay takhtar tala talaada talaadadii talaado talada taleefan taleefanka taleefoonka tallaal talo
        tan tareen tarjumaan tartiib tayda teeda teena teenna tegay tegi telefishan telefoon telefoonka tii tiisa timi
        timid tiri toban tobanka toddoba toddobaad toddobaadyo toddobaatan todoba todobaad tooda tukado turjubaan
        turjumaan tus tusay tusi tustay tuulo u uga ugu ula uma ummulisada ummuliso umuliso urur ururka uu uun uur uurka
        uurlayd uusan waa waad waajib waalid waalidiinta waalidka waan waana waayay waayeen waayo wac wacaa wacay waceen
        wacnay wadada wadanka waddada waddan waddo wadnaha wadne wakhti wakhtiga walaal walaalkay walaalo walaashay
        walba walbahaar wali walwal wanaag wanaagsan wanaagsanayd waqti waqtiga waraaq waraaqda waran warqad warqadda
        warran wasakh wax waxa waxaa waxaad waxaan waxaannu waxay waxayna waxaynu waxba waxbarashada waxbarasho waxna
        waxyaabaha waxyaabo way wayn waynu weli weligay weligeed welina weydii weydiisan weydiiyay weydiiyey weyn weynaa
        wiil wiilal wiilasha wiilka wiilkayga wiilkeena wiilkeenna wiilkeyga wiilkii wuu wuxuu wuxuuna xaafad xaafadda
        xaas xaaska xaaskayga xabsi xabsiga xad xadgudub xadhig xafiis xafiiska xag xagaa xagee xagga xaggaas xaggee xal
        xalka xanaanada xanaaq xanaaqsan xannaano xanuun xanuunka xanuunsan xanuunsanayay xaq xaqa xarun xarunta xasuus
        xataa xidh xilli xir xiran xiray xishood xishoon xitaa xoog xoogaa xoogan xoolo xuduud xukuumad xumaa xumayd xun
        xuquuq xusuus xusuusan yaa yaabaa yaal yaalla yahay yar yaraa yarayd yeelay yeeshee yidhaahdeen yidhi yihiin
        yimaado yimid yiraahdaa yiraahdeen yiraahdo yiri yurub
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
