"""English word lists of speech: who says it, how it is meant, what a quotation or a retelling may not leave out."""

from __future__ import annotations

from persona_gen.text.lexicon import listed

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
PAST_FORMS = listed(
    """went came got took gave made said told thought knew felt found left sent sat stood fell broke kept paid
    bought sold lost won let put cut saw heard ran began rang lay held led met grew says goes comes gets
    takes gives makes tells thinks knows finds leaves sends sits stands falls breaks keeps pays costs needs
    wants works looks rings runs"""
)
"""Verb forms by which a noun behind "and" opens a clause of its own."""
HESITATIONS = listed("um umm uh uhm er erm hmm")
OPENERS = frozenset(
    listed("and so then honestly well look yeah yes yep ok okay anyway also plus but right um uh er erm")
)
"""Words that only open a sentence."""
CONTRASTING = listed("but, yet, while, whereas, even though, though, although")
"""What sets one clause against another."""
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
    """just love, so much fun, thrilled, can't wait, great fun, lucky me, yeah right, of course,
    obviously, ^\\W*as if, as if(?=\\W*$),
    how nice, how lovely, oh great, oh good, what fun, nothing better, who doesn't love"""
)
"""What is often said tongue in cheek."""
SAYING = listed("say says said goes went told tells asks asked writes wrote thinks thought reckons claims claimed")
SMALL_NUMBERS = listed("two three four five six seven eight nine ten eleven twelve")
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
    average, typical, per ?cent, \\d+%, (?:one|\\d+) in \\d+, out of \\d+, every one, out of,
    hundreds, thousands, every one of, each of, others"""
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
ENDING = listed("stop, stops, stopped, stopping, avoid\\w*, quit, quits, quitting, g[ai]ve up, given up, giving up")
"""The same, before a word in -ing."""
PERCEIVED = listed("see hear feel find tell remember understand imagine smell taste notice")
"""What one can do, one does."""
BETWEEN_VERBS = listed(
    """to, it, do, does, have, has, had, be, been, is, was, get, got, a, an, the, my, our, his, her, their, that, this,
    these, those, any, ever, also, just, really, actually, even, always, soon, i, we, you"""
)
"""What may stand between such a word and what it governs."""
HEARSAY = listed(
    """says, said, say, tells me, told me, tells us, told us, tell me, claims?, claimed, reckons?, thinks, believes,
    insists?, swears?, promised"""
)
"""Said of others before a word, they make it somebody else's word."""
HEARD = listed("hear, heard, was told, is told, got told, read that, read somewhere that, rumou?r has it, according to")
"""Before a word, they make it somebody else's word, whoever is said to hear it."""
PART_NOUNS = listed(
    """fraction, tenth, half, third, quarter, part, piece, bit, thought, idea, sound, look, smell, sight, taste,
    prospect, risk, fear, threat, promise, hint, chance, end, rest, one, none, few, some, photos?, pictures?"""
)
"""Before "of", they make what follows only what the part, the image or the prospect is of."""
CONDITIONING = listed(
    """with, without, for, per, an?, each, every, in, on, at, by, when, plus, before, after, of, from, as long as, once,
    over, mit, ohne, für, pro, je, im, bei, am, zum"""
)
"""Behind a number, they say of what, in what time or on what condition it is one."""
LIMITING_TAILS = listed("at the latest, at the earliest, at most, at best, at a push, in theory, on paper")

# --- whom a clause is about -------------------------------------------------------------------------------------------

SHE = frozenset("she he they".split())
SOMEBODY_ELSE = frozenset("who which that he she they it".split())
"""Subjects in what a speaker says that are not the speaker."""
WHOSE = frozenset("my our the a an this that her his their some one another".split())
"""What stands before a noun that is somebody."""
