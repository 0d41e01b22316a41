"""Words that are given names and something else besides, and words that are never a person's name.

The first list was found by looking up Faker's given names among the small letters of 7 million words of English, then
read through; the others are written by hand.
"""

from __future__ import annotations

from functools import lru_cache

from persona_gen.privacy.more_names import GIVEN_AND_WORDS

WORDS_REMEMBERED = 20_000
"""Words of which it is remembered whether they are common."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ALSO_WORDS = GIVEN_AND_WORDS | _set(
    """
    lady carol earnest
    bianca viola rosa deniz umut bahar gunes yagmur cicek ozgur baris
    abe ace ada add al ale alma amber among an angel ann april arch archer art asa ash ashes august baby banks baron
    basil bay beat beau bee bell berg bett bill bird bishop blas blessing bliss blossom bode boss brain branch
    brandy brook brooks bud buck buddy bunny burr cadence candy cannon cap captain carry carter case cash chance
    charity chase chastity cherish cherry chi clay cliff colon colonel colt comfort con conn constant constance
    cooper coral corona crown cruz crystal daisy dale dan daring dawn day dean dear dee del delta destiny dev
    diamond dick doc doctor dolly don dot drew dries drake duke dusty earl early echo ed ego ember emerald ernst
    essence era ever even faith falk fancy fate fed fern fisher fleet flint floor flora forest foster fox francs
    frank free friend fuller garland garnet gauge gay gem gene general genesis gil ginger glen glory golden grace
    gracie grant gray green greet grey guest gun gust guy hale ham handy happy harden hardy harley harm harmony
    harper harsh haven hawk hazel heath heather heide held hence honor honour hope hung hunt hunter ida ide indie
    infant innocent iris ivory ivy jack jade jail january jasmine jay jet jewel jimmy joke joy judge june junior
    justice justus kai kaiser kale kick kin kind king kirk kit kitty knight lance lane lark laurel lawyer le lean
    lee lemon less levy liberty lies lily lim line link lisa little loan lone long lot lotus love loyal lucky luna
    lyric made magic magna maid mai maj major mal male man manly mar march mark marry mars marshal marvel mason mat
    mate math matt max maxi may maya meadow melody memory mercy merit merry meta mick mike mild mile miles minor
    misty mode moment moon muse nan nat neat neo nick night nil nim noble noel norm norman north nova novel oak
    ocean octave odd olive olympia opal orange otto ova page pam parish park parker pat patience patrick paz peace
    pearl peer penny pepper per pero petal petite pet piper pink pilar plant pleasant poet porter power pratt
    precious press price prime prince princess promise prosper prudence puck purity queen rain rainbow rand raven
    ray read reason rebel red reed reef reese reign remedy rent rice rich rick ridge rim river rob robin rock rocky
    rod roll roman rome rosa rosary rose rosemary royal ruby ruddy rush russet rusty rut rye sad saffron sage said
    sail saint sally salt sam sandy santos sapphire saw scarlet scout sep serene serenity server sever shade shadow
    shelby sherry shy sid silver sine sing singer sister skip sky sol sole son song sonny soul spark sparrow spring
    stan star steel sterling steward stone storm stormy story sue summer summit sun sunday sunny sunshine sutton
    sylvan symphony tab tad tag talent tan tanner tate tea teal teddy temple tera theory thorn ties tiger till tim
    timber time tiny tod tom tone tony topaz toy trace tracy travel treasure tree trey tri trinity trip triumph true
    trust truth ty tyler una uni unique universe unknown unnamed valiant valid valor van velvet vera verity very vi
    victory vid vine viola violet virtue vision viva wage walker ward warden way wells west wheat will willow win
    wind winner winter wisdom wise wish wolf wonder wood word worth wren young zeal zen zest zing zion aime aimé
    aimée ange belle bonita bonne clair clement clément come côme dante desire désiré dolores dulce esperanza
    estrella fleur flor gloria heros justo linde luz margarita marguerite marin maximo mercedes milagros modesto
    noël paloma pascal perla pierre placido reine remedios refugio sabine salvador severo socorro soledad sommer
    stella stein victor victoire violeta violette age anon anom arent ascension author bot bra brown cal caron ceil
    che dia dis dom edit edu ell else emit eta ether exa flo forum gee geo hill holly iban ibis ilo imo ina isin jax
    job kit lam len lex lin loa lut mans maxima media metro nam nas neval nout over par peta pol prior puk ran run
    journey bette burns delle autumn wade chip josh heath duke skye silver sommer dean hail lief hansel over
    sem side sim smith soley solver sys tex tilde tine tome urban val valves vander var ver versa ville yada yaw yen
    zeta zona verde
