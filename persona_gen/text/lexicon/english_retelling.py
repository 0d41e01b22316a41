"""English words that a retelling may not add, and those by which a sentence asks, wishes or speaks of all."""

from __future__ import annotations

from persona_gen.text.lexicon import listed

PART_OPENERS = listed("and, but, so that, because, while, whereas, although, even though")
"""What opens a part of a sentence that is read by itself."""
WISHING = listed(
    r"""i (?:just |really |only |also )?(?:want|need|hope|wish), (?:i|we)['’]d (?:just |really |only |also
    )?(?:like|love|want|rather|prefer|pay|need), i would (?:like|love|want), what i['’]?d? (?:want|need|like), let
    me, (?:please|pls), give (?:me|us), tell me, it should, there should, they should, you should, should be, if i
    could, if only, i['’]m trying to, looking for, (?:i|we) (?:plan|hope|intend|mean) to, (?:i|we)['’]ll,
    (?:i['’]m|we['’]re) (?:going|about|hoping|planning) to, thinking (?:of|about), (?:i|we) would(?! (?:not|never)),
    (?:i|we) (?:might|may), would be (?:great|nice|good|ideal|lovely|helpful), it would help, would help, could do
    with, ideally, somewhere i can, that['’]s the dream"""
)
WISHED = listed(
    r"""want\w*, wish\w*, hop(?:e|es|ed|ing), needs?, needed, would, \w+['’]d, like to, likes? (?:it|the idea), should,
    (?:should|would)n['’]t, ought, could, can, may, might, must, has to, have to, prefer\w*, dream\w*, ask\w*,
    trying, tries, look(?:s|ing)? for, matters?, important, ideal\w*, expect\w*, in search of, longs?, craves?,
    demands?, insists?, if, rather, hopes?, plans? to, planned to, planning to, begs?, begging, pleads?, requests?,
    calls? for, will, going to, goal, aim\w*, please, enough, all it takes, wants?, values?, cares?, appeal\w*,
    attract\w*, good for, choos\w*, choice, favou?rite, pick\w*, first"""
)
SUBJECTS_OF_HEARSAY = listed("the there it they he she we you an? his her this that all nobody everybody")
AS_TOLD = listed(
    r"according to, in (?:his|her|their) (?:view|eyes), supposed\w*, apparently, told, tells?, called, calls"
)
WONDERED = listed(
    r"""ask\w*, wonder\w*, whether, question\w*, unsure, not sure, uncertain, know\w*, clear, unclear, tell\w*, told,
    curious, worr\w*, doubt\w*, wants?, wanted, would, find out, finds out, check\w*, answer\w*, may, might, could,
    needs?, should, concern\w*, interest\w*, explain\w*, understand\w*, learn\w*"""
)
FEELINGS = listed(
    r"""panic\w*, (?:with|in|of|to her|to his|to their) (?:great )?relief, relieved, ashamed, shame, shocked, dread\w*,
    terrified, furious, anger, angry, angrily, proud\w*, pride, delighted, thrilled, jealous, embarrass\w*,
    humiliat\w*, guilt\w*, despair\w*, desperat\w*, disappointed, disappointment, overjoyed, happily, sadly,
    nervous\w*, anxious\w*, anxiety, scared, afraid, frighten\w*, grateful, lonely, loneliness, upset, heartbroken,
    resent\w*, fears?, envious, envy, joy, sad, sadness, rage, fury, outrag\w*, insulted, fe(?:els?|lt) (?!like)\w+,
    bored, boredom"""
)
SIGNS_OF_FEELING = listed(
    r"""feel\w*, felt, cr(?:y|ied|ies|ying), tears, heart, stomach, hate\w*, lov(?:e|es|ed|ely), sorry, sick, mad,
    worr\w*, stress\w*, nightmare, kind ?of scar\w*, scary, scare\w*, laugh\w*, scream\w*, shak\w*, sweat\w*, happy,
    glad, mortified, cringe\w*, awful, horr\w*, terribl\w*, saint, fun"""
)
EACH_TIME = listed(
    r"""always, every time, each time, every single \w+, (?:every|each) (?:single
    )?(?:day|week|weekend|night|morning|afternoon|evening|month|year|season|spring|summer|autumn|winter|visit|viewing|order|trip|shift|\w+day),
    all the time, constantly, invariably, without fail, day after day, week after week, month after month, year
    after year, again and again, repeatedly, (?:keeps?|kept) \w+ing, never fails, without exception, often,
    regularly, routinely, frequently, (?:on|after|before|at) every \w+, daily, weekly"""
)
REPEATED = listed(
    r"""every, each, always, all the time, never, keep\w*, kept, most\w*, usually, often, again, whenever, when(?:ever)?
    i, any, all, constantly, another, times, \w+days, mornings, evenings, nights, weekends, days, weeks, months,
    forever, still, everything, until, if, half the time, daily, weekly, monthly, ever, first thing, i
    (?:do|check|read|open|use|ring|look|buy|take|go|scroll|watch|order|sit|keep|put|get|ask)"""
)
ONLY_ONCE = listed(
    "(?:only|just) once, once(?= when\\b|[.;]|$), one time, only one time, a single time, just once, on one occasion"
)
MANY = listed("many, most, several, plenty, a lot, lots, a number, dozens")
"""More than one voice, before "of them" or those who do it."""
EVERYONE = listed(
    r"""they (?:(?:would|could|can|have|are|will|do|want|all) )?all, all of them, everyone, everybody, every one of
    (?:them|the \w+), nobody, no one, none of them, all (?:the |these
    )?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)(?! (?:of
    (?:her|his|their)|months|weeks|days|hours|times)), (?:all|most)
    (?:buyers|users|customers|parents|people|members|owners|of the segment), the whole (?:segment|group), the
    (?:segment|group) as a whole, one \w+ after another"""
)
PEOPLE_AT_LARGE = listed(
    """everyone, everybody, nobody, no one, anyone, anybody, people, they (?:\\w+ )?all, all of (?:us|them)"""
)
UNIVERSAL = listed(
    """everyone, everybody, nobody, no one, none, all, every, each, any, anybody, anyone, most, people, always, never"""
)
REASONS = listed(
    """because, because of, since, so that, in order to, out of, due to, thanks to, for fear of, to stop, to keep, to
    avoid"""
)
TAKING_AN_AIM = listed(
    r"""(?:want|wish|hope|like|love|prefer|try|need|manage|plan|ask|learn|help|allow|remind|warn|cause|force|start
    |agree|decide|persuade|convince|prompt|encourage|promise)(?:s|ed|d|t)?, tries, tried, tells?, told, taught, teaches,
    teach, beg[ia]n, has, have, had, lets?, le[ad]+s?, made, makes?, used, gets?, got"""
)
"""Before "to keep" they say what is done, and no reason."""
TWICE = listed("twice, (?:two|three|four|five|six|several|many) times, a second time")
MORE_THAN_ONCE = listed(
    """twice, times, again, two, second, both, another, three, four, five, six, several, many, more than once, every,
    each, always"""
)
"""Beside "twice" in a claim, one of these must stand in what was said."""
MINDS = frozenset("hate love want need wish hope prefer".split())
NOT_MINDING = frozenset("mind want like care need know stand".split())
"""Verbs of what goes on in one's mind, with which a sentence may leave out whose: nobody is told to do so."""
TOGETHER = frozenset(
    "both together each other another between met meet marry married split share shared argue argued fight agreed agree"
    " disagree all two three four half ourselves us couple family team".split()
)
"""Words by which "we" do something that none of us does alone."""
REPORTING = listed("explains, explained, notes, noted, mentions, mentioned, recalls, recalled, admits, admitted")
"""What else a retelling may say of how words were said, for it adds nothing to them."""
ALIKE = tuple(
    frozenset(listed(words))
    for words in (
        "mum mom mam mother", "dad father", "kid child", "kids children", "quid pounds", "telly tv television",
        "chap bloke guy fella man", "till until", "cos 'cause because", "maybe perhaps", "bike bicycle",
        "photo picture", "photos pictures", "anybody anyone", "everybody everyone", "somebody someone",
    )
)  # fmt: skip
"""Words that may stand for one another wherever they stand."""
LEADING_TO_A_QUESTION = listed(
    """what i want to know is, what i would like to know is, what i 'd like to know is, i want to know,
    i would like to know, i 'd like to know, my question is, the question is, tell me"""
)
"""What may stand before a question, which is the same without it."""
BETWEEN_TWO = listed("than, before, after, instead of, rather than, for, over")
"""What sets one thing against another: the two do not change places."""
