"""What each table of each report says, as sums of figures: rows add up, columns add up, and a figure that stands in two tables
is one. What holds between figures wherever they stand is in report_links.py.
"""

import collections

from report_tables import OTHERS, Groupings, said

MORE = float("inf")

GROUPS = {
    "Giovani": {"15-17", "18-24", "25-29"},
    "Lavoratori con più di 50 anni": {"50-54", "55-64", "65+"},
    "Donne": {"Donna"},
    "Persone in cerca del primo lavoro": {"Cerca il primo lavoro"},
}
"""Target groups whose rule is made of rows of other tables."""
Figure = collections.namedtuple("Figure", "whose measure period cell")
"""Whose work, what is counted, the first and the last month, and what narrows it: a set of (grouping, word)."""
EVERYTHING = frozenset()


class Sums:
    """All figures by number, what is shown of them, and all sums as (terms, least, most)."""

    def __init__(self, tables, lines, rows_occurred=False):
        self.groupings = Groupings(tables)
        self.number, self.figures = {}, []
        self.sums = []
        self.shown, self.hidden = {}, collections.defaultdict(list)
        self.edges = collections.defaultdict(set)
        self.network = next(table.scope for table in tables if table.scope.startswith("Rete"))
        self.first = min(table.period[0] for table in tables)
        for table in tables:
            self.table(table)
        for line in lines:
            self.line(line)
        if rows_occurred:
            self.rows_occurred(tables)

    # Figures and sums.

    def of(self, whose, measure, period, cell=EVERYTHING):
        figure = Figure(whose, measure, period, frozenset(cell))
        if figure not in self.number:
            self.number[figure] = len(self.figures)
            self.figures.append(figure)
        return self.number[figure]

    def says(self, terms, least, most):
        together = collections.Counter()
        for number, sign in terms:
            together[number] += sign
        self.sums.append(([(number, sign) for number, sign in together.items() if sign], least, most))

    def equal(self, whole, parts):
        self.says([(whole, 1), *((part, -1) for part in parts)], 0, 0)

    def at_most(self, part, wholes, less=()):
        self.says([(part, 1), *((one, -1) for one in wholes), *((one, 1) for one in less)], -MORE, 0)

    def note(self, number, value, where):
        if value is None:
            self.hidden[number].append(where)
        elif self.shown.setdefault(number, value) != value:
            raise SystemExit(f"the reports contradict each other: {self.shown[number]} and {value}: {where}")

    # What tables and lines say.

    def scope(self, name):
        """Whose work it is, and what narrows it: a body's is the network's at the desks of its Comune."""
        place = self.groupings.place_of(name) if name.startswith("Comune ") else None
        return (self.network, {(self.groupings.place, place)}) if place else (name, set())

    def words(self, table, cell):
        """What narrows a cell of a table."""
        words = set(self.scope(table.scope)[1])
        if cell.row is not None and cell.row.startswith(OTHERS):
            words.add((self.groupings.of(table.caption, "rows"), f"{cell.row}, oltre a {'; '.join(sorted(table.listed()))}"))
        elif cell.row is not None and table.adds_up:
            words.add((self.groupings.of(table.caption, "inside" if cell.row in table.inside else "rows"), cell.row))
        elif cell.row is not None:
            words.add((cell.row, "in"))
        if cell.column is not None:
            words.add((self.groupings.of(table.caption, "columns"), cell.column))
        return words

    def cell(self, table, cell):
        words = self.words(table, cell)
        if (self.groupings.desk, cell.row) in words:
            words.discard((self.groupings.place, self.groupings.place_of(table.scope)))
        self.edges[cell.measure].add(frozenset(grouping for grouping, _ in words))
        number = self.of(self.scope(table.scope)[0], cell.measure, cell.period, words)
        if cell.row is not None and cell.row.startswith(OTHERS):
            self.others(table, number)
        return number

    def others(self, table, number):
        """A row of whatever else there is: all that the table does not list and other tables do."""
        whose, measure, period, cell = self.figures[number]
        grouping = self.groupings.of(table.caption, "rows")
        rest = {one for one in cell if one[0] != grouping}
        words = [word for word in self.groupings.words(grouping) if word not in table.listed()]
        self.equal(number, [self.of(whose, measure, period, rest | {(grouping, word)}) for word in words])

    def table(self, table):
        at = {}
        for cell in table.cells:
            number = at[cell.row, cell.column, cell.measure, cell.period] = self.cell(table, cell)
            self.note(number, cell.value, cell.where)
        for (row, column, measure, period), number in at.items():
            if row is None and table.adds_up:
                self.equal(number, [at[one, column, measure, period] for one in table.rows])
            if column is None and table.columns:
                self.equal(number, [at[row, one, measure, period] for one in table.columns])

    def line(self, line):
        """From the agreement's beginning: the month before the first report stands for all that was before."""
        measure, *narrowed = line.counts
        words = {(name, "in") for name in narrowed if name in GROUPS}
        if any(name.startswith("solo ") for name in narrowed):
            words.add((self.groupings.place, self.groupings.place_of(line.body)))
        if measure not in self.edges:
            return
        self.edges[measure].add(frozenset(grouping for grouping, _ in words))
        self.note(self.of(line.scope, measure, (self.first - 1, line.period[1]), words), line.value, line.where)

    def rows_occurred(self, tables):
        """Tables whose rows come and go, and are never all zeros, list what occurred: each of their rows is at least 1."""
        alike = collections.defaultdict(list)
        for table in tables:
            if table.adds_up and not table.inside and self.groupings.of(table.caption, "rows") != self.groupings.place:
                alike[table.caption, table.scope].append(table)
        for tables in alike.values():
            rows = [(table, table.totals(row)) for table in tables for row in table.rows]
            come_and_go = len({frozenset(table.rows) for table in tables}) > 1
            if come_and_go and not any(all(cell.value == 0 for cell in cells) for _, cells in rows):
                for table, cells in rows:
                    self.says([(self.cell(table, cell), 1) for cell in cells], 1, MORE)

    # Names.

    def named(self, number):
        """A figure in words."""
        whose, measure, period, cell = self.figures[number]
        return " · ".join([whose, measure, said(period), *sorted(word[:60] for _, word in cell)])
