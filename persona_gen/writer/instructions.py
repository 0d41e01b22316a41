"""What people ticked or were asked as an instruction, by its grammar: what to tell, offer, spare or leave.

``not knowing whether a bus meets the boat``, of what stops people, is "Tell them whether a bus meets the boat";
``Knows how purchase credit works``, which few do, is "Tell them how purchase credit works". What fits no form, such as
a price, gives no line.
"""

from __future__ import annotations

import re
from typing import Literal

from persona_gen.evidence.main_figures import SUSPECTED
from persona_gen.evidence.phrasing import within
from persona_gen.text.verb_forms import Form, base_of
from persona_gen.writer.third_person import of_them, with_article

Side = Literal["against", "wished", "less", "more", "answer", "stops", "wants"]
"""``against`` and ``wished`` are answers, to what stops people and to what they would like; ``less`` and ``more`` are
statements that fewer than everyone or many agree to; of an ``answer`` the attribute gives the words. Of German data
``stops`` and ``wants`` are what ``against`` and ``wished`` are of English data."""

_NO_MORE = re.compile(r" (?:any ?more|any longer|no longer)$|, (?:of|among) (?:those|the|people)\b.*", re.I)
"""What adds nothing to the thing, or says of whom it was asked."""
_I_DID = re.compile(r"^(?:i|we) (?=(?:do|did|could|can|cannot|have|had|would)\b)", re.I)
_NOT_OURS = (
    r"(?!(?:the |their |my )?(?:child|children|kids?|parents?|famil\w+|partner|staff|people|husband|wife|everyone"
    r"|costs?|prices?|it|i|we)\b)"
)
"""Nothing a team can change comes first: "child does not like the meals"."""
_CHARGES = (
    r"fees?|charges?|contracts?|commitment|registration|ads|adverts|advertising|waiting|queues?|plastic|harmful .+"
)
_ASKED = r"(?:how|what|when|where|which|who|why|if|whether)\b"
_NOT_KNOWING = (
    r"(?:not knowing|(?:do|does|did) not know|don['’]t know|(?:cannot|can['’]t|could not) tell|not sure|unsure|unclear"
    r"|uncertain|no idea)"
)
_SENT = r"(?:texts?|photos?|pictures?|messages?|e-?mails?|reminders?|confirmation|newsletters?)"
_GIVEN = r"(?:prices?|quotes?|(?:arrival |pick-up )?times?|dates?|answers?|deadlines?|warning|notice|sentence)"
"""What is sent, and what is given, rather than offered."""
_MADE = (
    r"held|reserved|written|shown|told|named|explained|delivered|sent|included|answered|kept|made|proposed|offered"
    r"|given|promised|repaired"
)
_THE_MADE = rf"(?!(?:an?|the|all|one|my|our|more) (?:{_MADE})\b)(?!\w+ing\b)[\w-]+(?: [\w-]+){{0,4}}?"
_OWN_TASKS = (
    r"deciding|getting|finding|choosing|understanding|comparing|setting|learning|starting|convincing|planning|changing"
    r"|cleaning|carrying|reading"
)
_SPARED = r"waiting|queu\w*ing|feeling|chasing|phoning|ringing|filling|explaining|repeating|having|standing|typing"
_WHERE = r"(?:near|to|for|in|at|with|that|nearby|before|after|on|during|by|within|of|outside)\b"
_PLEASED = r"(?:satisfaction|satisfied|happy) with"
_TASTE = r"tasted|tried|seen|visited|talked to|met|spoken to|tested|held|watched"
_RIVAL = r"\b(?:another|other|overseas|competitor|rival|elsewhere|alternative|cheaper)\w*\b"
"""What somebody else offers, which is nobody's to show."""
_FORMS: tuple[tuple[Side, str, str], ...] = (
    ("against", rf"{_NOT_KNOWING} (?P<x>{_ASKED}.+)", "Tell them {x}"),
    ("against", r"(?:not knowing|(?:do|does|did) not know) (?P<x>(?:the|their|about|of) .+)", "Tell them {x}"),
    ("against", r"(?:not sure|unsure|uncertain) (?:that )?(?P<x>(?:the|it|they|this) .+\b(?:is|are|was|will|would) .+)",
     "Show them that {x}"),
    ("against", r"(?:not sure|unsure|uncertain) (?:about|of) (?P<the>.+)", "Answer their questions about {the}"),
    ("against", r"(?:afraid|worried|scared|anxious|fear|worry) (?:that )?(?P<who>it|they|this)"
     r" (?:would|will|might|could|may) (?P<x>(?!not\b).+)", "Show them that {who} will not {x}"),
    ("against", r"(?:afraid|scared|fear|worried|worry|anxious|concern(?:ed|s)?) (?:of|about) (?P<the>.+)",
     "Answer their worry about {the}"),
    ("against", r"(?:afraid|scared|worried) (?:that )?(?P<x>(?:he|she) .+)", "Answer their worry that {x}"),
    ("against", r"(?:not sure|unsure) (?:whether |if )?(?P<x>the .+ can .+)", "Find out with them whether {x}"),
    ("against", r"hidden (?P<x>.+)", "Show the {x} at the start"),
    ("against", r"not enough (?:that )?(?:i|we|they) (?P<want>want(?:ed)?|would like|like|liked) to (?P<x>.+)",
     "Offer more that they want to {x}"),
    ("against", r"(?:.+ and )?(?:too little|not enough) (?P<x>(?!daylight|energy|money|space|room).+)",
     "Give them more {x}"),
    ("against", r"too many (?P<x>.+) to choose from", "Offer fewer {x}"),
    ("against", r"too (?:much|many) (?P<x>.+)", "Reduce {x}"),
    ("against", r"asked for too (?:much|many) (?P<x>.+)", "Ask for less {x}"),
    ("against", r"no time to (?P<x>.+)", "Let them {x} in little time"),
    ("against", r"(?P<x>an? .+ (?:i|we|they) (?:could|did|do|can)(?: not|n['’]t) .+)", "Help them with {x}"),
    ("against", r"(?:cannot|can['’]t|could not|couldn['’]t|unable to) (?P<x>.+)", "Help them {x}"),
    ("against", r"(?:the )?(?P<x>.+) took longer than (?:i|we|they) (?:thought|expected)",
     "Tell them beforehand how long {x} takes"),
    ("against", r"(?P<thing>the \w+|\w+) (?:do|does) not agree(?P<x>.*)", "Help {thing} to agree{x}"),
    ("against", r"feeling (?:that )?(?P<the>.+) (?P<how>is|are) not (?P<x>.+)", "Show them that {the} {how} {x}"),
    ("against", r"(?P<the>.*\brules)", "Explain {the}"),
    ("against", r"(?:only )?(?:think of|remember|notice|realise) (?:it|this|that) (?:only )?(?:when|once) (?P<x>.+)",
     "Remind them before {x}"),
    ("against", r"(?:(?:did|do) not|didn['’]t|don['’]t) (?:notice|hear|remember)\b.*|forgot\b.*|missed the .+",
     "Remind them in time"),
    ("against", r"(?:(?:only )?open only|only open|closed) .+", "Open at other times, too"),
    ("against", r"(?P<the>(?:notice|deadline|renewal|expiry|automatic)\b.+)", "Remind them in time of {the}"),
    ("against", rf"(?P<x>{_NOT_OURS}.+?) takes? too long", "Make {x} quicker"),
    ("against", rf"(?P<x>{_NOT_OURS}.+?) (?:is |are )?too far(?: away)?", "Bring {x} nearer to them"),
    ("against", rf"(?P<x>{_NOT_OURS}.+?) (?:that )?(?:is |are )?too"
     r" (?P<how>loud|complicated|difficult|hard|heavy|long|crowded|full|busy|noisy|slow)\b(?P<more>.*)",
     "Make {x} less {how}{more}"),
    ("against", rf"(?P<x>{_NOT_OURS}.+?) (?:that )?clash(?:es|ing)? with (?P<y>.+)", "Fit {x} to their {y}"),
    ("against", rf"(?P<the>{_NOT_OURS}.+?) (?:do|does) not (?P<how>.+)", "Make {the} {how}"),
    ("against", rf"(?P<the>{_NOT_OURS}.+?) (?:was|is) not (?P<how>there|available|ready|clear|open|complete|possible)",
     "Make sure that {the} is {how}"),
    ("against", rf"(?P<thing>an? {_NOT_OURS}.+?) (?P<past>waited|reached|arrived|broke|failed|stopped|was|went|came"
     r"|got) (?P<x>.+)", "Never let {thing} {past} {x}"),
    ("against", r"(?P<thing>(?:wrong|missing|swapped|broken|damaged|late) .+) (?P<how>delivered|sent)",
     "Prevent {thing} being {how}"),
    ("against", r"(?P<x>(?:wrong|missing|swapped|broken|damaged|late|short) .+)", "Prevent {x}"),
    ("against", r"would have to (?P<x>.+)", "Spare them having to {x}"),
    ("against", rf"(?P<x>(?:(?:getting|arriving|coming) .*\b(?:late|early|lost|stuck|wrong)|being (?!able\b).+"
     rf"|(?:{_SPARED}) .+))", "Spare them {x}"),
    ("against", rf"(?P<gerund>{_OWN_TASKS}) (?P<x>.+)", "Help them {gerund} {x}"),
    ("against", r"(?P<gerund>[a-z]+ing) (?P<x>.+) (?:is|was) too (?:much work|hard|difficult|complicated)",
     "Help them {gerund} {x}"),
    ("against", r"gave up (?P<x>.+)", "Help them not to give up {x}"),
    ("against", r"(?P<x>.+) lost (?:to|with|on) (?P<y>.+)", "Save them {x} of {y}"),
    ("against", r"fixed (?P<x>.+)", "Offer an alternative to the fixed {x}"),
    ("against", r"slow (?P<the>.+)", "Make {the} quicker"),
    ("against", r"(?:complicated|confusing|unclear|difficult) (?P<the>.+)", "Make {the} clear"),
    ("against", r"no (?P<thing>(?!(?:time|interest|need|reason|money|idea|space|room|desire|use|staff)\b)"
     rf"[\w-]+(?: (?:or )?[\w-]+){{0,2}}? {_WHERE}.*)", "Offer {thing}"),
    ("against", r"nothing (?P<x>(?:\w+ )?(?:to|near|for|in|at) .+)", "Offer something {x}"),
    ("wished", r"being (?P<participle>told|shown) (?P<x>.+) and (?P<past>told) (?P<y>.+)",
     "{participle} them {x} and {past} them {y}"),
    ("wished", r"(?:being|to be) (?P<participle>told|shown|asked|given|sent|called|reminded|helped|kept) (?P<x>.+)",
     "{participle} them {x}"),
    ("wished", rf"no (?P<the>{_CHARGES}|[\w-]+ (?:{_CHARGES}))", "Do without {the}"),
    ("wished", r"(?P<when>hours|days|time|how (?:long|soon|fast|quickly)) (?:until|till|it takes|before) (?P<x>.+)",
     "Tell them the {when} until {x}"),
    ("wished", r"that (?P<x>(?:it|they|there|the|nobody|somebody|someone) .+)", "Make sure that {x}"),
    ("wished", r"not to (?P<x>.+)", "Help them not to {x}"),
    ("wished", r"opening (?P<x>(?:before|after|until|at|on|in|earlier|later|longer)\b.*)", "Open {x}"),
    ("wished", r"(?P<third>tells|shows|keeps|answers|calls|explains|says|delivers|sends|listens) (?P<x>.+)",
     "{third} {x}"),
    ("wished", r"(?P<how>lasts|fits|works|runs) (?P<x>.+)", "Offer what {how} {x}"),
    ("wished", rf"(?P<the>{_THE_MADE}) (?P<participle>{_MADE}) to (?:me|us|them)(?P<x>(?: .+)?)",
     "{participle} {the} to them{x}"),
    ("wished", rf"(?P<the>{_THE_MADE}) (?:is |are )?(?P<participle>{_MADE})(?P<x>(?: .+)?)", "{participle} {the}{x}"),
    ("wished", rf"(?P<participle>{_MADE}) (?P<x>.+)", "{participle} {x}"),
    ("wished", r"to (?P<x>.+)|(?P<y>(?:cancel|order|book|pay|see|try|choose|compare|change|return|speak|talk) .+)",
     "Let them {x}{y}"),
    ("wished", r"(?P<gerund>repeating|ordering|booking|paying|seeing|trying|comparing|changing|choosing|cancell?ing"
     r"|returning|swapping|renting|borrowing|speaking|talking) (?P<x>.+)", "Let them {gerund} {x}"),
    ("wished", rf"(?P<thing>(?:an? )?(?:\w+ )?{_SENT}\b.*)", "Send {thing}"),
    ("wished", rf"(?P<thing>(?:an? |one )?(?:\w+ )?{_GIVEN}\b(?! list).*)", "Give them {thing}"),
    ("wished", r"(?P<thing>an? \w+|somebody|someone) on the phone(?P<x>.*)", "Put {thing} on the phone{x}"),
    ("wished", r"(?P<the>the \w+) dealing with (?P<x>.+)", "Have {the} deal with {x}"),
    ("wished", r"(?:somebody|someone) else (?P<x>[a-z]+ing .+)", "Take over {x}"),
    ("wished", r"(?P<who>somebody|someone) to (?P<x>ask|talk to|call|ring)\b(?P<y>.*)", "Name {who} to {x}{y}"),
    ("wished", r"(?:somebody|someone) to (?P<x>.+)", "Offer to {x}"),
    ("wished", r"the same (?P<x>.+)", "Keep the same {x}"),
    ("wished", r"(?P<thing>(?!(?:no|not|it|they|i|we|for|as|if|because|only|just|time|fitness)\b)(?!\w+(?:ed|ing)\b)"
     r"(?!\w+-\w+$).+)",
     "Offer {thing}"),
    ("less", rf"(?:knows?|understands?|understood) (?P<x>(?:{_ASKED}|that\b).+)", "Tell them {x}"),
    ("less", r"knows? (?P<x>(?:the|their|our) .+)", "Tell them {x}"),
    ("less", r"(?:knows?|knew) (?:of|about) (?P<x>.+)", "Tell them about {x}"),
    ("less", r"(?:understands?|understood) (?P<x>.+)", "Explain {x}"),
    ("less", rf"(?:{_PLEASED} )?(?:the )?clarity of (?:the )?(?P<x>.+)", "Make the {x} clear"),
    ("less", rf"{_PLEASED} (?:being kept |the )?inform(?:ed|ation) (?:on|about) (?P<x>.+)",
     "Tell them early about {x}"),
    ("less", rf"{_PLEASED} knowing (?P<x>the .+)", "Tell them {x}"),
    ("less", rf"{_PLEASED} knowing (?:their |your )?(?:own )?(?P<x>.+)", "Show them their {x}"),
    ("less", rf"{_PLEASED} (?P<x>.+) being (?P<how>understandable|clear|easy|simple|on time|correct)",
     "Make {x} {how}"),
    ("less", r"(?:finds?|found) (?P<x>.+) (?P<how>easy|clear|simple)", "Make {x} {how}"),
    ("less", r"(?P<x>.+) rated (?P<how>easy|clear|simple)", "Make the {x} {how}"),
    ("less", r"(?:feels?|felt) (?P<how>ready|safe|prepared|welcome|confident|informed|supported)\b(?P<x>.*)",
     "Make sure that they feel {how}{x}"),
    ("less", r"has (?P<x>(?:an?|enough|access to) .+)", "Offer them {x}"),
    ("less", rf"(?:has |have )?(?:ever )?(?P<participle>{_TASTE}) (?P<x>(?!to )(?!.*{_RIVAL}).+)",
     "Let them {participle} {x}"),
    ("more", r"would (?:use|like|take|buy|book|accept|welcome|choose|prefer"
     r"|(?:swap|exchange|trade|pay)(?: more| extra)? for) (?P<x>.+)", "Offer {x}"),
    ("more", r"(?:is |are |feels? )?(?:unsure|uncertain|not sure|confused) about (?P<x>.+)",
     "Answer their questions about {x}"),
    ("more", r"would \w+ again (?:with|for|if there (?:was|were)) (?P<x>.+)", "Offer {x}"),
    ("more", r"would pay an? (?:surcharge|extra|fee) for (?P<x>.+)", "Offer {x} at a price"),
    ("more", r"would (?:join|attend|come to) (?P<x>.+)", "Invite them to {x}"),
    ("more", r"interest(?:ed)? in (?P<x>.+)", "Offer {x}"),
    ("more", r"would (?P<x>(?:come|return|recommend|renew|donate|rejoin|visit)\b.*)", "Ask them to {x}"),
    ("more", r"(?:wants?|wishes|would like) to (?P<x>.+)", "Let them {x}"),
    ("more", r"(?:wants?|wishes for|needs?) (?P<x>.+)", "Offer {x}"),
    ("more", r"(?:is |are |feels? )?(?:worr(?:y|ies|ied) about|afraid of|fears?) (?P<x>.+)",
     "Answer their worry about {x}"),
    ("more", r"(?:says )?not knowing (?P<x>.+?)(?: is a problem)?", "Tell them {x}"),
    ("more", r"finds? (?P<x>.+) (?:an? (?:chore|hassle|nuisance|burden)|tedious|annoying)", "Spare them {x}"),
    ("more", r"feels? (?:anxious|nervous|afraid|stressed|worried) (?P<x>(?:before|during|when) .+)",
     "Calm their nerves {x}"),
    ("answer", r"(?:preferred|favou?rite|usual) (?:first |way of )?(?:contact|channel)(?: \w+)?|contact preference",
     "Contact them by {c}"),
    ("answer", r"(?:preferred|favou?rite) (?P<x>.+)", "Offer {c} as the {x}"),
    ("stops", r"(?:weiß nicht|nicht (?:zu )?wissen|unsicher|unklar|wissen nicht),?"
     r" (?P<x>(?:ob|was|wie|wann|wo|welche\w*|wer) .+)", "Sagen, {x}"),
    ("stops", r"(?:angst|sorge|furcht|befürchtung),? (?P<x>dass .+)", "Die Sorge nehmen, {x}"),
    ("stops", r"(?:angst|sorge|furcht) (?P<x>(?:vor|um) .+)", "Die Sorge {x} nehmen"),
    ("stops", r"(?:zu wenig|nicht genug|zu wenige) (?P<x>.+)", "Mehr {x} bieten"),
    ("stops", r"(?P<x>(?:das|die) \w+) ist zu (?:hoch|groß|schnell|teuer)", "{x} senken"),
    ("stops", r"(?P<x>(?:das|die) \w+) (?:ist|dauert) zu lang\w*", "{x} verkürzen"),
    ("stops", r"(?P<x>(?:das|die) \w+) ist zu (?:kompliziert|schwierig|umständlich)", "{x} vereinfachen"),
    ("stops", r"feste (?P<x>\w+en)", "Eine Alternative zu festen {x} bieten"),
    ("stops", r"keine?n? (?P<x>(?!zeit|geld|interesse|lust|bedarf|platz).+)", "{x} anbieten"),
    ("stops", r"keine zeit,? (?P<x>.+)", "Zeit sparen: {x}"),
    ("stops", r"(?:vergessen|nicht gemerkt|nicht bemerkt)\b.*", "Rechtzeitig erinnern"),
    ("wants", r"keine?n? (?P<x>.+)", "Auf {x} verzichten"),
    ("wants", r"(?P<x>(?:\S+ )+(?-i:[a-zäöüß]+en))", "{x} lassen"),
    ("wants", r"(?P<x>(?!zu\b|dass\b|wenn\b|es\b|ich\b).+)", "{x} anbieten"),
    ("less", r"(?:kennt|weiß|versteht|verstanden) (?P<x>.+)", "{x} erklären"),
    ("less", r"hat (?P<x>.+) gesehen", "{x} zeigen"),
    ("less", r"hat (?P<x>.+) (?:probiert|getestet|ausprobiert)", "{x} ausprobieren lassen"),
    ("more", r"(?:würden? )(?P<x>.+) (?:nutzen|kaufen|buchen|nehmen)", "{x} anbieten"),
    ("more", r"wünsch(?:t|en) sich (?P<x>.+)", "{x} anbieten"),
    ("more", r"(?:sorge|angst) (?:um|vor) (?P<x>.+)", "Die Sorge um {x} nehmen"),
    ("answer", r"bevorzugte[rns]? kontakt\w*|kontaktwunsch", "Über {c} ansprechen"),
    ("answer", r"bevorzugte[rns]? (?P<x>.+)", "{c} anbieten ({x})"),
)  # fmt: skip


