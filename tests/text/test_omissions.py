"""What a quotation leaves out is read: what turns the words kept, what takes nothing from them, and what stays open."""

from __future__ import annotations

import time

import pytest
from rows import every_row

from persona_gen.text.omissions import left_out
from persona_gen.text.quotations import find_parts

TURNED = [
    ("I do not trust the bank with my savings.", "I … trust the bank with my savings.", "do not"),
    ("I have no trouble with the app.", "I have … trouble with the app.", "no"),
    (
        "I'd pay double if payroll were in here, every month.",
        "I'd pay double … every month.",
        "if payroll were in here",
    ),
    ("I love it, but only on Sundays, really.", "I love it … really.", "but only on Sundays"),
    ("It works. Only on the old phone, though. I use it daily.", "It works. … I use it daily.", "Only"),
    (
        "I would cancel tomorrow. If they let me. That is all.",
        "I would cancel tomorrow. … That is all.",
        "If they let me",
    ),
    ("I almost paid twice.", "I … paid twice.", "almost"),
    ("I refused to pay the deposit.", "I … pay the deposit.", "refused to"),
    ("I like it a lot. I don't like the price.", "I like it … the price.", "I don't like"),
    ("Support's fine once you've waited forty minutes.", "Support's fine", "once you've waited forty minutes"),
    ("Fine, as long as nobody is ill.", "Fine", "as long as nobody is ill"),
    ("The form is easy on a good day.", "The form is easy", "on a good day"),
    ("It's not fast.", "fast", "It's not"),
    ("Ich habe der Bank nie vertraut.", "Ich habe der Bank … vertraut.", "nie"),
    ("Ich zahle das gern, wenn es jemand erklärt, jeden Monat.", "Ich zahle das gern … jeden Monat.", "wenn"),
    ("What I can't stand is “cheap”, unless it lasts.", "What I … stand is “cheap”", "can't"),
]
HARMLESS = [
    ("I trust the bank, my father's bank, with my savings.", "I trust the bank … with my savings."),
    ("I pay the fee with no fuss on the first of the month.", "I pay the fee … on the first of the month."),
    ("I opened the app. I don't like blue. I paid the fee.", "I opened the app. … I paid the fee."),
    ("The app, which nobody had asked for, is free.", "The app … is free."),
    ("The app that I never asked for is free.", "The app … is free."),
    ("I said so, not to mention the fees, to the clerk.", "I said so … to the clerk."),
    ("I call them, and I have no regrets, every Monday.", "I call them … every Monday."),
    ("I can deal with late, what I can't deal with is 'on its way' for two hours.", "'on its way' for two hours"),
    ("A phone without ads is a joy to use.", "a joy to use."),
    ("I use it daily. Never had a day off sick in my life. It's fast.", "I use it daily. … It's fast."),
    ("There's no queue and it's quick.", "it's quick."),
]


@every_row(("speech", "quotation", "turning"), TURNED)
def test_turned(speech: str, quotation: str, turning: str) -> None:
    """A negation, condition, contrast or restriction left out beside the words it governs turns them."""
    reading = left_out(speech, find_parts(quotation, speech))
    assert turning in (reading.turning or "")
    assert not reading.sound


@every_row(("speech", "quotation"), HARMLESS)
def test_not_turned(speech: str, quotation: str) -> None:
    """What has a noun, a clause or a sentence of its own turns nothing that is kept."""
    assert left_out(speech, find_parts(quotation, speech)).turning is None


@pytest.mark.parametrize(
    ("speech", "quotation"),
    [
        ("I believed the delivery was free.", "the delivery was free."),
        ("My brother says the bank closes branches.", "the bank closes branches."),
        ("It's forty quid with three of them. I pay it.", "It's forty quid"),
        ("I wait ten minutes in the rain.", "I wait ten minutes"),
        ("I might have paid twice.", "I … paid twice."),
        ("I open it when somebody sends me a code.", "I open it"),
        ("I love it. Not.", "I love it."),
        ("Zapłaciłem rachunek bardzo późno w nocy.", "Zapłaciłem … w nocy."),
    ],
)
def test_left_open(speech: str, quotation: str) -> None:
    """What may change the words kept is no accusation, and no proof either."""
    reading = left_out(speech, find_parts(quotation, speech))
    assert (reading.turning, reading.sound) == (None, False)


def test_hostile_speech_takes_no_more_than_its_length() -> None:
    """Ten times as much text takes about ten times as long."""

    def seconds(times: int) -> float:
        speech = "what I can't, with no all thing " * times + "is it."
        start = time.process_time()
        left_out(speech, find_parts("what I … is it.", speech))
        return time.process_time() - start

    seconds(10)
    assert seconds(3_000) < 60 * seconds(300) + 0.3
