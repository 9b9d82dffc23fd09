"""Shops, banks, firms, brands, apps, games, programmes, films, toys, clubs and music, a word each.

Everybody knows them, so they give nobody away. Written for this project from general knowledge. Brands that are first
names (Alexa, Bentley, Zara) or towns (Halifax) are left out; names of several words stand in ``phrases``.
"""

from conversations.redaction.table import table

SHOPS = table(
    """
    seasalt travelodge diggerland prezzo wagamama wagamamas zizzi beefeater gousto evri megabus hobbycraft tesco tescos asda asdas aldi aldis lidl
    lidls sainsbury sainsburys sainos morrisons iceland farmfoods spar londis costcutter budgens coop co-op waitrose ocado makro costco mns
    marksies primark primarks primarni argos ikea dunelm wilko wilkos homebase wickes screwfix toolstation halfords currys pcworld carphone smyths
    toysrus mothercare mamasandpapas jojomaman hmv whsmith smiths waterstones clarks schuh brantano deichmann shoezone newlook topshop topman
    riverisland hollister asos boohoo shein temu vinted depop gumtree etsy ebay amazon amazons aliexpress jd sportsdirect matalan peacocks
    bonmarche tkmaxx tk maxx poundland poundstretcher poundworld poundshop homebargains bargains bandm bm superdrug boots savers bodyshop
    specsavers optician cashconverters cex brighthouse littlewoods ladbrokes betfred paddypower wetherspoon wetherspoons spoons nandos kfc maccies
    maccys maccas mcd mcds mcdonalds burgerking subway dominos pizzahut pizzaexpress greggs starbucks costa pret wimpy harvester deliveroo justeat
    ubereats uber ubers selfridges harrods debenhams bhs woolworths woolies freecycle freegle petsathome clintons cardfactory moonpig funkypigeon
    build-a-bear hamleys superstore cineworld odeon showcase butlins pontins centerparcs legoland ryanair easyjet tui wizzair eurostar
    """
)

MONEY_AND_POWER = table(
    """
    barclays barclaycard lloyds natwest rbs hsbc santander nationwide tsb monzo starling revolut paypal klarna clearpay zilch laybuy quickquid
    wonga provident vanquis capitalone amex mastercard visa experian equifax clearscore gocompare comparethemarket moneysupermarket paypoint
    payzone allpay westernunion moneygram worldremit remitly crypto bitcoin ee vodafone giffgaff lebara lyca lycamobile voxi smarty plusnet bt
    btbroadband skytv skybroadband virginmedia talktalk hyperoptic nowtv freeview freesat samsung nokia huawei xiaomi oppo motorola oneplus iphone
    iphones ipad ipads ipod airpods airpod airtag airtags android androids macbook chromebook chromebooks apple laptop laptops edf eon npower ovo
    octopus sse scottishpower britishgas utilita ecotricity dhl dpd yodel ups fedex parcelforce royalmail inpost citysprint dwr cymru calor
    """
)

CARS = table(
    """
    toyota honda nissan hyundai mazda skoda vw volkswagen audi bmw bmws merc mercs peugeot renault citroen fiat dacia volvo suzuki mitsubishi
    subaru jaguar landrover rangerover tesla porsche ferrari lamborghini corsa astra vectra insignia mokka megane polo golf passat tiguan fiesta
    mondeo kuga qashqai micra juke yaris aygo auris prius corolla picanto sportage berlingo picasso vivaro tourneo touran ibiza tucson civic
    ducati harley-davidson vespa mobility minibus transit transits isofix
    """
)

CLOTHES = table(
    """
    nike nikes adidas puma reebok vans converse crocs ugg uggs northface superdry trespass hoodrich nicce gucci prada versace balenciaga burberry
    lacoste fila ellesse umbro kappa airmax airforce airforces trackie trackies leggings gym gymshark lululemon sketchers skechers timberlands
    timbs wellies joggers hoodie hoodies pandora swarovski pyjamas jimjams onesie onesies
    """
)

FOOD = table(
    """
    haribo haribos malteser maltesers smarties skittles kitkat kitkats twix snickers cadbury cadburys dairymilk freddo freddos curlywurly oreo
    oreos nutella marmite bovril weetabix cheerios cocopops frosties shreddies krispies pombear pombears pringles doritos wotsits quavers
    hulahoops cheddars babybel babybels dairylea cheesestring cheesestrings peperami fruitshoot fruitshoots ribena vimto irnbru irn bru lucozade
    fanta pepsi cokes cola sprite tango redbull prime tizer yakult actimel filous frubes frube heinz hp birdseye bisto oxo knorr pgtips tetley
    nescafe kenco horlicks ovaltine complan nutribullet tunnocks jaffa jaffas hobnob hobnobs digestives digestive bourbons custard potnoodle
    noodles nuggets turkeydinosaurs twizzlers dinos kebab kebabs chippy pizza pizzas biryani jollof fufu injera roti rotis chapati chapatis
    paratha parathas naan samosa samosas pakora pakoras bhaji bhajis dal daal dhal masala tikka korma vindaloo dosa idli sambar halwa jalebi barfi
    ladoo laddu mithai jamun lassi chai ghee paneer raita nihari pulao pilau pilaf plantain plantains ackee callaloo patties dumplings dumpling
    egusi okra suya moimoi akara puffpuff garri ugali sadza matooke pierogi bigos golabki kielbasa zurek rosol barszcz borscht placki nalesniki
    sarmale mici mamaliga varenyky pelmeni baklava falafel hummus houmous shawarma tabbouleh dolma dolmas meze couscous tagine harissa kofta
    koftas lahmacun simit borek byrek kabsa maqluba sushi ramen pho banhmi dimsum wonton wontons congee adobo lumpia pancit sinigang tacos burrito
    burritos churros paella tapas chorizo lasagne spaghetti bolognese carbonara gnocchi pesto pasta haggis neeps tatties tattie stovies clootie
    skink cawl bara brith laverbread rarebit colcannon champ boxty barmbrack soda farls farl pasty pasties pastie scouse butty butties barm
    barmcake cob cobs bap baps tattyhash pikelets crumpets faggots mushypeas yorkshires roastie roasties
    """
)

