"""How names are written in Latin letters, and the words that announce one: patterns only."""

from __future__ import annotations

import re

from persona_gen.privacy.signs import CAPITAL, NAME_WORD, Cued
from persona_gen.text.lexicon import any_of, listed
from persona_gen.text.lexicon.people import COMPANY, FAMILY, TITLES

PARTICLE = (
    r"(?:van der |van den |van de |van |von der |von |de la |de los |de |da |do |dos |di |del |della |du "
    r"|le |la |bin |ibn |al )"
)
FAMILY_NAME = rf"(?:(?: [{CAPITAL}]\.)* {PARTICLE}?{NAME_WORD}(?: {NAME_WORD})?| [{CAPITAL}]\.(?=[ ,;:!?]|$))"
_FULL = rf"{NAME_WORD}(?:{FAMILY_NAME})?"

_NEAR = (*FAMILY, *COMPANY, *"room-mate baby toddler kid twin bestie agent".split())
_KIN = "|".join(_NEAR)
_HELPERS = listed(
    """agent agents rep representative guy lady woman man person adviser advisor operator driver courier technician
    plumber engineer installer salesman manager assistant cashier doctor nurse receptionist consultant trainer coach
    owner clerk"""
)
_TITLES = (*TITLES, *"Sir Dame Rev Signor Signora Sig Mevrouw Meneer".split())
_KIN_LEADS = " ".join(f"{word.rpartition('-')[2]}>" for word in (*_NEAR, "called", "named"))
_SAYING = (
    "said told asked called rang phoned emailed texted helped explained replied suggested recommended thinks says works"
    " lives moved answered who was"
)
ANNOUNCED = Cued(
    (cues.split(), re.compile(pattern))
    for cues, pattern in (
        (" ".join(f"{title.lower()}>" for title in _TITLES), rf"\b{any_of(_TITLES)}\b\.? (?P<any>{_FULL})"),
        (
            _KIN_LEADS,
            rf"\b(?i:my|his|her|our|their|your)(?: \w+)? (?i:{_KIN})"
            rf"(?:,| -|,? (?i:called|named))? (?P<any>{_FULL})",
        ),
        (
            "uncle> aunt> auntie> aunty> grandma> grandpa> nana> tante> onkel> oma> opa> tía> tío>",
            rf"\b(?:[Uu]ncle|[Aa]unt(?:ie|y)?|[Gg]randma|[Gg]randpa|[Nn]ana|[Tt]ante|[Oo]nkel|[Oo]ma|[Oo]pa|[Tt]ía"
            rf"|[Tt]ío) (?P<any>{NAME_WORD})",
        ),
        (
            "name> s> is> was> ist> heiße> appelle> llamo> es> chiamo> é> heet> się> heter> by> yours> me>",
            rf"\b(?i:(?:my|his|her|the|their)(?: \w+)? name(?:['’]s| is| was|:)|mein name ist|ich heiße"
            rf"|je m['’]appelle|me llamo|mi nombre es"
            rf"|mi chiamo|o meu nome é|ik heet|mijn naam is|nazywam się|jag heter|signed by|yours,?|they call me"
            rf"|goes by) (?P<any>{_FULL})",
        ),
        ("called> named> namens>", rf"\b(?:called|named|namens) (?P<given>{_FULL})"),
        (
            "is> s> am> m> ist> ici> soy>",
            rf"\b(?i:this is|it['’]s|it is|i am|i['’]m|hier ist|ici|soy) (?P<given>{_FULL})(?= (?:speaking|calling"
            rf"|here|again|from)\b|[,.!]| and\b| \d|$)",
        ),
        (
            "hi> hello> hey> dear> liebe> lieber> liebes> hallo> bonjour> hola> ciao> salut> chère> cher> there>",
            rf"(?:^|[.!?\n] ?)\W{{0,2}}(?:Hi|Hello|Hey|Dear|Liebe[rs]?|Hallo|Bonjour|Hola|Ciao|Salut"
            rf"|Chère?)(?: there)?,? (?P<greeted>{_FULL})(?=\s*[,.!?:;\n-]|$)",
        ),
        (
            "thanks> you> cheers> bye> goodbye> sorry> danke> merci> gracias> grazie> welcome> much> again> lot>",
            rf"\b(?:[Tt]hanks|[Tt]hank you|[Cc]heers|[Bb]ye|[Gg]oodbye|[Ss]orry|[Dd]anke|[Mm]erci|[Gg]racias"
            rf"|[Gg]razie|[Ww]elcome)(?: so much| again| a lot)?,? (?P<given>{_FULL})",
        ),
        (
            "regards best yours sincerely cheers kind grüße gruß cordialement saludos",
            rf"(?:[Rr]egards|[Bb]est wishes|[Bb]est|[Yy]ours|[Ss]incerely|[Cc]heers|[Kk]ind regards|[Gg]rüße|[Gg]ruß"
            rf"|[Cc]ordialement|[Ss]aludos),?\s*\n?\s*(?P<any>{_FULL})\s*$",
        ),
        ("- – — ~", rf"(?:\n|[.!?] )\s*[-–—~]\s?(?P<given>{_FULL})\s*$"),
        (
            "to> with> for> emailed> texted> by>",
            rf"\b(?i:sp[eo]a?ke?n? (?:to|with)|talk(?:ed|ing)? (?:to|with)|asked for|met with|chat(?:ted)? with"
            rf"|(?:got|get) through to|emailed|texted|signed up with|served by|helped by|interviewed by)"
            rf" (?P<given>{_FULL})",
        ),
        (
            "customer support sales bank your accounts head reception billing hr call help service",
            rf"(?P<given>{_FULL}) (?:from|in|at|of) (?:customer|support|sales|the bank|your team|your|accounts"
            rf"|head office|reception|billing|HR|the (?:call|support|help|sales|service))\b",
        ),
        (
            _SAYING,
            rf"(?P<given>{_FULL}),? (?:said|told|asked|called|rang|phoned|emailed|texted|helped|explained|replied"
            rf"|suggested|recommended|thinks|says|works|lives|moved|answered|who (?:works|lives|helped|served|is|was)"
            rf"|was (?:very|so|really|super|extremely|incredibly) (?:helpful|kind|patient|rude|nice|friendly))\b",
        ),
        (
            "paid bought signed forgot laughed cried drove married retired apologised apologized",
            rf"(?P<given>{_FULL}) (?:paid|bought|signed|forgot|laughed|cried|drove|married|retired|apologi[sz]ed)\b",
        ),
        (
            "gave> lent> handed> sent> showed> told> asked> taught> paid> owe> owes> owed>",
            rf"\b(?i:gave|lent|handed|sent|showed|told|asked|taught|paid|owe[sd]?) (?P<given_to>{NAME_WORD})"
            r" (?:the|a|an|my|our|his|her|some|that|about|if|what)\b",
        ),
        (
            " ".join(f"{word}>" for word in _HELPERS),
            rf"\b(?i:the|an?|this|one|our) (?:\w+ )?(?i:{any_of(_HELPERS)}), (?P<any>{_FULL})(?=[,.])",
        ),
        ("as>", rf"\bAs (?P<any>{_FULL}) (?:put|says|said|told|explained|wrote) "),
        (",", rf", (?P<given>{NAME_WORD})[.?!](?=\s|$)"),
        (
            "my his her our their your",
            rf"(?P<given>{_FULL}),? (?:who is )?(?i:my|his|her|our|their) (?:\w+ )?(?i:{_KIN})\b",
        ),
    )
)
"""``any``: whatever stands here is a name. Else only with a word of the name lists in
it, and a month where something is given to it."""

