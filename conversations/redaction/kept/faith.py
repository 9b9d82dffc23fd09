"""Greetings, blessings, oaths, feasts, months, books, rites and dress of the faiths and communities in Britain, a word each.

Written for this project from general knowledge, in the spellings that are typed on phones. Words that are mostly first
names (Iman, Noor, Amin) or the names of schools and churches (Trinity, Bethel) are left out.
"""

from conversations.redaction.table import table

MUSLIM = table(
    """
    salaam salam salaams salams assalamu assalam asalam aslam-o-alaikum asalaam assalaam assalamualaikum asalamualaikum asalamalaikum alaikum
    alaykum alaikom alykum walaikum wa walaikumsalam wasalam wasalaam wsalam salamu alikum inshallah inshaallah insha-allah insha inshalla
    insallah in-sha-allah ishallah mashallah mashaallah mashalla masallah alhamdulillah alhamdullilah alhamdulilah alhumdulillah hamdulillah
    hamdullah subhanallah subhanahu astaghfirullah astagfirullah astaghfar bismillah bismilah jazakallah jazak jazakallahu jazakum khair khayr
    khairan barakallah barakallahu wallah wallahi wallahy billahi wallai vallah tallahi allahu allah allahs ya-allah yallah yalla yarab yarabi
    rabbi ameen ameens aameen duas dua du'a salat salaat namaz nimaz fajr zuhr dhuhr zohr asr maghrib magrib jummah jumma jumuah eid eids
    eidmubarak eidi ramadan ramadhan ramazan ramadaan iftar iftari iftaar suhoor sehri sahur sehur rozay fasting taraweeh tarawih laylatul qadr
    arafah hajj umrah umra hajji hajja kaaba mecca makkah shahada shahadah zakat zakah sadaqah sadaqa fitrana qurbani aqiqah aqeeqah bayat khatam
    khatum janazah janaza ghusl wudu wudhu nikah nikkah nikkaah walima valima mehndi mendhi talaq khula iddat iddah mahr mahram hijab hijabs
    hijabi niqab niqabi burka burqa jilbab jilbabs abaya abayas thobe thobes shalwar kameez dupatta kufi topi quran qur'an koran quraan qurans
    surah surahs sura ayatul fatihah kursi hadith hadiths sunnah sunni shia shi'a shiite salafi sufi wahabi ahmadi ahmadiyya ismaili deobandi
    barelvi barelwi mosque mosques masjid masjids madrasa madrassa madrasah madressa imam imams moulvi molvi maulvi mufti qari ustadh ustadha
    ustaad ustaz ayatollah halal haram haraam halaal jinn jinns djinn shaytan shaitan nazr ruqya ruqyah taweez tawiz taweed ummah akhirah jahannam
    kismet shirk sabr tawba tawbah tawakkul barakah ashura muharram safar meelad muslim muslims muslimah islam islamic islamophobia islamophobic
    pbuh swt adhan
    """
)

SIKH_HINDU_BUDDHIST = table(
    """
    waheguru wahegurus wahe guru vaheguru sat sri akal satsriakal sasrikal ssa kaur-singh gurdwara gurdwaras gurudwara langar sewa seva ardas
    paath akhand kirtan granthi giani gyani sangat sangrand amritdhari vaisakhi baisakhi gurpurab gurpurb lohri bandi chhor hola mohalla rakhri
    bandhan turban turbans pagri patka dastar kirpan kesh kanga kachera chunni karaj maiyan sangeet shagun roka doli milni sikh sikhs sikhi
    sikhism granth sahib gutka namaste namaskar namaskaram pranam shri jaishri jsk jaishrikrishna radhe aum mandir mandirs havan hawan prasaad
    rangoli diwali divali deepavali deepawali dussehra dasara dashain tihar teej navratri navaratri dandiya holi janmashtami chaturthi shivratri
    mahashivratri karva chauth pongal onam ugadi vishu thaipusam karthigai saraswati shiva hanuman ganesha bhagwan bhagvan bhagavan swami swamiji
    baps pujari bindi tilak sindoor mangalsutra mundan annaprashan janeu upanayanam karma dharma moksha ramayana mahabharata vedas sanskrit hindu
    hindus hinduism jains jainism paryushan mahavir ayurveda ayurvedic buddha buddhist buddhists buddhism vesak wesak losar poya sangha vihara
    stupa dalai bhikkhu songkran shukriya dhanyavad dhanyavaad meherbani mehrbani kirpa rabba rab hanji haanji kiddan kiddaan kidda achha
    acha accha theek thik teek yaar yaara arre arrey oye chalo chal izzat sharam besharam haye kehenge biraderi biradari desis desh bidesh bideshi
    kafir gora goray gori goreh kalay sasural susral rishta rishtas rukhsati baraat barat kurta kurti saree saris sherwani lehenga lengha shervani
    salwar churiyan mehendi nauha majlis mehfil qawwali ustad ayubowan vanakkam nandri
    """
)

