"""Reading sentences: tokens, numerals, units, quotations, people, polarity. Nothing here knows a segment."""
