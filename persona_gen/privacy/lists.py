"""Words that are given names and something else besides, and words that are never a person's name.

The first list was found by looking up Faker's given names among the small letters of 7 million words of English, then
read through; the others are written by hand.
"""

from __future__ import annotations

from persona_gen.privacy.more_names import GIVEN_AND_WORDS


def word_set(words: str) -> frozenset[str]:
    """The words of a list, a blank between each."""
    return frozenset(words.split())


ALSO_WORDS = GIVEN_AND_WORDS | word_set(
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

WORDS_ELSEWHERE = word_set(
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
ALSO_PROPER = word_set(
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

COMMON_PEOPLE = word_set("""
    mary maria henry marcus dave oscar ken ted ray ella annie hugo louis ralph calvin tommy stanley claude julia
    mohammed muhammad
""")
"""Of `ALSO_PROPER`, those that in what people say are nearly always somebody; brands of these names have two words."""

NEVER_NAMES = word_set(
    """
    dr prof over over's nobody's
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

WEEKDAYS_AND_MONTHS = word_set(
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

ORDINARY_SMALL = word_set(
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

COLOURS_AND_STONES = word_set(
    """
    red amber jade ivory coral ruby olive violet rose scarlet pearl crystal emerald sapphire opal hazel ginger
    saffron silver amethyst indigo garnet topaz diamond sienna auburn ebony magenta lavender lilac rosemary sage
    basil cinnamon clementine peach cherry honey daisy lily poppy heather fern willow aspen cedar
    """
)
"""Given names that are colours, stones and plants: of a product as often as of a person, so that a capital letter
inside a sentence says nothing."""
