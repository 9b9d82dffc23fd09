"""National bodies, benefits, schemes, rights and charities of England, Scotland, Wales and Northern Ireland, a word each.

They serve everybody, so they give nobody away. Written for this project from general knowledge; names of several words
stand in ``phrases``.
"""

from conversations.redaction.table import table

HEALTH = table(
    """
    nhs nhse nhsbsa gp gps camhs camh cahms cahm cams cypmhs cyps cmht cmhts amhs crht crhtt crisis iapt cpn cpns cnp icb icbs ics ccg ccgs pct
    pcts pcn pcns pals pohwer cqc hcpc gmc nmc rcn rcm bma mhra hscni hsc hsct hscts rqia phw uhb bcuhb hduhb aande ae er mri mris ct eeg eegs ecg
    ecgs ent icu itu hdu picu nicu scbu nnu sau mau amu cau cdu ccu mlu epu epau cdc cdt cdts cpms ot ots slt slts salt salts physio physios hv
    hvs hca hcas fnp chc ihc dnacpr dnar dnr mha mca dols lps amhp amhps rmo soad ect cto ctos opd opds dna dnas dnad referral triage paeds
    paediatrics paediatric paediatrician neuro ortho cardio gastro maternity antenatal postnatal perinatal midwives emis systmone accurx patchs
    econsult badgernet healthwatch phso iuc ooh oohs sdec gpwsi anp anps gtt phlebotomy blister pmr prescription ehealth edt edts cft mht mhts
    lmht ldt ldts cldt cldn lac hospice hospices rehab detox walkin wic utc utcs miu mius
    """
)

EDUCATION = table(
    """
    ehcp ehcps ehc ehcna ehcnas ehcar ehca eacp ehpc echp echps sen sens senco sencos senkos sendco sendcos sendiass sendias iass ipsea sendist
    sendt sosen ssen semh sebd sebdo sebn asn asns aln alnco alncos idp idps csp csps iep ieps isp ilp ilps pep peps plp plps pcp pcps bsp ofsted
    estyn hmie etini ccea ea cfe sqa wjec aqa edexcel ocr btec btecs gcse gcses igcse alevel alevels aslevel ucas ebacc eyfs eypp phonics sats sat
    eal esol dfe esfa ofqual ta tas hlta hltas lsa lsas nqt nqts ects pgce pta ptas ptfa inset dsl dsls ddsl eswo ewo ewos esw esws aio pex fte
    neet neets ehe eotas eotis nvq nvqs hnd hnc ba bsc msc phd dsa saas fsm fsms pe pshe rshe rse dt ict stem ks eps ep edpsych edpsychs pru prus
    apdr ap mld sld pmld spld msi ldd aet nasen tribunal tribunals autismeducation girfec shanarri mpower esn gtcs cpd uni unis sixth sixthform
    pgl dofe ncs cadets cubs beavers scouts brownies rainbows guides squirrels headteacher headteachers deputyhead
    """
)

SOCIAL_CARE = table(
    """
    cin cp cpp cpps cpc cpcs icpc icpcs rcpc plo cla clac sgo sgos epo epos iro iros lado lados cafcass mash mast mars marf marac maracs mappa
    maps idva idvas isva isvas chisva ypva dv da dva dasv dash dvpn dvpo nmo cse cce csa csae nrm uasc eha ehas eham ehat ehm ehms tac tacs taf
    tafs taaf fgc fgcs fip yot yots yos yjs yjb swe ssw sw sws asye cwd cdcp lscb lscp scra sssc niscc scw hscp hscps sds dp dps pa pas asc adass
    adcs caf cafs fsw fsws fss ias imca imcas imha imhas cpr scr ssi dcs ascof fdac jtai childrens children's safeguarding safeguard childminder
    childminders respite shortbreaks contactcentre ssd ss
    """
)