"""
)
"""Given names that are ordinary words of a language. Believed in the middle of an English sentence, where the word
alone would stand in small letters, and wherever the context says that it is a name."""

WORDS_ELSEWHERE = _set(
    """
    ab ala alla alleen alli alta alto ama amar amare ami amico amor ani ante armas asi avis barak bas bello bo brak
    branden bui buren buena cara caro campo cas champ cher cielo dag dane dania darin davon deja demi deviner durante
    esa esta felice franc gal gia gioia grazia greco gul ha hal hart hasta hava herb hoy ilan ilma ir jaki kara karta
    kip klare klas kort laken lahja lempi lew lien lige liv lo lova luce lumi mad mare marja masa mattina meri mille
    mio mir mira monte nada ned nino noi norma nula oba obed olie oma ona oni onni ora osa ove pak pasa pelle pietra
    pilvi prima rada rauha redden rey roka roza sable sal salud sante satu segundo senora sera sien signe sola
    sono steen suvi sulo tal taisto tal tierra til toivo toi tono tor tre tu tung tuuli uge uno usko vada valere valo
    valka veda veer vero veta vida vide vif villa vin vina vino vira vita voitto vorm yeni zada zak zena
    aina alin bagus bara beni dove eben jos kami leider meg mert olen oli ott sila sina sini tai talan tama
    arzu ates bulut celik demir dilek duygu ekim elmas eylul firtina guven hayat inci irmak isik kader kismet melek
    nehir nisan onur savas sevgi sevinc sultan toprak umit yaprak yeter yildiz zafer csillag hajnal virag jagoda malina
    """
)
"""Given names that are ordinary words of another language than English, which a sentence there may begin with."""
BRANDS_ELSEWHERE = _set("douglas thalia christ heinz campbell valentino darwin edison reese")
"""Given names that are shops and makers outside English."""

ALSO_PROPER = _set(
    """
    lamborghini maserati bugatti lancia rossmann deichmann fielmann liebherr lindt lavazza barilla ferrero knorr
    maggi marionnaud sephora
    zanussi indesit peroni moretti benetton furla lacoste clarins vichy clinique lancome barbour burberry
    clarks fenwick selfridges debenhams foyles hobbs boden joules tetley twinings branston hellmann schweppes
    tanqueray guinness grouse breville vaillant vauxhall brompton dodge chrysler cadillac chevrolet walgreens nordstrom
    wrangler hershey wrigley coors disney hasbro mattel merrill schwab vigo toledo cordoba merida
    murcia sevilla zaragoza lugo modena lucca messina bari vittoria halle horst cali cleveland
    tennessee montserrat guadalupe goa kalmar basel linz palma parma
    rembrandt picasso mozart beethoven chopin vivaldi verdi puccini brahms shakespeare dickens austen bronte
    orwell tolkien rowling hemingway goethe kafka tolstoy chekhov pushkin cervantes galileo einstein freud lenin
    stalin hitler churchill thatcher gandhi mandela napoleon caesar cleopatra socrates plato aristotle
    michelangelo monet manet renoir cezanne gauguin matisse dali gaudi warhol banksy hitchcock chaplin madonna
    beyonce rihanna messi ronaldo maradona federer nadal djokovic
    january february march april may june july august september october november december sunday monday avril mai
    adelaide africa alabama albania alexandria america andorra ankara arizona asia athena athens atlanta atlas
    austin avon berlin bethlehem boston bristol britain brittany brooklyn cairo california canada carolina catalina
    chad chelsea chester cheyenne chile china cork cuba cyprus dakota dallas damascus delhi denver devon dublin
    durham eden egypt england essex florence florida france genesis geneva georgia germany ghana hampshire hamilton
    havana holland houston hudson india indiana ireland israel italy jamaica japan jersey jerusalem jordan kent
    kenya kerry kingston korea lancaster laos lincoln london lorraine lourdes lyon madison madrid malaysia mali
    malta manchester maryland melbourne memphis mexico milan missouri monaco montana morocco nevada newcastle nice
    nigeria norway norfolk odessa olympia orlando oxford palestine panama paris persia peru petra phoenix preston
    princeton qatar raleigh rhodes rio roma rome santa santiago saint savannah scotland sedona siena sierra somalia
    stafford sudan surrey sweden sydney texas tripoli troy tunisia turkey valencia venice vienna virginia verona
    wales warwick washington wellington wells windsor york zurich alexa siri claude cortana bard marcus ally chase
    dave oscar monzo starling klarna zara nike lidl aldi argos aldo mango armani chanel dior gucci prada hermes
    versace fiat ford audi kia seat skoda lexus mercedes tesla porsche bentley royce ferrari harley dell acer asus
    lenovo oracle java ruby julia python swift otto bosch axa avon dove tiffany levi levis wendy dominos nestle mars
    danone kellogg philips stanley miele dyson hoover henry vera mario luigi zelda barbie ken elsa mickey lego emmy
    grammy noel easter christ jesus god allah buddha krishna shiva mohammed muhammad santa valentine nicholas venus
    apollo zeus thor roman norman german french english irish christian muslim hindu islam sikh scot celtic alpha
    sienna shannon tyne avon clyde
    beta gamma delta omega theta sunny linus debian mac max pascal ada prime maria coronado corona echo roku ring
    nest nova stella carling peroni virgin vans ray bailey bailleys martini hendrick bacardi smirnoff jameson
    hennessy kenwood delonghi vax ninja shark hugo boss ralph lauren calvin klein tommy hilfiger ted louis vuitton
    gillette braun nivea garnier loreal rimmel lush columbia trinidad oman council islands mary coco ella annie aunt
    uncle lloyd lloyds barclay barclays santander morrison morrisons sainsbury waitrose wetherspoon asda ocado tesco
    boots amazon etsy ebay uber bolt lyft visa
