"""Where the tests find what they read."""

from pathlib import Path

TESTS = Path(__file__).parent
ROOT = TESTS.parent
FIXTURES = ROOT / "fixtures"
GOLDEN = TESTS / "golden"
SHARED = ROOT.parent / "shared"
"""Data beside the project; tests that read it are skipped where it is absent."""
