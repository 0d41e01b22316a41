"""Names in Japanese, Chinese, Korean and Thai: scripts without capitals, three of them without blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_gen.domain import Span
from persona_gen.privacy.faker_names import foreign_names

HAN = r"[\u4e00-\u9fff々]"

_JAPANESE = re.compile(
    rf"(?P<name>{HAN}{{1,4}}|[ァ-ヴー]{{2,8}}(?:・[ァ-ヴー]{{2,8}})?|[ぁ-ん]{{2,4}})(?=さん|様|さま|氏(?!名)|くん|ちゃん|先生|部長|課長|社長|店長)"
)
_NOBODYS_JAPANESE = re.compile(
    r"皆|みな|お?客|店[員長]?$|員$|隣|猫|犬|^(?:八百|パン|肉|花|本|薬|酒|電気|美容|床|大工|不動産)屋|母|父|兄|姉|奥|娘|息子|業者|職人|お?医者|おば|おじ|看護師|銀行員|担当者?|おかあ|おとう|赤|たく|神|王|同"
)
_JAPANESE_SAID = re.compile(
    rf"(?:名前は|氏名[は：:]|名は)(?P<said>{HAN}{{2,6}}|[ァ-ヴー]{{2,8}})(?=です|と|。|、|$)"
    rf"|(?P<self>{HAN}{{2,6}}|[ァ-ヴー]{{2,8}}(?:・[ァ-ヴー]{{2,8}})?)(?=と申し|といいます|と言います|と呼ばれ)"
)
_JAPANESE_KIN = re.compile(
    rf"(?:息子|娘|夫|妻|主人|兄|姉|弟|妹|友人|友達|同僚|上司|部下|彼氏|彼女|母|父|祖母|祖父|叔父|叔母|孫|先輩|後輩|担当|隣)の"
    rf"(?P<name>{HAN}{{2,4}}|[ァ-ヴー]{{2,6}})(?=[がはもにとを、。]|$)"
)
_CHINESE = (
    rf"(?P<name>(?P<family>欧阳|歐陽|司徒|诸葛|諸葛|上官|司马|司馬|皇甫|慕容|令狐|夏侯|尉迟)"
    rf"{HAN}{{1,2}})",
    rf"(?:老公|老婆|丈夫|妻子|朋友|同事|孩子|儿子|女儿|他|她|名字|老板|邻居)叫"
    rf"(?P<name>(?P<family>{HAN}){HAN}{{1,2}}?)(?=[，。,.\s]|$)",
    rf"(?:我姓|免贵姓|姓)(?P<name>(?P<family>{HAN}))(?=[，。,.\s的]|$)",
    rf"(?:我叫|名叫|叫做|我是|名字(?:是|叫)|姓名(?:是|：|:)?|我姓)(?P<name>(?P<family>{HAN}){HAN}{{1,2}}?)(?=[，。,.\s]|的|在|，|$)",
    rf"(?P<name>(?P<family>{HAN}){HAN}{{0,2}})(?=先生|女士|小姐|太太|老师|医生|经理|师傅|阿姨|叔叔|大夫|主任|律师)",
    rf"(?:我(?:的)?(?:老板|经理|朋友|同事|丈夫|妻子|老公|老婆|哥哥|姐姐|弟弟|妹妹|儿子|女儿|邻居|医生)"
    rf"|[跟和与给找问请向对同]|客服|店员|店长|司机|快递员|外卖员|护士|老师|主管|销售|顾问|技师|师傅|同学|室友|闺蜜|表[哥姐弟妹]"
    rf"|堂[哥姐弟妹]|舅舅|叔叔|阿姨|奶奶|爷爷|外婆|朋友|同事|邻居)(?P<name>(?P<family>{HAN}){HAN}{{1,2}}?)"
    rf"(?=说|讲|聊|谈|打|联系|一起|帮|告诉|让|去|来|在|不|问|借|买|态度|很|真|特别|非常|也|还|都|给|把|是|的|用|教|推荐|，|。|$)",
)
_HONOURED = re.compile(
    rf"(?P<name>{HAN}{{2,3}})(?=姐姐?(?!妹)|哥(?!们)|大哥|大姐|阿姨|叔叔|伯伯|婆婆|爺爺|奶奶|學長|學姐|学长|学姐|老師|老师|小姐|先生|同學|同学)"
)
"""A given name before the word for an older sister and the like; the lists must have it."""
_KOREAN = (
    r"(?:팀장|과장|부장|차장|대리|사장|사원|실장|점장|원장|교수|기사|상담사|매니저|간호사|의사|선생|코치|강사) "
    r"(?P<name>(?P<family>[가-힣])[가-힣]{2})(?=입니다|이에요|이라고|라고|이고|이|가|은|는|을|를|의|에게|한테|와|과"
    r"|랑|님|씨|[ ,.]|$)",
    r"(?P<name>(?P<family>[가-힣])[가-힣]{1,3})"
    r"(?= ?(?:씨|님(?=[이은을께의도과와,.\s]|$)|선생님|과장|부장|대리|사장|팀장|교수|기사님"
    r"|상담[원사]|매니저|점장|직원분"
    r"|간호사|의사|원장|강사|코치|담당자))",
    r"(?:제 이름은|저는|이름은|친구|남편|아내|상사|동료) (?P<name>(?P<family>[가-힣])[가-힣]{1,2}?)"
    r"(?=입니다|이에요|예요|이라고|라고|이고|이|가|은|는|에게|한테|와|과|랑|[ ,.]|$)",
)
_NOBODYS = re.compile(
    "우리|저희|회사|담당|이번|그때|새로|지난|고객|손님|상담|기사|점장|매니저|선생|어머|아버|할머|할아버|형님|누님|언니|오빠|이모|삼촌|부모|직원|담당|대표|원장|회원|이용자"
    "|주인|판매자|여러|아주머|아저씨|사장|가족|친구|모두|老公|老婆|方便|时候|时间|安全|方法|高兴|满意|特别|包装|关系|问题|常常|成功"
    "|明天|明显|万一|平时|全部|全家|应该|那个|那些|何时|何况|马上|于是|干净|经常|连接|简单|容易"
)
"""What stands where a Korean or Chinese name might, and is a word."""


def east_asian(text: str) -> Iterator[Span]:
    """Japanese names before an honorific; Chinese and Korean ones by a family name and what stands around them."""
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
    for match in _HONOURED.finditer(text):
        for length in range(len(match["name"]), 1, -1):
            if (name := match["name"][-length:]) in given and not _NOBODYS.match(name):
                yield match.end("name") - length, match.end("name")
                break
    for pattern in (*_CHINESE, *_KOREAN):
        for match in re.finditer(pattern, text):
            if _NOBODYS.match(match["name"]):
                continue
            if match["family"] in family or match["name"][:2] in family or len(match["family"]) > 1:
                yield match.span("name")


_THAI_CUE = re.compile(r"(?:คุณ|นางสาว|นาย|นาง|ชื่อ|หมอ|พี่|น้อง|ป้า|ลุง) ?")


def thai(text: str) -> Iterator[Span]:
    """Thai runs its words together: a name of the lists right behind what announces one."""
    given, _ = foreign_names()
    for match in _THAI_CUE.finditer(text):
        for end in range(min(len(text), match.end() + LONGEST_THAI), match.end() + 2, -1):
            if text[match.end() : end] in given:
                yield match.end(), end
                break


LONGEST_THAI = 12
"""Characters of a Thai given name."""
