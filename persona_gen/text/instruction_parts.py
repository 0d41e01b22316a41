"""The parts an order to a model is put together of, in every language in one list: who is spoken to, what it is told
to leave, what to write, and what only a model has: a prompt, a persona to fill, a verdict to give.

None of them is an order alone: people ask, forbid and praise, and they talk of rules, reports and AI.
"""

from __future__ import annotations

MODELS = (
    "ais?", "a\\.i\\.", "ai (?:assistant|model|system|agent)s?", "llms?", "(?:large )?language models?", "chatbots?",
    "gpt", "chatgpt", "claude", "gemini", "summari[sz]ers?", "ki", "ki-\\w+", "sprachmodelle?n?", "ias?",
    "modèles? de langage", "modelos? de linguag(?:em|e)", "modelos? de lenguaje", "modell[oi] linguistic[oi]",
    "taalmodel(?:len)?", "si", "model(?:u|em)? językow\\w+", "språkmodell(?:er)?", "sprogmodel", "yapay zek[aâ]",
    "dil modeli", "ии", "языков(?:ая|ой) модель?и?", "нейросеть",
)  # fmt: skip
"""What is never anything but a model."""
PERHAPS_MODELS = (
    "models?", "assistants?", "bots?", "machines?", "modell", "maschine", "assistent(?:in)?", "modèle", "assistante?",
    "modelo", "asistente", "modello", "assistente", "asystenci\\w+", "asistan", "модель", "ассистент",
)  # fmt: skip
"""Words for a model that people and things bear, too."""
GREETINGS = (
    "dear|hey|hi|hello|attention|listen|note", "liebe[rs]?|hallo|achtung", "chère?|cher|bonjour",
    "querid[ao]|estimad[ao]|atención|hola", "car[ao]|attenzione|ciao", "prezad[ao]|atenção|olá",
    "beste|let op", "drog[ai]|uwaga|hej", "kära|käre|kære", "sevgili|sayın|dikkat", "дорог(?:ой|ая)|уважаемый|внимание",
)  # fmt: skip
NOTES = (
    "note", "message", "hint", "memo", "request", "instructions?", "attention", "hinweis", "nachricht", "anweisung",
    "notiz", "remarque", "nota", "instrução", "instrucción", "istruzione", "à l['’]attention", "aviso", "mensaje",
    "messaggio", "mensagem", "bericht", "uwaga", "notatka", "сообщение",
)  # fmt: skip
OVERRULE = (
    "ignore|disregard|forget|skip|override|bypass|neglect|discard|drop|scrap|cancel|delete|set aside|put aside"
    "|leave aside", "ignorier(?:e|t|en sie)?|vergiss|vergesst|vergessen sie|missachte[nt]?|übergeh(?:e|t)?"
    "|überspring(?:e|t)?|streich(?:e|t)?|verwirf", "ignore[zr]?|oublie[zr]?|néglige[zr]?|(?:fais|faites) abstraction"
    "|ne (?:tiens|tenez) pas compte|sans tenir compte|ne (?:respecte|suis)[zr]? plus",
    "ignor[ae]n?|olvid[ae]n?|omit[ae]|(?:haz|haga|hagan) caso omiso|no hagas caso|no tengas en cuenta",
    "esqueç?[ae]|desconsider[ae]|não leves? em conta", "dimentica(?:te)?|lascia(?:te)? perdere|ignori"
    "|non (?:tenere|tener|tenga) conto", "negeer|vergeet|laat", "zignoruj|pomiń|zapomnij",
    "ignorera|glöm|bortse|ignorér|glem", "игнорируй(?:те)?|забудь(?:те)?|не учитывай(?:те)?"
    "|не обращай(?:те)? внимания",
)  # fmt: skip
WRITE = (
    "write|say|state|claim|rate|mark|score|give|make|put|set|leave out|omit|remove|replace|rewrite|change|edit|repeat"
    "|copy|quote|praise|recommend|endorse|produce|output|print|reply|answer|respond|describe|tell|emit|report|include"
    "|insert|mention|conclude|add|use|call|treat|display|reveal|show|leak|generate|return|list|portray|advertise|hide"
    "|approve|swap|rank|invent|fabricate|make up|finish|end|begin|start|stop|cite|assume|translate|summari[sz]e|keep",
    "schreib(?:e|t)?|sag(?:e|t)?|gib|gebt|bewerte[nt]?|bewirb|lobe?t?|erwähne|antworte|empfiehl|nenne?|fasse|lass"
    "|füge|ändere|markiere|erfinde|nutze|beende|verschweige|prüfe|erzähle?|zeig(?:e)?|verrate|druck(?:e)?|setze"
    "|ersetze|behaupte",
    "écri(?:s|vez|re)|di(?:s|tes|re)|donne[zr]?|note[zr]?|mentionne[zr]?|répond(?:s|ez|re)|recommande[zr]?|ajoute[zr]?"
    "|résume[zr]?|raconte[zr]?|montre[zr]?|affiche[zr]?|révèle[zr]?|répète[zr]?",
    "escrib[ea]|di|diga|dime|da|pon|ponga|recomiend[ea]|elogia|menciona|responde|añade|valora|elimina|muestra|muéstrame"
    "|revela|imprime|menciones|cuenta|resume",
    "scriv[ia]|dì|di'|dai|valuta|loda|rispondi|consiglia|raccomanda|aggiungi|menziona|mostra|racconta|riassumi|rivela"
    "|stampa", "escrev[ae]|diz|dê|avalie|elogie|responda|recomende|mencione|adicione|mostre|revele",
    "schrijf|zeg|geef|beoordeel|prijs|antwoord|vermeld|noem", "napisz|powiedz|oceń|chwal|podaj|wspomnij|odpowiedz",
    "skriv|säg|sig|ge|giv|beröm|ros|nämn|nævn|svara|svar", "yaz|söyle|ver|öv|belirt|yanıtla",
    "напиши(?:те)?|скажи(?:те)?|дай(?:те)?|оцени(?:те)?|похвали(?:те)?|ответь(?:те)?|укажи(?:те)?",
)  # fmt: skip
EARLIER = (
    "previous|prior|earlier|preceding|above|existing|former|original|initial|system",
    "bisherigen?|vorherigen?|früheren?|obigen?|vorigen?", "précédente?s|antérieure?s|ci-dessus", "anteriores|previas",
    "precedenti", "eerdere|vorige|voorgaande", "poprzedni\\w*|wcześniejsz\\w*|powyższ\\w*",
    "tidigare|föregående|tidligere", "önceki|yukarıdaki", "предыдущи\\w*|прежни\\w*",
)  # fmt: skip
ORDERS = (
    "instructions?|guidance|guidelines?|directions|directives?|orders|rules|prompts?|commands?|constraints"
    "|polic(?:y|ies)",
    "anweisung(?:en)?|vorgaben?|instruktion(?:en)?|regeln|befehle", "consignes|directives|règles|ordres",
    "instrucciones|indicaciones|órdenes|reglas", "istruzioni|indicazioni|regole", "instruções|ordens|regras",
    "instructies|opdrachten|regels", "instrukcj\\w+|polece\\w+|zasad\\w*", "instruktioner(?:na)?|regler(?:na)?",
    "talimat\\w*|komut\\w*|kural\\w*", "инструкци\\w+|указани\\w+|правил\\w*",
)  # fmt: skip
YOURS = (
    "your|all|all (?:of )?(?:the|your|these)|any|every", "deine|alle(?: deine)?|sämtliche",
    "(?:toutes )?(?:tes|vos|les)", "(?:todas )?(?:tus|sus|las)", "(?:tutte )?(?:le )?(?:tue|le)",
    "(?:todas )?(?:as )?suas|as",
    "je|alle", "swoje|wszystkie|wszystkich", "dina|alla", "свои|все",
)  # fmt: skip
ALL_BEFORE = (
    r"(?:everything|anything|all|what(?:ever)?)(?: (?:that|which))? (?:is |was |comes |came |stands )?(?:written "
    r"|said )?"
    r"(?:above|before|so far|previously|up to here|until now|earlier)",
    r"(?:what|everything|anything|all) (?:that )?you (?:were|have been) (?:told|asked|given|instructed)",
    r"the (?:interview|conversation|transcript|text|messages?|context) (?:so far|above|before)",
    r"(?:alles|was)\b.{0,25}\b(?:oben|zuvor|bisher|vorher|davor)(?: steht| gesagt wurde)?",
    r"(?:den|der) rest (?:des interviews|des textes)",
    r"tout ce qui (?:précède|est (?:écrit|dit) (?:ci-dessus|avant|plus haut))",
    r"(?:todo|tudo|tutto)(?: (?:lo|o que|ciò che|quello che))? (?:anterior|veio antes|precede|está arriba|de arriba"
    r"|acima|sopra)", r"(?:todo lo que|tudo o que|tutto (?:ciò|quello) che) (?:te|le|lhe|ti|vi) \w+",
    r"(?:all |any |the )*other (?:respondents|participants|quotes|speakers|interviewees|interviews|transcripts)",
    r"(?:le texte|el texto|il testo|o texto|den text|de tekst) (?:précédent|anterior|precedente|oben|hierboven)",
    r"what (?:the )?others? said",
)  # fmt: skip
OWN = (
    r"(?:the|this|your|every|each|a|die|der|diese[rm]?|deine[rm]?|jede[rm]?) personas?",
    r"(?:your|the|this|in) output", r"deine[rm]? (?:ausgabe|antwort|zusammenfassung)",
    r"in der (?:ausgabe|zusammenfassung)",
    r"(?:ta|votre) (?:réponse|sortie)", r"verdicts?", r"claims?\b.{0,40}\b(?:as|to) (?:supported|proven|true|correct)",
    r"claims? (?:citing|that cite)", r"(?:aussage|behauptung)\w*\b.{0,20}\bals (?:belegt|bewiesen|wahr)",
    r"(?:in|only|valid) (?:json|xml|yaml|markdown)", r"tagline(?: field)?", r"(?:this|the) (?:segment|transcript)",
    r"(?:every|all|each|the other|other|following) (?:quotes?|zitate)",
    r"(?:the|every|each|all) (?:\w+ )?(?:story|stories|personas?"
    r"|summar(?:y|ies)|texts?|answers?) (?:that )?you (?:write|produce|make|create|generate|give)",
    r"(?:this|these|diese[rsmn]?|cette|cet|este|esta|questo|questa) (?:text|quotes?|comments?|respondents?"
    r"|transcript|interview"
    r"|summary|participant|claims?|sentence|zitat|kommentar|aussage|zusammenfassung|réponse|entretien|resumen"
    r"|riassunto)",
    r"(?:the )?(?:next|last) sentence", r"(?:folgenden?|diese) zitate?", r"variant [a-d]\b",
    r"(?:statistic|quote|evidence) ids?",
)  # fmt: skip
"""What only the model that reads this has before it."""
REPORTS = (
    "summary", "report", "story", "profile", "review", "zusammenfassung", "résumé", "resumen", "resumo",
    "riassunto", "podsumowani\\w+",
)  # fmt: skip
SELF = (
    r"(?:your|deine|ton|votre|tu|tus|sua|teu|tua|jouw|swoj\\w+) (?:role|training|programming|safety|checks|filters?"
    r"|developers?|creators?|memory"
    r"|rolle|rôle|rol|papel|ruolo|entwickler)",
    r"(?:chi|qui|quien|who|wer) (?:sei|tu es|eres|you are|du bist)",
)
"""What a model is told to forget of itself."""
SECRETS = (
    r"(?:your|the|my|deinen?|den|ihren?|ton|votre|le|tu|tus|su|il tuo|seu|o seu|o)(?: (?:hidden|full|initial|whole"
    r"|secret"
    r"|gesamten))? (?:system[- ]?)?(?:prompt\w*|invite|systemprompt\w*)(?: (?:oculto|caché|nascosto))?",
    r"your (?:system |initial |hidden |full )?(?:instructions|configuration|system message)",
    r"(?:the |all )?(?:text|words?|messages?)(?: (?:that )?(?:you were given|come|stand))? (?:above|before)",
    r"instructions? système", r"(?:the )?hidden prompt",
)  # fmt: skip
FLATTERY = (
    r"(?:only|nothing but|just|solely) (?:with |in )?(?:good|nice|positive|praise|kind)\w*", r"praise", r"rave review",
    r"glowing", r"flawless", r"faultless", r"no (?:weaknesses|complaints|criticism|problem)", r"fully satisfied",
    r"(?:everyone|everybody|all (?:the )?\w+|they|people|customers)(?: \w+)? (?:loves?|adores?|recommends?|satisfied"
    r"|delighted|thrilled|happy)", r"(?:loves|adores) (?:the|our|it|us)\b", r"(?:is|are) (?:the )?best",
    r"thrilled with",
    r"(?:all |any |anything |every )?(?:negative|criticism)\b", r"nur (?:gutes|positives?|positive|lob)", r"lobe?n?t?",
    r"alle[ns]?\b.{0,25}\b(?:zufrieden|begeistert|lieben)", r"niemand unzufrieden", r"bewirb", r"alle kritik",
    r"success story", r"(?:the )?top score", r"la máxima nota", r"высшую оценку", r"ravie?s?\b", r"enthousiast\w+",
    r"zachwycen\w+", r"encantad[oa]s?", r"as an? (?:fan|promoter|salesman|seller)", r"wie ein (?:fan|verkäufer)",
    r"éloges", r"du bien", r"parfait", r"tous les \w+ (?:\w+ )?(?:ravis|satisfaits|recommandent|adorent)", r"elogi\w+",
    r"tod[oa]s\b.{0,25}\b(?:content[oa]s|satisfech[oa]s|satisfeitos|adoran|adoram|encantad[oa]s|recomiendan)",
    r"recomiend[ea]", r"recomende", r"las críticas", r"tutti\b.{0,25}\b(?:soddisfatti|contenti|adorano)",
    r"commenti positivi", r"loda", r"raccomanda", r"lof", r"iedereen\b.{0,25}\b(?:tevreden|blij)", r"prijs",
    r"pochwał\w*",
    r"wszyscy\b.{0,25}\b(?:zadowoleni|polecają|kochają)", r"beröm", r"övgü", r"memnun", r"похвал\w*",
    r"все\b.{0,25}\b(?:довольны|любят|рекомендуют)",
)  # fmt: skip
REPORTED = (
    "said", "says", "told", "tells", "say", "my rule", "begs?", "hieß", "gesagt", "sagte?", "meinte?", "dit", "dijo",
    "dijeron", "dice", "disse(?:ram)?", "detto", "zei", "zegt", "powiedzia\\w+", "сказала?",
)  # fmt: skip
"""What makes words somebody else's: who tells what was said orders nothing."""
AND = "and|und|et|y|e|en|i|och|og|ve|и"
WHO_TELLS = (
    "i|we|they|he|she|it|you|the|my|our|their|his|her|all|most|these|those|ich|wir|sie|er|es|die|der|das|man|je|j|on"
    "|nous"
    "|ils|elles|les|il|io|noi|los|las|os|as|ik|wij|ze|de|vi|jag|они|мы|я"
)
"""Words that open a sentence which tells of something, and orders nothing."""
OUGHT = "must|should|shall|has to|have to|needs? to|is to|are to|will|muss|müssen|soll(?:en)?|doit|debe|deve"
MADE = "generat|creat|writ|mak|draft|build|compil|summari[sz]|process|judg|rat|compar|scor|evaluat"
MARKUP = (
    r"</? ?(?:quotes?|evidence|system|instructions?|user|assistant|prompt|segment|statistics?|data)\b[^>]{0,40}>",
    r"<\|\w+\|>|\[/?(?:inst|sys|system)\]|<<sys>>",
)
"""Marks in which only prompts are written."""
EAST_ASIAN = (
    r"(?:これまで|以前|上記|前)の?(?:指示|命令|ルール).{0,10}(?:忘れ|無視|従わ)",
    r"(?:不要|别|不用)(?:理会|管|遵守).{0,8}(?:指令|指示|提示|规则)",
    r"^\W*(?:ai|人工智能|语言模型|言語モデル)(?:へ|さん|请注意|注意|助手)?[:：、,，].{0,30}(?:书|写|評価|書い|评|给)",
    r"(?:忽略|无视|無視|忘记|忘掉).{0,10}(?:指令|指示|说明|提示|规则|内容)",
    r"(?:指示|命令|プロンプト|ルール)を?(?:すべて|全て)?無視",
    r"(?:이전|위의|앞의).{0,8}(?:지시|명령|규칙|프롬프트).{0,6}(?:무시|잊)",
    r"تجاهل.{0,20}(?:التعليمات|الأوامر|القواعد)",
)


