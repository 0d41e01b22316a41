"""What figures in a text are read, and which true values they are honest prints of."""

from __future__ import annotations

import pytest
from rows import every_row

from persona_gen.text.numbers import read_figures


@every_row(
    ("text", "figure", "kind", "honest", "dishonest"),
    [
        ("48 % rent", "48 %", "share", (0.475, 0.476, 0.48, 0.4899), (0.4749, 0.49, 0.52)),
        ("48\u00a0%", "48\u00a0%", "share", (0.48,), (0.47,)),
        ("48 percent", "48 percent", "share", (0.48,), (0.5,)),
        ("48 per cent", "48 per cent", "share", (0.48,), (0.5,)),
        ("a 48-percent share", "48-percent", "share", (0.48,), (0.5,)),
        ("48 Prozent", "48 Prozent", "share", (0.48,), (0.5,)),
        ("forty-eight percent", "forty-eight percent", "share", (0.48,), (0.47,)),
        ("forty‑eight percent", "forty‑eight percent", "share", (0.48,), (0.47,)),
        ("0.48 of them", "0.48", "number", (0.48,), (0.49, 48)),
        (".48 of them", ".48", "number", (0.48,), (48,)),
        ("85 % agree", "85 %", "share", (0.8519, 0.85), (0.84, 0.86)),
        ("85.2 % agree", "85.2 %", "share", (0.8519,), (0.851, 0.854)),
        ("100 % agree", "100 %", "share", (1.0, 0.996), (0.97,)),
        ("half of them", "half", "share", (0.5, 0.48, 0.52), (0.47, 0.53)),
        ("exactly half of them", "half", "share", (0.5,), (0.48, 0.49)),
        ("almost half of them", "half", "share", (0.476, 0.45, 0.5), (0.51, 0.44)),
        ("about half of them", "half", "share", (0.476, 0.55), (0.44, 0.56)),
        ("more than half of them", "half", "share", (0.51, 0.9), (0.49,)),
        ("fewer than half of them", "half", "share", (0.49, 0.1), (0.51,)),
        ("one practice in two a partner orders", "one practice in two", "share", (0.476,), (0.6,)),
        ("nine fleets in ten overpay", "nine fleets in ten", "share", (0.9,), (0.8,)),
        ("two practices out of three agree", "two practices out of three", "share", (0.66,), (0.55,)),
        ("two gyms in three years", "two", "number", (2,), (0.66,)),
        ("just over half", "half", "share", (0.51, 0.54), (0.49, 0.58)),
        ("a third of them", "a third", "share", (0.33, 0.35), (0.3, 0.37)),
        ("two-thirds agree", "two-thirds", "share", (0.66, 0.67), (0.6, 0.7)),
        ("¾ of them", "¾", "share", (0.74, 0.76), (0.7, 0.8)),
        ("one in two", "one in two", "share", (0.476, 0.5), (0.4, 0.6)),
        ("one buyer in three", "one buyer in three", "share", (0.33,), (0.25, 0.4)),
        ("one in fourteen", "one in fourteen", "share", (0.07,), (0.1, 0.05)),
        ("three out of five", "three out of five", "share", (0.6, 0.58), (0.5, 0.68)),
        ("48 out of every hundred", "48 out of every hundred", "share", (0.48,), (0.5,)),
        ("2/3 of them", "2/3", "share", (0.66,), (0.6,)),
        ("198 of the 412 people", "198 of the 412", "share", (0.48,), (0.49,)),
        ("5.3/10", "5.3/10", "share", (0.53,), (0.55,)),
        ("over 40 %", "40 %", "share", (0.4, 0.48), (0.39,)),
        ("at least 40 %", "40 %", "share", (0.4, 0.48), (0.39,)),
        ("not even 40 %", "40 %", "share", (0.39,), (0.41,)),
        ("≥ 40 %", "40 %", "share", (0.4,), (0.39,)),
        ("40 % or more", "40 %", "share", (0.4, 0.48), (0.39,)),
        ("about 10 %", "10 %", "share", (0.09, 0.12), (0.15,)),
        ("1,204 people", "1,204", "number", (1204,), (1.3, 1206)),
        ("1 204 people", "1 204", "number", (1204,), (204, 1206)),
        ("1\u202f204 people", "1\u202f204", "number", (1204,), (204,)),
        ("1'204 people", "1'204", "number", (1204,), (204,)),
        ("£1.2k", "£1.2k", "number", (1200, 1240), (1.2, 1400)),
        ("$1.2 million", "$1.2 million", "number", (1_200_000,), (1.2,)),
        ("£18,600", "£18,600", "number", (18600,), (18700,)),
        ("3,850 €", "3,850 €", "number", (3850,), (3900, 3.85)),
        ("four grand", "four grand", "number", (4000,), (4,)),
        ("2.71m/s", "2.71", "number", (2.71,), (2_710_000,)),
        ("two hundred and forty-eight", "two hundred and forty-eight", "number", (248,), (200, 48)),
        ("twenty-nine point four years", "twenty-nine point four", "number", (29.4,), (29.0,)),
        ("two and a half hours", "two and a half", "number", (2.5, 2.6), (2.0, 3.0)),
        ("half a dozen tabs", "half a dozen", "number", (6,), (12,)),
        ("a dozen tabs", "a dozen", "number", (12,), (6,)),
        ("150 tabs", "150", "number", (150,), (50,)),
        ("about 30 tabs", "30", "number", (27, 33), (36,)),
        ("about 3 meals", "3", "number", (2.6, 3.4), (2.2,)),
        ("fewer than 50 tabs", "50", "number", (49,), (51,)),
        ("twice a week", "twice a week", "number", (2,), (3,)),
        ("a 29-year-old", "29-year-old", "number", (29.4,), (31, 28)),
        ("aged 29", "29", "number", (29.4,), (31,)),
        ("29yo", "29yo", "number", (29.4,), (31,)),
        ("in her late twenties", "late twenties", "number", (27, 29.4), (24, 31)),
        ("in her mid-30s", "mid-30s", "number", (34, 36), (31, 38)),
        ("mid- to late thirties", "late thirties", "number", (38,), (31,)),
        ("a thirty-something", "thirty-something", "number", (31, 39), (29, 40.5)),
        ("the over-65s", "over-65s", "number", (70,), (60,)),
        ("nearly 30", "30", "number", (29.4,), (31, 25)),
        ("twice as likely", "twice", "multiple", (2.0, 1.9), (1.5, 2.6)),
        ("more than twice as likely", "twice", "multiple", (2.1, 4), (1.9,)),
        ("nearly twice as likely", "twice", "multiple", (1.8, 2.0), (2.1, 1.5)),
        ("1.5 times as many", "1.5 times", "multiple", (1.5,), (1.7,)),
        ("1.5x the average", "1.5x", "multiple", (1.5,), (1.7,)),
        ("a threefold share", "threefold", "multiple", (3.1,), (2.5,)),
        ("half as likely", "half", "multiple", (0.5,), (0.7,)),
        ("55 % more likely", "55 %", "multiple", (1.55,), (0.55, 1.6)),
        ("20 % below the average", "20 %", "multiple", (0.8,), (0.2, 1.2)),
        ("half as old again", "half as old again", "multiple", (1.5,), (0.5, 2)),
        ("half again as many", "half again as", "multiple", (1.5,), (0.5,)),
        ("a third lower than overall", "a third lower", "multiple", (0.67,), (0.33, 1.3)),
        ("three quarters of the overall median", "three quarters", "multiple", (0.75,), (0.5,)),
        ("three to one", "three to one", "multiple", (3,), (2,)),
        ("knapp die Hälfte", "Hälfte", "share", (0.47, 0.5), (0.52, 0.4)),
        ("gut ein Viertel", "ein Viertel", "share", (0.27,), (0.23, 0.35)),
        ("mehr als zwei Drittel", "zwei Drittel", "share", (0.7,), (0.6,)),
        ("nicht einmal die Hälfte", "Hälfte", "share", (0.4,), (0.55,)),
        ("17 percentage points", "17 percentage points", "points", (0.17, 0.165, 0.18), (0.19, 17)),
        ("17 pp", "17 pp", "points", (0.17,), (0.2,)),
        ("17 points higher", "17 points", "points", (0.17,), (0.2,)),
        ("at 9 pm", "9 pm", "time", (21 * 60,), (9 * 60,)),
        ("at 21:30", "21:30", "time", (21 * 60 + 30,), (21 * 60,)),
        ("at half past seven", "half past seven", "time", (450, 1170), (7, 420)),
        ("books the eight-to-nine slot", "eight-to-nine", "range", (), ()),
    ],
)  # fmt: skip
def test_reads_figure(
    text: str, figure: str, kind: str, honest: tuple[float, ...], dishonest: tuple[float, ...]
) -> None:
    """The first figure of the text is this one, of this kind, and honest for these true values only."""
    found = read_figures(text, "en_GB")[0]
    assert (text[slice(*found.span)], found.kind) == (figure, kind)
    assert [value for value in honest if not found.allows(value)] == []
    assert [value for value in dishonest if found.allows(value)] == []


