"""The whole way against an endpoint that records what it is sent: which identifiers arrive where."""

import sys

import pytest
from paths import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))

import leaving


@pytest.mark.slow
def test_of_twenty_languages_hardly_an_identifier_leaves() -> None:
    """What redaction misses is all that arrives, at the endpoint as in the files, and nothing reaches the ledger."""
    found = leaving.leaving(ROOT / "tests" / "privacy" / "privacy_cases" / "sentences.tsv")
    whole = sum(counts["all"] for counts in found.values())
    assert whole > 150
    for place in leaving.PLACES:
        arrived = {kind: counts[place] for kind, counts in found.items() if counts[place]}
        assert sum(arrived.values()) <= 0.02 * whole, (place, arrived)
    assert sum(counts["ledger"] for counts in found.values()) == 0
