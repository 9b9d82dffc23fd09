"""Polish. Nouns, adjectives and verbs end in many ways, and verbs begin with little words: *pisać*, *napisałam*, *zapisany*.

Written for this project from general knowledge, folded as ``reading.fold`` does.
"""

from conversations.redaction.held.language import Language
from conversations.redaction.table import table

POLISH = Language(
    words=table(
        """
        a aby adopcja adres adwokat afryka agresja agresywny akcent akcja albo ale alergia alkohol ambulans ameryka
        angielka angielski angielskiego angielsku anglia anglicy anglii anglik ani apteka aptekarz areszt artykul
        artysta astma asystent asystentka auto autobus autobusem autyzm az azja babci babcia babcie babka bac badania
        badanie badz bagaz bal bala balagan balam balkon balon bandaz bank bardziej bardzo basen bawi bawic beda bede
        bedzie bedziemy bez bezdomnosc bezdomny bezpieczenstwo bezpiecznie bezpieczny bezradny bezrobotny bezsilny bialy
        biblioteka bic bieda biedna biedny biegac biegly bierze bije bil bila bilet biura biuro blad blagac bledny
        bliscy bliska bliskich blisko blizna blizniaki bliznieta blok bluza bo bog boga bogaty bogu boi boisko boje
        bojka bol bolalo bolec boli bolu boska boze brac bracia brak brakowalo brakuje brama brat brata bratanek
        bratanica bratem bratowa brew broda brudny brudzic brytania brytanii brytyjczyk brzeg brzuch brzucha brzydki
        budowa budynek budzi budzic bulka burza but butelka buty by byc byl byla bylam bylem byli bylismy bylo byly bym
        cala cale calego calej calkiem caly cegla centrum chca chce chcemy chcesz chcial chciala chcialam chcialem
        chciec chcieli chleb chlod chlodny chlopak chlopiec chmura choc chociaz chociazby chodnik chodze chodzi chodzic
        chodzil chora choroba chorobe choroby chorowac chory chorzy chowac chrzestna chrzestny chwalic chwila chwile
        chwycic chwytac chyba ci ciagle ciasto ciaza ciazy cicho cichy cie ciebie ciekawy cien cieplo cieply cierpi
        cierpial cierpiec cierpliwosc cierpliwy ciesze cieszyc ciezki ciezko ciocia ciotka cisnac cisza co codziennie
        corce coreczka corka corke corki cos cud cudowny cukier cukierek cukrzyca cwierc czarny czas czasami czasem
        czasu czechy czego czegos czeka czekac czekal czekala czekalam czekalem czekali czekalismy czekam czekamy
        czekania czekanie czemu czerwca czerwcu czerwiec czerwony czesc czesto czlonek czlowiek czolo czterdziesci
        czterdziestu czterech czternascie cztery czuc czuje czul czula czulam czuly czwartek czwarty czworka czy czym
        czynic czynsz czysty czytac dac dach daje dal dala dalej daleki daleko dali danie dano darmo darmowy data dawac
        dawno decydowac decyzja decyzje delikatny demencja dentysta depresja diagnoza diagnoze diagnozy dieta dla
        dlaczego dlatego dlug dlugi dlugo dluzej dni dnia dniach dniowka dniu dno do dobra dobre dobrego dobro dobry
        dobrze dodac dodal dodatek dodatkowy dokad dokladnie doktor dokuczac dokuczaja dokument dokumenty dolny dom
        domem domowy domu domy doniesc dookola dopiero dopoki doradca doradzic dorastac dorosli dorosly dosc dostac
        dostaje dostajemy dostal dostala dostalam dostalismy dostep doswiadczenie dosyc dotknac dotyczyc dotyk dotykac
        dowiedzialam dowiedziec dowod dr droga drogi druga drugi drugiego drzemka drzewo drzwi dumny dusza duza duzo
        duzy dwa dwadziescia dwanascie dwie dwiescie dwoch dwoje dwudziestu dwukrotnie dyrekcja dyrektor dyrektorka
        dyskryminacja dyspozytor dywan dziac dziadek dziadka dziadkowie dziala dzialac dzialka dzieci dzieciach dzieciak
        dzieciaki dzieciecy dzieciom dziecka dzieckiem dziecko dziecku dziecmi dziedziczyc dzieje dzieki dziekowac
        dziekowalam dziekuje dziekujemy dzielnica dzien dziennie dzienny dziesiaty dziesiec dziesieciu dziewczyna
        dziewczynka dziewiaty dziewiec dziewiecdziesiat dziewieciu dziewietnascie dzis dzisiaj dziwny dzwonek dzwonic
        dzwonie dzwonil dzwonila dzwonilam dzwonilem egzamin egzekucja ekran eksmisja elektryczny email emerytura emocja
        emocje etap etat euro europa europy fabryka fajny fakt fala falszywy fatalny ferie figura film firma firmie
        folia forma formularz formularza fotel fotografia fundacja funkcja funt funtow funty furtka gabinet gadac gardlo
        garnek gasnica gaz gazeta gdy gdyby gdyz gdzie gdzies genetyczny gimnastyka gimnazjum gips glebia glod glodny
        glos glosem glosno glosny glosowac glowa glownie glowy gluchy glupi gmina gniew go godnosc godny godzin godzina
        godzine golic gora goraczka gorny gorszy gorzej gosc goscie gotowa gotowac gotowka gotowy gra grac granat
        granica grosz grozic grozil gruby grudnia grudniu grudzien gruntowny grupa grupy grypa grzech grzeczny grzejnik
        grzyb guz gwalt gwarancja gwiazda halas halo hamulec hanba handel harcerz haslo herbata historia historie hormon
        hostel hotel humor i ich ide idzie igla ignorowac ignoruja ile im imie imieniu indie informacja informacje inna
        inne innego inny innych internet inwalidzki irlandia irlandii isc iskra istniec izba ja jablko jadl jajko jak
        jaka jakas jakby jaki jakie jakiegos jakies jakis jako jasny jawny je jechac jechal jeden jedenascie jedna
        jednak jednego jednej jedno jednostka jednym jedyna jedynie jedyny jedzenia jedzenie jedzie jego jej jem jemu
        jesc jesien jesli jest jestem jestes jestescie jestesmy jeszcze jezdzic jezeli jezioro jezus jezyk jezyka jezyku
        jutro juz kaleka kalendarz kaluza kanapa kanapka kara karac karetka karmic karmienie karmilam karta kartka kasa
        kasza kaszel kaszlal kaszle kaszlec katar katastrofa kawa kazda kazde kazdego kazdej kazdy kiedy kiedys kierowac
        kierowca kierowniczka kierownik kierunek kilka kilkanascie kilku kilogram kim klamac klamie klamstwo klasa klasc
        klasie klasy klatka klient klimat klocic klopot klotnia klub klubie klubu klucz klucze kobieta kobiety kocha
        kochac kocham kogo kogos kolacja kolano koledzy kolega kolegium kolejka kolejki kolejna kolejne kolejny
        kolezanka kolo kolor komisja kompletny komputer komu kon konca koncu konczyc konflikt koniec konieczny kontakt
        kontaktowac konto kontrola koordynator kopac korytarz korzysc korzystac kosc kosciele kosciol koszmar koszt
        kosztowac kosztuje koszula kot kota kotek kraj kraje kraju krasc kregoslup krew krewni krewny krok krople krotki
        krotko krwotok krzeslo krzyczal krzyczec krzyczy krzyk krzywda krzywdzic krzyz ksiadz ksiazeczka ksiazka ksiezyc
        ksztalt kto ktora ktore ktorego ktorej ktoremu ktory ktorych ktorym ktorzy ktos ku kuchni kuchnia kula kupa
        kupic kupila kupowac kurator kuratorka kurczak kurs kurtka kuzyn kuzynka kuzynki kuzynostwo kwadrans kwarantanna
        kwiat kwiecien kwietnia kwietniu kwota laczyc lagodny lamac lampa lancuch lapac lat lata latach latek latem lato
        latwiej latwo latwy lazience lazienka lazienki leciec lecz leczenie leczyc legalny lek lekarka lekarstwo lekarz
        lekarza lekarze lekarzem lekarzy lekcja lekcje leki lekki lekko lekow leniwy lepiej lepsza lepszy letni lewy
        lezal lezec lezy liczba liczyc lipca lipcu lipiec lisc liscie list lista listopad listopada listopadzie listu
        listy litera litosc litwa lod lodowka logopeda logopedy lokator lowic lozko lozku lub lubi lubic lubie ludzi
        ludzie ludziom ludzki lustro lutego luty lutym lzy ma macie macocha madry magazyn mail maj maja maju makaron
        mala malarz male malo malowac maluch maly mam mama mame mamie mamo mamusia mamy marca marchew marcu marka marny
        martwi martwic martwie martwy marzec masc maslo masz maszyna matematyka matka matki maz mebel meble meczet meczy
        meczyc medycyna medyczny menedzer metoda metr meza mezczyzna mezem mezowi mgla mi mial miala mialam mialem
        miasta miasteczko miasto miec miedzy miedzynarodowy miejsca miejsce miejscowy mieli mielismy miescie miesiac
        miesiaca miesiace miesiecy miesiecznie miesien mieso mieszka mieszkac mieszkal mieszkam mieszkamy mieszkania
        mieszkanie mieszkaniec mieszkaniowy mieszkaniu migrant mila milczec milczenie mili milion milo milosc mily mimo
        minac minal minelo minut minuta miska miss mleczny mleko mloda mlodsza mlodszy mlody mna mnie mniej mniejszy
        mnostwo moc mocno mocny modlic modlitwa moga moge mogl mogla moglam moglem mogli moglo moich moim moj moja moje
        mojego mojej mojemu mokry moment morze most motyw mow mowa mowi mowia mowic mowie mowil mowila mowy moze mozemy
        mozesz mozg mozgowy mozliwe mozna mr mrs ms mu mundurek mur musi musial musiala musialam musialem musiec
        musielismy musimy musza musze muzyka my myc mydlo mysl myslal myslalam mysle myslec mysli mysz na nacisk nad
        nadal nadgodziny nadziei nadzieja nadzieje nagle nagly nagroda najbardziej najgorsze najgorszy najgorzej
        najlepiej najlepsza najlepszy najmlodsza najmlodszy najstarszy najwiecej nakarmic nakaz nalezec nalezy nam nami
        namowic napad napic napiecie napisac napisal napisala napisalam naprawa naprawde naprawic naprawili naprzeciwko
        narkotyki narod narodzenie narodziny narzeczona narzeczony narzekac nas nastolatek nastolatka nasz nasza nasze
        naszego naszej naszych naszym natura natychmiast nauczanie nauczyc nauczyciel nauczyciele nauczycielka nauczyl
        nauczyla nauka nawet nazwa nazwisko nazywa nazywac nerka nerwowy nerwy nia niania nic nich niczego nie
        niebezpieczenstwo niebezpieczny niebieski niebo niech niechcacy niedaleko niedawno niedziela niedziele niego
        niegrzeczny niej niektore niektorzy nieletni niemcy niemiec niemily niemowlak niemowle niemozliwe nienawidzic
        niepelnosprawnosc niepelnosprawny niepokoic niepokoj nieprawda niesc niespodzianka niestety nieuprzejmy
        niewidomy nigdy nigdzie nikly nikogo nikomu nikt nim nimi niski niz no noc noca nocka nocki nocleg nocny nocowac
        nocy noga noge nogi normalnie normalnosc normalny nos notatka nowa nowe nowego noworodek nowotwor nowy nozyczki
        nudzic numer o ob oba obawa obawiac obawiam obcy obecnie obecny obejrzec obiad obie obiecac obiecal obiecala
        obiekt objaw objawy obnizyc oboje obok obowiazek obowiazkowy obraz obrazac obrazek obrazic obrona obronic
        obserwowac obudzic obudzil obudzila oburzona oburzony obwiniac ocean ocena ocenic ochrona ochronic oczekiwac
        oczy oczywiscie od oddac oddech oddychac oddychal oddzial oddziale odebrac odebral odejsc odeszla odezwac
        odezwal odmienny odmowa odmowic odmowili odmowiono odnalezc odniesc odpoczac odpoczynek odpowiada odpowiadac
        odpowiedni odpowiedz odpowiedzi odpowiedzial odpowiedzialny odpowiedziec odprowadzac odprowadzic odpuscic
        odrobina odrzucic odrzucili odszedl odwaga odwazyc odwiedzac odwiedzil odwiedziny odwiezc odwolac odwolali
        odwolanie odzyskac odzywac odzywiac ogien ogladac ogloszenie ogolem ogolnie ogolny ograniczyc ogrod ogromna
        ogromny ogrzewanie ojca ojcem ojciec ojcu ojczym okazac okazalo okazja okna okno oko okolica okolo okradli okres
        okropnie okropny okrutny olej on ona one oni ono operacja operacje operacji opieka opieke opieki opiekowac
        opiekun opiekunka opieprzyc opinia oplacic oplata opowiadac opowiedziec opoznienie oprocz opuscic oraz organ
        organizacja osiagnac osiedle osiem osiemdziesiat osiemnascie oskarzac oskarzyc osmiu osmy osob osoba osobisty
        osobno osoby osrodek osrodku ostatni ostatnia ostrozny ostry ostrzegac oszczednosci oszukac oszukal otoczenie
        otruc otrzymac otrzymalam otrzymalismy otwarty otwierac otworzyc owoc owoce pacjent pacjentka paczka padac padl
        pakistan pakowac palec palic pamiec pamieta pamietac pamietam pampers pan pana panem pani pania panika panowac
        panstwo panu papier papieros papiery para parafia parasol pare park parking parter partner partnerka pas pasek
        pasowac patrzec patrzy patrzyl pazdziernik pazdziernika pazdzierniku paznokiec pchac pech pedagog pediatra pelny
        pensja perspektywa pewna pewno pewny piasek piatek piatka piaty pic picie piec piecdziesiat piecdziesieciu
        pieciu piekarnia piekarnik pieklo piekny pielegniarka pielegniarki pielegniarz pielucha pieluchy pieniadz
        pieniadze pieniedzmi pieniedzy piers piersia pierwsza pierwszego pierwszy pies piesc pieszo pieta pietnascie
        pietro pijak pijany pilka pilnie pilnowac pilny piosenka pisac pismo pisze piwnica piwo plac place placi placic
        placz placze plakac plakal plakala plakat plama plan plaster plaszcz plaza plec plecak plecy plesn plesnia pluc
        pluca plywac plywanie po pobic pobil pobity pobliski pobyt pocalowac pociag pocic poczatek poczatkowo poczatku
        poczekac poczekalnia poczta poczucie pod podac podanie podarowac podatek podczas podejrzewac podejsc podkreslic
        podlaczyc podlodze podloga podniesc podoba podobac podobnie podobny podpis podpisac podpisalam podroz podworko
        podwyzka podzial podziekowac pogarszac pogoda pogodzic pogorszyc pogotowie pogrzeb pojawic pojawil pojechac
        pojechal pojecie pojedynczy pojsc pokarm pokazac pokazal pokazala pokazuje pokazywac pokoj pokoje pokojowy
        pokoju pokonac pokrywac pokrzywdzony pol polacy polaczyc polak polakow polecic polecila polegac policja
        policjant policjantka policji policzek policzyc polka polnoc polowa polowe polozna poloznej polozyc polozyl
        polsce polska polske polski polsku poltora polubic poludnie pomaga pomagac pomagal pomoc pomoca pomocy pomogl
        pomogla pomogli pomoglo pomylic pomylka pomysl pomyslowy ponad poniedzialek poniewaz ponizac ponizej ponownie
        poparzyc popelnic poplakac popoludnie popoludniu poprawa poprawia poprawic poprosic poprzedni poprzednia
        popychac por porada poradnia poradzic poradzil poradzila poradzilam poranek porazka poreczyciel porod porodu
        porownac porozmawiac porozmawial portfel poruszac porzadek porzucic posciel posiadac posilek poslac posluchac
        posprzatac postac postanowic postanowil postawa postawic postep postepy poszedl poszla poszlam poszlem poszukac
        potem potrafi potrafic potrafie potrzeba potrzebna potrzebny potrzebowac potrzebuje potrzebujemy potrzeby
        potwierdzic powaznie powazny powiadomic powiat powie powiedzial powiedziala powiedziano powiedziec powiedzieli
        powietrze powinien powinna powinni powinno powitac powod powodowac powodu powodz powodzi powoli powolywac
        powrotem powstac powtarza powtarzac powtorzyc pozar pozbyc poziom poznac poznalam pozniej pozno pozostac
        pozwalac pozwolic pozwolil pozyczka pozyczyc pozytywny praca prace pracodawca pracowac pracowal pracownica
        pracownicy pracownik pracuje pracy prad praktyka pralka pralnia pranie prasa prawa prawda prawdopodobnie
        prawdziwy prawidlowy prawie prawnik prawnika prawny prawo precz prezent proba problem problemem problemow
        problemy probny probowac probowalam probuje produkt profesjonalny prog prognoza program projekt promien
        proponowac prosic prosil prosilam prostu prosty prosze prowadzi prowadzic prowadzil prysznic prywatny przebywac
        przeciez przeciw przeciwko przeczytac przed przedluzyc przedmiot przedstawic przedszkola przedszkole przedszkolu
        przedtem przedwczoraj przegrac przejac przejsc przejscie przekazac przekazal przekonac przekroczyc przelom
        przelozyc przemoc przemocy przemoczyc przeniesc przeniesli przepis przepisac przepisy przepraszac przepraszam
        przeprosic przeprosil przeprosila przeprosiny przeprowadzic przeprowadzka przerazac przerazona przerazony
        przerwa przestac przestal przestala przestepstwo przestraszony przestrzegac przestrzen przeszkadzac przeszlosc
        przewidziec przewrocic przez przezyc przezycie przezyla przy przybyc przychodni przychodnia przychodnie
        przychodzi przychodzic przyciagnac przydac przydzielic przydzielono przygotowac przyjac przyjaciel przyjaciele
        przyjaciolka przyjazn przyjazny przyjechac przyjechal przyjechala przyjecie przyjeli przyjemny przyjsc przyklad
        przykro przykry przynajmniej przyniesc przyniosla przypadek przypadku przypominac przypomniec przyroda
        przyslugiwac przysluguje przyszedl przyszla przyszli przyszlosc przyszly przytulac przytulic przyznac przyznali
        przyznano psuc psychiatra psycholog psychologa ptak publiczny pukac punkt pusty pyszny pyta pytac pytania
        pytanie rachunek rachunki raczej raczka rade radosc rady radze radzi radzic rak rana ranic ranny rano rasa
        rasistowski rasizm rata ratowac ratownik ratunek raz razem razy realny rece recepcja recepcjonistka recepta
        recznik region regula rehabilitacja rejestr rejestracja rejestrowac reka reke reklama religia remont renta
        reszta resztki rezerwa rezultat rezygnowac robak robi robia robic robie robil robila robimy robota roczek roczny
        rodzaj rodzenstwa rodzenstwo rodzic rodzice rodzicom rodzicow rodzina rodzine rodzinie rodzinny rodziny rog rok
        roku romantyczny ropa rosja rosnac rower rownie rowniez rowny rozchorowac rozdzielic rozebrac rozek rozmawiac
        rozmawial rozmawiam rozmawiamy rozmowa rozmowca rozmowy rozne roznica rozny rozpacz rozplakac rozpoczac
        rozpoczecie rozpoznac rozpraszac rozsadny rozstac rozumial rozumie rozumiec rozumiem rozumienie rozwazyc
        rozwiazac rozwiazanie rozwiedziony rozwiesc rozwijac rozwod rozwoj ruch ruchowy rumunia rura ruszac ryba rysowac
        rysunek ryzyko rzad rzadko rzadowy rzecz rzecznik rzeczy rzeczywiscie rzeczywistosc rzeka rzucac rzucic rzucil
        rzucila sa sad sadu sala salon sam sama samego sami samo samobojczy samobojstwo samochod samochodem samodzielny
        samopoczucie samotna samotnosc samotny sasiad sasiadka sasiadki sasiedni sasiedzi scena schody schorzenie
        schowac schroniska schronisko schronisku schylic sciana scianie sciany sedzia sekret sekretarka sekunda semestr
        sen senior sens ser serca serce serdeczny seria serio siatka sie siebie siedem siedemdziesiat siedemnascie
        siedmiu siedzi siedzial siedziec sierota sierpien sierpnia sierpniu sil sila silny silownia sily siniak siniaki
        siodmy siostra siostre siostry siostrzeniec siwy skad skakac skala skandal skarb skarga skarge skarpetki skarzyc
        skierowac skierowal skierowanie skierowano sklep sklepowy sklepy sklonny skok skomplikowany skonczony skonczyc
        skonczyl skonczylam skonczylo skontaktowac skora skoro skrecic skrzynka skrzywdzic skupic skupienie skuteczny
        skutek slaba slabo slabosc slaby slad sledzic sliczny slodki slodycze slonce slow slowa slownictwo slowo slub
        sluch slucha sluchac sluchal sluchala sluchawka sluchowy sluz sluzba sluzby sluzyc slyszal slysze slyszec
        slyszenie smacznie smak smiac smiec smiech smieci smieje smierc smierdziec smieszny smietnik smrod smutek smutna
        smutno smutny sniadanie snic snieg soba sobie sobota sobote sobotni socjalna socjalnego socjalnej socjalny
        somalia spac spacer spacerowac spadac spadl spal spala spasc specjalista specjalistka specjalna specjalnie
        specjalny spedza spedzac spedzic spedzila spelnic spi spieszyc splacac splacic spod spodnie spodziewac spojrzec
        spoko spokoj spokojna spokojnie spokojny spokrewniony spoleczenstwo spolecznosc spoleczny spor sport spory
        sposob sposobnosc spotkac spotkal spotkalam spotkania spotkanie spotykac spowodowac sprawa sprawdzac sprawdzic
        sprawdzil sprawe sprawia sprawic sprawiedliwosc sprawiedliwy sprawny sprawy sprobowac sprzatac sprzataczka
        sprzeciw sprzedac sprzedawca sprzet sredni sroda srode srodek srodki srodowisko sruba stac stacja stad stal
        stala stale stalo staly stan stanac standard stanie stanowczy stanowic stara starac starania starosc starsza
        starszy start stary statek sterta sto stoi stol stolowka stopa stopien stopniowo stosowac stowarzyszenie strach
        strachu stracic stracil stracila stracilam stracony straszne strasznie straszny straszy straszyc straszyl strata
        stres stroj stromy strona strumien strzelac student studia studiowac stwarzac stwierdzic stwierdzil stwierdzila
        styczen stycznia styczniu styl suchy sufit sukces sukienka suma sumienie surowy suszyc sweter swiadczenia
        swiadczenie swiadek swiadomosc swiadomy swiat swiatlo swiecic swieta swietlica swietny swiety swiezy swoboda
        swoich swoim swoj swoja swoje swojego syczec sylwester syn syna synek synem synka synkiem synowa synowi synowie
        synu sypac sypialnia syria system sytuacja sytuacji szacunek szafa szalony szanowac szansa szanse szary szatnia
        szczegolnie szczepienie szczesliwa szczesliwy szedl szef szeptac szeroki szesc szescdziesiat szesciu szesnascie
        szklanka szklo szkocja szkocji szkoda szkol szkola szkole szkolenie szkolny szkoly szla szlafrok szmata szokowac
        szokujacy szosty szpital szpitala szpitalny szpitalu sztuka szuflada szuka szukac szum szwagier szwagierka
        szwagra szyba szybka szybki szybko szyc szyja ta tabela tablet tabletki tablica tabliczka tajemnica tak taka
        taki takie takiej taksowka takze talent talerz tam tamta tamten tanczyc tani taniec tata tate tatus taty tchorz
        te teatr teatralny technika tedy tego tej telefon telefonicznie telefonu telefony telewizor temat temperatura
        temu ten teoria terapeuta terapeutka terapia terapii teraz teren termin terminu tesc tesciowa tesciowie teskni
        tesknic tesknie test tez tlen tluc tlum tlumacz tlumacza tlumaczka tlumaczyc tlumaczyl tlusty to toba tobie
        tolerancja ton tona torba torebka tort towarzystwo towarzyszyc trace traci tracic trafic trafil trafila
        traktowac traktowali traktuje trasa trauma trawa trening troche troje trojka troska troszczyc troszke truc
        trudna trudne trudno trudnosc trudnosci trudny trwa trwac trwalo trwaly trzeba trzech trzeci trzecia trzy
        trzydziesci trzydziestu trzyma trzymac trzymaj trzymal trzynascie tu turcja tutaj twardy twarz twierdzi
        twierdzic twierdzil twoj twoja tworca ty tyc tych tydzien tygodni tygodnia tygodnie tygodniowo tygodniu tyle
        tylko tym tymi typ typowy tysiac tysiace tysiecy tytul u ubezpieczenie ubezpieczyciel ubierac ubogi ubostwo
        ubrania ubranie ucho uchodzca uchodzcy uciec uciekac uciekl uciekla uciszyc uczciwy uczen uczennica uczestnik
        uczniowie uczucie uczulenie uczyc uczyl uczyla uczymy udac udaje udalo udawac uderzyl udzielic udzielono ufac
        ugryzc ujawnic uklad ukonczyc ukraina ukrainie ukrainiec ukrainy ukrasc ukrywac ulewa ulga ulge ulica ulice
        ulicy ulubiony umarl umarla umie umiec umiejetnosc umiem umowa umowic umowil umowilam umozliwic umrzec umyc
        umysl umyslowo umyslowy unia unikac uniwersytet upadl upadla upal uparty upasc upewnic upic upokorzona upokorzyc
        uprawniony uprzedzic uprzejmy uratowac urlop uroczy urodzic urodzil urodzila urodzilam urodziny urzad
        urzedniczka urzednik urzedu usiasc usluga uslugi uslyszec usmiech usmiechac uspokajac uspokoic usta ustalic
        ustawa usterka usunac utrata utrzymac utrzymanie uwaga uwage uwagi uwielbia uwielbiac uwierzyc uwolnic uznac
        uzyc uzyskac uzywac uzywanie w wada waga wakacje walczyc walia walii walizka walka wam wami wanna warga warstwa
        warto wartosc warunek warunki warzywa warzywny was waski wasz watpic watpliwosc wazna wazne wazny wazyc wchodzic
        wciaz wczesnie wczesniej wczoraj wdowa wdzieczna wdziecznosc wdzieczny we wedlug weekend wejsc wejscie wersja
        wesele weseli wesoly weterynarz wewnatrz wezwac wezwalam wezwanie wiadomosc wiara wiatr wiazac widelec widoczny
        widok widze widzi widzial widziala widziec wie wiec wiecej wieczny wieczor wieczorem wieczorny wiedza wiedzial
        wiedziala wiedziec wiek wiekszy wieku wiele wielka wielkanoc wielki wielkie wielkiej wiem wiemy wierny wierzy
        wierzyc wierzyl wies wiesz wieszac wiezc wiezienie wigilia wilgoc wilgotny wina winda winic winny wiosenny
        wiosna witam wizyta wizyte wizyty wkrotce wlaczyc wladza wlamac wlamanie wlasciciel wlascicielka wlasciwie
        wlasciwy wlasna wlasnie wlasnosc wlasny wlosy wlozyc wniosek wnioski wniosku wnuczeta wnuczka wnuczki wnuk wnuka
        wnuki wobec woda wode wokol wolac wole wolec wolno wolnosc wolny wolontariat wolontariusz worek wozek wozka
        wpasc wpis wplacic wplynac wprowadzic wpuscic wracac wracam wrazenie wrazliwy wrecz wredny wreszcie wrocic
        wrocil wrocila wrog wrogi wrzesien wrzesnia wrzesniu wschod wsciekly wskazac wspaniala wspaniale wspanialy
        wsparcia wsparcie wspierac wspolczucie wspolnie wspolny wspolpraca wspominac wspomnienie wsrod wstac wstaje
        wstawac wstrzas wstrzymac wstyd wstydze wstydzic wszedzie wszelki wszyscy wszystkich wszystkie wszystkiego
        wszystkim wszystko wtedy wtorek wuj wujek wujostwo wy wybaczyc wybic wybor wybrac wybral wybuch wychodzic
        wychowac wychowanie wychowawca wychowawczyni wychowuje wyciagnac wycieczka wyciek wydac wydaje wydarzenie
        wydarzyc wydatek wydawac wydzial wyglad wyglada wygladac wygladal wygodny wygrac wyjasnic wyjasnil wyjatek
        wyjatkowy wyjazd wyjechac wyjsc wyjscie wykapac wykluczenie wykluczyc wykonac wykonczona wykonczony wykorzystac
        wylac wymaga wymagac wymagaja wymagali wymiana wymienic wymiotowac wymioty wymowka wymyslic wynajac wynajem
        wynajmowac wyniesc wynik wyniki wynosic wypadac wypadek wypelniac wypelnic wypelnil wypis wypisac wyplacic
        wyplacili wyplata wypowiedzenie wypowiedziec wypozyczyc wyprosic wyprowadzic wyprowadzka wyprzedzic wyrazic
        wyraznie wyrazny wyrok wyrzucic wyrzucil wyrzucili wysilek wyslac wyslal wyslala wyslalam wysluchac wysluchal
        wysoki wyspa wystapic wystarczac wystarczy wystarczyl wystepowac wystraszyc wysypka wyszedl wyszla wytlumaczyc
        wytlumaczyla wytrzymac wytrzymuje wyzdrowiec wyzwisko wyzywac wyzywaja wziac wzial wziela wzmocnic wzrok wzrost
        wzruszyc wzywac z za zab zabawa zabawka zabawki zabawny zabezpieczyc zabic zabieg zabiera zabierac zabolalo
        zabrac zabraknac zabral zabrali zabronic zaburzenia zaburzenie zachecac zachecic zachod zachorowac zachorowal
        zachorowala zachowac zachowanie zachowuje zaczac zaczal zaczekac zaczela zaczelo zacznie zaczyna zadac zadanie
        zadbac zaden zadluzenie zadna zadne zadnego zadnej zadowolona zadowolony zadzwonic zadzwonil zadzwonila zaginac
        zagrozenie zagrozic zagubiony zajac zajecia zajela zajety zajmowac zajmuje zakaz zakazac zakazenie zaklad
        zakonczyc zakrecic zakupy zal zalac zalamac zalamanie zalatwic zalatwil zaledwie zaleglosci zaleznosc zalezy
        zaloba zaloga zalowac zamek zamiar zamiast zamienic zamieszkac zamknac zamkneli zamkniety zamowic zamykac
        zaniedbac zaniedbanie zaniesc zanim zapach zapalenie zapalic zapewniac zapewnic zapis zapisac zapisalam zapisy
        zaplacic zaplacilem zaplata zapomnial zapomniec zapomnieli zapomoga zapoznac zaproponowac zaproponowal zaprosic
        zaproszenie zaprowadzic zapukac zapytac zapytal zapytala zarabiac zaraz zarazek zarejestrowac zarobic zarobki
        zarowno zart zartowac zasada zasilek zasilki zasilkowy zasilku zaskoczyc zaslugiwac zasluguje zasnac zasnal
        zastanawiac zastepcza zastepczy zastepstwo zastosowac zastrzyk zaszczepic zatruc zatrudnic zatrzymac zatrzymal
        zaufac zaufanie zauwazyc zauwazyl zauwazyla zawartosc zawiadomic zawiesic zawieszony zawiezc zawiezli zawiozl
        zawiozla zawod zawodowy zawsze zazdrosc zazwyczaj zbadac zbadal zbic zbierac zblizac zbyc zbyt zdac zdanie
        zdarza zdarzenie zdarzyc zdazyc zdecydowac zdecydowali zdecydowanie zdejmowac zdenerwowac zdenerwowany zderzenie
        zdjac zdjecia zdjecie zdolnosc zdolny zdradzic zdrowa zdrowia zdrowie zdrowiec zdrowotny zdrowy ze zebranie zeby
        zebym zebysmy zegar zegarek zemdlec zemsta zepchnac zepsuc zepsuty zero zespol zespolu zeszlego zeszly zeszyt
        zewnatrz zewnetrzny zgadzac zgasic zginac zglaszac zglosic zglosil zglosilam zgloszenie zgoda zgode zgodnie
        zgodzic zgubic ziec zielony ziemia ziemniaki zima zimno zimny zimowy zjawic zjesc zla zlamac zlamal zlamala
        zlamany zle zlecic zlew zlobek zlobku zlodziej zlosc zloscic zlota zloty zlozony zlozyc zlozylam zlozylismy zly
        zmarl zmarla zmarly zmartwienie zmeczenie zmeczona zmeczony zmiana zmiane zmieniac zmienil zmienilo zmniejszyc
        zmusic zmuszac zmuszony zna znac znaczek znaczenie znaczny znaczy znajdowac znajduje znajoma znajomy znak
        znalazl znalazla znalezc znalezlismy znam znecac zniesc znikac znikad znikl znosic znow znowu zobaczyc
        zobaczylam zobowiazac zoladek zolty zona zone zony zorganizowac zostac zostal zostala zostali zostawiac zostawic
        zostawil zostawila zrezygnowac zrezygnowalam zrobic zrobil zrobila zrobili zrozumiec zrozumienie zupa zupelnie
        zwierze zwierzeta zwlaszcza zwolnic zwolnienie zwolnili zwracac zwrocic zwrot zwyczaj zwykle zwykly zyc zycia
        zycie zyciu zyczliwy zyczyc zyje zyla zywnosc zywy
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
        a ac aca ace ach acy aja al ala ali alo am ami ania anie aniu ano any anych as byc bym c cie e ego ej ek em emu
        enia enie eniu i ic ich ie iem im imi iona ione iony ka ke ki ko l la labym lam lbym lem li lismy lo ly lysmy m
        my na ne nego nej nia nie niem niu nosci ny nym o om ona one ono ony osc ow owa owac owal owala owi owie sz u uj
        uja uje ujemy y ym ymi
        """
    ),
    beginnings={
        "po": ("",), "za": ("",), "na": ("",), "wy": ("",), "prze": ("",), "przy": ("",), "od": ("",), "do":
        ("",), "u": ("",), "roz": ("",), "nie": ("",), "naj": ("",), "ob": ("",), "wz": ("",), "s": ("",),
        "z": ("",), "pod": ("",),
    },
    shortest=4,
)
"""What is known of Polish."""
