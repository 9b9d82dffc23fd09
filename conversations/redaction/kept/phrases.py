"""Services, brands, programmes, people everybody knows, feasts and laws whose names have several words, kept together.

Written for this project from general knowledge. Many hold a word that names somebody when it stands alone (Harry, Marie,
St John), and are left whatever their parts look like.
"""

import re
from collections.abc import Sequence

_SERVICES = """
    red cross, british red cross, st john ambulance, st john's ambulance, st andrews ambulance, st andrew's first aid, order of st john, salvation
    army, citizens advice, citizens advice bureau, citizens advice scotland, citizens advice cymru, advice ni, advice now, sure start, flying
    start, best start, best start grant, best start foods, healthy start, home start, start well, head start, young minds, family fund, family
    lives, family action, family hub, family hubs, family rights group, families outside, families first, families need fathers, turn2us, turn 2
    us, step change, national debtline, business debtline, money helper, money advice service, christians against poverty, trussell trust, fare
    share, independent age, age uk, age concern, silver line, marie curie, sue ryder, macmillan cancer support, macmillan nurse, macmillan nurses,
    teenage cancer trust, clic sargent, young lives vs cancer, cancer research, cancer research uk, make a wish, rainbow trust, rays of sunshine,
    together for short lives, ronald mcdonald house, ronald mcdonald, the sick children's trust, roald dahl charity, roald dahl nurse, great
    ormond street, leonard cheshire, mind uk, rethink mental illness, time to change, breathing space, papyrus hopeline, hope line, hopeline 247,
    shout 85258, child line, action for children, children's society, the children's society, childrens society, national children's bureau,
    children 1st, children first, who cares scotland, who cares? scotland, save the children, children in need, comic relief, sport relief,
    place2be, place 2 be, the princes trust, the prince's trust, princes trust, prince's trust, king's trust, kings trust, duke of edinburgh, duke
    of edinburghs, duke of edinburgh's award, dofe award, girl guides, girl guiding, boys brigade, boys' brigade, girls brigade, sea cadets, army
    cadets, air cadets, st john cadets, national trust, english heritage, historic scotland, women's aid, womens aid, scottish women's aid, welsh
    women's aid, women's refuge, women's institute, rape crisis, victim support, crime stoppers, karma nirvana, southall black sisters, live fear
    free, mens advice line, men's advice line, man kind, mankind initiative, respect phoneline, stop it now, lucy faithfull foundation, suzy
    lamplugh, suzy lamplugh trust, rights of women, support through court, mckenzie friend, modern slavery helpline, migrant help, refugee
    council, refugee action, asylum aid, right to remain, city of sanctuary, freedom from torture, helen bamber foundation, doctors of the world,
    muslim aid, islamic relief, human appeal, muslim youth helpline, muslim hands, khalsa aid, sikh helpline, jewish care, jewish women's aid,
    jewish family services, the samaritans, national autistic society, ambitious about autism, autism initiatives, contact a family, council for
    disabled children, down's syndrome association, downs syndrome association, cystic fibrosis trust, muscular dystrophy uk, epilepsy action,
    diabetes uk, asthma and lung uk, british heart foundation, stroke association, alzheimers society, alzheimer's society, dementia uk, admiral
    nurse, admiral nurses, parkinsons uk, la leche, la leche league, national childbirth trust, twins trust, the lullaby trust, lullaby trust,
    winston's wish, winstons wish, child bereavement uk, bliss charity, cruse bereavement, grief encounter, compassionate friends, the
    compassionate friends, adoption uk, fostering network, grandparents plus, coram voice, coram baaf, nyas cymru, snap cymru, tros gynnal,
    shelter cymru, shelter scotland, simon community, st mungo's, crisis skylight, centre point, street link, housing rights, housing executive,
    independent living fund, carers uk, carers trust, young carers, crossroads care, samaritans ireland, al anon, alcoholics anonymous, narcotics
    anonymous, cocaine anonymous, gamblers anonymous, gamblers anon, overeaters anonymous, talk to frank, change grow live, turning point, we are
    with you, dry january, talking therapies, nhs talking therapies, nhs app, nhs direct, nhs 111, nhs inform, nhs england, patient access,
    patient transport, red book, badger notes, universal credit, child benefit, housing benefit, council tax, carers allowance, carer's allowance,
    carers credit, personal independence payment, disability living allowance, attendance allowance, adult disability payment, child disability
    payment, scottish child payment, maternity allowance, guardian's allowance, statutory sick pay, statutory maternity pay, jobseekers allowance,
    jobseeker's allowance, employment and support allowance, income support, tax credits, working tax credit, child tax credit, pension credit,
    job centre, job centre plus, jobcentre plus, work coach, access to work, blue badge, radar key, motability car, disabled facilities grant,
    discretionary housing payment, local housing allowance, bedroom tax, benefit cap, two child limit, two child cap, household support fund,
    scottish welfare fund, discretionary assistance fund, free school meals, pupil premium, school clothing grant, student finance, child
    maintenance service, child maintenance, child trust fund, help to buy, right to buy, section 8, section 17, section 20, section 21, section
    47, section 136, clare's law, clares law, sarah's law, sarahs law, martha's rule, marthas rule, martyn's law, martyns law, awaab's law, awaabs
    law, natasha's law, natashas law, benedict's law, jade's law, jades law, harper's law, harpers law, helen's law, valerie's law, oliver
    mcgowan, oliver mcgowan training, charlie gard, baby p, victoria climbie, gillick competent, gillick competence, fraser guidelines, fraser
    competent, human rights act, children act, care act, mental health act, mental capacity act, equality act, immigration act, indefinite leave,
    leave to remain, settled status, pre settled status, pre settled, no recourse, home office, border force, right to work, life in the uk,
    ukraine family scheme, homes for ukraine, windrush scheme, hague convention, family court, crown court, county court, high court, magistrates
    court, court of protection, supreme court, old bailey, legal aid, civil legal advice, child in need, child protection, looked after child,
    family group conference, team around the family, team around the child, early help, social services, social care wales, social work england,
    children's services, childrens services, children's social care, multi agency safeguarding hub, getting it right for every child, children's
    hearing, childrens hearing, children's hearings, children's panel, childrens panel, named person, additional support needs, coordinated
    support plan, curriculum for excellence, education authority, education welfare, educational psychologist, health and social care trust,
    gateway team, single point of access, virtual school, early years, foundation stage, sixth form, eleven plus, ofsted report, phonics
    screening, times tables rock stars, tt rockstars, tt rock stars, reading eggs, purple mash, accelerated reader, oxford reading tree, biff and
    chip, biff chip and kipper, read write inc, jolly phonics, world book day, number blocks, alpha blocks, forest school, breakfast club, holiday
    activities and food, show my homework, satchel one, class dojo, google classroom, oak national academy, bbc bitesize, hegarty maths, sparx
    maths, century tech, my maths, zones of regulation, lego therapy, play therapy, incredible years, triple p, solihull approach, solihull
    parenting, five to thrive, early bird, earlybird plus, cygnet course, attention autism, colourful semantics, talk boost, language link, speech
    link, derbyshire language scheme, social stories, marte meo, thera bubble, mellow parenting, strengthening families, freedom programme, own my
    life, caring dads, drive project, anthony nolan trust, anthony nolan register, pandas foundation, carol gray stories, elsa support, elsa lady,
    elsa sessions
"""

