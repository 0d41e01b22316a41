"""Who says what, in the layouts of the common transcription tools and with the dirt that they and people add."""

import re
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from transcripts_made import held_against, transcripts

from persona_gen.ingest.interviews.files import open_quotes
from persona_gen.ingest.interviews.interviewer import asking_in
from persona_gen.ingest.interviews.labels import NOBODYS
from persona_gen.ingest.interviews.participants import Participants
from persona_gen.ingest.interviews.rows import rows_of
from persona_gen.ingest.interviews.speech import DOUBTFUL, MIXED, TOOLS, TRAILING, UNNAMED
from persona_gen.ingest.interviews.transcripts import read_transcript
from persona_gen.ingest.interviews.turns import Transcript

TALK = [
    ("Ola Berg", "How did you choose it?"),
    ("Dana Okafor", "I asked my sister, at 10:30 on a Sunday."),
    ("Ola Berg", "What was hard?"),
    ("Dana Okafor", "The fees: they were hidden."),
]
LAYOUTS = {
    "colon.txt": "{name}: {words}\n",
    "point and dash.txt": "{name}.- {words}\n\n",
    "translated.txt": "{name}.- {words}\n[Said so in other words.]\n\n",
    "full width.txt": "{name}：{words}\n",
    "bold.md": "**{name}:** {words}\n\n",
    "brackets.txt": "[{name}]: {words}\n",
    "tabs and time.txt": "{name}:\t00:{n:02}:04\t{words}\n",
    "time and tabs.txt": "00:{n:02}:04\t{name}\t{words}\n",
    "otter.txt": "{name}  {n}:04\n{words}\n\n",
    "rev.txt": "{name} (00:{n:02}):\n{words}\n\n",
    "rev behind.txt": "{name}: (00:{n:02}:04)\n{words}\n",
    "trint.txt": "{name} [00:{n:02}:04] {words}\n",
    "sonix.txt": "{name}: [00:{n:02}:04] {words}\n",
    "descript.md": "[00:{n:02}:04] **{name}:** {words}\n\n",
    "happy scribe.txt": "[00:{n:02}:04.12] - {name}\n{words}\n\n",
    "fathom.txt": "@{n}:04 - {name} (Field Ltd)\n{words}\n\n",
    "fireflies.txt": "{name} - 0{n}:04\n{words}\n\n",
    "zoom captions.txt": "[{name}] 10:0{n}:12\n{words}\n\n",
    "zoom chat.txt": "10:0{n}:12 From {name} to Everyone: {words}\n",
    "word transcribe.txt": "00:0{n}:03 {name}\n{words}\n",
    "slack.txt": "{name}  [10:0{n} AM]\n{words}\n\n",
    "whatsapp.txt": "[12/05/2024, 10:3{n}:02] {name}: {words}\n",
    "whatsapp android.txt": "12/05/2024, 10:3{n} - {name}: {words}\n",
    "f4.txt": "{name}: {words} #00:0{n}:04-5#\n",
    "whisper.txt": "[00:0{n}:04.120 --> 00:0{n}:09.000]   {name}: {words}\n",
    "old teams.txt": "0:{n}:1.0 --> 0:{n}:2.340\n{name}\n{words}\n\n",
    "teams.vtt": "00:0{n}:04.000 --> 00:0{n}:09.000\n<v {name}>{words}</v>\n\n",
    "zoom.vtt": "{n}\n00:0{n}:04.000 --> 00:0{n}:09.000\n{name}: {words}\n\n",
    "webex.vtt": '{n} "{name}" (3920)\n00:0{n}:04.000 --> 00:0{n}:09.000\n{words}\n\n',
    "identifiers.vtt": "{name}\n00:0{n}:04.000 --> 00:0{n}:09.000\n{words}\n\n",
    "trint, lengths.txt": "{name}: [00:0{n}:04] {words} [00:0{n}:09][5.1]\n\n",
    "dovetail.md": "**0{n}:04 {name}**\n\n{words}\n\n",
    "dovetail.txt": "{name}\n00:0{n}\n{words}\n",
    "grain.txt": "{name}\n0:0{n}\n{words}\n\n",
    "fireflies.md": "**{name}** `[00:0{n}]`: {words}\n\n",
    "premiere.txt": "00:00:0{n}:12 - 00:00:0{n}:20\n{name}\n{words}\n\n",
    "headings.md": "## {name}\n{words}\n\n",
    "names alone.txt": "{name}\n{words}\n\n",
    "numbered lines.txt": "000{n}  {name}:  {words}\n",
    "youtube.sbv": "0:0{n}:04.000,0:0{n}:09.000\n>> {name}: {words}\n\n",
    "chevrons.srt": "{n}\n00:0{n}:04,000 --> 00:0{n}:09,000\n>> {name}: {words}\n\n",
}


