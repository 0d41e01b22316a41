"""People's names in scripts other than Latin: by what stands before or behind them, and by the lists of each language.

Most of these scripts have no capitals, and many of their names are words. So a name of the lists counts with a second
one beside it or with a word that announces it; a word that announces a person (a title, "my name is", さん) is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_gen.domain import Span
from persona_gen.privacy.east_asian_names import HAN, east_asian, thai
from persona_gen.privacy.faker_names import OTHER_LETTER, foreign_names

_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_RUN = re.compile(r"[^\W\d_a-zA-ZÀ-ɏ]+(?:[ ·・][^\W\d_a-zA-ZÀ-ɏ]+){0,2}")
_MARKS = (
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0981-\u0983\u09bc-\u09cd\u0b82\u0bbe-\u0bcd"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
)
_TOKEN = rf"(?:[^\W\d_]|[{_MARKS}])+"
"""A word with the vowel signs of Indian scripts, which are no letters to a pattern."""

_CUES: dict[str, tuple[str, ...]] = {
    "Cyrillic": (
        "муж", "жена", "сын", "дочь", "брат", "сестра", "мама", "папа", "подруга", "друг", "коллега", "начальник",
        "начальница", "сосед", "соседка", "врач", "доктор", "господин", "госпожа", "тётя", "дядя", "бабушка", "дедушка",
        "меня зовут", "его зовут", "её зовут", "зовут", "по имени", "по фамилии", "мужем", "женой", "сестрой", "братом",
        "другом", "подругой", "водитель", "менеджер", "оператор", "курьер", "курьером", "мастер", "мастера",
        "консультант",
        "администратор", "продавец", "тренер", "няня", "сиделка", "медсестра", "медбрат", "директор", "бухгалтер",
        "учитель", "учительница", "воспитательница", "стилист", "парикмахер", "инструктор", "соседка", "коллегой",
        "кур'єр", "лікар", "сусід", "сусідка", "колега", "чоловік", "дружина", "мене звати", "пан", "пані",
    ),
    "Greek": ("με λένε", "ονομάζομαι", "ο κύριος", "η κυρία", "κ.", "κα", "ο γιατρός", "ο φίλος μου", "η φίλη μου",
              "ο άντρας μου", "η γυναίκα μου", "ο αδερφός μου", "η αδερφή μου", "κυρία", "κύριος", "κύριο"),
    "Armenian": ("պարոն", "տիկին", "ընկերս", "անունս"),
    "Georgian": ("ბატონი", "ქალბატონი", "მე მქვია", "მეგობარი", "ქმარი", "მეუღლე",
                 "ძმა", "დედა", "მამა", "ექიმი", "მეზობელი"),
    "Arabic": ("موظف الاستقبال", "موظفة الاستقبال", "البائع", "البائعة", "السائق", "المندوب", "المندوبة", "الممرضة",
    "الطبيبة",
        "الطبيب", "المعلمة", "المعلم", "المدرب", "الموظف", "الموظفة", "خدمة العملاء", "جارتي", "صاحبتي", "صاحبي",
        "السيد", "السيدة", "الأستاذ",
               "الأستاذة", "الدكتور", "الدكتورة", "اسمي", "اسمه", "اسمها", "صديقي", "صديقتي",
               "قال لي", "قالت لي", "أخبرني", "أخبرتني", "ساعدني", "ساعدتني", "كلمت", "سألت",
               "أخي", "أختي", "زوجي", "زوجتي", "مديري", "مديرتي", "جاري",
               "زميلي", "زميلتي", "طلبت من", "المدير الجديد", "ابني", "ابنتي", "عمي", "خالي",
               "آقای", "خانم", "اسم من", "دوستم", "برادرم", "همسرم", "رئیسم"),
    "Hebrew": ("מר", "גברת", "גב'", "ד״ר", 'ד"ר', "שמי", "קוראים לי", "קוראים לו",
               "קוראים לה", "חבר שלי", "חברה שלי", "אחי",
               "אחותי", "בעלי", "אשתי", "הבוס שלי", "המנהל שלי", "המנהלת שלי", "הרופא שלי", "הרופאה שלי",
               "המורה שלי", "אמא שלי", "אבא שלי", "הדוד שלי",
               "הדודה שלי", "הסבתא שלי", "הסבא שלי", "הקולגה שלי", "השותף שלי", "השותפה שלי", "העובדת", "הנציג",
               "הנציגה",
               "השכן שלי", "השכנה שלי", "הבן שלי", "הבת שלי", "בשם",
               "אמר לי", "אמרה לי", "דיברתי עם", "שאלתי את"),
    "Devanagari": ("पति", "पत्नी", "भाई", "बहन", "दोस्त", "बॉस", "श्री", "श्रीमती", "डॉ",
                   "डॉ.", "डॉक्टर", "मेरा नाम", "मेरे पिता",
                   "मैनेजर", "पड़ोसी", "चाचा", "बेटे", "बेटी"),
    "Bengali": ("আমার নাম", "জনাব", "ভাই", "বোন", "বন্ধু", "ডাক্তার", "স্বামী", "স্ত্রী", "বস"),
    "Tamil": ("என் பெயர்", "திரு", "திருமதி", "டாக்டர்", "நண்பர்", "கணவர்", "மனைவி"),
    "Thai": ("คุณ", "นาย", "นาง", "นางสาว", "ชื่อ", "ฉันชื่อ", "ผมชื่อ", "ดิฉันชื่อ", "หมอ", "พี่", "น้อง", "ป้า", "ลุง"),
}  # fmt: skip
"""Words behind which somebody is named, by the script."""
_SURE = frozenset(
    """السيد السيدة الأستاذ الأستاذة الدكتور الدكتورة اسمي اسمه اسمها آقای خانم מר גברת גב' ד״ר ד"ר שמי श्री श्रीमती डॉ
    डॉ. জনাব திரு திருமதி ბატონი ქალბატონი""".split()
) | {
    "اسم من",
    "طلبت من", "קוראים לי", "קוראים לו", "קוראים לה", "बॉस", "मेरा नाम", "আমার নাম", "என் பெயர்", "მე მქვია", "คุณ", "ฉันชื่อ",
    "ผมชื่อ", "ดิฉันชื่อ", "נקראת", "המנהל שלי", "המנהלת שלי", "הבוס שלי", "הרופא שלי", "הרופאה שלי", "המורה שלי", "הנציג",
    "הנציגה",
}  # fmt: skip
"""Those of a script without capitals behind which nothing but a name stands; behind the others ("my husband") a verb
may, so that the lists must have the word."""
_SMALL_WORDS = frozenset(
    """को ने से का की के में पर भी ही तो है हैं था थे थी नहीं और बहुत कहते कहता कहती साहब কে ও এর না এবং খুব হয় ছিল لا لم ما في من على
    عن هو هي كان كانت قال قالت قد لن و הוא היא לא את של על אבל אמר אמרה என்ன இல்லை და არ არის է չի ու և""".split()
)
"""What follows a title or "my name" and is no name."""
_ENDS = re.compile(r"\s*(?:[।.,!?؟،։;:]|$|(?:है|हूँ|हूं|और|و|ו|এবং)(?![\w]))")
_ALIKE = {"Cyrillic": "\u0400-\u04ff", "Greek": "\u0370-\u03ff", "Armenian": "\u0530-\u058f",
          "Georgian": "\u10a0-\u10ff",
          "Arabic": "\u0600-\u06ff", "Hebrew": "\u0590-\u05ff", "Devanagari": "\u0900-\u097f",
          "Bengali": "\u0980-\u09ff",
          "Tamil": "\u0b80-\u0bff", "Thai": "\u0e00-\u0e7f"}  # fmt: skip
_ARABIC_WORDS = frozenset("كريم جميل سعيد حسن صالح عادل ماهر سليم نور أمل هدى زهرة وردة ربيع شمس قمر بحر".split())
"""Given names that are nouns and adjectives: "كريم اليدين" is for the hands."""
_CASED = ("Cyrillic", "Greek", "Armenian")
_MOST_ENDING = 3
"""Letters by which a name in a case differs from the list's, as in Ириной."""
_SELF = re.compile(r"меня зовут|мене звати|με λένε|ονομάζομαι", re.I)
"""People type their own names without a capital."""
_MASCULINE = re.compile(r"(?<!\w)(?i:χωρίς|με|από|για) τον (?P<name>[Α-ΩΆΈΉΊΌΎΏ][α-ωάέήίόύώς]{2,}[ηαο])(?!\w)")
"""Towns and shops are seldom masculine."""
_WITH = frozenset("مع عند إلى לפי עם של את אל ל".split())
_ANNOUNCED = {
    script: re.compile(
        rf"(?<![{letters}])(?i:{'|'.join(map(re.escape, sorted(_CUES[script], key=len, reverse=True)))})[ .,:]{{1,2}}"
        rf"(?P<name>{_TOKEN}(?: {_TOKEN})?)"
    )
    for script, letters in _ALIKE.items()
}
_BEHIND = {"Tamil": "உடன்|கிட்ட|இடம்|அவர்கள்", "Devanagari": "जी|ने|को|से", "Bengali": "সাহেব|কে|এর"}


