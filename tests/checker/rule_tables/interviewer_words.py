"""Quotations of whoever asked the questions."""

from rule_tables._more_evidence import Flag, Pass

MUST_FLAG = (
    Flag("So would you say the whole process makes you anxious?", "asked", reason="asked, Interviewer", kind="quotation"),
    Flag("the whole process makes you anxious", "asked", reason="asked, Interviewer", kind="quotation"),
    Flag("She says “the whole process makes you anxious”.", "asked", "the whole process makes you anxious", "asked, Interviewer"),
    Flag("“Many buyers tell us they feel lost at this point.”", "asked-3", "Many buyers tell us they feel lost at this point.", "asked-3, Interviewer 2"),
    Flag("they feel lost at this point", "asked-3", reason="asked-3, Interviewer 2", kind="quotation"),
    Flag("In her words, many “feel lost at this point”.", "asked-3", "feel lost at this point", "asked-3, Interviewer 2"),
    Flag("What would help you most right now?", "asked-4", reason="asked-4, I", kind="quotation"),
    Flag("“What would help you most right now?” is what she asks.", "asked-4", "What would help you most right now?", "asked-4, I"),
    Flag("Could you walk me through a typical Sunday of looking at flats?", "asked-5", reason="asked-5, MOD:", kind="quotation"),
    Flag("a typical Sunday of looking at flats", "asked-5", reason="asked-5, MOD:", kind="quotation"),
    Flag("She talks of “a typical Sunday of looking at flats”.", "asked-5", "a typical Sunday of looking at flats", "asked-5, MOD:"),
    Flag("And how do you feel about brokers?", "asked", reason="asked, Interviewer", kind="quotation"),
    Flag("“how do you feel about brokers” haunts her.", "asked", "how do you feel about brokers", "asked, Interviewer"),
    Flag("Many buyers tell us", "asked-3", reason="asked-3, Interviewer 2", kind="quotation"),
    Flag("She wonders “what would help you most right now”.", "asked-4", "what would help you most right now", "asked-4, I"),
    Flag("walk me through a typical Sunday", "asked-5", reason="asked-5, MOD:", kind="quotation"),
)  # fmt: skip

MUST_PASS = (
    Pass("I open fifteen tabs and then I close the laptop.", "tabs", kind="quotation"),
    Pass("I open fifteen tabs and then I close the laptop.", "asked-2", kind="quotation"),
    Pass("I open fifteen tabs", "tabs asked-2", kind="quotation"),
    Pass("She “open[s] fifteen tabs”.", "tabs"),
    Pass("I'd rather ring a person, because a person can tell me what happens next.", "phone", kind="quotation"),
    Pass("Alerts are the best thing about it", "alerts", kind="quotation"),
    Pass("She feels lost at this point.", "asked-3"),
    Pass("She looks at flats on a “typical” Sunday.", "love"),
    Pass("P05 says: “Alerts are the best thing about it”.", "alerts"),
    Pass("Nobody tells you what a survey is for.", "nobody", kind="quotation"),
    Pass("You find out when it fails.", "nobody", kind="quotation"),
    Pass("Just tell me the price.", "starting", kind="quotation"),
    Pass("“I like the app, but the search is slow.”", "whole"),
    Pass("If it were cheaper, I would sign today.", "cheaper", kind="quotation"),
    Pass("They show you a number and then it grows.", "honest", kind="quotation"),
    Pass("“I'd want us in before the baby”, she says.", "mum"),
)  # fmt: skip
