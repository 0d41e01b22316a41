"""Pieces that sentence frames share: names for people, the whole base and the survey; openings and endings of clauses.

How frames are written, `grammar` says; what is read by a slot, `frames`. Nothing here may be skipped by a reader: each
piece says something that is held against the figures, or only that these are the figures of this survey.
"""

from __future__ import annotations

WHOLE = (
    "([the] (whole|entire|total|overall) (base|sample|group|survey|study)|everyone [asked|surveyed|questioned|polled]"
    "|everyone in the (survey|study|sample|whole base)|(all|all those|all people) (asked|surveyed|questioned|polled)"
    "|all [the] {anyone} [together|overall|asked|surveyed]|all segments"
    "|{anyone} (overall|in general|at large|as a whole)"
    "|(the|an) average {anyone}|the [overall|general] average)"
)
OF_WHOLE = f"((of|in|over|across|for|among|amongst) {WHOLE}|overall|on the whole base)"
THE_WHOLE = "(the (whole|entire|total) (base|sample)|everyone (asked|surveyed)|all segments)"
"""The whole base by a name that can mean nothing else."""
AGAINST = "(against|compared with|compared to|as against|as opposed to|versus|vs|where|up from|down from)"
THAT_OF = f"[(that|the figure) (of|in|for)] {WHOLE}"
ANYONE = (
    f"({WHOLE}|average|overall|others|other {{group}}|other people|everyone else|everybody else|anyone else|people"
    " elsewhere|elsewhere|usual|the rest|the others|the norm)"
)
"""Whom one may be more or less likely than. A ratio or a figure is of the whole base alone."""
BESIDE = "(compared with|compared to|in comparison with|in comparison to|relative to|next to|set against|unlike)"
THESE = (
    "(they|these people|[the|these|this] {group} [here]|the segment|this (segment|group|crowd)"
    "|(people|those|everyone) in (this|the) (segment|group))"
)
HERE = "[here|among them|in (this|the) (segment|group)]"
ASKED = "(asked|surveyed|questioned|interviewed|polled)"
BASE = f"[the|all|a total of] {{n}} [{{group}}|answers|responses|people] [[we] {ASKED}]"
"""The number of people a share is over."""
OF = (
    "[of (them|these|those|us|all of them)|of [the|[all] these|this|our] {group}"
    "|of [all] [the] {group} in (this|the) (segment|group)"
    f"|of (the|this|our) (segment|group|crowd)|(the|this) (segment|group)|{{group}} [{ASKED}]|of those {ASKED}"
    "|of (those|people|everyone) in (this|the) (segment|group)|of (her|his|their) (peers|kind|segment|group)"
    "|of (the|her|his|their) others|others"
    f"|(of|out of) {BASE}]"
)
OF_PEOPLE = f"{{share}} {OF} {HERE} [{{open}} {{share_too}} {{close}}]"
PEOPLE = "{people}"
"""A share of the segment: "48 % of them", "most buyers", "29 of the 412 people asked"."""
MENTIONS = "(give|gives|gave|given|name|names|named|cite|cites|cited|see|sees|mention|mentions|mentioned)"
ANSWER = (
    "(answer|answers|answered|say|says|said|choose|chose|pick|picked|tick|ticked|select|selected|mark|marked"
    "|opt for|opted for|go for|went for|put|reply|replied)"
)
HINDERED = (
    "(held back|put off|bothered|deterred|kept away|kept back|kept from it|stopped|hindered|hampered|discouraged)"
)
"""What stands in somebody's way does that to them."""
DATA = "(survey|study|data|figures|numbers|statistics|answers)"
SHOW = "(show|shows|showed|find|finds|found|say|says|reveal|reveals|have it)"
OPENINGS: tuple[str, ...] = (
    "(while|whereas|though|although)",
    "(in|across|throughout|within) (this|the|our) (segment|group) [as a whole] [,]",
    "(here|among them|among (these|the) {group}) ,",
    f"(in|according to|by|judging by|going by|looking at) (the|this|our) {DATA} ,",
    "(in|for) {year} [,]",
    "(it turns out|as it turns out|we (know|see|find|found)) [,] [that]",
    f"(from|with|among|of|out of|on|based on) [a base of] {BASE} ,",
)
"""What may stand before a clause: where the figures are from, and over how many people."""
CLOSINGS: tuple[str, ...] = (
    f", (the|this|our) {DATA} {SHOW}",
    f"[,] (in|according to|by|going by) (the|this|our) {DATA}",
    "{open} [n =|n :|base :|base =|of|out of] [the|all] {n} [{group}|answers|responses|people]"
    " [asked|surveyed] {close}",
    f", (out of|of|from|among|based on|on a base of|with a base of) {BASE}",
)
"""What may stand behind a clause."""
JOINTS: tuple[tuple[str, ...], ...] = (
    (",", "and"), (",", "but"), (",", "while"), ("and",), ("but",), ("while",), ("whereas",), (";",), (",", "whereas"),
    (",", "yet"), ("yet",), (",", "though"), (",", "although"), (",",), ("–",), ("—",), (".",),
)  # fmt: skip
"""What may stand between two clauses."""
