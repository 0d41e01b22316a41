"""Segments made ready for questions, once each: held for checking, and searched by words or by meaning."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import Segment, Statistic
from persona_gen.llm.embeddings import packaged_for
from persona_gen.reviewer.cited_words import bearing_on
from persona_gen.reviewer.relevance import Near, Relevance
from persona_gen.reviewer.session import NEAREST_SHOWN

VECTORS_AT_ONCE = 300
"""Texts of a segment whose vectors are made while somebody waits: about three seconds."""


@dataclass
class PreparedSegments:
    """What was prepared is kept while the segment of that id is the same record. Several threads may use one."""

    _indexes: dict[str, tuple[Segment, SegmentIndex]] = field(default_factory=dict)
    _relevances: dict[str, Relevance] = field(default_factory=dict)
    _relating: threading.Lock = field(default_factory=threading.Lock)

    def index(self, segment: Segment) -> SegmentIndex:
        """The segment prepared for checking, made once."""
        if (made := self._indexes.get(segment.id)) is None or made[0] is not segment:
            self._indexes[segment.id] = made = (segment, SegmentIndex(segment))
        return made[1]

    def relevance(self, segment: Segment) -> Relevance:
        """What the segment says that is near to a text, as ``review`` finds it: by meaning where the model is there.

        Of a large segment by words in common until its vectors are made, which begins with the first question.
        """
        with self._relating:
            made = self._relevances.get(segment.id)
            if made is None or made.segment is not segment:
                self._relevances[segment.id] = made = Relevance(segment, packaged_for(segment))
                if made.embedder and made.size > VECTORS_AT_ONCE:
                    self._relevances[segment.id] = made = Relevance(segment)
                    threading.Thread(target=self._prepare, args=(segment,), daemon=True).start()
        return made

    def bearing_on(self, segment: Segment, text: str, most: int) -> list[Near]:
        """Of the nearest to a text what ``review`` would put to a model."""
        return bearing_on(self.relevance(segment), text, most)

    def answering(self, segment: Segment, question: str, most: int) -> list[Near]:
        """The figures that a question names, then what bears on it; nothing where the data do not say."""
        named = [e for e in self.index(segment).near(question, most=most) if isinstance(e, Statistic)]
        bearing = [n for n in self.bearing_on(segment, question, most) if n.evidence not in named]
        return [*(Near(figure, 1.0, "") for figure in named), *bearing][:most]

    def nearest_to(self, segment: Segment, question: str) -> list[Near]:
        """The pieces that come nearest, however far they are: what to look at where nothing bears on the question."""
        return self.relevance(segment).near(question)[:NEAREST_SHOWN]

    def _prepare(self, segment: Segment) -> None:
        by_meaning = Relevance(segment, packaged_for(segment))
        by_meaning.prepare()
        with self._relating:
            if self._relevances[segment.id].segment is segment:
                self._relevances[segment.id] = by_meaning
