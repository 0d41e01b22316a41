"""Names without any announcement, in Latin letters: a family name alone, and an unknown word that does what people do.

A capital inside a sentence is a proper noun's in every language of these but German. Whether it is a person's, the
lists of family names tell, a department behind it, or a verb of which only people are the subject.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from persona_gen.domain import Span
from persona_gen.privacy.brands import BRANDS_ALONE, BRANDS_ELSEWHERE
from persona_gen.privacy.lists import ALSO_PROPER, COLOURS_AND_STONES
from persona_gen.privacy.name_context import begins, is_german, is_headline
from persona_gen.privacy.name_lists import fold
from persona_gen.privacy.name_words import plain_families
from persona_gen.privacy.signs import NAME_WORD, Signs
from persona_gen.text.vocabulary import word_pieces

_WORD = re.compile(rf"(?<![\w@#/.'’&-])(?P<name>{NAME_WORD})(?![\w@/&-]|['’]\w{{2,}}| & |\.\w)")
_ARTICLES = frozenset(
    """a an the this that these those my your his her our their its every each no any another some new old der die das
    den dem des ein eine einen einem einer im am zum zur beim vom ins ans kein keine mein meine meinen unser unsere
    unseren dein sein ihr le la les un une du des au aux mon ma mes son sa ses notre nos votre leur ce cette el los las
    una del al mi mis su sus il lo i gli uno della dello nel nella de het een o os as um uma do da no na ett det min
    din sin mijn zijn moj nasz in at near bei en à em w we i på vid nära per via marca brand von zu aan op
    keinen keinem meinem unserem jeden jede jeder jedes dieser diesen diesem dieses ihren ihrem seinen seinem nach aus
    ohne statt pro je""".split()
)
"""What stands before a thing, a town or a shop."""
_TO_SHOPS = ("from", "at", "to", "with")
_DEPARTMENTS = (
    r"(?:from|in|at) (?:payroll|accounts|accounting|billing|sales|HR|IT|finance|support|marketing|logistics|legal"
    r"|procurement|dispatch|maintenance|reception|facilities|engineering|the (?:office|warehouse|lab|kitchen|workshop"
    r"|post ?room|front desk))"
    r"|(?:aus|von) (?:dem|der) (?:Einkauf|Verkauf|Vertrieb|Buchhaltung|Personalabteilung|Verwaltung|IT|EDV|Produktion"
    r"|Werkstatt|Küche|Kantine|Logistik|Abteilung|Zentrale|Nachtschicht|Frühschicht|Spätschicht|Technik|Rechtsabteilung)"
    r"|(?:vom|im) (?:Einkauf|Verkauf|Vertrieb|Marketing|Personal|Empfang|Lager|Versand|Support|Controlling|Außendienst"
    r"|Kundendienst|Service)"
    r"|(?:de la|du|des|de l['’]) ?(?:compta(?:bilité)?|service \w+|ventes|achats|accueil|informatique|RH|paie|SAV)"
    r"|de (?:contabilidad|ventas|compras|recepción|sistemas|recursos humanos|informática|almacén|facturación|vendas"
    r"|contabilidade|recepção|marketing)|(?:dell['’]|della |del |di )(?:ufficio|contabilità|amministrazione|magazzino"
    r"|acquisti|vendite|reparto \w+|portineria|personale)|van (?:de )?(?:boekhouding|verkoop|inkoop|receptie"
    r"|administratie"
    r"|personeelszaken|afdeling \w+)|från (?:ekonomi\w*|lönekontoret|lagret|receptionen|försäljningen)"
    r"|z (?:księgowości|kadr|działu \w+|magazynu|recepcji)"
)
_DEPARTMENT = re.compile(rf",? (?:{_DEPARTMENTS})\b")
_BEHIND = re.compile(
    r"['’]s?(?!\w)|[.,;:!?)…»”\"]|$| (?:and|or|but|who|whose|because|when|while|if|that|then|as|has|had|was|is|were"
    r"|will"
    r"|would|could|can|did|does|said|says|told|knows|knew|got|gets|put|puts|never|always|only|still|just|also|thinks"
    r"|thought|wants|wanted|left|leaves|sent|gave|asked|called|rang|wrote|came|went|took|kept|keeps|made|runs|ran"
    r"|und|oder|aber|der|die|das|hat|hatte|ist|war|wird|will|wollte|kann|soll|muss|sagt|sagte|meint|meinte|weiß|vor|nach"
    r"|bei|mit|aus|vom|von|im|in|auf|nicht|immer|wieder|gestern|heute|et|ou|mais|qui|que|est|a|dit|avait|était|veut"
    r"|pour|dans|y|o|e|pero|es|era|ha|había|dice|dijo|no|me|se|le|nos|ya|siempre|ma|che|non|mi|ci|si|sono|aveva|quando"
    r"|mij|mig|meg|mich|mir|uns|now|again|today|yesterday|about|on|in|at|for|with|to|from|after|before|since|too"
    r"|foi|é|disse|não|mas|en|of|maar|die|heeft|had|is|was|zegt|zei|niet|och|men|som|är|var|har|sade|säger|i|ale|jest"
    r"|był|była|ma|nie|to|mówi|powiedział|powiedziała|og|er|var|sagde|sier)(?!\w)"
)
"""What stands behind a person's name, and seldom within the name of a thing."""
_DOES = frozenset(
    """said says told tells asked thinks thought knows knew had has was is did does reckons insists insisted wants
    wanted left wrote rang called helped explained promised forgot laughed works worked lives lived keeps kept put puts
    runs ran decides decided blocks refuses refused sits sat
    sagt sagte meint meinte weiß wusste hat hatte ist war will wollte kann blockiert entscheidet behauptet erklärt
    erklärte hilft half fragt fragte arbeitet wohnt verspricht versprach vergisst schreibt schrieb ruft rief kam kommt
    dit disait explique demande répond appelle pense croit veut sait décide travaille habite promet oublie parle écrit
    insiste dijo dice decía contó cuenta explicó explica atendió atiende ayudó ayuda preguntó contestó respondió llamó
    cree piensa quiere sabe opina insiste prometió olvidó trabaja vive decide habló habla escribió enseñó avisó
    disse diz contou explicou atendeu ajudou perguntou respondeu ligou acha pensa quer prometeu esqueceu trabalha mora
    falou escreveu racconta spiega spiegò aiuta chiede risponde chiama crede vuole lavora abita promette dimentica parla
    scrive insiste zegt zei vertelde vertelt hielp helpt vroeg vraagt belde belt denkt dacht wilde weet wist werkt woont
    beloofde vergat schreef säger sa sade berättade hjälpte hjälper frågade ringde tror tycker tänker vill vet jobbar
    bor lovade glömde skrev svarade siger sagde sier fortalte hjalp spurte spurgte ringte synes mener vil ved jobber
    arbejder lovet skrev mówi powiedział powiedziała pomógł pomogła pyta zapytał zapytała zadzwonił zadzwoniła myśli
    uważa chce wie pracuje mieszka obiecał obiecała zapomniał zapomniała napisał napisała odpowiedział odebrała odebrał
    dedi söyledi anlattı sordu aradı düşünüyor istiyor biliyor çalışıyor yaşıyor řekl řekla pomohl pomohla zavolal
    zavolala slíbil slíbila sanoi kertoi auttoi kysyi soitti lupasi mondta segített kérdezte hívott spus explicat ajutat
    întrebat sunat""".split()
)
"""What people do and little else does, third person; the auxiliaries of English and German among it."""
_SAYS_ELSEWHERE = _DOES - frozenset("had has was is did does hat hatte ist war will wollte kann put left".split())
_NEXT = re.compile(
    r"(?: (?:ne|n['’]|no|não|non|nie|niet|inte|ikke|nicht|me|m['’]|te|le|se|lo|la|mi|ci|si|nos|nous|mir|mich|uns|ha|a"
    r"|hat|already|always|never|just|also|even))?[ '’]([^\W\d_]+)"
)
"""The verb behind a name; one small word may stand between."""
_LAST = re.compile(r"([^\W\d_]+)[ ,]*$")
_ABOUT_A_PERSON = re.compile(
    r"(?<!\w)(?:[Ll]es? [^\W\d_]+(?: [^\W\d_]+){0,4} a|[Ss]e l[oa]s? [^\W\d_]+ a|[Gg]racias a|[Gg]li [^\W\d_]+ a"
    r"|[Mm]erci à|[Gg]râce à|[Gg]razie a|[Oo]brigad[oa] [aà]|[Dd]ank aan|[Tt]ack till|[Tt]ak til|[Tt]akk til) $"
)
"""Dative pronouns that repeat whom they mean, and thanks."""
_OCCUPATIONS = frozenset(
    """schneider muller fischer koch weber becker bauer wagner maurer schreiner zimmermann geiger richter schuster
    schafer jager gartner metzger fleischer kaufmann lehrer meister schmied forster topfer drucker maler dreher prinz
    kaiser konig graf ritter herzog junge stolz gross born bock stahl kern nagel haupt hirsch hecht wolf fuchs vogel
    hahn
    winter sommer freitag sonntag montag kluge frey kirsch schilling kiss berg stein wald bach busch baum blum rose horn
    engel teufel braun schwarz weiss roth grun klein lang kurz kraft sauer zorn stark wirth franke hesse schwab bayer
    unger holz schwarzer grimm adam ernst frank hermanns kaufhold kastner brandt zander hammer rieger rausch kessler
    keller speer zahn eimer jungfer killer lange warmer wende zimmer trost trub tasche strohm loos munch rauch kafer
    butte eber fasten faust fink geisel gute hering hase heide heiser herz holt huhn karge klapp klotz knappe kohl kranz
    kraus kreis kuhl lade linke lob luft lust mangold mann mauer mut mude muhle naser nette pech pfeffer preis preiss
    putz reif rein reis riegel ring rolle rost ruck ruf rust sager salz sand schacht schade schatz schein scheibe schenk
    schild schinke schlag schlosser schmuck schuss schuler schwan seide sieger sorge spatz speck spiegel staude steuer
    stiefel stoll stolze stroh stumpf sturm sturz tag teller trapp trupp voll walter weide wein wert wetter wirt witz
    wohlgemut zwick brand bruch burger bund damm dorn eis ernte fels feld fest flach fluss frost furst gabel gans garten
    glanz glas glaser gold grab graben grund haar hafen hafner halm hals hand hart haus heil held heller helm hemd henne
    herbst himmel hitze hut igel kamin kammer kanne kasten kater keil kelch kerze kessel kette kind klee knopf korb korn
    kragen krug kuchen kugel lager lamm land laub lauf lehm leim licht linde lohn markt maus mehl messer milch mond moos
    nadel nebel ofen pfanne pfau pilz rabe rad rand rasch rebe regen reich riese rind rohr ross ruder saft sahne samen
    sattel sense sichel silber sohn specht stab stamm star stier strauss strick stuhl suppe tanne taube tod topf traube
    kellner backer verkaufer hausmeister bote wachter kutscher sanger tanzer spieler rentner pfarrer pastor priester
    bischof monch hirt brauer winzer klempner tischler sattler bottcher kufer seiler farber gerber kurschner apotheker
    strom brett bruder buch dach fisch gras
    herd kopf kosten kase pfleger salat schaden schuh strand turm ufer wachs wagen wand wasser weg welt wiese wild
    wolle wunder wurm ziege ziegel zweig zucker""".split()
)
"""Family names that are German nouns or adjectives."""


