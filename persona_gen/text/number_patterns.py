"""The forms in which figures are written, each a pattern and what it means, in the order in which they are tried."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from persona_gen.text.clock import PATTERNS as TIMES
from persona_gen.text.clock import time_figure
from persona_gen.text.lexicon import any_of, german
from persona_gen.text.lexicon import english_numbers as en
from persona_gen.text.lexicon import other_languages as other
from persona_gen.text.number_meanings import (
    a_unit_figure,
    age_figure,
    below_zero_figure,
    bound_of_age_figure,
    decade_figure,
    duration_figure,
    frequency_figure,
    from_none_figure,
    german_decade_figure,
    german_number_figure,
    note_figure,
    number_figure,
    one_of_two_figure,
    range_figure,
    rate_figure,
    something_figure,
)
from persona_gen.text.numerals import ATOM, DIGITS, NUMBER, SPELLED, VULGAR, Figure
from persona_gen.text.share_meanings import (
    every_figure,
    foreign_fold_figure,
    foreign_ratio_figure,
    fraction_figure,
    german_fraction_figure,
    multiple_figure,
    percent_figure,
    points_figure,
    ratio_figure,
    relative_figure,
    relative_fraction_figure,
)

_CURRENCY = r"[£$€¥]\s?|\b(?:GBP|EUR|USD|CHF|AUD)\s?"
_PERCENT = r"[\s-]?(?:%|per[\s-]?cent\b|pct\b|prozent\b|pour\s?cent\b|por\s?ciento\b)"
_FOREIGN = "|".join(sorted(other.NUMBER_VALUES, key=len, reverse=True))
_START = r"(?<![\w#])(?<!\w[-./:])(?<![\d][.,])"
_NOT_COUNTED = rf"(?!{any_of(en.NOBODY_COUNTED)}\b)"
_PEOPLE = rf"(?:\s+{any_of(en.COUNTED_PEOPLE)})?"
_TIMES_AS = (
    rf"(?=\s+(?:{any_of(en.TIMES_AS)}\b|over\b(?!\s*(?:[.,;]|$)|\s+(?:the|to|\w+ing)\b)"
    rf"|(?:the|their|its|that)\s+(?:{any_of(en.SIZES)}|of)\b|the\s+\d+(?:[.,]\d+)?\s?(?:%|per\s?cent)|what\s+(?:they|it|is|the)\b))"
)
"""What makes "three times" a multiple; "nine times the broker said so" counts."""


@dataclass(frozen=True)
class Form:
    """A way to write figures. One of ``needs`` must stand in a text, in lower case and with 0 for each digit.

    ``written`` is its pattern, compiled when a text first needs it: all of them take a third of a check's start.
    ``numbers`` is how many numbers it takes.
    """

    written: str
    build: Callable[[re.Match[str], str], Figure | None]
    needs: tuple[str, ...]
    numbers: int

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self.written, re.I)

    @cached_property
    def _in_digits(self) -> re.Pattern[str]:
        """The pattern for texts without number words, which is tried where none stands."""
        return re.compile(self.written.replace(SPELLED, "(?!)"), re.I)

    def matches(self, folded: str, text: str, spelled: int) -> Iterator[re.Match[str]]:
        """Its matches in a text with so many ``spelled`` numbers; most forms are ruled out by their needs."""
        if not has_any(self.needs, folded):
            return iter(())
        return (self._pattern if spelled else self._in_digits).finditer(text)


def has_any(needs: tuple[str, ...], folded: str) -> bool:
    """Whether one of several strings stands in a text."""
    return True in [part in folded for part in needs]  # `any` over a generator takes longer, forty times a sentence


def _form(pattern: str, build: Callable[[re.Match[str], str], Figure | None], needs: str, numbers: int = 0) -> Form:
    return Form(pattern, build, tuple(needs.split("|")), numbers)


FORMS = (
    *(_form(pattern, time_figure, needs) for pattern, needs in TIMES),
    _form(
        rf"{_START}(?P<value>{NUMBER})(?:[\s-]?percentage[ -]points?|\s?pp"
        rf"|\s?(?:points?|pts)(?=\s+{any_of(en.POINT_WAYS)}\b)"
        rf"|\s?{any_of(other.POINTS)}(?=\s+(?:de\s+)?{any_of(other.MORE, other.LESS)}\b))\b",
        points_figure, "poi|pun|pp|pts|pont",
    ),
    _form(
        rf"{_START}(?P<between>(?:between|from|zwischen)\s+)?(?P<currency>{_CURRENCY})?(?P<a>{NUMBER})\s?(?:%|k|(?P<years>years))?"
        rf"(?:\s?[-–—]\s?|\s+(?:to|bis)\s+|-to-|(?(between)\s+(?:and|und)\s+|(?!)))(?:{_CURRENCY})?(?P<b>{NUMBER})(?P<scale>k|m)?"
        rf"(?:(?P<percent>{_PERCENT})(?!\w)|(?!\w)(?:[ -](?P<unit>[^\W\d_]+))?)",
        range_figure, "-|–|—| to | bis |and|und", 2,
    ),
    _form(
        rf"\b(?:once\s+)?every\s+(?P<each>{NUMBER}|other|second)\s+(?:day|night|week|month|year)s?\b", rate_figure,
        "every",
    ),
    _form(rf"\b(?:(?P<count>eine?|zwei|drei|vier)\s+)?(?P<part>{'|'.join(german.FRACTIONS)})\b", german_fraction_figure,
          "hälfte|drittel|viertel|fünftel|zehntel"),
    _form(
        rf"\bevery\s+(?P<nth>{'|'.join(en.EVERY)})(?=\s+(?:person|member|customer|one|respondent|\w+er)\b)"
        rf"|\bjede[rsn]?\s+(?P<te>{'|'.join(german.EVERY)})[rsn]?\b", every_figure, "every|jede",
    ),
    _form(
        rf"\b(?P<a>an?|{NUMBER})\s+(?P<large>years?|months?|weeks?|days?|hours?|minutes?),?\s+(?:and\s+)?"
        rf"(?P<b>{NUMBER})\s+(?P<small>months?|weeks?|days?|hours?|minutes?|seconds?)\b",
        duration_figure, "year|month|week|day|hour|minute", 1,
    ),
    _form(
        rf"\bfrom\s+{any_of(en.NONE_AT_ALL)}(?:\s+at\s+all)?\s+(?:up\s+)?to\s+(?P<b>{NUMBER})\b(?!\s?%)"
        r"(?:\s+(?P<unit>[^\W\d_]+))?", from_none_figure, "none|zero|nothing|nought", 1,
    ),
    _form(
        rf"{_START}(?P<a>{NUMBER})\s+or\s+(?P<b>{NUMBER})\b(?![.,]?\d)(?!\s?%|\s+(?:in|out)\b)(?:\s+(?P<unit>[^\W\d_]+))?",
        one_of_two_figure, " or ", 2,
    ),
    _form(
        rf"(?:\b(?:minus|negative)\s+|(?<!\d\s)(?<![\w)%])-(?=\d))(?P<value>{NUMBER})\b(?!\s?%)"
        r"(?:\s+(?P<unit>[^\W\d_]+))?", below_zero_figure, "minus|negative|-0",
    ),
    _form(rf"\b(?:an?|the)\s+(?P<note>{'|'.join(en.BANKNOTES)})\b", note_figure, "fiver|tenner"),
    _form(
        r"(?:(?<=\bunder\s)|(?<=\bover\s)|(?<=\babout\s)|(?<=\baround\s)|(?<=\bnearly\s)|(?<=\balmost\s)"
        r"|(?<=\bthan\s))(?P<one>an?)\s+(?P<unit>hour|minute|mile)\b(?!\s+and\b)",
        a_unit_figure, "hour|minute|mile",
    ),
    _form(
        rf"{_START}(?P<value>{NUMBER})(?=\s+(?:against|versus|vs\.?|to|gegen|gegenüber|compared\s+(?:with|to)|up\s+from|down\s+from)\s+"
        rf"{NUMBER}{_PERCENT})", percent_figure, "%|cent|pct|prozent|ciento", 2,
    ),
    _form(
        rf"(?<![\w-])(?P<count>)(?P<part>half)\s+(?P<again>as\s+(?:\w+\s+){{1,3}}again|again\s+as)\b"
        rf"|\b(?P<counted>an?|one|two|three)[ -](?P<parts>thirds?|quarters?|fifths?|tenths?)\s+"
        rf"(?P<way>{any_of(en.ABOVE_IN_PERCENT, en.BELOW_IN_PERCENT)})\b(?=.*\b{any_of(en.COMPARED_TO)}\b)",
        relative_fraction_figure, "half|third|quarter|fifth|tenth",
    ),
    _form(
        r"\b(?:(?P<count>a|one|two|three|four|five|seven|nine)[ -]|(?<=\ba\sgood\s))"
        r"(?P<part>thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)\b",
        fraction_figure, "third|quarter|fifth|sixth|eighth|tenth",
    ),
    _form(rf"(?<![\w-])(?<!and a )(?P<count>)(?P<part>half\b(?!\s+a\s+dozen)"
        rf"|(?<!\d)[{''.join(VULGAR)}](?=\s+of\b))", fraction_figure, "half|½|¼|¾|⅓|⅔|⅕|⅖|⅗|⅘"),
    _form(rf"{_START}(?P<a>\d+(?:[.,]\d)?)\s?/\s?(?P<b>2|3|4|5|6|8|10|20|100)(?![\w/])", ratio_figure, "/"),
    _form(
        rf"{_START}(?P<a>{NUMBER}){_PEOPLE}\s+(?:in|out\s+of|of)\s+(?:(?:every|the|our|all|these)\s+)*"
        rf"(?P<b>{NUMBER}|hundred)(?![\w%])(?!{_PERCENT})"
        rf"(?!\s+{any_of(en.COUNTED_KINDS)}\b)",
        ratio_figure, " in | of ", 2,
    ),
    _form(
        rf"{_START}(?P<a>one)\s+{_NOT_COUNTED}[a-z]{{3,}}\s+in\s+(?P<b>{NUMBER})"
        rf"(?=\s*(?:[,.;:)]|$)|\s+{any_of(en.AFTER_A_SHARE)}\b)",
        ratio_figure, " in ",
    ),
    _form(
        rf"{_START}(?P<a>{NUMBER})\s+{_NOT_COUNTED}(?!{any_of(en.MEASURED_IN)}\b)[a-z]{{3,}}(?:\s+out\s+of|(?<=s)\s+in)\s+(?P<b>{NUMBER})(?![\w%])"
        rf"(?!{_PERCENT}|\s+\w+s\b)",
        ratio_figure, " out of | in ", 2,
    ),
    _form(
        rf"{_START}(?P<a>\d+(?:[.,]\d+)?)\s+{any_of(other.OUT_OF)}\s+(?P<b>\d+)(?![\w%.,]*[\w%])", ratio_figure,
        " von | sur | de | su | van | op | em ", 2,
    ),
    _form(
        rf"\b(?P<a>{_FOREIGN})\s+(?:{_NOT_COUNTED}\w+\s+)?{any_of(other.OUT_OF)}\s+(?P<b>{_FOREIGN})\b",
        foreign_ratio_figure, " von | sur | de | su | van | op | em ",
    ),
    _form(rf"\b(?P<fold>{'|'.join(other.FOLDS)})(?=\s+(?:so|plus)\b)", foreign_fold_figure, "mal|doppelt|halb|fois"),
    _form(
        rf"\b(?P<word>{'|'.join(en.MULTIPLES)}){_TIMES_AS}|\b(?P<fold>{'|'.join(en.FOLDS)})\b|{_START}(?P<times>{NUMBER})"
        rf"(?:[ -]?times\b{_TIMES_AS}|[ -]?fold\b|\s+to\s+one\b|[ -]?mal\b(?=\s+so\b)|\s?[x×](?!\w|\s?\d))",
        multiple_figure, "twice|double|thrice|triple|treble|quadruple|fold|times|x|×|to one|mal so",
    ),
    _form(r"\btwice\s+(?:an?|per|each|every)\s+(?:day|week|month|year|night)\b", frequency_figure, "twice"),
    _form(
        rf"{_START}(?P<value>{NUMBER}){_PERCENT}(?=\s+(?P<way>(?:more|less)(?=\s+(?:likely|often|common|frequent))|(?:higher"
        r"|lower|larger|smaller|bigger|greater|above|below)"
        r"(?=\s+(?:than\s+)?(?:(?:that|those|the figure|the level)\s+)?(?:(?:in|of|over|across|among|for)\s+)?"
        r"(?:(?:the|all|\w+s)\s+)?(?:average|norm|mean|whole base|overall|(?<=\ball\s)\w+s))))",
        relative_figure, "more|less|higher|lower|larger|smaller|bigger|greater|above|below",
    ),
    _form(
        r"\b(?:(?P<part>early|mid|middle|late)(?:[- ]to[- ](?P<until>mid|late))?[- ])?(?:(?:her|his|their|the)\s+)?"
        rf"(?P<decade>{'|'.join(en.DECADES)}|['’]?[2-8]0s)\b",
        decade_figure, "ties|0s",
    ),
    _form(
        rf"\b(?P<teil>{'|'.join(german.PARTS_OF_DECADE)})\s+(?P<decade>{'|'.join(german.DECADES)})(?:er[n]?)?\b",
        german_decade_figure, "zig|ßig",
    ),
    _form(
        r"\b(?P<value>[2-8]0|twenty|thirty|forty|fifty|sixty|seventy)[- ]?somethings?\b", something_figure, "something"
    ),
    _form(r"\b(?P<side>over|under)[- ](?:the[- ])?(?P<value>\d\d)s\b", bound_of_age_figure, "0s"),
    _form(rf"{_START}(?P<value>{NUMBER})(?:[- ]years?[- ](?:old|of[- ]age)s?|\s?y/?o)\b", age_figure, "year|y/o|yo"),
    _form(rf"\baged?:?\s+(?P<value>{NUMBER})\b(?!\s?%)(?![-–])", age_figure, "age"),
    _form(rf"{_START}(?P<value>{NUMBER}){_PERCENT}", percent_figure, "%|cent|pct|prozent|ciento"),
    _form(
        rf"\b(?P<word>{'|'.join(german.NUMBER_WORDS)})\b(?!-)(?:\s+(?P<unit>[^\W\d_]+))?", german_number_figure,
        "|".join(german.NUMBER_WORDS),
    ),
    _form(
        rf"{_START}(?P<currency>{_CURRENCY})?(?P<value>{DIGITS}|{SPELLED})"
        rf"(?![.,]?\d)(?P<scale>\s?(?:k|mn|bn|grand|million|thousand|billion)\b|m\b(?!/))?"
        rf"(?:(?![\w%])(?:(?P<sign>\s?[£$€¥])|[ -](?!(?:{ATOM})\b)(?P<unit>[^\W\d_]+))?"
        rf"|(?P<metric>[kcm]?m|k?g|[gm]b|h|min)\b)",
        number_figure, "",
    ),
)  # fmt: skip
