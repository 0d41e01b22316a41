"""A segment in which several people tell of their lives, for the rule that keeps one life apart from another."""

from __future__ import annotations

from typing import Any

from persona_gen.domain import Segment


def _quote(id_: str, speaker: str, text: str) -> dict[str, Any]:
    return {"id": id_, "speaker": speaker, "text": text}


COMMUTERS = Segment.model_validate({
    "id": "commuters", "name": "Rainy-day cyclists", "size": 120, "whole_base": 900, "locale": "en_GB",
    "description": "People who cycle to work and put the bike away when it rains.",
    "statistics": [
        {"id": "age", "attribute": "Age", "measure": "mean", "value": 34.2, "unit": "years", "n": 120},
        {"id": "child", "attribute": "Household", "category": "With children", "measure": "share", "value": 0.58,
         "n": 120, "overall": 0.41, "choice": "single"},
        {"id": "lock", "attribute": "Owns", "category": "A second lock", "measure": "share", "value": 0.64, "n": 120,
         "overall": 0.30, "choice": "multiple"},
        {"id": "shower", "attribute": "What holds them back", "category": "No shower at work", "measure": "share",
         "value": 0.52, "n": 120, "overall": 0.33, "choice": "multiple"},
    ],
    "quotes": [
        _quote("a1", "A1", "I keep a dry pair of socks in my desk drawer, that's my whole system."),
        _quote("a2", "A1", "When it rains before seven I just leave the bike in the hall and take the tram."),
        _quote("a3", "A1", "I want somewhere to hang a wet jacket that isn't the back of my chair."),
        _quote("b1", "B2", "My husband drives past the office anyway, so on wet days he drops me at the gate."),
        _quote("b2", "B2", "I came off on the tram tracks in March and broke my wrist, and I still brake too early."),
        _quote("b3", "B2", "I'd like one app that tells me the dry hour, not the whole week."),
        _quote("c1", "C3", "I'm a nurse at the children's hospital, I start at six, so nobody has swept the path yet."),
        _quote("c2", "C3", "Had two bikes stolen from the station in one year. Two."),
        _quote("c3", "C3", "My daughter sits on the back and sings, even when it pours."),
        _quote("d1", "D4", "I bought a folding bike for eight hundred pounds and carry it up four floors each day."),
        _quote("d2", "D4", "I moved to the river side so that I wouldn't have to cross the bridge in the wind."),
        _quote("d3", "D4", "I think the bike lanes end exactly where they are needed."),
        _quote("d4", "D4", "I'm concerned that a lock with an app will tell my boss when I come and go."),
        _quote("d5", "D4", "I got scared on the bridge once, and walked the bike home in the dark."),
        _quote("e1", "E5", "We run a bakery, so I ride at four with the trailer full of rolls."),
        _quote("e2", "E5", "I keep a dry pair of socks at the shop, too."),
        _quote("e3", "E5", "I cried at the lights once, soaked to the skin, with the dog in the basket."),
        _quote("f1", "F6", "Every winter I sell the bike and every spring I buy it back from the same man."),
        _quote("f4", "F6", "A pump by the kiosk and I'd be there each Thursday."),
        _quote("f2", "F6", "Is there a locker I can rent by the day? I'd pay for that."),
        _quote("f3", "F6", "The mudguard rattles. I've fixed it nine times with tape."),
    ],
})  # fmt: skip

MARKET = Segment.model_validate({
    "id": "market", "name": "Marktgänger", "size": 140, "whole_base": 900, "locale": "de_DE",
    "statistics": [
        {"id": "mann", "attribute": "Geschlecht", "category": "Mann", "measure": "share", "value": 0.41, "n": 140,
         "overall": 0.5, "choice": "single"},
        {"id": "kinder", "attribute": "Haushalt", "category": "Mit Kindern", "measure": "share", "value": 0.4,
         "n": 140, "overall": 0.33, "choice": "single"},
    ],
    "quotes": [
        _quote("a1", "A1", "Ich gehe samstags mit dem Korb über den Markt und koche dann für die ganze Woche vor."),
        _quote("a2", "A1", "Wenn es regnet, lasse ich den Korb im Flur und bestelle die Kiste."),
        _quote("b1", "B2", "Mein Mann fährt am Stand vorbei und bringt die Kartoffeln mit."),
        _quote("b2", "B2", "Ich bin im März auf den Stufen gestürzt und habe mir das Handgelenk gebrochen."),
        _quote("b3", "B2", "Ich hätte gern eine Kiste, die nach sechs Uhr kommt."),
        _quote("c1", "C3", "Ich arbeite als Krankenschwester und fange um sechs an."),
        _quote("c2", "C3", "Mein Sohn isst nur rote Äpfel, der macht mir die Tüten leer."),
        _quote("c3", "C3", "Mir hat man zweimal das Fahrrad vor dem Laden geklaut."),
        _quote("d1", "D4", "Mein Auto ist zu klein für die Kisten, ich fahre zweimal."),
        _quote("d2", "D4", "Wir haben einen Hof mit Hühnern geerbt und verkaufen die Eier am Tor."),
        _quote("e1", "E5", "Unser Hund frisst die Möhren, bevor ich sie gewaschen habe."),
        _quote("e2", "E5", "Ich bin letzten Sommer aufs Land gezogen, wegen der Miete."),
        _quote("e3", "E5", "Ich finde, die Preise stehen zu klein auf dem Schild."),
        _quote("e4", "E5", "Ich koche auch für die ganze Woche vor."),
    ],
})  # fmt: skip
"""The same in German."""
