"""The page: what it shows, what it changes, and whom it answers."""

import html
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from paths import FIXTURES
from starlette.testclient import TestClient

from persona_gen.domain import Disagreement, Inference, Persona, Quotation, Trait
from persona_gen.ingest.interviews.participants import read_map
from persona_gen.report.yaml import segment_yaml
from persona_gen.reviewer.relevance import Relevance
from persona_gen.runs import library_files
from persona_gen.sources.reading import read_segments
from persona_gen.web import editing, uploads, views
from persona_gen.web.app import application
from persona_gen.web.desk import object_of
from persona_gen.web.guard import COOKIE, MOST_BYTES
from persona_gen.web.jobs import Jobs

TOKEN, PORT = "a-token-of-the-test", 8123
HOME = f"http://127.0.0.1:{PORT}"
SEGMENT = "anxious-first-time-buyers"
pytestmark = pytest.mark.filterwarnings("ignore::persona_gen.sources.reading.SourceWarning")
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A segment, a persona that may be edited and one that is edited elsewhere."""
    shutil.copy(FIXTURES / f"{SEGMENT}.yaml", tmp_path)
    (tmp_path / "personas").mkdir()
    shutil.copy(FIXTURES / "personas" / "bethany-matthews.json", tmp_path / "personas")
    shutil.copy(FIXTURES / "personas" / "emma-by-hand.yaml", tmp_path / "personas")
    return tmp_path


@pytest.fixture
def page(folder: Path) -> Iterator[TestClient]:
    """A browser that has opened the printed address."""
    with TestClient(application(folder, TOKEN, PORT), base_url=HOME, headers={"origin": HOME}) as client:
        client.get(f"/?token={TOKEN}")
        yield client


def shown(page: TestClient, name: str = "bethany-matthews") -> Any:
    """The JSON twin of a persona's page."""
    return page.get(f"/persona/{name}.json").json()


def voice(speaker: str) -> str:
    """The address of what hangs on a speaker."""
    return f"/voice?segment={SEGMENT}&speaker={speaker}"


# --- who is answered ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"host": "evil.example"}, 400),
        ({"host": f"evil.example:{PORT}"}, 400),
        ({"host": f"127.0.0.1:{PORT + 1}"}, 400),
        ({"cookie": ""}, 403),
        ({"cookie": f"{COOKIE}=guessed"}, 403),
    ],
    ids=["foreign host", "foreign host, our port", "another port", "no token", "wrong token"],
)
def test_nobody_else_is_answered(folder: Path, headers: dict[str, str], code: int) -> None:
    """A name that leads here by somebody's DNS, or a request without the token, learns nothing."""
    given = {"cookie": f"{COOKIE}={TOKEN}", **headers}
    with TestClient(application(folder, TOKEN, PORT), base_url=HOME) as client:
        answer = client.get("/", headers=given)
    assert answer.status_code == code
    assert "Bethany" not in answer.text


@pytest.mark.parametrize("origin", ["https://evil.example", "null", f"http://localhost:{PORT}", None])
def test_another_page_changes_nothing(folder: Path, origin: str | None) -> None:
    """A form or script of another site is refused even with the browser's cookie."""
    before = (folder / "personas" / "bethany-matthews.json").read_bytes()
    with TestClient(application(folder, TOKEN, PORT), base_url=HOME, cookies={COOKIE: TOKEN}) as client:
        answer = client.post("/persona/bethany-matthews/save", json={}, headers={"origin": origin} if origin else {})
    assert answer.status_code == 403
    assert (folder / "personas" / "bethany-matthews.json").read_bytes() == before


def test_every_answer_forbids_foreign_content(page: TestClient) -> None:
    """The policy allows our own files and nothing inline."""
    for path in ("/", "/persona/bethany-matthews", "/copy", "/data", "/nothing", "/static/app.js"):
        policy = page.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/persona/..%2f..%2fetc%2fpasswd",
        "/persona/bethany-matthews/export/exe",
    ],
)
def test_no_path_leads_out_of_the_folder(page: TestClient, path: str) -> None:
    """Names are looked up, never opened."""
    answer = page.get(path)
    assert answer.status_code in (400, 404)
    assert "import" not in answer.text


