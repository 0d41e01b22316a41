"""English words of quantity, and a few German and Romance ones. Entries may hold regular expressions of their own."""

from __future__ import annotations

from collections.abc import Mapping

from persona_gen.text.lexicon import any_of, listed

NEARLY = listed(
    "nearly, almost, virtually, practically, as good as, pretty much, just about, more or less, close to, all but"
)
MERELY = listed("only, just, merely, no more than, at most, barely, but")
_ONLY = f"(?:{any_of(MERELY)} )?"
"""What may make less of the words for little."""

QUANTIFIERS: Mapping[str, tuple[str, ...]] = {
    "not all": ("not (?:quite )?(?:all|everyone|everybody|every one)",),
    "not many": listed("not (?:very |that |so |too |all that )?many, not a lot, not a great many"),
    "not one": ("not (?:a single one|one(?! of (?:those|the (?:few|many)))|a soul)",),
    "over half": listed(
        """(?:well |far |much )?(?:more than|over|above|upwards? of) (?:one[- ])?half, better than half, half(?! again)
        or more, (?:more than|over) 1 in 2"""
    ),
    "under half": listed(
        """(?:well |far |much )?(?:less than|fewer than|under|below|short of) (?:one[- ])?half, not (?:even|quite) half,
        less than one in two"""
    ),
    "nearly all": (
        f"{any_of(NEARLY)} (?:all|everyone|everybody|every|each|the (?:whole|entire) (?:group|segment))",
        *listed("all but (?:a few|a handful|one or two), everyone bar a few, nearly the lot"),
    ),
    "all": listed(
        """(?:they|you|we) all, every last one, every (?:single )?one, (?:absolutely )?all, everyone, everybody,
        every(?: single)?, each (?:and every )?one, without exception"""
    ),
    "vast majority": listed(
        """(?:(?:the|a|an) )?(?:vast|overwhelming|huge|great|crushing) majority, (?:the )?lion['’]s share,
        (?:the )?great bulk, (?:the )?(?:large|great) (?:part|mass)"""
    ),
    "large majority": listed(
        """(?:(?:the|a) )?(?:large|clear|strong|big|solid|comfortable|sizeable|substantial) majority, by far (?:the
        )?most, (?:very )?nearly two thirds"""
    ),
    "narrow majority": ("(?:(?:the|a) )?(?:narrow|slim|bare|slight|small) majority",),
    "most": listed(
        """(?:(?:the|a) )?majority, most, (?:the )?(?:bulk|greater part|better part|larger part), (?:the )?mainstream,
        more often than not"""
    ),
    "many": listed(
        """(?:a great |a good |very |so )?many, a lot, lots,
        (?:large|high|great|significant|sizeable|considerable) numbers, plenty,
        (?:a )?(?:large|big|sizeable|substantial|considerable|high|good|significant|healthy)
        (?:share|part|number|proportion|portion|chunk|fraction|percentage|slice), quite a few, a good few, a fair few,
        scores, droves"""
    ),
    "several": listed("several, (?<!only )(?<!just )some, a number, a fair number"),
    "large minority": ("(?:(?:the|a) )?(?:large|sizeable|substantial|significant|big) minority",),
    "one or two": (
        _ONLY + any_of(
            listed(
                "one or two, two or three, one in a hundred, a couple, a sliver, a sprinkling, a smattering, a trace"
            ),
            listed(
                r"""the odd one, the odd \w+, a tiny (?:share|part|number|fraction|proportion|portion|group|few), a
                vanishing (?:share|number), a (?:negligible|minute|vanishingly small|minuscule)
                (?:share|part|number|fraction|proportion|minority)"""
            ),
        ),
    ),
    "small minority": (
        f"{_ONLY}(?:(?:the|a) )?(?:small|tiny|slim|narrow) minority",
        f"{_ONLY}a (?:mere )?handful",
        *listed("isolated cases, exceptions"),
    ),
    "small share": (
        f"{_ONLY}a (?:small|low|minor|modest|slim|slight|limited|little) "
        "(?:share|part|number|fraction|proportion|portion|percentage|slice|group|section)",
        f"{_ONLY}(?:small|low) numbers",
        f"{_ONLY}a fraction",
        f"{any_of(MERELY)} (?:some|a portion|a part|part)",
        *listed("comparatively few, a select few, a chosen few"),
    ),
    "minority": (f"{_ONLY}(?:a|the) minority",),
    "hardly any": listed(
        """(?:hardly|barely|scarcely) (?:anyone|anybody|any|a soul|one),
        (?:almost|virtually|practically|nearly|close to|next to|as good as) (?:no one|nobody|none|no), very few,
        precious few, vanishingly few, extremely few, exceedingly few"""
    ),
    "few": (
        "one of (?:the|very) few",
        f"{_ONLY}a few",
        f"(?:{any_of(MERELY)}|relatively|rather|fairly|surprisingly|too|so) few",
        *listed("few, (?:only )?rarely(?: does one| do any)?, seldom"),
    ),
    "most, elsewhere": listed(
        "die (?:meisten|mehrheit|mehrzahl), der großteil, la (?:plupart|mayoría|majorité), la maggior parte"
    ),
    "all, in German": (
        r"alle(?! (?:\d|zwei|drei|vier|anderen|paar))",
        "jeder(?= (?:einzelne|von ihnen|im segment|in der gruppe))",
        "sämtliche",
    ),
    "few, in German": listed("die wenigsten, nur wenige, kaum (?:jemand|einer|eine), fast niemand"),
    "none": listed("no one, nobody, none, no[- ]one (?:at all|here), not any"),
}  # fmt: skip
"""By what they mean, longer phrases before those within them."""

OPENING_SUBJECT = listed(
    """and, but, yet, or, that, because, so, since, if, while, whereas, although, though, where, when, as, like, for,
    of, is, are, say, says, she knows, among, as do, so do, only, just, but, here, that is, says that, fact, indeed,
    overall, today, true (?:of|for), hold for, holds (?:for|of), applies to, shared by"""
)
"""What stands before a quantity word that counts people: it opens a clause."""
BEFORE_PEOPLE = listed("the these those our its her his their this all other")
COUNTED_THINGS = listed(
    """important, likely, recent, common, often, frequent, popular, expensive, useful, helpful, trusted, painful,
    times?, all, in all, at all, along"""
)
"""After a quantity word: what is counted is no people."""
BEFORE_COMPARED = listed("than, compared (?:with|to), relative to, against, versus, unlike")
NAMING_NO_ONE = listed(
    """not (?:quite )?all, a lot, lots, plenty, a number, several, some, scores, seldom, rarely, exceptions, a
    fraction, one or two, a couple"""
)
"""They count people only where people stand behind them."""

# --- what makes a share one of something else -------------------------------------------------------------------------

MODALS = frozenset("would could should may might must ought".split())
EXCEPT = listed("other than, apart from, except for, except, besides, rather than, instead of, anything but")
WISHED_BY = listed(
    "would could should may might must can cannot will want wants wish wishes need needs plan plans matter matters"
    " important intend intends hope hopes prefer prefers like likes expect expects willing agrees agree"
)
