"""From tables to segments: files that are read back, small cells, quotes, and a ledger in which everything adds up."""

from __future__ import annotations

import random
import warnings
from pathlib import Path
from typing import Any

import polars
import pytest
import xlsxwriter
from rows import every_row

from persona_gen.domain import Quote, Segment
from persona_gen.errors import ConfigError, InputError
from persona_gen.ingest.build import Built, build_segments, inspect, write_segments
from persona_gen.ingest.interviews.collecting import SAME_WORDS
from persona_gen.ingest.options import BuildOptions
from persona_gen.report.build_report import quote_lines
from persona_gen.report.yaml import segment_yaml
from persona_gen.sources.reading import SourceWarning, parse_segments, read_segments
from persona_gen.sources.tables import profiles

HEADER = "id,plan,region,age,colours,e-mail,religion,joined,words"


def people(rows: int = 300) -> str:
    """A customer table with something of every kind."""
    chance = random.Random(7)
    lines = [HEADER]
    for i in range(rows):
        plan = chance.choice(["Free", "Pro", "Free", "", "Trial"]) if i % 40 else "Rare"
        words = chance.choice(
            ["", "n/a", "None.", "-", f"I would &quot;pay&quot; for number {i}, because: it works #1"]
        )
        cells = [
            str(1000 + i),
            plan,
            chance.choice(["North", "South"]),
            str(chance.randint(18, 70) + (20 if plan == "Pro" else 0)),
            chance.choice(["red; blue", "blue", "red", "green; red; blue", ""]),
            f"p{i}@example.org",
            chance.choice(["A", "B"]),
            f"2026-01-{i % 28 + 1:02}",
            words.replace('"', '""'),
        ]
        lines.append(",".join(f'"{cell}"' for cell in cells))
    return "\n".join(lines) + "\n"


def built(folder: Path, text: str | None = None, **wanted: Any) -> Built:
    """What comes of a table; without columns that make segments, the report alone."""
    table = folder / "people.csv"
    table.write_text(text or people(), encoding="utf-8")
    options = BuildOptions(**wanted)
    return build_segments([table], options) if options.by else Built({}, inspect([table], options))


def adds_up(made: Built) -> None:
    """Every row and every quote is in the ledger once."""
    rows = made.report.rows.model_dump()
    assert rows.pop("read") == sum(rows.values())
    assert made.report.quotes.adds_up
    assert sum(file.read for file in made.report.quotes.files) == made.report.quotes.read
    assert sum(file.rows for file in made.report.files) == made.report.rows.read
    if made.segments:
        assert made.report.rows.in_segments == sum(segment.size or 0 for segment in made.segments.values())
        spoken = [quote for segment in made.segments.values() for quote in segment.quotes if not quote.asked]
        assert made.report.quotes.assigned == len(spoken) == sum(s.quotes for s in made.report.segments)
        assert {segment.whole_base for segment in made.segments.values()} == {made.report.whole_base}


@pytest.mark.slow
@pytest.mark.parametrize(
    "wanted",
    [
        {},
        {"by": ["plan"]},
        {"by": ["plan"], "min_cell": 1, "quotes_columns": ["words"]},
        {"by": ["plan"], "min_cell": 40, "quotes_columns": ["words"], "where": "age > 30 and region = 'North'"},
        {"by": ["plan", "region"], "quotes_columns": ["words"]},
        {"by": ["age"], "bins": ["age=30,50"], "where": "joined < '2026-01-15'", "quotes_columns": ["words"]},
        {"by": ["region"], "weight": "age", "include": ["religion"]},
        {"where": "age < 0"},
    ],
)
def test_every_row_column_and_quote_is_in_the_ledger_once(tmp_path: Path, wanted: dict[str, Any]) -> None:
    """Whatever is asked for; and each column has a fate with a reason."""
    made = built(tmp_path, **wanted)
    adds_up(made)
    assert [column.column for column in made.report.columns] == HEADER.split(",")
    assert all(column.reason for column in made.report.columns)


