"""What every test shares: no model configured by accident, and the fixture segment."""

import warnings

import pytest
from paths import FIXTURES

from persona_gen.domain import Segment
from persona_gen.sources.reading import SourceWarning, read_segments


@pytest.fixture(autouse=True)
def _no_model_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may have an endpoint configured; no test must ask it."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "PERSONA_GEN_MODEL", "PERSONA_GEN_JUDGE_MODEL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def buyers() -> Segment:
    """The fixture segment: anxious first-time buyers, one of whose quotes reads like an instruction on purpose."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SourceWarning)
        (segment,) = read_segments(FIXTURES / "anxious-first-time-buyers.yaml")
    return segment
