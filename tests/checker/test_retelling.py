"""A sentence retells a quote only where it is the quote's own clause, whole, told of its speaker by somebody else."""

from __future__ import annotations

import time

import pytest
from rows import every_row

from persona_gen.checker.proofs.retelling import Teller, retold
from persona_gen.domain import Quote

TABS = "I open fifteen tabs and then I close the laptop."
SWITCH = "We switched to Xero over the summer. It took a week."
WISH = "I want to press one thing and get last week again, minus the garlic."
SISTER = "My sister opened the fridge and I felt like a bad host in my own house."

RETOLD = [
    ("She opens fifteen tabs and then she closes the laptop.", TABS),
    ("She opens fifteen tabs, and then closes the laptop.", TABS),
    ("Emma opens fifteen tabs and then closes the laptop.", TABS),
    ("Emma Whitfield opens fifteen tabs and then closes the laptop.", TABS),
    ("One buyer opens fifteen tabs and then closes the laptop.", TABS),
    ("P07 opens fifteen tabs and then closes the laptop.", TABS),
    ("She says she opens fifteen tabs and then closes the laptop.", TABS),
    ("According to one buyer, she opens fifteen tabs and then closes the laptop.", TABS),
    ("They switched to Xero over the summer.", SWITCH),
    ("They switched to Xero over the summer. It took a week.", SWITCH),
    ("They switched to Xero over the summer, and it took a week.", SWITCH),
    ("He wants to press 1 thing and get last week again, minus the garlic.", WISH.replace("one", "1")),
    ("He wants to press one thing and get last week again, minus the garlic.", WISH),
    ("His sister opened the fridge and he felt like a bad host in his own house.", SISTER),
    (
        "She has turned all the notifications off.",
        "I’ve turned all the notifications off. A flat pops up in a meeting.",
    ),
    ("She'd rather ring a person.", "I'd rather ring a person. I don't care if I'm on hold."),
    ("She would rather ring a person.", "I'd rather ring a person."),
    ("She doesn't care if she's on hold.", "I'd rather ring a person. I don't care if I'm on hold."),
    ("She cannot afford it.", "Honestly, I can't afford it."),
    ("She is scared.", "So, um, I'm scared."),
    ("She carries a bag and tries every shop.", "I carry a bag and try every shop."),
    ("Emma hates phoning.", "Hate phoning. Too slow."),
    ("She does not want exams.", "Don't want exams."),
    ("She doesn't look at the price; she looks at five years.", "I don't look at the price, I look at five years."),
    ("The fee is per order.", "The fee is per order."),
    ("Is the fee per order or per shop?", "Is the fee per order or per shop? Because I only ever need four things."),
    ("Does it hit her credit if she just looks?", "Does it hit my credit if I just look?"),
    ("Why does an app need her contacts?", "Why does an app need my contacts, who is it going to call?"),
    ("She asks why an app needs her contacts.", "Why does an app need my contacts?"),
    ("He wonders whether the fee is per order or per shop.", "Is the fee per order or per shop?"),
    ("One buyer asks what the survey costs.", "What does the survey cost?"),
    ("P07 says nobody answers that straight.", "Nobody answers that straight."),
    ("She turns the peg, it goes ping and then they wait.", "I turn the peg, it goes ping and then we wait."),
    ("She is scared to push him and scared not to.", "I'm scared to push him and I'm scared not to."),
    ("What does it cost if it leaks?", "What I want to know is, what does it cost if it leaks?"),
    ("She goes a bit cold.", "I go a bit cold, to be honest."),
    ("Her mother says it is fine, one buyer says.", "My mum says it's fine."),
    ("She explains that she cannot afford it.", "I can't afford it."),
    ("She does not know whether it is strong enough.", "I don't know if it's strong enough."),
    ("Her children eat cereal, but she has toast.", "My kids eat cereal. I have toast."),
    (
        "She was a fitter for nineteen years, and then her back went.",
        "I was a fitter for nineteen years and then my back went, so, desk.",
    ),
    (
        "She could not ask anyone anything.",
        "But I couldn't ask anyone anything, and I felt as if I'd gone behind his back.",
    ),
    ("She pays in four years.", "I pay in four years."),
    ("One buyer reckons nine in ten buyers bank with Acme.", "Nine in ten buyers bank with Acme."),
]


@every_row(("claim", "speech"), RETOLD)
def test_retells(claim: str, speech: str) -> None:
    """A whole clause in the participant's words, told in the third person, asked as he asks it, or said to be his."""
    assert retold(claim, [Quote(id="q1", text=speech, speaker="P07")], Teller("Emma Whitfield"))


