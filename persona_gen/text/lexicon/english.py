"""English word lists of what is told: small words, negations, forms and kindred of words, people, wishes and views.

One list, one name, used wherever that knowledge is needed; other languages have the same names in files of their own.
What is read with a list stays silent, or says less, in a language that has none.
"""

from __future__ import annotations

from persona_gen.text.lexicon import listed

# --- words that carry no fact -----------------------------------------------------------------------------------------

PRONOUNS = listed(
    """this that these those there here it its he she they him her them his hers their theirs i me my mine we us our
    ours you your yours himself herself themselves myself ourselves yourself oneself one ones someone each any
    some both other another such own"""
)
ARTICLES = listed("a an the")
QUESTION_WORDS = listed("who whom whose which what when where why how")
PREPOSITIONS = listed(
    """as at by for from in into of on onto out over to up upon with within about around through across between
    among per via during"""
)
CONJUNCTIONS = listed("and or than while so then like")
AUXILIARIES = listed(
    """is am are was were be been being do does did doing done has have had having get gets got getting can could
    will would shall should may must able"""
)
CONTRACTIONS = listed(
    """it's i'm he's she's they're we're you're i've they've we've you've i'd he'd she'd they'd we'd you'd i'll
    he'll she'll they'll we'll you'll that's there's what's where's who's let's it'll"""
)
FILLERS = listed("also too very just really well um uh er oh yeah yes ok okay")
FUNCTION_WORDS = frozenset(
    (*PRONOUNS, *ARTICLES, *QUESTION_WORDS, *PREPOSITIONS, *CONJUNCTIONS, *AUXILIARIES, *CONTRACTIONS, *FILLERS)
)
"""Words that carry no fact of their own."""

# --- words that turn a sentence ---------------------------------------------------------------------------------------

NEGATIONS = listed("not no never nobody none nothing nowhere neither nor without cannot")
NEAR_NEGATIONS = listed("hardly barely scarcely rarely seldom")
CONDITIONS = listed("if unless until")
RESTRICTIONS = listed("except only")
CONTRASTS = listed("although though despite instead rather but")
HEDGES = listed("maybe perhaps probably possibly sometimes almost nearly might")
CAUSES = listed("because therefore")
GONE_BY = listed("used")
TURNING_WORDS = frozenset(
    (*NEGATIONS, *NEAR_NEGATIONS, *CONDITIONS, *RESTRICTIONS, *CONTRASTS, *HEDGES, *CAUSES, *GONE_BY)
)
"""Added, dropped or moved, they change what a sentence says."""
SAME_TURN = {
    "cannot": "not", "perhaps": "maybe", "possibly": "maybe", "though": "although", "nearly": "almost",
    "barely": "hardly", "scarcely": "hardly", "seldom": "rarely",
}  # fmt: skip
PLAIN_NOTS = listed(
    """not surprisingly, not unusual(?:ly)?, not alone, not unlike, not untypical(?:ly)?, not only, not least, not
    just, no different, no exception, no surprise, no wonder, no doubt, not for nothing"""
)
"""Negations that deny nothing of what is told."""

# --- forms and kindred of words ---------------------------------------------------------------------------------------

IRREGULAR = {
    "said": "say", "says": "say", "told": "tell", "went": "go", "goes": "go", "gone": "go", "kept": "keep",
    "lost": "lose", "spent": "spend", "bought": "buy", "paid": "pay", "found": "find", "felt": "feel", "gave": "give",
    "given": "give", "took": "take", "taken": "take", "made": "make", "thought": "think", "knew": "know",
    "known": "know", "saw": "see", "seen": "see", "came": "come", "left": "leave", "sent": "send", "meant": "mean",
    "people": "person", "children": "child", "kids": "kid", "men": "man", "women": "woman", "wrote": "write",
    "written": "write", "read": "read", "chose": "choose", "chosen": "choose", "stood": "stand", "sat": "sit",
    "broke": "break", "broken": "break", "began": "begin", "sold": "sell", "met": "meet", "ran": "run",
    "forgot": "forget", "forgotten": "forget", "does": "do", "cried": "cry", "tried": "try", "wanna": "want",
}  # fmt: skip
SYNONYMS = listed(
    """annual yearly year, bicycle bike cycle, car drive automobile, foot walk, email mail, buy purchase, child kid,
    mobile smartphone, mother mum mom, father dad, flat apartment, holiday vacation, doctor gp physician, shop
    store, film movie, television tv, woman female, man male, job occupation, big large, begin start, end finish,
    cinema theatre, laptop computer, trousers pants, petrol gas, pharmacy chemist, queue line, ring phone call
    telephone, lawyer solicitor, advice suggestion recommendation"""
)
"""Everyday words that one person puts in a questionnaire and another in a sentence: synonyms, British and American
words, and the verb for a way of going. They only help to find the label meant, never to call a sentence true."""
GENDERS = {"female": "woman", "male": "man", "enby": "non-binary"}

