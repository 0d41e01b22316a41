"""The forms in which people address a model instead of the interviewer: by language, each list behind its cue."""

from __future__ import annotations

import re

from persona_gen.text import instruction_parts as parts

_MODELS = (
    r"(?:ais?|a\.i\.|llms?|(?:large )?language models?|models?|assistants?|chatbots?|bots?|gpt|chatgpt|claude"
    r"|summari[sz]ers?)"
)
_ORDERS = (
    "instructions?", "prompts?", "rules", "guidelines", "messages", "respondents", "participants", "answers", "quotes",
    "directions", "orders", "commands", "constraints", "evidence", "policies",
)  # fmt: skip
_OVERRULE = "ignore|disregard|forget|skip|override|bypass|neglect|discard|drop"
_EARLIER = "all|any|previous|prior|above|preceding|earlier|other|your|the|these|those|every"
_TOLD = r"(?:everything|anything|all|what(?:ever)?)(?: (?:that|which))?"
_PRAISE = "praise|recommend|love|adore|positive|glowing|flawless|perfect|five stars|no problem|satisfied"
_SAYING = "answer|respond|reply|write|say|state|claim|output|print|mention|include|return|report|act|behave|conclude"
_TELL = "say|state|claim|write|mention|love|praise|report|conclude|include|output|answer|respond"

