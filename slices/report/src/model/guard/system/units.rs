//! What one kind of number says of another. Persons are no more than their contacts. Where all contacts of a place are an
//! agreement's, its persons are everybody's, and so is what was given to them. Where nobody came, nothing was given.
//!
//! What contacts of the report at hand would say is taken as told, as long as it shows them.

use std::collections::BTreeSet;

use super::super::crossing::Places;
use super::{Figures, Known, System};
use crate::model::{Dim, Filters, Key, Unit, Values};

/// How sure it is that two figures are one.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Sure {
    /// The contacts that say so were handed in and shown, or the definitions alone say so.
    Told,
    /// They are of the report at hand, these if it shows them, or in no table.
    Perhaps(BTreeSet<Key>),
}

/// Which figures are taken to be one.
#[derive(Clone, Copy, Debug)]
pub(in super::super) enum Trust<'a> {
    /// Those that the past tells to be one.
    Told,
    /// Those too that the contacts of the report at hand would tell.
    Likely {
        /// The figures that the past tells.
        told: &'a [bool],
        /// Contacts that are hidden, and say nothing.
        withheld: &'a BTreeSet<Key>,
    },
}

impl System {
    /// Makes one of figures that must be the same, and shows the zeros that follow.
    pub(super) fn join_units(&mut self, known: &Figures, places: &Places, trust: Trust<'_>) {
        let is_wanted = |sure: &Sure| matches!(trust, Trust::Likely { .. }) || *sure == Sure::Told;
        let mut pairs: Vec<(&Key, usize, usize, Sure)> = Vec::new();
        for (key, one) in known.iter().filter(|(key, _)| is_of_contacts(key)) {
            for (same, sure) in self.same(key, known, places) {
                if same.value == one.value && is_wanted(&sure) {
                    pairs.push((key, one.variable, same.variable, sure));
                }
            }
        }
        let mut stands_for: Vec<usize> = (0..self.variables.len()).collect();
        for (key, one, other, sure) in pairs {
            let (one, other) = (root(&stands_for, one), root(&stands_for, other));
            if one != other {
                self.join(key, [one, other], sure, &mut stands_for);
            }
        }
        let name = |variable: usize| root(&stands_for, variable);
        self.rename(&name);
        self.show_zeros(known, &name, &is_wanted);
        let relied = self.relied.iter().flat_map(|(_, contacts)| contacts);
        self.now =
            relied.filter_map(|key| known.get(key).map(|one| (key.clone(), name(one.variable)))).collect();
    }

    /// Persons are no more than their contacts.
    pub(super) fn add_units(&mut self, known: &Figures) {
        for (key, persons) in known.iter().filter(|(key, _)| key.unit == Unit::Persons) {
            let Some((_, contacts)) = contacts(key, known).into_iter().flatten().next() else { continue };
            if contacts.value >= persons.value {
                let again = self.slack(contacts.value - persons.value);
                self.equations.push(vec![(contacts.variable, 1), (persons.variable, -1), (again, -1)]);
            }
        }
    }

