import json
import re
from pathlib import Path

import polars
import pyreadstat
import pytest

from persona_gen.domain import Segment
from persona_gen.errors import ConfigError, InputError
from persona_gen.ingest.interviews.collecting import Quotes
from persona_gen.ingest.interviews.files import columns_of, holds_quotes, open_quotes
from persona_gen.ingest.interviews.participants import Participant, Participants, read_map
from persona_gen.privacy.pseudonyms import KEY_FILE, Pseudonyms

INTERVIEW = """Interviewer: So, Sarah, how do you look for a mortgage?
Sarah Kline: I open fifteen tabs and then I close the laptop.
Interviewer: Mm-hm.
Interviewer: Does Sarah's bank help?
Sarah Kline: My sister Priya rang 07700 900123 for me. sarah never rings.
Interviewer: Why is that?
Sarah Kline: That is off the record.
"""
MAP = "participant,segment,name\nSarah Kline,first,Sarah Jane Kline\nP18,second,\nP99,first,\n"


def collected(folder: Path, **settings: object) -> tuple[list[tuple[str | None, str | None, str, str | None]], Quotes]:
    """The quotes of a folder as tuples, with its map.csv where there is one."""
    has_map = (folder / "map.csv").exists()
    participants = read_map(folder / "map.csv") if has_map else Participants()
    columns = settings.pop("columns", {})
    opened, notes, _ = open_quotes([folder], participants, columns, leave=[folder / "map.csv"], **settings)  # type: ignore[arg-type]
    quotes = Quotes(opened, participants, notes=notes)
    found = [(segment, quote.speaker, quote.text, quote.origin) for segment, quote in quotes]
    assert quotes.account.adds_up
    return found, quotes


def test_an_interview_becomes_quotes_of_a_segment_without_anybodys_name(tmp_path: Path) -> None:
    """Quotes carry segment, pseudonym and place; the interviewer is kept aside; names, numbers and asides are out."""
    (tmp_path / "sarah-kline.txt").write_text(INTERVIEW)
    (tmp_path / "map.csv").write_text(MAP)
    (tmp_path / "photo.jpg").write_bytes(b"x")
    found, quotes = collected(tmp_path)
    assert found == [
        ("first", "Interviewer", "So, [name], how do you look for a mortgage?", "document 1.txt line 1"),
        ("first", "P01", "I open fifteen tabs and then I close the laptop.", "document 1.txt line 2"),
        ("first", "Interviewer", "Does [name]'s bank help?", "document 1.txt line 4"),
        ("first", "P01", "My sister [name] rang [phone] for me. [name] never rings.", "document 1.txt line 5"),
        ("first", "Interviewer", "Why is that?", "document 1.txt line 6"),
    ]
    ledger = quotes.account
    assert (ledger.assigned, ledger.interviewer, ledger.unassigned) == (2, 3, 0)
    assert ledger.dropped == {"back-channel of a turn (mm-hm, yeah)": 1, "says that it is not to be quoted": 1}
    assert "2 of the map have no quotes: P18, P99" in ledger.notes
    assert "photo.jpg: not read (no format of quotes)" in ledger.notes
    assert "by the role in the label" in ledger.files[0].notes[0]


def test_words_of_a_turn_survive_whatever_they_are_next_to(tmp_path: Path) -> None:
    """A speaker's next line goes on in the same turn, and identifiers in it go."""
    (tmp_path / "a.txt").write_text("P1: My sister Priya rang 07700 900123.\nP1: It broke.\nP2: Never again.\n")
    found, quotes = collected(tmp_path)
    assert found == [
        (None, "P1", "My sister [name] rang [phone].", "a.txt line 1"),
        (None, "P1", "It broke.", "a.txt line 2"),
        (None, "P2", "Never again.", "a.txt line 3"),
    ]
    assert quotes.account.redacted == {"name": 1, "phone": 1}
    assert quotes.account.unassigned == 3
    assert "no interviewer is recognised" in quotes.account.files[0].notes[0]


