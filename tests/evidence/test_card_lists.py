"""Where a figure is filed on a card, by the wording of its attribute and its answer."""

from __future__ import annotations

from rows import every_row

from persona_gen.domain import Segment
from persona_gen.evidence.card_lists import list_of
from persona_gen.evidence.figure_lines import finding_lines, lines_of
from persona_gen.evidence.main_figures import findings_of_two

FILED = """
frustrations | Main reason for packed lunch | child does not eat the meals | 37 |
frustrations | Main reason for leaving | price | 26 | 20
frustrations | What stopped you from booking | no time | 26 | 20
frustrations | Biggest annoyance | late deliveries | 38 | 29
frustrations | Has a car and a person to practise with | yes | 22 | 51
frustrations | Says not knowing the total cost is a problem | yes | 48 | 35
frustrations | Satisfied with handling of missed lessons | Satisfied or very satisfied | 27 | 51
frustrations | Self-rated plant knowledge | Little or none | 71 | 24
frustrations | Hauptgrund für die Kündigung | Preis | 30 | 12
frustrations | Zufrieden mit der Beratung | zufrieden | 40 | 60
frustrations | Hat Platz zum Lagern | ja | 20 | 45
frustrations | Hat eine Prüfung verloren oder ist durchgefallen | ja | 20 | 5
emotions | Feels anxious before most lessons | yes | 54 | 28
channels | How found the school | local Facebook group | 27 | 9
channels | Wie auf uns aufmerksam geworden | Nachbarn | 27 | 9
goals | Would come back for | single sessions | 53 |
goals | Main reason to learn now | children's school | 36 | 8
motivations | Main reason for moving | house too big | 38 | 9
none | Why packed lunch | habit | 40 |
none | Has a loyalty card | yes | 22 | 51
none | Has considered leaving | yes | 42 | 17
none | Satisfied with teaching | Satisfied or very satisfied | 81 | 70
none | Has tasted a school meal at this school | yes | 7 | 12
none | What followed a failed check | Went to another app | 44 | 33
none | Finds making packed lunches a chore | yes | 66 |
none | Would say of themselves | Keeps a spare key outside | 58 | 29
frustrations | What holds it up | Nobody can reach the roof | 44 | 22
frustrations | Why it stopped | A step I did not follow | 44 | 22
frustrations | Trouble this year | It came in the wrong size | 44 | 22
"""


def one(attribute: str, category: str, share: str, overall: str, *others: dict[str, object]) -> Segment:
    """A segment of one share, and whatever stands beside it."""
    row = {"attribute": attribute, "category": category, "measure": "share", "value": int(share) / 100, "n": 200}
    row |= {"overall": int(overall) / 100} if overall else {}
    return Segment.model_validate({"id": "s", "name": "S", "size": 200, "statistics": [row, *others]})


@every_row(("filed", "attribute", "category", "share", "overall"), [
    tuple(part.strip() for part in line.split("|")) for line in FILED.strip().splitlines()
])  # fmt: skip
def test_a_figure_is_filed_by_its_wording(filed: str, attribute: str, category: str, share: str, overall: str) -> None:
    """A reason against is no wish, a lack is in the way, and what is worded for no side has none."""
    segment = one(attribute, category, share, overall)
    assert list_of(segment.statistics[0], segment) == (None if filed == "none" else filed)


def test_a_chore_of_what_they_do_instead_drives_them_to_us() -> None:
    """Who finds making packed lunches a chore has a reason to stop, where reasons are given for packed lunch."""
    instead = {
        "attribute": "Main reason for packed lunch", "category": "does not eat", "measure": "share", "value": 0.3
    }  # fmt: skip
    segment = one("Finds making packed lunches a chore", "yes", "66", "", instead)
    assert list_of(segment.statistics[0], segment) == "motivations"