    /// The figures that one must be the same as.
    fn same<'a>(&self, key: &Key, known: &'a Figures, places: &Places) -> Vec<(&'a Known, Sure)> {
        let mut found = Vec::new();
        if key.unit == Unit::Services && key.filters.contains_key(&Dim::Service) {
            // A service is given once in a contact.
            let contacts = Key { unit: Unit::Contacts, ..key.clone() };
            found.extend(known.get(&contacts).map(|same| (same, Sure::Told)));
        }
        for dim in key.filters.keys() {
            let wider = key.clone().without(*dim);
            let Some(same) = known.get(&wider) else { continue };
            let sure = if *dim == Dim::Agreement && key.unit == Unit::Persons {
                self.is_everybody(key, known, places)
            } else {
                self.equal(key, &wider, known)
            };
            found.extend(sure.map(|sure| (same, sure)));
        }
        found
    }

    /// Whether two figures have the same contacts: as many, and one lies within the other.
    fn equal(&self, key: &Key, wider: &Key, known: &Figures) -> Option<Sure> {
        let pairs = contacts(key, known).into_iter().zip(contacts(wider, known));
        pairs
            .filter_map(|(part, whole)| part.zip(whole))
            .filter(|((_, part), (_, whole))| part.value == whole.value)
            .find_map(|((part, of_part), (whole, of_whole))| {
                Some(self.sure(&part, of_part)?.and(self.sure(&whole, of_whole)?))
            })
    }

    /// Whether a reader knows a number of contacts. What a report hides says nothing.
    fn sure(&self, key: &Key, contacts: &Known) -> Option<Sure> {
        match self.variables.get(contacts.variable)? {
            one if one.is_hidden && one.is_figure => None,
            one if one.is_hidden => Some(Sure::Perhaps(BTreeSet::new())),
            one if one.can_hide => Some(Sure::Perhaps(BTreeSet::from([key.clone()]))),
            _ => Some(Sure::Told),
        }
    }

    /// Whether all contacts of the bodies of a figure's desks are the agreement's. A person counts where she came last, and
    /// each body knows her for itself: at one of its desks alone equal numbers say nothing of her.
    fn is_everybody(&self, key: &Key, known: &Figures, places: &Places) -> Option<Sure> {
        let of = |desks: Option<&Values>| {
            let mut part = Key { unit: key.unit, period: key.period, filters: Filters::new() };
            for dim in [Dim::Agreement, Dim::Kind] {
                if let Some(values) = key.filters.get(&dim) {
                    part.filters.insert(dim, values.clone());
                }
            }
            if let Some(desks) = desks {
                part.filters.insert(Dim::Desk, desks.clone());
            }
            let whole = part.clone().without(Dim::Agreement);
            self.equal(&part, &whole, known)
        };
        of(None).or_else(|| {
            let desks = key.filters.get(&Dim::Desk)?;
            places.bodies_of(desks)?.into_iter().try_fold(Sure::Told, |sure, body| {
                let single = |desk: &String| of(Some(&Values::one(desk)));
                let each =
                    || body.iter().map(single).try_fold(Sure::Told, |sure, one| one.map(|one| sure.and(one)));
                of(Some(body)).or_else(each).map(|one| sure.and(one))
            })
        })
    }

    /// Makes one of two. What was shown is known; what was hidden stays so.
    fn join(&mut self, key: &Key, [one, other]: [usize; 2], sure: Sure, stands_for: &mut [usize]) {
        let rank = |variable: usize| match self.variables.get(variable) {
            Some(known) if known.is_figure && !known.is_hidden && !known.can_hide => 0,
            Some(known) if known.is_figure && !known.can_hide => 1,
            Some(known) if known.is_figure => 2,
            _ => 3,
        };
        let (kept, lost) = if rank(one) <= rank(other) { (one, other) } else { (other, one) };
        if let Sure::Perhaps(contacts) = sure {
            if rank(kept) == 0 && rank(lost) == 1 {
                return;
            }
            // Contacts of no table cannot be hidden: the figure itself can.
            let relied = if contacts.is_empty() { BTreeSet::from([key.clone()]) } else { contacts };
            self.relied.push((kept, relied));
        }
        if let Some(place) = stands_for.get_mut(lost) {
            *place = kept;
        }
        if let Some(lost) = self.variables.get_mut(lost) {
            (lost.is_hidden, lost.is_guarded, lost.can_hide) = (false, false, false);
        }
    }

    /// Where nobody came, nothing was given: such a zero covers nothing.
    fn show_zeros(
        &mut self,
        known: &Figures,
        name: &dyn Fn(usize) -> usize,
        is_wanted: &dyn Fn(&Sure) -> bool,
    ) {
        for (key, one) in known.iter().filter(|(key, one)| one.value == 0 && is_of_contacts(key)) {
            let mut zeros = contacts(key, known).into_iter().flatten().filter(|(_, one)| one.value == 0);
            let sure = zeros.find_map(|(key, none)| {
                self.sure(&key, &Known { variable: name(none.variable), ..*none }).filter(is_wanted)
            });
            let Some(sure) = sure else { continue };
            let is_told = sure == Sure::Told;
            if let Some(zero) = self.variables.get_mut(name(one.variable)) {
                zero.can_hide = false;
                if is_told || !zero.is_figure {
                    (zero.is_hidden, zero.is_guarded) = (false, false);
                }
            }
        }
    }
}

impl Sure {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Told, other) => other,
            (one, Self::Told) => one,
            (Self::Perhaps(mut one), Self::Perhaps(other)) => {
                one.extend(other);
                Self::Perhaps(one)
            }
        }
    }
}

fn is_of_contacts(key: &Key) -> bool {
    matches!(key.unit, Unit::Persons | Unit::Services)
}

