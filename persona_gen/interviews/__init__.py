"""From what people really have to quotes: transcripts, highlight exports, columns of answers and reviews.

`collecting.collect` reads them all, says who speaks, takes identifiers out and gives quotes with their segments; its
`QuoteLedger` accounts for every piece of text that was read.
"""