def test_a_link_out_of_the_folder_is_not_followed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A persona elsewhere is not shown through a link of hers or of her folder, and nothing is kept behind one."""
    outside = tmp_path_factory.mktemp("outside")
    secret = (folder / "personas" / "bethany-matthews.json").read_text().replace("Bethany", "Secret")
    (outside / "secret.json").write_text(secret)
    (folder / "personas" / "link.json").symlink_to(outside / "secret.json")
    (folder / "linked").symlink_to(outside)
    (folder / ".persona-gen").symlink_to(outside)
    with TestClient(application(folder, TOKEN, PORT), base_url=HOME, headers={"origin": HOME}) as client:
        client.get(f"/?token={TOKEN}")
        assert "Secret" not in client.get("/").text
        assert client.put("/data/files/a.csv", content=b"a,b\n1,2\n").status_code == 400
    assert [file.name for file in outside.iterdir()] == ["secret.json"]


@pytest.mark.parametrize("length", ["2000000000", "-1", "many"])
def test_a_body_that_is_too_large_is_refused_by_its_header(page: TestClient, length: str) -> None:
    """Before a byte of it is read."""
    answer = page.put("/data/files/a.csv", content=b"x", headers={"content-length": length})
    assert answer.status_code == 413


def test_what_nobody_foresaw_is_a_page_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours tells its kind and not its words, which may be a participant's, under the same policy."""

    def broken(*_: object, **__: object) -> None:
        raise KeyError("words of P07")

    monkeypatch.setattr("persona_gen.web.persona_pages.page", broken)
    app = application(folder, TOKEN, PORT)
    with TestClient(app, base_url=HOME, raise_server_exceptions=False) as client:
        answer = client.get(f"/?token={TOKEN}")
    assert answer.status_code == 500
    assert "KeyError" in answer.text and "P07" not in answer.text
    assert "script-src 'self'" in answer.headers["content-security-policy"]


def test_a_form_that_says_less_than_it_sends_is_cut_off(page: TestClient) -> None:
    """A body without a length is counted while it comes."""
    answer = page.post("/copy/look", content=iter([b"x" * MOST_BYTES, b"y"]))
    assert answer.status_code == 400


# --- what is shown --------------------------------------------------------------------------------------------------


def test_copy_that_nothing_is_near_to_is_shown_what_comes_nearest(
    page: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By words or by meaning, which is said; the data are not called silent for want of a word."""
    monkeypatch.setattr(Relevance, "net", lambda self, text: [])
    asked = {"copy": "A ukulele for every laptop", "personas": ["emma-whitfield"]}
    [row] = page.post("/copy/look", json=asked).json()["rows"]
    [phrase] = row["cells"][0]["phrases"]
    assert phrase["evidence"] == []
    assert phrase["nearest"]
    assert phrase["by"] in ("words", "meaning")


def test_a_move_says_whether_it_is_to_be_built_said_tested_or_avoided(page: TestClient) -> None:
    """As on the card: without its kind nobody knows a line of copy from a thing to build."""
    move = page.get("/persona/bethany-matthews").text.partition('data-path="use[0]"')[2].partition("</li>")[0]
    assert '<span class="label">Do:</span> <b>Solve this first.</b> Size of the deposit.' in move


def test_a_sentence_stands_under_what_it_is_about() -> None:
    """A line of the glance by its label in words, each difference with its topic, a line to say without its title."""
    said = Quotation(text="Never late.", cites=("q1",))
    persona = Persona(
        segment="s",
        name="Jo",
        snapshot=(Trait(attribute="AGE_BAND", value="25-34"),),
        differences=(Disagreement(about="delivery", one=said, other=said),),
        use=(Inference(kind="say", text="The line: We hold it."),),
    )
    [section, *_] = views.sections(persona, ())
    assert section["labels"]["snapshot[0]"] == "Age band:"
    assert section["labels"]["differences[0].one"] == "About delivery:"
    assert (section["titles"]["use[0]"], section["words"]["use[0]"]) == ("", "We hold it.")


def test_the_shelf_is_sent_on_as_one_file(page: TestClient) -> None:
    """What a filter shows, in the formats that hold several; of one persona in any."""
    both, one = page.get("/export/brief.md"), page.get("/export/brief.md?q=Bethany&page=1")
    assert 'filename="personas.brief.md"' in both.headers["content-disposition"]
    assert "Bethany Matthews" in both.text and "Emma Whitfield" in both.text
    assert "Bethany Matthews" in one.text and "Emma Whitfield" not in one.text
    assert page.get("/export/pptx").content.startswith(b"PK")
    assert page.get("/persona/bethany-matthews/export/md").status_code == 200
    assert page.get("/export/pdf").status_code == 400
    assert "no persona fits" in page.get("/export/docx?q=zebra").text


def test_who_can_ask_no_model_is_told_so_before(page: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the way out, where a model would be asked; nothing of it where one is named."""
    monkeypatch.setattr("persona_gen.llm.embedded.importlib.util.find_spec", lambda _: None)
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "PERSONA_GEN_GGUF"):
        monkeypatch.delenv(name, raising=False)
    assert "no model is set" in page.get("/copy").text
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    assert "no model is set" not in page.get("/copy").text