/// The contacts of a figure, and those of persons and firms together: they are no fewer.
fn contacts<'a>(key: &Key, known: &'a Figures) -> [Option<(Key, &'a Known)>; 2] {
    let own = Key { unit: Unit::Contacts, ..key.clone() };
    let of_both = own.clone().without(Dim::Kind);
    [own, of_both].map(|key| known.get(&key).map(|known| (key, known)))
}

fn root(stands_for: &[usize], variable: usize) -> usize {
    let mut root = variable;
    while let Some(next) = stands_for.get(root).filter(|next| **next != root) {
        root = *next;
    }
    root
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::super::budget::Budget;
    use super::super::super::{Cell, Rollup, Secondary, Standing, bounds, hide};
    use super::super::Sums;
    use super::*;
    use crate::model::{Month, Months};

    fn key(unit: Unit, filters: &[(Dim, &str)]) -> Key {
        let october = Months::single(Month::parse("2026-10").unwrap());
        filters.iter().fold(Key::all(unit, october), |key, (dim, value)| key.with(*dim, value))
    }

    fn cells(unit: Unit, standing: Standing, rows: &[(&[(Dim, &str)], i64)]) -> Vec<Cell> {
        let cell = |(filters, value): &(&[(Dim, &str)], i64)| Cell {
            key: key(unit, filters),
            value: *value,
            standing,
            extension: 0,
            report: 0,
        };
        rows.iter().map(cell).collect()
    }

    /// Three desks; the first two are of one body where `is_one_body`.
    fn rollups(is_one_body: bool) -> Vec<Rollup> {
        let body = |desk: &str, body: &str| (desk.to_owned(), body.to_owned());
        let second = if is_one_body { "o0" } else { "o1" };
        let fine_to_coarse = BTreeMap::from([body("d0", "o0"), body("d1", second), body("d2", "o2")]);
        vec![Rollup { coarse: Dim::Organisation, fine: Dim::Desk, fine_to_coarse }]
    }

    fn likely(cells: &[Cell], rollups: &[Rollup]) -> System {
        Sums::of(cells, rollups, 3).under(Trust::Likely { told: &[], withheld: &BTreeSet::new() })
    }

    const P: (Dim, &str) = (Dim::Agreement, "p");
    const D0: (Dim, &str) = (Dim::Desk, "d0");
    const D1: (Dim, &str) = (Dim::Desk, "d1");
    const D2: (Dim, &str) = (Dim::Desk, "d2");

    /// The network was told; at the first desk, and at the second save one contact, all is the agreement's.
    fn network_and_agreement(of_second: i64) -> Vec<Cell> {
        let mut all =
            cells(Unit::Contacts, Standing::Shown, &[(&[], 26), (&[D0], 7), (&[D1], 9), (&[D2], 10)]);
        all.extend(cells(Unit::Persons, Standing::Shown, &[(&[], 16), (&[D0], 4), (&[D1], 5), (&[D2], 7)]));
        let contacts: [(&[_], i64); 4] =
            [(&[P], 11 + of_second), (&[P, D0], 7), (&[P, D1], of_second), (&[P, D2], 4)];
        all.extend(cells(Unit::Contacts, Standing::New, &contacts));
        let persons: [(&[_], i64); 4] = [(&[P], 11), (&[P, D0], 4), (&[P, D1], 5), (&[P, D2], 2)];
        all.extend(cells(Unit::Persons, Standing::New, &persons));
        all
    }

    #[test]
    fn persons_of_equal_contacts_are_known_and_cover_nothing() {
        let hidden = hide(&network_and_agreement(9), &rollups(false), 3, Secondary::On);

        let persons = |filters: &[(Dim, &str)]| hidden.contains(&key(Unit::Persons, filters));
        assert!(persons(&[P, D2]) && persons(&[P]), "the small one, and what covers it: {hidden:?}");
        assert!(!persons(&[P, D0]) && !persons(&[P, D1]), "everybody there is the agreement's: {hidden:?}");
    }

    #[test]
    fn persons_of_one_desk_of_two_are_not_known_by_its_contacts() {
        let system = |of_second, is_one_body| {
            let (cells, rollups) = (network_and_agreement(of_second), rollups(is_one_body));
            let system = likely(&cells, &rollups);
            let of = |filters: &[(Dim, &str)]| system.of_key[&key(Unit::Persons, filters)];
            let can_hide = |filters: &[(Dim, &str)]| system.variables[of(filters)].can_hide;
            (can_hide(&[P, D0]), can_hide(&[P, D1]))
        };

        assert_eq!(system(9, true), (false, false));
        assert_eq!(system(8, false), (false, true), "one contact of the second desk is not the agreement's");
        assert_eq!(system(8, true), (true, true), "she may have come to the other desk last");
    }

    #[test]
    fn what_was_hidden_is_hidden_in_everybodys_figure_too() {
        let mut all = cells(Unit::Contacts, Standing::Shown, &[(&[P], 26), (&[P, D0], 16), (&[P, D1], 10)]);
        all.extend(cells(Unit::Persons, Standing::Shown, &[(&[P, D0], 9)]));
        all.extend(cells(Unit::Persons, Standing::Withheld, &[(&[P], 12), (&[P, D1], 3)]));
        all.extend(cells(Unit::Contacts, Standing::New, &[(&[], 26), (&[D0], 16), (&[D1], 10)]));
        all.extend(cells(Unit::Persons, Standing::New, &[(&[], 12), (&[D0], 9), (&[D1], 3)]));

        let hidden = hide(&all, &rollups(false), 3, Secondary::On);

        let persons: [&[(Dim, &str)]; 2] = [&[], &[D1]];
        assert_eq!(hidden, persons.map(|filters| key(Unit::Persons, filters)).into());
    }

    #[test]
    fn total_that_was_hidden_stays_hidden_where_one_place_is_all_of_it() {
        // The agreement works at the first desk alone. Its total was hidden before its places were asked for.
        let mut all = cells(Unit::Contacts, Standing::Shown, &[(&[], 60), (&[D0], 50), (&[D1], 10)]);
        all.extend(cells(Unit::Persons, Standing::Shown, &[(&[], 51), (&[D0], 43), (&[D1], 8)]));
        let persons: [(&[_], i64); 2] = [(&[P, D0], 43), (&[P, D1], 0)];
        let contacts: [(&[_], i64); 2] = [(&[P, D0], 50), (&[P, D1], 0)];
        let place = |unit| key(unit, &[P, D0]);

        let mut hidden_contacts = all.clone();
        hidden_contacts.extend(cells(Unit::Contacts, Standing::Withheld, &[(&[P], 50)]));
        hidden_contacts.extend(cells(Unit::Persons, Standing::Withheld, &[(&[P], 43)]));
        hidden_contacts.extend(cells(Unit::Contacts, Standing::New, &contacts));
        hidden_contacts.extend(cells(Unit::Persons, Standing::New, &persons));
        let hidden = hide(&hidden_contacts, &rollups(false), 3, Secondary::On);
        assert!(
            hidden.contains(&place(Unit::Persons)) && hidden.contains(&place(Unit::Contacts)),
            "{hidden:?}"
        );

        // Shown, they would say that everybody of the first desk is the agreement's.
        all.extend(cells(Unit::Persons, Standing::Withheld, &[(&[P], 43)]));
        all.extend(cells(Unit::Contacts, Standing::New, &contacts));
        all.extend(cells(Unit::Persons, Standing::New, &persons));
        let hidden = hide(&all, &rollups(false), 3, Secondary::On);
        assert!(hidden.contains(&place(Unit::Persons)), "{hidden:?}");
        assert!(hidden.contains(&place(Unit::Contacts)), "{hidden:?}");
    }

    #[test]
    fn persons_are_no_more_than_contacts() {
        let (women, men) = ((Dim::Sex, "f"), (Dim::Sex, "m"));
        let mut all = cells(Unit::Contacts, Standing::Shown, &[(&[], 7), (&[women], 4), (&[men], 3)]);
        all.extend(cells(Unit::Persons, Standing::Shown, &[(&[], 7)]));
        all.extend(cells(Unit::Persons, Standing::New, &[(&[women], 4), (&[men], 3)]));

        let system = likely(&all, &[]);

        let told = bounds::told(&system, &mut Budget::of(10_000));
        assert!(
            told[system.of_key[&key(Unit::Persons, &[women])]],
            "seven persons in four contacts and three"
        );
    }

    #[test]
    fn where_nobody_came_nothing_was_given() {
        let mut all = cells(Unit::Contacts, Standing::Shown, &[(&[], 12), (&[D0], 12), (&[D1], 0)]);
        all.extend(cells(Unit::Services, Standing::New, &[(&[], 9), (&[D0], 9), (&[D1], 0)]));

        let system = likely(&all, &[]);

        let can_hide = |desk| system.variables[system.of_key[&key(Unit::Services, &[desk])]].can_hide;
        assert!(!can_hide(D1));
        assert_eq!(
            system.of_key[&key(Unit::Services, &[])],
            system.of_key[&key(Unit::Services, &[D0])],
            "all contacts are the first desk's, and so is what was given"
        );
    }
}