@pytest.mark.parametrize(
    ("files", "settings", "asking", "why"),
    [
        ({"a.txt": "Tom: a\nP1: b\nTom: c", "b.txt": "Tom: d\nP2: e\nTom: f"}, {}, ["a", "c", "d", "f"], "several"),
        ({"a.txt": "Tom: a?\nTom: b?\nTom: c?\nAnn: d\nTom: e?\nAnn: f\n"}, {}, ["a? b? c?", "e?"], ""),
        ({"a.txt": "Tom: a?\nAnn: b\nTom: c?\nAnn: d\nTom: e?\nAnn: f.\n"}, {}, ["a?", "c?", "e?"], "most questions"),
        ({"a.txt": "Tom: a.\nAnn: b.\nTom: c.\nAnn: d.\n"}, {"interviewers": ["tom"]}, ["a.", "c."], "--interviewer"),
        ({"a.txt": "Interviewer: Tom Bell\nP1: c\nTom: a?\nP1: b.\nTom: c\n"}, {}, ["a?", "c"], "header"),
        ({"a.txt": "Sid: a?\nP18: b.\nSid: c.\nP18: d.\n", "map.csv": MAP}, {}, ["a?", "c."], "not in the map"),
        ({"a.txt": "Tom: a.\nAnn: b.\nTom: c.\nAnn: d?\n"}, {}, [], "no interviewer"),
    ],
)  # fmt: skip
def test_how_the_interviewer_is_known(
    tmp_path: Path, files: dict[str, str], settings: dict[str, object], asking: list[str], why: str
) -> None:
    """By name, role, header, presence in several files, absence from the map, or questions; and it is said by which."""
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    found, quotes = collected(tmp_path, **settings)
    if why:
        assert [text for _, speaker, text, _ in found if speaker == "Interviewer"] == asking
        assert why in quotes.account.files[0].notes[0]


def test_a_highlight_with_two_tags_counts_once(tmp_path: Path) -> None:
    """Taguette writes a row for each tag; the document links the highlight to a participant."""
    (tmp_path / "map.csv").write_text("participant,segment\ninterview-07,first\n")
    (tmp_path / "highlights.csv").write_text(
        "id,document,tag,content\n"
        "3,interview-07.docx,price,It costs &pound;5\n"
        "3,interview-07.docx,pain,It costs &pound;5\n"
    )
    found, quotes = collected(tmp_path)
    assert found == [("first", "P01", "It costs £5", "interview-07.docx highlight 3")]
    assert quotes.account.dropped == {"the same highlight under another tag": 1}


def test_answers_that_are_none_repeated_or_without_consent_are_dropped(tmp_path: Path) -> None:
    """ "n/a", repetitions and whoever did not say yes are out, and counted; what remains is cleaned."""
    rows = [
        ("u1", "n/a", "yes", "x"), ("u1", ".", "yes", "x"), ("u2", "Caf\u00c3\u00a9 &amp; bar", "yes", "x"),
        ("u2", "Caf\u00c3\u00a9 &amp; bar", "yes", "x"), ("u3", "Too slow", "", "y"), ("u3", "Too dear", "No", "y"),
        ("u4", "I liked it but [truncated]", "Yes", "y"), ("u5", "Fine", "true", ""),
    ]  # fmt: skip
    lines = [json.dumps(dict(zip(("reviewer", "text", "consent", "segment"), row, strict=True))) for row in rows]
    (tmp_path / "reviews.jsonl").write_text("\n".join(lines))
    found, quotes = collected(tmp_path)
    assert [(s, p, t) for s, p, t, _ in found] == [
        ("x", "P01", "Café & bar"),
        ("y", "P02", "I liked it but […]"),
        (None, "P03", "Fine"),
    ]
    assert quotes.account.dropped == {
        "no answer: blank, n/a, none, .": 2,
        "the same words of the same speaker": 1,
        "no consent to be quoted": 2,
    }
    assert quotes.account.segments == {"x": 1, "y": 1}
    assert sum(quotes.account.changed.values()) == 3


@pytest.mark.parametrize(
    ("column", "cell", "kept"),
    [("consent", "yes", True), ("consent", "", False), ("consent", "maybe", False), ("Do not quote", "yes", False),
     ("Do not quote", "", True), ("do_not_quote", "no", True), ("May we quote you?", "Yes", True)],
)  # fmt: skip
def test_only_a_clear_yes_is_consent(tmp_path: Path, column: str, cell: str, kept: bool) -> None:
    """A blank or unclear consent is none; a "do not quote" column is read the other way round."""
    (tmp_path / "a.csv").write_text(f"text,{column}\nIt broke,{cell}\nIt works,{cell}\n")
    found, _ = collected(tmp_path)
    assert bool(found) is kept


