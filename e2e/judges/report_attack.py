"""Attacks handed-in reports as somebody does who has them all and a computer, and says which hidden figures have one value.

Usage: report_attack.py FOLDER [--rows-occurred] [--small-only]. FOLDER holds the reports (see report_tables.py); what is known
of them is in report_sums.py and report_links.py and nothing else. `--rows-occurred`: tables that list only what occurred tell
that each of their rows is at least 1. `--small-only`: the same reports as they would be if nothing but small figures had been
hidden, in one world of those that agree with them; there the attack must find figures.

The figures are whole numbers; `scipy.optimize.milp` (HiGHS) looks for such that agree with everything shown. Where two of its
answers differ in a figure, that figure has two values, which are proven by adding up; only of a figure that is found out, or is
not known in time, the solver's word is taken.

Prints JSON: how many figures are hidden, which have one value, which are unsure, and of how many how many values were seen.
"""

import argparse
import collections
import json
import pathlib
import random
import time

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

from report_links import Links
from report_tables import read

MOST = 10_000
"""No figure is larger."""
THRESHOLD = 3
"""Figures from 1 to this less 1 are small."""
PATIENCE_S = 20
ROUNDS = 8
"""Answers that push all undecided figures up and down at once, before each is asked for alone."""


def narrow(sums, low, high):
    """Narrows all figures by one sum after the other until nothing moves."""
    uses = collections.defaultdict(list)
    for place, (terms, _, _) in enumerate(sums):
        for number, _ in terms:
            uses[number].append(place)
    waiting, is_waiting = collections.deque(range(len(sums))), [True] * len(sums)
    while waiting:
        place = waiting.popleft()
        is_waiting[place] = False
        terms, least, most = sums[place]
        lows = [sign * (low if sign > 0 else high)[number] for number, sign in terms]
        highs = [sign * (high if sign > 0 else low)[number] for number, sign in terms]
        all_low, all_high = sum(lows), sum(highs)
        for (number, sign), own_low, own_high in zip(terms, lows, highs):
            up, down = most - (all_low - own_low), least - (all_high - own_high)
            up, down = (up, down) if sign > 0 else (-down, -up)
            if up < high[number] or down > low[number]:
                high[number], low[number] = min(high[number], up), max(low[number], down)
                if low[number] > high[number]:
                    raise SystemExit("the reports contradict each other")
                for other in uses[number]:
                    if not is_waiting[other]:
                        is_waiting[other] = True
                        waiting.append(other)


def components(sums, is_open):
    """The open figures that hang together, and their sums."""
    head = {number: number for number in is_open}

    def find(number):
        while head[number] != number:
            head[number] = number = head[head[number]]
        return number

    open_sums = [(one, [number for number, _ in one[0] if number in is_open]) for one in sums]
    for _, numbers in open_sums:
        for number in numbers[1:]:
            head[find(number)] = find(numbers[0])
    found = collections.defaultdict(lambda: ([], []))
    for number in is_open:
        found[find(number)][0].append(number)
    for one, numbers in open_sums:
        if numbers:
            found[find(numbers[0])][1].append(one)
    return list(found.values())


