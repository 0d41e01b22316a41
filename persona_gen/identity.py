"""Who the person is: name, pronoun and snapshot, chosen by code from the figures of the segment.

A snapshot shows typical values only. A category is typical when it is the most frequent of a single-choice attribute
(at least a quarter of the people, and ahead of the next by more than one standard error) or, of any other attribute,
when at least half the people share it. Age and gender, without which nobody is a person, need not be ahead by so much;
what still ties is decided by the segment id.
"""

from __future__ import annotations

import hashlib
import math
import random
import re
import unicodedata
import warnings
from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from persona_gen.domain import Segment, Statistic, Trait
from persona_gen.figures import KINDS, about, distinctness, is_single_choice

if TYPE_CHECKING:
    from faker import Faker

Pronoun = Literal["she", "he", "they"]

ROWS, DIFFERENCES = 9, 4
"""Most rows of a snapshot, and most of them that say how the segment differs rather than who the person is."""
MODE, MAJORITY = 0.25, 0.5
"""The least share of a single-choice mode, and of a category that others may share the person with."""
LEAST_BASE = 10
"""People. Figures over fewer are used only where the segment has no others."""
LEAST_COVERAGE = 0.5
"""Part of the segment a figure must have been asked of: reasons given by the 29 whose offer failed are not hers."""
SMALL_EFFECT = 0.2
"""The least `distinctness` of a difference worth a row: what Cohen (1988) calls a small effect."""

GENDERS: dict[Pronoun, re.Pattern[str]] = {
    "she": re.compile(
        r"\b(wom[ae]n|females?|ladies|lady|girls?|f|w|weiblich|frau(en)?|mädchen|femmes?|féminin|filles?|mujer(es)?"
        r"|femenin[ao]|chicas?)\b",
        re.I,
    ),
    "he": re.compile(
        r"\b(m[ae]n|males?|boys?|guys?|m|männlich|mann|männer|hommes?|masculin|garçons?|hombres?|varón|varones"
        r"|masculin[ao]|chicos?)\b",
        re.I,
    ),
}

NO_ANSWER = re.compile(
    r"\W*(others?|none( of .*)?|no answer|not stated|unknown|missing|n/?a|don.t know|prefer not.*|refused|sonstiges?"
    r"|andere|keine angabe|weiß nicht|autres?|sans réponse|ne sait pas|otr[ao]s?|ningun[ao]|no contesta|ns/nc)\W*",
    re.I,
)
"""Categories nobody identifies with."""

SCALES = re.compile(
    r"satisf|zufrieden|recommend|\bnps\b|rating|\brank|\bscores?\b|\bpoints?\b|\bstars?\b|out of \d|likel", re.I
)
"""Attributes or units of rating scales: what people think of something is not who they are."""


@dataclass(frozen=True)
class Identity:
    """The parts of a persona that no model writes."""

    name: str
    pronoun: Pronoun
    snapshot: tuple[Trait, ...]


def identify(segment: Segment, taken: Set[str] = frozenset()) -> Identity:
    """Name, pronoun and snapshot of the person who stands for a segment; the same segment always gives the same.

    ``taken`` holds the full names already given in this run: neither they nor their given names are used again.
    Rows: age, gender, occupation, place, household, housing, money, education, as far as the data have them, then
    up to `DIFFERENCES` attributes in which the segment stands furthest from the whole base, `ROWS` at most.
    """
    usable = _usable(segment)
    found: dict[str, Statistic] = {}
    for kind in KINDS:
        attributes = dict.fromkeys(s.attribute for s in usable if about(s) == kind)
        for attribute in sorted(attributes, key=lambda a: not any(s.attribute == a and _measured(s) for s in usable)):
            if typical := _typical([s for s in usable if s.attribute == attribute and about(s) == kind], segment):
                found[kind] = typical
                break
    snapshot = [Trait(attribute=s.attribute, value=_value(s, kind), cites=(s.id,)) for kind, s in found.items()]
    for s in _differences(usable, {s.attribute for s in found.values()}, segment):
        snapshot.append(Trait(attribute=s.attribute, value=_value(s), cites=(s.id,)))
    pronoun = _pronoun(found.get("gender"))
    return Identity(choose_name(segment, pronoun, taken), pronoun, tuple(snapshot[:ROWS]))