def test_the_shelf_shows_personas_and_segments_without_one(page: TestClient) -> None:
    """Each card says how its sentences stand; the JSON twin says the same."""
    text = page.get("/").text
    assert "Bethany Matthews" in text
    assert "Emma Whitfield" in text
    twin = page.get("/shelf.json").json()
    assert {card["id"] for card in twin["cards"]} == {"bethany-matthews", "emma-whitfield"}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=costs+uploaded", {"bethany-matthews", "emma-whitfield"}),
        ("q=tiktok", {"emma-whitfield"}),
        ("verdict=contradicted", {"emma-whitfield"}),
        ("segment=none", set()),
        ("page=99999999999", {"bethany-matthews", "emma-whitfield"}),
    ],
)
def test_the_shelf_is_filtered(page: TestClient, query: str, names: set[str]) -> None:
    """By words, verdict and segment."""
    assert {card["id"] for card in page.get(f"/shelf.json?{query}").json()["cards"]} == names


def test_two_files_of_one_id_are_told_apart(folder: Path) -> None:
    """The page of an id is the first file's; the other's card says so."""
    shutil.copy(folder / "personas" / "bethany-matthews.json", folder / "personas" / "copied.json")
    with TestClient(application(folder, TOKEN, PORT), base_url=HOME, cookies={COOKIE: TOKEN}) as page:
        cards = [card for card in page.get("/shelf.json").json()["cards"] if card["id"] == "bethany-matthews"]
    assert [bool(card["problem"]) for card in cards] == [False, True]


def test_an_empty_folder_leads_to_the_first_step(tmp_path: Path) -> None:
    """A newcomer is told what to bring."""
    with TestClient(application(tmp_path, TOKEN, PORT), base_url=HOME, cookies={COOKIE: TOKEN}) as client:
        assert "Bring what you have" in client.get("/").text


def test_a_persona_without_a_sentence_can_be_begun(folder: Path) -> None:
    """She has a page that offers every list, and the first sentence is saved."""
    (folder / "new.json").write_text(json.dumps({"segment": SEGMENT, "name": "Nora New"}))
    with TestClient(application(folder, TOKEN, PORT), base_url=HOME, headers={"origin": HOME}) as page:
        page.get(f"/?token={TOKEN}")
        assert "no sentence yet" in page.get("/?counted=").text
        assert 'data-add="goals[0]"' in page.get("/persona/nora-new").text
        form = {"path": "goals[0]", "text": "Wants all costs at once.", "version": shown(page, "nora-new")["version"]}
        assert page.post("/persona/nora-new/save", json=form).status_code == 200
        assert [claim["path"] for claim in shown(page, "nora-new")["claims"]] == ["goals[0]"]


def test_a_sentence_s_evidence_is_beside_it_without_a_script(page: TestClient) -> None:
    """The link of a sentence shows who said what, with the deciding words marked."""
    text = page.get("/persona/bethany-matthews?at=quotes%5B0%5D").text
    assert "<mark>" in text
    assert f"/voice?segment={SEGMENT}&amp;speaker=P" in text


def test_what_hangs_on_a_speaker_is_told(page: TestClient) -> None:
    """Sentences that cite nobody else fall without them."""
    hangs = page.get(voice("P07"), headers={"accept": "application/json"}).json()
    assert hangs["quotes"]
    assert all(set(claim) >= {"persona", "path", "falls"} for claim in hangs["claims"])


def test_hostile_strings_stay_text_everywhere(folder: Path) -> None:
    """Names, quotes, speakers and file names that mean harm are escaped on every page."""
    data = json.loads((folder / "personas" / "bethany-matthews.json").read_text())
    data |= {"id": "hostile", "name": HOSTILE, "story": [{"text": HOSTILE, "cites": ["p07-1"]}]}
    (folder / "personas" / "hostile.json").write_text(json.dumps(data))
    with TestClient(application(folder, TOKEN, PORT), base_url=HOME, cookies={COOKIE: TOKEN}) as client:
        for path in ("/", "/persona/hostile", "/persona/hostile?at=story%5B0%5D", "/copy", f"/?q={HOSTILE}&page=1"):
            text = client.get(path).text
            assert "<script>alert" not in text, path
            assert "<img src=x" not in text, path
            assert "{{7*7}}" in text or "49" not in text, path


# --- what is changed ------------------------------------------------------------------------------------------------


