"""Verbatim fragments that their sentence turns round."""

from rule_tables._more_evidence import Flag, Pass

MUST_FLAG = (
    Flag("I'd buy it tomorrow", "trust", "I'd buy it tomorrow", '"if it weren\'t for the survey"', kind="quotation"),
    Flag("She is ready: “I'd buy it tomorrow”.", "trust", "I'd buy it tomorrow", '"if it weren\'t for the survey"'),
    Flag(
        "they are honest about the costs",
        "honest",
        "they are honest about the costs",
        '"I don\'t think"',
        kind="quotation",
    ),
    Flag(
        "She finds that “they are honest about the costs”.",
        "honest",
        "they are honest about the costs",
        '"I don\'t think"',
    ),
    Flag("I would sign today.", "cheaper", "I would sign today.", '"If it were cheaper,"', kind="quotation"),
    Flag("“I would sign today,” she says.", "cheaper", "I would sign today,", '"If it were cheaper,"'),
    Flag(
        "The calculator is easy to use",
        "calculator",
        "The calculator is easy to use",
        '"unless you are self-employed"',
        kind="quotation",
    ),
    Flag("I trust the bank", "calculator", "I trust the bank", '"in theory"', kind="quotation"),
    Flag(
        "love looking at flats on a Sunday",
        "love",
        "love looking at flats on a Sunday",
        '"I used to"',
        kind="quotation",
    ),
    Flag(
        "She says she “love[s] looking at flats on a Sunday”.",
        "love",
        "love[s] looking at flats on a Sunday",
        '"I used to"',
    ),
    Flag("'starting at' something", "starting", "'starting at' something", '"Not"', kind="quotation"),
    Flag("I'd pay for it", "whole", "I'd pay for it", '"but not every month"', kind="quotation"),
    Flag("Asked about the price, she says “I'd pay for it”.", "whole", "I'd pay for it", '"but not every month"'),
    Flag("tells you what a survey is for", "nobody", "tells you what a survey is for", '"Nobody"', kind="quotation"),
    Flag(
        "it weren't for the survey", "trust", "it weren't for the survey", '"I\'d buy it tomorrow if"', kind="quotation"
    ),
    Flag(
        "think they are honest about the costs",
        "honest",
        "think they are honest about the costs",
        '"I don\'t"',
        kind="quotation",
    ),
    Flag("buy it tomorrow", "trust", "buy it tomorrow", '"if it weren\'t for the survey"', kind="quotation"),
    Flag(
        "The costs? “They are honest about the costs.”",
        "honest",
        "They are honest about the costs.",
        '"I don\'t think"',
    ),
)

MUST_PASS = (
    Pass("I'd buy it tomorrow if it weren't for the survey.", "trust", kind="quotation"),
    Pass("I don't think they are honest about the costs.", "honest", kind="quotation"),
    Pass("They show you a number and then it grows.", "honest", kind="quotation"),
    Pass("If it were cheaper, I would sign today.", "cheaper", kind="quotation"),
    Pass("the photos are the best part", "cheaper", kind="quotation"),
    Pass("I open fifteen tabs", "tabs", kind="quotation"),
    Pass("then I close the laptop", "tabs", kind="quotation"),
    Pass("My boyfriend says the same.", "trust", kind="quotation"),
    Pass("I'd rather ring a person", "phone", kind="quotation"),
    Pass("a person can tell me what happens next", "phone", kind="quotation"),
    Pass("now I just scroll", "love", kind="quotation"),
    Pass("Alerts are the best thing about it", "alerts", kind="quotation"),
    Pass("I want them the second it's listed", "alerts", kind="quotation"),
    Pass("Just tell me the price.", "starting", kind="quotation"),
    Pass("I like the app", "whole", kind="quotation"),
    Pass("the search is slow", "whole", kind="quotation"),
    Pass("Nobody tells you what a survey is for.", "nobody", kind="quotation"),
    Pass("You find out when it fails.", "nobody", kind="quotation"),
    Pass("It's not even bad.", "credit", kind="quotation"),
    Pass("She would not buy it tomorrow: she says “I'd buy it tomorrow if it weren't for the survey.”", "trust"),
    Pass("She does not find that “they are honest about the costs”.", "honest"),
    Pass("She wants the price, not “'starting at' something”.", "starting"),
    Pass("She “used to love looking at flats on a Sunday”.", "love"),
    Pass("Unless it were cheaper, “I would sign today” is not what she says.", "cheaper"),
    Pass("“near enough my mum” is where she wants to be.", "mum"),
)
