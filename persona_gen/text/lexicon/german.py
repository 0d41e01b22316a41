"""German: the words that turn a sentence, those of whose life it is, and those by which figures are told.

Enough to keep a trimmed quotation from being taken for the whole, and to read sentences about statistics. By what a
quote is sorted: `german_cues`.
"""

from __future__ import annotations

from persona_gen.text.lexicon import listed

TURNING = listed(
    """nicht, nie, niemals, nichts, niemand, kein\\w*, ohne, weder, noch nie, kaum, selten, nur, bloß, lediglich,
    höchstens, fast, beinahe, wenn, falls, sofern, solange, bis, außer, es sei denn, ob, aber, doch, jedoch, obwohl,
    allerdings, sondern, statt, anstatt, würde\\w*, hätte\\w*, wäre\\w*, könnte\\w*, angeblich, früher"""
)
"""Negations, conditions, contrasts and restrictions."""
FRACTIONS = {"hälfte": 2, "drittel": 3, "viertel": 4, "fünftel": 5, "zehntel": 10}
EVERY = {"zweite": 2, "dritte": 3, "vierte": 4, "fünfte": 5, "sechste": 6, "siebte": 7, "achte": 8, "neunte": 9,
         "zehnte": 10}  # fmt: skip
_TO_NINETEEN = listed(
    """zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn
    neunzehn"""
)
NUMBER_WORDS = {word: n for n, word in enumerate(_TO_NINETEEN, 2)} | {
    "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80,
    "neunzig": 90, "hundert": 100,
}  # fmt: skip
"""Parts of everybody: "zwei drittel", "jede dritte"."""
DECADES = {word: n for word, n in NUMBER_WORDS.items() if 20 <= n <= 90}
PARTS_OF_DECADE = {"anfang": (0, 3.999), "mitte": (3, 6.999), "ende": (6.5, 9.999)}

DAY_HALVES = {"morgens": "am", "früh": "am", "vormittags": "am", "mittags": "pm", "nachmittags": "pm", "abends": "pm",
              "nachts": "night"}  # fmt: skip
BETWEEN_TWO = listed("statt anstatt als bevor nachdem gegen")
CONTRASTING = listed("aber doch jedoch während hingegen dagegen wohingegen obwohl")
"""What sets one clause against another."""
HALF = listed("halbe halber halben halbes halbem")
ARTICLES = listed("der die das den dem des ein eine einen einem einer eines")
ALMOST = listed("knapp, fast, beinahe, nahezu, annähernd, nicht ganz, kaum")
JUST_OVER = listed("gut, etwas (?:mehr als|über), knapp (?:mehr als|über)")
AT_LEAST = listed("(?:weit |deutlich )?(?:mehr als|über), mindestens, wenigstens, nicht weniger als")
AT_MOST = listed("(?:weit |deutlich )?(?:weniger als|unter), höchstens, maximal, nicht mehr als, nicht einmal, bis zu")
ABOUT = listed("rund, etwa, ungefähr, circa, zirka, um die")
"""What stands before a figure and says how it is meant: "gut ein Viertel"."""

# --- reading German quotes -------------------------------------------------------------------------------------------

FUNCTION_WORDS = frozenset(
    listed(
        """der das den dem ein eine einen einem einer eines und oder aber denn weil dass wenn ob als wie zu im
        in am an auf aus bei mit nach von vom zum zur für um über unter vor durch ohne gegen bis seit ich du er sie es
        wir ihr mich dich sich uns euch mir dir ihm ihn ihnen mein meine meinen meinem meiner unser unsere sein seine
        ihre ihren ist sind waren bist habe haben hatte hätte wird werden wurde kann können will wollen
        möchte muss müssen soll sollte darf nicht kein keine keinen nie noch nur schon auch mal da dann so sehr mehr
        was wer wo wann warum alle alles etwas nichts jede jeden jeder diese dieser dieses einfach immer doch ja
        nein"""
    )
)
"""Words that carry no fact of their own, without those that are English ones of fact, too ("die", "man", "hat")."""
FIRST_PERSON = listed("ich mich mir mein meine meinen meinem meiner wir uns unser unsere unseren unserem unserer")
QUOTE_INTRODUCTIONS = listed("ihren seinen eigenen worten jemand anders")
"""Words with which a card attributes a quotation: "In ihren eigenen Worten: …", "Jemand anders: …"."""

