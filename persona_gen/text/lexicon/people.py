"""Who is near a person, and how people are addressed: English kin and company, titles of six languages."""

from __future__ import annotations

from persona_gen.text.lexicon import listed

MALE = listed("brother husband father dad son uncle grandad grandfather grandpa boyfriend nephew brother-in-law")
FEMALE = listed("sister wife mother mum mom daughter aunt gran grandma grandmother girlfriend niece sister-in-law")
FAMILY = (
    *MALE,
    *FEMALE,
    *listed(
        """partner fiancé fiancée fiance fiancee cousin auntie aunty nan nana grandson granddaughter stepson
        stepdaughter mother-in-law father-in-law ex"""
    ),
)
"""Family, one person a word."""
COMPANY = listed(
    """friend mate colleague coworker co-worker boss manager supervisor neighbour neighbor flatmate roommate housemate
    therapist doctor dentist landlord landlady adviser advisor assistant teacher carer nurse broker"""
)
"""Whom people speak of as theirs, other than family: "my boss"."""
KIN = (
    *(f"{word}s?" for word in (*MALE, *FEMALE) if word != "wife"),
    *listed(
        """wife, child, children, kids?, baby, babies, toddlers?, twins, parents?, siblings?, grandchildren, cousins?,
        dogs?, puppy, cats?, kitten, pets?, horse, rabbit, flatmates?, housemates?, roommates?, (?:golden )?retriever,
        labrador, poodle, terrier"""
    ),
)
"""Family, pets and the like, as a claim tells of them."""
KIN_IN_GENERAL = {
    "child": listed("boy girl baby toddler son daughter kid infant teenager twin newborn schoolchild"),
    "kid": listed("boy girl baby toddler son daughter child infant teenager twin newborn"),
    "baby": listed("infant newborn toddler"),
    "toddler": listed("infant child kid"),
    "parent": listed("mother father mum mom dad mummy daddy"),
    "mother": listed("mum mom mummy"),
    "mum": listed("mother mom mummy"),
    "mom": listed("mother mum mummy"),
    "father": listed("dad daddy"),
    "dad": listed("father daddy"),
    "sibling": listed("brother sister"),
    "dog": listed("puppy hound terrier retriever labrador poodle spaniel doggy"),
    "cat": listed("kitten"),
    "rabbit": listed("bunny"),
    "pet": listed("dog cat puppy kitten rabbit hamster horse"),
}
"""Who is one of these is that, too: a boy is a child."""
OWN_KIN = listed("partner spouse fianc[ée]e? wedding divorce pregnancy")
"""What is family only after "her"."""
OF_KIN = listed("her his their an? two three four five twin young younger older elderly teenage newborn")
"""What stands before such a word where it is somebody in her life."""
KIN_IDIOMS = listed(
    """['’]s play, ['’]s life, [ -]peeves?, [ -]hates?, [ -]projects?, [ -]steps?, [ -]tongue, [ -]holes?, [
    -]videos?, [ -]compan(?:y|ies), [ -]sites?, [ -]brands?, [ -]banks?, [ -]figures?, [ -]eared, [ -]in a
    (?:candy|sweet), [ -]friendly"""
)
"""What stands after one where it is a figure of speech."""

TITLES_OF_GENDER = {
    "she": listed("mrs ms miss frau madame mme mlle señora sra srta doña"),
    "he": listed("mr mister herr herrn monsieur señor sr don"),
}
"""How somebody is addressed who is a woman or a man."""
TITLES = listed(
    """Mr Mrs Ms Miss Mx Dr Prof Professor Herr Herrn Frau Mme Mlle Monsieur Madame Señor Señora Sr Sra Srta Pani"""
)
"""Before a name wherever a name may stand; those that are words or names as well ("Don", "Pan") are left out."""
