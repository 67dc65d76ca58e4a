//! What the coordinator tells all operators of her network.

use jiff::civil::Date;
use kernel::{Id, Instant};
use uuid::Uuid;

/// Longest title, in characters.
pub const NOTICE_TITLE_LENGTH: usize = 120;
/// Longest text, in characters.
pub const NOTICE_TEXT_LENGTH: usize = 4000;

/// A notice.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Its id.
    pub id: Id<Notice>,
    /// The network whose operators read it.
    pub network: Uuid,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
    /// The last day on which it is shown.
    pub until: Date,
    /// Who wrote it.
    pub by: Option<Uuid>,
    /// When.
    pub at: Instant,
    /// Since when it is no longer shown.
    pub withdrawn_at: Option<Instant>,
}

impl Notice {
    /// Whether operators see it on that day.
    pub fn is_shown_on(&self, day: Date) -> bool {
        self.withdrawn_at.is_none() && day <= self.until
    }
}
