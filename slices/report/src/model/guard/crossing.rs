//! What no table shows and several tables say together.
//!
//! Whoever holds the network's Comuni by channel, and an agreement's Comuni and its channels, can reckon with the agreement's
//! Comuni by channel: it is at least nothing, at most the network's, and adds up to both. Such a figure is an unknown like any
//! other, or the equations know less than the reader. Which ones there are is read from the groupings that stand together: the
//! graph of them is made chordal, and the cells of its cliques are added (a table over more groupings can then always be
//! filled in, so that nothing more can be told).

use std::collections::{BTreeMap, BTreeSet};

use super::Rollup;
use crate::model::{Dim, Filters, Key, Months, NOBODY, Unit, Values};

/// No more figures than these are added. Where there would be more the report cannot be guarded, and is not made.
const MOST: usize = 60_000;

/// Parts of everybody are kept apart as far as no more figures than these are added by it.
const MOST_APART: usize = 15_000;

/// Desks in one way: a Comune and a body are their desks, and those that have the same desks are one place.
pub(super) struct Places {
    desks: BTreeMap<(Dim, String), Values>,
}

impl Places {
    pub(super) fn of(rollups: &[Rollup]) -> Self {
        let mut desks: BTreeMap<(Dim, String), Values> = BTreeMap::new();
        for rollup in rollups.iter().filter(|rollup| rollup.fine == Dim::Desk) {
            for (fine, coarse) in &rollup.fine_to_coarse {
                desks.entry((rollup.coarse, coarse.clone())).or_default().insert(fine.clone());
            }
        }
        Self { desks }
    }

    /// Every desk there is.
    pub(super) fn all(&self) -> Values {
        self.desks.values().flatten().cloned().collect()
    }

    /// The desks of each body that one of these desks is of; nothing where a desk's body is not known.
    pub(super) fn bodies_of(&self, desks: &Values) -> Option<Vec<&Values>> {
        let bodies = || self.desks.iter().filter(|((dim, _), _)| *dim == Dim::Organisation);
        let is_known = |desk: &String| bodies().any(|(_, of)| of.contains(desk));
        let of_these = bodies().map(|(_, of)| of).filter(|of| !of.is_disjoint(desks));
        desks.iter().all(is_known).then(|| of_these.collect())
    }

    /// The same figure, narrowed by desks alone. One whose place is not known stays as it is.
    pub(super) fn in_desks(&self, key: &Key) -> Key {
        let mut place: Option<Values> = key.filters.get(&Dim::Desk).cloned();
        for dim in [Dim::Comune, Dim::Organisation] {
            let Some(values) = key.filters.get(&dim) else { continue };
            let mut under: Values = Values::default();
            for value in values {
                let Some(desks) = self.desks.get(&(dim, value.clone())) else { return key.clone() };
                under.extend(desks.iter().cloned());
            }
            place = Some(
                place.map_or_else(|| under.clone(), |known| known.intersection(&under).cloned().collect()),
            );
        }
        match place {
            Some(desks) if !desks.is_empty() => {
                let mut key = key.clone().without(Dim::Comune).without(Dim::Organisation);
                key.filters.insert(Dim::Desk, desks);
                key
            }
            _ => key.clone(),
        }
    }
}

/// A grouping whose values exclude each other, or one value of a grouping whose values overlap (an agreement, a group): who is
/// in it is part of everybody.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    Grouping(Dim),
    Part(Dim, Values),
}

type Nodes = BTreeSet<Node>;

/// The figures that stand under the same groupings.
#[derive(Default)]
struct Shape {
    /// What narrows all of them.
    parts: Filters,
    values: BTreeMap<Dim, BTreeSet<Values>>,
    periods: BTreeSet<Months>,
}

/// Who "all others" are. A table lists some values and adds up all others, of whom it knows those that occurred: two tables of
/// other months may list other values, and the others of one are not those of the other.
pub(super) struct Others<'a> {
    places: &'a Places,
    /// Who is among the others of some table.
    anywhere: Filters,
    /// The figures of tables, narrowed by desks alone.
    figures: BTreeSet<Key>,
}

