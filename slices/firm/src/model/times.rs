//! How long the network took: elapsed days, nights and holidays included, since that is what a firm waits.

use kernel::Instant;

use super::{Kind, Outcome};

/// The times of one need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elapsed {
    /// What was needed.
    pub kind: Kind,
    /// When it was confirmed.
    pub received_at: Instant,
    /// When the network first answered.
    pub first_answer_at: Option<Instant>,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// How it ended.
    pub outcome: Option<Outcome>,
}

/// What stands in one row of the page of times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Needs that were confirmed in the period.
    pub received: usize,
    /// Of these, how many have an answer.
    pub answered: usize,
    /// Of these, how many are over.
    pub closed: usize,
    /// Half of the answered had their first answer within so many minutes.
    pub answer_median: Option<i64>,
    /// The longest wait for a first answer, in minutes.
    pub answer_longest: Option<i64>,
    /// Half of the closed were over within so many minutes.
    pub close_median: Option<i64>,
    /// The longest, in minutes.
    pub close_longest: Option<i64>,
    /// How they ended, in the order of [`Outcome::ALL`].
    pub outcomes: Vec<usize>,
}

impl Summary {
    /// Of some needs.
    pub fn of<'a>(needs: impl IntoIterator<Item = &'a Elapsed>) -> Self {
        let needs: Vec<&Elapsed> = needs.into_iter().collect();
        let since = |one: &Elapsed, at: Option<Instant>| at.map(|at| at.minutes_since(one.received_at));
        let mut answers: Vec<i64> = needs.iter().filter_map(|one| since(one, one.first_answer_at)).collect();
        let mut ends: Vec<i64> = needs.iter().filter_map(|one| since(one, one.closed_at)).collect();
        answers.sort_unstable();
        ends.sort_unstable();
        let ended = |outcome: &Outcome| needs.iter().filter(|one| one.outcome == Some(*outcome)).count();
        Self {
            received: needs.len(),
            answered: answers.len(),
            closed: ends.len(),
            answer_median: median(&answers),
            answer_longest: answers.last().copied(),
            close_median: median(&ends),
            close_longest: ends.last().copied(),
            outcomes: Outcome::ALL.iter().map(ended).collect(),
        }
    }
}

/// The middle of sorted numbers; the lower one of two, since it is a time that some firm did wait.
pub fn median(sorted: &[i64]) -> Option<i64> {
    sorted.get(sorted.len().checked_sub(1)? / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn need(kind: Kind, answered: Option<i64>, closed: Option<i64>, outcome: Option<Outcome>) -> Elapsed {
        let start = Instant::from_micros(0);
        Elapsed {
            kind,
            received_at: start,
            first_answer_at: answered.map(|days| start.plus_days(days)),
            closed_at: closed.map(|days| start.plus_days(days)),
            outcome,
        }
    }

    #[test]
    fn median_is_a_time_that_somebody_waited() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[7]), Some(7));
        assert_eq!(median(&[1, 9]), Some(1));
        assert_eq!(median(&[1, 4, 90]), Some(4));
    }

    #[test]
    fn summary_counts_each_need_once_in_every_column() {
        let needs = [
            need(Kind::Staff, Some(1), Some(20), Some(Outcome::Met)),
            need(Kind::Staff, Some(3), None, None),
            need(Kind::Staff, None, None, None),
        ];

        let summary = Summary::of(&needs);

        assert_eq!((summary.received, summary.answered, summary.closed), (3, 2, 1));
        assert_eq!(summary.answer_median, Some(24 * 60));
        assert_eq!(summary.answer_longest, Some(3 * 24 * 60));
        assert_eq!(summary.outcomes, [1, 0, 0, 0, 0]);
    }
}