HOME = table(
    """
    pampers huggies aptamil cowandgate sma hipp kendamil nutramigen neocate avent tippee tommee bepanthen sudocrem metanium zoflora persil lenor
    febreze dettol domestos cif vanish kleenex andrex tampax tena colgate sensodyne listerine nivea vaseline lynx pantene tresemme loreal rimmel
    maybelline bugaboo icandy joie cosatto britax chicco ergobaby snuzpod sleepyhead angelcare bumbo jumperoo hoovers vax tefal kenwood bosch beko
    hotpoint indesit zanussi kettle airfryer tupperware thermos hive echo firestick roku chromecast fitbit garmin gopro kindle kindles tablet
    tablets sterilizer medela elvie haakaa lansinoh calpol
    """
)

ONLINE = table(
    """
    google facebook fb insta instagram ig snap snapchat snaps tiktok tik tok tiktoks whatsapp whatsap watsapp wattsapp whatsapps youtube youtuber
    youtubers yt twitter tweet tweets reddit discord twitch telegram signal messenger skype zoom teams facetime facetimed kik omegle tumblr
    pinterest linkedin bebo msn myspace tinder grindr bumble hinge pof badoo onlyfans spotify netflix disney disneyplus iplayer itvx crunchyroll
    audible soundcloud deezer classdojo dojo dojos seesaw parentpay parentmail schoolcomms showbie mathletics ttrs mymaths sparx bromcom weduc
    duolingo bitesize kahoot chatgpt siri cortana qustodio silvercloud headspace wysa tellmi gofundme justgiving gmail hotmail outlook yahoo
    icloud onedrive dropbox microsoft adobe canva powerpoint excel docs wikipedia eventbrite trustpilot tripadvisor airbnb booking wifi bluetooth
    internet online podcast podcasts emoji emojis lifesize wechat weibo viber vk imo threads bluesky mastodon bereal yubo wattpad quora grok
    gemini copilot
    """
)

GAMES = table(
    """
    xbox xboxs playstation ps nintendo wii gameboy sega atari steam roblox robux minecraft fortnite vbucks fifa eafc warzone gta amongus valorant
    overwatch pubg csgo skyrim pokemongo oculus vr bowser yoshi sonic pacman tetris solitaire lego legos duplo playdoh playmobil nerf barbie
    barbies sylvanian furby furbies squishmallow squishmallows jellycat jellycats pokemon pikachu charizard jigglypuff yugioh beyblade beyblades
    tamagotchi rubiks uno monopoly jenga cluedo scrabble twister warhammer fidget spinner popit popits labubu labubus hatchimals bratz meccano
    scalextric vtech leapfrog skibidi fnaf brawlstars bloxfruits gorillatag dnd chess ludo carrom dominoes bingo snooker darts
    """
)

SCREEN = table(
    """
    zog tombliboos octonauts beano benidorm gogglebox supernanny newsround tiswas panorama zoella boyzone westlife stereophonics lionesses
    goldilocks buckaroo crunchie maoam battenberg cussons carex bbc itv cbeebies cbbc citv nickelodeon cartoonito tv tvs eastenders emmerdale
    hollyoaks casualty holby teletubbies igglepiggle numberblocks alphablocks twirlywoos spongebob simpsons futurama gbbo bakeoff xfactor bgt
    towie peppa bluey pawpatrol gruffalo frozen encanto shrek minions minion batman superman spiderman ironman hulk avengers marvel hogwarts
    gryffindor slytherin hufflepuff ravenclaw dumbledore voldemort gromit nemo mufasa pooh eeyore tigger piglet moomin moomins miffy smurfs
    transformers godzilla jurassic dinosaur dinosaurs naruto goku anime manga kuromi cinnamoroll sanrio vocaloid starwars yoda grogu jedi darth
    vader lightsaber gandalf frodo hobbit grinch narnia scooby pingu clangers bagpuss duggee bing pando sula cocomelon blippi rastamouse bluepeter
    patrol gladiators sidemen mrbeast stampy dantdm ksi peaky blinders
    """
)

CLUBS_AND_MUSIC = table(
    """
    arsenal spurs mufc lfc mcfc cfc afc fc lufc nufc safc wolves celtic rangers hibs hearts barca barcelona juventus psg bayern mbappe haaland
    messi uefa rugby cricket premiership football footie footy ufc wwe nba nfl olympics paralympics parkrun bts blackpink stormzy skepta beyonce
    eminem tupac kpop oasis coldplay metallica nirvana abba glastonbury eurovision bhangra reggae soca dancehall afrobeats afrobeat amapiano
    bollywood nollywood hollywood techno
    """
)

SHOPS_AND_BRANDS = (
    SHOPS | MONEY_AND_POWER | CARS | CLOTHES | FOOD | HOME | ONLINE | GAMES | SCREEN | CLUBS_AND_MUSIC
)
"""All of the above."""
