//! Signatures asked of bodies: one by one when an adhesion is approved, or in a round over all parties.

use jiff::civil::Date;
use kernel::{Id, Instant};
use uuid::Uuid;

use super::{Agreement, Party};

/// A round of signatures over the parties of an agreement.
#[derive(Clone, Debug, PartialEq)]
pub struct SignatureRound {
    /// Its id.
    pub id: Id<SignatureRound>,
    /// The agreement.
    pub agreement: Id<Agreement>,
    /// What is signed.
    pub title: String,
    /// The last day that is in time.
    pub due_on: Date,
    /// When the round prolongs the agreement: the last day of the new term of those who sign.
    pub renews_until: Option<Date>,
    /// When it was opened.
    pub opened_at: Instant,
    /// When it was closed.
    pub closed_at: Option<Instant>,
}

/// What one body is asked to sign.
#[derive(Clone, Debug, PartialEq)]
pub struct Signature {
    /// Its id: what a mailed link opens.
    pub id: Id<Signature>,
    /// The party.
    pub party: Id<Party>,
    /// The round it belongs to; none when it was asked for alone.
    pub round: Option<Id<SignatureRound>>,
    /// The last day that is in time.
    pub due_on: Option<Date>,
    /// Where it stands.
    pub state: SignatureState,
    /// The signed document, in `documents`.
    pub document: Option<Uuid>,
    /// SHA-256 of its bytes, in hexadecimal.
    pub document_digest: Option<String>,
    /// The day written on it.
    pub signed_on: Option<Date>,
    /// When it came in.
    pub recorded_at: Option<Instant>,
    /// Which kind of actor brought it.
    pub recorded_by: Option<String>,
    /// How many reminders went out.
    pub reminders: u32,
    /// When the last one went out.
    pub reminded_at: Option<Instant>,
}

/// Where a signature stands. Late is not a state: it is seen from the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SignatureState {
    /// Asked for.
    Awaited,
    /// Here.
    Signed,
    /// Here, but not good: asked for again.
    Returned,
    /// No longer asked for.
    Cancelled,
}

kernel::words!(SignatureState {
    Awaited = "awaited",
    Signed = "signed",
    Returned = "returned",
    Cancelled = "cancelled",
});

impl Signature {
    /// Whether the act is still to come.
    pub const fn is_open(&self) -> bool {
        matches!(self.state, SignatureState::Awaited | SignatureState::Returned)
    }

    /// Whether it should have come before `day`.
    pub fn is_late_on(&self, day: Date) -> bool {
        self.is_open() && self.due_on.is_some_and(|due| due < day)
    }
}

/// How a round stands on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RoundCount {
    /// Acts that are here.
    pub signed: usize,
    /// Acts still in time.
    pub awaited: usize,
    /// Acts that should be here.
    pub late: usize,
}

impl RoundCount {
    /// Counts what is asked for; what was cancelled is left out.
    pub fn of<'a>(signatures: impl IntoIterator<Item = &'a Signature>, day: Date) -> Self {
        signatures.into_iter().fold(Self::default(), |mut count, one| {
            match one.state {
                SignatureState::Signed => count.signed += 1,
                SignatureState::Cancelled => {}
                _ if one.is_late_on(day) => count.late += 1,
                _ => count.awaited += 1,
            }
            count
        })
    }

    /// All that was asked for.
    pub const fn total(&self) -> usize {
        self.signed + self.awaited + self.late
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn signature(state: SignatureState) -> Signature {
        Signature {
            id: Id::from_uuid(Uuid::from_u128(1)),
            party: Id::from_uuid(Uuid::from_u128(2)),
            round: None,
            due_on: Some(date(2026, 11, 23)),
            state,
            document: None,
            document_digest: None,
            signed_on: None,
            recorded_at: None,
            recorded_by: None,
            reminders: 0,
            reminded_at: None,
        }
    }

    #[test]
    fn signature_is_late_only_after_its_last_day_and_while_open() {
        let awaited = signature(SignatureState::Awaited);

        assert!(!awaited.is_late_on(date(2026, 11, 23)));
        assert!(awaited.is_late_on(date(2026, 11, 24)));
        assert!(signature(SignatureState::Returned).is_late_on(date(2026, 11, 24)));
        assert!(!signature(SignatureState::Signed).is_late_on(date(2026, 11, 24)));
    }

    #[test]
    fn round_count_leaves_cancelled_out() {
        let all = SignatureState::ALL.iter().map(|state| signature(*state)).collect::<Vec<_>>();

        let count = RoundCount::of(&all, date(2026, 11, 24));

        assert_eq!(count, RoundCount { signed: 1, awaited: 0, late: 2 });
        assert_eq!(count.total(), 3);
    }
}
