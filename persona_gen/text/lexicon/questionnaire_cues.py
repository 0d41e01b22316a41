"""How the attributes of a survey say which side of a person they are about, English and German. Entries may be
expressions; they are searched in the name of an attribute or in an answer to it."""

from __future__ import annotations

from persona_gen.text.lexicon import listed

REASONS = listed(r"""reasons?, why, motiv\w*, (haupt)?gr(u|ü)nde?, warum, weshalb, wieso""")
"""An attribute that asks why people do something."""
WILLING = listed(
    r"""wants?( to)?, would like to, (how )?likely to, intends? to, plans? to,
    would (?!not\b|never\b|rather not|cancel|leave|stop|quit|miss|recommend|say\b|call\b|describe)\w+(?! from),
    würden? (\w+ ){0,3}(zurück|wieder)?(zahlen|kaufen|nutzen|buchen|bestellen|kommen|kehren),
    interest(ed)? in, möchte"""
)
"""The opening of an attribute that says what people would take if it were offered."""
TAKING_UP = listed(
    r"""motiv\w*, for \w+ing, to \w+, cho(ose|se|sen|ice), join\w*, buy\w*, bought, came, visit\w*, subscri\w*,
    purchas\w*, sign\w* up, (haupt)?motiv\w*, kauf\w*, gekauft, wahl, gewählt, besuch\w*, teilnahme, anmeldung,
    entschieden"""
)
"""What a reason is given for where people take something up."""
RATINGS = listed(
    r"""satisf\w*, clarity, happy with, rated, ratings?, understood, understands?, (finds?|found) \w+ (easy|clear),
    confiden(t|ce)\w*, trusts?, zufrieden\w*, bewert\w*, verstanden, verständlich\w*, vertrau\w*"""
)
"""An attribute in which more is better."""
GOOD = listed(
    r"""yes, (very |rather |quite |fully |completely )?(satisfied|good|easy|clear|happy|confident|high), agree, usually,
    always, often, ja, (sehr |eher |voll und ganz )?(zufrieden|gut|einfach|verständlich|klar|hoch), meist(ens)?,
    immer"""
)
"""An answer that says so."""
LITTLE = listed(
    r"""little( or none)?, none, no, not enough, too (little|few), less than, fewer than, (one|two|\d) or (fewer|less),
    low, poor, not at all, hardly,
    wenig\w*, keine?, nicht genug, zu wenig\w*, weniger als, kaum, gering\w*, schlecht\w*"""
)
"""An answer that says there is little of something."""
MEANS = listed(
    r"""knowledge, experience, time( for| to)?, space, room for, storage, staff\w*, budget, savings, confidence, access,
    support, skills?, wissen, kenntnis\w*, erfahrung\w*, zeit, platz, lager\w*, personal, geld, budget, zugang,
    unterstützung"""
)
"""What people need to do something, and are stopped by having little of."""
HAVING = listed(
    r"""^(has|have|having|can|could|knows?|is able|are able|understands?)(?! (ever|already|been|to)\b), enough, access
    to, ^(hat|haben|kann|kennt|weiß|versteht), genug, zugang zu\w*"""
)
"""An attribute that says what people have, can or know."""
FOR_SOMETHING = listed(
    r"""to \w+, for \w+ing, enough, access, knows?, can, could, understands?, help, kennt,
    zum \w+, um zu, genug, zugang, kann, weiß,
    versteht, hilfe"""
)
"""What makes a lack of it an obstacle: nobody is stopped by having no loyalty card."""
TROUBLES = listed(
    r"""problems?, pains?, annoy\w*, difficult\w*, trouble\w*, hardest, struggl\w*, lost, fell through,
    fail(s|ed|ures?)?, short deliver\w*, wrong, broken?, breakdowns?, delay\w*, complain\w*, missed, damaged,
    refused, rejected, turned down, had to wait, waited, gave up, overdue, headaches?, gripes?, niggles?,
    not enough, too \w+, probleme?, ärger\w*,
    schwierig\w*, schwer\w*, verloren, gescheitert, durchgefallen, fehlliefer\w*, falsch\w*, kaputt\w*, verspät\w*,
    beschwer\w*, reklam\w*, verpasst\w*, beschädigt\w*, abgelehnt\w*, aufgegeben, warten musst\w*, zu
    (wenig\w*|spät|lang\w*|teuer)"""
)
"""What goes wrong for people."""
FOREMOST = listed(
    r"""biggest, main, most, greatest, top, worst, hardest, größte[rsn]?, häufigste[rsn]?, schwerste[rsn]?,
    wichtigste[rsn]?, haupt\w+, am meisten, am schwersten"""
)
"""An attribute that asks which trouble is the greatest, not what came after it."""
CHORES = listed(r"""chores?, hassle, nuisance, tedious, a pain, burden, lästig\w*, mühsam\w*, plackerei, last""")
"""What people do and would rather not."""
FEELINGS = listed(
    r"""anxious, anxiety, nervous\w*, worr(y|ied|ies), stress\w*, afraid, fears?, scared, lonely, guilty, overwhelmed,
    proud, embarrass\w*, ängstlich\w*, angst, nervös, besorgt\w*, sorgen?, gestresst\w*, überfordert\w*, einsam\w*,
    schuldig"""
)
"""What people feel."""
WHERE_MET = listed(
    r"""how (\w+ )?(\w+ )?(found|heard|learnt|learned|discovered|came (across|to)|got to know), (found|heard of|heard
    about) (us|it|the \w+) (through|from|via), first source, main source, source of \w+, recommended by,
    (wie|woher|wodurch|wo) .*(aufmerksam|gefunden|erfahren|kennengelernt|gehört|bekannt)\w*,
    (aufmerksam (geworden )?|gefunden |erfahren )(durch|über), empfohlen (von|durch)"""
)
"""How people come to know of something, which is where they can be met."""