JEWISH = table(
    """
    shalom shabbat shabbos shabbes shabat bezrat b'ezrat kosher treif parev milchig fleishig shul shuls synagogue synagogues rabbis rebbe
    rebbetzin rabbanit rav chazan torah talmud gemara mishnah tanach siddur machzor tallit tallis tefillin tzitzis tzitzit kippah kippa kippot
    yarmulke kappel sheitel sheital tichel mikveh mikvah mikva bris mohel upsherin barmitzvah batmitzvah mitzvah mitzvahs mitzvot mitzvos chuppah
    chuppa ketubah agunah yahrzeit kaddish levaya shloshim rosh hashanah hashana yom kippur sukkot succot sukkos sukkah succah simchat hanukkah
    chanukah hanukah chanuka hannukah menorah dreidel purim hamantaschen megillah pesach passover seder haggadah matzah matzo matza chametz
    shavuot shavuos b'av b'omer selichot challah cholent chollent latkes kugel gefilte bagels bagel havdalah kiddush bentsh benching davening
    yeshiva yeshivah yeshivas cheder seminary kollel frum haredi charedi chasidic hasidic chassidish lubavitch chabad ashkenazi sephardi mizrahi
    hatzola hatzolah hatzalah shomrim gemach gemachs tzedakah tzedoka mazel mazal tov l'chaim lchaim oy vey nu nebbish kvetch kvetching mensch
    meshugah meshuga shlep schlep schlepping schlepped shmatte chutzpah bubbeleh kinderlach kinderlech kindele mishpocha mishpacha ha'atzmaut jew
    jews jewish judaism hebrew yiddish goy goyim goyish
    """
)

CHRISTIAN = table(
    """
    christmas xmas crimbo chrimbo advent nativity carols easter pentecost whitsun whit epiphany candlemas shrove maundy michaelmas lammas
    allhallows lord jesus god saviour hallelujah alleluia amen amens blessings blessed pray prayed prayers praying bible bibles gospel gospels
    psalm psalms leviticus deuteronomy corinthians galatians ephesians philippians colossians thessalonians hebrews testament catechism rosary
    rosaries novena communion confirmation christening christenings christened baptism baptised baptized confession eucharist requiem godmother
    godfather godparent godparents godson goddaughter vicar vicars vicarage priest priests curate nun nuns archbishop pontiff cofe cofi catholic
    catholics catholicism protestant protestants anglican anglicans methodist methodists baptists presbyterian presbyterians quaker quakers
    evangelical pentecostal pentecostals orthodox adventist adventists mormon mormons lds jehovah jehovahs jw jws moravian unitarian lutheran
    coptic maronite chaldean rccg cherubim seraphim aladura kimbanguist christians christianity christ christingle messychurch sundayschool ccf
    hillsong taize medjugorje walsingham wigilia wielkanoc swieconka oplatek andrzejki mikolajki imieniny boze bozee narodzenie pascha pasca
    kulich paska sviata vechera kutia kolyada malanka kupala martisor dragobete craciun boboteaza sankt timket timkat fasika meskel mesqel
    enkutatash buhe ledet lidet tsom filseta hudade tsebel holywater tabot mahber tikimt hidar tahsas tir yekatit megabit miyazya ginbot sene
    hamle nehase pagume kushuk irreecha
    """
)

OTHERS = table(
    """
    nowruz nawroz norooz nowrooz noruz naw yalda chaharshanbe sizdah bedar haft mehregan sadeh tirgan ashurai arbaeen zoroastrian
    zoroastrians parsi parsis bahai baha'i bahais yazidi yezidi yazidis alevi alevis druze mandaean rasta rastafari rastafarian rastafarians
    rastas jah selassie wicca wiccan pagans druid humanist humanists atheist atheists agnostic agnostics taoist taoism confucian shinto obon tet
    qingming dongzhi mooncake mooncakes lunar cny gongxi kunghei hongbao laisee obeah vodou juju voodoo santeria orisha sango ogun kwanzaa
    halloween hallowe'en samhain beltane imbolc lughnasadh solstice hogmanay eisteddfod eisteddfodau dydd gwyl santes dwynwen calan nadolig llawen
    pasg stpatricks guyfawkes mothersday fathersday carnival jouvert valentines juneteenth thanksgiving remembrance armistice kandil bayrami seker
    kurban mevlid hidrellez nawrouz newruz eyd cejn pirozbe ciid wanaagsan soonqad ashuro mawliid quraanka dugsi malcamad macallin dabshid odwira
    homowo akwasidae outdooring aso ebi owambe lobola roora labola kurova guva imbeleko ukuthwasa dowry dowries bridewealth henna sbs hujambo
    jambo karibu habari sawubona mhoro makadii sanibonani ekaro ekaaro ekabo nno kedu daalu sannu nagode akwaaba medaase chale wahala abeg oyibo
    oyinbo obroni mzungu murungu nyama xawaash mahadsanid mahadsanaa waryaa nabad ahlan marhaba marhaban shukran afwan sahtain yislamu habibi
    mabrouk mabruk khoda hafez khodahafez khuda salamat merhaba tesekkur tesekkurler inshallahi kolay gelsin gecmis olsun supas dest khosh bashi
    sarchaw rojbas dobry dzien dobranoc czesc dziekuje prosze przepraszam powodzenia zdrowie smacznego buna ziua multumesc noroc pofta dobrogo
    ranku dyakuyu laska spasibo privet zdravstvuyte labas aciu sveiki paldies mirupafshim faleminderit pershendetje efharisto yassas kalimera
    obrigado obrigada bom gracias buenos ciao grazie buongiorno bonjour merci salut ni xie nihao xiexie xinchao magandang umaga kamusta mabuhay da
    noswaith nos prynhawn diolch croeso shwmae iechyd penblwydd hapus cwtch slainte failte dhuit conas sassenach ceilidh ceilidhs craic latha math
    tapadh leibh
    """
)

FAITH = MUSLIM | SIKH_HINDU_BUDDHIST | JEWISH | CHRISTIAN | OTHERS
"""All of the above."""
