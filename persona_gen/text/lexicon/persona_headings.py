"""How the sections of persona templates are headed, English and German."""

from __future__ import annotations

from collections.abc import Mapping

from persona_gen.text.lexicon import listed

FIELD_NAMES: Mapping[str, tuple[str, ...]] = {
    "goals": listed(
        """goal goals want wants need needs aim aims objective objectives ambitions wishes jobs ziele ziel wünsche
        bedürfnisse"""
    ),
    "frustrations": listed(
        """frustration frustrations pain pains problem problems challenge challenges barrier barriers obstacle obstacles
        blockers struggles annoyances stops fears worries hürden probleme ärgernisse schmerzpunkte"""
    ),
    "motivations": listed(
        "motivation motivations motive motives driver drivers values beliefs attitudes motive werte antrieb"
    ),
    "habits": listed(
        "habit habits behavior behaviors behaviour behaviours routine routines gewohnheiten verhalten alltag"
    ),
    "questions": listed("question questions objection objections concern concerns faq asks fragen einwände"),
    "emotions": listed("emotion emotions feeling feelings mood feels gefühle stimmung"),
    "channels": listed("channel channels media touchpoints sources kanäle medien"),
    "quotes": listed("quote quotes verbatim verbatims words said says voice zitat zitate"),
    "snapshot": listed(
        """snapshot demographics demographic profile facts glance details data statistics figures numbers steckbrief
        profil demografie eckdaten zahlen"""
    ),
    "story": listed("story bio biography background about narrative scenario day who geschichte hintergrund"),
}
"""Words by which a heading names a field."""
