"""More segments, for the rules about persons, quantities and wording, and rows that are about them.

`BUYERS` has what `RENTERS` has not: attributes with one and with several answers, a base that is a part of the
segment, interviewers. In `NAMED`, participants go by their names.
"""

from __future__ import annotations

from dataclasses import dataclass

import rule_tables
from persona_gen.domain import Persona, Quote, Segment, Statistic, Trait


@dataclass(frozen=True)
class Flag(rule_tables.Flag):
    """A row over `BUYERS`; ``beside`` are lines of the snapshot it stands beside: ``Age: 29 < age; …``."""

    segment: str = "buyers"
    beside: str = ""


@dataclass(frozen=True)
class Pass(rule_tables.Pass):
    """A row over `BUYERS`, with the lines of the snapshot it stands ``beside``."""

    segment: str = "buyers"
    beside: str = ""


def persona(row: rule_tables.Flag | rule_tables.Pass) -> Persona:
    """The persona whose snapshot is the row, if it is a line of one, and after it the lines beside it."""
    own = rule_tables.piece(row)
    lines = [own] if isinstance(own, Trait) else []
    for line in filter(None, getattr(row, "beside", "").split("; ")):
        text, _, cites = line.partition(" < ")
        attribute, _, value = text.partition(": ")
        lines.append(Trait(attribute=attribute, value=value, cites=tuple(cites.split())))
    return Persona(segment=row.segment, name=rule_tables.NAME, lead=row.lead or None, snapshot=tuple(lines))


def share(id_: str, attribute: str, category: str, value: float, overall: float, **more: object) -> Statistic:
    """A share of the segment's 412 people, one answer each unless ``choice`` says otherwise."""
    data = {"id": id_, "attribute": attribute, "category": category, "measure": "share", "value": value}
    return Statistic.model_validate({"n": 412, "choice": "single", **data, "overall": overall, **more})


def several(id_: str, attribute: str, category: str, value: float, overall: float, **more: object) -> Statistic:
    """A share of an attribute in which people may have several categories."""
    return share(id_, attribute, category, value, overall, choice="multiple", **more)


def mean(id_: str, attribute: str, value: float, unit: str, **more: object) -> Statistic:
    """A mean over the segment's 412 people."""
    data = {"id": id_, "attribute": attribute, "measure": "mean", "value": value, "unit": unit}
    return Statistic.model_validate({"n": 412, **data, **more})


def said(id_: str, text: str, speaker: str | None) -> Quote:
    """One participant's words."""
    return Quote(id=id_, text=text, speaker=speaker)


BUYERS = Segment(
    id="buyers",
    name="First-time buyers",
    description="Renting, saving, comparing; first purchase within twelve months.",
    size=412,
    whole_base=2289,
    locale="en_GB",
    statistics=(
        mean("age", "Age", 29.4, "years", overall=38.2, sd=4.1, min=22, max=41),
        share("woman", "Gender", "Woman", 0.55, 0.51),
        share("man", "Gender", "Man", 0.43, 0.47),
        share("diverse", "Gender", "Non-binary or no answer", 0.02, 0.02),
        share("rents", "Housing", "Rents in a city", 0.48, 0.31),
        share("parents", "Housing", "Lives with parents", 0.23, 0.09),
        share("village", "Housing", "Rents in a village", 0.26, 0.20),
        share("owns", "Housing", "Has bought already", 0.03, 0.40),
        share("london", "Region", "London", 0.24, 0.17),
        share("city", "Region", "Another large city", 0.37, 0.29),
        share("town", "Region", "Town or countryside", 0.39, 0.54),
        share("permanent", "Job situation", "Permanent employee", 0.69, 0.66),
        share("contract", "Job situation", "Fixed-term or self-employed", 0.25, 0.20),
        share("jobless", "Job situation", "Not in paid work", 0.06, 0.14),
        share("portal-a", "Favourite portal", "Nestly", 0.18, 0.12),
        share("portal-b", "Favourite portal", "Homebee", 0.14, 0.12),
        share("portal-c", "Favourite portal", "None in particular", 0.11, 0.2),
        several("portals", "Where they look for information", "Property portals", 0.93, 0.88),
        several("friends", "Where they look for information", "Friends and family", 0.71, 0.52),
        several("forums", "Where they look for information", "Forums and videos", 0.58, 0.29),
        several("broker", "Where they look for information", "Mortgage broker", 0.31, 0.35),
        several("radio", "Where they look for information", "Radio", 0.04, 0.09),
        several("worry", "Agrees with the statement", "I worry about making a mistake I cannot undo", 0.77, 0.43),
        several("worth", "Agrees with the statement", "Owning a home is worth the stress", 0.64, 0.65),
        several("costs", "What matters when choosing a service", "All costs shown at the start", 0.69, 0.41),
        several("ask", "What matters when choosing a service", "Someone to ask", 0.47, 0.23),
        several("total", "What holds them back", "Not knowing the total cost", 0.54, 0.27),
        Statistic(
            id="deposit", attribute="Deposit saved so far", measure="median", value=18600, unit="GBP", n=397,
            overall=42000,
        ),
        mean("visits", "Visits to property portals", 11.2, "visits per week", overall=5.1, sd=6.8, min=0, max=40),
        mean("satisfaction", "Satisfaction with the search", 5.3, "points out of 10", overall=6.4, sd=2.1, min=1,
             max=10),
        mean("hours", "Time spent searching", 4.1, "hours per week", overall=4.0, sd=3.0),
        mean("month", "Calls answered (last 30 days)", 2.4, "", overall=1.9, sd=1.1),
        share("survey", "Reason the accepted offer fell through", "Something in the survey", 0.45, 0.39, n=29),
        share("outbid", "Reason the accepted offer fell through", "Seller took a higher offer", 0.31, 0.28, n=29),
    ),
    quotes=(
        said("tabs", "I open fifteen tabs and then I close the laptop.", "P07"),
        said("mum", "I'd want us in before the baby, so November, and near enough my mum that I'm "
             "not changing trains.", "P05"),
        said("trust", "I'd buy it tomorrow if it weren't for the survey. My boyfriend says the same.", "P01"),
        said("honest", "I don't think they are honest about the costs. They show you a number and "
             "then it grows.", "P02"),
        said("credit", "Every time I get to the bit where it asks for my credit file I stop. It's "
             "not even bad.", "P01"),
        said("cheaper", "If it were cheaper, I would sign today. If you ask me, the photos are the "
             "best part.", "P03"),
        said("calculator", "The calculator is easy to use, unless you are self-employed. I trust "
             "the bank, in theory.", "P04"),
        said("phone", "I'd rather ring a person, because a person can tell me what happens next.", "P04"),
        said("love", "I used to love looking at flats on a Sunday, now I just scroll.", "P06"),
        said("alerts", "Alerts are the best thing about it, and I want them the second it's listed.", "P05"),
        said("starting", "Just tell me the price. Not 'starting at' something, the price.", "P06"),
        said("whole", "I like the app, but the search is slow. I'd pay for it, but not every month.", "P08"),
        said("nobody", "Nobody tells you what a survey is for. You find out when it fails.", "P08"),
        said("survey-1", "I don't trust it. The app is slow, and nobody should force people to sign. They may "
             "not be ready.", "P09"),
        said("survey-2", "Nothing good comes from brokers. We need to talk to each other. If I save, I should "
             "have a say. It would help.", "P09"),
        said("asked", "So would you say the whole process makes you anxious? And how do you feel "
             "about brokers?", "Interviewer"),
        said("asked-2", "I open fifteen tabs and then I close the laptop.", "Moderator"),
        said("asked-3", "Many buyers tell us they feel lost at this point.", "Interviewer 2"),
        said("asked-4", "What would help you most right now?", "I"),
        said("asked-5", "Could you walk me through a typical Sunday of looking at flats?", "MOD:"),
    ),
)  # fmt: skip

