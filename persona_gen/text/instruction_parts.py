"""Orders to a model put together of parts that stand once for every language: who is spoken to, what was said before,
what is to be written.

An order is the parts in a row and an imperative: "Dear AI, … write", "… the previous instructions … and write". Either
part alone is what people talk of.
"""

from __future__ import annotations

_GREETINGS = (
    "dear|hey|hi|hello|attention|listen|note", "liebe[rs]?|hallo|achtung|hey", "chère?|cher|attention|bonjour",
    "querid[ao]|estimad[ao]|atención|hola", "car[ao]|attenzione|ciao", "car[ao]|prezad[ao]|atenção|olá",
    "beste|let op|hallo", "drog[ai]|uwaga|hej", "kära|käre|kære|hej", "sevgili|sayın|dikkat",
    "дорог(?:ой|ая)|уважаемый|внимание",
)  # fmt: skip
_MODELS = (
    "ai|llm|(?:large )?language model|model|assistant|chatbot|bot|gpt|chatgpt|claude|gemini|summari[sz]er",
    "ki|sprachmodell|modell|assistent(?:in)?", "ia|modèle(?: de langage)?|assistante?", "modelo(?: de lenguaje)?",
    "asistente", "modello(?: linguistico)?|assistente", "taalmodel|assistent",
    "si|model(?:u)? językow\\w+|asystenci\\w+",
    "språkmodell|sprogmodel", "yapay zek[aâ]|dil modeli|asistan", "ии|(?:языковая )?модель|ассистент|нейросеть",
)  # fmt: skip
_WRITE = (
    "write|say|state|rate|mark|score|give|make|put|leave out|omit|repeat|praise|recommend|produce|output|print|reply"
    "|answer|respond|describe|tell|emit|report|include|mention|conclude|add",
    "schreib(?:e|t)?|sag(?:e|t)?|gib|gebt|bewerte|lob(?:e|t)?|erwähne|antworte|empfiehl|nenne|fasse|lass|füge",
    "écri(?:s|vez|re)|di(?:s|tes)|donne[zr]?|note[zr]?|mentionne[zr]?|répond(?:s|ez)|recommande[zr]?|ajoute[zr]?",
    "escrib[ea]|di|diga|da|pon|ponga|recomiend[ea]|elogia|menciona|responde|añade|valora",
    "scriv[ia]|dì|di'|dai|valuta|loda|rispondi|consiglia|raccomanda|aggiungi|menziona",
    "escrev[ae]|diga|diz|dê|avalie|elogie|responda|recomende|mencione|adicione",
    "schrijf|zeg|geef|beoordeel|prijs|antwoord|vermeld|noem", "napisz|powiedz|oceń|chwal|podaj|wspomnij|odpowiedz",
    "skriv|säg|sig|ge|giv|beröm|ros|nämn|nævn|svara|svar", "yaz|söyle|ver|öv|belirt|yanıtla",
    "напиши(?:те)?|скажи(?:те)?|дай(?:те)?|оцени(?:те)?|похвали(?:те)?|ответь(?:те)?|укажи(?:те)?",
)  # fmt: skip
_BEFORE = (
    "previous|prior|earlier|preceding|above|existing|former", "bisherigen?|vorherigen?|früheren?|obigen?|vorigen?",
    "précédente?s|antérieure?s", "anteriores|previas", "precedenti", "anteriores", "eerdere|vorige|voorgaande",
    "poprzedni\\w*|wcześniejsz\\w*", "tidigare|föregående|tidligere", "önceki|yukarıdaki", "предыдущи\\w*|прежни\\w*",
)  # fmt: skip
_ORDERS = (
    "instructions?|guidance|guidelines?|directions|directives?|orders|rules|prompts?|commands?",
    "anweisung(?:en)?|vorgaben?|instruktion(?:en)?|regeln|befehle", "instructions|consignes|directives|règles|ordres",
    "instrucciones|indicaciones|órdenes|reglas", "istruzioni|indicazioni|regole", "instruções|ordens|regras",
    "instructies|opdrachten|regels", "instrukcj\\w+|polece\\w+|zasad\\w*", "instruktioner(?:na)?|regler(?:na)?",
    "talimat\\w*|komut\\w*|kural\\w*", "инструкци\\w+|указани\\w+|правил\\w*",
)  # fmt: skip
_AND = "and|und|et|y|e|en|i|och|og|ve|и"
_WHO_TELLS = (
    "i|we|they|he|she|it|you|the|my|our|their|his|her|all|most|these|those|ich|wir|sie|er|es|die|der|das|man|je|j|on|nous"
    "|ils|elles|les|il|io|noi|los|las|os|as|ik|wij|ze|de|vi|jag|de|они|мы|я"
)
"""Words that open a sentence which tells of something, and orders nothing."""

_GREETED, _MODEL, _ORDER = ("|".join(part) for part in (_GREETINGS, _MODELS, _ORDERS))
_WRITTEN, _EARLIER = "|".join(_WRITE), "|".join(_BEFORE)
_START = r"(?:^|[.!?] )\W{0,3}"
CUE = rf"\b(?:{_MODEL})\b|\b(?:{_EARLIER})\b"
_SPOKEN_TO = (
    "an (?:die|das|den) |to (?:the|any) |for (?:the|any) |pour (?:l['’]|le )|à (?:l['’]|la )|para (?:la|el|o|a) "
    "|per (?:l['’]|il )|aan (?:de|het) |voor (?:de|het) |(?:do|dla|till|til|для) "
)
PATTERNS = (
    rf"{_START}(?:{_GREETED}) (?:(?:the|an|any|whichever) )?(?:{_MODEL})\b[^.!?]{{0,30}}?[,:!].{{0,40}}?"
    rf"\b(?:{_WRITTEN})\b",
    rf"{_START}(?:{_SPOKEN_TO})?(?:{_MODEL})(?: (?:reading|that reads) this)? ?: ?(?:\w+ ){{0,2}}?(?:{_WRITTEN})\b",
    rf"{_START}(?:yapay zek[aâ]|ai|ии) ?, .{{0,60}}\b(?:yaz|söyle|write|напиши)\b",
    rf"{_START}(?!(?:{_WHO_TELLS})\b)(?:[\w'’]+ ){{0,4}}(?:(?:{_EARLIER}) (?:{_ORDER})|(?:{_ORDER}) (?:{_EARLIER}))\b"
    rf".{{0,30}}?(?:\b(?:{_AND})\b|[,;:.]) ?(?:(?!(?:{_WHO_TELLS})\b)\w+ ){{0,3}}?(?:{_WRITTEN})\b",
    rf"\byou, the (?:{_MODELS[0]})\b,",
)
EAST_ASIAN = (
    r"(?:これまで|以前|上記|前)の?(?:指示|命令|ルール).{0,10}(?:忘れ|無視|従わ)"
    r"|(?:不要|别|不用)(?:理会|管|遵守).{0,8}(?:指令|指示|提示|规则)"
    r"|^\W*(?:ai|人工智能|语言模型|言語モデル)(?:へ|さん|请注意|注意|助手)?[:：、,，].{0,30}(?:书|写|評価|書い|评|给)",
)
