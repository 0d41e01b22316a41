"""Copy review: what personas make of copy, phrase by phrase, with the evidence behind each verdict."""
