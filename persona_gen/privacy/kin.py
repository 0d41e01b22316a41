"""Words of eleven languages behind which a person is named: kin and other company, titles, "they call me", families.

Latin script. English has more in `person_slots`; other scripts are in `other_scripts`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from persona_gen.domain import Span
from persona_gen.privacy.name_lists import fold
from persona_gen.privacy.name_words import plain_families
from persona_gen.privacy.signs import CAPITAL, NAME_WORD, Cued, Signs

_KIN: dict[str, tuple[str, str]] = {
    "German": (
        "meine? meinem meinen meiner unsere? unserem unseren unserer seine? ihre? deine?",
        "mann frau sohn tochter bruder schwester mutter vater mama papa oma opa onkel tante cousin cousine neffe nichte"
        " enkel enkelin schwager schwägerin schwiegermutter schwiegervater schwiegersohn schwiegertochter freund"
        " freundin kumpel bekannter bekannte partner partnerin verlobter verlobte lebensgefährte lebensgefährtin"
        " mitbewohner mitbewohnerin kollege kollegin kollegen chef chefin nachbar nachbarin nachbarn vermieter"
        " vermieterin hausarzt hausärztin zahnarzt zahnärztin arzt ärztin lehrer lehrerin trainer trainerin friseur"
        " friseurin steuerberater steuerberaterin anwalt anwältin betreuer betreuerin pfleger pflegerin",
    ),
    "French": (
        "mon ma notre son sa ton ta",
        "mari femme fils fille frère sœur soeur mère père cousin cousine oncle tante neveu nièce beau-père belle-mère"
        " beau-frère belle-sœur gendre belle-fille copain copine ami amie compagnon compagne collègue voisin voisine"
        " patron patronne chef médecin dentiste avocat avocate coiffeur coiffeuse banquier conseiller conseillère"
        " grand-mère grand-père mamie papi petit-fils petite-fille fiancé fiancée colocataire",
    ),
    "Spanish": (
        "mi nuestr[oa] su tu",
        "marido mujer esposo esposa hijo hija hermano hermana madre padre primo prima tío tía sobrino sobrina abuelo"
        " abuela nieto nieta suegro suegra cuñado cuñada yerno nuera novio novia compañero compañera amigo amiga vecino"
        " vecina jefe jefa colega médico doctor doctora dentista abogado abogada comadre compadre mamá papá pareja",
    ),
    "Italian": (
        "mio mia nostro nostra suo sua tuo tua",
        "marito moglie figlio figlia fratello sorella madre padre mamma papà cugino cugina zio zia nipote nonno nonna"
        " suocero suocera cognato cognata genero nuora fidanzato fidanzata ragazzo ragazza compagno compagna"
        " amico amica"
        " collega capo vicino vicina medico dottore dottoressa dentista avvocato commercialista",
    ),
    "Portuguese": (
        "meu minha nosso nossa seu sua",
        "marido esposa mulher filho filha irmão irmã mãe pai primo prima tio tia sobrinho sobrinha avô avó neto neta"
        " sogro sogra cunhado cunhada genro nora namorado namorada amigo amiga colega chefe vizinho vizinha médico"
        " médica dentista advogado advogada companheiro companheira noivo noiva patrão patroa",
    ),
    "Dutch": (
        "mijn onze ons zijn haar",
        "man vrouw zoon dochter broer zus moeder vader vriend vriendin oom tante neef nicht oma opa schoonmoeder"
        " schoonvader zwager schoonzus kleinzoon kleindochter buurman buurvrouw collega baas huisarts tandarts partner"
        " verloofde huisgenoot kapper",
    ),
    "Swedish, Danish, Norwegian": (
        "min mitt vår din hans hennes mine vores",
        "man mann mand fru kone son sønn søn dotter datter bror syster søster søster mor mamma far pappa faster moster"
        " farmor mormor farfar morfar vän venn ven kompis granne nabo kollega chef sjef sambo samboer kæreste pojkvän"
        " flickvän svåger svärmor läkare lege läge kusin fetter kusine barnbarn",
    ),
    "Polish, Czech": (
        "mój moja moją mojego mojej mojemu nasz nasza můj moje naše náš",
        "mąż męża mężem żona żonę żoną syn syna synem córka córkę córką brat brata bratem siostra siostrę siostrą mama"
        " tata ciocia wujek teściowa teść kuzyn kuzynka synowa zięć wnuk wnuczka kolega koleżanka przyjaciel"
        " przyjaciółka sąsiad sąsiadka szef szefowa lekarz dentysta manžel manželka dcera bratr sestra soused sousedka"
        " kolegyně šéf kamarád kamarádka přítel přítelkyně",
    ),
    "Romanian": (
        "",
        "soțul meu|soția mea|fiul meu|fiica mea|fratele meu|sora mea|mama mea|tatăl meu|vecinul meu|vecina mea"
        "|prietenul meu|prietena mea|colegul meu|colega mea|șeful meu|șefa mea|doctorul meu",
    ),
    "Turkish": (
        "",
        "eşim|kocam|karım|annem|babam|kardeşim|ablam|abim|oğlum|kızım|arkadaşım|komşum|patronum|müdürüm|doktorum|kuzenim"
        "|teyzem|halam|amcam|dayım|yengem|gelinim|damadım|nişanlım|sevgilim|torunum|komşumuz|kayınvalidem",
    ),
    "Hungarian, Finnish": (
        "",
        "férjem|feleségem|fiam|lányom|bátyám|öcsém|nővérem|húgom|barátom|barátnőm|szomszédom|főnököm|kollégám|anyám|apám"
        "|mieheni|vaimoni|poikani|tyttäreni|veljeni|siskoni|äitini|isäni|ystäväni|naapurini|pomoni",
    ),
}  # fmt: skip
"""Whose, and who; where whose is empty, the second part says both."""

_TITLES = (
    *"herr herrn frau fräulein familie señor señora señorita doctor doctora profesor profesora licenciado".split(),
    *"licenciada signor signora signorina dottor dottore dottoressa senhor senhora doutor doutora monsieur".split(),
    *"madame mademoiselle docteur maître professeur professeure meneer mevrouw dokter pani panią paní doktor".split(),
    *"profesor fru frøken hanım doktorka pan pana panem".split(),
)  # fmt: skip
_PARTICLE = "(?:(?:von der|von dem|van der|van den|van de|von|van|ter|ten|zu|vom|zum|de la|del|de|di|da|do|dos) )?"
_BEHIND_TITLE = r"(?:Dr|Doktor|Prof|Professor|Ing|Mag|med|Dra?|Dott(?:\.ssa)?|Doctora?|mgr|Lic)\b\.?"
_CALLED = (
    "nenn(?:en|t) mich(?: alle| immer)?", "nennen ihn", "nennen sie", "heißt", "heiße", "namens", "rufen mich",
    "m['’]appellent?", "m['’]appelle", "s['’]appelle", "surnommé(?:e)?", "prénommée?", "du nom de",
    "me dicen", "le dicen", "me llaman", "se llama", "me llamo", "llamad[oa]", "conocid[oa] como",
    "mi chiamano", "si chiama", "mi chiamo", "di nome", "detto", "chiamat[oa]",
    "me chamam(?: de)?", "se chama", "me chamo", "chamad[oa]", "noemen me", "heet", "genaamd",
    "kallar mig", "heter", "hedder", "kalles", "mówią na mnie", "ma na imię", "nazywa się", "jmenuje se", "říkají mi",
    "adım", "adı", "ismim", "hívnak", "nimeni on", "mă numesc", "mă cheamă", "numele meu este",
    "know(?:s|n)? (?:(?:me|him|her|them) )?as", "calls? (?:me|him|her)", "called (?:me|him|her)", "nicknamed",
    "goes by", "answers to", "by the name of",
)  # fmt: skip
_CALLED_SIGNS = frozenset(
    """nennen nennt heißt heiße namens rufen appellent appelle surnommé surnommée prénommé prénommée nom dicen llaman
    llama llamo llamado llamada conocido conocida chiamano chiama chiamo nome detto chiamato chiamata chamam chama chamo
    chamado
    chamada noemen heet genaamd kallar heter hedder kalles mówią imię nazywa jmenuje říkají adım adı ismim hívnak nimeni
    numesc cheamă numele know knows known call calls called nicknamed goes answers name""".split()
)
"""Without one of these words nobody is called anything."""
_NAME = rf"(?P<name>{NAME_WORD}(?: {NAME_WORD})?)"
_ONE = rf"(?P<name>[{CAPITAL}][^\W\d_]+(?:-[{CAPITAL}][^\W\d_]+)?)"
_LOW = r"(?P<name>[^\W\d_]{3,})(?: (?P<family>[^\W\d_]{3,}))?"
_NEIGHBOURS = (
    "next door", r"down the (?:road|street|hall)", "over the road", r"across the (?:road|street|way)", "opposite",
    "upstairs", "downstairs", r"at (?:number|no\.?) \w+", "two doors", "nebenan", "gegenüber",
    "von (?:oben|unten|nebenan)", "d['’]à côté", "d['’]en face", "du dessus", "du dessous", "de al lado", "de enfrente",
    "del piano di sopra", "accanto", "hiernaast", "do lado",
)  # fmt: skip
_FAMILIES = (
    (
        "next down over across opposite upstairs downstairs number no doors nebenan gegenüber von côté face"
        " dessus dessous"
        " lado enfrente piano accanto hiernaast",
        rf"(?<!\w)(?i:the|die|den|der|les|los|i|os|de) {_ONE} (?i:{'|'.join(_NEIGHBOURS)})\b",
    ),
    (
        "they we who dinner lunch tea christmas",
        rf"\b(?i:with|at|to|by|near|bei|mit|von|neben) (?i:the|den) (?P<name>[{CAPITAL}][^\W\d_]{{2,}}s)"
        rf"(?= (?:and they|and we|who|for (?:dinner|lunch|tea|Christmas))\b)",
    ),
    (
        "family household twins sisters brothers girls boys kids",
        rf"\b(?i:the) {_ONE} (?:family|household|twins|sisters|brothers|girls|boys|kids)\b",
    ),
    (
        "familie famille familia famiglia família rodzina rodziny familjen familien",
        rf"\b(?i:familie|famille|familia|famiglia|família|rodzin[ay]|familjen|familien) {_ONE}",
    ),
    ("mrs", rf"\b(?:Mr|Mister)\.? (?:and|&) Mrs\.? {_ONE}"),
    (
        "yo ich moi io eu ik jag jeg ja ben",
        rf"(?<!\w){_ONE} (?:y yo|und ich|et moi|ed? io|e eu|en ik|och jag|og jeg|i ja|ve ben)(?!\w)",
    ),
    ("le les", rf"(?<!\w)[Aa] {_ONE} (?:no |ya |también )?les? "),
)
"""Families, and company in other languages; before each the words without one of which it finds nothing."""
_SELF = (
    "ich bin", "hier ist", "hier spricht", "c['’]est", "ici", "aquí", "qui parla", "aqui é", "met", "det är", "tu mówi",
    "ich heiße", "mein name ist", "je suis", "je m['’]appelle", "soy", "me llamo", "mi nombre es", "sono",
    "mi chiamo", "sou [ao]", "me chamo", "ik ben", "ik heet", "mijn naam is", "jag är", "jag heter", "jestem",
    "nazywam się", "sp[eo]a?ke?n? (?:to|with)", "talk(?:ed|ing)? (?:to|with)", "chat(?:ted)? with", "a word with",
    "lunch with", "coffee with", "called", "named", "its", "it['’]s", "this is", "my name['’]?s?(?: is)?",
)  # fmt: skip


def _of_language(owners: str, kin: str) -> tuple[frozenset[str], str]:
    """The words without one of which a language's kin is not there, and the pattern of what stands before a name."""
    if not owners:
        return frozenset(part.split()[0] for part in kin.split("|")), rf"(?<!\w)(?i:{kin}),?"
    words = "|".join(sorted(kin.split(), key=len, reverse=True))
    return frozenset(kin.split()), rf"(?<!\w)(?i:{'|'.join(owners.split())}) (?:[^\W\d_]+ )?(?i:{words}),?"


