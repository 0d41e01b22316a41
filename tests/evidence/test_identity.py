"""Who the person is: typical values only, and a name that is nobody's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import fixture_segments
import pytest
from paths import FIXTURES
from rows import every_row

from persona_gen.domain import Persona, Segment
from persona_gen.evidence.identity import Identity, identify
from persona_gen.evidence.names import names_of_decade
from persona_gen.evidence.phrasing import own_value
from persona_gen.writer.unknown import unknown

SEGMENT_FILES = sorted(FIXTURES.glob("*.yaml"))
GENDER = [("Woman", 0.6), ("Man", 0.4)]


def fixture(path: Path) -> Segment:
    """A fixture file as a segment, read without the readers."""
    return fixture_segments.segment(path.stem)


def one(attribute: str = "Age", measure: str = "share", **given: Any) -> dict[str, Any]:
    """A statistic as a file gives it, of 400 people."""
    return {"attribute": attribute, "measure": measure, "n": 400} | given


def parts(attribute: str, *categories: tuple[str, float], **given: Any) -> list[dict[str, Any]]:
    """The category shares of one attribute."""
    return [one(attribute, category=category, value=value, **given) for category, value in categories]


def segment(*statistics: dict[str, Any], **given: Any) -> Segment:
    """A segment of 400 people with one quote."""
    content = {"name": "Test", "size": 400, "statistics": statistics, "quotes": [{"text": "Fine."}]}
    return Segment.model_validate(content | given)


def rows(identity: Identity) -> dict[str, str]:
    """The snapshot as a table."""
    return {trait.attribute: trait.value for trait in identity.snapshot}


@pytest.mark.parametrize("path", SEGMENT_FILES, ids=lambda p: p.stem)
def test_every_trait_cites_a_statistic_that_says_it(path: Path) -> None:
    """Each row names one statistic of its own attribute, and its value is that statistic's category or figure."""
    given = fixture(path)
    identity = identify(given)
    assert 5 <= len(identity.snapshot) <= 9
    for trait in identity.snapshot:
        (cited,) = (s for s in given.statistics if s.id in trait.cites)
        assert trait.attribute == cited.attribute
        assert trait.value in (cited.category, own_value(cited, given))
        assert cited.measure != "share" or cited.value >= 0.25
        assert cited.n is not None
        assert given.size is not None
        assert cited.n >= given.size / 2
    assert identify(given) == identity


def test_the_snapshot_of_a_fixture() -> None:
    """Who she is comes first, then how the segment differs; satisfaction, tied regions and small bases stay out.

    Where to meet her, what she wants and what stops her stand in lists of their own.
    """
    (buyers,) = (fixture(p) for p in SEGMENT_FILES if p.stem == "anxious-first-time-buyers")
    identity = identify(buyers)
    assert identity.pronoun == "she"
    assert rows(identity) == {
        "Age": "29",
        "Gender": "Woman",
        "Job situation": "Permanent employee",
        "Housing": "Rents in a city",
        "Visits to property portals": "about 11 visits per week",
        "Deposit saved so far": "18,600 GBP",
        "Agrees with the statement": "I worry about making a mistake I cannot undo",
    }


@pytest.mark.parametrize(
    ("statistics", "attribute", "value"),
    [
        pytest.param([one(measure="mean", value=29.4, unit="years")], "Age", "29", id="a mean age is rounded"),
        pytest.param([one(measure="median", value=44.5)], "Age", "44", id="a median age is rounded"),
        pytest.param(parts("Age", ("18-34", 0.3), ("35-54", 0.5), ("55+", 0.2)), "Age", "35-54", id="an age band"),
        pytest.param(
            [*parts("Age group", ("18-34", 0.6), ("35+", 0.4)), one(measure="mean", value=33)],
            "Age",
            "33",
            id="a mean before a band",
        ),
        pytest.param(
            parts("Age", ("20s", 0.18), ("30s", 0.17), ("40s", 0.17), ("50s", 0.16), ("60s", 0.16), ("70s", 0.16)),
            "Age",
            None,
            id="a mode below a quarter",
        ),
        pytest.param(parts("Age", ("18-24", 0.3)), "Age", None, id="the larger part is not in the file"),
        pytest.param(parts("Job", ("Nurse", 0.6), ("Other", 0.4)), "Job", "Nurse", id="a mode"),
        pytest.param(parts("Job", ("Nurse", 0.38), ("Cook", 0.37), ("Clerk", 0.25)), "Job", None, id="a near tie"),
        pytest.param(parts("Job", ("Other", 0.5), ("Nurse", 0.3), ("Cook", 0.2)), "Job", None, id="nobody is an other"),
        pytest.param(parts("Household", ("Children at home", 0.46)), "Household", None, id="a lone minority"),
        pytest.param(parts("Household", ("Children at home", 0.56)), "Household", "Children at home", id="a majority"),
        pytest.param(
            [one("Children", "mean", value=1.8, unit="children")], "Children", "about 2 children", id="people are whole"
        ),
        pytest.param([one("Income", "median", value=3850, unit="EUR")], "Income", "3,850 EUR", id="income as printed"),
        pytest.param(
            [one("Satisfaction with work", "mean", value=9, overall=4, sd=1, unit="points out of 10")],
            "Satisfaction with work",
            None,
            id="no rating",
        ),
        pytest.param(
            parts("Likes", ("Tea", 0.45), ("Rum", 0.3), overall=0.1, choice="multiple"),
            "Likes",
            None,
            id="minority tastes",
        ),
        pytest.param(parts("Does", ("Yoga", 0.7), overall=0.2, choice="multiple"), "Does", "Yoga", id="a difference"),
        pytest.param(parts("Does", ("Yoga", 0.7), overall=0.8, choice="multiple"), "Does", None, id="less than others"),
        pytest.param(parts("Does", ("Yoga", 0.7), overall=0.69, choice="multiple"), "Does", None, id="no difference"),
        pytest.param(parts("Job", ("Nurse", 1.0), n=29), "Job", None, id="asked of a few"),
    ],
)
def test_only_typical_values_become_traits(statistics: list[dict[str, Any]], attribute: str, value: str | None) -> None:
    """A trait of a minority, a tie or a sub-base is never shown as the person's own."""
    given = segment(*statistics, *parts("Gender", *GENDER))
    assert rows(identify(given)).get(attribute) == value


