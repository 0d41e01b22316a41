"""The closed set of sentence frames over statistics, as text. A sentence that fits none of them is not `counted`.

Nothing may be skipped: a word that neither a frame nor a label nor the base accounts for makes the frame fail. To let
more sentences pass, add a frame here, not a word to ignore. How frames are written, `grammar` says; what is read by a
slot, `frames`.
"""

from __future__ import annotations

_WHOLE = (
    "([the] (whole|entire|total) (base|sample|group)|everyone asked|all [the] {group} [together|overall]|all segments"
    "|{group} (overall|in general)|the average {group}|the [overall] average)"
)
_OF_WHOLE = f"((of|in|over|across|for|among) {_WHOLE}|overall)"
_THE_WHOLE = "(the (whole|entire|total) (base|sample)|everyone asked|all segments)"
"""The whole base by a name that can mean nothing else."""
_AGAINST = "(against|compared with|compared to|versus|vs)"
_THAT_OF = f"[that (of|in)] {_WHOLE}"
_ANYONE = f"({_WHOLE}|average|the average {{group}}|overall|others|everyone else|the rest)"
"""Whom one may be more or less likely than. A ratio or a figure is of the whole base alone."""
THESE = (
    "(they|these people|[the|these|this] {group} [here]|the segment|this (segment|group)"
    "|people in this (segment|group))"
)
_HERE = "[here|among them|in (this|the) (segment|group)]"
_OF = (
    "[of (them|these|those|us)|of [all] [the|these|this|our] {group}|of (the|this|our) (segment|group)|(the|this)"
    " (segment|group)|{group} [asked|surveyed]|of [the|all] {n} [{group}] [asked|surveyed]]"
)
OF_PEOPLE = f"{{share}} {_OF} {_HERE}"
PEOPLE_FRAME = "{people}"
"""A share of the segment: "48 % of them", "most buyers", "29 of the 412 people asked"."""
_NAMES = "(give|gives|gave|given|name|names|named|cite|cites|cited|see|sees)"
_ANSWER = "(answer|answers|answered|say|says|said|choose|chose|pick|picked|tick|ticked)"

PREDICATES: tuple[tuple[str, str], ...] = (
    ("heading", "{category}"),
    ("did", "{category} {core}"),
    ("did", "{category} {period}"),
    ("own statement", "{statement}"),
    ("own statement|statement", "(agree|agrees) with the statement {category}"),
    ("own statement|statement", "(agree|agrees|say|says|think|thinks) [that|with] {category}"),
    ("yes|no", "{affirmed}"),
    ("yes|no", "{denied_attribute}"),
    ("frequency", "{with_frequency}"),
    ("heading", "(are|is|be) [{not}] {category}"),
    ("job", "(work|works) {category}"),
    ("place", "(live|lives|are|is) [{not}] [based] [in|at] {category}"),
    ("use|channels", "(use|uses|used) {category}"),
    ("classifier", "(have|has|had|hold|holds) {category} {core}"),
    ("degree", "(have|has) {category} {attribute}"),
    ("what they", "{core} {category}"),
    ("where", "{core} [in|on|at|through|via|by|with|from|using] {category}"),
    ("time", "[usually] {visit} {category}"),
    ("reason", "{core_any} (because of|due to|over|on) {category}"),
    ("reason", "{core_any} (because|as|since) {category}"),
    ("reason", "{core_any} to {category}"),
    ("reason", "{core_any} for {category}"),
    ("what", "(say|says) [that] {category} {core}"),
    ("matters", "(want|wants|value|values|care about|cares about) {category} [{when}]"),
    ("any", f"{_NAMES} {{category}} as {{attribute}}"),
    ("any", f"{_ANSWER} {{category}} (to|for|under|when asked about|when asked) {{attribute_any}}"),
)
"""How a statistic's labels may follow whom it is told of, for each kind of label."""

