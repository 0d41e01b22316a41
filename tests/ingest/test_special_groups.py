"""Groups of special categories of personal data make no segment and no figure unless each is named."""

from pathlib import Path

import pytest

from persona_gen.errors import ConfigError
from persona_gen.ingest.build import build_segments
from persona_gen.ingest.options import BuildOptions
from persona_gen.privacy.special import special_group

GROUPS = ("Gay men", "Diabetiker", "Students")


def people(folder: Path, column: str = "Group", groups: tuple[str, ...] = GROUPS) -> Path:
    """60 people in some groups."""
    path = folder / "people.csv"
    rows = [f"{groups[i % len(groups)]},{20 + i % 40},{('Free', 'Pro')[i % 2]}" for i in range(60)]
    path.write_text("\n".join([f"{column},Age,Plan", *rows]), encoding="utf-8")
    return path


WIDE = "segment,size,Age: mean,Plan: Free\n" + "".join(f"{g},300,34,20%\n" for g in GROUPS)
LONG = "segment,attribute,category,measure,value,n\n" + "".join(f"{g},Plan,Free,share,20%,300\n" for g in GROUPS)


def built(table: Path, **wishes: object) -> list[str]:
    """Names of the segments built."""
    segments = build_segments([table], BuildOptions(**wishes)).segments  # type: ignore[arg-type]
    return sorted(segment.name for segment in segments.values())


@pytest.mark.parametrize("shape", ["people", "wide", "long"])
def test_a_group_by_its_own_name_is_left_out_unless_it_is_named(tmp_path: Path, shape: str) -> None:
    """The same words decide in tables of people, wide and long figures; ``--include`` lets one in and no other."""
    table = people(tmp_path)
    if shape != "people":
        table.write_text({"wide": WIDE, "long": LONG}[shape], encoding="utf-8")
    by = {"by": ["Group"]} if shape == "people" else {}
    assert built(table, **by) == ["Students"]
    assert built(table, **by, include=["Diabetiker"]) == ["Diabetiker", "Students"]
    assert built(table, **by, include=["gay men", "Diabetiker"]) == ["Diabetiker", "Gay men", "Students"]


def test_who_is_left_out_is_said_and_counted(tmp_path: Path) -> None:
    """The report names the groups with the cure, and their people stay in the whole base."""
    made = build_segments([people(tmp_path)], BuildOptions(by=["Group"]))
    assert made.report.special_segments[1] == (
        'Gay men: sexuality is a special category of personal data (--include "Gay men")'
    )
    assert (made.report.rows.in_segments, made.report.rows.in_small_segments) == (20, 40)
    assert [segment.whole_base for segment in made.segments.values()] == [60]


def test_an_include_that_names_nothing_is_refused(tmp_path: Path) -> None:
    """A name that is neither a column nor a segment is a slip of the pen."""
    with pytest.raises(ConfigError, match='"Gay man", which is no column'):
        build_segments([people(tmp_path)], BuildOptions(by=["Group"], include=["Gay man"]))


def test_a_table_of_such_groups_alone_says_what_to_name(tmp_path: Path) -> None:
    """Where nothing is left, nothing is built."""
    with pytest.raises(ConfigError, match='--include "Diabetiker"'):
        build_segments([people(tmp_path, groups=("Gay men", "Diabetiker"))], BuildOptions(by=["Group"]))


def test_a_column_that_holds_one_such_group_is_no_statistic(tmp_path: Path) -> None:
    """Its other values would say who is not of it."""
    report = build_segments([people(tmp_path)], BuildOptions(by=["Plan"])).report
    [column] = [c for c in report.columns if c.column == "Group"]
    assert "special category" in column.reason


MUST = """Gay men|Diabetics|Diabetiker|Schwule|Lesben|Muslime|HIV positive people|People with autism
Cancer survivors|Pregnant women|Schwangere|Femmes enceintes|Embarazadas|Menschen mit Behinderung
Diabétiques|Musulmans|Católicos|Juden|Trump voters|AfD-Wähler|Union members|Ex-offenders
Refugees|Migrants|Ausländer|Black women|Trans people|Dialysis patients|Smokers|Hindus
Straight men|Alcoholics|Mujeres musulmanas|Frauen mit Krebs|LGBTQ+ youth|Hispanics
Observant Jews|Personnes handicapées|Niepełnosprawni|Omosessuali|Depressed teens|Blind users"""
MUST_NOT = """Cyclists|Students|Straight talkers|White label|Green shoppers|Independent shops|Smart savers
Liberal spenders|Conservative savers|Active seniors|Party planners|Black Friday hunters
Health seekers|Healthy eaters|Spiritual seekers|Union Jack fans|Cancer research donors|Pan fans
Race runners|First-time buyers|Loyal members|Party members|Heavy users|New parents
Vape shop owners|Late starters|Expats|Commuters|Blind date fans|Migrated customers
Anxious first-time buyers|Platform jugglers|One-bay garages|Double income|Stammkunden
Gelegenheitskäufer|Clients fidèles|Compradores frecuentes"""


def names(listed: str) -> list[str]:
    """The names of a list."""
    return listed.replace("\n", "|").split("|")


def test_names_of_groups_in_many_languages() -> None:
    """What people of a special category are called is known; segments of customers are none."""
    assert [name for name in names(MUST) if not special_group(name)] == []
    assert [name for name in names(MUST_NOT) if special_group(name)] == []