impl<'a> Others<'a> {
    pub(super) fn of<'b>(keys: impl Iterator<Item = &'b Key>, places: &'a Places) -> Self {
        let figures: BTreeSet<Key> = keys.map(|key| places.in_desks(key)).collect();
        let mut anywhere = Filters::new();
        let of_others = |(_, values): &(&Dim, &Values)| values.contains(NOBODY);
        for (dim, values) in figures.iter().flat_map(|key| &key.filters).filter(of_others) {
            anywhere.entry(*dim).or_default().extend(values.iter().cloned());
        }
        Self { places, anywhere, figures }
    }

    /// The same figure with all its others named: whoever is among the others somewhere, and is not listed beside it.
    pub(super) fn named(&self, key: &Key) -> Key {
        let mut named = key.clone();
        for (dim, values) in key.filters.iter().filter(|(_, values)| values.contains(NOBODY)) {
            let is_listed = |value: &String| {
                !values.contains(value)
                    && self.figures.contains(&self.places.in_desks(&key.clone().with(*dim, value)))
            };
            let all = self.anywhere.get(dim).into_iter().flatten();
            let others = all.filter(|value| !is_listed(value)).chain(values).cloned().collect();
            named.filters.insert(*dim, others);
        }
        named
    }

    /// A figure of a table, narrowed by desks alone and with its others named.
    pub(super) fn canonical(&self, key: &Key) -> Key {
        self.places.in_desks(&self.named(key))
    }
}

/// The figures to be added to these, whose places are all said in desks; none where they are too many.
pub(super) fn crossings<'a>(keys: impl Iterator<Item = &'a Key>, places: &Places) -> Option<BTreeSet<Key>> {
    let mut units: BTreeMap<Unit, BTreeSet<&Key>> = BTreeMap::new();
    for key in keys {
        units.entry(key.unit).or_default().insert(key);
    }
    let mut found = BTreeSet::new();
    for (unit, keys) in units {
        let family = Family::of(unit, &keys, places);
        let added = family.cells(&keys, Order::PartsApart, MOST_APART);
        found.extend(added.or_else(|| family.cells(&keys, Order::Smallest, MOST))?);
        if found.len() > MOST {
            return None;
        }
    }
    Some(found)
}

/// In which order the graph of groupings is taken apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    /// First what links no two parts of everybody (agreements) that stand together in no table: complete, and with several
    /// agreements very large.
    PartsApart,
    /// The smallest tables first. What two such parts say together of a grouping is left out.
    Smallest,
}

/// All figures of one unit.
struct Family {
    unit: Unit,
    shapes: BTreeMap<Nodes, Shape>,
    /// Which value stands with which grouping in some figure.
    together: BTreeSet<(Dim, Values, Dim)>,
    /// All values of each grouping.
    universe: Filters,
}

impl Family {
    fn of(unit: Unit, keys: &BTreeSet<&Key>, places: &Places) -> Self {
        let universe = universe(unit, keys.iter().copied(), places);
        let mut family = Self { unit, shapes: BTreeMap::new(), together: BTreeSet::new(), universe };
        for key in keys {
            let shape = family.shapes.entry(nodes(key)).or_default();
            shape.periods.insert(key.period);
            for (dim, values) in &key.filters {
                if dim.overlaps(unit) {
                    shape.parts.insert(*dim, values.clone());
                    continue;
                }
                shape.values.entry(*dim).or_default().insert(values.clone());
                for other in key.filters.keys().filter(|other| *other != dim && !other.overlaps(unit)) {
                    family.together.insert((*dim, values.clone(), *other));
                }
            }
        }
        family
    }

    /// The cells of all cliques, none where they are more than `most`.
    fn cells(&self, keys: &BTreeSet<&Key>, order: Order, most: usize) -> Option<BTreeSet<Key>> {
        let (cliques, drawn) = self.cliques(order);
        let mut found = BTreeSet::new();
        let mut all: Vec<(usize, &Nodes)> =
            cliques.iter().chain(self.shapes.keys()).map(|clique| (self.weight(clique), clique)).collect();
        all.sort();
        all.dedup();
        for (_, clique) in all {
            for part in Self::parts(clique) {
                self.add_cells(clique, &part, &drawn, keys, most, &mut found)?;
            }
        }
        Some(found)
    }