"""
)
"""Given names that are also months, places, brands or peoples, so that a capital letter says nothing."""

COMMON_PEOPLE = _set("""
    mary maria henry marcus dave oscar ken ted ray ella annie hugo louis ralph calvin tommy stanley claude julia
    mohammed muhammad
""")
"""Of `ALSO_PROPER`, those that in what people say are nearly always somebody; brands of these names have two words."""

_FAMOUS = (
    r"Jane Austen|Charles Dickens|William Shakespeare|Agatha Christie|Virginia Woolf|George Orwell|(?:Emily|Charlotte)"
    r" Bront[eë]|Mary Shelley|Oscar Wilde|James Joyce|Stephen King|Dan Brown|Margaret Atwood|Ernest Hemingway"
    r"|Mark Twain"
    r"|Hans Christian Andersen|Astrid Lindgren|Roald Dahl|Enid Blyton|Beatrix Potter|Lewis Carroll|Victor Hugo"
    r"|Jules Verne"
    r"|Albert Camus|Thomas Mann|Hermann Hesse|Franz Kafka|Albert Einstein|Isaac Newton|Marie Curie|Charles Darwin"
    r"|Stephen Hawking|Alan Turing|Neil Armstrong|Anne Frank|Rosa Parks|Martin Luther(?: King)?|Frida Kahlo"
    r"|Pablo Picasso"
    r"|(?:Vincent )?[Vv]an Gogh|Leonardo da Vinci|Claude Monet|Salvador Dal[ií]|Andy Warhol|Johann Sebastian Bach"
    r"|Ludwig van Beethoven|Clara Schumann|David Bowie|Elton John|Paul McCartney|John Lennon|Freddie Mercury"
    r"|Michael Jackson|Bob Dylan|Bob Marley|Whitney Houston|Tina Turner|Bruce Springsteen|Harry Styles|Justin Bieber"
    r"|Lana Del Rey|Miley Cyrus|Billie Eilish|Dua Lipa|Kanye West|Kim Kardashian|Tom Cruise|Brad Pitt|Angelina Jolie"
    r"|Meryl Streep|Julia Roberts|Emma Watson|Daniel Craig|Sean Connery|Bruce Willis|David Attenborough|Greta Thunberg"
    r"|Michelle Obama|Hillary Clinton|Kamala Harris|Keir Starmer|Rishi Sunak|Liz Truss|Theresa May|Tony Blair"
    r"|Margaret Thatcher|Winston Churchill|Nelson Mandela|Emmanuel Macron|Olaf Scholz|Friedrich Merz|Helmut Kohl"
    r"|Willy Brandt|Helene Fischer|Thomas Gottschalk|Manuel Neuer|Thomas Müller|Michael Schumacher|Lewis Hamilton"
    r"|Steffi Graf|Boris Becker|Serena Williams|Roger Federer|Rafa(?:el)? Nadal|Lionel Messi|Cristiano Ronaldo"
    r"|Johan Cruyff|Julio Iglesias|Eros Ramazzotti|Laura Pausini|Giorgio Armani|Giuseppe Verdi|Maria Callas|Édith Piaf"
    r"|Edith Piaf|Johnny Hallyday|Astor Piazzolla|Che Guevara|Simón Bolívar|Jeanne d['’]Arc|Charles de Gaulle"
)
"""People of public life, whom nobody is identified by."""
BRANDS = (
    rf"{_FAMOUS}|(?:Christmas|New Year['’]?s) Eve|Miller Lite|Bud Light|Mini Cooper|Alice in Wonderland|Bonnie (?:&"
    rf"|and) Clyde|Romeo (?:&|and) Juliet|Adam (?:&|and) Eve"
    r"|Hänsel und Gretel|Max und Moritz|Villeroy (?:&|und) Boch|Peek (?:&|und) Cloppenburg|Hennes (?:&|och) Mauritz"
    r"|Barnes (?:&|and) Noble|Dave (?:&|and) Buster'?s?|Dolce (?:&|e) Gabbana|Tate (?:&|and) Lyle|Cath Kidston"
    r"|Jo Malone|Molton Brown|Morphy Richards|Samuel Adams|Sallie Mae|Fannie Mae|Freddie Mac|Newman's Own|Tom Tailor"
    r"|Helly Hansen|Fisher[- ]Price|Oscar Mayer|Jack in the Box|Kate Moss|Levi Strauss|(?:La|Le|El) [A-Z]\w+"
    r"|[A-Z]\w+ (?:Farm|Foods?|Homes?|Motors|Insurance|Energy|Media|Hotel|Inn|Arms|Brewery|Records"
    r"|Books|Kitchen|Bakery|Coffee|Group|Ltd|Inc|GmbH|Wills|Line|Cove|Bay|Beach|Club|School)"
    r"|Mr\.? Whippy|Mr\.? Porky|Albert Heijn|Johnson['’]s [a-z]+|[A-Z]\w+ of (?:the )?[A-Z]\w+|(?:Los|Las|New"
    r"|Port|Fort|Mount|Lake|Cape|Isle|North|South|East|West|Great|Upper"
    r"|Lower|Nether) [A-Z]\w+|Harper ?Collins|Taylor Swift|Jamie Oliver|Gordon Ramsay|Nigella Lawson|Martha Stewart"
    r"|Oprah Winfrey|Elon Musk|Jeff Bezos|Bill Gates|Steve Jobs|Mark Zuckerberg|Tim Cook|Joe Wicks|Delia Smith"
    r"|Ed Sheeran"
    r"|David Beckham|Johnson (?:&|and) Johnson|Marks (?:&|and) Spencer|Warner Bros|Black (?:&|and) Decker"
    r"|Procter (?:&|and)"
    r" Gamble|Sherlock Holmes|James Bond|Donald Trump|Joe Biden|Barack Obama|Boris Johnson|Angela Merkel|Dale Farm"
    r"|Chase Bank"
    r"|(?:John|Peter) Lewis|Ralph Lauren|Tommy Hilfiger|Ted Baker|Paul Smith|Calvin Klein|Michael Kors|Hugo Boss"
    r"|Louis Vuitton"
    r"|Ben (?:&|and) Jerry'?s?|Jack Daniel'?s?|Johnnie Walker|Johnny Walker|Jim Beam|Captain Morgan"
    r"|Aunt Bessie'?s?|Uncle Ben'?s?"
    r"|Trader Joe'?s?|Papa John'?s?|Jimmy Choo|Marc Jacobs|Kate Spade|Tory Burch|Stella Artois|Stella McCartney"
    r"|Laura Ashley"
    r"|Harry Potter|Mickey Mouse|Donald Duck|Peter Rabbit|Peppa Pig|Bob the Builder|Thomas the Tank|Fireman Sam"
    r"|Santa Claus"
    r"|Father Christmas|Ella's Kitchen|Annie's|Victoria's Secret|Victoria Line|Elizabeth Line|Jubilee Line"
    r"|Mary Berry|Dr\.? Martens"
    r"|Dr\.? Pepper|Dr\.? Oetker|Mr\.? Kipling|Mr\.? Muscle|Mr\.? Clean|Mr\.? Men|Mr\.? Bean|Mrs\.? Hinch"
    r"|Mr\.? Porky|Charles Schwab"
    r"|Wells Fargo|J\.? ?P\.? Morgan|Morgan Stanley|Edward Jones|Charlotte Tilbury|Estée Lauder|Elizabeth Arden"
    r"|Bobbi Brown|Max Factor"
    r"|Henry Hoover|Karen Millen|Fred Perry|Ray-Bans?|Levi'?s|McDonald'?s|Wendy'?s|Sainsbury'?s|Morrisons?"
    r"|Lloyd'?s|Dunkin Donuts"
    r"|Bang (?:&|and) Olufsen|Harley[- ]Davidson|Rolls[- ]Royce|Aston Martin|Alfa Romeo|Land Rover|Paris Match"
    r"|Marie Claire"
    r"|Tim Hortons?|Denny'?s|Carl'?s Jr|Jimmy John'?s|Claire'?s|Macy'?s|Kohl'?s|Lowe'?s|Hobby Lobby|Joann'?s?"
    r"|Sam'?s Club"
    r"|St\.? (?:Patrick|Valentine|George|John|Mary|Peter|Paul|Andrew|James|Thomas|David|Nicholas|Martin|Anne"
    r"|Francis)'?s?"
    r"|(?:San|Santa|Saint|Sankt|São) [A-Z]\w+|(?:Queen|King|Prince|Princess|Pope) [A-Z]\w+|Virgin Mary|Robin Hood"
    r"|Mother Teresa|Mary Poppins"
    r"|Black Friday|Cyber Monday|Ash Wednesday|Good Friday|Al Jazeera|Will Call|May Day|Mother'?s Day"
    r"|Father'?s Day|Valentine'?s Day"
    r"|[A-Z]\w+ (?:Street|Road|Avenue|Airport|Station|University|College|Hospital|Bank|Building Society|Stadium"
    r"|Park|Square)"
    r"|[A-Z]\w+['’]s (?:Cross|Hill|Bridge|Church|Court|Lane|Gate|Island|Point|Head|Corner|Wood|Market)"
    r"|The (?:Grand|Great|Royal|Old) [A-Z]\w+"
    r"|Peter to pay Paul|Otto Normalverbraucher|Lieschen Müller|Jane Eyre|Anna Karenina"
    r"|Melitta|Frau (?:Doktor|Professor)(?! [A-Z])|Earl Grey|Granny Smith|Pink Lady|Victoria sponge|Sally Army"
    r"|Johnny come lately|Bob['’]s your uncle"
    r"|Tom, Dick (?:and|or|&) Harry|Jane Doe|John Doe|Joe Bloggs|Joe Public|Max Mustermann"
    r"|Erika Mustermann|Murphy['’]s law"
    r"|Hobson['’]s choice|Mrs\.? Doubtfire|Harvey Nichols|Holland (?:&|and) Barrett|Smith (?:&|and) Nephew|Uncle Sam"
    r"|Jack Frost|Peter Pan|Oliver Twist|Bridget Jones|Emily in Paris|Ferris Bueller|Forrest Gump|Hannah Montana"
    r"|Jack Wills|Paul Hollywood|Thomas Cook|Russell Hobbs|Philip Morris"
    r"|Ernst (?:&|and) Young|Abercrombie (?:&|and) Fitch"
    r"|Jack Wolfskin|Karl Lagerfeld|Jil Sander|Christian Dior|Yves Rocher|Leroy Merlin|Pierre Cardin|Paul Mitchell"
    r"|Mary Kay|Sara Lee|Betty Crocker|Aunt Jemima|Little Caesars|Orville Redenbacher|Jenny Craig|Charles Tyrwhitt"
)
"""Names of things that look like people's."""

