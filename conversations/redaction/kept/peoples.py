"""Countries and continents, peoples, faiths as adjectives, and languages of the world, a word each.

They are too large to find anybody by. Written for this project from general knowledge. Countries that are commoner as
first names (Jordan, Georgia, Chad) are left out; those of several words stand in ``phrases``.
"""

from conversations.redaction.table import table

COUNTRIES = table(
    """
    england scotland wales cymru ireland eire britain uk gb ulster europe africa america americas australasia oceania antarctica caribbean
    scandinavia balkans afghanistan albania algeria andorra angola anguilla antigua barbuda argentina armenia aruba australia austria azerbaijan
    bahamas bahrain bangladesh barbados belarus belgium belize benin bermuda bhutan bolivia bosnia herzegovina botswana brazil brunei bulgaria
    burkina faso burma burundi cambodia cameroon canada cabo cape-verde chile china colombia comoros congo drc croatia cuba curacao cyprus czechia
    czechoslovakia denmark djibouti ecuador egypt eritrea estonia eswatini ethiopia fiji finland france gabon gambia germany ghana gibraltar
    greece greenland grenada guadeloupe guatemala guernsey guinea guyana haiti honduras hungary iceland india indonesia iran iraq israel italy
    jamaica japan kazakhstan kashmir kosovo kurdistan kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein lithuania
    luxembourg macau macedonia madagascar malawi malaysia maldives malta martinique mauritania mauritius mexico moldova monaco mongolia montenegro
    montserrat morocco mozambique myanmar namibia nepal netherlands nicaragua niger nigeria norway oman pakistan palestine gaza panama paraguay
    peru philippines poland portugal qatar romania russia rwanda samoa senegal serbia seychelles singapore slovakia slovenia somalia somaliland
    spain sudan suriname swaziland sweden switzerland syria taiwan tajikistan tanzania thailand tibet timor tobago togo tonga trinidad tunisia
    turkey turkiye turkmenistan tuvalu uganda ukraine uruguay usa uzbekistan vanuatu vatican venezuela vietnam yemen yugoslavia zambia zanzibar
    zimbabwe rhodesia biafra punjab gujarat bengal kerala tamilnadu chechnya crimea tigray oromia puntland darfur dubai ussr emirates uae ksa rsa
    prc
    """
)

