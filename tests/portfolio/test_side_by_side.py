"""Personas in a table: who each is, and in what its segment differs from the others by more than chance."""

from __future__ import annotations

import random
import re

import pytest
from rows import every_row

from persona_gen.domain import Claim, Persona, Quote, Segment, Statistic, Trait
from persona_gen.portfolio.compare import Rising, compare
from persona_gen.report.portfolio import overview


def segment(name: str, renting: float, n: int = 400) -> Segment:
    """A segment of two shares, which together are everybody."""
    shares = (("Rents", renting), ("Owns", 1 - renting))
    statistics = tuple(
        Statistic(attribute="Housing", category=category, measure="share", value=value, n=n)
        for category, value in shares
    )
    return Segment(id=name, name=name, size=n, statistics=statistics)


def persona(name: str, of: str) -> Persona:
    """A persona with a role and a want."""
    role, goal = Claim(text="29, rents", cites=("housing.rents",)), Claim(text="Have it over with")
    return Persona(segment=of, name=name, lead="P1", role=role, goals=(goal,))


def test_each_row_says_who_it_is_and_what_sets_it_apart() -> None:
    """Of two shares of one attribute one is told; what is much the same in another segment sets none apart."""
    segments = {s.id: s for s in (segment("a", 0.8), segment("b", 0.4), segment("c", 0.38))}
    found = compare([persona("Ann Lee", "a"), persona("Bo Ray", "b")], segments)
    first, second = found.side_by_side
    assert (first.name, first.role, first.lead, first.wants) == ("Ann Lee", "29, rents", "P1", ("Have it over with",))
    assert first.differs == ("Housing: Rents 80 % (others 38 % to 40 %)",)
    assert second.differs == ()


def test_a_column_is_told_in_words() -> None:
    """The name of a column stands as people say it, and its unit once, behind the figure."""

    def spending(name: str, mean: float) -> Segment:
        basket = Statistic(attribute="average_basket_gbp", measure="mean", value=mean, unit="GBP", n=400, sd=5)
        return Segment(id=name, name=name, size=400, statistics=(basket,))

    [row] = compare([persona("Ann Lee", "a")], {"a": spending("a", 61.7), "b": spending("b", 31)}).side_by_side
    assert row.differs == ("Average basket 61.7 GBP (others 31 GBP)",)


@pytest.mark.parametrize(("renting", "n"), [(0.41, 400), (0.9, 12)])
def test_what_chance_or_few_people_may_have_done_is_no_difference(renting: float, n: int) -> None:
    """Within sampling error, or on a base too small to test, nothing sets a segment apart."""
    segments = {s.id: s for s in (segment("a", renting, n), segment("b", 0.4))}
    [row] = compare([persona("Ann Lee", "a")], segments).side_by_side
    assert row.differs == ()


@pytest.mark.parametrize("width", [60, 88, 140])
def test_the_table_fits_the_terminal(width: int) -> None:
    """Every cell wraps in its column."""
    segments = {s.id: s for s in (segment("a", 0.8), segment("b", 0.4))}
    shown = overview(compare([persona("Ann Lee", "a"), persona("Bo Ray", "b")], segments), width=width)
    assert "Side by side" in shown
    assert max(map(len, shown.splitlines())) <= width


def test_german_segments_are_compared_in_german() -> None:
    """Headings, sentences, figures and methods: nothing of the view is left in English, as if it were data."""

    def kurs(name: str, renting: float) -> Segment:
        quote = Quote(id="q", text="Ich habe keine Zeit und das ist mir auch zu teuer.", speaker="P1")
        figures = tuple(
            Statistic(attribute=what, category=category, measure="share", value=value, overall=0.5, n=400)
            for what, category, value in (
                ("Wohnung", "Miete", renting),
                ("Geschlecht", "weiblich", 0.605),
                ("Alter", "25–34", 0.4),
                *((f"Weg {i}", "Rad", 0.3) for i in range(9)),
            )
        )
        return Segment(id=name, name=name, size=400, statistics=figures, quotes=(quote,))

    segments = {s.id: s for s in (kurs("a", 0.805), kurs("b", 0.4), kurs("c", 0.41))}
    women = (Trait(attribute="Geschlecht", value="weiblich"), Trait(attribute="Alter", value="29"))
    people = [persona("Anna Lee", "a"), persona("Anna Ray", "b"), persona("Anna Roh", "c")]
    german = {"snapshot": women, "goals": (Claim(text="Es hinter sich bringen"),), "role": None}
    seen = compare([each.model_copy(update=german) for each in people], segments)
    assert seen.side_by_side[0].differs == ("Wohnung: Miete 80 % (andere 40 % bis 41 %)",)
    shown = " ".join(overview(seen, "de").split())
    english = {"the", "of", "and", "than", "are", "is", "none", "segments", "people", "others", "to", "most", "with"}
    assert not english & set(re.findall(r"\b[a-z]+\b", shown))
    assert "Anna (3)" in shown and "3 Personas neben 3 Segmenten" in shown and "Frauen" in shown


@every_row("seed", range(30))
def test_neighbours_are_those_that_looking_at_all_would_find(seed: int) -> None:
    """The least, the nearest and the greatest of the other segments, of equals the first, also beyond both ends."""
    rng = random.Random(seed)
    held = [
        (f"s{i}", Statistic(id=f"x{i}", attribute="Rents", measure="share", value=rng.randrange(4) / 4))
        for i in range(rng.randrange(1, 9))
    ]
    for segment, own in held:
        others = sorted((s for i, s in held if i != segment), key=lambda s: s.value)
        nearest = min(others, key=lambda s: abs(s.value - own.value), default=None)
        among = Rising.of(held).others(segment, own.value)
        assert (among and among[1]) == nearest
        assert (among and (among[0].value, among[2].value)) == (
            (others and (others[0].value, others[-1].value)) or None
        )