NEVER_NAMES = _set(
    """
    over over's nobody's
    i i'm i'd i've i'll we you he she they it the a an and or but so if no not yes my our your his her their this
    that these those there here what when where who why how which while with without from to for of on in at by as
    is was were are be been do does did has have had would can could should might must just also then now too very
    really all any some many most more less much such same other another each every both either neither none one two
    three sir madam team all everyone everybody anybody anyone somebody someone customer customers support service
    services sales user users friend friends colleague colleagues guys folks both lord god heavens goodness gosh mum
    mom dad mother father grandma grandpa santa diary reader readers hr it ceo again anyway though because since
    after before please thanks thank sorry hello hi hey dear ok okay well oh ah um er monday tuesday wednesday
    thursday friday saturday sunday january february march july september october november december english french
    german spanish italian dutch polish american british european christmas easter north south east west bank credit
    card app website online apple google amazon facebook instagram whatsapp netflix spotify microsoft kitty und oder
    aber ich wir sie er es der die das ein eine mein meine nicht auch noch schon dann wenn weil dass mit von zu auf
    unser unsere unserem unseren unserer dein deine sein seine ihr ihre euer eure dieser diese dieses jeder jede jedes
    kein keine welcher alle manche notre votre leur nuestro nuestra nosso nossa nostro nostra onze vår vårt nasz nasza
    tack takk tak gracias merci obrigado obrigada dank grazie dzięki kiitos köszönöm díky teşekkürler
    damen herren kunde kundin zusammen leute welt danke bitte hallo liebe lieber guten tag et ou mais je nous vous
    il elle le la les un une mon ma mes pas plus aussi bien très tout tous monsieur madame y o pero yo nosotros
    usted él ella el los las un una mi no muy también todo todos señor señora
"""
)
"""Capitalised words that no context makes a name."""