PEOPLES = table(
    """
    british brits briton britons english englishman scottish scots scotsman welsh welshman irish irishman northernirish cornish manx geordie
    geordies scouse scouser scousers cockney cockneys brummie brummies mancunian glaswegian londoner londoners liverpudlian yorkshireman ulsterman
    european europeans african africans asian asians american americans australian australians aussie aussies kiwi kiwis canadian canadians
    caribbeans afghan afghans afghani albanian albanians algerian algerians angolan angolans argentinian argentine armenian armenians austrian
    austrians azerbaijani azeri azeris bahamian bahraini bangladeshi bangladeshis bengali bengalis bajan bajans belarusian belarusians belarussian
    belgian belgians belizean beninese bhutanese bolivian bolivians bosnian bosnians bosniak botswanan brazilian brazilians bruneian bulgarian
    bulgarians burkinabe burmese burundian cambodian cambodians cameroonian cameroonians chadian chilean chileans chinese colombian colombians
    congolese croatian croatians croat croats cuban cubans cypriot cypriots czech czechs danes djiboutian dominican dominicans dutch dutchman
    ecuadorian ecuadorians egyptian egyptians emirati emiratis eritrean eritreans estonian estonians ethiopian ethiopians fijian fijians filipino
    filipina filipinos filipinas finnish french frenchman gabonese gambian gambians georgian georgians german germans ghanaian ghanaians ghanian
    greek greeks grenadian guatemalan guinean guineans guyanese haitian haitians honduran hungarian hungarians icelandic indian indians indonesian
    indonesians iranian iranians iraqi iraqis israeli israelis italian italians ivorian ivorians jamaican jamaicans japanese jordanian jordanians
    kazakh kazakhs kenyan kenyans korean koreans kosovan kosovar kosovans kurd kurds kurdish kuwaiti kuwaitis kyrgyz laotian latvian latvians
    lebanese liberian liberians libyan libyans lithuanian lithuanians luxembourgish macedonian macedonians malagasy malawian malawians malaysian
    malaysians malay maldivian malian malians maltese mauritanian mauritian mauritians mexican mexicans moldovan moldovans mongolian mongolians
    montenegrin montserratian moroccan moroccans mozambican namibian namibians nepalese nepali nepalis gurkha gurkhas nicaraguan nigerian
    nigerians nigerien norwegian norwegians omani omanis pakistani pakistanis palestinian palestinians panamanian paraguayan peruvian peruvians
    polish pole poles portuguese qatari romanian romanians rumanian russian russians rwandan rwandans samoan saudi saudis senegalese serb serbian
    serbians serbs sinhalese singaporean slovak slovaks slovakian slovakians slovene slovenian slovenians somali somalis somalian somalians
    somalilander spanish spaniard spaniards sudanese surinamese swazi swedish swede swedes swiss syrian syrians taiwanese tajik tajiks tanzanian
    tanzanians thai thais tibetan tibetans timorese togolese tongan trinidadian trinidadians trini trinis tunisian tunisians turk turks turkish
    turkmen ugandan ugandans ukrainian ukrainians uruguayan uzbek uzbeks venezuelan venezuelans vietnamese yemeni yemenis yoruba yorubas zambian
    zambians zimbabwean zimbabweans zimbo zimbos black white blacks whites mixed-race mixedrace biracial bame bme dualheritage poc latino latina
    latinos latinx hispanic latin arab arabs arabian arabic berber berbers amazigh bedouin bedoon bidoon kurmanji sorani hazara hazaras pashtun
    pashtuns pathan pathans tajiki baloch balochi baluchi kashmiri kashmiris mirpuri mirpuris sylheti sylhetis punjabi punjabis panjabi gujarati
    gujaratis gujrati sindhi sindhis bihari marathi tamilian tamils keralite malayali goan goans parsee rohingya rohingyas uyghur uyghurs uighur
    roma romani romany romanies gypsy gypsies gipsy traveller travellers traveler travelers pavee showmen showman bargees minceir gorja igbo ibo
    hausa fulani akan fante ewe ga oromo oromos tigrayan tigrayans tigrinya amhara bantu bravanese barawa bajuni kikuyu luo luhya kalenjin masai
    maasai baganda buganda tutsi tutsis hutu hutus ndebele shona zulu xhosa tswana sotho wolof mandinka mandingo serer temne mende krio creole
    maori aboriginal inuit mayan aztec jewish jew jews muslim muslims hindu hindus sikh sikhs christians buddhist buddhists catholic catholics
    protestant protestants sunni shia nonbeliever bangla foreigner foreigners immigrant immigrants migrant migrants refugee refugees asylum seeker
    seekers expat expats anglo afro indo euro south-asian mediterranean scandinavian slavic slav slavs baltic balkan nordic celtic germanic
    iberian levantine maghrebi sahrawi sahelian
    """
)

LANGUAGES = table(
    """
    doric ulster-scots gaelic gaeilge cymraeg kernewek shelta cant polari bsl isl makaton braille signalong sign castilian catalan basque galician
    sicilian sardinian romansh flemish frisian afrikaans faroese yiddish hebrew ladino aramaic assyrian syriac bahdini farsi persian dari pashto
    pashtu pushto pashtoo urdu hindi potwari pahari pothwari hindko saraiki siraiki dogri konkani kutchi tamil telugu kannada malayalam sinhala
    dzongkha assamese odia oriya sanskrit pali lao khmer mandarin cantonese hakka hokkien hokkein teochew shanghainese putonghua tagalog cebuano
    ilocano visayan bahasa javanese hawaiian amharic tigre afar af-soomaali soomaali swahili kiswahili luganda lingala kikongo kinyarwanda kirundi
    acholi ateso isizulu isixhosa sesotho setswana chichewa nyanja bemba fula fulfulde edo bini efik ibibio ijaw urhobo tiv kanuri pidgin twi
    dagbani bambara dioula soninke patois patwa kriol papiamento romanes quechua guarani nahuatl esperanto tamazight tachelhit coptic geez ge'ez
    kweyol bislama pijin multilingual bilingual monolingual eal esol efl ielts
    """
)

SHOUTED = table(
    """
    paki pakis taig taigs hun huns fenian fenians pikey pikeys gyppo gyppos chinky chinkies spaz retard retarded mong freak
    """
)
"""Words of abuse that families report: what was shouted at them must stay readable."""

PEOPLES_AND_PLACES = COUNTRIES | PEOPLES | LANGUAGES | SHOUTED
"""All of the above."""
