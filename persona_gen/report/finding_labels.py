"""What a rule complains of, in German: each sentence of the rules, with what goes into it, and its German.

A hole in braces keeps its words; one that ends in "…" is a sentence of the table itself; one that ends in "=" is a
figure, printed as German does. What is not in the table stays English, such as what a judge wrote.
"""

from __future__ import annotations

import re
from functools import lru_cache

from persona_gen.domain import CheckedClaim
from persona_gen.text.languages import german_figures

GERMAN = (
    # what the figures say
    ('says "{word}", but {truth…}', "sagt „{word}“, aber {truth…}"),
    ("says {figure}, but {truth…}", "sagt {figure}, aber {truth…}"),
    ("tells {figure} of the wrong people: {truth…}", "sagt {figure} von den Falschen: {truth…}"),
    ("told as the person's own, but {truth…}", "von der Person selbst gesagt, aber {truth…}"),
    ("{truth…}, and who names it may name others", "{truth…}, und wer es nennt, kann anderes mit nennen"),
    ("{truth…}, and nothing says in {year}", "{truth…}, und nichts nennt {year}"),
    ("{truth…}, and nothing says who {verb}", "{truth…}, und nichts sagt, wer es würde („{verb}“)"),
    ("{truth…}, of the segment and not of its {who}", "{truth…}, im Segment und nicht unter „{who}“"),
    ("{truth…}, from {least=} up", "{truth…}, ab {least=}"),
    ("{truth…}, which is no more than that", "{truth…}, und mehr besagt das nicht"),
    ("{truth…} as the {measure…} only", "{truth…}, nur als {measure…}"),
    ("{truth…} as the {measure…}, not of each", "{truth…}, als {measure…} und nicht bei jedem"),
    ("that is {whose…} word; {truth…}", "das sagt {whose…}; {truth…}"),
    ("that is {whose…} word, and nobody counted", "das sagt {whose…}, und niemand hat gezählt"),
    ("one person's", "eine Person"),
    ("{speaker}'s", "{speaker}"),
    ("mean", "Mittel"),
    ("median", "Median"),
    ("total", "Summe"),
    ("count", "Anzahl"),
    ("{label} is true of {value=} (n = {n=}), and she is told to be another",
     "{label} gilt für {value=} (n = {n=}), und hier soll es anders sein"),
    ("{label} is true of {value=} only", "{label} gilt nur für {value=}"),
    ("{label} is {value=} on average with a standard deviation of {sd=}",
     "{label} ist im Mittel {value=} bei einer Standardabweichung von {sd=}"),
    ("{value=} is the segment{base=}; over the whole base {label} is {overall=}",
     "{value=} ist das Segment{base=}; in der ganzen Basis ist {label} {overall=}"),
    ("{overall=} is the whole base; for the segment {label} is {value=}",
     "{overall=} ist die ganze Basis; im Segment ist {label} {value=}"),
    ("{label} is over n = {n=} of the {size=} people in the segment",
     "{label} gilt für n = {n=} von {size=} Personen im Segment"),
    ("{label} is {value=} against {overall=} over the whole base",
     "{label} ist {value=} gegen {overall=} in der ganzen Basis"),
    ("{figure} stands nowhere in the evidence cited", "{figure} steht in keinem angegebenen Beleg"),
    ("{figure}, one of {n} figures in one claim, stands nowhere in the evidence cited",
     "{figure}, eine von {n} Zahlen in einer Aussage, steht in keinem angegebenen Beleg"),
    ("{figure} is the figure of {label}, which this claim does not cite",
     "{figure} ist die Zahl von {label}, die nicht als Beleg angegeben ist"),
    # what people said
    ("nobody in this segment says this", "niemand in diesem Segment sagt das"),
    ("not verbatim: {difference…}", "nicht wörtlich: {difference…}"),
    ("{one…}; {two…}", "{one…}; {two…}"),
    ('"{ours}" stands for "{theirs}"', "„{ours}“ steht für „{theirs}“"),
    ('"{words}" is added', "„{words}“ ist hinzugefügt"),
    ('"{words}" is left out', "„{words}“ ist weggelassen"),
    ("the words agree, punctuation or letters differ", "die Wörter stimmen, Satzzeichen oder Buchstaben nicht"),
    ("joined from {one} and {two}", "zusammengesetzt aus {one} und {two}"),
    ("its parts stand in another order in {quote}", "die Teile stehen in {quote} in anderer Folge"),
    ("{speaker} says this, not {other}", "das sagt {speaker}, nicht {other}"),
    ('said in the segment "{segment}" ({quote}), not in this one',
     "gesagt im Segment „{segment}“ ({quote}), nicht in diesem"),
    ('trimmed so that it turns: left out is "{rest}"', "so gekürzt, dass es sich dreht: es fehlt „{rest}“"),
    ("these are the interviewer's words ({quote}, {speaker}), not a participant's",
     "das sind Worte der Interviewenden ({quote}, {speaker}), nicht die einer befragten Person"),
    ("these words stand in {quote}, which the claim does not cite",
     "diese Worte stehen in {quote}, das nicht als Beleg angegeben ist"),
    ("{speaker} says this of {same}'s own life, and the story follows {lead}",
     "{speaker} sagt das vom eigenen Leben, und die Geschichte folgt {lead}"),
    ('leaves out the denial: "{words}"', "lässt die Verneinung weg: „{words}“"),
    ('leaves out the condition: "{words}"', "lässt die Bedingung weg: „{words}“"),
    ('leaves out the other possibility: "{words}"', "lässt die andere Möglichkeit weg: „{words}“"),
    ('leaves out what limits it: "{words}"', "lässt weg, was es einschränkt: „{words}“"),
    ('leaves out what makes it no fact: "{words}"', "lässt weg, was es zu keiner Tatsache macht: „{words}“"),
    ('leaves out that it is a part of it: "{words}"', "lässt weg, dass es ein Teil davon ist: „{words}“"),
    ('leaves out "{part}": "{words}"', "lässt „{part}“ weg: „{words}“"),
    ('asks, and does not tell: "{words}"', "fragt und sagt es nicht: „{words}“"),
    ('says so, and does not deny it: "{words}"', "sagt es und verneint es nicht: „{words}“"),
    ('wishes so, and does not say that it is: "{words}"', "wünscht es und sagt nicht, dass es so ist: „{words}“"),
    ('tells as still so what is over: "{words}"', "erzählt Vergangenes, als gälte es noch: „{words}“"),
    ('tells of one what is said of the other: "{words}"', "sagt vom einen, was vom anderen gesagt ist: „{words}“"),
    ('is said of somebody else: "{words}"', "ist von jemand anderem gesagt: „{words}“"),
    ('is somebody else\'s word: "{words}"', "ist das Wort von jemand anderem: „{words}“"),
    ('is one voice, and not "{all}": "{words}"', "ist eine Stimme und nicht „{all}“: „{words}“"),
    ('is no reason that anybody gave: "{words}"', "ist kein Grund, den jemand nannte: „{words}“"),
    ('gives no such reason as "{reason}": "{words}"', "nennt keinen Grund wie „{reason}“: „{words}“"),
    ('puts one in the place of the other around "{pivot}": "{words}"',
     "vertauscht die beiden um „{pivot}“: „{words}“"),
    ('does not say "{part}": "{words}"', "sagt nicht „{part}“: „{words}“"),
    ('says nothing of "{part}": "{words}"', "sagt nichts von „{part}“: „{words}“"),
    ('says "{part}": "{words}"', "sagt „{part}“: „{words}“"),
    ('the evidence says otherwise: "{words}"', "der Beleg sagt es anders: „{words}“"),
    ("the evidence cited does not say {missing}", "der angegebene Beleg sagt nicht {missing}"),
    # what nothing bears out
    ('cites "{cite}", which the segment does not have', "nennt als Beleg „{cite}“, das es im Segment nicht gibt"),
    ("cites no evidence", "nennt keinen Beleg"),
    ('no evidence names "{name}"', "kein Beleg nennt „{name}“"),
    ('no figure cited is a reason: "{cause}"', "keine angegebene Zahl ist ein Grund: „{cause}“"),
    ("no word of this stands in the evidence cited", "kein Wort davon steht in den angegebenen Belegen"),
    ("{label} says nothing of this", "{label} sagt davon nichts"),
    ("declared fiction carries a figure", "was als erfunden gilt, nennt eine Zahl"),
    ("declared fiction says what customers do", "was als erfunden gilt, sagt, was Kunden tun"),
    ("the evidence cited is {label}, not {value}", "der angegebene Beleg ist {label}, nicht {value}"),
    ("no evidence says anything about {attribute}", "kein Beleg sagt etwas über {attribute}"),
    ("{attribute} has no such category (it has {categories})",
     "{attribute} hat keine solche Antwort (es gibt {categories})"),
    ('the story follows "{lead}", who says nothing in this segment',
     "die Geschichte folgt „{lead}“, von der oder dem im Segment nichts zu lesen ist"),
    ("{attribute} is {value} here and {other} in {path}", "{attribute} ist hier {value} und in {path} {other}"),
    ('the persona bears the name of the participant "{name}"',
     "die Persona trägt den Namen einer befragten Person: „{name}“"),
    ('"{name}" is a participant', "„{name}“ ist eine befragte Person"),
    ("{what…} stands here", "hier steht {what…}"),
    ("a telephone number", "eine Telefonnummer"),
    ("an e-mail address", "eine E-Mail-Adresse"),
    ("a user name", "ein Benutzername"),
    ("a link to somebody's page", "ein Link auf jemandes Seite"),
    ("an account's number", "eine Kontonummer"),
    ("a card's number", "eine Kartennummer"),
    ("a date of birth", "ein Geburtsdatum"),
    ("an official number", "eine amtliche Nummer"),
    ("a device's address", "die Adresse eines Geräts"),
    ("a postal address", "eine Postanschrift"),
    # what to do
    ("leave it out, or declare it fiction in the story", "weglassen oder in der Geschichte als erfunden kennzeichnen"),
    ("leave it out, or declare the sentence fiction", "weglassen oder den Satz als erfunden kennzeichnen"),
    ("cite evidence that says so, leave it out, or declare the sentence fiction",
     "einen Beleg angeben, weglassen oder den Satz als erfunden kennzeichnen"),
    ("say it with evidence, or leave it out", "mit Beleg sagen oder weglassen"),
    ("leave the figure out, or cite the evidence that gives it", "die Zahl weglassen oder ihren Beleg angeben"),
    ("tell it of the few it is true of, or choose what most have",
     "von den wenigen sagen, für die es gilt, oder wählen, was für die meisten gilt"),
    ("tell it of somebody else (one of them …), or leave it out", "von jemand anderem sagen oder weglassen"),
    ("take it out; a persona names no real person", "streichen; eine Persona nennt keine wirkliche Person"),
    ("quote a participant", "eine befragte Person zitieren"),
    ("quote someone verbatim, or take the quotation marks off and cite what bears it out",
     "jemanden wörtlich zitieren oder die Anführungszeichen weglassen und den Beleg angeben"),
    ('say "{speaker}", or cite what {other} says', "„{speaker}“ sagen oder angeben, was {other} sagt"),
    ("keep the word that makes it so, or leave the sentence out",
     "das Wort behalten, das es dazu macht, oder den Satz weglassen"),
    ("keep one of the two", "eines von beiden behalten"),
    ("say whose word it is, or leave it out", "sagen, wessen Wort es ist, oder weglassen"),
    ("a claim is one sentence: split it", "eine Aussage ist ein Satz: teilen"),
    ("give the persona another name", "der Persona einen anderen Namen geben"),
    ("name a speaker of the segment as the lead, or none", "jemanden aus dem Segment als Stimme nennen oder niemanden"),
    ('cite "{cite}"', "„{cite}“ angeben"),
    ('did you mean "{cite}"?', "„{cite}“ gemeint?"),
    ("{value=} of these n = {n=}", "{value=} von diesen n = {n=}"),
    ("higher", "höher"),
    ("lower", "niedriger"),
    ("{label} is {value=}", "{label} ist {value=}"),
)  # fmt: skip
"""English and German of the rules' sentences; the first that fits is taken, so the narrower stand first."""
_PARTS = re.compile(r"(\{[^}]*\})")
_OF_HOLES = {"path": r"\S+"}
_HOLE = re.compile(r"\{(\w+)([…=]?)\}")


