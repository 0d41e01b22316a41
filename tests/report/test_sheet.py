"""The sheet: what takes room on it is reckoned with, and its style sheet means the items of a list, not what hangs on
them."""

from __future__ import annotations

import re

from report_sample import finding, persona, report, segment
from rows import every_row

from persona_gen.domain import CheckedClaim, CheckReport, Claim, Ledger
from persona_gen.report.card import Card, card_of
from persona_gen.report.html.page import template_text
from persona_gen.report.html.sheet import sheet_of


def plain() -> Card:
    """A short card with nothing to object to."""
    return card_of(persona().model_copy(update={"journey": (), "questions": ()}), segment())


def objected(words: str) -> Card:
    """The same with this objection to each sentence."""
    who = plain().persona
    claims = tuple(
        CheckedClaim(
            path=path,
            text=claim.text,
            cites=claim.cites,
            verdict="contradicted",
            findings=(finding("number-mismatch", claim.text, claim.text[:1], words),),
        )
        for path, claim in who.claims()
    )
    return card_of(
        who, segment(), CheckReport(persona=who.id, segment=who.segment, claims=claims, summary={}, ledger=Ledger())
    )


def of(**changes: object) -> Card:
    """The same with other words."""
    return card_of(plain().persona.model_copy(update=changes), segment())


@every_row(
    ("more", "less"),
    [
        (card_of(persona(), segment(), report()), card_of(persona(), segment(), None)),
        (objected("so it is not"), plain()),
        (
            objected("says 82 %, but of all who were asked it is 48 %, and the rest of them " * 2),
            objected("so it is not"),
        ),
        (of(name="Konstantinopolitanska " * 4), plain()),
        (
            of(goals=(Claim(text="契約する前に、これがいくらかかるのかを知りたい" * 8),)),
            of(goals=(Claim(text="a" * 184),)),
        ),
        (card_of(plain().persona, segment().model_copy(update={"name": "People who " * 20})), plain()),
    ],
)
def test_what_takes_room_makes_letters_smaller(more: Card, less: Card) -> None:
    """Objections by their words, long names, wide letters: printed smaller, or with less air, than without."""
    one, other = sheet_of(more), sheet_of(less)
    assert (one.size, one.air) < (other.size, other.air)


def test_an_objection_in_a_list_is_no_item_of_it() -> None:
    """It has no number and no rule of its own, and a list with one has as many columns as without."""
    css = template_text("card.css")
    assert re.findall(r"(?<=\.)(?:list|use|further)\b[^{},>]* li\b|:has\(li", css) == []
