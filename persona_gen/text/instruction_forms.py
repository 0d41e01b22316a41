"""The forms in which people give orders to a model: rules over the parts, each behind the words it cannot do without.

An imperative alone is no order to a model: it must be spoken to, or told to leave what it was told before, or to do
something to what it alone has (its prompt, the persona, a verdict).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from persona_gen.text import instruction_parts as parts
from persona_gen.text.instruction_parts import one_of


@dataclass(frozen=True)
class Family:
    """Orders of one kind: what stands in every text that has one, their forms, and whether they may be reported."""

    cue: re.Pattern[str]
    forms: tuple[str, ...]
    may_be_reported: bool

    @cached_property
    def orders(self) -> tuple[re.Pattern[str], ...]:
        """The forms, compiled when the first text has the cue: they are a fifth of a program's start."""
        return tuple(re.compile(form, re.MULTILINE) for form in self.forms)


_OPENING = (
    r"(?:^|[.!?:;,>)\]–—-] |\b(?:please|kindly|bitte|now|just|then|instead|jetzt|por favor|per favore)\b ?,? ?"
    rf"|\b(?:{parts.AND}) )\W{{0,3}}(?:(?:please|kindly|bitte|always|never|immer|just|only) )?"
)
"""Where an imperative may stand: at the start of a clause."""
_START = r"(?:^|[.!?>\]] )\W{0,3}(?:(?:please|kindly|bitte|now) )?"
_MODEL, _PERHAPS, _ANY = one_of(parts.MODELS), one_of(parts.PERHAPS_MODELS), one_of(parts.MODELS, parts.PERHAPS_MODELS)
_WRITE, _OVERRULE, _GREETING, _NOTE = (
    one_of(part) for part in (parts.WRITE, parts.OVERRULE, parts.GREETINGS, parts.NOTES)
)
_EARLIER, _ORDERS, _YOURS = one_of(parts.EARLIER), one_of(parts.ORDERS), one_of(parts.YOURS)
_OWN, _FLATTERY, _SECRET = one_of(parts.OWN), one_of(parts.FLATTERY), one_of(parts.SECRETS)
_BEFORE = rf"(?:{_EARLIER} {_ORDERS}|{_ORDERS} {_EARLIER}|{one_of(parts.ALL_BEFORE)})"
_ENDS = (
    r"(?: (?:you (?:were|have been|got)|that follow|here|too|completely|entirely|from (?:your )?(?:memory"
    r"|context))\b|\W*$|[.!?:;,]"
    rf"|\W{{1,3}}(?:{parts.AND})\b)"
)
_TARGET = rf"(?:{_OWN}|{_FLATTERY})"
_ARTICLE = (
    "(?:the |an? |any |all |every |whichever |die |das |den |dem |der |jede[ns]? |eine? |une? |la |le |l['’]|el |il "
    "|lo |uma? |een |de )?"
)
_TELL = (
    "say|state|claim|write|mention|love|praise|report|conclude|include|output|answer|respond|contain|be|show|add|adore"
)

