"""Given names that Faker's tables have not: of Africa, India, the Celtic and Basque languages and many more, folded.

Written by hand. What is a word of a language whose texts are read (by the word forms that simplemma has of nineteen
languages) stands in a list of its own, for a name of the first counts wherever it stands with a capital letter.
"""

from __future__ import annotations

MORE_GIVEN = frozenset(
    """
    delroy esme filomena ermenegilda kiran chidi tariro yui eunji jisoo seoyeon somchai nattapong siriporn levke kasia
    duc aafke aamu aarti abdelaziz abdoulaye abebe abida abimbola adalgisa adebayo adebola adeel adelmina ademar ademir
    adeola adewale adhiambo aditi advait afanasy afke afsaneh afzal agathi agenor aggeliki agoston aharon ahmadreza
    ahsan ahuva aidana aigerim aigul aikaterini aileas ailsa ainhoa ainur ainura airton aissatou aisulu aitziber ajay
    akanksha akari akash akello akhil akhtar akihiko akihiro akiko akiva alasdair alazne albana aldenora aled aleko
    alev alireza almagul alofa alojzy alok altynai amadeu amaka amandeep amanpreet amarjit ambreen amichai amihan
    aminah aminata aminu amirali amirhossein amita amitabh ammara amna anahit anand ananya anara anasztazia anatoliy
    anatoly andoni andromachi aneirin aner angharad aniket ankit ankita ankur annbritt annekathrin annemieke anouar
    anshul antia anuj anupam anupama anuradha anurag anuska anwen anxo aparecida aparna aperahama aponi aqib araci
    arantxa arantza arash arcangelo archana archil arezoo argia argyro ariovaldo aristea aristidis aritz arjen arkady
    arkaitz arlete arlindo armenuhi arpine arpita arshad arslan artak arundhati aruzhan arvind arwel asaf asel ashok
    ashot ashraf ashwin ashwini asier asim asimina asli aslihan asmaa asmita asmund astghik asuka asuman asylbek atefeh
    athanasia atif atilla atsuko atsushi attiya atul audun aukje aurelino auriane avetis aviad avichai avigail avigayil
    avihai avinash avivit avner avraham avtandil awa awen ayaka ayako ayala ayame ayanda ayaz aybek ayberk ayelet
    ayotunde aysegul aysun aytac ayumi azadeh azamat azhar azita azizah azlan azman babacar babajide babak babatunde
    bahadir bahram bakhyt bakyt balaji baljit balwinder barbka bardhyl bartel bartlomiej bartosz bartłomiej baruch
    basak basma batsheva batuhan batya baurzhan bayani bayu begimai behnam behnaz behrouz behzad bekele bekzat
    beniamino benzion berfin berivan berkay bernardete bernat berthilde berwyn besian beyza beyzanur bharat bhaskar
    bhavana bhavesh bhupinder bhuvan bich bijan bjarte blai bleddyn bleuenn bogumil bogumila boguslaw boitumelo bojana
    bolanle bolat boleslaw bongani borghild borries bosko botagoz boubacar bracha brage brais branwen breixo briac
    bronislaw bronislawa bronisława brunella brynhild budiman bukola burcin burcu burkhart bushra byung-ho cacilda
    cadogan caetano cagla cahit calogera cansu caradoc carles catello cemile ceridwen cerys cesira cevdet ceyda ceylan
    chadia chaima chandan chandni chandrika chang-min chanoch charalambos charu chava chayton cheikh cheptoo chetana
    chhaya chidinma chieko chihiro chika chioma chirag chiyo chrysanthi chrysoula chukwuma chul-soo chunhua cicera
    cigdem cledwyn cleide cleiton cleonice coenraad coinneach corradino coumba creusa crisanto cuauhtemoc cyprien
    cyrielle czeslawa dafna dafydd dagfinn daiane daichi daiki daisuke daithi dakila dalal dalisay dalma dalva damiao
    damilola daniyar danut daphna dariush darya dauren dawit debashish debjani deepak deepali deepika deise delaram
    delyth demelza deolinda derowen devesh devorah dhananjay dhanya dharmesh diamonique dieuwertje dilip dilnoza
    dilshod dilwyn dilys dimitra dimitris dineo dinesh dionysis dipti dirkje disha djalma dmitry dmytro dobroslawa
    dong-hyun donika dougal douwe dovid driss dubravka dulcineia durdica duygu dvora dzhaba eabha ebru ebunoluwa ecem
    edilene edileusa edmilson edmondo ednaldo edurne edvige edyta eefje eelco eelke efa efrat efstathios efthymia efua
    egbertus egidio egoitz ehud eiji eiko eilidh eilif eirian eirini eirlys eirwen eitan elad elaheh elchanan
    eleftheria eleftherios eleri elettra elfrida elham eligiusz elimelech elisangela elisenda elisheva eliyahu ellemijn
    elnaz elske emel emidio emrah emrys emyr enara enaut endang eneko enor enora enric enrica erbol erdmann erenice
    erhan eriko erkut erlan erlantz erlend ermelinda ermelinde ermira ersilia ertugrul esin esmaeil eteri etsuko
    euclides eudes eugeniu eun-ji eun-jung evandro evgeni evgeny evrard evren ewen ewenn ewout eyob eystein ezgi
    fabiano fadi fadila faduma fahad fahima faisal faiza faizal faraz fareeha farhad fariba farideh farnaz farooq
    farrukh farshid farzad farzana farzaneh fatjon fatoumata faustine fawad fawzi fearghas feivel feliu fereshteh
    fereydoun feride ferit ferran ferruccio fevzi feyza ffion fflur fiadh fialelei fiammetta fiete figen fikret
    filiberto fingal fionn fiorenza firat firouzeh florimond flutura folake folasade forough fotini fotis fouad fozia
    franciszka friedrun fritzi froukje froya frumet fruzsina frøya fulbert fulvia fulya fumio funmilayo fusun fyodor
    gagandeep gagik gaizka gajendra ganesh garazi garbine garegin garyfallia gavino gavriel gavril gayane gayatri
    gbenga geertje geertruida geeta gennady genowefa geraint geralda germar gershon gerwazy getachew gethin gevorg
    gezim ghada ghassan ghazal ghazala ghazaleh gherardo giacinta giang giannis gidon gijsbert gilson ginevra giordana
    giorgi giorgos giovana giselbert giselher gislaine gitel giuditta giusy gjertrud glyn gokcen goksel golnaz gontran
    goranka gorka goronwy goulven govind gracjan grietje grigor grigoris grigory gruffudd gruffydd gudbrand guendalina
    guenole guillemette guiying gulbahor gulcan gulizar gulnara gulnora gulnoz gulsah guoqiang guram gurdeep gurinder
    gurkan gurmeet gurmukh gurpreet gursharan gurvan guven gwendal gwenllian gwenn gwenole gwilym gwion gwynfor haakon
    habimana hadwig hafida haider haim haiyan haizea hajar hakima hakob halimah halime hallvard halvard halvor halyna
    hamdi hamida hamidreza hanako hanan hanane handan hande hanneke hanoch harbhajan hardeep harjit haroon harpreet
    harsha harshita hartono haruka haruki haruto harvinder hasibe hasmik hatun havva hayato hayk hayriye hazwan hee-jin
    helio helka hemant hendrika henryka hermance hessel heulwen hevin hideaki hideki hideko hien hieronymus hildrun
    hilja hillel hiltje himanshu hinemoa hinnerk hinto hippolyte hiroaki hiroki hiroko hiromi hiroyuki hirut hisako
    hisashi hitomi hitoshi ho-jun hoai hodan hodei hohepa hoku homayoun honorata honorine hooman hossein houman
    hovhannes hripsime humayun huriye husna hussam huyen hye-jin hylke hyun-ju hyun-woo hyunwoo hywel iago iarlaith
    ibai ibrahima ibtissam ichiro icia idan idil idoia idunn iestyn ieuan ifan ifor ifrah ihintza ihor iiro ijaz ilana
    ilayda ilirjana ilkay ilker ilknur illtyd ilpo ilsabe ilselore ilya imtiaz inacio inbal inbar inderjit ineke
    ingabire ingjerd ingvild innokenty ioane ioanna iolana iolo iordanis iorwerth iosefa ippolita iqbal iqra iracema
    iraci iraia iraj irakli irati iratxe ireneusz irineu irit irum isamu isaure iselin ishaq islay ismat itai itamar
    ithel itsaso itsuki itzayana itzhak ivanilda ixchel iyabo izaro izaskun izumi izzati izzet jaap jabali jaciara
    jacira jacoba jae-hyun jae-won jagjit jago jagoda jalila janaina jandira janneke jannes januszek jarle jarosław
    jasbir jaspreet jasvinder jaswinder jaume javad javed jawad jayant jayanthi jayashree jayesh jejomar jelmer jenifry
    jhun ji-eun ji-hoon ji-hye ji-min ji-won ji-woo ji-young jiahao jianguo jianhua jianping jiayi jignesh jihane
    jihoon jikke jin-ho jitendra jitske jiwoo joar joelma jokin jonalyn jong-su joo-won jorieke jorrit joseba joseff
    josias jostein josune jourdan jovelyn jucara juciara julen juliano jumoke jun-ho junaid jung-hee junichi junjie
    junko juraci jurandir jurema jurriaan juscelino jussara jyotsna kachina kadriye kaede kagan kagiso kahiau kailani
    kaimana kainoa kairat kaito kalani kaleo kalliopi kalpana kalyani kamaka kamalpreet kamini kamola kamuran kamyar
    kanako kanchan kaori kaoru kaoutar kapono karabo karapet karlsten karthik karthika kartik karuna katell katlego
    katsumi katsuo katya kaua kaustubh kaveh kaveri kavita kavitha kawtar kayode kazimiera kazuhiko kazuhiro kazuki
    kazumi kazuya keabetswe keahi kebede kedar kees kehinde keiichi keiji keike keiko keisuke kekoa kengo kenichi kenta
    kepa kerensa keshav ketaki ketan ketevan ketil ketut keyvan khachatur khadra khady khairul khalida khanh khatia
    khatuna khoi khosrow khurram khushboo kianoush killa kipchoge kirill kirsteen kirti klaasje klaudiusz klervi
    klodiana kobi kohana kohei koichi koji koldo komal konstantina koos kostas kosuke kotaro kourosh kresimir krishnan
    kriti ksenia ksenya kshitij kubilay kubra kuldeep kulsoom kulwinder kumiko kunal kursat kusum kyoko kyosti kyriaki
    kyriakos kyung-soo laiba lailani lakhwinder laleh lalitha lamara lamya laquisha larysa lasha latha latifa latife
    lattanzio laudomia leberecht lebrecht lefteris lenaig leonarda lerato lesedi lestari lesya leusa levent lidiane
    lidiya lierni liesl ligaya lihua lijsbeth lilach liling lilit lindalva lindiwe linh-chi lionello lior liora
    liwayway ljubomir lleucu llew llewelyn llinos llio llorenc lluc lluis llywelyn loig lojze longin lorea lorella
    lorinc loubna lourival lovise lowenna lowri lualhati lubin lubna lucelia lucimar lucjan lucyna ludwik luitpold
    lusine luzviminda lyuba lyubov lyudmila maayan mabli machiko machteld madhu madhuri madiha maebh maelig magdalini
    magnhild maha mahaut mahdieh mahealani mahesh mahima mahin mahliyo mahnoor mahpiya mahsa mahshid mahtab mahwish
    mai-anh mai-liisa mai-phuong maialen maijastiina mair mairi maitane maitena maiwenn majda majid majlinda makana
    makiko makis makoa makoto malati malavika maldwyn maliheh malini malka malkhaz mamoru mamta mamuka manabu manal
    manasi mandana mandeep mangala manish manisha manjeet manjinder manjit manju manjula manlio manoel manoj manolis
    manouchehr manpreet maral marat marcelin marcilene mared maredudd mariama mariarosa maricota maricris marilda
    marileide marilene mariona marios mariska marites marivic mariya marjolaine marjolein markward marloes marouane
    marwan marzanna marzhin marzia masaaki masahiro masaki masanori masaru masashi masato masaya masood masoud mathurin
    matityahu matvey mayank mayumi mayur małgorzata mbali mechteld medwyn meena meenakshi megumi mehmood mehran mehrdad
    mehri mehrnaz mehwish meihua meiling meindert meinir meira meirav meirion mekdes melahat melchiorre meliha melike
    meltem menashe mendel menelaos menna menno mererid meritxell merryn mervat meseret metztli meurig mhairi mher
    mi-kyung mi-sook michalis michiko michio midori mieczyslaw mieczyslawa mieczysława mieko miguelina mihangel mihi
    mihir miho mikiko mikolaj milanka milind milivoj miljenko milosz min-ho min-ji min-jun min-seo minako minjun minoo
    minseo minttu mirtes mirva mirzo misaki mishal mithun mitsuko mitsuo miyako miyuki mizuki moacir modou mohammadreza
    mohan mohd mohit mohsin mojgan mojtaba momcilo momina momoka montse morag morfydd morteza morwen morwenna motoko
    motti mouad mounia moustafa mozhgan mpho mridula muammer muazzez mubashir mudassar muhittin muirne mujahid mukaddes
    mukamana mukesh mukhtar mukul mulyadi munazza muneeb murali murathan murdo mushtaq mutesi muthu mutlu mwanaisha
    my-linh myfanwy mykhailo mykola myung-hee mzia naama nabirye nachum nadezhda nadiya nafisa naftali nagesh nagihan
    nagore nagwa nahed naheed nahia nahid naila naira nairi najat najma nakato nakoma nalani naledi nalini namrata
    namukasa nanako nandi nandita nanuli naoki naoko naoto naquan narayan narcyz narek narendra naresh nargiza nariman
    narinder naseem nasreen nasrin nastaran nasteexo nastya natsuki natsuko natsumi naveed navjot navneet nawel nazan
    nazanin nazareno nazgul nazia nazira nazlican nazri nazzareno ndeye nechama necla neelam neeltje neeraj neeta negin
    nehuen nekane nelleke nenita nepomuceno nepomuk neriman nerys nesibe neslihan neusa nevzat nexhmije nezahual ngaio
    nguyet nhung nighat nihat nikolay nikos nilay nilesh nilgun niloofar niloufar nilufer nilza nimisha ningning
    ningsih niranjan nirav nirmala nishant nishita nissim nitin nitzan nivaldo nivedita nizar nizhoni njal njegos
    nkechi nkosazana nobuko nobuo nobuyuki nodar nodira noelani nofar nokuthula nolwenn nombuso nominoe nompumelelo
    nomsa norazlina norhayati norihiko noriko noriyuki nosheen nosipho nouha noura noureddine noynoy nshimiyimana
    nthabiseng ntombi nukri nune nunzia nunziata nupur nurdan nurgul nurhan nurit nuriye nursel nursultan nurzhan
    nusrat nvard obiageli odair odete odilia odilo odon ofer ofir ofra ognjen oier oighrig oihana oihane okan oksana
    oktay olaia olamide olatz olaug olcay oldriska oleh oleksandr oleksii olesya olivera olufemi olumide olusegun
    oluwadamilare oluwaseun oluwatobi omaima ombeline omid ominotago omkar omri onyeka orietta oriol orit orlanda orly
    orsola osamu osian osmar osnat ostap otacilio othman ottavia otylia ouafae oumar ourania ousmane owain owena oya
    oybek oydin oyinkan oystein oyvind ozan pachamama pacita padmaja padmini palmyre panagiota panagiotis pancrazio
    pankaj pantelis paora parag paramjit paraskevas paraskevi paresh parisa parminder parmjit parul parvaneh parvati
    parveen parviz pasqualina patrycja patxi pavlo pavlos payal payam pedram pegah peigi peio pelageya peredur peretz
    perig perihan periklis persefoni perttu pesach petrit petroc peyman pieternel polat polyxeni poonam pooneh pouya
    prabha prabhakar prabhjot prabhu prachi pradeep pradnya prakash pramod pranjal prasad prasanna prashant pratibha
    pratik pratima praveen preeti preity primoz pritam priti priyanka proinsias przemyslaw pualani pushpa puspita qemal
    queralt quetzalli quim quirin quiteria quoc quratulain quyen quynh rachamim radojka radoslaw rafal rafik raghu
    raghunath ragnvald raimunda rainhard rajaa rajani rajat rajeev rajendra rajesh rajeshwari rajinder rajiv rajni raju
    rajwinder rakesh rakiya ramatoulaye ramesh ramya ranald rangi rangimarie ranim ranjana ranjit ranko rasha rashaun
    rashmi ratko ravindra ravshan reena refika refilwe rehan rehana reiko reinier reinmar rekha renildo renu renuka
    reshma retno revathi rewi reyhaneh rezso rhodri rhydian rianne riaz ricardina richa ridvan riekje rieko rifat
    rinako rinske rinus rishabh riska ritesh ritika ritu rivka rivky riwan rizalino rizwan rizwana roald robina rodel
    rodelio rodion roelien roelof rogelia rogerio rohini rohit roine rojda rojin romilda ronisha ronit roozbeh rosana
    rosangela roseli roshni rosilda rosilene roslina rosmah rosnah rossella rotem rozenn rrezarta ruadhan ruaidhri
    ruairidh ruaridh rubens ruchel ruchi rukhsana rukiye rukmini rupa rupali rupinder ruprecht ruqayyah ruslana rustam
    rusudan rutendo rutger ruti ruvimbo ruzanna ryoko ryosuke ryota ryszarda ryuichi ryuji saadia sabiha sabriye
    sachiko sachin sadaf sadako sadhana saeed saeeda saeid sahar saima saioa sajid sajida sajjad saki sakine sakshi
    salesi saliha salil saloua samah samaneh sameer sameh samia samvel sanaz sandeep sandhya sang-hoon sangeeta sangita
    saniye sanjana sanjay sanjeev sanjiv sanjukta sankar sanzhar sapna saqib sarabjit sargis sarika sarit saroj
    sarojini satenik satinder satish satnam satoko satomi satoru satoshi satyajit saurabh savita sawsan sayaka sayen
    sayuri schorsch sead sebald seema sefa sefina segolene seiichi seiji selamawit selami semih semiha semisi semyon
    senay senem seojun seonaid sepehr sepideh septimiu serafima serafino serap serdar serenella sergi serhat serhii
    setsuko seung-hyun seung-min sevastita sevilay seweryn seydou seyma sezer sezgin shabana shabnam shadi shafiq
    shagufta shahbaz shahida shahin shahla shahnaz shahram shahrul shahrzad shahzad shailaja shailesh shaimaa shaira
    shaista shakeel shakhzoda shalini shalva shantanu shapour sharad sharmila shashank shashi shaul shazia sheetal
    shenika sheraz sherine sherzod shideh shigeko shigeru shilpa shima shimon shingai shingo shinichi shinji shiori
    shirin shirli shizuka shizuko shlomi shlomit shlomo shmuel shmulik shoaib shobha shoko sholto shoshana shota
    shraddha shrikant shruti shubham shubhangi shuji shukhrat shula shulamit shuling shunsuke shweta shyam shyamala
    siamak siavash siddhartha sidika sidonie sieghilde sietske sigve siham simcha simin simran sindhu sinem sioned
    siosaia sipho siranush sirarpi siwan sixtine sjaak sjoukje sjur skenderbeg skjalg slawomira slobodanka smita smriti
    snehal snizhana snorre so-young sobia sofoklis sohail soheila sohrab soizic sokol solfrid somnath somto sonal
    sonali soo-jin soo-min sopho sopiko sorley sotiria sotiris soukaina souleymane soumaya sourav spyridon spyros
    srdjan srikanth srinivas srinivasan ssemakula stamatia stanislawa stavroula stefanita steffan stelios struan
    stylianos su-bin subhash subramaniam sucheta sudarshan sudha sudhir sueli sugeng suhaimi suharto suhas suheyla
    sujata sujatha sukanya sukhdev sukhjit sukhpreet sukhwinder sulastri sulo sumaira sumarni sumaya sumiko sumit
    sumitra sunaina sundar sung-ho sung-min sunil sunita suparna supriya supriyadi suraj surekha surender suresh
    surinder surjit suryani sushant sushil sushila sushma susilo susumu sutrisno svanhild svantje svatava svitlana
    swapna swapnil swarna swati sweta swiatoslaw sybren synne synnove sytse szczepan sławomir taavi tadashi tadesse
    tae-hyung tafadzwa tahereh tahira tahnee tahsin taiki taisiya taiwo takahiro takako takao takashi takayuki takeo
    takeshi takoda takuma takumi takuya talisha tamaki tamaz tamir tamsin tamta tamuna tanaka tancrede tanmay tansu
    tanuja tanzeela taoufik tapiwa tarald taraneh tarcila tarcisio tarek tarun tasio tasneem tatenda tatevik tatsuya
    tavita taxiarchis tayfun tayyaba te-aroha tebogo tegid tegwen tehila teimuraz tejaswini tejinder tekin teleri
    temirlan temitayo temitope tendai teodorico terezinha teruko tetiana tetsuo tetsuya teunis tevfik tevita tewodros
    thabo thanasis themba theofilos thien thiru thomais thomine thorbjorn thorge thorleif thormod thu-ha thuong thuraya
    thuy tiberio tigist tigran tihana tihomir timofey tinashe tinatin tipene tiphaine tiponi tiril tjalling tjark
    tjeerd tjitske tjodolv tjorven tlaloc toader tochukwu togzhan toini tolga tollef tomohiro tomoko tomomi tomoya
    tonatiuh tonnies torborg torfinn torgeir torgrim torhild torjus torkel torleif tormod tornike torquil torstein
    torunn torvald toshiaki toshiyuki touraj tovah trefor triantafyllia trijntje trutz tryfon trygve tsegaye tshepo
    tsitsi tsubasa tsutomu tsuyoshi tudur tugba tulsi tumelo tuncay tupou turgay turhan tuyet txell txomin tzipora
    tzippi tzvi ubbo ubirajara ubiratan uchechi uday ufuk ugochi ugonna uliana ulugbek ulyana umer umesh unai unax
    upasana urho urko urmila urtzi usha usmanu utami uwase uwimana uxia uxue uyen uzma vaclava vadym vaggelis vahagn
    vahan vaibhav vaishali vakhtang valbona valdecir valdir valdirene valdrin valentyna valeriy valmir van-anh vandana
    vanderlei vardan varduhi varun vasanth vasiliki vasilis vasily vassilis vasundhara vazgen vazha vedrana veena
    venkat venkatesh vibeke vibha victorien victorita vidya vijay vijaya vikas vikram vikrant viktoriia vildan viliami
    vilja vimal vimala vinay vineet vineeta vinh vinit vinod violaine vipin vipul virender vishal vishnu vishwas
    vitaliy vitaly vivek vjosa vladan vladimirka vladislava vlastimila vlatka vojislav volkhild volodymyr vsevolod
    vyacheslav waclaw wacław wael wafaa wahyuni wakana walenty walpurga wanderley waqar waqas warsame waseem wasswa
    wayan wayra wedigo weiming welington wendelmoet wenjie weronika whetu wiam wichapi widad wiebe wieke wieslawa
    wiesława wietse wiggo wiktoria wiland willemien willemijn wincenty wioletta wislawa wissam witta wladyslaw
    wladyslawa wlodzimierz woo-jin wubbo wulandari wyn wynonna wytze władysław xabi xabier xanthippi xhemal xhevdet
    xiadani xiana xiaohong xiaoli xiaoming xiaoyan xinyi xiuying xoan xochil xochitl xulia xurxo yafit yakir yakov
    yakubu yakup yalcin yalda yamila yanaha yannig yanti yarom yaroslav yaroslava yasaman yashwant yasmim yassir
    yasuhiro yasuko yasuo yasushi yatzil yayoi yayuk ye-jin yechezkel yechiel yefim yeghishe yegor yehoshua yehudit
    yekaterina yelda yelena yeliz yelizaveta yeon-ju yerlan yevgeny yevhen yiannis yifan yigal yinka yiorgos yirmiyahu
    yishai yisrael yisroel yitzchak yitzhak ymke ymkje yngvild yoav yochanan yocheved yogesh yogita yohannes yoichi
    yoko yolotl yolotzi yolotzin yong-ho yoo-jin yoram yoshiaki yoshie yoshihiro yossi yosuke youenn youko young-hee
    young-ja young-soo ysenda yseult yudhistira yudi yuichi yuji yukari yuki yukiko yukio yuko yulduz yulian yuliya
    yumi yumiko yuqing yurdagul yuriko yuriy yusuke yutaka yutong yuval yuxuan zabel zacharoula zahava zahida zainal
    zakhar zaki zaloa zanele zaruhi zawadi zbyszek zdzislaw zdzislawa zeeshan zeev zeinab zekeriya zekiye zelig zeliha
    zelinda zenaida zephyrin zerihun zerrin zhaleh zhanar zhanna zhibek zhihao zhiwei ziad zigor zihan zilda zilola
    zinaida zinedine zisis zivko zixuan ziyi zlatan zodwa zohra zohreh zoubida zouhair zoya zrinka zsuzsa zubair zuhal
    zulaihat zuleica zulfiqar zulfiya zulkifli zulmira zumrut zurab zuraidah zurine zuzanna zvi zvonimir zyanya zygmunt
    zyta
    """.split()
)