_AT_SHARE = "[at {share} ,]"
_ASKED = "(asked|when asked|when it comes to)"
_NOT = "(do|does|did) {not}"
_AGREE = "(agree|agrees|say|says)"
SHARES: tuple[str, ...] = (
    f"{PEOPLE_FRAME} [, and {{overall}} overall ,] {{predicate}}",
    f"[(together|combined) ,] {PEOPLE_FRAME} [either] {{predicate}}",
    "(of (the|these|this) {group}|among them|among (the|these|this) {group}) , {share} {predicate}",
    f"{PEOPLE_FRAME} {{open}} [{_AGAINST}] {{overall}} {_OF_WHOLE} {{close}} {{predicate}}",
    f"{{predicate}} : {PEOPLE_FRAME} [{{open}} ({_WHOLE} {{overall}}|[{_AGAINST}] {{overall}} {_OF_WHOLE}) {{close}}]",
    "{share_too} , {share} , {predicate}",
    "{count} people , or {share} , {predicate}",
    "{category} (make|makes) up {share} of (the|this) (segment|group)",
    f"what {{what}} {PEOPLE_FRAME} {{what_after}} (is|are) [{{not}}] {{thing}}",
    f"{{thing}} {{open}} {PEOPLE_FRAME} {{close}} {{core}}",
    f"{{thing}} , (named|cited|given|mentioned) by {PEOPLE_FRAME} , {{core}}",
    f"{{thing}} {{core}} : {PEOPLE_FRAME} (say so|agree)",
    f"{{matters}} {{category}} (is|are) [{{not}}] wanted by {PEOPLE_FRAME} [{{when}}]",
    f"[(together|combined) ,] {PEOPLE_FRAME} [either] {{predicate}} or {{sum_predicate}}",
    "{group} : {share} {predicate}",
    "those who {predicate} make up {share} of (the|this) (segment|group)",
    f"{PEOPLE_FRAME} {_NOT} {{predicate}}",
    f"(the (other|remaining)|the rest ,) {{share}} [of them|of {{group}}] [,] {_NOT} {{predicate}}",
    f"(of|among) [the|all] {{n}} [{{group}}] [asked] , {PEOPLE_FRAME} {{predicate}}",
    "(of|among) [the|all] {n} [{group}] [asked] , {count} {predicate}",
    "{count} (of [the|all] {n} [{group}] [asked]|{group}) {predicate}",
    "(of|among) the {n} [{group}] (who|whose|with|that) {condition} , {share} ({predicate}|{category})",
    "the share [of {group}] who {predicate} is {share}",
    f"{_AT_SHARE} the share [of {{group}}] who {{predicate}} (is|lies) {{times}} [that of] {_WHOLE}",
    f"{_AT_SHARE} the share [of {{group}}] who {{predicate}} (is|lies) {{points}} {{direction}} [that of] {_WHOLE}",
    f"{{thing}} {{what}} {PEOPLE_FRAME} {{what_after}}",
    f"for {PEOPLE_FRAME} , {{thing}} {{what}} {{what_after}}",
    f"{{thing}} {_NOT} {{what}} {PEOPLE_FRAME} {{what_after}}",
    f"for {PEOPLE_FRAME} , {{category}} (is|are) [{{not}}] {{attribute}}",
    f"{{category}} [together] (is|are|was|were) [{{not}}] {{attribute}} (for|of|among|in) {PEOPLE_FRAME}",
    f"{{attribute}} (is|are|was|were) [{{not}}] {{category}} (for|of|among|in) {PEOPLE_FRAME}",
    f"{{category}} (is|are) [{{not}}] where {PEOPLE_FRAME} {{core}}",
    f"for {PEOPLE_FRAME} , {{category}} (is|are) [{{not}}] (where they|a place to|a place where they) {{core}}",
    f"for {PEOPLE_FRAME} [,] {{thing}} (is|are) [{{not}}] among the things that {{core}}",
    f"{PEOPLE_FRAME} (count|counts) {{thing}} among the things that {{core}}",
    f"{PEOPLE_FRAME} {_NOT} count {{thing}} among the things that {{core}}",
    f"{{category}} (is|are) [{{not}}] a source [of {{sought}}] for {PEOPLE_FRAME}",
    f"{PEOPLE_FRAME} (look|looks|turn|turns) to {{category}} for {{sought}}",
    f"{{barrier}} {{thing}} (is|are) [{{not}}] (an obstacle|a barrier|a hurdle) (for|to) {PEOPLE_FRAME}",
    f"{{barrier}} {PEOPLE_FRAME} (are|is) [{{not}}] held back by {{category}}",
    f"(in|over|across|among|for) {_THE_WHOLE} [,] {{overall}} {{predicate}}",
    f"{{overall}} of {_THE_WHOLE} {{predicate}}",
    f"(in|over|across|among|for) {_THE_WHOLE} [,] {{overall}} {_AGREE} [that] {{thing}} {{core}}",
    f"{{category}} , {PEOPLE_FRAME} {_AGREE}",
    f"{{category}} , {_AGREE} {PEOPLE_FRAME}",
    f"{{category}} (holds|is true|applies) for {PEOPLE_FRAME}",
    f"{_ASKED} [about] {{attribute}} , {PEOPLE_FRAME} ({_ANSWER}|{_NAMES}) {{category}}",
    f"{{attribute}} [:|/] {{category}} (–|—|:|,|is) {PEOPLE_FRAME}",
    f"{{attribute}} [:|/] {{category}} {{open}} {PEOPLE_FRAME} {{close}}",
    "{persona} is one of the {share} [{group}] who {predicate}",
    f"like {PEOPLE_FRAME} , {{persona}} {{predicate}}",
    f"{{persona}} {{predicate}} , (as (do|does|are|is)|like) {PEOPLE_FRAME}",
    f"{{persona}} {{predicate}} , as {PEOPLE_FRAME} (do|does|are|is)",
    "{persona} {predicate}",
    "like (the others|most of her peers|most of his peers|most of their peers) , {persona} {predicate}",
)
RANK_FRAMES: tuple[str, ...] = (
    "under {attribute} , {category} (comes {place}|is the most common [answer])",
    "{category} (is|was|are|were) {first} {attribute} [, at {share}]",
    "{category} (is|was|are|were) {first} {head} [, at {share}]",
    "{category} (is|was|are|were) {first} {attribute} [, at {share}] , ahead of {second}",
    "{category} (is|was|are|were) {first} (answer|choice) to {attribute} [, at {share}]",
    "{first} (answer|choice) to {attribute} is {category}",
    "[(with|at) {share} ,] {category} (is|are) {first} thing that {core} [, at {share}]",
    "{first} thing that {core} (is|are) {category} [, at {share}]",
    "{first} {attribute} (is|are) {category} [, at {share}]",
    "{category} (comes|come|ranks|rank) {place} (among|under) {attribute} [, at {share}]",
)
COMPARISONS: tuple[str, ...] = (
    f"{THESE} are {{direction}} likely than {_ANYONE} to {{predicate}}",
    f"{THESE} are {{times}} as likely (as|than) {_WHOLE} to {{predicate}}",
    f"{THESE} are {{times}} as likely to {{predicate}} as {_WHOLE}",
    f"{THESE} are {{direction}} likely to {{predicate}} than {_ANYONE}",
    f"{{category}} as {{attribute}} is {{points}} {{direction}} {_WHOLE}",
    "{category} [{open} {share} {close}] outnumber {second}",
    f"{THESE} {{predicate}} {{direction}} often than {_ANYONE} [do]",
    f"at {{share}} , {THESE} {{predicate}} {{direction}} often than the average of {{overall}}",
    f"{{direction}} of them than {_ANYONE} {{predicate}}",
    "more of them {predicate} than {other_predicate}",
    "they {predicate} more often than they {other_predicate}",
    f"{{points}} {{direction}} of them than {_ANYONE} {{predicate}}",
    f"{{predicate}} : {{direction}} common {_HERE} than {_OF_WHOLE}",
    f"{{category}} (is|are) {{times}} as (common|frequent) {_HERE} as {_OF_WHOLE} [, at {{share}}]",
)
TAILS: tuple[str, ...] = (
    f"[,] {_AGAINST} {{overall}} {_OF_WHOLE}",
    f"[,] {_AGAINST} the {{overall}} of {_WHOLE}",
    f"[,] [well] {{direction}} the {{overall}} of {_WHOLE}",
    f", {{overall}} {_OF_WHOLE}",
    f", {{equal_to}} the {{overall}} (of|in) {_WHOLE}",
    f", {{times}} the {{overall}} (of|in) {_WHOLE}",
    f", {{times}} (as (many|often|common|likely) as {_OF_WHOLE}|the share ({_OF_WHOLE}))",
    f", {{times}} as (many|often|common|likely) as in {_WHOLE}",
    f", {{equal}} (many|often|common) as {_OF_WHOLE}",
    f", {{direction}} [common|likely|often] than {_OF_WHOLE}",
    f", {{direction}} [common|likely|often] than {_WHOLE}",
    f", {{points}} ({{direction}}|{{direction}} than) {_OF_WHOLE}",
    f", {{points}} {{direction}} {_WHOLE}",
    "{open} n = {n} {close}",
    ", the (survey|study|data) (found|finds|show|shows)",
)

