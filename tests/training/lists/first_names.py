"""First names common in families in Britain, and frequent surnames, lower case and without accents.

Plain facts written for this project from general knowledge: names common among English, Irish, Scottish, Welsh,
South Asian, Polish and other east European, African, Caribbean, Arabic, Turkish, Iranian, Chinese, Jewish and
southern European families, with the short forms people type. Names that are ordinary words as well are told
apart by ``ordinary.NAMES_TOO``.
"""

from conversations.redaction.table import table

FIRST_NAMES = table(
    """
    aaron abby abbey abbie abi abigail abraham abe adam addison ade adele adeline adrian adriana adrianne agatha agnes aidan aiden aimee ainsley aisling alan
    alana alastair albert alec alex alexa alexander alexandra alexandria alexis alf alfie alfred alice alicia alina alisha alison alistair allan allen allison
    ally alma althea alvin alyssa amanda amber amberley amelia amelie amie amy ana anastasia andrea andreas andrew andy angel angela angelica angelina
    angie angus anita ann anna annabel annabelle annalise anne annette annie annmarie anthea anthony antoine antoinette antonia antonio antony april arabella
    archer archie ariana arianna ariel arlo arnold arran arthur arwen asa ashleigh ashley ashlyn ashton astrid athena aubrey audrey augusta aurelia aurora
    austin ava avril ayla
    bailey barbara barnaby barney barry bartholomew basil bea beatrice beatrix beau becca beckie becky bella ben benedict benjamin benji benny bernadette
    bernard bernice bert bertie beryl bess beth bethan bethany betsy betty beverley beverly bev bianca billie billy blaine blake blanche bob bobbie bobby bonnie boris
    brad bradley brandon brenda brendan brendon brent brett brian briana brianna bridget bridie briony brittany brody brogan bronagh bronte brooke
    brooklyn bruce bruno bryan bryce bryony byron
    caden caitlin caitlyn caleb callie callum calum calvin cameron camilla candice cara carina carl carla carlos carly carmel carmen carol carole caroline
    carolyn carrie carter carys casey caspar casper cassandra cassidy cassie catherine cathal cathryn cathy cecilia cecily cedric celeste celia celine chad
    chanel chantal chantelle charis charlene charles charley charlie charlotte charmaine chelsea cherie cherry cheryl chester chloe chris chrissie chrissy christa
    christian christina christine christopher christy ciara cillian cindy claire clara clare clarence clarissa clark claude claudia clayton clementine cleo cliff clifford clive
    clodagh cody cohen colette colin colleen connie connor conor constance cora coral coralie cordelia corey corinne cormac corrine courtney craig cressida crystal
    curtis cynthia cyril
    daisy dale damian damien damon dan dana daniel daniela daniella danielle danny daphne darcey darcie darcy daria darius darragh darrell darren darryl
    daryl dave david davina dawn dawson dean deanna deanne debbie deborah debra declan dee deirdre delia delilah della delores demi denis denise dennis denny
    denzel derek dermot des desmond devon dexter diana diane dianne dillon dina dinah dion dionne dolly dolores dominic dominique don donal donald donna
    donovan dora doreen doris dorothy dot dougal doug douglas drew duncan dustin dwayne dylan
    eamon eamonn ed eddie eden edgar edie edith edmund edna eduardo edward edwin effie eileen eilidh elaina elaine eleanor elena eli eliana elias elijah elin elinor eliot elisa
    elisabeth elise eliza elizabeth ella elle ellen ellie elliot elliott ellis elodie eloise elouise elsa elsie elspeth elton elvis emelia emerson emilia emilie emily emma
    emmanuel emmeline emmett emmie enid enya eoin eric erica erik erika erin ernest ernie esme esmee esmeralda estelle esther ethan ethel etta eugene eunice eva evan evangeline evie
    evelina eve evelyn everly ewan ewen ezra
    fabian faith fay faye felicity felix fenton fergus ferne fern fiadh fifi fin findlay finlay finley finn finnian fintan fiona fletcher fleur flo flora florence floyd fran frances
    francesca francine francis frank frankie franklin fraser fred freda freddie freddy frederick freya frieda
    gabby gabi gabriel gabriella gabrielle gail gareth garry garth gary gaby gavin gaynor gemma gena gene geoff geoffrey george georgia georgiana georgie
    georgina gerald geraldine gerard gerry gertrude gethin gia gilbert gill gillian gina ginny giovanni gladys glen glenda glenn glenys gloria glyn godfrey
    grace gracie graeme graham grahame grainne grant greg gregor gregory greta gretchen griffin guy gus gwen gwendolyn gwyn gwyneth
    hadley hal haley hamish hannah harley harold harper harriet harris harrison harry harvey hattie hayden hayley hazel heath heather hector heidi helen helena helene
    henrietta henry herbert herbie hetty hilary hilda holly hope horace howard howie hudson hugh hughie hugo humphrey hunter
    iain ian ianto ida idris ieuan imelda imogen imogene ina india indie indigo indy ines ingrid iona ira irene iris irma irvin irving isaac isabel isabella isabelle
    isadora isaiah isis isla isobel issy ivan ivor ivy izzie izzy
    jace jack jackie jackson jacky jacob jacqueline jacqui jade jaden jago jake jamal james jamie jan jana jane janet janette janice janie janine
    jared jase jasmin jasmine jason jasper jax jaxon jaxson jay jayden jayne jayson jazmin jean jeanette jeanne jeannie jed jeff jeffrey jem jemima jemma jen jenna jennie jennifer
    jenny jenson jeremiah jeremy jermaine jerome jerry jess jesse jessica jessie jill jillian jim jimmy jo joan joann joanna joanne joby jocelyn jock jodie jody joe
    joel joely joey johanna john johnnie johnny jojo jolene jolie jon jonah jonas jonathan jonathon jonny jordan jordana jorja jose joseph josephine josh joshua josiah josie
    joss joy joyce juan juanita jude judith judy jules julia julian juliana julianne julie juliet juliette julius june juno justin justine
    kacey kai kaiden kaitlin kaitlyn kane kara karen karin karina karl karla kasey kat kate katelyn katerina katharine katherine kathleen kathryn kathy katie
    katrina katy kay kaya kaye kayden kayla kayleigh keanu keeley keely keira keiran keith kelis kellie kelly kelsey kelvin ken kendall kendra kenneth kenny kenzie kerri kerrie
    kerry kev kevin khloe kian kiara kiera kieran kieron kiki killian kim kimberley kimberly kingsley kip kirk kirsten kirstie kirsty kit kitty kris krista kristen kristian
    kristin kristina kristine kristopher kurt kye kyla kyle kylie kyra kyran
    lacey lachlan lana lance lara larissa larry latoya laura laurel lauren laurence laurie lavinia lawrence layla layton lea leah leandra leanne lee
    leena leigh leighton leila leilani lena lenny leo leon leona leonard leonie leonora leroy les lesley leslie leticia levi lewis lexi lexie leyla liam
    libby lidia liana lianna lianne lila lilah lilian liliana lilith lillian lillie lilly lily lina lincoln linda lindsay lindsey linus lionel lisa lisette livia livvy liz liza lizzie lizzy
    lloyd logan lois lola lorcan loretta lori lorna lorraine lottie lou louie louis louisa louise luca lucas lucia lucian luciana lucie lucille lucinda lucy
    luis luke lulu luna lydia lyla lyle lyn lynda lyndon lyndsey lynette lynn lynne lynsey lyra
    mabel mabli mackenzie macy maddie maddison maddox maddy madeleine madeline madison mae maeve maggie magnus maia maisie maisy malachi malachy malcolm mallory mandy manuel mara marc marcel
    marcella marcia marco marcus margaret margarita margery margie margot maria mariah mariam marian mariana marianne marie mariella marilyn marina mario marion
    marissa marjorie mark marla marlene marley marlon marnie marshall martha martin martina martine martyn marvin mary maryam mason mat mathew matilda matt matteo matthew
    mattie maud maude maureen maurice mavis maxim maximilian maximus maxine maxwell maya mckenzie meg megan meghan mel melanie melinda melisa melissa melody melvin
    mercedes meredith merle merlin meryl mia micah michael michaela micheal michele michelle mick mickey miguel mikayla mike mikey mikhail mila milan mildred milena milla miles
    millicent millie milly milo mimi mina minnie mira miranda miriam misha missy mitch mitchell moira mollie molly mona monica monique monty morag morgan morris moses
    mostyn muriel murray mya myles myra myrna myrtle
    nadia nadine nancy naomi natalia natalie natasha natalya nate nathan nathaniel neal ned neil nell nellie nelly nelson nessa nettie neve neville nia niall niamh nicholas nichola nick nicky nico nicola
    nicolas nicole nigel nikita nikki nikola nina noa noah noel noelle nola nora norah noreen norma norman nova nuala nyah nyla
    oakley octavia odette olive oliver olivia ollie olly oona ophelia orla orlaith orlando orson oscar osian oskar oswald otis otto owain owen ozzy
    paddy padraig paige palmer pam pamela paris parker pascal pat patricia patrick patsy patti patty paul paula paulette paulina pauline pearl
    peggy penelope penny percy perry persephone pete peter petra petula phil philip philippa phillip philomena phineas phoebe phoenix phyllis pia pierce pippa piper pixie polly poppy
    portia presley preston primrose priscilla prudence
    queenie quentin quinn quincy
    rachael rachel rae rafe rafferty ralph ramona randall randy raphael raquel raul ray raya raymond reagan rebecca rebekah reece reed reese reg reggie
    regan regina reginald reilly remi remy rene renee reuben rex rhiannon rhian rhoda rhona rhonda rhys ria rian rianna rhea ric ricardo richard rick richie ricky
    riley rita rob robbie robert roberta roberto robin robyn rocco rochelle rod roddy roderick rodney roger roisin roland roman romeo romy ron
    ronald ronan ronnie rory rosa rosalie rosalind rosalyn rosanna rose roseanne roseanna rosemary rosetta rosie ross rowan rowena roxanne roxy roy royce ruairi ruben rubie ruby rudolph rudy rufus rupert
    russ russell ruth ryan rylan ryder ryley
    sabina sabrina sadie saffron sally salma sam samantha sammy samson samuel sandra sandie sandy santiago saoirse sapphire sara sarah sasha saskia saul savannah scarlet scarlett
    scott sean seamus seb sebastian selena selina selma seren serena seth shana shane shania shannon sharlene sharon shaun shauna shawn shayla shayna shayne shea sheena sheila shelby sheldon
    shelia shelley shelly sheridan sherri sherry sheryl shirley shona sian sidney sid sienna sierra silas simeon simon simone sinead siobhan skye skyla skyler
    sofia sofie solomon sondra sonia sonja sonny sonya sophia sophie sorcha spencer stacey stacie stacy stan stanley stef stefan stefanie stella steph stephan
    stephanie stephen sterling steve steven stevie stewart stu stuart sue summer sue-ann susan susanna susannah susanne susie suzan suzanna suzanne suzie suzy sybil sylvester sylvia sylvie
    tabitha talia talitha tallulah tamara tammy tamsin tania tanya tara tash tasha tatiana taylor ted teddy tegan terence teresa teri terrance terrence terri terry tess tessa
    thea thelma theo theodora theodore theresa therese thomas tia tiana tiff tiffany tiger tilda tilly tim timmy timothy tina tobey tobias toby todd tom tomas tommy toni
    tony tori tracey tracie tracy travis trev trevor tricia trina trinity tris tristan tristram trish trixie troy trudy tucker ty tyler tyrell tyrese tyrone tyson
    una ursula
    val valentina valentine valerie vanessa vaughan vera verity verna vernon veronica vic vicki vickie vicky victor victoria vienna vince vincent viola violet virginia viv
    vivian vivien vivienne
    wade wallace wally walter wanda warren warwick wayne wendy wes wesley wilbur wilf wilfred will willa william willie willow wilma wilson winifred winnie winston wyatt
    xander xanthe xavier yasmin yasmine yolanda ysabel yvette yvonne zac zach zachariah zachary zack zak zander zane zara zeb zeke zelda zena zena zoe zoey zola zuri
    aled alun aneurin angharad anwen arwel bedwyr berwyn blodwen branwen bronwen bryn cadi cai caradog caron ceri cerys dafydd dai delyth deri dewi dilwyn dilys dylis eirlys eira eirian elen eleri elfed elis elwyn emlyn emrys
    emyr enfys euan eurig ffion fflur gareth geraint gethin glenys glesni griff gruff gruffydd gruffudd guto gwenda gwenllian gwilym gwynfor gwynne haf hari hefin heledd heulwen huw hywel iestyn ifan ifor illtyd ioan iolo iorwerth
    iwan leri lleucu llewellyn llinos llio llyr lowri luned macsen mair mali mared mari marged mari megan meinir meleri menna mererid merfyn meurig mihangel mirain morfydd myfanwy nerys nest nesta non olwen owain pryderi rhodri
    rhydian rhun rhys siani sioned siwan steffan taliesin tegwen teleri tesni tirion tomos trystan tudur twm wyn
    aednat ailbhe aine aislinn aoibheann aoibhe aoibhinn aoife ardal art bairbre ban bebhinn blathnaid bran breandan breda brid brigid caoilfhionn caoimhe caolan cathair cian ciaran ciaran clionadh cliona colm colum conall
    conan conchobhar cormac daithi dara dearbhla dervla diarmaid diarmuid domhnall eabha eadaoin ealga eanna eavan eimear eimhear eithne emer enda eoghan erin etain fearghal feargal fergal ferdia fiachra fidelma fionn fionnuala fionnbharr
    gearoid gobnait grainne iarla iarlaith iseult keelin keeva kiera laoise liadh lochlann lughaidh mairead maire maolsheachlann maura meabh micheal muireann murrough nainsi neasa niall odhran odhran oisin oonagh orlagh padraic padraigh
    proinsias rian riona roise rossa ruadhan ruairi ruairidh sadhbh saoirse seanan senan seosamh sile siofra somhairle tadhg tiernan tierney tomas turlough ultan
    ailsa alasdair aonghas beathag calum catriona catrina coinneach donalda dougie dugald effie eilidh ewan fearchar fearne finola gillies greer gregor hamish iain innes iona isla kenna kirstin lachlan mairi malcolm
    marsaili mhairi morven muireall muriel murdo peigi rhona roddy rona ruaridh seonaid seumas shona sorley struan torquil uisdean
    aadam aadhya aadil aahil aaliyah aamina aamir aanya aarav aaron aarush aarya aasiya aayan abbas abdallah abdel abdi abdiaziz abdifatah abdihakim abdinasir abdirahim abdirahman abdirashid abdul abdulaziz abdulkadir abdullah abdullahi
    abdulrahman abdurrahman abeer abhishek abida abidah abir abrar abu adeel adel adeeba adham adil aditi aditya adnan adyan afia afifa afnan afreen afroza afsana afsheen afzal aftab agha ahad ahmad ahmed ahmet ahsan aiman aimen
    aisha aishah aishwarya aiysha aisyah ajay ajit ajmal akash akbar akeem akhil akhtar akib akram akshay alaa aleem aleena alesha aleya ali aliya aliyah aliza allah-rakha almas alya aly amaan amal aman amana amandeep amani amanpreet amar
    amara amarah amarjit amarpreet ambreen ameena ameer ameera ameerah ameet amin amina aminah aminata amir amira amirah amit amjad ammaar ammar ammara amna amrit amrita amritpal anam anand ananya anas anaya aneela aneesa anees angad anika
    aniqa anil anisa anisah anish anisha anita anjali anjum ankit ankita ansa ansar anthonia anu anum anushka anwar anya apurva aqeel aqib aqsa arash areeb areeba arfan arham arif arifa arjan arjun armaan arman arooj arsalan arshad
    arshia arslan arun aruna arvind arya aryan asad asha asher ashfaq ashish ashiq ashok ashraf asif asim asiya aslam asma asmaa asra asya atif atiya atta attiya avani avinash avneet avtar awais ayaan ayah ayan ayat ayaz aydin ayesha
    aylin aymen ayman ayoub ayra aysha ayse ayub ayush azad azam azeem azhar aziz aziza azra azhaar
    babar badar baljinder baljit baljeet balraj balvinder balwinder baraa bariah basit basma batool bayan begum behnaz behrouz bhavesh bhavin bhavna bhupinder bibi bikram bilal bilkis bina binita bismah burhan bushra
    chaitanya chandni chandra charanjit chetan chirag chitra
    dalbir dalia daljit daniyal danish danyal danyaal davinder dawood dawud deena deepa deepak deepika deepti dev devi devan devansh dhruv dilawar dilbagh dilip dilraj dilshad dinesh diya divya durga
    ebrahim ehsan eisa eman emaan emaad erum eshaan eshal esha essa eyad ezza
    fadi fadil fadia fadumo fahad faheem fahim fahmida faisal faiz faiza faizah faizan fakhra falak faraaz farah faraz fardowsa farhad farhan farhana farhat farheen farid farida fariha faris farooq farrah farrukh farukh faruk faryal farzana
    fateh fatema fatemah fathima fatiha fatim fatima fatimah fatma fatmata fatoumata fawad fawaz fawzia fawziya fayyaz fazal feroz ferzana fida filsan firas firdaus firdaws firdous firoz fizza fozia fouzia furqan fuad fuzail
    gagandeep ganesh gaurav gauri geeta ghazala ghulam gita gopal govind gulam gulshan gulzar gurbir gurdeep gurinder gurjit gurleen gurmeet gurmit gurnam gurpreet gursharan gurvinder gurwinder
    haadi haaris haashim habib habiba haben hadi hadia hadiya hadiyah hafiz hafsa hafsah hafza haider haitham hajar hajra hakeem hakim haleema halima halimah halimo hamad hamda hamdi hameed hamid hamida hamna hamse hamza hamzah
    hana hanad hanan haneef hani hania hanif hanifa haniya haq harbans harbir harcharan hardeep hardik hareem hari harinder haris harjinder harjit harjot harkiran harleen harman harmandeep harmeet harmesh harminder haroon harpal harpreet harris
    harsh harsha harshil harun harvinder harwinder hasan hasanat haseeb hashim hashir hasina hasnain hassan hassaan hassana hatem hatice hawa hawra hayaan hayat haya heba hema hemant hiba hibo hibah hibaq hina hira hirsi hisham hoda hodan homa hooria
    hoor huda hudhayfah huma humaira humaira humayun humera hura hurairah husain husayn husna hussain hussein husnain hussnain huzaifa huzaifah
    ibad ibraheem ibrahim ibrahima idil idrees idrissa iffat ifrah iftikhar ihsan ijaz ikra ikraam ikram ikran ilhan ilyas ilham iman imaan imad imani imran imraan imtiaz inaam inaaya inaya inayah inder inderjit inderpal inzamam iqbal iqra
    irfan irshad isa isaam isha ishaan ishaaq ishaq ishan ishmael ishrat ishtiaq iskander islam ismaeel ismail ismael ismat isra israa israr issa issam itrat iyad izaan izhar izza
    jaber jabir jabeen jabril jafar jagdeep jagdish jagjit jaginder jahangir jahid jai jaipal jalal jaleel jalil jama jamaal jameel jameela jamil jamila jamilah jamshed jamshid janan jannah jannat jannath japji jasbir jasdeep jashan jasim jaskaran jaskiran
    jasleen jasmeen jasmeet jaspal jaspreet jassim jasveer jasvinder jaswant jaswinder javaid javed javeria jaya jayesh jayshree jayson jazeel jeevan jehan jibreel jibril jitender jitendra jiten jiya joginder juber julekha junaid junayd juwayriyah juned
    jyoti
    kabir kabira kainaat kalim kalpana kalsoom kalsum kamal kamala kamaldeep kamalpreet kamaljit kamran kanwal karam karamjit karan karanveer kareem kareena karim karima karishma karthik kashif kashmir kaushik kausar kavita kaveh kavya kawsar keerat
    keerthana ketan khadeeja khadija khadijah khadija khadra khalid khalida khaled khaleda khalil khaleel khansa kashaf khawla khizar khizra khurram khushi khurshid kiran kiranjit kiranpreet kirandeep kirpal kishan kishor komal krish krishan krishna kritika
    krupa kubra kulbir kuldeep kuldip kuljit kulsoom kulsum kulvinder kulwant kulwinder kumail kunal kusum
    laaibah labiba laiba lakhbir lakhvir lakshmi laila lailah lalita lamar lamia lamees lamiya lata lateef latif latifa lavanya laxmi layan layaan layla leela leyla liban lina lubna lubaba luqman lujain
    madeeha madhu madiha madina mahad mahbub mahdi maheen mahek mahendra maher mahesh mahfuz mahfuza mahir mahira mahmood mahmoud mahmud mahmuda mahnoor mahrukh mahsa maida maimoona maimuna maira maisam maisha majeed majid majida makhdoom malaika malak
    malaika maleeha maleek malek malia malik malika maliha mamoon mandeep manahil manal maninder manisha maniza manjinder manjit manjot manoj manpreet mansoor mansur manuel manvir maqsood marwa marwan maryan maryum masood masoud masooma masuma masud
    mateen mawlid maysa mayank mayra mazhar md meena meenakshi meera mehak mehar mehdi meher mehboob mehmet mehmood mehnaz mehr mehran mehreen mehul mehvish mehwish merium miah milad milan mina minahil minal minhaj miraj mirza misbah mishal mishka
    mitesh mo moazzam mobeen moeen mohamad mohamed mohamud mohammad mohammed mohammod mohan mohanad mohini mohit mohsin mohsen moin moinul moiz mona monira mosab mostafa moussa moeez muaaz muad muath muaz mubarak mubashir mubeen mudassar mudassir
    muhamed muhammad muhammed muhammet muhsin muhsina mujahid mujeeb mukesh mukhtar muna munaza muneeb muneer munir munira munisa muqadas murad murtaza musa musab musaab musarat musdaf mushtaq muskaan muskan muslima mussa mustafa mustapha mutahir muzaffar
    muzammil myra
    naail nabeel nabeela nabeeha nabil nabila nada nadeem nadia nadifa nadim nadir nadira nadiya naeem naeema nafisa nafeesa nagina nahid nahida nahla nahom naila naima naimah najah najib najiba najma najmo naman namra namrata nanda naseem naser
    nashit nasim nasima nasir nasira nasra nasreen nasrin nasser naveed naveen naveera navdeep navid navjot navneet navraj nawaal nawal nawaz nayan nayab nayla nazar nazia nazim nazir nazira nazish nazma nazmin nazmul nazneen neel neelam neeraj neeta
    neetu neha neil nida nidhi nighat nihal nikhil nikesh nila nilesh nilam nimra nimrah nimo nimrat nimca niraj nirmal nirmala nisa nisar nisha nishat nishant nishi nita nitin niyati nizam noah noman noora noori nooria noreen nosheen
    noshin nouman nuh numan nuha nura nuria nurul nusaiba nusaybah nushrat nusra nusrat nuzhat
    obaid obaidullah omar omaima omid omran osama osman othman oumou owais ozair
    padma pallavi param paramjit paramvir parisa parmar parminder parmjit parul parvaiz parvati parveen parvez parvin parwinder pavan pavandeep payal piara pinky pooja poonam prabhdeep prabhjot prabjot pradeep prakash pramod pranav prasad prashant pratik praveen
    preeti preety preetinder prem prerna preya prit priti pritam pritesh pritpal priya priyanka priyesh puja punit purnima
    qadir qais qamar qasim qudsia qurat quratulain rabab rabail rabeea rabia rabiah rachna radha radhika raeesa raees rafay rafeeq rafiq rafiqul rafia raghav raha rahat rahel raheel raheela raheem raheema rahel rahil rahim rahima rahma rahman rahmah
    rahmat rahul rahwa raihan raihana raina raisa raiyan raj raja rajab rajan rajbir rajdeep rajeev rajendra rajesh rajinder rajiv rajni raju rajvinder rajwinder rakesh rakhi ramandeep ramanpreet ramesh ramin ramiz ramla ramzan ramsha rana randeep
    rani raneem rania raniya ranjeet ranjit ranveer raqiya rashad rashed rasheed rasheeda rashid rashida rashmi rasool ravi ravina ravinder raveena rawan rawda rayaan rayan rayhan rayhana rayyan raza razia raziya reem reema reena reeta rehaan rehan
    rehana rehman rekha renu resham reshma reyansh reza riaz rida ridhi ridwan rifat rihab rihanna rima rimsha rina ripon rishabh rishi rita ritesh ritika ritu riya riyadh riyaz riyad rizwan rizwana robina roda rohan rohail rohini rohit roksana romana
    romeesa roohi roshan roshni rosina rubab rubaiyat rubel rubeena rubina rucksana rukhsana rukhsar rukiya rumana rumaisa rumaysa rumi rupa rupal rupinder ruqaiya ruqayyah ruqia ruqiya rushda rustam ruwayda
    saad saadia saadiya saadat saahil saajid saarah saba sabah sabba sabbir sabeeha sabeel sabeen saber sabiha sabina sabir sabira sabreen sabrin sachin sadaf saddam sadia sadiq sadiya sadiyo saeed saeeda safa safah safaa safdar safeer safia safiya
    safiyah safiyya safiyyah safura safwan sagal sahar saharla sahil sahib sahra said saida saif saifullah saifur saika saima saiqa saira saiyed sajad sajid sajida sajjad sakeena sakina sakinah salah salahuddin salam saleem saleema saleh saleha salih
    saliha salim salima salman samana samar sameen sameena sameer sameera sameh sami samia samina samir samira samirah samiya samiyah samiul samreen samsam samuel sana sanah sanaa sanam sanaya sandeep sanjana sanjay sanjeev sanjeet sanna saqib saqlain sarabjit
    sarbjit sarika sarita sarmad saroj sarwar satinder satnam satpal satvinder satwant satwinder saud saurabh savita savreen sawda sayed sayeed sayeda sayyid seema sehar selim senait serdar serhat shaan shaban shabana shabaz shabbir shabina shabir shabnam
    shad shadi shadia shafaq shafeeq shafi shafia shafiq shafiqa shagufta shah shahab shahana shahbaz shahed shaheed shaheen shahid shahida shahin shahina shahira shahla shahnaz shahnawaz shahrukh shahzad shahzadi shahzaib shaila shaima shaista shakeel
    shakeela shakil shakila shakir shakira shakur shalini shama shamaila shamas shameem shamim shamima shamina shamsa shamshad shan shanaz shanti shanza shaquille sharaf shariff sharif sharifa sharjeel sharmila sharmin sharmarke shashi shayaan shayan shazad shazia shazaib
    shazmeen sheena sheetal sheheryar shehnaz shehzad sheikh shenaz sheraz sherin shermarke shiza shilpa shireen shiraz shirin shiv shivam shivani shoaib shobha shohel shoib shreya shruti shuaib shubham shukri shumaila shuaiba shweta sidra sidrah siham
    sikander simarjit simi simran simranjit simrat siraj sitara sobia sohail sohaib sohan sohil sohel soha sohrab somaya somia sonal sonali soniya soraya souad srishti suad subhan subhana sudha sufia sufian sufyan suhail suhaib suhana suhayb suheyla sukaina
    sukhbir sukhdeep sukhdev sukhi sukhjinder sukhjit sukhjot sukhmani sukhpreet sukhraj sukhvinder sukhwinder sulaiman sulayman suleiman suleyman sultan sultana sumaira sumaiya sumayya sumayyah sumaya sumayo sumera sumia sumit sumaira sundus sunil sunita sunaina
    suraj suraiya suraya surbhi surendra suresh surinder surjit surya sushil sushma swaleh swati syed syeda
    taha tahir tahira tahirah tahmid tahmina tahreem taimoor taimur taiyba taiyyab tajinder tahseen tahsin talal talat talha talib talwinder tamana tamanna tameem tamim tamur tania tanisha tanjina tanveer tanvi tanvir tanzeel tanzeela tanzila tanzim
    tara taran taranjit taranpreet taqi tariq tarek tarun tasawar taseer tasneem tasnia tasnim taswar tawfiq tayeb tayyab tayyaba tayyiba tehmina tehreem tejal tejinder tina
    ubaid ubaidullah ubayd umair umaima umaimah umama umar umaira umayr umer umera umme ummu umut urooj urmila urvashi usama usha usaid usman usmaan uthman uzair uzma uzair
    vaishali vandana vanita varinder varsha varun vashti veena veer vicky vidya vihaan vijay vikas vikash vikram vikrant vimal vina vinay vineet vinod vipin vipul viraj vishal vishnu vivek
    wafa wafaa wahab waheed waheeda wahid wahida wajid wajiha wajeeha wakas walaa waleed walid waqar waqas waris warda waseem wasif wasim wasima
    yahya yahyaa yakub yaman yameen yaqoob yaqub yaseen yaser yash yasemin yashika yasin yasir yasira yasmeen yasmina yassin yassir yasser yazan yonis younas younes younis youness youssef yousaf yousef yousif yousuf yunus yusef yusra yusuf yusuf yusraa
    zaahid zaara zafar zafira zaheer zahid zahida zahir zahra zahraa zaid zaida zaima zain zaina zainab zaineb zaira zaiba zakaria zakariya zakariyya zakarya zaki zakia zakir zakiya zaman zamir zamzam zara zarah zareen zareena zarina zarish zarnab
    zartasha zayaan zayan zayd zaydan zayed zayn zayna zaynab zayyan zeba zeenat zeeshan zeina zeinab zenab zeyad zeynep zia ziad ziyad zikra zimal zobia zohaib zohra zoha zoya zubaida zubair zubayr zulaikha zulekha zulfiqar zulfqar zuleikha zunaira zuhaib
    zuhayr zuhra zuhur zunairah zymal zyad
    adrianna agata agnieszka albin aldona aleksander aleksandra aleksandr aleksy alicja alojzy ania aneta anetka angelika aniela antek antoni arek arkadiusz artur asia aurelia bartek bartlomiej bartosz basia beata blanka blazej bogdan bogumila bogna
    boguslaw boleslaw bozena bronek bronislaw bronislawa cezary czeslaw damian danka danuta darek dariusz dominik dominika dorota edyta eliasz eliza elwira elzbieta emil ewa ewelina ewka fabian feliks filip franciszek franek gosia grazyna grzegorz grzesiek
    halina halinka hania hanna helenka henryk hubert iga ignacy igor ilona irek ireneusz irena iwo iwona iza izabela izabella jacek jadwiga jagoda jakub janek janina janusz jarek jaroslaw jarek jarek jasiek jerzy joachim joanna jola jolanta jozef jozefa julek
    julita justyna jurek kacper kaja kajetan kalina kamil kamila karol karolina kasia kasper katarzyna kazimierz kazimiera kinga klara klaudia konrad kornelia kostek krysia krystian krystyna krzys krzysiek krzysztof ksawery kuba lech lechoslaw lena
    leokadia leszek lidia lilianna liwia lucja lucjan ludwik ludwika lukasz maciej maciek madzia magda magdalena maja majka maksymilian malgorzata malgosia malwina marcel marcelina marcin marek mariola mariusz marta martyna marysia maryla marzena mateusz
    michal michalina mieczyslaw mieszko mikolaj milena milosz mirek miroslaw miroslawa monika nadzieja natan natka nikodem nikola norbert ola olaf oleg olek olga oliwer oliwia oliwka oskar otylia patryk pawel piotr piotrek przemek przemyslaw radek radoslaw
    rafal roksana robert roza ryszard ryszarda sandra sebastian seweryn slawek slawomir sonia stanislaw stanislawa stas stasiek staszek stefania sylwester sylwia szczepan szymek szymon tadek tadeusz teodor tola tomasz tomek tosia tymek tymon tymoteusz urszula
    wacek waclaw waldek waldemar wanda wiesia wiesiek wieslaw wieslawa wiktor wiktoria wincenty wit witek witold wladek wladyslaw wladyslawa wlodek wlodzimierz wojciech wojtek zbigniew zbyszek zdzislaw zenek zenon zofia zosia zuza zuzanna zuzia zygmunt
    adelina adina alexandru alin alina anca andrada andreea andrei anamaria bianca bogdan catalin catalina ciprian claudiu codrin constantin corina cosmin costel cristi cristian cristiana cristina dacian danut daniel delia denisa diana doina dorin
    dragos dumitru ecaterina elena emanuel emilian eugen filip flavia florentina florin florina gabi gabriela george georgiana gheorghe grigore horia iacob ileana ilie ilinca ioana ion ionel ionela ionut irina iulia iulian iuliana larisa laurentiu lavinia
    liliana liviu loredana lucian luminita madalina magdalena maricica marian mariana marilena marinela marius matei mihaela mihai mihail mircea mirela monica nadia natalia nicolae nicoleta nicu octavian oana ovidiu paul petre petru petrica rares
    razvan rodica roxana ruxandra sabin sandu sergiu silviu silvia simona sorin sorina stefan stefania tatiana teodora tiberiu tudor valentin valeria vasile veronica victor viorel viorica vlad vladut
    aiste aleksandras algirdas andrius antanas arturas ausra austeja daiva dainius danute darius deividas edgaras egle erikas gabija giedre gintaras ieva inga jonas jolanta jurgita kestutis kristina laima laimonas lina linas lukas mantas marius matas
    mindaugas neringa nojus povilas ramune rasa rimantas rokas ruta saulius simas tadas tomas ugne valdas vytautas virginija vida zivile andris aivars arturs dace edgars evija gunta gints guntis ilze inese ivars janis juris karlis
    kristaps liga maris martins normunds oskars raivis ritvars sandis santa valdis zane aleksei alexei alexey anatoly anton arkady artem artyom boris daria dima dmitri dmitry egor ekaterina evgeny evgeniya galina gennady grigory igor ilya inna
    irina iryna kateryna katya kira kirill konstantin ksenia lada larisa lev liudmyla ludmila lyudmila lyuba maksim margarita marta maryna masha mykhailo mykola nadezhda nastya natalia nataliya nikita nikolai nina oksana oleksandr oleksandra oleh olena olesya olha
    pavel pavlo petro polina roman ruslan sasha semyon serhii sergei sergey solomiya stanislav sveta svetlana svitlana taras tatyana tetiana timofey tymofii uliana vadim vadym valentyn valentyna valeriy vanya varvara vasyl vasily vera viktor viktoriya vitaliy
    vladimir vlad vladislav volodymyr vyacheslav yana yaroslav yaroslava yegor yelena yevhen yulia yuliya yuri yuriy zhanna zlata bozhidar borislav dimitar dimitrina desislava elitsa emiliya georgi gergana hristo iva ivana ivelina ivaylo kaloyan kalina krasimir
    lyubomir mariya martin milen nadya nikolay petar petya plamen radka radoslav rositsa rumen simeon snezhana stanimir stefka stoyan svetoslav teodora todor tsvetan tsvetelina valentin valeri vanya velichka vesela yordan zdravko
    agim agron albana alban alma altin arben arber ardit arta artan arjeta bashkim besa besart besim blerim blerta burim dafina dardan donika driton edona elira endrit erjon erion ermal fatos fatmir fjolla florian flutura gent gezim ilir illir jeta kujtim leotrim
    lirim luan mimoza mirlinda mirjeta teuta valon valmir valbona veton vjosa xhevdet ylli zana zef besnik arlinda albulena shpresa shkelqim shqipe
    abeni abena abeo abiodun abiola abisola adaeze adanna adaku adaora ade adebayo adebola adebowale adedayo adedoyin adegoke adeola adenike adekunle adeleke adeniyi aderonke adesola adetola adewale adeyemi adjoa adwoa afua afolabi agnieska akin akinola akosua akua
    akwasi amaka amadi amadou ama amma aminat anani angwenyi anan anthonia anuoluwapo asante atinuke awa aya ayanda ayinde ayo ayobami ayodeji ayodele ayokunle ayomide ayotunde azubuike babajide babatunde bamidele bisi bisola bola bolaji bolanle bolu boluwatife
    bukola bunmi busola chanda chege chiamaka chibueze chibuike chibuzo chidera chidi chidiebere chidinma chidubem chiedza chigozie chijioke chika chike chima chimamanda chinasa chinaza chinedu chinelo chinenye chinonso chinwe chinyere chioma chipo chisom chiwetel
    chizoba chuka chukwudi chukwuebuka chukwuemeka chukwuma dalitso damilola dapo dayo debo dele demola deola derrick dieudonne doreen dumi dumisani ebele ebere ebo ebube ebun efe efia efua ejike ejiro ekene ekow ekua eme emeka emem emenike enitan eniola
    ese esi esinam ewurama eyitayo ezekiel ezinne farai fatou fatoumata fela femi fiifi fikile firehiwot fola folake folarin folasade folu fungai funke funmi funmilayo funsho furaha gbemi gbenga gbolahan getachew gifty godwin grace hailu haile helen hirut idowu ife
    ifeanyi ifeoma ifeyinwa ifunanya ige ijeoma ike ikechukwu ikenna iman isioma itunu iyabo izuchukwu jelani jide jideofor jumoke juma kagiso kamau kayode kehinde keji kelechi kemi kgosi khadijatou kobina kobby kofi kojo kuda kudzai kudzanai kunle kwabena kwadwo
    kwaku kwame kwamina kwasi kwesi lanre lekan lerato lesedi lindani lindiwe lola lolade lubna lungile lwazi maame makena mamadou mandla mariama mariatu masego mbali mekonnen melaku modupe mojisola mosi mpho mukisa mulugeta muthoni mutua mwangi mwende nakato nala nana nandi
    ndidi nene ngozi nia njeri njoki nkechi nkem nkemdilim nkiru nkosana nkosi nneka nnamdi nnenna nobuhle nokuthula noluthando nomsa nomvula nonhlanhla nonso ntombi ntokozo nyah nyambura nyasha nyokabi obafemi obi obinna obioma obiora ochieng odion odunayo ofori okechukwu
    okoro olabisi olabode oladele oladapo olajide olamide olanrewaju olasunkanmi olatunde olatunji olayinka oluchi olu olufemi olufunke olukayode olumide oluremi olusegun oluseyi olusola oluwadamilola oluwafemi oluwakemi oluwaseun oluwaseyi oluwatobi oluwatosin
    oluwole omolade omolara omotola onome onyeka onyinye opeyemi oreoluwa osagie osas osaze osei oseloka ousmane palesa panashe precious remi rotimi rudo rufaro rukayat rutendo sade samke sanele segun selam selamawit senami seun seyi shamiso shola shanice sibongile sibusiso
    simba simisola sipho siphiwe siya sizwe sola solape tadesse tafadzwa tafara taiwo taiye takudzwa tamika tanaka tapiwa tariro tatenda tayo tayyib temi temidayo temiloluwa temitayo temitope tendai tendayi teni thabiso thabo thandeka thandi thandiwe themba thulani tiwa tiwalade tinashe
    tinotenda titi titilayo tobi tobechukwu tobenna tochi tochukwu tola tolu toluwani tomi tomiwa tope toyin toyosi tsehay tsegaye tunde tunji uche uchechi uchenna udo ugochi ugochukwu ugonna uju unathi uzoma uzo vusi wale wambui wangari wanjiku wanjiru wangui wekesa wole
    wunmi yaa yaw yejide yemi yemisi yetunde yinka yohannes yonas yodit zandile zanele zinhle zikora zodwa zola abebe abeba abel abiy alem alemayehu almaz amanuel aster bereket berhane bethlehem biniam biruk dawit desta eden ermias eyerusalem eyob feven filmon fitsum
    freweini girma genet haben hiwet hiwot kidane kidist kibrom lidya lulit luwam makda meron meseret meskerem merhawi mesfin mihret mikias mulu nahom natnael rahel redwan robel ruth saba samrawit sara segen selam semhar senait simret solomon tekle tesfaye teklit temesgen
    tigist tsega winta yared yemane yirgalem yohana yonatan yordanos zemen zewdi abdiwali ayaan ayan axmed bashir bilan cabdi caasha deeqa deqa ebyan faduma farhiyo fartun fathi fowsia guled halimo hibaaq hinda hodan hoodo ifraah ikraan ilwad istahil jamal
    khadar kowsar ladan liibaan mahamed mahamud mako mohamoud muhubo muumin najma nasteho nimco qali raxma rooda saacid sacdiya safiyo sahro samatar shamso sharmaake shukri sucaad suleekha ubah warsame xaawo xamse yahye yusur zeinab zahro
    aaliya akeelah alisha amari anais anais aniyah antwan aliyah ashanti brianna caprice chanice cherelle cornelius danique darnell davon delroy demarco dequan denzil desmond dionte earl elroy ezekiel garfield ike jahmal jahmai jahzara jaheim jamar jamarl jamelia
    janelle janiya jaydon jelani jerell jevon kadeem kadeisha kaliyah kameron keisha kemar kenroy keshia kezia kianna kimani kiyah kymani lakeisha lamar lashawn latisha lateisha leshawn levon lloyd malaika malakai malik marquis mekhi monifa nakita natoya
    neveah nevaeh nyree nathaniel oneil omarion orville princess quavo quianna raheem rashaan renaldo rihanna rohan romaine ronique rudie sanchia sanchez shanae shanelle shanice shaniqua shaneil shanay sharnelle shaquan shardonnay shelly-ann shenelle shevaun sherelle
    shyanne tamar tamia tanika tariq tashan tevin tia tianna tiarna tionne trevaughn tre tremaine tyreece tyreke tyrique tyshawn unique winsome zaire zariah zion
    abdurrahim adem ahmet alev ali aliye alper arda arzu asli ayca aydan ayfer ayhan aylin ayla aynur aysel aysegul aysun aykut aziz baran baris basak batuhan bayram belgin berat berfin berk berkay beren berke beyza beyzanur bilge birsen bora bulent burak burcu
    busra canan cansu cem cemal cemile cengiz ceren ceyda ceylan damla defne deniz derya didem dilan dilara dilek dogan duygu ebru ece efe egemen ela elif emel emin emine emir emrah emre ender engin enes ercan eren erdal erdem erdogan erhan erkan erol ersin
    esma esra evren eylul eymen fatih fatma ferhat feride feyza filiz firat fidan furkan gamze gokhan goksel gonul gozde gul gulay gulcan gulsen gulsum gurkan hakan halil halime hande hasan hasret hatice havva hulya huseyin ibrahim ilayda ilkay ilker inci
    irem ismail ismet kaan kadir kadriye kamuran kemal kerem kerim koray kubilay kursat leman levent mahmut mehmet melek meliha melike melis meltem meral merih mert merve meryem metin mevlut miray mucahit muhammet murat mustafa mustafa mutlu naciye nazan nazli
    necla nermin nesrin neslihan nese nevin nihat nilay nilgun nur nuray nurcan nuri oguz oguzhan okan omer onur orhan osman oya ozan ozge ozgur ozlem pelin pembe pinar polat recep remzi reyhan riza ruken sabri sakine salih sebnem seda sedat sefa selcuk selda
    selim selin selma semra senay serap serdar serhan serkan sevda sevgi sevil sevim sevinc seyma sibel silan sinan soner songul suat sukru suleyman sule sultan suna sureyya taner tarik tayfun tekin temel tolga tuba tufan tugba tugce tulay tuncay turgut
    turkan ufuk ugur umit umut volkan yagmur yaprak yasemin yavuz yesim yigit yildiz yilmaz yucel yunus yusuf zafer zehra zeki zeliha zeynep zuhal abbas afsaneh alireza amirali anahita ardavan arezoo armin arshia atefeh azadeh azin babak bahar bahareh bahram behnam behzad bita
    dariush ehsaneh elaheh elham elnaz fariba farnaz farshid farzad farzaneh fereshteh forough ghazal golnaz golnar hadis hamidreza hengameh homayoun hooman hossein jaleh kamran kambiz kaveh keyvan khosrow kimia kiana kourosh laleh leila mahdi mahnaz mahsa mahshid mahtab majid mandana
    manouchehr marjan maryam masoumeh mehdi mehrdad mehrnaz mina minoo mitra mohammadreza mojgan mona morteza nader nahid narges narges nasrin nazanin negar negin niloofar nima niloufar niusha omid pari parastoo parisa parviz pegah peyman pouria pouya ramin reza roya
    roxana saeid saeideh sahar saman samaneh sanaz sara sepehr sepideh setareh shabnam shadi shahram shahrzad shahriar shaghayegh sheida shervin shirin shohreh shokoufeh siamak siavash sina sogand soheil soheila somayeh soroush taraneh tahereh tina vahid yasaman yeganeh zahra zohreh
    abdulla adnan akram alaa ala amal amer anas anwar areej asaad aseel asmaa ataullah aws aya aymen ayham azza bader badr baha bahaa bana bashar bashir basel bassam basem batoul bayan baraa bilal boutros bushra carine charbel dalal dalia dana danya deema dima diyar elias
    emad eyad fadi fadwa faten fathi fatin fawzi feras firas fuad ghada ghaith ghassan ghina habib hadeel hadil haidar haifa hala hamed hanaa hanadi hanin haneen hatem haya haytham hazem hiba hind houda huda hussam ibtisam iman imad inas iyad jad jamal jana jawad jihad jinan
    joud joumana judi judy jumana kamal karam kareem karima karim khadija khaled khalil khawla khouloud kinan lama lamis lana lara lina louay lubna lujain mahmoud majd majed malak manal maram marah mariam marwa maya mazen mohannad moataz moaz mona mouna mounir mousa muhannad munther
    mutaz nabil nada nadim nadine najah najat najwa nasser nawal nayef nermeen nisreen nizar nouf noura nourhan nour omaima omar osama ola qusai raed rafif ragheb raghad rahaf rami rana randa rania rasha rawan razan reem reema rima rimas riham rola ruba rula saad sabah safaa
    sahar said salam salma salwa samah samar sami samer sana sanad sawsan shaden shahd shaimaa sham shatha shayma siba sidra siham sondos suha suhad suhaila sulafa susan tala talal tamer tareq tarek taym wadad wafaa wael walid ward wassim wisam yahya yaman yamen yara yaser yazan
    yousra zahraa zaher zain zakaria zeina ziad zuhair dilovan rojda rojin berivan diyar zilan rezan shilan shno soran sarwar hawre karwan kawa rebin rebaz aram hiwa bahoz hazhar nashmil gona sozan chnur lanja shilan
    ahn baozhai biyu chaoxiang chen chenguang chun chunhua cuifen dandan enlai fang feifei fengge guang guanting guiying haiyan haoran haoyu heng hongwei hua huan hui huifang huilan huimin jiahao jiahui jiajia jian jiang jianguo jianhong jianjun jiao jiaqi jiawei jiayi jie jin jing jingjing
    jingyi jinhai jun junjie junwei kaiwen lan lanfen lei lihua lijuan lili liling lin ling lingling lixin meifeng meihui meiling mengyao minghao mingmei minmin ning peng ping qian qiang qiao qing qiu rong rui ruolan shan shaoqing shu shuang siyu ting tingting wei weimin wenjie wenjun
    xia xiang xiao xiaohong xiaojing xiaoling xiaoming xiaoyan xin xinyi xinyue xiu xiuying xiuying xue xuemei xueqin yan yanan yanfei yaling ying yingying yifan yichen yixuan yong yu yuan yue yuhan yulan yun yuxuan yuting zedong zhen zheng zhihao zhong zihan ziyi zixuan ziyue
    chiara hoi kai ka-ho kwok lok mei mei-ling siu wai-yee wing-yee yee yuk chi-ming ho-yin hoi-ting tsz anh bich binh chau chinh cuong diem dinh duc dung duong duy giang hang hanh hieu hoa hoang hong hue huong huy huyen khanh khoa kieu lam lanh linh loan long mai minh my nga
    ngan nghia ngoc nguyet nhan nhi nhung phat phong phuc phuong quan quang quoc quyen quynh son tam tan thai thanh thao thi thien thinh thoa thu thuan thuy tien tin toan trang tram tri trinh trung truc tu tuan tung tuyen tuyet uyen van viet vinh vy xuan yen
    akiko akira daisuke haruka haruki hiro hiroshi kaori kazuki keiko kenji kenta makoto mayumi megumi miki misaki naoko noriko ren rina sakura satoshi shun sora takashi takumi tomoko yoko yui yuka yuki yumi eun hae hye hyun ji jihoon jimin jisoo jiwoo joon
    joon-ho kyung mi min minho minji minjun seo seojun seoyeon seung sooyoung soyeon sunghoon yejin yoona youngmi younghee arnel bayani benigno cesar corazon danilo divina efren erlinda ernesto ferdinand fernando fidel flor imelda jennylyn jericho jhun jinky jomar josefina
    lea liezl ligaya lorna lourdes luz luzviminda marites maricel maricar marilou maribel marivic marjorie melchor mylene nenita norberto perla reynaldo rhodora rodel rodrigo rogelio romeo rommel rosario roselyn rowena salvador teresita virgie wilma
    afonso alejandra alejandro alessandra alessandro alessia alessio alonso alvaro amalia amparo andre andreia andres angelo antonella antonia anselmo arturo beatriz benedetta benedetto bernardo bruna caetano camila camilo carlo carlota carlotta carmela carolina catarina cecilia cesar
    chiara cinzia claudio consuelo cristiano cristina cristobal daniele davide diego diogo dolores domenico duarte edoardo eduarda elena elisa emanuele emiliano emilio enrico enrique enzo ernesto esperanza esteban eugenia eva fabio fabiola fabrizio federica federico felipe fernanda fernando
    filippo filipe filipa flavio franca francesco francisca francisco franco gabriele gabriella gael gaetano georgios gerardo giacomo gianluca gianna gianni giorgia giorgio giovanna giovanni giulia giulio giuseppe giuseppina gloria goncalo gonzalo graca graciela gregorio guadalupe guilherme
    guillermo gustavo helder heloisa hernan hugo ignacio ilaria inacia ines inigo ivo jacopo jaime javier jesus joana joao joaquim joaquin jorge juan juana julio laura leandro leonardo leonor letizia lorenzo luana lucas luciano lucrecia ludovica luigi luigia luisa luiz
    luz magali manuela marcela marcelo marcos margarida mariangela marisa marisol mariano marta massimo mateo matheus mathilde matias maurizio mauro mauricio mercedes micaela michela michele miguel miriam monica morena nando natalia nicolo nuno octavio orlando ottavia pablo paola paolo pascoal
    patrizia paulo pedro piero pietro pilar rafael rafaela raffaele ramiro ramon raul raimundo renata renato ricardo rita roberta rocio rodolfo rodrigo rogerio rosalba rosario ruben rui salvatore samuele sandro santiago santo sara sergio silvano silvia simao simona simone sofia
    soledad stefania stefano susana tania telma teresa thiago tiago tommaso tomas ugo umberto valentina valentino valeria vasco vera veronica vicente vincenzo vinicius vito vittoria vittorio viviana walter ximena yolanda andreas anastasios antonis apostolos athanasios charalambos christos
    dimitra dimitris dimitrios eirini eleftheria eleni evangelia evangelos fotini giannis georgia giorgos grigoris ioanna ioannis katerina konstantinos konstantina kostas kyriaki kyriakos marios nikos nikolaos panagiota panagiotis panayiotis pantelis paraskevi petros sofoklis sotiris spiros spyros
    stavros stelios stella thanasis theodoros theodora vasiliki vasilis vassilis yannis yiannis xenia amelie antoine arnaud aurelie baptiste bastien benoit camille cedric celine christophe clemence clement coralie cyril delphine didier edouard elodie emilie etienne fabien fabrice florent francois
    francoise gaelle gauthier genevieve gerard gilles guillaume helene henri herve isabelle jacques jeanne jerome josiane julien laetitia laurent leonie luc ludovic lucie madeleine maelle manon marcel margaux mathieu mathilde maxime melanie michel mireille monique nathalie nicolas noemie oceane
    odile olivier ophelie pascal pascale patrice philippe pierre quentin raphael remi romain sabine sandrine sebastien severine simone solene solange stephane sylvain sylvie theo thibault thierry valerie veronique virginie xavier yann yannick yves anders anneke annika arne astrid bjorn britta
    christoph dieter dirk elke emil erik ernst frieda friedrich fritz gerda gerhard gisela gunther gustav hans hansel heike heinrich heinz helga helmut henrik herman hermann holger horst ilse inge ingeborg jens joachim johan johann johannes jorg jurgen kaspar katja kerstin klaus kristoffer
    lars lena lieselotte lotte ludwig magnus maike manfred marieke marijke markus matthias mikael mikkel moritz nils niklas olaf ole otto pieter rainer ralf reinhard renate rolf rosemarie rudi rutger sabine sander sanne saskia siegfried sigrid silke soren stefan steffen sven thorsten tim
    torsten trude ulrich ulrike ursula uta uwe walter werner wilhelm willem willemijn wim wolfgang aharon aliza ariel asher avi aviva avigail avraham baruch batsheva binyamin boaz bracha brocha chaim chana channah chava chavi chaya chayim dassi devorah dov dovid efraim eitan elazar eliezer
    elisheva elchanan ephraim esti faigy feivel freidy frumi gavriel gitty goldy henoch hershel hillel hindy idan itai itamar leib leah levi mendel mendy menachem meir michal mirel miri mordechai moshe motty nachman naftali nechama noam noga ofer ori pesach pinchas pinny raizy reuven rivka
    rivky ruchi ruchy rochel ronit shaindy shani shalom shimon shira shlomo shmuel shoshana shragi shraga simcha sruly tamar toby tovah tzipora tzippy tzvi uri yaakov yael yair yakov yechiel yehoshua yehuda yehudis yechezkel yisroel yitzchak yitzchok yocheved yoel yonah yosef yossi
    zalman zev zissy arjan amarachi ivana jelena milica dragana goran dejan zoran slobodan nenad nikola marko jovana snezana bojan branka branko darko davor drazen dubravka dusan emina enisa fikret hajrudin ivica jasmina jasna jelena jovan katarina lejla ljiljana ljubica luka maja marija
    mario mate mersiha milan milena milos mirjana mirko mladen nada natasa nebojsa nermina nevena ognjen petar predrag radmila radovan sanela sanja senad slavica slavko stjepan stipe suada suzana tanja tatjana tihana tijana tomislav tomo vedran vesna vladan vojislav zdenka zeljko zlatko zvonimir
    abdalla barnabas bogdana eniko eszter ferenc gabor gergely gyorgy ildiko imre istvan janos jozsef judit katalin kati krisztian krisztina lajos laszlo levente marton matyas miklos monika nandor noemi orsolya peter reka sandor szabolcs szilvia tamas tibor timea tunde vilmos zita zoltan zsofia
    zsolt zsuzsanna alzbeta andrej barbora bohdan bohumil dalibor eliska frantisek hana iveta ivana jakub jan jana jarmila jaromir jiri jitka josef kamila katerina kveta ladislav lenka libor lubos lucie lukas marek marketa marketa martina milan miloslav miluse miroslav ondrej pavlina
    petra premysl radek radim renata roman sarka simona stanislava stepan tereza tomas vaclav veronika vit vladimira vlasta vojtech zdenek zdenka zuzana
    """
) - table(
    "ban long hang van md ama ward mate said mat begum allah-rakha do so my he mi in bin mo unique jesus islam bola dana bran sade"
    " jihad salam son loan non min ally harsh ender gifty nana dung thai tin tan tri tu yen seo hae pari tola mama mutlu gent santa sultan prince"
)
"""Some 6,500 first names and short forms."""