def spans(text: str) -> Iterator[Span]:
    """Where names stand in other scripts."""
    if text.isascii() or not OTHER_LETTER.search(text):
        return
    latin = len(_LATIN.findall(text))
    if latin > len(text) / 3:
        yield from _runs(text)
        return
    yield from east_asian(text)
    yield from thai(text)
    for script, letters in _ALIKE.items():
        if re.search(rf"[{letters}]", text):
            yield from _of(script, text)


def _runs(text: str) -> Iterator[Span]:
    """Words of another script within a Latin sentence, which are nearly always somebody's name.

    Not in a small letter, where the script has capitals: "Wildberries не отвечает".
    """
    for match in _RUN.finditer(text):
        if match[0][0].islower():
            continue
        bare = re.sub(r"(?:さん|様|さま|先生|先生|女士|씨|님)$", "", match[0])
        if len(bare) > 1 or re.fullmatch(HAN, bare):
            yield match.start(), match.start() + len(bare)


def _of(script: str, text: str) -> Iterator[Span]:
    """Names of one script that has words with blanks between them."""
    given, family = foreign_names()
    for match in _ANNOUNCED[script].finditer(text):
        words = match["name"].split()
        if script in _CASED and _SELF.match(match[0]) and _is_listed(words[0].title(), given, script):
            words = words[:1]
        elif script in _CASED:
            words = [w for n, w in enumerate(words) if all(x[0].isupper() for x in words[: n + 1])]
        else:
            words = _uncased(match, words, given, family)
        if words:
            start = match.start("name")
            yield start, start + len(" ".join(words))
    if script == "Greek":
        yield from (match.span("name") for match in _MASCULINE.finditer(text))
    tokens = [(m.start(), m[0]) for m in re.finditer(_TOKEN, text)]
    for n, (start, word) in enumerate(tokens):
        before = tokens[n - 1][1] if n else ""
        surnamed = before in _WITH and n + 1 < len(tokens) and _is_listed(tokens[n + 1][1], family, script)
        if not (surnamed or _is_listed(word, given, script)) or (script in _CASED and not word[0].isupper()):
            continue
        following = tokens[n + 1][1] if n + 1 < len(tokens) else ""
        end = tokens[n + 1][0] + len(following) if following else 0
        if word in _ARABIC_WORDS and following not in family:
            continue
        adjacent = bool(following) and text[start + len(word) : tokens[n + 1][0]].isspace()
        if adjacent and _goes_with(following, given | family, script):
            yield start, end
        elif (
            (script in _CASED and len(word) > 3 and not _begins(text, start))
            or before in _WITH
            or (script in _BEHIND and re.match(rf" (?:{_BEHIND[script]})", text[start + len(word) :]) and len(word) > 3)
        ):
            yield start, start + len(word)