def one_of(*lists: tuple[str, ...]) -> str:
    """Any entry of some lists as words of their own, as a piece of a regular expression.

    Grouped by first letter: a search then asks at each word for one letter, and not for each entry of a long list.
    """
    entries = [one for entries in lists for entry in entries for one in _alternatives(entry)]
    by_letter: dict[str, list[str]] = {}
    for entry in dict.fromkeys(entries):
        lettered = entry[0].isalpha() and entry[1:2] not in ("?", "*", "+", "{")
        by_letter.setdefault(entry[0] if lettered else "", []).append(entry[1:] if lettered else entry)
    groups = [f"{letter}(?:{'|'.join(rest)})" if letter else "|".join(rest) for letter, rest in by_letter.items()]
    return rf"\b(?:{'|'.join(groups)})\b"


def _alternatives(entry: str) -> list[str]:
    """The alternatives of an entry, those of a group that it begins with written out."""
    branches = []
    for branch in _branches(entry):
        end = _closing(branch) if branch.startswith("(?:") else 0
        optional = branch[end : end + 1] == "?"
        if not end or branch[end : end + 1] in ("*", "+", "{"):
            branches.append(branch)
            continue
        rest = branch[end + optional :]
        branches += [first + rest for first in (*_branches(branch[3 : end - 1]), *([""] if optional and rest else []))]
    return branches if branches == [entry] else [one for branch in branches for one in _alternatives(branch)]


def _branches(pattern: str) -> list[str]:
    """A pattern's alternatives on its top level."""
    depth, start, branches = 0, 0, []
    for at, sign in enumerate(pattern):
        depth += (sign in "([") - (sign in ")]")
        if sign == "|" and not depth:
            branches.append(pattern[start:at])
            start = at + 1
    return [*branches, pattern[start:]]


def _closing(pattern: str) -> int:
    """Where the group ends that a pattern begins with."""
    depth = 0
    for at, sign in enumerate(pattern):
        depth += (sign in "([") - (sign in ")]")
        if not depth:
            return at + 1
    return 0