_COMPILED = [(side, re.compile(pattern, re.I), instruction) for side, pattern, instruction in _FORMS]
"""The forms in the order in which they are tried."""
_IN_GERMAN: dict[Side, Side] = {"against": "stops", "wished": "wants"}
_VERBAL: tuple[Form, ...] = ("third", "past", "participle", "gerund")


def phrased(text: str, side: Side, *, german: bool, category: str = "") -> str | None:
    """An answer or a statement as an instruction, by its grammar; nothing where no form fits. ``category`` is the
    answer to the attribute ``text``. Money is nobody's to make less."""
    text = _I_DID.sub("", _NO_MORE.sub("", text))
    if side in ("against", "wished"):
        if SUSPECTED.fullmatch(text):
            return None
        side = _IN_GERMAN[side] if german else side
    for of_side, pattern, instruction in _COMPILED:
        if of_side == side and (match := pattern.fullmatch(text)):
            words = {name: value if german else _worded(name, value) for name, value in match.groupdict("").items()}
            return instruction.format(c=category if german else _as_thing(of_them(within(category))), **words)
    return None


def _worded(name: str, value: str) -> str:
    """What a group of a form caught, as it stands in the instruction: the groups are named after what they hold."""
    if name in _VERBAL:
        verb, *rest = value.split()
        return " ".join((base_of(verb, name) or verb, *rest))
    value = of_them(within(value))
    return with_article(value) if name == "thing" else with_article(value, "the") if name == "the" else value


def _as_thing(channel: str) -> str:
    return with_article(channel) if _ONE_CHANNEL.search(channel) else channel


_ONE_CHANNEL = re.compile(r"\b(?:app|call|visit|chat|hotline|newsletter|letter|form)$", re.I)
