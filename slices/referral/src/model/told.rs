//! How many hand-overs there are, for who does not work where they were made: in steps, so that no count is a person.

/// Counts of others are told in steps of so many, or of the strictest agreement's threshold if that is more: the same steps in
/// which what activity lines reached is told.
const STEP: i64 = 5;

/// What somebody is told of a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// As it is: she works there.
    Number(i64),
    /// None or few: fewer than this.
    FewerThan(i64),
    /// From so many to so many.
    Between(i64, i64),
}

impl Told {
    /// For who does not work there. None and few look alike: the day on which none becomes one is nobody's business. There is no
    /// sum of them, so nothing can be subtracted.
    pub fn in_steps(count: i64, threshold: u32) -> Self {
        let step = step(threshold);
        match count - count.rem_euclid(step) {
            0 => Self::FewerThan(step),
            least => Self::Between(least, least + step - 1),
        }
    }
}

/// The step, where the strictest agreement hides figures below a threshold.
pub fn step(threshold: u32) -> i64 {
    STEP.max(i64::from(threshold))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_none_look_alike_and_more_are_told_in_steps() {
        let told = |count| Told::in_steps(count, 3);
        assert_eq!([0, 1, 2, 4].map(told), [Told::FewerThan(5); 4]);
        assert_eq!([5, 7, 9].map(told), [Told::Between(5, 9); 3]);
        assert_eq!(told(10), Told::Between(10, 14));
        assert_eq!(Told::in_steps(19, 10), Told::Between(10, 19), "no finer than the threshold");
        assert_eq!(Told::in_steps(9, 10), Told::FewerThan(10));
    }
}