def _pattern(english: str) -> re.Pattern[str]:
    at, parts = 0, []
    for hole in _HOLE.finditer(english):
        parts += [re.escape(english[at : hole.start()]), f"(?P<{hole[1]}>{_OF_HOLES.get(hole[1], '.+?')})"]
        at = hole.end()
    return re.compile("".join([*parts, re.escape(english[at:])]), re.S)


_PHRASES = [(_pattern(english), german) for english, german in GERMAN]


@lru_cache(maxsize=2_000)
def finding_in_german(sentence: str) -> str | None:
    """A rule's sentence in German; nothing where the table has none."""
    for pattern, german in _PHRASES:
        if match := pattern.fullmatch(sentence):
            parts = [_filled(match, part) for part in _PARTS.split(german)]
            if all(part is not None for part in parts):
                return "".join(filter(None, parts))
    return None


def _filled(match: re.Match[str], part: str) -> str | None:
    """A part of a German sentence, its hole filled; nothing where what goes into it has no German."""
    if not (hole := _HOLE.fullmatch(part)):
        return part
    words = match[hole[1]]
    if hole[2] == "…":
        return finding_in_german(words)
    return german_figures(words) if hole[2] == "=" else words


def _figure(words: str) -> str:
    """A figure as Germans print it; labels and what people said as they stand."""
    return german_figures(words) if words[0].isdigit() else words


def with_german_findings(claim: CheckedClaim) -> CheckedClaim:
    """The claim with what rules complain of in German."""
    findings = tuple(
        finding.model_copy(
            update={
                "reason": finding_in_german(finding.reason) or finding.reason,
                "suggestion": finding.suggestion
                and (finding_in_german(finding.suggestion) or _figure(finding.suggestion)),
            }
        )
        for finding in claim.findings
    )
    return claim.model_copy(update={"findings": findings}) if findings else claim
