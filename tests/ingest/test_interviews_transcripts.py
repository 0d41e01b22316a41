from pathlib import Path

import docx
import pytest

from persona_gen.errors import InputError
from persona_gen.ingest.interviews import transcripts
from persona_gen.ingest.interviews.files import holds_quotes
from persona_gen.ingest.interviews.transcripts import read_transcript
from persona_gen.ingest.interviews.turns import AIM, LONGEST_TURN, Turn, joined_turns, stretches

TEAMS = """WEBVTT

abc/1-0
00:01.000 --> 00:03.000
<v Anna Berg>I open fifteen

abc/1-1
00:03.000 --> 00:05.000 align:start
<v Anna Berg>tabs &amp; more</v>
"""
ZOOM = """WEBVTT

1
00:00:01.000 --> 00:00:03.000
Anna Berg: So my rule: never.

2
00:00:04.000 --> 00:00:05.000
Anna Berg: Really
"""
FORMATS = {
    "teams.vtt": (TEAMS, [("Anna Berg", "I open fifteen", "00:00:01"), ("Anna Berg", "tabs & more", "00:00:03")]),
    "zoom.vtt": (ZOOM, [("Anna Berg", "So my rule: never.", "00:00:01"), ("Anna Berg", "Really", "00:00:04")]),
    "two voices.vtt": (
        "WEBVTT\nKind: captions\n\nNOTE not said\n\n00:00:01.000 --> 00:00:03.000\n"
        "<v.loud A>one</v> <v B>two <i>three</i>\n",
        [("A", "one", "00:00:01"), ("B", "two three", "00:00:01")],
    ),
    "commas.vtt": ("WEBVTT\n\n00:00:01,000 --> 00:00:03,000\nQ: Why?\n", [("Q", "Why?", "00:00:01")]),
    "rolling.vtt": (
        "WEBVTT\nKind: captions\n\n00:00:00.000 --> 00:00:02.000\nA: I compared<00:00:00.500><c> three apps</c>\n\n"
        "00:00:02.000 --> 00:00:02.010\nA: I compared three apps\n\n"
        "00:00:02.010 --> 00:00:04.000\nA: I compared three apps\nand<00:00:02.500><c> I</c> asked.\n",
        [("A", "I compared three apps and I asked.", "00:00:00")],
    ),
    "repeated.vtt": (
        "WEBVTT\n\n00:01.000 --> 00:02.000\nA: No.\n\n00:02.000 --> 00:03.000\nA: No.\n\n"
        "00:03.000 --> 00:04.000\nA: So.\n\n00:04.000 --> 00:05.000\nA: Left.\n",
        [("A", "No.", "00:00:01"), ("A", "No.", "00:00:02"), ("A", "So.", "00:00:03"), ("A", "Left.", "00:00:04")],
    ),
    "numbers.srt": (
        "1\r\n00:00:01,000 --> 00:00:03,000\r\nP18: Because\r\n\r\n2\r\n01:00:04,000 --> 01:00:05,000\r\nit broke.\r\n",
        [("P18", "Because it broke.", "00:00:01")],
    ),
    "no numbers.srt": (
        "00:00:01,000 --> 00:00:03,000\nP1: Hi\n\n00:00:04,000 --> 00:00:05,000\nP2: Yo\n",
        [("P1", "Hi", "00:00:01"), ("P2", "Yo", "00:00:04")],
    ),
    "labels.txt": (
        "Home study\n\nQ: Why?\nA: Because:\nit broke. My view: bad.\n\nA: Twice.\n",
        [("Q", "Why?", "line 3"), ("A", "Because: it broke. My view: bad.", "line 4"), ("A", "Twice.", "line 7")],
    ),
    "times.txt": (
        "[00:12] Anna: One.\n(1:02:03) Bo: Two.\n",
        [("Anna", "One.", "00:00:12"), ("Bo", "Two.", "01:02:03")],
    ),
    "otter.txt": (
        "Anna Berg  0:12\nOne.\n\nBo Li  1:02:03\nTwo.\nThree.\n",
        [("Anna Berg", "One.", "00:00:12"), ("Bo Li", "Two. Three.", "01:02:03")],
    ),
    "header.txt": (
        "Date: 2026-04-14\nInterviewer: Tom Baker\nParticipant: P07\n\nTom: Why?\nP07: No idea.\nTom: So?\nP07: So.\n",
        [("Tom", "Why?", "line 5"), ("P07", "No idea.", "line 6"), ("Tom", "So?", "line 7"), ("P07", "So.", "line 8")],
    ),
    "header.md": (
        "# Call 2, 14 April\n\nInterviewer: Tom Baker\n\n**Tom:** Why?\n\n**P07:** No idea.\n\n**Tom:** So?\n",
        [("Tom", "Why?", "line 5"), ("P07", "No idea.", "line 7"), ("Tom", "So?", "line 9")],
    ),
    "bold.md": (
        "# Call\n\n**Anna:** One.\n\n**Bo** (00:12): Two.\n\n> Three.\n",
        [("Anna", "One.", "line 3"), ("Bo", "Two. Three.", "00:00:12")],
    ),
    "nobody.txt": ("Just notes.\nMore notes.\n", []),
}


