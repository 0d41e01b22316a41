"""Sentence frames over ranks within an attribute, and over comparisons with the whole base, as text."""

from __future__ import annotations

from persona_gen.checker.proofs.frame_words import ANYONE, BESIDE, HERE, OF_WHOLE, THESE, WHOLE

_AT = "[, (at|with) {share}]"
_AMONG = "(among|under|in|for|on|when it comes to|as|of)"

RANK_FRAMES: tuple[str, ...] = (
    f"(under|in|for|on|as|among|when it comes to) {{attribute}} [,|:] {{category}} (comes {{place}}|{{top}}) {_AT}",
    f"{{attribute}} (:|–|—|?) {{category}} (comes {{place}}|{{top}}) {_AT}",
    f"{{category}} (is|was|are|were) {{first}} {{attribute}} {_AT}",
    f"{{category}} (is|was|are|were) {{first}} {{head}} {_AT}",
    f"{{category}} (is|was|are|were) {{first}} {{attribute}} {_AT} , ahead of {{second}}",
    f"{{category}} (is|was|are|were) {{first}} (answer|choice|reply) (to|for|under|on|in) {{attribute}} {_AT}",
    f"{{first}} [single] (answer|choice|reply|option) (to|for|under|on|in) {{attribute}} (is|was) {{category}} {_AT}",
    "[(with|at) {share} ,] {category} (is|are) {first} thing that {core} [, at {share}]",
    f"{{first}} thing that {{core}} (is|are) {{category}} {_AT}",
    f"{{first}} {{attribute}} (is|are|was|were) {{category}} {_AT}",
    f"{{first}} {{head}} (is|are|was|were) {{category}} {_AT}",
    "{first} ({attribute}|{head}) [of all|here] , {share} , is {category}",
    f"{{category}} (comes|come|ranks|rank|is|are|stands|sits) {{place}} {_AMONG} {{attribute}} {_AT}",
    f"{{category}} {{top}} {_AMONG} {{attribute}} {_AT}",
    "(of|among) the (answers|choices|replies|options) (to|under|for|on) {attribute} , {category} (is"
    " {first}|{top}|comes"
    " {place}) [, (at|with) {share}]",
    "{category} {heads} {attribute} [, at {share}]",
    f"[the|their|[the] {{group}}] {{own_first}} [of all|here] (is|are|was|were) {{category}} {_AT}",
    f"{{category}} (is|are|was|were) (the|their|[the] {{group}}) {{own_first}} [of all|here] ({_AT}|{{open}}"
    f" {{share}} {{close}})",
    f"[at {{share}} ,] {{category}} {{top}} {_AMONG} {{attribute}}",
    f"{{category}} (at|with) {{share}} [is|are|comes|come] ({{place}}|{{top}}) {_AMONG} {{attribute}}",
    "{nothing} {named_more} (under|for|in|as) {attribute} than {category}",
    "(under|for|in|as) {attribute} [,] {nothing} {named_more} than {category}",
)
COMPARISONS: tuple[str, ...] = (
    f"{THESE} are ({{direction}} (likely|inclined|apt)|{{direction}}) than {ANYONE} [are] to {{predicate}}",
    f"{{direction}} {{group}} than {ANYONE} {{predicate}}",
    f"{THESE} are {{times}} as likely (as|than) {WHOLE} to {{predicate}}",
    f"{THESE} are {{times}} as likely to {{predicate}} as {WHOLE}",
    f"{THESE} are {{direction}} likely to {{predicate}} than {ANYONE}",
    f"{BESIDE} {ANYONE} [,] {THESE} are {{direction}} likely to {{predicate}}",
    f"{BESIDE} {ANYONE} [,] ({THESE} {{predicate}} {{direction}} often|{{direction}} of them {{predicate}})",
    f"{BESIDE} {WHOLE} [,] {{times}} as many [of them] {{predicate}}",
    f"{BESIDE} {WHOLE} [,] {THESE} are {{times}} as likely to {{predicate}}",
    f"{{times}} as many {{group}} as ([of|in] {WHOLE}|{OF_WHOLE}) {{predicate}}",
    f"(at|with) {{share}} , {{times}} as many [of them|here|{{group}}] {{predicate}} as ([of|in] {WHOLE}|{OF_WHOLE})",
    f"{{category}} as {{attribute}} is {{points}} {{direction}} {WHOLE}",
    "{category} [{open} {share} {close}] outnumber {second}",
    f"{THESE} {{predicate}} {{direction}} often than {ANYONE} [do|does|are]",
    f"{THESE} {{predicate}} {{times}} as often as {WHOLE} [do|does]",
    f"(at|with) {{share}} , {THESE} {{predicate}} {{direction}} often than the average of {{overall}}",
    f"{{direction}} of them [{HERE}] than {ANYONE} {{predicate}}",
    f"{{direction}} (of them|of (these|the|our) {{group}}|{{group}} here|people here) {{predicate}} than {ANYONE}",
    f"{{direction}} (of them|of these {{group}}) {{predicate}} than (in|of|among|across) {WHOLE}",
    "(a|an) {above} (share|proportion|part|number) of (them|[the|these|our] {group}) {predicate}",
    f"{THESE} {{predicate}} at (a|an) {{above}} rate",
    "(those|people|{group}) who {predicate} are {more_than_usual}",
    f"(those|people|{{group}}) who {{predicate}} are {{direction}} (common|frequent|numerous) {HERE} than"
    f" ({OF_WHOLE}|{ANYONE}|in {WHOLE})",
    "the (share|proportion|percentage) (of {group} who|who|of those who) {predicate} (is|lies) {more_than_usual}",
    f"the (share|proportion|percentage) (of {{group}} who|who|of those who) {{predicate}} (is|lies)"
    f" {{direction}} [than] [that of] {WHOLE}",
    f"{THESE} are (disproportionately|unusually|exceptionally) {{likely}} to {{predicate}}",
    f"{{direction}} than (in|among|across) {WHOLE} , they {{predicate}}",
    f"it is {{direction}} (typical|common|usual) of them [than of {ANYONE}] to {{predicate}}",
    f"a {{direction}} (share|proportion|part|number) of (them|[the|these] {{group}}) than (of|in) {ANYONE}"
    f" {{predicate}}",
    f"the (share|proportion|percentage) (of {{group}} who|who|of those who) {{predicate}} is {{direction}} [here] than"
    f" ({OF_WHOLE}|{ANYONE}|in {WHOLE})",
    f"{{times}} as many [of them|here] as ([of|in] {WHOLE}|{OF_WHOLE}) {{predicate}}",
    f"{{doing}} is {{times}} as (common|frequent|usual) {HERE} as {OF_WHOLE}",
    f"{{doing}} is {{direction}} (common|frequent|usual) {HERE} than ({OF_WHOLE}|{ANYONE}|in {WHOLE})",
    f"{{times}} as many (of them|here) {{predicate}} as (of|in|among|across) {WHOLE}",
    "more [of them|{group}] {predicate} than {other_predicate}",
    "fewer [of them|{group}] {predicate} than {greater_predicate}",
    "(they|these {group}) {predicate} more often than [they] {other_predicate}",
    "(they|these {group}) {predicate} less often than [they] {greater_predicate}",
    "(they|these {group}) are more likely to {predicate} than [to] {other_predicate}",
    "(they|these {group}) are less likely to {predicate} than [to] {greater_predicate}",
    "there are more [{group}] who {predicate} than [who] {other_predicate}",
    "those who {predicate} outnumber those who {other_predicate}",
    "{predicate} (:|–|—) {more_than_usual}",
    f"{THESE} {{predicate}} {{more_than_usual}}",
    f"{THESE} {{predicate}} {{direction}} (often|frequently) {HERE} than {ANYONE}",
    f"it is {{direction}} (common|usual|likely) for them (than for {ANYONE} to {{predicate}}|to {{predicate}}"
    f" than for {ANYONE})",
    f"{ANYONE} {{predicate}} {{opposite}} often [than (they|{THESE}) [do]]",
    f"{{direction}} than {{overall}} {OF_WHOLE} , {{share}} of them {{predicate}}",
    f"(in|for|among) (this|the|our) (segment|group) [,] {{direction}} people {{predicate}} than {ANYONE}",
    f"(in|for|among) (this|the|our) (segment|group) [,] {{direction}} people than {ANYONE} {{predicate}}",
    f"{{points}} {{direction}} [of them] than [in|of|among|across] {ANYONE} {{predicate}}",
    f"(at|with) {{points}} {{direction}} {WHOLE} , {{direction}} (of them|people here|{{group}}) {{predicate}}",
    f"{{points}} {{direction}} (of them|here) {{predicate}} than (in|of|across) {WHOLE}",
    f"{{predicate}} (:|–|—) {{direction}} (common|often|frequent|likely) {HERE} than ({OF_WHOLE}|{ANYONE}|in {WHOLE})",
    f"{{category}} (is|are) {{times}} as (common|frequent) {HERE} as {OF_WHOLE} [, at {{share}}]",
    f"{{category}} (is|are) {{direction}} (common|frequent|popular|often named) {HERE} than"
    f" ({OF_WHOLE}|{ANYONE}|in {WHOLE})",
)
