"""Where a person can be reached on the net: e-mail, links to profiles, handles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from persona_gen.domain import Span
from persona_gen.privacy.signs import Signs

_WITH_AT = r"[\w.+'%-]*\w@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}"
_EMAIL = re.compile(_WITH_AT, re.I)
_EMAIL_SAID = re.compile(
    rf"{_WITH_AT}"
    r"|[\w.+-]*\w ?[(\[{](?:at|ät)[)\]}] ?[\w-]+(?:\.| ?(?:[(\[{](?:dot|punkt|point|punto|ponto|kropka)[)\]}]"
    r"|\.) ?)[^\W\d_]{2,}(?:\.[^\W\d_]{2,})?"
    r"|(?:\w+ dot )*[\w.+-]*\w (?:at|AT) [\w-]+ (?:dot|DOT) (?:com|net|org|de|fr|es|it|nl|eu|edu|gov|info"
    r"|co (?:dot )?uk|ac (?:dot )?uk)\b"
    r"|(?:(?<=mail is )|(?<=mail's )|(?<=address is ))[\w.+-]*\w at (?:gmail|googlemail|hotmail|yahoo|outlook"
    r"|icloud|gmx)\b"
    r"|[\w.+-]*\w at (?:gmail|googlemail|hotmail|yahoo|outlook|icloud|gmx|web|aol|protonmail)(?:\.| dot )(?:com"
    r"|co\.uk|de|fr|es|it|net|me)\b",
    re.I,
)
_MAIL_SIGNS = (
    *("at)", "at]", "at}", " dot "),
    *"gmail googlemail hotmail yahoo outlook icloud gmx web aol protonmail".split(),
)
"""One of these, or @, is in each form of it that is written in ASCII."""
_AT = r"(?:at|arroba|arobase|arrobas|chiocciola|klammeraffe|ät|małpa|apenstaartje|snabel-a|@)"
_DOT = r"(?:dot|punto|point|punkt|ponto|kropka|punt|\.)"
_TLDS = "|".join(
    """com net org de fr es it nl eu edu gov info io uk pl pt br mx ar ch at be ie se no dk fi cz me co app dev ai in au
    nz ca us""".split()
)
_NO_MAILBOX = "|".join(
    """works? worked working it s is are was were be look looked shop buy bought me am us them stay live meet met him
    her you""".split()
)
_BETWEEN = rf"{_DOT}|underscore|dash|hyphen|minus|guion|tiret|unterstrich|bindestrich|guión bajo"
_SPELLED = re.compile(
    rf"\b(?!(?:{_NO_MAILBOX}) at )(?P<local>\w[\w.+-]*(?: (?:{_BETWEEN}) \w+){{0,3}})"
    rf" (?P<at>{_AT}) (?!(?:the|my|a|an|our|this|that|its) )(?P<host>\w[\w-]*(?: mail)?(?: {_DOT} \w+)?)"
    rf"(?:,[^,.!?]{{1,20}},)?(?: {_DOT} ?|(?P<glued>\.))(?:(?:co|com|org|ac) {_DOT} ?)?(?:{_TLDS})\b",
    re.I,
)
_LINK = re.compile(r"(?:https?://|www\.|(?<![\w@.])(?=[\w.-]+\.[a-z]{2,}/))[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]'’]", re.I)
_PERSONAL_LINK = re.compile(
    r"^(?:\w+://)?(?:"
    r"[^/\s]+:[^/\s]*@"  # user:password@host
    r"|(?:\w+\.)?(?:twitter|x|instagram|facebook|fb|tiktok|threads|snapchat|pinterest|github|gitlab|medium|reddit"
    r"|youtube|twitch|soundcloud|flickr"
    r"|last|venmo|paypal|onlyfans|patreon|vk|xing|t|telegram|wa|linktr|calendly|about|strava|goodreads|bsky|ko-fi"
    r"|vimeo|behance|dribbble|keybase|cash)"
    r"\.[a-z]{2,8}/(?!(?:help|about|legal|search|hashtag|explore|watch|p|reel|events|groups|login|signup|intent"
    r"|share|privacy"
    r"|policies|jobs|blog|business|ads|r|marketplace|settings|features|pricing)(?:[/?]|$))(?:profile/|user/|u/"
    r"|add/|c/|channel/)?[@$~]?[\w.%-]{2,}"
    r"|(?:\w+\.)?linkedin\.com/(?:in|pub)/"
    r"|(?:\w+\.)?meetup\.com/members/|steamcommunity\.com/(?:id|profiles)/|open\.spotify\.com/user/"
    r"|[^\s?#]*/(?:~|@)[\w.-]{2,}"
    r"|[^\s?#]*/(?:users?|profiles?|members?|people|accounts?|u)/(?!(?:login|settings|help|edit|new"
    r"|guide)\b)[\w.%-]{2,}"
    r"|[^\s?#]*\?(?:[^\s]*&)?(?:user(?:name|_?id)?|email|e-?mail|name|token|uid|login|usp|owner|author|shared_?by"
    r"|by|customer(?:_?id)?"
    r"|first_?name|last_?name|phone|account)=[^\s&]+"
    r")",
    re.I,
)
_HANDLE_FORMS = {
    "@": r"(?<![\w@/])(?<!\w\.)@(?!(?:home|work|school|the(?!\.)|uni|night|noon|all|everyone|here|media|import|gmail"
    r"|hotmail"
    r"|yahoo|outlook|param|return|least|once|first"
    r"|last|my|our|your|a|an|channel)\b|[\w.]+\.(?:com|net|org|de|fr|es|it|nl|eu|co|uk)\b)[A-Za-z_][\w.]*\w(?!\w)",
    "u/": r"(?<![\w/])/?u/[\w-]{3,}",
    "#": r"\b[A-Za-z][\w.]{1,31}#\d{4}\b",
}
"""Each form of a handle behind the sign that it cannot do without."""
_OWN = "my|her|his|our|their|the|mi|mein|mon|il mio|o meu|mijn|mój|mitt|min"
_ACCOUNT = (
    r"insta(?:gram)?", "ig", "twitter", r"snap(?:chat)?", "tiktok", "discord", "skype", "telegram", "signal", "threema",
    "wechat", r"(?:steam|psn|xbox|insta|discord|twitch|spieler|gamer)[- ]?names?", "user ?name", "handle",
    "gamer ?tag", "login", "screen ?name", "nickname", "nick", "alias", "usuario",
    "nombre de usuario", "benutzername", "pseudo", "identifiant", "nome utente", "gebruikersnaam", "användarnamn",
    "brukernavn", "utilizador", "usuário",
)  # fmt: skip
_IS = r"(?:['’]s|,? is|:| was)"
_IS_FOREIGN = r"(?: es| ist| est| é| è| to| är| er| jest)"
_UNLIKE_WORDS = r"\S*[\d_@]|(?-i:\S*[a-z][A-Z])"
"""In a look-ahead: what words of a language do not have."""
_SAID_HANDLE = re.compile(
    rf"\b(?:{_OWN})\s+(?:{'|'.join(_ACCOUNT)})(?: (?:handle|account|user ?name|name|id|login))?"
    rf"(?:{_IS}\s+(?=\S*\.|{_UNLIKE_WORDS}|\S{{6,}})|{_IS_FOREIGN}\s+(?=\S*\.\w|{_UNLIKE_WORDS}))(?P<handle>[\w.@-]*\w)"
    rf"|\b(?:user ?name|gamer ?tag|insta(?:gram)?|snap(?:chat)?|tiktok|discord|telegram|pseudo|handle)"
    rf"(?:{_IS}|{_IS_FOREIGN}| c['’]est|:)?"
    rf"\s+(?P<bare>@?(?={_UNLIKE_WORDS}|\S+\.\w)[\w.-]*\w)"
    r"|\b(?:follow|add|find|dm|message) me(?: on \w+)?(?: at| as| under|:)"
    rf"\s+(?P<also>(?!\d)(?={_UNLIKE_WORDS})[\w.@-]*\w)",
    re.I,
)
_PLATFORM = (
    *"twitter tiktok instagram insta snapchat reddit discord telegram youtube twitch steam psn xbox threads".split(),
    *"bluesky mastodon strava facebook kakao viber vk gamertag channel".split(),
)  # fmt: skip
_SELF = (
    "as", "at", "under", r"i['’]?m", "i am", "i go by", "they know me as", "my name is", "als", "unter", "comme",
    "sous", "como", "come",
)  # fmt: skip
_NO_HANDLE = "a|an|the|what|whatever|which|my|well|usual|soon|ever|if|it|they|not|never"
_PLATFORMS = frozenset(_PLATFORM)
_ON_PLATFORM = re.compile(
    rf"\b(?:on|auf|sur|en|su|no|op|på) (?:{'|'.join(_PLATFORM)}),? (?:{'|'.join(_SELF)}) (?!(?:{_NO_HANDLE})\b)"
    r"(?P<handle>[\w.@-]{3,}\w)"
    rf"|\b(?:{_OWN}) (?:{'|'.join(_PLATFORM)})(?: (?:handle|account|name|id|tag))?(?:{_IS}|{_IS_FOREIGN})? "
    rf"(?P<own>(?={_UNLIKE_WORDS})[\w.@-]{{3,}}\w)",
    re.I,
)
"""A name on a platform that is said to be one's own."""
_BEFORE_PLATFORM = frozenset("on auf sur en su no op på my mein mon mi mio meu mijn".split())
_AT_SIGNS = tuple(f" {sign} " for sign in _AT[3:-1].split("|"))
_AT_WORDS = frozenset(sign.strip().partition("-")[0] for sign in _AT_SIGNS)
_ACCOUNT_WORDS = frozenset(
    """steam psn xbox twitch spielername me signal insta instagram ig twitter snap snapchat tiktok discord skype
    telegram threema wechat user username
    handle gamer gamertag tag login screen screenname nickname nick alias usuario usuário benutzername pseudo
    identifiant utente gebruikersnaam användarnamn brukernavn utilizador""".split()
)
"""Without one of these words nobody says what they are called on the net."""
_NOT_SAID = re.compile(
    r"(?:never|always|always|really|pretty|not|private|public|broken|locked|hacked|deleted|suspended|getting"
    r"|working|already|probably|something|nothing|garbage|useless|terrible|awful|active|blocked|banned|disabled"
    r"|forgotten|required|invalid|taken)$",
    re.I,
)


