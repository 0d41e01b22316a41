"""Tables as people have them, made by chance with their figures known: what is read right, asked about, and wrong.

    python benchmarks/dirty_tables.py [--tables 2000] [--seed 1]

Each table is of one locale (marks of decimals and thousands, digits, currency, words, code page), one style of export
(delimiter, encoding, how a select-all question is written), some dirt (titles, totals, notes, missing codes, labelled
ends of a scale, identifiers) and columns of `dirtying.columns` between them. The figures are counted here from
the people before they are written, by code of its own. Every figure that `segments build` gives must be one of them;
what is left out must have a reason, what is refused an error with a cure.
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
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import fmean
from typing import TypeVar

from dirtying.columns import LOCALES, Extra, Locale, extras, written

from persona_gen.domain import Segment, Statistic
from persona_gen.errors import PersonaGenError
from persona_gen.ingest.build import Built, build_segments
from persona_gen.ingest.options import BuildOptions

T = TypeVar("T")

CHANNELS = ("E-mail", "Phone", "Chat", "Post")
PEOPLE = (60, 140)


STYLES = ("native", "stem", "brackets", "ticks01", "yesno", "yesblank", "semicolons", "commas", "json")
DIRT = ("title", "total", "notes", "footer", "again", "blank rows", "sep", "codes", "ends", "running", "zip", "epoch",
        "other text", "missing", "thousands", "millions", "money", "not asked", "whole", "odd words", "digits",
        "code page")  # fmt: skip


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
    locale: Locale
    extras: list[Extra]
    money: bool
    """Whether the amounts spent have the locale's unit."""
    by: str = "Plan"