def _usable(segment: Segment) -> list[Statistic]:
    """Statistics that speak for the whole segment."""
    whole = [
        s for s in segment.statistics if s.n is None or segment.size is None or s.n >= LEAST_COVERAGE * segment.size
    ]
    return [s for s in whole if (s.n or segment.size or LEAST_BASE) >= LEAST_BASE] or whole


def _measured(s: Statistic) -> bool:
    return s.measure in ("mean", "median")


def _typical(statistics: list[Statistic], segment: Segment) -> Statistic | None:
    """The figure of one attribute that may be shown as a person's own: a mean or median, else a typical category."""
    if measured := [s for s in statistics if _measured(s)]:
        return measured[0]
    shares = sorted((s for s in statistics if s.measure == "share" and s.category), key=lambda s: -s.value)
    if not shares or NO_ANSWER.fullmatch(shares[0].category or ""):
        return None
    mode = shares[0]
    if not is_single_choice(mode.attribute, segment):
        return mode if mode.value >= MAJORITY else None
    unseen = 1 - sum(s.value for s in shares)  # a category that is not in the file may be the more frequent one
    if about(mode) in ("age", "gender"):
        lot = random.Random(segment.id)  # noqa: S311  a lot is drawn, no secret is kept
        mode = lot.choice([s for s in shares if s.value == mode.value])
    elif len(shares) > 1 and _level(mode, shares[1], segment):
        return None
    return mode if mode.value >= MODE and mode.value > unseen else None


def _level(first: Statistic, second: Statistic, segment: Segment) -> bool:
    """Whether two shares of one question are within one standard error of their difference (both multinomial)."""
    gap = first.value - second.value
    n = first.n or segment.size
    return gap <= (math.sqrt((first.value + second.value - gap**2) / n) if n else 0.0)


def _value(s: Statistic, kind: str | None = None) -> str:
    """The value as the person's own: age and people in a household in whole numbers, other figures as printed."""
    if s.measure == "share":
        return s.category or s.attribute
    return f"{round(s.value)}" if kind in ("age", "household") else s.shown(s.value)


def _differences(usable: list[Statistic], taken: set[str], segment: Segment) -> list[Statistic]:
    """One typical figure for each other attribute, those furthest from the whole base first."""
    candidates = []
    for attribute in dict.fromkeys(s.attribute for s in usable if s.attribute not in taken):
        mine = [s for s in usable if s.attribute == attribute and not SCALES.search(f"{s.attribute} {s.unit or ''}")]
        if is_single_choice(attribute, segment):
            mine = [typical] if (typical := _typical(mine, segment)) else []
        candidates += [s for s in mine if _measured(s) or (s.measure == "share" and s.category and _more(s, segment))]
    apart = sorted(candidates, key=lambda s: -distinctness(s, segment))
    best = {s.attribute: s for s in reversed(apart) if distinctness(s, segment) >= SMALL_EFFECT}
    return sorted(best.values(), key=lambda s: -distinctness(s, segment))[:DIFFERENCES]


def _more(s: Statistic, segment: Segment) -> bool:
    """Whether a category is more usual here than in the whole base, and usual enough to be the person's."""
    enough = s.value >= MAJORITY or is_single_choice(s.attribute, segment)
    return enough and s.overall is not None and s.value > s.overall


def _pronoun(gender: Statistic | None) -> Pronoun:
    category = (gender.category if gender else None) or ""
    fitting: list[Pronoun] = [p for p, words in GENDERS.items() if words.search(category)]
    return fitting[0] if len(fitting) == 1 else "they"


# --- Names --------------------------------------------------------------------------------------------------------

