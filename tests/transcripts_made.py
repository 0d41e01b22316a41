"""Transcripts as tools and people write them, with who said what: layout × dirt × language, by a seed.

The truth is the list of turns that a transcript is written from. Reading it may leave turns out, with the reason; it
may not change a word, nor put it into another mouth.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from persona_gen.ingest.interviews.speech import DOUBTFUL, MIXED, TRAILING, UNNAMED
from persona_gen.ingest.interviews.transcripts import read_transcript
from persona_gen.ingest.interviews.turns import Turn, joined_turns

LANGUAGES: dict[str, dict[str, list[str]]] = {
    "en": {
        "asks": ["How did you choose it?", "What was hard about it?", "Would you do it again?", "And why was that?"],
        "says": [
            "I asked my sister, and then I compared three apps on a Sunday.",
            "The fees: they were hidden at the bottom of the page.",
            "At 9:15 the shop was still shut, and I left at half past ten.",
            "It took me 2 hours; nobody called back.",
            "I would not do it again, not for £30.",
            "My rule is simple: never pay twice.",
            "She said “call me” and never picked up.",
            "Well, it works (most of the time) and it costs < 5 a month.",
        ],
        "lists": ["Three things matter to me:", "Price: it has to be low.", "Speed: a day at most."],
    },
    "de": {
        "asks": ["Wie haben Sie es gewählt?", "Was war schwierig daran?", "Würden Sie es wieder tun?", "Und warum?"],
        "says": [
            "Ich habe meine Schwester gefragt und dann drei Apps verglichen.",
            "Die Gebühren: die standen ganz unten auf der Seite.",
            "Um 9:15 war der Laden noch zu, und ich ging um halb elf.",
            "Es hat mich 2 Stunden gekostet; niemand rief zurück.",
            "Ich würde es nicht wieder tun, nicht für 30 €.",
            "Sie sagte „ruf an“ und ging nie ans Telefon.",
        ],
        "lists": ["Drei Dinge zählen für mich:", "Preis: er muss niedrig sein.", "Tempo: höchstens ein Tag."],
    },
    "fr": {
        "asks": ["Comment l'avez-vous choisi ?", "Qu'est-ce qui était difficile ?", "Le referiez-vous ?", "Pourquoi ?"],
        "says": [
            "J'ai demandé à ma sœur, puis j'ai comparé trois applis.",
            "Les frais : ils étaient cachés en bas de la page.",
            "À 9:15 le magasin était encore fermé, je suis parti.",
            "Ça m'a pris 2 heures ; personne n'a rappelé.",
            "Elle a dit « appelle » et n'a jamais répondu.",
        ],
        "lists": ["Trois choses comptent :", "Prix : il doit être bas.", "Vitesse : un jour au plus."],
    },
    "zh": {
        "asks": ["您是怎么选择的？", "有什么困难吗？", "什么会有帮助？", "为什么？"],
        "says": [
            "我问了我姐姐，然后比较了三个应用。",
            "费用藏在页面底部，我差点放弃了。",
            "有一张写着所有费用的表格就够了。",
            "我不会再用了。",
        ],
        "lists": ["有三点很重要：", "价格：一定要低。", "速度：最多一天。"],
    },
    "ru": {
        "asks": ["Как вы его выбрали?", "Что было трудно?", "Сделали бы вы это снова?", "А почему?"],
        "says": [
            "Я спросила сестру и сравнила три приложения.",
            "Комиссии были спрятаны внизу страницы.",
            "Это заняло два часа, и никто не перезвонил.",
            "Больше я так не сделаю.",
        ],
        "lists": ["Важны три вещи:", "Цена: она должна быть низкой.", "Скорость: не больше дня."],
    },
}  # fmt: skip
SPEAKERS: dict[str, list[tuple[str, list[str]]]] = {
    "en": [
        ("Interviewer", ["P1", "P2"]),
        ("Moderator", ["P01", "P02"]),
        ("Ola Berg", ["Dana Okafor", "Tom Hall"]),
        ("SPEAKER_00", ["SPEAKER_01", "SPEAKER_02"]),
        ("Speaker 1", ["Speaker 2", "Speaker 3"]),
        ("Q", ["A"]),
        ("Facilitator", ["Grace", "Mark"]),
        ("Dr. Ngozi Adeyemi", ["Zyra", "Tadhg O'Brien"]),
    ],
    "de": [("Interviewerin", ["B1", "B2"]), ("I", ["B"]), ("Sabine Vogt", ["Jürgen Maier", "Ümit Yılmaz"])],
    "fr": [("Enquêtrice", ["R1", "R2"]), ("Camille Petit", ["Zoé Lefèvre", "Luc Morel"])],
    "zh": [("访谈者", ["受访者"]), ("主持人", ["受访者1", "受访者2"])],
    "ru": [("Интервьюер", ["Респондент"]), ("Анна Белова", ["Пётр Орлов", "Ирина Ким"])],
}
TEXTS = {
    "colon": "{name}: {words}\n",
    "colon and blank lines": "{name}: {words}\n\n",
    "full width": "{name}：{words}\n",
    "brackets": "[{name}]: {words}\n",
    "time in brackets": "[00:{m:02}:{s:02}] {name}: {words}\n",
    "name, tab, time, tab": "{name}:\t00:{m:02}:{s:02}\t{words}\n",
    "time, tab, name, tab": "00:{m:02}:{s:02}\t{name}\t{words}\n",
    "otter": "{name}  {m}:{s:02}\n{words}\n\n",
    "rev": "{name} (00:{m:02}:{s:02}):\n{words}\n\n",
    "rev behind": "{name}: (00:{m:02}:{s:02})\n{words}\n\n",
    "trint": "{name} [00:{m:02}:{s:02}] {words}\n",
    "sonix": "{name}: [00:{m:02}:{s:02}] {words}\n",
    "happy scribe": "[00:{m:02}:{s:02}.12] - {name}\n{words}\n\n",
    "fathom": "@{m}:{s:02} - {name} (Field Ltd)\n{words}\n\n",
    "fireflies": "{name} - {m:02}:{s:02}\n{words}\n\n",
    "zoom captions": "[{name}] 10:{m:02}:{s:02}\n{words}\n\n",
    "word": "00:{m:02}:{s:02} {name}\n{words}\n",
    "slack": "{name}  [10:{m:02} AM]\n{words}\n\n",
    "whatsapp": "[12/05/2024, 10:{m:02}:{s:02}] {name}: {words}\n",
    "f4": "{name}: {words} #00:{m:02}:{s:02}-5#\n",
    "whisper": "[00:{m:02}:{s:02}.120 --> 00:{m:02}:{s:02}.900]   [{name}]: {words}\n",
    "old teams": "0:{m}:{s}.0 --> 0:{m}:{s}.340\n{name}\n{words}\n\n",
    "bold": "**{name}:** {words}\n\n",
    "bold and time": "**{name}** [00:{m:02}:{s:02}]: {words}\n\n",
}
CUES = {
    "teams": "{n}/0-0\n00:{m:02}:{s:02}.000 --> 00:{m:02}:{s:02}.900\n<v {name}>{words}</v>\n\n",
    "zoom": "{n}\n00:{m:02}:{s:02}.000 --> 00:{m:02}:{s:02}.900\n{name}: {words}\n\n",
    "webex": '{n} "{name}" (3920)\n00:{m:02}:{s:02}.000 --> 00:{m:02}:{s:02}.900\n{words}\n\n',
    "chevrons": "{n}\n00:{m:02}:{s:02}.000 --> 00:{m:02}:{s:02}.900\n>> {name}: {words}\n\n",
}
"""Name, words, number, minutes and seconds of a turn."""

DIRT = ("codes", "credits", "inline", "markup", "list", "sounds", "windows", "header", "wrapped")
CREDITS = ["Transcribed by https://otter.ai", "Ola Berg stopped transcription", "Transcription ended after 00:12:44",
           "Utworzono w programie Xyz"]  # fmt: skip


@dataclass
class Made:
    """A transcript's file name, its text, and who said what."""

    name: str
    text: str
    turns: list[tuple[str, str]] = field(default_factory=list)


