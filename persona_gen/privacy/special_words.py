"""The words of special categories of personal data (Article 9 GDPR): of columns, of answers and of groups of people."""

from __future__ import annotations

NAME_PATTERNS: dict[str, str] = {
    "health": r"health(?!\s?care (?:plan|provider|price))\w*|ill(ness(es)?)?|diseases?|diagnos\w+|disab\w+"
    r"|impair(ed|ments?)|handicap\w*|medic(al|ations?|ines?)|mental|pregnan\w+|symptoms?|allerg\w+|hiv|cancer"
    r"|diabet\w+|insulin|depress\w+|anxiety|asthma|therap(y|ies|ist)|bmi|body (weight|mass)|weight (kg|lbs?)"
    r"|blood ?(type|group|grp|gp|pressure|sugar)|vaccin\w+|covid|hospital\w*|surger(y|ies)|smok(er|es?|ing)|addict\w*"
    r"|disorders?|injur(y|ies)|chronic\w*|autis\w+|adhd|dyslexi\w+|fertil\w+|menopaus\w+|menstru\w+|gesundheit\w*"
    r"|krank\w*|\w*behinder\w*|wheelchair\w*|(hearing|sight|vision) loss|schwanger\w*|impf\w*|pflegegrad|santé"
    r"|maladies?|handicapée?|enceinte|salud|enfermedad(es)?|discapacidad|embarazad[ao]"
    r"|(on|takes?|taking) (\w+ )?(medication|medicine|insulin|pills)|periods|prescri\w+|blood group|carer needs"
    r"|care needs|long ?term condition|health condition|drugs?(?! ?store)|alcohol dependen\w+|dialysis|medikamente?"
    r"|diagnosen?|erkrankung\w*|allergi\w+|beeinträchtigung|grad der behinderung|gdb|médicaments?|grossesse"
    r"|groupe sanguin|medicación|medicamentos|embarazo|grupo sanguíneo|alergias?|salute|malatti[ae]|farmaci|gravidanza"
    r"|disabilità|saúde|doenças?|gravidez|deficiência|gezondheid|ziektes?|medicijnen|zwanger\w*|zdrowie|choroby?|leki"
    r"|ciąża|niepełnosprawność|hälsa|sjukdom|helse|sykdom|helbred|terveys|здоровье|болезн\w+|инвалидность|健康|病気|病史|건강",
    "ethnicity": r"ethni\w+|races?(?! ?(?:time|distance|day|result|car))|racial|skin (colou?r|tone)|nationalit(y|ies)"
    r"|national origin|ancestry|tribe|caste|hispanic|latin[oax]|country of birth|birth ?country|born in|mother tongue"
    r"|migration\w*hintergrund|staatsangehörigkeit|herkunft(sland)?|hautfarbe|origine ethnique|ethnie|nationalité"
    r"|etnia|origen étnico|raza|nacionalidad|indigenous|aboriginal|immigra\w+|(home|first|native) languages?"
    r"|languages? (spoken )?at home|heritage|descent|cultural background|complexion|refugee|asylum\w*|muttersprache"
    r"|geburtsland|abstammung|flüchtling\w*|langue maternelle|pays de naissance|lengua materna|país de nacimiento"
    r"|origine etnica|nazionalità|lingua madre|etnicidade|raça|nacionalidade|língua materna|afkomst|nationaliteit"
    r"|moedertaal|etniciteit|narodowość|pochodzenie|etnisk\w*|kansalaisuus|национальность|国籍|民族|국적",
    "politics": r"politic\w*|polit(isch\w*|ik|ique|ik\w+)"
    r"|part(y|ei) ?(affiliation|id|preference|identification|membership|registration|supported|choice)"
    r"|votes? (for|intention|choice|in the)|voted|vote \d{4}|vot(er|ing) (registration|intention|behaviou?r)"
    r"|elect(ions?|oral) ?(?!of)\w*|ideolog\w+|left.right|democrats?|republicans?|wahl(absicht|entscheidung)?"
    r"|parteipräferenz|partei|parti politique|partido( político)?|wählt|gewählt|sonntagsfrage|zweitstimme"
    r"|parteizugehörigkeit|vote pour|intention de vote|vota|votó|partido al que vota|intención de voto"
    r"|partito( politico)?|intenzione di voto|voto|stemt( op)?|politieke \w+|partij|głosuje( na)?|partia|röstar( på)?"
    r"|stemmer( på)?|партия|голосу\w+|支持政党|정당|(trade|labou?r) union|union (member\w*|status)|gewerkschaft\w*"
    r"|syndicat\w*|sindicato|brexit|referendum",
    "religion": r"religio(n|ns|us|usness|sity|us \w+)|religiös\w*|religion\w*|religiosité|religión|faith"
    r"|creed|church (attendance|member\w*)|mosque"
    r"|synagogue|temple attendance|denomination|konfession|worship(s|per|place)?|pray(s|er|ers)?|believe in god"
    r"|halal|kosher|kirchensteuer"
    r"|spiritual\w*|glaube\w*|(observes?|keeps?|celebrates?|fasts?( during)?|fasting( during)?)"
    r" (ramadan|lent|sabbath|shabbat|kosher|yom kippur|diwali|eid|passover|purim|vaisakhi)|ramadan|sabbath|shabbat"
    r"|hijab|headscarf"
    r"|mass attendance|baptis(ed|m)|parish|bekenntnis|konfessionszugehörigkeit|kirchenmitglied\w*"
    r"|religionszugehörigkeit"
    r"|culte|croyances?|fe religiosa|creencias?|religião|fé|crença|religione|fede|credo|religie|geloof|godsdienst"
    r"|wyznanie"
    r"|religia|wiara|trossamfund|uskonto|вероисповедание|религия|вера|宗教|종교",
    "sexuality": r"sexual(ity| \w+)?|sex (life|partners?)|lgbt\w*|queer|orientation sexuelle|orientación sexual"
    r"|sexuell\w*|sexualität|gender (identity )?at birth|(birth|assigned) sex|sex assigned\w*|trans(gender|sexual)?"
    r"|attracted to|gay|lesbian|(romantic )?orientation|(gender|sex) of (your )?(partner|spouse)"
    r"|partner('s|s)? (gender|sex)|partner is|orientamento( sessuale)?|orientação( sexual)?|orientering|geaardheid"
    r"|seksuele \w+|orientacja( seksualna)?|geschlecht des partners|ориентация",
    "criminal convictions": r"convictions?|criminal (record|history|offences?|convictions?)|offen[cs]es?|arrest(s|ed)?"
    r"|felon\w*|prison( time)?|probation|vorstrafen?|führungszeugnis|straftaten?|casier( judiciaire)?|condamnations?"
    r"|antecedentes( penales)?|precedenti penali|antecedentes criminais|strafblad|karalność|судимость",
    "genetics and biometrics": r"genetic\w*|dna|genom\w*|biometri\w*|fingerprints?|face ?(print|template)"
    r"|voice ?print|iris scan",
}
"""Words anywhere in a column's name or question, in small letters with single blanks."""