LANGUAGE_DEFAULTS = {"en": "en_US", "pt": "pt_PT", "es": "es_ES", "nb": "no_NO", "nn": "no_NO"}
"""Where a language's own country is not the one of the same letters, or Faker calls it something else."""
DRAWS = 2000
"""Names tried before a rule is relaxed; the tables hold from fifty to a few thousand."""


def choose_name(segment: Segment, pronoun: Pronoun, taken: Set[str] = frozenset()) -> str:
    """Given and family name in the segment's locale, drawn by the segment id; never a name its quotes mention.

    Names come from Faker's tables and stand in the order usual there. When a locale's table is used up, given names
    may come again in another full name.
    """
    gender = {"she": "female", "he": "male", "they": "nonbinary"}[pronoun]
    fake = _faker(segment.locale, segment.id)
    heard = _fold("\n".join(f"{q.text}\n{q.speaker or ''}" for q in segment.quotes))
    used = {_fold(name) for name in taken}
    used_words = {word for name in used for word in name.split()}
    pattern = _pattern(fake, gender)
    spaced = " " in pattern

    def draw(part: str) -> Iterator[str]:
        names = (getattr(fake, f"{part}_{gender}")() for _ in range(DRAWS))
        return (n for n in names if _plausible(n) and not any(_mentioned(w, heard) for w in _fold(n).split()))

    fallback = None
    for given, family in zip(draw("first_name"), draw("last_name"), strict=False):
        name = pattern.format(given=given, family=family)
        if " " in given or given == family or _fold(name) in used:
            continue
        fallback = fallback or name
        repeated = _fold(given) in used_words if spaced else any(_fold(given) in name for name in used)
        if not repeated:
            return name
    return fallback or f"{segment.name} {len(taken) + 1}"


def _faker(locale: str, seed: str) -> Faker:
    """Faker's names for a locale or the nearest variant of its language. Imported late: it takes 0.1 s."""
    import pkgutil  # noqa: PLC0415

    from faker import Faker  # noqa: PLC0415
    from faker.providers import person  # noqa: PLC0415

    available = sorted(m.name for m in pkgutil.iter_modules(person.__path__))
    language, _, country = locale.replace("-", "_").partition("_")
    wanted = f"{language}_{country.upper()}"
    own = (wanted, LANGUAGE_DEFAULTS.get(language), f"{language}_{language.upper()}", language)
    variants = [name for name in available if name.startswith(f"{language}_")]
    chosen = next((name for name in (*own, *variants) if name in available), None)
    if chosen is None:
        warnings.warn(f"no names for the locale {locale}: an en_US name is used", stacklevel=4)
    fake = Faker(chosen or "en_US", providers=["faker.providers.person"])
    fake.seed_instance(int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8]))
    return fake


def _pattern(fake: Faker, gender: str) -> str:
    """How the locale writes a given and a family name, by Faker's formats: ``{given} {family}``, say."""
    provider = fake.factories[0].get_providers()[0]
    for form in (*getattr(provider, f"formats_{gender}", ()), *getattr(provider, "formats", ())):
        pattern = re.sub(r"{{last_name\w*}}", "{family}", re.sub(r"{{first_name\w*}}", "{given}", form))
        if pattern.replace(" ", "") in ("{given}{family}", "{family}{given}"):
            return pattern
    return "{given} {family}"


def _plausible(name: str) -> bool:
    letters = all(unicodedata.category(c)[0] in "LM" or c in "-' ’" for c in name)
    return letters and len(name) <= 14


def _fold(text: str) -> str:
    """Case and accents removed: José and JOSE are one name."""
    return re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", text)).casefold()


def _mentioned(word: str, heard: str) -> bool:
    """Whether a name stands in the text as a word of its own, or, in other scripts, anywhere."""
    if word not in heard:
        return False
    return not word.isascii() or re.search(rf"(?<!\w){re.escape(word)}(?!\w)", heard) is not None
