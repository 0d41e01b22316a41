"""``check``: a linter for personas."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from persona_gen.cli.app import FINDINGS, app
from persona_gen.cli.inputs import segments_for
from persona_gen.cli.shared import (
    Json,
    JudgeOption,
    Quiet,
    TheirSegments,
    colour,
    noted,
    put,
    read_personas_of,
    warnings_said,
)
from persona_gen.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from persona_gen.checker.judge_protocol import Judge
    from persona_gen.checker.segment_index import SegmentIndex
    from persona_gen.domain import CheckReport, Persona, Segment
    from persona_gen.report.annotated import Remark
    from persona_gen.sources.persona_documents import Anchor


@app.command(
    "check",
    epilog="""\b
Examples:
  persona-gen check personas/ --segments fixtures/
  persona-gen check emma.yaml --segments buyers.yaml --json
  persona-gen check deck.pptx --segments fixtures/ -o deck-checked.pptx
  persona-gen check personas/ --segments fixtures/ --format github --ignore atypical""",
)
def check_command(
    personas: Annotated[
        list[Path],
        typer.Argument(
            metavar="PERSONA", help="Persona files or folders; documents (.docx, .pptx, .md); - reads stdin."
        ),
    ],
    segments: TheirSegments = None,
    format: Annotated[
        str, typer.Option("--format", metavar="text|json|github|sarif", help="How to print what was found.")
    ] = "text",
    json: Json = False,
    judge: JudgeOption = None,
    rule: Annotated[list[str] | None, typer.Option(metavar="ID", help="Only this rule; repeatable.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="ID", help="Not this rule; repeatable.")] = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="FILE", help="A copy of the one document given, with comments."),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Check personas, whoever wrote them, against their segments.

    What a judge said of a claim when the persona was written stands, by the report beside it, while the segment, the
    claim and its evidence are the same.

    Exits with 1 if a rule, or the judge, objects to a claim.
    """
    from persona_gen.checker.check import check as check_persona
    from persona_gen.checker.check import check_edited, choose_rules
    from persona_gen.checker.rules import RULES_BY_ID
    from persona_gen.checker.segment_index import SegmentIndex
    from persona_gen.report.findings import FORMATS, print_reports
    from persona_gen.sources.reports import readable_report_beside

    way = "json" if json else format
    if way not in FORMATS:
        raise ConfigError(f'--format is "{way}"', cure=f"give {', '.join(FORMATS)}")
    if out and (len(personas) > 1 or personas[0].suffix.lower() not in (".docx", ".pptx")):
        raise ConfigError("-o is for a document that can carry comments", cure="give one .docx or .pptx file")
    note = noted(quiet)
    rules = choose_rules(rule or (), ignore or ())
    documents = [path for path in personas if _is_document(path)]
    with warnings_said(quiet):
        read = list(read_personas_of(path for path in personas if path not in documents))
    stand_on = segments_for(personas, [persona for _, persona in read], segments, quiet)
    indexes = {segment.id: SegmentIndex(segment, stand_on) for segment in stand_on}
    remarks: list[Remark] = []
    with warnings_said(quiet):
        asked = _judge(judge, note)
        reports = []
        for file, persona, anchors in _anchored(read, documents, indexes):
            index = indexes[persona.segment]
            if asked or judge is not None:
                report = check_persona(persona, index, judge=asked, rules=rules)
            else:
                report = check_edited(persona, index, readable_report_beside(Path(file)), rules=rules)
                if report.judge:
                    note(f"{file}: the word of {report.judge}, from when it was written, stands; or --judge none")
            segment = index.segment
            if anchors:
                remarks += _remarks(report, anchors, segment)
                report = _placed(report, anchors)
            reports.append((report, segment, file))
    put(
        print_reports(reports, way, [RULES_BY_ID[i] for i in sorted(rules)], colour=colour()),
        coloured=way == "text" and colour(),
    )
    if out:
        from persona_gen.domain import counted
        from persona_gen.report.annotated import annotate

        annotate(personas[0], out, remarks)
        note(f"wrote {out}: {counted(len(remarks), 'sentence')} with a remark; {personas[0]} is as it was")
    if any(report.findings for report, _, _ in reports):
        raise typer.Exit(FINDINGS)


def _judge(name: str | None, note: Callable[[str], None]) -> Judge | None:
    from persona_gen.checker.judge_protocol import NO_JUDGE, named_judge

    if named_judge(name, os.environ) in (None, NO_JUDGE):
        return None
    from persona_gen.runs.context import ModelFlags, judge_alone

    return judge_alone(ModelFlags(judge=name), note)


def _is_document(path: Path) -> bool:
    from persona_gen.sources.passages.reading import DOCUMENT_SUFFIXES

    return path.suffix.lower() in DOCUMENT_SUFFIXES


def _anchored(
    read: Iterable[tuple[str, Persona]], documents: Iterable[Path], indexes: Mapping[str, SegmentIndex]
) -> Iterator[tuple[str, Persona, dict[str, Anchor]]]:
    """Every persona with its file's name and, out of a document, where each claim stands in it."""
    from persona_gen.checker.evidence_search import with_evidence
    from persona_gen.sources.persona_documents import read_persona_document
    from persona_gen.sources.personas import segment_not_read

    for file, persona in read:
        if persona.segment not in indexes:
            raise segment_not_read(file, persona, indexes)
        yield file, persona, {}
    segments = [index.segment for index in indexes.values()]
    for path in documents:
        for document in read_persona_document(path, segments):
            yield str(path), with_evidence(document.persona, indexes[document.persona.segment]), document.anchors


def _remarks(report: CheckReport, anchors: Mapping[str, Anchor], segment: Segment) -> list[Remark]:
    from persona_gen.report.annotated import remarks_on

    claims = [claim for claim in report.claims if claim.path in anchors]
    return remarks_on(claims, [anchors[claim.path] for claim in claims], segment)


def _placed(report: CheckReport, anchors: Mapping[str, Anchor]) -> CheckReport:
    from persona_gen.checker.evidence_search import placed

    return placed(report, {path: anchor.place for path, anchor in anchors.items()})
