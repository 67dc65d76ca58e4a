"""What holds between figures of all reports, wherever they stand: months are those of their period, an agreement's work is part
of the network's and a person's part of her contacts. Every crossing of groupings that any table makes is a figure of every
report, whether that report shows it or not.
"""

import itertools

from report_sums import GROUPS, MORE, Sums

PART_OF = [
    ("Persone", "Contatti di persone"),
    ("Contatti di persone", "Contatti"),
    ("Contatti di imprese", "Contatti"),
    ("Appuntamenti serviti", "Appuntamenti"),
]
"""Each is at most the other in every crossing: a person has the contact that she was last counted by."""
IN_TURN = [("Invii accettati", "Invii"), ("Percorsi avviati", "Invii accettati")]
"""The second comes before the first: until the end of any month there is no more of the one than of the other."""
PEOPLE = "Contatti di persone"
ONCE = "Persone"
"""Counted once in a period: months do not add up."""
PERSONS = (" e in rete", ", in rete senza l'accordo", ", nell'accordo e poi senza")
"""Where persons of the network and of an agreement may stand, see `Links.persons`."""
EVERYBODY = "conta tutti"
"""What is said of a group whose rule is written in words only."""


class Links(Sums):
    """The sums of all tables, and those that link them."""

    def __init__(self, tables, lines, rows_occurred=False):
        super().__init__(tables, lines, rows_occurred)
        self.measures = sorted(self.edges)
        self.edges[PEOPLE] = self.edges[PEOPLE] | self.edges["Contatti"] | self.edges[ONCE]
        spans = {(figure.whose, figure.period) for figure in self.figures}
        self.agreements = sorted({whose for whose, _ in spans} - {self.network})
        self.months = {(whose, (month, month)) for whose, (first, last) in spans for month in range(first, last + 1)}
        self.months |= {(self.network, month) for _, month in self.months}
        once = {(figure.whose, figure.period) for figure in self.figures if figure.measure == ONCE}
        self.once = self.months | once | {(self.network, period) for _, period in once}
        self.link()

    def link(self):
        for measure in self.measures:
            for whose, period in sorted(self.spans(measure)):
                self.crossings(whose, measure, period)
                if whose in self.agreements:
                    self.in_network(whose, measure, period)
        for part, whole in PART_OF:
            if part in self.measures and whole in self.measures and part != ONCE:
                self.rest_in_network(part, whole)
        for figure in [one for one in self.figures if one.period[0] != one.period[1]]:
            self.over_months(figure)
        for part, whole in PART_OF:
            if part in self.measures and whole in self.measures:
                self.part_of(part, whole)
        for later, earlier in IN_TURN:
            if later in self.measures and earlier in self.measures:
                self.in_turn(later, earlier)

    def spans(self, measure):
        """Whose figures of a measure there are for which periods, all others being sums of these."""
        return self.once if measure == ONCE else self.months

    # Within one period.

    def sides(self, measure):
        """All groupings that stand together in a table of a measure, and any of them."""
        return {
            frozenset(side)
            for edge in self.edges[measure]
            for size in range(1, len(edge) + 1)
            for side in itertools.combinations(edge, size)
        }

    def cells(self, side):
        """Every crossing of the words of some groupings."""
        return itertools.product(*([(one, word) for word in self.groupings.words(one)] for one in sorted(side)))

    def crossings(self, whose, measure, period):
        """What tables cross adds up to their sides and to the total; desks to their Comune, rows to their group."""
        sides = self.sides(measure)

        def own(*words):
            return self.of(whose, measure, period, words)

        for side in sides:
            for out in side:
                for cell in self.cells(side - {out}):
                    self.equal(own(*cell), [own(*cell, (out, word)) for word in self.groupings.words(out)])
        if frozenset({self.groupings.desk}) in sides:
            for place, desks in self.groupings.places.items():
                self.equal(own((self.groupings.place, place)), [own((self.groupings.desk, desk)) for desk in desks])
        for side in sides:
            for group in [one for one in side if EVERYBODY in one and len(side) == 1]:
                self.equal(own(), [own((group, "in"))])
            for group in side & GROUPS.keys():
                self.group(own, group, side - {group}, sides)

    def group(self, own, group, others, sides):
        """A target group is its rows together, alone and in every crossing that both make."""
        grouping = self.groupings.holding(GROUPS[group])
        if others | {grouping} in sides:
            for cell in self.cells(others):
                self.equal(own(*cell, (group, "in")), [own(*cell, (grouping, word)) for word in GROUPS[group]])

    def part_of(self, part, whole):
        for figure in [one for one in self.figures if one.measure == part and one.period[0] == one.period[1]]:
            self.at_most(self.number[figure], [self.of(figure.whose, whole, figure.period, figure.cell)])

    # An agreement in the network.

    def in_network(self, agreement, measure, period):
        if measure == ONCE:
            for which in PERSONS:
                self.crossings(agreement + which, measure, period)
        for figure in [one for one in self.figures if one[:3] == (agreement, measure, period)]:
            if measure == ONCE:
                self.persons(figure)
            else:
                self.at_most(self.number[figure], [self.of(self.network, *figure[1:])])

    def rest_in_network(self, part, whole):
        """What of the whole is not the part lies in the network too: where all contacts are an agreement's, so are all of persons."""
        for figure in [one for one in self.figures if one.measure == part and one.whose in self.agreements]:
            agreement, _, period, cell = figure
            own, all_own = self.number[figure], self.of(agreement, whole, period, cell)
            in_network, all_in_network = (self.of(self.network, one, period, cell) for one in (part, whole))
            self.says([(all_own, 1), (own, -1), (all_in_network, -1), (in_network, 1)], -MORE, 0)

    def persons(self, figure):
        """Persons whose latest contact is the agreement's stand at one place in both. Of the network alone are those whose
        latest is not; those of them who had an earlier one under the agreement may stand elsewhere in it.
        """
        agreement, measure, period, cell = figure
        both, rest, gone = (self.of(agreement + which, measure, period, cell) for which in PERSONS)
        self.equal(self.number[figure], [both, gone])
        self.equal(self.of(self.network, measure, period, cell), [both, rest])
        if self.is_of_body(cell):
            self.at_most(gone, [rest])
        if PEOPLE in self.measures:
            self.at_most(rest, self.over(self.network, PEOPLE, period, cell), self.over(agreement, PEOPLE, period, cell))
            self.at_most(gone, self.over(agreement, PEOPLE, period, cell))

    def is_of_body(self, cell):
        """Whether persons cannot leave it from contact to contact: each body counts its own, in its own Comune."""
        return {grouping for grouping, _ in cell} <= {self.groupings.place}

    # Over months.

    def over(self, whose, measure, period, cell):
        return [self.of(whose, measure, (month, month), cell) for month in range(period[0], period[1] + 1)]

    def over_months(self, figure):
        months = self.over(*figure)
        if figure.measure != ONCE:
            self.equal(self.number[figure], months)
            return
        # Her latest contact of the period is the latest of its month; and nobody of a month is missing from the period.
        self.at_most(self.number[figure], months)
        if self.is_of_body(figure.cell):
            for month in months:
                self.at_most(month, [self.number[figure]])

    def in_turn(self, later, earlier):
        months = sorted({period[0] for whose, period in self.months if whose == self.network})
        for cell in {figure.cell for figure in self.figures if (figure.whose, figure.measure) == (self.network, later)}:
            for last in months:
                until = (months[0], last)
                self.says(
                    [(one, 1) for one in self.over(self.network, later, until, cell)]
                    + [(one, -1) for one in self.over(self.network, earlier, until, cell)],
                    -MORE,
                    0,
                )
