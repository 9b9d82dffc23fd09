"""Medicines, conditions, syndromes named after people, tests, therapies and equipment, a word each.

They say what happened, not to whom; a rare one is the affair of the warning, not of the mask. Written for this project
from general knowledge. Medicines stand under their generic and their British brand names.
"""

from conversations.redaction.table import table

PAIN_AND_INFECTION = table(
    """
    paracetamol calpol ibuprofen nurofen neurofen panadol anadin aspirin codeine cocodamol co-codamol dihydrocodeine tramadol morphine oramorph
    fentanyl oxycodone oxycontin pregabalin gabapentin naproxen diclofenac voltarol amitriptyline nortriptyline sumatriptan amoxicillin amox
    penicillin flucloxacillin fluclox clarithromycin erythromycin doxycycline trimethoprim nitrofurantoin cefalexin metronidazole ciprofloxacin
    coamoxiclav co-amoxiclav augmentin azithromycin antibiotic antibiotics aciclovir fluconazole canesten daktarin ovex mebendazole hedrin lyclear
    permethrin chlorphenamine piriton piriteze cetirizine loratadine fexofenadine benadryl antihistamine antihistamines calamine anthisan
    strepsils lemsip sudafed vicks beechams tixylix dioralyte imodium loperamide buscopan mebeverine gaviscon omeprazole lansoprazole ranitidine
    domperidone cyclizine ondansetron metoclopramide prochlorperazine promethazine phenergan movicol laxido macrogol lactulose dulcolax bisacodyl
    picolax microlax enema enemas suppository suppositories infacol colief dentinox bonjela anbesol sudocrem bepanthen metanium cetraben epaderm
    diprobase aveeno doublebase zerobase hydromol oilatum dermol hydrocortisone eumovate betnovate elocon protopic dupixent dupilumab methotrexate
    azathioprine ciclosporin adalimumab humira infliximab tacrolimus
    """
)

MIND = table(
    """
    melatonin circadin slenyto ritalin methylphenidate medikinet concerta equasym xaggitin delmosart elvanse lisdexamfetamine dexamfetamine
    atomoxetine strattera guanfacine intuniv clonidine catapres sertraline lustral prozac fluoxetine citalopram escitalopram cipralex paroxetine
    seroxat venlafaxine effexor duloxetine mirtazapine trazodone clomipramine bupropion vortioxetine antidepressant antidepressants ssri ssris
    snri antipsychotic antipsychotics risperidone aripiprazole abilify olanzapine quetiapine seroquel clozapine haloperidol chlorpromazine
    lurasidone amisulpride lithium lamotrigine valproate depakote diazepam valium lorazepam clonazepam temazepam nitrazepam zopiclone zolpidem
    promazine propranolol propanolol buspirone hydroxyzine benzo benzos benzodiazepine benzodiazepines methadone subutex suboxone buprenorphine
    buvidal naloxone naltrexone antabuse disulfiram acamprosate champix nicotine vape vapes vaping cannabis cocaine heroin ketamine ket mdma
    ecstasy amphetamine mcat mephedrone nos xanax monkeydust lsd crystalmeth meth
    """
)

BODY_MEDICINES = table(
    """
    insulin novorapid lantus levemir humalog tresiba fiasp metformin gliclazide ozempic wegovy mounjaro semaglutide libre dexcom omnipod glucagon
    glucogel hypo hypos ketone ketones levothyroxine thyroxine carbimazole prednisolone pred dexamethasone steroid steroids salbutamol ventolin
    clenil beclometasone seretide symbicort fostair montelukast singulair tiotropium ipratropium atrovent salamol easyhaler inhaler inhalers
    spacer aerochamber nebuliser nebulisers nebs epipen epipens jext emerade adrenaline keppra levetiracetam epilim tegretol carbamazepine
    topiramate phenytoin zonisamide clobazam frisium buccolam midazolam epidyolex cannabidiol cbd baclofen botox dantrolene trihexyphenidyl
    hyoscine scopoderm glycopyrronium sialanar oxybutynin tolterodine desmopressin desmomelts vesicare amlodipine ramipril lisinopril bisoprolol
    atenolol furosemide spironolactone warfarin apixaban rivaroxaban clopidogrel heparin fragmin enoxaparin clexane statin statins atorvastatin
    simvastatin digoxin ferrous fersamal galfer sytron folic vitamin vitamins abidec dalivit healthystart wellwoman pregnacare magnesium mirena
    nexplanon implanon depo provera depoprovera microgynon cerazette cerelle rigevidon levonelle ellaone hrt oestrogen progesterone testosterone
    utrogestan clomid letrozole zoladex decapeptyl tamoxifen herceptin chemo chemotherapy radiotherapy vincristine asparaginase tranexamic
    mefenamic norethisterone kaftrio orkambi creon hydroxycarbamide spinraza zolgensma risdiplam botulinum immunoglobulin ivig thickener thickenup
    fortisip fortini paediasure pediasure fresubin peptamen duocal calogen carobel nutramigen neocate mmr bcg hpv vaccine vaccines vaccinated jab
    jabs pfizer astrazeneca covishield flu rsv synagis
    """
)

