"""Dialect and slang of Britain in phone spelling, a word each: Scotland to the West Country, London and teenagers.

Written for this project from general knowledge. Slips of the keys and words typed together stand in ``spellings``.
"""

from conversations.redaction.table import table

SCOTS = table(
    """
    schuil schuils scuil skweel skuil tellt gied gaed kens wifie wifies lassock feenished stertit startit wantit askit pittin cairry aboot abune
    ach aff afore aft ahint aiblins ain aince airt aix anes anither atween auld aw awfa awfy awfie ayeways aw'right baith baltic bampot bam
    bahookie baw baws bawbag bawheid beamer belter belters besom bevvy bidie bidey blate blether blethers bletherin blootered boak boaking boke
    boggin bourach braw braws breeks bricht brocht broon burd burds burny buroo broo bumfle byre ca canna cauld chancer chanty chappin chib
    chibbed chookie chookter clamjamfry clarty clatty cleek clipe clyped clype clyping coorie coories cooried couped crabbit cratur cowp cuddy dae
    daein daen daes daeing da'en deid deil dinna dinny dook dookin doon doonstairs doot douce dreich dreicht driech drookit droothy dugs dunt
    dunted dwam een efter eejits ettle faa fae faimily fash fashed fashin feart feartie fecht feechie fearty fitlike footer footering forby forbye
    forfochen foosty foos fou fower frae freen freens fud gadgie gads gallus galoot gaun gaunnae gaunie gonnae gonny gauny geggie gey gie gies
    giein gien girn girning girny glaikit gloaming goan gonae gowk grat greetin grun guid guddle gutties hae haein haena haenae hahd hald hame
    hamely hap haud hauden haudin haver havers heehaw heid heids heidie heidbanger hennie hert hirple hing hingin hingmy hings hir hoachin
    hoaching hoat hoose hooses hoosin howk howked hud huv huvnae huvny hunner ither ithers isnae isny isnie isna jag jags jaggy jaiket jakey
    jakeball jalouse jaup jobby jotter jotters keek keeked keekin kenspeckle kerfuffle kist laddies laldy lassies leet licht quine quines loup
    lowp loupin lum mah masel maself maist mak makkin mankit maun mebbe mibbe mibbes mibbie micht mind mingin minging minger morra mooth muckle
    mucker muckit mither na naebody naeb'dy naebdy naehin naething naewhere naewhaur nane neb nebby neep neist nicht nichts nippin noo numpty
    numpties nyaff och ocht o'er offy ony onybody onyhoo onyway onything onywhaur oor oors oorsel oorsels oot ootside ower oxter oxters paps peely
    peelie peerie peever pech peching pele pish pished pishing plook plooks plunk plunked plunking polis pollis poolis puggled puir puckle quaich
    radge radgie rammy rammie reekie richt roon roond sae sairy sark scoobie scooby scran scratcher scunner scunnered scunners selt shauchle
    shoogle shoogly shuin siccan siller skelf skelp skelped skelpin skelping skite skitter skitters sleekit slagging slaister smirr sneck snaw
    snib sook sooked soor souch spail speir speired spelk stane steamin stauner stoat stoater stoating stookie stooky stoor stour stoory stramash
    strang stravaig sumph sumhin swally swatch swither swithering syne tae taen tak taks takkin tattie taigled tell't telt teuchter thae thair
    thaim themsel themsels thegither tholed thoosand thocht thir thon thoan thrapple thrang thrawn threap thur tig til toon toun trauchled
    trauchle trews troosers twa twal twae twinty unco wabbit wae wance wantin wasny wasna wasnie watter waw weel werenae wernae wersh whae whan
    whaur whaurs whauras wha whas whar whaa whilk whit whitever whits wheesht wheest wheech whitrick wi wid widnae widny wullnae wisnae wis wir
    wirsels wizny wi'oot withoot wouldny couldnae couldny shouldnae shouldny hadnae hadny hasnae hasny havenae havnae haveny doesnae disnae disny
    didny didna arenae arny willnae willny winnae winna wullny mustnae wonnae wrang wrocht wummin wumman wimmin yaldi yin yins ye yersel yersels
    yirsel yese yousens yont yestreen yon outwith jalousie jeely janny scaffy skelpit shooglie teuch wheen whoot manky gony mebbes oan oaff
    hunners ae a'body abdy awbody awbdy awright alright awthing aathing a'thing aabody abody foo faur fars quinie bosie bosies fooshty fairdies
    sotter stoon stooshie
    """
)

