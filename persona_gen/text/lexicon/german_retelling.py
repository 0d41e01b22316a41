"""German words that a retelling may not add, and those by which a sentence supposes or repeats what others say."""

from __future__ import annotations

from persona_gen.text.lexicon import listed

FEELINGS = listed(
    r"""geärgert, ärgert, verärgert, wütend, wut, sauer auf, traurig\w*, stolz, froh, glücklich, überglücklich,
    enttäuscht, enttäuschung, beschämt, schäm\w*, peinlich, ängstlich, angst, erleichtert, erleichterung,
    nervös, neidisch, genervt, frustriert, panik, einsam, begeistert, freut sich, freude, beleidigt, gekränkt,
    verzweifelt, empört"""
)
SIGNS_OF_FEELING = listed(
    r"""gefühl\w*, fühl\w*, ärger\w*, nerv\w*, hass\w*, lieb\w*, wein\w*, leider, schlimm\w*, furchtbar,
    schrecklich, schön, toll, herz, magen, gewissen, sorge\w*, stress\w*, lach\w*, mulmig, blöd"""
)
EACH_TIME = listed(
    r"""immer(?! (?:noch|mehr|wieder neu))(?! \w+er\b), jedes mal, jedesmal, jede (?:woche|nacht|saison), jeden
    (?:tag|morgen|abend|monat|\w+tag), jedes (?:jahr|wochenende|quartal), ständig, dauernd, täglich,
    wöchentlich, nie jemand"""
)
REPEATED = listed(
    r"""immer, jede[nrsm]? (?:mal|woche|nacht|tag|morgen|abend|monat|jahr|wochenende|\w+tag), jedesmal, ständig,
    dauernd, täglich, wöchentlich, oft, meistens, nie, noch nie, \w+tags, morgens, abends, wieder, sobald, wenn,
    mal, bis"""
)
UNREAL = listed(
    r"""würd\w*, hätt\w*, wär\w*, könnt\w*, käme\w*, müsst\w*, sollt\w*, dürft\w*, gäbe\w*, bräucht\w*, fast"""
)
SUPPOSING = listed(
    r"""würd\w*, hätt\w*, wär\w*, könnt\w*, käme\w*, müsst\w*, sollt\w*, soll, gäbe\w*, bräucht\w*, möcht\w*, will,
    wollen, wünsch\w*, hoff\w*, wenn, falls, fast, beinahe, kurz davor, gern\w*, lieber, am liebsten, glaubt,
    vielleicht, braucht, richtig\w*, ideal\w*"""
)
HEARSAY = listed(
    r"""(?:man|jemand|meine? \w+|der \w+|die \w+) (?:hat|haben|habe) (?:mir|uns)(?: \w+)?
    (?:gesagt|erzählt|versprochen), mir wurde gesagt, angeblich, (?:sie|er|die|der|meine? \w+)
    (?:sagt|sagte|meint|meinte|glaubt|behauptet)"""
)
SAID_BY = listed(
    r"""sag\w*, gesagt, mein(?:t|te|en), glaub\w*, angeblich, soll\w*, heißt es, laut, zufolge, ob, gehört,
    erzähl\w*, behaupt\w*, versprochen, verspricht, hieß, werde, kämen?, sei, zahle"""
)
CAUSING = listed("weil, da (?=\\w+ (?:\\w+ ){1,8}\\w+,), deshalb, deswegen, darum, daher, wegen, aufgrund, infolge")
REASONS_ASKED = listed(
    r"""\w*gr[uü]nd\w*, warum, weshalb, wieso, motive?, \w*motiv\w*, anlass\w*, auslöser, ursache\w*, hürde\w*,
    hindernis\w*, \w*sorge\w*, störfaktor\w*, stört, nervt, folge\w*, was \w+, aussage\w*"""
)
WEEKDAYS = listed("montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag")
MONTHS = listed("januar februar märz april mai juni juli august september oktober november dezember")
SEASONS = listed("frühling frühjahr sommer herbst winter")
"""Times that are told by name; one is never another of its kind."""