CHANGED = {
    "told to somebody, or of something": [
        ("She trusts the nurse.", "Trust the nurse."),
        ("She likes a dry run.", "Like a dry run."),
        ("She tells them before she leaves the house.", "Tell me before I leave the house."),
        ("She broke after a month.", "Broke after a month."),
        ("She minds the gap.", "Mind the gap."),
    ],
    "a clause dropped or moved": [
        ("The dealer told her on Tuesday and got it back.", "The dealer told me on Tuesday and I got it back."),
        ("Her brother thinks she is odd and agrees.", "My brother thinks I'm odd and I agree."),
        ("There is only her.", "There's only me and the radio."),
        ("There is only her.", "There's only me and my husband's car."),
        ("Her sister.", "My sister and I share one account."),
        ("She opens fifteen tabs.", TABS),
        ("She closes the laptop and then opens fifteen tabs.", TABS),
        ("She closes the laptop.", TABS),
    ],
    "behind so": [
        ("It is free.", "It's free, so they say."),
        ("It is free.", "It's free, so the man at the counter told me."),
        ("It is free.", "It's free, so long as I stay."),
        ("She loves paying twice.", "I love paying twice, as if."),
    ],
    "of one and of several": [
        ("They turn the peg and she waits.", "I turn the peg and we wait."),
        ("She turns the peg and he waits.", "I turn the peg and I wait."),
        ("She is not scared and happy.", "I'm not scared and I'm happy."),
        ("She is scared and happy.", "I'm scared and I'm not happy."),
        ("She is scared and happy.", "I'm scared and he is happy."),
        ("She is fine with it whether she pays.", "I'm fine with it if I pay."),
        ("She pays in four, one in four.", "I pay in four years, one in four."),
        ("She never says.", "She never says, I'm told."),
        ("It is fine, her mother says.", "It's fine."),
        ("She is cold.", "I'd be cold, honestly."),
    ],
    "a word added or changed": [
        ("She opens fifty tabs and then closes the laptop.", TABS),
        ("She opens fifteen tabs and then closes the laptop on Sunday.", TABS),
        ("She always opens fifteen tabs and then closes the laptop.", TABS),
        ("I open fifteen tabs and then I close the laptop.", TABS),
        ("She opens fifteen tabs because she closes the laptop.", TABS),
        ("She opens fifteen tab and then closes the laptop.", TABS),
        ("She pays $5.", "I pay £5."),
        ("She pays 5 %.", "I pay 5."),
    ],
    "a preposition or particle": [
        ("They switched from Xero over the summer.", SWITCH),
        ("She gets out of the app every morning.", "I get into the app every morning."),
        ("She signed up for the contract.", "I signed up for the trial and then out of the contract."),
        ("She turned it on.", "I turned it off."),
    ],
    "a modal": [
        ("She cancels at any time.", "I could cancel at any time."),
        ("She has paid twice.", "I might have paid twice."),
        ("She rings a person.", "I'd rather ring a person."),
        ("She presses one thing and gets last week again, minus the garlic.", WISH),
    ],
    "an embedding verb": [
        ("The delivery was free.", "I believed the delivery was free."),
        ("The bank closes branches.", "My brother says the bank closes branches."),
        ("She paid the deposit.", "I refused to pay the deposit."),
        ("She orders groceries online.", "I stopped ordering groceries online."),
        ("She cancels in June.", "I plan to cancel in June."),
        ("She gives anyone her payslips.", "Before I'd give anyone my payslips I'd want to know who sees them."),
        ("She read the terms.", "I pretended I read the terms."),
    ],
    "or, comparison, restriction": [
        ("She calls the branch.", "I call the branch or write an email."),
        ("She answers mails on Fridays.", "I answer mails on Fridays at the latest."),
        ("She drinks coffee with sugar.", "I drink coffee with far less sugar."),
        ("She paid the invoice.", "I paid a fraction of the invoice."),
        ("She trusts her broker.", "I trust my bank more than my broker."),
        ("She trusts her bank.", "I trust my bank more than my broker."),
        ("She likes the idea.", "I like the idea but only on paper."),
        ("She returned both parcels.", "I returned one of both parcels."),
    ],
    "negation": [
        ("It says why.", "It never says why."),
        ("She wants to know.", "I don't want to know."),
        ("She pays for an app.", "I'm not paying for an app."),
    ],
    "time and voice": [
        ("She smokes for ten years.", "I smoked for ten years."),
        ("She is a teacher.", "I was a teacher until March."),
        ("She was a teacher.", "I was a teacher until March."),
        ("She is a teacher.", "I was a teacher."),
        ("She charged the agency.", "I was charged by the agency."),
        ("She charged twice.", "Charged twice for one homework."),
        ("She sent the wrong chicken.", "Sent the wrong chicken."),
    ],
    "somebody else": [
        ("She shares one account.", "My sister and I share one account."),
        ("She sleeps at the airport.", "I know people who sleep at the airport."),
        ("She is serving until four.", "I live above a bar serving until four."),
        ("She trusts the bank.", "She trusts the bank. I trust the forum."),
        ("They moved the button.", "They moved the button."),
        ("She said she is late.", "She said I am late."),
        ("Her mother says she is late.", "My mother says she is late."),
        ("She moved 61 clients.", "We moved 61 clients."),
        ("P09 opens fifteen tabs and then closes the laptop.", TABS),
        ("Her uncle opens fifteen tabs and then closes the laptop.", TABS),
        ("She is self-employed.", "My boyfriend is self-employed."),
    ],
    "taken back, supposed, quoted, in jest": [
        ("She looked.", "I looked. But not for long."),
        ("She cancels in June.", "I cancel in June. Maybe."),
        ("She owns a flat.", "I own a flat. In my dreams."),
        ("She buys the house.", "Imagine I win. I buy the house."),
        ("She hates the bank.", "'I hate the bank.' That's what my brother says."),
        ("She hates the bank.", "And he goes. I hate the bank."),
        (
            "She hates the bank.",
            "My brother's words: I trust nobody. I hate the bank.".replace(" I trust nobody.", "\n"),
        ),
        ("She just loves waiting.", "I just love waiting."),
        ("She finds another app great to install.", "Great, another app to install."),
    ],
    "a question told as a fact, a fact asked": [
        ("It hits her credit if she just looks.", "Does it hit my credit if I just look?"),
        ("The fee is per order or per shop.", "Is the fee per order or per shop?"),
        ("She says they pull out.", "What happens if they pull out?"),
        ("She wonders whether the fee is per shop.", "Is the fee per order or per shop?"),
        ("She asks whether nobody answers.", "Does anybody answer?"),
        ("Is the fee per order?", "The fee is per order."),
    ],
    "one person's word on everybody": [
        ("Nine in ten buyers bank with Acme.", "Nine in ten buyers bank with Acme."),
        ("Nobody answers that straight.", "Nobody answers that straight."),
        ("Everyone hates the queue.", "Everyone hates the queue."),
        ("Customers wait half an hour on average.", "Customers wait half an hour on average."),
        ("80% leave.", "80% leave."),
    ],
}


