"""The five statements a free-text reaction is held against, in everyday words, which do better than formal ones."""

from __future__ import annotations

ANCHORS = (
    "Not for me. I would scroll past without a second thought.",
    "Probably not for me, though a word or two caught my eye.",
    "Could be something, could be nothing. I am in two minds.",
    "This sounds like my situation. I would have a closer look.",
    "This is exactly my problem. I would want to know more right away.",
)
"""What somebody would say whose answer is 1, 2, 3, 4 or 5."""
OPTION_LETTERS = "ABCDE"


def ordered(sample: int) -> list[tuple[str, int, str]]:
    """The statements with letter and value, begun at another one each sample: in five, each has each place once.

    The next five go backwards; then they come again.
    """
    places = [(n + sample) % 5 for n in range(5)]
    places = places[::-1] if sample // 5 % 2 else places
    return [(letter, place + 1, ANCHORS[place]) for letter, place in zip(OPTION_LETTERS, places, strict=True)]
