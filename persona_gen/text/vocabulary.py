"""English as BERT knows it: the 30,522 word pieces of BERT base uncased (Google, Apache-2.0), accents off.

Its whole words are the commonest of the language, so that a word which is none of them is rare: a name, mostly.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "bert_vocabulary.txt"


@cache
def word_pieces() -> Mapping[str, int]:
    """Every piece, and its number; a piece that continues a word begins with ``##``."""
    return {piece: n for n, piece in enumerate(_FILE.read_text(encoding="utf-8").split("\n"))}
