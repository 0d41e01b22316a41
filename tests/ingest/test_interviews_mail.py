"""Letters in tables of tickets: a person's own words, without a signature and the mail that is answered."""

from __future__ import annotations

import pytest

from persona_gen.ingest.interviews.cleaning import cleaned

WORDS = "The parcel came open.\n\nI had to glue the box, thanks to nobody."
OLDER = "> Thank you for your order.\n> Your team\n"


@pytest.mark.parametrize(
    "below",
    [
        "\n\nBest regards,\nAda Berg\nHead of Purchasing | Field Ltd\nTel. +44 20 7946 0991\n",
        "\n\nMit freundlichen Grüßen\nAda Berg\n",
        "\n\nCheers\nAda",
        "\n\nThanks!",
        "\n\nSent from my iPhone\n",
        "\n-- \nAda Berg, buyer",
        f"\n\nOn Mon, 2 Mar 2026 at 09:14, Support <help@shop.example> wrote:\n{OLDER}",
        f"\n\nOn Monday, 2 March 2026 at 09:14, The Support Team\n<help@shop.example> wrote:\n{OLDER}",
        "\n\nAm 02.03.2026 um 09:14 schrieb Support <help@shop.example>:\nVielen Dank für Ihre Bestellung.\n",
        f"\n\nLe 2 mars 2026 à 09:14, Support a écrit :\n{OLDER}",
        "\n\n-----Original Message-----\nFrom: Support\nWe are sorry.\n",
        "\n\n________________________________\nVon: Support\nGesendet: Montag\nAn: Ada\nGuten Tag\n",
        "\n\nDeveloper Response: Hi, thanks for reaching out.\n",
        "\n\nAntwort des Inhabers vom 3. März:\nDas tut uns leid.\n",
        "\n\nFrom: Support <help@shop.example>\nSent: Monday\nWe are sorry.\n",
        f"\n\n{OLDER}",
    ],
)
def test_what_others_wrote_and_signatures_are_no_words_of_a_person(below: str) -> None:
    """Whole lines are taken off, and told; the words above stay as they are."""
    assert cleaned(WORDS + below) == (WORDS, ("mail",))


@pytest.mark.parametrize(
    "text",
    [
        WORDS,
        "Good:\nThanks\nfast delivery\ngood price",
        "On the box somebody wrote:\nfragile",
        "I wrote: no.\nThey wrote: yes.",
        "Thanks\nThe driver was kind and waited for me at the door.",
        "The answer from the owner was short.\nI left.",
        "From: the start it was late.\nIt stayed so.",
        "Best\nthing I bought this year",
    ],
)
def test_words_that_only_look_like_a_letter_stay(text: str) -> None:
    """A line of thanks above words, a sentence with "wrote:"."""
    assert cleaned(text) == (text, ())


def test_answers_between_the_lines_of_another_s_mail_are_not_quoted() -> None:
    """Whose words are whose is told by a sign only: they are held back as a whole."""
    assert cleaned("> When did it come?\nOn Friday.\n> Was it open?\nYes, at one side.").text == ""