@pytest.mark.parametrize("name", FORMATS)
def test_speakers_words_and_times_of_each_format(tmp_path: Path, name: str) -> None:
    """Each tool's way of naming speakers gives the same turns, with the time, or else the line, as the place."""
    text, wanted = FORMATS[name]
    path = tmp_path / name
    path.write_bytes(text.encode())
    assert [(turn.speaker, turn.text, turn.place) for turn in read_transcript(path).turns] == wanted


def test_a_word_document_with_bold_names_and_a_table(tmp_path: Path) -> None:
    """Bold beginnings are speakers, and a table's row is a speaker with words."""
    document = docx.Document()
    for name, words in (("Anna Berg", "It was fine."), ("Moderator:", "Why?")):
        paragraph = document.add_paragraph()
        paragraph.add_run(name).bold = True
        paragraph.add_run(f": {words}" if not name.endswith(":") else f" {words}")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "P18", "It broke."
    document.save(str(tmp_path / "a.docx"))
    turns = read_transcript(tmp_path / "a.docx").turns
    assert [(t.speaker, t.text) for t in turns] == [
        ("Anna Berg", "It was fine."),
        ("Moderator", "Why?"),
        ("P18", "It broke."),
    ]


@pytest.mark.parametrize(
    ("name", "data"), [("a.vtt", b"WEBVTT\n\nno cue"), ("a.docx", b"PK no"), ("a.txt", b""), ("a.srt", b"x")]
)
def test_what_is_no_transcript_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    """A broken or empty file is one line with a cure, not an empty transcript."""
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=";"):
        read_transcript(tmp_path / name)


def test_windows_encodings_are_read(tmp_path: Path) -> None:
    """A transcript need not be UTF-8."""
    (tmp_path / "a.txt").write_bytes("P1: Für 5 € – „super“\r\nP2: Ja, für mich auch.".encode("cp1252"))
    assert read_transcript(tmp_path / "a.txt").turns[0].text == "Für 5 € – „super“"


def test_back_channels_do_not_break_a_sentence() -> None:
    """Cues of one speaker are one turn, also around another's "mm-hm" where the sentence goes on."""
    said = [
        ("A", "I open fifteen"),
        ("B", "Mm-hm."),
        ("A", "tabs."),
        ("B", "Okay, yeah."),
        ("A", "Then I close them."),
        ("B", "Why?"),
    ]
    turns, dropped = joined_turns(Turn(speaker, text, "") for speaker, text in said)
    assert [(t.speaker, t.text) for t in turns] == [
        ("A", "I open fifteen tabs."),
        ("A", "Then I close them."),
        ("B", "Why?"),
    ]
    assert dropped == 2


