"""From what people really have to quotes: transcripts, highlight exports, columns of answers and reviews.

`collecting.Quotes` reads them all, says who speaks, takes identifiers out and gives quotes with what their segments are
called; `assigning.assign` finds those segments. A `QuoteAccount` accounts for every piece of text that was read.
"""