CONDITIONS = table(
    """
    autism autistic asd asc adhd add ocd pda odd ptsd cptsd bpd eupd npd asperger aspergers tourette tourettes tics dyslexia dyslexic dyspraxia
    dyspraxic dyscalculia dcd spd apd gdd fasd fas fsd rad arfid anorexia anorexic bulimia bulimic bipolar schizophrenia schizophrenic psychosis
    psychotic schizoaffective depression depressed anxiety anxious agoraphobia agoraphobic emetophobia selfharm self-harm suicidal paranoia mania
    manic dissociation dissociative fnd nead neurodivergent neurodiverse neurotypical mutism stammer stutter dysphoria epilepsy epileptic seizure
    seizures asthma asthmatic eczema psoriasis diabetes diabetic coeliac celiac crohns crohn colitis ibs ibd gord reflux cmpa cmpi anaphylaxis
    anaphylactic hayfever cf cystic fibrosis cp palsy spina bifida hydrocephalus microcephaly macrocephaly scoliosis hypermobility hypermobile
    heds cfs fibro fibromyalgia lupus arthritis ms mnd sma dmd dystrophy hypotonia hypertonia dystonia ataxia sickle thalassaemia thalassemia
    haemophilia hemophilia anaemia anaemic leukaemia leukemia lymphoma neuroblastoma sarcoma melanoma cancer tumour tumours tumor gout copd
    pneumonia bronchiolitis bronchitis croup tonsillitis meningitis sepsis septic encephalitis measles mumps chickenpox rubella impetigo ringworm
    scabies nits headlice conjunctivitis uti utis cystitis thrush preeclampsia eclampsia gestational hyperemesis endometriosis endo adenomyosis
    pcos pmdd pmt fibroids miscarriage miscarried stillbirth stillborn ectopic preemie preemies pnd ppd glue cvi nystagmus glaucoma cataracts
    cataract tinnitus deaf deafness msi talipes clubfoot torticollis plagiocephaly dysplasia ddh hernia hernias appendicitis gallstones kidney
    dialysis cirrhosis hepatitis hep hiv aids tb std stds sti stis chlamydia herpes covid longcovid dementia alzheimer alzheimers stroke aneurysm
    concussion migraine migraines vertigo sciatica insomnia narcolepsy apnoea apnea parasomnia enuresis encopresis constipation pica prader
    angelman digeorge rett klinefelter marfan ehlers danlos hirschsprung hirschsprungs perthes duchenne guillain barre kawasaki raynauds hashimoto
    hashimotos erbs klumpke treacher sachs gaucher pompe hurler sanfilippo cushings landau kleffner dravet gastaut doose ohtahara sotos kabuki
    koolen moebius goldenhar patau downs down's syndrome syndromes microdeletion trisomy tuberous sclerosis neurofibromatosis phenylketonuria pku
    mcadd galactosaemia reye kleine lyme tietze munchausen munchausens fii capgras korsakoff wernicke
    """
)

CARE_AND_TESTS = table(
    """
    elklan spoa stoptober movember cbt dbt emdr ipt mbt mbct sfbt cft pbs pecs makaton bsl sse theraplay dyadic ddp nvr triplep mindfulness
    counselling counsellor psychotherapy psychotherapist psychologist psychologists psychiatrist psychiatrists physiotherapy osteopath
    chiropractor podiatrist dietitian dietician audiologist audiology orthotics orthoptist ophthalmology neurology neurologist cardiology
    cardiologist oncology oncologist dermatology dermatologist gastroenterology endocrinology endocrinologist haematology radiology xray xrays
    x-ray x-rays ultrasound ultrasounds scan scans mri ct biopsy biopsies endoscopy colonoscopy laparoscopy hysterectomy caesarean caesarian
    cesarean csection c-section forceps ventouse episiotomy epidural entonox pethidine doppler nuchal nipt amnio amniocentesis cvs ctg apgar
    newborn colostrum heelprick bilirubin phototherapy ados qbtest vanderbilt mchat asq wisc wiat bpvs gad phq hads bmi gbs ngt nj pej mic-key
    gastrostomy jejunostomy ileostomy colostomy stoma tpn picc portacath cannula cannulas catheter catheters trache tracheostomy cpap bipap
    ventilator ventilators oxygen sats suction vns vp cochlear grommets adenoids tonsils afo afos splints piedro piedros wheelchair wheelchairs
    rollator zimmer eyegaze aac chewelry eardefenders cpr defib aed ivf iui icsi ivs dnc tfmr transfusion transplant colles fontanelle eustachian
    fallopian meckel kegel kegels moro babinski apgars plaster heimlich reiki reflexology acupuncture
    """
)

MEDICINE = PAIN_AND_INFECTION | MIND | BODY_MEDICINES | CONDITIONS | CARE_AND_TESTS
"""All of the above."""
