"""A segment of people who say much that is planned, denied, hearsay or half: for the rule about retellings."""

from __future__ import annotations

from persona_gen.domain import Segment

_QUOTES = (
    ("frost", "G5", "The water has been off since Easter, and I leave the plot in March."),
    ("repair", "G1", "I intended to repair the fence before the storm."),
    ("pump", "G1", "My neighbour claims the pump leaks at night."),
    ("paper", "G1", "I nearly cancelled the newspaper."),
    ("mow", "G1", "I quit mowing the lawn by hand, and I'd love to keep bees behind the shed."),
    ("compost", "G2", "I was told the compost arrives on Mondays. I always water the seedlings before breakfast."),
    ("station", "G2", "I walk to the allotment from the station. I eat the beans with the skins on."),
    ("peas", "G2", "I sow the peas before the frost, and the shop opens too late for me."),
    ("weedkiller", "G1", "I'd never go back to spraying weedkiller."),
    ("uncle", "G2", "My uncle rents three plots and he swears by seaweed."),
    ("pond", "G3", "I don't need a pond, I need a tap near the bench."),
    ("barrow", "G4", "Nine barrows in ten rust within a year, I swear."),
    ("shears", "G2", "I prefer the old shears to the electric ones."),
    ("council", "G3", "They moved the skip again."),
    ("shed", "G3", "I know gardeners who sleep in the shed."),
    ("tulips", "G3", "I planted half of the tulips."),
    ("roses", "G3", "I used to prune the roses in autumn."),
    ("postman", "G3", "I was a postman until the strike."),
    ("receipts", "G3", "I keep the receipts or photograph them."),
    ("jars", "G4", "I should label the jars."),
    ("packets", "G4", "I never read the seed packets."),
    ("boxes", "G4", "I read the boxes carefully."),
    ("hose", "G4", "Does the hose reach the greenhouse?"),
    ("gate", "G4", "I would pay for a delivery to the gate."),
    ("woman", "G2", "The woman at the market said nothing for a while, she just bent the shears open and looked."),
    ("rain", "G4", "If the rain stops I mow the grass."),
    ("path", "G5", "I hate weeding the gravel path. I think the market closes too early."),
    ("thumb", "G5", "I was bitten by a goose."),
    ("trust", "G5", "I trust my almanac more than my phone."),
    ("hear", "G5", "I can hear the mill from the bedroom, and I can leave the plot at any time."),
    ("switch", "G5", "We switched to rainwater last summer."),
    ("share", "G5", "I spend most of the evening in the greenhouse."),
    ("need", "G5", "I need somebody to carry the sacks. I'd rather carry the logs myself."),
    ("tools", "G4", "I keep the spade, my nan's fork, the old rake and a hose reel in the shed."),
    ("late", "G3", "I'd rather have a late delivery than a cheap one, but after nine the shop sends nobody."),
    ("evenings", "G3", "Ich gieße jetzt abends statt mittags, weil sonst alles verbrennt."),
    ("colours", "G2", "Green, amber, red, that is all I ask of the labels."),
    ("cabbage", "G5", "I cancelled the box after the third rotten cabbage."),
)
GARDENERS = Segment.model_validate({
    "id": "gardeners", "name": "Allotment holders", "size": 90, "whole_base": 600, "locale": "en_GB",
    "quotes": [{"id": id_, "speaker": speaker, "text": text} for id_, speaker, text in _QUOTES],
})  # fmt: skip
