"""What a card says of its own, in the language of the data: headings, and the words beside figures and people.

English and German; a card of data in another language has English ones, and its foot says so. What rules complain of:
`finding_labels`.
"""

from __future__ import annotations

from collections.abc import Mapping

from persona_gen.domain import Segment
from persona_gen.evidence.names import Pronoun
from persona_gen.report.account_labels import AccountLabels
from persona_gen.text.languages import InLanguage, segment_language


class CardLabels(AccountLabels):
    """The card's own words. What a figure or a name goes into is a format with named fields."""

    stands_for = InLanguage("Stands for {segment}.", "Steht für {segment}.")
    invented = InLanguage("The name and the portrait are fiction.", "Name und Bild sind erfunden.")
    of_size = InLanguage("{size} in the data", "{size} in den Daten")
    of_whole = InLanguage("{size} of {whole} in the data", "{size} von {whole} in den Daten")
    size_unknown = InLanguage("size not recorded", "Größe nicht erfasst")
    at_a_glance = InLanguage("At a glance", "Auf einen Blick")
    columns = InLanguage(("Attribute", "Value", "How typical", "Evidence"), ("Merkmal", "Wert", "Wie typisch", "Beleg"))
    fields = InLanguage(
        {
            "story": "Story",
            "goals": "Goals",
            "frustrations": "What gets in the way",
            "questions": "Asks first",
            "habits": "Facts and habits",
            "motivations": "What drives it",
            "emotions": "Feelings",
            "channels": "Where to meet",
            "leaves_out": "Leaves out",
        },
        {
            "story": "Geschichte",
            "goals": "Ziele",
            "frustrations": "Was im Weg steht",
            "questions": "Fragt zuerst",
            "habits": "Fakten und Alltag",
            "motivations": "Was antreibt",
            "emotions": "Gefühle",
            "channels": "Wo erreichbar",
            "leaves_out": "Lässt aus",
        },
    )
    of_person = InLanguage[Mapping[Pronoun, Mapping[str, str]]](
        {
            "she": {
                "story": "Her story", "own": "In her own words", "goals": "What she wants",
                "frustrations": "What stops her", "questions": "She asks first",
            },
            "he": {
                "story": "His story", "own": "In his own words", "goals": "What he wants",
                "frustrations": "What stops him", "questions": "He asks first",
            },
            "they": {
                "story": "{name}’s story", "own": "In {name}’s own words", "goals": "What {name} wants",
                "frustrations": "What stops {name}", "questions": "{name} asks first",
            },
        },
        {
            "she": {
                "story": "Ihre Geschichte", "own": "In ihren eigenen Worten", "goals": "Was sie will",
                "frustrations": "Was sie aufhält", "questions": "Sie fragt zuerst",
            },
            "he": {
                "story": "Seine Geschichte", "own": "In seinen eigenen Worten", "goals": "Was er will",
                "frustrations": "Was ihn aufhält", "questions": "Er fragt zuerst",
            },
            "they": {
                "story": "Die Geschichte", "own": "In eigenen Worten", "goals": "Was {name} will",
                "frustrations": "Was {name} aufhält", "questions": "{name} fragt zuerst",
            },
        },
    )  # fmt: skip
    """Headings of a sheet that is read as one person's."""
    in_figures = InLanguage("In figures", "In Zahlen")
    elsewhere = InLanguage("Other voices", "Andere Stimmen")
    pair = InLanguage("them · everyone", "sie · alle")
    """What a pair of figures in the margin is of."""
    apart = InLanguage("What sets them apart", "Was sie unterscheidet")
    lead_voice = InLanguage("The voice behind the story", "Die Stimme hinter der Geschichte")
    insight = InLanguage("The insight", "Worauf es ankommt")
    own_voices = InLanguage("In their own words", "In eigenen Worten")
    other_voices = InLanguage("Also heard", "Auch gehört")
    leads = InLanguage("the voice behind the story", "die Stimme hinter der Geschichte")
    marks = InLanguage(("“", "”"), ("„", "“"))
    differences = InLanguage("Where people differ", "Wo sie sich unterscheiden")
    about = InLanguage("About {what}:", "Zu {what}:")
    joined = InLanguage("and", "und")
    journey = InLanguage("Journey", "Der Weg")
    step_parts = InLanguage(
        {"doing": "doing", "feeling": "feeling", "friction": "friction"},
        {"doing": "tut", "feeling": "fühlt", "friction": "stößt sich an"},
    )
    use = InLanguage("How to win {name}", "So gewinnt man {name}")
    inference = InLanguage("our inference; promise only what is true", "unsere Folgerung; nur Wahres versprechen")
    one_voice = InLanguage("one voice, {who}", "eine Stimme, {who}")
    beside_all = InLanguage("{value} against {whole}", "{value} gegen {whole}")
    of_part = InLanguage("{value} of {n}", "{value} von {n}")
    asked = InLanguage("{n} asked", "{n} gefragt")
    kinds = InLanguage(
        {"say": "Say", "avoid": "Avoid", "build": "Do", "test": "Test"},
        {"say": "Sagen", "avoid": "Meiden", "build": "Tun", "test": "Testen"},
    )
    unknown = InLanguage("Not known", "Nicht bekannt")
    measures = InLanguage(
        {"mean": "mean", "median": "median", "count": "count", "total": "total"},
        {"mean": "Mittel", "median": "Median", "count": "Anzahl", "total": "Summe"},
    )
    of_them = InLanguage("{share} of them", "{share} von ihnen")
    of_people = InLanguage("{people} of {n} people", "{people} von {n} Personen")
    of_everyone = InLanguage("{share} of everyone", "insgesamt {share}")
    everyone = InLanguage("everyone {value}", "insgesamt {value}")
    almost_as_many = InLanguage("almost as many: {category} ({share})", "fast ebenso viele: {category} ({share})")
    stands_out = InLanguage("stands out", "sticht heraus")
    less_often = InLanguage("{category}, less often", "{category}, seltener")
    less_often_so = InLanguage("Less often", "Seltener")
    like_everyone = InLanguage("Like everyone", "Wie alle")
    said_by = InLanguage("said by {who}", "sagt {who}")
    participant = InLanguage("a participant", "eine befragte Person")
    unnamed = InLanguage("speaker not recorded", "ohne Namen")
    interview = InLanguage("interview", "Interview")
    open_answer = InLanguage("open answer", "offene Antwort")
    no_source = InLanguage("no source in the segment", "keine Quelle im Segment")
    no_words = InLanguage(
        "This segment holds figures and nobody's words: a handful of interviews or open answers would give it a story"
        " and a voice.",
        "Dieses Segment hat Zahlen und keine Stimmen: ein paar Interviews oder offene Antworten gäben ihm eine"
        " Geschichte und eine Stimme.",
    )
    no_figures = InLanguage(
        "This segment holds words and no figures: how typical they are of it, nobody has counted.",
        "Dieses Segment hat Stimmen und keine Zahlen: wie typisch sie sind, hat niemand gezählt.",
    )
    legend = InLanguage(("the segment", "everyone"), ("das Segment", "alle"))
    more = InLanguage("{n} more", "{n} weitere")


ENGLISH_LABELS = CardLabels("en")
LANGUAGES = {"en": ENGLISH_LABELS, "de": CardLabels("de")}


def card_labels_of(segment: Segment | None) -> CardLabels:
    """The labels in the language of a segment's data, where there are any; else English."""
    return LANGUAGES.get(segment_language(segment), ENGLISH_LABELS) if segment else ENGLISH_LABELS


def stands_for(segment: Segment, labels: CardLabels) -> str:
    """The segment by name and size: ``Anxious first-time buyers (412 of 2,289 in the data)``; firms are no people."""
    if segment.size is None:
        return f"{segment.name}, {labels.size_unknown}"
    return f"{segment.name} ({size_of(segment, labels)})"


def size_of(segment: Segment, labels: CardLabels) -> str:
    """How many a segment has, and of how many: ``412 of 2,289 in the data``."""
    if segment.size is None:
        return labels.size_unknown
    form = labels.of_whole if segment.whole_base else labels.of_size
    size, whole = (labels.localised(f"{n or 0:,}") for n in (segment.size, segment.whole_base))
    return form.format(size=size, whole=whole)