_MEDICINE = """
    down's syndrome, downs syndrome, down syndrome, tourette's syndrome, asperger's syndrome, rett syndrome, rett's syndrome, angelman syndrome,
    angelmans syndrome, prader willi, prader-willi, williams syndrome, williams' syndrome, william's syndrome, turner syndrome, turner's syndrome,
    turners syndrome, noonan syndrome, noonans syndrome, edwards syndrome, edward's syndrome, patau syndrome, patau's syndrome, klinefelter
    syndrome, klinefelters syndrome, marfan syndrome, marfans syndrome, ehlers danlos, ehlers danlos syndrome, di george, digeorge syndrome, di
    george syndrome, treacher collins, cornelia de lange, smith magenis, sanfilippo syndrome, hunter syndrome, hurler syndrome, batten disease,
    battens disease, wilson's disease, wilsons disease, addison's disease, addisons disease, graves disease, graves' disease, crohn's disease,
    crohns disease, hirschsprung's disease, hirschsprungs disease, kawasaki disease, perthes disease, legg calve perthes, hodgkin lymphoma,
    hodgkins lymphoma, hodgkin's lymphoma, non hodgkins, wilms tumour, wilms' tumour, ewing sarcoma, ewings sarcoma, ewing's sarcoma, bell's
    palsy, bells palsy, erb's palsy, erbs palsy, guillain barre, stevens johnson, charcot marie tooth, huntington's disease, huntingtons disease,
    parkinson's disease, alzheimer's disease, lewy body, sydenham's chorea, lennox gastaut, landau kleffner, dravet syndrome, west syndrome,
    west's syndrome, sturge weber, von willebrand, tay sachs, beckwith wiedemann, russell silver, pierre robin, pierre robin sequence, phelan
    mcdermid, kabuki syndrome, sotos syndrome, alport syndrome, cushing's syndrome, cushings syndrome, kleine levin, lyme disease, hashimoto's
    disease, fabry disease, fallot's tetralogy, tetralogy of fallot, apert syndrome, crouzon syndrome, goldenhar syndrome, moebius syndrome,
    poland syndrome, stickler syndrome, usher syndrome, waardenburg syndrome, alagille syndrome, wolf hirschhorn, cri du chat, fragile x, jacobsen
    syndrome, kearns sayre, leigh syndrome, leigh's disease, reye's syndrome, reyes syndrome, sjogren's syndrome, arnold chiari, dandy walker, st
    vitus dance, baker's cyst, bakers cyst, colles fracture, achilles tendon, adam's apple, adams apple, braxton hicks, hickman line, heimlich
    manoeuvre, apgar score, zimmer frame, kaye walker, pavlik harness, denis browne, piedro boots, ponseti method, ponseti boots, hip spica,
    glasgow coma scale, edinburgh scale, edinburgh postnatal, bristol stool chart, bristol stool, tanner stage, gp surgery, glue ear, hand foot
    and mouth, slapped cheek, scarlet fever, strep a, group b strep, whooping cough, chicken pox, glandular fever, german measles, sickle cell,
    cystic fibrosis, cerebral palsy, spina bifida, global delay, sensory processing, pathological demand avoidance, oppositional defiant,
    selective mutism, fetal alcohol, foetal alcohol, long covid, post natal depression, baby blues, bach rescue remedy, rescue remedy, vicks
    vaporub, deep heat, tiger balm, bio oil, e45 cream, e 45, calpol six plus, nurofen for children, morning after pill, lateral flow, blue
    inhaler, brown inhaler, peg feed, ng tube, weighted blanket, ear defenders, moses basket, milton fluid
"""