_THINGS = BRANDS_ALONE | BRANDS_ELSEWHERE | ALSO_PROPER
_LEAST_LETTERS = 4
"""Letters of the shortest such name."""
_NEAR = 60
"""Characters before a name in which it is told whom a sentence is about."""


@lru_cache(maxsize=1)
def _bare_families() -> frozenset[str]:
    """Family names that stand for nobody else: no words, makers, stones, or names of public life."""
    return plain_families() - _THINGS - COLOURS_AND_STONES


def spans(signs: Signs, is_common: Callable[[str], bool]) -> Iterator[Span]:
    """Where such names stand."""
    for match in signs.matches(_WORD):
        name = match["name"]
        plain = fold(name)
        if len(plain) < _LEAST_LETTERS or name.isupper() or is_common(name) or plain in _THINGS:
            continue
        if plain in _bare_families():
            judge = _is_family
        elif plain not in word_pieces():
            judge = _is_unknown
        else:
            continue
        if _is_of_a_person(signs, match, judge) and not is_headline(signs.text):
            yield match.span("name")


def _is_of_a_person(signs: Signs, match: re.Match[str], judge: Callable[[Signs, re.Match[str], str], bool]) -> bool:
    """Whether no article stands before a name, and a department behind it or what ``judge`` asks for around it."""
    before = _LAST.search(signs.text, max(0, match.start() - 16), match.start())
    word = before[1] if before else ""
    if word.lower() in _ARTICLES and not _is_meant(signs.text, match.start()):
        return False
    return _DEPARTMENT.match(signs.text, match.end()) is not None or judge(signs, match, word)


