"""English words of questionnaires: what an attribute asks for, and how answers are graded.

A label is read by them: "Where they look for information" asks for a place, "Main worry" for one thing above all.
"""

from __future__ import annotations

FREQUENCIES = frozenset(
    "often sometimes never rarely seldom always occasionally regularly frequently usually daily weekly monthly".split()
)
HOW_OFTEN = frozenset("at once twice every several up".split())
PERIODS = frozenset("day night week month quarter year season".split())
"""What a category that says how often begins with, and of which it has one: "at least once a week"."""
DEGREES = frozenset("low medium high moderate strong weak good poor little average full partial".split())
JOB = frozenset("job work working employment situation status occupation".split())
IDENTITY = JOB | frozenset("gender sex age group band generation marital relationship nationality".split())
PLACE = frozenset("region place location city country town area home housing living residence lives".split())
USE = frozenset("used use tool tools device devices owned channel channels".split())
HEADING = (
    IDENTITY
    | PLACE
    | USE
    | frozenset(
        "arrangement behaviour behavior activity activities habit diet food transport travel way there commute shopping"
        " banking sport exercise holiday pet media news time day household family membership subscription contract"
        " payment position tenure study education school".split()
    )
)
"""Topics that a category stands under, and that add nothing to it."""
WHEN = frozenset("time times day days hour hours".split())
CLASSIFIERS = frozenset("type kind status plan level group category class".split())
ASKERS = frozenset("they people you we i do does did".split())
WHAT_FOLLOWED = frozenset("followed happened came happens follows".split())
AMOUNTS_ASKED = frozenset("many much often long old far big large".split())
OWNED = frozenset(
    "household family pet home device equipment vehicle car saving insurance subscription membership contract account"
    " plan".split()
)
"""Topics of what people have."""
DWELLINGS = frozenset("house housing home dwelling accommodation".split())
SUBSCRIBED = frozenset("plan tariff package tier subscription contract".split())
"""Topics that people are on."""
WHOSE_SURVEY = ("company", "firm", "provider")
SELLERS = frozenset(
    "shop store workshop supplier distributor studio school practice lab laboratory app service kennel clinic library"
    " bakery garage gym club hotel restaurant bank salon farm nursery agency platform site website brand".split()
)
"""Names for "us" in an attribute: the general ones, and those that a segment's description must have."""
PASSED_ON = frozenset(
    "call order email mail message text letter parcel complaint invoice offer request enquiry inquiry question report"
    " reminder recommendation referral gift payment delivery".split()
)
"""What goes from one to another, in the singular: a number of them does not say who sends and who gets."""
WAYS = frozenset("way there travel transport commute journey mode means".split())
BUYING = frozenset("buy shop order book eat".split())
"""Who does it for somebody does it."""
HINDERS = frozenset("keeps stops prevents hinders deters holds puts bothers annoys frustrates".split())
CASES = frozenset("in when at during on while".split())
OBJECTS = frozenset("them people you us".split())
ABOVE_ALL = frozenset(
    "main biggest most top greatest primary first chief largest principal preferred favourite".split()
)
"""What an attribute begins with that asks for one thing alone."""
FROM_BELOW = ("rarely", "seldom", "occasionally", "sometimes", "regularly", "frequently", "usually", "often", "always")
"""Answers between never and always, the rarest first."""