def _uncased(match: re.Match[str], words: list[str], given: frozenset[str], family: frozenset[str]) -> list[str]:
    """Of the words behind an announcement, those that are a name, in a script where a capital does not tell."""
    cue = match[0][: match.start("name") - match.start()].strip(" .,:")
    acting = len(words) > 1 and words[1] == "ने"  # what stands before it did something
    sure = (cue in _SURE or acting) and words[0] not in _SMALL_WORDS
    if not (sure or words[0] in given or words[0].removesuffix("ი") in given):
        return []
    if len(words) > 1:
        second = words[1] in family | given or words[1].startswith("ال")
        if not (second or (sure and words[1] not in _SMALL_WORDS and _ENDS.match(match.string, match.end("name")))):
            return words[:1]
    return words


def _goes_with(word: str, names: frozenset[str], script: str) -> bool:
    """Whether a word behind a given name is the family's."""
    if script in _CASED:
        return word[0].isupper()
    return word.startswith("ال") or _is_listed(word, names, script)


def _is_listed(word: str, names: frozenset[str], script: str) -> bool:
    """Whether a list has a word, or its beginning where the script's languages put endings on names."""
    if word in names:
        return True
    if script not in _CASED:
        return False
    return any(word[:-n] in names or f"{word[:-n]}а" in names or f"{word[:-n]}я" in names
               for n in range(1, _MOST_ENDING + 1) if len(word) - n > 2)  # fmt: skip


def _begins(text: str, at: int) -> bool:
    return not text[:at].strip() or re.search(r"[.!?։:;…]\s*[«\"„“]?$", text[:at]) is not None
