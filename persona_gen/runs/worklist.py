"""From the files of a run to what there is to do. Files are read one by one, so that a run may have any number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from persona_gen.domain import Segment
from persona_gen.errors import InputError, one_line
from persona_gen.evidence.identity import Identity, identify
from persona_gen.evidence.names import Names
from persona_gen.runs.manifest import Entry, Manifest
from persona_gen.runs.outcomes import Outcome
from persona_gen.sources.reading import SourceFile


@dataclass(frozen=True)
class Job:
    """A segment whose persona is to be written, and who that person is. ``others`` are of the same file."""

    segment: Segment
    identity: Identity
    source: str
    source_sha256: str
    others: tuple[Segment, ...]

    def outcome(self, settings_sha256: str, **more: object) -> Outcome:
        """An outcome of this job."""
        return Outcome.model_validate(
            {
                "segment": self.segment.id,
                "source": self.source,
                "source_sha256": self.source_sha256,
                "segments": len(self.others),
                "segment_sha256": self.segment.sha256,
                "settings_sha256": settings_sha256,
                **more,
            }
        )


class Worklist:
    """Iterates over what is to do: `Job` for a segment to be written, `Outcome` for what fails before that.

    What is unchanged since it was done is only counted. Names are given here, in the order of the files, which makes
    them unique in the folder and the same in every run. ``fresh`` does everything again; with ``overwrite`` what
    somebody edited counts as changed, and without it is left alone and counted among `edited`.
    """

    def __init__(
        self,
        sources: Sequence[SourceFile],
        manifest: Manifest,
        settings_sha256: str,
        *,
        fresh: bool = False,
        overwrite: bool = False,
    ) -> None:
        self._sources, self._manifest, self._settings = sources, manifest, settings_sha256
        self._fresh, self._overwrite = fresh, overwrite
        self._names = Names(manifest.names)
        self._edited: dict[str, None] = {}
        self._seen: dict[str, str] = {}
        self.total = len(sources)
        """How many outcomes there will be, as far as files are read."""
        self.unchanged = 0

    @property
    def keys(self) -> Iterator[str]:
        """The segments and unreadable files met so far, as the manifest calls them, in order."""
        return iter(self._seen)

    @property
    def edited(self) -> list[str]:
        """The ids of personas that are left alone since somebody edited a file of theirs."""
        return list(self._edited)

    def __iter__(self) -> Iterator[Job | Outcome]:
        for source in self._sources:
            try:
                digest = source.sha256()
                entries = None if self._fresh else self._manifest.unchanged(digest, self._settings)
                met_before = any(entry.segment in self._seen for entry in entries or ())
                if entries and not met_before and all(map(self._stays, entries)):
                    self.total += len(entries) - 1
                    self.unchanged += len(entries)
                    self._seen.update((entry.segment, source.name) for entry in entries)
                    continue
                segments = source.read()
            except InputError as error:
                yield self._failed(source, error)
                continue
            self.total += len(segments) - 1
            for segment in segments:
                yield from self._of_segment(segment, source, digest, tuple(segments))

    def _of_segment(
        self, segment: Segment, source: SourceFile, digest: str, others: tuple[Segment, ...]
    ) -> Iterator[Job | Outcome]:
        if segment.id in self._seen:
            what = f'the segment id "{segment.id}" was read before, in {self._seen[segment.id]}'
            yield self._failed(source, InputError(source.path, "", what, cure="give each segment its own id"))
            return
        self._seen[segment.id] = source.name
        entry = self._manifest.last(segment.id)
        identity = identify(segment, self._names, name=entry.name if entry else None)
        job = Job(segment, identity, one_line(source.name), digest, others)
        if entry and self._is_done(entry, segment):
            self.unchanged += 1
            if (entry.source_sha256, entry.segments) != (digest, len(others)):
                # Only its neighbours in the file have changed; noted, so that the next run need not read the file.
                [before] = self._manifest.outcomes([segment.id])
                update = {"source": job.source, "source_sha256": digest, "segments": len(others)}
                self._manifest.add(before.model_copy(update=update))
            return
        yield job

    def _is_done(self, entry: Entry, segment: Segment) -> bool:
        if not self._overwrite and self._manifest.condition(entry) == "edited":
            return self._stays(entry)  # what a model would write now is not to replace it, so none is asked
        same = entry.segment_sha256 == segment.sha256 and entry.settings_sha256 == self._settings
        return same and not self._fresh and self._stays(entry)

    def _stays(self, entry: Entry) -> bool:
        """Whether nothing needs to be written: the files are as they were, or somebody's by now."""
        condition = self._manifest.condition(entry)
        edited = condition in ("edited", "page edited") and not self._overwrite
        if edited:
            self._edited[entry.persona or ""] = None
        return condition == "whole" or edited

    def _failed(self, source: SourceFile, error: InputError) -> Outcome:
        outcome = Outcome(
            status="failed", source=one_line(source.name), settings_sha256=self._settings, error=str(error)
        )
        self._seen[outcome.key] = outcome.source
        return outcome


def begun(work: Worklist, manifest: Manifest, settings_sha256: str) -> Iterator[Job | Outcome]:
    """The same, each new name noted before its job is begun: with another one, answers paid for would not be found."""
    for item in work:
        if isinstance(item, Job):
            before = manifest.last(item.segment.id)
            if before is None or before.name != item.identity.name:
                manifest.add(item.outcome(settings_sha256, status="waiting", name=item.identity.name))
        yield item
