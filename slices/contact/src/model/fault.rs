//! What is wrong with what was written of a contact.

use jiff::civil::Date;

use super::{Age, Entry, NOTE_CHARS, NOTE_DAYS, Outcome, WorkStatus};

/// More services than this are given in no contact.
const MOST_SERVICES: usize = 20;
/// Longer than a day's work.
const MOST_MINUTES: u16 = 600;
/// Nobody on record was born before.
const FIRST_YEAR: i16 = 1900;
/// Nobody younger comes to a desk.
const YOUNGEST: i16 = 10;
/// Longer than a working life.
const YEARS_OF_WORK: i16 = 60;

/// What is to mend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryFault {
    /// The day is in the future.
    FutureDay,
    /// The day lies before there was any desk.
    OldDay,
    /// The year of birth cannot be.
    BirthYear,
    /// Without work since a day to come, or since before she was born or anybody worked.
    UnemployedSince,
    /// Without work since a month, and at work.
    UnemployedAtWork,
    /// None or more minutes than a day has.
    Minutes,
    /// More services than a contact has.
    Services,
    /// The note is too long.
    Note,
    /// The day on which the note is deleted is over, or too far.
    NoteUntil,
    /// She was referred to nobody.
    ReferredToNobody,
    /// The body is no party of that agreement on that day.
    Agreement,
    /// A service that stands in no catalogue.
    UnknownService,
    /// A Comune that the portal does not know.
    UnknownComune,
    /// She was referred to a body that there is not.
    UnknownBody,
    /// A person's contact, with what firms alone ask for.
    FirmRequest,
    /// A firm's contact, with what persons alone ask for.
    PersonRequest,
}

/// The day before which no contact lies.
const OLDEST_DAY: Date = Date::constant(2010, 1, 1);

impl Entry {
    /// All that is wrong, seen on `today`; what is on record elsewhere is looked at by the action.
    pub fn faults(&self, today: Date) -> Vec<EntryFault> {
        let mut faults = Vec::new();
        let mut add = |is_wrong: bool, fault| {
            if is_wrong {
                faults.push(fault);
            }
        };
        add(self.on_day > today, EntryFault::FutureDay);
        add(self.on_day < OLDEST_DAY, EntryFault::OldDay);
        let born = match self.facts.age {
            Some(Age::Born(year)) => Some(year),
            _ => None,
        };
        let years = FIRST_YEAR..=self.on_day.year().saturating_sub(YOUNGEST);
        add(born.is_some_and(|year| !years.contains(&year)), EntryFault::BirthYear);
        let since = self.facts.unemployed_since;
        let earliest = born.unwrap_or(self.on_day.year().saturating_sub(YEARS_OF_WORK));
        let cannot_be = |since: Date| since > self.on_day || since.year() < earliest;
        add(since.is_some_and(cannot_be), EntryFault::UnemployedSince);
        let is_at_work = self.facts.work_status == Some(WorkStatus::Employed);
        add(since.is_some() && is_at_work, EntryFault::UnemployedAtWork);
        let minutes = self.minutes;
        add(minutes.is_some_and(|minutes| !(1..=MOST_MINUTES).contains(&minutes)), EntryFault::Minutes);
        add(self.services.len() > MOST_SERVICES, EntryFault::Services);
        if let Some(note) = &self.note {
            add(note.text.chars().count() > NOTE_CHARS, EntryFault::Note);
            let last = today.saturating_add(jiff::Span::new().days(NOTE_DAYS));
            add(note.until <= today || note.until > last, EntryFault::NoteUntil);
        }
        let nobody = self.outcome == Some(Outcome::Referred) && self.referred_to.is_none();
        add(nobody, EntryFault::ReferredToNobody);
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Channel, Kind, Note, Origin};
    use jiff::civil::date;

    fn today() -> Date {
        date(2026, 11, 20)
    }

    fn entry() -> Entry {
        Entry::new(Kind::Person, today(), Channel::Phone, Origin::Call)
    }

    #[test]
    fn entry_that_says_little_is_right() {
        assert_eq!(entry().faults(today()), []);
    }

    #[test]
    fn each_fault_is_named() {
        let mut wrong = entry();
        wrong.on_day = date(2026, 11, 21);
        wrong.facts.age = Some(Age::Born(1899));
        wrong.facts.unemployed_since = Some(date(2027, 1, 1));
        wrong.minutes = Some(0);
        wrong.outcome = Some(Outcome::Referred);
        wrong.note = Some(Note { text: "x".repeat(NOTE_CHARS + 1), until: today(), by: None });

        assert_eq!(
            wrong.faults(today()),
            [
                EntryFault::FutureDay,
                EntryFault::BirthYear,
                EntryFault::UnemployedSince,
                EntryFault::Minutes,
                EntryFault::Note,
                EntryFault::NoteUntil,
                EntryFault::ReferredToNobody,
            ]
        );
    }
}
