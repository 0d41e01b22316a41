"""A figure told of people it was not computed over."""

from rule_tables._more_evidence import Flag, Pass

MUST_FLAG = (
    Flag("31 % of first-time buyers rent in a city.", "rents", "31 %", "Rents in a city is 48 %"),
    Flag("31 % of them rent in a city.", "rents", "31 %", "Rents in a city is 48 %"),
    Flag("48 % of the whole base rent in a city.", "rents", "48 %", "48 % is the segment"),
    Flag("Across the whole base, 48 % rent in a city.", "rents", "48 %", "48 % is the segment"),
    Flag("48 % rent in a city across all segments.", "rents", "48 %", "48 % is the segment"),
    Flag("31 % rent in a city, and 48 % of the whole base do.", "rents", "48 %", "48 % is the segment"),
    Flag("45 % of the segment found something in the survey.", "survey", "45 %", "of the 412 people in the segment"),
    Flag(
        "45 % of first-time buyers in the segment, 45 % of them, found something in the survey.",
        "survey",
        "45 %",
        "of the 412 people in the segment",
    ),
    Flag(
        "For 31 % of the buyers the seller took a higher offer.", "outbid", "31 %", "of the 412 people in the segment"
    ),
    Flag("In this segment 88 % look at property portals.", "portals", "88 %", "Property portals is 93 %"),
    Flag("27 % of the segment do not know the total cost.", "total", "27 %", "Not knowing the total cost is 54 %"),
    Flag(
        "77 % of everyone surveyed worry about making a mistake they cannot undo.",
        "worry",
        "77 %",
        "77 % is the segment",
    ),
    Flag("On average they are 38.2 years old.", "age", "38.2 years old", "for the segment Age is 29.4 years"),
    Flag("They visit property portals 5.1 times a week.", "visits", "5.1", "portals is 11.2 visits per week"),
    Flag(
        "Over the whole base they visit property portals 11.2 times a week.",
        "visits",
        "11.2",
        "visits per week is the segment",
    ),
    Flag(
        "The deposit saved so far is £42,000 in this segment.",
        "deposit",
        "£42,000",
        "Deposit saved so far is 18,600 GBP",
    ),
    Flag(
        "The deposit saved so far is £18,600 in the general population.",
        "deposit",
        "£18,600",
        "18,600 GBP is the segment",
    ),
    Flag(
        "Forty-one per cent of them want all costs shown at the start.",
        "costs",
        "Forty-one per cent",
        "costs shown at the start is 69 %",
    ),
    Flag(
        "31 % of this group say the seller took a higher offer.", "outbid", "31 %", "of the 412 people in the segment"
    ),
    Flag(
        "45 % of all 412 people asked found something in the survey.",
        "survey",
        "45 %",
        "of the 412 people in the segment",
    ),
    Flag(
        "45 % of first-time buyers found something in the survey.", "survey", "45 %", "of the 412 people in the segment"
    ),
)

MUST_PASS = (
    Pass("48 % of first-time buyers rent in a city.", "rents"),
    Pass("48 % rent in a city, against 31 % of the whole base.", "rents"),
    Pass("48 % rent in a city, over the whole base 31 %.", "rents"),
    Pass("48 % rent in a city; over the whole base it is 31 %.", "rents"),
    Pass("Over the whole base 31 % rent in a city, in the segment 48 %.", "rents"),
    Pass("31 % of the whole base rent in a city.", "rents"),
    Pass("48 % of the segment overall rent in a city.", "rents"),
    Pass("Overall, 48 % of them rent in a city.", "rents"),
    Pass("45 % of those whose accepted offer fell through found something in the survey.", "survey"),
    Pass("45 % of the buyers who lost a home found something in the survey.", "survey"),
    Pass("45 % of the segment's 29 people with a lost offer found something in the survey.", "survey"),
    Pass("When an accepted offer fell through, the reason was something in the survey for 45 % of them.", "survey"),
    Pass(
        "Reason the accepted offer fell through: Something in the survey – 45 % of 29 people, 39 % of the whole base.",
        "survey",
    ),
    Pass("52 % of the segment do not rent in a city.", "rents"),
    Pass("48 % rent in a city, more than the 31 % elsewhere.", "rents"),
    Pass("They are 29.4 years old on average, the whole base 38.2.", "age"),
    Pass("She is 29, against 38.2 over the whole base.", "age"),
    Pass("48 % rent in a city and 31 % ask a mortgage broker.", "rents broker"),
    Pass("48 % rent in a city, 17 points more than others.", "rents"),
    Pass("64 % think owning a home is worth the stress, as do 65 % of everyone else.", "worth"),
    Pass("2 % of the segment are non-binary or gave no answer.", "diverse"),
    Pass("2 % of the whole base are non-binary or gave no answer.", "diverse"),
    Pass("31 % of the people it happened to say the seller took a higher offer.", "outbid"),
    Pass("Of the 412 people in the segment, 48 % rent in a city.", "rents"),
    Pass("They have saved £18,600 so far, against £42,000 in the general population.", "deposit"),
    Pass("She paints her wall, like all of the rest of her street.", "", kind="fiction"),
    Pass("48 % rent in a city, well above the 31 % of the whole base.", "rents"),
    Pass("45 % of the people asked about it found something in the survey.", "survey"),
    Pass("71 % rent in a city or live with parents.", "rents parents"),
)