_BEHIND_KIN = Cued(
    (signs, (language, re.compile(rf"{before} {_NAME}"), re.compile(rf"{before} {_LOW}", re.I)))
    for language, (owners, kin) in _KIN.items()
    for signs, before in (_of_language(owners, kin),)
)
_BEHIND_TITLE_OR_CALL = Cued(
    (
        (
            frozenset(_TITLES) | {"dr", "prof", "don", "doña"},
            re.compile(
                rf"(?<!\w)(?:(?i:{'|'.join(_TITLES)})|Dr|Prof)\.?(?: {_BEHIND_TITLE}){{0,3}} {_PARTICLE}{_NAME}"
            ),
        ),
        (_CALLED_SIGNS, re.compile(rf"(?<!\w)(?i:{'|'.join(_CALLED)}),? {_NAME}")),
        *((frozenset(words.split()), re.compile(pattern)) for words, pattern in _FAMILIES),
    )
)
_BEHIND_SELF = re.compile(rf"(?<!\w)(?:{'|'.join(_SELF)}),? {_LOW}", re.I)
_SUBORDINATE = re.compile(
    r"(?<!\w)(?:weil|dass|daß|als|wenn|ob|da|damit|obwohl|bevor|nachdem|bis|seit|während|hat|haben|hatte|war|ist|wird"
    r"|kann|soll|muss|macht|braucht|will|wollte|konnte)(?!\w)[^,.;:!?]*$",
    re.I,
)
"""Where a German noun may stand behind the kin as well: "weil meine Mutter Probleme hat"."""