def test_long_turns_are_cut_between_sentences_and_nowhere_else() -> None:
    """Every piece is a verbatim part of the turn, of whole sentences, and together they are all of it."""
    sentences = [f"Dr. Who said no. 3.5 of {n} people waited, and waited (“why?”) all day!" for n in range(40)]
    text = "  ".join(sentences)
    found = list(stretches(text))
    assert len(found) > 3
    assert all(piece in text and piece.endswith(("!", ".")) and len(piece) <= AIM for piece in found)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert list(stretches("x" * LONGEST_TURN)) == ["x" * LONGEST_TURN]
    assert list(stretches("x" * 2000)) == ["x" * 2000]


DIALOGUE = "Interviewer: How?\nP01: I walk.\n{0}I never walk.\nInterviewer: Why not?\n{0}I call.\nP01: I see.\n"


@pytest.mark.parametrize("label", ["anna: ", "anna:", "wren: ", "wren:", "mum: ", "the son: ", "kwezi m.: "])
def test_a_lower_case_label_that_the_map_has_is_a_speaker(tmp_path: Path, label: str) -> None:
    """Whoever stands in the map speaks under the label in small letters too, and without a space behind the colon."""
    (tmp_path / "a.txt").write_text(DIALOGUE.format(label))
    name = label.strip().removesuffix(":")
    turns = read_transcript(tmp_path / "a.txt", frozenset({"p1", name})).turns
    assert [(turn.speaker, turn.text) for turn in turns] == [
        ("Interviewer", "How?"),
        ("P01", "I walk."),
        (name, "I never walk."),
        ("Interviewer", "Why not?"),
        (name, "I call."),
        ("P01", "I see."),
    ]


@pytest.mark.parametrize("label", ["anna", "wren", "mum", "the son", "grandma", "zqx"])
def test_a_lower_case_label_that_comes_again_never_joins_anothers_quote(tmp_path: Path, label: str) -> None:
    """Who is in no map is a speaker or is held back, with the places; the words are never in another's mouth."""
    (tmp_path / "a.txt").write_text(DIALOGUE.format(f"{label}: "))
    transcript = read_transcript(tmp_path / "a.txt", frozenset({"p1"}))
    others = [turn.text for turn in transcript.turns if turn.speaker != label]
    assert others == ["How?", "I walk.", "Why not?", "I see."]
    if len(others) == len(transcript.turns):
        assert "line 3, line 5" in transcript.notes[0]


def test_a_list_in_small_letters_stays_in_the_words(tmp_path: Path) -> None:
    """What a colon announces are words of whoever speaks."""
    text = "P01: Two things:\nprice: it must be low.\nP02: Yes.\nP01: Again:\nprice: it must be low.\nP02: Yes.\n"
    (tmp_path / "a.txt").write_text(text)
    turns = read_transcript(tmp_path / "a.txt", frozenset({"p1", "p2"})).turns
    assert [turn.text for turn in turns if turn.speaker == "P01"] == [
        "Two things: price: it must be low.",
        "Again: price: it must be low.",
    ]


def test_a_transcript_is_of_an_interview_and_not_of_a_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is longer is refused with the cure, before it is held in memory; a table of that name is a table still."""
    monkeypatch.setattr(transcripts, "LARGEST_TRANSCRIPT", 40)
    spoken, table = tmp_path / "spoken.txt", tmp_path / "table.txt"
    spoken.write_text("P1: It was fine.\nP2: It was not.\n" * 2, encoding="utf-8")
    table.write_text("id,plan\n" + "1,basic\n" * 30, encoding="utf-8")
    with pytest.raises(InputError, match="has 66 characters, and at most 40 are read as one transcript; save each"):
        read_transcript(spoken)
    assert holds_quotes(spoken, {})
    assert not holds_quotes(table, {})
