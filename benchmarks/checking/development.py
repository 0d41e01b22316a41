"""DEVELOPMENT phrasings: rules may be tuned on these. No sentence here is in `held_out`."""

from __future__ import annotations

from checking.phrasings import Phrasings, Quantifier, lines, pairs, phrasings

DEVELOPMENT = Phrasings(
    name="development",
    shares=phrasings("""
percent | pct | {F} {of} {p}.
percent | pct-tight | {F} {of} {p}.
percent | pct | {People}: {f} {p}.
percent | percent | In this segment, {f} {p}.
percent | per-cent | {F} {of} {p}, the survey found.
percent | pct-tight | The share of {people} who {p} is {f}.
percent | pct | Those who {p} make up {f} of the segment.
percent | decimal | {F} {of} {p}.
percent, spelled out | spelled | {F} {of} {p}.
percent, persona | pct | {name} is one of the {f} who {p}.
percent, persona | pct-tight | Like {f} of {people}, {name} {s}.
percent, persona | percent | {name} {s}, as do {f} of {people}.
percent, base | pct | {F} {of} {p} (n = {n}).
percent, base | pct-tight | Of the {n} people asked, {f} {p}.
label | pct | {attr}: {cat} ({f}).
label | pct-tight | “{cat}” holds for {f} {of}.
label | pct | Asked about “{attr}”, {f} {of} answered “{cat}”.
approximate | about-pct | {F} {of} {p}.
approximate | roughly-pct | {F} {of} {p}.
approximate | over-pct | {F} {of} {p}.
approximate | about-fraction | {F} {of} {p}.
approximate | nearly-fraction | {F} {of} {p}.
fraction | fraction | {F} {of} {p}.
fraction | over-fraction | {F} {of} {p}.
ratio | ratio | {F} {of} {p}.
ratio | about-ratio | {F} {people} {p}.
ratio | out-of-100 | {F} {people} {p}.
ratio | in-every-100 | {F} {people} {p}.
range | between | {F} {of} {p}.
count of a share | count | {F} of the {n} people asked {p}.
complement | -pct | {F} {of} {not_p}.
complement | -pct-tight | The other {f} {not_p}.
against overall | pct | {F} {of} {p}, against {o} over the whole base.
against overall | pct-tight | {F} {of} {p}, compared with {o} overall.
against overall | higher-pct | {F} {of} {p}, well above the {o} of the whole base.
against overall | higher-pct | At {f}, they {p} more often than the average of {o}.
times | times | They are {f} times as likely as the whole base to {inf}.
times | twice | They are {f} as likely as everyone else to {inf}.
points | +points | {F} percentage points more of them than overall {p}.
"""),
    figures=phrasings("""
mean or median | exact | On average, they {p}.
mean or median | rounded | On average they {p}.
mean or median | exact | The {measure} {noun} is {fu}.
mean or median | about | They {p} on average.
mean or median | around | The {measure} {noun} is {fu}.
figure, persona | exact | {name} {s}, like the average of her segment.
figure, persona | about | {name} {s}.
figure, against overall | exact | The {measure} {noun} is {fu}, against {o} over the whole base.
range of a mean | between | On average, they {p}.
money | thousands | On average, they {p}.
money | code | The {measure} {noun} is {fu}.
count or total | exact | {P}.
"""),
    ages=phrasings("""
age | rounded | {name} is {f}.
age | rounded | {name}, {f}, speaks for {people}.
age | rounded | At {f}, {name} is about as old as the others.
age | rounded | {name} is a {f}-year-old.
age | decade | {name} is in her {f}.
age | range | They are between {min} and {max} years old.
"""),
    sums=phrasings("""
sum of categories | pct | Together, {f} {p} or {p2}.
sum of categories | pct-tight | {F} of them either {p} or {p2}.
"""),
    quantifiers=(
        Quantifier("Most {of} {p}.", 0.56, 0.97, (0.46, 1.0)),
        Quantifier("Nearly all {of} {p}.", 0.93, 0.995, (0.78, 1.0)),
        Quantifier("More than half {of} {p}.", 0.52, 0.95, (0.485, 1.0)),
        Quantifier("The vast majority {of} {p}.", 0.85, 0.99, (0.65, 1.0)),
        Quantifier("Hardly any {of} {p}.", 0.005, 0.05, (0.0, 0.2)),
        Quantifier("Few {of} {p}.", 0.02, 0.12, (0.0, 0.4)),
        Quantifier("Only a minority {of} {p}.", 0.1, 0.42, (0.0, 0.52)),
        Quantifier("Fewer than half {of} {p}.", 0.05, 0.48, (0.0, 0.515)),
        Quantifier("Like most of her peers, {name} {s}.", 0.56, 0.97, (0.46, 1.0)),
        Quantifier("Everyone in this segment {s}.", 0.998, 1.0, (0.95, 1.0)),
        Quantifier("None {of} {p}.", 0.0, 0.002, (0.0, 0.05)),
    ),
    higher=lines("""
They are more likely than the whole base to {inf}.
More of them than average {p}.
{People} {p} more often than others do.
{P}: more common here than overall.
"""),
    lower=lines("""
They are less likely than the whole base to {inf}.
Fewer of them than average {p}.
{People} {p} less often than others do.
{P}: less common here than overall.
"""),
    ranks=lines("""
Under “{attr}”, “{cat}” comes first.
The most common answer to “{attr}” is “{cat}”.
"""),
    pairs=lines("""
More of them {p} than {p2}.
They {p} more often than they {p2}.
"""),
    majority=lines("""
{name} {s}.
Like the others, {name} {s}.
"""),
    frames=lines("""
“{q}” says {who}.
“{q}” — {who}
{who} puts it like this: “{q}”
In the words of {who}: "{q}"
{name} would agree with {who}, who says “{q}”
"""),
    unsourced=lines("""
They compare {number} offers before they decide.
{name} has tried {number} other providers in the past two years.
{number} of their friends recommended it.
They wait {number} days for an answer.
A decision takes them {number} weeks on average.
"""),
    invented_traits=pairs("""
{name} lives in Bristol. | Bristol
{name} grew up in Leeds and moved to Manchester for work. | Leeds
{name} has a golden retriever called Biscuit. | Biscuit
She drives a Volkswagen Golf. | Volkswagen
{name} earns £42,000 a year as a nurse. | nurse
Her daughter Mia started school this autumn. | Mia
{name} is married to Tom, an engineer. | Tom
She shops at Waitrose on Saturdays. | Waitrose
{name} studied graphic design at university. | graphic
She swears by her iPhone and never leaves without it. | iPhone
On weekends {name} plays the violin in a local orchestra. | violin
"""),
    invented_quotes=lines("""
Honestly, I just want a tool that gets out of my way.
If the design feels cheap I assume the product is cheap too.
My mother would laugh if she saw how I organise this.
Trust is earned slowly and lost in a minute.
I have never regretted paying a little extra for quality.
"""),
    paraphrases={
        "anxious-first-time-buyers": pairs("""
{name} wants someone to tell her the whole number. | p01-1
She does her searching on her break, half two in the morning. | p01-3
She would rather ring a person, even if she is on hold for twenty minutes. | p03-1
Before giving anyone her payslips, she wants to know who sees them. | p02-2
She trusts a woman who makes videos at her kitchen table more than the bank. | p08-2
She dreams of painting a wall without having to ask anyone. | p10-2
"""),
        "platform-jugglers": pairs("""
{name} wants one screen and does not need it to be pretty. | p01-3
The notebook by the oven is the truth; everything else is a rumor. | p03-2
Automations scare her, so she pushes every button herself. | p05-2
She wants something a sixteen-year-old can learn in ten minutes. | p03-3
"""),
        "time-poor-professionals": pairs("""
{name} does the shop in bed, at ten to midnight. | p01-1
She wants to press one thing and get last week's order again. | p01-3
She pays for delivery on three apps and could not say what it adds up to. | p05-3
She would trade every offer for a slot that is really an hour. | p02-4
"""),
        "eco-conscious-parents": pairs("""
{name} turns the pack round first, always. | p01-2
She trusts the midwife, then other parents, then a test report. | p07-1
Returns are what kills it for her. | p08-1
Before ordering she asks whether it comes in plastic. | p02-3
"""),
        "gen-z-tech-savvy": pairs("""
{name} wants the cancel button where the sign-up button was. | p01-3
She asks the group chat first, then an AI. | p06-2
She needs it to work on a cracked phone. | p04-3
She would pay to have no ads, about five bucks. | p05-1
"""),
    },
    turned={
        "anxious-first-time-buyers": pairs("""
make me phone anyone | p04-1
I will do literally anything in a chat box | p04-1
want to see it go down because I looked | p01-2
"""),
        "platform-jugglers": pairs("""
want everything in one | p03-1
I hate computers | p07-3
we don't buy it | p04-3
"""),
        "time-poor-professionals": pairs("""
I'll pay the fiver | p02-3
want to know the total | p05-3
he goes away again with my fish | p06-2
"""),
        "eco-conscious-parents": pairs("""
I already don't like you | p01-2
photograph it from five angles | p06-1
"""),
        "gen-z-tech-savvy": pairs("""
paying for an app | p06-1
one scroll I'm gone | p01-1
"""),
    },
)
