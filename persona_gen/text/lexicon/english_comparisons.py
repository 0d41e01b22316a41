"""English words that compare, rank and point up or down. Entries may hold regular expressions of their own.

Phrases for a place in a ranking (the last part) are read whole: nothing in them may be left out or added.
"""

from __future__ import annotations

from persona_gen.text.lexicon import listed

# --- degrees ----------------------------------------------------------------------------------------------------------

AS_MUCH = listed(
    """likely common(?:ly|place)? often frequent(?:ly)? many much popular prevalent widespread typical high large old
    big long prone inclined apt keen numerous usual strong(?:ly)?"""
)
"""What stands after "as" where two are compared."""
GREAT = listed(
    """high large many common often frequent(?:ly)? likely popular prevalent widespread numerous big inclined prone"""
)
SMALL = listed("low small few rare(?:ly)? uncommon infrequent(?:ly)? unlikely seldom little unpopular")
UNUSUALLY = listed(
    """unusually uncommonly atypically abnormally exceptionally remarkably strikingly notably especially
    particularly"""
)

# --- words that compare -----------------------------------------------------------------------------------------------

HIGHER = listed("higher greater larger bigger older longer likelier commoner heavier stronger keener")
LOWER = listed("rarely seldom fewer lower smaller younger shorter rarer scarcer lighter weaker")
NOT_AS = listed("not, n't, never, nowhere near, (?:not|n't) nearly, (?:not|n't) quite")
"""Before "as likely", they compare downward."""
EXCEEDS = listed(
    r"""exceed(?:s|ing)?, beat(?:s|ing)?, top(?:s|ping)?, outstrip(?:s|ping)?, surpass(?:es|ing)?, outdo(?:es)?,
    outpac(?:es?|ing), outnumber(?:s|ing)?, outrank(?:s|ing)?, outscor(?:es?|ing), overtakes?, (?:well |far |clearly
    )?ahead of, above, a cut above, in excess of, up on, lead(?:s|ing)?"""
)
TRAILS = listed(
    r"""trail(?:s|ing)?, lag(?:s|ging)?(?: behind)?, fall(?:s|ing)? (?:short of|below|behind), fell (?:short
    of|below), short of, below, beneath, under, behind, down on, undershoots?, undercuts?"""
)
"""Verbs and prepositions after which those compared with stand."""
OVER_INDEXES = listed(
    """over-? ?index(?:es|ed|ing)?, over-?represented, over-?representation, disproportionate (?:share|number|part),
    (?:above|higher-than|larger-than|greater-than)-average, out of proportion, (?:more than|above) (?:their|its) (?:fair
    )?share, skews? towards?, skewed towards?, more than usual"""
)
UNDER_INDEXES = listed(
    """under-? ?index(?:es|ed|ing)?, under-?represented, under-?representation,
    (?:below|lower-than|smaller-than|less-than|under)-average, (?:less than|below) (?:their|its) (?:fair )?share, skews?
    away, less than usual"""
)
"""They compare with everyone by themselves."""

# --- whom one compares with -------------------------------------------------------------------------------------------

ANYBODY = listed("everyone everybody anyone anybody people those")
ASKED_AT_LARGE = listed(
    """asked, surveyed, interviewed, questioned, polled, in general, at large, overall, elsewhere, in the
    (?:survey|study|sample|whole base), we (?:asked|spoke to)"""
)
"""Behind "everyone"."""
WHOLE_ADJECTIVES = listed("whole, entire, full, total, wider, broader, overall, complete, general, rest of the")
WHOLE_NOUNS = listed(
    """base, sample, population, panel, group, public, survey, study, market, figure, picture, number, rate, share,
    mean, average, total, customer base, audience, data ?set, field, crowd"""
)
AS_A_WHOLE = listed("base, sample, population, market, survey, panel, customer base, audience, study")
AVERAGE_ADJECTIVES = listed("average typical ordinary usual")
AVERAGE_PEOPLE = listed("customer person user buyer respondent consumer shopper adult parent member participant")
NORMS_OF = listed("national overall general survey sample market")
NORMS = listed("average norm mean")
COMPARED_WITH = listed(
    r"""average\b, norm\b, mean\b, benchmark, baseline, par\b, typical \w+, usual\b, normal\b, elsewhere, overall, in
    general, generally, everyone\b, everybody\b, anyone\b, anybody\b, market, population, public, total\b, most\b(?!
    \w), all\b(?! \w), rest\b, (?:is |was |might be |would be )?(?:expected|expect(?:ed)?), chance\b, (?:whole
    )?(?:base|sample)\b, people\b(?! (?:who|think|say)), across the board, nationally, the (?:standard|crowd|others)"""
)
"""Whom one compares with only after "than", "below", "relative to"."""
LEADING_TO = listed(
    r"""the, an?, is, was, are, what, in, of, for, over, across, among, amongst, within, to, on, from, with, by, at, it,
    they, those, that, figure, share, number, numbers, rate, proportion, one, you, we, would, might, could, do, does,
    be, seen, found, case, true, as, among all, all, a, any, our, behind, common, usual(?= (?:for|in|among)), for us,
    per cent, percent, percentage, points?, level, half"""
)
"""What may stand between "than" and those compared with."""
JOINING = listed(
    r"""than, (?:as|when)? ?compared (?:with|to|against), in comparison (?:with|to), by comparison with, relative to,
    against, versus, vs\.?, unlike, next to, set against, set beside, measured against, beside, in contrast to,
    contrasted with, as, judged against"""
)
OPENING_CLAUSE = listed(
    """and but while where whereas although though as that because in among amongst across over for"""
)
"""Before those compared with where they are the subject."""
OURSELVES = listed(
    """they, them, these, she, he, her, him, here, this, the (?:segment|group), (?:the )?share, it is, there, the
    (?:figure|number)"""
)
"""The segment itself."""
THAN_OURS_LEAD = listed("in, among, amongst, for, of, is the case, it is, with")

