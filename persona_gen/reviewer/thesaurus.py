"""Words that mean much the same to somebody who sells and somebody who buys, so that copy and evidence can meet.

Only for finding which evidence a phrase of the copy is near to: a shared concept never makes a sentence true.
"""

from __future__ import annotations

from functools import lru_cache

from persona_gen.evidence.diversity import terms
from persona_gen.text.tokens import content_stems, stem, words

_FAMILIES = """
    price prices cost costs fee fees charge charges charged pay pays paid payment money pound pounds quid dollar dollars
        buck bucks euro euros grand cheap expensive afford affordable bill bills invoice fiver
    free
    discount code offer offers coupon deal sale voucher
    hidden surprise catch starting
    total whole all-in altogether
    phone ring rings call calls telephone helpline
    chat chatbot bot
    person human someone adviser advisor agent support help helps someone-to-ask expert
    email mail inbox newsletter
    message messages notification notifications alert alerts ping pings reminder reminds remind
    minutes minute seconds second instant instantly fast quick quickly hurry rush speed
    hour hours
    evening evenings night nights late midnight
    home house apartment property properties housing homes
    rent rents renting rented landlord tenant lease
    mortgage loan lender borrow broker kredit deposit
    buy buys buying buyer buyers purchase purchases bought
    shop shopping shops store stores
    order orders ordered reorder
    deposit saving savings save saved
    credit score check checks
    viewing viewings listing listed
    form forms paperwork upload uploads uploaded document documents application apply applying statement payslip
        payslips papers
    sign-up signup signing register registration sign account onboarding
    password passwords login logins log-in code codes
    tab tabs spreadsheet spreadsheets
    list lists checklist columns steps step guide
    plan plans planning planned
    compare comparing comparison side-by-side
    mistake mistakes wrong error errors undo regret
    worry worries worried anxious anxiety afraid scared fear fears stress dread nervous overwhelmed calm peace
    guilt guilty conscience gewissen judged shame
    jargon plain-english explained nodded confusing
    practise practice dry-run try trial trials demo sandbox
    privacy private data tracking track tracks tracked permissions contacts personal sell
    cancel cancels cancelled cancelling quit pause unsubscribe leave
    subscription subscriptions monthly membership
    app apps application software tool tools platform platforms system dashboard
    screen screens view one-view
    sync syncs integrate integrates integration connect connects connected all-in-one
    stock inventory shelf sold-out
    automate automates automation automations automatic automatically autopilot rules
    switch switching move moving migrate migration transfer export exports exported import
    retype retyping type typing re-entry copy copying enter entering
    learn learns training setup set-up install
    accountant bookkeeper bookkeeping accounting tax taxes
    delivery deliver delivered deliveries slot slots courier driver van shipping
    grocery groceries food supermarket basket
    meal meals dinner dinners lunch tea cook cooking recipe recipes kit kits eat eating
    substitute substitutes substitution substitutions swap swaps swapped
    waste wasted wilted leftover leftovers thrown
    repeat again last
    plastic packaging pack unpacked foil cardboard
    organic natural eco green climate sustainable sustainability neutral planet carbon
    label labels certified certificate seal
    proof prove proven tested test evidence checked verified verify
    harmful chemicals substances toxic ingredients perfume fragrance
    second-hand secondhand used preloved pre-owned flea
    nappy nappies diaper diapers
    child children kid kids baby babies toddler sibling siblings parent parents mum dad family
    repair repairs spare durable lasts last lasting survive survives sturdy
    return returns give-back rent-back refund refunds
    pram buggy stroller
    clothes clothing wear bodysuit bodysuits cotton wool trousers
    budget budgeting spending payday paycheck overdraft
    split splits splitting owed flatmates roommates
    bank account accounts balance
    ad ads advert adverts advertising
    student students graduate graduation graduates college
    ai assistant coach machine
    identity selfie id-check id
    language languages idioma
    video videos podcast forum forums review reviews reviewers comments
    healthy vegetables greens
    weekend saturday sunday
    busy time-poor professionals
    drugstore
    customer customers client clients
    business businesses owner owners company
    laptop computer device devices
    job work working salary employed self-employed freelance freelancer
"""
_GENERIC = """
    before after get gets got one two three thing things new make makes made want wants need needs know knows like
    good great best better first way day days time times year years people person everyone everything anything
    nothing something some place places itself
    go goes going come comes take takes give gives gave look looks see sees say says tell tells said put use uses
    really actually just even only every all any more most much many lot little big small right ready now today here
    there back still always never ever whatever without instead real life let lets keep keeps find finds ask asks think
    thinks feel feels love loves month week end half start starts stop stops nine ten four five six seven eight
    """
GENERIC = frozenset(stem(word) for word in _GENERIC.split())
"""Stems so common in copy and in talk that they bring nothing together."""

_OTHER_WORDS = frozenset(("called", "even"))
"""Words whose stem is that of another: "just called NO" is no telephone, and "even" is no evening."""


def _families() -> dict[str, str]:
    """Each stem of a family with the family's first word; a stem in two families belongs to the first."""
    found: dict[str, str] = {}
    for line in _FAMILIES.replace("\n        ", " ").splitlines():
        members = line.split()
        for member in members:
            found.setdefault(stem(member), members[0])
    return found


FAMILY = _families()


@lru_cache(maxsize=20_000)
def concepts(text: str) -> frozenset[str]:
    """What a text speaks of: families of everyday words, and the stems that belong to none."""
    if not text.isascii() and not content_stems(text):
        return frozenset(terms(text))  # scripts without spaces
    return frozenset(found for word in words(text) if (found := concept(word.text)) and word.is_content)


@lru_cache(maxsize=20_000)
def concept(word: str) -> str:
    """The concept of one word, empty for words that bring nothing together."""
    key = stem(word)
    if word in _OTHER_WORDS:
        return ""
    if key in FAMILY:
        return FAMILY[key]
    return "" if key in GENERIC or len(key) < 2 else key
