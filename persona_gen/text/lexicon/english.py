"""The English word lists of the package. What is read with them stays silent, or says less, in other languages.

One list, one name, used wherever that knowledge is needed. Long for one file on purpose: a new language is a second
file with these names, and nobody should have to look for a third.
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

PEOPLE = listed(
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
KIN = listed(
    """sons?, daughters?, wife, husband, boyfriend, girlfriend, child, children, kids?, baby, babies, toddlers?,
    twins, mother, father, mum, mom, dad, parents?, sisters?, brothers?, siblings?, grandmother, grandfather,
    grandma, grandpa, grandchildren, nephews?, nieces?, uncle, aunt, cousins?, dogs?, puppy, cats?, kitten,
    pets?, horse, rabbit, flatmates?, housemates?, roommates?, (?:golden )?retriever, labrador, poodle, terrier"""
)
"""Family, pets and the like."""
KIN_IN_GENERAL = {
    "child": listed("boy girl baby toddler son daughter kid infant teenager twin newborn schoolchild"),
    "kid": listed("boy girl baby toddler son daughter child infant teenager twin newborn"),
    "baby": listed("infant newborn toddler"),
    "toddler": listed("infant child kid"),
    "parent": listed("mother father mum mom dad mummy daddy"),
    "mother": listed("mum mom mummy"),
    "mum": listed("mother mom mummy"),
    "mom": listed("mother mum mummy"),
    "father": listed("dad daddy"),
    "dad": listed("father daddy"),
    "sibling": listed("brother sister"),
    "dog": listed("puppy hound terrier retriever labrador poodle spaniel doggy"),
    "cat": listed("kitten"),
    "rabbit": listed("bunny"),
    "pet": listed("dog cat puppy kitten rabbit hamster horse"),
}
"""Who is one of these is that, too: a boy is a child."""
OWN_KIN = listed("partner spouse fianc[ée]e? wedding divorce pregnancy")
"""What is family only after "her"."""
OF_KIN = listed("her his their an? two three four five twin young younger older elderly teenage newborn")
"""What stands before such a word where it is somebody in her life."""
KIN_IDIOMS = listed(
    """['’]s play, ['’]s life, [ -]peeves?, [ -]hates?, [ -]projects?, [ -]steps?, [ -]tongue, [ -]holes?, [
    -]videos?, [ -]compan(?:y|ies), [ -]sites?, [ -]brands?, [ -]banks?, [ -]figures?, [ -]eared, [ -]in a
    (?:candy|sweet), [ -]friendly"""
)
"""What stands after one where it is a figure of speech."""
WISHES = listed(
    r"""wants?, wanted, wishes, wish, needs?, hopes?, would, rather, prefers?, looking for, should, \w+'d, please,
    asks? for, trying to, dreams?, chooses?, choices?"""
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
CAPITALS = frozenset(
    listed(
        """ai tv pc ok uk us usa eu cv faq faqs pdf csv gdpr url api crm hr it diy ceo cto gp id ids sms atm vat seo
        b2b b2c saas kpi roi usb gps qr pin wifi wi-fi asap rsvp iban eur gbp usd chf am pm monday tuesday
        wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays
        january february march april may june july august september october november december spring summer
        autumn winter english i internet christmas easter new year's eve god web mr mrs ms dr mum mom dad grandma
        grandpa"""
    )
)
"""What is written with capitals and names nobody."""

# --- speech -----------------------------------------------------------------------------------------------------------

FIRST_PERSON = {
    "i": "subject", "me": "object", "my": "possessive", "mine": "own", "myself": "reflexive",
    "we": "subjects", "us": "objects", "our": "possessives", "ours": "owns", "ourselves": "reflexives",
}  # fmt: skip
"""What the words for oneself are in a sentence; the plural forms are those of several people."""
THIRD_PERSON = {
    "subject": {"she", "he"}, "object": {"her", "him"}, "possessive": {"her", "his"}, "own": {"hers", "his"},
    "reflexive": {"herself", "himself"},
    "subjects": {"they"}, "objects": {"them"}, "possessives": {"their"}, "owns": {"theirs"},
    "reflexives": {"themselves", "themself"},
}  # fmt: skip
"""What they become when somebody else tells it."""
SUBJECTS = listed(
    """i i'm i'd i've i'll we we're we'd we've we'll it it's he he's she she's they they're that's there's this now
    my our the"""
)
"""What opens a clause of its own after "and"."""
HESITATIONS = listed("um umm uh uhm er erm hmm")
OPENERS = frozenset(
    listed("and so then honestly well look yeah yes yep ok okay anyway also plus but right um uh er erm")
)
"""Words that only open a sentence."""
SUPPOSING = listed("if imagine suppose supposing pretend pretending picture say unless")
"""A sentence that begins so, and ends without its main clause, supposes what the next one says."""
MAKE_BELIEVE = listed(
    r"in theory, theoretically, hypothetical\w*, dream\w*, ideal\w*, i wish, jok(?:e|es|ing), kidding, fantas\w*"
)
"""Anywhere in the sentence before, they make it no fact."""
TAKING_BACK = listed(
    """not, no, nope, never, but, except, only, or, unless, until, till, if, maybe, perhaps, probably, possibly,
    sometimes, almost, nearly, just, kidding, joking, though, although, however, well, at least, at most, in
    theory, in my dreams, dream on, supposedly, allegedly, apparently, rarely, hardly, barely, seldom, usually,
    mostly, partly, once, twice, yeah, as if, or so, or was, used to, i wish, wish, lol, haha, ha, ironically,
    ideally, provided, as long as, which, when, that was, that's what, those were, i was, says, said, did i, do
    i, am i, is it, not that"""
)
"""At the beginning of the next sentence, they take back or limit what went before."""
IRONY = listed(
    """just love, so much fun, thrilled, can't wait, great fun, lucky me, yeah right, of course, obviously, as if,
    how nice, how lovely, oh great, oh good, what fun, nothing better, who doesn't love"""
)
"""What is often said tongue in cheek."""
SAYING = listed("say says said goes went told tells asks asked writes wrote thinks thought reckons claims claimed")
NUMBERS = listed("two three four five six seven eight nine ten eleven twelve")
ONE_PERSON = listed(
    """customer consumer client user buyer renter saver shopper respondent participant interviewee owner parent
    mother father professional employee worker manager student member subscriber visitor guest patient tenant
    travell?er commuter man woman person"""
)
"""Nouns for one of them: "one buyer uploaded …"."""
ATTRIBUTING = listed("says, said, reckons, thinks, believes, reports, adds, tells us, puts it")
"""What says whose words follow, and nothing of how they were meant."""
RECKONING = listed(
    """suspects?, guesses, guess, estimates?, claims?, claimed, reckoned, thought, believed, insists?, swears?,
    complains?, argues?, finds, feels, is sure, is convinced, has it, assumes?, supposes?, calls, tells, told,
    wrote, writes"""
)
"""What else says that something is somebody's view."""
SPEECH_FRAME = listed(
    """says say said puts put adds added asks asked calls called describes described words word tells told own agree
    agrees speaks spoke explains explained remarks remarked notes noted writes wrote recalls recalled replies replied
    answers answered mentions mentioned comments commented reports reported states stated sums up interview quote
    quoted voice voices verbatim literally statement sentence line participant customer according expressed
    expresses comment thinks thought listen listens hear heard comes come sums sum again
    simply short brief
    sounds nods nod familiar chimes view opinion sentiment echoes echo shares transcript record respondent"""
)
"""Words that say that somebody speaks, or who, and nothing of how: beside a quotation they add nothing to it."""
ASKING = listed("asks, wonders, wants to know, would like to know, asked")
INVERTED = listed("is was has had does did can could will would should may must")
VERB_ADVERBS = listed("always never often usually just really still also then only even sometimes kinda not do does")
GENERAL = listed(
    """everyone, everybody, nobody, no one, no-one, ^anyone, ^anybody, all of us, all of them, most of us, most of
    them, half of, of us, of them, we all, they all, a third, thirds?, quarters?, majority, minority, most,
    average, typical, per ?cent, \\d+%, in \\d+, out of \\d+, in ten, in five, in three, in four, every one, out
    of, hundreds, thousands, every one of, each of, others"""
)
"""Words by which one person speaks of many."""
NOT_SAID = listed(
    """laugh\\w*, chuckl\\w*, giggl\\w*, paus\\w*, sigh\\w*, cough\\w*, sniff\\w*, clears throat, silence,
    crosstalk, inaudible, unintelligible, lacht, lachend, pause, seufzt, rires?, risas, śmiech"""
)
"""What transcribers put in brackets that nobody said, in the languages met so far."""

