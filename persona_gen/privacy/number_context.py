"""What stands around a number that makes it an order, a price or an amount, and no number of a person."""

from __future__ import annotations

import re

_OTHER_NUMBER = re.compile(
    r"(?:\b(?:orders?|ref|reference|ticket|case|invoice|receipt|tracking|parcel|serial|model|part|item|article"
    r"|sku|isbn|issn|ean|upc|barcode"
    r"|booking|confirmation|transaction|policy|quote|claim|job|order ?id|batch|lot|bestell\w*|rechnung\w*"
    r"|auftrag\w*|artikel\w*"
    r"|commande|facture|pedido|factura|version|v|build|error|code|page|issue|flight|train|room|year|budget"
    r"|population|copies|users"
    r"|score|pin|imei|vin|doi|rfc|patent)\b\W{0,3}(?:(?:no|nr|num|number|nummer|numéro|n°|nº|id|was|is|ist|code"
    r"|#)\b\W{0,3}){0,2}|[#£$€¥]\s?)$",
    re.I,
)
_OTHER_WORDS = frozenset(
    """order orders ref reference ticket case invoice receipt tracking parcel serial model part item article sku isbn
    issn ean upc barcode booking confirmation transaction policy quote claim job orderid batch lot commande facture
    pedido factura version v build error code page issue flight train room year budget population copies users score
    pin imei vin doi rfc patent""".split()
)
_OTHER_SIGNS = ("#", "£", "$", "€", "¥", "bestell", "rechnung", "auftrag", "artikel")
_LONGEST_BEFORE = 64
_TOKEN = re.compile(r"[^\W\d_]+")


def is_other(before: str) -> bool:
    """Whether what stands before a number makes it an order's, a price or the like."""
    before = before[-_LONGEST_BEFORE:]
    low = before.lower()
    may_be = not _OTHER_WORDS.isdisjoint(_TOKEN.findall(low)) or any(sign in low for sign in _OTHER_SIGNS)
    return may_be and _OTHER_NUMBER.search(before) is not None


MONEY_BEHIND = re.compile(
    r"\s?(?:€|£|\$|%|euros?|dollars?|pounds?|quid|EUR|USD|GBP|kr|zł|km|kg|miles|steps|views|people|users|points"
    r"|rows|pesos|rupees|rupiah|yen|stück|personen|kunden|menschen)\b",
    re.I,
)