def test_segment_files_are_read_back_as_they_were_made(tmp_path: Path) -> None:
    """Ids, figures, and words with quotation marks, colons, entities decoded and number signs."""
    made = built(tmp_path, by=["plan"], quotes_columns=["words"])
    out = tmp_path / "segments"
    paths = write_segments(made.segments.values(), out)
    assert [path.name for path in paths] == ["free.yaml", "pro.yaml", "trial.yaml"]
    with warnings.catch_warnings():
        warnings.simplefilter("error", SourceWarning)
        read = read_segments(out)
    assert read == list(made.segments.values())
    assert any('"pay" for number' in quote.text and quote.text.endswith("#1") for quote in read[0].quotes)
    first = read[0].quotes[0]
    assert first.speaker is not None
    assert first.origin == f"people.csv row {int(first.speaker[1:])}, words"
    assert read[0].source is not None
    assert read[0].source.method == "300 rows, one for each person"


@every_row(
    "value", ['it\'s: a "trap" # no', "line\nbreak", "null", "&x *y", "'", "\u2028 \x85 ☃", "- a", "1e3", "  x "]
)
def test_hostile_words_survive_the_file(value: str) -> None:
    """What YAML could take for syntax is text."""
    segment = Segment(id="s", name=value, quotes=(Quote(text=f"{value}."),))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SourceWarning)
        [read] = parse_segments(segment_yaml(segment), "s.yaml")
    assert (read.name, read.quotes[0].text) == (value, f"{value}.")


def test_small_cells_are_suppressed_and_counted(tmp_path: Path) -> None:
    """1 to min-cell − 1 people are not told of; none is; and a small segment counts in the whole base."""
    text = "g,x\n" + "a,1\n" * 30 + "a,2\n" * 9 + "b,2\n" * 20 + "c,1\n" * 9
    made = built(tmp_path, text, by=["g"], kinds={"x": "category"})
    a, b = made.segments["g-a"], made.segments["g-b"]
    assert [(s.category, s.value, s.n) for s in a.statistics if s.attribute == "x"] == [("1", round(30 / 39, 4), 39)]
    assert [(s.category, s.value) for s in b.statistics if s.attribute == "x"] == [("1", 0.0), ("2", 1.0)]
    assert [(s.size, s.suppressed) for s in made.report.segments] == [(39, 1), (20, 0)]
    assert (made.report.small_segments, made.report.rows.in_small_segments) == (("g: c (n = 9)",), 9)
    assert {s.overall for s in a.statistics if s.category == "1"} == {round(39 / 68, 4)}
    with pytest.raises(ConfigError, match="no segment has 100 people or more"):
        built(tmp_path, text, by=["g"], min_cell=100)


def test_what_makes_the_segments_is_no_figure_of_theirs(tmp_path: Path) -> None:
    """That all of them have the plan is no news; the segment is called by it, and what stands out is something else."""
    made = built(tmp_path, by=["plan"])
    pro = made.segments["pro"]
    assert (pro.name, pro.id) == ("Pro", "pro")
    assert all(s.attribute != "plan" for s in pro.statistics)
    standing = next(account for account in made.report.segments if account.id == pro.id).stands_out
    assert [s.attribute for s in standing] == ["age"]
    assert standing[0].value > standing[0].rest
    assert "Benjamini-Hochberg" in made.report.method


@pytest.mark.parametrize(
    ("column", "value", "name"),
    [
        ("Segment", "Gift givers", "Gift givers"),
        ("Churned", "Yes", "Churned: Yes"),
        ("Age", "18-29", "Age: 18-29"),
        ("Plan", "A", "Plan: A"),
    ],
)
def test_a_segment_is_called_by_its_value_where_that_says_enough(
    tmp_path: Path, column: str, value: str, name: str
) -> None:
    """A bare Yes needs the question it answers."""
    made = built(tmp_path, f"{column},x\n" + f"{value},a\nOther one,b\n" * 20, by=[column])
    assert name in {segment.name for segment in made.segments.values()}


def test_segments_whose_names_begin_alike_get_a_file_each(tmp_path: Path) -> None:
    """Names that share their first sixty letters differ in their ids and files."""
    long = "People who bought a subscription after a recommendation of a friend "
    made = built(tmp_path, "g,x\n" + f"{long}once,a\n{long}twice,b\n" * 20, by=["g"])
    paths = write_segments(made.segments.values(), tmp_path / "out")
    assert len(set(paths)) == len(list((tmp_path / "out").glob("*.yaml"))) == 2
    assert {segment.name for segment in made.segments.values()} == {long + "once", long + "twice"}


