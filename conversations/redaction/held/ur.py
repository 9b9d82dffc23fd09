"""Urdu, in its own letters and as it is typed in Latin ones. It has no capitals.

Written for this project from general knowledge, folded as ``reading.fold`` does.
"""

from conversations.redaction.held.language import Language
from conversations.redaction.table import table

URDU = Language(
    words=table(
        """
        aadmi aage aana aap aapka aapke aapki aata aate aath aati aaya aaye aayi ab abba abbu abhi abu acha achay achha
        achi adalat admi afsar agar aik aisa aise akela akele akeli akhri allah ammee ammi ana andar apka apke apki apna
        apne apni asa asan aspatal ata ate ath ati aur aurat auratain aya aye ayi baad baap baat baatein baccha bacche
        bacha bachay bache bachey bachi bachon bad bagair bahan bahar bahu bahut baitha band bara baray bari barra bas
        batana batao bataya batayi batein beemar bees behan behen bemar beta betay bete betha beti betiyan bhabhi bhai
        bheja bhejna bhi bimar bimari bina biwi bohat bohot boht bola bolay boli bolna bolta bolte bolti buhat bukhar
        bura buri chaar chacha chachi chahie chahiye chahta chahte chahti chahye char chat chay che cheez cheezein cheh
        chhor chhota chor chora chota chote choti chup council cousin dactar dada dadi daftar dafter dair dar dara dard
        darta darti darwaza das dawa dawai deewar dekha dekhbhal dekhi dekhna dekho dekhta dena dene der deta dete deti
        di dia dil dimagh din diwar diya diye do doctor dono doosra doosri dost dua duaa dukh dusra dusre dusri dya ek
        fir form gai galat gaon gaya gaye gayi ghalat gham ghar gharwalay gharwale ghussa gussa gya haan hafta haftay
        hafte hai hain hal hamara hamare hamari hame hamein hamesha han har hay hazar he hen hi ho hoga hogaya hogayi
        hogi hogya hona hone hoon hospital hota hote hoti hua huay hue hui hum humein hun ilaj imdad in inka inki
        intezar intizar is iska iske iski isko itna itne itni jab jagah jaise jaldi jana jane jao jata jate jati jaye
        jee jese jhagra jhoot ji jin jis jo job k ka kaam kab kabhi kafi kaha kahan kaisa kaise kam kamra kamray kar
        karay kare karein karen karke karna karne karo karta karte karti kaun kay ke keh kehna kehta kehte kehti kese
        khala khalu khamosh khana khandan khansi khara kharab kharcha khat khata khatam khati khayal khidki khirki khola
        kholo khud khuda khula khush khushi ki kii kiraya kis kisi kitna kitne kitni kiya kiye ko koi kon kuch kuchh kya
        kyon kyu kyun kyunkay kyunke kyunki larai larka larkay larke larki larkiyan lekin lena lene leta lete leti li
        lia liay likha likhna liya liye log logon lye maa maar maarta madad magar mahina mahinay mahine main makan malik
        mamoo mamu mar mara mard marta masla maslay masle mazoor mazoori mehsoos mein mera mere meri mian mila mile mili
        milna milta milte milti miyan muhabbat mujh mujhe mujhko mulk mushkil na nahe nahi nahin nai nana nani nau
        naukri nay naya naye nayi ne neeche neend niche nokri or paanch paas pachas paisa paisay paise panch pani par
        para pareshan pareshani parha parhai parhna parhta parosi parta parte parti pass pe peeche pehla pehlay pehle
        pehli per phir phone phupho phuppo pina police poocha pucha puchna puchta purana purani pyar qarz raat raha rahe
        rahi rakha rakhna raqam rehna rehta rehte rehti ro rona rota rotay roti saal saas saat saath sab sabko sabr sach
        sahi sake sakta sakte sakti sal samajh samajhta samjha samjhao sarak sasur sat sath sau say school se sehat sham
        shayad shehar shohar shukar shukria shukriya shuru sirf so socha sochta sona sota soti subah suna suni sunna
        sunta sunte sunti susral taake tab tabiyat tak tarah tareeqa taya tayi teacher teen tees teesra tha thak thaka
        thay the theek thi thik thin thora thoray thori time to toh tou tum tumhara udas umeed un unhon unhone unka unke
        unki unko upar us usay use uska uske uski usko ustad utha uthta wahan waja wajah wakeel waldain walid walida
        wapas wapis waqt warna wo woh yahan ye yeh zaroorat zaruri zehni ziada zindagi zulm zyada ا اب ابا ابو ابھی اتا
        اتر اتنا اتنی اتنے اتوار اتی اتیں اتے اج اجازت احساس اخر اخرکار اخری ادا ادارہ ادارے اداس اداسی ادايیگی ادمی
        ادھا ادھر ادھے ارد اردو اس اساتذہ اسان استاد استانی استعمال استقبالیہ اسلام اسپتال اسکاٹ اسکول اسکولوں اسی اسے
        اطلاع افراد افسر افغانستان الاونس الحمدللہ الرجی السلام الفاظ اللہ الگ امام امتحان امداد امریکہ امی امید ان انا
        انتظار انتظام انتقال انجیکشن اندر انسان انسو انشاءاللہ انٹرنیٹ انٹی انچارج انڈیا انکار انکل انکھ انکھیں انگریز
        انگریزی انگلینڈ انھوں انھیں انہوں انہی انہیں انیس انے او اواز اور اولاد اوپر ايی ايے اٹزم اٹھ اٹھا اٹھاتا اٹھارہ
        اٹھایا اٹھتا اٹھنا اٹھی اپ اپا اپاينٹمنٹ اپریشن اپریل اپنا اپنوں اپنی اپنے اچانک اچھا اچھی اچھے اڑاتے اڑانا
        اکاونٹ اکتوبر اکثر اکیلا اکیلی اکیلے اگر اگست اگے اہستہ اہم ای ایا ایسا ایسی ایسے ایمبولینس ایمرجنسی ایمیل ایک
        بات باتوں باتیں باجی بار بارہ بارے بازار باغ بالکل باوجود باورچی باپ باہر بتا بتاتا بتاتی بتانا بتايی بتايیں
        بتایا بجلی بخار بدتر بدل بدلا بدھ برا براہ برطانیہ برکت بری برے بزرگ بس بستر بستہ بسم بعد بعض بغیر بل بلوں بلکہ
        بلی بنا بند بندوبست بنگلہ بول بولا بولتا بولتی بولنا بولی بولے بوڑھا بوڑھی بٹھا بٹھایا بچوں بچہ بچی بچیاں بچیوں
        بچے بڑا بڑھنا بڑی بڑے بھابھی بھارت بھاری بھال بھانجا بھانجی بھانجے بھايی بھايیوں بھاگ بھاگا بھاگنا بھاگی بھتیجا
        بھتیجی بھتیجے بھر بھرا بھرنا بھری بھول بھولا بھولنا بھولنے بھوک بھوکا بھوکے بھی بھیج بھیجا بھیجنا بھیجی بہار بہت
        بہتر بہترین بہن بہنوں بہنیں بہو بیس بیمار بیماری بیماریاں بینک بینیفٹ بینیفٹس بیوہ بیوی بیٹا بیٹوں بیٹھ بیٹھا
        بیٹھنا بیٹھی بیٹی بیٹیاں بیٹیوں بیٹے بیچ بیچنا بیگم بے بےروزگار بےگھر تاریخ تايی تاکہ تایا تب تبدیل تبدیلی تجربہ
        تجھے ترجمان ترجمہ تشخیص تشدد تصویر تصویریں تعاون تعلیم تقریبا تلاش تم تمام تمہارا تمہاری تمہیں تنخواہ تنظیم تنگ
        تنہا تو توجہ تک تکلیف تھا تھراپسٹ تھراپی تھوڑا تھوڑی تھوڑے تھک تھکا تھکاوٹ تھکن تھکی تھی تھیلا تھیلے تھیں تھے
        تیار تیرہ تیز تیس تیسرا تیسری تیسرے تین تینوں جا جاتا جاتی جاتے جاری جان جانا جانتا جانتی جانتے جاننا جانور جانے
        جاوں جايیں جايے جاگنا جب جبکہ جج جزا جس جسم جسے جلد جلدی جماعت جمعرات جمعہ جن جناب جنازہ جنوری جنہوں جنہیں جو
        جواب جوان جوتا جوتے جولايی جون جڑواں جگہ جگہوں جھوٹ جھگڑا جہاز جہاں جی جیسا جیسی جیسے جیل جینا حادثہ حال حالات
        حالانکہ حالت حاملہ حصہ حفاظت حق حقوق حل حمل حکومت خاص خالو خالہ خالی خاموش خاموشی خاندان خانہ خاوند خبر ختم خدا
        خدمات خدمت خراب خرچ خرچہ خرچے خریدا خریدنا خزاں خط خطرناک خطرہ خطوط خلاف خوبصورت خود خوش خوشی خوف خوفزدہ خون
        خیال خیر دادا دادی دار داماد دانت دايی دباو دبيی درخواست درد درست درمیان دروازہ دروازے دس دستاویز دسمبر دعا
        دعايیں دفتر دفتروں دفعہ دفن دل دماغ دماغی دمہ دن دنوں دو دوا دوايی دوايیاں دوايیں دوبارہ دودھ دور دوران دوست
        دوستوں دوسرا دوسروں دوسری دوسرے دونوں دوپہر دکان دکانیں دکھ دکھايی دکھایا دکھی دھمکی دھمکیاں دی دیا دیتا دیتی
        دیتے دیر دیش دین دینا دینے دیوار دیواروں دیواریں دیور دیکھ دیکھا دیکھتا دیکھنا دیکھو دیکھی دیکھے دیں دیے دے
        ذریعے ذہن ذہنی ذیابیطس رات راتوں راتیں راستہ راشن رجب رشتہ رشتے رضاکار رقم رمضان رو روتا روتی روتے روز روزانہ
        روزگار رونا رونے روٹی روپے روک روکا رویا رویہ رپورٹ رک رکا رکنا رکھ رکھا رکھتا رکھنا رکھی رکھیں رہ رہا رہايش
        رہتا رہتی رہتے رہنا رہی رہے ریسٹورنٹ زبان زندگی زچگی زیادہ سات ساتھ سارا ساری سارے ساس سال سالوں سامان سامنے
        سايٹ سايیکل ساٹھ سب سبز سبزی سبزیاں سبق سبھی ستر سترہ ستمبر سخت سر سرجری سرحد سرخ سردی سردیوں سروس سروسز سستا
        سسر سعودی سفید سلام سلوک سمجھ سمجھا سمجھایا سمجھتا سمجھتے سمجھنا سمجھی سن سنا سنتا سنتے سننا سنی سنیچر سنے سو
        سوال سوالات سوتا سوتی سوتیلا سوشل سولہ سونا سويی سوچ سوچا سوچتا سوچتی سویا سچ سڑک سکا سکتا سکتی سکتے سکنا سکول
        سکھ سکھاتی سکھانا سکھايی سکھایا سکی سکے سہارا سہولت سہیلی سہیلیاں سیلن سینٹر سیڑھیاں سیکھ سیکھا سیکھنا سے
        شاءاللہ شادی شام شاندار شاید شخص شراب شرم شرمندہ شروع شروعات شریف شعبان شناخت شور شوگر شوہر شکایات شکایت شکایتیں
        شکر شکریہ شہر صاحب صاحبہ صاف صبح صبر صحت صحتمند صحیح صرف صفر ضرورت ضروری طالب طبیعت طرف طریقہ طریقے طلاق طور ظلم
        عام عدالت عرب عرصہ عزت علاج علاقہ علاوہ علم علیکم عمر عورت عورتوں عورتیں عید عیسايی غسل غصہ غلط غلطی غم فارم فرش
        فروری فریج فلیٹ فوت فورا فون فوڈ فہرست فیصلہ فیصلے فیکٹری قانون قران قرض قرضہ قریب قسم قطار قید لاتا لاتی لازمی
        لال لانا لايی لايے لاکھ لایا لسٹ لفظ لمبا لمبی لمبے لمحہ لوٹنا لوگ لوگوں ليے لڑايی لڑکا لڑکوں لڑکی لڑکیاں لڑکیوں
        لڑکے لکھ لکھا لکھتا لکھنا لکھی لہذا لی لیا لیتا لیتی لیتے لینا لینڈ لینے لیٹنا لیکن لیے لے مار مارا مارتا مارتے
        مارنا مارچ ماری ماشاءاللہ ماضی مالک ماموں مامی ماں ماہ ماہر مت مترجم مجھ مجھکو مجھے محبت محترم محترمہ محرم محسوس
        محض محفوظ محلہ محنت محکمہ مختلف مدت مدد مددگار مذاق مذہب مر مرتبہ مرد مرنا مرکز مریض مزید مس مسايل مسترد مستقبل
        مسجد مسز مسلمان مسيلہ مسيلے مسٹر مسکرانا مشورہ مشکل مشکلات مصروف مضبوط مطابق معاف معافی معاملہ معاينہ معذور
        معذوری معلوم معلومات معمول مفت مقدمہ مل ملا ملازم ملازمت ملازمہ ملاقات ملتا ملتی ملتے ملنا ملک ملی ملیں ملے منزل
        منظور منٹ منگل منگیتر منیجر موبايل موت موقع مولوی ميی مڈوايف مکان مگر مہربان مہربانی مہنگا مہینوں مہینہ مہینے
        میاں میرا میری میرے میز میل مینیجر میٹنگ میں نا ناراض ناشتہ نام نانا نانی نتايج نتیجہ نرس نرسری نرسیں نرم نشہ
        نظام نفرت نفسیات نماز نمبر نمی نند نو نواسا نواسی نوجوان نومبر نوکری نوے نيی نيے نکال نکالا نکلا نکلنا نکلی نکلے
        نگرانی نہ نہیں نیا نیلا نیند نیچے نے واقعی والد والدہ والدین واپس وجہ ورنہ ورک ورکر وزیٹر وطن وظیفہ وعدہ وعلیکم
        وفات وقت وکیل وہ وہاں وہیل وی ویب ویزا ویسا ویلز ٹانگ ٹانگیں ٹرین ٹھنڈ ٹھنڈا ٹھنڈی ٹھیک ٹی ٹیسٹ ٹیچر ٹیچرز ٹیکس
        ٹیکسی ٹیکہ پاس پاسپورٹ پانچ پانچواں پانی پاونڈ پاوں پايی پايے پاکستان پاکستانی پایا پتا پتہ پر پرانا پرانی پرانے
        پرسوں پرنسپل پریشان پریشانی پلانا پلانے پلایا پلنگ پناہ پنجابی پندرہ پنشن پوتا پوتی پورا پوری پورے پولیس پوچھا
        پوچھتا پوچھتی پوچھنا پوچھے پچاس پچیس پڑا پڑتا پڑتی پڑوسن پڑوسی پڑھ پڑھا پڑھاتا پڑھاتی پڑھاتے پڑھايی پڑھتا پڑھتی
        پڑھنا پڑی پڑے پکانا پکایا پکڑ پکڑا پکڑنا پھر پھل پھوپھو پھوپھی پھپھوندی پہ پہلا پہلی پہلے پہنچا پہنچنا پہنچی
        پہنچے پی پیا پیار پیدا پیدايش پیر پیسوں پیسہ پیسے پیغام پیلا پینا پیٹ پیٹا پیچھے چابی چار چاروں چالیس چاول چايے
        چاہتا چاہتی چاہتے چاہنا چاہيے چاہیے چل چلا چلاتا چلانا چلتا چلنا چلو چلی چلے چند چوتھا چودہ چونکہ چچا چچی چڑھ
        چڑھنا چھ چھت چھوٹا چھوٹی چھوٹے چھوڑ چھوڑا چھوڑنا چھوڑی چھوڑے چھٹی چھٹیاں چھہ چیت چیختا چیخنا چیز چیزوں چیزیں
        چینی چیير ڈاکٹر ڈاکٹروں ڈر ڈرتا ڈرتی ڈرنا ڈپریشن ڈھايی ڈھونڈا ڈھونڈنا ڈیڑھ کا کار کاروبار کارڈ کارکن کاغذ کاغذات
        کافی کال کالا کالج کالز کالی کالے کام کاموں کان کب کبھی کتا کتاب کتابیں کتنا کتنی کتنے کدھر کر کرايے کرایہ کرتا
        کرتی کرتیں کرتے کرسی کرم کرنا کرنے کرو کروں کرکے کریں کرے کزن کس کسی کشمیر کشمیری کل کلاس کلینک کم کمر کمروں
        کمرہ کمرے کمزور کمپنی کمپیوٹر کو کوشش کون کونسل کويی کوٹ کيی کپڑا کپڑے کچھ کھا کھاتا کھاتی کھانا کھانستا کھانسی
        کھانے کھایا کھلا کھلونا کھلونے کھو کھولا کھولنا کھولو کھولی کھونا کھویا کھڑا کھڑکی کھڑکیاں کھڑی کھڑے کھیل کھیلتا
        کھیلتے کھیلنا کہ کہا کہانی کہاں کہتا کہتی کہتیں کہتے کہنا کہہ کہیں کی کیا کیس کیسا کیسی کیسے کینسر کیونکہ کیوں
        کیے کے گا گالی گالیاں گاوں گاڑی گاہ گرجا گرد گرم گرمی گرمیوں گروپ گزار گفتگو گلی گندا گورے گوشت گولی گولیاں گيی
        گيیں گيے گھر گھرانہ گھروں گھنٹوں گھنٹہ گھنٹے گی گیا گیارہ گیس گے ہاتھ ہاتھوں ہاسپٹل ہاں ہر ہزار ہسپتال ہفتوں
        ہفتہ ہفتے ہم ہمارا ہماری ہمارے ہمت ہمسایہ ہمیشہ ہمیں ہندو ہندوستان ہنستا ہنستے ہنسنا ہنسی ہو ہوا ہوتا ہوتی ہوتے
        ہوم ہونا ہونے ہويی ہويے ہوٹل ہوگا ہوگيی ہوگی ہوگیا ہوں ہی ہیلتھ ہیٹنگ ہیڈ ہیڈماسٹر ہیں ہے یا یاد یتیم یقین یورپ
        یونیفارم یونیورسٹی یہ یہاں
        """
    ),
    names=table(
        """
        ابراہیم احمد ادم ارسلان ارشد ارم اسحاق اسد اسلم اسما اسماعیل اسیہ اشفاق اظہر اعجاز افضل اقبال اقرا ام امجد امنہ
        امینہ انعم انور انیلا اکبر اکرم ایان ایمان بابر بشری بلال بٹ بھٹی بینش تسنیم تنویر تہمینہ تیمور ثریا ثمینہ ثنا
        جاوید جمیل جمیلہ جنید جویریہ حاجرہ حارث حرا حسن حسنین حسین حفصہ حلیمہ حمزہ حمیرا حنا حیدر خالد خالدہ خان خدیجہ
        خلیل دانش داود ذوالفقار ذیشان رابعہ راجہ راشد رانیہ رحمان رخسانہ ردا رسول رشید رضا رضوان رضیہ رقیہ رمشا روبینہ
        ریحان ریحانہ زارا زاہد زاہدہ زبیر زرینہ زویا زید زین زینب ساجد سارہ سايرہ سدرہ سرفراز سعد سعدیہ سعید سلمان سلمی
        سلیم سلیمان سمیرا سمیع سمیہ سونیا شازیہ شاہ شاہد شاہدہ شبانہ شعیب شفیق شمايلہ شمیم شکیل شگفتہ شہباز شہزاد شیخ
        صابر صادق صايمہ صبا صداقت صدف صفیہ ضیا طارق طاہر طاہرہ طلحہ طیبہ ظفر ظہیر عادل عارف عاصم عاصمہ عاطف عالیہ عامر
        عايشہ عباس عثمان عدنان عذرا عرفان عروج عظمی علی عمارہ عمر عمران عمیر عنبرین عیسی غزالہ غلام فاروق فاروقی فاطمہ
        فايزہ فرح فرحان فرحت فردوس فریدہ فواد فوزیہ فہد فیصل قاسم قرۃالعین قریشی قیصر لايبہ لبنی لقمان لیلی ماریہ مبشر
        محسن محمد محمود مرزا مریم مشتاق مظہر معاذ ملک مناہل منصور منیبہ موسی مہرین مہوش میمونہ نادیہ نازیہ ناصر نايلہ
        ناہید نبیل نجمہ ندیم نرگس نسرین نسیم نصرت نعمان نعیم نواز نور نوید نگہت نیلم وردہ وسیم وقار وقاص ولید پروین
        چوہدری کاشف کامران کرن کریم کلثوم کنزہ کوثر ہاجرہ ہارون ہانیہ ہما یاسر یاسمین یاسین یحیی یعقوب یوسف یونس
        """
    ),
    places=table(
        """
        اولڈہم ایڈنبرا برمنگھم برنلے بریڈفورڈ بلیکبرن بولٹن جہلم دہلی راولپنڈی راچڈیل سلاو سیالکوٹ شیفیلڈ لاہور لندن
        لوٹن لیسٹر لیورپول لیڈز مانچسٹر مظفراباد ملتان میرپور ناٹنگھم نیلسن نیوکاسل والسال پشاور پیٹربرو ڈربی ڈیوزبری
        کارڈف کراچی کوونٹری کويٹہ کوٹلی گجرات گلاسگو ہڈرزفیلڈ ہیلی
        """
    ),
    kin=table(
        """
        ابو استاد استانی امام امی انٹی انکل باجی بچہ بچی بھانجا بھانجی بھانجے بھايی بھتیجا بھتیجی بھتیجے بہن بیوی بیٹا
        بیٹی بیٹے خالہ دادا دادی دوست سہیلی شوہر مالک ماموں مس مسز مسٹر منیجر مولوی نام نانا نانی نرس والد والدہ ورکر
        وزیٹر وکیل ٹیچر پڑوسن پڑوسی پھوپھی چچا چچی ڈاکٹر کزن
        """
    ),
    sites=table("اسپتال اسکول سینٹر مسجد ہسپتال"),
    endings=table("ا ات تا تی تیں تے نا نی نے و وا وں يی يیں يے گا گی گے ہ ی یا یاں یں ے"),
    beginnings={
        "بے": ("",), "نا": ("",),
    },
    shortest=2,
    capitalised=False,
)
"""What is known of Urdu."""
