"""Figures in SQL against the same figures reckoned in plain Python."""

from __future__ import annotations

import math
import random
import statistics
from pathlib import Path

import polars
import pytest

from persona_gen.errors import ConfigError
from persona_gen.ingest.options import BuildOptions
from persona_gen.ingest.people.contrasts import Contrast, distinguishing, of_mean, of_share
from persona_gen.ingest.people.figures import WHOLE_BASE_KEY, Numbers, Shares, Weight, numbers, shares
from persona_gen.ingest.people.plan import look_at
from persona_gen.sources.tables.reading import Table, open_tables

random.seed(6)
PEOPLE = [
    {
        "group": random.choice(["a", "b", " b", "c"]),
        "colour": random.choice(["red", "blue", "blue ", None, "NA"]),
        "likes": random.choice(["x; y", "y", "", "x;z; y", "z"]),
        "spend": random.choice([None, "oops", *(f"{i / 8}" for i in range(80))]) if i > 400 else f"{i / 16}",
        "wt": random.choice(["1.5", "0.5", "2", "0", ""]),
    }
    for i in range(600)
]
NOTHING = ("", "NA")


@pytest.fixture
def table(tmp_path: Path) -> Table:
    """All of them, as a CSV file."""
    polars.DataFrame(PEOPLE).write_csv(tmp_path / "people.csv")
    (tmp_path / "scratch").mkdir()
    return open_tables([tmp_path / "people.csv"], tmp_path / "scratch")


def number(text: str | None) -> float | None:
    """A cell as a number."""
    return None if text in (None, "oops", "") else float(text)


def group(key: tuple[str, ...], *, weighted: bool = False) -> list[dict[str, str | None]]:
    """The people of a group, or of all groups."""
    inside = [p for p in PEOPLE if key in (WHOLE_BASE_KEY, ((p["group"] or "").strip(),))]
    return [p for p in inside if (number(p["wt"]) or 0) > 0] if weighted else inside


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("key", [WHOLE_BASE_KEY, ("a",), ("b",), ("c",)])
def test_shares_and_numbers_are_those_of_plain_python(table: Table, key: tuple[str, ...], weighted: bool) -> None:
    """Missing cells count nowhere, blanks around a cell mean nothing, and weights are weights."""
    look = look_at(table, BuildOptions(by=["group"], weight="wt" if weighted else "", kinds={"spend": "number"}))
    reading = {r.attribute: r for r in look.attributes}
    people = group(key, weighted=weighted)

    def weight(p: dict[str, str | None]) -> float:
        return float(p["wt"] or 0) if weighted else 1.0

    colours = shares(look.population, reading["colour"])
    answered = [p for p in people if (p["colour"] or "").strip() not in NOTHING]
    assert colours.base[key].n == len(answered)
    for colour in ("red", "blue"):
        part = sum(weight(p) for p in answered if (p["colour"] or "").strip() == colour)
        assert colours.share(key, colour) == pytest.approx(part / sum(map(weight, answered)), rel=1e-12)

    likes = shares(look.population, reading["likes"])
    answered = [p for p in people if p["likes"]]
    assert likes.base[key].n == len(answered)
    for choice in "xyz":
        part = sum(weight(p) for p in answered if choice in (p["likes"] or ""))
        assert likes.share(key, choice) == pytest.approx(part / sum(map(weight, answered)), rel=1e-12)

    spend = numbers(look.population, reading["spend"])[key]
    values = sorted((x, weight(p)) for p in people if (x := number(p["spend"])) is not None)
    total = sum(w for _, w in values)
    mean = sum(x * w for x, w in values) / total
    variance = sum(w * (x - mean) ** 2 for x, w in values) / total * len(values) / (len(values) - 1)
    assert (spend.base.n, spend.min, spend.max) == (len(values), values[0][0], values[-1][0])
    assert spend.mean == pytest.approx(mean, rel=1e-12)
    assert spend.sd == pytest.approx(math.sqrt(variance), rel=1e-9)
    if weighted:
        up_to = 0.0
        median = next(x for x, w in values if (up_to := up_to + w) * 2 >= total)
        assert spend.base.effective == pytest.approx(total**2 / sum(w * w for _, w in values))
    else:
        median = statistics.median(x for x, _ in values)
        assert spend.sd == pytest.approx(statistics.stdev(x for x, _ in values))
    assert spend.median == median


