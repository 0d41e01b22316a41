"""Places in a sentence where only a person can stand, so that a word there is a name whatever the lists say of it.

Latin script. Each pattern holds the name as ``name``: a capitalised word or two (``any``), or small letters (``low``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from persona_gen.domain import Span
from persona_gen.privacy.brands import names_a_thing
from persona_gen.privacy.lists import NEVER_NAMES, ORDINARY_SMALL
from persona_gen.privacy.signs import CAPITAL, NAME_WORD, Cued, Signs
from persona_gen.privacy.slot_words import (
    CALLED_BY,
    DO_WHAT_PEOPLE_DO,
    GREETING,
    LOW_NAMING,
    LOW_TITLES,
    NOT_BEHIND_OUR,
    OWNERS,
    ROLES,
    SAYS,
    STRANGERS,
    TO,
)

_SHE = r"(?:he|she|his|her|him|hers)"
_WORD = rf"{NAME_WORD}(?:['’][{CAPITAL}]?[a-z]+)?"
_NAME = rf"(?P<any>{_WORD}(?: (?:{_WORD}|[{CAPITAL}]\.(?=\s|$))){{0,2}})"
_ONE = rf"(?P<any>{_WORD})"
_LOW = r"(?P<low>[a-zà-öø-ÿ][a-zà-öø-ÿ'’-]{2,})"

_OWN = rf"(?i:{'|'.join(OWNERS)})"
_ROLE = rf"(?i:{'|'.join(sorted(ROLES, key=len, reverse=True))})"
_CAPITALS = rf"[{CAPITAL}]{{3,}}"
_REVERSED = re.compile(
    rf"(?<!, )(?<![\w’'-])(?P<family>(?:Ó |O['’]|Mac |Mc|van |von |de |(?:(?:VAN|DE|DER|DEN|VON|LA|LE|DI|DEL|BIN"
    rf"|EL|AL) )+)?(?:{NAME_WORD}"
    rf"|{_CAPITALS})(?:-{NAME_WORD})?),"
    rf" (?P<given>(?:{NAME_WORD}|{_CAPITALS})(?: [{CAPITAL}]\.?(?!\w))?)(?!\w|,? (?:and|or|und|et|y) [{CAPITAL}]"
    rf"|, [{CAPITAL}]|['’]s)"
)
"""``Kowalczyk, Bartosz``, as files and parcels have it; no list of three."""
_OPENINGS = (
    *"since when before after until because while if but and so that as then where today yesterday once".split(),
    *"sometimes usually".split(),
)
_DOING = "|".join(SAYS)
_DOES_WHAT_PEOPLE_DO = "|".join(DO_WHAT_PEOPLE_DO)
_CALLED = "called|named|namens|heißt|s'appelle|se llama|si chiama"
_NAMING = (
    "nachname", "vorname", "name ist", "ich heiße", "je m'appelle", "me llamo", "mi chiamo", "meu nome é", "ik heet",
    "nazywam się", "jag heter", "jeg heter", "mam na imię", "by the name of", "calls? (?:me|him|her)", "known as",
    "goes by", "answers to", "spitzname ist", "rufname ist", "surnom est", "apodo es", "soprannome è", "bijnaam is",
)  # fmt: skip
_SIGNED = (
    "signed", "signature", "account ?holder", "card ?holder", "addressed to", "attn", "attention", "c/o", "payee",
    "in the name of", "booked (?:as|under|for)", "registered (?:to|as)", "under the name", r"name on (?:the )?\w+",
    "customer name", "filed (?:as|under)", "invoice to", "beneficiary", "passenger", "recipient",
)  # fmt: skip
_TITLE = "|".join(title for title in CALLED_BY if title not in NOT_BEHIND_OUR.split("|"))
_BEHIND_TOLD = r"(?= (?:that|it|about|I|we|to|and|not|what|how|the)\b|[.,!?]|$)"
_AT_A_PLACE = "at work|next door|down the|across|upstairs|in the office|on the|in accounts|in HR"
_ABOUT = "about|down|if|what|how|who|he|she"
_ROLE_LEADS = " ".join(f"{role.rpartition('-')[2]}>" for role in ROLES)
_TITLE_LEADS = " ".join(title.lower().rstrip("'") + ">" for title in CALLED_BY)
_CALLED_LEADS = "called> named> namens> heißt> appelle> llama> chiama>"
_NAMING_LEADS = (
    "nachname> vorname> ist> heiße> appelle> llamo> chiamo> é> heet> się> heter> imię> of> me> him> her> as> by> to>"
    " est> es> è> is>"
)
_SIGNED_LEADS = (
    "signed> signature> accountholder> holder> cardholder> to> attn> attention> o> payee> of> as> under> for> name"
    " beneficiary> passenger> recipient>"
)
_PATTERNS = Cued(
    (signs.split(), re.compile(pattern))
    for signs, pattern in (
        (_ROLE_LEADS, rf"\b{_OWN}(?: [\w-]+)? {_ROLE},? {_NAME}"),
        (_CALLED_LEADS, rf"\b{_OWN}(?: [\w-]+)? {_ROLE} (?i:is|was|'s|ist|est|es|è|é)? ?(?i:{_CALLED}) {_NAME}"),
        (_ROLE_LEADS, rf"\b{_OWN} {_ROLE}, {_NAME},"),
        (_TITLE_LEADS, rf"(?<![\w-])(?:{_TITLE})(?:\.? |\.){_NAME}"),
        (
            "".join(f"{title.lower()}> " for title in NOT_BEHIND_OUR.split("|")),
            rf"(?<![\w-])(?:{NOT_BEHIND_OUR}) {_ONE}(?=,? (?:{_DOING}|keeps|who|and I)\b)",
        ),
        (
            "big little lil old young",
            rf"(?<![\w-])(?P<any>(?:Big|Little|Lil['’]|Old|Young) {_WORD})(?=,? (?:{_DOING}|down|over|and|who)\b)",
        ),
        (
            "name surname nickname",
            rf"\b(?i:surname|(?:last |family |first |given |full |nick|maiden )?name(?: (?:at|in|among) (?:the )?\w+)?)"
            rf"(?: (?i:is|was|as|on the account)|['’]s|:|,)+ {_NAME}",
        ),
        (_NAMING_LEADS, rf"\b(?i:{'|'.join(_NAMING)}) {_NAME}"),
        ("m>", rf"(?<![\w.’'])M\. {_NAME}"),  # Monsieur, or an initial
        ("i me myself", rf"(?<!\w){_ONE} and (?:I|me|myself)\b"),
        (
            "when> whenever> since> until> because> time> before> after> once>",
            rf"\b(?i:when|whenever|since|until|because|every time|the (?:first|last) time|before|after|once) {_ONE}"
            r"(?= [a-z]+(?:s|ed) (?:it|me|my|us|her|him|them|his|their|our|the)\b)",
        ),
        ("and>", rf"\b(?i:me|I|myself) and {_ONE}"),
        (" ".join(f"{word}>" for word in TO), rf"\b(?i:{'|'.join(TO)}) {_ONE}(?=[^.!?]*\b{_SHE}\b)"),
        (
            "told> thanked> married> hugged> kissed> texted> introduced> begged> reminded>",
            rf"\b(?i:told|thanked|married|hugged|kissed|texted|introduced|begged|reminded) {_ONE}{_BEHIND_TOLD}",
        ),
        (
            "to>",
            rf"\b(?i:gave|lent|sold|handed|showed|read|passed|sent"
            rf"|explained) (?:\w+ ){{1,4}}to {_ONE}(?=[^.!?]*\b{_SHE}\b|[.,!]|$)",
        ),
        (
            "to> from> with> by> for> of>",
            rf"\b(?i:to|from|with|by|for|of) {_ONE}(?=,? (?:and|who|because|but|as)? ?{_SHE}\b)",
        ),
        ("from>", rf"\b(?i:borrowed|got|bought|heard) (?:\w+ ){{1,3}}from {_ONE}(?= (?:{_AT_A_PLACE})\b)"),
        (
            "with>",
            rf"\b(?i:works?|worked|lives?|lived|shares?|sits?|grew up) (?:\w+ ){{0,2}}with {_ONE}(?= (?:on|in|at"
            rf"|every"
            rf"|since|and)\b|[.,]|$)",
        ),
        ("for>", rf"\b(?i:waited|waiting|waits|looked|looking) for {_ONE}(?= to\b)"),
        (
            "ask> tell> call> ring>",
            rf"\b(?i:you can|please|just|better|should|could|go and) (?i:ask|tell|call|ring) {_ONE}(?=[,.!]"
            rf"| (?:{_ABOUT})\b)",
        ),
        (
            "ask> tell> call> ring>",
            rf"(?:^|[.!?] )(?:Ask|Tell|Call|Ring) (?P<any>(?:Big |Little |Old |Young )?{_WORD})"
            rf"(?=[,.!]| (?:{_ABOUT})\b)",
        ),
        (
            "".join(f"{word}> " for word in _OPENINGS) + "~days",
            rf"\b(?i:{'|'.join(_OPENINGS)}|on \w+days) {_ONE}(?= (?:{_DOES_WHAT_PEOPLE_DO}|and I)\b)",
        ),
        (
            "called> rang> phoned> invited> brought>",
            rf"\b(?i:called|rang|phoned|invited|brought) {_ONE} (?:over|in|round|up|back|along)\b",
        ),
        ("called", rf"(?<!\w){_NAME},? (?:I think |I believe |or so )?(?:he|she|they) (?:was|is|were|are) called\b"),
        (
            _SIGNED_LEADS,
            rf"\b(?i:{'|'.join(_SIGNED)}):? (?P<any>(?:Ó |O['’]|Mac |Mc)?(?:{_WORD}|{_CAPITALS})(?:,? (?:{_WORD}"
            rf"|{_CAPITALS}"
            rf"|[{CAPITAL}]\.?(?!\w)))?)",
        ),
    )
)
"""The cues of a pattern, and the pattern. What stands in ``any`` is a name, unless it is
a word that never is one."""

_LOW_PATTERNS = Cued(
    (cues.split("|") if "|" in cues else cues.split(), re.compile(pattern))
    for cues, pattern in (
        ("my our his her", rf"\b(?:my|our|his|her)(?: \w+)? {_ROLE},? {_LOW}(?= (?:{_DOING})\b)"),
        (STRANGERS, rf"\b(?:the|a|our|their) (?:{STRANGERS}),? {_LOW}(?= (?:{_DOING})\b)"),
        (LOW_TITLES, rf"(?<![\w.])(?:{LOW_TITLES})\.? {_LOW}\b"),
        (
            f"lad|man|woman|girl|boy|guy|lady|bloke|chap|someone|somebody|{STRANGERS}",
            rf"\b(?:lad|man|woman|girl|boy|guy|lady|bloke|chap|someone|somebody|{STRANGERS})"
            rf" (?:called|named) {_LOW}",
        ),
        (
            "name|names|am called|call me|calls me|heiße|appelle|llamo|chiamo|nombre|heet|nazywam",
            rf"\b(?:{'|'.join(LOW_NAMING)}) {_LOW}\b",
        ),
        (
            GREETING.replace("|", " ").replace("thank you", "thank"),
            rf"(?:^|[.!?,] ?)(?:{GREETING}),? {_LOW}(?=[.!?,]?$|[.!?,] )",
        ),
        (
            "share split live moved",
            rf"\b(?:me and|and) {_LOW}(?= (?:just |both |always )?(?:share|split|live|moved)\b)",
        ),
        (" and i| and me", rf"(?:^|[.!?,] ?){_LOW} and (?:i|me)\b"),
    )
)
"""Names as people type them, without a capital; before each the words without one of which it finds nothing."""


def spans(signs: Signs, is_full_name: Callable[[str, str], bool]) -> Iterator[tuple[str, Span]]:
    """How each name is written (``any``, ``low``) and where; ``is_full_name`` judges a given and a family name."""
    text = signs.text
    if signs.capital_inside or any(pair in text for pair in _AND_SELF):
        for pattern in _PATTERNS.of(signs):
            for match in signs.matches(pattern):
                if span := _name_in(match):
                    yield "any", span
    for match in _REVERSED.finditer(text) if ", " in text else ():
        # Where a sentence begins, the first word has its capital anyway: "Honestly, Sarah".
        begins = re.search(r"(?:^|[.!?…\n]\W*)$", text[: match.start()]) is not None
        if names_a_thing(match["given"].lower()) or match["given"].lower() in NEVER_NAMES:
            continue
        if is_full_name("" if begins else match["given"].split()[0], match["family"]):
            yield "any", match.span()
    for pattern in _LOW_PATTERNS.of(signs) if signs.has(_LOW_SIGNS) else ():
        for match in pattern.finditer(text):
            word = match["low"].lower()
            if (
                word not in NEVER_NAMES
                and word not in _OF_OTHERS
                and word not in ORDINARY_SMALL
                and not word.endswith(_ENDINGS)
            ):
                yield "low", match.span("low")


_AND_SELF = (" and I", " and me", " and myself")
"""Before these a name may begin the sentence."""
_LOW_SIGNS = frozenset(
    (
        *ROLES,
        *"|".join((STRANGERS, LOW_TITLES, GREETING)).split("|"),
        *"name names called call calls lad man woman girl boy lady chap someone somebody".split(),
        *"heiße m llamo chiamo nombre heet nazywam ist me i thank".split(),
    )
)
"""Without one of these words no name in small letters is found."""
_OF_OTHERS = frozenset("del della dei degli de des du der die das den dem vom von van aus que qui che".split())
_ENDINGS = ("ing", "ly", "ed", "ness", "tion", "ment", "'s", "’s", "'t", "n’t", "'ll", "'ve")


def _name_in(match: re.Match[str]) -> Span | None:
    """The words of a name, up to the first that is none."""
    start = match.start("any")
    words = match["any"].split(" ")
    kept = []
    for word in words:
        plain = word.lower().strip(".,'’").replace("’", "'")
        if (
            plain in NEVER_NAMES
            or names_a_thing(plain)
            or (len(word.strip(".")) > 1 and word.isupper() and len(words) == 1)
        ):
            break
        kept.append(word)
    size = len(" ".join(kept))
    return (start, start + size) if kept and size else None