BENEFITS = table(
    """
    dwp hmrc uc ucs pip pips dla adp cdp scp bsg esa jsa hb ctb ctr cts dhp dhps wtc ctc smp ssp spp ma smi lcw lcwra wca mrn atos capita serco
    hsf lwa swf ucj paye ni universal credit benefit benefits housing carers allowance jobcentre jobcenter jobcentres jobseekers restart workcoach
    bankruptcy dro dros ccj ccjs bailiff bailiffs motability motab bluebadge surestart homestart flyingstart beststart healthystart taxfree
    childtax helptosave tvlicence
    """
)

HOUSING = table(
    """
    hmo hmos rsl rsls nihe tmo almo almos hhsrs ast asts homechoice homefinder homeswapper lettings hostel hostels council councils councillor
    leaseholder leasehold freehold sharedownership rightmove zoopla openrent spareroom epc
    """
)

LAW = table(
    """
    brp brps nrpf ukvi ukba ilr lltr dlr euss evisa evisas nass arc oisc laa laspo ecf hoc homeoffice fgm fm hbv hba hbe fmu fmpo fgmpo cica cps
    iopc ipcc pcc pccs psni btp gmp met nca ceop hmcts hmp hmps hmpps yoi yois hmyoi probation copfs sarc sarcs dvdr asbo asbos pcso pcsos cid cbo
    cbos nfa vps shpo fhdra miam miams nonmol nonmols nonmolestation ncdv rasso fpn anpr cctv dbs crb pvg accessni gdpr dsar dsars sar sars foi
    fois ico lgo lgsco spso nipso psow ehrc equality echr uncrc uklpg magistrates custody remand parole tagged solicitors barristers legalaid
    mediation cjs hra
    """
)

GOVERNMENT = table(
    """
    uk gb gov govuk eu un usa nato mp mps msp msps mla mlas ms mss pm tory tories labour lib dems libdem libdems snp plaid dup sinn fein sdlp ukip
    reform senedd holyrood stormont parliament brexit dvla dvsa hse ons tfl tfw lner gwr nexus arriva stagecoach firstbus translink caa mod rn sas
    defra ofgem ofcom ofwat cma fca fos ccw ombudsman hmpo nalgo unison gmb usdaw nasuwt neu tuc acas ukhsa phe covid lockdown lockdowns brexiteer
    windrush grenfell hillsborough levelling
    """
)

CHARITIES = table(
    """
    barnardo barnardos barnado barnados samaritans samaritan nspcc rspcc childline childrensociety shelter refuge womensaid women's womens aid
    gingerbread mind relate cruse mencap kooth trussell macmillan bliss scope oxfam unicef coram kidscape nacro stonewall mermaids galop imkaan
    parentline youngminds papyrus sane shout togetherall mumsnet netmums crimestoppers centrepoint emmaus stepchange payplan entitledto turntous
    foodbank foodbanks fareshare olio ymca ywca rvs wrvs nct laleche twinstrust afasic makaton headway parkinsons alzheimers dementiauk
    clicsargent ageuk silverline alanon alateen gamcare gamstop drinkaware drinkline switchboard akt depaul rnib rnid rnli rspca sspca uspca pdsa
    rspb bhf wwf karmanirvana ikwro hibiscus hestia solace jcwi refugeecouncil nyas voypic quarriers penumbra samh includem cyrenians bawso llamau
    meic hafal adferiad snapcymru extern sibs bookstart bookbug pdasociety cerebra newlife redthread hopeline hopelineuk ican iwin turningpoint
    cgl addaction wdp forwardtrust aa na ca oa gamblersanonymous sendunited parentkind familylives familyaction familyfund kinship nagalro
    redcross salvation citizens advice cab cabs cabx freephone helpline helplines hotline hotlines textline
    """
)

EVERYDAY = table(
    """
    social services send children team officer police health visitor doctor nurse midwife teacher family hub early help start section head child
    christian ceo cv dvd id lgbt lgbtq trans ok pc ppe rip hr it
    """
)
"""Parts of the names of services, and common abbreviations, which capitals would otherwise make a name of."""

SERVICES = HEALTH | EDUCATION | SOCIAL_CARE | BENEFITS | HOUSING | LAW | GOVERNMENT | CHARITIES | EVERYDAY
"""All of the above."""
