"""German cues of what a quote is good for, and of what people are open to. Entries may be expressions."""

from __future__ import annotations

from collections.abc import Mapping

from persona_gen.text.lexicon import listed

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