class Component:
    """Figures that hang together: asked for tables that agree with all that is shown."""

    def __init__(self, numbers, sums, low, high):
        self.place = {number: place for place, number in enumerate(numbers)}
        rows, columns, signs, least, most = [], [], [], [], []
        for row, (terms, smallest, largest) in enumerate(sums):
            known = sum(sign * low[number] for number, sign in terms if number not in self.place)
            for number, sign in terms:
                if number in self.place:
                    rows.append(row), columns.append(self.place[number]), signs.append(sign)
            least.append(smallest - known), most.append(largest - known)
        self.matrix = csr_matrix((signs, (rows, columns)), shape=(len(sums), len(numbers)))
        self.least, self.most = numpy.array(least), numpy.array(most)
        self.low, self.high = numpy.array([low[one] for one in numbers]), numpy.array([high[one] for one in numbers])

    def ask(self, wishes):
        """Figures that agree with everything and make the wished ones small; nothing if that was not known in time."""
        cost = numpy.zeros(len(self.place))
        for number, weight in wishes:
            cost[self.place[number]] = weight
        answer = milp(
            cost,
            constraints=LinearConstraint(self.matrix, self.least, self.most),
            bounds=Bounds(self.low, self.high),
            integrality=numpy.ones(len(self.place)),
            options={"time_limit": PATIENCE_S},
        )
        if answer.status == 2:
            raise SystemExit("the reports contradict each other")
        if answer.x is None:
            return None, False
        whole = numpy.rint(answer.x)
        sums = self.matrix @ whole
        agrees = (sums >= self.least).all() and (sums <= self.most).all()
        agrees = agrees and (whole >= self.low).all() and (whole <= self.high).all()
        return (whole if agrees else None), answer.status == 0

    def values(self, hidden):
        """The least and the most seen of each hidden figure, and those of which that is not known in time."""
        seen, unsure = {number: (MOST, 0) for number in hidden}, set()

        def look(wishes):
            whole, is_best = self.ask(wishes)
            if whole is not None:
                for number, (least, most) in seen.items():
                    value = int(whole[self.place[number]])
                    seen[number] = (min(least, value), max(most, value))
            return whole is not None and is_best

        chance = random.Random(1)
        for _ in range(ROUNDS):
            undecided = [number for number, (least, most) in seen.items() if least >= most]
            if undecided:
                wishes = [(number, chance.choice((-1, 1))) for number in undecided]
                look(wishes)
                look([(number, -weight) for number, weight in wishes])
        for number in hidden:
            if seen[number][0] >= seen[number][1]:
                is_sure = [look([(number, sign)]) for sign in (1, -1)]
                if seen[number][0] >= seen[number][1] and not all(is_sure):
                    unsure.add(number)
        return seen, unsure


class Reports:
    """All that the reports show, and what follows from it by narrowing alone."""

    def __init__(self, sums):
        self.sums = sums
        size = len(sums.figures)
        self.low, self.high = [0] * size, [MOST] * size
        for number, value in sums.shown.items():
            self.low[number] = self.high[number] = value
        narrow(sums.sums, self.low, self.high)

    def components(self):
        """Those with something hidden, each with the hidden figures."""
        is_open = {number for number, low in enumerate(self.low) if low < self.high[number]}
        for numbers, sums in components(self.sums.sums, is_open):
            hidden = sorted(self.sums.hidden.keys() & set(numbers))
            if hidden:
                yield Component(numbers, sums, self.low, self.high), hidden

    def values(self):
        """The least and the most seen of each hidden figure, and the figures of which that is not known in time."""
        values, unsure = {number: (self.low[number], self.high[number]) for number in self.sums.hidden}, set()
        for component, hidden in self.components():
            seen, late = component.values(hidden)
            values.update(seen)
            unsure |= late
        return values, unsure

    def show_what_is_not_small(self):
        """Shows every hidden figure that is not small in one world that agrees with the reports."""
        world = {number: self.low[number] for number in self.sums.hidden}
        for component, hidden in self.components():
            whole, _ = component.ask([])
            world.update((number, int(whole[component.place[number]])) for number in hidden)
        for number, value in world.items():
            if value == 0 or value >= THRESHOLD:
                self.sums.shown[number] = value
                del self.sums.hidden[number]


def attack(sums):
    started = time.process_time()
    values, unsure = Reports(sums).values()
    one_value = sorted(number for number, (least, most) in values.items() if least == most and number not in unsure)
    widths = collections.Counter(most - least + 1 for number, (least, most) in values.items() if number not in unsure)
    return {
        "hidden": sum(len(places) for places in sums.hidden.values()),
        "one_value": [{"figure": sums.named(one), "value": values[one][0], "stands": sums.hidden[one]} for one in one_value],
        "unsure": [sums.named(one) for one in sorted(unsure)],
        "widths": dict(sorted(widths.items())),
        "figures": len(sums.figures),
        "sums": len(sums.sums),
        "seconds": round(time.process_time() - started),
    }


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description="Attacks handed-in reports.")
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--rows-occurred", action="store_true")
    arguments.add_argument("--small-only", action="store_true")
    given = arguments.parse_args()
    what_is_said = Links(*read(given.folder), given.rows_occurred)
    if given.small_only:
        Reports(what_is_said).show_what_is_not_small()
    print(json.dumps(attack(what_is_said), ensure_ascii=False, indent=1))
