"""The GROUP BY of the documentation, on DuckDB and on PostgreSQL, against the figures of the rows themselves."""

from __future__ import annotations

import csv
import os
import random
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from paths import ROOT
from ready_figures import ready_figures

from persona_gen.domain import Segment
from persona_gen.ingest.build import build_segments
from persona_gen.ingest.crosstabs import recognised
from persona_gen.ingest.options import BuildOptions

[SQL] = re.findall(r"^```sql\n(.*?)^```$", (ROOT / "docs" / "warehouse.md").read_text(encoding="utf-8"), re.M | re.S)
HEADER = ("segment", "housing", "channel", "age", "monthly_spend")
TYPES = (
    "segment VARCHAR(50), housing VARCHAR(50), channel VARCHAR(50), "
    "age DOUBLE PRECISION, monthly_spend DOUBLE PRECISION"
)


@pytest.fixture(scope="module")
def customers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rows with blanks, answers that a segment never gives, rare answers, and a segment too small to tell of."""
    chance = random.Random(11)
    path = tmp_path_factory.mktemp("rows") / "customers.csv"
    with path.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(HEADER)
        for i in range(4000):
            segment = chance.choice(["Savers", "Spenders", "Movers", "Savers", ""]) if i % 800 else "Few"
            housing = chance.choice(["Rents", "Owns, with a loan", "With parents", ""])
            channel = "Branch" if segment == "Movers" else chance.choice(["App", "Branch", "Phone"])
            channel = "Letter" if i % 300 == 0 else channel
            age = chance.choice(["", chance.randint(18, 90)])
            rows.writerow([segment, housing, channel, age, round(chance.lognormvariate(4, 1), 2)])
    return path


@pytest.fixture(scope="module")
def from_rows(customers: Path) -> list[Segment]:
    """What ``segments build customers.csv --by segment`` computes."""
    return list(build_segments([customers], BuildOptions(by=["segment"])).segments.values())


@pytest.fixture
def postgres() -> Iterator[list[str]]:
    """The psql command of a PostgreSQL server of our own, which listens on nothing but a socket in its folder."""
    if not all(map(shutil.which, ("initdb", "pg_ctl", "psql"))):
        pytest.skip("no PostgreSQL is installed: initdb, pg_ctl and psql are wanted")
    as_user: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if os.geteuid() == 0:  # PostgreSQL does not run as root
            try:
                shutil.chown(folder, "postgres", "postgres")
            except LookupError:
                pytest.skip("PostgreSQL does not run as root, and there is no user postgres")
            as_user = {"user": "postgres", "group": "postgres", "extra_groups": []}

        def run(*command: object) -> None:
            with (folder / "log.txt").open("ab") as log:
                subprocess.run([str(c) for c in command], check=True, cwd=folder, stdout=log, stderr=log, **as_user)

        data = folder / "data"
        run("initdb", "-D", data, "-U", "tester", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C")
        settings = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        run("pg_ctl", "-D", data, "-w", "-o", settings, "start")
        try:
            yield ["psql", "-h", name, "-U", "tester", "-d", "postgres", "-X", "-q", "-v", "ON_ERROR_STOP=1"]
        finally:
            run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")


def figures(segments: list[Segment]) -> dict[tuple[object, ...], tuple[object, ...]]:
    """Every figure with its base, and the sizes; the attribute that makes the segments is left out."""
    found: dict[tuple[object, ...], tuple[object, ...]] = {}
    for segment in segments:
        name = segment.name.removeprefix("segment: ")
        found[name,] = (segment.size, segment.whole_base)
        for s in segment.statistics:
            if s.attribute != "segment":
                key = (name, s.attribute.lower().replace(" ", "_"), s.category, s.measure)
                found[key] = (s.value, s.n, s.overall, s.sd, s.min, s.max, s.choice)
    return found


def assert_same(path: Path, from_rows: list[Segment]) -> None:
    """The long table is recognised, and its segments say what the rows say, small cells and all."""
    assert recognised(path) == "long"
    segments, cells = ready_figures(path, shape="long")
    mine, theirs = figures(segments), figures(from_rows)
    assert mine == theirs
    assert len(theirs) > 30
    assert any("Few: n = 5, fewer people" in line for line in cells.left_out)
    assert any(key[2] == "App" and value[0] == 0 for key, value in mine.items() if len(key) > 1)
    assert sum(fate.cells for fate in cells.fates) == cells.cells


def test_duckdb_gives_the_figures_of_the_rows(customers: Path, from_rows: list[Segment], tmp_path: Path) -> None:
    """The SQL of the documentation, written as CSV and as Parquet, equals what is computed from the rows."""
    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE customers ({TYPES})")
    connection.execute(f"INSERT INTO customers SELECT * FROM read_csv('{customers}', header = true)")
    for name, form in (("figures.csv", "(FORMAT csv, HEADER)"), ("figures.parquet", "(FORMAT parquet)")):
        connection.execute(f"COPY ({SQL}) TO '{tmp_path / name}' {form}")
        assert_same(tmp_path / name, from_rows)


@pytest.mark.slow
def test_postgresql_gives_the_figures_of_the_rows(
    customers: Path, from_rows: list[Segment], tmp_path: Path, postgres: list[str]
) -> None:
    """The same SQL, letter for letter, on a real PostgreSQL."""
    load = f"CREATE TABLE customers ({TYPES});\nCOPY customers FROM STDIN (FORMAT csv, HEADER);\n"
    subprocess.run(postgres, input=f"{load}{customers.read_text()}\\.\n", text=True, check=True, capture_output=True)
    done = subprocess.run([*postgres, "--csv"], input=SQL, text=True, check=True, capture_output=True)
    path = tmp_path / "figures.csv"
    path.write_text(done.stdout)
    assert_same(path, from_rows)