def turns_of(path: Path, text: str, *known: str) -> Transcript:
    """A file's turns."""
    path.write_text(("WEBVTT\n\n" if path.suffix == ".vtt" else "") + text, "utf-8")
    return read_transcript(path, frozenset(known))


def said(transcript: Transcript) -> list[tuple[str, str]]:
    """Who said what."""
    return [(turn.speaker, turn.text) for turn in transcript.turns]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_tools_layout_gives_the_same_words_to_the_same_people(tmp_path: Path, layout: str) -> None:
    """Names, codes and roles are recognised in it, and neither times nor marks stay in the words."""
    for names in (("Ola Berg", "Dana Okafor"), ("Speaker 1", "Speaker 2"), ("SPEAKER_00", "SPEAKER_01")):
        who = dict(zip(("Ola Berg", "Dana Okafor"), names, strict=True))
        text = "".join(
            LAYOUTS[layout].format(name=who[name], words=words, n=n) for n, (name, words) in enumerate(TALK, 1)
        )
        assert said(turns_of(tmp_path / layout, text)) == [(who[name], words) for name, words in TALK]


MIXED_LINES = {
    "in one paragraph.txt": (
        "Interviewer: Why? P1: It broke. Interviewer: And then? P1: I left.\n",
        [("Interviewer", "Why?"), ("P1", "It broke."), ("Interviewer", "And then?"), ("P1", "I left.")],
        {},
    ),
    "no sentence ends.txt": (
        "P1: It was hidden at the bottom Interviewer: So you hated it\nInterviewer: And now?\nP1: Fine.\n",
        [("Interviewer", "And now?"), ("P1", "Fine.")],
        {MIXED: 1},
    ),
    "two in a cue.vtt": (
        "00:01.000 --> 00:05.000\nInterviewer: Why?\nP1: It broke,\nand I left.\n",
        [("Interviewer", "Why?"), ("P1", "It broke, and I left.")],
        {},
    ),
    "dashes.srt": (
        "1\n00:00:01,000 --> 00:00:04,000\nP1: It broke.\n\n2\n00:00:05,000 --> 00:00:09,000\n- Why?\n- No idea.\n",
        [("P1", "It broke.")],
        {UNNAMED: 2},
    ),
    "chat of a telephone.txt": (
        "02/03/2026, 09:15 - Ola added you\n02/03/2026, 09:16 - Ola Berg: Why?\n"
        "02/03/2026, 09:17 - Dana Okafor: It broke.\nI was cross.\n"
        "02/03/2026, 09:18 - +44 7700 900123 left\nsecond line of it\n02/03/2026, 09:19 - Dana Okafor: And you?\n",
        [("Ola Berg", "Why?"), ("Dana Okafor", "It broke. I was cross."), ("Dana Okafor", "And you?")],
        {TOOLS: 2, NOBODYS: 1},
    ),
    "chat in French.txt": (
        "[3/12/26, 9:15:03\u202fAM] Ola Berg: Pourquoi ?\n[3/12/26, 9:16:03\u202fAM] ~ Dana Okafor: C'est cher.\n"
        "[3/12/26, 9:17:03\u202fAM] Dana Okafor: <Médias omis>\n"
        "[3/12/26, 9:18:03\u202fAM] Dana Okafor: Ce message a été supprimé\n",
        [("Ola Berg", "Pourquoi ?"), ("Dana Okafor", "C'est cher.")],
        {TOOLS: 2},
    ),
    "bold questions without a label.md": (
        "# Dana\n\n**Why did you leave?**\n\nIt broke.\n\n**And then?**\n\nI left.\n",
        [],
        {UNNAMED: 2, TRAILING: 2},
    ),
    "bold questions.md": (
        "# Ada\n\n**Q: Why did you leave?**\n\nA: It broke.\n\n*Q: And then?*\n\nA: I left.\n",
        [("Q", "Why did you leave?"), ("A", "It broke."), ("Q", "And then?"), ("A", "I left.")],
        {NOBODYS: 1},
    ),
    "numbered below a header.txt": (
        "Transkript B1\nI = Interviewerin\n\n01 I: Warum?\n02 B1: Es war kaputt. #00:00:09-2#\n03 I: Und dann?\n"
        "04 B1: Ich ging.\n",
        [("I", "Warum?"), ("B1", "Es war kaputt."), ("I", "Und dann?"), ("B1", "Ich ging.")],
        {NOBODYS: 2},
    ),
    "chevrons.txt": (
        "Interviewer: Why?\nP1: It broke. >> And then?\n>> I left.\nInterviewer: Thanks a lot.\n",
        [("Interviewer", "Why?"), ("P1", "It broke."), ("Interviewer", "Thanks a lot.")],
        {UNNAMED: 2},
    ),
    "list.txt": (
        "Moderator: What do you like?\nP1: Two things:\nPrice: it is low.\nSpeed: a day.\nModerator: And else?\n"
        "P1: No.\nPrice: as I said, the price is fine.\n",
        [
            ("Moderator", "What do you like?"),
            ("P1", "Two things: Price: it is low. Speed: a day."),
            ("Moderator", "And else?"),
            ("P1", "No. Price: as I said, the price is fine."),
        ],
        {},
    ),
    "perhaps somebody.txt": (
        "Moderator: What do you like?\nP1: The app.\nZyx: The staff.\nP1: And the price.\nP2: The price.\n"
        "Zyx: It helped.\n",
        [
            ("Moderator", "What do you like?"),
            ("P1", "The app."),
            ("Zyx", "The staff."),
            ("P1", "And the price."),
            ("P2", "The price."),
            ("Zyx", "It helped."),
        ],
        {},
    ),
    "not sure.txt": (
        "Moderator: Go on.\nP1: It is cheap.\nZyx: the staff.\nand more.\nModerator: Thanks for it.\nP1: Yes it is.\n"
        "Zyx: no.\n",
        [("Moderator", "Go on."), ("P1", "It is cheap."), ("Moderator", "Thanks for it."), ("P1", "Yes it is.")],
        {DOUBTFUL: 3},
    ),
    "credits.txt": (
        "Anna Berg  0:04\nWhy?\n\nBo Li  0:09\nIt broke.\n\nTranscribed by https://otter.ai\n",
        [("Anna Berg", "Why?"), ("Bo Li", "It broke.")],
        {TOOLS: 1},
    ),
    "unknown credits.txt": (
        "Anna Berg  0:04\nWhy?\n\nBo Li  0:09\nIt broke.\n\nZapisane przez program Xyz\n",
        [("Anna Berg", "Why?"), ("Bo Li", "It broke.")],
        {TRAILING: 1},
    ),
    "lower case.txt": (
        "interviewer: why?\ndana: it broke.\ninterviewer: and then?\ndana: i left.\n",
        [("interviewer", "why?"), ("dana", "it broke."), ("interviewer", "and then?"), ("dana", "i left.")],
        {},
    ),
    "zoom chat.txt": (
        'Ola Berg: Why?\nDana: It broke.\nBo Li: Reacted to "It broke." with 👍\nBo Li: Replying to "It broke."\n'
        "Mine did not.\nDana: Replying to the mail took a week.\n",
        [
            ("Ola Berg", "Why?"),
            ("Dana", "It broke."),
            ("Bo Li", "Mine did not."),
            ("Dana", "Replying to the mail took a week."),
        ],
        {TOOLS: 2},
    ),
    "media.txt": (
        "[12/05/2024, 10:33:02] Ola Berg: Why?\n[12/05/2024, 10:33:40] Bo Li: <Media omitted>\n"
        "[12/05/2024, 10:33:55] Bo Li: It broke.\n",
        [("Ola Berg", "Why?"), ("Bo Li", "It broke.")],
        {TOOLS: 1},
    ),
}