CELLS: dict[str, str] = {
    "health": r"diabetes.*|asthma|cancer|depression|anxiety|arthritis|hypertension|high blood pressure|heart disease"
    r"|epilepsy|adhd|autism.*|hiv.*|disabled|not disabled|wheelchair.*|visually impaired|hearing impaired|smoker"
    r"|non-?smoker|pregnant|chronic pain|migraines?|obese"
    r"|(non-?)?(diabetic|asthmatic|epileptic|alcoholic|smoker|allergic|insulin[- ]dependent)s?"
    r"|(wheelchair|insulin) users?|(cancer|stroke) (patients?|survivors?)|copd|ibs|crohn.*|coeliac.*|celiac.*"
    r"|arthritic|sertraline|metformin|insulin|fluoxetine|citalopram|escitalopram|amlodipine|ramipril|statins?"
    r"|atorvastatin|levothyroxine|omeprazole|ibuprofen daily|ssri|antidepressants?|blood thinners?|warfarin"
    r"|irregular periods|(peri)?menopausal|postmenopausal|pregnant women|raucher(in)?|nichtraucher(in)?"
    r"|diabetiker(in)?|fumeurs?|non-?fumeurs?|diabétiques?|fumador(es|a)?|diabétic[oa]s?|dementia|alzheimer.*"
    r"|bipolar.*|schizophreni.*|ptsd|ocd|anorexi.*|bulimi.*|infertile|(type|typ) [12] diabet\w+",
    "ethnicity": r"(non-hispanic )?(white|black|asian)( .*|[/,].*)?|hispanic.*|latin[oax].*|caucasian.*"
    r"|african american.*|american indian.*"
    r"|native (american|hawaiian).*|pacific islander.*|mixed race|multiracial|two or more races|arab"
    r"|middle eastern.*|roma|south asian|east asian|(british |white |black )?(pakistani|bangladeshi|caribbean"
    r"|african|irish traveller"
    r"|indian|chinese|somali|nigerian|kurdish|turkish|arabic|romani|gypsy|sinti|jewish|hispanic|punjabi|bengali"
    r"|tamil|sikh)"
    r"( .*)?|white (british|irish|other|european).*|any other (white|black|asian|mixed).*|mixed( .*)|first nations?"
    r"|inuit|m[ée]tis"
    r"|aboriginal.*|torres strait.*|m[āa]ori|pasifika|pacific islander|yiddish|urdu|pashto|farsi|dari|tigrinya"
    r"|amharic",
    "politics": r"democrat(ic)?( party)?|republican( party)?|conservatives?( party)?|labou?r( party)?"
    r"|liberal democrats?|green party|cdu(/csu)?|csu|spd|fdp|afd|die linke|bündnis 90.*"
    r"|(very|somewhat|strongly) (liberal|conservative)|far[- ](left|right)|left-wing|right-wing|psoe|vox|leave|remain"
    r"|(uk )?greens?|reform( uk)?|ukip|snp|plaid( cymru)?|sinn f[ée]in|dup|sdlp|tory|tories|lib ?dems?|labour voters?"
    r"|tory voters?|(trump|biden|harris) voters?|linke|die grünen|grüne|bsw|freie wähler|övp|fpö|spö|neos|svp"
    r"|rassemblement national|rn|lfi|renaissance|les républicains|parti socialiste|podemos|sumar|ciudadanos|lega"
    r"|fratelli d.italia|movimento 5 stelle|m5s|forza italia|psd|chega|vvd|d66|pvv|pis|platforma.*|konfederacja"
    r"|socialdemokraterna|moderaterna|sverigedemokraterna|libertarian|independent voter|communist.*|socialist.*"
    r"|non-?voters?",
    "religion": r"(roman )?catholic.*|protestant.*|evangelical.*|muslim.*|islam(ic)?|jew(ish)?|judaism|hindu(ism)?"
    r"|buddhis[tm]|atheist.*|agnostic|christian.*|(eastern )?orthodox.*|mormon|lds|sikh(ism)?|katholisch|evangelisch"
    r"|muslimisch|jüdisch|konfessionslos|ev\.?(-?luth\.?)?|r\.?-? ?k\.?|r(öm|oem)\.?-?kath\.?|kath\.?|evang\.?"
    r"|kath(olik(in)?)?|protestant(in)?|muslim(in)?|cat[óo]lic[ao]s?|evang[ée]lic[ao]s?|protestantes?"
    r"|musulm[aá]n[ae]?s?|jud[íi][oa]s?|ate[oua]s?|agn[óo]stic[oa]s?|catholiques?|musulmane?s?|juifs?|juive|athée"
    r"|cattolic[oa]|ebre[oa]|mu[çs]ulman[oa]s?|espírita|rooms-katholiek|hervormd|gereformeerd|katolik|katolicyzm"
    r"|prawosławn\w+|ewangelik|sunni|shia|sufi|quaker|methodist|baptist|anglican|church of england|presbyterian"
    r"|pentecostal|jehovah.*|latter.day.*|bahá.?í|jain|zoroastrian|pagan|православн\w+|мусульман\w+",
    "sexuality": r"heterosexual.*|straight([/ ].*)?|gay.*|lesbian.*|bisexual.*|homosexual.*|asexual|pansexual|queer"
    r"|heterosexuell|homosexuell|bisexuell|trans(gender)?( .*)?|cisgender|bi|pan|ace|gay or lesbian|gays?|lesbians?"
    r"|bisexuals?|same.sex.*|opposite.sex.*|lgbt.*|non-?heterosexual|omosessual[ei]|eterosessual[ei]|bisessual[ei]"
    r"|heterosexuel(le)?s?|homosexuel(le)?s?|bisexuel(le)?s?|heterosexuales?|homosexuales?|bisexuales?"
    r"|hétérosexuel(le)?s?|lesbisch|schwul|hetero(sexueel)?|homo(seksueel)?|biseksueel|heteroseksualn\w+"
    r"|homoseksualn\w+|lesbijka|gej",
    "criminal convictions": r"(un)?spent( conviction)?|ex-?offenders?|prisoners?|on probation|convicted.*|felony"
    r"|misdemeanou?r|vorbestraft|nicht vorbestraft",
}
"""Whole answers, in small letters; a column with two of one category is of it."""

