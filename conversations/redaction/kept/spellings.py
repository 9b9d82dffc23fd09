"""Slips of the keys, words typed together and apostrophes left out, as they are typed on phones, a word each.

Written for this project from general knowledge. What is only a dialect's word stands in ``dialect``.
"""

from conversations.redaction.table import table

JOINED = table(
    """
    aswell alot infront abit abitof allright alltogether alway alwayz alltime atall atleast atlast atm atthe aswel backup bringup cantbe canbe
    becos becoz becuz beacuse becase becuase becouse bcos bcoz bcz bcuz bcause comeon didint didnot doesent dosent dosnt dosen't doont donot
    everyones everythings eachother eachothers everytime everybodys everynight everyweek everymorning everysingle familys forthe fromthe gunna
    goin gettin haveto hasto hadto hafta havto iam ima imso inbetween incase infact inlaw inlaws inorder inplace insted intime inturn inthe itsa
    ithink iwas ihave keepup lotsof lastnight lastweek lastyear loadsof mylife myson mydaughter mykids mymum mydad mygod nextdoor nextweek nomore
    noone noones nobodys ofcourse ofthe offof onit onthe oneday outof outta puton rightaway sameday shouldof shoulda shouldve sortof sortout
    somebodys sothat suchas somuch somany stillnot takeaway thankgod thankyou thatis thatwas the'y thenhe theyr theyd tobe todo togo todays
    tonights tothe trynna tryna tryin tryina untill upto wana wasent wernt wholenother wholelot willbe withme withthe withit wouldof woulda
    wouldve couldof coulda couldve mightof mighta mustof musta youknow youd anymore anyones anybodys anythin anyways anyfin everythin everyfing
    everyfin somethin somthing someting sumthing sumthin sumin sumone sumbody sumtimes sumwhere nothin nuthin nuthing nothink nuffin nowun nething
    neone nebody newhere netime
    """
)

SHORTENED = table(
    """
    tmrw tmrow tmoro tmoz tomoz tomoro tomora tommorow tommorrow tomorow tomorro tonite tonyt toda todai yest yesterdy yestaday yday mornin mrning
    evenin aft arvo arvos afternon nite nyt bday bdays birthdy wknd wkend wkends wkly wk wks mnth mnths mth yr yrs hr hrs mins sec secs appt appts
    apts apptmt appointmnt appoitment apointment apointments appointement appiontment dr drs docs doc hosp hospy hozzy lrn attn ave avg bk bck bn
    cld clse cmg comin cn cnt cudnt cud dat dats defo def deffo deffinately definatly definately definatley defenitely definitly defnitely
    defintely dey dem dere diff diffrent difrent dif eg evn evry evryone evrything evr evrybody fam fone fones fave frm frnd frnds frend frends
    freind freinds gd gdnite gt gtting grl hav havin havnt havnet hvnt havn't hv hvng haz hld hlp hlped imm immed int jst jus juz knw kno knos kp
    kno'w lk lke lv luv luvs luved lovin lft ltr lil litl lyk lyke lik msg msgs msged mssg moro mre mst mor muma mumz nd nde nedd nt nthing nxt
    nvr nva obvs obvz odr ohers pics pic pix ppls plse plese prob probs probly prolly probaly probally prbly probabley qk rd rdy rec rem ryt rnd
    rp rlly rly realy relly realli sed sez sedz shud shudnt shld shldnt shdnt sme sc skl skools schl sch scool shcool schol shool skwl sos srs
    srsly spk spkn stil stl supp supt stp sht tb tel tkn tld tlk tlking tlkd tge teh hte th thn thnk thnx thanx thankx thku tha thot thort thro
    thruout trd txt txts txted txting txtd txtin textd upd updt vids wat wats wateva watever wdnt wnt wntd wen wenever wer weres were're whn whr
    wich wiht wid wif wiv wll wld wldnt wudnt wud wuld wudve shudve cudve shuda cuda wuda woz wz wos wots wrk wrkd wrkr wrkin wc wb wth xmas xs yh
    ye yeha ystrday yng yrself thier thay thye thet taht tht tose thsi tihs tis thjs htat adn nad anf abd amd annd andd ahve hvae hae haev si ti
    iwht wihh waht hwat hwo hsi ehr hre hsa hda ahd ot fo fomr tehy tehm
    """
)

