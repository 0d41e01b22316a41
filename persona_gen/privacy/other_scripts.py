"""People's names in scripts other than Latin: by what stands before or behind them, and by the lists of each language.

Most of these scripts have no capitals, and many of their names are words. So a name of the lists counts with a second
one beside it or with a word that announces it; a word that announces a person (a title, "my name is", さん) is enough.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module

from persona_gen.domain import Span
from persona_gen.privacy.more_names import OTHER_SCRIPTS

_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_FOREIGN = re.compile(r"[\u0370-\u1fff\u3040-\u9fff\uac00-\ud7af]")
_RUN = re.compile(r"[^\W\d_a-zA-ZÀ-ɏ]+(?:[ ·・][^\W\d_a-zA-ZÀ-ɏ]+){0,2}")
_HAN = r"[\u4e00-\u9fff々]"
_MARKS = (
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0981-\u0983\u09bc-\u09cd\u0b82\u0bbe-\u0bcd"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
)
_TOKEN = rf"(?:[^\W\d_]|[{_MARKS}])+"
"""A word with the vowel signs of Indian scripts, which are no letters to a pattern."""

_JAPANESE = re.compile(
    rf"(?P<name>{_HAN}{{1,4}}|[ァ-ヴー]{{2,8}}(?:・[ァ-ヴー]{{2,8}})?|[ぁ-ん]{{2,4}})(?=さん|様|さま|氏(?!名)|くん|ちゃん|先生|部長|課長|社長|店長)"
)
_NOBODYS_JAPANESE = re.compile(
    r"皆|みな|お?客|店[員長]?$|員$|隣|猫|犬|^(?:八百|パン|肉|花|本|薬|酒|電気|美容|床|大工|不動産)屋|母|父|兄|姉|奥|娘|息子|業者|職人|お?医者|おば|おじ|看護師|銀行員|担当者?|おかあ|おとう|赤|たく|神|王|同"
)
_JAPANESE_SAID = re.compile(
    rf"(?:名前は|氏名[は：:]|名は)(?P<said>{_HAN}{{2,6}}|[ァ-ヴー]{{2,8}})(?=です|と|。|、|$)"
    rf"|(?P<self>{_HAN}{{2,6}}|[ァ-ヴー]{{2,8}}(?:・[ァ-ヴー]{{2,8}})?)(?=と申し|といいます|と言います|と呼ばれ)"
)
_JAPANESE_KIN = re.compile(
    rf"(?:息子|娘|夫|妻|主人|兄|姉|弟|妹|友人|友達|同僚|上司|部下|彼氏|彼女|母|父|祖母|祖父|叔父|叔母|孫|先輩|後輩|担当|隣)の"
    rf"(?P<name>{_HAN}{{2,4}}|[ァ-ヴー]{{2,6}})(?=[がはもにとを、。]|$)"
)
_CHINESE = (
    rf"(?P<name>(?P<family>欧阳|歐陽|司徒|诸葛|諸葛|上官|司马|司馬|皇甫|慕容|令狐|夏侯|尉迟)"
    rf"{_HAN}{{1,2}})",
    rf"(?:老公|老婆|丈夫|妻子|朋友|同事|孩子|儿子|女儿|他|她|名字|老板|邻居)叫"
    rf"(?P<name>(?P<family>{_HAN}){_HAN}{{1,2}}?)(?=[，。,.\s]|$)",
    rf"(?:我姓|免贵姓|姓)(?P<name>(?P<family>{_HAN}))(?=[，。,.\s的]|$)",
    rf"(?:我叫|名叫|叫做|我是|名字(?:是|叫)|姓名(?:是|：|:)?|我姓)(?P<name>(?P<family>{_HAN}){_HAN}{{1,2}}?)(?=[，。,.\s]|的|在|，|$)",
    rf"(?P<name>(?P<family>{_HAN}){_HAN}{{0,2}})(?=先生|女士|小姐|太太|老师|医生|经理|师傅|阿姨|叔叔|大夫|主任|律师)",
    rf"(?:我(?:的)?(?:老板|经理|朋友|同事|丈夫|妻子|老公|老婆|哥哥|姐姐|弟弟|妹妹|儿子|女儿|邻居|医生)"
    rf"|[跟和与给找问请向对同]|客服|店员|店长|司机|快递员|外卖员|护士|老师|主管|销售|顾问|技师|师傅|同学|室友|闺蜜|表[哥姐弟妹]"
    rf"|堂[哥姐弟妹]|舅舅|叔叔|阿姨|奶奶|爷爷|外婆|朋友|同事|邻居)(?P<name>(?P<family>{_HAN}){_HAN}{{1,2}}?)"
    rf"(?=说|讲|聊|谈|打|联系|一起|帮|告诉|让|去|来|在|不|问|借|买|态度|很|真|特别|非常|也|还|都|给|把|是|的|用|教|推荐|，|。|$)",
)
_KOREAN = (
    r"(?P<name>(?P<family>[가-힣])[가-힣]{1,3})"
    r"(?= ?(?:씨|님(?=[이은을께의도과와,.\s]|$)|선생님|과장|부장|대리|사장|팀장|교수|기사님"
    r"|상담[원사]|매니저|점장|직원분"
    r"|간호사|의사|원장|강사|코치|담당자))",
    r"(?:제 이름은|저는|이름은|친구|남편|아내|상사|동료) (?P<name>(?P<family>[가-힣])[가-힣]{1,2}?)"
    r"(?=입니다|이에요|예요|이라고|라고|이고|이|가|은|는|에게|한테|와|과|랑|[ ,.]|$)",
)
_NOBODYS = re.compile(
    "고객|손님|상담|기사|점장|매니저|선생|어머|아버|할머|할아버|형님|누님|언니|오빠|이모|삼촌|부모|직원|담당|대표|원장|회원|이용자"
    "|주인|판매자|여러|아주머|아저씨|사장|가족|친구|모두|老公|老婆|方便|时候|时间|安全|方法|高兴|满意|特别|包装|关系|问题|常常|成功"
    "|明天|明显|万一|平时|全部|全家|应该|那个|那些|何时|何况|马上|于是|干净|经常|连接|简单|容易"
)
"""What stands where a Korean or Chinese name might, and is a word."""
_CUES: dict[str, tuple[str, ...]] = {
    "Cyrillic": (
        "муж", "жена", "сын", "дочь", "брат", "сестра", "мама", "папа", "подруга", "друг", "коллега", "начальник",
        "начальница", "сосед", "соседка", "врач", "доктор", "господин", "госпожа", "тётя", "дядя", "бабушка", "дедушка",
        "меня зовут", "его зовут", "её зовут", "зовут", "по имени", "по фамилии", "мужем", "женой", "сестрой", "братом",
        "другом", "подругой", "водитель", "менеджер", "оператор", "чоловік", "дружина", "мене звати", "пан", "пані",
    ),
    "Greek": ("με λένε", "ονομάζομαι", "ο κύριος", "η κυρία", "κ.", "κα", "ο γιατρός", "ο φίλος μου", "η φίλη μου",
              "ο άντρας μου", "η γυναίκα μου", "ο αδερφός μου", "η αδερφή μου", "κυρία", "κύριος", "κύριο"),
    "Armenian": ("պարոն", "տիկին", "ընկերս", "անունս"),
    "Georgian": ("ბატონი", "ქალბატონი", "მე მქვია", "მეგობარი", "ქმარი", "მეუღლე",
                 "ძმა", "დედა", "მამა", "ექიმი", "მეზობელი"),
    "Arabic": ("السيد", "السيدة", "الأستاذ",
               "الأستاذة", "الدكتور", "الدكتورة", "اسمي", "اسمه", "اسمها", "صديقي", "صديقتي",
               "قال لي", "قالت لي", "أخبرني", "أخبرتني", "ساعدني", "ساعدتني", "كلمت", "سألت",
               "أخي", "أختي", "زوجي", "زوجتي", "مديري", "مديرتي", "جاري",
               "زميلي", "زميلتي", "طلبت من", "المدير الجديد", "ابني", "ابنتي", "عمي", "خالي",
               "آقای", "خانم", "اسم من", "دوستم", "برادرم", "همسرم", "رئیسم"),
    "Hebrew": ("מר", "גברת", "גב'", "ד״ר", 'ד"ר', "שמי", "קוראים לי", "קוראים לו",
               "קוראים לה", "חבר שלי", "חברה שלי", "אחי",
               "אחותי", "בעלי", "אשתי", "הבוס שלי", "השכן שלי", "השכנה שלי", "הבן שלי", "הבת שלי", "בשם",
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
    "ผมชื่อ", "ดิฉันชื่อ", "נקראת",
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
    if text.isascii() or not _FOREIGN.search(text):
        return
    latin = len(_LATIN.findall(text))
    if latin > len(text) / 3:
        yield from _runs(text)
        return
    yield from _east_asian(text)
    yield from _thai(text)
    for script, letters in _ALIKE.items():
        if re.search(rf"[{letters}]", text):
            yield from _of(script, text)


def _runs(text: str) -> Iterator[Span]:
    """Words of another script within a Latin sentence, which are nearly always somebody's name."""
    for match in _RUN.finditer(text):
        bare = re.sub(r"(?:さん|様|さま|先生|先生|女士|씨|님)$", "", match[0])
        if len(bare) > 1 or re.fullmatch(_HAN, bare):
            yield match.start(), match.start() + len(bare)


