"""What happened on the way of a review that its reader should know, in sentences, in the language of its people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from persona_gen.domain.review import Comparison, Control, Variant
from persona_gen.reviewer.asking import Unanswered
from persona_gen.reviewer.comparison import MOST_COMPARISONS, fewest_samples, pair_by_pair, too_few
from persona_gen.reviewer.controls import STRANGER
from persona_gen.reviewer.copy_text import directions
from persona_gen.reviewer.panel import PanelMember
from persona_gen.reviewer.session import Dropped, Session
from persona_gen.text.languages import InLanguage, Labels, common_language

_MOST_SHOWN = 120
"""Characters that are told of words which address a model."""


class _Forms(Labels):
    """The sentences in one language."""

    too_small = InLanguage(
        "This model is too small to judge, to score or to compare: it shows the evidence that bears on the copy, "
        "and you judge whether it is for or against it.",
        "Dieses Modell ist zu klein, um zu urteilen, zu bewerten oder zu vergleichen: es zeigt die Belege, die den "
        "Text betreffen, und ob sie dafür oder dagegen sprechen, beurteilen Sie.",
    )
    by_words = InLanguage(
        "Evidence was found by words in common alone{}; the extra `local` or --embeddings finds it by meaning.",
        "Belege wurden nur an gemeinsamen Wörtern gefunden{}; das Extra `local` oder --embeddings findet sie dem Sinn "
        "nach.",
    )
    for_some = InLanguage(" for {}", " für {}")
    directions = InLanguage(
        "{} addresses a model, and these words were not shown to it: “{}”.",
        "{} spricht ein Modell an, und diese Worte wurden ihm nicht gezeigt: „{}“.",
    )
    of_pairs = InLanguage(
        "Of {} answers to pairs {} changed with the order shown or preferred neither.",
        "Von {} Antworten zu Paaren wechselten {} mit der gezeigten Reihenfolge oder zogen keines vor.",
    )
    too_many_pairs = InLanguage(
        "More than {} answers to pairs would be needed: variants are ranked by score.",
        "Mehr als {} Antworten zu Paaren wären nötig: die Fassungen sind nach dem Wert gereiht.",
    )
    left_out = InLanguage("Left out, {}: {}.", "Weggelassen, {}: {}.")
    dropped: InLanguage[Mapping[Dropped, str]] = InLanguage(
        {
            "phrases": "phrases that do not stand in the copy",
            "speech": "reactions in simulated speech that are not fit to print",
        },
        {
            "phrases": "Wendungen, die nicht im Text stehen",
            "speech": "Reaktionen in simulierter Rede, die sich nicht drucken lassen",
        },
    )
    no_stranger = InLanguage(
        "How much the persona matters is not known: a control with another segment needs --segments with two.",
        "Wie viel die Persona ausmacht, ist nicht bekannt: die Kontrolle mit einem anderen Segment braucht --segments "
        "mit zweien.",
    )
    generic = InLanguage(
        "Another segment's persona says the same as {}: these answers are generic.",
        "Die Persona eines anderen Segments sagt dasselbe wie {}: diese Antworten sind allgemein.",
    )
    specific = InLanguage(
        "Another segment's persona answers otherwise: the answers rest on the segment's evidence.",
        "Die Persona eines anderen Segments antwortet anders: die Antworten stützen sich auf die Belege des Segments.",
    )
    no_reply = InLanguage("No usable reply of {}", "Keine brauchbare Antwort von {}")


def notes(
    session: Session,
    readers: Sequence[PanelMember],
    comparisons: Sequence[Comparison],
    controls: Sequence[Control] | None,
    unanswered: Unanswered,
) -> tuple[str, ...]:
    """Of the model, the evidence, the copy, the pairs, what was left out and what was not answered, in this order."""
    forms = _Forms(common_language(reader.segment for reader in readers))
    return (
        *_of_the_model(session, forms),
        *_of_the_evidence(readers, forms),
        *_of_directions(session.variants, forms),
        *_of_pairs(session, comparisons, forms),
        *(forms.left_out.format(forms.dropped[what], count) for what, count in session.dropped.items() if count),
        *([_of_controls(controls, forms)] if controls is not None else []),
        *(forms.no_reply.format(reason) for reason in unanswered.reasons),
    )


def _of_the_model(session: Session, forms: _Forms) -> Iterable[str]:
    if session.ranking is None:
        yield forms.too_small
    elif session.samples < fewest_samples() and len(session.variants) > 1:
        yield too_few(session.samples, forms.language)


def _of_the_evidence(readers: Sequence[PanelMember], forms: _Forms) -> Iterable[str]:
    by_words = [reader.id for reader in readers if reader.embedder is None]
    if by_words:
        yield forms.by_words.format(forms.for_some.format(", ".join(by_words)) if len(by_words) < len(readers) else "")


def _of_directions(variants: Iterable[Variant], forms: _Forms) -> Iterable[str]:
    for variant in variants:
        if cut := directions(variant.text):
            words = " ".join(" ".join(variant.text[slice(*span)].split()) for span in cut)
            yield forms.directions.format(variant.id, words[:_MOST_SHOWN])


def _of_pairs(session: Session, comparisons: Sequence[Comparison], forms: _Forms) -> Iterable[str]:
    asked, turned = sum(c.samples for c in comparisons), sum(c.samples - sum(c.wins) for c in comparisons)
    if asked:
        yield forms.of_pairs.format(asked, turned)
    if session.ranking and len(session.variants) > 1 and not pair_by_pair(len(session.variants), session.samples):
        yield forms.too_many_pairs.format(MOST_COMPARISONS)


def _of_controls(results: Sequence[Control], forms: _Forms) -> str:
    """Whether the persona matters, by all controls with another segment's."""
    strangers = [control for control in results if control.name in STRANGER]
    generic = [control.persona for control in strangers if control.passed is False]
    if not strangers:
        return forms.no_stranger
    return forms.generic.format(", ".join(generic)) if generic else forms.specific
