"""Words of people who write without blanks between words."""

import pytest

from persona_gen.domain import Quote
from persona_gen.reviewer.cited_words import says_something


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("夕方は献立を考える時間がない。", True),
        ("看不到价格我就不会买。", True),
        ("ไม่เห็นราคาก็ไม่ซื้อ", True),
        ("はい。", False),
        ("Fine.", False),
    ],
)
def test_a_sentence_without_blanks_says_something(text: str, says: bool) -> None:
    """Such a sentence counted as one word, so that the data were called silent whatever people had said."""
    assert says_something(Quote(id="q", text=text), "Preis zuerst") is says
