"""Transcripts read back. Run: python benchmarks/transcripts.py [COUNT] [SEED]

Writes COUNT (500) seeded transcripts of tests/transcripts_made.py (layout × dirt × language), reads each, and holds
every turn against what was written. Exit code 1 where a word was changed or given to somebody else without a word.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from transcripts_made import held_against, transcripts


def main(count: int, seed: int) -> int:
    """Print what was read right, left out with a reason, and wrong."""
    totals: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for one in transcripts(count, seed):
            result = held_against(one, Path(folder))
            totals.update(right=result.right, left_out=result.left_out, wrong=len(result.wrong), silent=result.silent)
            reasons.update(result.reasons)
            for speaker, words in result.wrong:
                print(f"wrong: {one.name}: {speaker}: {words}")
    print(f"{count} transcripts, seed {seed}: {sum(totals[k] for k in ('right', 'left_out')):,} turns")
    print(f"right {totals['right']:,}; left out, said {totals['left_out']}; left out in silence {totals['silent']}; "
          f"changed or in the wrong mouth {totals['wrong']}")  # fmt: skip
    for reason, n in reasons.most_common():
        print(f"  {n:5} {reason}")
    return bool(totals["wrong"] or totals["silent"])


if __name__ == "__main__":
    arguments = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(*(arguments + [500, 1][len(arguments) :])))
