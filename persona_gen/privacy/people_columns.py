"""Columns in which people are named, as account managers or dealers: told by the cells, with the lists of names.

Apart from `columns`, which every reader of tables needs: the search for names is dear to load.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from persona_gen.privacy.columns import MOST_OF_COLUMN, column_words
from persona_gen.privacy.faker_names import foreign_names
from persona_gen.privacy.lists import ALSO_PROPER, ALSO_WORDS, COMMON_PEOPLE, NEVER_NAMES, ORDINARY_SMALL
from persona_gen.privacy.name_lists import family_names, fold, given_names, is_brand
from persona_gen.privacy.names import NameFinder
from persona_gen.privacy.signs import Signs
from persona_gen.text.lexicon import any_of
from persona_gen.text.lexicon.people import TITLES

ORDINARY = ALSO_PROPER | NEVER_NAMES | ORDINARY_SMALL | ALSO_WORDS

CAPITAL_WORDS = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,3}")
"""Two to four words in capital letters, as a person's name is written."""

PEOPLE_NAMES = re.compile(
    r"(\w+ ){0,2}(owner|rep(resentative)?|agent|advis[eo]r|consultant|broker|dealer|seller|sales ?(person|man|rep)"
    r"|closer)"
    r"|(\w+ ){0,2}(account|relationship|case|line|project|community)? ?(manager|mgr|executive|exec|handler|worker"
    r"|lead|officer)"
    r"|(created|modified|updated|entered|assigned|approved|signed|referred|handled|reported|sold|served|recorded"
    r"|edited|closed"
    r"|opened|reviewed|submitted|interviewed|booked) ?(by|to)|assignee|author|contact( ?person)?|gp|doctor"
    r"|physician|dentist"
    r"|therapist|nurse|teacher|tutor|coach|(next of kin|emergency contact)|spouse|partner|guardian|parent"
    r"|head of household"
    r"|household head|referrer|referral|requester|supervisor|boss|tenant|landlord|beneficiary|payee|driver|technician"
    r"|ansprechpartner(in)?|betreuer(in)?|sachbearbeiter(in)?|bearbeiter(in)?|verkäufer(in)?|berater(in)?"
    r"|kontakt(person)?"
    r"|haushaltsvorstand|hausarzt|angelegt von|erstellt von|geändert von|zuständig|vertreter|ehepartner"
    r"|responsable|commercial|conseillère?|vendeu(r|se)|gestionnaire|créé par|interlocuteur|médecin( traitant)?"
    r"|encargad[oa]|vendedora?|asesora?|gestora?|contacto|creado por|médico|titular|responsabile|venditore"
    r"|referente|creato da"
    r"|medico|vendedor|gerente|responsável|criado por|contactpersoon|eigenaar|verkoper|opiekun|handlowiec|sprzedawca"
    r"|husband|wife|mother|father|child(ren)?( \d)?|son|daughter|brother|sister|winner|(key|main) contact|who|whom"
    r"|ehemann|ehefrau|mutter|vater|kind( \d)?|geschwister|pflegekraft|hausverwaltung( durch)?|prof"
    r"|conjointe?|épou(x|se)|mari|femme|mère|père|enfant|médecin référent|persona de contacto|marido|esposa|madre"
    r"|padre|hij[oa]|intestatario|moglie|marito|coniuge|figli[oa]|mãe|pai|filh[oa]|responsável pela conta|huisarts"
    r"|echtgeno(o|te)t?|moeder|vader|partnernaam|imię (matki|ojca)|żona|mąż|skapad av|mor|far|врач|муж|жена|紹介者"
    r"|担当(者)?|営業担当|责任人|负责人|联系人|客户经理|담당자|менеджер|ответственный|контактное лицо"
)
"""Columns in which somebody is named: not by these names alone, but where their cells may be people's names."""

