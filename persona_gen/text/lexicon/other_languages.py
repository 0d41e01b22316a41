"""Number words and negations of other languages: enough that a figure told from a foreign quote is not called absent.

German, French, Spanish, Italian, Polish, Dutch and Portuguese, up to a hundred in tens. Words that two languages share
stand once; those that are common English words ("six", "die") are left out.
"""

from __future__ import annotations

from persona_gen.text.lexicon import listed

_NUMBERS = """2 zwei deux dos due dwa dwie dwoje twee dois duas
3 drei trois tres tre trzy drie três
4 vier quatre cuatro quattro cztery quatro
5 fünf cinq cinco cinque pięć vijf
6 sechs seis sei sześć zes
7 sieben sept siete sette siedem zeven sete
8 acht huit ocho otto osiem oito
9 neun neuf nueve nove dziewięć negen
10 zehn dix diez dieci dziesięć tien dez
11 elf onze once undici jedenaście
12 zwölf douze doce dodici dwanaście twaalf doze
15 fünfzehn quinze quince quindici piętnaście vijftien
20 zwanzig vingt veinte venti dwadzieścia twintig vinte
30 dreißig dreissig trente treinta trenta trzydzieści dertig trinta
40 vierzig quarante cuarenta quaranta czterdzieści veertig quarenta
50 fünfzig cinquante cincuenta cinquanta pięćdziesiąt vijftig cinquenta
60 sechzig soixante sesenta sessanta sześćdziesiąt zestig sessenta
100 hundert cent cien ciento cento sto honderd cem"""
NUMBER_VALUES = {word: int(value) for value, *words in map(str.split, _NUMBERS.splitlines()) for word in words}
NEGATIONS = frozenset(
    listed(
        "nicht kein keine keinen keiner nie niemals niemand ohne pas jamais aucun aucune sans nunca nadie ningún sin"
        " non mai nessuno senza nikt bez niet geen nooit zonder não ninguém sem"
    )
)
WHOLE_BASE = listed(
    """insgesamt, allgemein, gesamt\\w*, alle[rn]?, aller, überall, sonst, gegenüber, gegen (?=\\d), verglichen,
    vergleich, durchschnittlich\\w*, (?:als|wie) im (?:durchschnitt|schnitt|mittel),
    als (?:der|die|das) (?:durchschnitt|rest|anderen?|übrigen?), l['’]ensemble,
    au total, de tous, parmi tous, contre, par rapport, que la moyenne, en general, en total, todos, todas, frente a,
    conjunto, en promedio, in generale, complesso, tutti, tutte, rispetto, in totaal, in het algemeen, tegenover,
    gemiddelde, no geral, no total"""
)
"""Words by which a sentence may mean the whole base."""
MORE = listed(
    """mehr höher\\w* älter\\w* länger\\w* größer\\w* häufiger öfter über\\s+de[mnr]
    plus más mayores mayor più meer hoger ouder
    langer vaker mais"""
)
LESS = listed(
    """weniger niedriger\\w* jünger\\w* kürzer\\w* kleiner\\w* seltener unter\\s+de[mnr]
    moins menos menor menores meno minder lager
    jonger korter"""
)
"""Words that point up and down behind a figure."""
AT_MOST = listed(
    "höchstens mindestens maximal wenigstens maximum minimum máximo mínimo massimo minimo hoogstens minstens"
)
TIME_UNITS = {
    "year": listed("jahr jahre jahren an ans année années año años anno anni jaar jaren"),
    "month": listed("monat monate monaten mois mes meses mese mesi maand maanden"),
    "week": listed("woche wochen semaine semaines semana semanas settimana settimane weken"),
    "day": listed("tag tage tagen jour jours día días giorno giorni dag dagen"),
    "hour": listed("stunde stunden heure heures hora horas ora ore uur uren"),
    "minute": listed("minuten minuto minutos minuti minuut"),
}
"""Units of time, by their English name."""
AVERAGED = listed(
    """im mittel, im schnitt, im durchschnitt, im median, en moyenne, en promedio, de media, in media, gemiddeld, em
    média"""
)
"""Words for a mean."""
OUT_OF = listed("von, von je, sur, de cada, de, su, van de, op de, em cada")
"""Between the numbers of a ratio: "7 von 10"."""
POINTS = listed("prozentpunkte?n? punkte? points? puntos? punti punten pontos?")
FOLDS = {
    "doppelt": 2,
    "dreimal": 3,
    "viermal": 4,
    "fünfmal": 5,
    "zweimal": 2,
    "halb": 0.5,
    "anderthalbmal": 1.5,
    "anderthalb mal": 1.5,
    "eineinhalbmal": 1.5,
    "zweieinhalbmal": 2.5,
    "deux fois": 2,
    "trois fois": 3,
}
""" "Doppelt so viele": what stands before "so"."""
ATTRIBUTING = frozenset(
    listed(
        "sie er sagt sagte meint erzählt findet so elle il dit disait ella él dice dijo lei lui ona on mówi"
        " powiedziała zij hij zegt zei ela ele diz disse"
    )
)
"""Words that say who speaks: with nothing else beside a quotation they add nothing to it."""