def test_a_channel_of_slack_is_quotes_and_its_notices_are_nobodys(tmp_path: Path) -> None:
    """By its columns, with no option; a link is told by its words."""
    messages = [
        {
            "type": "message",
            "user": "U1",
            "ts": "1709550000.1",
            "text": "The price &amp; the <https://x.example|form>.",
        },
        {
            "type": "message",
            "subtype": "channel_join",
            "user": "U2",
            "ts": "1.2",
            "text": "<@U2> has joined the channel",
        },
    ]
    (tmp_path / "general.json").write_text(json.dumps(messages), "utf-8")
    assert holds_quotes(tmp_path / "general.json", {})
    found, _ = collected(tmp_path)
    assert [text for _, _, text, _ in found] == ["The price & the form."]


def test_turns_within_nested_records_name_their_author(tmp_path: Path) -> None:
    """A list of conversations below an object, whose parts have an author with a name and a kind."""
    parts = [
        {"author": {"type": "user", "name": "Lina Frost"}, "body": "It is empty again."},
        {"author": {"type": "admin", "name": ""}, "body": "Sorry about that!"},
    ]
    (tmp_path / "c.json").write_text(json.dumps({"data": {"list": [{"id": "1", "parts": parts}]}}), "utf-8")
    opened, _, _ = open_quotes([tmp_path / "c.json"], Participants(), {})
    turns = [("Lina Frost", "It is empty again."), ("admin", "Sorry about that!")]
    assert [(utterance.label, utterance.text) for utterance in opened[0]] == turns


def test_records_that_name_no_speaker_are_no_words(tmp_path: Path) -> None:
    """Of tickets with comments by number the customer's own words are quoted where they stand alone."""
    comments = [{"author_id": 9, "body": "Charged twice."}, {"author_id": 7, "body": "Sorry about that!"}]
    ticket = {"id": 5, "description": "Charged twice.", "requester": {"id": 9}, "comments": comments}
    (tmp_path / "z.json").write_text(json.dumps({"tickets": [ticket, ticket | {"id": 6}]}), "utf-8")
    with pytest.raises(InputError, match=r"requester, comments \(records within records\) are not read"):
        open_quotes([tmp_path / "z.json"], Participants(), {})
    [quotes], _, _ = open_quotes([tmp_path / "z.json"], Participants(), {"text": "description"})
    assert {utterance.text for utterance in quotes} == {"Charged twice."}


def test_a_chat_in_json_is_quoted_in_plain_words_and_without_its_bots(tmp_path: Path) -> None:
    """Telegram mixes texts with lists of stretches; Discord's authors are records that say whether they are bots."""
    telegram = [
        {"id": 1, "type": "service", "actor": "Ana", "action": "join", "text": ""},
        {"id": 2, "type": "message", "from": "Ana", "text": "I cancelled."},
        {"id": 3, "type": "message", "from": "Bo", "text": ["See ", {"type": "bold", "text": "mine"}, "."]},
    ]
    discord = [
        {"id": "1", "content": "It hurts my eyes.", "author": {"id": "9", "name": "zed", "isBot": False}},
        {"id": "2", "content": "Weekly digest", "author": {"id": "7", "name": "Digest", "isBot": True}},
    ]
    for name, messages in (("t.json", telegram), ("d.json", discord)):
        (tmp_path / name).write_text(json.dumps({"chat": "x", "messages": messages}), "utf-8")
    opened, _, _ = open_quotes([tmp_path / "t.json", tmp_path / "d.json"], Participants(), {})
    told = [(utterance.label, utterance.text) for one in opened for utterance in one if utterance.text]
    assert told == [("Ana", "I cancelled."), ("Bo", "See mine."), ("zed", "It hurts my eyes.")]


def test_lines_of_four_cells_are_a_table_whatever_stands_before_the_first_tab(tmp_path: Path) -> None:
    """As spreadsheets save them as text; three cells may be a time, a name and the words."""
    table, talk = (
        "User\tPlan\tUses\tScore\nAnna\tPro\tApp\t4\nBert\tFree\tWeb\t5\n",
        "Anna\t0:10\tI look.\nBert\t0:12\tNo.\n",
    )
    (tmp_path / "a.txt").write_text(table, "utf-16")
    (tmp_path / "b.txt").write_text(talk, "utf-8")
    assert [holds_quotes(tmp_path / name, {}) for name in ("a.txt", "b.txt")] == [False, True]