def spans(signs: Signs) -> Iterator[tuple[str, Span]]:
    """Kind and place of each; a link comes before the handle in it."""
    text = signs.text
    yield from _mail(signs)
    if "/" in text or "www." in text:
        for match in _LINK.finditer(text):
            if _PERSONAL_LINK.match(match[0]):
                yield "link", match.span()
    yield from _handles(signs)


def _mail(signs: Signs) -> Iterator[tuple[str, Span]]:
    text, low = signs.text, signs.low
    spelled_out = " at " in low or "at)" in low or "at]" in low or "at}" in low or "ät)" in low
    if "@" in text or (spelled_out and (not text.isascii() or any(sign in low for sign in _MAIL_SIGNS))):
        for match in (_EMAIL_SAID if spelled_out else _EMAIL).finditer(text):
            yield "e-mail", match.span()
    if ("@" in text or signs.has(_AT_WORDS)) and any(sign in low for sign in _AT_SIGNS):
        for match in _SPELLED.finditer(text):
            if not match["glued"] or match["at"].lower() != "at":  # "looked at booking.com"
                yield "e-mail", match.span()


def _handles(signs: Signs) -> Iterator[tuple[str, Span]]:
    text = signs.text
    forms = tuple(form for sign, form in _HANDLE_FORMS.items() if sign in text)
    for match in _any_of(forms).finditer(text) if forms else ():
        if not _in_link(text, match.start()):
            yield "user name", match.span()
    for match in _ON_PLATFORM.finditer(text) if signs.has(_BEFORE_PLATFORM) and signs.has(_PLATFORMS) else ():
        yield "user name", match.span(match.lastgroup or 0)
    for match in _SAID_HANDLE.finditer(text) if signs.has(_ACCOUNT_WORDS) else ():
        group = match.lastgroup or "handle"
        if not _NOT_SAID.fullmatch(match[group]) and (group != "handle" or _handle_like(match[group])):
            yield "user name", match.span(group)


@cache
def _any_of(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(forms))


def _handle_like(word: str) -> bool:
    """Digits, an underscore, a point or capitals inside, or no word of a language at all."""
    return re.search(r"[\d_.@]|[a-z][A-Z]", word) is not None or (len(word) >= 6 and word.islower())


def _in_link(text: str, at: int) -> bool:
    start = max(text.rfind(blank, 0, at) for blank in " \n\t")
    return "://" in text[start + 1 : at] or "www." in text[start + 1 : at]