# --- whose life a sentence tells ------------------------------------------------------------------------------------

KIN = listed(
    r"""(?:ehe)?mann(?:es)?, (?:ehe)?frau, s[oö]hn(?:e|en|es)?, t[oö]chter\w*, kind(?:er|ern|es)?, babys?,
    zwilling\w*, freund(?:in|innen|es|e)?, partner(?:in|s)?, (?:schwieger)?(?:mutter|vater|eltern), mama,
    papa, schwester\w*, br[uü]der\w*, geschwister\w*, oma, opa, großmutter, großvater, großeltern, enkel\w*,
    tante, onkel, neffen?, nichten?, cousin\w*, hund(?:e|en|es)?, hündin, welpe\w*, katze\w*, kater\w*,
    pferd\w*, kaninchen, mitbewohner\w*, verlobte[rn]?"""
)
"""Family, pets and the like, in the forms that they take after "ihr" and "mein"."""
OF_GENDER = listed("mann frau")
"""Kin that is a gender, too: it is somebody's where somebody says "mein"."""
JOBS = listed(
    r"""\w*schwester, \w*pfleger(?:in)?, \w*lehrer(?:in)?, \w*erzieher(?:in)?, \w*ingenieur(?:in)?, \w*arzt,
    \w*ärztin, \w*anwalt, \w*anwältin, \w*berater(?:in)?, \w*verkäufer(?:in)?, \w*händler(?:in)?,
    \w*fahrer(?:in)?, \w*techniker(?:in)?, \w*mechaniker(?:in)?, \w*elektriker(?:in)?, \w*meister(?:in)?,
    \w*leiter(?:in)?, \w*informatiker(?:in)?, \w*entwickler(?:in)?, \w*wissenschaftler(?:in)?,
    \w*forscher(?:in)?, friseur(?:in)?, friseuse, bäcker(?:in)?, tischler(?:in)?, schreiner(?:in)?, koch,
    köchin, kellner(?:in)?, student(?:in)?, studentin, hebamme, journalist(?:in)?, designer(?:in)?,
    architekt(?:in)?, fotograf(?:in)?, sekretär(?:in)?, buchhalter(?:in)?, apotheker(?:in)?, polizist(?:in)?,
    beamt(?:er|e|in), sachbearbeiter(?:in)?, landwirt(?:in)?"""
)
OTHERS_SUBJECTS = listed(
    r"""eine?r?n?m? andere[rsnm]?, andere[rn]?, jemand\w*, manche[rsn]?, einige[rn]?, mehrere[rn]?, viele[rn]?,
    niemand\w*, keine[rs]?, alle[rn]?, die meisten, eine?r?m? (?:von|der) (?:ihnen|denen|befragten|anderen),
    eine?n?m?r? (?:käufer|kund|teilnehmer|befragte|person|nutzer|eltern|mieter|besitzer)\w*,
    (?:zwei|drei|vier) (?:von ihnen|andere\w*|käufer\w*|befragte\w*), wer"""
)
"""What a clause is told of, where it is not the persona."""
WISHES = listed(
    r"""will, wollen, möchte\w*, wünsch\w*, wunsch, hofft, hoffen, hätte\w*, würde\w*, wäre\w*, sollte\w*, braucht,
    sucht, lieber, am liebsten, träum\w*, bekommen, könnte\w*"""
)
VIEWS = listed(
    r"""findet, glaubt, denkt, meint, mag, liebt, hasst, angst, fürchte\w*, sorge\w*, (?:ver|miss)?traut, versteht,
    zweifelt, erwartet, wichtig, egal, fühlt, scheut, weiß (?:nicht|nie), hält \w+ für, für (?:sie|ihn) ist,
    stört"""
)
"""What makes a sentence a wish or a view, which one person may lend another."""
SUBJECTS = listed("sie er es ihr ihre sein seine du dein deine der die das jemand eine einer ein andere manche")