NAMED = Segment(
    id="named",
    name="Testers of the Homebee app",
    size=12,
    quotes=(
        said("n1", "I never know who reads my payslips.", "Priya Raman"),
        said("n2", "The app logs me out twice a day.", "Will"),
        said("n3", "I would rather have one list.", "Grace Okoye"),
        said("n4", "It is fine, I suppose.", "Participant 4"),
        said("n5", "Send it to me on paper.", "Jürgen Weiß"),
    ),
)

COOKS = Segment(
    id="cooks",
    name="Evening cooks in Leeds",
    description="They cook for others after work.",
    size=356,
    whole_base=1502,
    locale="en_GB",
    statistics=(
        several("kit", "What they order", "Meal kits", 0.42, 0.21, n=356),
        share("waste", "Reason for cancelling the meal kit", "Too much was thrown away", 0.52, 0.38, n=21),
        share("time", "Reason for cancelling the meal kit", "No time to cook it", 0.31, 0.25, n=21),
        share("price", "Reason for cancelling the meal kit", "Price or other", 0.17, 0.37, n=21),
        share("gave-up", "What followed a failed delivery", "Gave up", 0.38, 0.30, n=40),
        share("refund", "What followed a failed delivery", "Got the money back", 0.62, 0.70, n=40),
        share("pans", "Pans", "Cast-iron pans at least sometimes", 0.33, 0.12, n=90),
        share("pleased", "Satisfaction with the hotline", "Very satisfied", 0.27, 0.31, n=60),
        share("bike", "Way there", "Bicycle", 0.07, 0.12),
        share("car", "Way there", "By car", 0.61, 0.50),
        share("foot", "Way there", "On foot", 0.32, 0.38),
        share("yearly", "Contract", "Annual", 0.05, 0.10),
        share("card", "Contract", "Ten-visit card", 0.15, 0.20),
        share("single", "Contract", "Single tickets", 0.80, 0.70),
        share("town", "Place", "Town of more than 50,000", 0.55, 0.50),
        share("village", "Place", "Village", 0.18, 0.30),
        several("friend", "Agrees with the statement", "I would cook more often with a friend", 0.25, 0.3),
        several("eat-out", "Agrees with the statement", "Eats out", 0.44, 0.3),
        share("late", "Last order", "After 9 pm", 0.44, 0.2, n=170),
    ),
)  # fmt: skip
"""Shares whose base is a part of the segment: those who cancelled, whose delivery failed, who were asked."""

rule_tables.SEGMENTS |= {"buyers": BUYERS, "named": NAMED, "cooks": COOKS}