GIVEN_AND_WORDS = frozenset(
    """
    abbondanza addolorata aladar alper alun ander anela anil antara apio arend armen arsen aruna askar bahar baran
    battista benat benedito beril berk berna bilge cadi carys ceri chetan chipo coll crocifissa damla davit demet dilek
    dinara dolors durga ece eglantine eike eire elen erdem expedito eylul farai fatos feige fetu fokke foppe genet
    genis genti gerben glaucia gonca hadar hadas halit harmen hedd hine huw iman immacolata inas inci indu innes ipek
    irem iria jette kajal kerem lamia leman levan limor liron lotje maki manana marfa matina meir melis mercia miren
    moray muge munir nadra nasser natia nazli neide nesta nida nima nimet nimrod olha olympe otar palesa pania panna
    pelin pere petro piera pinar pinchas placide prem puja quetzal rabia rajan ramin reem rima roser rubina rudo sabela
    saman samet sanem saule savas sedef selam sevda sevgi shahid siani solenne sukran sule suman suren tais tamer taner
    taras tolu tomer toril ulani ulku umida umit umran vahe vicentina wale weert yagmur yarden yeter yildiz yuksel
    zafer zulal
    """.split()
)
"""Those that are words somewhere: believed inside a sentence alone, as `lists.ALSO_WORDS` are."""

