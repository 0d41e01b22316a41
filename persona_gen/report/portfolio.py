"""The portfolio view for a terminal: what to look at first, then the figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from persona_gen.domain.portfolio import AlikeSegment, Makeup, PersonaGroup, Portfolio, Unused
from persona_gen.report.portfolio_labels import PortfolioLabels
from persona_gen.report.terminal import in_two_columns, printed, section, styled, wrapped

ROWS_SHOWN = 8
"""Rows of a list before the rest is only counted; the JSON has them all."""
TABLE = 24
"""Personas in the table before the rest is only counted."""
GAP = 2
"""Cells between two columns."""
NAMES_SHOWN = 4
"""Names in a sentence before the rest is only counted."""
LOUD, DIM = "bold yellow", "dim"


def overview(portfolio: Portfolio, language: str = "en", *, width: int = 88, colour: bool = False) -> str:
    """The whole view, ``width`` cells wide, ending in a newline."""
    return printed(_View(portfolio, PortfolioLabels(language)).lines(width), colour=colour)


class _View:
    """The sections of the view, as lines of text."""

    def __init__(self, portfolio: Portfolio, labels: PortfolioLabels) -> None:
        self.portfolio, self.labels = portfolio, labels

    def lines(self, width: int) -> list[Text]:
        """All of it."""
        labels, seen = self.labels, self.portfolio
        headings = labels.headings
        personas, segments = (
            labels.counted(seen.personas, labels.personas),
            labels.counted(seen.segments, labels.of_segments),
        )
        duplicates = section(headings["near_duplicates"], self._duplicates(), width)
        methods = (styled(f"{headings[what]}: {how}.", DIM) for what, how in seen.methods.items())
        return [
            styled(labels.size.format(personas, segments), "bold"),
            *self._table(width),
            *(duplicates or [Text(), styled(labels.no_duplicates)]),
            *section(headings["could_share"], self._shared(), width),
            *section(headings["makeup"], self._who(), width),
            *section(headings["repeated"], self._repeated(), width),
            *section(headings["unused"], self._unused(), width),
            *section(headings["methods"], methods, width),
        ]

    def _table(self, width: int) -> list[Text]:
        """A persona a row: who, wants, stops, differs; every cell wraps in its column."""
        rows, labels = self.portfolio.side_by_side, self.labels
        if not rows:
            return []
        lines = [Text(), styled(labels.headings["side_by_side"], "bold")]
        lines += _in_columns([[styled(head, DIM)] for head in labels.columns], width)
        for each in rows[:TABLE]:
            lead = labels.lead.format(each.lead) if each.lead else ""
            under = [styled(part, DIM) for part in (each.role or each.segment, lead) if part]
            texts = (each.wants, each.stops, each.differs)
            cells = [[styled(f"– {text}") for text in cell] or [styled("–", DIM)] for cell in texts]
            lines += [*_in_columns([[styled(each.name, "bold"), *under], *cells], width), Text()]
        if len(rows) > TABLE:
            lines.append(styled(f"  {self._more_in_json(len(rows) - TABLE)}", DIM))
        return lines

    def _number(self, number: int) -> str:
        return self.labels.localised(f"{number:,}")

    def _more_in_json(self, number: int) -> str:
        return self.labels.more_in_json.format(self._number(number))

    def _cut(self, rows: Iterable[Text], of: Sequence[object]) -> Iterator[Text]:
        """The rows, which are those of the first items, and how many items more there are."""
        yield from rows
        if len(of) > ROWS_SHOWN:
            yield styled(self._more_in_json(len(of) - ROWS_SHOWN), DIM)

    def _named(self, names: Sequence[str]) -> str:
        more = self.labels.and_more.format(self._number(len(names) - NAMES_SHOWN)) if len(names) > NAMES_SHOWN else ""
        return ", ".join(names[:NAMES_SHOWN]) + more

    def _more(self, of: Sequence[object]) -> Iterator[Text]:
        if len(of) > NAMES_SHOWN:
            yield styled(f"  {self.labels.more.format(self._number(len(of) - NAMES_SHOWN))}", DIM)

    def _duplicates(self) -> Iterator[Text]:
        groups = sorted(self.portfolio.near_duplicates, key=lambda group: -len(group.like))
        yield from self._cut((row for group in groups[:ROWS_SHOWN] for row in self._group(group)), groups)

    def _group(self, group: PersonaGroup) -> Iterator[Text]:
        labels = self.labels
        others = labels.counted(len(group.like), labels.others)
        yield styled(group.persona, LOUD) + styled(labels.much_the_same.format(others))
        for one in group.like[:NAMES_SHOWN]:
            measures = labels.in_common.format(_percent(one.evidence), _percent(one.wording))
            both = labels.both_rest_on.format("; ".join(one.shared)) if one.shared else ""
            yield styled(f"  {one.persona}: {measures}{both}")
        yield from self._more(group.like)

    def _shared(self) -> Iterator[Text]:
        labels = self.labels
        groups = sorted(self.portfolio.could_share, key=lambda group: -len(group.like))
        for group in groups[:ROWS_SHOWN]:
            others = labels.counted(len(group.like), labels.others)
            yield styled(group.segment, LOUD) + styled(labels.could_stand_for.format(others))
            for one in group.like[:NAMES_SHOWN]:
                figures = labels.counted(one.compared, labels.figures)
                yield styled(f"  {labels.compared.format(one.segment, figures, self._apart(one))}")
            yield from self._more(group.like)
        yield from self._cut((), groups)
        if small := self.portfolio.too_small:
            what = labels.counted(len(small), labels.of_segments)
            yield styled(labels.too_small.format(what, self._named(small)))
        elif not groups:
            yield styled(labels.all_differ)

    def _apart(self, one: AlikeSegment) -> str:
        against, localised = self.labels.against, self.labels.localised
        differ = "; ".join(against.format(d.label, localised(d.first), localised(d.second)) for d in one.differ)
        return self.labels.apart_in.format(differ) if differ else self.labels.none_apart

    def _who(self) -> Iterator[Text]:
        labels = self.labels
        yield from (self._made_up(row) for row in self.portfolio.makeup if row.kind == "gender")
        bands = [row for row in self.portfolio.makeup if row.kind == "age"]
        odd = [row for row in bands if row.verdict != "within chance"]
        yield from self._cut((self._made_up(row) for row in odd[:ROWS_SHOWN]), odd)
        if within := len(bands) - len(odd):
            yield styled(labels.within_chance.format(labels.counted(within, labels.bands)))
        if ages := self.portfolio.ages:
            measures = (f"{ages.youngest:.0f}", f"{ages.oldest:.0f}", *self._to_a_tenth(ages.mean, ages.sd))
            personas = labels.counted(ages.personas, labels.personas)
            line = labels.ages.format(personas, *measures, *self._to_a_tenth(ages.people_mean))
            spread = "" if ages.people_sd is None else labels.spread.format(*self._to_a_tenth(ages.people_sd))
            yield styled(line + spread)
        everyone = sum(row.people or 0 for row in self.portfolio.locales)
        personas = labels.counted(self.portfolio.personas, labels.personas)
        for row in self.portfolio.locales:
            people = labels.of_everyone.format(_percent(row.people / everyone)) if row.people else ""
            yield styled(labels.locale.format(row.locale, self._number(row.personas), personas) + people)

    def _to_a_tenth(self, *figures: float) -> list[str]:
        return [self.labels.localised(f"{figure:.1f}") for figure in figures]

    def _made_up(self, row: Makeup) -> Text:
        labels = self.labels
        text = labels.made_up[row.personas != 1].format(
            kind=labels.kinds[row.kind],
            n=self._number(row.personas),
            personas=labels.counted(row.of, labels.personas),
            value=labels.people.get(row.value, row.value),
        )
        chance = labels.chance.format(_percent(row.average), self._number(row.low), self._number(row.high))
        verdict = labels.verdicts.get(row.verdict, row.verdict)
        line = styled(text + chance) + styled(verdict, "" if row.verdict == "within chance" else LOUD)
        return line + styled(labels.narrowest.format(self._named(row.closest))) if row.closest else line

    def _repeated(self) -> Iterator[Text]:
        labels, repeated = self.labels, self.portfolio.repeated
        sentences = [one for one in repeated if one.kind == "sentence"]
        shown = (styled(labels.said_by.format(one.text, self._named(one.personas))) for one in sentences[:ROWS_SHOWN])
        yield from self._cut(shown, sentences)
        if names := [f"{one.text} ({len(one.personas)})" for one in repeated if one.kind == "name"]:
            yield styled(labels.names.format(self._named(names)))

    def _unused(self) -> Iterator[Text]:
        rows = self.portfolio.unused
        without = [row.segment for row in rows if not row.personas]
        if without:
            yield styled(self.labels.no_persona, LOUD) + styled(f": {self._named(without)}")
        written = [row for row in rows if row.personas]
        everything = sum(row.evidence for row in written)
        left = sum(len(row.statistics) + len(row.quotes) for row in written)
        if left:
            yield styled(self.labels.pieces_left.format(self._number(left), self._number(everything)))
        telling = sorted(written, key=lambda row: row.telling is None)
        yield from self._cut((self._left(row) for row in telling[:ROWS_SHOWN]), telling)

    def _left(self, row: Unused) -> Text:
        labels = self.labels
        statistics = labels.counted(len(row.statistics), labels.statistics)
        quotes = labels.counted(len(row.quotes), labels.quotes)
        telling = f"; {row.telling}" if row.telling else ""
        unheard = labels.unheard.format(self._named(row.unheard)) if row.unheard else ""
        return styled(f"{row.segment}: {statistics}, {quotes}{telling}{unheard}")


def _in_columns(cells: Sequence[Sequence[Text]], width: int) -> list[Text]:
    """The four cells of a row of the table side by side."""
    column = (width - 2 - 3 * GAP) // 4
    lines, *rest = ([line for text in cell for line in wrapped(text, column)] for cell in cells)
    for number, cell in enumerate(rest, 1):
        lines = in_two_columns(lines, cell, number * (column + GAP))
    return in_two_columns([], lines, 2)


def _percent(part: float) -> str:
    return f"{100 * part:.0f} %"