@pytest.mark.filterwarnings("ignore::persona_gen.sources.reading.SourceWarning")
def test_groups_of_a_crosstab_whose_names_begin_alike_get_a_file_each(tmp_path: Path) -> None:
    """The same of ready figures, and of names that differ in their case or signs alone."""
    long = "People who bought a subscription after a recommendation of a friend "
    groups = [f"{long}once", f"{long}twice", "Early & late", "EARLY, LATE"]
    table = tmp_path / "figures.csv"
    rows = [f'"{group}",Pays,{how},{share},90' for group in groups for how, share in (("Card", 0.6), ("Cash", 0.4))]
    table.write_text("\n".join(["segment,attribute,value,share,n", *rows]))
    made = build_segments([table], BuildOptions(shape="long"))
    paths = write_segments(made.segments.values(), tmp_path / "out")
    assert len({path.name.casefold() for path in paths}) == len(list((tmp_path / "out").glob("*.yaml"))) == 4
    assert {segment.name for path in paths for segment in read_segments(path)} == set(groups)


def test_two_segments_of_one_file_name_are_refused(tmp_path: Path) -> None:
    """Ids that a caller gave are not changed: one file is not written twice."""
    quotes = (Quote(text="I walk to work when it rains."),)
    both = [Segment(id="x" * 300 + end, name=f"The {end}", quotes=quotes) for end in ("a", "b")]
    with pytest.raises(ConfigError, match="two segments would be written to"):
        write_segments(both, tmp_path / "out")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("where", "what"),
    [
        ("random() < 0.5", "the function random"),
        ("age > (SELECT 1)", "a subquery"),
        ("now() > DATE '2020-01-01'", "the function now"),
        ("read_text('/etc/passwd') <> ''", "the function read_text"),
        ("sum(age) > 3", "the function sum"),
        ("row_number() OVER () > 3", "a window"),
        ("getenv('HOME') <> ''", "the function getenv"),
        ("current_date > DATE '2020-01-01'", "current_date"),
        ("age > 3 OR user = 'x'", "user"),
        ("list_filter([1], x -> true) IS NOT NULL", "the function list_filter"),
        ("nobody = 1", "no condition on this table"),
        ("true) OR (true", "no condition"),
    ],
)
def test_a_condition_is_of_the_row_alone(tmp_path: Path, where: str, what: str) -> None:
    """Chance, clocks, files, other rows and other tables are refused, with a cure."""
    with pytest.raises(ConfigError, match="write a condition such as") as caught:
        built(tmp_path, by=["plan"], where=where)
    assert what in str(caught.value)


def test_a_condition_that_fails_shows_no_cell(tmp_path: Path) -> None:
    """DuckDB's own words would print a respondent's answer."""
    text = "who,g,x\n" + "Thessaly Wrackhurst,a,1\nBo Tarn,b,2\n" * 20
    with pytest.raises(ConfigError, match="another kind") as caught:
        built(tmp_path, text, by=["g"], where="CAST(who AS INTEGER) > 3")
    assert "Thessaly" not in str(caught.value)
    assert (
        len(
            built(
                tmp_path, text, by=["g"], where="lower(g) IN ('a', 'b') AND try_cast(who AS INTEGER) IS NULL"
            ).segments
        )
        == 2
    )


def test_bands_of_a_number_make_segments_and_keep_its_mean(tmp_path: Path) -> None:
    """Bands are told by their edges, whole numbers without overlap."""
    made = built(tmp_path, by=["age"], bins=["age=30,50"])
    assert set(made.segments) == {"age-under-30", "age-30-49", "age-50-and-over"}
    middle = made.segments["age-30-49"]
    [mean] = [s for s in middle.statistics if s.measure == "mean"]
    assert (mean.min, mean.max) == (30, 49)


def test_ids_of_categories_that_look_alike_differ(tmp_path: Path) -> None:
    """``< 5`` and ``> 5``, and long questions that begin alike, are no clash."""
    question = "Which of these many very long questions that begin with the same words did you answer "
    text = f"g,band,{question}one?,{question}two?,a b,a-b\n"
    text += "a,< 5,Yes,No,Yes,No\na,> 5,No,Yes,No,Yes\na,5,Yes,Yes,Yes,Yes\n" * 20
    made = built(tmp_path, text, by=["g"])
    ids = [s.id for s in made.segments["g-a"].statistics]
    assert len(set(ids)) == len(ids)
    again = built(tmp_path, text.replace("a,5,Yes,Yes,Yes,Yes\n", ""), by=["g"])
    assert {s.id for s in again.segments["g-a"].statistics} < set(ids)