OTHER_SCRIPTS = frozenset(
    """
    أحمد محمد محمود علي حسن حسين خالد عمر يوسف إبراهيم سامي سامر سمير طارق كريم عادل ماجد فهد سعود عبدالله عبدالرحمن
    ناصر فيصل بندر تركي مشعل نايف ياسر زياد وليد هشام أيمن باسم رامي فادي جمال كمال نبيل عماد ليلى سارة مريم فاطمة
    عائشة خديجة زينب نورة نوره هند ريم منى هدى سلمى لمى رنا دينا ندى أمل أميرة جميلة سميرة نادية رانيا غادة هالة شيماء
    إيمان آمنة حنان سعاد وفاء عبير بشرى لبنى سحر نجلاء مها رحاب أسماء شهد جواهر علی رضا زهرا مریم فاطمه مهدی امیر نرگس
    شیرین پریسا דנה דניאל דוד משה יוסי יוסף אבי אבנר אבשלום אורי אורית איתי איתמר אילן אילנה אלון אלי אליעזר אמיר ארז
    אריה אריאל אביגיל בני בתיה גיא גילה גלית גדי דורון דליה הדס הילה זאב חיים חנה חוה טל טלי יאיר יעל יעקב יהודה ירון
    ירדן יצחק ישראל כרמית לאה ליאור לילך מאיר מיכל מיכאל מירי מיכה מרדכי מרים נועה נעמי נתן נילי נחום סיגל עדי עדנה
    עודד עומר עידו ענת עפרה פנינה צבי ציפי קובי רבקה רוני רונית רות רחל רינה שרה שרית שירה שי שלמה שמעון שמואל שושנה
    תמר תומר תהילה אסתר אהרן ברוך রফিক সালমা ফাতেমা আয়েশা করিম রহিম জাহিদ নাসরিন শিরিন রোকসানা হাসান হোসেন মাহমুদ
    তানভীর সাকিব শফিক জামাল কামাল নাজমা মৌসুমী সুমন সুজন রিনা মিনা রাজু বাবুল নূর আনোয়ার সেলিম শাহীন পারভীন সুলতানা
    খাদিজা মরিয়ম রুবিনা তাসলিমা আরিফ ইমরান সোহেল রুবেল মামুন বিপ্লব অমিত সঞ্জয় সুব্রত দেবাশীষ অনিন্দিতা শর্মিষ্ঠা
    মিতা রীতা গীতা সীমা পূজা প্রিয়া রাহুল অর্ণব अमित सुमित रोहित मोहित राहुल विकास विजय अजय संजय राजेश सुरेश रमेश महेश
    दिनेश मुकेश राकेश नरेश अनिल सुनील मनोज प्रकाश दीपक अशोक विनोद संदीप कुलदीप पूजा नेहा प्रिया प्रियंका अंजलि सुनीता
    अनीता कविता ममता रेखा सीमा मीना गीता सीता राधा लक्ष्मी सरिता संगीता ज्योति आरती भारती स्वाति श्वेता शिल्पा रश्मि
    मनीषा वंदना फातिमा आयशा शबाना इमरान सलीम अकबर สมชาย สมหญิง สมศักดิ์ สมศรี สมพร สมใจ สมบัติ สมบูรณ์ มาลี มานี มานะ
    วิชัย ประเสริฐ ประยุทธ์ สุชาติ สุรชัย สุรีย์ สุดา สุนีย์ วันเพ็ญ วรรณา วิภา วิไล อรุณี อรทัย นภา นิภา นารี ปรีชา
    ปราณี พรทิพย์ พิมพ์ กมล กนกวรรณ จันทร์เพ็ญ จิราพร ชัยวัฒน์ ณัฐพล ณัฐวุฒิ ธนพล ธีรพงษ์ บุญมี บุญชู ปิยะ รัตนา ลัดดา
    ศิริพร ศักดิ์ชัย อนุชา อภิชาติ เอกชัย ნინო ნანა ნათია ნიკა ლევან ლაშა ლუკა გიორგი დავით დათო ირაკლი თამარ თამაზ თეა
    თეონა ანა მარიამ მაკა ქეთევან ქეთი ხატია სოფო სალომე ეკა ზურაბ ვახტანგ ვაჟა მერაბ ნოდარ შოთა ელენე თინათინ რუსუდან
    翔太 大輔 健太 拓也 直樹 翔 蓮 大翔 陽菜 結衣 美咲 さくら 優子 陽子 恵子 由美子 久美子 智子
    裕子 真由美 明美 健一
    浩二 誠 隆
    முருகன் கார்த்திக் குமார் ராஜா சுரேஷ்
    ரமேஷ் கணேஷ் மணி செல்வம் சரவணன் பிரகாஷ் விஜய் லட்சுமி மீனா கவிதா பிரியா சுமதி வள்ளி தேவி ராதா கீதா சித்ரா ஜோதி
    இளங்கோ தமிழரசி
    """.split()
)
"""Given names in other scripts."""
