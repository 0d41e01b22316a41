"""Sentence frames over means, medians, counts and totals, and over ranks that people gave, as text."""

from __future__ import annotations

from persona_gen.checker.proofs.frame_words import AGAINST, OF_WHOLE, THAT_OF, WHOLE

_MEASURED = "[{measure}]"
_ON_AVERAGE = "[[,] {on_average}]"
_MEAN_OF = "[(a|an) {measure} of]"
_AT_VALUE = "[at {value} {unit} ,]"
_LIES = "(is|are|lies|stands)"
_IS = (
    "(is|are|was|averages|average|stands at|stand at|comes to|come to|amounts to|amount to|lies at|lie at|lies|falls"
    "|reaches|reach|works out at|adds up to)"
    " [somewhere]"
)
_VALUE = f"{_MEAN_OF} {{value}} {{unit}}"
_SAID = "[{on_average} [,]] {typical_who} [{on_average}]"
_HAVE = (
    "(have|has|go on|goes on|eat|eats|use|uses|own|owns|average|averages|keep|keeps|run|runs|count|counts"
    "|{passed_on} (make|makes|do|does|order|orders|get|gets|take|takes))"
)
_EARNS = "(gets|get|earns|earn|scores|score|receives|receive|averages|average|reaches|reach)"
AMOUNT_VERBS = (
    f"({{attribute_verb}} {_VALUE}|{{word_as_verb}} {_VALUE}|{{use_of}}"
    f" {_VALUE}|{_HAVE} {_VALUE}|{{unit_verb}} {_VALUE}"
    f"|(rate|rates|give|gives) {{satisfied}} {_VALUE}|{{spend}} {_VALUE} [on {{spent_on}}]|(spend|spends)"
    f" {_VALUE} {{time_spent}}"
    f"|(have|has) {_VALUE} (of|for) {{attribute}}|(have|has) (a|an) {{amount_name}} of {_VALUE} [{{amount_rest}}]"
    f"|{{participle_verb}} {_VALUE}|(are|is) {{age}} {{unit}})"
)
"""What people do an amount of."""
_OF_HERS = "(here|(of|for|in|among) ((her|his|their|the|this) (segment|group)|[these] {group}|them))"
_FIGURE = "(figure|mean|median|average|value|number|amount|level)"
AMOUNTS: tuple[str, ...] = (
    f"[the|their|[the] {{group}}] {_MEASURED} [number of] {{attribute}} [{{period_of_unit}}] {_IS} {{value}}"
    f" {{unit}} {_ON_AVERAGE}",
    "{measure} {attribute} [{period_of_unit}] (:|–|—) {value} {unit}",
    f"{{attribute}} [{{period_of_unit}}] (:|–|—|,) {_MEASURED} {{value}} {{unit}} {_ON_AVERAGE}",
    f"[the|their] {{measure}} {_IS} {{value}} {{unit}}",
    "{on_average} there (is|are) {value} {unit} [(on|in|per|for|at) (a|an|each|every) {group}]",
    "there (is|are) {value} {unit} {on_average} [(on|in|per|for|at) (a|an|each|every) {group}]",
    "{attribute} (:|–|—) {value} {unit} {open} {measure} {close}",
    "{value} {unit} (is|are) the {measure} {attribute} [{period_of_unit}]",
    f"the {{measure}} (for|of) {{attribute}} [{{period_of_unit}}] {_IS} {{value}} {{unit}}",
    f"{_SAID} {{amount_verb}} {_ON_AVERAGE}",
    f"{{attribute}} (is|are) {{ratio}} as (high|long|large|big|old|far|much|many|short|low) as ([in] {WHOLE}|{THAT_OF}"
    f"|{OF_WHOLE})",
    f"{{satisfied}} {_EARNS} {{value}} {{unit}} {_ON_AVERAGE}",
    f"(at|with) {{value}} {{unit}} [on average] [,] {{typical_who}} {{spend}} {{gap}} {{gap_unit}} {{direction}} than"
    f" {THAT_OF}",
    f"{_AT_VALUE} [the|their] {_MEASURED} {{attribute}} {_LIES} {{gap}} {{gap_unit}} {{direction}} {THAT_OF}",
    "half [of (them|[the|these] {group})] {median_only} {amount_verb} or (less|fewer|under) [{words_behind}]",
    "half [of (them|[the|these] {group})] {median_only} {amount_verb} or (more|longer|over) [{words_behind}]",
    f"(at|with) {{value}} {{unit}} [on average] , {{typical_who}}"
    f" (have|has|make|makes|do|does|work|works|travel|travels|get"
    f"|gets|go|goes|spend|spends|stay|stays|come|comes) {{times}} as (many|much|long|often) {{unit}} as [in] {WHOLE}",
    "{persona} is in (her|his|their) {age}",
    "{persona} is a {age}",
    "{persona} {open} {age} {close}",
    "(at|aged) {age} , {persona} is (of average age|about as old as (the others|others|most [here|of them]))",
    "{who} are {range} {unit}",
    "{attribute} (range|ranges|run|runs|go|goes|vary|varies) {range} {unit}",
)
AMOUNT_TAILS: tuple[str, ...] = (
    f"[,] {AGAINST} [an average of|a median of] {{whole_value}} {{unit}} [{OF_WHOLE}]",
    f"{{open}} ([{AGAINST}] {{whole_value}} {{unit}} {OF_WHOLE}|({OF_WHOLE}|{WHOLE}) [:] {{whole_value}}"
    f" {{unit}}) {{close}}",
    f"[,|;|–|—] [and|but|while|whereas|where] (overall|{OF_WHOLE}) [,] [it is|the figure is|they are]"
    f" {{whole_value}} {{unit}}",
    f"[,|;|–|—] [and|but|while|whereas|where] [it is|the figure is] {{whole_value}} {{unit}} {OF_WHOLE}",
    f", {{gap}} {{unit}} {{direction}} than {OF_WHOLE}",
    f", {{gap}} {{gap_unit}} {{direction}} {THAT_OF}",
    f", {{times}} as (often|much|many|long|high|old) as [in] {WHOLE}",
    f"[,] [which is|that is|or] {{times}} {WHOLE} {{whole_value}} [{{unit}}]",
    f", {{direction}} than {WHOLE} {{whole_value}} [{{unit}}]",
    f", {{times}} (the [average of] {WHOLE}|that of {WHOLE}|the {{whole_value}} of {WHOLE}|the average|the"
    f" overall figure)",
    f", {{gap}} {{unit}} {{beyond}} {WHOLE}",
    f", {{like}} {OF_WHOLE} [{{open}} {{whole_value}} {{close}}]",
    f", {{direction}} than {OF_WHOLE}",
    f", {{direction}} than {WHOLE}",
    f"[,] [slightly|well|far|clearly|just|a little] {{direction}} [than] the [overall|average] {{whole_value}} {{unit}}"
    f" [{OF_WHOLE}]",
    f"[,] [which is|or|so] {{times}} (the|that) [overall|average] ({_FIGURE}|{{whole_value}} {{unit}}) [{OF_WHOLE}]",
    f"[,] [which is|or|so] {{times}} (as|than) ({WHOLE}|{OF_WHOLE}|the overall {_FIGURE} [of {{whole_value}} {{unit}}])"
    f" [{{open}} {{whole_value}} {{unit}} {{close}}]",
    "{open} [sd|standard deviation] [=|:|of] {sd} {unit} {close}",
    f", (like|just like|as) the (average|{{measure}}) {_OF_HERS} [does|do|is]",
    f"[,|–|—] [which is|that is|as is] [about|close to|exactly] [the]"
    f" (average|{{measure}}|typical|usual|normal) {_OF_HERS}",
)
ELIDED_AMOUNTS: tuple[str, ...] = (
    "[satisfaction|that|the one] [with] {satisfied} [is|stands at|comes to|lies at|gets|get] [{just}] {value} [{unit}]",
)
"""After a clause about another satisfaction: "they give the advice 8.9 points of 10, but the contract only 5.8"."""
RANKED: tuple[str, ...] = (
    "[on average] {ranked} (comes|come) {place} [, at rank {value}]",
    "[on average] they put {ranked} [at all] {place} [, at rank {value}]",
    "(everyone|everybody) [in (the|this) (segment|group)] ranks {ranked} {place_of_all}",
)
"""Over "Rank given to …", a mean."""
