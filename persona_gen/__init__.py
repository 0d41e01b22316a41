"""persona-gen: named personas from segment statistics and interview quotes, checked against both.

The public API is what ``__all__`` names; each name is imported from its room at first use, so that
``import persona_gen`` stays quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from persona_gen.checker.check import check
    from persona_gen.checker.segment_index import SegmentIndex
    from persona_gen.domain import CheckReport, Persona, Segment
    from persona_gen.domain.review import Review, Variant
    from persona_gen.errors import PersonaGenError
    from persona_gen.llm.client import Client
    from persona_gen.llm.embedded import embedded
    from persona_gen.llm.endpoint import remote
    from persona_gen.llm.fake import FakeClient
    from persona_gen.llm.prompts import Prompts
    from persona_gen.reviewer.panel import PanelMember
    from persona_gen.reviewer.review import ReviewOptions, review
    from persona_gen.sources.personas import read_personas
    from persona_gen.sources.reading import read_segments
    from persona_gen.writer.write_persona import WritingOptions, write_persona

__version__ = "0.1.0"

__all__ = [
    "CheckReport",
    "Client",
    "FakeClient",
    "PanelMember",
    "Persona",
    "PersonaGenError",
    "Prompts",
    "Review",
    "ReviewOptions",
    "Segment",
    "SegmentIndex",
    "Variant",
    "WritingOptions",
    "check",
    "embedded",
    "read_personas",
    "read_segments",
    "remote",
    "review",
    "write_persona",
]

_ROOMS = {
    "CheckReport": "domain",
    "Client": "llm.client",
    "FakeClient": "llm.fake",
    "PanelMember": "reviewer.panel",
    "Persona": "domain",
    "PersonaGenError": "errors",
    "Prompts": "llm.prompts",
    "Review": "domain.review",
    "ReviewOptions": "reviewer.review",
    "Segment": "domain",
    "SegmentIndex": "checker.segment_index",
    "Variant": "domain.review",
    "WritingOptions": "writer.write_persona",
    "check": "checker.check",
    "embedded": "llm.embedded",
    "read_personas": "sources.personas",
    "read_segments": "sources.reading",
    "remote": "llm.endpoint",
    "review": "reviewer.review",
    "write_persona": "writer.write_persona",
}


def __getattr__(name: str) -> Any:
    """A public name, from the module that holds it (PEP 562)."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
