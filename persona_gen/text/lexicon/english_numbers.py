"""English words for numbers, parts, multiples, units of time and money, with what each is worth."""

from __future__ import annotations

from persona_gen.text.lexicon import listed

# --- number words -----------------------------------------------------------------------------------------------------

ONES = listed("one two three four five six seven eight nine")
TEENS = listed("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")
SCALES = {"hundred": 100, "thousand": 1000, "grand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12}
LETTER_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9}

# --- parts and multiples ----------------------------------------------------------------------------------------------

FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
EVERY = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
""" "Every third buyer"."""
MULTIPLES = {"twice": 2.0, "double": 2.0, "thrice": 3.0, "triple": 3.0, "treble": 3.0, "quadruple": 4.0}
FOLDS = {f"{word}fold": float(n) for n, word in enumerate((*ONES[1:], "ten"), 2)}
ABOVE_IN_PERCENT = listed("more higher larger bigger greater above longer older")
BELOW_IN_PERCENT = listed("less fewer lower smaller below shorter younger")
COMPARED_TO = listed("than overall average everyone")
""" "A third smaller than …" is a ratio."""
TIMES_AS = listed("as more less higher lower likelier larger bigger above")
SIZES = listed(
    "share rate figure number proportion percentage level average mean amount usual normal whole overall national"
)
"""What "three times" is followed by where it multiplies, and does not count."""
POINT_WAYS = listed("above below over under ahead behind more less fewer higher lower up down")
""" "Five points above": they are percentage points."""

# --- age, time, money -------------------------------------------------------------------------------------------------

DECADES = {f"{tens.removesuffix('y')}ies": 10 * i for i, tens in enumerate(TENS[:-1], 2)}
PARTS_OF_DECADE = {"early": (0, 3.999), "mid": (4, 6.999), "middle": (4, 6.999), "late": (6.5, 9.999)}
DURATIONS = {"year": 525_960, "month": 43_830, "week": 10_080, "day": 1440, "hour": 60, "minute": 1, "second": 1 / 60}
"""Units of time, in minutes."""
DAY_HALVES = {"in the morning": "am", "in the afternoon": "pm", "in the evening": "pm", "at night": "night"}
BANKNOTES = {"fiver": 5.0, "tenner": 10.0}
MONEY = {"pound": "£", "quid": "£", "sterling": "£", "dollar": "$", "buck": "$", "euro": "€"}

GOING_UP = listed(
    """up, rise, rises, rose, risen, gone up, went up, grew, grown, increased?, climbed, crept up, jumped, raised, goes
    up"""
)
GOING_DOWN = listed(
    """down, fall, falls, fell, fallen, gone down, went down, shrank, shrunk, decreased?, dropped, cut, lowered, goes
    down"""
)

# --- what stands beside a number --------------------------------------------------------------------------------------

COUNTED_PEOPLE = listed(
    r"""people persons? (?!(?:n?ever|rather|n?either|over|under|after|together|however|whether)\b)\w+ers? adults?
    parents? customers? wom[ae]n m[ae]n participants? respondents?"""
)
""" "Three buyers in five"."""
NOBODY_COUNTED = listed(
    "not no never just only even each always almost nearly still often seldom \\w+ly nicht nie kaum nur fast immer"
)
"""Between the numbers of a share they count nobody: "one not in five"."""
AFTER_A_SHARE = listed(
    """has have had is are was were do does did can could would will say says goes go comes come stands stand of here
    among an? the it they she he"""
)
""" "One rental in three has …" is a share; "one in three buildings" counts them."""
COUNTED_KINDS = listed("ways things reasons kinds groups answers options sorts categories cases places")
""" "One of two ways" is no share of people."""
NONE_AT_ALL = listed("none zero nothing nought")
NO_UNIT = listed(
    """overall average mean median typical more less fewer higher lower older younger against compared versus vs whereas
    say says said agree rent live"""
)
"""Behind a number, besides function words, they are not what it counts."""

# --- what a proposal counts -------------------------------------------------------------------------------------------

MADE_IN_NUMBERS = listed("lay put make print try test write build draw set run design prepare record hang pin pick")
"""Orders to make or show something, of which there may be several."""
MEASURED_IN = listed(
    """seconds? minutes? hours? days? weeks? months? years? pounds? euros? dollars? pence cents? quid times thirds of in
    out or per more less fewer that who"""
)
"""What a number of them would not count."""