_OVERRULING = (
    rf"{_START}{_OVERRULE} (?:all |all of )?your (?:own )?(?:instructions?|guidelines|prompts?|guidance"
    rf"|constraints)\W*(?:$|[.!;])",
    rf"{_OPENING}{_OVERRULE}.{{0,30}}?{_BEFORE}{_ENDS}",
    rf"{_OPENING}(?:{_OVERRULE}|treat|do not use|don['’]t use)\b.{{0,40}}?(?:{_YOURS} {_ORDERS}"
    rf"|{one_of(parts.ALL_BEFORE)}"
    rf"|what i said|the rest|the other|everything).{{0,40}}?(?:\b(?:{parts.AND})\b"
    rf"|[,;:.]) ?(?:\w+ ){{0,2}}?(?:{_WRITE}.{{0,50}}?{_TARGET}|{_FLATTERY})",
    rf"{_BEFORE} (?:yok say|unut|görmezden|dikkate alma)",
    rf"{_OPENING}(?:{_OVERRULE}|do not use"
    rf"|don['’]t use)\b.{{0,40}}?{_YOURS} {_ORDERS}.{{0,20}}?{_WRITE}.{{0,40}}?{_SECRET}",
    rf"{_START}(?:set|put|leave) your (?:{_EARLIER} )?{_ORDERS} aside\b",
    rf"{_START}(?!(?:{parts.WHO_TELLS})\b)(?:[\w'’]+ ){{0,4}}(?:{_EARLIER} {_ORDERS}|{_ORDERS} {_EARLIER})"
    rf".{{0,30}}?(?:\b(?:{parts.AND})\b|[,;:.]) ?(?:(?!(?:{parts.WHO_TELLS})\b)\w+ ){{0,3}}?{_WRITE}",
    rf"{_ORDERS}.{{0,30}}\b(?:no longer|do not|don['’]t) apply\b.{{0,12}}{_WRITE}.{{0,30}}\b(?:as|that) ",
    r"(?:^|[.!?:] )(?:please )?(?:do not|don['’]t|never) (?:follow|use|obey|respect|keep to) "
    r"(?:(?:the )?(?:json|output format|system prompt)|your (?:format|schema|guidelines|system|rules|instructions))\b",
    r"\bdo not (?:write|produce|make|generate|create) (?:a|the|any) (?:persona|json)\b",
    rf"\b(?:your|the) {_ORDERS} (?:were|are|have been) (?:now )?(?:updated|changed|replaced|suspended|lifted)"
    rf"\W{{1,3}}(?:now )?(?:only|you|please|{_WRITE}).{{0,40}}?{_TARGET}",
    r"\b(?:begin|start|end) (?:of )?(?:admin|system|developer|hidden|new) (?:instructions?|prompt|messages?"
    r"|override)\b",
    r"(?:^|[.!?:] )(?:do not|don['’]t|never|no|non|ne|nicht) (?:follow|obey|seguire|sigas|suis|suivez"
    r"|befolge) .{0,12}\b(?:prompt|your (?:instructions|rules))\b",
    r"\b(?:end|start|beginning|close) of (?:the )?(?:evidence|prompt|system (?:prompt|message)|context)\b\W",
    r"\b(?:admin|system|developer|root) override\b|^override ?:",
    r"\byour (?:previous|prior|current|original|old) (?:task|job|role|assignment)s? (?:is|are|was) (?:now )?\w+",
)
_ROLES = (
    r"\b(?:orders?|message|instructions?|note) from your (?:developers?|creators?|operators?|programmers?|system)\b",
    rf"{_OPENING}(?:{_OVERRULE}|switch off|turn off|disable|delete|schalte)\b.{{0,20}}?{one_of(parts.SELF)}",
    r"\bi am (?:the|your) .{0,20}\bwho (?:maintain|built|made|train|program)\w* you\b",
    r"\byou (?:now )?have (?:new )?(?:orders|instructions)\b ?:",
    rf"(?:^|[.!?:] )(?:the |any |every )?(?:{_MODEL}|{_PERHAPS}) (?:{parts.OUGHT}|are required to"
    rf"|is required to) .{{0,60}}?{_TARGET}",
    rf"(?:^|[.!?:] )stop being (?:an? |the )?(?:\w+ )?{_ANY}",
    rf"\b(?:if|when|since|wenn|falls|da|si|se|als|jeśli|если|caso)\b (?:you(?: are|['’]re)|du|sie|tu es|vous êtes"
    rf"|eres|usted es|sei"
    rf"|você é|je|jesteś|ты)\b ?{_ARTICLE}(?:{_MODEL}|{_PERHAPS}.{{0,60}}?{_WRITE}.{{0,40}}?{_TARGET})",
    rf"(?:^|[.!?:] )you(?: are|['’]re) (?:an? |the )?{_MODEL}\W.{{0,40}}?(?:{_WRITE}|\bobey\b)",
    rf"\bif (?:an?|any|the|some) {_ANY} (?:is|are) (?:reading|processing|summari[sz]ing)\b",
    r"\bread(?:ing)? this as (?:an? |the )?(?:language model|llm|ai)\b",
    r"(?:^|[.!?:] )whatever (?:the |your |they |you(?: are| were| have been|['’]re|['’]ve been)? ?)(?:question|task"
    r"|ask\w*|told"
    rf"|instructed)\b.{{0,20}}?, ?{_WRITE}",
    rf"\b(?:whoever|whatever|wer auch immer|quien(?:quiera)?|chiunque)\b.{{0,20}}\b(?:{parts.MADE}|analys|zusammenfass"
    rf"|auswert|resum"
    rf"|riassum)\w*.{{0,50}}?\b(?:(?:{parts.OUGHT}) \w+|{_WRITE}).{{0,40}}?{_TARGET}",
    r"\byou are (?:now|no longer)\b.{0,40}\b(?:assistant|copywriter|writer|model|ai|bot|chatbot|llm|expert|persona"
    r"|salesman)\b",
    rf"\b(?:pretend|imagine|act as if|assume)(?: that)? you(?: are|['’]re) (?:an? |the )?(?:\w+ )?{_ANY}",
    r"\byou are (?:now|no longer)\b.{0,30}\b(?:no|without|free (?:of|from)|bound by)\b.{0,20}\b(?:rules|restrictions"
    r"|limits|filters?|guidelines|policies)\b",
    rf"(?:^|[.!?:] )(?:pretend|imagine|act as if|assume|suppose)(?: that)? you(?: are|['’]re) .{{0,60}}\band (?:{_TELL}"
    r"|rate|endorse|advise|recommend)\b",
    rf"\byou (?:{parts.OUGHT}) (?:now |from now on )(?:act|behave|pretend|roleplay)\b",
    r"\b(?:developer|dan|god|jailbreak|debug|admin|unrestricted) mode (?:is )?(?:enabled|activated|on)\b",
    r"\bas an? (?:(?:ai|large) )?language model\b|\bas an ai (?:model|assistant|chatbot)\b",
    r"(?:^|[.!?:] )as an ai\b(?! (?:engineer|developer|researcher|expert|student|company|start|user|skeptic|sceptic))",
    r"(?:^|[.!?:] )(?:as|this is|i am|speaking as) (?:the|your) (?:system|developer|operator|(?:system )?admin"
    r"(?:istrator)?|programmer|creator)\b.{0,40}\b(?:you|order|command|instruct|reveal|output|write|praise)\b",
    r"\b(?:coming|as|comes) from your (?:operator|developer|creator|programmer|system)\b",
    r"\bdu (?:bist|wirst) (?:jetzt|nun|ab jetzt|ab sofort)\b.{0,40}\b(?:ki|bot|assistent\w*|modell|\w*texter\w*|persona"
    r"|(?:ohne|keine) (?:regeln|vorgaben|grenzen|filter))\b",
    r"\bsie sind (?:jetzt|nun|ab jetzt|ab sofort)\b.{0,30}\b(?:ki|bot|ki-assistent\w*|sprachmodell|chatbot)\b",
    r"\b(?:tu es|vous êtes) (?:maintenant|désormais)\b.{0,30}\b(?:ia|bot|assistante?|modèle|rédact\w+|persona)\b",
    r"\b(?:actúa|actúe|aja|agisci) come? (?:si fueras|se fosses?|si fuera|se fossi)\b",
    r"\b(?:ahora eres|agora você é|ora sei|je bent nu een|ты теперь)\b.{0,30}\b(?:ia|bot|assistente?|asistente"
    r"|modell?o?"
    r"|redact\w+|vendedor|ai|model|модел\w*|ассистент)\b",
    r"\bals (?:ki|sprachmodell|das system)\b(?:[ -]?(?:sprachmodell|modell|assistent)|,| befehle)"
    r"|\ben tant qu['’]ia\b|\bcomo una? ia\b,",
)
_SPOKEN_TO = (
    rf"{_MODEL},? (?:que|qui|che|die|das|der|który|które|которая|который|som|dat) (?:(?:das|dies|esto|ceci|questo"
    rf"|isto|dit|to|это)"
    rf" )?(?:lea|leen?|lees|lit|lisent|legge|leggono|liest|lesen|lê|leia|leest|czyta\w*|läser|læser|читает"
    rf"|прочитает)\b",
    rf"{_START}{_GREETING},? {_ARTICLE}{_MODEL}[^.!?]{{0,30}}?[,:!].{{0,40}}?(?:{_WRITE}|{_OVERRULE})",
    rf"{_START}{_GREETING} {_ARTICLE}{_PERHAPS} ?[,:!].{{0,40}}?{_WRITE}",
    rf"{_START}{_GREETING}\W{{1,3}}{_ARTICLE}{_ANY} ?[:,!].{{0,40}}\b(?:{parts.OUGHT}) (?:\w+ )?(?:{_TELL})\b",
    rf"{_START}(?:attention|note|achtung|atención|attenzione|atenção|uwaga|let op) {_ARTICLE}{_MODEL} ?:",
    rf"{_NOTE} (?:to|for|an|für|à|pour|du|des|a|ao|al|para|per|alla?|aan|do|dla|для) {_ARTICLE}{_MODEL}",
    rf"{_NOTE} (?:to|for|an|für|à|pour|du|des|a|ao|al|para|per|alla?|aan|do|dla|для) {_ARTICLE}{_PERHAPS} ?(?:[:,]"
    rf"|(?:that |who |which )?(?:read|process|summari|compil|writ)\w*)",
    rf"(?:^|[.!?:] )(?:to|for|an|pour|para|per|aan|voor|do|для) {_ARTICLE}{_ANY} ?(?:that |who |which )?"
    rf"(?:(?:read|process|summari|compil|writ)\w+|: ?(?:\w+ ){{0,2}}?{_WRITE})",
    rf"(?:^|[.!?:] ){_MODEL},? (?:that |who |which )?(?:is |are )?(?:reading|reads|processing|summari\w+|compil\w+)\b",
    rf"{_START}{_MODEL} ?: ?(?:\w+ ){{0,2}}?{_WRITE}|\byou, the {_ANY},",
    rf"{_START}(?:{_MODEL}|assistant|model) ?, .{{0,60}}?{_WRITE}.{{0,40}}?(?:{_TARGET}|{_SECRET})",
    r"(?:^|[.!?:] )(?:yapay zek[aâ]|ии) ?, .{0,60}\b(?:yaz|söyle|напиши)\b",
)
_ANNOUNCED = (
    rf"(?:^|[.!?>\]] )\W{{0,3}}(?:your )?(?:new|updated|real|following|actual|revised|neue|folgende|nouvelles?"
    rf"|nuevas?|novas?|nuove?)"
    rf" (?:{_ORDERS}|task|note|role|aufgabe|rolle|tâches?|rôle|tareas?|rol|papel) ?: ?(?:\w+ )?(?:du\b|tu\b|{_WRITE}"
    rf"|{_OVERRULE}|{_FLATTERY}|you\b|only\b|nur\b)",
    r"\bsystem (?:prompt|note|message|override)\b ?:|^system prompt\b|\b(?:your|this|initial|hidden) system prompt\b",
    rf"^\W*(?:system|developer|assistant|ai|llm|user)\b(?: note| message| prompt| update"
    rf"| override)?\W{{0,3}}:.{{0,60}}?"
    rf"(?:{_WRITE}|{_OVERRULE}|{_FLATTERY}|{_OWN}|\byou (?:will|must|are)\b|\bsure!)",
    rf"^\W*\[system\]|^\W*#{{1,6}} ?(?:{_ORDERS}|system|prompt|task|response)\b",
    rf"\byour (?:new|real|true|actual|next|only|sole) (?:task|job|goal|role|duty|instructions?|purpose"
    rf"|assignment) (?:is|are)\b"
    rf".{{0,40}}?(?:{_TARGET}|\b(?:an advert|advertise|to sell)\b)",
    r"\b(?:true|real|actual) (?:assignment|task) is\b|\bdeine (?:neue )?aufgabe ist (?:jetzt|nun|ab)\b",
    r"[\"'](?:role|tool_calls?|function_call)[\"'] ?: ?[\"'\[{]|\btool_calls?\b ?[:=]",
)
_OUTPUT = (
    rf"\byou (?:may|can|must|should|shall) (?:only|not) (?:quote|use|cite|mention|write|include)\b.{{0,20}}?{_OWN}",
    r"\b(?:when|if|whenever) (?:you(?: are|['’]re) )?asked (?:which|whether|if|to)\b.{0,40}, (?:always |please "
    r"|just )?"
    r"(?:reply|answer|say|choose|pick|respond|write)\b",
    r"\b(?:from now on|ab sofort|ab jetzt|from here on|désormais|a partir de ahora)\b.{0,12}\b(?:every|each|jede"
    r"|chaque|cada)"
    r" (?:persona|summary|story)\b",
    rf"\b(?:in|for|im|für|dans|pour|en|para|nel|nella|per) {_OWN}[^.!?]{{0,30}}, ?{_WRITE}",
    rf"{_OPENING}(?:act|behave|answer|respond|reply|antworte|handle|réponds|actúa|responde|rispondi|aja) (?:as|like"
    rf"|wie|comme|como|come)"
    rf"\b.{{0,30}}?{_FLATTERY}",
    rf"{_OPENING}{_WRITE}.{{0,60}}?{_OWN}",
    rf"{_OPENING}{_WRITE}.{{0,60}}?{_SECRET}",
    rf"{_OPENING}{_WRITE} (?:only|nothing but|instead|nur|solo|bara|alleen|tylko|that|dass|que"
    rf"|che)\b.{{0,25}}?{_FLATTERY}",
    rf"\b(?:from|ab|a partir de|d['’]ora|de) (?:now|here|this point|jetzt|hier|ahora|agora"
    rf"|in poi)\b.{{0,50}}?{_WRITE}.{{0,30}}?{_TARGET}",
    r"\b(?:from|ab) (?:now|here|this point|jetzt|hier)\b.{0,40}\b(?:your|deine) (?:sole |only |new "
    r"|einzige )?(?:task|duty|job|aufgabe)\b",
    rf"{_WRITE} (?:only|solely|exclusively|nur|ausschließlich|uniquement|seulement|solo|sólo|apenas) (?:in |with "
    rf"|par |avec |con |com |mit )?(?:des )?"
    rf"(?:json|yaml|xml|markdown|html|code\b|{_FLATTERY})",
    r"\b(?:respond|answer|reply|emit|output|print|return|give)\b.{0,12}\{ ?[\"']",
    rf"\b(?:when|while|as|before|whenever) (?:you )?(?:{parts.MADE})\w* .{{0,30}}?{_TARGET}"
    rf"|\b(?:when|while|as|before) (?:you )?(?:{parts.MADE})\w* (?:this|the persona|the story"
    rf"|your)\b.{{0,30}}\b(?:{_TELL}|call|name|describe)\b",
    rf"\b(?:in|into|to) (?:your|the) {one_of(parts.REPORTS, ('answer', 'response'))},?.{{0,10}}\b(?:say|write|mention"
    rf"|include|state|praise|that)\b",
    rf"\b(?:the|your|this) (?:persona|output|every summary) (?:{parts.OUGHT}) (?:\w+ )?(?:(?:{_TELL})\b(?! checked))",
    rf"{_OWN}.{{0,10}}\b(?:{parts.OUGHT}) (?:\w+ )?(?:{_FLATTERY}|loben)",
    rf"{_OPENING}(?:include|insert|add|use|mention|put) (?:the (?:word|phrase|sentence|brand|name)\b"
    rf"|[\"“«']).{{0,60}}\b(?:in|into|to) "
    rf"(?:your|the) {one_of(parts.REPORTS, ('output', 'response', 'answer', 'reply', 'persona'))}",
    r"\b(?:when|while|if) (?:you )?(?:judg|rat|compar|scor|evaluat)\w* .{0,30}\b(?:headlines?|variants?|versions?"
    r"|claims?|copy)\b"
    r".{0,20}, (?:always |please )?(?:choose|pick|prefer|give|answer)\b",
    rf"{_OPENING}{_WRITE}.{{0,40}}?{one_of(parts.REPORTS)}.{{0,40}}?{_FLATTERY}",
    r"\b(?:decode|decrypt|execute|run|follow) (?:this|the following|it)\b.{0,30}\b(?:base64|rot13|hex|code"
    r"|instructions?"
    r"|orders?)\b",
)
_NEAR_OUTPUT = (
    "json", "yaml", "xml", "markdown", "html", "(?:your|the|this) (?:answer|response|reply|model|ai|output)", "decode",
    "decrypt", "execute", "(?:run|follow) (?:this|it|the following)",
    "(?:your|deine) (?:\\w+ )?(?:task|duty|job|aufgabe)",
    "headlines?", "variants?", "versions?", "claims?", "copy", "ads?", "asked", "writing this",
)  # fmt: skip
_CUED: tuple[tuple[str, tuple[str, ...], bool], ...] = (
    (
        rf"{_ORDERS}|{one_of(parts.ALL_BEFORE)}|\b(?:what i said|the rest|the other|everything|override|json"
        rf"|output format"
        r"|personas?|evidence|prompt|context|your (?:format|schema|guidelines|system|previous|prior|current|original"
        r"|old))\b",
        _OVERRULING,
        True,
    ),
    (
        rf"{_ANY}|{one_of(parts.SELF)}|\b(?:who \w+ you|you (?:now )?have (?:new )?(?:orders|instructions)|whoever"
        rf"|whatever|wer auch|quien|quienquiera|chiunque|you are (?:now|no longer)|du (?:bist|wirst) (?:jetzt|nun|ab)"
        r"|sie sind (?:jetzt|nun|ab)|tu es|vous êtes|mode|operator|developer|system|programmer|creator|admin\w*"
        r"|act as if|pretend"
        r"|imagine|assume|suppose|from now on|from your|als das|comme? se|como si|agisci|ahora eres|agora você|ora sei"
        r"|you (?:\w+ )+now)\b",
        _ROLES,
        False,
    ),
    (_ANY, _SPOKEN_TO, False),
    (
        r":|[\"'](?:role|tool_call|function_call)|tool_calls? ?="
        r"|\b(?:system|task|job|goal|role|duty|purpose|assignment|instructions?"
        r"|aufgabe)\b|^\W*#",
        _ANNOUNCED,
        False,
    ),
    (rf"{one_of(parts.OWN, parts.SECRETS, parts.FLATTERY, parts.REPORTS, _NEAR_OUTPUT)}|[{{]", _OUTPUT, True),
    (r"[\u0600-\u06ff\u3040-\u9fff\uac00-\ud7af]", parts.EAST_ASIAN, False),
    (r"[<\[]", parts.MARKUP, False),
)
"""What stands in every text that one of the patterns finds, and the patterns: most texts have none of it."""
INSTRUCTION_FAMILIES = tuple(Family(re.compile(cue), forms, may_be_reported) for cue, forms, may_be_reported in _CUED)
REPORTED_BEFORE = re.compile(rf"{one_of(parts.REPORTED)}\W*(?:\w+\W+){{0,3}}$")
REPORTED_AFTER = re.compile(rf"[^,;:–—]{{0,60}}[,;:–—] ?(?:\w+ ){{0,4}}?{one_of(parts.REPORTED)}")