IRISH = table(
    """
    wain wains craicing quare quer wile houl hould houlin ould oul aul yis yiz usuns themuns thonder thran dander danderin dandered dotey feck
    fecking feckin fecker fornenst gansey gansy geg gegging gegged gobshite gombeen guldered guldering gurn gurning gurny hallion hoke hoked
    hoking jammy jouk juke keks kex lashings melter my'da norn norniron poleaxed ruck scundered scunder scrake sheugh skiff slabber slabbering
    slabbers spide spides spake sure soitis sothey stickin tayto throughother throughither themmuns wee'uns weeuns whinge whinging wheeker whisht
    yonks yup boking boked bokin banjaxed banjax bap beezer boyo buckin catched childer clabber clart cleg cowl cowld culchie cuttie delira divil
    diven dunder dundering amn't amnt mammys daddys mawmaw granda gis haipe hiya houseproud jaysus jeez lurgy musha naw nah plamas peelers peeler
    provos ra loyalist unionist peacewall ructions sambo scaldy scaldin shenanigans smig strop stroppy thar thicko wojus yousins culchies jackeen
    gaeltacht gardai tricolour hotpress delph gaa camogie irn
    """
)

WELSH_ENGLISH = table(
    """
    butty butties mun cwtch cwtched cwtches cwtching cwtchy cwtsh bach bachan byth ych achafi cawl twp twti mitching mitched daps dap whereto bara
    brith hiraeth hwyl da iawn diolch popty chopsy chopsing clecking cleck clecs didoreth dwt dwts gobsmacked jibbons kift mamgu tadcu nobbling
    nobby hangin scrammy sengl shwmae shwmai sosban fach spag tamping tampin tump twmp wuss byuh buh yere isit bopa gwli bosh cootch crachach
    dwldod eisteddfod iechyd nadolig nos noswaith penblwydd ysgol ysbyty meddyg cymru cymraeg saesneg wenglish ffordd ti'n bechod blod
    """
)

NORTHERN = table(
    """
    wez gannen wiv hev hevvin ganna wesh divn howfing hinnys ta summut sumat summink sommat sommert aught naught allus appen awreet areet rayt
    raight reyt ayup eyup ee by'eck eckerslike mardier mardyarse mard mardybum mardypants nesh mithered mithering mithers moither skrike skriking
    skriked skrikin scranning scrannin scrat scratted gip gipping gipped ginnel ginnels snicket snickets jennel tenfoot laiking laikin laik ghyll
    tarn sike nobbut nobbit nouse nous nar na'then nah'then nahthen natha nitherred nithered nithering nipper nippers chelp chelpin chuffin
    chuffing chuff claggy clag clarts clemmed clempt cobbed spelks spogs kets ket supping sithee si'thee tha thas thissen theesen tha'll thine
    hissen hersen hissel hersel missen mesen mesel meself messen missel misself usselves ussens ussen usens themsen themsens theirsen yersen
    yerself oursen oursens mash buttie barm barmcake barmpot barmy bobbar breadcake teacake bint buffit catchin cack cacky cackhanded kecks gobby
    gormless gawp gawping gradely grockle grizzle grizzling hacky hadaway haway howay hawway hoyed hoying hoyin hinny hinnie hinnies hyem yem gan
    gannin ganning gans gangin gaan gannae gadgies gadgy geet gizza workyticket workyticketing wor wors worsel worsels wittering wey weyaye whey
    whaat woz wuz divvent divn't divvint divvn't dinnet dinnit doylem dafty deein deeing dee'd diz deh nee neebody nebody neebdy neeone neen nyen
    nivver nivva nowther owther owa cannut cannit clammin crackin cuddies fettle fettled fettling femmer fernietickle marra marras marrer mebbies
    mevvies mevies mam maw mek meks meking mekkin mekin tek teks teking tekkin tekken gerroff gerrup gerrin gerra gerron getten gettin shurrup
    shurrit purrit lerrim lerrem lerrit lerra worrabout worra worrit wharrabout wharra wharr norra norrin burra burrit burrim whirrah gorra gorrit
    lorra lorras la lar laaa meff meffs meffy bizzies bizzy scuffer scally scallies scallys scouse scouser scousers jigger jiggered jarg bevvied
    devoed devved trabs trackie trackies hozzy bommies bommy leccy lecky lecki sarnie sarnies antwacky arl arlarse arlfella owld owd owdlad
    antwackie bifter blag blagging blagged blert cobon come'ead comeead go'ed goed kidda kopite madeup nark narky nowty narked narking narkin
    nebbing oggin parky plazzy skeg skitting skitted soz spewin snidey snided twirly youses yourn ourn hern hisn theirn theresen tret frit
    frittened thraipin thrape threp threpned thrutch bagsy bagsie baht backend bowk bezzie bezzies besmate bestie besties croggy backie backies
    dobby dobbed cloggy cuttin fuddle fuggin gennel goosegog jitty jitties twitchel twitchell snappin kaylied laikt lughole lugholes loppy mank
    mafting mafted maftin midden mungy monkon mawngy maungy mawky nobbler ockered olunt owermuch pow rammel rigg rive riving roarin siling syling
    silin slart slape slarred snecked sparrers spanish spuggy spuggies stottie stotties stotting stottin stot tatties teemin tusky tyke upskittled
    wappy wazzed wazz wazzack wazzock wazzocks yampy yitten yonderly yawp yammer yam'n
    """
)

