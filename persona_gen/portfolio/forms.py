"""How the portfolio view words what it finds, and how it found it, in the language of the segments."""

from __future__ import annotations

from persona_gen.evidence.identity import SMALL_EFFECT
from persona_gen.evidence.significance import LEVEL, METHOD, METHOD_IN_GERMAN
from persona_gen.portfolio.duplicates import LEAST_IN_COMMON, SHINGLE
from persona_gen.portfolio.overlap import MEDIUM_EFFECT
from persona_gen.text.languages import InLanguage, Labels, german_figures

_ALIKE, _SMALL, _MEDIUM = (
    german_figures(str(threshold)) for threshold in (LEAST_IN_COMMON, SMALL_EFFECT, MEDIUM_EFFECT)
)
_CERTAIN = f"{100 * (1 - LEVEL):g}"


class PortfolioForms(Labels):
    """Its phrases, and the methods by the part of the view that they are for."""

    others = InLanguage("{} (others {})", "{} (andere {})")
    between = InLanguage("{} to {}", "{} bis {}")
    beside_whole = InLanguage("{}, whole base {}", "{}, insgesamt {}")

    side_by_side = InLanguage(
        "each figure beside the nearest of the other segments: the largest effects that are more than sampling error",
        "jede Zahl neben der nächsten der anderen Segmente: die größten Effekte, die mehr als Stichprobenfehler sind",
    )
    near_duplicates = InLanguage(
        f"at least half in common (Jaccard of {LEAST_IN_COMMON}, Broder et al. 1997) of the evidence cited, or of the "
        f"{SHINGLE}-word runs of the claims without names; each beside the first of its group",
        f"mindestens die Hälfte gemeinsam (Jaccard von {_ALIKE}, Broder et al. 1997): der zitierten Belege oder der "
        f"Folgen von {SHINGLE} Wörtern in den Aussagen ohne Namen; je neben der ersten ihrer Gruppe",
    )
    could_share = InLanguage(
        "at most one attribute apart by more than sampling error and by a small effect (Cohen's h or d of "
        f"{SMALL_EFFECT}); half of the figures in common, on bases that show an effect of {MEDIUM_EFFECT} with 80 % "
        f"power; each beside the largest of its group; {METHOD}",
        "höchstens in einem Merkmal weiter auseinander als Stichprobenfehler und kleiner Effekt (Cohens h oder d von "
        f"{_SMALL}); die Hälfte der Zahlen gemeinsam, auf Basen, die einen Effekt von {_MEDIUM} mit 80 % "
        f"Teststärke zeigen; je neben dem größten ihrer Gruppe; {METHOD_IN_GERMAN}",
    )
    unused = InLanguage(
        "evidence that no claim of the segment's personas cites",
        "Belege, die keine Aussage der Personas des Segments zitiert",
    )
    makeup = InLanguage(
        f"{_CERTAIN} % interval of the Poisson binomial distribution, equal tails: what chance gives if each "
        "persona is a random person of its segment",
        f"{_CERTAIN}-%-Intervall der Poisson-Binomialverteilung mit gleichen Enden: was der Zufall ergibt, "
        "wenn jede Persona eine zufällige Person ihres Segments ist",
    )

    @property
    def methods(self) -> dict[str, str]:
        """Every measure, test and threshold."""
        parts = ("side_by_side", "near_duplicates", "could_share", "unused", "makeup")
        return {part: getattr(self, part) for part in parts}
