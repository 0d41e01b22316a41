"""A segment whose people reckon in their own words: what a figure told of them may be worked out from."""

from __future__ import annotations

from typing import Any

from persona_gen.domain import Segment


def _quote(id_: str, speaker: str, text: str) -> dict[str, Any]:
    return {"id": id_, "speaker": speaker, "text": text}


KENNELS = Segment.model_validate({
    "id": "kennels", "name": "Weekend kennel users", "size": 310, "whole_base": 1450, "locale": "en_GB",
    "description": "Owners who board a dog at weekends.",
    "statistics": [
        {"id": "reason.work", "attribute": "Main reason for boarding", "category": "weekend shifts", "measure": "share",
         "value": 0.07, "n": 310, "choice": "single"},
        {"id": "reason.travel", "attribute": "Main reason for boarding", "category": "short trips", "measure": "share",
         "value": 0.36, "n": 310, "overall": 0.14, "choice": "single"},
        {"id": "app", "attribute": "Books in the app", "category": "yes", "measure": "share", "value": 0.82, "n": 310,
         "overall": 0.55},
        {"id": "camera", "attribute": "Watches the camera", "category": "yes", "measure": "share", "value": 0.44,
         "n": 310, "overall": 0.61},
        {"id": "walks", "attribute": "Walks booked", "measure": "mean", "value": 1.2, "n": 310, "overall": 2.9,
         "unit": "walks in the first four stays"},
        {"id": "visits", "attribute": "Visits before booking", "measure": "mean", "value": 0.4, "n": 310,
         "overall": 1.9, "unit": "visits per month"},
        {"id": "was", "attribute": "Price at the first stay", "measure": "mean", "value": 44, "n": 310,
         "unit": "pounds"},
        {"id": "is", "attribute": "Price now", "measure": "mean", "value": 66, "n": 310, "unit": "pounds"},
        {"id": "paid", "attribute": "Pays within a week of the reminder", "category": "yes", "measure": "share",
         "value": 0.72, "n": 310},
        {"id": "ill", "attribute": "Main trouble, of those who had any", "category": "upset stomach",
         "measure": "share", "value": 0.26, "n": 170},
        {"id": "wait", "attribute": "Planned boarding", "measure": "mean", "value": 2.1, "n": 310, "overall": 5.8,
         "unit": "months"},
        {"id": "age", "attribute": "Age", "category": "30 to 44", "measure": "share", "value": 0.4, "n": 310,
         "overall": 0.3},
        {"id": "fee", "attribute": "Fee for a late pick-up", "measure": "mean", "value": 6.4, "n": 310, "overall": 4.1,
         "unit": "US dollars per pick-up"},
        {"id": "score", "attribute": "Recommendation score", "measure": "mean", "value": 12, "n": 310, "overall": 31,
         "unit": "points on a scale from -100 to 100"},
        {"id": "calm", "attribute": "Calm of the dog afterwards", "measure": "mean", "value": 62, "n": 310,
         "overall": 47, "unit": "points of 100"},
        {"id": "treats", "attribute": "Treats in the last two months", "measure": "mean", "value": 5.2, "n": 310,
         "overall": 2.1, "unit": "treats"},
        {"id": "since", "attribute": "Months on the list", "measure": "mean", "value": 7.5, "n": 310, "unit": "months"},
        {"id": "cash", "attribute": "Pays with", "category": "cash in hand", "measure": "share", "value": 0.2, "n": 310,
         "overall": 0.1},
        {"id": "queue", "attribute": "Reason for not phoning", "category": "the queue", "measure": "share",
         "value": 0.21, "n": 310},
    ],
    "quotes": [
        _quote("k1", "K1", "There are six bowls in that run and it's built for three dogs. It was eighty when I"
               " started and it's one forty now."),
        _quote("k2", "K2", "If they rang me every six months about his weight, four minutes at the most, I'd be happy."),
        _quote("k3", "K3", "My husband drops him off. I get a photo once a week and that keeps me going."),
        _quote("k4", "K4", "Two sitters never came and one wanted cash in hand before she'd hold the lead."),
        _quote("k6", "K5", "My neighbour says the run floods every winter. I moved ours in time."),
        _quote("spent", "K5", "The price was on the slip. He saw what I'd spent, and I was mortified."),
        _quote("k5off", "K5", "I told them the trip was off, and it wasn't, I just couldn't hand him over."),
        _quote("k7", "K5", "My brother moved to Leeds with both dogs. He never walks them before ten."),
        _quote("k8", "K5", "When he got out I was cross with myself more than with the girl at the gate."),
        _quote("k9", "K5", "On Tuesday he had two biscuits and howled, by Thursday he had nine and slept. The bag is"
               " meant to last the week."),
        _quote("k10", "K5", "Tell me the price. Not \"from 12 pounds\". I paid thirty."),
        _quote("k11", "K5", "The girl went through it all in half an hour, crate, lead, how to air out the run."),
        _quote("k5", "K5", "The lead was on the hook and nobody tells you that a dog pulls at the smell of the sea."),
    ],
})  # fmt: skip