_BRANDS = """
    north face, the north face, kit kat, new look, river island, miss selfridge, dorothy perkins, marks and spencer, marks and spencers, marks &
    spencer, m&s, m and s, h&m, h and m, b&m, b and m, b&q, b and q, c&a, tk maxx, t k maxx, jd sports, sports direct, foot locker, fred perry,
    ralph lauren, tommy hilfiger, calvin klein, hugo boss, ted baker, jack wills, jack and jones, under armour, stone island, louis vuitton,
    michael kors, vivienne westwood, karen millen, laura ashley, cath kidston, fat face, white stuff, george at asda, f&f, john lewis, harvey
    nichols, house of fraser, wh smith, w h smith, holland and barrett, holland & barrett, vision express, premier inn, holiday inn, center parcs,
    centre parcs, alton towers, thorpe park, blackpool pleasure beach, pleasure beach, madame tussauds, london eye, peppa pig world, cadbury
    world, harry potter world, harry potter studios, disneyland paris, disney land, disney world, euro disney, go ape, soft play, laser quest,
    hollywood bowl, gravity force, oxygen freejumping, wacky warehouse, jump in, water babies, puddle ducks, baby sensory, tumble tots, monkey
    music, jo jingles, rhyme time, story time, bounce and rhyme, burger king, pizza hut, pizza express, papa johns, papa john's, five guys,
    frankie and bennys, frankie & benny's, frankie and benny's, toby carvery, jamie's italian, bella italia, harry ramsden, harry ramsdens,
    brewers fayre, hungry horse, tgi fridays, tgi friday's, costa coffee, caffe nero, cafe nero, pret a manger, tim hortons, krispy kreme, baskin
    robbins, ben and jerrys, ben & jerry's, ben and jerry's, haagen dazs, mr whippy, millie's cookies, millies cookies, just eat, uber eats, too
    good to go, hello fresh, aunt bessies, aunt bessie's, uncle bens, uncle ben's, bens original, mr kipling, mr kiplings, mr brains, mr muscle,
    mr porky, dr pepper, dr oetker, dr martens, doc martens, captain morgan, captain birdseye, jack daniels, jack daniel's, jim beam, johnnie
    walker, johnny walker, james bond, jacobs crackers, jacob's crackers, bird's custard, birds eye, birds custard, fox's biscuits, foxs biscuits,
    fox's glacier mints, percy pig, percy pigs, colin the caterpillar, cuthbert the caterpillar, terrys chocolate orange, terry's chocolate
    orange, tony's chocolonely, tonys chocolonely, charlie bigham, charlie bighams, ella's kitchen, ellas kitchen, kinder egg, kinder eggs, creme
    egg, creme eggs, mini eggs, easter egg, easter eggs, dairy milk, curly wurly, jelly babies, wine gums, pick n mix, pick and mix, love hearts,
    fruit shoot, fruit shoots, capri sun, irn bru, red bull, diet coke, pepsi max, monster energy, coco pops, rice krispies, corn flakes, crunchy
    nut, shredded wheat, ready brek, pot noodle, pot noodles, super noodles, fish fingers, chicken nuggets, turkey dinosaurs, potato smiles,
    alphabetti spaghetti, pom bear, pom bears, hula hoops, monster munch, mini cheddars, baby bel, petit filous, yorkshire pudding, yorkshire
    puddings, yorkshire tea, chelsea bun, victoria sponge, eccles cake, eccles cakes, bakewell tart, cornish pasty, welsh cakes, lorne sausage,
    bombay mix, bubble and squeak, toad in the hole, jerk chicken, curry goat, rice and peas, jollof rice, lady grey, earl grey, worcester sauce,
    lea and perrins, hp sauce, daddies sauce, birthday cake, cow and gate, cow & gate, tommee tippee, tommy tippee, johnsons baby, johnson's baby,
    fairy liquid, head and shoulders, head & shoulders, herbal essences, oral b, oil of olay, bobbi brown, charlotte tilbury, jo malone, silver
    cross, mamas and papas, mamas & papas, maxi cosi, baby bjorn, fisher price, ewan the dream sheep, ollie the owl, sophie la girafe, sophie the
    giraffe, jolly jumper, george foreman, henry hoover, hetty hoover, shark hoover, worcester bosch, british gas, scottish power, utility
    warehouse, octopus energy, e.on next, eon next, good energy, thames water, severn trent, welsh water, dwr cymru, scottish water, yorkshire
    water, anglian water, united utilities, southern water, south west water, northumbrian water, bt openreach, virgin media, sky tv, sky
    broadband, sky sports, sky news, talk talk, o2, tesco mobile, id mobile, royal mail, post office, parcel force, amazon prime, western union,
    metro bank, first direct, co op, co operative, co op bank, bank of scotland, bank of ireland, ulster bank, danske bank, nat west, lloyds bank,
    virgin money, tesco bank, chase bank, capital one, american express, pay pal, google pay, apple pay, apple watch, samsung galaxy, fire stick,
    fire tablet, smart watch, ring doorbell, moneysaving expert, money saving expert, wonga loan, bright house, cash converters, money shop, betty
    boo, paddy power, coral bookies, sky bet, national lottery, euro millions, build a bear, build a bear workshop, smyths toys, toys r us, home
    bargains, pets at home, range rover, land rover, ford fiesta, ford focus, ford transit, ford ka, ford galaxy, mini cooper, vauxhall corsa,
    vauxhall astra, vauxhall zafira, renault clio, renault megane, nissan micra, nissan juke, seat leon, seat ibiza, vw polo, vw golf, mercedes
    benz, mercedes sprinter, alfa romeo, aston martin, rolls royce, skoda fabia, skoda octavia, toyota yaris, national express, mega bus,
    stagecoach bus, first bus, arriva bus, uber driver, oyster card, easy jet, ryan air, jet 2, dr browns bottles, dr brown's bottles, dr browns
    bottle, cullen skink, marks and sparks, halifax building society, mr matey, sarah lee cake, victoria plum, jammie dodgers, jammy dodgers, rich
    tea, party rings, bourbon biscuits, custard creams, penguin bar, jaffa cakes, walkers crisps, robinsons squash, robinsons fruit shoot, muller
    corner, muller rice, muller light, george clothes, george pyjamas, fox biscuits, thomas cook holiday
"""