def _is_family(signs: Signs, match: re.Match[str], before: str) -> bool:
    """Whether a family name of the lists acts, or stands inside a sentence where a person's does."""
    text, end = signs.text, match.end()
    plain = fold(match["name"])
    if plain in _OCCUPATIONS and is_german(text):
        return False
    follows, rare = _next(text, end), plain not in word_pieces()
    if _SAYS_ELSEWHERE.intersection((follows, before)) or (rare and follows in _DOES):
        return True
    shop = before in _TO_SHOPS and text.startswith(("'s", "’s"), end)
    inside = not shop and not begins(text, match.start()) and _BEHIND.match(text, end) is not None
    return inside and (rare or not signs.english)


def _is_unknown(signs: Signs, match: re.Match[str], before: str) -> bool:
    """Whether a word that no list has, inside a sentence of neither English nor German, does what people do."""
    text = signs.text
    if signs.english or begins(text, match.start()) or is_german(text):
        return False
    speaking = before in _SAYS_ELSEWHERE or _next(text, match.end()) in _SAYS_ELSEWHERE
    return speaking or _is_meant(text, match.start())


def _next(text: str, end: int) -> str:
    follows = _NEXT.match(text, end)
    return follows[1] if follows else ""


def _is_meant(text: str, start: int) -> bool:
    """Whether a pronoun before a name, or thanks, say that it is a person's."""
    return _ABOUT_A_PERSON.search(text[max(0, start - _NEAR) : start]) is not None
