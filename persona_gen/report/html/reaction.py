"""One reaction in full: the copy with its phrases marked, why, and what it leaves open."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from persona_gen.domain.review import Phrase, Reaction, Reason, Variant
from persona_gen.report import review_wording as wording
from persona_gen.report.html.markup import pieces, tag
from persona_gen.report.html.proof import Sources, flagged, objections, panel


def reaction_block(reaction: Reaction, variant: Variant, sources: Sources, place: str) -> Markup:
    """The reaction below its copy; ``place`` begins every id in it."""
    said = tag("blockquote", tag("p", f"“{reaction.says}”", dir="auto"), tag("footer", wording.SIMULATED))
    understood = [tag("h4", "Takes the offer to be"), tag("p", reaction.understood_as, dir="auto")]
    score = tag("p", "Score: ", wording.score_in_full(reaction.score), class_="quiet") if reaction.score else None
    return tag(
        "div",
        marked_copy(reaction, variant, place),
        tag(
            "div",
            _phrases("Resonates", "+", reaction.resonates, variant, sources, place),
            _phrases("Repels", "–", reaction.repels, variant, sources, place),
            class_="halves",
        ),
        tag("div", said, class_="says") if reaction.says else None,
        tag("div", understood) if reaction.understood_as else None,
        _reasons("Questions before buying", reaction.questions, variant, sources, f"{place}-asks"),
        _reasons("The data speak against the copy", reaction.contradicts_data, variant, sources, f"{place}-against"),
        _rewrite(reaction, sources, place),
        score,
        class_="answered",
    )


def marked_copy(reaction: Reaction, variant: Variant, place: str) -> Markup:
    """The copy with each phrase underlined and numbered where it ends, ``+1`` or ``–1``; phrases may overlap."""
    phrases = [(f"+{i}", "plus", p) for i, p in enumerate(reaction.resonates, 1)]
    phrases += [(f"–{i}", "minus", p) for i, p in enumerate(reaction.repels, 1)]
    shown: list[Markup | str] = []
    at = 0
    for text, held in pieces(variant.text, [phrase.span for _, _, phrase in phrases]):
        at += len(text)
        kinds = sorted({phrases[i][1] for i in held})
        shown.append(tag("mark", text, class_=" ".join(kinds)) if held else text)
        ending = [i for i in sorted(held) if phrases[i][2].span[1] == at]
        shown += [_reference(*phrases[i][:2], place) for i in ending]
    return tag("blockquote", tag("p", shown, dir="auto"), class_="copy")


def _reference(label: str, kind: str, place: str) -> Markup:
    words = {"plus": "resonates", "minus": "repels"}[kind]
    link = tag("a", label, href=f"#{place}-{kind}{label[1:]}", aria_label=f"{words}, {label[1:]}")
    return tag("sup", link, class_=kind)


def _phrases(
    heading: str, sign: str, phrases: Sequence[Phrase], variant: Variant, sources: Sources, place: str
) -> Markup | None:
    kind = "plus" if sign == "+" else "minus"
    rows = []
    for i, phrase in enumerate(phrases, 1):
        anchor = f"{place}-{kind}{i}"
        words = tag("p", tag("b", f"{sign}{i}"), f" “{variant.text[slice(*phrase.span)]}”", dir="auto", class_="phrase")
        rows.append(tag("li", words, reason_item(phrase.why, sources, anchor, "div"), id=anchor, tabindex=-1))
    return tag("div", tag("h4", heading), tag("ol", rows), class_=kind) if rows else None


def _reasons(heading: str, reasons: Sequence[Reason], variant: Variant, sources: Sources, place: str) -> Markup | None:
    rows = [
        reason_item(reason, sources, f"{place}-{i}", about=wording.about(reason, variant.text))
        for i, reason in enumerate(reasons)
    ]
    return tag("div", tag("h4", heading), tag("ul", rows)) if rows else None


def reason_item(reason: Reason, sources: Sources, place: str, name: str = "li", about: str = "") -> Markup:
    """A sentence of the review, after the words it is ``about``, with what it rests on and what the rules object."""
    kind, sign, word = wording.reason_mark(reason)
    said = tag("span", about, flagged(reason.text, reason.findings), dir="auto")
    mark = panel(kind, sign, word, reason.cites, reason.findings, sources, place)
    return tag(name, tag("div", said, " ", mark, class_="line"), objections(reason.findings), class_=f"claim {kind}")


def _rewrite(reaction: Reaction, sources: Sources, place: str) -> Markup | None:
    if (rewrite := reaction.rewrite) is None:
        return None
    text = tag("p", rewrite.text, dir="auto", class_="new")
    words = ", ".join(rewrite.cites)
    mark = panel("cited", "→", words, rewrite.cites, (), sources, f"{place}-new") if rewrite.cites else None
    changed = tag("div", tag("span", rewrite.changed, dir="auto"), " ", mark, class_="line claim")
    return tag("div", tag("h4", "Suggested rewrite"), text, changed, class_="rewrite")