GROUPS: dict[str, str] = {
    "health": r"diabetiker(innen|:innen|\*innen)?|diabetic[ie]|diabetycy|diabetici|asthmati(cs|ker\w*|ques)"
    r"|asm[áa]tic[oaie]s?|epileptiker\w*"
    r"|allergi(c people|ker\w*|ques)|al[ée]rgic[oa]s|schwangere|werdende mütter|(femmes |mujeres "
    r"|donne )?(enceintes|embarazadas"
    r"|incinte)|gestantes|zwangere vrouwen|kobiety w ciąży|gravida|(people |adults "
    r"|menschen )?mit (behinderung\w*|krebs"
    r"|diabetes|depression\w*)|behinderte|schwerbehinderte|personnes handicapées|handicapés|discapacitad[oa]s"
    r"|personas con (discapacidad|diabetes)|disabili|deficientes|gehandicapten|niepełnosprawni|krebs(patient\w*|kranke)"
    r"|krebs|(cancer|stroke|heart|dialysis|transplant|asthma|hiv|migraine|psychiatric"
    r"|mental health) (patients?|survivors?|sufferers?)"
    r"|(blind|deaf|hard of hearing|visually impaired|hearing impaired|neurodiver\w+|autistic|depressed|infertile"
    r"|chronically ill|bed-?ridden|immunocompromised|housebound)( \w+)?|gehörlose|blinde|sourds|aveugles|sordos|ciegos"
    r"|(ex |former |recovering |heavy |current )?(smokers?|drinkers?|alcoholics|addicts|drug users|vapers)|raucher\w*"
    r"|fumeu(r|se)s|fumador(es|as)|fumatori|fumantes|rokers|palacze|süchtige|drogenabhängige|alkoholiker\w*"
    r"|insomniacs|menopausal women|new mothers with depression|carers of disabled.*",
    "ethnicity": r"asians|africans|blacks|whites|(roma|sinti|gypsies|travellers|irish travellers)( .*)?|migrants?"
    r"|immigrants?|refugees|asylum seekers|geflüchtete|flüchtlinge|migrant(en|innen|\*innen)|ausländer(innen)?"
    r"|menschen mit migrationshintergrund|aussiedler|réfugiés|immigrés|refugiados|inmigrantes|migranti|rifugiati"
    r"|imigrantes|vluchtelingen|uchodźcy|(türken|kurden|araber|russen|syrer|afghanen)|gitanos|people of colou?r"
    r"|bame( .*)?|bipoc( .*)?|first.nations .*|indigenous (people|women|men|youth)",
    "politics": r".{2,20}[- ](voters|wähler(innen)?|anhänger|supporters of labour)|(union|gewerkschafts|partei)[- ]?"
    r"(members|mitglieder)|syndiqués|sindicalistas|gewerkschafter(innen)?|trade unionists"
    r"|électeurs .*|votantes .*|elettori .*"
    r"|(left|right)[- ]wing (voters|women|men|people)|tories|democrats|republicans|brexiteers|remainers",
    "religion": r"(practi[sc]ing |observant |devout |orthodox |lapsed |young )?(muslims?|jews|hindus"
    r"|sikhs|buddhists|christians"
    r"|catholics|protestants|atheists|evangelicals|mormons|quakers|jains)|muslim(e|innen|\*innen|as"
    r"|ische \w+)|juden|jüdinnen"
    r"|christen|christinnen|katholik(en|innen)|protestant(en|innen)|atheist(en|innen)|gläubige|konfessionslose|juifs|chrétiens"
    r"|catholiques|athées|judíos|cristianos|católicos|ateos|ebrei|cristiani|cattolici|atei|judeus|cristãos|joden|moslims"
    r"|katholieken|żydzi|muzułmanie|katolicy|ateiści|mosque goers"
    r"|(strictly )?(halal|kosher|koscher|cas?cher|kascher|helal|хал[яь]ль|кошер)( only| food| meat| diet| eaters?)?"
    r"|koszern[ey]|church ?goers|kirchgänger(innen)?|pratiquants",
    "sexuality": r"schwule( männer)?|lesben|lesbische frauen|bisexuelle|homosexuelle|queers?( \w+)?|gais"
    r"|gays et lesbiennes|lesbiennes|homosexuels|lesbianas|homosexuales|omosessuali|lesbiche|lésbicas|homossexuais"
    r"|homo's|geje|lesbijki|trans (men|women|people|youth|folk)|transgender (men|women|people|youth)"
    r"|non-?binary people|transmenschen|lgbt.*",
    "criminal convictions": r"(ex |former )?(offenders|prisoners|convicts|inmates)|vorbestrafte|haftentlassene"
    r"|häftlinge|anciens détenus|ex ?convictos|presos|detenuti|recluse",
}
"""What groups of people are called, whole and in small letters."""