def test_columns_can_be_named(tmp_path: Path) -> None:
    """Other exports are read by naming their columns; a slip is answered with the nearest."""
    (tmp_path / "a.csv").write_text("Wortlaut;Wer;Gruppe\nEs war gut;Anna Vogt;x\nAnna sagt nein;Bo Li;x\n", "utf-8")
    found, _ = collected(tmp_path, columns={"text": "Wortlaut", "speaker": "wer", "segment": "Gruppe"})
    assert [(s, p, t) for s, p, t, _ in found] == [("x", "P01", "Es war gut"), ("x", "P02", "[name] sagt nein")]
    with pytest.raises(ConfigError, match="did you mean Wortlaut"):
        collected(tmp_path, columns={"text": "Wortlat"})
    with pytest.raises(InputError, match="--columns text=COLUMN"):
        collected(tmp_path)


def test_answers_side_by_side_are_quotes_of_one_person(tmp_path: Path) -> None:
    """Several columns of text; the message for none names them as they can be given."""
    (tmp_path / "a.csv").write_text(
        "Who,Part,What do you like best?,What do you dislike?\n"
        "A1,x,It is there when I wake up,The box is hard to open\nA2,y,I can stop it for a month,\n"
    )
    asked = "text=What do you like best?,text=What do you dislike?"
    with pytest.raises(InputError, match=re.escape(f'--columns "{asked}"')):
        collected(tmp_path)
    found, _ = collected(tmp_path, columns=columns_of([asked, "speaker=Who,segment=Part"]))
    assert [(s, t, o) for s, _, t, o in found] == [
        ("x", "It is there when I wake up", "a.csv row 2, What do you like best?"),
        ("x", "The box is hard to open", "a.csv row 2, What do you dislike?"),
        ("y", "I can stop it for a month", "a.csv row 3, What do you like best?"),
    ]
    with pytest.raises(ConfigError, match="speaker twice"):
        columns_of(["speaker=Who,speaker=Part"])


def test_a_grid_of_themes_has_a_column_for_each_person(tmp_path: Path) -> None:
    """Whose name links them, and stands in no place and no account."""
    (tmp_path / "map.csv").write_text("participant,segment,name\nP1,first,Priya\nP2,second,Sarah\n")
    (tmp_path / "a.csv").write_text("Theme,Priya,Sarah\nBoxes,It was open,It was wet and cold inside\n")
    found, quotes = collected(tmp_path, columns=columns_of(["text=Priya,text=Sarah"]))
    assert [(s, t) for s, _, t, _ in found] == [("first", "It was open"), ("second", "It was wet and cold inside")]
    assert not re.search("Priya|Sarah", f"{[o for *_, o in found]} {quotes.account}")


def test_codes_of_a_rerun_are_the_same(tmp_path: Path) -> None:
    """With the key file, a new interview does not change who P01 is; the key file is never read as quotes."""
    (tmp_path / "b.txt").write_text("Bea Lund: It broke.\nBea Lund: Twice.\n")
    _, first = collected(tmp_path)
    first.pseudonyms.write(tmp_path / KEY_FILE)
    (tmp_path / "a.txt").write_text("Ada Roth: It works.\nAda Roth: Fine.\n")
    opened, *_ = open_quotes([tmp_path], Participants(), {})
    again = list(Quotes(opened, pseudonyms=Pseudonyms.read(tmp_path / KEY_FILE)))
    assert [quote.speaker for _, quote in again] == ["P02", "P02", "P01", "P01"]


def test_speaker_1_is_somebody_else_in_each_file(tmp_path: Path) -> None:
    """Labels of a recorder mean nothing across files; codes with a number do."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Speaker 1: It broke.\nP7: Never.\n")
    found, _ = collected(tmp_path)
    assert [speaker for _, speaker, _, _ in found] == ["P01", "P7", "P02"]


def test_quotes_make_a_valid_segment(tmp_path: Path) -> None:
    """No two quotes of a segment have one id, the interviewer's repeated questions included."""
    (tmp_path / "map.csv").write_text("participant,segment\nP1,x\nP2,x\n")
    for name, who in (("a.txt", "P1"), ("b.txt", "P2")):
        (tmp_path / name).write_text(
            f"Q: Why is it so?\n{who}: It broke, as I said.\nQ: Why is it so?\n{who}: It broke, as I said.\n"
        )
    participants = read_map(tmp_path / "map.csv")
    opened, *_ = open_quotes([tmp_path], participants, {}, leave=[tmp_path / "map.csv"])
    segment = Segment(name="x", quotes=tuple(quote for _, quote in Quotes(opened, participants)))
    assert [quote.speaker for quote in segment.quotes] == ["Interviewer", "P1", "P2"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("participant,segment\nP1,a\nP01,b\n", "two segments"),
        ("participant,segment\nP1,\n", "no segment"),
        ("who,segment\nP1,a\n", "participant"),
        ("participant,colour\nP1,red\n", "call the column segment"),
    ],
)
def test_a_map_that_cannot_be_meant_is_refused(tmp_path: Path, text: str, message: str) -> None:
    """A participant without a segment, or in two, is named with the row."""
    (tmp_path / "map.csv").write_text(text)
    with pytest.raises(InputError, match=message):
        read_map(tmp_path / "map.csv")