LABELS: tuple[str, ...] = (
    f"[have] {{category}} {{open}} {PEOPLE_FRAME} [[,] {_AGAINST} {{overall}} {_OF_WHOLE}] {{close}}",
)
"""A line of a list whose heading is the statistic's question: "Have someone to ask (47 %)"."""

_MEASURED = "[{measure}]"
_ON_AVERAGE = "[{on_average}]"
_AT_VALUE = "[at {value} {unit} ,]"
_LIES = "(is|are|lies|stands)"
_IS = "(is|are|was|averages|average|stands at|comes to|amounts to|lies at)"
AMOUNTS: tuple[str, ...] = (
    f"[the|their] {_MEASURED} [number of] {{attribute}} [{{period_of_unit}}] {_IS} {{value}} {{unit}} {_ON_AVERAGE}",
    f"{{attribute}} : {_MEASURED} {{value}} {{unit}}",
    f"[{{on_average}} [,]] {{who}} {{attribute_verb}} {{value}} {{unit}} {_ON_AVERAGE}",
    f"[{{on_average}} [,]] {{who}} {{use_of}} {{value}} {{unit}} {_ON_AVERAGE}",
    f"[{{on_average}} [,]] {{who}} (have|has|make|makes) {{value}} {{unit}} {_ON_AVERAGE}",
    f"[{{on_average}} [,]] {{who}} {{unit_verb}} {{value}} {{unit}} {_ON_AVERAGE}",
    f"[{{on_average}} [,]] {{who}} (rate|rates|give|gives) {{satisfied}} {{value}} {{unit}} {_ON_AVERAGE}",
    f"[{{on_average}} [,]] {{who}} {{spend}} {{value}} {{unit}} [on {{spent_on}}] {_ON_AVERAGE}",
    f"[{{on_average}} [,]] {{who}} (are|is) {{age}} {{unit}} {_ON_AVERAGE}",
    f"{_AT_VALUE} [the|their] {_MEASURED} {{attribute}} {_LIES} {{gap}} {{gap_unit}} {{direction}} {_THAT_OF}",
    f"[{{on_average}} [,]] {{value}} {{unit}} (is|are) {{attribute_verb}} {_ON_AVERAGE}",
    "{persona} is in (her|his|their) {age}",
    "{persona} is a {age}",
    "{who} are {range} {unit}",
    "{attribute} (range|ranges|run|runs|go|goes) {range} {unit}",
)
AMOUNT_TAILS: tuple[str, ...] = (
    f"[,] {_AGAINST} {{whole_value}} {{unit}} [{_OF_WHOLE}]",
    f", {{gap}} {{unit}} {{direction}} than {_OF_WHOLE}",
    f", {{gap}} {{gap_unit}} {{direction}} {_THAT_OF}",
    f", {{times}} as (often|much|many) as [in] {_WHOLE}",
    f", {{times}} (the [average of] {_WHOLE}|that of {_WHOLE}|the {{whole_value}} of {_WHOLE})",
    f", {{gap}} {{unit}} {{direction}} [than] {_WHOLE}",
    f", {{direction}} than {_OF_WHOLE}",
    ", like the average of (her|his|their) segment",
    "{open} n = {n} {close}",
)
ELIDED: tuple[str, ...] = (f"{PEOPLE_FRAME} [in|on|at|through|via|by|with|from|using|for] {{category}}",)
"""After a clause about the same attribute: "79 % find out in short videos, and 66 % in group chats"."""
RANKED: tuple[str, ...] = (
    "[on average] {ranked} (comes|come) {place} [, at rank {value}]",
    "[on average] they put {ranked} [at all] {place} [, at rank {value}]",
    "(everyone|everybody) [in (the|this) (segment|group)] ranks {ranked} {place_of_all}",
)
"""Over "Rank given to …", a mean."""
JOINTS: tuple[tuple[str, ...], ...] = ((",", "and"), (",", "but"), (",", "while"), ("and",), ("but",), ("while",),
                                       ("whereas",), (";",), (",", "whereas"), (",",))  # fmt: skip
