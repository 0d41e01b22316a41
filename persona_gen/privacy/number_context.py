"""What stands around a number that makes it an order, a price or an amount, and no number of a person."""

from __future__ import annotations

import re

OTHER_NUMBER = re.compile(
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
MONEY_BEHIND = re.compile(
    r"\s?(?:€|£|\$|%|euros?|dollars?|pounds?|quid|EUR|USD|GBP|kr|zł|km|kg|miles|steps|views|people|users|points"
    r"|rows|pesos|rupees|rupiah|yen|stück|personen|kunden|menschen)\b",
    re.I,
)