@pytest.mark.parametrize(
    "header", ["Code,Name,Customer group", "Teilnehmer;Vorname;Kundengruppe", "id,name,target_segment"]
)
def test_a_map_says_segment_in_several_ways(tmp_path: Path, header: str) -> None:
    """The columns of a map are known by the names that people give them."""
    (tmp_path / "map.csv").write_text(header + "\nP1,Ann,first\n".replace(",", ";" if ";" in header else ","))
    assert [p.segment for p in read_map(tmp_path / "map.csv").listed.values()] == ["first"]


def test_files_nobody_speaks_in(tmp_path: Path) -> None:
    """In a folder such a file is said and counted; named by itself it is an error; so is an unknown interviewer."""
    (tmp_path / "notes.txt").write_text("Just notes.\nMore notes.\n")
    (tmp_path / "a.txt").write_text("P1: It broke.\nP2: It works.\n")
    _, quotes = collected(tmp_path)
    assert quotes.account.dropped == {"said by nobody: titles, headers, notes": 2}
    with pytest.raises(InputError, match="nobody is named"):
        open_quotes([tmp_path / "notes.txt"], Participants(), {})
    with pytest.raises(ConfigError, match="nobody has that label"):
        collected(tmp_path, interviewers=["Zed"])
    with pytest.raises(InputError, match="no such file"):
        open_quotes([tmp_path / "none"], Participants(), {})


NAMED_MAP = "participant,name,segment\nP11,Hannah Clarke,first\nP12,Callum Shaw,second\nP13,Margaret Hughes,third\n"
LINKED = {
    "the code": ("P11", "a.txt", "Interviewer: Why?\nP11: It broke.\n"),
    "the whole name": ("P11", "a.txt", "Interviewer: Why?\nHannah Clarke: It broke.\n"),
    "the name turned round": ("P11", "a.txt", "Interviewer: Why?\nCLARKE, Hannah: It broke.\n"),
    "a title": ("P11", "a.txt", "Interviewer: Why?\nMs Hannah Clarke: It broke.\n"),
    "one name": ("P12", "a.txt", "Jo Field: Why?\nCallum: It broke.\nJo Field: And?\nCallum: I left.\n"),
    "the file's name": ("P13", "margaret 12-10.txt", "Q: Why?\nA: It broke.\n"),
    "the code in it": ("P13", "interview_P13_final.txt", "Q: Why?\nA: It broke.\n"),
    "the header": ("P13", "a.txt", "Interview with Margaret Hughes, 61\nDate: 15/10/2026\n\nQ: Why?\nA: It broke.\n"),
}


@pytest.mark.parametrize("how", LINKED)
def test_the_map_links_a_speaker_by(tmp_path: Path, how: str) -> None:
    """Code or name, whole, turned round, or one of it; the file's name or header. Guesses are said."""
    code, name, text = LINKED[how]
    (tmp_path / "map.csv").write_text(NAMED_MAP)
    (tmp_path / name).write_text(text)
    found, quotes = collected(tmp_path)
    segment = read_map(tmp_path / "map.csv").listed[code.lower()].segment
    said = [(where, who) for where, who, _, _ in found if who != "Interviewer"]
    assert said
    assert set(said) == {(segment, code)}
    guessed = how in ("one name", "the file's name", "the code in it", "the header")
    assert any(note.startswith("linked by one name") for note in quotes.account.notes) is guessed


@pytest.mark.parametrize(
    "name",
    ["hannah_clarke.txt", "HANNAH CLARKE 12-10.txt", "hannahclarke.txt", "int_Clarke-H_final.txt", "Zoe zoom.txt"],
)
def test_no_origin_holds_a_name(tmp_path: Path, name: str) -> None:
    """A file's name that holds a participant's, in any case and form, is a number in the origin."""
    (tmp_path / "map.csv").write_text(NAMED_MAP)
    (tmp_path / name).write_text("Interviewer: Why?\nP11: It broke.\n")
    found, _ = collected(tmp_path)
    assert {origin.split(" line")[0] for *_, origin in found if origin} == {"document 1.txt"}


