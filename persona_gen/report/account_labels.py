"""The words of a card's account, in the language of its data: how its sentences are borne out, and where it came from.

English and German. What a rule complains of: `finding_labels`.
"""

from __future__ import annotations

from collections.abc import Mapping

from persona_gen.domain.check_report import WRITERS_OWN
from persona_gen.evidence.selection import INTERVIEWERS_WORDS, NEAR_DUPLICATE, OVER_BUDGET, TO_THE_MODEL, TOO_LONG
from persona_gen.text.languages import InLanguage, Labels, Noun


class AccountLabels(Labels):
    """The account's own words; what a figure or a name goes into is a format with named fields."""

    def called(self, judge: str) -> str:
        """A judge by its name, and whether it is the writer's own model."""
        return judge.replace(WRITERS_OWN, self.writers_own)

    def reason(self, why: str) -> str:
        """Why evidence was left out, in this language."""
        before = NEAR_DUPLICATE.format("")
        return self.near_duplicate.format(why[len(before) :]) if why.startswith(before) else self.reasons.get(why, why)

    claims = InLanguage[Noun](("claim", "claims"), ("Aussage", "Aussagen"))
    pieces = InLanguage[Noun](("piece", "pieces"), ("Beleg", "Belegen"))
    statistics = InLanguage[Noun](("statistic", "statistics"), ("Kennzahl", "Kennzahlen"))
    quotes = InLanguage[Noun](("quote", "quotes"), ("Zitat", "Zitaten"))
    calls = InLanguage[Noun](("call", "calls"), ("Anfrage", "Anfragen"))
    rounds = InLanguage[Noun](("round", "rounds"), ("Runde", "Runden"))
    words = InLanguage[Mapping[str, str]](
        {
            "counted": "counted", "said": "said", "verbatim": "verbatim", "retold": "retold", "judged": "judged",
            "supported": "supported", "inference": "our inference", "fiction": "fiction", "unverified": "unverified",
            "unsupported": "unsupported", "contradicted": "contradicted", "unchecked": "not checked",
        },
        {
            "counted": "gezählt", "said": "gesagt", "verbatim": "wörtlich", "retold": "nacherzählt",
            "judged": "beurteilt", "supported": "belegt", "inference": "unsere Folgerung", "fiction": "erfunden",
            "unverified": "ungeprüft", "unsupported": "nicht belegt", "contradicted": "widerlegt",
            "unchecked": "nicht geprüft",
        },
    )  # fmt: skip
    """The marks and verdicts of sentences."""
    by_judge = InLanguage("{judged} by {judge}", "{judged} von {judge}")
    nothing_to_check = InLanguage("There is no claim to check.", "Es gibt keine Aussage zu prüfen.")
    refuted = InLanguage("The data do not bear out {n} of {claims}.", "Die Daten belegen {n} von {claims} nicht.")
    open = InLanguage("{n} of {claims} could not be checked, marked “?”.", "{n} von {claims} nicht prüfbar, mit „?“.")
    borne_out = InLanguage("All of it is backed by the data", "Alles ist durch die Daten belegt")
    declared = InLanguage(" or marked as inference or fiction", " oder als Folgerung oder Erfindung ausgewiesen")

    evidence = InLanguage("Evidence", "Belege")
    account = InLanguage("How this came about, and its evidence", "Wie das entstand, und seine Belege")
    hint = InLanguage("Press a sign to see the evidence.", "Ein Zeichen zeigt beim Drücken den Beleg.")
    see = InLanguage("see the evidence", "Beleg ansehen")
    cites_nothing = InLanguage("It cites no evidence.", "Stützt sich auf keinen Beleg.")
    against_heading = InLanguage("What speaks against it", "Was dagegen spricht")
    against, but = InLanguage("Against", "Dagegen"), InLanguage("but", "aber")
    used = InLanguage("Used", "Genutzt")
    used_of = InLanguage(
        "{n} of {pieces} of evidence: {s} of {statistics}, {q} of {quotes}",
        "{n} von {pieces}: {s} von {statistics}, {q} von {quotes}",
    )
    left_out = InLanguage("Left out", "Weggelassen")
    before_writing = InLanguage("{n} before writing: {why}", "{n} vor dem Schreiben: {why}")
    reasons = InLanguage[Mapping[str, str]](
        {},
        {
            OVER_BUDGET: "über dem Budget",
            TOO_LONG: "länger als ein Viertel des Budgets",
            TO_THE_MODEL: "liest sich wie eine Anweisung an das Modell",
            INTERVIEWERS_WORDS: "Worte der Fragenden",
        },
    )
    """Why evidence was left out, where the language is not that of `selection`."""
    near_duplicate = InLanguage(NEAR_DUPLICATE, "fast wie {}")
    not_used = InLanguage("Not used", "Nicht genutzt")
    and_more = InLanguage("{shown} and {n} more", "{shown} und {n} weitere")
    one_voice_row = InLanguage("One voice", "Eine Stimme")
    on_one_each = InLanguage(
        "{claims} on one participant each: {speakers}", "{claims} auf nur je einer Person: {speakers}"
    )
    lead_row = InLanguage("Lead", "Hauptstimme")
    follows = InLanguage(
        "the story follows {speaker}: {n} of {of} words they said are told",
        "die Geschichte folgt {speaker}: {n} von {of} gesagten Wörtern sind erzählt",
    )
    recognised_row = InLanguage("Recognised", "Erkennbar")
    recognised = InLanguage(
        "nearly all that {speaker} said is told: who knows them may recognise them",
        "fast alles von {speaker} ist erzählt: wer die Person kennt, kann sie erkennen",
    )
    leaned_row = InLanguage("Leaned on", "Stark genutzt")
    leaned = InLanguage("{evidence} bears {claims} alone or in part", "{evidence} trägt {claims} allein oder zum Teil")
    says = InLanguage("{who} says “{words}”", "{who} sagt „{words}“")
    a_participant = InLanguage("A participant", "Eine befragte Person")
    figure_is = InLanguage("{label} is {figure}", "{label} ist {figure}")
    gone = InLanguage("evidence the segment no longer holds", "ein Beleg, den das Segment nicht mehr hat")
    candidate = InLanguage(" (a candidate: nobody has judged it)", " (möglich: niemand hat es beurteilt)")
    bears = InLanguage("bears {claims}", "trägt {claims}")
    speaks_against = InLanguage("speaks against a claim", "spricht gegen eine Aussage")
    of_the_segment = InLanguage("{share} of the segment", "{share} des Segments")
    base_unknown = InLanguage("base not recorded", "Basis nicht erfasst")
    whole_base = InLanguage("whole base {figure}", "insgesamt {figure}")
    range = InLanguage("from {low} to {high}", "von {low} bis {high}")
    held_back = InLanguage(
        "{n} further pieces of evidence stay with the segment: this file holds what its sentences cite.",
        "{n} weitere Belege bleiben beim Segment: diese Datei enthält, worauf ihre Sätze sich stützen.",
    )
    too_long = InLanguage(
        "This is more than one sheet of A4 holds in letters of 9 points.",
        "Das ist mehr, als ein Blatt A4 in 9 Punkt großer Schrift fasst.",
    )

    data = InLanguage("Data: {data}.", "Daten: {data}.")
    foreign = InLanguage("The card's own words are English; the data are not.", "")
    writers_own = InLanguage(WRITERS_OWN, ", das auch geschrieben hat")
    judged_by = InLanguage(
        "Checked by rules, and the meaning judged by {judge}.", "Geprüft nach Regeln, der Sinn beurteilt von {judge}."
    )
    rules_alone = InLanguage(
        "Checked by rules alone: 'unverified' means no rule objects and nothing has judged the meaning.",
        "Nur nach Regeln geprüft: „ungeprüft“ heißt, keine Regel widerspricht und den Sinn hat nichts beurteilt.",
    )
    no_segment = InLanguage(
        "Not checked: no segment was given to hold the sentences against.",
        "Nicht geprüft: es gab kein Segment, an dem die Sätze zu messen wären.",
    )
    no_model = InLanguage(
        "Not written by persona-gen: the file names no model.",
        "Nicht von persona-gen geschrieben: die Datei nennt kein Modell.",
    )
    written = InLanguage("Written by {model} at {at}, {when}", "Geschrieben von {model} bei {at}, {when}")
    in_steps = InLanguage(
        "; drafted in small steps by a small model.", "; in kleinen Schritten von einem kleinen Modell."
    )
    composed = InLanguage(
        "Composed by code, which had nothing to ask {model}, {when}.",
        "Vom Programm zusammengestellt, das {model} nichts zu fragen hatte, {when}.",
    )
    effort = InLanguage(
        "{seconds} seconds, {calls}, {rounds} of repair; {spent}.",
        "{seconds} Sekunden, {calls}, {rounds} Nachbesserung; {spent}.",
    )
    tokens = InLanguage(
        "{prompt} prompt, {completion} completion, {remembered} remembered",
        "{prompt} gefragt, {completion} geantwortet, {remembered} gemerkt",
    )
    for_judging = InLanguage("; for judging: {calls}, {tokens}", "; für das Urteil: {calls}, {tokens}")
    changed = InLanguage(
        "The segment has changed since this persona was written.",
        "Das Segment hat sich geändert, seit diese Persona geschrieben wurde.",
    )
