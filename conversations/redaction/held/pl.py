"""Polish. Nouns, adjectives and verbs end in many ways, and verbs begin with little words: *pisać*, *napisałam*, *zapisany*.

Written for this project from general knowledge, folded as ``reading.fold`` does.
"""

from conversations.redaction.held.language import Language
from conversations.redaction.table import table

POLISH = Language(
    words=table(
        """
        a aby adopcja adres adwokat afryka akcent albo ale alergia alkohol ameryka angielka angielski angielskiego
        angielsku anglia anglicy anglii anglik ani areszt astma auto autobus autobusem autyzm az azja babci babcia
        babcie bac badania badanie badz bal bala balam bank bardziej bardzo bawi bawic beda bede bedzie bedziemy bez
        bezdomnosc bezdomny bezpieczenstwo bezpiecznie bezpieczny bezradny bezrobotny bezsilny bialy biblioteka bic
        biegac bierze bije bil bila biura biuro blad blisko blizniaki bliznieta bo bog boga bogu boi boje bojka bol
        bolalo boli bolu boska boze brac bracia brat brata bratanek bratanica bratem brudny brytania brytanii brytyjczyk
        brzuch brzucha budowa buty by byc byl byla bylam bylem byli bylismy bylo byly bym cala cale calego calej calkiem
        caly centrum chca chce chcemy chcesz chcial chciala chcialam chcialem chciec chcieli chleb chlopak chlopiec choc
        chociaz chodze chodzi chodzic chodzil chora choroba chorobe choroby chorowac chory chorzy chwila chwile chyba ci
        ciagle ciasto ciaza ciazy cicho cichy cie ciebie cieplo ciesze cieszyc ciezki ciezko ciocia ciotka cisza co
        codziennie corce coreczka corka corke corki cos cudowny cukrzyca czarny czas czasami czasem czasu czechy czego
        czegos czeka czekac czekal czekala czekalam czekalem czekali czekalismy czekam czekamy czekania czekanie czemu
        czerwca czerwcu czerwiec czerwony czesc czesto czlowiek czterdziesci czterech czternascie cztery czuc czuje czul
        czula czulam czwartek czwarty czy czym czynsz czysty czytac dac dach daje dal dala dalej daleko dali dano dawac
        dawno decyzja decyzje dentysta depresja diagnoza diagnoze diagnozy dla dlaczego dlatego dlug dlugi dlugo dluzej
        dni dnia dniach dniu do dobra dobre dobrego dobry dobrze dodatek dokad dokladnie doktor dokuczac dokuczaja
        dokument dokumenty dom domem domowy domu domy dookola dopiero dopoki dorosli dorosly dosc dostac dostaje
        dostajemy dostal dostala dostalam dostalismy doswiadczenie dosyc dr droga drogi druga drugi drugiego drzwi dumny
        duza duzo duzy dwa dwadziescia dwanascie dwie dwiescie dwoch dwoje dwukrotnie dyrektor dyrektorka dziac dziadek
        dziadka dziadkowie dziala dzialac dzieci dzieciach dzieciak dzieciaki dzieciecy dzieciom dziecka dzieckiem
        dziecko dziecku dziecmi dzieje dzieki dziekuje dziekujemy dzielnica dzien dziennie dziesiaty dziesiec dziesieciu
        dziewczyna dziewczynka dziewiaty dziewiec dziewieciu dziewietnascie dzis dzisiaj dzwonic dzwonie dzwonil
        dzwonila dzwonilam dzwonilem egzamin eksmisja email emerytura europa europy fabryka ferie film firma firmie
        formularz formularza fundacja funt funtow funty gabinet gaz gdy gdyby gdyz gdzie gdzies glod glodny glosno
        glosny glowa glownie glowy glupi gmina gniew go godzin godzina godzine goraczka gorszy gorzej gotowa gotowac
        gotowy gra grac granica grosz grozic grozil grudnia grudniu grudzien grupa grupy grzeczny grzyb halo herbata
        historia historie hostel hotel i ich ide idzie ile im imie imieniu indie informacja informacje inna inne innego
        inny innych internet inwalidzki irlandia irlandii isc ja jadl jak jaka jakas jakby jaki jakie jakiegos jakies
        jakis jako je jechac jechal jeden jedenascie jedna jednak jedno jedzenia jedzenie jedzie jego jej jem jemu jesc
        jesien jesli jest jestem jestes jestescie jestesmy jeszcze jezdzic jezeli jezus jezyk jezyka jezyku jutro juz
        karetka karmic karmienie karta kaszel kaszlal kaszle kawa kazda kazde kazdego kazdej kazdy kiedy kiedys kierowca
        kierowniczka kierownik kilka kilkanascie kilku kim klasa klasie klasy klocic klopot klotnia klub klubie klubu
        klucz klucze kobieta kobiety kocha kochac kocham kogo kogos kolacja koledzy kolega kolegium kolejka kolejki
        kolezanka kolo komputer komu konca koncu konczyc koniec konto koordynator kopac korzystac kosciele kosciol kot
        kraj kraje kraju krew krewni krewny krotki krotko krzeslo krzyczal krzyczec krzyczy krzyk krzywda ksiadz ksiazka
        kto ktora ktore ktorego ktorej ktoremu ktory ktorych ktorym ktorzy ktos ku kuchnia kupic kupila kupowac kurtka
        kuzyn kuzynka kwiecien kwietnia kwietniu lat lata latach latem lato latwo latwy lazienka lazienki lecz leczenie
        leczyc lek lekarka lekarstwo lekarz lekarza lekarze lekarzem lekarzy lekcja lekcje leki lekow leniwy lepiej
        lepsza lepszy lezal lezec lezy liczyc lipca lipcu lipiec liscie list lista listopad listopada listopadzie listu
        listy litwa lodowka logopeda logopedy lokator lozko lozku lub lubi lubic lubie ludzi ludzie ludziom lutego luty
        lutym lzy ma macie macocha madry magazyn mail maj maja maju mala male malo maluch maly mam mama mame mamo
        mamusia mamy marca marcu marzec masz matka matki maz meble meczet menedzer meza mezczyzna mezem mezowi mi mial
        miala mialam mialem miasta miasto miec miedzy miejsca miejsce mieli mielismy miescie miesiac miesiaca miesiace
        miesiecy miesiecznie mieso mieszka mieszkac mieszkal mieszkam mieszkamy mieszkania mieszkanie mieszkaniu mila
        mili milion milo mily mimo minut minuta miss mleko mloda mlodsza mlodszy mlody mna mnie mniej mniejszy moc mocny
        modlic modlitwa moga moge mogl mogla moglam moglem mogli moglo moich moim moj moja moje mojego mojej mojemu mow
        mowa mowi mowia mowic mowie mowil mowila mowy moze mozemy mozesz mozg mozliwe mozna mr mrs ms mu mundurek musi
        musial musiala musialam musialem musiec musielismy musimy musza musze my myslal myslalam mysle myslec mysli na
        nad nadal nadziei nadzieja nadzieje nagle najbardziej najgorsze najgorszy najlepsza najlepszy najmlodsza
        najmlodszy najstarszy najwiecej nalezy nam nami napisac napisal napisala napisalam naprawde narkotyki narodzenie
        narodziny nas nastolatek nastolatka nasz nasza nasze naszego naszej naszych naszym nauczyc nauczyciel
        nauczyciele nauczycielka nauczyl nauczyla nauka nawet nerwy nia niania nic nich niczego nie niebezpieczny
        niebieski niedaleko niedawno niedziela niedziele niego niegrzeczny niej niemcy niemiec niemowle niemozliwe
        nienawidzic niepelnosprawnosc niepelnosprawny niesc niestety nigdy nigdzie nikogo nikomu nikt nim nimi niski niz
        no noc noca nocy noga noge nogi normalnie normalny nowa nowe nowego noworodek nowy numer o ob obiad obiecac
        obiecal obiecala obok ocena oczy oczywiscie od oddac odebrac odebral odmowa odmowic odmowili odmowiono odpowiedz
        odpowiedzi odpowiedzial odpowiedziec odrzucic odrzucili odwolac odwolali odwolanie ogolnie ogrod ogrzewanie ojca
        ojcem ojciec ojcu ojczym okazac okazalo okna okno oko okolica okolo okropnie okropny on ona one oni ono operacja
        operacje operacji opieka opieke opieki opiekowac opiekun opiekunka oplata opowiedziec oprocz oraz organizacja
        osiem osiemnascie osmiu osmy osob osoba osobno osoby osrodek osrodku ostatni ostatnia otrzymac otrzymalam
        otrzymalismy otwierac otworzyc owoce pakistan pamieta pamietac pamietam pan pana panem pani pania panstwo panu
        papiery pare park partner partnerka pazdziernik pazdziernika pazdzierniku pedagog pelny pensja pewna pewno pewny
        piatek piaty pic picie piec piecdziesiat pieciu pielegniarka pielegniarki pielegniarz pieluchy pieniadze
        pieniedzmi pieniedzy piersia pierwsza pierwszego pierwszy pies pietnascie pietro pijany pisac pismo pisze plac
        place placi placic placze plakac plakal plakala plan plecak plecy plesn plesnia po pociag poczatek poczatku
        poczekac pod podanie podatek podczas podloga podobny pogotowie pogrzeb pojechac pojechal pojsc pokazac pokazal
        pokazala pokazuje pokazywac pokoj pokoje pokoju pol polacy polak polakow policja policjant policjantka policji
        polka polozna poloznej polsce polska polske polski polsku poltora poludnie pomaga pomagac pomagal pomoc pomoca
        pomocy pomogl pomogla pomogli pomoglo pomysl ponad poniedzialek poniewaz ponownie popoludnie poprosic poranek
        porod porodu posluchac poszedl poszla poszlam poszlem potem potrzeba potrzebna potrzebny potrzebowac potrzebuje
        potrzebujemy potrzeby powie powiedzial powiedziala powiedziano powiedziec powiedzieli powinien powinna powinni
        powinno powod powodu powoli powrotem pozniej pozno pozwolic pozwolil praca prace pracodawca pracowac pracowal
        pracownica pracownicy pracownik pracuje pracy prad pralka prawa prawda prawdopodobnie prawdziwy prawie prawnik
        prawnika prawo problem problemem problemow problemy probowac probowalam probuje prosic prosil prosilam prostu
        prosze przeciez przeciw przeczytac przed przedszkola przedszkole przedszkolu przedwczoraj przemoc przemocy
        przepraszam przeprowadzic przeprowadzka przestac przestal przestala przestraszony przez przy przychodni
        przychodnia przychodnie przychodzi przychodzic przyjaciel przyjaciele przyjaciolka przyjechac przyjechal
        przyjechala przyjsc przyklad przynajmniej przyniesc przyniosla przyszedl przyszla przyszli psychiatra psycholog
        psychologa pusty pyta pytac pytania pytanie rachunek rachunki raczej rada rade radosc rady rak rano raz razem
        razy rece recepcja recepcjonistka recepta rehabilitacja reka reke renta robi robia robic robie robil robila
        robimy roczny rodzenstwo rodzic rodzice rodzicom rodzicow rodzina rodzine rodzinie rodzinny rodziny rok roku
        rosja rosnac rower rowniez rozmawiac rozmawial rozmowa rozne rozny rozumial rozumie rozumiec rozumiem
        rozwiazanie rozwiedziony rozwijac rozwod rozwoj rumunia rysowac rzadko rzecz rzeczy sa sad sadu salon sam sama
        samego sami samo samochod samochodem samotna samotny sasiad sasiadka sasiedzi schody schroniska schronisko
        schronisku sciana scianie sciany sedzia sekretarka sen senior serca serce sie siebie siedem siedemnascie siedmiu
        siedzi siedzial siedziec sierpien sierpnia sierpniu sil sila silny sily siodmy siostra siostre siostry
        siostrzeniec skad skarga skarge skierowanie sklep sklepy skonczyc skonczyl skonczylo skora skoro skutek slaba
        slabo slaby slow slowa slowo slub slucha sluchac sluchal sluchala slyszal slysze slyszec smiac smieci smieje
        smierc smutna smutno smutny sniadanie soba sobie sobota sobote socjalna socjalnego socjalnej socjalny somalia
        spac spacer spal spala specjalista specjalistka spi spokoj spokojna spokojnie spokojny sposob spotkania
        spotkanie sprawa sprawe sprawy sprobowac sprzatac sprzedac sroda srode srodek stac stad stal stala stalo stara
        starac starsza starszy stary sto stoi stol stolowka stowarzyszenie strach strachu stracic stracil stracila
        stracilam straszne strasznie straszny stres strona student studia styczen stycznia styczniu sufit swiadczenia
        swiadczenie swieta swietlica swietny swoich swoim swoj swoja swoje swojego syn syna synek synem synka synkiem
        synowi synowie synu sypialnia syria sytuacja sytuacji szacunek szansa szanse szczegolnie szczepienie szczesliwa
        szczesliwy szedl szef szesc szesciu szesnascie szkocja szkocji szkoda szkol szkola szkole szkolny szkoly szla
        szosty szpital szpitala szpitalu szuka szukac szybki szybko ta tabletki tak taka taki takie takiej taksowka
        takze tam tamta tamten tata tate tatus taty te tedy tego tej telefon telefonicznie telefonu telefony telewizor
        temu ten terapeuta terapeutka terapia terapii teraz termin terminu tesc tesciowa tez tlumacz tlumacza tlumaczka
        tlumaczyc tlumaczyl to toba tobie troche troje trudna trudne trudno trudny trwa trwac trwalo trzeba trzech
        trzeci trzecia trzy trzydziesci trzynascie tu turcja tutaj twoj twoja ty tych tydzien tygodni tygodnia tygodnie
        tygodniu tyle tylko tym tymi tysiac tysiace tysiecy u ubierac ubrania ubranie ucho uciec uciekac uciekl uciekla
        uczen uczennica uczniowie uczyc uczyl uczyla uczymy udac udalo uderzyl ukraina ukrainie ukrainiec ukrainy ulga
        ulica ulice ulicy umarl umarla umowa umrzec unia uniwersytet uprzejmy urodzic urodzil urodzila urodzilam
        urodziny urzad urzedniczka urzednik urzedu usiasc usluga uslyszec uwaga uwage uwagi uwierzyc uzywac w wakacje
        walczyc walia walii walka wam wami warto warzywa was wasz wazna wazne wazny wciaz wczesnie wczesniej wczoraj
        wdowa wdzieczna wdziecznosc wdzieczny we wedlug weekend wewnatrz wiadomosc wiara widze widzi widzial widziala
        widziec wie wiec wiecej wieczor wieczorem wiedza wiedzial wiedziala wiedziec wiekszy wiele wielka wielkanoc
        wielkiej wiem wiemy wierzy wierzyc wierzyl wies wiesz wiezienie wigilia wilgoc wilgotny wina winny wiosna witam
        wizyta wizyte wizyty wkrotce wlasciciel wlascicielka wlasciwie wlasna wlasnie wlasny wniosek wnioski wniosku
        wnuczka wnuczki wnuk wnuka wnuki wobec woda wode wokol wolno wolny wolontariusz wozek wprowadzic wracac wreszcie
        wrocic wrocil wrocila wrzesien wrzesnia wrzesniu wsciekly wspaniala wspanialy wsparcia wsparcie wspierac wsrod
        wstac wstaje wstawac wstyd wstydze wszedzie wszyscy wszystkich wszystkie wszystkiego wszystkim wszystko wtedy
        wtorek wuj wujek wy wybor wychodzic wychowawca wychowawczyni wydarzyc wyjasnic wyjasnil wyjsc wynajem wynik
        wyniki wypadek wypelniac wypelnic wypelnil wyplata wyprowadzic wyslac wyslal wyslala wyslalam wysluchac
        wysluchal wysoki wystarczy wyszedl wyszla wyzywac wyzywaja wziac wzial wziela z za zab zabawa zabawka zabawki
        zabieg zabrac zabral zabrali zachowanie zachowuje zaczac zaczal zaczekac zaczela zaczelo zacznie zaczyna zadanie
        zaden zadna zadne zadnego zadnej zadzwonic zadzwonil zadzwonila zajecia zajety zakupy zalatwic zalatwil zalezy
        zaloba zamiast zamknac zamkniety zamykac zanim zaplacic zaplacilem zapomnial zapomniec zapytac zapytal zapytala
        zaraz zasilek zasilki zasilku zasnac zastepcza zastepczy zastrzyk zawsze zbyt zdarza zdarzyc zdjecia zdjecie
        zdrowa zdrowia zdrowie zdrowy ze zeby zebym zebysmy zero zeszyt zewnatrz zglaszac zglosic zglosilam zgoda zgode
        zgodzic zielony zima zimno zla zle zlobek zlobku zloty zlozyc zlozylam zlozylismy zly zmarl zmarla zmeczona
        zmeczony zmiana zmiane zna znac znajoma znajomy znalazl znalazla znalezc znalezlismy znam znow znowu zobaczyc
        zolty zona zone zony zostac zostal zostala zostali zostawic zostawil zostawila zrobic zrobil zrobila zrobili
        zrozumiec zupa zupelnie zwierze zwlaszcza zyc zycia zycie zyciu zyczliwy zyje
        """
    ),
    capitals=table(
        """
        afryka ameryka angielka angielski anglia anglicy anglii anglik azja bog boga bogu boska boze brytania brytanii
        brytyjczyk ci cie ciebie czechy europa europy indie irlandia irlandii jezus litwa matka narodzenie niemcy
        niemiec pakistan pan pani pania panstwo panu polacy polak polakow polka polsce polska polske polski rosja
        rumunia somalia syria szkocja szkocji tobie turcja twoj ty ukraina ukrainie ukrainiec ukrainy unia walia walii
        wam was wielka wielkanoc wielkiej wigilia wy
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