def transcripts(count: int, seed: int) -> Iterator[Made]:
    """So many transcripts."""
    for number in range(count):
        yield made(number, random.Random(f"{seed} {number}"))


def made(number: int, dice: random.Random) -> Made:
    """One of them."""
    language = dice.choice(list(LANGUAGES))
    asker, people = dice.choice(SPEAKERS[language])
    cues = dice.random() < 0.25
    layout = dice.choice(list(CUES if cues else TEXTS))
    dirt = set(dice.sample(DIRT, dice.randint(0, 3)))
    turns = list(_talk(language, asker, people, dice))
    if "list" in dirt and not cues:
        who = people[0]
        turns += [(asker, LANGUAGES[language]["asks"][0]), (who, "\n".join(LANGUAGES[language]["lists"]))]
    pieces = []
    joins = " " if language != "zh" else ""
    for n, (name, words) in enumerate(turns, 1):
        written = _soiled(words, dirt, cues, layout, dice)
        minutes, seconds = divmod(n * 17, 60)
        template = CUES[layout] if cues else TEXTS[layout]
        pieces.append(template.format(name=name, words=written, n=n, m=minutes, s=seconds))
    text = "".join(pieces)
    if "header" in dirt and not cues:
        text = f"Interview {number}\nDate: 2026-04-14\nLocation: Leeds\n\n{text}"
    if "credits" in dirt and not cues:
        text = f"{text.rstrip()}\n\n{dice.choice(CREDITS)}\n"
    if cues:
        text = "WEBVTT\n\nNOTE made by a tool\n\n" + text
    suffix = ".vtt" if cues else ".md" if layout.startswith("bold") else ".txt"
    made_of = f"{number} {layout} {language} {'+'.join(sorted(dirt))}"
    text = text.replace("\n", "\r\n") if "windows" in dirt else text
    return Made(
        f"{made_of.replace('/', ' ')}{suffix}", text, [(name, words.replace("\n", joins)) for name, words in turns]
    )