def make(seed: int) -> Made:
    """The table of a seed."""
    lot = random.Random(seed)
    locale, style = lot.choice(LOCALES), lot.choice(STYLES)
    dirt = {kind for kind in DIRT if lot.random() < 0.25}
    if "digits" not in dirt:
        marks = {"٫": ".", "٬": ","}
        locale = replace(locale, digits="0123456789", decimal=marks.get(locale.decimal, locale.decimal),
                         thousands=marks.get(locale.thousands, locale.thousands))  # fmt: skip
    people = [_person(lot, locale, dirt) for _ in range(lot.randint(*PEOPLE))]
    header, second, rows = _cells(lot, people, locale, style, dirt)
    beside = extras(lot, len(people), locale)
    for extra in beside:
        at = lot.choice((len(header), 1, 5))  # before the questions, among them or behind
        header.insert(at, extra.name)
        if second:
            second.insert(at, "Response")
        for row, cell in zip(rows, extra.cells, strict=True):
            row.insert(at, cell)
    delimiter = ";" if locale.decimal == "," else lot.choice(",,,;\t")
    lines = [row for row in (header, second) if row] + rows
    if "again" in dirt and style != "native":
        lines.insert(len(lines) // 2, header)
    if "total" in dirt:
        lines.append(_total(header, locale, people))
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
    if "code page" in dirt and _fits(body, locale.code_page):
        encoding = locale.code_page
    about = f"seed {seed}: {locale.name}, {style}, {delimiter!r}, {encoding}, {', '.join(sorted(dirt))}"
    about += f" + {', '.join(extra.name for extra in beside)}"
    return Made(people, f"t{seed}.csv", body.encode(encoding), about, locale, beside, "money" in dirt)


def _fits(text: str, code_page: str) -> bool:
    try:
        return bool(text.encode(code_page))
    except UnicodeEncodeError:
        return False


def _person(lot: random.Random, locale: Locale, dirt: set[str]) -> Person:
    gone = 0.06 if "missing" in dirt else 0.0

    def maybe(value: T) -> T | None:
        return None if lot.random() < gone else value

    asked = "not asked" not in dirt or lot.random() > 0.3
    channels = frozenset(c for c in CHANNELS if lot.random() < 0.4) or frozenset({lot.choice(CHANNELS)})
    large = (2_500_000 if "millions" in dirt else 9000) if "thousands" in dirt else 900
    return Person(
        lot.choice(locale.plans),
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
    head = ["Plan", *locale.heads]
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
    if "odd words" in dirt and lot.random() < 0.01:
        return lot.choice(("none", "about 300", "5-10", "10+"))  # nobody knows what: the column must be asked about
    decimals = 2 if isinstance(value, float) and "whole" not in dirt else 0
    text = written(value, decimals, locale, grouped="thousands" in dirt)
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


def _total(header: Sequence[str], locale: Locale, people: Sequence[Person]) -> list[str]:
    spend = sum(p.spend or 0 for p in people)
    sums = {"Plan": locale.total, locale.heads[1]: f"{spend:.2f}".replace(".", locale.decimal),
            locale.heads[2]: str(sum(p.visits or 0 for p in people))}  # fmt: skip
    return [sums.get(name, "") for name in header]


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
        mine = [i for i, person in enumerate(made.people) if person.plan == segment.name.split(": ")[-1]]
        if not mine:
            yield f'the segment "{segment.name}" is nobody\'s plan'
            continue
        seen = set()
        for statistic in segment.statistics:
            truth, unit = _truth(made, statistic, mine)
            seen.add(_subject(statistic.attribute))
            if truth is None:
                yield f"{statistic.attribute} is no figure of theirs ({statistic.measure} {statistic.value})"
            elif abs(truth[0] - statistic.value) > max(5.01e-5, 1e-5 * abs(truth[0])) or truth[1] != statistic.n:
                found = f"{statistic.label} is {statistic.value} of {statistic.n}"
                yield f"{found}, and in truth {truth[0]:.6g} of {truth[1]}"
            elif statistic.measure != "share" and statistic.unit != unit:
                yield f"{statistic.label} is in {statistic.unit}, and in truth in {unit}"
            else:
                score.right += 1
        yield from _missing(made, segment, seen, built, score)


def _missing(made: Made, segment: Segment, seen: set[str], built: Built, score: Score) -> Iterator[str]:
    for subject in dict.fromkeys(map(_subject, (*made.locale.heads, "Which", *(e.name for e in made.extras)))):
        column = next((c for c in built.report.columns if _subject(c.column) == subject), None)
        if subject in seen:
            continue
        if column is None or not column.reason:
            yield f"{subject} is gone without a reason"
        else:
            score.left_out[f"{subject}: {column.reason.split(':')[0][:60]}"] += 1


def _subject(name: str) -> str:
    return name.split(maxsplit=1)[0]


def _truth(made: Made, statistic: Statistic, mine: Sequence[int]) -> tuple[tuple[float, int] | None, str | None]:
    """The value and the base of a statistic over these people, from the people themselves, and its unit."""
    subject = _subject(statistic.attribute)
    if extra := next((e for e in made.extras if _subject(e.name) == subject and e.name in statistic.attribute), None):
        return extra.truth(mine, statistic.measure, statistic.category or ""), extra.unit
    people = [made.people[i] for i in mine]
    if subject == "Which":
        asked = [p.channels for p in people if p.channels is not None]
        if (statistic.category or "").startswith("Other"):
            return (statistic.value, len(asked)), None
        return (
            (sum(statistic.category in chosen for chosen in asked) / len(asked), len(asked)) if asked else None
        ), None
    fields = dict(zip(map(_subject, made.locale.heads), ("age", "spend", "visits", "score"), strict=True))
    field_name = fields.get(subject)
    if not field_name:
        return None, None
    values = sorted(v for p in people if (v := getattr(p, field_name)) is not None)
    middle = len(values) // 2
    median = values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2
    truth = {"mean": fmean(values), "median": median}.get(statistic.measure, float("nan")), len(values)
    return truth, made.locale.unit if made.money and field_name == "spend" else None


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
