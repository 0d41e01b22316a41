"""English words for a place in a ranking, as whole phrases: nothing in them may be left out or added."""

from __future__ import annotations

from persona_gen.text.lexicon import listed

MOST_GIVEN = listed(
    """most common, most frequent, most popular, most often given, most often named, most often mentioned, most
    frequently named, most frequently given, most widespread, most named, most mentioned, most cited, most given"""
)
FIRST_BY_NAME = (
    *MOST_GIVEN,
    *listed("commonest top leading main chief biggest foremost favourite favorite largest prime"),
    "number one",
    "clear leader",
    "single most common",
)
LAST_BY_NAME = listed("least common, least frequent, least popular, least often named, least often given, rarest, last")
_ANSWER = listed("answer, choice, reply, reason, option")
LEADS_ALL = (
    *listed(
        """leads, leads the list, leads the field, leads the way, leads the ranking, tops the list, tops the ranking,
        heads the list, heads the ranking, is in the lead, is in front, is first, comes first, ranks first, is ranked
        first, stands first, takes first place, is in first place, comes in first, comes top, is top, ranks top, is
        on top, comes out on top, is at the top, is at the top of the list, is number one, ranks highest, is the most
        common, are the most common, is the commonest, is the most frequent, is named most, is named most often, are
        named most often, is mentioned most, is mentioned most often, is given most often, is given most, is chosen
        most often, is cited most often, is picked most often, wins, is ahead of everything else, is ahead of all
        others, is ahead of every other answer, is more common than any other, is more common than anything else, is
        more common than any other answer, is the clear leader, is the leader, is the front runner, come first, rank
        first, come top, lead the list, top the list, are first, are in front, are number one, takes the top spot,
        takes the lead, beats every other answer, beats all others"""
    ),
    *(f"is the {first} {answer}" for first in FIRST_BY_NAME for answer in _ANSWER),
    *(f"is the {answer} given most often" for answer in _ANSWER),
    *(f"is the {answer} named most often" for answer in _ANSWER),
)
IS_SECOND = (
    *listed(
        """comes second, ranks second, is second, comes in second, is in second place, takes second place, is ranked
        second, is the runner up, come second, rank second, are second"""
    ),
    *(f"is the second {first} {answer}" for first in MOST_GIVEN for answer in _ANSWER),
)
IS_LAST = (
    *listed(
        """comes last, ranks last, is last, is at the bottom, is at the bottom of the list, brings up the rear, is the
        least common, is named least, is named least often, is mentioned least, is given least often, is rarer than
        any other, come last, rank last, are last, is the rarest, is in last place, takes last place"""
    ),
    *(f"is the {last} {answer}" for last in LAST_BY_NAME for answer in _ANSWER),
)
MORE_THAN_USUAL = listed(
    """over represented here, over represented in this segment, over represented in this group, over represented,
    overrepresented here, overrepresented, more often than usual, more often than most, more than most, more than
    others,
    more than average, more than others do, above average, above average here, more often than average, unusually often,
    unusually common here, more common than usual"""
)
LESS_THAN_USUAL = listed(
    """under represented here, under represented in this segment, under represented in this group, under represented,
    underrepresented here, underrepresented, less often than usual, less often than most, less than most, less than
    others, less than average, less than others do, below average, below average here, less often than average,
    unusually seldom, unusually rarely, unusually rare here, less common than usual"""
)
"""Words that compare with everyone by themselves, as whole phrases."""
