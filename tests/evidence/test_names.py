"""Names: usual in the locale, nobody's in the data, and given once."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from persona_gen.domain import Quote, Segment, slug
from persona_gen.evidence.names import Names, Pronoun


def segment(**given: Any) -> Segment:
    """A segment of which only what the test is about is given."""
    return Segment.model_validate({"name": "Test", "quotes": [{"text": "Fine."}]} | given)


def choose_name(whose: Segment, pronoun: Pronoun) -> str:
    """The first name of a run."""
    return Names().choose(whose, pronoun)


def test_names_are_unique_in_a_run() -> None:
    """Sixty segments get sixty full names and sixty given names."""
    run = Names()
    given = [run.choose(segment(id=f"segment-{i}"), "she") for i in range(60)]
    assert len(set(given)) == 60
    assert len({name.split()[0] for name in given}) == 60


@pytest.mark.slow
def test_a_table_that_is_used_up_still_gives_unique_names_fast() -> None:
    """Three thousand people of one locale get three thousand names, of which no two make the same file name."""
    run = Names()
    given = [run.choose(segment(id=f"segment-{i}", locale="en_GB"), "he") for i in range(3000)]
    assert len({slug(name) for name in given}) == 3000


def test_names_kept_from_before_go_to_nobody_else() -> None:
    """The names of personas that are there already are not given again, whoever comes first."""
    first = choose_name(segment(), "she")
    assert Names([first]).choose(segment(), "she").split()[0] != first.split()[0]


def test_a_name_never_comes_from_the_quotes() -> None:
    """A speaker's name, or one mentioned in a quote, in any case and with or without accents, is drawn again."""
    first = choose_name(segment(), "she").split()
    for word in first:
        spoken = choose_name(segment(quotes=[Quote(text=f"My sister {word.upper()}'s idea.")]), "she")
        speaking = choose_name(segment(quotes=[Quote(text="Fine.", speaker=f"{word} K.")]), "she")
        assert word not in spoken.split() + speaking.split()
    assert choose_name(segment(quotes=[Quote(text=f"{first[0]}ville is a town.")]), "she").split() == first


@pytest.mark.slow
def test_names_are_the_same_in_another_process() -> None:
    """The seed is the segment id, not Python's salted hash."""
    code = (
        "from persona_gen.domain import Segment; from persona_gen.evidence.names import Names\n"
        "print(Names().choose(Segment(name='Test', quotes=[{'text': 'Fine.'}]), 'she'))"
    )
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == choose_name(segment(), "she")


@pytest.mark.parametrize(
    "locale", ["en_GB", "de_DE", "fr_FR", "es_MX", "pl_PL", "ru_RU", "ja_JP", "zh_CN", "en-CA", "de"]
)
def test_names_are_letters_of_the_locale_without_titles(locale: str) -> None:
    """Given and family name and nothing else, in the order usual there."""
    for i in range(8):
        name = choose_name(segment(id=f"segment-{i}", locale=locale), "he")
        assert all(c.isalpha() or c in "-' ’" for c in name)
        assert len(name) <= 29
        assert name == name.strip()


def test_hungarian_names_begin_with_the_family() -> None:
    """Faker's formats tell the order of given and family name, and whether a space stands between."""
    hungarian = {choose_name(segment(id=f"segment-{i}", locale="hu_HU"), "she").split()[1] for i in range(6)}
    chinese = choose_name(segment(locale="zh_CN"), "she")
    assert len(hungarian) == 6
    assert " " not in chinese


def test_a_locale_without_names_says_so() -> None:
    """A language unknown to Faker gets an American name and a warning."""
    with pytest.warns(UserWarning, match="no names for the locale xx_XX"):
        assert choose_name(segment(locale="xx_XX"), "they")
