"""The registry of rules. A module is a family: its `Rule` records in ``RULES_BY_ID``, and ``find``, which applies them.

They stand together because telling an altered quotation from an invented one is a single decision. A new family is
named in `RULE_MODULES`; a new rule of a family needs nothing here.
"""

from __future__ import annotations

from persona_gen.checker import judge_protocol
from persona_gen.checker.rules import (
    bases,
    borrowed_life,
    citations,
    contradictions,
    directions,
    fabrication,
    figures,
    hearsay,
    missing_words,
    person,
    quantifiers,
    quoted_out_of_context,
    quotes,
    ranks,
    retellings,
    scope,
    snapshot_attribute,
)

RULE_MODULES = (
    citations,
    figures,
    bases,
    scope,
    quantifiers,
    ranks,
    directions,
    hearsay,
    quotes,
    quoted_out_of_context,
    retellings,
    snapshot_attribute,
    person,
    contradictions,
    borrowed_life,
    fabrication,
    missing_words,
    judge_protocol,
)
RULE_FAMILIES = tuple(module.find for module in RULE_MODULES if module is not judge_protocol)
"""What is asked of every claim, in this order."""
RULES_BY_ID = {rule.id: rule for module in RULE_MODULES for rule in module.RULES}
"""Every rule by its id, the judge's last."""