MIDLANDS = table(
    """
    bab babby bostin bosting bosted bozzeyed blartin blarting blart blarted bibble bobowler bonk caggy caggie cagmag cotch croggie deff deffin
    deffo ducky duckie m'duck meduck miduck m'ducks ent e'ent ayit cor cah cawnt dayn doh dowm dunna dunner conna wonna munna wunna gambol gambole
    gambow gambowls gaffer wrekin keck lamping lampin lamped mom moms mommy mardies mardo mooch mooching nause noggin noggen ow owamya ow'm owm
    yow yow'm yowm yam'm yamyam yed ed yo yome wum wench wenches waggin skiving skive skived suff suffs tarabit tarar tranklements tuffees tuffee
    pikelets pikelet puthering puther rezza rezzer ronk rowl scratchings scrage scraged scrobbled scrawpin shiesty swillin traipse traipsing
    werrit werriting wazzin werk wuk wekk wik wiks windas yampie yarden yorn yows hoss oss osses ommer onds owda odeun trow trowsers kiddar aer
    cowd towd sowd bowd gorn gooin goowin
    """
)

SOUTHERN = table(
    """
    alrite awrite argybargy aggro arsed backalong babber babbers bleddy blimmin blimin bobbish bodge bodged bollocks buggered bubba coupla crikey
    dimpsy dimsey dimpsey dinlo dinlow dinlos dreckly dreckley emmets e'er gurt girt gurty grockles gallybagger geddon ansum janner janners kiddy
    kiddies luvver luv mizzle mizzling nammet nunny nuncheon oggy oggie oggies pard pards propper radged rummun squinny squinnying squinnys
    squinney squit scag scammered scat shrammed spadger teasy teasey tis tiz tizn't twas twadn't tuther turmut turmit weren't wher wurzel wurzels
    y'ear zider zummat zummer zackly zactly thang thic thik bist cassn't casn't casn dussn't dussent bain't baint beant b'ain't aintcha ain'tcha
    aitch allo bangers blagger bleedin blokes boozer bovver bovvered bovva bruv bruvver bruvvers brover cakehole cabbie chav chavs chavvy chinwag
    chivvy chivvying cockney codswallop cuppas cush cushty kushti kushty dekko diddly diddy dipstick doddle dodgy dosh dosser dossing dunnarf
    farver fahver fer fing fings finks finking finkin fivver frow fru fanks fankyou fanx fick fief geezer geezers gaff gaffs gawd gertcha gor gov
    guv guvnor guvner hampstead hollerin init knackers lairy lolly mincers moniker mouthy muvver muvva muvvers narfing nosh nuffin nuffink nuffing
    nufink nuthin nutter nutters nuddy oi oik oiks peckish pikey porkies potty prang pukka rozzers rozzer sarf sarky scarper scarpered scrubber
    scrounger scroungers shirty shtum skiver skivers slapper smiff somefin somefing somefink sumfin sumfing sumfink sumink sumfik spiv sprog
    strewth struth swag sussed tat taters tiddler tiddly toerag tuppence twit twonk twerp whingeing whinger wivout wiva wiff wif wifout wonky
    wotcha wotchamacallit yob yobs
    """
)

