"""English cues of what a quote is good for, and of what people are open to. Entries may be expressions."""

from __future__ import annotations

from collections.abc import Mapping

from persona_gen.text.lexicon import listed

CUES: Mapping[str, tuple[str, ...]] = {
    "goal": listed(
        r"""(?<!think )i (just |really |only )?(want|need|hope)(?! to (log|call|ring|phone|wait|chase|explain|repeat
        |fill)), i (prefer|chose|choose|like), i
        ('ll|will|would) (first )?(choose|buy|go with), (i|we)('d| would) (just |really |happily |rather
        |much )*(like|love|want|need|trade|pay|prefer|rather), i('d| would) kill for, ^would (gladly |happily
        )?(pay|love|like|prefer), ^(wish|want|need|hope), (would|it'd|that'd) be (so |really |very )?(great|nice|good
        |lovely|brilliant|ideal|perfect|handy),
        what i('d)? (want|need|like), looking for, (i|we)('d| would) have (liked|loved|paid),
        (what|all|the (only |one )?thing) (i|we)('d| had| would)? (have )?(really )?(liked|wanted|needed|wished for),
        (i'm|i am|we're) trying to, please, pls, if (i|it|they|stock) could, (let|show|give|send) (me|us), just tell
        me, (we|i) (just |really |only |do )?wish, we (just |really |only )?(want|need|hope), if only, could do with,
        there (should|ought to) be, nobody (sells|makes|offers|stocks), would (really )?help, (would|'d) be worth
        (paying|having|it),
        would do (me|us), (^|(?<=[.!?] ))just (put|tell|give|show|send|let|make|offer|add|bring|say|sell|fix|build)(?!
        (up|do)),
        (is|'s) (really )?all (i|we) (really )?(need|want|ask), i('d| would) be
        (glad|grateful|happy|delighted) (to|if), i('d| would) (order|come( back)?|stay|switch|subscribe|sign up|go
        back) if, (all|the one thing) (i|we) (ask|want|need), one thing less to, the (whole )?(dream|wish),
        somewhere i, (?<!when )(?<!what )(?<!where )(?<!how )(?<!why )(it|they|you|someone|somebody) should(?!n't| not|
        have|'ve), (it|they|you) (ought to|could just),
        my (first choice|favou?rite) is, ideally, in an ideal world,
        if (it|they|you|someone|somebody)(('d| would| could) (just |only |at least )*\w+| (just |only |at least
        )*(said|told|did|had|was|were|came|knew|let|gave|showed|made|asked|offered|remembered|kept))(\.\.\.|[^.?!])*\b(i|we|that)('d|
        would)(?! (have|cry|leave|cancel|hate|quit)\b)"""
    ),
    "frustration": listed(
        r"""hate, annoy\w*, angry, stuck, wrong, broken?, lost, expired?, timed out, went down, problem, charged,
        scared?, worst, mess, forgets?, impossible, out of stock, tired of, kills it, guilty, no idea,
        confus\w*, waste\w*, burned, vanish\w*, goes away, starting at, concern\w*, uncomfortable,
        detrimental, unsure, (?<!i )(?<!we )(wouldn|doesn|hadn|won|isn|haven)'t, (i|you|we)
        (can't|couldn't|cannot|could not), ^(couldn't|could not), (it|they|he|she|i've|we've) never, i had
        to, if i have to, nobody to, stale, mortified, chasing, late for, don't (really
        )?(understand|trust), by the time, still (hasn't|haven't|waiting), too
        (big|old|late|long|much|many|slow|expensive|dear|pricey|small|complicated), nobody
        (answers?|told|tells|asks|reads|knows|warn\w*|explain\w*|listen\w*|calls|helps), i (do |really |only
        )?mind (a|an|the|that|when|if|it when|having|being|paying), (at|the) full price, pricey, not worth,
        can't afford, (price|cost|fee)s? (went|go|goes|has gone|have gone|keeps? going) up,
        (i|we|they|he|she|you|and|then) forgot, forgot (that|to|about), (days?|weeks?|hours?|minutes) (too
        )?late, took (me |us )?(\w+ )?(\w+
        )(days|weeks|months|taps|clicks|calls|e-?mails|attempts|tries|steps), not (very |really
        )?(practical|convenient|clear), (?<!never )(ran|runs) out, sold out, (?<!never )let (me|us) down,
        fed up, sick of, put(s)? (me|us) off, drives? (me|us) (mad|crazy|nuts), (?<!no )(?<!without )hassle,
        nuisance, fiddly, unreliable, damaged, never (arrived|came|turned up|answered), didn't
        (work|arrive|come|turn up|fit), (?<!no )hidden (fee|cost|charge)s?, on hold, logged (me|us) out,
        gave up, piling up, (?<!no )(?<!without )delay\w*"""
    ),
    "feeling": listed(
        r"""fe(el|lt)(?! like it\b), feeling, scared?, afraid, cried, guilty, guilt, proud, ashamed, embarrass\w*,
        reliev\w*, worr(y|ied), anxious, stress\w*, happy, sad, sick, my (heart|stomach), lonely, dread,
        nervous, excited, tired, (?<!them )overwhelmed, uncomfortable"""
    ),
    "habit": listed(
        r"""always, usually, mostly, every (sunday|monday|morning|evening|week|day|time), (sun|mon)days?, mornings are,
        \w+day evening, in bed, on the (train|bus|app), on my break, first (thing )?i, i
        (check|do|open|turn|read|watch|look|buy|order|scroll|use|learn|automate|sell|ask|trust|keep)"""
    ),
}
"""What makes a quote a wish, a hindrance, a feeling, a habit."""
SPOKEN_BY: Mapping[str, tuple[str, ...]] = {
    "she": listed(
        r"""as a (mum|mom|mother|woman|girl|wife|daughter), i'm (a |an |only a )?(\w+ )?(mum|mom|mother|woman|girl), my
        (husband|boyfriend), (their|his|her) (dad|father)'s, i (was|am) pregnant, i'm pregnant"""
    ),
    "he": listed(
        r"""as a (dad|father|man|boy|husband|son), i'm (a |an |only a )?(\w+ )?(dad|father|man|guy), my
        (wife|girlfriend), (their|his|her) (mum|mom|mother)'s"""
    ),
}
"""Words of a speaker from which a reader takes the speaker to be a woman or a man."""
ASKING_WORDS = listed("who what when where why how is are am do does did can could will would should has have had")
"""A question begins with one of them."""
WANTING_TO_KNOW = listed(
    r"""(i|we) (just |really |only )?(want|need) to (know|see|understand)(?! (that|you|more|it)\b), (i|we)('d| would)
    (just |really )?(like|love) to (know|understand), (i|we) (keep |always )?wonder(ing)?, i('m| am) wondering"""
)
"""A question that is told and not asked."""
ANSWERS = listed(
    """yes, no, yeah, yep, nope, nah, sure, exactly, right, okay, ok, not really, of course, absolutely, definitely,
    never, hardly, sometimes, maybe, perhaps"""
)
"""A sentence that is no more than one of them answers a question, and says nothing without it."""
PRAISE = listed(
    """(?<!would )(?<!'d )love, best thing, great, amazing, perfect, nice, happy with, satisfied, coolest, appealing,
    (?<!not )(quite|very|so|really|super|relatively) (convenient|easy|handy|practical|simple)"""
)
"""What is praised stops nobody."""
ASKED_FOR: Mapping[str, tuple[str, ...]] = {
    "praise": listed(
        "(?<!would )you (most |really )?(like|love|enjoy|value)( (most|best|about))?, best thing, favou?rite, do well"
    ),
    "frustration": listed(
        r"""improve\w*, (do|be|done|been) (better|differently), go(es|ne)? wrong, went wrong, like least, least like,
        dislike\w*, frustrat\w*, annoy\w*, bother\w*, problems?, issues?, difficult\w*, challeng\w*, barriers?,
        pain ?points?, complain\w*, struggl\w*, (get|gets|got|stands?|stood) in (the|your) way, stop(s|ped|ping)? you,
        prevent\w*, hold(s|ing)? you back, put(s)? you off, disappoint\w*, concern\w*, worr(y|ies),
        (cancel|leav|unsubscrib|churn|quit)\w*, did you (leave|stop|go),
        why (it|they|you|we) (\w+ )?(stopped|ended|ran out|lapsed|left|quit|gave up|paused),
        not (to )?(buy|renew|book|order|join|sign up|come)\w*,
        (reasons?|why)\b[^.?]*\b(not|never|no longer|against|stayed away|staying away|avoid\w*|hesitat\w*)"""
    ),
    "goal": listed(
        r"""wish\w*, hop(e|es|ing), want\w*, need\w*, would (you )?like, looking for, ideal\w*, goals?, expect\w*,
        missing, would help, could help, change, magic wand, suggest\w*, dream\w*, make (it|this|things|life) easier,
        (would|could) (make|get) you (\w+ )*(more|back|stay|again|happier|happy), would (you )?(love|prefer|add)"""
    ),
}
"""A question with one of these asks for what pleases, what stops people, or what they want; the first counts."""
MORE_OF = listed("more fewer less better longer shorter earlier later cheaper quicker faster clearer bigger add please")
"""An answer that opens so to what could be better says what is wanted."""
CONTENT = listed(
    r"""nothing, all (good|fine), (is|are|am|i'm|it's) (just )?(fine|good|ok|okay), no (complaints?|problems?|issues?),
    can't fault, keep (it|up|doing), as (it is|they are|you are), don't change (a|any)\w*, ^n/?a,
    ^(nah|nope|none|no(?=\W*$|[^\w\s])),
    (don't|do not|couldn't) (really )?(know|mind|care), no idea, not sure, can't (really )?(think|say)"""
)
"""An answer that names nothing."""
LEAVE_ALONE = listed(
    r"""(please|just|to) leave (me|us) alone, (like|want|prefer) to be left (alone|in peace), unsubscribe me,
    (take|get|strike|cross) (me|us) off (the|your) (mailing )?list, (i.m|i am|we.re) (just |really )?not interested,
    (stop|quit) (ringing|calling|phoning|texting|writing to|mailing|emailing|contacting|sending) (me|us),
    (don't|do not) (contact|ring|call|write to|text|e-?mail) (me|us) (again|any ?more),
    (don't|do not) (want|need) to be (persuaded|talked (into|round)|convinced|contacted|won back|sold to)"""
)
"""Somebody wants nothing more to do with those who ask."""
UNTYPICAL = listed(
    r"""(i.m|i am|we.re|we are) (\w+ )?(not|hardly) (\w+ )?(an? |the |your )?(\w+ )?(typical|average|usual|normal)
    (one|case|customer|buyer|user|member|person|patient|parent|guest|donor), (i.m|i am) (\w+ )?(not|hardly) typical,
    (i.m|i am|we.re|we are) (\w+ )?(an? |the )(exception|outlier|odd one out|odd one|special case|oddity),
    i may be (unusual|an exception|the odd one), i don't think i'm typical,
    most (people|others|of them)\b[^.?]*\bi('m not| am not| don't| do not),
    (unlike|(i.m|i am|we.re|we are) not like) (most|the others|other people|everyone else|everybody else)"""
)
"""Somebody says to be no typical case."""
REFUSAL = listed(
    r"""never again, (won't|will not|wouldn't) be back,
    (won't|will not|wouldn't) (be )?(com(e|ing)|go(ing)?|book(ing)?|buy(ing)?|order(ing)?) (\w+ )?(back|again),
    (i'm|i am|we're|we are) not (coming|going) back, (i'm|i am|we're|we are|i've|i have) (done|finished) with"""
)
"""Somebody will have none of it again."""
TAKES_ANYTHING = listed(
    r"""i('d|'ll|'m happy with| would| will| like| love| enjoy)
    (\w+ )?(to )?((at|with|on|in) )?(anything|everything)\b(?! (to|for|but|else)\b),
    i('d|'ll| would| will) (\w+ )?(to )?whatever"""
)
TOO_LITTLE = listed("not enough, nothing (i|we|to|for|that), too few, too little, not much, lack of, little to")
"""What somebody who takes anything does not miss."""
CHOICES_BY_LETTER = listed(
    "[Oo]ptions? [Pp]lans? [Pp]roducts? [Pp]rojects? [Cc]hoices? [Cc]oncepts? [Vv]ariants? [Vv]ersions?"
)
"""Before a letter that means nothing to a reader."""

WILLING = listed("use try pay hire book buy order join like love want welcome prefer choose take come visit sell wear")
PERSUADING = listed("make get help bring persuade convince")
"""In the name of a share, after "would": what people are open to, and what would win them."""
LACKING = listed("not, no, cannot, can't, without, nobody, missing, too few, does not, do not, doesn't")
TIMES = listed(
    """minute hour day night morning afternoon evening weekend week fortnight month quarter year decade
    midnight noon daily nightly weekly fortnightly monthly yearly annually overnight tonight today tomorrow monday
    tuesday wednesday thursday friday saturday sunday"""
)
"""In copy: a span of time or a point in it, which is a promise with or without a figure."""
