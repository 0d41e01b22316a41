"""HELD-OUT phrasings: the reported figures are measured on these. Do not tune a rule on them, do not even read on.

Whoever improves the checker looks at `development`; when a sentence from here has to be looked into, move it there
and write another in its place.
"""

from __future__ import annotations

from checking.phrasings import Phrasings, Quantifier, lines, pairs, phrasings

HELD_OUT = Phrasings(
    name="held-out",
    shares=phrasings("""
percent | pct | A full {f} {of} {p}.
percent | pct-tight | It is {f} {of} who {p}.
percent | pct | According to the data, {f} {of} {p}.
percent | percent | We know that {f} {of} {p}.
percent | per-cent | {F} – that is how many {of} {p}.
percent | pct-tight | {P}: true for {f} {of}.
percent | pct | Among {people}, {f} {p}.
percent | decimal | Exactly {f} {of} {p}.
percent, spelled out | spelled | Fully {f} {of} {p}.
percent, persona | pct | {name} belongs to the {f} who {p}.
percent, persona | pct-tight | {name} {s} – so do {f} {of}.
percent, persona | percent | With {f} {of}, {name} shares that they {p}.
percent, base | pct | {F} (base: {n}) {p}.
percent, base | pct-tight | From a sample of {n}, {f} {p}.
label | pct | {cat}: {f} {of}.
label | pct-tight | For {f} {of} the answer to “{attr}” was “{cat}”.
label | pct | “{cat}” is ticked by {f} {of}.
approximate | some-pct | {F} {of} {p}.
approximate | about-pct | It looks as if {f} {of} {p}.
approximate | almost-pct | {F} {of} {p}.
approximate | almost-fraction | {F} {of} {p}.
approximate | about-fraction | We can say that {f} {of} {p}.
fraction | fraction | Around here, {f} {of} {p}.
fraction | over-fraction | In this group, {f} {of} {p}.
ratio | ratio | {F} {people} {p}.
ratio | about-ratio | {F} {of} {p}.
ratio | of-100 | {F} {people} {p}.
range | span | {F} {of} {p}.
count of a share | count | {F} out of {n} respondents {p}.
complement | -pct | But {f} {of} {not_p}.
complement | -percent | That leaves {f} who {not_p}.
against overall | pct | {F} {of} {p}; across all segments it is {o}.
against overall | pct-tight | While {o} of the whole base {p}, it is {f} here.
against overall | higher-pct | {F} {of} {p}, clearly ahead of the whole base's {o}.
times | times | Compared with everyone asked, they are {f} times as likely to {inf}.
times | twice | They {p} {f} as often as the whole base.
points | +points | The share who {p} is {f} percentage points higher than overall.
"""),
    figures=phrasings("""
mean or median | exact | As a rule, they {p}.
mean or median | rounded | In the mean, they {p}.
mean or median | exact | {measure}: {noun}, {fu}.
mean or median | roughly | They typically {p}.
mean or median | about | {noun}: {fu} ({measure}).
figure, persona | exact | {name} {s}, which is typical of {people}.
figure, persona | roughly | In a normal week or month, {name} {s}.
figure, against overall | exact | They {p}; over the whole base it is {o}.
range of a mean | between | Their average: they {p}.
money | thousands | Typically, they {p}.
money | words | They {p} on average.
count or total | exact | In all, {p}.
"""),
    ages=phrasings("""
age | rounded | Meet {name}, {f}.
age | rounded | {name} turned {f} this year.
age | rounded | {name} is {f} years old and stands for {people}.
age | rounded | Now aged {f}, {name} knows what to look for.
age | decade | {name} is a woman in her {f}.
age | range | Their ages range from {min} to {max}.
"""),
    sums=phrasings("""
sum of categories | pct | Taken together, those who {p} and those who {p2} are {f}.
sum of categories | pct-tight | Add those who {p2} to those who {p} and you get {f}.
"""),
    quantifiers=(
        Quantifier("A majority {of} {p}.", 0.53, 0.9, (0.47, 1.0)),
        Quantifier("Almost everyone {s}.", 0.93, 0.995, (0.78, 1.0)),
        Quantifier("Over half {of} {p}.", 0.52, 0.95, (0.485, 1.0)),
        Quantifier("The overwhelming majority {of} {p}.", 0.88, 0.99, (0.65, 1.0)),
        Quantifier("Almost none {of} {p}.", 0.005, 0.05, (0.0, 0.2)),
        Quantifier("Only a handful {of} {p}.", 0.005, 0.08, (0.0, 0.3)),
        Quantifier("A minority {of} {p}.", 0.1, 0.42, (0.0, 0.53)),
        Quantifier("Less than half {of} {p}.", 0.05, 0.48, (0.0, 0.515)),
        Quantifier("Like the majority {of}, {name} {s}.", 0.55, 0.95, (0.46, 1.0)),
        Quantifier("All {of} {p}.", 0.998, 1.0, (0.95, 1.0)),
        Quantifier("Nobody in this segment {s}.", 0.0, 0.002, (0.0, 0.05)),
    ),
    higher=lines("""
Compared with the whole base, they are more inclined to {inf}.
An above-average share {of} {p}.
It is more common among {people} than elsewhere to {inf}.
They stand out: more than in other segments, they {p}.
"""),
    lower=lines("""
Compared with the whole base, they are less inclined to {inf}.
A below-average share {of} {p}.
It is less common among {people} than elsewhere to {inf}.
They stand out: less than in other segments, they {p}.
"""),
    ranks=lines("""
“{cat}” is named most often when it comes to “{attr}”.
“{cat}” tops the list of “{attr}”.
"""),
    pairs=lines("""
A larger share of them {p} than {p2}.
Those who {p} outnumber those who {p2}.
"""),
    majority=lines("""
Typically for her segment, {name} {s}.
{name}, too, {s}.
"""),
    frames=lines("""
{who}: “{q}”
As {who} says, “{q}”
“{q}”, {who} told us.
"{q}" ({who})
When {who} said “{q}”, {name} nodded.
"""),
    unsourced=lines("""
{name} spends {number} evenings a month on this.
They have been customers for {number} years.
On average they ask {number} people first.
She has deleted {number} newsletters this year.
{number} of them wrote a complaint.
"""),
    invented_traits=pairs("""
{name} has a flat in Birmingham with a view of the canal. | Birmingham
Born in Glasgow, {name} came south at 18. | Glasgow
Her cat, Pixel, sleeps on the keyboard. | Pixel
{name} rides a Brompton to the office. | Brompton
With a salary of £55,000, {name} is careful but not poor. | salary
Her twin boys, Leo and Max, keep her on her toes. | twin
{name} works as an architect. | architect
She buys most of her clothes at Zara. | Zara
{name} holds a degree in chemistry. | chemistry
She reads the Guardian every morning. | Guardian
{name} runs marathons in her spare time. | marathons
"""),
    invented_quotes=lines("""
I would rather do nothing than do the wrong thing twice.
People like us are never in the advertisements.
It took me a whole summer to find out how it really works.
You can tell within ten seconds whether they respect you.
I keep the receipts in a shoe box, like my father did.
"""),
    paraphrases={
        "anxious-first-time-buyers": pairs("""
{name} stops every time she gets to the bit that asks for her credit file. | p01-2
She would like a list that tells her what to do, in order. | p03-2
She wants to see two places next to each other, with the same columns. | p07-2
{name} looks on Sunday evening, after tea. | p07-1
She uploaded the same bank statement four times. | p08-3
She lost a place because she wanted to sleep on it. | p05-2
"""),
        "platform-jugglers": pairs("""
{name} types the same product details six times, in six places. | p01-1
She would pay double for one place for everything. | p02-1
She wishes stock could subtract itself everywhere when she sells one. | p02-4
She asks whether a human picks up on a Saturday. | p08-2
"""),
        "time-poor-professionals": pairs("""
{name} would like to eat something green before Thursday. | p03-3
The meal kit gave her Tuesday back. | p04-1
She counted 14 taps to reorder milk. | p08-1
If it saves her half an hour she will pay the fiver. | p02-3
"""),
        "eco-conscious-parents": pairs("""
{name} buys less, and then the good one; the price comes last. | p05-1
She wants to give things back when they are too small. | p06-1
She would like to see on one page where it is made and how she can repair it. | p08-4
She is tired of it being her job to save the world. | p08-3
"""),
        "gen-z-tech-savvy": pairs("""
{name} is gone if she cannot figure out the price in one scroll. | p01-1
She wants one number: what she can spend till Friday. | p05-3
She reads the comments under a video, sorted by newest. | p03-2
She deleted 9 subscriptions in one night. | p08-3
"""),
    },
    turned={
        "anxious-first-time-buyers": pairs("""
I'm on hold for twenty minutes | p03-1
you can't do this | p03-2
have to phone | p04-1
"""),
        "platform-jugglers": pairs("""
I can make rent | p07-1
need it pretty | p01-3
check the invoice | p02-1
"""),
        "time-poor-professionals": pairs("""
it's not coming | p08-2
it saves me the half hour | p02-3
I don't pick up | p06-2
"""),
        "eco-conscious-parents": pairs("""
I have to photograph the ingredients and zoom in | p01-2
I'd have to explain to the paediatrician | p08-2
"""),
        "gen-z-tech-savvy": pairs("""
vanish the day I graduate | p10-2
I miss one | p07-1
be rich in june | p10-2
"""),
    },
)