def test_a_verdict_follows_the_words_as_they_are_typed(page: TestClient) -> None:
    """A wrong figure is contradicted at once, with what should stand there, and evidence is proposed."""
    form = {"path": "story[0]", "text": "12 % are held back by not knowing the total cost.", "cites": []}
    told = page.post("/persona/bethany-matthews/recheck", json=form).json()
    assert told["verdict"] in ("contradicted", "unsupported")
    assert "barrier.total-cost" in [e["id"] for e in told["proposed"]]
    told = page.post("/persona/bethany-matthews/recheck", json={**form, "cites": ["barrier.total-cost"]}).json()
    assert told["verdict"] == "contradicted"
    assert any(finding["replaces"] for finding in told["findings"])


def test_a_change_is_saved_whole_and_can_be_taken_back(page: TestClient, folder: Path) -> None:
    """The file holds the new sentence, what was there is kept, and undo puts back the very bytes."""
    file = folder / "personas" / "bethany-matthews.json"
    before = file.read_bytes()
    form = {"path": "goals[0]", "text": "Wants every cost at the start.", "cites": ["goal.cost-clear"]}
    form["version"] = shown(page)["version"]
    assert page.post("/persona/bethany-matthews/save", json=form).status_code == 200
    assert json.loads(file.read_text())["goals"][0]["text"] == "Wants every cost at the start."
    assert page.post("/undo", json={}).json() == {"undone": ["personas/bethany-matthews.json"]}
    assert file.read_bytes() == before
    assert page.post("/undo", json={}).json() == {"undone": []}


def test_a_step_is_not_taken_back_over_somebody_s_change(page: TestClient, folder: Path) -> None:
    """What an editor wrote since stays."""
    file = folder / "personas" / "bethany-matthews.json"
    form = {"path": "goals[0]", "text": "Wants less.", "cites": [], "version": shown(page)["version"]}
    page.post("/persona/bethany-matthews/save", json=form)
    file.write_text(file.read_text() + "\n")
    assert page.post("/undo", json={}).status_code == 409
    assert file.read_text().endswith("\n\n")


@pytest.mark.parametrize(
    "step",
    [
        '{"../secret.json": "VERSION"}', '{"/SECRET": "VERSION"}', '{"personas/../../secret.json": "VERSION"}',
        '{".persona-gen/history/x/step.json": "VERSION"}', '{"link.json": "VERSION"}', "[1]",
        '{"a.json": 1}', "[" * 9999,
    ],
)  # fmt: skip
def test_a_step_that_the_page_did_not_write_changes_nothing(page: TestClient, folder: Path, step: str) -> None:
    """A folder from somebody else may hold a step with any path in it: undo writes nothing outside of the folder."""
    secret = folder.parent / "secret.json"
    secret.write_text("{}", encoding="utf-8")
    (folder / "link.json").symlink_to(secret)
    kept = folder / ".persona-gen" / "history" / "9"
    kept.mkdir(parents=True)
    for name in ("..--secret.json", f"{secret}".replace("/", "--"), "link.json", "personas--..--..--secret.json"):
        (kept / name).write_text("overwritten", encoding="utf-8")
    written = step.replace("VERSION", editing.version(secret)).replace("/SECRET", str(secret))
    (kept / "step.json").write_text(written, encoding="utf-8")
    assert page.get("/").status_code == 200
    answer = page.post("/undo", json={})
    assert answer.status_code == 400
    assert "remove this folder" in answer.text
    assert secret.read_text(encoding="utf-8") == "{}"


def test_an_earlier_version_is_no_link(page: TestClient, folder: Path) -> None:
    """A link in a step's folder would put any file of the reader's into a persona."""
    form = {"path": "goals[0]", "text": "Wants less.", "cites": [], "version": shown(page)["version"]}
    page.post("/persona/bethany-matthews/save", json=form)
    (kept,) = (folder / ".persona-gen" / "history").glob("*/personas--bethany-matthews.json")
    kept.unlink()
    kept.symlink_to(folder.parent / "secret.json")
    (folder.parent / "secret.json").write_text("{}", encoding="utf-8")
    assert page.post("/undo", json={}).status_code == 400
    assert "Wants less." in (folder / "personas" / "bethany-matthews.json").read_text(encoding="utf-8")