    /// How many cells a table over these would have, for one period.
    fn weight(&self, nodes: &Nodes) -> usize {
        nodes.iter().fold(1_usize, |product, node| product.saturating_mul(self.size(node)))
    }

    fn size(&self, node: &Node) -> usize {
        match node {
            Node::Part(..) => 2,
            Node::Grouping(dim) => {
                let values = self.shapes.values().filter_map(|shape| shape.values.get(dim));
                values.flatten().collect::<BTreeSet<_>>().len().max(1)
            }
        }
    }

    /// The cliques of the graph made chordal, what separates them, and the edges that were drawn in. Values that overlap are
    /// never joined: who is in both of two agreements stands in no table.
    fn cliques(&self, order: Order) -> (BTreeSet<Nodes>, BTreeSet<(Dim, Dim)>) {
        let sizes: BTreeMap<&Node, usize> =
            self.shapes.keys().flatten().map(|node| (node, self.size(node))).collect();
        let mut beside: BTreeMap<&Node, BTreeSet<&Node>> = BTreeMap::new();
        for nodes in self.shapes.keys() {
            for node in nodes {
                beside.entry(node).or_default().extend(nodes.iter().filter(|other| *other != node));
            }
        }
        let (mut cliques, mut drawn) = (BTreeSet::new(), BTreeSet::new());
        while let Some(next) = beside
            .iter()
            .min_by_key(|(node, others)| {
                let size = |node: &Node| sizes.get(node).copied().unwrap_or(1);
                let parts = others.iter().filter(|other| matches!(other, Node::Part(..)));
                let is_apart = |part: &&&Node| {
                    others.iter().any(|other| {
                        other != *part
                            && matches!(other, Node::Part(..))
                            && !beside.get(*part).is_some_and(|beside| beside.contains(other))
                    })
                };
                let are_apart = order == Order::PartsApart && parts.clone().any(|part| is_apart(&part));
                (
                    are_apart,
                    others.iter().fold(size(node), |product, other| product.saturating_mul(size(other))),
                )
            })
            .map(|(node, _)| *node)
        {
            let others = beside.remove(next).unwrap_or_default();
            for (one, rest) in &mut beside {
                rest.remove(next);
                if !others.contains(one) {
                    continue;
                }
                for other in others.iter().filter(|other| *other != one) {
                    match (one, other) {
                        (Node::Part(..), Node::Part(..)) => {}
                        (Node::Grouping(dim), Node::Grouping(with)) if !rest.contains(other) => {
                            drawn.insert((*dim, *with));
                            rest.insert(*other);
                        }
                        _ => drop(rest.insert(*other)),
                    }
                }
            }
            let separator: Nodes = others.into_iter().cloned().collect();
            let mut clique = separator.clone();
            clique.insert(next.clone());
            cliques.extend([clique, separator]);
        }
        (cliques, drawn)
    }

    /// What narrows the figures that stand within a clique: nothing, an agreement, an agreement and a group.
    fn parts(clique: &Nodes) -> BTreeSet<Filters> {
        let mut all = BTreeSet::from([Filters::new()]);
        for node in clique {
            if let Node::Part(dim, values) = node {
                let narrowed = |part: &Filters| {
                    let mut part = part.clone();
                    part.insert(*dim, values.clone());
                    part
                };
                let more: Vec<Filters> = all.iter().map(narrowed).collect();
                all.extend(more);
            }
        }
        all
    }

    fn within<'a>(&'a self, clique: &'a Nodes) -> impl Iterator<Item = &'a Shape> {
        self.shapes.iter().filter(|(nodes, _)| nodes.is_subset(clique)).map(|(_, shape)| shape)
    }