NAME_PHRASES: dict[str, str] = {
    "health": """
        hearing aid*, mobility impair*, mobility aid*, mobility issue*, ivf, statins, units of alcohol, alcohol units,
        drinks units, drinking habits,
        heart condition*, stroke, dementia, long covid, sick leave, sick days, eating disorder*, care home, carer for,
        chronisch*, rollstuhl*, pflegestufe*, *erkrankung*, *allergie*, hörgerät*, sehbehindert*, medikation,
        suchtkrank*, raucher*, depression*, therapie*, reha, krankenstand, blutgruppe, impfstatus, invalidität,
        antécédents médicaux, invalidité, fumeu*, médica*, dépressi*, allergie*, asthme, diabète, surdité, cécité,
        enfermedad*, fumador*, embaraz*, depresión, alergi*, médic*, minusval*, invalidez, patología*, diabétic*,
        patologi*, malatti*, invalidità, allergi*, incinta, fumator*, terapia, terapie, depressione, disabil*, medicin*,
        doença*, fumante*, deficien*, grávid*, gravid*, depressão, medicament*,
        *sjukdom*, *sygdom*, *sykdom*, *krankheit*,
        *ziekte*, beperking*, roker, depressie*, medicatie, zwanger*, gehandicapt*, invaliditeit,
        chorob*, niepełnospraw*, depresj*, ciąż*, palacz*, leki, lekarstw*, inwalid*, alergi*,
        sjuk*, sygdom*, sykdom*, funktionsnedsättning*, funktionshinder*, handikap*, rökare, ryger, røyker, medicin,
        болезн*, инвалид*, беремен*, аллерги*, депресс*, диагноз*, здоров*, курит, хронич*
    """,
    "ethnicity": """
        minority, minorities, minderheit*, minorité*, minoría*, parents born, parents were born, born abroad,
        place of birth, birthplace, geburtsort, lieu de naissance, lugar de nacimiento, luogo di nascita,
        citizenship*, staatsbürgerschaft*, ciudadanía, citoyenneté, cittadinanza, cidadania, obywatelstwo, narodowość,
        medborgarskap, statsborgerskab, statsborgerskap, nationaliteit, гражданство, национальн*, raça*, cor da pele,
        hudfärg, hudfarve, huidskleur, couleur de peau, color de piel, kolor skóry, afkomst, herkomst, etnicit*,
        pochodzenie, härkomst, origen étnico, origem étnica, pueblo indígena
    """,
    "politics": """
        unionised, unionized, in a union, union dues, union rep*, syndiqu*, sindacat*, sindicad*, sindicat*, vakbond*,
        fackförbund*, facklig*, fagforening*, związ* zawodow*, профсоюз*, gewerkschaft*, betriebsrat,
        voté, a voté, voto en, votou, ha votado, ha votato, stemgedrag, stemde*, gestemd*, röstade*, stemte*,
        głosował*, wybory, elecciones, élections, elezioni, eleições, verkiezing*, wahlverhalten, letzte wahl,
        bundestagswahl, wahlkreis, party member*, member of a party, tessera di partito, lid van een partij,
        partij*, parti*mitglied*, militante, affiliation politique, political*, politisk*, polityczn*, политич*
    """,
    "religion": """
        goes to church, goes to temple, goes to mass, church goer*, fasts, fasting, fastet, gefastet, ayuna,
        ayuno, jeûn*,
        digiun*, jejum, koscher*, casher, moschee*, kirche*, kirchgang*, église*, chiesa, igreja, iglesia, kerk*,
        kościół,
        pratiquant*, practicante*, praticante*, konfess*, confession religieuse, confesión, confessione, culto,
        *religi*,
        wierząc*, wiara, wiary, gläubig*, croyant*, creyente*, credente*, crente*, troende,
        исповед*, религи*, верующ*
    """,
    "sexuality": """
        same sex, sexualit*, sexuali*, seksualn*, seksualit*, seksuel*, homosexu*, homoseks*, bisex*, orientación,
        coming out, out at work, orientación sexual, pareja del mismo sexo, сексуальн*
    """,
    "criminal convictions": """
        convicted, prison, jail, jailed, incarcerat*, parole, straffällig*, straftat*, vorbestraft*, haft, gefängnis,
        bewährung, fedina penale, condann*, condenad*, condena, condamn*, judiciaire, strafrechtelijk*, skazan*, karan*,
        dömd, straffet, straffad, judim*, судим*
    """,
}
"""Further words and phrases anywhere in a column's name, a comma between them; ``*`` stands for any letters."""

