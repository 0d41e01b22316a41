"""Checks every claim of a persona against its segment: rules flag, proofs support, a judge decides the rest."""