WEEKDAYS_AND_MONTHS = _set(
    """
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz mai juni juli oktober
    dezember lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril juin juillet août septembre
    octobre novembre décembre lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio
    julio agosto septiembre octubre noviembre diciembre lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio
    febbraio aprile maggio giugno luglio settembre ottobre dicembre segunda terça quarta quinta sexta janeiro fevereiro
    março maio junho julho setembro outubro novembro dezembro maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    maart augustus måndag tisdag onsdag torsdag fredag lördag söndag poniedziałek wtorek środa czwartek piątek sobota
    niedziela styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień
    """
)
"""Days and months in the languages of the lists; some are given names, all are nearly always dates."""

BRANDS_ALONE = (
    WEEKDAYS_AND_MONTHS
    | _set(
        """
    ofcom ofgem ofsted xero quickbooks sage freeagent payoneer skrill afterpay clearpay zettle sumup squarespace wix
    shopify etsy vinted wayfair dunelm argos currys screwfix toolstation wickes homebase b&m wilko matalan primark
    superdry asos boohoo missguided zalando otto lieferando flixbus ryanair wizz vueling jet2 tui eurostar trainline
    thameslink southeastern northern avanti lner ocado gousto abel-cole hellofresh grubhub doordash instacart
    carrefour leclerc auchan intermarché monoprix fnac darty decathlon cdiscount veepee leboncoin free bouygues sfr
    mercadona eroski hipercor consum alcampo movistar yoigo esselunga conad coop iper mediaworld unieuro iliad
    allegro żabka biedronka rossmann edeka rewe kaufland netto penny müller tchibo saturn mediamarkt telekom vattenfall
    sparkasse commerzbank postbank ing n26 comdirect klarna bunq rabobank abn amro bol coolblue jumbo hema blokker ahold
    picnic etos kruidvat ziggo kpn nubank itaú bradesco magalu americanas rappi ifood mercadolibre falabella oxxo
    liverpool elektra telcel claro bancomer bbva sabadell bankinter caixabank intesa unicredit fineco satispay hype
    swisscom migros coop manor digitec galaxus salt sunrise billa spar hofer bipa a1 magenta drei
    instagram messenger hotmail protonmail thunderbird chromebook kindle surface nvidia ryzen
    simpsons beatles stones beckhams kardashians jetsons flintstones
    """
    )
    | _set(
        """
    may april june august autumn summer spring winter easter christmas halloween ramadan eid diwali hanukkah lent
    alexa siri cortana bixby gemini copilot chatgpt claude google bing amazon apple samsung sony nokia huawei xiaomi
    lg philips bosch siemens miele dyson shark ninja kenwood delonghi nespresso tefal smeg hoover vax lego ikea argos
    currys tesco aldi lidl asda morrisons sainsbury sainsburys waitrose ocado iceland boots superdrug primark zara asos
    next uniqlo nike adidas puma reebok levi ray-ban barclays lloyds hsbc natwest santander nationwide monzo revolut
    starling halifax chase citi paypal klarna stripe wise visa mastercard amex uber bolt lyft deliveroo hermes evri dpd
    dhl ups fedex netflix disney spotify youtube tiktok instagram facebook twitter whatsapp telegram signal snapchat
    reddit linkedin pinterest zoom teams slack discord skype notion figma miro canva dropbox excel word outlook gmail
    windows android chrome safari firefox linux vodafone orange telekom verizon sprint comcast bt sky ee giffgaff tesla
    ford toyota honda bmw audi mercedes volkswagen skoda seat renault peugeot citroen fiat volvo kia hyundai nissan
    mazda ryanair easyjet lufthansa british virgin delta united emirates booking airbnb expedia tripadvisor trustpilot
    ebay etsy vinted depop shein temu alibaba walmart target costco kroger starbucks costa greggs mcdonald mcdonalds
    kfc nando nandos subway london paris berlin madrid rome leeds bristol manchester liverpool glasgow edinburgh cardiff
    dublin belfast sheffield york oxford cambridge birmingham nottingham newcastle brighton bath england scotland wales
    ireland britain europe america africa asia australia canada france germany spain italy portugal poland holland
    belgium austria switzerland sweden norway denmark finland greece turkey china japan korea india russia brazil mexico
    english french german spanish italian polish dutch chinese japanese russian arabic hindi nhs
    dvla hmrc bbc itv rac aa
    internet wifi bluetooth plus pro premium gold silver bronze basic standard help support contact account save print
    close error settings home page menu cancel back send submit delete order basket cart checkout login password sim sms
    pdf qr vat tv pc mac ipad iphone macbook kindle echo fitbit garmin playstation xbox nintendo switch covid brexit
    god jesus allah satan monday mondays sundays saturdays fridays thursdays wednesdays tuesdays octopus ovo eon edf
    shell esso texaco british-gas aviva axa allianz admiral direct churchill hastings oracle adobe intel nvidia
    """
    )
)
"""What is written with a capital and stands where a person might: makers, shops, banks, towns, seasons, buttons."""