TEENAGE = table(
    """
    ahlie ahli allowit alow asf atm aight aite bangin banger bants beefin bezzy blud bludclart blem blems blick blicky boi boomer boomers bossman
    bossmans bouji boujee bougie bookey bookie brap brazy brev breh brah brr brudda bruddas bredrin bredrins bredren bredda bruh bruhh bruvs bro
    bros broski buffting bussin bussdown bussing bunda bumbaclart bunning bunnin bunned nocap chattin cheugy cheffed chinged chillin chirpsing
    chirpse cotching cotched creasin cringey crep creps cro cunch cuh cuzzie cray cyattie deeped deeping deepit dench dem delulu dissing dissed
    dingers dinger dun drippy dutty dweeb endz emo emos fam fams famalam fassy faves fave fedz feen fiending finna finsta fitty fleek fomo frass
    frontin fr frfr fyp gasin gaslight gaslighting gaslit gaslights garms gyal gyals gyaldem gally galdem gallis gangdem garn geeked glizzy glowup
    goated gooning greaze greazy grimey griefing gucci hater haters hench highkey hotbox hype hyped hyping icl idc idek idgaf ight ily ilysm imo
    imho imma ima imy incel incels irl iykyk jheeze jheez jokeman jks junge juggin juug juxing jux kmt kys kms kotch laters leng lengman lenging
    legit linkup lowkey lipsing lool loool lmao lmfao lmaoo lols lolz looksmaxxing madting maddo manaman mandem mandems manz merk merked merking
    merky merch mogging moggs mugoff mukbang munchies murk mutuals nahh nahhh nang nan nerf neek neeks nonce nonces noob noobs nuff nve ngl nm nvm
    nty obvs obvi oooh omds omdz oml omfg omgg omgggg omgosh oof ops opp opps oppblock oudi oyy patternup pagen paigon paigons papped peaky pebz
    pengting pengest peng'ting periodt piff pickme pov pranging prangin pree preeing preed ps rando randos rawr reh rizz rizzler roadman roadmen
    roadmans rolex safeee salt screwface sesh sheesh shank shanked shanking shotting shotter shotters shotta shobs shubz shoutout shubs simp
    simping simps skets sket skengs skeng skengman skibidi skrrt slags slayed sleepover slippin smash'd smh snakey snm sos sperg sploosh squaddie
    stanning stash stealthing stressy sus suss sussy swearr swearsdown swervin tbf tekkers tekky thot thots thicc tingz toking toked topboy topman
    traphouse trappin tun tweakin unalive unalived uck unfollow unfollowed vamp vape vaping vexin vibe vibes vibing vibin vibey vids wack wagwan
    wagwarn wahgwan wah wallad wap wasteman wastemans wasteyute wavey wham wym wyd wya wdym wtf wth wby wbu wubu xx xxx xd yeet yeeted yehh yh yhh
    yhhh yhyh yikes yk yolo yute yutes youngers olders youngens yungin zesty zoot zoots zooted aright boyf boyfs bfs gfs bby babez bb bbz beb bubz
    cba cbb cbah dw dms dm dmed dming dmd fwb gtg hmu hbu hru hw jk jp kk ldn lmk nite ofc ofcourse omw ootd oomf otp pfp plzz pos prob probs qt
    rly rn rlly sksk smth smthn smthing smt smone sry srry stfu sth thnx thanx thanku thankyou tmi tmr tmz ttyl ttfn tysm tyvm uni urself uu ull
    uve vv vvv vry wana wat wats wassup watcha wen wer wkd wknd wks wld wldnt wots wrk wrking xo xoxo yday yas yass yasss yea yano yanno yeee
    """
)

DIALECT = SCOTS | IRISH | WELSH_ENGLISH | NORTHERN | MIDLANDS | SOUTHERN | TEENAGE
"""All of the above."""
