"""German sentences about figures, over a segment that no frame was written for: vouched for, flagged, or left open."""

from __future__ import annotations

import pytest
from rows import every_row

from persona_gen.checker.check import check_claim
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import CheckedClaim, Claim, Segment


def _share(id_: str, attribute: str, category: str, value: float, overall: float, choice: str) -> dict[str, object]:
    return {"id": id_, "attribute": attribute, "category": category, "measure": "share", "value": value,
            "overall": overall, "n": 360, "choice": choice}  # fmt: skip


GARTEN = SegmentIndex(Segment.model_validate({
    "id": "garten", "name": "Kleingärtner", "size": 360, "whole_base": 2400, "locale": "de_DE",
    "statistics": [
        _share("laube", "Schläft in der Laube", "Oft", 0.24, 0.12, "single"),
        _share("laube.selten", "Schläft in der Laube", "Selten", 0.31, 0.30, "single"),
        _share("laube.nie", "Schläft in der Laube", "Nie", 0.45, 0.58, "single"),
        _share("strom", "Hat einen Stromanschluss", "Ja", 0.67, 0.51, "single"),
        _share("markt", "Wo sie Pflanzen einkaufen", "Auf dem Markt", 0.52, 0.35, "multiple"),
        _share("netz", "Wo sie Pflanzen einkaufen", "Im Versandhandel", 0.17, 0.29, "multiple"),
        _share("grund.obst", "Grund für den Garten", "Eigenes Obst", 0.63, 0.44, "multiple"),
        _share("grund.ruhe", "Grund für den Garten", "Ruhe", 0.38, 0.40, "multiple"),
        _share("weg.rad", "Anreise", "Mit dem Rad", 0.41, 0.27, "single"),
        _share("weg.bus", "Anreise", "Mit dem Bus", 0.14, 0.22, "single"),
        _share("hilft", "Hilft den Nachbarn", "Ja", 0.58, 0.49, "single"),
        _share("giesst", "Gießt die Beete", "Mindestens einmal pro Woche", 0.57, 0.22, "single"),
        _share("gewissen", "Schlechtes Gewissen bei Unkraut", "Ja", 0.71, 0.58, "single"),
        _share("grund", "Hauptgrund der letzten Pause", "noch zu viel da", 0.36, 0.12, "single"),
        _share("uhr", "Würde eine Wasseruhr einbauen", "Ja", 0.61, 0.33, "single") | {"n": 120},
        _share("will", "Will den Garten behalten", "Ja", 0.58, 0.42, "single"),
        _share("winter", "Gießt im Winter", "Ja", 0.23, 0.46, "single"),
        _share("beete", "Beete im Garten", "zwei oder mehr", 0.67, 0.31, "single"),
        {"id": "zaun", "attribute": "Zufriedenheit mit dem Zaun", "measure": "mean", "value": 8.9,
         "unit": "von 10 Punkten", "n": 360, "overall": 8.5},
        {"id": "wasser", "attribute": "Zufriedenheit mit der Wasserleitung", "measure": "mean", "value": 5.7,
         "unit": "von 10 Punkten", "n": 360, "overall": 6.8},
        {"id": "anfahrt", "attribute": "Weg zum Garten", "measure": "mean", "value": 21, "unit": "Kilometer",
         "n": 360, "overall": 6},
        {"id": "alter", "attribute": "Alter", "measure": "mean", "value": 57.6, "unit": "Jahre", "n": 360,
         "overall": 49.1},
        {"id": "pacht", "attribute": "Pacht pro Jahr", "measure": "median", "value": 310, "unit": "Euro", "n": 360,
         "overall": 280},
    ],
    "quotes": [
        {"id": "a1", "speaker": "A", "text": "Ich grabe meine Beete im Herbst um und lasse sie dann liegen."},
        {"id": "a2", "speaker": "A", "text": "Mein Nachbar mäht, wenn ich schlafe."},
        {"id": "b1", "speaker": "B", "text": "Ich wollte den Zaun streichen. Aber dann kam der Regen."},
        {"id": "b2", "speaker": "B", "text": "Neun von zehn Leuten hier vergiften ihre Rosen, glaube ich."},
        {"id": "c1", "speaker": "C", "text": "Früher habe ich Tomaten verkauft."},
        {"id": "c2", "speaker": "C", "text": "Darf ich im Garten übernachten?"},
    ],
}))  # fmt: skip