@pytest.mark.parametrize("name", MIXED_LINES)
def test_what_cannot_be_split_surely_is_held_back_and_counted(tmp_path: Path, name: str) -> None:
    """Several speakers in a line are told apart where that is sure; nobody gets another's words."""
    text, turns, outside = MIXED_LINES[name]
    transcript = turns_of(tmp_path / name, text, "p1", "dana")
    assert said(transcript) == turns
    assert dict(transcript.outside) == outside


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("I asked [00:00:09] my sister. (00:00:14) Twice.", "I asked my sister. Twice."),
        ("It broke #00:00:12-1#", "It broke"),
        ("At the bottom [inaudible 00:00:21] of it.", "At the bottom [inaudible] of it."),
        ("We met (12:30) at noon.", "We met (12:30) at noon."),
        ("From 9:15 to 10:00 I wait. It is 3 < 5 [laughs].", "From 9:15 to 10:00 I wait. It is 3 < 5 [laughs]."),
        ("It broke. [SPEAKER_TURN]", "It broke."),
        ("It broke. <This message was edited>", "It broke."),
    ],
)
def test_codes_go_and_times_that_were_said_stay(tmp_path: Path, words: str, plain: str) -> None:
    """What nobody can have said is taken out of the words, and the account says how much."""
    transcript = turns_of(tmp_path / "a.txt", f"Q: Why?\nP1: {words}\n")
    assert said(transcript) == [("Q", "Why?"), ("P1", plain)]
    assert bool(transcript.notes) is (words != plain)