ORDINARY_SMALL = _set(
    """
    who whom whose that which what when where why how never always just also still then even only really actually often
    usually sometimes probably maybe finally once later eventually apparently there here and but or nor not at in on
    from with without for to of by about into onto over under after before since until while because though although
    friend friends mate mates guy guys lady ladies man men woman women person people one ones team staff desk himself
    herself themselves myself yourself itself all both each every either neither none nobody somebody everybody anyone
    everyone someone anything something nothing everything more most less least much many some any few lot lots bit very
    too quite rather so such same other another own again ever yet already soon now today tomorrow yesterday kindly
    simply barely nearly almost two three four five six seven eight nine ten first last next good great nice bad old new
    young big little small long short high low early late same whole half back down out off away home work school
    service support customer customers bank shop store app phone email letter bill order company office branch line kids
    children child kid wife husband partner son daughter brother sister mum mom mother dad father boss manager colleague
    neighbour neighbor cousin uncle aunt doctor nurse teacher driver sir madam dear darling love honey mister missus
    today's guys folks ladies anyway though thanks thank cheers please sorry hello kind help time day night morning
    evening afternoon week month year price delivery everyone's nowt owt naught bye hey god lord goodness heaven again
    und oder aber auch nicht noch schon immer nie gerade dann denn sehr ganz gar wohl doch mal ja nein et ou mais aussi
    pas plus jamais toujours encore très bien donc y o pero también nunca siempre ya muy bien no ed anche mai sempre
    wants wanted says said told asked called needs
    """
)
"""Small words that stand where a name could, when people type without capitals."""

