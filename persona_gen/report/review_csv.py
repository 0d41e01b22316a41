"""The verdicts of a review as a table for a spreadsheet: a row for each variant and persona."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from persona_gen.domain import Persona, Segment
from persona_gen.domain.review import Phrase, Reaction, Review, Variant
from persona_gen.files import csv_lines
from persona_gen.report import review_wording as wording
from persona_gen.report.review_labels import ReviewLabels, review_labels

CSV_COLUMNS = (
    "variant", "text", "over_all", "advice", "advice_cites",
    "persona", "name", "verdict", "score", "reaches", "reaches_cites", "puts_off", "puts_off_cites",
    "they_said", "they_said_cites", "nothing_found_on", "would_ask", "rewrites", "refused_rewrites",
)  # fmt: skip
"""Several phrases, questions or rewrites of one cell stand below each other. ``they_said`` is what nobody counted for
or against the copy."""


def review(review: Review, personas: Iterable[Persona] = (), segments: Iterable[Segment] = ()) -> Iterator[str]:
    """The lines of the CSV file, in the order of the variants, with no cell that a spreadsheet would calculate."""
    personas, segments = list(personas), list(segments)
    labels = review_labels(review, personas, segments)
    return csv_lines(_rows(review, labels, wording.names(review, personas, segments)))


def _rows(review: Review, labels: ReviewLabels, who: dict[str, str]) -> Iterator[Sequence[object]]:
    verdicts = {each.variant: each for each in review.verdicts}
    reactions = review.reactions_by_cell
    yield CSV_COLUMNS
    for variant in review.variants:
        over_all = verdicts.get(variant.id)
        advice = over_all.advice if over_all else None
        first = (
            variant.id,
            variant.text,
            over_all.verdict if over_all else "",
            wording.advice(labels, over_all) if over_all else "",
            ", ".join(advice.cites) if advice else "",
        )
        for persona_id, name in who.items():
            if reaction := reactions.get((persona_id, variant.id)):
                yield (*first, persona_id, name, *_answer(labels, reaction, variant))


def _answer(labels: ReviewLabels, reaction: Reaction, variant: Variant) -> Sequence[object]:
    related = reaction.nearest if reaction.verdict != "cannot-tell" else ()
    return (
        reaction.verdict,
        f"{reaction.score.mean:.2f}" if reaction.score else "",
        *_phrases(reaction.resonates, variant),
        *_phrases(reaction.repels, variant),
        "\n".join(reason.text for reason in related),
        ", ".join(dict.fromkeys(cite for reason in related for cite in reason.cites)),
        wording.uncovered(labels, reaction, variant.text),
        "\n".join(question.text for question in reaction.questions),
        "\n".join(rewrite.text for rewrite in reaction.rewrites),
        "\n".join(f"{refused.text} ({refused.objection})" for refused in reaction.refused),
    )


def _phrases(phrases: Sequence[Phrase], variant: Variant) -> tuple[str, str]:
    words = "\n".join(" ".join(variant.text[slice(*phrase.span)].split()) for phrase in phrases)
    return words, ", ".join(dict.fromkeys(cite for phrase in phrases for cite in phrase.why.cites))