# --- what is left out of a quotation ----------------------------------------------------------------------------------

TURNING_PHRASES = listed(
    """not, no, never, nobody, no one, no-one, none, nothing, nowhere, neither, nor, without, cannot, \\w+n['’]t,
    hardly, barely, scarcely, rarely, seldom, almost, nearly, nowhere near, far from, anything but, instead of,
    rather than, apart from, except\\w*, only, merely, solely, at most, if, unless, until, till, whether, wish,
    as if, as though, lest, provided, providing, as long as, so long as, used to, supposed to, meant to,
    pretend\\w*, refus\\w+, stopp\\w+, stop, fail\\w* to, forg[eo]t\\w* to, avoid\\w*, den(?:y|ied|ies),
    doubt\\w*, would have, could have, should have, too"""
)
"""Beside words that are kept, they govern them."""
TURNING_BEFORE = listed(
    """not, no, never, nobody, no one, no-one, none, nothing, hardly, barely, scarcely, rarely, seldom, without, if,
    unless, until, whether, wish, as if, as though, pretend\\w*, used to, supposed to, instead of, rather than,
    stopped, refus\\w+ to, fail\\w* to, cannot, \\w+n['’]t, would have, apart from, except, far from, lest,
    neither, nor, anything but"""
)
"""In the same clause before a fragment, they turn it."""
TURNING_NOTHING = listed(
    """not only, not just, not to mention, no wonder, no doubt, no matter, no idea why, nothing beats, nothing like,
    never mind, if (?:i['’]?m|i am) (?:being )?honest, if you ask me, if anything, if i remember, if you like, if
    not more, if i['’]?m not mistaken, why not, don['’]?t you, can['’]?t help, couldn['’]?t help, if you see what
    i mean, if you know what i mean, not gonna lie, i won['’]?t lie, not least"""
)
"""Phrases with such a word that turn nothing."""
CONDITION_OPENS = listed(
    """if, unless, until, only if, even if, suppose, supposing, provided, providing, as long as, so long as, once,
    were (?:it|i|they|he|she|we|you), as soon as, only when, only after"""
)
"""A clause before that begins so sets a condition for what follows it."""
TURNING_AFTER = listed(
    """if, unless, until, till, except, only if, only when, only on, only for, only in, only after, only until, only
    as, provided, providing, as long as, so long as, once you, once you['’]ve, once you['’]re, once i, once
    i['’]ve, once it, once it['’]s, once they, once they['’]ve, once he, once she, once we, once we['’]ve, once
    the, once a, once my, once everyone, once every, once somebody, once someone, as soon as, assuming, but not,
    but only, but no, but never, but hardly, but rarely, but then, or not, or so, not, yeah right, no, were it
    not, in theory, on paper, they say, they said, they claim, said no, used to, in your dreams, in my dreams, my
    foot, my eye, at best, at a push, apart from, for now, so they say, supposedly, allegedly, or rather, or at
    least, minus, less than, half the time, some of the time, on a good day"""
)
"""Right behind a fragment, they limit it or take it back."""
CONTRAST_OPENS = listed(
    """but, although, though, however, yet, except, only, unless, if, until, provided, providing, in theory, on
    paper, in my dreams, said no, as if, or so, whereas, on the other hand, then again, even though, despite, in
    spite of, instead, rather, assuming, as long as, so long as, once, at least, at best, apart from, even if"""
)
"""A clause left out whole that begins so limits the clause it belongs to."""
UNSETTLING = listed(
    """maybe, perhaps, probably, possibly, sometimes, might, may, could, would, should, \\w+['’]d, want\\w*,
    hope\\w*, plan\\w*, think\\w*, thought, believ\\w+, hear\\w*, sa(?:y|ys|id), claim\\w*, told, tells?,
    imagine\\w*, dream\\w*, tr(?:y|ies|ied|ying) to, when, whenever, once, because, or, just, mostly, usually,
    supposedly, apparently, allegedly, less, fewer, half, few, little, some, most, many, used"""
)
"""Left out within a sentence, they may change what is kept: no accusation, and no proof either."""

