//! Why a contact is taken away: one of a few words, so that nothing about anybody is written where it stays.

/// Why a contact never was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StrikeReason {
    /// It stands there twice.
    Twice,
    /// It was another desk's.
    OtherDesk,
    /// Nobody came: it was written by mistake.
    Mistake,
    /// Its appointment was not served after all; the program says so, nobody chooses it.
    NotServed,
}

kernel::words!(StrikeReason {
    Twice = "twice",
    OtherDesk = "other_desk",
    Mistake = "mistake",
    NotServed = "not_served",
});

impl StrikeReason {
    /// Those that somebody who takes a contact away chooses of, and the keys of their names.
    pub const CHOSEN: [(Self, &'static str); 3] = [
        (Self::Twice, "contact-strike-twice"),
        (Self::OtherDesk, "contact-strike-other-desk"),
        (Self::Mistake, "contact-strike-mistake"),
    ];

    /// The one that was chosen.
    pub fn chosen(word: &str) -> Option<Self> {
        Self::CHOSEN.into_iter().map(|(one, _)| one).find(|one| one.word() == word)
    }
}
