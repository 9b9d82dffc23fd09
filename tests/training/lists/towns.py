"""Towns, cities, counties and city districts of the British Isles, and countries, lower case.

Plain facts written for this project from general knowledge. Names that are ordinary words as well (Bath, Reading)
count only with a capital or after a word such as *in*.
"""

from conversations.redaction.table import table

TOWNS = table(
    """
    london birmingham manchester liverpool leeds sheffield bristol newcastle nottingham leicester bradford coventry hull stoke wolverhampton derby southampton
    portsmouth plymouth exeter norwich ipswich cambridge oxford brighton hove bournemouth poole swindon gloucester cheltenham worcester hereford shrewsbury telford
    stafford walsall dudley solihull sandwell warwick leamington rugby nuneaton northampton kettering corby wellingborough peterborough luton bedford watford stevenage
    hemel hertford hatfield harlow chelmsford colchester basildon southend clacton lowestoft yarmouth lincoln grimsby scunthorpe boston skegness mansfield
    chesterfield doncaster rotherham barnsley wakefield huddersfield halifax dewsbury batley keighley harrogate york scarborough whitby middlesbrough stockton darlington
    hartlepool sunderland durham gateshead carlisle barrow kendal lancaster morecambe blackpool preston blackburn burnley accrington rochdale oldham bolton bury wigan
    salford stockport tameside warrington widnes runcorn chester crewe macclesfield birkenhead wirral southport bootle knowsley huyton kirkby skelmersdale leigh
    eastbourne hastings bexhill worthing crawley horsham chichester guildford woking epsom redhill reigate croydon bromley lewisham greenwich woolwich
    bexley dartford gravesend rochester chatham gillingham maidstone canterbury dover folkestone ashford margate ramsgate whitstable tonbridge sevenoaks
    slough windsor maidenhead bracknell wokingham newbury basingstoke winchester fareham gosport andover aldershot farnborough salisbury weymouth dorchester yeovil taunton
    bridgwater torquay paignton truro falmouth penzance newquay bodmin barnstaple bideford aylesbury wycombe banbury bicester abingdon didcot
    tottenham hackney islington camden brixton peckham southwark lambeth battersea wandsworth fulham hammersmith ealing acton hounslow brentford twickenham kingston richmond
    sutton wimbledon merton mitcham tooting streatham clapham stratford leyton walthamstow ilford romford barking dagenham newham redbridge havering enfield edmonton
    haringey barnet hendon harrow wembley brent hillingdon uxbridge southall hayes feltham whitechapel bethnal stepney poplar plaistow deptford catford eltham sidcup orpington
    croydon beckenham penge norwood camberwell walworth bermondsey rotherhithe kensington chelsea westminster paddington marylebone finsbury holloway stoke-newington
    handsworth erdington aston sparkhill sparkbrook moseley selly harborne edgbaston ladywood perry-barr smethwick tipton
    moss-side hulme longsight rusholme levenshulme wythenshawe didsbury chorlton toxteth anfield everton bootle speke croxteth norris-green harehills chapeltown beeston hyson
    glasgow edinburgh aberdeen dundee inverness stirling perth paisley greenock kilmarnock ayr motherwell hamilton airdrie coatbridge falkirk livingston dunfermline kirkcaldy
    glenrothes dumfries galashiels hawick elgin fraserburgh peterhead oban wick thurso lerwick stornoway cumbernauld clydebank dumbarton govan easterhouse leith kirkintilloch
    cardiff swansea newport wrexham barry merthyr caerphilly pontypridd rhondda bridgend llanelli neath aberystwyth bangor caernarfon holyhead rhyl colwyn llandudno carmarthen haverfordwest
    pembroke cwmbran pontypool ebbw abertillery aberdare maesteg penarth
    belfast derry londonderry lisburn newry armagh omagh enniskillen ballymena coleraine craigavon lurgan portadown antrim newtownards carrickfergus larne strabane dungannon cookstown
    dublin cork galway limerick waterford sligo donegal letterkenny dundalk drogheda athlone kilkenny wexford tralee killarney mayo kerry
    kent essex sussex surrey hampshire dorset devon cornwall somerset wiltshire berkshire buckinghamshire hertfordshire bedfordshire cambridgeshire suffolk norfolk
    lincolnshire nottinghamshire derbyshire leicestershire rutland northamptonshire warwickshire oxfordshire gloucestershire herefordshire worcestershire shropshire staffordshire cheshire
    lancashire merseyside yorkshire cumbria northumberland teesside tyneside wearside fife lothian lanarkshire ayrshire highland argyll gwent powys gwynedd anglesey clwyd dyfed tyrone fermanagh
    fallowfield gorton cheetham eccles swinton urmston sale altrincham hyde denton ashton stalybridge glossop buxton matlock ilkeston heanor ripley belper worksop retford newark grantham
    spalding wisbech thetford diss cromer lowestoft felixstowe sudbury braintree witham brentwood grays tilbury thurrock canvey rayleigh billericay
    """
)

