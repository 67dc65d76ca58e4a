"""Handed-in reports as their readers have them: CSV files, and `index.json`, a list of `{file, title, scope, period}` with the
words of the list of reports.
"""

import collections
import csv
import json
import re

MONTHS = "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split()
TOTALS = {"Totale", "Totale del periodo"}
OTHERS = ("Altri ", "Gli altri")
"""How a row begins that stands for whatever the table does not list."""
DO_NOT_ADD_UP = "le righe non si sommano"

ELSE = "altro ancora"
"""A word of each grouping: what no report lists."""

Cell = collections.namedtuple("Cell", "measure period row column value where")
"""`row` and `column` are nothing where it is a total, `value` where it is hidden."""
Line = collections.namedtuple("Line", "scope period body counts value where")
"""A promise of an agreement: what it counts, in the report's words, and how far it is."""


def months_of(text):
    """The first and the last month that a text names, counted from the year 0; nothing if it names none."""
    named = re.findall(rf"({'|'.join(MONTHS)}) (\d{{4}})", text)
    numbers = [int(year) * 12 + MONTHS.index(month) for month, year in named]
    return (numbers[0], numbers[-1]) if numbers else None


def said(period):
    """A period in words."""
    return "–".join(f"{MONTHS[month % 12]} {month // 12}" for month in sorted(set(period)))


class Table:
    """A table of figures, by rows and columns."""

    def __init__(self, report, caption, counts, lines):
        self.caption, self.scope, self.period = caption, report["scope"], months_of(report["period"])
        self.name = f"{report['title']}, {self.scope}, {said(self.period)}: {caption}"
        self.adds_up = DO_NOT_ADD_UP not in counts
        columns = list(dict.fromkeys(line["Colonna"] for line in lines))
        self.measures = [column for column in columns if f"{column}: " in counts] or [counts.split(": ")[0]]
        months = [column for column in columns if months_of(column)]
        self.columns = [column for column in columns if column not in TOTALS.union(self.measures, months)]
        self.all_rows = [row for row in dict.fromkeys(line["Riga"] for line in lines) if row not in TOTALS]
        self.inside = {row for row in self.all_rows if " · " in row and row.split(" · ")[0] in self.all_rows}
        self.rows = [row for row in self.all_rows if row not in self.inside]
        self.cells = [self.cell(line) for line in lines]

    def cell(self, line):
        head, row = line["Colonna"], line["Riga"]
        return Cell(
            measure=head if head in self.measures else self.measures[0],
            period=months_of(head) or self.period,
            row=None if row in TOTALS else row,
            column=head if head in self.columns else None,
            value=value_of(line),
            where=f"{self.name}, {row}, {head}",
        )

    def totals(self, row):
        """What stands in a row for the whole period and all columns: one figure for each measure."""
        return [cell for cell in self.cells if (cell.row, cell.column, cell.period) == (row, None, self.period)]

    def listed(self):
        """The rows that say what they stand for."""
        return {row for row in self.rows if not row.startswith(OTHERS)}

    def nested(self):
        """The rows that stand inside each other row: they bear its name before their own."""
        found = collections.defaultdict(list)
        for row in self.inside:
            found[row.split(" · ")[0]].append(row)
        return found


def value_of(line):
    return int(line["Valore"]) if line["Mostrato"] == "sì" else None


def read(folder):
    """The tables of figures of all reports, and the lines of activity."""
    tables, lines = [], []
    for report in json.loads((folder / "index.json").read_text()):
        with open(folder / report["file"], encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, delimiter=";"))
        parts = collections.defaultdict(list)
        for row in rows:
            parts[row["Sezione"], row["Tabella"]].append(row)
        for (_, caption), part in parts.items():
            if "Ente" in {row["Colonna"] for row in part}:
                lines += lines_of(report, part)
            else:
                tables.append(Table(report, caption, part[0]["Che cosa conta"], part))
    return tables, lines


def lines_of(report, part):
    said_of = []
    for row in part:
        if row["Colonna"] == "Ente":
            said_of.append({})
        said_of[-1][row["Colonna"]] = row
    for one in said_of:
        reached = one["Raggiunto"]
        if "Che cosa conta" in one and (reached["Mostrato"] == "no" or reached["Valore"].isdigit()):
            where = f"{report['title']}, {report['scope']}, {report['period']}: {reached['Riga']}, {one['Ente']['Valore']}"
            counts = one["Che cosa conta"]["Valore"].split(" · ")
            yield Line(report["scope"], months_of(report["period"]), one["Ente"]["Valore"], counts, value_of(reached), where)


class Groupings:
    """Which words make one grouping: two tables group alike if they have a caption and a side in common, or most words."""

    EVERYWHERE = {"Non indicato", "Non indicata", "Altro", "Altra"}

    def __init__(self, tables):
        self.known = []
        self.places = collections.defaultdict(set)
        for table in tables:
            self.learn((table.caption, "rows"), table.listed() if table.adds_up else set())
            self.learn((table.caption, "inside"), table.inside)
            self.learn((table.caption, "columns"), set(table.columns))
            for place, desks in table.nested().items():
                self.places[place].update(desks)
        nested = next((table.caption for table in tables if table.inside), None)
        self.place, self.desk = self.of(nested, "rows"), self.of(nested, "inside")

    def learn(self, side, words):
        if not words:
            return
        own = words - self.EVERYWHERE
        joined, others = ({side}, words), []
        for sides, known in self.known:
            fewest = min(len(own), len(known - self.EVERYWHERE))
            if side in sides or 2 * len(own & known) > fewest:
                joined = (joined[0] | sides, joined[1] | known)
            else:
                others.append((sides, known))
        self.known = [*others, joined]

    def of(self, caption, side):
        """The name of the grouping of a side of a table: the first side that has it."""
        return next((min(sides) for sides, _ in self.known if (caption, side) in sides), None)

    def words(self, grouping):
        """All its words and whatever else there is; a target group is a grouping of its own, in it or not."""
        return next((sorted({*words, ELSE}) for sides, words in self.known if grouping in sides), ["in", "not"])

    def holding(self, words):
        """The grouping that has all these words."""
        return next((min(sides) for sides, known in self.known if words <= known), None)

    def place_of(self, body):
        """The Comune of a body's name (Comune della Spezia, Comune di Santo Stefano di Magra)."""
        last = body.split()[-1]
        return next((word for word in self.words(self.place) if word.split()[-1] == last), None)