_SCREENS = """
    facebook messenger, facebook marketplace, snap maps, snap chat, tik tok, whats app, you tube, youtube kids, disney plus, disney channel,
    amazon music, apple music, prime video, bbc iplayer, itv hub, all 4, channel 4, channel 5, channel four, nick jr, cartoon network, google
    meet, ms teams, microsoft teams, find my iphone, family link, chat gpt, plenty of fish, only fans, chat roulette, grand theft auto, gta 5,
    call of duty, cod mobile, rocket league, among us, animal crossing, stardew valley, the sims, sims 4, apex legends, league of legends, counter
    strike, elden ring, fall guys, candy crush, angry birds, subway surfers, brawl stars, clash royale, clash of clans, pokemon go, mario kart,
    super mario, super mario bros, mario bros, mario party, luigi's mansion, donkey kong, sonic the hedgehog, the legend of zelda, legend of
    zelda, tomb raider, lara croft, assassins creed, red dead redemption, mortal kombat, street fighter, crash bandicoot, lego batman, lego star
    wars, lego harry potter, five nights at freddys, five nights at freddy's, freddy fazbear, poppy playtime, huggy wuggy, garten of banban,
    rainbow friends, adopt me, blox fruits, grow a garden, steal a brainrot, dress to impress, tower of hell, gorilla tag, rec room, meta quest,
    oculus quest, dungeons and dragons, magic the gathering, top trumps, guess who, connect 4, connect four, hungry hippos, mr potato head, my
    little pony, polly pocket, sylvanian families, calico critters, baby born, baby annabell, lol dolls, lol surprise, monster high, american
    girl, action man, gi joe, hot wheels, thomas the tank engine, brio train, play doh, play station, nintendo switch, switch 2, game boy, nerf
    gun, nerf guns, loom bands, pop it, pop its, fidget spinner, fidget spinners, rubiks cube, rubik's cube, elf on the shelf, jack in the box,
    jack o lantern, jack in a box, punch and judy, humpty dumpty, little miss muffet, baa baa black sheep, old macdonald, old macdonald had a
    farm, incy wincy spider, twinkle twinkle, georgie porgie, wee willie winkie, jack frost, jack sparrow, captain jack sparrow, peter pan, tinker
    bell, captain hook, robin hood, maid marian, snow white, sleeping beauty, little mermaid, the little mermaid, beauty and the beast, lion king,
    the lion king, toy story, buzz lightyear, sheriff woody, finding nemo, finding dory, inside out, monsters inc, mary poppins, chitty chitty
    bang bang, willy wonka, charlie and the chocolate factory, james and the giant peach, george's marvellous medicine, fantastic mr fox,
    fantastic mr, danny champion of the world, matilda the musical, annie the musical, oliver twist, billy elliot, les mis, miss saigon, billy
    goats gruff, hansel and gretel, alice in wonderland, mad hatter, the gruffalo, stick man, room on the broom, julia donaldson, roald dahl,
    david walliams, jacqueline wilson, michael morpurgo, enid blyton, famous five, secret seven, malory towers, beatrix potter, peter rabbit,
    jemima puddleduck, jemima puddle duck, postman pat, fireman sam, bob the builder, handy manny, peppa pig, george pig, mummy pig, daddy pig,
    rebecca rabbit, suzy sheep, ben and hollys little kingdom, ben 10, paw patrol, pj masks, bing bunny, hey duggee, sarah and duck, sarah & duck,
    andy pandy, andy's adventures, mr tumble, something special, dora the explorer, go diego go, in the night garden, iggle piggle, upsy daisy,
    makka pakka, tree fu tom, go jetters, number jacks, little einsteins, little baby bum, ms rachel, horrid henry, horrible histories, dennis the
    menace, tracy beaker, tracey beaker, the dumping ground, dumping ground, hetty feather, diary of a wimpy kid, wimpy kid, greg heffley, tom
    gates, captain underpants, dog man, percy jackson, harry potter, ron weasley, hermione granger, draco malfoy, severus snape, professor snape,
    professor mcgonagall, winnie the pooh, paddington bear, rupert bear, care bears, wallace and gromit, shaun the sheep, timmy time, chicken run,
    scooby doo, tom and jerry, bugs bunny, daffy duck, mickey mouse, minnie mouse, donald duck, lilo and stitch, hello kitty, hatsune miku, one
    piece, demon slayer, my hero academia, dragon ball, dragon ball z, attack on titan, sailor moon, studio ghibli, my neighbour totoro, kpop
    demon hunters, k pop, stranger things, squid game, wednesday addams, addams family, peaky blinders, tommy shelby, game of thrones, jon snow,
    line of duty, happy valley, call the midwife, one born every minute, holby city, 24 hours in a&e, 24 hours in police custody, doctor who, dr
    who, star wars, darth vader, luke skywalker, baby yoda, star trek, captain kirk, lord of the rings, frodo baggins, spider man, iron man,
    captain america, black panther, wonder woman, lois lane, inspector gadget, pink panther, sherlock holmes, hercule poirot, miss marple, austin
    powers, mrs doubtfire, mr bean, mr men, little miss, mr motivator, mr blobby, mr men books, mr tickle, basil brush, sooty and sweep, mrs
    browns boys, mrs brown's boys, mrs hinch, only fools and horses, del boy, father ted, derry girls, gavin and stacey, still game, chewin the
    fat, river city, pobol y cwm, coronation street, albert square, queen vic, rovers return, love island, made in chelsea, geordie shore, jeremy
    kyle, jeremy vine, loose women, good morning britain, big brother, celebrity big brother, i'm a celebrity, im a celeb, im a celebrity, i'm a
    celeb, ant and dec, ant & dec, x factor, the x factor, britains got talent, britain's got talent, simon cowell, strictly come dancing, dancing
    on ice, bake off, great british bake off, mary berry, paul hollywood, jamie oliver, gordon ramsay, joe wicks, gok wan, first dates, naked
    attraction, super nanny, the repair shop, antiques roadshow, sos house rescue, stacey solomon, blue peter, byker grove, grange hill, waterloo
    road, educating essex, educating yorkshire, sesame street, the muppets, kermit the frog, miss piggy, fraggle rock, dick and dom, question
    time, black mirror, baby reindeer, bbc news, radio 1, radio 2, radio 4, heart fm, capital fm, kiss fm, daily mail, daily mirror, the guardian,
    evening standard, hello magazine, taylor swift, ed sheeran, harry styles, one direction, justin bieber, ariana grande, billie eilish, olivia
    rodrigo, sabrina carpenter, chappell roan, dua lipa, lewis capaldi, gerry cinnamon, paolo nutini, amy winehouse, lady gaga, katy perry, miley
    cyrus, britney spears, michael jackson, elton john, freddie mercury, david bowie, george michael, gary barlow, spice girls, girls aloud,
    little mix, cheryl cole, daniel o'donnell, rod stewart, shirley bassey, bob marley, elvis presley, johnny cash, dolly parton, kenny rogers,
    stevie wonder, kanye west, travis scott, kendrick lamar, nicki minaj, cardi b, central cee, burna boy, arctic monkeys, the beatles, john
    lennon, paul mccartney, rolling stones, mick jagger, pink floyd, led zeppelin, black sabbath, ozzy osbourne, fleetwood mac, mumford and sons,
    amr diab, nusrat fateh ali khan, lata mangeshkar, sidhu moosewala, diljit dosanjh, andrew tate, tommy robinson, mr beast, dan tdm, stampy
    longnose, logan paul, jake paul, molly mae, peter andre, kerry katona, kim kardashian, the kardashians, kylie jenner, david beckham, victoria
    beckham, wayne rooney, harry kane, bukayo saka, marcus rashford, jude bellingham, mo salah, mohamed salah, lionel messi, cristiano ronaldo,
    steven gerrard, alan shearer, gareth southgate, mo farah, tyson fury, anthony joshua, emma raducanu, tom daley, ellie simmonds, greta
    thunberg, malala yousafzai, nelson mandela, martin luther king, rosa parks, florence nightingale, mary seacole, winston churchill, anne frank,
    boris johnson, rishi sunak, keir starmer, liz truss, theresa may, david cameron, tony blair, margaret thatcher, nigel farage, nicola sturgeon,
    john swinney, humza yousaf, alex salmond, mark drakeford, michelle o'neill, jeremy corbyn, sadiq khan, andy burnham, donald trump, joe biden,
    barack obama, king charles, queen elizabeth, prince william, princess kate, princess diana, kate middleton, prince harry, meghan markle, sarah
    everard, jimmy savile, jimmy saville, ian huntley, lucy letby, madeleine mccann, tim peake, david attenborough, chris packham, steve irwin,
    bear grylls, stephen hawking, alan turing, albert einstein, marie stopes, man united, man utd, man u, manchester united, manchester city, man
    city, west ham united, aston villa, celtic park, rangers fc, hearts fc, real madrid, paris saint germain, premier league, champions league,
    europa league, world cup, the euros, fa cup, match of the day, six nations, super league, grand national, royal ascot, commonwealth games,
    london marathon, race for life, great north run, royal highland show, notting hill carnival, reading festival, leeds festival, edinburgh
    fringe, charlie and lola books, the wiggles, cbeebies bedtime, thomas train, thomas trains, thomas the tank, elsa dress, elsa costume, elsa
    from frozen, elsa and anna, anna and elsa, olaf the snowman, moana dress
"""