COUNTRIES = table(
    """
    poland pakistan bangladesh romania somalia nigeria ghana syria iraq iran afghanistan ukraine russia albania kosovo bulgaria lithuania latvia estonia slovakia czechia hungary portugal
    spain italy france germany greece turkey cyprus malta netherlands belgium sweden norway denmark finland switzerland austria jamaica barbados trinidad kenya uganda tanzania ethiopia eritrea
    sudan egypt libya morocco algeria tunisia gambia senegal guinea cameroon congo zimbabwe zambia malawi rwanda burundi mozambique angola lebanon palestine gaza yemen kuwait
    dubai qatar nepal philippines vietnam thailand malaysia indonesia japan korea taiwan australia canada america mexico brazil colombia argentina chile peru moldova belarus armenia azerbaijan
    kazakhstan uzbekistan kashmir sylhet mirpur lahore karachi islamabad dhaka mumbai delhi gujarat kabul mogadishu hargeisa lagos abuja accra warsaw krakow gdansk wroclaw bucharest istanbul
    damascus aleppo baghdad tehran kyiv kharkiv odesa moscow nairobi kampala harare freetown
    """
)

_PHRASES = """
    milton keynes, stoke on trent, burton on trent, newcastle upon tyne, newcastle under lyme, tower hamlets, waltham forest, king's lynn, kings lynn,
    bury st edmunds, weston super mare, leamington spa, isle of wight, isle of man, isle of dogs, isle of sheppey, tunbridge wells, moss side,
    merthyr tydfil, hemel hempstead, welwyn garden city, north shields, south shields, port talbot, great yarmouth, east kilbride, county durham,
    west midlands, east midlands, north london, north yorkshire, north wales, north sussex, north lancashire, north ayrshire, north lothian,
    north belfast, north leeds, north bristol, north manchester, south london, south yorkshire, south wales, south sussex, south lancashire,
    south ayrshire, south lothian, south belfast, south leeds, south bristol, south manchester, east london, east yorkshire, east wales, east sussex,
    east lancashire, east ayrshire, east lothian, east belfast, east leeds, east bristol, east manchester, west london, west yorkshire, west wales,
    west sussex, west lancashire, west ayrshire, west lothian, west belfast, west leeds, west bristol, west manchester, southend on sea,
    ashton under lyne, stratford upon avon, berwick upon tweed, royal leamington spa, sutton coldfield, west bromwich, high wycombe, st helens,
    st albans, st austell, st ives, st andrews, bognor regis, lytham st annes, bishop's stortford, bishops stortford, saffron walden, burgess hill,
    east grinstead, hayling island, potters bar, borehamwood, waltham cross, letchworth, stoke newington, shepherd's bush, shepherds bush,
    bethnal green, mile end, canary wharf, elephant and castle, crystal palace, thornton heath, kentish town, wood green, golders green, notting hill,
    earl's court, earls court, whitley bay, market harborough, melton mowbray, ellesmere port, barrow in furness, chester le street,
    houghton le spring, newton abbot, newton aycliffe, colwyn bay, ebbw vale, llantwit major, barry island, rhondda cynon taf, perry barr, small heath,
    alum rock, castle vale, chelmsley wood, hyson green, saudi arabia, sri lanka, hong kong, south africa, sierra leone, ivory coast, new zealand,
    united arab emirates, abu dhabi, tel aviv, new york, czech republic, north macedonia
"""

PHRASES_BY_FIRST_WORD: dict[str, tuple[str, ...]] = {}
"""Places of several words, hyphens as blanks, by their first word."""

for _phrase in " ".join(_PHRASES.split()).split(", "):
    _first = _phrase.partition(" ")[0]
    PHRASES_BY_FIRST_WORD[_first] = (*PHRASES_BY_FIRST_WORD.get(_first, ()), _phrase)