# --- for and against --------------------------------------------------------------------------------------------------

FOR = listed(
    """love loves loved loving like likes liked enjoy enjoys enjoyed prefer prefers preferred want wants wanted need
    needs trust trusts trusted rather happily gladly adore adores appreciate appreciates insist insists"""
)
AGAINST = listed(
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

IDENTITY = listed(
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
QUANTITY_IN_WORDS = listed(
    """most many few more less fewer least first second third last top main common frequent often likely rank
    everyone anyone everybody somebody overall segment whole base average member live old age year"""
)
"""Words of quantity and rank, which other rules read."""

# --- what is left out of a retelling ----------------------------------------------------------------------------------

UNREAL = listed(
    """would, 'd, could, might, may, must, should, can, want\\w*, wish\\w*, hop(?:e|es|ed|ing), dream\\w*,
    plans? to, planned to, planning to, intend\\w*, meaning to, meant to, going to, about to, aim(?:s|ed|ing)? to,
    trying to, like to, love to, happy to, willing to, tempted to, promis(?:e|es|ed) to, offered to, used to,
    supposed to, pretend\\w*, refus\\w+, declin\\w+, fail(?:s|ed)? to, forg[eo]t to, forgotten to,
    neglect\\w+ to, almost, nearly, (?<!no )(?<!a )doubt\\w*, believed, thought, assumed, imagin\\w+, expected,
    suspect\\w*,
    supposedly, apparently, allegedly, maybe, perhaps, possibly, probably, hardly, barely, scarcely, rarely, seldom,
    not, never, no, nobody, none, neither, nor, without, instead of, rather than, far from, less, fewer,
    (?<!a )little, (?<!a )few, let me, let us, let 's, please, whether, if only, as if, in theory"""
)
"""Right before a word, they make it none of what is done or so: planned, supposed, refused, denied."""
ENDED = listed("stop, stops, stopped, stopping, avoid\\w*, quit, quits, quitting, g[ai]ve up, given up, giving up")
"""The same, before a word in -ing."""
PERCEIVED = listed("see hear feel find tell remember understand imagine smell taste notice")
"""What one can do, one does."""
BETWEEN_VERBS = listed(
    """to, it, have, has, had, be, been, is, was, get, got, a, an, the, my, our, his, her, their, that, this, these,
    those, any, ever, also, just, really, actually, even, always, soon, i, we, you"""
)
"""What may stand between such a word and what it governs."""
HEARSAY = listed(
    """says, said, say, tells me, told me, tells us, told us, tell me, claims?, claimed, reckons?, thinks, believes,
    insists?, swears?, promised"""
)
"""Said of others before a word, they make it somebody else's word."""
HEARD = listed("hear, heard, was told, is told, got told, read that, read somewhere that, rumou?r has it, according to")
"""Before a word, they make it somebody else's word, whoever is said to hear it."""
PARTS = listed(
    """fraction, tenth, half, third, quarter, part, piece, bit, thought, idea, sound, look, smell, sight, taste,
    prospect, risk, fear, threat, promise, hint, chance, end, rest, one, none, few, some, photos?, pictures?"""
)
"""Before "of", they make what follows only what the part, the image or the prospect is of."""
LIMITING_TAILS = listed("at the latest, at the earliest, at most, at best, at a push, in theory, on paper")
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
        mother father, mum dad, brother sister, son daughter, host guest"""
    )
)
"""Pairs of which one may not stand for the other."""
MONTHS = listed("January February March April May June July August September October November December")
FEASTS = listed("Christmas, Easter, Thanksgiving, Halloween, New Year, Ramadan, Hanukkah, Whitsun, Pentecost, Carnival")
"""Dates that are told by name; one is never another."""