    fn add_cells(
        &self,
        clique: &Nodes,
        part: &Filters,
        drawn: &BTreeSet<(Dim, Dim)>,
        keys: &BTreeSet<&Key>,
        most: usize,
        found: &mut BTreeSet<Key>,
    ) -> Option<()> {
        let own: Vec<&Shape> = self.within(clique).filter(|shape| shape.parts == *part).collect();
        let dims: BTreeSet<Dim> = clique
            .iter()
            .filter_map(|node| if let Node::Grouping(dim) = node { Some(*dim) } else { None })
            .collect();
        let mut cells: Vec<Filters> = vec![part.clone()];
        for dim in &dims {
            let all: BTreeSet<&Values> =
                self.within(clique).filter_map(|shape| shape.values.get(dim)).flatten().collect();
            let is_wanted = |values: &Values| {
                dims.iter().filter(|other| *other != dim).all(|other| {
                    drawn.contains(&(*dim, *other)) || self.together.contains(&(*dim, values.clone(), *other))
                })
            };
            let wanted: BTreeSet<&Values> = all.into_iter().filter(|values| is_wanted(values)).collect();
            let all = self.with_rests(*dim, &wanted);
            if cells.len().saturating_mul(all.len() + 1) > most {
                return None;
            }
            let narrowed = |cell: &Filters, values: &Values| {
                let mut cell = cell.clone();
                cell.insert(*dim, values.clone());
                cell
            };
            let more: Vec<Filters> =
                cells.iter().flat_map(|cell| all.iter().map(|values| narrowed(cell, values))).collect();
            cells.extend(more);
        }
        for period in self.periods(clique, part, &own) {
            for filters in &cells {
                let key = Key { unit: self.unit, period, filters: filters.clone() };
                if !keys.contains(&key) {
                    found.insert(key);
                }
            }
            if found.len() > most {
                return None;
            }
        }
        Some(())
    }

    /// Some values of a grouping, and what is left of them and beside them.
    fn with_rests(&self, dim: Dim, wanted: &BTreeSet<&Values>) -> BTreeSet<Values> {
        let mut rests: BTreeMap<Vec<bool>, Values> = BTreeMap::new();
        for value in self.universe.get(&dim).into_iter().flatten() {
            let inside = wanted.iter().map(|values| values.contains(value)).collect();
            rests.entry(inside).or_default().insert(value.clone());
        }
        let rests = rests.into_values().filter(|rest| rest.len() == 1 || !rest.contains(NOBODY));
        rests.chain(wanted.iter().map(|values| (*values).clone())).collect()
    }

    /// The months in which cells are added: its own, and those in which the smaller or the larger whole is said.
    fn periods(&self, clique: &Nodes, part: &Filters, own: &[&Shape]) -> BTreeSet<Months> {
        let own: BTreeSet<Months> = own.iter().flat_map(|shape| &shape.periods).copied().collect();
        let mut periods = own.clone();
        for shape in self.within(clique).filter(|shape| shape.parts != *part) {
            let is_part_of_ours = contains(&shape.parts, part);
            let is_our_whole = contains(part, &shape.parts);
            for period in &shape.periods {
                let inside = || own.iter().filter(|one| period.contains(**one));
                let is_said = || inside().flat_map(|one| one.each()).collect::<BTreeSet<_>>().len();
                // The months of a longer period, and what is left of it when others are taken away.
                let is_month = || !self.unit.adds_up() || own.iter().any(|long| long.contains(*period));
                if (is_our_whole && (inside().next().is_some() || is_month()))
                    || (is_part_of_ours && (is_said() == period.each().len() || is_month()))
                {
                    periods.insert(*period);
                }
            }
        }
        periods
    }
}

/// All values of each grouping whose values exclude each other: those that some figure names, and every desk.
pub(super) fn universe<'a>(unit: Unit, keys: impl Iterator<Item = &'a Key>, places: &Places) -> Filters {
    let mut universe = Filters::new();
    for key in keys {
        for (dim, values) in key.filters.iter().filter(|(dim, _)| !dim.overlaps(unit)) {
            universe.entry(*dim).or_default().extend(values.iter().cloned());
        }
    }
    if let Some(desks) = universe.get_mut(&Dim::Desk) {
        desks.extend(places.all().iter().cloned());
    }
    universe
}

/// Whether all that narrows one narrows the other too.
fn contains(narrower: &Filters, wider: &Filters) -> bool {
    wider.iter().all(|(dim, values)| narrower.get(dim) == Some(values))
}

fn nodes(key: &Key) -> Nodes {
    let node = |(dim, values): (&Dim, &Values)| {
        if dim.overlaps(key.unit) { Node::Part(*dim, values.clone()) } else { Node::Grouping(*dim) }
    };
    key.filters.iter().map(node).collect()
}