MUST_VOUCH = """
anfahrt | Der Weg zum Garten ist im Schnitt 21 Kilometer lang, insgesamt sind es 6 Kilometer.
anfahrt | Ihr Weg zum Garten ist mehr als dreimal so lang wie im Durchschnitt.
will | 58 % wollen den Garten behalten, 16 Punkte mehr als insgesamt.
winter | 77 % gießen im Winter nicht.
beete | Zwei Drittel haben zwei oder mehr Beete im Garten, gegenüber 31 % aller Gartennutzer.
zaun wasser | Der Zaun bekommt 8,9 von 10 Punkten, die Wasserleitung nur 5,7.
anfahrt | Der Weg zum Garten ist im Schnitt 21 Kilometer lang.
uhr | 61 % von 120 Personen würden eine Wasseruhr einbauen (insgesamt 33 %).
giesst | Mehr als die Hälfte gießt mindestens einmal pro Woche die Beete, gut zweieinhalbmal so viele wie insgesamt.
giesst | 57 % gießen mindestens einmal pro Woche die Beete, insgesamt ist es etwa jeder Fünfte.
gewissen | Gut sieben von zehn haben bei Unkraut ein schlechtes Gewissen.
grund | Bei gut einem Drittel war der Hauptgrund der letzten Pause, dass noch zu viel da war.
laube | 24 % schlafen oft in der Laube, doppelt so viele wie insgesamt.
laube.nie | Knapp die Hälfte schläft nie in der Laube.
laube laube.selten | 55 % schlafen selten oder oft in der Laube.
strom | Zwei Drittel haben einen Stromanschluss, gegenüber 51 % in der Gesamtheit.
strom | Ein Drittel der Kleingärtner hat keinen Stromanschluss.
strom | 67 % haben einen Stromanschluss (insgesamt 51 %).
hilft | 58 % helfen den Nachbarn.
markt | Gut die Hälfte kauft Pflanzen auf dem Markt ein.
markt | Sie kaufen häufiger Pflanzen auf dem Markt ein als der Durchschnitt.
netz | Nur 17 % kaufen Pflanzen im Versandhandel ein, 12 Punkte weniger als insgesamt.
grund.obst | 63 % nennen eigenes Obst als Grund für den Garten.
grund.obst | Der häufigste Grund für den Garten ist eigenes Obst (63 %).
weg.rad | Vier von zehn fahren mit dem Rad.
weg.bus | 86 % kommen nicht mit dem Bus.
alter | Im Schnitt sind sie 57,6 Jahre alt.
pacht | Die Pacht pro Jahr liegt im Median bei 310 Euro, insgesamt sind es 280 Euro.
"""
MUST_RETELL = """
a1 | Sie gräbt ihre Beete im Herbst um und lässt sie dann liegen.
a1 | Anna gräbt ihre Beete im Herbst um und lässt sie dann liegen.
a2 | Ihr Nachbar mäht, wenn sie schläft.
c1 | Früher hat eine Kundin Tomaten verkauft.
c1 | „Früher habe ich Tomaten verkauft“, sagt eine Person.
c2 | „Darf ich im Garten übernachten?“
"""
MUST_FLAG = """
anfahrt | Zum Garten sind es 6 Kilometer, sonst 21.
anfahrt | Ihr Weg zum Garten ist halb so lang wie im Durchschnitt.
zaun wasser | Der Zaun bekommt 5,7 von 10 Punkten, die Wasserleitung nur 8,9.
strom | 67 % wollen einen Stromanschluss.
a1 | Sie gräbt ihre Beete im Herbst nicht um.
winter | 23 % gießen im Winter nicht.
uhr | 33 % von 120 Personen würden eine Wasseruhr einbauen.
uhr | 61 % von 120 Personen würden keine Wasseruhr einbauen.
laube | 42 % schlafen oft in der Laube.
laube | Alle schlafen oft in der Laube.
laube | 24 % schlafen oft in der Laube, dreimal so viele wie insgesamt.
strom | 67 % haben keinen Stromanschluss.
strom | Die wenigsten haben einen Stromanschluss.
markt | 35 % kaufen Pflanzen auf dem Markt ein.
markt | Sie kaufen seltener Pflanzen auf dem Markt ein als der Durchschnitt.
weg.rad | Jeder Zweite fährt mit dem Rad.
alter | Im Schnitt sind sie 75,6 Jahre alt.
pacht | Die Pacht pro Jahr liegt im Median bei dreizehn Euro.
grund.ruhe | Der häufigste Grund für den Garten ist Ruhe.
"""
MUST_NOT_VOUCH = """
beete | 67 % aller Gartennutzer haben zwei oder mehr Beete im Garten.
uhr | 61 % von 360 Personen würden eine Wasseruhr einbauen.
uhr | 61 % würden eine Wasseruhr einbauen.
uhr | 61 % von 120 Personen haben eine Wasseruhr.
giesst | 57 % gießen höchstens einmal pro Woche die Beete.
giesst | 57 % gießen mindestens einmal pro Monat die Beete.
gewissen | Gut sieben von zehn haben bei Unkraut kein schlechtes Gewissen.
grund | Bei gut einem Drittel war der Hauptgrund der letzten Pause, dass nicht noch zu viel da war.
laube | 24 % würden oft in der Laube schlafen.
laube | 24 % schlafen oft vor der Laube.
laube | 24 % der Lauben schlafen oft.
strom | 67 % hatten einen Stromanschluss.
strom | 67 % haben einen zweiten Stromanschluss.
hilft | 58 % helfen die Nachbarn.
markt | 52 % verkaufen Pflanzen auf dem Markt.
markt | 52 % kaufen nur auf dem Markt Pflanzen ein.
weg.rad | 41 % fahren das Rad.
weg.rad | 41 % fahren mit dem Rad zur Arbeit.
pacht | Die Pacht pro Monat liegt im Median bei 310 Euro.
pacht | Die Pacht pro Jahr liegt im Schnitt bei 310 Euro.
grund.obst | 63 % ernten eigenes Obst.
a1 | Sie gräbt seine Beete im Herbst um und lässt sie dann liegen.
a1 | Sie gräbt ihre Beete im Herbst um.
a1 | Er gräbt ihre Beete im Herbst um und lässt sie dann liegen.
a2 | Sie mäht, wenn ihr Nachbar schläft.
a2 | Ihr Nachbar mäht, wenn er schläft.
b1 | Sie wollte den Zaun streichen.
b2 | Neun von zehn Leuten hier vergiften ihre Rosen, glaubt sie.
c1 | Früher hat sie Kartoffeln verkauft.
c1 | Sie verkauft Tomaten.
c2 | Sie darf im Garten übernachten.
"""


def _checked(row: str) -> CheckedClaim:
    cites, text = (part.strip() for part in row.split("|"))
    return check_claim("story[0]", Claim(text=text, cites=tuple(cites.split())), "Anna Brandt", GARTEN)


@every_row("row", MUST_VOUCH.strip().splitlines())
def test_must_vouch(row: str) -> None:
    """A German sentence that a frame accounts for to the last word is supported."""
    assert _checked(row).verdict == "supported"


@pytest.mark.parametrize("row", MUST_RETELL.strip().splitlines())
def test_must_retell(row: str) -> None:
    """A whole sentence told of her, or quoted, is supported."""
    assert _checked(row).verdict == "supported"


@every_row("row", MUST_FLAG.strip().splitlines())
def test_must_flag(row: str) -> None:
    """A wrong figure, direction or place is flagged."""
    assert _checked(row).findings


@every_row("row", MUST_NOT_VOUCH.strip().splitlines())
def test_must_not_vouch(row: str) -> None:
    """Another verb, time, preposition, base or measure is never supported."""
    assert _checked(row).verdict != "supported"