@every_row(
    ("text", "low", "high", "unit"),
    [
        ("aged 25-34", 25, 34, ""),
        ("between 22 and 41", 22, 41, ""),
        ("die meisten sind 30 bis 44", 30, 44, ""),
        ("zwischen 30 und 44 Prozent", 0.3, 0.44, "share"),
        ("22 to 41 years", 22, 41, "years"),
        ("45–50 %", 0.45, 0.5, "share"),
        ("40% to 50%", 0.4, 0.5, "share"),
        ("forty to fifty percent", 0.4, 0.5, "share"),
        ("£400–£450", 400, 450, "£"),
        ("£10-12k", 10_000, 12_000, "£"),
        ("between five and ten tabs", 5, 10, "tabs"),
        ("between five and ten on average", 5, 10, ""),
        ("10 to 12 pounds", 10, 12, "£"),
    ],
)
def test_reads_range(text: str, low: float, high: float, unit: str) -> None:
    """A range is one figure with two ends."""
    (found,) = read_figures(text)
    assert (found.kind, found.intervals, found.unit) == ("range", (pytest.approx((low, high)),), unit)


@every_row(
    "text",
    [
        "P07 said so", "B2B", "COVID-19", "gen-2", "Q3", "Q3 2026", "24/7", "iOS 17", "iPhone 15", "Windows 11",
        "MP3",
        "v2.1", "version 2.1", "page 3", "Day 3", "step 2", "#3", "top 10", "no. 5", "2026-04-14", "14/04/2026",
        "14 April 2026", "April 14, 2026", "in 2026", "since March 2026", "the 1990s", "the 1st time",
        "twenty-first century",
        "a second viewing", "her third attempt",
        "on a third go at it", "a fifth course", "a third party", "a third child", "one of them", "one person",
        "once a day",
        "half an hour", "half-way", "the first half of the year", "my other half", "half the time",
        "a quarter of an hour", "fifty-fifty", "50/50", "9-to-5", "360-degree",
        "first-time", "tenant",
    ],
)  # fmt: skip
def test_leaves_alone(text: str) -> None:
    """Digits in words, ids, ordinals, versions, dates and set phrases are no figures."""
    assert [text[slice(*found.span)] for found in read_figures(text, "en_GB")] == []


