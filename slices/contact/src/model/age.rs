//! How old somebody is on a day, from what the record keeps of it.

use jiff::civil::Date;

/// What is known of an age: the year of birth, or a band where she says no more, or where she was forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Age {
    /// The year of birth.
    Born(i16),
    /// A band, on the day of the contact.
    Band(AgeBand),
}

impl Age {
    /// What is known where a year may be noted, and a band: the year says more.
    pub fn of(born: Option<i16>, band: Option<AgeBand>) -> Option<Self> {
        born.map(Self::Born).or(band.map(Self::Band))
    }
}

/// Bands of ages. Their edges are those of the definitions in use (15-29, 18-35, over 50, 55 and more), so that what
/// was counted before somebody was forgotten is counted so after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgeBand {
    /// 15 to 17.
    From15,
    /// 18 to 24.
    From18,
    /// 25 to 29.
    From25,
    /// 30 to 35.
    From30,
    /// 36 to 44.
    From36,
    /// 45 to 49.
    From45,
    /// 50 to 54.
    From50,
    /// 55 to 64.
    From55,
    /// 65 and more.
    From65,
}

kernel::words!(AgeBand {
    From15 = "15-17",
    From18 = "18-24",
    From25 = "25-29",
    From30 = "30-35",
    From36 = "36-44",
    From45 = "45-49",
    From50 = "50-54",
    From55 = "55-64",
    From65 = "65+",
});

/// Nobody is older on record.
const OLDEST: u8 = 120;

impl AgeBand {
    /// Its first and last age.
    pub const fn ages(self) -> (u8, u8) {
        match self {
            Self::From15 => (15, 17),
            Self::From18 => (18, 24),
            Self::From25 => (25, 29),
            Self::From30 => (30, 35),
            Self::From36 => (36, 44),
            Self::From45 => (45, 49),
            Self::From50 => (50, 54),
            Self::From55 => (55, 64),
            Self::From65 => (65, OLDEST),
        }
    }

    /// The band of an age; none below the first.
    pub fn of(years: u8) -> Option<Self> {
        Self::ALL.iter().copied().find(|band| (band.ages().0..=band.ages().1).contains(&years))
    }
}

impl Age {
    /// The youngest and oldest she can be counted as on a day. From a year of birth it is one age: the one reached
    /// in the year of the day, as the country's statistics count.
    pub fn range_on(self, day: Date) -> (u8, u8) {
        match self {
            Self::Born(year) => {
                let years = u8::try_from(day.year().saturating_sub(year).clamp(0, i16::from(OLDEST)));
                let years = years.unwrap_or(0);
                (years, years)
            }
            Self::Band(band) => band.ages(),
        }
    }

    /// The same age, said by the band alone: what stays when she is forgotten.
    pub fn coarsened_on(self, day: Date) -> Option<Self> {
        AgeBand::of(self.range_on(day).0).map(Self::Band)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn bands_meet_without_gap_or_overlap() {
        for pair in AgeBand::ALL.windows(2) {
            assert_eq!(pair[0].ages().1 + 1, pair[1].ages().0);
        }
        assert_eq!(AgeBand::of(14), None);
        assert_eq!(AgeBand::of(35), Some(AgeBand::From30));
        assert_eq!(AgeBand::of(99), Some(AgeBand::From65));
    }

    #[test]
    fn age_turns_with_the_year() {
        assert_eq!(Age::Born(1996).range_on(date(2025, 12, 31)), (29, 29));
        assert_eq!(Age::Born(1996).range_on(date(2026, 1, 1)), (30, 30));
        assert_eq!(Age::Born(2100).range_on(date(2026, 1, 1)), (0, 0));
    }

    #[test]
    fn coarsened_age_holds_the_age() {
        for year in 1930..2010 {
            let day = date(2026, 3, 1);
            let age = Age::Born(year).range_on(day).0;
            let Some(Age::Band(band)) = Age::Born(year).coarsened_on(day) else {
                panic!("{year} has no band");
            };
            assert!((band.ages().0..=band.ages().1).contains(&age));
        }
    }
}