def test_a_participant_who_withdraws_is_taken_out_everywhere_in_one_step(page: TestClient, folder: Path) -> None:
    """No word of theirs stays in segment, persona or pages; undo puts every file back."""
    (folder / "segments").mkdir()
    (segment,) = read_segments(folder / f"{SEGMENT}.yaml")
    (folder / f"{SEGMENT}.yaml").unlink()
    (folder / "segments" / "buyers.yaml").write_text(segment_yaml(segment), encoding="utf-8")
    (folder / "personas" / "emma-by-hand.yaml").unlink()
    for name in ("chloe-bennett.json", "chloe-bennett.check.json"):
        shutil.copy(FIXTURES / "personas" / name, folder / "personas")
    files = [folder / "segments" / "buyers.yaml", *sorted((folder / "personas").glob("*[tws].json"))]
    before = {file: file.read_bytes() for file in folder.rglob("*.*")}
    own = [quote.text for quote in segment.quotes if quote.speaker == "P07"]
    changed = page.post("/voice/withdraw", json={"segment": SEGMENT, "speaker": "P07"}).json()["changed"]
    assert changed == [file.relative_to(folder).as_posix() for file in files]
    (left,) = read_segments(files[0])
    assert "P07" not in {quote.speaker for quote in left.quotes}
    assert not any(words[:40] in file.read_text() for file in before for words in own)
    page.post("/undo", json={})
    assert {file: file.read_bytes() for file in before} == before  # the judge's word, too


def test_a_segment_with_comments_is_left_to_its_editor(page: TestClient, folder: Path) -> None:
    """A hand-written file is refused before anything is written."""
    (folder / "personas" / "emma-by-hand.yaml").unlink()
    before = (folder / "personas" / "bethany-matthews.json").read_bytes()
    answer = page.post("/voice/withdraw", json={"segment": SEGMENT, "speaker": "P07"})
    assert answer.status_code == 400
    assert (folder / "personas" / "bethany-matthews.json").read_bytes() == before


@pytest.mark.parametrize("remove", [False, True])
def test_a_sentence_is_added_and_taken_out(page: TestClient, folder: Path, remove: bool) -> None:
    """One place past the end of a list adds; nothing else of the persona changes."""
    file = folder / "personas" / "bethany-matthews.json"
    goals = json.loads(file.read_text())["goals"]
    form = {
        "path": f"goals[{0 if remove else len(goals)}]",
        "text": "To know the price.",
        "cites": [],
        "remove": remove,
    }
    page.post("/persona/bethany-matthews/save", json={**form, "version": shown(page)["version"]})
    assert len(json.loads(file.read_text())["goals"]) == len(goals) + (-1 if remove else 1)


def test_a_file_changed_elsewhere_is_never_overwritten(page: TestClient, folder: Path) -> None:
    """An editor, a batch or a second window has been there: the save is refused and says so."""
    file = folder / "personas" / "bethany-matthews.json"
    seen = shown(page)["version"]
    file.write_text(file.read_text().replace("Bethany Matthews", "Bethany Elsewhere"))
    form = {"path": "goals[0]", "text": "Wants less.", "cites": [], "version": seen}
    answer = page.post("/persona/bethany-matthews/save", json=form)
    assert answer.status_code == 409
    assert "changed since" in answer.json()["error"]
    assert "Bethany Elsewhere" in file.read_text()


@pytest.mark.parametrize(
    "form",
    [
        {"path": "goals[99]", "text": "x"},
        {"path": "__class__", "text": "x"},
        {"path": "goals[0]", "text": ""},
        {"path": "goals[0]", "text": "x" * 3000},
        {"path": "snapshot[0]", "text": "no label"},
    ],
    ids=["no such place", "no such field", "empty", "too long", "no label"],
)
def test_what_cannot_be_saved_is_one_line_and_changes_nothing(
    page: TestClient, folder: Path, form: dict[str, str]
) -> None:
    """Whatever a request holds, the file keeps every byte."""
    file = folder / "personas" / "bethany-matthews.json"
    before = file.read_bytes()
    answer = page.post("/persona/bethany-matthews/save", json={**form, "version": shown(page)["version"]})
    assert answer.status_code == 400
    assert "\n" not in answer.json()["error"]
    assert file.read_bytes() == before


def test_a_file_of_another_kind_is_left_to_its_editor(page: TestClient) -> None:
    """Comments and order of a YAML file would be lost."""
    form = {"path": "goals[0]", "text": "x", "version": shown(page, "emma-whitfield")["version"]}
    answer = page.post("/persona/emma-whitfield/save", json=form)
    assert answer.status_code == 400
    assert "with an editor" in answer.json()["error"]


# --- data in --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("customers.csv", "customers.csv"),
        ("..%2F..%2Fevil.csv", "evil.csv"),
        ("..%5Cevil.csv", "evil.csv"),
        (".hidden.csv", "hidden.csv"),
        ("a%3Cb%3E.csv", "a_b_.csv"),
    ],
)
def test_files_stay_within_the_folder_under_plain_names(page: TestClient, folder: Path, name: str, kept: str) -> None:
    """Whatever a file calls itself, it lies among the others, whole."""
    answer = page.put(f"/data/files/{name}", content=b"id,plan\n1,a\n")
    assert answer.status_code in (200, 404)  # a slash in a name makes it another address
    if answer.status_code == 200:
        assert answer.json() == {"kept": kept}
        assert (folder / ".persona-gen" / "data" / kept).read_bytes() == b"id,plan\n1,a\n"
    assert not (folder.parent / "evil.csv").exists()