@every_row(
    ("text", "locale", "value"),
    [
        ("1,204", "en_US", 1204),
        ("1,204", "de_DE", 1.204),
        ("1.204", "de_DE", 1204),
        ("1.204", "en_GB", 1.204),
        ("12,5", "en_US", 12.5),
        ("1.204.500", "en_US", 1_204_500),
        ("1,204.5", "de_DE", 1204.5),
        ("0,480", "en_US", 0.48),
    ],
)
def test_locale_breaks_the_tie(text: str, locale: str, value: float) -> None:
    """A mark that may be for thousands or decimals is read by the locale first; others read the same everywhere."""
    assert read_figures(text, locale)[0].values[0] == value


@pytest.mark.parametrize(
    ("text", "locale", "readings"),
    [
        ("about £81,000 a month", "en_GB", 1),
        ("1.204 people", "de_DE", 2),
        ("1,204 people, 62.5 % of them", "de_DE", 1),
        ("1.204 Leute, 62,5 % davon", "de_DE", 1),
    ],
)
def test_one_convention_holds_for_a_text(text: str, locale: str, readings: int) -> None:
    """English has one reading; elsewhere a text that shows its decimal mark plainly has one, any other has both."""
    assert len(read_figures(text, locale)[0].values) == readings


def test_figures_do_not_overlap() -> None:
    """Several figures of a sentence come in order, each with its own span and unit."""
    text = "48 % of the 412 buyers, about £430 a month, aged 25–34."
    assert [(text[slice(*f.span)], f.kind, f.unit) for f in read_figures(text, "en_GB")] == [
        ("48 %", "share", ""),
        ("412", "number", "buyers"),
        ("£430", "number", "£"),
        ("25–34", "range", ""),
    ]


@pytest.mark.parametrize(
    "around",
    [
        "{} percent rent.",
        "{} of them rent.",
        "€{}k a year.",
        "Between 3 and {} percent.",
        "{} out of {} people.",
        "One in {} rents.",
        "She is {} years old.",
        "{} times more.",
        "-{} °C and {}-fold.",
        "{} percentage points more.",
    ],
)
@every_row(
    "number",
    [
        "9" * 309,
        "1" + "0" * 400,
        "9" * 5000,
        "1," + "000," * 200 + "000",
        "0." + "1" * 400,
        " ".join(["hundred"] * 2500),
        "one " + "million " * 400 + "five",
    ],
)
def test_a_number_of_any_length_is_read_without_an_error(number: str, around: str) -> None:
    """Hundreds of digits are no number of anything, and end nothing."""
    for figure in read_figures(around.replace("{}", number)):
        assert figure.kind
