//! The grains of one day as bits: 320 of them hold the longest day.

use super::WallSpan;
use super::day::LocalDay;

/// Words of 64 grains.
const WORDS: usize = 5;

/// A set of grains of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct DayBits([u64; WORDS]);

impl DayBits {
    /// The grains of a span of the wall clock.
    pub fn of(day: &LocalDay, span: WallSpan) -> Self {
        let mut bits = Self::default();
        bits.add(day.place_of(span.from()), day.place_of(span.until()));
        bits
    }

    /// Adds the grains from `from` to before `until`.
    pub fn add(&mut self, from: u16, until: u16) {
        self.each(from, until, |word, mask| *word |= mask);
    }

    /// Removes them.
    pub fn remove(&mut self, from: u16, until: u16) {
        self.each(from, until, |word, mask| *word &= !mask);
    }

    /// Whether none of them is in the set.
    pub fn has_none(&self, from: u16, until: u16) -> bool {
        masks(from, until).zip(&self.0).all(|(mask, word)| word & mask == 0)
    }

    /// The first grain at or after `at` that is in the set, or `end`.
    pub fn next_in(&self, at: u16, end: u16) -> u16 {
        (at..end).find(|grain| self.has(*grain)).unwrap_or(end)
    }

    /// The first grain at or after `at` that is not in the set, or `end`.
    pub fn next_out(&self, at: u16, end: u16) -> u16 {
        (at..end).find(|grain| !self.has(*grain)).unwrap_or(end)
    }

    fn has(&self, grain: u16) -> bool {
        self.0.get(usize::from(grain / 64)).is_some_and(|word| word >> (grain % 64) & 1 == 1)
    }

    fn each(&mut self, from: u16, until: u16, change: impl Fn(&mut u64, u64)) {
        for (mask, word) in masks(from, until).zip(&mut self.0) {
            change(word, mask);
        }
    }
}

/// The bits of each word that lie from `from` to before `until`.
fn masks(from: u16, until: u16) -> impl Iterator<Item = u64> {
    (0_u16..).map(move |word| {
        let (low, high) = (word * 64, word * 64 + 64);
        let (from, until) = (from.clamp(low, high) - low, until.clamp(low, high) - low);
        if from >= until { 0 } else { below(until) & !below(from) }
    })
}

const fn below(bit: u16) -> u64 {
    if bit >= 64 { u64::MAX } else { (1 << bit) - 1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bits_agree_with_a_plain_list(spans in prop::collection::vec((0_u16..320, 0_u16..=320, any::<bool>()), 0..12),
                                        from in 0_u16..320, until in 0_u16..=320) {
            let mut bits = DayBits::default();
            let mut plain = [false; 320];
            for (a, b, adds) in spans {
                if adds { bits.add(a, b) } else { bits.remove(a, b) }
                for grain in a..b.max(a) {
                    plain[usize::from(grain)] = adds;
                }
            }

            let asked = &plain[usize::from(from)..usize::from(until.max(from))];

            prop_assert_eq!(bits.has_none(from, until), !asked.iter().any(|is| *is));
            let first = |wanted: bool| asked.iter().position(|is| *is == wanted).map_or(until, |at| from + u16::try_from(at).unwrap());
            if from <= until {
                prop_assert_eq!((bits.next_in(from, until), bits.next_out(from, until)), (first(true), first(false)));
            }
        }
    }
}