def test_markup_goes_and_entities_are_read(tmp_path: Path) -> None:
    """Tags of any kind go, a remark with times in it is no cue, and what only looks like a tag stays."""
    text = (
        "NOTE\n00:00:00.000 --> 00:00:09.000\nAnna: nobody said it.\n\nSTYLE\n::cue { color: red }\n\n"
        "1\n00:00:01.000 --> 00:00:04.000\n<v.loud Anna>I <em>do</em> <00:00:02.000>like P&amp;L &lt;3, "
        '<font color="red">really</font></v>\n'
    )
    transcript = turns_of(tmp_path / "a.vtt", text)
    assert said(transcript) == [("Anna", "I do like P&L <3, really")]
    assert transcript.notes == ("taken out of the words: 5 tags of markup",)


@pytest.mark.parametrize("seed", range(3))
def test_made_transcripts_are_read_as_they_were_written(tmp_path: Path, seed: int) -> None:
    """Layout × dirt × language: no word is changed or given to another, and what is left out is said."""
    for one in transcripts(20, 100 + seed):
        result = held_against(one, tmp_path)
        assert (result.wrong, result.silent) == ([], 0), one.name
        assert result.right


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PARAGRAPHS = {
    "inserted and deleted": (
        "{r:P1: I would }<w:ins>{r:not }</w:ins>{r:use it}<w:del><w:r><w:delText> today</w:delText></w:r></w:del>{r:.}",
        "I would not use it.",
    ),
    "moved": (
        "{r:P1: }<w:moveFrom>{r:Twice. }</w:moveFrom>{r:It broke. }<w:moveTo>{r:Twice.}</w:moveTo>",
        "It broke. Twice.",
    ),
    "a content control": ("{r:P1: }<w:sdt><w:sdtContent>{r:It broke.}</w:sdtContent></w:sdt>", "It broke."),
    "a link and a field": (
        "{r:P1: See }<w:hyperlink>{r:the page}</w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r>{r: now.}",
        "See the page now.",
    ),
    "a footnote": ('{r:P1: It broke}<w:r><w:footnoteReference w:id="1"/></w:r>{r: twice.}', "It broke twice."),
    "hidden": ("{r:P1: It broke}<w:r><w:rPr><w:vanish/></w:rPr><w:t> badly</w:t></w:r>{r:.}", "It broke."),
    "struck through": ("{r:P1: It }<w:r><w:rPr><w:strike/></w:rPr><w:t>never </w:t></w:r>{r:broke.}", None),
    "tab and line break": ("{r:P1:}<w:r><w:tab/></w:r>{r:It broke,}<w:r><w:br/></w:r>{r:twice.}", "It broke, twice."),
    "its end deleted": (
        "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r:P1: It broke, }</w:p><w:p>{r:twice.}",
        "It broke, twice.",
    ),
    "all of it inserted": ("<w:ins>{r:P1: It broke.}</w:ins>", "It broke."),
    "a text box": (
        "{r:P1: It broke.}<w:r><w:pict><w:txbxContent><w:p>{r:Nobody says this.}</w:p></w:txbxContent></w:pict></w:r>",
        "It broke.",
    ),
}


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_a_word_document_says_what_its_reader_sees(tmp_path: Path, name: str) -> None:
    """Insertions are words and deletions are none, wherever they stand; struck words hold a turn back."""
    written, words = PARAGRAPHS[name]
    runs = re.sub(r"\{r:([^}]*)\}", r'<w:r><w:t xml:space="preserve">\1</w:t></w:r>', written)
    document = docx.Document()
    body = document.element.body
    for text in ("Q: Why was it?", None, "Q: And what happened then?"):
        inner = f"<w:r><w:t>{text}</w:t></w:r>" if text else runs
        for element in parse_xml(f"<w:body {W}><w:p>{inner}</w:p></w:body>"):
            body.insert(len(body) - 1, element)
    document.save(str(tmp_path / "a.docx"))
    transcript = read_transcript(tmp_path / "a.docx")
    assert [words for who, words in said(transcript) if who == "P1"] == ([words] if words else [])
    assert [words for who, words in said(transcript) if who == "Q"] == ["Why was it?", "And what happened then?"]
    assert words or transcript.outside