def test_a_kind_that_nothing_reads_is_refused(page: TestClient) -> None:
    """The kinds that are read are named."""
    answer = page.put("/data/files/run.exe", content=b"MZ")
    assert answer.status_code == 400
    assert ".csv" in answer.json()["error"]


def test_only_files_that_were_brought_are_built_from(page: TestClient) -> None:
    """A path is no name of a file."""
    answer = page.post("/data/build", json={"tables": ["/etc/passwd"]})
    assert answer.status_code == 400
    assert "was not brought" in answer.json()["error"]


def look(page: TestClient, **form: Any) -> Any:
    """What the page says of files that were brought: a table and one interview."""
    for name in ("customers.csv", "interviews/planners.md"):
        page.put(f"/data/files/{Path(name).name}", content=(FIXTURES / "raw" / name).read_bytes())
    return page.post("/data/look", json={"tables": ["customers.csv"], "interviews": ["planners.md"], **form}).json()


@pytest.mark.slow
def test_figures_follow_what_is_chosen_of_columns_and_speakers(page: TestClient, folder: Path) -> None:
    """The same account as the command gives, who speaks, and a choice of a kind that the reader would not guess."""
    told = look(page, by=["segment"], kind=["age=category"])
    assert {c["column"]: c["kind"] for c in told["account"]["columns"]}["age"] == "category"
    assert [s["name"] for s in told["account"]["segments"]] == [
        "Lapsed tasters",
        "Sunday planners",
        "Weeknight rescuers",
    ]
    asking = {s["label"]: s["asks"] for s in told["speakers"]}
    assert asking == {"Imogen": True, "Corwin Pellisford": False, "Bettina": False}
    told = look(page, by=["segment"], homes={"Corwin Pellisford": "Sunday planners"})
    assert told["account"]["quotes"]["segments"] == {"sunday-planners": 5}
    assert look(page, by=["no such column"], interviews=[])["error"].startswith('--by names "no such column"')
    refused = look(page, by=["segment"], interviewer=["Nobody"])
    assert (len(refused["account"]["segments"]), '"nobody"' in refused["refused"]) == (3, True)


def talk(page: TestClient, name: str, label: str, words: str) -> None:
    """One interview brought to the page."""
    said = f"Q: And then?\n\n{label}: {words}\n\nQ: Why?\n\n{label}: Yeah.\n"
    page.put(f"/data/files/{name}", content=said.encode())


@pytest.mark.slow
def test_interviews_alone_are_built_and_a_file_that_nobody_speaks_in_is_called_as_it_was_brought(
    page: TestClient, folder: Path
) -> None:
    """One segment of all who speak, or those that are named beside them; no path of ours is shown."""
    talk(page, "a.txt", "Nora", "I look at the logs.")
    talk(page, "b.txt", "Kai", "I push on Fridays.")
    form: dict[str, Any] = {"interviews": ["a.txt", "b.txt"]}

    def segments(form: dict[str, Any]) -> dict[str, int]:
        out = page.post("/data/look", json=form).json()["account"]["segments"]
        return {one["name"]: one["quotes"] for one in out}

    assert segments(form) == {"Participants": 2}
    assert segments({**form, "homes": {"Nora": "On call"}}) == {"On call": 1}
    assert uploads.build_words(folder, form)[:3] == ["segments", "build", "--quotes"]
    page.put("/data/files/c.txt", content=b"Nobody is named here at all.")
    error = page.post("/data/look", json={"interviews": ["c.txt"]}).json()["error"]
    assert error.startswith("c.txt: nobody is named as speaking")


def test_what_is_chosen_of_speakers_changes_the_map_that_was_brought_and_no_more(
    page: TestClient, folder: Path
) -> None:
    """The others stay where the map has them, with their consent."""
    page.put("/data/files/map.csv", content=b"participant,segment,consent\nNora,Ops,yes\nKai,Dev,no\n")
    talk(page, "a.txt", "Nora", "I look at the logs.")
    form = {"interviews": ["a.txt"], "map": ["map.csv"], "homes": {"Nora": "On call"}}
    words = uploads.build_words(folder, form)
    kept = read_map(Path(words[words.index("--map") + 1])).listed.values()
    assert {(p.label, p.segment, p.quotable) for p in kept} == {("Nora", "On call", True), ("Kai", "Dev", False)}


