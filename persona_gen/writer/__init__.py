"""From a segment to a persona whose claims are checked."""