# --- people -----------------------------------------------------------------------------------------------------------

PEOPLE_NOUNS = listed(
    """people persons customers consumers clients users buyers renters savers shoppers respondents participants
    interviewees owners parents mothers fathers families households professionals employees workers managers
    students members subscribers visitors guests patients tenants travell?ers commuters men women adults peers
    group segment crowd sample population"""
)
"""Nouns for those a segment is made of; its own name may add one."""
SUBGROUPS = listed(
    """women men girls boys children kids teenagers teens students pensioners retirees seniors singles mothers fathers
    parents grandparents couples homeowners tenants freelancers migrants foreigners newcomers beginners millennials"""
)
"""Nouns for a part of a segment that neither its name nor a statistic's label need have."""
GROUP_WORDS = listed(
    """nobody, no one, none, all of them, of them, of those, they all, many, most, few, some, several, majority,
    minority, others?, than, less, fewer, likely, whole base, overall, average, typical(?:ly)?, share, per ?cent,
    half, third, quarter"""
)
"""Words by which a sentence speaks of a group; without one, its subject is the person."""
WISHES = listed(
    r"""wants?, wanted, wishes, wish, needs?, hopes?, would, rather, prefers?, looking for, should, \w+'d, please,
    asks? for, all (?:she|he|they) asks?, trying to, dreams?, chooses?, choices?"""
)
"""What makes a sentence a wish, which one person may lend another."""
VIEWS = listed(
    """thinks?, believes?, trusts?, distrusts?, likes?, loves?, hates?, dislikes?, cares?, minds?, doubts?, agrees?,
    expects?, values?, worr(?:y|ies), fears?, (?:concerned|worried|afraid|scared|nervous|anxious|uneasy|wary)
    (?:that|of|about), finds? (?:it|that), knows?
    (?:who|what|when|where|why|how|if|whether), wonders?, understands?, matters?, important, sees?
    (?:it|this|that|them) as, in (?:her|his|their) (?:eyes|view), for (?:her|him|them) (?:it|that|this) is,
    (?:fine|okay|ok|happy) with, (?:is|are) enough, satisfied, feels? (?:more |very |quite |less )?(?:at
    ease|comfortable|uncomfortable|safer?|fun), makes (?:her|him|them) feel, can(?:not|['’]t)?
    (?:deal|live|do|stand)"""
)
"""What makes a sentence a view, which one person may lend another."""
OTHERS_SUBJECTS = listed(
    r"""one (?!of (?:her|his|their))[a-z]+, another, others?, some(?!(?:times| of (?:her|his|their))), an?
    (?:buyer|parent|participant|respondent|customer|interviewee|speaker|owner|user), somebody, someone, several,
    none, nobody, everybody, everyone, people, participants, customers, respondents, buyers, parents, owners,
    users, (?:two|three|four|many|most|few|half|a third|a quarter) (?:of
    (?:them|these|those|the)|others?|have|say|want|are)"""
)
"""What begins a clause that is told of somebody else than the persona."""
JOBS = listed(
    """nurse teacher engineer designer developer lawyer doctor accountant consultant manager barista chef journalist
    writer artist architect photographer analyst programmer scientist researcher pharmacist electrician plumber
    hairdresser paramedic secretary assistant marketer translator editor pilot driver librarian midwife therapist
    dentist"""
)
LIVES = listed(
    """stud(?:ied|ies|ying), graduated in, majored in, a degree in, plays? the (?!(?:long )?game), drives? an?
    (?!(?:hard|tough|fierce) ), practi[cs]es, volunteers at, hobby is, runs (?=(?:half[- ])?marathons|ultra)"""
)
"""What tells education or a pastime."""

# --- for and against --------------------------------------------------------------------------------------------------

LIKING = listed(
    """love loves loved loving like likes liked enjoy enjoys enjoyed prefer prefers preferred want wants wanted need
    needs trust trusts trusted rather happily gladly adore adores appreciate appreciates insist insists"""
)
DISLIKING = listed(
    """hate hates hated dislike dislikes disliked dread dreads avoid avoids avoided distrust distrusts distrusted
    refuse refuses refused stop stopped detest detests loathe loathes despise despises skip skips"""
)
"""What says that somebody is for what follows, or against it; a negation before it says the opposite."""
TOO_GENERAL = listed(
    """thing way time day lot bit people person one something anything everything go get make do be know see tell
    give put take use come think say look try keep whole same new old more less much many want need like app good
    child kid son daughter mother father parent family friend customer buyer user better"""
)
"""What one may be for and against at once."""

