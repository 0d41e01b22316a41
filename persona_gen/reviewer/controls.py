"""Checks on the review itself: what must not matter does not, and how much the persona does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from persona_gen.domain import Persona, Trait
from persona_gen.domain.review import Comparison, Control, Reaction, Variant
from persona_gen.report.review_labels import ReviewLabels
from persona_gen.reviewer.comparison import pairs
from persona_gen.reviewer.panel import PanelMember
from persona_gen.reviewer.session import Session
from persona_gen.text.languages import InLanguage, Labels, segment_language

DECOYS = (
    "Industrial pumps with 20,000 hours between failures",
    "Learn the ukulele with a live teacher",
    "Aluminium roof racks for estate cars",
    "Premium dog food with wild salmon",
    "Why Roman concrete outlived an empire",
)
"""Copy for other people altogether; of these the one the segment's data know least of is shown."""
_OTHER = {"woman": "Man", "female": "Male", "man": "Woman", "male": "Female", "frau": "Mann", "weiblich": "Männlich",
          "mann": "Frau", "männlich": "Weiblich"}  # fmt: skip


class ControlForms(Labels):
    """What controls are called, and what came of them, in one language."""

    decoy = InLanguage("off-topic decoy", "Köder zu anderem Thema")
    twice = InLanguage("the same twice", "zweimal dasselbe")
    renamed = InLanguage("another name and gender", "anderer Name, anderes Geschlecht")
    nobody = InLanguage("no persona", "keine Persona")
    stranger = InLanguage("another segment's persona", "Persona eines anderen Segments")
    asked_all_the_same = InLanguage(
        "; asked all the same, it loses to {lost} of {of} variants and beats {won}: {place}",
        "; trotzdem gefragt, unterliegt er {lost} von {of} Fassungen und schlägt {won}: {place}",
    )
    places = InLanguage(
        ("ranked last", "not ranked last", "last or level"),
        ("der Letzte", "nicht der Letzte", "Letzter oder gleichauf"),
    )
    no_preference = InLanguage("no preference, by code", "kein Vorzug, nach Regel")
    prefers = InLanguage("prefers {}", "zieht {} vor")
    as_somebody = InLanguage("as {name}: {same}; scores differ by {apart} at most",
                             "als {name}: {same}; Werte höchstens {apart} auseinander")  # fmt: skip
    same_verdict = InLanguage("the same verdict for {} of {} variants", "dasselbe Urteil bei {} von {} Fassungen")
    instead_of = InLanguage("{} {} instead of {}", "{} {} statt {}")
    same_preference = InLanguage("the same preference in {} of {} pairs", "derselbe Vorzug in {} von {} Paaren")
    nothing = InLanguage("nothing to compare with", "nichts zu vergleichen")
    generic = InLanguage("says the same: the answer is generic", "sagt dasselbe: die Antwort ist allgemein")
    specific = InLanguage("so the persona matters", "die Persona macht also etwas aus")


STRANGER = frozenset((ControlForms("en").stranger, ControlForms("de").stranger))
"""The names of the control that tells whether the persona matters."""
_NAMES = ("Marcus Bell", "Ingrid Solheim")


def controls(
    session: Session,
    reader: PanelMember,
    reactions: Sequence[Reaction],
    comparisons: Sequence[Comparison],
    stranger: PanelMember | None,
) -> list[Control]:
    """Every control for one reader; ``stranger`` is another segment's, where one was read."""
    results = [_decoy(session, reader), _renamed(session, reader, reactions)]
    if session.ranking:
        results += [_twice(session, reader), _nobody(session, reader, reactions, comparisons)]
    if stranger:
        results.append(_stranger(session, reader, stranger, reactions, comparisons))
    return results


def _decoy(session: Session, reader: PanelMember) -> Control:
    def nearest(text: str) -> float:
        return max((near.nearness for near in reader.near.near(text)), default=0.0)

    text = min(DECOYS, key=nearest)
    decoy = Variant(id="decoy", text=text)
    verdict = session.react(reader, decoy).verdict
    results = [result for v in session.variants if (result := session.compare(reader, (v, decoy), 1))]
    won = sum(result.preferred == "decoy" for result in results)
    lost = sum(result.preferred not in (None, "decoy") for result in results)
    forms = _forms_of(reader)
    place = forms.places[0 if lost == len(results) else 1 if won else 2]
    asked = forms.asked_all_the_same.format(lost=lost, of=len(results), won=won, place=place)
    return Control(
        name=forms.decoy,
        persona=reader.id,
        variant="decoy",
        outcome=f'"{text}": {ReviewLabels(forms.language).verdicts[verdict]}{asked if results else ""}',
        passed=verdict in ("cannot-tell", "does-not") and not won,
    )