def _talk(language: str, asker: str, people: Sequence[str], dice: random.Random) -> Iterator[tuple[str, str]]:
    """Questions, and one answer or two to each; everybody speaks at least twice."""
    says = LANGUAGES[language]["says"]
    for n in range(dice.randint(3, 6)):
        yield asker, dice.choice(LANGUAGES[language]["asks"])
        first = people[n % len(people)]
        yield first, _answer(says, language, dice)
        if len(people) > 1 and dice.random() < 0.4:
            yield next(p for p in people if p != first), _answer(says, language, dice)


def _answer(says: Sequence[str], language: str, dice: random.Random) -> str:
    return ("" if language == "zh" else " ").join(dice.sample(says, dice.randint(1, 3)))


def _soiled(words: str, dirt: set[str], cues: bool, layout: str, dice: random.Random) -> str:
    """Words with what a tool puts between them."""
    parts = words.split(" ")
    at = dice.randrange(len(parts))
    if "codes" in dirt:
        code = dice.choice(["[00:12:31]", "(00:12:31)", "#00:12:31-4#", "{00:12}"])
        parts[at] = f"{parts[at]} {code}"
    if "markup" in dirt and cues:
        parts[-1] = f"<i>{parts[-1]}</i>" if dice.random() < 0.5 else f'<font color="red">{parts[-1]}</font>'
    if cues:
        parts = [part.replace("< 5", "&lt; 5") if part != "<" else "&lt;" for part in parts]
    if "wrapped" in dirt and (cues or layout not in ("f4",)) and len(parts) > 6 and "\n" not in words:
        middle = len(parts) // 2
        if parts[middle][:1].islower():
            parts[middle] = "\n" + parts[middle]
    return " ".join(parts).replace(" \n", "\n")


@dataclass
class Compared:
    """What became of the turns of one transcript: right, left out with a reason or without one, or wrong."""

    right: int
    left_out: int
    silent: int
    wrong: list[tuple[str, str]]
    reasons: dict[str, int]


def held_against(one: Made, folder: Path) -> Compared:
    """A transcript, written and read back, against the truth. Back-channels and neighbours are joined on both sides."""
    path = folder / one.name
    path.write_text(one.text, "utf-8", newline="")
    transcript = read_transcript(path)
    got = _plain(transcript.turns)
    want = _plain([Turn(name, words, "") for name, words in one.turns])
    wrong = [turn for turn in got if turn not in want]
    missing = [turn for turn in want if turn not in got]
    reasons = {reason: n for reason, n in transcript.outside.items() if reason in HELD_BACK}
    said = min(len(missing), len(missing) if reasons else 0)
    return Compared(len(want) - len(missing), len(missing), len(missing) - said, wrong, reasons)


HELD_BACK = (DOUBTFUL, MIXED, UNNAMED, TRAILING)


def _plain(turns: Sequence[Turn]) -> list[tuple[str, str]]:
    return [(turn.speaker, " ".join(turn.text.split())) for turn in joined_turns(turns)[0]]
