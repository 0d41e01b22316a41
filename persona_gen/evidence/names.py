"""Names for personas: usual in the segment's locale and for the age, drawn by the segment id, once in a run.

The table, `given_names.json`, is a modest one: for each country, gender and decade some of the names that public
records give most often (United States: Social Security Administration, baby names; England and Wales: Office for
National Statistics; Germany: Gesellschaft für deutsche Sprache; France: INSEE, fichier des prénoms; Spain: INE, nombres
por fecha de nacimiento). It was compiled by hand from what those lists are known to hold, the most frequent first and
without claim to their exact order. ``either`` holds names that women and men bear, of any decade.
"""

from __future__ import annotations

import hashlib
import json
import pkgutil
import re
import unicodedata
import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from persona_gen.domain import Segment, slug
from persona_gen.text.lexicon import any_of
from persona_gen.text.lexicon.people import TITLES_OF_GENDER

if TYPE_CHECKING:
    from faker import Faker

FILE = Path(__file__).with_name("given_names.json")


@cache
def _tables() -> dict[str, Any]:
    tables: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return tables


def names_of_decade(locale: str, pronoun: str, born: int) -> tuple[str, ...]:
    """Names usual there for people born in that year's decade, or for a person of no known gender.

    A locale of the same language stands in for one without a table; years before and after the table are its first and
    its last decade. None where no language fits.
    """
    locale = locale.replace("-", "_")
    language = locale.partition("_")[0]
    if pronoun == "they":
        return tuple(_tables()["either"].get(language, "").split())
    places = _tables()["by_decade"]
    own = places.get(locale) or next((names for place, names in places.items() if place[:2] == language), None)
    if own is None:
        return ()
    decades = sorted(map(int, own[pronoun]))
    return tuple(own[pronoun][str(min(max(born // 10 * 10, decades[0]), decades[-1]))].split())


Pronoun = Literal["she", "he", "they"]

PRONOUN_WORDS: dict[Pronoun, re.Pattern[str]] = {
    "she": re.compile(
        rf"\b({any_of(TITLES_OF_GENDER['she'])}|wom[ae]n|females?|ladies|lady|girls?|f|w|weiblich|frau(en)?|mädchen|femmes?|féminin|filles?|mujer(es)?"
        r"|femenin[ao]|chicas?|mothers?|mums?|moms?|mütter|mutter|mères?|madres?)\b",
        re.I,
    ),
    "he": re.compile(
        rf"\b({any_of(TITLES_OF_GENDER['he'])}|m[ae]n|males?|boys?|guys?|m|männlich|mann|männer|hommes?|masculin|garçons?|hombres?|varón|varones"
        r"|masculin[ao]|chicos?|fathers?|dads?|väter|vater|pères?|padres?)\b",
        re.I,
    ),
}


def pronoun_of(gender: str) -> Pronoun:
    """That of a gender as data name it: "Woman", "weiblich"; "they" where it names none, or more than one."""
    fitting: list[Pronoun] = [pronoun for pronoun, words in PRONOUN_WORDS.items() if words.search(gender)]
    return fitting[0] if len(fitting) == 1 else "they"


LANGUAGE_DEFAULTS = {"en": "en_US", "pt": "pt_PT", "es": "es_ES", "nb": "no_NO", "nn": "no_NO"}
"""Where a language's own country is not the one of the same letters, or Faker calls it something else."""
COMPUTED_IN = 2026
"""The year from which an age is counted back; fixed, so that the same segment gives the same name next year."""
DRAWS = 2000
"""Names tried before a rule is relaxed; the tables hold from fifty to a few thousand."""


class Names:
    """The names of a run; each is given once. Not safe with threads: one place gives all names, in order.

    When a locale's table is used up, given names may come again, in another full name.
    """

    def __init__(self, given: Iterable[str] = ()) -> None:
        self._ids: set[str] = set()
        self._words: set[str] = set()
        self._used_up: set[tuple[str, str]] = set()
        self._fakers: dict[str, Faker] = {}
        for name in given:
            self.add(name)

    def add(self, name: str) -> None:
        """Never give this name again, nor its words as a given name, nor another that makes the same file name."""
        self._ids.add(slug(name))
        self._words.update(_fold(name).split())

    def choose(self, segment: Segment, pronoun: Pronoun, age: float | None = None) -> str:
        """A given name that fits the decade of birth, where the age and the country's names by decade are known, and a
        family name from Faker's tables, in the order usual there; never a name the quotes mention.

        The same segment after the same names always gets the same one. Warns where a locale has no names.
        """
        gender = {"she": "female", "he": "male", "they": "nonbinary"}[pronoun]
        fake = self._faker(segment.locale)
        fake.seed_instance(int.from_bytes(hashlib.sha256(segment.id.encode()).digest()[:8]))
        heard = _fold("\n".join(f"{q.text}\n{q.speaker or ''}" for q in segment.quotes))
        pattern = _pattern(fake, gender)
        table = segment.locale, gender

        def draw(part: str) -> Iterator[str]:
            names = (getattr(fake, f"{part}_{gender}")() for _ in range(DRAWS))
            return (n for n in names if _plausible(n) and not any(_mentioned(w, heard) for w in _fold(n).split()))

        # a name that women and men bear fits any age: the voice of the story may turn out to be either
        is_certain = age is not None or pronoun == "they"
        fitting = list(names_of_decade(segment.locale, pronoun, COMPUTED_IN - round(age or 0))) if is_certain else []
        fake.random.shuffle(fitting)
        usual = [n for n in fitting if not any(_mentioned(w, heard) for w in _fold(n).split())]
        unused = [n for n in usual if not self._repeats(_fold(n), spaced=" " in pattern)]

        fallback = None
        for given, family in zip(chain(unused, usual, draw("first_name")), draw("last_name"), strict=False):
            name = pattern.format(given=given, family=family)
            if " " in given or given == family or slug(name) in self._ids:
                continue
            fallback = fallback or name
            if table in self._used_up or given in usual:
                fallback = name
                break
            if not self._repeats(_fold(given), spaced=" " in pattern):
                fallback = name
                break
        else:
            self._used_up.add(table)
        name = fallback or f"{segment.name} {len(self._ids) + 1}"
        self.add(name)
        return name

    def _repeats(self, given: str, *, spaced: bool) -> bool:
        return given in self._words if spaced else any(given in word for word in self._words)

    def _faker(self, locale: str) -> Faker:
        """Faker's names for a locale or the nearest variant of its language."""
        if locale not in self._fakers:
            # `check` and `inspect` never draw a name, and faker takes 0.1 s.
            from faker import Faker  # noqa: PLC0415

            available = _locales()
            language, _, country = locale.replace("-", "_").partition("_")
            wanted = f"{language}_{country.upper()}"
            own = (wanted, LANGUAGE_DEFAULTS.get(language), f"{language}_{language.upper()}", language)
            variants = [name for name in available if name.startswith(f"{language}_")]
            chosen = next((name for name in (*own, *variants) if name in available), None)
            if chosen is None:
                warnings.warn(f"no names for the locale {locale}: an en_US name is used", stacklevel=4)
            self._fakers[locale] = Faker(chosen or "en_US", providers=["faker.providers.person"])
        return self._fakers[locale]


@cache
def _locales() -> list[str]:
    """Those that Faker has names for; loaded here for the same reason as the names."""
    from faker.providers import person  # noqa: PLC0415

    return sorted(m.name for m in pkgutil.iter_modules(person.__path__))


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