SAID = """participant,segment,text
P1,Free,I like it.
P1,plan: free,I like it.
P1,plan-free,I  like it.
P2,FREE,I like it.
P3,Free,n/a
P4,Gone,Hello.
P5,Rare,Hello.
P6,,Hello.
Interviewer,Free,Do you like it?
"""


def test_quotes_from_files_go_to_the_segment_that_they_name(tmp_path: Path) -> None:
    """By value, name or id; a segment that is not there or too small, and the same words twice, are counted."""
    (tmp_path / "said.csv").write_text(SAID)
    made = built(tmp_path, by=["plan"], quotes=[tmp_path / "said.csv"])
    adds_up(made)
    counts = made.report.quotes
    assert (counts.read, counts.assigned, counts.in_small_segments, counts.unassigned, counts.interviewer) == (
        9,
        2,
        1,
        2,
        1,
    )
    assert counts.unknown_segments == {"Gone": 1}
    assert counts.dropped == {"no answer: blank, n/a, none, .": 1, SAME_WORDS: 2}
    assert '  1 unassigned: no segment is called "Gone"' in quote_lines(counts)
    quotes = made.segments["free"].quotes
    assert [(quote.speaker, quote.asked) for quote in quotes] == [("P1", False), ("P2", False), ("Interviewer", True)]
    assert next(s.quotes for s in made.report.segments if s.id == "free") == 2


def test_a_segment_of_two_columns_is_named_by_both_values(tmp_path: Path) -> None:
    """In their order, however they are joined; in another order they name nothing."""
    named, other = ["Pro, North", "Pro|North", "plan: Pro, region: North"], ["north / pro"]
    lines = [f'P{i},"{called}",I like {i} of it.' for i, called in enumerate((*named, *other))]
    (tmp_path / "said.csv").write_text("\n".join(["participant,segment,text", *lines]) + "\n")
    made = built(tmp_path, by=["plan", "region"], quotes=[tmp_path / "said.csv"], keep_unassigned=True)
    adds_up(made)
    assert [quote.speaker for quote in made.segments["pro-north"].quotes] == [f"P{i}" for i in range(len(named))]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("cells", "mapped", "cure"),
    [
        ("P1,Gone,I like it.", None, 'the segments they are given to ("Gone") are not built'),
        ("P1,,I like it.", None, "with --map FILE"),
        ("P1,,I like it.", "P2", 'in map.csv, and who speaks is "P1"'),
        ("P1,,I like it.", "P1", 'the segments they are given to ("Lost") are not built'),
    ],
)
def test_a_file_that_belongs_nowhere_is_an_error_unless_it_is_kept(
    tmp_path: Path, cells: str, mapped: str | None, cure: str
) -> None:
    """What would link it is said; nothing is lost with a good end."""
    (tmp_path / "said.csv").write_text(f"participant,segment,text\n{cells}\n")
    wanted: dict[str, Any] = {"by": ["plan"], "quotes": [tmp_path / "said.csv"]}
    if mapped:
        wanted["participants"] = tmp_path / "map.csv"
        wanted["participants"].write_text(f"participant,segment\n{mapped},Lost\n")
    with pytest.raises(InputError, match="its 1 quote belongs to no segment") as error:
        built(tmp_path, **wanted)
    assert cure in error.value.cure.replace(f"{tmp_path}/", "")
    assert error.value.cure.endswith("or give --unassigned keep")
    assert built(tmp_path, **wanted, keep_unassigned=True).segments


