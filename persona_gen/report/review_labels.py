"""What a review says of its own, in the language of its people: headings, verdicts and the words beside them.

English and German, as on the card (`report.card_labels`); methods and what rules complain of are English everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable

from persona_gen.domain import Persona, Segment
from persona_gen.domain.review import CAVEAT, Kind, ReactionVerdict, Review
from persona_gen.text.languages import InLanguage, Labels, common_language, language_of

_MOST_READ = 40
"""Texts of a review that are read for its language, where no segment is given."""


class ReviewLabels(Labels):
    """The review's own words. What a figure or a name goes into is a format."""

    review = InLanguage("Copy review", "Textprüfung")
    answer = InLanguage("The answer", "Die Antwort")
    at_a_glance = InLanguage("At a glance", "Auf einen Blick")
    came_about = InLanguage("How this came about", "Wie das zustande kam")
    controls = InLanguage("Controls", "Kontrollen")
    evidence_cited = InLanguage("Evidence cited", "Zitierte Belege")
    variant = InLanguage("Variant", "Fassung")
    verdict = InLanguage("Verdict", "Urteil")
    advice = InLanguage("Advice", "Rat")
    opens = InLanguage(
        "Each answer opens below in full; what is open is printed.",
        "Jede Antwort steht unten ganz; gedruckt wird, was offen ist.",
    )
    many = InLanguage("{} of {}", "{} von {}")
    last = InLanguage(" and ", " und ")
    kinds: InLanguage[dict[Kind, tuple[str, str]]] = InLanguage(
        {
            "headline": ("headline", "headlines"),
            "subject": ("subject line", "subject lines"),
            "ad": ("ad", "ads"),
            "page": ("landing page", "landing pages"),
            "service": ("service description", "service descriptions"),
        },
        {
            "headline": ("Überschrift", "Überschriften"),
            "subject": ("Betreffzeile", "Betreffzeilen"),
            "ad": ("Anzeige", "Anzeigen"),
            "page": ("Seite", "Seiten"),
            "service": ("Angebotsbeschreibung", "Angebotsbeschreibungen"),
        },
    )
    personas = InLanguage(("persona", "personas"), ("Persona", "Personas"))
    answers = InLanguage(("answer", "answers"), ("Antwort", "Antworten"))
    samples = InLanguage(("sample", "samples"), ("Stichprobe", "Stichproben"))
    verdicts: InLanguage[dict[ReactionVerdict, str]] = InLanguage(
        {
            "speaks-to": "speaks to",
            "partly": "partly",
            "does-not": "does not",
            "bears-on": "you judge",
            "cannot-tell": "cannot tell",
        },
        {
            "speaks-to": "spricht an",
            "partly": "zum Teil",
            "does-not": "spricht nicht an",
            "bears-on": "urteilen Sie selbst",
            "cannot-tell": "nicht zu sagen",
        },
    )
    verdicts_of: InLanguage[dict[ReactionVerdict, str]] = InLanguage(
        {
            "speaks-to": "speaks to {}",
            "partly": "partly to {}",
            "does-not": "does not speak to {}",
            "bears-on": "{} spoke of this: you judge",
            "cannot-tell": "the data are silent for {}",
        },
        {
            "speaks-to": "spricht {} an",
            "partly": "spricht {} zum Teil an",
            "does-not": "spricht {} nicht an",
            "bears-on": "von {} gibt es Worte dazu: urteilen Sie selbst",
            "cannot-tell": "zu {} schweigen die Daten",
        },
    )
    no_answer = InLanguage("no answer", "keine Antwort")
    silent = InLanguage("nothing in the data bears on it", "nichts in den Daten betrifft es")
    ask_them = InLanguage(
        "Nothing in the data speaks for it or against it: ask a few of them before you run it. "
        "What comes nearest stands below.",
        "Nichts in den Daten spricht dafür oder dagegen: fragen Sie erst einige von ihnen. "
        "Was am nächsten liegt, steht unten.",
    )
    no_phrase = InLanguage(
        "No phrase stands out with evidence behind it.", "Kein Wort sticht hervor, hinter dem ein Beleg steht."
    )
    no_words = InLanguage("no words singled out", "kein Wort hervorgehoben")
    nobody_names = InLanguage("nobody names words of it", "niemand nennt Worte daraus")
    everyone = InLanguage("all {}", "alle {}")
    would_ask = InLanguage("Would ask", "Würde fragen")
    data_deny = InLanguage("Data say otherwise", "Daten sagen anderes")
    nothing_found = InLanguage("Nothing found on", "Nichts gefunden zu")
    beside: InLanguage[tuple[str, str, str]] = InLanguage(
        ("They said", "Nearest", "Also said"), ("Dazu gesagt", "Am nächsten", "Auch gesagt")
    )
    """What evidence is that nobody counted: left to the reader, of no help, besides a verdict."""
    reads_as = InLanguage("Reads as", "Liest sich als")
    says = InLanguage("Says", "Sagt")
    simulated = InLanguage("Simulated: nobody said this.", "Simuliert: das hat niemand gesagt.")
    rewrite = InLanguage("Rewrite", "Neufassung")
    refused = InLanguage("Refused", "Abgelehnt")
    score = InLanguage("Score", "Wert")
    order = InLanguage("Order", "Reihenfolge")
    not_ranked = InLanguage("not ranked", "nicht gereiht")
    too_close = InLanguage("too close to call", "zu knapp")
    objected = InLanguage("objected to", "beanstandet")
    opinion = InLanguage("opinion", "Meinung")
    each_pair = InLanguage("each pair in both orders", "jedes Paar in beiden Reihenfolgen")
    figures = InLanguage("Figures", "Zahlen")
    prefers = InLanguage("{} rather than {}, whichever stood first", "{} eher als {}, gleich was zuerst stand")
    of_answers = InLanguage(", {} of {}", ", {} von {}")
    order_decided = InLanguage(
        "{} or {}: no preference, since the order shown decided.",
        "{} oder {}: kein Vorzug, denn die Reihenfolge entschied.",
    )
    either = InLanguage("{} or {}: {}", "{} oder {}: {}")
    wins = InLanguage("; {} for {} and {} for {} of {}", "; {} für {} und {} für {} von {}")
    control_heads = InLanguage(
        ("Control", "Persona", "Variant", "Outcome", "Result"),
        ("Kontrolle", "Persona", "Fassung", "Ergebnis", "Ausgang"),
    )
    checks = InLanguage(
        "Checks on the review itself: if these fail, so does what stands above.",
        "Prüfungen der Prüfung selbst: fallen sie durch, so auch, was oben steht.",
    )
    passed = InLanguage(("passed", "failed", "shown"), ("bestanden", "nicht bestanden", "gezeigt"))
    quoted = InLanguage("“{}”", "„{}“")
    simulated_by = InLanguage("Simulated by {} at {}, {}.", "Simuliert von {} bei {}, {}.")
    found_with = InLanguage("Found with {} at {}, {}.", "Gefunden mit {} bei {}, {}.")
    took = InLanguage("{} seconds, {}; {}.", "{} Sekunden, {}; {}.")
    _meaning = InLanguage(
        "A model answered in place of these people, from their segments' evidence. It shows what in the words the data "
        "speak for or against; it does not foretell what customers will do.",
        "Ein Modell antwortet anstelle dieser Menschen, aus den Belegen ihrer Segmente. Es zeigt, wofür und wogegen in "
        "den Worten die Daten sprechen; was Kunden tun werden, sagt es nicht voraus.",
    )
    _without_verdict = InLanguage(
        "Here is what these people said of the same things. Whether that is for the words or against them is yours to "
        "judge.",
        "Hier steht, was diese Menschen von denselben Dingen sagen. Ob das für die Worte spricht oder dagegen, "
        "entscheiden Sie.",
    )
    _caveat = InLanguage(CAVEAT, "das Urteil eines Modells, nicht von Kunden")
    _no_verdict = InLanguage("no verdict", "kein Urteil")

    def caveat(self, review: Review) -> str:
        """What the review is not, as a sentence."""
        sentence = self._caveat if review.caveat == CAVEAT else review.caveat
        sentence = sentence if review.gives_verdicts else self._no_verdict
        return f"{sentence[:1].upper()}{sentence[1:]}."

    def meaning(self, review: Review) -> str:
        """What the review shows, and what it cannot."""
        return self._meaning if review.gives_verdicts else self._without_verdict


def review_labels(review: Review, personas: Iterable[Persona] = (), segments: Iterable[Segment] = ()) -> ReviewLabels:
    """Labels in the language of the segments asked, where they have one in common; else in that of the review's texts.

    Without segments the copy and the reasons tell it.
    """
    homes = {persona.id: persona.segment for persona in personas}
    asked = {homes.get(i, i) for i in review.personas}
    if homes_read := [segment for segment in segments if segment.id in asked]:
        return ReviewLabels(common_language(homes_read))
    reasons = [reason.text for reaction in review.reactions for reason in reaction.reasons]
    texts = [*(variant.text for variant in review.variants), *reasons]
    return ReviewLabels(language_of(" ".join(texts[:_MOST_READ])) or "en")
