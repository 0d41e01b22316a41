"""Whom a sentence is about: the persona, or people in general."""

from __future__ import annotations

from rows import every_row

from persona_gen.text.people import about_one


@every_row(
    ("text", "one"),
    [
        ("Like most buyers in this segment, she reads reviews first.", True),
        ("Just like many customers of the north, Emma rents.", True),
        ("Emma rents, like many of the customers in the north.", True),
        ("She is one of the few who read the small print.", True),
        ("Like most buyers in this segment, customers read reviews first.", False),
        ("Most buyers rent, and she does too.", False),
        ("48 % rent, like Emma.", False),
        ("The places where they look are few.", False),
    ],
)
def test_being_likened_to_others_is_no_talk_of_them(text: str, one: bool) -> None:
    """With what the others are of, too: "in this segment"."""
    assert about_one(text, "Emma", "") is one
