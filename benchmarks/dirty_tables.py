"""Tables as people have them, made by chance with their figures known: what is read right, asked about, and wrong.

    python benchmarks/dirty_tables.py [--tables 2000] [--seed 1]

Each table is of one locale (marks of decimals and thousands, currency, words), one style of export (delimiter,
encoding, how a select-all question is written) and some dirt (titles, totals, notes, missing codes, labelled ends of a
scale, identifiers). The figures are counted here from the people before they are written, by code of its own. Every
figure that `segments build` gives must be one of them; what is left out must have a reason, what is refused an error
with a cure.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean
from typing import TypeVar

from persona_gen.domain import Segment, Statistic
from persona_gen.errors import PersonaGenError
from persona_gen.ingest.build import Built, build_segments
from persona_gen.ingest.options import BuildOptions

T = TypeVar("T")

CHANNELS = ("E-mail", "Phone", "Chat", "Post")
PLANS = ("Starter", "Family", "Business")
PEOPLE = (60, 140)


@dataclass(frozen=True)
class Locale:
    """How a country writes numbers and words."""

    name: str
    decimal: str
    thousands: str
    money: str
    total: str
    missing: tuple[str, ...]


LOCALES = (
    Locale("en_GB", ".", ",", "£{}", "Grand Total", ("n/a", "-", "N/A")),
    Locale("en_US", ".", ",", "${}", "Total", ("NA", "#N/A", "Prefer not to say")),
    Locale("de_DE", ",", ".", "{} €", "Summe", ("k.A.", "-", "keine Angabe")),
    Locale("fr_FR", ",", "\u202f", "{} €", "Total", ("n/a", "sans réponse")),
    Locale("sv_SE", ",", " ", "{} kr", "Summa total", ("n/a", "-")),
    Locale("de_CH", ".", "'", "CHF {}", "Gesamt", ("k.A.", "n/a")),
)
STYLES = ("native", "stem", "brackets", "ticks01", "yesno", "yesblank", "semicolons", "commas", "json")
DIRT = ("title", "total", "notes", "footer", "again", "blank rows", "sep", "codes", "ends", "running", "zip", "epoch",
        "other text", "missing", "thousands", "money", "not asked", "whole", "odd words")  # fmt: skip


@dataclass
class Person:
    """One respondent, as it is true."""

    plan: str
    age: int | None
    spend: float | None
    visits: int | None
    score: int | None
    channels: frozenset[str] | None
    """None where the question was not asked."""


@dataclass
class Made:
    """A table with the people in it."""

    people: list[Person]
    name: str
    data: bytes
    about: str
    by: str = "Plan"
    columns: dict[str, str] = field(default_factory=dict)


def make(seed: int) -> Made:
    """The table of a seed."""
    lot = random.Random(seed)
    locale, style = lot.choice(LOCALES), lot.choice(STYLES)
    dirt = {kind for kind in DIRT if lot.random() < 0.25}
    people = [_person(lot, dirt) for _ in range(lot.randint(*PEOPLE))]
    header, second, rows = _cells(lot, people, locale, style, dirt)
    delimiter = ";" if locale.decimal == "," else lot.choice(",,,;\t")
    lines = [row for row in (header, second) if row] + rows
    if "again" in dirt and style != "native":
        lines.insert(len(lines) // 2, header)
    if "total" in dirt:
        lines.append(_total(header, rows, locale, people))
    if "notes" in dirt:
        lines.append(["Source: own survey", *[""] * (len(header) - 1)])
    if "blank rows" in dirt:
        lines += [[""] * len(header)] * 2
    if "title" in dirt:
        lines.insert(0, ["Customers by plan", *[""] * (len(header) - 1)])
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=lot.choice(["\n", "\r\n"])).writerows(lines)
    body = text.getvalue()
    if "footer" in dirt:
        body += "\nCopyright (c) 2024 Example Ltd\nConfidential - do not distribute\n"
    if "sep" in dirt and delimiter != "\t":
        body = f"sep={delimiter}\n{body}"
    encoding = lot.choice(["utf-8", "utf-8-sig", "utf-16"])
    about = f"seed {seed}: {locale.name}, {style}, {delimiter!r}, {encoding}, {', '.join(sorted(dirt))}"
    return Made(people, f"t{seed}.csv", body.encode(encoding), about)


def _person(lot: random.Random, dirt: set[str]) -> Person:
    gone = 0.06 if "missing" in dirt else 0.0

    def maybe(value: T) -> T | None:
        return None if lot.random() < gone else value

    asked = "not asked" not in dirt or lot.random() > 0.3
    channels = frozenset(c for c in CHANNELS if lot.random() < 0.4) or frozenset({lot.choice(CHANNELS)})
    large = 9000 if "thousands" in dirt else 900
    return Person(
        lot.choice(PLANS),
        maybe(lot.randint(18, 70)),
        maybe(float(round(lot.uniform(5, large), 0 if "whole" in dirt else 2))),
        maybe(lot.randint(1, large)),
        maybe(lot.randint(0, 10)),
        channels if asked else None,
    )


def _cells(
    lot: random.Random, people: Sequence[Person], locale: Locale, style: str, dirt: set[str]
) -> tuple[list[str], list[str], list[list[str]]]:
    """The header, a second one where the style has it, and the rows."""
    head = ["Plan", "Age", "Spend", "Visits", "Likely to recommend"]
    extra = [kind for kind in ("running", "zip", "epoch") if kind in dirt]
    names = {"running": "Badge", "zip": "Home zip", "epoch": "Created"}
    question = "Which channels do you use? Select all that apply."
    columns = {
        "native": [question, *[""] * (len(CHANNELS) - 1)],
        "stem": [f"{question} - {c}" for c in CHANNELS],
        "brackets": [f"{question} [{c}]" for c in CHANNELS],
        "ticks01": [f"{question}: {c}" for c in CHANNELS],
        "yesno": [f"{question} - {c}" for c in CHANNELS],
        "yesblank": [f"{question}: {c}" for c in CHANNELS],
    }.get(style, [question])
    other = "other text" in dirt and style in ("native", "stem", "yesblank")
    second: list[str] = []
    if style == "native":
        second = [*["Response"] * len(head), *[""] * 0, *CHANNELS]
    header = head + columns
    if other:
        header.append(
            "" if style == "native" else f"{question}{' - ' if style == 'stem' else ': '}Other (please specify)"
        )
        second += ["Other (please specify)"] if second else []
    header += [names[kind] for kind in extra]
    second += ["Response"] * len(extra) if second else []
    rows = []
    for i, person in enumerate(people):
        row = [
            person.plan,
            _number(lot, person.age, locale, dirt, code="-99" if "codes" in dirt else ""),
            _number(lot, person.spend, locale, dirt, money="money" in dirt),
            _number(lot, person.visits, locale, dirt),
            _score(lot, person.score, locale, dirt),
            *_ticks(person, style),
        ]
        if other:  # who writes what else they use has ticked something above
            row.append("by pigeon" if person.channels and lot.random() < 0.1 else "")
        row += [{"running": str(5000 + i), "zip": f"{(i * 7919) % 99999:05}",
                 "epoch": str(1_704_067_200_000 + 86_400_000 * (i % 40))}[kind] for kind in extra]  # fmt: skip
        rows.append(row)
    return header, second, rows


def _number(
    lot: random.Random, value: float | None, locale: Locale, dirt: set[str], *, money: bool = False, code: str = ""
) -> str:
    if value is None:
        return code or lot.choice(("", *locale.missing))
    whole, _, decimals = (f"{value:.2f}" if isinstance(value, float) else str(value)).partition(".")
    decimals = "" if "whole" in dirt else decimals
    if "odd words" in dirt and lot.random() < 0.01:
        return lot.choice(("none", "about 300", "5-10", "10+"))  # nobody knows what: the column must be asked about
    if "thousands" in dirt and len(whole) > 3:
        whole = f"{whole[:-3]}{locale.thousands}{whole[-3:]}"
    text = f"{whole}{locale.decimal}{decimals}" if decimals else whole
    return locale.money.format(text) if money else text


def _score(lot: random.Random, value: int | None, locale: Locale, dirt: set[str]) -> str:
    if value is None:
        return "99" if "codes" in dirt else lot.choice(("", *locale.missing))
    ends = {0: "0 - Not at all likely", 10: "10 - Extremely likely"} if "ends" in dirt else {}
    return ends.get(value, str(value))


def _ticks(person: Person, style: str) -> list[str]:
    chosen = person.channels
    if style in ("semicolons", "commas", "json"):
        if chosen is None:
            return [""]
        listed = [c for c in CHANNELS if c in chosen]
        return [json.dumps(listed) if style == "json" else {"semicolons": ";", "commas": ", "}[style].join(listed)]
    yes, no, absent = {"ticks01": ("1", "0", ""), "yesno": ("Yes", "No", "N/A"), "brackets": ("Yes", "No", "N/A"),
                       "yesblank": ("Yes", "", "")}.get(style, ("", "", ""))  # fmt: skip
    return [absent if chosen is None else (yes or c) if c in chosen else no for c in CHANNELS]


def _total(header: Sequence[str], rows: Sequence[Sequence[str]], locale: Locale, people: Sequence[Person]) -> list[str]:
    spend = sum(p.spend or 0 for p in people)
    total = [locale.total, "", f"{spend:.2f}".replace(".", locale.decimal), str(sum(p.visits or 0 for p in people))]
    return [*total, *[""] * (len(header) - len(total))]


# --- judging


@dataclass
class Score:
    """What became of the figures of many tables."""

    right: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def judge(made: Made, folder: Path, score: Score) -> None:
    """Read a table and compare every figure that comes of it."""
    path = folder / made.name
    path.write_bytes(made.data)
    try:
        built = build_segments([path], BuildOptions(by=[made.by], min_cell=1, shape="people"))
    except PersonaGenError as error:
        score.refused[str(error).split(": ", 1)[-1][:60]] += 1
        if not error.cure:
            score.wrong.append(f"{made.about}: refused without a cure: {error}")
        return
    score.wrong += [f"{made.about}: {what}" for what in _faults(made, built, score)]


def _faults(made: Made, built: Built, score: Score) -> Iterator[str]:
    if built.report.whole_base != len(made.people):
        yield f"{built.report.whole_base} people of {len(made.people)}"
    for segment in built.segments.values():
        mine = [person for person in made.people if person.plan == segment.name.split(": ")[-1]]
        seen = set()
        for statistic in segment.statistics:
            truth = _truth(statistic, mine)
            seen.add(_subject(statistic.attribute))
            if truth is None:
                yield f"{statistic.attribute} is no figure of theirs ({statistic.measure} {statistic.value})"
            elif abs(truth[0] - statistic.value) > max(5e-5, 1e-5 * abs(truth[0])) or truth[1] != statistic.n:
                found = f"{statistic.label} is {statistic.value} of {statistic.n}"
                yield f"{found}, and in truth {truth[0]:.6g} of {truth[1]}"
            else:
                score.right += 1
        yield from _missing(made, segment, seen, built, score)


def _missing(made: Made, segment: Segment, seen: set[str], built: Built, score: Score) -> Iterator[str]:
    for subject in {"Age", "Spend", "Visits", "Likely", "Which"} - seen:
        column = next((c for c in built.report.columns if _subject(c.column) == subject), None)
        if column is None or not column.reason:
            yield f"{subject} is gone without a reason"
        else:
            score.left_out[f"{subject}: {column.reason.split(':')[0][:40]}"] += 1


def _subject(name: str) -> str:
    return name.split(maxsplit=1)[0]


def _truth(statistic: Statistic, people: Sequence[Person]) -> tuple[float, int] | None:
    """The value and the base of a statistic, from the people themselves."""
    subject = _subject(statistic.attribute)
    if subject == "Which":
        asked = [p.channels for p in people if p.channels is not None]
        if (statistic.category or "").startswith("Other"):
            return statistic.value, len(asked)
        return (sum(statistic.category in chosen for chosen in asked) / len(asked), len(asked)) if asked else None
    field_name = {"Age": "age", "Spend": "spend", "Visits": "visits", "Likely": "score"}.get(subject)
    if not field_name:
        return None
    values = sorted(v for p in people if (v := getattr(p, field_name)) is not None)
    middle = len(values) // 2
    median = values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2
    return {"mean": fmean(values), "median": median}.get(statistic.measure, float("nan")), len(values)


def main() -> None:
    """Print what became of all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    score = Score()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(wanted.seed, wanted.seed + wanted.tables):
            judge(make(seed), Path(folder), score)
            (Path(folder) / f"t{seed}.csv").unlink()
    print(f"{wanted.tables} tables: {score.right:,} figures right, {len(score.wrong)} wrong in silence")
    print(f"left out with a reason: {sum(score.left_out.values())}", *score.left_out.most_common(12), sep="\n  ")
    print(f"refused with a cure: {sum(score.refused.values())}", *score.refused.most_common(12), sep="\n  ")
    print(*score.wrong[:20], sep="\n")
    raise SystemExit(bool(score.wrong))


if __name__ == "__main__":
    main()
