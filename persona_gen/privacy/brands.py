"""Makers, shops and people of public life: names by which nobody in the data is meant."""

from __future__ import annotations

from functools import lru_cache

from persona_gen.privacy.lists import WEEKDAYS_AND_MONTHS, word_set

WORDS_REMEMBERED = 20_000
"""Words of which it is remembered whether they are a maker's or common."""

BRANDS_ELSEWHERE = word_set("douglas thalia christ heinz campbell valentino darwin edison reese")
"""Given names that are shops and makers outside English."""

_FAMOUS = (
    r"Jane Austen|Charles Dickens|William Shakespeare|Agatha Christie|Virginia Woolf|George Orwell"
    r"|(?:Emily|Charlotte) Bront[eë]|Mary Shelley|Oscar Wilde|James Joyce|Stephen King|Dan Brown|Margaret Atwood"
    r"|Ernest Hemingway|Mark Twain|Hans Christian Andersen|Astrid Lindgren|Roald Dahl|Enid Blyton|Beatrix Potter"
    r"|Lewis Carroll|Victor Hugo|Jules Verne|Albert Camus|Thomas Mann|Hermann Hesse|Franz Kafka|Albert Einstein"
    r"|Isaac Newton|Marie Curie|Charles Darwin|Stephen Hawking|Alan Turing|Neil Armstrong|Anne Frank|Rosa Parks"
    r"|Martin Luther(?: King)?|Frida Kahlo|Pablo Picasso|(?:Vincent )?[Vv]an Gogh|Leonardo da Vinci|Claude Monet"
    r"|Salvador Dal[ií]|Andy Warhol|Johann Sebastian Bach|Ludwig van Beethoven|Clara Schumann|David Bowie|Elton John"
    r"|Paul McCartney|John Lennon|Freddie Mercury|Michael Jackson|Bob Dylan|Bob Marley|Whitney Houston|Tina Turner"
    r"|Bruce Springsteen|Harry Styles|Justin Bieber|Lana Del Rey|Miley Cyrus|Billie Eilish|Dua Lipa|Kanye West"
    r"|Kim Kardashian|Tom Cruise|Brad Pitt|Angelina Jolie|Meryl Streep|Julia Roberts|Emma Watson|Daniel Craig"
    r"|Sean Connery|Bruce Willis|David Attenborough|Greta Thunberg|Michelle Obama|Hillary Clinton|Kamala Harris"
    r"|Keir Starmer|Rishi Sunak|Liz Truss|Theresa May|Tony Blair|Margaret Thatcher|Winston Churchill|Nelson Mandela"
    r"|Emmanuel Macron|Olaf Scholz|Friedrich Merz|Helmut Kohl|Willy Brandt|Helene Fischer|Thomas Gottschalk"
    r"|Manuel Neuer|Thomas Müller|Michael Schumacher|Lewis Hamilton|Steffi Graf|Boris Becker|Serena Williams"
    r"|Roger Federer|Rafa(?:el)? Nadal|Lionel Messi|Cristiano Ronaldo|Johan Cruyff|Julio Iglesias|Eros Ramazzotti"
    r"|Laura Pausini|Giorgio Armani|Giuseppe Verdi|Maria Callas|Édith Piaf|Edith Piaf|Johnny Hallyday|Astor Piazzolla"
    r"|Che Guevara|Simón Bolívar|Jeanne d['’]Arc|Charles de Gaulle"
)
"""People of public life, whom nobody is identified by."""
_OF_PLACES = (
    "Bank|House|Isle|Duke|Duchess|Earl|Prince|Princess|King|Queen|Lord|Lady|Church|University|College|School|City|Port"
    "|State|Republic|Kingdom|Gulf|Cape|Bay|Tower|Museum|Institute|Ministry|Department|Statue|Sea|Book|Legend|League|World"
    "|Game|Call|Tree|Master|Best|Taste|Friends|Strait|Mount|Forest|Dukes|Sword|Temple|Bureau|Board"
)
"""What stands before "of" and a name that is none of a person's: a bank, an island, a game."""
BRANDS = (
    rf"{_FAMOUS}|(?:Christmas|New Year['’]?s) Eve|Miller Lite|Bud Light|Mini Cooper|Alice in Wonderland|Bonnie (?:&"
    rf"|and) Clyde|Romeo (?:&|and) Juliet|Adam (?:&|and) Eve"
    r"|Hänsel und Gretel|Max und Moritz|Villeroy (?:&|und) Boch|Peek (?:&|und) Cloppenburg|Hennes (?:&|och) Mauritz"
    r"|Barnes (?:&|and) Noble|Dave (?:&|and) Buster'?s?|Dolce (?:&|e) Gabbana|Tate (?:&|and) Lyle|Cath Kidston"
    r"|Jo Malone|Molton Brown|Morphy Richards|Samuel Adams|Sallie Mae|Fannie Mae|Freddie Mac|Newman's Own|Tom Tailor"
    r"|Helly Hansen|Fisher[- ]Price|Oscar Mayer|Jack in the Box|Kate Moss|Levi Strauss|(?:La|Le|El) [A-Z]\w+"
    r"|[A-Z]\w+ (?:Farm|Foods?|Homes?|Motors|Insurance|Energy|Media|Hotel|Inn|Arms|Brewery|Records"
    r"|Books|Kitchen|Bakery|Coffee|Group|Ltd|Inc|GmbH|Wills|Line|Cove|Bay|Beach|Club|School)"
    rf"|Mr\.? Whippy|Mr\.? Porky|Albert Heijn|Johnson['’]s [a-z]+|(?:{_OF_PLACES}) of (?:the )?[A-Z]\w+|(?:Los|Las|New"
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

BRANDS_ALONE = (
    WEEKDAYS_AND_MONTHS
    | word_set(
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
    | word_set(
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

_BRAND_ENDS = (
    *"card bank phone mart soft tech shop pay flix gram tube corp rail jet mobile express direct".split(),
    *"online prime cloud".split(),
    *"foods drive store market scooter bikes trains air media works labs games".split(),
)  # fmt: skip


@lru_cache(maxsize=WORDS_REMEMBERED)
def names_a_thing(plain: str) -> bool:
    """Whether a folded word is a maker's or shop's, a verb of it ("googled"), or ends as theirs do: "barclaycard"."""
    if plain in BRANDS_ALONE:
        return True
    stems = {plain.removesuffix(ending) for ending in ("'s", "s", "ed", "d", "ing") if plain.endswith(ending)}
    if any(stem in BRANDS_ALONE and len(stem) > 3 for stem in stems):
        return True
    return any(plain.endswith(ending) and len(plain) > len(ending) + 2 for ending in _BRAND_ENDS)
