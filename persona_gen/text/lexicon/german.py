"""The German words that turn a sentence. Enough to keep a trimmed quotation from being taken for the whole."""

from __future__ import annotations

from persona_gen.text.lexicon import listed

TURNING = listed(
    """nicht, nie, niemals, nichts, niemand, kein\\w*, ohne, weder, noch nie, kaum, selten, nur, bloß, lediglich,
    höchstens, fast, beinahe, wenn, falls, sofern, solange, bis, außer, es sei denn, ob, aber, doch, jedoch, obwohl,
    allerdings, sondern, statt, anstatt, würde\\w*, hätte\\w*, wäre\\w*, könnte\\w*, angeblich, früher"""
)
"""Negations, conditions, contrasts and restrictions."""
PARTS = {"hälfte": 2, "drittel": 3, "viertel": 4, "fünftel": 5, "zehntel": 10}
EVERY = {"zweite": 2, "dritte": 3, "vierte": 4, "fünfte": 5, "zehnte": 10}
COUNTS = {"zwei": 2, "drei": 3, "vier": 4}
"""Parts of everybody: "zwei drittel", "jede dritte"."""