def test_a_year_of_birth_is_shown_as_it_is_and_gives_the_name_its_decade() -> None:
    """No age is derived; where ages are counted too, the year says nothing new."""
    for attribute in ("Year of birth", "birth_year", "In what year were you born?"):
        born = one(attribute, "mean", value=1986.8, overall=1972.4, unit=None)
        given = segment(born, *parts("Gender", *GENDER, choice="single"), locale="en_US")
        identity = identify(given)
        assert rows(identity)[attribute] == "1987"
        assert identity.name.split()[0] in names_of_decade("en_US", "she", 1987)
        assert "No figures on age" not in " ".join(unknown(Persona(segment="s", name="A B"), given))
        with_age = identify(segment(born, one("Age", "mean", value=39.2, unit="years")))
        assert list(rows(with_age)) == ["Age"]


@every_row(
    ("attribute", "categories", "year", "locale"),
    [
        ("Year of birth", (("before 1945", 0.17), ("1945-1954", 0.41), ("1955-1964", 0.31)), 1950, "en_GB"),
        ("D2_birth_decade", (("1970s", 0.32), ("1980s", 0.39), ("1990s or later", 0.15)), 1985, "en_US"),
        ("Geburtsjahrzehnt", (("1960er", 0.6), ("1970er", 0.4)), 1965, "de_DE"),
    ],
)
def test_a_band_of_birth_years_gives_the_name_its_decade(
    attribute: str, categories: tuple[tuple[str, float], ...], year: int, locale: str
) -> None:
    """Years of birth are asked in bands, too, and a form of address tells the gender under any name."""
    address = {"de_DE": "Herr"}.get(locale, "Mr")
    column = parts("Addressed as", (address, 0.61), ("Dr", 0.39), n=400)
    identity = identify(segment(*parts(attribute, *categories), *column, locale=locale))
    assert attribute in rows(identity)
    assert identity.pronoun == "he"
    assert identity.name.split()[0] in names_of_decade(locale, "he", year)


def test_births_of_others_are_no_year_of_birth() -> None:
    """The year in which a child was born says nothing of the person's age."""
    given = segment(*parts("Year of birth of the youngest child", ("2015-2019", 0.7), ("2020-2024", 0.3)))
    assert identify(given).name.split()[0] in names_of_decade("en_US", "they", 2000)


@every_row(
    ("statistics", "line"),
    [
        (parts("Home", ("own", 0.58), ("rent", 0.42)), None),
        (parts("Pays by card", ("yes", 0.9), ("no", 0.1), overall=0.5), None),
        (
            [*parts("Age", ("35-44", 0.58), ("45-54", 0.42)), *parts("Home", ("own", 0.6), ("rent", 0.4))],
            "35-44 · Owns the home",
        ),
        (parts("Occupation", ("Nurse", 0.58), ("Cook", 0.42)), "Nurse"),
    ],
)
def test_a_role_says_who_somebody_is(statistics: list[dict[str, Any]], line: str | None) -> None:
    """Neither "own" nor a way of paying is a line under a name; work is, and two facts are."""
    given = segment(*statistics)
    role = identify(given).role(given)
    assert (role.text if role else None) == line