def test_choices_are_there_when_the_page_is_opened_anew(page: TestClient, folder: Path) -> None:
    """In the folder, whatever becomes of the window; what somebody broke there is begun anew."""
    page.post("/data/look", json={"chosen": {"roles": [["group", "by"]]}})
    assert 'data-chosen="{"roles": [["group", "by"]]}"' in html.unescape(page.get("/data").text)
    kept = folder / ".persona-gen" / "chosen.json"
    for broken in (b"[", b'{"a":' * 100_000, b"\xff\xfe"):
        kept.write_bytes(broken)
        assert 'data-chosen="{}"' in page.get("/data").text


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_what_is_kept_of_who_spoke_is_for_its_owner_alone(page: TestClient, folder: Path) -> None:
    """Names of people are in the choices, whoever may read the folder that the page was opened on."""
    folder.chmod(0o755)
    page.put("/data/files/a.txt", content=b"Q: And then?")
    page.post("/data/look", json={"chosen": {"homes": {"Nora": "Ops"}}})
    kept = folder / ".persona-gen"
    assert {path.name for path in (kept, *kept.iterdir()) if path.stat().st_mode & 0o077} == set()


@pytest.mark.parametrize(
    ("typed", "held"), [("a\0b", "a�b"), ("\\\0", "\\�"), ("\ud800", "�"), ("\\u0000", "\\u0000"), ("\\\ud800", "\\�")]
)
def test_a_character_that_no_file_can_hold_is_replaced(typed: str, held: str) -> None:
    """A NUL and half a character neither end the server's work nor lose the rest of what was typed."""
    assert object_of(json.dumps({"text": typed, typed: []}).encode()) == {"text": held, held: []}


# --- copy, reviews, and what is left for the next study ---------------------------------------------------------------


def test_what_the_data_do_not_say_is_kept_with_the_n_it_needs(page: TestClient, folder: Path) -> None:
    """Once, as questions of an interview and of a survey; and it can be taken off."""
    assert page.get("/ask", params={"segment": SEGMENT, "q": "skateboards"}).json()["evidence"] == []
    asked = {"segment": SEGMENT, "question": "What would she say to a drone delivery?"}
    for _ in range(2):
        assert page.post("/questions/keep", json=asked).status_code == 200
    shown = page.get("/questions", params={"half_width": "10"}).text
    assert shown.count("a drone delivery. What happened") == 1
    assert ">97<" in shown
    told = page.get("/questions.json", params={"half_width": "10"}).json()
    assert told["asked"] == [asked]
    assert {q["respondents"] for q in told["studies"][0]["questions"] if "drone" in q["survey"]} == {97}
    study = page.get("/questions.md", params={"half_width": "5"}).text
    assert "How important is this to you: a drone delivery?" in study
    assert "*n = 385*" in study
    page.post("/questions/drop", json=asked)
    assert "drone" not in page.get("/questions.md").text


@pytest.mark.parametrize("form", [{"segment": SEGMENT, "question": ""}, {"segment": "none", "question": "x"}, {}])
def test_no_question_is_no_line_of_the_list(page: TestClient, folder: Path, form: dict[str, str]) -> None:
    """Nothing is written."""
    assert page.post("/questions/keep", json=form).status_code in (400, 404)
    assert not (folder / "open-questions.json").exists()


def test_reviews_are_on_the_shelf_and_have_their_page(folder: Path) -> None:
    """Each in a folder of its own, the same page as the command's, and the record as its JSON twin."""
    (folder / "reviews" / "spring").mkdir(parents=True)
    shutil.copy(FIXTURES / "reviews" / "emma-whitfield.json", folder / "reviews" / "spring" / "review.json")
    with TestClient(application(folder, TOKEN, PORT), base_url=HOME, cookies={COOKIE: TOKEN}) as page:
        assert [r["name"] for r in page.get("/shelf.json").json()["reviews"]] == ["spring"]
        shown = page.get("/reviews/spring")
        assert "without the eleven tabs" in shown.text
        assert "script" not in shown.headers["content-security-policy"]
        assert page.get("/reviews/spring.json").json()["schema"] == "persona-gen/review@2"
        assert page.get("/reviews/..%2Fspring").status_code in (400, 404)
        review = (folder / "reviews" / "spring" / "review.json").read_text()
        cited = next(speaker for speaker in ("P01", "P02", "P04", "P07") if f'"{speaker.lower()}-' in review)
        hangs = page.get(voice(cited), headers={"accept": "application/json"}).json()
        assert hangs["reviews"] == ["spring"]
        assert "spring" in page.get(voice(cited)).text
        assert page.get(voice("P99"), headers={"accept": "application/json"}).json()["reviews"] == []