def test_answers_are_cleaned_redacted_and_quoted_with_consent_alone(tmp_path: Path) -> None:
    """Entities are decoded; names of the table, telephones and e-mails taken out; only a clear yes is quoted."""
    rows = [
        ("Ottilie Quandt", "yes", "Ask Wendelgard Zumstein, or call 0171 2345678."),
        ("Wendelgard Zumstein", "Yes", "I am Zumstein; ottilie &amp; I write to ot@example.org."),
        ("Kuno Ihlenfeld", "no", "Never quote this sentence, please."),
        ("Bodo Frerichs", "", "Nor this one."),
    ]
    text = "g,customer_name,may we quote,words\n" + "".join(f'a,{n},{c},"{w}"\n' for n, c, w in rows * 5)
    made = built(tmp_path, text, by=["g"], quotes_columns=["words"], consent_column="may we quote")
    adds_up(made)
    said = {quote.text for quote in made.segments["g-a"].quotes}
    assert said == {"Ask [name], or call [phone].", "I am [name]; [name] & I write to [e-mail]."}
    assert made.report.quotes.dropped == {"no consent to be quoted": 10}
    assert {c.column: c.fate for c in made.report.columns} == {
        "g": "segment",
        "customer_name": "left out",
        "may we quote": "consent",
        "words": "quotes",
    }
    with pytest.raises(ConfigError, match="--consent-column is about --quotes-column"):
        built(tmp_path, text, by=["g"], consent_column="may we quote")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("wanted", "what"),
    [
        ({"by": ["plam"]}, '--by names "plam", which is no column; did you mean plan?'),
        ({"by": ["age"]}, "it holds numbers; give bands: --bin age="),
        ({"by": ["colours"]}, "people are in several of its categories"),
        ({"by": ["id"]}, '--by "id" cannot make segments: holds ids by its name'),
        ({"by": ["religion"]}, "special category of personal data: religion"),
        ({"by": ["joined"]}, "it holds dates"),
        ({"bins": ["age=50,30"]}, '--bin is "age=50,30"; give a column and rising numbers'),
        ({"bins": ["plan=1,2"]}, "which holds no numbers"),
        ({"weight": "words"}, "which holds no numbers"),
        ({"by": ["plan"], "where": "age < 0"}, "nobody is left of whom the segment is known and age < 0 is true"),
        ({"by": ["plan"], "locale": "Britain"}, '--locale is "Britain"; write language and country'),
        ({"where": "age >"}, "--where is no condition on this table"),
        ({"where": "true; DROP TABLE t0"}, "--where is no condition on this table"),
        ({"where": "true) OR (true"}, "--where is no condition on this table"),
        ({"where": "(SELECT count(*) FROM read_csv('people.csv')) > 0"}, "--where holds a subquery"),
    ],
)
def test_wishes_that_cannot_be_met_are_refused_with_a_cure(tmp_path: Path, wanted: dict[str, Any], what: str) -> None:
    """In one line that names the flag."""
    with pytest.raises(ConfigError) as caught:
        built(tmp_path, **wanted)
    assert what in str(caught.value)
    assert "\n" not in str(caught.value)


def test_rare_categories_are_left_out_of_the_file_and_said(tmp_path: Path) -> None:
    """Twelve are kept, by their share of the whole base."""
    text = "g,town\n" + "".join(f"a,town {i:02}\n" * (40 - i) for i in range(20))
    made = built(tmp_path, text, by=["g"])
    towns = [s.category for s in made.segments["g-a"].statistics if s.attribute == "town"]
    assert towns == [f"town {i:02}" for i in range(12)]
    [column] = [column for column in made.report.columns if column.column == "town"]
    assert "the 12 commonest of 20 categories" in " ".join(column.notes)


