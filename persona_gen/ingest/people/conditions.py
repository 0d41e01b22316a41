"""``--where``: one condition over the columns, of scalar expressions whose value depends on the row alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from persona_gen.errors import ConfigError
from persona_gen.extras import need
from persona_gen.sources.tables.reading import Table
from persona_gen.sources.tables.sql import sql_text

CURE = "write a condition such as age > 30 AND \"Home country\" = 'France'"

CLASSES = frozenset(
    "BETWEEN CASE CAST TYPE COLUMN_REF COMPARISON CONJUNCTION CONSTANT FUNCTION OPERATOR COLLATE".split()
)
"""Kinds of expressions; no subquery, window, star, lambda or parameter is among them."""

FUNCTIONS = frozenset(
    """+ - * / // % || ~~ !~~ ~~* !~~* ~~~ abs ceil ceiling coalesce concat contains date_diff date_part date_trunc
    datediff
    datepart day dayofmonth ends_with extract floor greatest hour ifnull isfinite isnan least left len length
    like_escape ilike_escape not_like_escape not_ilike_escape list_contains lower ltrim minute month nullif prefix
    quarter regexp_full_match regexp_matches replace right round rtrim sign starts_with strip_accents strpos strptime
    substr substring suffix trim try_strptime upper week weekday year list_value instr position""".split()
)
"""Functions whose value depends on their arguments alone: no random number, no clock, no file, no setting."""


def check_condition(table: Table, where: str) -> None:
    """See that ``where`` is one such condition and can be computed of every row.

    Raises `ConfigError`, never with a cell in its message.
    """
    duckdb = need("duckdb")
    query = f"SELECT count(*) FROM people WHERE ({where}\n)"
    try:
        duckdb.SQLExpression(where)
        [(tree,)] = table.connection.execute(f"SELECT json_serialize_sql({sql_text(query)})").fetchall()
        statement = json.loads(tree)
        if statement.get("error"):
            raise ConfigError(f"--where is no condition: {statement.get('error_message', '')}", cure=CURE)
        [node] = statement["statements"]
        for what in _forbidden(node["node"]["where_clause"]):
            raise ConfigError(f"--where holds {what}", cure=CURE)
        table.connection.execute(f"EXPLAIN {query}")
        columns = {str(name).lower() for name, *_ in table.connection.execute("DESCRIBE people").fetchall()}
        for name in _no_columns(node["node"]["where_clause"], columns):
            raise ConfigError(f"--where holds {name}, whose value does not depend on the table", cure=CURE)
    except (duckdb.Error, KeyError, ValueError) as error:
        line = re.sub(r"^[\w ]*Error: ", "", str(error).split("\n", maxsplit=1)[0])
        raise ConfigError(f"--where is no condition on this table: {line}", cure=CURE) from None
    try:
        table.connection.execute(query).fetchall()
    except duckdb.InterruptException:
        raise
    except duckdb.Error:
        # DuckDB's message shows the cell, which may name a person.
        what = "--where cannot be computed of every row: a cell is of another kind than it is compared with"
        raise ConfigError(what, cure="write try_cast(COLUMN AS DOUBLE) for a number among texts") from None


def _forbidden(tree: Any) -> Iterator[str]:
    """What in a serialised expression is no scalar expression over the columns."""
    if isinstance(tree, list):
        for each in tree:
            yield from _forbidden(each)
    elif isinstance(tree, dict):
        kind = tree.get("class")
        if kind is not None and kind not in CLASSES:
            yield f"a {str(kind).lower()}, and only conditions on the columns are taken"
        if kind == "FUNCTION" and str(tree.get("function_name", "")).lower() not in FUNCTIONS:
            yield f"the function {tree.get('function_name')}, which is none of those that are taken"
        if kind == "FUNCTION" and (tree.get("schema") or tree.get("catalog")):
            yield f"a function of the schema {tree.get('schema')}"
        for each in tree.values():
            yield from _forbidden(each)


def _no_columns(tree: Any, columns: set[str]) -> Iterator[str]:
    """Names that are no column and still have a value, such as ``current_date`` and ``user``."""
    if isinstance(tree, list):
        for each in tree:
            yield from _no_columns(each, columns)
    elif isinstance(tree, dict):
        names = tree.get("column_names") or ()
        if names and columns.isdisjoint(str(name).lower() for name in names[:2]):
            yield str(names[-1])
        for each in tree.values():
            yield from _no_columns(each, columns)
