"""The German words that turn a sentence. Enough to keep a trimmed quotation from being taken for the whole."""

from __future__ import annotations

from persona_gen.text.lexicon import listed

TURNING = listed(
    """nicht, nie, niemals, nichts, niemand, kein\\w*, ohne, weder, noch nie, kaum, selten, nur, bloß, lediglich,
    höchstens, fast, beinahe, wenn, falls, sofern, solange, bis, außer, es sei denn, ob, aber, doch, jedoch, obwohl,
    allerdings, sondern, statt, anstatt, würde\\w*, hätte\\w*, wäre\\w*, könnte\\w*, angeblich, früher"""
)
"""Negations, conditions, contrasts and restrictions."""
