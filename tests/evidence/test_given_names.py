"""Names that fit the decade of birth."""

from __future__ import annotations

import random

import pytest

from persona_gen.domain import Segment, slug
from persona_gen.evidence.names import COMPUTED_IN, Names, Pronoun, names_of_decade

LOCALES = ("en_US", "en_GB", "de_DE", "fr_FR", "es_ES")


@pytest.mark.slow
def test_a_thousand_names_fit_their_decade() -> None:
    """Of 200 people of 20 to 80 in each of five countries nearly all fit their decade, nobody twice in a run."""
    lot = random.Random(7)
    fits = 0
    for locale in LOCALES:
        for run in range(20):
            names, given = Names(), set()
            for n in range(10):
                age, pronoun = lot.randint(20, 80), lot.choice(("she", "he"))
                segment = Segment.model_validate(
                    {"id": f"{locale}-{run}-{n}", "name": "S", "locale": locale, "quotes": [{"text": "Fine."}]}
                )
                name = names.choose(segment, pronoun, age)
                fits += name.split()[0] in names_of_decade(locale, pronoun, COMPUTED_IN - age)
                given.add(slug(name))
            assert len(given) == 10
    assert fits >= 990


@pytest.mark.parametrize("pronoun", ["she", "he", "they"])
def test_no_name_is_a_participants(pronoun: Pronoun) -> None:
    """Whoever is named in the quotes lends the persona no name."""
    usual = names_of_decade("en_GB", pronoun, 1997)
    quotes = [{"text": f"My friend {name} says it is fine."} for name in usual[:-1]]
    segment = Segment.model_validate({"id": "s", "name": "S", "locale": "en_GB", "quotes": quotes})
    assert Names().choose(segment, pronoun, 29).split()[0] == usual[-1]


def test_a_run_longer_than_the_table_still_gives_unique_names() -> None:
    """When the decade's names are used up they come again, in other full names."""
    names = Names()
    chosen = [
        names.choose(Segment.model_validate({"id": f"s{n}", "name": "S", "quotes": [{"text": "Fine."}]}), "she", 30)
        for n in range(60)
    ]
    assert len(set(chosen)) == 60


@pytest.mark.parametrize(("locale", "pronoun"), [("ja_JP", "she"), ("de_AT", "he"), ("en_AU", "they")])
def test_other_countries_have_the_names_of_their_language_or_fakers(locale: str, pronoun: Pronoun) -> None:
    """Where no table fits, Faker's names are used as before."""
    segment = Segment.model_validate({"id": "s", "name": "S", "locale": locale, "quotes": [{"text": "Fine."}]})
    assert Names().choose(segment, pronoun, 40)
    assert bool(names_of_decade(locale, pronoun, 1986)) is (locale != "ja_JP")
