"""German words by which figures are told: of whom, beside whom, more or less, in which place, and forms of verbs."""

from __future__ import annotations

from persona_gen.text.lexicon import listed

PEOPLE = listed(
    """personen leute menschen befragten teilnehmer teilnehmerinnen teilnehmenden kunden kundinnen käufer käuferinnen
    nutzer nutzerinnen mitglieder gäste patienten patientinnen abonnenten abonnentinnen besucher besucherinnen"""
)
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
    "lässt": "lass", "fasst": "fass", "passt": "pass",
}  # fmt: skip
"""Finite forms whose stem no ending leads to."""
ENDINGS = listed("innen ern en er es em et st e n s t")
ROUGH_ENDINGS = listed("ern est en er em es te st e n t s")
"""Endings of words, longer before those within them; `text.german_stems` says which are for what."""
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
