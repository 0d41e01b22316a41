"""German: the words that turn a sentence, those that sort a quote, and those by which figures are told.

Enough to keep a trimmed quotation from being taken for the whole, to sort quotes as English ones are sorted, and to
read sentences about statistics.
"""

from __future__ import annotations

from collections.abc import Mapping

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

# --- reading German quotes: which language it is, and what a quote is good for ----------------------------------------

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
CUES: Mapping[str, tuple[str, ...]] = {
    "goal": listed(
        r"""ich (?:will|möchte|brauche)(?= \w)(?! (?:nicht|kein\w*|nie)),
        (?:will|möchte|brauche|hätte|würde|fände) ich (?:gern\w*|nur|einfach|mal|endlich|schön|gut|toll),
        ich (?:hätte?|würde?) (?:sehr |echt |schon |mir )*(?:gern\w*|lieber|am liebsten|wünschen),
        ich (?:wünsche|wünschte) mir, ich (?:suche|hoffe|mag), ich fände es,
        wir (?:wollen|möchten|brauchen|suchen)(?! (?:nicht|kein\w*|nie)), wir (?:hätten|würden) (?:gern\w*|lieber|uns
        wünschen), am liebsten, wäre (?:\w+ )?(?:schön|gut|toll|super|ideal|prima|praktisch|hilfreich|klasse),
        schön wäre, mir wäre[^.?!]* lieber, (?:der|mein|unser) traum, mein wunsch, ich bräuchte, wir bräuchten,
        wenn (?:es|sie|man|ich) (?:doch|nur|bloß|wenigstens),
        (?:es|man|sie|ihr|da) (?:sollte|müsste)\w*(?![^.?!]*\b(?:nicht|kam|kamen|war|waren|wurde|hatte)\b),
        würde (?:mir|uns) (?:sehr |schon )?(?:helfen|reichen|genügen),
        (?:mir|uns) würde[^.?!;]* (?:helfen|reichen|genügen), idealerweise,
        (?:^|(?<=[.!?] ))(?:schreib|sag|zeig|gib|geb|mach|schick|stell|häng|bau)(?:e?n sie|e?t|e)?(?: \w+)?(?:
        \w+)? (?:einfach|doch|bitte),
        niemand (?:verkauft|bietet|macht), (?<!niemand )(?<!keiner )(?:zeigt?|lasst?|sagt?|gebt?) mir,
        was ich (?:will|brauche|möchte)"""
    ),
    "frustration": listed(
        r"""angst, nerv(?:t|en|ig\w*), ärger\w*, leider, kein(?:e|en|er|em)?(?! (?:problem\w*|beschwerde\w*)), niemand,
        nirgends, ich will nicht, wir wollen nicht, (?:geht|gehen|ging|funktioniert|klappt|reicht) nicht, kaputt,
        (?<!kein )probleme?, schwierig\w*, kompliziert\w*, unklar\w*, verwirr\w*,
        zu (?:teuer|spät|langsam|groß|klein|viel|viele|lang|lange|kompliziert|alt|schwer), verloren, vergess\w*,
        warten, wartet, enttäusch\w*, frust\w*, hasse, stört, weiß (?:ich )?(?:nicht|nie), versteh\w* (?:ich )?nicht,
        trau\w* (?:ich )?nicht, nicht mehr, seit (?:einem|zwei|drei) jahr\w*,
        zum vollen preis, ausverkauft, nicht wert, (?:tage|wochen|stunden|minuten) zu spät, stundenlang"""
    ),
    "feeling": listed(
        r"""angst, fühl\w*, gefühl\w*, sorgen?, freue?, freut, traurig, stolz, schäm\w*, erleichtert, müde, gestresst,
        unsicher, nervös, froh, glücklich, einsam, wütend, mulmig"""
    ),
    "habit": listed(
        r"""immer, meistens, jede[nrs]? (?:tag|morgen|abend|woche|\w+tag|mittwoch), sonntags, samstags, abends, morgens,
        im (?:zug|bus|bett), in der bahn,
        ich (?:lese|schaue?|kaufe|nutze|rechne|prüfe|vergleiche|frage|bestelle|öffne|mache)"""
    ),
}
"""What makes a quote a wish, a hindrance, a feeling, a habit."""
SPOKEN_BY: Mapping[str, tuple[str, ...]] = {
    "she": listed("als (?:mutter|mama|frau), mein mann, ich bin schwanger"),
    "he": listed("als (?:vater|papa|mann), meine frau"),
}
"""Words of a speaker from which a reader takes the speaker to be a woman or a man."""
ASKING_WORDS = listed(
    """wer was wann wo warum wieso wie welche welcher welches kann können muss müssen ist sind gibt hat haben darf soll
    wird"""
)
"""A question begins with one of them."""
WANTING_TO_KNOW = listed(
    r"""(ich|wir) (will|wollen|möchten?|muss|müssen|wüssten?|würden?)( (?!dass)\w+)* wissen, (ich|wir) wüssten? gern\w*,
    (ich|wir) frag(e|en) (mich|uns)"""
)
ANSWERS = listed("ja, nein, doch, genau, klar, eigentlich nicht, nicht wirklich, natürlich, nie, manchmal, vielleicht")
"""A sentence that is no more than one of them answers a question, and says nothing without it."""
LEANING = listed(
    r"""es, (?:das|dies|diese)(?! (?-i:[A-ZÄÖÜ])), sie, er, und, aber, weil, dann, jetzt, da, nie, nicht, auch, deshalb,
    darum, so"""
)
"""First words of a sentence that can hardly do without the one before."""
ASKED_FOR: Mapping[str, tuple[str, ...]] = {
    "praise": listed(r"(gefällt|gefallen|mögen sie|schätzen)\b(?!.*(nicht|wenig)), besonders gut"),
    "frustration": listed(
        r"""verbesser\w*, besser machen, schief\w*, stört\w*, gestört, ärger\w*, nerv\w*, probleme?, schwierig\w*,
        hindernis\w*, hinder\w*, (nicht|weniger|wenig) (gefallen|gefällt), beschwer\w*, hält sie (\w+ )?ab,
        abgehalten, abhält, gehindert, gekündigt,
        kündig\w*, sorgen?, enttäusch\w*,
        ((haupt)?gr(und|ünde)|warum|weshalb)\b[^.?]*\b(nicht|gegen|nie|keine?[mnrs]?|verzicht\w*)"""
    ),
    "goal": listed(
        r"""wünsch\w*, hoff\w*, wollen, möchten, brauchen, erwart\w*, fehlt\w*, helfen, suchen, ändern, zauberstab,
        ideal\w*, vorschläge?, am liebsten, erleichtern, hätten sie gern\w*, hättest du gern\w*,
        wie hätten, wie hättest"""
    ),
}
MORE_OF = listed("mehr weniger bessere besserer besseres längere kürzere frühere günstigere schnellere bitte")
CONTENT = listed(
    r"""nichts, alles (gut|bestens|prima|ok|okay|in ordnung), keine (beschwerden|probleme|ahnung), passt (alles|schon),
    weiter so, ^(nein|nee), ^keine?, (weiß|wüsste) (ich )?nicht, egal"""
)
LEAVE_ALONE = listed(
    r"""in ruhe (lassen|gelassen), (lasst|lassen sie) (mich|uns) in ruhe, (streichen|nehmen|streicht|nehmt) (sie )?mich,
    von (der|ihrer|eurer) liste, (kein|null) interesse, nicht (mehr )?(überredet|angeschrieben|angerufen|kontaktiert)"""
)
UNTYPICAL = listed(
    r"""(bin|sind) (\w+ )?(\w+ )?(nicht|kaum) (\w+ )?(der |die |das )?typisch\w*, (bin|sind) (\w+ )?(\w+ )?untypisch\w*,
    (bin|sind) (\w+ )?(\w+ )?(eine |die )?(ausnahme|sonderfall), (bin|sind) (\w+ )?(\w+ )?ein (sonderfall|exot),
    anders als (die meisten|die anderen|andere|alle anderen), (die meisten|andere)\b[^.?]*\bich (\w+ )?nicht"""
)
REFUSAL = listed(
    r"""nie wieder, (komme|gehe|kaufe|buche|bestelle|kommen|gehen|kaufen) (\w+ )?nicht (mehr|wieder|noch ?(ein)?mal)"""
)
TAKES_ANYTHING = listed(
    r"""ich (würde|nehme|mag|esse|lese|schaue|höre|gehe|sehe) (\w+ )?(mir )?(in |zu )?alles\b(?! (für|tun|außer)\b),
    mir gefällt (einfach )?alles"""
)
TOO_LITTLE = listed("nicht genug, zu wenige?, nichts (für|was|zu), kaum etwas, mangel an")
WILLING = listed(
    r"""gern\w* nutzen nehmen zahlen bezahlen kaufen buchen bestellen probieren ausprobieren kommen wünschen"""
)
"""In the name of a share, after "würde": what people are open to."""
PRAISE = listed(r"toll\w*, klasse, prima, perfekt\w*, zufrieden\w*, ich liebe, begeister\w*")
"""What is praised stops nobody."""
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