MISSPELT = table(
    """
    accomodate accomodation acommodation accross acheive acheived achived actualy actully adress adresses addres agression agressive agresive
    agresion allways alright amout anoyed anoying angery anxitey anxiaty anxeity anxity anxeous anixety aparantly apparantly apparentley aparently
    apreciate apreciated apologys arguement arguements argueing arrangment assesment assesments assesed assessement asessment assessmnt asement
    attenchion atention attendence attendace awfull awsome autisum autsim autisic autistc austic ausitic autisim authister athsma asthsma basicly
    basicaly basicley beggining begining beleive belive beleived beleif benifit benifits benfits behavour behavior behavoir behaivour behavier
    behavious borther brotha brohter bruse bruses bullys bullyed busines calender cancled canceld cancell carefull catagory cheif childern chidren
    childen chilren chldren chlidren childrens choise cieling collegue collegues colleage collague comming comitted commited commitee concious
    consious concentraite consentrate concerntrate confrence congradulations consellor counseller councelling counciling counsiling councilling
    counsilling councelor counciler councillers counsillor controll convinient councel counsil coucil councl cryed cryin cureent decieve decison
    decicion definate delt depresed depresion depressd depreshion deppressed deppression descision desicion desision desparate desperatly desprate
    desperite diagnoised diagnosied diagnosised diagnossed diagosed diagnosd diagonised dignosed dianosed diagnois diagnosys didnn diffcult
    dificult diffucult difficut dificulty dieing disapear disapeared dissapear disapointed dissapointed dissapointing disapointing dissapointment
    disgrase disorganised dissability disabilty disabilitys disabillity disablity distroyed docter docters dyslexsic dislexic dislexia dyslexya
    eary ecxluded excuded exluded exclued eductation educaton educashion eduction egsited embarased embarrased embarassed embarrasing embarassing
    emabrassed emtional emotinal emotionaly emergancy emergencey enviroment equiptment especialy espesially expecially esculated excelent exausted
    exhaused exshausted exaustion exept exersise excersise excercise experiance experiances expierence expirience explaned explane explination
    extreamly extreamely extremly faild familar famly familly famliy fammily feb febuary feburary finaly finnaly finanly finially fourty foward
    forwad frightend frustating fustrated fustrating frusterated frustraiting furstrated gaurd gaurdian goverment govement grammer greatful
    greatfull gratefull guidence guarentee garantee happend happenned happining happned hapened hapen happyness hasent haveing harrass harrassed
    harrassment harased headake headached heared hieght helpfull hight hiting homless honestley hopefuly hopefull hopfully hosptial hosiptal
    hospial hospitol hopsital hosital hospitle housin hosuing humilated humilliated hungary imediate imediately immediatly immediatley imediatly
    importent impossable independant infomation infomed inocent intrested intresting intrest intrupt ilness ilnesses irelevant jelous judgemental
    knowlege knowladge knoledge lable langauge laungage lauguage lerning leasure liason laison liscence lisence lissen lisen listend listned
    listining litrally litterally literaly literly lonley lonelyness lovley luckly luckely maintainance managment marrage marrige medcine medecine
    medicen medicin medicacion meeeting meetting memorys mentaly mentall menatl mesage mesages messege midwif midwive missunderstood mispelt
    momment monney moring mornig morgage naborhood neglegt necesary neccessary neccesary neccesarily neibour neighbor neighbors neigbour neighbers
    nervious nieghbour neice niegbour noboby noticable nuisence nursary nursey nurserys nusery ocasion occassion ocassionally occassionally
    occured occuring occurance offen offically oppertunity oportunity oppurtunity opion oppinion orginal orignally overwelmed overwellmed
    overwelming overwhelmd paitent paitence pacient patiance pateince parrents paretns parants parentss parnter parter pardner particuarly peice
    peices peopel poeple poepl peole pepole ppeople peaple pepol perant perants persue phsyical pysical phisical phyiscal physcologist physcology
    psycologist psychogist psycholigist phycologist physchologist phychologist pyschologist physciatrist pyschiatrist phychiatrist phyciatrist
    physiatrist phyco poilce polce polic posible posibly possesion possable potentialy predjudice prefered pregant pregnent preggers pregnat
    pregnet pregnacy prepair presure pressurre pressue priviledge privite probalem problams probelm proffesional professinal profesional
    profesionals proffessional proffesionals proffesor progess promblem promblems promiss promissed pronounciation propably properely propely
    pscyh pubilc publically punnished questionaire quitely reallly realtionship reationship relashionship relasionship relationsip recieve
    recieved recived recieving reciept recomend recomended recommened reccomend reccomended reccommend refered reffered referal referals refferal
    refferals referall refferral refferrals referrel referel rember remeber remeberd remmeber rememeber rember'd remmber remebered repsonse
    resently resonable respit responce responsability responsable responsiblity restraunt resturant rythm rediculous ridiculos ridiclous ridiculus
    saftey safegarding safegaurding saveguarding safegaurd sceduled secatary secertary secondry secretery seperate seperated seperately seperation
    seprate seperating seriosly seriusly seriuosly sevral sheduled shcedule sincerly sleepin slepping sleeep sleped socail socal sociel socaial
    soical solisitor solicter solicitar soliciter soliciters soilcitor sollicitor sollicitors somone somoene speach speciall specialy specail
    specalist speacial specialst speshal spesialist stange steadly stoped stoping streess stressfull strenth strugle strugled struggleing
    strugling struggiling struglling stuborn studing suceed succesful successfull sucess sucide sucidal suiside suisidal suicidle sudenly
    suddenley suddently suport suported suporting suportive suppport suppost supossed suposed supprt supprised suprise suprised surprized
    surrended teached techer teacer teachr techers teecher tempory temporay tempary temparary temperary thearpy therepy theropy therapyst
    thearapist therepist therpist theripist therasaurus thiers threatend threating throught throughly thougth thow togeather togehter togther
    toghether tounge totaly tradgedy tramatic tramatised tramatized truama truely truley trys tryed tyring truble troble tuesady tusday thurday
    thurdsay wensday wenesday wednsday wendsday wednesdy saterday saturdy satday sundy frday firday munday unbeleivable unbelivable unbelieveable
    unabel understading undrestand unfortunatly unfortunatley unfortunetly unfortunally unforetunately unforgetable unhapy unill univeristy
    univercity unnecesary upest usally usualy usefull usully vacum vaccum vehical verry vilent voilent voilence vilence violance vist visted
    vistor visters volunter vunerable vulnerible vulnrable vulnarable waitting waitin wating waitng waitied waitling weater weekes weired wierd
    wheras wheather wether whith wiegh withdrawl witheld wittness worryed worreid worrys worring worrid worng wierdo writen writeing writting
    wroking woried worser worte yeras yearrs yers yourselfs youself younest youngst yougest yonugest elderst eldist oldst
    """
)