_FEASTS = """
    eid mubarak, eid al fitr, eid ul fitr, eid al adha, eid ul adha, chand raat, chaand raat, laylat al qadr, laylatul qadr, shab e barat, shab e
    qadr, jumma mubarak, jummah mubarak, ramadan mubarak, ramadan kareem, assalamu alaikum, as salamu alaykum, asalam o alaikum, salam alaikum,
    salaam alaikum, wa alaikum salam, walaikum salam, wa alaykum assalam, insha allah, in sha allah, masha allah, ma sha allah, jazak allah, jazak
    allah khair, jazakallah khair, barak allah, alhamdu lillah, al hamdulillah, subhan allah, astaghfir allah, allahu akbar, allah hafiz, khuda
    hafiz, khoda hafez, inna lillahi, inna lillahi wa inna ilayhi rajiun, ya allah, ya rab, bismillah ir rahman, ayatul kursi, surah yasin, surah
    yaseen, ya sin, surah fatiha, surah baqarah, surah rahman, prophet muhammad, prophet mohammed, prophet mohammad, the prophet, sat sri akal,
    sat shri akal, waheguru ji ka khalsa, guru nanak dev ji, guru granth sahib, bandi chhor, bandi chor divas, hola mohalla, raksha bandhan, karva
    chauth, karwa chauth, ganesh chaturthi, maha shivratri, ram navami, hare krishna, jai shri krishna, jai shree krishna, jai shri ram, jai
    swaminarayan, hanuman chalisa, bhagavad gita, sai baba, om shanti, durga puja, kali puja, happy diwali, shubh diwali, nepali new year, chinese
    new year, lunar new year, vietnamese new year, mid autumn festival, dragon boat festival, gong xi fa cai, kung hei fat choi, kung hei fat
    choy, kiong hee huat tsai, happy nowruz, eid nowruz, nowruz mubarak, newroz piroz be, red wednesday, rosh hashanah, rosh hashana, yom kippur,
    simchat torah, simchas torah, shabbat shalom, good shabbos, gut shabbes, good yom tov, chag sameach, mazel tov, mazal tov, bar mitzvah, bat
    mitzvah, brit milah, beth din, bais yaakov, lag baomer, lag b'omer, tisha b'av, tu bishvat, yom hashoah, baruch hashem, bezrat hashem, oy vey,
    kol nidre, shabbos goy, good friday, palm sunday, easter sunday, easter monday, ash wednesday, shrove tuesday, pancake day, pancake tuesday,
    maundy thursday, holy week, holy communion, first communion, first holy communion, holy spirit, holy ghost, virgin mary, blessed virgin mary,
    hail mary, mother mary, jesus mary and joseph, baby jesus, jesus christ, lord jesus, adam and eve, noah's ark, noahs ark, david and goliath,
    samson and delilah, daniel in the lions den, moses and the red sea, cain and abel, book of job, book of ruth, the good samaritan, good
    samaritan, prodigal son, new testament, old testament, king james bible, psalm 23, padre pio, mother teresa, pope francis, pope leo, pope john
    paul, john paul ii, desmond tutu, church of england, church of scotland, church in wales, jehovah's witness, jehovah's witnesses, jehovahs
    witness, jehovahs witnesses, latter day saints, seventh day adventist, seventh day adventists, plymouth brethren, exclusive brethren,
    salvation army citadel, alpha course, messy church, sunday school, catholic church, orthodox church, boxing day, christmas eve, christmas day,
    new year, new years, new year's eve, new years eve, new year's day, new years day, father christmas, santa claus, st nicholas day, mother's
    day, mothers day, mothering sunday, father's day, fathers day, grandparents day, valentine's day, valentines day, st valentines, st
    valentine's day, st patrick's day, st patricks day, st paddys day, paddy's day, paddys day, st david's day, st davids day, st andrew's day, st
    andrews day, st george's day, st georges day, st brigids day, st brigid's day, st swithins day, st stephen's day, st stephens day, st
    dwynwen's day, santes dwynwen, st piran's day, st pirans day, burns night, burn's night, rabbie burns, robert burns, auld lang syne, bonfire
    night, guy fawkes, guy fawkes night, firework night, bank holiday, may day, may bank holiday, remembrance sunday, remembrance day, armistice
    day, ve day, april fools, april fools day, april fool's day, black friday, cyber monday, blue monday, leap year, platinum jubilee, mardi gras,
    black history month, pride month, pride march, mid summer, summer solstice, winter solstice, orange order, twelfth of july, eleventh night,
    eisteddfod yr urdd, urdd gobaith cymru, nos calan, calan gaeaf, cymru am byth, penblwydd hapus, nadolig llawen, bore da, nos da, prynhawn da,
    iechyd da, dydd gwyl dewi, haf and hydref, wesolych swiat, na zdrowie, sto lat, dzien dobry, boze narodzenie, la multi ani, sarbatori
    fericite, hristos a inviat, paste fericit, slava ukraini, khrystos voskres, srozhdestvom kristovym, meskel haile, melkam addis amet, melkam
    genna, rihus awde amet, hijri new year, carnival monday, emancipation day, windrush day, igbo women's day, new yam festival
"""