_OVERRULING = (
    rf"\b(?:{_OVERRULE})\b.{{0,20}}\b(?:{_EARLIER})\b.{{0,30}}\b(?:{'|'.join(_ORDERS)})\b",
    rf"^\W*(?:please |now )?(?:{_OVERRULE}) {_TOLD} (?:is |was |comes |came |stands )?(?:written |said )?"
    r"(?:above|before|so far|previously|up to here|until now|earlier)\b",
    rf"\b(?:{_OVERRULE}) (?:what|everything|anything|all) (?:that )?you (?:were|have been|are|know|read)\b",
    r"\b(?:rules|instructions|guidelines|constraints)\b.{0,30}\b(?:no longer|do not|don['’]t) apply\b.{0,10}"
    rf"\b(?:{_SAYING}|summari[sz]e|describe|rate)\b.{{0,30}}\b(?:as|that|this|it)\b",
    r"(?:^|[.!?:] )(?:please )?(?:do not|don['’]t|never) (?:follow|use|obey|respect|keep to) (?:the|your|any"
    r"|this) (?:json"
    r"|schema|format|output format|system|guidelines?)\b",
    r"\bdo not (?:write|produce|make|generate|create) (?:a|the|any) (?:persona|summary|json|profile)\b",
    r"\b(?:end|start|beginning|close) of (?:the )?(?:evidence|prompt|system (?:prompt|message)"
    r"|instructions?|context|data)\b\W",
    rf"(?:^|[.!?:] )(?:please |kindly )?(?:set aside|put aside|leave aside) {_TOLD} you\b",
    rf"\b(?:your|the) (?:guidelines|rules|instructions|policies|constraints) (?:were|are|have been)"
    rf" (?:now )?(?:updated|changed"
    rf"|replaced|suspended|lifted)\W{{1,3}}(?:now )?(?:only|you|please|{_SAYING})\b",
    r"\b(?:admin|system|developer|root) override\b",
)
_ROLES = (
    rf"(?:^|[.!?:] )stop being (?:an? |the )?(?:\w+ )?{_MODELS}\b",
    rf"\bif (?:an?|any|the|some) {_MODELS} (?:is|are) (?:reading|processing|summari[sz]ing)\b",
    rf"(?:^|[.!?:] )dear {_MODELS}\b ?, ?(?:please |kindly )?(?:give|mark|rate|make|{_SAYING})\b",
    rf"(?:^|[.!?:] )whatever (?:the|your|they|you(?: are|['’]re)?) (?:question|task|ask\w*|told),? (?:{_SAYING})\b",
    r"\byou are (?:now|no longer)\b.{0,40}\b(?:assistant|copywriter|writer|model|ai|bot|chatbot|llm"
    r"|expert|persona|salesman)\b",
    rf"\b(?:pretend|imagine|act as if|assume)(?: that)? you(?: are|['’]re) (?:an? |the )?(?:\w+ )?{_MODELS}\b",
    r"\byou are (?:now|no longer)\b.{0,30}\b(?:no|without|free (?:of|from)|bound by)\b.{0,20}\b(?:rules|restrictions"
    r"|limits|filters?|guidelines|policies)\b",
    r"(?:^|[.!?:] )(?:pretend|imagine|act as if|assume|suppose)(?: that)? you(?: are|['’]re) .{0,60}\b(?:and"
    r"|,) (?:please )?"
    rf"(?:{_SAYING}|{_PRAISE}|rate|endorse|advise)\b",
    r"\byou (?:must|will|shall|should|have to|are to) (?:now |from now on )?(?:act|behave|speak|write"
    r"|answer|respond|reply|output"
    r"|pretend|roleplay)\b(?! (?:fast|quickly|up|early|sooner|within|in writing|to (?:them|their|letters|e-?mails)))",
    r"\b(?:developer|dan|god|jailbreak|debug|admin|unrestricted) mode (?:is )?(?:enabled|activated|on)\b",
    r"\bas an? (?:(?:ai|large) )?language model\b|\bas an ai (?:model|assistant|chatbot)\b",
    r"(?:^|[.!?:] )as an ai\b(?! (?:engineer|developer|researcher|expert|student|company|start|user|skeptic|sceptic))",
    r"(?:^|[.!?:] )(?:as|this is|i am|speaking as) (?:the|your) (?:system|developer|operator"
    r"|(?:system )?admin(?:istrator)?"
    r"|programmer|creator)\b.{0,40}\b(?:you|order|command|instruct|reveal|output|write|praise)\b",
)
_ANNOUNCED = (
    r"\b(?:new|updated|real|following|system|actual|revised) (?:instructions?|prompt|note|message"
    r"|override|orders?|task) ?:",
    r"\byour (?:new|real|actual|next|only) (?:task|job|goal|role|instructions?|purpose) (?:is|are)\b",
    r"\b(?:your|the|this|initial|hidden|following) system prompt\b|^system prompt\b",
    rf"\b(?:note|message|attention|instructions?|hint|memo|request) (?:to|for) (?:the |any |an |whichever "
    rf"|all )?{_MODELS}\b",
    rf"\b(?:attention|dear|hey|hello|listen),? (?:the |any |all )?(?:ai|llm|language model|gpt|chatgpt"
    rf"|chatbot|model)s?\b ?[:,!]"
    rf" ?(?:please )?(?:{_SAYING}|{_OVERRULE}|rate|give|make|do|you)\b",
    rf"\b(?:to|for) (?:whichever|whatever|any|the|every) {_MODELS} (?:that |who |which )?(?:reads?|reading"
    rf"|summari\w+|process\w+)\b",
    r"\bif you(?: are|['’]re) (?:an? |the )?(?:ai|llm|(?:large )?language model|assistant|chatbot)\b",
    r"^\W*(?:system|assistant|developer|ai|llm|user)\b(?: note| message| prompt"
    r"| override)?\W{0,3}:(?! (?:a|an|my|it|slow|old|i|we|the)\b)",
    r"^\W*#{1,6} ?(?:instructions?|system|prompt|task|response|rules)\b",
    r"[\"'](?:role|tool_calls?|function_call)[\"'] ?: ?[\"'\[{]|\btool_calls?\b ?[:=]",
)
_OUTPUT = (
    rf"\bfrom (?:now|here) on,? .{{0,20}}\b(?:{_SAYING})\b",
    r"\b(?:answer|respond|reply|write) (?:only|solely|exclusively) in (?:json|yaml|xml|markdown|html|code"
    r"|plain text)\b",
    rf"\b(?:attention|dear|hey|hello|listen|note)\W{{1,3}}(?:the |any |all |every )?{_MODELS}\b ?[:,!].{{0,40}}"
    rf"\b(?:must|shall|should|has to|have to|is to|are to) (?:\w+ )?(?:{_SAYING}|add|{_PRAISE})\b",
    rf"\b(?:when|while|as|before) (?:you(?: are|['’]re)? )?(?:generat\w+|creat\w+|writ\w+|mak\w+|draft\w+|build\w+)"
    rf" (?:the|this|a|your) (?:persona|summary|profile|report)\b.{{0,20}}\b(?:call|name|describe|make|give"
    rf"|add|{_TELL})\b",
    r"\b(?:answer|respond|reply) only with\b|\b(?:only|just) (?:output|print|return)\b",
    r"\b(?:output(?<!sa[iy][ds] output)|print(?<!sa[iy][ds] print)) (?:only|nothing but)\b(?!,)",
    r"\b(?:output|print|return) (?:json|the (?:following|word|text))\b",
    rf"\b(?:the|this|your) (?:persona|output|summary|model|ai|story) (?:must|should|shall|has to|needs to"
    rf"|will) (?:\w+ )?"
    rf"(?:{_TELL}|contain|be (?:{_PRAISE}))\b",
    rf"\b(?:when|while|as|before) (?:you )?(?:summari[sz]\w+|writ\w+ (?:the|this|a) (?:persona|summary"
    rf"|story|report)|process\w+"
    rf" this|read this)\b.{{0,20}}\b(?:{_TELL})\b",
    r"\bin your (?:output|response|summary|persona|answer|reply)\b,?.{0,30}\b(?:say|write|mention|include"
    r"|state|praise|that)\b",
    r"\b(?:include|insert|add|use|mention) the (?:word|phrase|sentence|brand|name)\b.{0,40}\b(?:in|into"
    r"|to) (?:your|the) "
    r"(?:output|response|answer|summary|persona|story|reply)\b",
    r"\b(?:print|reveal|show|repeat|output|leak|quote|tell me) (?:me )?(?:your|the) (?:system |initial |hidden |full )?"
    r"(?:prompt|instructions|(?:text|words|message)s? above)\b",
    rf"\bwrite (?:(?:only|nothing but) (?:good|nice|positive|praise|json)|instead|that (?:everyone"
    rf"|everybody|all|they|people|i)\b.{{0,20}}(?:{_PRAISE}))",
    r"\b(?:decode|decrypt|execute|run|follow) (?:this|the following|it)\b.{0,30}\b(?:base64|rot13|hex"
    r"|code|instructions?|orders?)\b",
)
_GERMAN = (
    r"\b(?:ignorier\w*|vergiss|vergesst|missachte\w*|überspring\w*|übergeh\w*)\b.{0,40}"
    r"\b(?:anweisung|instruktion|vorgabe|regel|prompt|befehl|nachricht)\w*",
    r"\b(?:ignorier\w*|vergiss|vergesst|missachte\w*) (?:bitte )?(?:alles|was)\b.{0,25}\b(?:oben|zuvor"
    r"|bisher|vorher|davor|gesagt)\b",
    r"\bdu (?:bist|wirst) (?:jetzt|nun|ab jetzt|ab sofort)\b.{0,30}\b(?:ki|bot|assistent\w*|modell"
    r"|\w*texter\w*|persona|verkäufer\w*)\b",
    r"\bdu (?:sollst|musst) (?:jetzt|nun|ab jetzt|ab sofort) .{0,40}\b(?:antworten|schreiben|ausgeben"
    r"|loben|behaupten)\b",
    r"\b(?:schreib|antworte|erwähne|gib)\w*\b.{0,30}\b(?:deiner|der) (?:antwort|ausgabe|zusammenfassung|persona)\b",
    r"\bantworte (?:ab jetzt |jetzt |nun )?(?:nur|ausschließlich)\b|\b(?:die|deine) (?:persona"
    r"|ausgabe) (?:muss|soll)\b",
    r"\b(?:neue|folgende) (?:anweisung|instruktion|aufgabe)\w* ?:|\b(?:hinweis|nachricht"
    r"|anweisung) an (?:die|das|den|jede) "
    r"(?:ki|modell|sprachmodell|assistent\w*)\b",
    r"\bals (?:ki|sprachmodell|das system)\b(?:[ -]?(?:sprachmodell|modell|assistent)|,| befehle)",
    r"\bdu (?:bist|wirst) (?:jetzt|nun|ab jetzt|ab sofort)\b.{0,40}\b(?:ohne|keine) (?:regeln|vorgaben"
    r"|grenzen|filter)\b",
    r"\b(?:zeig|gib|nenn|verrate|druck)\w*\b.{0,20}\b(?:deinen?|den|ihren?|den gesamten) (?:system)?-?prompt\w*\b",
    r"\bsie sind (?:jetzt|nun|ab jetzt|ab sofort)\b.{0,30}\b(?:ki|bot|ki-assistent\w*|sprachmodell|chatbot)\b",
    r"\b(?:neue regeln|neue vorgaben|neue anweisungen)\b ?: ?(?:nur|schreib|lob|antworte)",
)
_FRENCH = (
    r"\b(?:ne tiens pas|ne tenez pas|sans tenir) compte (?:des|de toutes les) (?:instructions|consignes"
    r"|règles|ordres)\b",
    r"\b(?:ignore[zr]?|oublie[zr]?|néglige[zr]?)\b.{0,40}\b(?:instructions|consignes|règles|ordres|directives)\b",
    r"\b(?:ignore[zr]?|oublie[zr]?) tout ce qui (?:précède|est (?:écrit|dit) (?:ci-dessus|avant|plus haut))",
    r"\b(?:tu|vous) (?:dois|devez) (?:maintenant|désormais) (?:répondre|écrire|dire|agir)\b|\brépond(?:s"
    r"|ez) (?:uniquement|seulement)"
    r" (?:par|avec)\b",
    r"\b(?:tu es|vous êtes) (?:maintenant|désormais)\b.{0,30}\b(?:ia|bot|assistante?|modèle|rédact\w+|persona)\b",
    r"\b(?:nouvelles? (?:instructions?|consignes?|tâches?)) ?:|\ben tant qu['’]ia\b|\b(?:note"
    r"|message) (?:à|pour) (?:l['’]ia|le modèle)\b",
    r"\bdans (?:ta|votre) (?:réponse|sortie)\b.{0,30}\b(?:dis|dites|écri\w+|mentionne\w*)\b",
    r"\b(?:montre|affiche|révèle|donne|répète)\w*\b.{0,20}\b(?:prompt|instructions? système|consignes? système)\b",
)
_SPANISH_PORTUGUESE_ITALIAN = (
    r"\b(?:haz|haga|hagan) caso omiso de\b.{0,30}\b(?:instrucciones|reglas|órdenes|indicaciones)\b",
    r"\b(?:non (?:tenere|tener|tenga) conto|não (?:leve|leves) em conta)\b.{0,30}\b(?:istruzioni|regole"
    r"|instruções|regras)\b",
    r"\b(?:actúa|actúe|aja|agisci) como (?:si fueras|se fosses?|si fuera)\b|\bagisci come se fossi\b",
    r"\b(?:muestra|muéstrame|revela|imprime|dime|mostra|mostre|revele|stampa|rivela)\b.{0,20}\bprompt\b",
    r"(?:^|[.!?:] )(?:ignora|olvida|ignore|olvide|esqueça|esquece|dimentica|ignori) (?:todo|tudo|tutto)"
    r" (?:lo que|o que|ciò che|quello che)"
    r" (?:te|se|le|lhe|ti|vi|foi|è|has|hai)\b.{0,40}\b(?:recomiend\w+|recomend\w+|raccomand\w+|escrib\w+|escrev\w+"
    r"|scriv\w+|elogi\w+|loda\w*|di que|diz que|di che)\b",
    r"\b(?:ignor[ae]|ignorar|olvid[ae]|omit[ae]|esqueç?[ae]|desconsider[ae]|dimentic\w+)\b.{0,40}"
    r"\b(?:instrucciones|instruções|istruzioni|reglas|regras|regole|órdenes|ordens|indicaciones)\b",
    r"\b(?:ignora|olvida|ignore|olvide|esqueça|dimentica|ignori) (?:todo|tudo|tutto)(?: (?:lo|o que"
    r"|ciò che|quello che))?"
    r" (?:anterior|veio antes|precede|está arriba|de arriba|acima|sopra)",
    r"\b(?:a partir de (?:ahora|agora)|d['’]ora in poi|de ahora en adelante)\b.{0,20}\b(?:responde"
    r"|responda|escribe|escreva|di|eres"
    r"|rispondi|scrivi|sei|você é)\b",
    r"\b(?:ahora eres|agora você é|ora sei)\b.{0,30}\b(?:ia|bot|assistente|asistente|modelo|modello"
    r"|redact\w+|vendedor)\b",
    r"\b(?:responde|responda|rispondi) (?:solo|sólo|somente|apenas|soltanto|únicamente) (?:con|com)\b"
    r"|\bcomo (?:una? )?ia\b,?",
    r"\b(?:nuevas?|novas?|nuove?) (?:instrucci\w+|instruç\w+|istruzion\w+|tareas?) ?:",
)
_POLISH_DUTCH_RUSSIAN_TURKISH = (
    r"\bdoe alsof je\b.{0,40}\b(?:en|,) (?:prijs|schrijf|zeg|antwoord)\b",
    r"\b(?:zignoruj|pomiń|zapomnij)\b.{0,30}\b(?:instrukcj|poleceni|zasad|wszystk)\w*",
    r"\b(?:negeer|vergeet)\b.{0,30}\b(?:instructies|opdrachten|regels|hierboven)\b"
    r"|\bje bent nu een\b.{0,20}\b(?:ai|assistent|model)\b",
    r"(?:игнорируй|забудь|не обращай внимания)\w*.{0,30}(?:инструкци|указани|правил|выше)"
    r"|ты теперь .{0,20}(?:модел|ассистент|бот)",
    r"(?:önceki|yukarıdaki).{0,20}(?:talimat|kural|komut)\w*.{0,15}(?:yok say|unut|görmezden)",
)
_CHINESE_JAPANESE_KOREAN_ARABIC = (
    r"(?:忽略|无视|無視|忘记|忘掉).{0,10}(?:指令|指示|说明|提示|规则|内容)|(?:指示|命令|プロンプト|ルール)を?(?:すべて|全て)?無視",
    r"(?:이전|위의|앞의).{0,8}(?:지시|명령|규칙|프롬프트).{0,6}(?:무시|잊)|تجاهل.{0,20}(?:التعليمات|الأوامر|القواعد)",
)
_MARKUP = (
    r"</? ?(?:quotes?|evidence|system|instructions?|user|assistant|prompt|segment|statistics?|data)\b[^>]{0,40}>",
    r"<\|\w+\|>|\[/?(?:inst|sys|system)\]|<<sys>>",
)
_MODEL = r"ai(?<!\wai)|a\.i|llm|model|assistant|bot|gpt|claude|summari"
_CUED: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        r"ignor|disregard|forget|skip|overrid|bypass|neglect|discard|drop|rule|instruct|guidel|constr|json|schema"
        r"|format|system|persona|summary|profile|evidence|prompt|context|data\b|aside|polic",
        _OVERRULING,
    ),
    (
        rf"{_MODEL}|whatever|writer|expert|persona|salesman|restrict|limits|filter|rules|guidel|polic|pretend|imagin"
        r"|act(?<!\wact)\b|assume|suppose|behav|speak|write|answer|respond|reply|output|roleplay|mode\b|system"
        r"|developer|operator|admin|programmer|creator",
        _ROLES,
    ),
    (
        rf"{_MODEL}|instruct|prompt|note|message|overrid|orders? ?:|task|job\b|goal|role|purpose|system|developer|user"
        r"|rules|# ?response|function_call|tool_call",
        _ANNOUNCED,
    ),
    (
        rf"{_MODEL}|from (?:now|here)|json|yaml|xml|markdown|html|code|plain text|persona|summar|profile|report"
        r"|answer|respond|reply|output|print|(?:only|just) return|return (?:json|the)|story|writ|process|read this"
        r"|prompt|instruct|above|decode|decrypt|execute|(?:run|follow) (?:this|the following|it)",
        _OUTPUT,
    ),
    (
        r"ignorier|vergiss|vergesst|missacht|überspring|übergeh|du (?:bist|wirst|sollst|musst)|antwort|ausgabe"
        r"|zusammenf|persona|anweisung|instruktion|aufgabe|nachricht|hinweis|als (?:ki|sprachm|das system)|prompt"
        r"|sie sind (?:jetzt|nun|ab)|neue",
        _GERMAN,
    ),
    (
        r"compte d|ignore|oublie|néglige|devez|dois|répond|maintenant|désormais|nouvelle|qu['’]ia|message|note"
        r"|réponse|sortie|prompt|syst",
        _FRENCH,
    ),
    (
        r"omiso|conto|conta\b|fuera|foss|prompt|ignor|olvid|omit|esque|desconsider|dimentic|a partir de|ora in poi"
        r"|en adelante|ahora eres|agora você|ora sei|respond|rispond|como (?:una? )?ia\b|instruc|instruç|istruz|tarea",
        _SPANISH_PORTUGUESE_ITALIAN,
    ),
    (
        r"alsof|zignoruj|pomiń|zapomnij|negeer|vergeet|bent nu|игнор|забудь|обращай|теперь|önceki|yukarıdaki",
        _POLISH_DUTCH_RUSSIAN_TURKISH,
    ),
    (r"[\u0600-\u06ff\u3040-\u9fff\uac00-\ud7af]", (*_CHINESE_JAPANESE_KOREAN_ARABIC, *parts.EAST_ASIAN)),
    (parts.CUE, parts.PATTERNS),
    (r"[<\[]", _MARKUP),
)
"""What stands in every text that one of the patterns finds, and the patterns: most texts have none of it.

A cue begins with letters, and looks back where it needs the start of a word: the search then jumps to those letters.
"""
ADDRESSES = tuple(
    (re.compile(cue), tuple(re.compile(pattern, re.MULTILINE) for pattern in patterns)) for cue, patterns in _CUED
)