@every_row(
    ("attribute", "category", "line"),
    [
        ("Has a car to practise with", "yes", "Only 22 % have a car to practise with (51 % of everyone)"),
        ("Says cost is a problem", "yes", "Only 22 % say cost is a problem (51 % of everyone)"),
        ("Opened app in last 6 months", "Y", "Only 22 % opened app in last 6 months (51 % of everyone)"),
        ("ADDR_CHANGED_36M", "true", "Address changed in 36 months: 22 % (everyone 51 %)"),
        ("Q6. Has a mentor", "Y", "Only 22 % have a mentor (51 % of everyone)"),
        ("Leaseholder marked", "F", "Leaseholder marked: Female (22 %, against 51 % of everyone)"),
        ("Fixed deadline", "yes", "Fixed deadline: 22 % (everyone 51 %)"),
        ("Satisfied with advice", "Satisfied", "Satisfied with advice: 22 % (everyone 51 %)"),
        ("Main barrier", "price", "Price (22 %, against 51 % of everyone)"),
        ("In the last month", "Used a calculator", "Only 22 % used a calculator in the last month (51 % of everyone)"),
        ("When shopping", "Goes on foot", "Only 22 % go on foot when shopping (51 % of everyone)"),
        ("Found it through", "Other parents", "Only 22 % found it through other parents (51 % of everyone)"),
        ("Has happened", "Told nobody about it", "Only 22 % told nobody about it (51 % of everyone)"),
        ("Would say of themselves", "Keeps a list", "Only 22 % keep a list (51 % of everyone)"),
        ("How they pay", "Through the app", "Only 22 % pay through the app (51 % of everyone)"),
        ("Main barrier", "Nobody rings me", "“Nobody rings me” (22 %, against 51 % of everyone)"),
        ("Kind of bike", "Used a lot", "Kind of bike: Used a lot (22 %, against 51 % of everyone)"),
    ],
)
def test_a_figure_is_told_in_plain_words(attribute: str, category: str, line: str) -> None:
    """ "Yes" stands on no card, and a statement is said of people."""
    segment = one(attribute, category, "22", "51")
    assert lines_of("frustrations", segment.statistics[0], segment)[0] == line


@every_row(
    ("locale", "attribute", "category", "line"),
    [
        (
            "en",
            "Most difficult part",
            "Sorting",
            "Only 22 % name sorting as the most difficult part, against 51 % of everyone",
        ),
        ("en", "Barriers", "Price", "Only 22 % name price as a barrier, against 51 % of everyone"),
        (
            "en",
            "What holds them back",
            "No room",
            "Only 22 % name no room as what holds them back, against 51 % of everyone",
        ),
        (
            "en",
            "Happened last year",
            "A machine waited",
            "22 % say that a machine waited last year, against 51 % of everyone",
        ),
        (
            "en",
            "Most important in a firm (one answer)",
            "Tells all",
            "Only 22 % name “tells all” as most important in a firm",
        ),
        (
            "de",
            "Hindernisse",
            "Das Tempo ist zu hoch",
            "22 % nennen „Das Tempo ist zu hoch“ als Hindernis (insgesamt 51",
        ),
        ("de", "Hürden", "Der Preis", "Für 22 % ist Der Preis eine Hürde (insgesamt 51 %)"),
        ("de", "Was am meisten stört", "Lärm", "22 % nennen „Lärm“ als das, was am meisten stört (insgesamt 51 %)"),
    ],
)
def test_a_finding_is_a_sentence(locale: str, attribute: str, category: str, line: str) -> None:
    """In English and German, with the article that the thing asked for takes, and an answer that is said in quotes."""
    spoken = {"de": "Ich weiß nicht, was das am Ende kostet.", "en": "I do not know what it will cost me."}[locale]
    quotes = {"quotes": [{"text": spoken}], "locale": "de_DE" if locale == "de" else "en_GB"}
    segment = Segment.model_validate(one(attribute, category, "22", "51").model_dump(exclude_none=True) | quotes)
    assert finding_lines(segment.statistics[0], segment)[0].startswith(line)


def test_money_that_fewer_name_stands_beside_what_more_do() -> None:
    """Of one question alone, and not where it stops as many as everyone."""

    def told(attribute: str, value: float) -> list[str]:
        price = {"attribute": attribute, "category": "The hourly rate", "measure": "share", "n": 200}
        price |= {"value": value, "overall": 0.45}
        return [text for text, _ in findings_of_two(one("What bothers them", "Noise", "69", "41", price))]

    line = "69 % name noise as what bothers them, against 41 % of everyone; "
    line += "only 25 % name “the hourly rate” (everyone 45 %)."
    assert told("What bothers them", 0.25) == [line]
    assert [told("What bothers them", 0.45), told("What annoys them", 0.25)] == [[], []]


def test_an_amount_is_in_nobodys_way_nor_an_event_where_reasons_are_asked_for() -> None:
    """How long it took is what came of it, and that it broke at night is no answer to what stops people."""
    wait = {"attribute": "Wait at the last failure", "measure": "mean", "value": 9, "overall": 5, "unit": "hours"}
    broke = {"attribute": "Has happened", "category": "It failed at night", "measure": "share", "value": 0.6}
    segment = one("What bothers them", "Noise", "69", "41", wait, broke)
    assert [list_of(s, segment) for s in segment.statistics] == ["frustrations", None, None]