LOW_ANNOUNCED = re.compile(
    rf"\b(?:(?:my|his|her|our)(?: \w+)? (?:{_KIN})(?:,| called| named)?|my name(?:['’]s| is)|this is|thanks"
    rf"|thank you|hi|hello|hey|dear|called|uncle|aunt(?:ie|y)?|mrs?|ms)"
    r"[. ] ?(?P<low>[a-zà-öø-ÿ]{3,})\b"
    r"|\b(?:mit|von|bei|für|eu|hos|soy(?: la| el)?|con|para|avec|chez|met|med|och|dla|an|à|zu|ohne|sans|sin|senza"
    r"|zonder"
    r"|utan|bez) (?P<low_elsewhere>[a-zà-öø-ÿ]{4,})\b"
)
"""Announcements in small letters, as people type them."""

LOW_TELLING = re.compile(
    r"(?:^|[.!?] |\band |\bbut |\bthen |\bit was )(?P<low>[a-zà-öø-ÿ]{3,})"
    r"(?= (?:told|said|says|asked|rang|called|phoned|helped|thinks|loves|hates|lives|moved|who)\b)"
)
"""A name in small letters that does what people do; of the lists, for "nobody said" looks alike."""

LOW_SIGNS = frozenset(
    """mit von bei für eu hos soy con para avec chez met med och dla an à zu ohne sans sin senza zonder utan bez
    my his her our this thanks thank hi hello hey dear called uncle aunt auntie aunty mr mrs ms told said says asked
    rang who phoned helped thinks loves hates lives moved""".split()
)
"""Without one of these words neither of the two finds anything."""