# --- what a sentence is about -----------------------------------------------------------------------------------------

OF_IDENTITY = listed(
    """age, gender, sex, generation, marital, income, household, salary, education, degree, job, occupation,
    profession, trade, role, who buys, buyer, practice, size, company, region, country, city, place, nationality,
    ethnicity, family, children, religion, language"""
)
"""How attributes begin that say who somebody is, and nothing of what she is like."""
MEASURES_IN_WORDS = listed(
    """hours?, minutes?, seconds?, days?, weeks?, months?, years?, once, twice, daily, weekly, monthly, often,
    rarely, half, quarter, pounds?, euros?, dollars?, kilomet\\w+, miles?, more, less, fewer, longer, shorter,
    older, younger"""
)
"""Words by which a mean may be told without a figure and without its label."""
CAUSING = listed(
    """because(?! of (?:them|these|those)), due to, owing to, as a result, thanks to, leads? to, led to, drags?,
    forces?, forced, pushes, drives (?!to|past|a|an|the)\\w+, that is why, which is why, therefore, so that,
    hence, causes?, makes them, make them"""
)
"""What makes one thing the reason of another."""
REASONS_ASKED = listed(
    """reasons?, why, motives?, motivations?, triggers?, causes?, barriers?, obstacles?, hurdles?, because, worry,
    worries, worried, concerns?, frustrations?, pains?, headaches?, annoyances?, what
    (?:keeps|stops|holds|annoys|bothers|worries
    |made|makes|drives|gets|matters|puts|prevents|follow\\w*|happen\\w*), followed, outcome, agrees?, statements?"""
)
"""Questions to which the answer is a reason, or a sentence of anybody's own."""
QUANTITY_IN_WORDS = listed(
    """most many few more less fewer least first second third last top main common frequent often likely rank
    everyone anyone everybody somebody overall segment whole base average member live old age year younger older
    higher lower longer shorter"""
)
"""Words of quantity and rank, which other rules read."""

# --- what excludes another word ---------------------------------------------------------------------------------------

OPPOSITES = tuple(
    frozenset(pair.split())
    for pair in listed(
        """into out, in out, onto off, on off, to from, with without, before after, up down, above below, over under,
        inside outside, until since, more less, more fewer, most least, always never, often rarely, often seldom, all
        none, every no, everything nothing, everybody nobody, everyone nobody, both neither, first last, any some,
        early late, earlier later, cheap expensive, cheaper dearer, easy hard, easy difficult, easier harder, quick
        slow, quicker slower, faster slower, fast slow, open closed, morning evening, day night, weekday weekend, buy
        sell, buys sells, lend borrow, lends borrows, win lose, satisfied dissatisfied, satisfied disappointed, happy
        unhappy, happy sad, calm nervous, safe unsafe, safe dangerous, love hate, loves hates, like dislike, likes
        dislikes, trust distrust, trusts distrusts, arrive leave, accept refuse, remember forget, start stop, young
        old, younger older, big small, bigger smaller, long short, longer shorter, high low, higher lower, better
        worse, best worst, rich poor, clean dirty, quiet loud, quiet noisy, warm cold, hot cold, full empty, strong
        weak, simple complicated, clear unclear, possible impossible, able unable, public private, husband wife,
        left right, mother father, mum dad, brother sister, son daughter, host guest"""
    )
)
"""Pairs of which one may not stand for the other."""
MONTHS = listed("January February March April May June July August September October November December")
WEEKDAYS = listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
SEASONS = listed("spring summer autumn winter")
DAY_PARTS = listed("morning afternoon evening midnight noon lunchtime")
FEASTS = listed("Christmas, Easter, Thanksgiving, Halloween, New Year, Ramadan, Hanukkah, Whitsun, Pentecost, Carnival")
"""Times that are told by name; one is never another of its kind."""
CAPITALS = frozenset(
    listed(
        """ai tv pc ok uk us usa eu cv faq faqs pdf csv gdpr url api crm hr it diy ceo cto gp id ids sms atm vat seo
        b2b b2c saas kpi roi usb gps qr pin wifi wi-fi asap rsvp iban eur gbp usd chf am pm english i internet new
        year's eve god web mr mrs ms dr mum mom dad grandma grandpa"""
    )
) | {form for day in (*MONTHS, *WEEKDAYS, *SEASONS, *FEASTS) for form in (day.lower(), f"{day.lower()}s")}
"""What is written with capitals and names nobody."""