COLOURS_AND_STONES = _set(
    """
    red amber jade ivory coral ruby olive violet rose scarlet pearl crystal emerald sapphire opal hazel ginger
    saffron silver amethyst indigo garnet topaz diamond sienna auburn ebony magenta lavender lilac rosemary sage
    basil cinnamon clementine peach cherry honey daisy lily poppy heather fern willow aspen cedar
    """
)
"""Given names that are colours, stones and plants: of a product as often as of a person, so that a capital letter
inside a sentence says nothing."""

_BRAND_ENDS = (
    *"card bank phone mart soft tech shop pay flix gram tube corp rail jet mobile express direct".split(),
    *"online prime cloud".split(),
    *"foods drive store market scooter bikes trains air media works labs games".split(),
)  # fmt: skip


@lru_cache(maxsize=WORDS_REMEMBERED)
def names_a_thing(plain: str) -> bool:
    """Whether a folded word is a maker's or shop's, made into a verb, or ends as their names do: Googled,"
    " Barclaycard."""
    if plain in BRANDS_ALONE:
        return True
    stems = {plain.removesuffix(ending) for ending in ("'s", "s", "ed", "d", "ing") if plain.endswith(ending)}
    if any(stem in BRANDS_ALONE and len(stem) > 3 for stem in stems):
        return True
    return any(plain.endswith(ending) and len(plain) > len(ending) + 2 for ending in _BRAND_ENDS)
