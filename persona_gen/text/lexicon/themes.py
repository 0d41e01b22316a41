"""What stands in people's way, by theme, and what a team can do about each: English and German, as data.

The first theme whose words a text holds is its theme; entries may be expressions.
"""

from __future__ import annotations

from typing import NamedTuple

from persona_gen.text.lexicon import listed


class Theme(NamedTuple):
    """Words by which a theme is known, and the advice it asks for, English and German.

    A quote is about it from ``least_words`` of them on; a mention alone is enough for what nobody mentions idly.
    """

    least_words: int
    by_mention: bool
    words: tuple[str, ...]
    advice: tuple[str, str]


THEMES: tuple[Theme, ...] = (
    Theme(
        1,
        True,
        listed(
            r"""anxious, anxiety, nervous\w*, afraid, scared?, fear\w*, dread\w*, embarrass\w*, humbling, ashamed,
            stress\w*, ängstlich\w*, angst, ängste, nervös\w*, gestresst\w*, peinlich\w*"""
        ),
        ("Take out the nerves", "Die Angst nehmen"),
    ),
    Theme(
        2,
        False,
        listed(
            r"""true, truth\w*, trust\w*, honest price, believ\w*, doubt\w*, proof, prove[sn]?, mak(e|ing) it up, being
            had, vanish\w*, wahr, wahrheit, vertrau\w*, glaub\w*, zweif\w*, beweis\w*, nachweis\w*"""
        ),
        ("Show proof they can check", "Nachprüfbar belegen"),
    ),
    Theme(
        1,
        True,
        listed(
            r"""(?<!lower )price\w*, pric(ey|ing), costs?, fees?, charge[sd]?, expensive, afford\w*, budget, quid,
            pounds?, euros?, dollars?, bucks, deposit, surcharges?, money, paid, \w*preise?n?, \w*kosten, kostet,
            \w*gebühr\w*, teuer\w*, bezahl\w*, zahlen, anzahlung, geld, euro"""
        ),
        ("Name the full price first", "Zuerst den ganzen Preis nennen"),
    ),
    Theme(
        2,
        False,
        listed(
            r"""worry about, worried about, risks?, risky, leak\w*, damage[sd]?, lost, lose, losing, fail(s|ed|ures?)?,
            wrong, broke\w*, short deliver\w*, short or wrong, missing, swapped, accident\w*, unsafe, safety,
            outbid, sorgen? um, risik\w*, schäden, schaden, kaputt\w*, verloren, verlust, scheiter\w*, falsch\w*,
            fehl(er|t|en|lieferung\w*), unfall\w*"""
        ),
        ("Say who puts it right", "Sagen, wer es richtet"),
    ),
    Theme(
        2,
        False,
        listed(
            r"""(no|right|little|the) time, times, timing, hours?, shifts?, slots?, evenings?, weekdays?, weekends?,
            wednesdays?, (mon|tues|thurs|fri|satur|sun)days?, schedul\w*, timetable, roster, wait\w*, slow\w*,
            speed, weeks?, queue\w*, late, delay\w*, deadline, busy, (opening )?hours, o'clock, zeit\w*, termine?n?,
            stunden?, schicht\w*, abend\w*, wochen?, wart\w*, spät\w*, langsam\w*, öffnungszeit\w*, uhr"""
        ),
        ("Fit their day", "In ihren Tag passen"),
    ),
    Theme(
        1,
        False,
        listed(
            r"""(?<!you )know(n|s|ing)?, knew, understand\w*, understood, invoices?, bills?, rechnung\w*,
            explain\w*, clear\w*, confus\w*, informat\w*, knowledge, latin, jargon, progress, labels?, tell
            which, what (it|that|this|they) means?, wissen, weiß, versteh\w*, verstanden, verständlich\w*,
            erklär\w*, klar\w*, unklar\w*, information\w*, kenntnis\w*"""
        ),
        ("Tell them in plain words", "In einfachen Worten sagen"),
    ),
    Theme(
        2,
        False,
        listed(
            r"""decid\w*, deciding, choos\w*, choice, choices, unsure, not sure, which one, options?, compar\w*,
            entscheid\w*, auswahl, wählen, unsicher\w*, vergleich\w*"""
        ),
        ("Help them decide", "Beim Entscheiden helfen"),
    ),
    Theme(
        2,
        False,
        listed(
            r"""(sign|signing) up, set ?up, install\w*, forms?, steps, clicks?, taps?, app, login\w*, passwords?,
            portal, upload\w*, carry, carrying, carriers?, difficult\w*, complicated, hard(er|est)?, hassle,
            chores?, effort, work, upkeep, tools?, travel, far away, anmeld\w*, einricht\w*, formular\w*, schritte,
            passw[oö]rt\w*, tragen, schleppen, kompliziert\w*, schwierig\w*, aufwand, aufwendig\w*, mühsam\w*,
            umständlich\w*, weit weg"""
        ),
        ("Take the work off them", "Die Arbeit abnehmen"),
    ),
    Theme(
        2,
        False,
        listed(
            r"""likes?, taste\w*, eats?, eat, quality, flavou?r\w*, results?, schmeck\w*, geschmack, essen, qualität,
            ergebnis\w*"""
        ),
        ("Let them try it first", "Erst ausprobieren lassen"),
    ),
)
ANY_OTHER = Theme(1, False, (), ("Show a way round it", "Einen Weg darum zeigen"))
"""What is in the way and has no theme here."""