def test_rows_stand_in_the_order_of_a_card() -> None:
    """Age, gender, work, place, household, housing, money, education, whatever the order of the file."""
    given = segment(
        *parts("Education", ("Degree", 0.7), ("School", 0.3)),
        one("Income", "mean", value=32000, unit="GBP"),
        *parts("Housing", ("Rents", 0.7), ("Owns", 0.3)),
        *parts("Family", ("Single", 0.7), ("Couple", 0.3)),
        *parts("Region", ("North", 0.7), ("South", 0.3)),
        *parts("Occupation", ("Nurse", 0.7), ("Cook", 0.3)),
        *parts("Gender", *GENDER),
        one(measure="mean", value=31),
    )
    expected = ["Age", "Gender", "Occupation", "Region", "Family", "Housing", "Income", "Education"]
    assert list(rows(identify(given))) == expected


def test_small_bases_are_used_only_where_there_are_no_others() -> None:
    """Below ten people a figure gives way, but a segment of seven still has a face."""
    seven = parts("Job", ("Nurse", 0.71), ("Cook", 0.29), n=7)
    assert "Job" not in rows(identify(segment(*seven, *parts("Gender", *GENDER), size=12)))
    assert rows(identify(segment(*seven, size=7))) == {"Job": "Nurse"}


@every_row(
    ("attribute", "categories", "pronoun", "shown"),
    [
        ("Gender", [("Woman", 0.55), ("Man", 0.45)], "she", "Woman"),
        ("Gender Identity", [("Female", 0.4286), ("Male", 0.5714)], "he", "Male"),
        ("Geschlecht", [("weiblich", 0.61), ("männlich", 0.38), ("divers", 0.01)], "she", "weiblich"),
        ("Sexe", [("Hommes", 0.7), ("Femmes", 0.3)], "he", "Hommes"),
        ("Sexo", [("Mujer", 0.7), ("Hombre", 0.3)], "she", "Mujer"),
        ("Gender", [("Non-binary", 0.6), ("Woman", 0.4)], "they", "Non-binary"),
        ("Gender", [("Prefer not to say", 0.6), ("Woman", 0.4)], "they", None),
        ("Gender", [("Women", 0.38)], "they", None),
        ("Favourite colour", [("Red", 0.6), ("Blue", 0.4)], "they", None),
    ],
)
def test_the_pronoun_follows_the_most_frequent_gender(
    attribute: str, categories: list[tuple[str, float]], pronoun: str, shown: str | None
) -> None:
    """In four languages, and never guessed where the data do not say."""
    identity = identify(segment(*parts(attribute, *categories)))
    assert (identity.pronoun, rows(identity).get(attribute)) == (pronoun, shown)


def test_a_tie_is_no_fact_about_the_person() -> None:
    """Half women and half men give neither: no line of the snapshot, and "they"."""
    identity = identify(segment(*parts("Gender", ("Woman", 0.5), ("Man", 0.5))))
    assert (identity.pronoun, identity.snapshot) == ("they", ())


def test_an_age_that_everyone_has_more_of_is_nobodys_where_another_is_level() -> None:
    """Of 31 % against 38 % and of 29 % against 18 %, neither is told of one person; without a rival the first is."""
    bands = [("35-54", 0.31, 0.38), ("65+", 0.29, 0.18)]
    rows = [one(category=band, value=value, overall=overall) for band, value, overall in bands]
    assert not identify(segment(*rows)).snapshot
    assert identify(segment(rows[0], *parts("Age", ("18-34", 0.24), ("55-64", 0.2)))).snapshot


def test_what_everybody_has_describes_nobody() -> None:
    """A screening criterion that all meet, here and in the whole base, is no line of the snapshot."""
    assert identify(segment(one("Housing", "share", category="Rents", value=1.0, overall=1.0))).snapshot == ()


def test_a_person_has_whole_numbers() -> None:
    """Nobody uses 10.3 platforms; small amounts keep their decimals."""
    platforms = one("Platforms", "mean", value=10.3, unit="platforms", overall=4.0, sd=2.0)
    share = one("Late", "mean", value=0.4, unit="hours", overall=0.1, sd=0.1)
    values = {trait.attribute: trait.value for trait in identify(segment(platforms, share)).snapshot}
    assert values == {"Platforms": "about 10 platforms", "Late": "0.4 hours"}


def test_the_role_is_the_snapshot_in_one_line() -> None:
    """Age, work and home, citing what they come from; nothing where nothing of it is known."""
    buyers = fixture(FIXTURES / "anxious-first-time-buyers.yaml")
    role = identify(buyers).role(buyers)
    assert role
    assert (role.text, role.cites) == (
        "29 · Permanent employee · Rents in a city",
        ("age", "job.permanent", "housing.rents"),
    )
    unknown = segment(one("Late", "mean", value=0.4, unit="hours"))
    assert identify(unknown).role(unknown) is None
    yes = segment(*parts("Children under 12 at home", ("yes", 0.7), ("no", 0.3)), *parts("Place", ("City", 0.8)))
    assert (role := identify(yes).role(yes))
    assert role.text == "City · Children under 12 at home"