def _east_asian(text: str) -> Iterator[Span]:
    given, family = foreign_names()
    for match in _JAPANESE.finditer(text):
        if not _NOBODYS_JAPANESE.search(match["name"]):
            name = match["name"]
            start = next((i for i in range(len(name)) if any(name[i:].startswith(f) for f in family if len(f) > 1)), 0)
            yield match.start() + start, match.end()
    for match in _JAPANESE_SAID.finditer(text):
        yield match.span(match.lastgroup or 0)
    for match in _JAPANESE_KIN.finditer(text):
        if match["name"] in given or any(match["name"].startswith(f) and len(f) > 1 for f in family):
            yield match.span("name")
    for pattern in (*_CHINESE, *_KOREAN):
        for match in re.finditer(pattern, text):
            if _NOBODYS.match(match["name"]):
                continue
            if match["family"] in family or match["name"][:2] in family or len(match["family"]) > 1:
                yield match.span("name")


_THAI_CUE = re.compile(r"(?:คุณ|นางสาว|นาย|นาง|ชื่อ|หมอ|พี่|น้อง|ป้า|ลุง) ?")


def _thai(text: str) -> Iterator[Span]:
    """Thai runs its words together: a name of the lists right behind what announces one."""
    given, _ = foreign_names()
    for match in _THAI_CUE.finditer(text):
        for end in range(min(len(text), match.end() + LONGEST_THAI), match.end() + 2, -1):
            if text[match.end() : end] in given:
                yield match.end(), end
                break


LONGEST_THAI = 12
"""Characters of a Thai given name."""


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


@lru_cache(maxsize=1)
def foreign_names() -> tuple[frozenset[str], frozenset[str]]:
    """Given and family names of Faker's tables that are not in Latin letters."""
    from faker.providers import person  # noqa: PLC0415

    given = set(OTHER_SCRIPTS)
    family: set[str] = set()
    for module in pkgutil.iter_modules(person.__path__):
        provider = import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(provider):
            into = (
                given if attribute.startswith("first_name") else family if attribute.startswith("last_name") else None
            )
            listed = getattr(provider, attribute)
            if into is not None and isinstance(listed, list | tuple | set | dict):
                names = (
                    part for n in listed for part in (n if isinstance(n, tuple) else (n,)) if isinstance(part, str)
                )
                into |= {name for name in names if name and _FOREIGN.match(name)}
    return frozenset(given), frozenset(family)