def test_large_tables_are_looked_at_in_part_and_counted_in_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the blocks do not show is seen when all rows are counted: too many values, cells that are no numbers."""
    monkeypatch.setattr(profiles, "_ROWS_PROFILED", 1000)
    monkeypatch.setattr(profiles, "BLOCK_ROWS", 20)
    rows = 5000
    frame = polars.DataFrame(
        {
            "g": ["a" if i < rows / 2 else "b" for i in range(rows)],
            "few": [f"v{i % 3}" for i in range(rows)],
            "late": [f"v{i % 3}" if not 1200 < i < 1900 else f"w{i}" for i in range(rows)],
            "town": [f"town {i % 70}" for i in range(rows)],
            "spend": [f"{i}.5" if not 1200 < i < 1210 else "?" for i in range(rows)],
        }
    )
    frame.write_parquet(tmp_path / "t.parquet")
    made = build_segments([tmp_path / "t.parquet"], BuildOptions(by=["g"]))
    reasons = {column.column: "; ".join([column.reason, *column.notes]) for column in made.report.columns}
    assert "left out: 702 distinct values, more than 50" in reasons["late"]
    assert "70 distinct values in the rows looked at, more than 50" in reasons["town"]
    assert '9 cells count as missing: "?"; n = 4,991, 9 missing' in reasons["spend"]
    used = {s.attribute for s in made.segments["g-a"].statistics}
    assert used == {"few", "spend"}
    [few] = [s for s in made.segments["g-a"].statistics if s.label == "few / v0"]
    assert few.value == round(834 / 2500, 4)


def test_a_quotes_column_gives_no_figures_and_addresses_give_no_quotes(tmp_path: Path) -> None:
    """Whatever its cells look like, a column of words is words; e-mail addresses are never quoted."""
    made = built(tmp_path, by=["region"], quotes_columns=["colours"])
    assert {c.column: c.fate for c in made.report.columns}["colours"] == "quotes"
    assert all(s.attribute != "colours" for s in made.segments["north"].statistics)
    with pytest.raises(ConfigError, match="in which most cells are e-mail addresses"):
        built(tmp_path, by=["region"], quotes_columns=["e-mail"])


def test_dont_know_is_a_category_with_its_share_and_in_no_mean(tmp_path: Path) -> None:
    """Of a scale with words at its ends, of codes, of numbers and of yes and no; and the account says so."""
    unsure = ("Don't know", "Weiß nicht", "Je ne sais pas", "NS/NC", "Non so", "Vet ej")
    rows = ["segment,nps,rating,agrees"]
    for i in range(120):
        word = unsure[i % 6] if i % 5 == 0 else ""
        rows.append(f"{'AB'[i % 2]},{word or i % 11},{'98 – ' + word if word else i % 5 + 1},{word or 'Yes'}")
    (tmp_path / "t.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    built = build_segments([tmp_path / "t.csv"], BuildOptions(by=["segment"], min_cell=1))
    statistics = next(segment.statistics for segment in built.segments.values() if segment.name.endswith("A"))
    shares: dict[str, float] = {}
    for statistic in statistics:
        if statistic.measure == "share" and "Yes" not in str(statistic.category):
            shares[statistic.attribute] = shares.get(statistic.attribute, 0) + statistic.value * (
                not str(statistic.category).isdigit() and statistic.category != "a number"
            )
    means = {s.attribute: s.n for s in statistics if s.measure == "mean"}
    assert shares == {name: pytest.approx(0.2, abs=1e-3) for name in ("nps", "rating", "agrees")}
    assert means["nps"] == 48
    reasons = {column.column: column.reason for column in built.report.columns}
    assert all("(24 of 120 answers) is a category" in reasons[name] for name in ("nps", "rating", "agrees"))


@pytest.mark.parametrize(
    ("column", "values", "people"),
    [
        ("Email", "user{}@example.com", 30),
        ("customer_id", "C{}", 30),
        ("Respondent ID", "{}", 30),
        ("plan_id", "P{}", 0),
        ("Owner Email", "rep{}@example.com", 0),
    ],
)
def test_whoever_has_several_rows_is_told_of_with_the_number_of_people(
    tmp_path: Path, column: str, values: str, people: int
) -> None:
    """Order lines count as respondents each, and where people answer it is asked; ids of plans are no people."""
    ids = [i % (30 if i < 60 else 7) for i in range(90)]
    rows = [f"{values.format(ids[i])},{'AB'[i % 2]},{i}.5" for i in range(90)]
    (tmp_path / "t.csv").write_text("\n".join([f"{column},Plan,Total", *rows]) + "\n", encoding="utf-8")
    answering = column in ("Email", "Respondent ID")
    if answering:
        with pytest.raises(ConfigError, match=f'90 rows have {people} different values of "{column}"'):
            build_segments([tmp_path / "t.csv"], BuildOptions(by=["Plan"]))
    kinds = {column: "skip"} if answering else {}
    report = build_segments([tmp_path / "t.csv"], BuildOptions(by=["Plan"], kinds=kinds)).report
    assert bool(report.several_rows) == bool(people)
    assert not people or f'90 rows have {people} different values of "{column}"' in report.several_rows


def test_a_row_that_is_a_group_is_no_person(tmp_path: Path) -> None:
    """A report of an advertising tool: each row is a group with its figures, whatever --min-cell allows."""
    text = "Age report,,\nAge,Clicks,CTR\n18 - 24,626,5.03%\n25 - 34,1299,1.07%\nUnknown,1035,1.32%\n"
    with pytest.raises(ConfigError, match="a group with its figures; read ready figures with --shape wide"):
        built(tmp_path, text, by=["Age"], min_cell=1)


def staff(path: Path, *, hidden: bool) -> None:
    """A workbook whose departments are merged over their rows; a filter hides two people."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Staff & more")
        sheet.write_row(0, 0, ["Team", "Home", "Status"])
        for r in range(1, 41):
            sheet.write_row(r, 1, ["yes" if r % 4 else "no", "left" if r in (7, 9) else "active"])
        sheet.merge_range(1, 0, 20, 0, "Sales")
        sheet.merge_range(21, 0, 40, 0, "Finance")
        for r in (7, 9) if hidden else ():
            sheet.set_row(r, None, None, {"hidden": True})


