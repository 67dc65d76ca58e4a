//! The appointment and its life.

use kernel::{EmailAddress, Id, Instant, PhoneNumber};
use texts::Locale;
use uuid::Uuid;

use super::{Agenda, Channel, Desk, ServiceId, Taken};

/// An appointment. Who it is for is gone once it was forgotten.
#[derive(Clone, Debug, PartialEq)]
pub struct Appointment {
    /// Its id.
    pub id: Id<Appointment>,
    /// Whose time.
    pub agenda: Id<Agenda>,
    /// Where.
    pub desk: Id<Desk>,
    /// What for, if she said.
    pub service: Option<ServiceId>,
    /// How.
    pub channel: Channel,
    /// When it begins.
    pub starts_at: Instant,
    /// When it ends.
    pub ends_at: Instant,
    /// What it takes of the agenda. A seat from the capacity on was given by an override or to a walk-in.
    pub taken: Taken,
    /// Where it stands.
    pub state: AppointmentState,
    /// Who made it.
    pub origin: Origin,
    /// Who comes.
    pub attendee: Attendee,
    /// What she wanted to say beforehand.
    pub note: Option<String>,
    /// The language she reads.
    pub locale: Locale,
    /// Part of what the code is computed from.
    pub code_salt: i64,
    /// How often its calendar entry changed.
    pub sequence: i64,
    /// Why it was allowed beyond the rules.
    pub override_reason: Option<String>,
    /// Why it was cancelled.
    pub cancel_reason: Option<String>,
    /// When she was told that its time was taken away.
    pub told_at: Option<Instant>,
    /// When it was made.
    pub created_at: Instant,
    /// The member of staff who made it.
    pub created_by: Option<Uuid>,
    /// Her account, if she made it herself and had signed in.
    pub person: Option<Uuid>,
}

/// Who comes: a name and at least one way to reach her, until they are forgotten. A walk-in may have neither.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Attendee {
    /// Her name.
    pub name: Option<String>,
    /// Her telephone.
    pub phone: Option<PhoneNumber>,
    /// Her mail address.
    pub email: Option<EmailAddress>,
}

/// Who made the appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The person herself, on the portal or through the API.
    Online,
    /// An operator, for somebody on the telephone or before her.
    Operator,
    /// Nobody: she came.
    WalkIn,
    /// The person, by taking an offered time.
    WaitingList,
}

/// Where an appointment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AppointmentState {
    /// Kept for somebody who was offered it and has not answered.
    Held,
    /// Booked.
    Booked,
    /// She came and was served.
    Served,
    /// She did not come.
    NoShow,
    /// The desk had to take its time away; she is asked to choose another.
    Displaced,
    /// Cancelled; its time is free again.
    Cancelled,
}

/// What happens to an appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// The offer was taken.
    Accept,
    /// Another time.
    Move,
    /// The desk cannot keep it.
    Displace,
    /// Not any more.
    Cancel,
    /// She was served.
    Serve,
    /// She did not come.
    Miss,
    /// The outcome was written down by mistake.
    TakeBack,
    /// Somebody who came without appointment did not.
    StrikeOut,
}

/// The table of a life: from, verb, to.
pub const TRANSITIONS: [(AppointmentState, Verb, AppointmentState); 17] = [
    (AppointmentState::Held, Verb::Accept, AppointmentState::Booked),
    (AppointmentState::Held, Verb::Cancel, AppointmentState::Cancelled),
    (AppointmentState::Booked, Verb::Move, AppointmentState::Booked),
    (AppointmentState::Booked, Verb::Cancel, AppointmentState::Cancelled),
    (AppointmentState::Booked, Verb::Displace, AppointmentState::Displaced),
    (AppointmentState::Displaced, Verb::Move, AppointmentState::Booked),
    (AppointmentState::Displaced, Verb::Cancel, AppointmentState::Cancelled),
    (AppointmentState::Booked, Verb::Serve, AppointmentState::Served),
    (AppointmentState::Booked, Verb::Miss, AppointmentState::NoShow),
    // A wrong click is put right.
    (AppointmentState::Served, Verb::Miss, AppointmentState::NoShow),
    (AppointmentState::NoShow, Verb::Serve, AppointmentState::Served),
    (AppointmentState::Served, Verb::Serve, AppointmentState::Served),
    (AppointmentState::NoShow, Verb::Miss, AppointmentState::NoShow),
    (AppointmentState::Served, Verb::TakeBack, AppointmentState::Booked),
    (AppointmentState::NoShow, Verb::TakeBack, AppointmentState::Booked),
    (AppointmentState::Served, Verb::StrikeOut, AppointmentState::Cancelled),
    (AppointmentState::NoShow, Verb::StrikeOut, AppointmentState::Cancelled),
];

/// Not a word of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a state or origin of an appointment")]
pub struct UnknownAppointmentWord;

impl AppointmentState {
    /// All, in the order of the table.
    pub const ALL: [Self; 6] =
        [Self::Held, Self::Booked, Self::Served, Self::NoShow, Self::Displaced, Self::Cancelled];

    /// The word of the schema and the API.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Booked => "booked",
            Self::Served => "served",
            Self::NoShow => "no_show",
            Self::Displaced => "displaced",
            Self::Cancelled => "cancelled",
        }
    }

    /// Reads the word.
    ///
    /// # Errors
    /// [`UnknownAppointmentWord`].
    pub fn parse(word: &str) -> Result<Self, UnknownAppointmentWord> {
        Self::ALL.into_iter().find(|state| state.word() == word).ok_or(UnknownAppointmentWord)
    }

    /// Whether it takes time of an agenda: it has its cells.
    pub const fn takes_time(self) -> bool {
        !matches!(self, Self::Displaced | Self::Cancelled)
    }

    /// Where the verb leads, if it may happen now.
    pub fn after(self, verb: Verb) -> Option<Self> {
        TRANSITIONS.iter().find(|(from, with, _)| (*from, *with) == (self, verb)).map(|(_, _, to)| *to)
    }
}

impl Origin {
    /// The word of the schema.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Online => "online",
            Self::Operator => "operator",
            Self::WalkIn => "walk_in",
            Self::WaitingList => "waiting_list",
        }
    }

    /// Reads the word.
    ///
    /// # Errors
    /// [`UnknownAppointmentWord`].
    pub fn parse(word: &str) -> Result<Self, UnknownAppointmentWord> {
        let all = [Self::Online, Self::Operator, Self::WalkIn, Self::WaitingList];
        all.into_iter().find(|origin| origin.word() == word).ok_or(UnknownAppointmentWord)
    }
}

impl Appointment {
    /// Whether it was given beyond the rules.
    pub const fn is_override(&self) -> bool {
        self.override_reason.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cancelled_appointment_stays_cancelled() {
        for verb in [Verb::Accept, Verb::Move, Verb::Displace, Verb::Cancel, Verb::Serve, Verb::Miss] {
            assert_eq!(AppointmentState::Cancelled.after(verb), None, "{verb:?}");
        }
    }

    #[test]
    fn each_state_and_verb_leads_to_one_state() {
        for (index, (from, verb, _)) in TRANSITIONS.iter().enumerate() {
            let same = TRANSITIONS.iter().position(|(f, v, _)| (f, v) == (from, verb));
            assert_eq!(same, Some(index), "{from:?} {verb:?}");
        }
    }

    #[test]
    fn words_are_read_back() {
        for state in AppointmentState::ALL {
            assert_eq!(AppointmentState::parse(state.word()), Ok(state));
        }
    }
}