WHOLE_NAMES = {
    "church": "religion",
    "temple": "religion",
    "union": "politics",
    "dbs": "criminal convictions",
    "dbs check": "criminal convictions",
}
"""Names of columns that say a category only where they are the whole name: a "Union Square store" is none."""

THINGS = (
    "batter(y|ies)|brands?|business|compan(y|ies)|economy|market|garden|house|home|building|roof|windows?|room|car|engine"
    "|products?|system|device|phone|laptop|plants?|soil|data|lawn|panels?|tyres?|screen"
)
"""What has a health, an orientation or somebody's faith, and is no person."""

SKIN_COLOURS = frozenset("red blue green grey gray silver gold yellow orange pink purple brown beige".split())
"""Beside one of these, "black" and "white" are colours."""

PEOPLE_WORDS = (
    "men|women|people|persons?|adults?|customers?|patients?|users?|respondents?|voters?|households?|families|parents|youth"
    "|students|buyers|members|teens|teenagers|children|seniors|folk|owners|frauen|männer|personen|kunden|menschen|patienten"
    "|familien|femmes|hommes|personnes|clients|mujeres|hombres|personas|clientes|donne|uomini|persone|clienti|mulheres|homens"
    "|pessoas|vrouwen|mannen|mensen|klanten|kobiety|mężczyźni|osoby|klienci"
)
AMBIGUOUS = SKIN_COLOURS | frozenset(
    """leave remain reform straight bi pan ace independent mixed black white asian roma smart arabic chinese indian
    turkish african caribbean labour labor conservative conservatives liberal renaissance vox rn ps pis psd spent
    unspent statins ibs k ev cancer pagan insulin straight/heterosexual green greens""".split()
)
"""Values that are of a category beside others of it, and mean something else alone."""