def test_merged_cells_are_said_of_each_row_and_hidden_rows_are_asked_about(tmp_path: Path) -> None:
    """Nobody sees a hidden row, and nobody means it; a department is that of all rows beside its cell."""
    staff(tmp_path / "staff.xlsx", hidden=False)
    segments = build_segments([tmp_path / "staff.xlsx"], BuildOptions(by=["Team"], min_cell=1)).segments
    assert {(s.name, s.size) for s in segments.values()} == {("Sales", 20), ("Finance", 20)}
    staff(tmp_path / "staff.xlsx", hidden=True)
    with pytest.raises(InputError, match=r'row 8: 2 rows of sheet "Staff & more" are hidden.*delete them, or show'):
        build_segments([tmp_path / "staff.xlsx"], BuildOptions(by=["Team"], min_cell=1))


def test_who_answered_twice_is_asked_about(tmp_path: Path) -> None:
    """Six of fifty came again: their rows are cut down by whoever knows which one counts, or all count."""
    lines = [f"P{i % 44}@mail.example,{'NS'[i % 2]},{i % 3}" for i in range(50)]
    text = "\n".join(["Email,Region,Brand", *lines]) + "\n"
    with pytest.raises(ConfigError, match=r'50 rows have 44 different values of "Email".*--kind "Email=skip"'):
        built(tmp_path, text.replace("P1@", "p1@"), by=["Region"], min_cell=1)
    assert built(tmp_path, text, by=["Region"], min_cell=1, kinds={"Email": "skip"}).report.rows.read == 50


def test_a_rating_that_changed_its_scale_is_in_doubt(tmp_path: Path) -> None:
    """One form ends at 5, the other at 10: no mean over both, unless --where takes one of them or --kind both."""
    in_doubt = {"Service": ([2, 3, 4, 5], [4, 7, 8, 10])}
    ratings = in_doubt | {
        "Price": ([2, 3, 4, 9], [4, 7, 8, 10]),
        "Choice": ([1, 2, 3, 4, 5], [1, 2, 3, 4, 6]),
        "Speed": ([2, 3, 4, 5], [6, 8, 9, 10]),
    }
    lines = [
        ",".join(map(str, ["AB"[i % 2], form, *(marks[n][i % len(marks[n])] for marks in ratings.values())]))
        for n, form in enumerate(("Spring", "Autumn"))
        for i in range(40)
    ]
    text = "\n".join([",".join(["Country", "Survey form", *ratings]), *lines]) + "\n"
    columns = {c.column: c for c in built(tmp_path, text, by=["Country"]).report.columns}
    assert {name for name in ratings if "two scales" in columns[name].reason} == set(in_doubt)
    for wanted in ({"where": "\"Survey form\" = 'Spring'"}, {"kinds": dict.fromkeys(in_doubt, "number")}):
        columns = {c.column: c for c in built(tmp_path, text, by=["Country"], **wanted).report.columns}
        assert {columns[name].fate for name in ratings} == {"used"}