@pytest.mark.parametrize(
    "text",
    [
        "Hannah: Why?\nP12: a.\nHannah: And why?\nP12: b.\nHannah: Really, why?\nP12: c.\n",
        "Interviewer: Why?\nPaul: It broke.\nHannah Clarke's friend: No.\nPaul: Yes.\n",
    ],
)
def test_a_name_that_asks_or_is_somebody_elses_links_nobody(tmp_path: Path, text: str) -> None:
    """The interviewer may be called Hannah too."""
    (tmp_path / "map.csv").write_text(NAMED_MAP)
    (tmp_path / "a.txt").write_text(text)
    found, _ = collected(tmp_path)
    assert "first" not in [segment for segment, who, _, _ in found if who != "Interviewer"]


def test_a_number_in_a_label_is_part_of_the_name() -> None:
    """Speaker 1 is not the Speaker 2 of the map, and a name of one letter is a name."""
    people = Participants(
        {"p1": Participant("P1", "Pro", names=("Speaker 2",)), "p2": Participant("P2", "Pro", names=("B",))}
    )
    assert people.find("Speaker 2") and not people.find("Speaker 1") and not people.by_one_name("Speaker 1")
    assert people.find("B") and not people.find("I")


def test_a_file_of_two_people_is_not_linked_by_its_name(tmp_path: Path) -> None:
    """Whose husband speaks in it too says so only in its labels; a map that lists the file means all who speak."""
    (tmp_path / "P13.txt").write_text("Interviewer: Why?\nAnn Li: It broke.\nTom Li: It works.\n")
    (tmp_path / "map.csv").write_text(NAMED_MAP)
    assert [segment for segment, who, _, _ in collected(tmp_path)[0] if who != "Interviewer"] == ["third", "third"]
    (tmp_path / "P13.txt").rename(tmp_path / "talk P13.txt")
    assert [segment for segment, who, _, _ in collected(tmp_path)[0] if who != "Interviewer"] == [None, None]


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".txt", ".xlsx", ".jsonl", ".parquet", ".sav"])
def test_a_map_may_be_any_table(tmp_path: Path, suffix: str) -> None:
    """Whatever format tables of people may have; a map may know people by name alone."""
    path = tmp_path / f"map{suffix}"
    table = {"name": ["Hannah Clarke", "Callum Shaw"], "segment": ["first", "second"]}
    if suffix == ".sav":
        pyreadstat.write_sav(polars.DataFrame(table), str(path))
    elif suffix == ".xlsx":
        pytest.importorskip("xlsxwriter")
        polars.DataFrame(table).write_excel(path)
    elif suffix in (".jsonl", ".parquet"):
        frame = polars.DataFrame(table)
        frame.write_ndjson(path) if suffix == ".jsonl" else frame.write_parquet(path)
    else:
        separator = "," if suffix == ".csv" else "\t"
        path.write_text("\n".join(separator.join(row) for row in (table.keys(), *zip(*table.values(), strict=True))))
    assert [p.segment for p in read_map(path).listed.values()] == ["first", "second"]


def test_one_bad_file_is_named_and_the_rest_go_on(tmp_path: Path) -> None:
    """Alone it is an error."""
    (tmp_path / "a.txt").write_text("P1: It broke.\nP2: It works.\n")
    (tmp_path / "b.docx").write_bytes(b"PK no")
    opened = open_quotes([tmp_path], Participants(), {})
    assert [o.name for o in opened.utterances] == ["a.txt"]
    assert [error.file for error in opened.unread] == [str(tmp_path / "b.docx")]
    assert any("b.docx: not read" in note for note in opened.notes)
    with pytest.raises(InputError, match="cannot be read"):
        open_quotes([tmp_path / "b.docx"], Participants(), {})


def test_what_is_perhaps_a_name_is_listed_to_who_looks(tmp_path: Path) -> None:
    """A capital inside a sentence that no list explains; never in the account that is written."""
    (tmp_path / "a.txt").write_text(
        "Interviewer: Why?\nP1: It was near the Oyinkan stall and then we saw Vorska and left. I use Excel in Leeds.\n"
    )
    opened, notes, _ = open_quotes([tmp_path], Participants(), {})
    quotes = Quotes(opened, notes=notes, look=True)
    assert list(quotes)
    assert quotes.account.perhaps == ('"Vorska" (a.txt line 2)',)
    unseen = Quotes(opened, notes=notes)
    assert list(unseen)
    assert unseen.account.perhaps == ()
