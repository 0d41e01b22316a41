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
        _quote("f2", "F6", "Is there a locker I can rent by the day? I'd pay for that."),
        _quote("f3", "F6", "The mudguard rattles. I've fixed it nine times with tape."),
    ],
})  # fmt: skip