PEOPLE = listed(
    """personen leute menschen befragten teilnehmer teilnehmerinnen teilnehmenden kunden kundinnen käufer käuferinnen
    nutzer nutzerinnen mitglieder gäste patienten patientinnen abonnenten abonnentinnen besucher besucherinnen"""
)
OF_PEOPLE = ("kunden", "kundinnen", "nutzer", "nehmer", "käufer", "gäste", "mitglieder", "besucher")
"""What nouns for the people of a whole base end in: "Leasingnehmer"."""
ONE_PERSON = listed(
    """person befragte teilnehmerin kundin käuferin nutzerin abonnentin besucherin befragter teilnehmer kunde käufer
    nutzer abonnent besucher"""
)
UPWARD = listed("mehr häufiger öfter höher größer länger älter")
DOWNWARD = listed("weniger seltener niedriger kleiner kürzer jünger")
FREQUENCIES = listed(
    """täglich wöchentlich monatlich jährlich immer oft häufig meistens manchmal gelegentlich selten nie niemals
    regelmäßig mehrmals"""
)
PLACES = {"häufigste": 1, "wichtigste": 1, "größte": 1, "zweithäufigste": 2, "zweitwichtigste": 2, "dritthäufigste": 3,
          "seltenste": -1}  # fmt: skip
WAYS = listed("verkehrsmittel anreise arbeitsweg anfahrt")
GOING = listed("fahren fährt kommen kommt pendeln pendelt reisen reist")
IDENTITY = listed(
    """geschlecht beruf rolle haushalt wohnform familienstand altersgruppe haushaltsform funktion position"""
)
HOW_OFTEN = frozenset(
    "mindestens höchstens einmal zweimal dreimal mehrmals seltener öfter an alle jeden jede jedes".split()
)
PERIODS = frozenset("tag tagen tage woche wochen monat monate jahr jahre quartal stunde stunden wochenende".split())
"""What a category that says how often begins with, and of which it has one."""
NO_HEADING = listed(
    """grund gründe warum was wunsch wünsche wichtig wichtigstes sorge sorgen angst ängste hindernis hindernisse
    aussage aussagen meinung anlass auslöser motiv motive störfaktor kriterium kriterien"""
)
"""An attribute with one of these does not ask for a fact that its category states by itself."""
PREFIXES = listed("ein aus an ab auf mit vor zu nach her hin weg um zurück")
"""What a verb may leave at the end of its sentence: "kaufen … ein"."""
VERB_FORMS = {
    "hat": "hab", "haben": "hab", "habe": "hab", "ist": "sei", "sind": "sei", "bin": "sei", "nimmt": "nehm",
    "isst": "ess", "liest": "les", "gibt": "geb", "sieht": "seh", "hilft": "helf", "spricht": "sprech",
    "trifft": "treff",
    "wird": "werd", "wirst": "werd", "weiß": "wiss", "vergisst": "vergess", "empfiehlt": "empfehl", "stiehlt": "stehl",
    "tritt": "tret", "wirft": "werf", "stirbt": "sterb", "misst": "mess", "gilt": "gelt",
    "lässt": "lass", "fasst": "fass", "passt": "pass", "will": "woll", "wollen": "woll", "kann": "könn",
    "können": "könn", "muss": "müss", "müssen": "müss", "darf": "dürf", "dürfen": "dürf",
}  # fmt: skip
"""Finite forms whose stem no ending leads to."""
ENDINGS = listed("innen ern en er es em et st e n s t")
ROUGH_ENDINGS = listed("ern est en er em es te st e n t s")
"""Endings of words, longer before those within them; `text.tokens` says which are for what."""
TAKING_BACK = listed("nein quatsch unsinn scherz haha naja eigentlich")
"""At the beginning of the next sentence, they take back what went before."""
GENERAL = listed(
    r"""leute, alle, jeder, jede, die meisten, viele, wenige, menschen, \w+ von \w+, prozent, hälfte, drittel"""
)
"""Words by which one person speaks of many."""
NO = frozenset("kein keine keinen keinem keiner".split())
ASKING = frozenset("wo wie womit wohin woher worüber wodurch".split())
FINITE_VERBS = listed("hat ist lebt wohnt arbeitet besitzt nutzt kauft fährt liest spart mietet")
"""Verbs with which a category states a fact by itself."""