@every_row(("claim", "speech"), [pair for pairs in CHANGED.values() for pair in pairs])
def test_does_not_retell(claim: str, speech: str) -> None:
    """Whatever is dropped, added, moved or turned makes it another sentence, which a judge may read."""
    assert not retold(claim, [Quote(id="q1", text=speech, speaker="P07")], Teller("Emma Whitfield"))


def test_clauses_of_two_quotes_are_proved_one_by_one() -> None:
    """Two clauses joined by "and" or "while" are each a cited quote's; all that is cited is used."""
    quotes = [
        Quote(id="q1", text="I'd rather ring a person. Maybe.", speaker="P01"),
        Quote(id="q2", text="I keep the alerts on.", speaker="P02"),
        Quote(id="q3", text="I never pick up the phone.", speaker="P03"),
    ]
    teller = Teller("Emma Whitfield")
    assert retold("She keeps the alerts on and she'd rather ring a person.", quotes[:2], teller) is False  # "Maybe."
    quotes[0] = quotes[0].model_copy(update={"text": "I'd rather ring a person."})
    assert retold("She keeps the alerts on and she'd rather ring a person.", quotes[:2], teller)
    assert retold("She keeps the alerts on. She'd rather ring a person.", quotes[:2], teller)
    assert retold("One buyer would rather ring a person, while another never picks up the phone.", quotes[::2], teller)
    assert not retold("She keeps the alerts on because she'd rather ring a person.", quotes[:2], teller)
    assert not retold("She keeps the alerts on and she'd rather ring a person.", quotes, teller)
    assert not retold("She keeps the alerts on.", quotes[:2], teller)


def test_they_may_be_one_person() -> None:
    """ "They" is she only where the persona is called so; else it would be the segment."""
    quote = Quote(id="q1", text=TABS, speaker="P07")
    claim = "They open fifteen tabs and then close the laptop."
    assert retold(claim, [quote], Teller("Sam Lee", plural=True))
    assert not retold(claim, [quote], Teller("Sam Lee"))


@pytest.mark.slow
def test_long_speech_takes_no_more_than_its_length() -> None:
    """Ten times as much hostile text takes about ten times as long."""

    def seconds(times: int) -> float:
        speech = Quote(id="q1", text="I pay and I wait and I pay. " * times + "and I wait " * times, speaker="P07")
        claim = "She pays and she waits and she pays and " * 8 + "she leaves."
        start = time.process_time()
        assert not retold(claim, [speech], Teller("Emma Whitfield"))
        return time.process_time() - start

    seconds(20)
    assert seconds(2_000) < 60 * seconds(200) + 0.5