BARE = table(
    """
    id itd wed thatll whod heres arent darent mightnt mustnt neednt oughtnt shant yall oclock mums dads nans babys kidss
    """
)

DROPPED = table(
    """
    actin askin beggin bein bitin botherin breathin bringin bullyin buyin callin carryin causin chasin cheatin checkin cleanin cookin copin
    coughin cuttin dealin doin drinkin drivin droppin dyin eatin endin fallin feelin fightin fillin findin fixin followin forcin freezin givin
    growin hangin happenin hearin helpin hidin hittin holdin hopin hurtin ignorin jokin jumpin keepin kickin killin knockin knowin laughin learnin
    leavin lettin listenin livin lookin losin lyin makin meanin meetin missin movin needin offerin openin passin payin phonin playin pretendin
    pullin punchin pushin puttin rainin readin ringin runnin screamin seein sellin sendin shakin shoppin shoutin shovin showin sittin slappin
    smashin smilin smokin spendin stayin standin starin startin starvin stealin stickin stoppin strugglin stressin takin talkin teachin tellin
    textin thinkin throwin touchin turnin usin visitin wakin walkin wantin washin watchin wearin wishin wonderin workin worryin writin buildin
    bleedin swearin spittin bangin kiddin annoyin frustratin tirin borin
    """
)
"""The common -ing words without their g."""

SPELLINGS = JOINED | SHORTENED | MISSPELT | BARE | DROPPED
"""All of the above."""
