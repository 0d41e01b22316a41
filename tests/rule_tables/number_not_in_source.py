"""A figure that nothing cited gives."""

from rule_tables import Flag, Pass

_NOWHERE = "stands nowhere in the evidence cited"
_LEAVE = "leave the figure out"

MUST_FLAG = (
    Flag("She opens 40 tabs a night.", "q1", "40", _NOWHERE, _LEAVE),
    Flag("She uploaded it six times.", "q6", "six", _NOWHERE, _LEAVE),
    Flag("Their spreadsheet has 12 tabs.", "q5", "12", _NOWHERE),
    Flag("She looks every evening at 21:30.", "q1", "21:30", _NOWHERE),
    Flag("She searches until 2 a.m. in bed.", "q2", "2 a.m.", _NOWHERE),
    Flag("She checks twice a day.", "q4", "twice a day", _NOWHERE),
    Flag("She is three times as likely to rent in a city.", "rents", "three times", _NOWHERE),
    Flag("They rent in a city 40 % more often than average.", "rents", "40 %", _NOWHERE),
    Flag("Renting is five-fold.", "rents", "five-fold", _NOWHERE),
    Flag("She lives in a two-bed flat.", "q3", "two", _NOWHERE),
    Flag("She has 3 children and rents in a city.", "rents", "3", _NOWHERE),
    Flag("She owes the bank £250k.", "q2", "£250k", _NOWHERE, _LEAVE),
    Flag("Half of her friends laugh at her.", "q1", "Half", _NOWHERE),
    Flag("A quarter of the calls end in tears.", "q3", "A quarter", _NOWHERE),
    Flag("Nine out of ten tabs stay open.", "q1", "Nine out of ten", _NOWHERE),
    Flag("She drives 2.71m to the viewing.", "q3", "2.71m", _NOWHERE),
    Flag("She saw 150 flats.", "q3", "150", _NOWHERE),
    Flag("She wants to move within 18 months.", "q3", "18", _NOWHERE),
    Flag("Between 10 and 20 flats are on her list.", "q3", "Between 10 and 20", _NOWHERE),
    Flag("Sie hat 1.204 Etiketten gelesen.", "z5", "1.204", _NOWHERE, segment="eltern"),
)

MUST_PASS = (
    Pass("She opens fifteen tabs and then closes the laptop.", "q1"),
    Pass("She opens 15 tabs.", "q1"),
    Pass("P07 opens fifteen tabs.", "q1"),
    Pass("She uploaded the statement 4 times.", "q6"),
    Pass("She reads B2B blogs from COVID-19 times.", "q1"),
    Pass("She is on hold for twenty minutes.", "q10"),
    Pass("Support must be there 24/7.", "q10"),
    Pass("She started looking in Q3 2026, on iOS 17.", "q1"),
    Pass("Since 14 April 2026 she has looked at gen-2 maps.", "q1"),
    Pass("On 2026-04-14 she closed the laptop.", "q1"),
    Pass("After the second viewing she cried for the 1st time.", "q3"),
    Pass("It was her third attempt and a third viewing.", "q3"),
    Pass("She spends half an hour on it, half-way between hope and fear.", "q1"),
    Pass("One of them is called NO, and one person knows why.", "q5"),
    Pass("First-time buyers like her look twice.", "q1"),
    Pass("1.5 times as many rent in a city.", "rents"),
    Pass("54 % more likely than average to rent in a city.", "rents"),
    Pass("Rents in a city: 17 percentage points above the whole base.", "rents"),
    Pass("Renting in a city is 17 points higher than overall.", "rents"),
    Pass("Twice as many look at forums and videos by other buyers.", "forums"),
    Pass("They use forums 2× as often as the average.", "forums"),
    Pass("Together, 71 % rent in a city or live with parents or family.", "rents family"),
    Pass("Renting in a city leads living with parents or family by 25 percentage points.", "rents family"),
    Pass("52 % have found another way to live.", "rents"),
    Pass("Her age is 8.8 years below the average.", "age"),
    Pass("The segment is 412 of 2,289 people.", "rents"),
    Pass("Of 412 buyers, 48 % rent in a city.", "rents"),
    Pass("29 people had an accepted offer fall through.", "fell-through"),
    Pass("“We've got a spreadsheet with eleven tabs,” says P02.", "q5"),
    Pass("Neun Tage hielt es, nine days.", "z2", "eltern"),
    Pass("Nach 14 Monaten war das Rad kaputt, after fourteen months.", "z3", "eltern"),
)