def test_copy_is_held_against_evidence_near_by_words_or_meaning(page: TestClient) -> None:
    """As a review finds it; which of the two told the nearness is said."""
    form = {"copy": "All costs shown at the start\nSkateboards", "personas": ["bethany-matthews"]}
    [costs, boards] = page.post("/copy/look", json=form).json()["rows"]
    [near] = costs["cells"][0]["phrases"]
    assert "goal.cost-clear" in [e["id"] for e in near["evidence"]]
    assert near["by"] in ("words", "meaning")
    assert boards["cells"][0]["phrases"][0]["evidence"] == []


def test_without_a_judge_the_page_says_how_to_name_one(page: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same endpoint as the commands'."""
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("PERSONA_GEN_MODEL", "none-there")
    monkeypatch.setenv("PERSONA_GEN_JUDGE_MODEL", "none")
    answer = page.post("/persona/bethany-matthews/judge", json={"paths": []})
    assert answer.status_code == 400
    assert "PERSONA_GEN_JUDGE_MODEL" in answer.json()["error"]


# --- large folders --------------------------------------------------------------------------------------------------


def test_the_shelf_is_there_before_any_quote_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names come from the heads of files; sentences are counted in what the page asks for next."""
    read: list[Path] = []
    reading = library_files.read_segments
    monkeypatch.setattr(library_files, "read_segments", lambda path, **told: read.append(path) or reading(path, **told))
    with TestClient(application(folder, TOKEN, PORT), base_url=HOME, cookies={COOKIE: TOKEN}) as client:
        first = client.get("/").text
        assert read == []
        assert "Anxious first-time buyers" in first
        assert "data-later" in first
        assert " supported" not in first
        counted = client.get("/?counted=").text
        assert read
        assert "data-later" not in counted
        assert client.get("/").text == counted
        assert " supported" in counted


@pytest.mark.slow
def test_what_a_file_is_and_whose_words_it_holds_is_guessed(page: TestClient, folder: Path) -> None:
    """A table of people and segments alone is the map; who is alone in a file is who the file is named after."""
    page.put("/data/files/customers.csv", content=(FIXTURES / "raw" / "customers.csv").read_bytes())
    page.put("/data/files/people.csv", content=b"participant,name,segment\nP1,Ada Moss,Planners\n")
    page.put("/data/files/ada%20moss.txt", content=b"Q: And then?\nA: I rang up.\nQ: Why?\nA: It is quicker.\n")
    assert uploads.roles(folder) == {"ada moss.txt": "interviews", "customers.csv": "tables", "people.csv": "map"}
    told = uploads.speakers(folder, {"interviews": ["ada moss.txt"], "map": ["people.csv"]})
    assert told == [
        {"label": "Q", "asks": True, "segments": []},
        {"label": "A", "asks": False, "segments": ["Planners"]},
    ]


def test_a_review_is_asked_of_the_segments_that_the_page_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever in the folder they lie, as paths within it, each once."""
    for name in ("segments", "personas"):
        (tmp_path / name).mkdir()
    shutil.copy(FIXTURES / f"{SEGMENT}.yaml", tmp_path / "segments")
    shutil.copy(FIXTURES / "gen-z-tech-savvy.yaml", tmp_path / "segments")
    for name in ("bethany-matthews", "chloe-bennett"):
        shutil.copy(FIXTURES / "personas" / f"{name}.json", tmp_path / "personas")
    started: list[list[str]] = []
    monkeypatch.setattr(Jobs, "start", lambda _, __, words: started.append(list(words)) or SimpleNamespace(id="1"))
    with TestClient(application(tmp_path, TOKEN, PORT), base_url=HOME, headers={"origin": HOME}) as page:
        page.get(f"/?token={TOKEN}")
        page.post("/copy/review", json={"copy": "--help", "personas": ["bethany-matthews", "chloe-bennett"]})
        assert page.post("/copy/review", json={"copy": "One", "personas": []}).status_code == 400  # nobody chosen
        many = [f"p{n}" for n in range(13)]
        assert "12" in page.post("/copy/review", json={"copy": "One", "personas": many}).json()["error"]
    shutil.rmtree(tmp_path / "personas")
    with TestClient(application(tmp_path, TOKEN, PORT), base_url=HOME, headers={"origin": HOME}) as page:
        page.get(f"/?token={TOKEN}")
        page.post("/copy/review", json={"copy": "One", "personas": []})
    asked, whole = started
    assert asked[3:] == [
        *("--segments", f"segments/{SEGMENT}.yaml"),
        *("--personas", "personas/bethany-matthews.json", "--personas", "personas/chloe-bennett.json"),
        *("--", "--help"),
    ]
    assert whole[3:] == [
        *("--segments", f"segments/{SEGMENT}.yaml", "--segments", "segments/gen-z-tech-savvy.yaml"),
        *("--", "One"),
    ]
