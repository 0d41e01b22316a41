"""The main job with the embedded model for real: slow, and only where the extra `local` is installed."""

from __future__ import annotations

import importlib.util
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from persona_gen.cli import app
from persona_gen.domain import CheckReport, Persona, Quotation, Quote, Segment
from persona_gen.llm.prompts import Prompts
from persona_gen.llm.weights import QWEN, cache_folder
from persona_gen.sources.reading import read_segments
from persona_gen.text.tokens import words

pytestmark = [
    pytest.mark.embedded,
    pytest.mark.skipif(importlib.util.find_spec("xllamacpp") is None, reason="needs the local extra"),
]

FRENCH = """
schema: persona-gen/segment@1
id: locataires
name: Locataires qui cherchent à acheter
size: 120
locale: fr_FR
statistics:
  - {id: depot, attribute: Apport, category: Trop petit, measure: share, value: 0.6, n: 120, overall: 0.3}
  - {id: ville, attribute: Logement, category: Loue en ville, measure: share, value: 0.7, n: 120, overall: 0.4}
quotes:
  - {id: q1, speaker: P1, text: "Chaque dimanche soir je rouvre le tableau dans la cuisine, avec le chat dessus."}
  - {id: q2, speaker: P1, text: "Ce que je voudrais, c'est une seule page avec le prix entier, sans appeler personne."}
  - {id: q3, speaker: P1, text: "La banque m'a demandé trois fois le même papier, et la troisième fois j'ai pleuré."}
  - {id: q4, speaker: P2, text: "Je voudrais visiter le matin, avant le travail, quand la rue est encore calme."}
  - {id: q5, speaker: P3, text: "On nous a promis une réponse mardi et personne ne nous a jamais rappelés."}
"""
"""A segment in a language without cues, the one kind for which the model is asked which side a quote is on."""
IN_QUOTATION_MARKS = re.compile("“(.+?)”", re.S)


class Run(NamedTuple):
    """What `generate --json` printed."""

    persona: Persona
    report: CheckReport


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """This user's weights, but a memory of its own, and no endpoint."""
    weights = QWEN.assembled(cache_folder(), lambda _: None)
    folder = tmp_path_factory.mktemp("cache")
    (folder / "persona-gen").mkdir()
    (folder / "persona-gen" / QWEN.file).symlink_to(weights)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "PERSONA_GEN_MODEL", "PERSONA_GEN_GGUF"):
            patch.delenv(name, raising=False)
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The segment as a file."""
    file = tmp_path_factory.mktemp("segments") / "locataires.yaml"
    file.write_text(FRENCH, encoding="utf-8")
    return file


def generate(segment: Path) -> Run:
    """The main command on one segment."""
    result = CliRunner().invoke(app, ["generate", str(segment), "--json"])
    assert result.exit_code == 0, result.stderr
    persona, report = result.stdout.splitlines()
    return Run(Persona.model_validate_json(persona), CheckReport.model_validate_json(report))


@pytest.fixture(scope="module")
def first(cache: None, french: Path) -> Run:
    """A run that remembers nothing."""
    return generate(french)


@pytest.fixture(scope="module")
def segment(french: Path) -> Segment:
    """The segment it is about."""
    return read_segments(french)[0]


def test_the_persona_is_whole(first: Run) -> None:
    """A story of the lead's, a voice, and on some side what the model took for a wish or a hindrance."""
    persona = first.persona
    assert persona.goals or persona.frustrations
    assert persona.story
    assert persona.lead
    assert persona.quotes


def test_nothing_on_the_card_is_objected_to(first: Run) -> None:
    """No claim is contradicted or unsupported once the steps are done."""
    assert [(claim.path, claim.text) for claim in first.report.claims if claim.findings] == []
    assert first.report.summary["contradicted"] == first.report.summary["unsupported"] == 0


def test_no_sentence_stands_there_twice(first: Run) -> None:
    """Nor do two that differ in punctuation alone."""
    said = [" ".join(word.text for word in words(claim.text)) for _, claim in first.persona.claims()]
    assert sorted(said) == sorted(set(said))


def test_every_cited_id_is_real_and_every_claim_has_one(first: Run, segment: Segment) -> None:
    """Citations are right by construction."""
    for path, claim in first.persona.claims():
        assert claim.cites, path
        assert set(claim.cites) <= set(segment.evidence), path


def test_every_quotation_is_verbatim(first: Run, segment: Segment) -> None:
    """On the card's quotes and inside sentences: character for character in the quote that is cited."""
    for path, claim in first.persona.claims():
        quoted = [claim.text] if isinstance(claim, Quotation) else IN_QUOTATION_MARKS.findall(claim.text)
        sources = [e.text for cite in claim.cites if isinstance(e := segment.evidence[cite], Quote)]
        for text in quoted:
            assert any(text in source for source in sources), f"{path}: {text}"


def test_no_worked_example_leaks(first: Run, segment: Segment) -> None:
    """No four words in a row, and no longer word, of the prompts' examples, unless the evidence says so, too."""
    messages = Prompts().render("side", quote="")
    shots = [message["content"] for message in messages if message["role"] == "user"]
    evidence = [quote.text for quote in segment.quotes] + [s.label for s in segment.statistics]
    said = [claim.text for _, claim in first.persona.claims()]
    for size in (1, 4):
        leaked = _runs(said, size) & (_runs(shots, size) - _runs(evidence, size))
        assert not {run for run in leaked if size > 1 or len(run[0]) > 3}


def _runs(texts: list[str], size: int) -> set[tuple[str, ...]]:
    """Every run of so many words."""
    spelled = [[word.text.casefold() for word in words(text)] for text in texts]
    return {tuple(text[i : i + size]) for text in spelled for i in range(len(text) - size + 1)}


def test_the_cost_is_counted_and_the_second_run_is_free(first: Run, french: Path) -> None:
    """Calls and tokens are in the provenance; asked again, everything is remembered and the same is written."""
    again = generate(french)
    assert first.persona.provenance
    assert again.persona.provenance
    assert first.persona.provenance.steps == "many"
    assert min(first.persona.provenance.tokens.calls, first.persona.provenance.tokens.completion) > 0
    assert again.persona.provenance.tokens.calls == 0
    assert again.persona.provenance.tokens.remembered > 0
    assert list(again.persona.claims()) == list(first.persona.claims())


def test_an_interrupt_ends_the_model_s_start(french: Path) -> None:
    """Ctrl-C while the model loads ends with 130, although llama.cpp waits for ever for a server that is loading."""
    program = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); import persona_gen.cli as c; c.main()"
    )
    command = [sys.executable, "-c", program, "generate", str(french), "--fresh"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        assert any("starting" in line for line in process.stderr)
        time.sleep(0.7)
        process.send_signal(signal.SIGINT)
        try:
            _, error = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 130
    assert re.fullmatch("persona-gen: interrupted; .*\n", error)