def test_words_that_somebody_calls_no_answer_leave_the_base(tmp_path: Path) -> None:
    """A category without some of its words, whatever their capitals."""
    lines = [f"{'AB'[i % 2]},{['Good', 'Bad', 'Offered', 'unoffered', 'Unoffered'][i % 5]}" for i in range(100)]
    text = "\n".join(["Channel,Satisfaction", *lines]) + "\n"
    made = built(tmp_path, text, by=["Channel"], kinds={"Satisfaction": "category without offered; Unoffered"})
    told = {(s.category, s.value, s.n) for g in made.segments.values() for s in g.statistics}
    assert told == {("Good", 0.5, 20), ("Bad", 0.5, 20)}


@pytest.mark.parametrize("figures", ["Average of CSAT", "Anzahl von ID", "Column %", "Row %"])
def test_columns_named_as_figures_of_groups_make_rows_no_people(tmp_path: Path, figures: str) -> None:
    """A matrix of a pivot or an audience tool, whose regions have several rows each, totals among them."""
    lines = [
        f"{region},{plan},{n}.5" for n, region in enumerate(("EMEA", "APAC")) for plan in ("Basic", "Pro", "Total")
    ]
    with pytest.raises(ConfigError, match="holds figures of groups by its name"):
        built(tmp_path, "\n".join([f"Region,Plan,{figures}", *lines]) + "\n", by=["Region"], min_cell=1)


def test_a_group_in_its_first_row_only_is_refused_for_that(tmp_path: Path) -> None:
    """Smaller cells would not help: the rows below belong to the group as well."""
    rows = [f"{f'Tier {i // 20}' if i % 20 == 0 else ''},Acc {i},{i % 7}" for i in range(80)]
    (tmp_path / "t.csv").write_text("\n".join(["Account Type,Account,Orders", *rows]) + "\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="filled in 4 of 80 rows, each value in one") as it:
        build_segments([tmp_path / "t.csv"], BuildOptions(by=["Account Type"]))
    assert "min-cell" not in str(it.value) and "fill down" in str(it.value)


def test_rows_of_a_table_of_quotes_that_are_nobodys_words_are_told_by_what_they_are(tmp_path: Path) -> None:
    """The header again, totals and footers are no quotes; a review that begins like one stays."""
    reviews = [f'U{i},A,"Delivery of item {chr(97 + i)} was slow, support was kind."' for i in range(12)]
    more = [
        "D,A,Joined the server.",
        "D,A,Pinned a message.",
        "author,segment,review",
        "Subtotal,,12",
        "Grand Total,,",
        ",,Total reviews: 12",
        "Source: own survey,,",
    ]
    kept = ['Z,A,"Total waste of my money, sadly"', 'Y,A,"Page loads far too slowly for me"']
    lines = ["author,segment,review", *reviews[:6], *more, *kept, *reviews[6:]]
    (tmp_path / "reviews.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "t.csv").write_text("segment,plan\n" + "A,Pro\nA,Free\n" * 10, encoding="utf-8")
    built = build_segments([tmp_path / "t.csv"], BuildOptions(by=["segment"], quotes=[tmp_path / "reviews.csv"]))
    [segment] = built.segments.values()
    assert len(segment.quotes) == 14
    reasons = dict(built.report.quotes.dropped)
    assert (reasons["the header again"], reasons["a total, nobody's words"]) == (1, 3)
    assert reasons["the tool's own words: credits, notices"] == 2
    assert reasons["a note beside the table"] == 1


@pytest.mark.parametrize("names", ["Respondent,Part,Question,Answer", "Teilnehmer,Gruppe,Frage,Antwort"])
def test_a_row_for_each_answer_is_no_row_for_each_person(tmp_path: Path, names: str) -> None:
    """The share of "Yes" over all questions is no figure; without such columns, who has several rows is told."""
    rows = [f"R{i},{'AB'[i % 2]},{q},{'Yes' if (i + n) % 3 else 'No'}" for i in range(40) for n, q in enumerate("cde")]
    with pytest.raises(ConfigError, match="each row holds one answer"):
        built(tmp_path, "\n".join([names, *rows]) + "\n", by=[names.split(",")[1]])
    text = "\n".join(["Respondent,Part,Shop,Paid", *rows]) + "\n"
    told = built(tmp_path, text, by=["Part"], kinds={"Respondent": "skip"})
    assert '40 different values of "Respondent"' in told.report.several_rows
