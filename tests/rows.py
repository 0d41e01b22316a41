"""Tables of cheap cases as one test each."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any

Test = Callable[..., None]


def every_row(names: str | tuple[str, ...], rows: Iterable[Any]) -> Callable[[Test], Test]:
    """Like ``pytest.mark.parametrize``, but one test runs all rows and names every one that fails.

    A test of its own costs 2 ms to announce, report and count, which is more than most rows take: so for tables of
    rules and words. Where a case needs a fresh folder or a patched environment, parametrise.
    """
    arguments = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    table = list(rows)

    def of_all(test: Test) -> Test:
        @functools.wraps(test)
        def run(**fixtures: Any) -> None:
            failures: dict[int, Exception] = {}
            for count, row in enumerate(table, 1):
                values = row if len(arguments) > 1 else (row,)
                try:
                    test(**fixtures, **dict(zip(arguments, values, strict=True)))
                except Exception as error:
                    error.add_note(f"row {count}: {row!r}")
                    failures[count] = error
            if failures:
                which = ", ".join(map(str, failures))
                raise ExceptionGroup(f"of {len(table)} rows these fail: {which}", list(failures.values()))

        signature = inspect.signature(test)
        fixtures = [parameter for name, parameter in signature.parameters.items() if name not in arguments]
        run.__signature__ = signature.replace(parameters=fixtures)  # type: ignore[attr-defined]  # what pytest injects
        return run

    return of_all
