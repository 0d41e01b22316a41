"""What speaks against a claim is shown only where it does: one is for what the other is against."""

from __future__ import annotations

import pytest
from rows import every_row

from persona_gen.checker.evidence_coverage import account
from persona_gen.checker.opposites import MOST_COUNTER_QUOTES, against, differ_about
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import CheckedClaim, Quote, Segment


def spoken_against(claim: str, *speech: str) -> list[str]:
    """The quotes found against a claim that cites the first of them; each is another speaker's."""
    quotes = tuple(Quote(id=f"q{n}", text=text, speaker=f"P0{n}") for n, text in enumerate(speech))
    index = SegmentIndex(Segment(id="x", name="Somebody", quotes=quotes))
    checked = CheckedClaim(path="story[0]", text=claim, cites=("q0",), verdict="unverified")
    return [quote.text for quote in against(checked, index)]


@every_row(
    ("claim", "quote"),
    [
        ("She'd rather ring.", "Please don't make me phone anyone."),
        ("She would rather call the branch.", "I hate phoning, honestly."),
        ("He likes being tracked by the bank.", "No tracking. I read the permissions."),
        ("She loves the newsletter.", "I never wanted the newsletter in the first place."),
        ("She hates swapped items.", "I love swaps, surprise me."),
        ("She does not trust the broker.", "I trust my broker with everything."),
        ("She wants to be reminded in the morning.", "Do not remind me of anything."),
        ("She never closes the laptop.", "I open fifteen tabs and then I close the laptop."),
        ("She reads the comments.", "I never read the comments."),
        ("She avoids credit cards.", "I prefer credit for the big things."),
    ],
)
def test_opposites(claim: str, quote: str) -> None:
    """One wants, likes or trusts what another refuses, hates or distrusts."""
    assert spoken_against(claim, "…", quote) == [quote]


@every_row(
    ("claim", "quote"),
    [
        ("She'd rather ring a person.", "I ring them every time, I don't care about the hold."),
        ("She wants one price at the start.", "I don't want surprises, I want the price at the start."),
        ("She trusts the woman with the videos more than the bank.", "Nobody explains the survey in the videos."),
        ("She wants the children to listen without ads.", "I don't want my children to see any ads."),
        ("She likes that it talks with children.", "I don't want my kids to have any tablets."),
        ("She reads the comments on the bus.", "I never read the comments on the train, nor the adverts."),
        ("She wants to know the fee.", "I don't want to know who you are."),
        ("The fee is per order.", "I hate the fee."),
    ],
)
def test_agreement_is_not_shown_as_contradiction(claim: str, quote: str) -> None:
    """The same thing with a "not" somewhere, another thing, or a fact that is no attitude."""
    assert spoken_against(claim, "…", quote) == []


def test_a_speaker_does_not_speak_against_himself_and_few_are_shown() -> None:
    """What the cited speaker says elsewhere is his own affair; at most three are shown, each quote once."""
    quotes = [Quote(id="q0", text="I love the app's alerts.", speaker="P00")]
    quotes += [Quote(id="own", text="I hate alerts at night.", speaker="P00")]
    quotes += [Quote(id=f"q{n}", text="I hate alerts.", speaker=f"P{n:02}") for n in range(1, 9)]
    index = SegmentIndex(Segment(id="x", name="Somebody", quotes=tuple(quotes)))
    claims = [
        CheckedClaim(path=f"story[{n}]", text="She loves alerts.", cites=("q0",), verdict="unverified")
        for n in range(4)
    ]
    shown = account(claims, index, ()).against
    assert [each.evidence for each in shown] == ["q1", "q2", "q3"]
    assert len(shown) == MOST_COUNTER_QUOTES


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        ("I'd rather ring a person.", "Please don't make me phone anyone.", "phone"),
        ("Please don't make me phone anyone.", "I'd rather ring a person.", "phone"),
        ("I kinda like when it tracks me.", "No tracking, thanks.", "tracking"),
        ("I read the comments under the videos.", "I never read the comments.", "comments"),
        ("I want one screen.", "I hate waiting rooms.", None),
        ("I like the box.", "I like the box, too.", None),
    ],
)
def test_what_two_differ_about_is_a_word_of_the_one_against_it(one: str, other: str, about: str | None) -> None:
    """The word stands over a pair of quotes on a card."""
    said = differ_about(one, other)
    assert (said and said.lower()) == about
