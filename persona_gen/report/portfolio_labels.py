"""The portfolio view's own words, in the language of the segments: English and German, as on the card."""

from __future__ import annotations

from collections.abc import Mapping

from persona_gen.text.languages import InLanguage, Labels, Noun


class PortfolioLabels(Labels):
    """What a figure or a name goes into is a format."""

    headings: InLanguage[Mapping[str, str]] = InLanguage(
        {
            "side_by_side": "Side by side",
            "near_duplicates": "Near-duplicate personas",
            "could_share": "Segments that could share one persona",
            "makeup": "Who the personas are, beside the people of their segments",
            "repeated": "Said in several personas",
            "unused": "Evidence no persona uses",
            "methods": "How this was found",
        },
        {
            "side_by_side": "Nebeneinander",
            "near_duplicates": "Fast gleiche Personas",
            "could_share": "Segmente, denen eine Persona genügen könnte",
            "makeup": "Wer die Personas sind, neben den Menschen ihrer Segmente",
            "repeated": "In mehreren Personas gesagt",
            "unused": "Belege, die keine Persona nutzt",
            "methods": "Wie das gefunden wurde",
        },
    )
    """The parts of the record, as they are called here."""
    columns = InLanguage(
        ("who", "wants", "what gets in the way", "differs from the others by"),
        ("wer", "will", "was im Weg steht", "unterscheidet sich durch"),
    )
    personas: InLanguage[Noun] = InLanguage(("persona", "personas"), ("Persona", "Personas"))
    segments: InLanguage[Noun] = InLanguage(("segment", "segments"), ("Segment", "Segmente"))
    of_segments: InLanguage[Noun] = InLanguage(("segment", "segments"), ("Segment", "Segmenten"))
    others: InLanguage[Noun] = InLanguage(("other", "others"), ("andere", "andere"))
    figures: InLanguage[Noun] = InLanguage(("figure", "figures"), ("Zahl", "Zahlen"))
    bands: InLanguage[Noun] = InLanguage(("band", "bands"), ("Gruppe", "Gruppen"))
    statistics: InLanguage[Noun] = InLanguage(("statistic", "statistics"), ("Kennzahl", "Kennzahlen"))
    quotes: InLanguage[Noun] = InLanguage(("quote", "quotes"), ("Zitat", "Zitate"))
    size = InLanguage("{} beside {}", "{} neben {}")
    lead = InLanguage("lead {}", "Hauptstimme {}")
    more_in_json = InLanguage("… and {} more; --json has all", "… und {} weitere; alle mit --json")
    more = InLanguage("… and {} more", "… und {} weitere")
    and_more = InLanguage(" and {} more", " und {} weitere")
    no_duplicates = InLanguage("No near-duplicate personas.", "Keine fast gleichen Personas.")
    much_the_same = InLanguage(" is much the same as {}:", " ist fast gleich wie {}:")
    in_common = InLanguage("{} of evidence and {} of wording in common", "{} der Belege und {} des Wortlauts gemeinsam")
    both_rest_on = InLanguage("; both rest on {}", "; beide stützen sich auf {}")
    could_stand_for = InLanguage(" could stand for {}:", " könnte stehen für {}:")
    against = InLanguage("{} ({} against {})", "{} ({} gegen {})")
    apart_in = InLanguage("apart in {}", "verschieden in {}")
    none_apart = InLanguage(
        "none apart by more than sampling error and a small effect",
        "keine weiter auseinander als Stichprobenfehler und kleiner Effekt",
    )
    compared = InLanguage("{}: {} compared, {}", "{}: {} verglichen, {}")
    too_small = InLanguage(
        "cannot tell for {}, whose bases are too small: {}", "nicht zu sagen bei {} mit zu kleinen Basen: {}"
    )
    all_differ = InLanguage(
        "none: every two differ, or have too few figures in common",
        "keine: je zwei unterscheiden sich oder haben zu wenige Zahlen gemeinsam",
    )
    within_chance = InLanguage("age: {} within chance", "Alter: {} im Rahmen des Zufalls")
    ages = InLanguage(
        "age: {} of {} to {}, mean {}, sd {}; the people of their segments: mean {}",
        "Alter: {} von {} bis {}, Mittel {}, SD {}; die Menschen ihrer Segmente: Mittel {}",
    )
    spread = InLanguage(", sd {}", ", SD {}")
    locale = InLanguage("locale {}: {} of {}", "Sprachraum {}: {} von {}")
    of_everyone = InLanguage("; {} of the people of all segments", "; {} der Menschen aller Segmente")
    kinds: InLanguage[Mapping[str, str]] = InLanguage(
        {"gender": "gender", "age": "age"}, {"gender": "Geschlecht", "age": "Alter"}
    )
    people: InLanguage[Mapping[str, str]] = InLanguage(
        {}, {"women": "Frauen", "men": "Männer", "other or not stated": "anderes oder nicht angegeben"}
    )
    """Who they are, where the language is not that of `portfolio.makeup`."""
    made_up: InLanguage[Noun] = InLanguage(
        ("{kind}: {n} of {personas} is {value}", "{kind}: {n} of {personas} are {value}"),
        ("{kind}: {n} von {personas}: {value}", "{kind}: {n} von {personas}: {value}"),
    )
    chance = InLanguage(
        "; their segments average {}, chance gives {} to {}: ", "; ihre Segmente im Schnitt {}, Zufall gibt {} bis {}: "
    )
    verdicts: InLanguage[Mapping[str, str]] = InLanguage(
        {}, {"within chance": "im Rahmen des Zufalls", "too many": "zu viele", "too few": "zu wenige"}
    )
    """What is said of a part, where the language is not the record's."""
    narrowest = InLanguage("; narrowest in {}", "; am knappsten in {}")
    said_by = InLanguage("“{}”: {}", "„{}“: {}")
    names = InLanguage("names: {}", "Namen: {}")
    no_persona = InLanguage("no persona at all", "gar keine Persona")
    pieces_left = InLanguage(
        "{} of {} pieces of evidence in segments with a persona; most telling first:",
        "{} von {} Belegen in Segmenten mit Persona; was am meisten sagt, zuerst:",
    )
    unheard = InLanguage("; never heard: {}", "; nie gehört: {}")