SURNAMES = table(
    """
    smith jones taylor williams brown davies evans wilson thomas roberts johnson lewis walker robinson thompson wright wood hughes edwards green hall harris clarke
    jackson clark turner hill scott cooper morris ward moore king watson baker harrison morgan patel young allen james anderson mitchell phillips lee bell parker davis
    khan ahmed begum hussain ali miah uddin akhtar mahmood malik iqbal hussein rahman chowdhury choudhury islam kaur singh sharma shah kumar gill sandhu dhillon sidhu
    bennett collins cook cox griffiths richardson marshall simpson shaw price carter richards ellis foster chapman mason gray graham hunt kelly webb rogers stevens
    murphy obrien o'brien oconnor o'connor oneill o'neill osullivan o'sullivan odonnell o'donnell oreilly o'reilly okeefe o'keefe byrne ryan walsh doyle gallagher doherty kennedy
    lynch murray quinn mccarthy mcdonald macdonald mackenzie campbell stewart robertson reid ferguson cameron henderson hamilton wallace fraser kerr paterson duncan sinclair
    mclean maclean mcgregor mackay mcintyre mckay mcmillan mcleod macleod mcbride mccann mckenna mclaughlin mccabe mcguire mcgrath mcmahon mcnally mcallister
    powell pritchard owen jenkins lloyd rees bowen bevan gwynn howells llewellyn parry probert pugh vaughan watkins morris-jones
    nowak kowalski kowalska wisniewski wisniewska wojcik kowalczyk kaminski kaminska lewandowski lewandowska zielinski zielinska szymanski wozniak dabrowski kozlowski jankowski mazur
    popescu ionescu popa radu dumitrescu stoica constantinescu ivanov ivanova petrov petrova georgiev dimitrov hoxha shehu krasniqi gashi berisha
    okafor okonkwo okeke adeyemi adebayo adeleke ogunleye balogun eze nwosu obi mensah boateng owusu asante osei appiah amoah ofori agyeman moyo ncube ndlovu dube sibanda mutasa
    mohamed mohammed abdi hassan osman yusuf warsame farah jama ismail omar tesfaye gebremariam tekle haile kamara sesay bangura conteh koroma jalloh diallo
    wong chan cheung leung chen wang zhang liu li yang huang nguyen tran pham hoang bui santos reyes cruz garcia fernandez rodriguez lopez martinez gonzalez silva pereira ferreira costa
    barnes barker butler cole dixon fisher gibson harvey holmes jordan knight mills palmer pearson pierce porter potter reynolds rose russell saunders spencer stone west
    wells woods austin bailey barrett bates bird bishop booth bradley burns burton carr chambers cross crawford cunningham curtis dawson day dean dunn elliott fletcher ford fox
    francis freeman fuller gardner george gordon grant hart hawkins hayes hewitt holland hopkins houghton howard hudson hunter jennings johnston kaye lane lawrence lawson
    long lowe lucas marsh martin matthews may miller morrison newman newton nicholls nichols norris oliver osborne page payne perkins perry peters poole preston read
    rhodes rowe sanders sharp short slater stephens stephenson sutton swift thornton townsend tucker walters warren watts webster wheeler white whitehead wilkins wilkinson winter yates
    """
)
"""Frequent surnames in Britain; asked only beside a first name or a title."""
