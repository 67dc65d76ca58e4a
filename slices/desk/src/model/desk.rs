//! The desk: a counter of the network in a Comune.

use jiff::civil::Date;
use kernel::{Coordinates, Id, IstatCode};
use policy::Resource;
use uuid::Uuid;

/// A desk.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    /// Its id; also the scope of its operators.
    pub id: Id<Desk>,
    /// The body that keeps it; the scope of its clerks.
    pub organisation: Uuid,
    /// The network it belongs to; the scope of the coordinator.
    pub network: Uuid,
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it does.
    pub kind: DeskKind,
    /// Whether it works.
    pub state: DeskState,
    /// The Comune it stands in.
    pub municipality: IstatCode,
    /// Street, number, place.
    pub address: String,
    /// Where it is, when somebody entered it.
    pub place: Option<Coordinates>,
    /// Its telephone, as people write it.
    pub phone: Option<String>,
    /// Its mail address.
    pub email: Option<String>,
    /// Since when it is open.
    pub opened_on: Option<Date>,
    /// Whether it answers for all services; otherwise for those it lists.
    pub serves_all_services: bool,
}

/// What a desk does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeskKind {
    /// Receives people by appointment.
    Desk,
    /// Gives information only.
    InfoPoint,
}

/// Whether a desk works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeskState {
    /// Being got ready: the public sees that it will open, and books nothing.
    Preparing,
    /// Open.
    Open,
    /// Closed for some time; what is booked stands until somebody closes the days.
    Suspended,
    /// Closed for good.
    Closed,
}

/// Not one of the words of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a kind or state of a desk")]
pub struct UnknownWord;

impl DeskKind {
    /// The word of the schema and the API.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::InfoPoint => "info_point",
        }
    }

    /// Reads the word.
    ///
    /// # Errors
    /// [`UnknownWord`].
    pub fn parse(word: &str) -> Result<Self, UnknownWord> {
        [Self::Desk, Self::InfoPoint].into_iter().find(|kind| kind.word() == word).ok_or(UnknownWord)
    }
}

impl DeskState {
    /// The word of the schema and the API.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Preparing => "preparing",
            Self::Open => "open",
            Self::Suspended => "suspended",
            Self::Closed => "closed",
        }
    }

    /// Reads the word.
    ///
    /// # Errors
    /// [`UnknownWord`].
    pub fn parse(word: &str) -> Result<Self, UnknownWord> {
        let all = [Self::Preparing, Self::Open, Self::Suspended, Self::Closed];
        all.into_iter().find(|state| state.word() == word).ok_or(UnknownWord)
    }
}

impl Desk {
    /// The scopes a role may be held on to act at this desk.
    pub fn scopes(&self) -> [Uuid; 3] {
        [self.id.uuid(), self.organisation, self.network]
    }

    /// Whether it takes bookings.
    pub fn is_open(&self) -> bool {
        self.state == DeskState::Open
    }

    /// Whether the public may know it.
    pub fn is_public(&self) -> bool {
        matches!(self.state, DeskState::Open | DeskState::Suspended)
    }

    /// The desk as the resource of an action.
    pub fn resource(&self) -> Resource<Id<Self>> {
        Resource::new(self.id, self.scopes())
    }
}