@pytest.mark.parametrize(
    "rows",
    [
        [("", "Timespan", "Content", "Speaker"), ("1", "0:00.0 - 0:04.0", "Why?", "Anna Berg"),
         ("2", "0:04.0 - 0:09.0", "It broke.", "Bo Li")],
        [("Anna Berg", "Why?"), ("Bo Li", "It broke.")],
        [("00:01", "Anna Berg:", "Why?"), ("00:04", "Bo Li:", "It broke."), ("00:09", "Anna Berg:", "Yes, yes.")],
    ],
)  # fmt: skip
def test_a_table_says_who_speaks(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    """By its header, or by what stands in its columns."""
    document = docx.Document()
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.save(str(tmp_path / "a.docx"))
    assert said(read_transcript(tmp_path / "a.docx"))[:2] == [("Anna Berg", "Why?"), ("Bo Li", "It broke.")]


def test_roles_in_parentheses_say_who_asks(tmp_path: Path) -> None:
    """Names alone on their lines, each with its role, as analysis tools print them."""
    roles = {"Ola Berg": "Interviewer", "Dana Okafor": "Participant"}
    text = "".join(f"{name} ({roles[name]})\n{words}\n\n" for name, words in TALK)
    transcript = turns_of(tmp_path / "condens.txt", text, "dana okafor")
    assert (said(transcript), transcript.asking) == (TALK, {"ola berg"})


def test_what_another_says_between_brackets_ends_with_them(tmp_path: Path) -> None:
    """Whoever spoke before goes on behind them; brackets that are not closed leave the turn out."""
    text = "I: Go on. (P1: yes, right) What was hard?\nP1: The fees, I think.\n"
    assert said(turns_of(tmp_path / "a.txt", text)) == [
        ("I", "Go on."), ("P1", "yes, right"), ("I", "What was hard?"), ("P1", "The fees, I think."),
    ]  # fmt: skip
    transcript = turns_of(tmp_path / "b.txt", text.replace("right)", "right"))
    assert (said(transcript), transcript.outside[MIXED]) == ([("P1", "The fees, I think.")], 1)


@pytest.mark.parametrize("label", ["Note", "Researcher's note", "Anmerkung", "NB"])
def test_a_note_between_the_turns_is_nobodys(tmp_path: Path, label: str) -> None:
    """What whoever transcribed remarks is not said by the last speaker."""
    text = f"I: What was hard?\nP1: The fees.\n{label}: she laughed.\nI: And then?\nP1: Nothing more.\n"
    assert [words for name, words in said(turns_of(tmp_path / "a.txt", text)) if name == "P1"] == [
        "The fees.",
        "Nothing more.",
    ]


def test_a_table_of_turns_in_a_text_file_is_read_by_its_header(tmp_path: Path) -> None:
    """NVivo saves transcripts as rows with tabs; a row without a speaker is nobody's."""
    rows = "".join(f"0:0{n}.0 - 0:0{n}.9\t{words}\t{name}\n" for n, (name, words) in enumerate(TALK))
    text = f"Timespan\tContent\tSpeaker\n{rows}0:09.0 - 0:09.9\tWho knows?\t\n"
    transcript = turns_of(tmp_path / "nvivo.txt", text)
    assert (said(transcript), sum(transcript.outside.values())) == (TALK, 1)


def test_a_record_may_hold_the_turns_of_a_talk(tmp_path: Path) -> None:
    """JSON lines of sessions: a row for each turn; whoever has no name goes by the role, and may be who asks."""
    turn = '{{"role": "{}", "name": {}, "text": "{}"}}'
    said = [turn.format("participant", '"Aylin"', f"The tablet dies at {n} in the morning.") for n in range(4)]
    asked = [turn.format("interviewer", "null", f"What happened on day {n}?") for n in range(4)]
    lines = [f'{{"session": "s{n}", "turns": [{q}, {a}]}}' for n, (q, a) in enumerate(zip(asked, said, strict=True))]
    (tmp_path / "sessions.jsonl").write_text("\n".join(lines), encoding="utf-8")
    rows = [cells for _, cells in rows_of(tmp_path / "sessions.jsonl", {}, ("text", "speaker"))]
    assert [(r["speaker"], r["text"]) for r in rows][:2] == [
        ("interviewer", "What happened on day 0?"),
        ("Aylin", "The tablet dies at 0 in the morning."),
    ]
    assert len(rows) == 8


def test_lines_that_are_not_all_numbered_keep_their_numbers(tmp_path: Path) -> None:
    """A list of what somebody says is no numbering of lines."""
    text = "P1: I want three things.\n1. Price\n2. Speed\n3. Care\nI: Why?\nP1: I do.\n"
    assert said(turns_of(tmp_path / "a.txt", text))[0] == ("P1", "I want three things. 1. Price 2. Speed 3. Care")


def test_a_word_over_a_time_is_nobody(tmp_path: Path) -> None:
    """Where times stand over names, the last word of a turn stands over one too."""
    talk = [("Ola Berg", "Is that so?"), ("Dana Okafor", "Exactly")] * 2
    text = "".join(f"00:0{n}\n{name}\n{words}\n\n" for n, (name, words) in enumerate(talk))
    assert {name for name, _ in said(turns_of(tmp_path / "a.txt", text))} == {"Ola Berg", "Dana Okafor"}


def test_a_turn_that_announces_what_is_held_back_is_held_back_with_it(tmp_path: Path) -> None:
    """Half of what somebody said is not quoted: the list may be theirs."""
    text = "R1 - 00:0{n}\nIl est parti, et {n} fois revenu.\n\nI - 00:0{n}\nPourquoi ?\n\n"
    talk = "".join(text.replace("{n}", str(n)) for n in range(1, 4))
    last = "R1 - 00:09\nTrois choses comptent [00:12:31] :\nPrix : il doit être bas.\nVitesse : un jour au plus.\n"
    transcript = turns_of(tmp_path / "a.txt", talk + last)
    assert not any("Trois choses" in words and "un jour" not in words for _, words in said(transcript))


def test_where_turns_are_headed_by_name_and_time_a_colon_in_the_words_makes_no_speaker(tmp_path: Path) -> None:
    """ "The fees:" comes again and again, once with a time behind it, and stays what somebody says."""
    fees = ["The fees: they were hidden.", "The fees: [00:12:31] they were high.", "The fees: nobody told me."]
    turns = [(name, words) for i in range(3) for name, words in (("Host", f"What else was hard {i}?"), ("P4", fees[i]))]
    text = "".join(f"{name} - 0{i}:04\n{words}\n\n" for i, (name, words) in enumerate(turns))
    answers = [words for name, words in said(turns_of(tmp_path / "talk.txt", text)) if name == "P4"]
    assert answers == [words.replace("[00:12:31] ", "") for words in fees]


RIDERS = [("Tourer, 70", "I ride for the quiet."), ("Parent, 36", "It's the boat. We don't go."), ("Mo Walsh", "No.")]


@pytest.mark.parametrize(
    "layout",
    ["“{words}” – {name}\n", "• “{words}” — {name}\n\n", '"{words}" - {name}\n', "„{words}“ ({name})\n",
     "{n}. «{words}» -- {name}\n", "“{words}”\n– {name}\n\n"],
)  # fmt: skip
def test_quotes_that_name_who_said_them_behind_the_words_are_theirs(tmp_path: Path, layout: str) -> None:
    """As they are kept in a document; a title above them is nobody's."""
    text = "".join(layout.format(name=name, words=words, n=n) for n, (name, words) in enumerate(RIDERS, 1))
    assert said(turns_of(tmp_path / "q.txt", f"Quotes\n\n{text}" if "\n–" in layout else text)) == RIDERS


def test_a_mail_saved_as_text_is_its_authors_and_what_it_answers_is_not(tmp_path: Path) -> None:
    """A name below a letter signs it, and speaks none of what stands below."""
    head = "From: Greta Olin <greta@olin.example>\nTo: Help\nSubject: Re: Order\n\n"
    foot = "\nGreta Olin\nTel. 040 123456\n\n> On 9 Mar Help wrote:\n> It ships today.\n"
    second = "From: Help <help@shop.example>\nSent: Monday\n\nWe are sorry.\n"
    text = f"{head}I waited nine days\nand gave up.\n\nPlease cancel it.\n{foot}\n{second}"
    greta = [("Greta Olin", "I waited nine days and gave up."), ("Greta Olin", "Please cancel it.")]
    assert said(turns_of(tmp_path / "m.txt", text)) == [*greta, ("Help", "We are sorry.")]


def test_block_quotes_of_markdown_are_theirs_who_stand_below_them(tmp_path: Path) -> None:
    """Tags, titles and what a researcher concludes are nobody's, and no label makes them a speaker's."""
    text = (
        "# Highlights\n\n> I know each roll.\n> Each one.\n>\n> — **Erkan**, manager, Essen\n\nTags: `waste`\n\n"
        "> “Nobody asked.”\n\n— Silke\n\nTags: `change`\n"
    )
    assert said(turns_of(tmp_path / "q.md", text)) == [
        ("Erkan", "I know each roll. Each one."),
        ("Silke", "Nobody asked."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“I ride.” – Customer\n“I don't.” – Customer\n",
        "“I ride.” – Mo\nIt was a long day.\nNobody spoke.\n",
        "“I ride.”\n",
    ],
    ids=["one word for several", "mostly prose", "nobody"],
)
def test_quotes_of_whom_it_is_not_sure_are_nobodys(tmp_path: Path, text: str) -> None:
    """ "Customer" behind several may be several people, whose lives are not one."""
    assert said(turns_of(tmp_path / "q.txt", text)) == []


def test_whoever_is_called_interviewer_asks_also_where_nobody_else_is_known(tmp_path: Path) -> None:
    """A label that may be a word leaves the interviewer alone in the file; those words are no participant's."""
    (tmp_path / "a.txt").write_text("Interviewer: And then?\n\nZed: I look.\n", "utf-8")
    [asking] = asking_in([read_transcript(tmp_path / "a.txt")], Participants())
    assert asking == ({"interviewer"}, "by the role in the label")


def test_words_that_markdown_strikes_through_hold_a_turn_back(tmp_path: Path) -> None:
    """Whoever typed the talk took them back; waves of a chat are no such mark."""
    path = tmp_path / "P4.md"
    path.write_text(
        "**Q:** When?\n\n**P4:** On ~~Monday~~ Tuesday.\n\n**Q:** And?\n\n**P4:** Nice~~ and so~~\n", "utf-8"
    )
    assert [turn.text for turn in read_transcript(path).turns if turn.speaker == "P4"] == ["Nice~~ and so~~"]


@pytest.mark.parametrize("named", ["Ines (Researcher)", "ines", "Ines (researcher)"])
def test_an_interviewer_is_named_with_the_role_in_brackets_or_without(tmp_path: Path, named: str) -> None:
    """As the file has the label, or as the account prints it."""
    path = tmp_path / "t.txt"
    path.write_text(
        "Ines (Researcher): It came?\nTom Ward: Late.\nInes (Researcher): Both?\nTom Ward: Both.\n", "utf-8"
    )
    opened, _, _ = open_quotes([path], Participants(), {}, [named])
    assert [utterance.text for utterance in opened[0] if not utterance.asked] == ["Late.", "Both."]


@pytest.mark.parametrize(
    ("end", "kept"), [("（以上）", False), ("(koniec nagrania i tyle)", False), ("(Yes.) Both.", True)]
)
def test_a_last_line_in_brackets_is_nobodys_words(tmp_path: Path, end: str, kept: bool) -> None:
    """Whoever typed the talk closes it so."""
    path = tmp_path / "P4.txt"
    path.write_text(f"Q: When?\nP4: Late.\nQ: And?\nP4: Never.\n{end}\n", "utf-8")
    assert (end in read_transcript(path).turns[-1].text) == kept
