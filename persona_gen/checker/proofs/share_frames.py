"""The closed set of sentence frames over shares, as text. A sentence that fits none of them is not `counted`.

Nothing may be skipped: a word that neither a frame nor a label nor the base accounts for makes the frame fail. To let
more sentences pass, add a frame here, not a word to ignore.
"""

from __future__ import annotations

from persona_gen.checker.proofs.frame_words import (
    AGAINST,
    ANSWER,
    ASKED,
    BASE,
    BESIDE,
    HINDERED,
    MENTIONS,
    OF_WHOLE,
    PEOPLE,
    THE_WHOLE,
    THESE,
    WHOLE,
)

_PLACED = "[in|on|at|through|via|by|with|from|using]"
PREDICATES: tuple[tuple[str, str], ...] = (
    ("heading", "{category}"),
    ("did", "{category} {core}"),
    ("did", "{category} {period}"),
    ("own statement", "{statement}"),
    ("own statement|statement", "(agree|agrees) with the statement {category}"),
    ("own statement|statement", "(agree|agrees|say|says|think|thinks) [that|with] {category}"),
    ("yes|no", "{affirmed}"),
    ("yes|no", "{denied_attribute}"),
    ("yes|no", "(have|has|own|owns) {thing_had}"),
    ("subscribed", "(are|is) on {category} [{attribute}]"),
    ("frequency", "{with_frequency}"),
    ("heading", "(are|is|be) [{not}] {category}"),
    ("job", "(work|works) {category}"),
    ("dwelling", "(live|lives) in {category} {attribute}"),
    ("ends open", "{attribute_of_us} {category}"),
    ("yes|no", "{having_done}"),
    ("place", "(live|lives|are|is) [{not}] [based] [in|at] {category}"),
    ("use|channels", "(use|uses|used) {category}"),
    ("classifier", "(have|has|hold|holds|run|runs|own|owns) {category} {core}"),
    ("degree", "(have|has) {category} {attribute}"),
    ("what they", "{core} {category}"),
    ("barrier", f"(are|is|be|feel|feels) [{{not}}] {HINDERED} by {{category}}"),
    ("what", "(are|is|feel|feels) [{not}] {core_passive} by {category}"),
    ("barrier", "(struggle|struggles) with {category}"),
    ("barrier", "(say|says|complain|complains) [that|of|about] {category}"),
    ("barrier", "(have|has|find|finds) {nothing_of}"),
    ("barrier", f"{MENTIONS} {{category}} as (something|a thing|one thing|what) [that] {{core}}"),
    ("owned", "(have|has|own|owns) {category}"),
    ("where did", f"{{core_any}} {_PLACED} {{category}}"),
    ("where", "(use|uses) {category} [to {core}]"),
    ("where", f"{{buying}} {_PLACED} {{category}}"),
    ("way", "(come|comes|go|goes|travel|travels|commute|commutes|get there|gets there) [there] {category}"),
    ("reason|main reason", "{core_verb} (because of|because|due to|over|for|as|since) {category}"),
    ("where", f"{{core}} {_PLACED} {{category}}"),
    ("time", "[usually] {visit} {category}"),
    ("reason", "{core_any} (because of|due to|over|on) {category}"),
    ("reason", "{core_any} (because|as|since) {category}"),
    ("reason", "{core_any} to {category}"),
    ("reason", "{core_any} for {category}"),
    ("what", "(say|says) [that] {category} {core}"),
    (
        "matters",
        "(want|wants|value|values|care about|cares about|need|needs|look for|looks for|expect|expects) {category}"
        " [{when}]",
    ),
    ("matters", "(want|wants|would like|like|likes) to {category_as_verb} [{when}]"),
    ("matters", "(want|wants|need|needs) it {category} [{when}]"),
    ("matters", "(want|wants|need|needs|look for|looks for) (something|one) that {category_of_it} [{when}]"),
    ("any", f"({MENTIONS}|have|has) {{category}} as {{attribute}}"),
    ("any", f"{ANSWER} {{category}} (to|for|under|when asked about|when asked) {{attribute_any}}"),
)
"""How a statistic's labels may follow whom it is told of, for each kind of label."""

