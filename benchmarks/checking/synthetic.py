"""Segments made up by a seeded draw: sensible sentences over figures that no fixture has, as many as asked for."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import accumulate

from checking.clauses import FigureClause, ShareClause, Speech
from persona_gen.domain import Quote, Segment, Statistic

# attribute | single or multiple, then one category a line: category | plural | singular
_SHARES = """
Membership | single
Monthly contract | pay by the month | pays by the month
Annual contract | signed up for a year | signed up for a year
Ten-visit card | use a ten-visit card | uses a ten-visit card
Day pass only | come on day passes only | comes on day passes only
= Time of day | single
Before work | train before work | trains before work
Lunch break | come in the lunch break | comes in the lunch break
After work | train after work | trains after work
Late evening | come late in the evening | comes late in the evening
= Way there | single
By car | drive there | drives there
By bus or tram | take the bus or tram | takes the bus or tram
On a bicycle | cycle there | cycles there
= What they use | multiple
Free weights | use the free weights | uses the free weights
Treadmill | run on the treadmill | runs on the treadmill
Yoga classes | go to yoga classes | goes to yoga classes
Swimming pool | swim in the pool | swims in the pool
Sauna | use the sauna | uses the sauna
= What keeps them away | multiple
Full changing rooms | are put off by full changing rooms | is put off by full changing rooms
Waiting for a machine | dislike waiting for a machine | dislikes waiting for a machine
The cancellation period | object to the cancellation period | objects to the cancellation period
Loud music | complain about loud music | complains about loud music
Back pain | stay away because of back pain | stays away because of back pain
= What matters most | multiple
A trainer who corrects them | want a trainer who corrects them | wants a trainer who corrects them
Clean showers | want clean showers | wants clean showers
Opening hours round the clock | want opening hours round the clock | wants opening hours round the clock
A fair price | look for a fair price | looks for a fair price
Somewhere to leave the children | need somewhere to leave the children | needs somewhere to leave the children
= Where they heard of it | multiple
A colleague | heard of it from a colleague | heard of it from a colleague
A poster at the station | saw a poster at the station | saw a poster at the station
Search engine | found it through a search engine | found it through a search engine
Doctor or physiotherapist | were sent by a doctor or physiotherapist | was sent by a doctor or physiotherapist
= Agrees with the statement | multiple
I train to switch off | train to switch off | trains to switch off
I compare myself with others | compare themselves with others | compares herself with others
Without a date in the calendar I do not go | do not go without a date in the calendar | does not go without a date in the calendar
I would come more often with a friend | would come more often with a friend | would come more often with a friend
= Diet | single
Eats meat every day | eat meat every day | eats meat every day
Eats meat now and then | eat meat now and then | eats meat now and then
Vegetarian or vegan | are vegetarian or vegan | is vegetarian or vegan
"""
_FIGURES = (
    ("Age", "mean", "years", 19, 70, FigureClause("age", "are {v} years old", "is {v} years old", "are {v} months old")),
    ("Visits", "mean", "visits per month", 2, 18,
     FigureClause("number of visits a month", "come {v} times a month", "comes {v} times a month", "come {v} times a day")),
    ("Length of a session", "mean", "minutes", 25, 110,
     FigureClause("length of a session", "stay for {v} minutes", "stays for {v} minutes", "stay for {v} hours")),
    ("Way from home", "median", "km", 0.6, 14,
     FigureClause("way from home", "live {v} km away", "lives {v} km away", "live {v} miles away")),
    ("Fee", "median", "GBP per month", 19, 140,
     FigureClause("fee per month", "pay {v} a month", "pays {v} a month", "pay {v} a year")),
    ("Spend on sports food", "mean", "GBP per month", 6, 90,
     FigureClause("spend on sports food per month", "spend {v} a month on sports food",
                  "spends {v} a month on sports food", "spend {v} a week on sports food")),
    ("Household income after tax", "median", "GBP per year", 18_000, 92_000,
     FigureClause("household income after tax per year", "have a household income of {v} a year after tax",
                  "has a household income of {v} a year after tax", "have a household income of {v} a month after tax")),
)  # fmt: skip
_OPENINGS = """I go on Tuesdays because nobody else does.
The lockers smell of somebody else's Monday.
My physio sent me and I stayed for the sauna.
I pay every month and I go every other month.
There are four squat racks and one of them is always broken.
The app books me a slot and then the slot is gone.
My son does his homework in the café while I swim.
I ride past the door on my bicycle and feel guilty.
They moved the class to seven and that was the end of it.
I count the tiles at the bottom of the pool.
The music is so loud that I hear it in my sleep.
I signed for two years on a day when I was very optimistic.
Nobody ever showed me how the cable machine works.
I like that the old men at the weights say good morning.
After a night shift I just want the warm water.
The receptionist knows my name and that is half the reason.
I do my stretching in the corner where the mirror ends.
My colleague talked me into it and then she moved away.""".splitlines()
_TURNING = """I'd come every day | if there was somewhere to leave the baby
I would recommend it to anyone | if they fixed the showers
I'd stay another year | unless they put the price up again
I trust the trainers | except the one who is always on his phone
I could go in the lunch break | if a lunch break was longer than a sandwich
I would pay more | if it meant fewer people""".splitlines()
TRIMMED = tuple(line.partition(" | ")[0] for line in _TURNING)
"""The main clauses of the quotes that go on with a condition: cut there, they say what nobody said."""


def _attributes() -> list[tuple[str, str, list[tuple[str, ShareClause]]]]:
    found = []
    for block in _SHARES.strip().split("\n= "):
        head, *lines = block.splitlines()
        attribute, choice = head.split(" | ")
        rows = [line.split(" | ") for line in lines]
        found.append((attribute, choice, [(row[0], ShareClause(row[1], row[2])) for row in rows]))
    return found


def segment(seed: int) -> tuple[Segment, Speech]:
    """A made-up segment of gym members with its clauses: about 37 shares, 7 figures and 24 quotes of 8 speakers."""
    rng = random.Random(f"segment {seed}")
    size, whole_base = rng.randint(180, 900), rng.randint(1200, 4000)
    statistics: list[Statistic] = []
    shares: dict[str, ShareClause] = {}
    for attribute, choice, rows in _attributes():
        for (category, clause), value, overall in zip(
            rows, _values(rng, choice, rows), _values(rng, choice, rows), strict=True
        ):
            made = Statistic(
                attribute=attribute,
                category=category,
                measure="share",
                value=value,
                n=size,
                overall=overall,
                choice=choice,
            )
            statistics.append(made)
            shares[made.id] = clause
    figures: dict[str, FigureClause] = {}
    for attribute, measure, unit, low, high, said in _FIGURES:
        value = _figure(rng, low, high)
        made = Statistic(attribute=attribute, measure=measure, value=value, unit=unit, n=size, overall=_figure(rng, low, high),
                         sd=round(value / 4, 1), min=round(value * 0.6, 1), max=round(value * 1.5, 1))  # fmt: skip
        statistics.append(made)
        figures[made.id] = said
    name = f"Gym members {seed}"
    made_segment = Segment(
        id=f"gym-{seed}", name=name, size=size, whole_base=whole_base, locale="en_GB",
        statistics=tuple(statistics), quotes=tuple(_quotes(rng)),
    )  # fmt: skip
    return made_segment, Speech("gym members", shares, figures)


def _values(rng: random.Random, choice: str, rows: Sequence[object]) -> list[float]:
    """Shares with three decimals; of a single choice they add up to one."""
    if choice == "multiple":
        return [round(rng.uniform(0.03, 0.93), 3) for _ in rows]
    cuts = sorted(rng.sample(range(40, 960), len(rows) - 1))
    return [round((b - a) / 1000, 3) for a, b in zip([0, *cuts], [*cuts, 1000], strict=True)]


def _figure(rng: random.Random, low: float, high: float) -> float:
    value = rng.uniform(low, high)
    return float(round(value, -2)) if value > 5000 else round(value, 1)


def _quotes(rng: random.Random) -> list[Quote]:
    first, second = rng.sample(_OPENINGS, 18), rng.sample(_OPENINGS, 18)
    texts = [f"{a} {b}" for a, b in zip(first, second, strict=True) if a != b]
    texts += [f"{a}, {b}." for a, b in (line.split(" | ") for line in _TURNING)]
    return [Quote(id=f"g{i:02}", text=text, speaker=f"M{i % 8 + 1:02}") for i, text in enumerate(texts)]


# --- for the stopwatch --------------------------------------------------------------------------------------------

_SYLLABLES = "ba be bi bo ca ce co da de di do fa fe fo ga go ha hi ka ki la le li lo ma me mi mo na ne no pa pe po ra \
re ri ro sa se si so ta te ti to va ve vi vo wa we za ze".split()


def vocabulary(rng: random.Random, size: int = 20_000) -> tuple[list[str], list[float]]:
    """Words with Zipf's frequencies: the commonest are those of the made-up quotes, the rest are syllables."""
    common = list(dict.fromkeys(word for line in _OPENINGS for word in line.lower().rstrip(".").split()))
    rare = {"".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4))) for _ in range(2 * size)} - set(common)
    words = common + sorted(rare)[: size - len(common)]
    return words, list(accumulate(1 / (rank + 3) for rank in range(len(words))))


def large_segment(quotes: int, statistics: int = 300, seed: int = 7) -> Segment:
    """A segment of that many statistics and quotes of 8 to 40 words, by a tenth as many speakers."""
    rng = random.Random(seed)
    words, weights = vocabulary(rng)
    rows: list[Statistic] = []
    for i in range(statistics // 5):
        attribute = " ".join(rng.choices(words[40:4000], k=2)).capitalize()
        for _ in range(5):
            category = " ".join(rng.choices(words[20:6000], k=3)).capitalize()
            rows.append(
                Statistic(id=f"s{len(rows)}", attribute=f"{attribute} {i}", category=category, measure="share",
                          value=round(rng.random(), 2), n=rng.randint(40, 900), overall=round(rng.random(), 2), choice="multiple")
            )  # fmt: skip
    said = (
        Quote.model_construct(
            id=f"q{i}", speaker=f"P{i % max(8, quotes // 10):05}", origin=None,
            text=" ".join(rng.choices(words, cum_weights=weights, k=rng.randint(8, 40))).capitalize() + ".",
        )
        for i in range(quotes)
    )  # fmt: skip
    return Segment(id="large", name="Large", size=900, whole_base=5000, statistics=tuple(rows), quotes=tuple(said))
