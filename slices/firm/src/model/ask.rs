//! What a body of the network is asked about a need, and what it says.

use jiff::civil::Date;
use kernel::{Id, Instant};
use network::api::Organisation;

use super::Need;

/// What a body said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskState {
    /// Nothing yet.
    Waiting,
    /// It can.
    Can,
    /// It cannot.
    Cannot,
    /// It did not say in time.
    Lapsed,
}

kernel::words!(AskState { Waiting = "waiting", Can = "can", Cannot = "cannot", Lapsed = "lapsed" });

impl AskState {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Waiting => "firm-ask-waiting",
            Self::Can => "firm-ask-can",
            Self::Cannot => "firm-ask-cannot",
            Self::Lapsed => "firm-ask-lapsed",
        }
    }

    /// The key of its name, as it is said to the body itself.
    pub const fn own_text(self) -> &'static str {
        match self {
            Self::Waiting => "firm-ask-waiting",
            Self::Can => "firm-ask-own-can",
            Self::Cannot => "firm-ask-own-cannot",
            Self::Lapsed => "firm-ask-own-lapsed",
        }
    }

    /// The tone of its word on a page.
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Waiting => "wait",
            Self::Can => "ok",
            Self::Cannot | Self::Lapsed => "stop",
        }
    }
}

/// A question to a body.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// Its id; what its link opens.
    pub id: Id<Ask>,
    /// The need.
    pub need: Id<Need>,
    /// The body.
    pub organisation: Id<Organisation>,
    /// What it said.
    pub state: AskState,
    /// What the desk wants to know; empty for "can you?".
    pub question: String,
    /// What it offers, or why it cannot.
    pub words: Option<String>,
    /// From when it can.
    pub from_day: Option<Date>,
    /// The last day for an answer.
    pub due_on: Date,
    /// When it was asked.
    pub asked_at: Instant,
    /// When it said.
    pub answered_at: Option<Instant>,
}

impl Ask {
    /// When the need was over before the body's last day: it did not let the question lapse, nobody wanted to know any more.
    pub fn overtaken_at(&self, need: &Need) -> Option<Instant> {
        need.closed_at.filter(|at| self.state == AskState::Lapsed && at.date() <= self.due_on)
    }

    /// The key of why it was not asked any more.
    fn overtaken_text(&self, need: &Need) -> Option<&'static str> {
        let at = self.overtaken_at(need)?;
        let is_erased = need.forgotten_at.is_some_and(|forgotten| forgotten.date() == at.date());
        Some(if is_erased { "firm-ask-erased" } else { "firm-ask-overtaken" })
    }

    /// The key of what it said, or why it was not asked any more.
    pub fn text(&self, need: &Need) -> &'static str {
        self.overtaken_text(need).unwrap_or_else(|| self.state.text())
    }

    /// The same, as it is said to the body itself.
    pub fn own_text(&self, need: &Need) -> &'static str {
        self.overtaken_text(need).unwrap_or_else(|| self.state.own_text())
    }

    /// The tone of that word.
    pub fn tone(&self, need: &Need) -> &'static str {
        if self.overtaken_at(need).is_some() { "plain" } else { self.state.tone() }
    }
}

/// What a body says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskReply {
    /// It can: with what, and from when.
    Can(String, Option<Date>),
    /// It cannot: why.
    Cannot(String),
}

impl AskReply {
    /// Where the question stands after it.
    pub const fn state(&self) -> AskState {
        match self {
            Self::Can(..) => AskState::Can,
            Self::Cannot(_) => AskState::Cannot,
        }
    }

    /// What was said.
    pub fn words(&self) -> &str {
        match self {
            Self::Can(words, _) | Self::Cannot(words) => words,
        }
    }

    /// From when it can.
    pub const fn from_day(&self) -> Option<Date> {
        match self {
            Self::Can(_, day) => *day,
            Self::Cannot(_) => None,
        }
    }
}