def _twice(session: Session, reader: PanelMember) -> Control:
    """Code gives no preference without asking."""
    variant = session.variants[0]
    again = Variant(id=f"{variant.id} again", text=variant.text)
    result = session.compare(reader, (variant, again))
    preferred, forms = result.preferred if result else None, _forms_of(reader)
    return Control(
        name=forms.twice,
        persona=reader.id,
        variant=variant.id,
        outcome=forms.no_preference if preferred is None else forms.prefers.format(preferred),
        passed=preferred is None,
    )


def _renamed(session: Session, reader: PanelMember, reactions: Sequence[Reaction]) -> Control:
    old = reader.persona or Persona(segment=reader.segment.id, name="Emma Whitfield")
    name = next(name for name in _NAMES if name != old.name)
    traits = tuple(
        Trait(attribute=trait.attribute, value=_OTHER.get(trait.value.casefold(), trait.value), cites=trait.cites)
        for trait in old.snapshot
    )
    other = PanelMember(
        reader.id, reader.index, old.model_copy(update={"name": name, "snapshot": traits}), reader.embedder
    )
    before, after = _verdicts(reactions), [session.react(other, variant) for variant in session.variants]
    same = sum(before.get(r.variant) == r.verdict for r in after)
    scores = {reaction.variant: reaction.score for reaction in reactions}
    forms = _forms_of(reader)
    apart = [abs(a.score.mean - b.mean) for a in after if a.score and (b := scores.get(a.variant))]
    return Control(
        name=forms.renamed,
        persona=reader.id,
        variant=", ".join(r.variant for r in after),
        outcome=forms.as_somebody.format(
            name=name,
            same=forms.same_verdict.format(same, len(after)),
            apart=forms.localised(f"{max(apart, default=0.0):.2f}"),
        ),
        passed=same == len(after),
    )


def _nobody(
    session: Session, reader: PanelMember, reactions: Sequence[Reaction], comparisons: Sequence[Comparison]
) -> Control:
    forms = _forms_of(reader)
    scores = {variant.id: session.score_alone(variant) for variant in session.variants}
    both = [
        forms.instead_of.format(r.variant, *(forms.localised(f"{score.mean:.1f}") for score in (alone, r.score)))
        for r in reactions
        if r.score and (alone := scores.get(r.variant))
    ]
    preference = _preferring(lambda pair: session.compare(None, pair, 1), session.variants, comparisons, forms)
    outcome = "; ".join(part for part in (", ".join(both), preference) if part)
    return Control(name=forms.nobody, persona=reader.id, variant="all", outcome=outcome or forms.nothing)


def _stranger(
    session: Session,
    reader: PanelMember,
    stranger: PanelMember,
    reactions: Sequence[Reaction],
    comparisons: Sequence[Comparison],
) -> Control:
    before, after = _verdicts(reactions), [session.react(stranger, variant) for variant in session.variants]
    same = sum(before.get(r.variant) == r.verdict for r in after)
    forms = _forms_of(reader)
    preference = _preferring(lambda pair: session.compare(stranger, pair, 1), session.variants, comparisons, forms)
    matters = forms.generic if same == len(after) else forms.specific
    outcome = f"{stranger.id}: {forms.same_verdict.format(same, len(after))}, {matters}"
    return Control(
        name=forms.stranger,
        persona=reader.id,
        variant="all",
        outcome=f"{outcome}; {preference}" if preference else outcome,
        passed=same < len(after),
    )


def _preferring(
    again: Callable[[tuple[Variant, Variant]], Comparison | None],
    variants: Sequence[Variant],
    before: Sequence[Comparison],
    forms: ControlForms,
) -> str:
    """How often somebody else prefers the same of two variants, among the pairs in which the reader preferred one."""
    preferred = {(c.a, c.b): c.preferred for c in before if c.preferred}
    asked = [result for p in pairs(variants) if (p[0].id, p[1].id) in preferred and (result := again(p))]
    same = sum(preferred[result.a, result.b] == result.preferred for result in asked)
    return forms.same_preference.format(same, len(asked)) if asked else ""


def _verdicts(reactions: Sequence[Reaction]) -> dict[str, str]:
    return {reaction.variant: reaction.verdict for reaction in reactions}


def _forms_of(reader: PanelMember) -> ControlForms:
    return ControlForms(segment_language(reader.segment))