# --- what is compared -------------------------------------------------------------------------------------------------

OF_DEGREE = listed(
    """likely, apt, inclined, prone, common, commonly, commonplace, often, frequent, frequently, widespread, popular,
    prevalent, typical, of (?:them|these|those|the|this)"""
)
OF_DEGREE_TOO = listed(
    """so, money, time, who, share, proportion, percentage, part, numbers?, rate, usual, keen, typically, (?:in|among)
    (?:them|this|the), here, than, numerous, to be (?:found|seen), pronounced, marked, extent, degree, strongly,
    broadly, on average"""
)
"""What may stand behind the word without naming anything else that is compared."""
QUANTITIES_AFTER_THAN = listed(
    """third quarter half fifth sixth tenth dozen hundred few handful year month week day night hour minute point mile
    kilomet\\w+ pound dollar euro"""
)
NUMBERS_AFTER_THAN = listed("one two three four five six seven eight nine ten half twice double triple thrice")
OF_OTHER_MEANING = listed(r"or less, and more\b, importantly, is more\b, precisely, all the\b")
"""Behind the word, it compares nothing."""
NOT_COMPARED = listed("age pressure way stress")
""" "Higher education", "long way": what the word belongs to."""
COMMON_HERE = listed("common frequent prevalent widespread popular typical usual likely")

# --- ranks within a segment -------------------------------------------------------------------------------------------

ANSWER_NOUNS = listed(
    """answers? choices? reasons? groups? options? pick category share mentions? concerns? worry source place
    single"""
)
OFTEN_GIVEN = listed(
    """common frequent(?:ly)? popular widespread prevalent often mentioned named cited given chosen usual typical"""
)
RANKS = listed("comes? ranks? stands? places? is are sits? goes")
BEYOND = listed("more, as, so, larger, bigger, higher, commoner, ahead of, above, beats?, tops?, oftener")
"""After "no other", they say that something is first."""
FIRST_PLACES = listed(
    """first, top, out on top, on top, number one, in first place, in front, uppermost, highest, ahead of
    (?:all|every|the rest|any)"""
)
LEADS = listed("tops? leads? heads? dominates?")
RANKINGS = listed("list ranking table field answers? pack poll way chart")
LEADING = listed("top leading first biggest largest main dominant prevailing favou?rite chief")
FIRST_OF_ALL = listed(
    r"""(?:in |takes )(?:the )?(?:first place|top spot|lead), the (?:front[- ]runner|winner|clear
    favou?rite|leader), (?:the )?(?:biggest|largest|highest) (?:share|number|proportion|part), more
    (?:common|often|frequent\w*) than any(?: other|thing)?"""
)
LAST_PLACES = listed("last, bottom, at the bottom, in last place")
LAST_OF_ALL = listed(r"""brings? up the rear, less (?:common|often|frequent\w*) than any(?: other|thing)?""")
MORE_OF_TWO = listed("more larger bigger higher greater likelier commoner sooner oftener")
LESS_OF_TWO = listed("fewer, less, smaller, lower, rarer, rather less")
BEHIND_MORE = listed("of (?:them|these|those), people, often")
AT_LARGE = listed("whole base, whole sample, overall, in general, elsewhere, everyone (?:else|asked), everybody asked")
NAMING = listed("names? named calls? gives? gave cites? cited sees? mentions? mentioned")
AS_MANY = listed("many often common likely frequent popular widespread")
BEATS = listed(
    """beats?, outranks?, outnumbers?, exceeds?, outstrips?, surpass(?:es)?, outweighs?, overtakes?, ahead of, in front
    of, leads? over"""
)
RANKS_ABOVE = listed("before, above, higher than")
RANKS_BELOW = listed("after, below, behind, second to, lower than")
DENIED_BY = listed("no not never nor hardly scarcely")
DENIED_WITH = listed("any much significantly exactly particularly the a an at")
"""Between a denial and the word that compares."""


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