_TITLED = re.compile(rf"{any_of(TITLES, 'Sir Rev Doña Dott Dhr Mevr'.split())}\.? [^\W\d_a-z].*")
_INITIALED = re.compile(
    r"(?P<given>[^\W\d_a-z][^\W\d_]+) [^\W\d_a-z]\.?"
    r"|[^\W\d_a-z]\. ?(?:[^\W\d_a-z]\. ?)?(?P<family>[^\W\d_a-z][\w'’-]+)"
)
_EAST_ASIAN = re.compile(r"[\u4e00-\u9fff]{2,5}|[가-힣]{2,4}|[ァ-ヴー]{2,8}[・ ][ァ-ヴー]{2,8}")
_SHAPED = re.compile(r"[^\W\d_][\w'’.-]*(?:,? [^\W\d_][\w'’.-]*){1,3}")
_SINGLE = re.compile(r"[^\W\d_]{3,}(?:[-'’][^\W\d_]+)?")
_SOME = 0.2
"""The part of the cells of a column called "Owner" that the lists of names must know where all are shaped as names."""


def are_people(common: Mapping[str, int], *names: str) -> bool:
    """Whether most of the different cells are each a person's name, as of account managers or dealers.

    Where the column's name says that somebody is named ("Owner", "Created by"), names that no list has count too.
    """
    if len(common) < 2:
        return False
    if _are_single_names(common, *names):
        return True
    looking = [cell for cell in common if _may_be_name(cell)]
    if len(looking) < MOST_OF_COLUMN * len(common):
        return False  # before the lists of names are loaded
    finder = NameFinder()
    if sum(is_person_cell(cell, finder) for cell in looking) >= MOST_OF_COLUMN * len(common):
        return True
    if not any(PEOPLE_NAMES.fullmatch(column_words(name)) for name in names if name):
        return False
    return sum(is_person_cell(cell, finder) or _has_listed(cell) for cell in looking) >= _SOME * len(common)


SURELY, FEW_NAMES = 0.7, 4
"""The part of the different cells that are names of the lists, and how many there must be, to say it alone."""


def _are_single_names(common: Mapping[str, int], *names: str) -> bool:
    """Whether the cells are one word each, and given names; family names too where the column's name says so."""
    single = [fold(cell.strip()) for cell in common if _SINGLE.fullmatch(cell.strip())]
    if len(single) < SURELY * len(common) or len(single) < FEW_NAMES:
        return False  # before the lists of names are loaded
    asked = any(PEOPLE_NAMES.fullmatch(column_words(name)) for name in names if name)
    listed = given_names() | (family_names() if asked else frozenset())
    ordinary = ORDINARY - COMMON_PEOPLE
    return sum(cell in listed and cell not in ordinary for cell in single) >= (_SOME if asked else SURELY) * len(common)


def is_person_cell(cell: str, finder: NameFinder) -> bool:
    """Whether a whole cell is a person's name: with a title, turned round, with an initial, in Han."""
    cell = cell.strip()
    if is_brand(cell):
        return False
    if _TITLED.fullmatch(cell) or (0, len(cell)) in finder.spans(Signs(cell)):
        return True
    if _EAST_ASIAN.fullmatch(cell):
        return any(cell.startswith(name) for name in foreign_names()[1])
    if match := _INITIALED.fullmatch(cell):
        return fold(match["given"] or match["family"]) in (given_names() if match["given"] else family_names())
    parts = [fold(part) for part in re.split(r"[ ,]+", cell)]
    whole = 1 < len(parts) <= MOST_NAME_PARTS and not any(part in ORDINARY for part in parts)
    return whole and parts[0] in given_names() and parts[-1] in family_names()


def _has_listed(cell: str) -> bool:
    """Whether a name of the lists is among two to four words that are all written alike."""
    parts = [fold(part) for part in re.split(r"[ ,]+", cell)]
    alike = cell.islower() or all(not part[0].islower() for part in cell.split())
    listed = any(part in given_names() or part in family_names() for part in parts if part not in ORDINARY)
    return 1 < len(parts) <= MOST_NAME_PARTS and alike and listed


MOST_NAME_PARTS = 4


def _may_be_name(cell: str) -> bool:
    """Whether a cell has the shape of a name, before any list is loaded."""
    return bool(
        _SHAPED.fullmatch(cell)
        or _TITLED.fullmatch(cell)
        or _EAST_ASIAN.fullmatch(cell)
        or CAPITAL_WORDS.fullmatch(cell)
    )