_AT_SHARE = "[(at|with) {share} ,]"
_ASKED_ABOUT = "(asked|when asked|when it comes to|to|under|on|for)"
_AGREE = "(agree|agrees|say|says)"
_PART = "(share|proportion|percentage|part|portion|fraction|number|figure|rate)"
_IS = "(is|are|stands at|comes to|amounts to|lies at|reaches|runs to|equals|make up|makes up|account for|accounts for)"
_TOGETHER = (
    "(together|combined|taken together|in total|in all|in sum|added up|summed up|counted together|altogether|all told"
    "|all in all|between them|(taking|adding) the two together)"
)
_TRUE = "(holds|is true|are true|applies|apply|goes|go|is the case|true|hold)"
_DO = "(do|does|are|is|have|has|did)"
_LIKE = "(like|just like|much like|along with|together with|as with|with|in common with)"

_OVERALL_FIRST = f"({{overall}} {OF_WHOLE}|(overall|{OF_WHOLE}) [,] {{overall}})"

SHARES: tuple[str, ...] = (
    f"{PEOPLE} [, and {{overall}} overall ,] {{predicate}}",
    f"[{_TOGETHER} [,]] {PEOPLE} [either] {{predicate}} [[,] {_TOGETHER}]",
    "(of|among|amongst|for|with|in) (them|[the|[all] these|this|our] {group}) [,] {share} {predicate}",
    f"{PEOPLE} {{open}} [{AGAINST}] {{overall}} {OF_WHOLE} {{close}} {{predicate}}",
    f"{PEOPLE} {AGAINST} {{overall}} {OF_WHOLE} [,] {{predicate}}",
    f"{PEOPLE} , {AGAINST} {{overall}} {OF_WHOLE} , {{predicate}}",
    f"{{predicate}} (:|–|—) {PEOPLE} [{{open}} ({WHOLE} {{overall}}|[{AGAINST}] {{overall}} {OF_WHOLE}) {{close}}]",
    f"{{predicate}} (:|–|—) [that is|this is|that {_TRUE} for|this {_TRUE} for|{_TRUE} (for|of)] {PEOPLE}",
    f"{{predicate}} {{open}} {PEOPLE} {{close}}",
    f"{{times}} as many [of them|here] as (in|of) {WHOLE} {{predicate}} (:|,) {{share}} {AGAINST} {{overall}}",
    f"{_OVERALL_FIRST} {{predicate}} , [but|and|while|where] [it is|the figure is|they are] {{share}}"
    f" (here|of them|among them|of {THESE}|in (this|the) (segment|group)) [{_DO}]",
    f"{_OVERALL_FIRST} {{predicate}} , [but|and|while] (here|among them|in (this|the) (segment|group)) [,]"
    f" [it is|the figure is|they are] {{share}} [{_DO}]",
    f"{BESIDE} {{overall}} {OF_WHOLE} , {PEOPLE} {{predicate}}",
    f"unlike [in] {WHOLE} , where it is {{overall}} , {PEOPLE} {{predicate}}",
    f"(it is|there are|there is|we find|we have|you find|one finds|you will find) {PEOPLE} (who|that) {{predicate}}",
    f"(the|a) {_PART} (of {{group}} who|of those who|of people who|who|that|of them who) {{predicate}} {_IS} {{share}}",
    f"(those|people|{{group}}) who {{predicate}} {_IS} {{share}} [of ((the|this) (segment|group)|{THESE}|them)]",
    f"[{_TOGETHER} [,]] {PEOPLE} [{_TOGETHER}] [either] {{predicate}} [,] or {{sum_predicate}} [[,] {_TOGETHER}]",
    "{times} as many [of them|{group}] {predicate} [{open} {share_too} {close}] as {divisor_predicate}",
    f"{PEOPLE} {{predicate}} , [[well|far] more than|about|nearly|almost] {{times}} as many as {{divisor_predicate}}",
    f"[{_TOGETHER} [,]] {{category}} [together] (add up to|adds up to|make up|account for|come to|reach) {{share}}"
    f" of [the|their|all] {{attribute_any}}",
    f"either {{category}} (is|are|was|were) {{attribute}} (for|of|among|in) {PEOPLE}",
    "{group} : {share} {predicate}",
    "(the (other|remaining)|the rest ,|the remaining) {share} [of them|of {group}] [,] {denied_predicate}",
    "{share} of (those|people|[the] {group}) (who|whose|with|that) {part} [,] ({predicate}|{category})",
    "[that|which] leaves {share} [of them|of {group}] who {denied_predicate}",
    f"{PEOPLE} {{open}} [n =|n :|base :|of|out of] {BASE} {{close}} {{predicate}}",
    f"(of|among|out of) [the|all] {{n}} [{{group}}] [{ASKED}] , {PEOPLE} {{predicate}}",
    f"(of|among|out of) [the|all] {{n}} [{{group}}] [{ASKED}] , {{count}} {{predicate}}",
    f"{{count}} ((of|out of|in) [the|all] {{n}} [{{group}}] [{ASKED}]|{{group}}) {{predicate}}",
    "(of|among) the {n} [{group}] (who|whose|with|that) {condition} , {share} ({predicate}|{category}|"
    f"{MENTIONS} {{category}})",
    f"{_AT_SHARE} the share [of {{group}}] (who|that) {{predicate}} (is|lies) {{points}} {{beyond}}"
    f" ([that of|in] {WHOLE}|{OF_WHOLE}|the average)",
    f"{{thing}} {{what}} {PEOPLE} {{what_after}}",
    f"(in|at|for|with) {PEOPLE} [of cases] [,] {{category}} {{who_does}}",
    f"{{category}} {{who_does}} (in|at|for|with) {PEOPLE} [of cases]",
    f"for {PEOPLE} , {{category}} (is|are) [{{not}}] {{attribute}}",
    f"{{category}} [together] (is|are|was|were) [{{not}}] {{attribute}} (for|of|among|in) {PEOPLE}",
    f"{{attribute}} (is|are|was|were) [{{not}}] {{category}} (for|of|among|in) {PEOPLE}",
    f"{{category}} (is|are) [{{not}}] where {PEOPLE} {{core}}",
    f"for {PEOPLE} [,] {{thing}} (is|are) [{{not}}] among the things that {{core}}",
    f"{{category}} (is|are) [{{not}}] a source [of {{sought}}] for {PEOPLE}",
    f"{PEOPLE} (look|looks|turn|turns) to {{category}} for {{sought}}",
    f"{{barrier}} {{thing}} (is|are) [{{not}}] (an obstacle|a barrier|a hurdle) (for|to) {PEOPLE}",
    f"(in|over|across|among|for) {THE_WHOLE} [,] {{overall}} {{predicate}}",
    f"{{overall}} of {THE_WHOLE} {{predicate}}",
    f"{{category}} , {PEOPLE} {_AGREE}",
    f"{{category}} , {_AGREE} {PEOPLE}",
    f"{{category}} {_TRUE} (for|of|to) {PEOPLE}",
)
"""Shares of the segment."""
ANSWER_FRAMES: tuple[str, ...] = (
    f"{_ASKED_ABOUT} [about|for] {{attribute}} [,|:] {PEOPLE} ({ANSWER}|{MENTIONS}) {{category}}",
    f"{PEOPLE} ({ANSWER}|{MENTIONS}) {{category}} (to|for|under|as|on|at|when asked|when asked about|in answer to)"
    f" {{attribute}}",
    f"{{attribute}} [:|/|?|–|—] {{category}} (–|—|:|,|is) {PEOPLE}",
    f"{{attribute}} [:|/|?|–|—] {{category}} {{open}} {PEOPLE} {{close}}",
    "[the answer] {category} (is|are|was|were) (given|named|chosen|ticked|picked|mentioned|selected|cited) by"
    f" {PEOPLE} (to|for|under|as|on|when asked about) {{attribute}}",
)
"""Shares told by question and answer."""
PERSONA: tuple[str, ...] = (
    "{persona} (is|belongs|counts) (one of|among|part of|to|in) the {share} [of] [{group}|them] [here] (who|that)"
    " {predicate}",
    f"{_LIKE} {PEOPLE} , {{persona}} [also] {{predicate}}",
    f"{{persona}} is (no exception|typical|not alone|in good company|no outlier|one of many) [in this]"
    f" (:|;|,|–|—|.) {PEOPLE}"
    " {predicate}",
    f"{{persona}} {{predicate}} [,] (as {_DO}|{_LIKE}|[and] so {_DO}) {PEOPLE}",
    f"{{persona}} {{predicate}} [,] as {PEOPLE} {_DO}",
    f"{{persona}} , {_LIKE} {PEOPLE} , [also] {{predicate}}",
    f"{{persona}} {{predicate}} [,|.|;] [and] so {_DO} {PEOPLE}",
    f"{{persona}} {{predicate}} [,|.|;] and {PEOPLE} {_DO} (too|so too|as well)",
    f"{{persona}} {{predicate}} {{open}} [as {_DO}|like] {PEOPLE} {{close}}",
    f"{PEOPLE} {{predicate}} [,] (and|;|–|—) {{persona}} (is one of them|is among them|does so too|does too|is"
    f" no exception)",
    "{persona} [also] {predicate} [too|as well]",
    "(typically for|as is typical of|typical of|as is usual in) (the|this|her|his|their) (segment|group) ,"
    " {as_most} {persona}"
    " {predicate}",
    "(like|as with) (the others|her peers|his peers|their peers|others here) , {persona} {predicate}",
)
"""What is told of the person, who must be one of most."""
_SET_AGAINST = "[and|but|yet|while|whereas|where|though|although]"
_DO_SO = "[do|does|did|are|is|were|have|has]"
_THAT_IS = "(,|;|–|—) [that is|which is|or]"
TAILS: tuple[str, ...] = (
    f"[,|–|—] {AGAINST} {{overall}} {OF_WHOLE}",
    f"[,|–|—] {AGAINST} an overall {{overall}}",
    f"[,] {AGAINST} the {{overall}} of {WHOLE}",
    f"[,] [(well|far|clearly)] {{direction}} [than] the {{overall}} ((of|in|for) {WHOLE}|{OF_WHOLE})",
    f"[,] [well|far|clearly] {{direction}} {{overall}} {OF_WHOLE}",
    f", {{overall}} {OF_WHOLE}",
    f"[,|;|–|—] {_SET_AGAINST} (overall|{OF_WHOLE}) [,] [it is|it was|the figure is] {{overall}} {_DO_SO}",
    f"[,|;|–|—] {_SET_AGAINST} [it is|the figure is] {{overall}} {OF_WHOLE} {_DO_SO}",
    f"{{open}} ([{AGAINST}] {{overall}} {OF_WHOLE}|{OF_WHOLE} [:] {{overall}}|{WHOLE} [:] {{overall}}) {{close}}",
    f", {{equal_to}} the {{overall}} (of|in) {WHOLE}",
    f"{_THAT_IS} {{times}} [of] the {{overall}} (of|in) {WHOLE}",
    f"{_THAT_IS} {{times}} (as (many|often|common|likely) as {OF_WHOLE}|the share ({OF_WHOLE}))",
    f"{_THAT_IS} {{times}} as (many|often|common|likely) as [in] {WHOLE}",
    f"[,] [which is|that is|or] {{times}} (the|that) [overall|average] (share|figure|rate|proportion|average|level)"
    f" [of|in] [{WHOLE}]",
    f"[,] {{equal_to}} ({WHOLE}|everyone else) [{{open}} {{overall}} {{close}}]",
    f", {{like}} {OF_WHOLE} [{{open}} {{overall}} {{close}}]",
    f", {{equal}} (many|often|common) as {OF_WHOLE}",
    f", {{equal}} (many|often|common) as [in] {WHOLE}",
    f"{_THAT_IS} {{direction}} [common|likely|often] than ({OF_WHOLE}|{WHOLE}) [{{open}} {{overall}} {{close}}]",
    f"{_THAT_IS} {{points}} {{beyond}} ({OF_WHOLE}|{WHOLE})",
)
"""What may follow a share: the same figure over the whole base, and how the two compare."""
LABELS: tuple[str, ...] = (f"[have] {{category}} {{open}} {PEOPLE} [[,] {AGAINST} {{overall}} {OF_WHOLE}] {{close}}",)
"""A line of a list whose heading is the statistic's question: "Have someone to ask (47 %)"."""
ELIDED: tuple[str, ...] = (
    f"{PEOPLE} [in|on|at|through|via|by|with|from|using|for|{MENTIONS}] {{category}} [one|ones]",
)
"""After a clause about the same attribute: "79 % find out in short videos, and 66 % in group chats"."""
