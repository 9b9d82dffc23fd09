"""Polish. Nouns, adjectives and verbs end in many ways, and verbs begin with little words: *pisać*, *napisałam*, *zapisany*.

Written for this project from general knowledge, folded as ``reading.fold`` does.
"""

from conversations.redaction.held.language import Language
from conversations.redaction.table import table

POLISH = Language(
    words=table(
        """
        a aby adopcja adres adwokat afryka agencja agresja agresor agresywny akademik akcent akcja albo ale alergia
        alergiczny alfabet alkohol ambasada ambulans ameryka angielka angielski angielskiego angielsku anglia anglicy
        anglii anglik ani aniol antybiotyk antybiotyki apel apteka aptekarz areszt artykul artysta aspiryna astma
        asystent asystentka aukcja auto autobus autobusem autyzm awans az azja azyl azylant babci babcia babcie babka
        bac badania badanie badz bagaz bagaznik bal bala balagan balam balkon balkonowy balon banan bandaz bank bankomat
        bardziej bardzo barista barszcz basen bateria bawi bawialnia bawic beda bede bedzie bedziemy benzyna bez
        bezdomnosc bezdomny bezpieczenstwo bezpiecznie bezpieczny bezradny bezrobocie bezrobotny bezsennosc bezsens
        bezsilny bialaczka bialy biblioteka bic bieda biedna biedny biegac biegly biegunka bierze bije bil bila bilet
        bilety biologia biura biuro biznes bizuteria blad blagac bledny bliscy bliska bliskich blisko blister blizna
        blizniaki bliznieta blogoslawic blogoslawienstwo blok bluza bo bog boga bogaty bogu boi boisko boje bojka bojler
        bol bolalo bolec boli bolu boska boze brac bracia brak brakowalo brakuje brama bransoletka brat brata bratanek
        bratanica bratem bratowa brew broda brodzik brudny brudzic brygadzista brytania brytanii brytyjczyk brzeg brzuch
        brzucha brzydki budowa budynek budzet budzi budzic bulka bulki bunt burza but butelka buty by byc byl byla bylam
        bylem byli bylismy bylo byly bym cala cale calego calej calkiem caly cebula cegla cegly cennik centrum cesarskie
        cewnik chandra chca chce chcemy chcesz chcial chciala chcialam chcialem chciec chcieli chciwy chemia
        chemioterapia chipsy chirurg chleb chlod chlodny chlopak chlopiec chmura choc chociaz chociazby chodnik
        chodnikowy chodze chodzi chodzic chodzil chora choroba chorobe choroby chorowac chory chorzy chowac chrzestna
        chrzestny chwalic chwila chwile chwycic chwytac chyba ci ciagle ciasto ciaza ciazy cicho cichy cie ciebie ciek
        ciekawy cieklo cien cieplo cieply cierpi cierpial cierpiec cierpliwosc cierpliwy ciesze cieszyc ciezki ciezko
        ciocia ciotka cisnac cisza co codziennie corce coreczka corka corke corki cos cud cudowny cudzoziemiec cukier
        cukierek cukrowy cukrzyca cwiczenia cwiczenie cwierc cytryna czajnik czapka czarny czas czasami czasem czasu
        czechy czego czegos czeka czekac czekal czekala czekalam czekalem czekali czekalismy czekam czekamy czekania
        czekanie czekolada czemu czerwca czerwcu czerwiec czerwony czesc czesto czkawka czlonek czlowiek czolo
        czterdziesci czterdziestu czterech czternascie cztery czuc czuje czul czula czulam czulosc czuly czwartek
        czwarty czworka czy czym czynic czynsz czysty czytac dac dach daje dal dala dalej daleki daleko dali danie dano
        darmo darmowy data dawac dawka dawno decydowac decyzja decyzje delikatny demencja dentysta deportacja depresja
        dermatolog diagnoza diagnoze diagnozy dializa dieta dla dlaczego dlatego dlug dlugi dlugo dluzej dni dnia dniach
        dniowka dniu dno do dobra dobre dobrego dobro dobroc dobry dobrze dodac dodal dodatek dodatkowy dokad dokladnie
        doktor dokuczac dokuczaja dokument dokumenty dolny dom domem domowy domu domy doniesc dookola dopiero dopoki
        doradca doradzic dorastac dorosli dorosly dosc dostac dostaje dostajemy dostal dostala dostalam dostalismy
        dostawa dostawca dostep doswiadczenie dosyc dotkliwy dotknac dotyczyc dotyk dotykac dowiedzialam dowiedziec
        dowod dr dres drgawki droga drogi druga drugi drugiego drzal drzec drzemka drzewo drzwi dumny dusza duszno
        dusznosci duza duzo duzy duzych dwa dwadziescia dwanascie dwie dwiescie dwoch dwoje dworzec dwudziestu
        dwukrotnie dyktando dyrekcja dyrektor dyrektorka dyskryminacja dyskryminowac dyslektyk dyspozytor dywan dywanik
        dyzur dzem dziac dziadek dziadka dziadkowie dziala dzialac dzialka dzieci dzieciach dzieciak dzieciaki dzieciecy
        dzieciom dziecka dzieckiem dziecko dziecku dziecmi dziedziczyc dzieje dzieki dziekowac dziekowalam dziekuje
        dziekujemy dzielnica dzien dziennie dzienny dziesiaty dziesiec dziesieciu dziewczyna dziewczynka dziewiaty
        dziewiec dziewiecdziesiat dziewieciu dziewietnascie dzis dzisiaj dziwny dzwonek dzwonic dzwonie dzwonil dzwonila
        dzwonilam dzwonilem edukacja edukacyjny egzamin egzekucja ekipa ekran eksmisja elektryczny email emerytura
        emigracja emigrant emocja emocje endokrynolog epilepsja etap etat euforia euro europa europy fabryka fachowiec
        fajny fakt faktura fala falszywy fatalny ferie figura film firma firmie fizjoterapeuta fizjoterapia fizyka folia
        forma formularz formularza fotel fotelik fotografia frytki fundacja funkcja funt funtow funty furtka gabinet
        gadac gardlo garnek gasnica gaz gazeta gdy gdyby gdyz gdzie gdzies genetyczny geografia gimnastyczny gimnastyka
        gimnazjum ginekolog gips glebia glod glodny glos glosem glosno glosny glosowac glowa glownie glowy gluchy glupi
        gmina gniazdko gniew gniewny go godnosc godny godzin godzina godzine golic gora goraczka gorny gorset gorszy
        gorzej gosc goscie gotowa gotowac gotowka gotowy gra grac grafik granat granica grosz grozic grozil gruby
        grudnia grudniu grudzien gruntowny grupa grupy gruszka grypa grzech grzeczny grzejnik grzyb grzyby gumki guz
        guzy gwalt gwarancja gwiazda halas halka halo hamulec hanba handel harcerski harcerz haslo herbata histeria
        historia historie hormon hostel hotel hulajnoga humor humory hydraulik i ich ide idzie igla ignorowac ignoruja
        ile im imie imieniu implant indie infekcja informacja informacje inhalator inna inne innego inny innych insulina
        integracja internet inwalidzki inwestor irlandia irlandii irytowac isc iskra istniec izba ja jablko jadl jajko
        jak jaka jakas jakby jaki jakie jakiegos jakies jakis jako jasny jawny je jechac jechal jeden jedenascie jedna
        jednak jednego jednej jedno jednostka jednym jedyna jedynie jedyny jedzenia jedzenie jedzie jego jej jem jemu
        jesc jesien jesli jest jestem jestes jestescie jestesmy jeszcze jezdzic jezeli jezioro jezus jezyk jezyka jezyku
        jogurt jutro juz kabel kafelki kaleka kalendarz kaloryfer kalosze kaluza kanapa kanapka kanapki kapcie
        kapielowki kapusta kara karac karaluch kardiolog karetka karmiaca karmic karmienie karmilam karta kartka
        kartoteka kasa kasjer kasjerka kasza kaszel kaszlal kaszle kaszlec katar katastrofa kaucja kawa kazda kazde
        kazdego kazdej kazdy kelner kiedy kiedys kielbasa kierowac kierowca kierownica kierowniczka kierownik kierunek
        kilka kilkanascie kilku kilogram kim klamac klamie klamka klamstwo klasa klasc klasie klasy klatka klient klimat
        klocic klopot klotnia klub klubie klubu klucz klucze kobieta kobiety koc kocha kochac kocham kocyk kogo kogos
        kolacja kolano koldra koledzy kolega kolegium kolejka kolejki kolejna kolejne kolejny kolezanka kolo kolonie
        kolor kolyska komin komisja kompletny komputer komu kon konca koncu konczyc konflikt koniec konieczny konsulat
        kontakt kontaktowac konto kontrakt kontrola koordynator kopac korek korepetycje korytarz korytarze korzysc
        korzystac kosc kosciele kosciol kosz koszmar koszt kosztowac kosztuje koszula kot kota kotek kozaki kraj kraje
        kraju kran krasc kredki kregoslup krew krewni krewny krok krople kroplowka krotki krotko krtan krwotok krzeslo
        krzyczal krzyczec krzyczy krzyk krzywda krzywdzic krzyz ksiadz ksiazeczka ksiazka ksiezyc ksztalt kto ktora
        ktore ktorego ktorej ktoremu ktory ktorych ktorym ktorzy ktos ku kucharz kuchenka kuchni kuchnia kula kupa kupic
        kupila kupowac kuracja kuratela kurator kuratorium kuratorka kurczak kurczaki kurs kurteczka kurtka kuzyn
        kuzynka kuzynki kuzynostwo kwadrans kwarantanna kwiat kwiecien kwietnia kwietniu kwota laboratorium laczyc
        lagodny lamac lament lampa lampka lancuch lapac laryngolog lat lata latach latek latem lato latwiej latwo latwy
        lazience lazienka lazienki lazienkowy leciec lecz leczenie leczyc legalizacja legalny lek lekarka lekarstwo
        lekarz lekarza lekarze lekarzem lekarzy lekcja lekcje lekcyjny leki lekki lekko lekow leniwy lepiej lepsza
        lepszy letni lewy lezal lezec lezy liczba liczyc linijka lipca lipcu lipiec lisc liscie list lista listonosz
        listopad listopada listopadzie listu listwa listy litera litosc litowac litwa lod lodowka lodowki lody logopeda
        logopedy lojalny lokator lokatorzy lot lotnisko lowic lozeczko lozko lozku lub lubi lubic lubie ludzi ludzie
        ludziom ludzki lustro lutego luty lutym lzy ma macie macocha madry magazyn magazynier mail maj maja majster
        majtki maju maka makaron mala malarz male malo malowac maluch maly malych mam mama mame mamie mamo mamusia mamy
        mandat marca marchew marchewka marcu marka marny martwi martwic martwica martwie martwy maruda marudzic marzec
        masc maslo masz maszyna matematyka materac matka matki maturalny maz mebel meble mechanik meczet meczy meczyc
        mediacja mediator medycyna medyczny menedzer metoda metr metro meza mezczyzna mezem mezowi mgla mi mial miala
        mialam mialem miasta miasteczko miasto miec miedzy miedzynarodowy miejsca miejsce miejscowy mieli mielismy
        miescie miesiac miesiaca miesiace miesiecy miesiecznie miesien mieso mieszka mieszkac mieszkal mieszkam
        mieszkamy mieszkania mieszkanie mieszkaniec mieszkaniowy mieszkaniu migrant migrena mikrofalowka mila milczec
        milczenie mili milion milo milosc mily mimo minac minal minelo minut minuta miod miska miss mleczny mleko mloda
        mlodsza mlodszy mlody mlodych mna mnie mniej mniejszy mnostwo mnozenie moc mocno mocny modlic modlitwa moga moge
        mogl mogla moglam moglem mogli moglo moich moim moj moja moje mojego mojej mojemu mokry moment monitorowac morze
        most motor motyw mow mowa mowi mowia mowic mowie mowil mowila mowy moze mozemy mozesz mozg mozgowy mozliwe mozna
        mr mrowki mrs ms msciwy mu mundur mundurek mur murarz musi musial musiala musialam musialem musiec musielismy
        musimy musza musze muzyka my myc mydlo mysl myslal myslalam mysle myslec mysli mysz myszy na nacisk nad nadal
        nadasany nadgodziny nadziei nadzieja nadzieje nagana nagle nagly nagroda najbardziej najem najgorsze najgorszy
        najgorzej najlepiej najlepsza najlepszy najmlodsza najmlodszy najstarszy najwiecej nakarmic nakaz nalesniki
        nalezec nalezy nam nami namowic napad napady napic napiecie napisac napisal napisala napisalam naprawa naprawde
        naprawic naprawili naprzeciwko narkotyki narkoza narod narodzenie narodziny naroznik narzeczona narzeczony
        narzekac nas nastolatek nastolatka nasz nasza nasze naszego naszej naszych naszym natura natychmiast nauczanie
        nauczyc nauczyciel nauczyciele nauczycielka nauczyl nauczyla nauka nawet nazwa nazwisko nazywa nazywac nedza
        nerka nerwowy nerwy neurolog nia niania nic nich niczego nie niebezpieczenstwo niebezpieczny niebieski niebo
        niech niechcacy niedaleko niedawno niedosluch niedziela niedziele niego niegrzeczny niej niektore niektorzy
        nieletni niemcy niemiec niemily niemowlak niemowle niemowlecy niemozliwe nienawidzic niepelnosprawnosc
        niepelnosprawny niepokoic niepokoj nieprawda niesc niespodzianka niestety nieuprzejmy niewidomy nigdy nigdzie
        nikly nikogo nikomu nikt nim nimi niski niz no noc noca nocka nocki nocleg nocny nocowac nocy noga noge nogi
        normalnie normalnosc normalny nos notatka nowa nowe nowego noworodek nowotwor nowy nowych nowym nowymi nozyczki
        nudzic numer o ob oba obawa obawiac obawiam obcokrajowiec obcy obecnie obecny obejrzec obiad obie obiecac
        obiecal obiecala obiekt objaw objawy objazd obnizyc oboje obojetnosc obojetny obok obowiazek obowiazkowy oboz
        obraz obraza obrazac obrazek obrazic obrona obronic obrzek obserwowac obudzic obudzil obudzila oburzona oburzony
        obwiniac obywatel obywatelstwo ocean ocena ocenic ochrona ochroniarz ochronic oczekiwac oczy oczywiscie od oddac
        oddech oddychac oddychal oddzial oddziale odebrac odebral odejsc odeszla odezwac odezwal odkurzacz odlezyny
        odmienny odmowa odmowic odmowili odmowiono odnalezc odniesc odpoczac odpoczynek odpowiada odpowiadac odpowiedni
        odpowiedz odpowiedzi odpowiedzial odpowiedzialny odpowiedziec odprowadzac odprowadzic odpuscic odraza odrobina
        odrzucic odrzucili odszedl odszkodowanie odwaga odwazyc odwiedzac odwiedzil odwiedziny odwiezc odwolac odwolali
        odwolanie odwolawczy odzyskac odzywac odzywiac oferta ogien ogladac ogloszenie ogolem ogolnie ogolny ogorek
        ograniczyc ogrod ogromna ogromny ogrzewac ogrzewanie ojca ojcem ojciec ojcu ojczym okazac okazalo okazja okienko
        okna okno oko okolica okolo okradli okres okropnie okropny okrutny okrycie okulary okulista olej olimpiada on
        ona one oni onkolog ono opatrunek operacja operacje operacji opieka opieke opieki opiekowac opiekun opiekunczy
        opiekunka opieprzyc opinia oplacic oplata opowiadac opowiedziec opoznienie oprocz opuchlizna opuscic oraz organ
        organizacja ortopeda orzeczenie osadzony osiagnac osiedle osiem osiemdziesiat osiemnascie oskarzac oskarzyc
        osmiu osmy osob osoba osobisty osobno osoby osrodek osrodku ostatni ostatnia ostrozny ostry ostrzegac
        oszczednosci oszukac oszukal otoczenie otruc otrzymac otrzymalam otrzymalismy otucha otwarty otwierac otworzyc
        owoc owoce pacjent pacjentka paczka padac padl pakistan pakowac palec palic pamiec pamieta pamietac pamietam
        pampers pan pana panem pani pania panika panowac panstwo panu papier papieros papiery para parafia paraliz
        parasol parasolka pare park parking parter partner partnerka pas pasazer pasek pasowac paszport patrzec patrzy
        patrzyl pazdziernik pazdziernika pazdzierniku paznokiec pchac pech pecherz pedagog pediatra pelnomocnik pelny
        pensja pensje peron perspektywa petycja pewna pewno pewnosc pewny piasek piatek piatka piaty pic picie piec
        piecdziesiat piecdziesieciu pieciu piekarnia piekarnik piekarz pieklo piekny pielegniarka pielegniarki
        pielegniarski pielegniarz pielucha pieluchy pieniadz pieniadze pieniedzmi pieniedzy pieprz pierogi piers piersia
        pierwsza pierwszego pierwszy pies piesc pieszo pieta pietnascie pietro pijak pijany pilka pilnie pilnowac pilny
        piornik piosenka pisac pismo pisze piwnica piwniczny piwo pizama pizza plac place placi placic placz placze
        placzliwy plakac plakal plakala plakat plama plan plaster plastyka plaszcz platki plaza plec plecak plecaki
        plecy plesn plesnia plod plomba pluc pluca pluskwy plywac plywanie po pobic pobil pobity pobliski pobyt
        pocalowac pociag pocic pociecha poczatek poczatkowo poczatku poczekac poczekalnia poczta poczucie pod podac
        podanie podarowac podatek podczas podejrzany podejrzewac podejrzliwy podejsc podgrzewacz podkreslic podlaczyc
        podlodze podloga podly podniesc podoba podobac podobnie podobny podpis podpisac podpisalam podrecznik podroz
        podwieszany podworko podwykonawca podwyzka podzial podziekowac pogarda pogarszac pogoda pogodzic pogorszyc
        pogotowie pogrzeb pojawic pojawil pojechac pojechal pojecie pojedynczy pojsc pokarm pokazac pokazal pokazala
        pokazuje pokazywac pokoik pokoj pokoje pokojowka pokojowy pokoju pokonac pokora pokrywac pokrzywdzony pol polacy
        polaczyc polak polakow polamany polecic polecila polegac policja policjant policjantka policji policzek policzyc
        polka polkolonie polnoc polowa polowe polozna poloznej polozniczy polozyc polozyl polsce polska polske polski
        polsku poltora polubic poludnie pomaga pomagac pomagal pomarancza pomidor pomoc pomoca pomocy pomogl pomogla
        pomogli pomoglo pomylic pomylka pomysl pomyslowy ponad poniedzialek poniewaz ponizac ponizej ponownie poparzenie
        poparzyc popelnic poplakac popoludnie popoludniu poprawa poprawia poprawic poprosic poprzedni poprzednia
        popychac por porada poradnia poradzic poradzil poradzila poradzilam poranek porazka poreczyciel porod porodu
        poronic poronienie porownac porozmawiac porozmawial portfel poruszac porzadek porzucic posciel posiadac posilek
        poslac posluchac posprzatac postac postanowic postanowil postawa postawic postep postepy postoj poszedl
        poszkodowany poszla poszlam poszlem poszukac potem potrafi potrafic potrafie potrzeba potrzebna potrzebny
        potrzebowac potrzebuje potrzebujemy potrzeby potwierdzic powaznie powazny powiadomic powiat powie powiedzial
        powiedziala powiedziano powiedziec powiedzieli powietrze powiklania powinien powinna powinni powinno powitac
        powod powodowac powodu powodz powodzi powoli powolywac powrotem powstac powtarza powtarzac powtorzyc pozar
        pozbyc pozew poziom poznac poznalam pozniej pozno pozostac pozwalac pozwolenie pozwolic pozwolil pozyczka
        pozyczyc pozytywny praca prace pracodawca pracodawcy pracowac pracowal pracownica pracownicy pracownik pracuje
        pracy prad praktyka praktykant pralka pralnia pranie prasa prawa prawda prawdopodobnie prawdziwy prawidlowy
        prawie prawnik prawnika prawny prawo precz prezent proba problem problemem problemow problemy probny probowac
        probowalam probuje produkcja produkt profesjonalny prog prognoza program projekt prom promien proponowac prosic
        prosil prosilam prostu prosty prosze proteza protokol prowadzi prowadzic prowadzil prysznic prysznice prywatny
        przebywac przeciag przeciek przecier przeciez przeciw przeciwko przeczytac przed przedluzyc przedmiot przedmioty
        przedstawic przedszkola przedszkole przedszkolu przedtem przedwczoraj przegrac przejac przejsc przejscie
        przekaska przekazac przekazal przekonac przekroczyc przelom przelozyc przemoc przemocy przemoczyc przeniesc
        przeniesli przepis przepisac przepisy przepraszac przepraszam przeprosic przeprosil przeprosila przeprosiny
        przeprowadzic przeprowadzka przerazac przerazona przerazony przerwa przesiadka przesluchanie przestac przestal
        przestala przestepstwo przestraszony przestrzegac przestrzen przeszczep przeszkadzac przeszlosc przewidziec
        przewlekly przewrocic przez przezyc przezycie przezyla przy przybyc przychodni przychodnia przychodnie
        przychodzi przychodzic przyciagnac przydac przydzielic przydzielono przygotowac przyjac przyjaciel przyjaciele
        przyjaciolka przyjazn przyjazny przyjechac przyjechal przyjechala przyjecie przyjeli przyjemny przyjsc przyklad
        przykro przykry przynajmniej przyniesc przyniosla przypadek przypadku przypominac przypomniec przyroda przysiega
        przyslugiwac przysluguje przystanek przyszedl przyszla przyszli przyszlosc przyszly przytulac przytulic
        przywilej przyznac przyznali przyznano psuc psychiatra psycholog psychologa ptak publiczny pukac punkt pusty
        pyszny pyta pytac pytania pytanie rachunek rachunki raczej raczka rade radny radosc rady radze radzi radzic
        rajstopy rak ramka rana ranic ranny rano rasa rasistowski rasizm rata ratowac ratownik ratunek raz razem razy
        realny reanimacja rece recepcja recepcjonistka recepta recznik region regula rehabilitacja rejestr rejestracja
        rejestrowac reka rekawiczki reke reklama rekrutacja religia remont renta reszta resztki rezerwa rezonans
        rezultat rezygnowac robak robi robia robic robie robil robila robimy robota roczek roczny rodzaj rodzenstwa
        rodzenstwo rodzic rodzice rodzicom rodzicow rodzina rodzine rodzinie rodzinny rodziny rog rok roku roleta
        romantyczny ropa rosja rosnac rosol rower rownie rowniez rowny rozchorowac rozczarowanie rozczarowany rozdzielic
        rozebrac rozek rozgoryczony rozklad rozmawiac rozmawial rozmawiam rozmawiamy rozmowa rozmowca rozmowy rozne
        roznica rozny rozpacz rozplakac rozpoczac rozpoczecie rozpoznac rozpraszac rozprawa rozsadny rozstac
        roztargniony rozumial rozumie rozumiec rozumiem rozumienie rozwazyc rozwiazac rozwiazanie rozwiedziony rozwiesc
        rozwijac rozwod rozwoj rozwolnienie rozzalony ruch ruchowy rumunia rura rury ruszac ryba rynna rysowac rysunek
        ryz ryzyko rzad rzadko rzadowy rzecz rzecznik rzeczy rzeczywiscie rzeczywistosc rzeka rzemieslnik rzucac rzucic
        rzucil rzucila sa sad sadowy sadu sala salata salon sam sama samego sami samo samobojczy samobojstwo samochod
        samochodem samodzielny samolot samopoczucie samotna samotnosc samotny sandaly sasiad sasiadka sasiadki sasiedni
        sasiedzi scena schodek schody schorzenie schowac schroniska schronisko schronisku schwytac schylic sciana
        scianie sciany sedes sedzia sekret sekretarka sekunda semestr sen senior sens sentyment sepsa ser serca serce
        serdeczny serek seria serio siatka siatkowka sie siebie siedem siedemdziesiat siedemnascie siedmiu siedzi
        siedzial siedziec sierota sierpien sierpnia sierpniu sil sila silny silownia sily siniak siniaki siodmy siostra
        siostre siostry siostrzeniec siwy skad skakac skala skandal skarb skarga skarge skarpetki skarpety skarzyc
        skierowac skierowal skierowanie skierowano sklep sklepowy sklepy sklonny skok skolioza skomplikowany skonczony
        skonczyc skonczyl skonczylam skonczylo skontaktowac skora skoro skrecic skrucha skrzynka skrzywdzic skrzyzowanie
        skupic skupienie skurcz skuteczny skutek slaba slabo slabosc slaby slad sledzic sliczny sliniak slodki slodycze
        slonce slow slowa slownictwo slowo slub sluch slucha sluchac sluchal sluchala sluchawka sluchowy sluz sluzba
        sluzby sluzyc slyszal slysze slyszec slyszenie smacznie smak smiac smiec smiech smieci smieje smierc smierdziec
        smieszny smietana smietnik smrod smutek smutna smutno smutny sniadania sniadanie snic snieg soba sobie sobota
        sobote sobotni socjalna socjalnego socjalnej socjalny sok sol somalia sonda spac spacer spacerowac spadac spadek
        spadl spal spala spasc specjalista specjalistka specjalna specjalnie specjalny spedza spedzac spedzic spedzila
        spelnic spi spieszyc spioszki splacac splacic spod spodnica spodnie spodziewac spojrzec spoko spokoj spokojna
        spokojnie spokojny spokrewniony spoleczenstwo spolecznosc spoleczny spor sport spory sposob sposobnosc spotkac
        spotkal spotkalam spotkania spotkanie spotykac spowodowac sprawa sprawdzac sprawdzian sprawdzic sprawdzil sprawe
        sprawia sprawic sprawiedliwosc sprawiedliwy sprawny sprawy sprobowac sprzatac sprzataczka sprzatanie sprzeciw
        sprzedac sprzedawca sprzedaz sprzet spuchniety sredni sroda srode srodek srodki srodowisko sruba stac stacja
        stad stal stala stale stalo staly stan stanac standard stanie stanowczy stanowic stara starac starania starosc
        starsza starszy start stary starych statek status sterta sto stoi stol stolarz stolowka stopa stopien stopniowo
        stosowac stowarzyszenie strach strachu stracic stracil stracila stracilam stracony straszne strasznie straszny
        straszy straszyc straszyl strata stres stroj stromy strona strumien strup strzelac stu student studia studiowac
        stwarzac stwierdzic stwierdzil stwierdzila styczen stycznia styczniu styl stypendium suchy sufit sukces sukienka
        suma sumienie sumienny surowica surowy suszyc sweter sweterek swiadczenia swiadczenie swiadek swiadomosc
        swiadomy swiat swiatlo swiecic swieta swietlica swietny swiety swiezy swoboda swoich swoim swoj swoja swoje
        swojego syczec sylwester syn syna synek synem synka synkiem synowa synowi synowie synu sypac sypialnia syria
        system sytuacja sytuacji szacunek szafa szafka szalik szalony szanowac szansa szanse szary szatnia szczegolnie
        szczepienie szczepionka szczerosc szczery szczescie szczesliwa szczesliwy szczury szedl szef szeptac szeroki
        szesc szescdziesiat szesciu szesnascie szew szklanka szklo szkocja szkocji szkoda szkol szkola szkole szkolenie
        szkolka szkolny szkoly szla szlafrok szmata szokowac szokujacy szosty szpital szpitala szpitalny szpitalu
        sztucce sztuka szuflada szuka szukac szum szwagier szwagierka szwagra szwalnia szyba szybka szybki szybko szyc
        szyja szynka ta tabela tablet tabletki tablica tabliczka tajemnica tak taka taki takie takiej taksowka takze
        talent talerz talerze tam tamta tamten tanczyc tani taniec tarczyca tata tate tatus taty tchorz tchorzliwy te
        teatr teatralny technika tedy tego tej telefon telefonicznie telefonu telefony telewizor temat temperatura temu
        ten teoria terapeuta terapeutka terapia terapii teraz teren termin terminu termostat tesc tesciowa tesciowie
        teskni tesknic tesknie tesknota test testament tetno tez tlen tluc tlum tlumacz tlumacza tlumaczka tlumaczyc
        tlumaczyl tlusty to toaleta toba tobie tolerancja tomografia ton tona torba torebka tort toster towar
        towarzystwo towarzyszyc trace traci tracic tradzik trafic trafil trafila traktowac traktowali traktuje trampki
        tramwaj trasa trauma trawa trema trening troche troje trojka trolejbus troska troskliwy troszczyc troszke truc
        trudna trudne trudno trudnosc trudnosci trudny truskawki trwa trwac trwalo trwaly trzeba trzech trzeci trzecia
        trzy trzydziesci trzydziestu trzyma trzymac trzymaj trzymal trzynascie tu tunel turcja turniej tutaj twardy
        twarog twarz twierdzi twierdzic twierdzil twoj twoja tworca ty tyc tych tydzien tygodni tygodnia tygodnie
        tygodniowo tygodniu tyle tylko tym tymi typ typowy tysiac tysiace tysiecy tytul u ubezpieczenie ubezpieczyciel
        ubierac ubogi ubostwo ubrania ubranie ucho uchodzca uchodzcy uciec uciekac uciekl uciekla uciszyc uczciwy uczen
        uczennica uczestnik uczniowie uczucie uczulenie uczyc uczyl uczyla uczymy udac udaje udalo udar udawac uderzyl
        udzielic udzielono ufac ufnosc ugryzc ujawnic uklad ukonczyc ukraina ukrainie ukrainiec ukrainy ukrasc ukrywac
        ulewa ulga ulge ulica ulice ulicy ulubiony umarl umarla umie umiec umiejetnosc umiem umowa umowic umowil
        umowilam umozliwic umrzec umyc umysl umyslowo umyslowy umywalka unia unikac uniwersytet upadl upadla upal uparty
        upasc upewnic upic upokorzona upokorzyc upor uposledzenie uprawnienie uprawniony uprzedzic uprzejmy uratowac
        uraz urazony urlop urlopowy uroczo uroczy urodzic urodzil urodzila urodzilam urodziny urzad urzedniczka urzednik
        urzedowy urzedu usg usiasc usluga uslugi uslyszec usmiech usmiechac uspokajac uspokoic usta ustalenia ustalic
        ustawa usterka usunac utrata utrzymac utrzymanie uwaga uwage uwagi uwielbia uwielbiac uwierzyc uwolnic uznac
        uzyc uzyskac uzywac uzywanie w wada wafel waga wakacje walczyc walia walii walizka walka wam wami wanienka wanna
        warga warstwa warsztaty warto wartosc warunek warunki warzywa warzywny was waski wasz watpic watpliwosc watrobka
        wazna wazne wazny wazyc wchodzic wciaz wczesniak wczesnie wczesniej wczoraj wdowa wdzieczna wdziecznosc
        wdzieczny we wedlina wedlug weekend wejsc wejscie wenflon wentylacja wersja wesele weseli wesolo wesoly
        weterynarz wewnatrz wezwac wezwalam wezwanie wf wiadomosc wiara wiatr wiazac widelec widoczny widok widze
        widzenie widzi widzial widziala widziec wie wiec wiecej wieczny wieczor wieczorem wieczorny wiedza wiedzial
        wiedziala wiedziec wiek wiekszy wieku wiele wielka wielkanoc wielki wielkie wielkiej wiem wiemy wierny wierzy
        wierzyc wierzyl wies wiesz wieszac wieszak wiezc wiezienie wigilia wilgoc wilgotny wina winda winic winny
        wiosenny wiosna wirus witam wiza wizyta wizyte wizytowka wizyty wjazd wkrotce wlaczyc wladza wlamac wlamanie
        wlasciciel wlascicielka wlasciwie wlasciwy wlasna wlasnie wlasnosc wlasny wlosy wlozyc wniosek wnioski wniosku
        wnuczeta wnuczka wnuczki wnuk wnuka wnuki wobec woda wode wokol wolac wole wolec wolno wolnosc wolny wolontariat
        wolontariusz worek wozek wozka wpasc wpis wplacic wplynac wprowadzic wpuscic wracac wracam wrazenie wrazliwy
        wrecz wredny wreszcie wrocic wrocil wrocila wrog wrogi wrzesien wrzesnia wrzesniu wschod wsciekly wskazac
        wspaniala wspaniale wspanialy wsparcia wsparcie wspierac wspolczucie wspolnie wspolny wspolpraca wspominac
        wspomnienie wsrod wstac wstaje wstawac wstrzas wstrzasnienie wstrzymac wstyd wstydze wstydzic wszedzie wszelki
        wszyscy wszystkich wszystkie wszystkiego wszystkim wszystko wtedy wtorek wuj wujek wujostwo wy wybaczyc wybic
        wybor wyborca wybrac wybral wybuch wybuchac wychodzic wychowac wychowanie wychowawca wychowawczy wychowawczyni
        wychowuje wyciagnac wycieczka wycieczki wyciek wycieraczka wyczerpanie wyczerpany wydac wydaje wydalic
        wydarzenie wydarzyc wydatek wydawac wydzial wyglad wyglada wygladac wygladal wygodny wygrac wyjasnic wyjasnil
        wyjatek wyjatkowy wyjazd wyjazdy wyjechac wyjsc wyjscie wykapac wyklad wykluczenie wykluczyc wykonac wykonczona
        wykonczony wykorzystac wykroczenie wylac wymaga wymagac wymagaja wymagali wymiana wymienic wymiotowac wymioty
        wymowka wymyslic wynajac wynajem wynajmowac wyniesc wynik wyniki wynosic wypadac wypadek wypelniac wypelnic
        wypelnil wypis wypisac wyplacic wyplacili wyplata wyplaty wypowiedzenie wypowiedziec wypozyczyc wyprosic
        wyprowadzic wyprowadzka wyprzedzic wyrazic wyraznie wyrazny wyrok wyrozumialosc wyrozumialy wyrzucic wyrzucil
        wyrzucili wysilek wyslac wyslal wyslala wyslalam wysluchac wysluchal wysoki wyspa wystapic wystarczac wystarczy
        wystarczyl wystepowac wystraszyc wysypka wyszedl wyszla wytlumaczyc wytlumaczyla wytrzymac wytrzymuje wyzdrowiec
        wyzwisko wyzywac wyzywaja wzdety wziac wzial wziela wzmocnic wzrok wzrost wzruszajacy wzruszyc wzywac z za zab
        zabawa zabawka zabawki zabawny zabawy zabezpieczyc zabic zabieg zabiera zabierac zabolalo zabrac zabraknac
        zabral zabrali zabronic zaburzenia zaburzenie zachecac zachecic zachod zachorowac zachorowal zachorowala
        zachowac zachowania zachowanie zachowuje zacma zaczac zaczal zaczekac zaczela zaczelo zacznie zaczyna zadac
        zadanie zadbac zaden zadluzenie zadna zadne zadnego zadnej zadowolenie zadowolona zadowolony zadzwonic zadzwonil
        zadzwonila zaginac zagrozenie zagrozic zagubiony zajac zajecia zajela zajety zajmowac zajmuje zakaz zakazac
        zakazenie zaklad zakonczyc zakrecic zakret zakupic zakupy zal zalac zalamac zalamanie zalatwic zalatwil zaledwie
        zaleglosci zaleznosc zalezy zaloba zaloga zalosny zalowac zamek zameldowany zamiar zamiast zamienic zamieszkac
        zamki zamknac zamkneli zamkniety zamowic zamykac zaniedbac zaniedbanie zaniepokojony zaniesc zanim zapach
        zapalenie zapalic zapalny zapewniac zapewnic zapis zapisac zapisalam zapisy zaplacic zaplacilem zaplata
        zapomnial zapomniec zapomnieli zapomoga zapoznac zaproponowac zaproponowal zaprosic zaproszenie zaprowadzic
        zapukac zapytac zapytal zapytala zarabiac zaraz zarazek zarejestrowac zarobic zarobki zarowka zarowno zart
        zartowac zasada zasilek zasilki zasilkowy zasilku zaskoczyc zaslona zaslugiwac zasluguje zasnac zasnal
        zastanawiac zastepcza zastepczy zastepstwo zastosowac zastrzyk zaswiadczenie zaszczepic zatruc zatrudnic
        zatrudnienie zatrzymac zatrzymal zaufac zaufanie zauwazyc zauwazyl zauwazyla zawal zawartosc zawiadomic zawiesic
        zawieszony zawiezc zawiezli zawiozl zawiozla zawisc zawod zawodowy zawsze zazdrosc zazdrosny zazwyczaj zbadac
        zbadal zbic zbierac zblizac zbyc zbyt zdac zdanie zdarza zdarzenie zdarzyc zdazyc zdecydowac zdecydowali
        zdecydowanie zdejmowac zdenerwowac zdenerwowanie zdenerwowany zderzak zderzenie zdesperowany zdjac zdjecia
        zdjecie zdolnosc zdolny zdradzic zdrowa zdrowia zdrowie zdrowiec zdrowotny zdrowy zdziwiony ze zebranie zeby
        zebym zebysmy zegar zegarek zegarki zelazko zemdlec zemsta zepchnac zepsuc zepsuty zero zerowka zespol zespolu
        zeszlego zeszly zeszyt zewnatrz zewnetrzny zeznanie zeznawac zgadzac zgasic zginac zglaszac zglosic zglosil
        zglosilam zgloszenie zgoda zgode zgodnie zgodzic zgon zgubic ziarno ziec zielony ziemia ziemniaki zima zimno
        zimny zimowy zjawic zjesc zla zlamac zlamal zlamala zlamany zle zlecenie zleceniodawca zlecic zlew zlewozmywak
        zlobek zlobku zlodziej zlomowac zlosc zloscic zlota zloty zlozony zlozyc zlozylam zlozylismy zly zlych zmarl
        zmarla zmarly zmartwienie zmeczenie zmeczona zmeczony zmiana zmiane zmieniac zmienil zmienilo zmniejszyc zmusic
        zmuszac zmuszony zna znac znaczek znaczenie znaczny znaczy znajdowac znajduje znajoma znajomy znak znalazl
        znalazla znalezc znalezlismy znam znecac zniechecony zniesc znikac znikad znikl znosic znow znowu zobaczyc
        zobaczylam zobowiazac zoladek zolty zona zone zony zorganizowac zostac zostal zostala zostali zostawiac zostawic
        zostawil zostawila zrezygnowac zrezygnowalam zrobic zrobil zrobila zrobili zrozpaczony zrozumialy zrozumiec
        zrozumienie zupa zupelnie zwichnac zwierze zwierzeta zwlaszcza zwolnic zwolnienie zwolnili zwracac zwrocic zwrot
        zwyczaj zwykle zwykly zyc zycia zycie zyciu zyczliwosc zyczliwy zyczyc zyje zyla zylaki zywnosc zywy
        """
    ),
    capitals=table(
        """
        afryka ameryka angielka angielski anglia anglicy anglii anglik azja babci babcia bog boga bogu boska boze
        brytania brytanii brytyjczyk ci cie ciebie ciocia czechy dziadek europa europy indie irlandia irlandii jezus
        litwa mama mame mamie mamy matka narodzenie niemcy niemiec pakistan pan pani pania panstwo panu polacy polak
        polakow polka polsce polska polske polski rosja rumunia somalia syria szkocja szkocji tata tate taty tobie
        turcja twoj ty ukraina ukrainie ukrainiec ukrainy unia walia walii wam was wielka wielkanoc wielkiej wigilia wy
        """
    ),
    no_names=table("dom lata ma on pan tam"),
    places=table(
        """
        belfast bialymstoku bialystok birmingham bradford bristol bristolu bydgoszcz cardiff edynburg edynburgu gdansk
        gdansku glasgow katowicach katowice kielce krakow krakowa krakowie leeds leicester liverpool liverpoolu lodz
        lodzi londyn londynie londynu lublin lublinie manchester manchesterze nottingham poznan poznaniu radom rzeszow
        sheffield szczecin szczecinie torun warszawa warszawie warszawy wroclaw wroclawiu
        """
    ),
    kin=table(
        """
        babci babcia brat brata bratanek bratanica bratem ciocia corce coreczka corka corke corki doktor dr dyrektor
        dziadek dziadka dzieckiem dziecko imie imieniu kolega kolezanka ksiadz kuzyn kuzynka lekarz logopeda maz meza
        mezem miss mr mrs ms nauczyciel nauczycielka niania opiekunka pan pana panem pani pania panu partner partnerka
        pielegniarka polozna prawnik przyjaciel przyjaciolka psycholog sasiad sasiadka siostra siostre siostry
        siostrzeniec socjalna syn syna synek synem synkiem synowi wnuczka wnuczki wnuk wnuka wujek wychowawczyni zona
        zone zony
        """
    ),
    sites=table(
        """
        firma firmie fundacja klub klubie klubu kosciele kosciol osrodek osrodku przedszkola przedszkole przedszkolu
        przychodni przychodnia przychodnie schroniska schronisko schronisku szkola szkole szkoly szpital szpitala
        szpitalu ulica ulice ulicy zlobek zlobku
        """
    ),
    near=table("do kolo pod w we z ze"),
    endings=table(
        """
        a ac aca ace ach acy aj aja ajcie al ala ali alo am ami ania anie aniu ano any anych as byc bym c cie e ego ej
        eja eje ek ela eli ely em emu enia enie eniu i iala ialo ialy ic ich ie iec ieli iem ieni ij ijcie im imi iona
        ione iony ka ke ki ko l la labym lam lbym lem li lismy lo ly lysmy m my na nac nal ne nego nej nela neli nia nie
        niem nij niu nosci ny nym o om ona one ono ony osc ow owa owac owal owala owi owie sz u uj uja uje ujemy y ych
        ym ymi
        """
    ),
    beginnings={
        "po": ("",),
        "za": ("",),
        "na": ("",),
        "wy": ("",),
        "prze": ("",),
        "przy": ("",),
        "od": ("",),
        "do": ("",),
        "u": ("",),
        "roz": ("",),
        "nie": ("",),
        "naj": ("",),
        "ob": ("",),
        "wz": ("",),
        "s": ("",),
        "z": ("",),
        "pod": ("",),
    },
    shortest=3,
)
"""What is known of Polish."""
