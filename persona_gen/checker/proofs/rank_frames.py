"""Sentence frames over ranks within an attribute, and over comparisons with the whole base, as text."""

from __future__ import annotations

from persona_gen.checker.proofs.frame_words import AGAINST, ANYONE, BESIDE, HERE, OF_WHOLE, THESE, WHOLE

_AT = "[, (at|with) {share}|{open} {share} {close}]"
_AMONG = "(among|under|in|for|on|when it comes to|as|of)"

RANK_FRAMES: tuple[str, ...] = (
    f"(under|in|for|on|as|among|when it comes to) {{attribute}} [,|:] {{category}} (comes {{place}}|{{top}}) {_AT}",
    f"{{category}} (is|was|are|were) {{first}} {{attribute}} {_AT}",
    f"{{category}} (is|was|are|were) {{first}} {{head}} {_AT}",
    f"{{category}} (is|was|are|were) {{first}} {{attribute}} {_AT} , ahead of {{second}}",
    f"{{first}} [single] (answer|choice|reply|option) (to|for|under|on|in) {{attribute}} (is|was) {{category}} {_AT}",
    "[(with|at) {share} ,] {category} (is|are) {first} thing that {core} [, at {share}]",
    f"{{first}} {{attribute}} (is|are|was|were) {{category}} {_AT}",
    f"{{first}} {{head}} (is|are|was|were) {{category}} {_AT}",
    f"{{category}} (comes|come|ranks|rank|is|are|stands|sits) {{place}} {_AMONG} {{attribute}} {_AT}",
    f"{{category}} {{top}} {_AMONG} {{attribute}} {_AT}",
    "(of|among) the (answers|choices|replies|options) (to|under|for|on) {attribute} , {category} (is"
    " {first}|{top}|comes"
    " {place}) [, (at|with) {share}]",
    "{category} {heads} {attribute} [, at {share}]",
    f"[the|their|[the] {{group}}] {{own_first}} [of all|here] (is|are|was|were) {{category}} {_AT}",
    f"{{category}} (is|are|was|were) (the|their|[the] {{group}}) {{own_first}} [of all|here] ({_AT}|{{open}}"
    f" {{share}} {{close}})",
)
COMPARISONS: tuple[str, ...] = (
    f"{THESE} are ({{direction}} (likely|inclined|apt)|{{direction}}) than {ANYONE} [are] to {{predicate}}",
    f"{THESE} are {{times}} as likely (as|than) {WHOLE} to {{predicate}}",
    f"{THESE} are {{times}} as likely to {{predicate}} as {WHOLE}",
    f"{THESE} are {{direction}} likely to {{predicate}} than {ANYONE}",
    f"{BESIDE} {WHOLE} [,] {THESE} are {{times}} as likely to {{predicate}}",
    f"{{times}} as many {{group}} as ([of|in] {WHOLE}|{OF_WHOLE}) {{predicate}}",
    f"(at|with) {{share}} , {{times}} as many [of them|here|{{group}}] {{predicate}} as ([of|in] {WHOLE}|{OF_WHOLE})",
    f"{{category}} as {{attribute}} is {{points}} {{direction}} {WHOLE}",
    "{category} [{open} {share} {close}] outnumber {second}",
    f"{THESE} {{predicate}} {{direction}} often than {ANYONE} [do|does|are]",
    f"that [they] ({{predicate}}|{{category}} {{who_does}}) is {{times}} as (common|frequent|likely) {HERE}"
    f" as ([in] {WHOLE}|{OF_WHOLE})",
    f"{THESE} {{predicate}} {{times}} as often as {WHOLE} [do|does]",
    f"[(at|with) {{share}} ,] {THESE} {{predicate}} {{direction}} often than [in] ({WHOLE}|{OF_WHOLE})"
    f" [(:|,|–|—|;) {{share}} {AGAINST} {{overall}}|{{open}} {{share}} {AGAINST} {{overall}} {{close}}]",
    f"(at|with) {{share}} , {THESE} {{predicate}} {{direction}} often than the average of {{overall}}",
    f"{{direction}} of them [{HERE}] than {ANYONE} {{predicate}}",
    "(a|an) {above} (share|proportion|part|number) of (them|[the|these|our] {group}) {predicate}",
    "(those|people|{group}) who {predicate} are {more_than_usual}",
    f"{{times}} as many [of them|here] as ([of|in] {WHOLE}|{OF_WHOLE}) {{predicate}}",
    f"{{doing}} is {{times}} as (common|frequent|usual) {HERE} as {OF_WHOLE}",
    "more [of them|{group}] {predicate} than {other_predicate}",
    "fewer [of them|{group}] {predicate} than {greater_predicate}",
    "(they|these {group}) {predicate} more often than [they] {other_predicate}",
    "(they|these {group}) are more likely to {predicate} than [to] {other_predicate}",
    "(they|these {group}) are less likely to {predicate} than [to] {greater_predicate}",
    "those who {predicate} outnumber those who {other_predicate}",
    f"{THESE} {{predicate}} {{more_than_usual}}",
    f"{THESE} {{predicate}} {{direction}} (often|frequently) {HERE} than {ANYONE}",
    f"{ANYONE} {{predicate}} {{opposite}} often [than (they|{THESE}) [do]]",
    f"{{points}} {{direction}} [of them] than [in|of|among|across] {ANYONE} {{predicate}}",
    f"{{predicate}} (:|–|—) {{direction}} (common|often|frequent|likely) {HERE} than ({OF_WHOLE}|{ANYONE}|in {WHOLE})",
    f"{{category}} (is|are) {{times}} as (common|frequent) {HERE} as {OF_WHOLE} [, at {{share}}]",
)