def test_a_negative_weight_is_refused(tmp_path: Path) -> None:
    """No survey gives one."""
    (tmp_path / "t.csv").write_text("g,w\na,1.5\nb,-2.5\n")
    (tmp_path / "s").mkdir()
    table = open_tables([tmp_path / "t.csv"], tmp_path / "s")
    with pytest.raises(ConfigError, match='--weight "w" is below 0 in 1 rows; correct the weights'):
        look_at(table, BuildOptions(by=["g"], weight="w", kinds={"w": "number"}))


def test_infinity_and_nan_are_no_numbers(tmp_path: Path) -> None:
    """They count as missing instead of spoiling every mean."""
    frame = polars.DataFrame({"g": ["a"] * 6, "x": [1.0, 2.5, 4.0, math.inf, math.nan, None]})
    frame.write_parquet(tmp_path / "t.parquet")
    (tmp_path / "s").mkdir()
    look = look_at(open_tables([tmp_path / "t.parquet"], tmp_path / "s"), BuildOptions(by=["g"], kinds={"x": "number"}))
    [reading] = [r for r in look.attributes if r.attribute == "x"]
    found = numbers(look.population, reading)[WHOLE_BASE_KEY]
    assert (found.base.n, found.mean, found.max, found.median) == (3, 2.5, 4.0, 2.5)


def count(n: int) -> Weight:
    """So many people without weights."""
    return Weight(n, n, n)


def test_effect_sizes_and_tests_are_the_textbook_s() -> None:
    """60 of 100 against 40 of 100: h = 0.4027, z = 2.8284; two means against scipy's Welch test with large bases."""
    both = Shares(
        {("a",): count(100), WHOLE_BASE_KEY: count(200)}, {("a",): {"x": count(60)}, WHOLE_BASE_KEY: {"x": count(100)}}
    )
    found = of_share(("a",), "q", "x", both)
    assert found is not None
    assert (found.value, found.rest) == (0.6, 0.4)
    assert found.effect == pytest.approx(0.40271584158)
    assert found.p == pytest.approx(0.00467773498)

    inside, outside = [float(i % 7) for i in range(140)], [float(i % 5) + 1.5 for i in range(200)]
    whole = inside + outside
    a, w = (Numbers(count(len(x)), statistics.mean(x), statistics.stdev(x), 0, 9, 0) for x in (inside, whole))
    contrast = of_mean(("a",), "q", a, w)
    assert contrast is not None
    pooled = (139 * statistics.variance(inside) + 199 * statistics.variance(outside)) / 338
    assert contrast.rest == pytest.approx(statistics.mean(outside))
    assert contrast.effect == pytest.approx((3 - 3.5) / math.sqrt(pooled))
    error = math.sqrt(statistics.variance(inside) / 140 + statistics.variance(outside) / 200)
    assert contrast.p == pytest.approx(2 * (1 - statistics.NormalDist().cdf(0.5 / error)))


def test_small_bases_are_not_tested_and_a_lone_group_has_nothing_to_differ_from() -> None:
    """Below 30 on either side there is no p; without anybody else there is no contrast."""
    few = Shares(
        {("a",): count(29), WHOLE_BASE_KEY: count(200)}, {("a",): {"x": count(29)}, WHOLE_BASE_KEY: {"x": count(60)}}
    )
    found = of_share(("a",), "q", "x", few)
    assert found is not None
    assert found.p is None
    alone = Shares(
        {("a",): count(50), WHOLE_BASE_KEY: count(50)}, {("a",): {"x": count(9)}, WHOLE_BASE_KEY: {"x": count(9)}}
    )
    assert of_share(("a",), "q", "x", alone) is None


def test_many_tests_are_corrected_for() -> None:
    """Benjamini and Hochberg's own example: of these 15, four are found at 0.05 and not the nine below 0.05."""
    ps = [
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.3240,
        0.4262,
        0.5719,
        0.6528,
        0.7590,
        1.0,
    ]
    found, tests = distinguishing([Contrast((), "q", str(p), 0.5, 0.4, 0.5, p) for p in ps])
    assert (tests, sorted(float(c.category) for c, _ in found)) == (15, ps[:4])
    assert {float(c.category): q for c, q in found}[0.0095] == pytest.approx(0.0095 * 15 / 4)
    small, _ = distinguishing([Contrast((), "q", "x", 0.5, 0.4, 0.19, 1e-9)])
    assert small == []