def spans(signs: Signs, given: frozenset[str], is_common: Callable[[str], bool]) -> Iterator[Span]:
    """Where names stand; ``given`` are the lists' names that are no words, folded, ``is_common`` tells what is no name.

    A capitalised word behind such an announcement is a name unless it is common; a small one only if it is listed.
    """
    text = signs.text
    holds_given = not given.isdisjoint(signs.words if signs.text.isascii() else map(fold, signs.words))
    for language, pattern, small in _BEHIND_KIN.of(signs):
        for match in signs.matches(pattern):
            open_ = language == "German" and _SUBORDINATE.search(text[: match.start()]) is not None
            yield from _names(match, given, is_common, listed=open_)
        yield from _small(small, text, given, is_common) if holds_given else ()
    may_hold = signs.capital_inside or (signs.has(_SELVES) and _ALSO_FIRST.search(text))
    for pattern in _BEHIND_TITLE_OR_CALL.of(signs) if may_hold else ():
        for match in signs.matches(pattern):
            yield from _names(match, given, is_common)
    if holds_given:
        yield from _small(_BEHIND_SELF, text, given, is_common)


_SELVES = frozenset("yo ich moi io eu ik jag jeg ja ben".split())
_ALSO_FIRST = re.compile(rf" (?:y|und|et|ed?|en|och|og|i|ve) (?:{'|'.join(sorted(_SELVES))})(?!\w)")
"""Before these a name may begin the sentence."""


def _names(
    match: re.Match[str], given: frozenset[str], is_common: Callable[[str], bool], *, listed: bool = False
) -> Iterator[Span]:
    """The words of a name up to the first that is none, as "Googled" is; ``listed``: only if the lists have it."""
    kept: list[str] = []
    for word in match["name"].split(" "):
        verb = word.endswith("ed") and fold(word) not in given
        if is_common(word) or (word.isupper() and len(word) > 1) or verb:
            break
        kept.append(word)
    if kept and (not listed or fold(kept[0]) in given):
        start = match.start("name")
        yield start, start + len(" ".join(kept))


def _small(
    pattern: re.Pattern[str], text: str, given: frozenset[str], is_common: Callable[[str], bool]
) -> Iterator[Span]:
    for match in pattern.finditer(text):
        name = match["name"]
        if name.islower() and not is_common(name) and fold(name) in given:
            family = match["family"] or ""
            yield match.start("name"), match.end("family" if fold(family) in plain_families() else "name")