_PLACES = """
    united kingdom, great britain, northern ireland, republic of ireland, southern ireland, united states, saudi arabia, sri lanka, south africa,
    new zealand, hong kong, sierra leone, ivory coast, cote d'ivoire, costa rica, puerto rico, el salvador, dominican republic, czech republic,
    north macedonia, south sudan, burkina faso, guinea bissau, equatorial guinea, cape verde, sao tome, papua new guinea, solomon islands,
    trinidad and tobago, antigua and barbuda, st lucia, st kitts, st kitts and nevis, st vincent and the grenadines, british virgin islands,
    cayman islands, turks and caicos, falkland islands, channel islands, democratic republic of congo, dr congo, central african republic, middle
    east, far east, eastern europe, west africa, east africa, north africa, south asia, south america, latin america, north america, north korea,
    south korea, east timor, san marino, vatican city, west bank, gaza strip, west indies, bosnia and herzegovina
"""

_PART = re.compile(r"[^\W\d_]++(?:'[^\W\d_]++)*+|\d++(?:[.,:]\d++)*+")
_CLITIC = re.compile(r"(?<=.)'(?:s|d|ll|re|ve|m)$")


def _listed(*texts: str) -> tuple[str, ...]:
    found = dict.fromkeys(" ".join(text.split()) for every in texts for text in every.split(","))
    return tuple(phrase for phrase in found if phrase)


PHRASES = _listed(_SERVICES, _MEDICINE, _BRANDS, _SCREENS, _FEASTS, _PLACES)
"""Every phrase, lower case, with single blanks; a few are one word with a figure in it (turn2us)."""


def parts_of(phrase: str) -> tuple[str, ...]:
    """The words and numbers of a phrase as they are looked up: without signs, and without ``'s``, ``'m`` and the like."""
    return tuple(_CLITIC.sub("", part) for part in _PART.findall(phrase))


def _by_first() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in PHRASES:
        parts = parts_of(phrase)
        if parts not in found.setdefault(parts[0], []):
            found[parts[0]].append(parts)
    return {first: tuple(sorted(every, key=len, reverse=True)) for first, every in found.items()}


_BY_FIRST = _by_first()


def phrase_at(words: Sequence[str], at: int) -> int:
    """How many words from ``at`` on are one phrase that stays, the longest; 0 if none starts there.

    ``words`` are folded, numbers among them, without possessives, in the order of the text. Whoever asks sees to it that
    no full stop or comma stands between them.
    """
    for parts in _BY_FIRST.get(words[at], ()):
        if tuple(words[at : at + len(parts)]) == parts:
            return len(parts)
    return 0
