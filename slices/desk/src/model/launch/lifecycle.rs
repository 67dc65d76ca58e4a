//! The life of a desk as one table.

use crate::model::DeskState;

/// What is done to a desk as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LifeVerb {
    /// Open it for the first time; the check-list decides.
    Launch,
    /// Close it for some time.
    Suspend,
    /// Open it again.
    Reopen,
    /// Close it for good, or give it up before it opened.
    Close,
}

/// From, verb, to. What is not here cannot be done.
pub const LIFECYCLE: [(DeskState, LifeVerb, DeskState); 6] = [
    (DeskState::Preparing, LifeVerb::Launch, DeskState::Open),
    (DeskState::Open, LifeVerb::Suspend, DeskState::Suspended),
    (DeskState::Suspended, LifeVerb::Reopen, DeskState::Open),
    (DeskState::Preparing, LifeVerb::Close, DeskState::Closed),
    (DeskState::Open, LifeVerb::Close, DeskState::Closed),
    (DeskState::Suspended, LifeVerb::Close, DeskState::Closed),
];

/// The state that a verb leads to, where it can be done.
pub fn after(state: DeskState, verb: LifeVerb) -> Option<DeskState> {
    LIFECYCLE.iter().find(|(from, with, _)| (*from, *with) == (state, verb)).map(|(_, _, to)| *to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn desk_closed_for_good_stays_closed() {
        let verbs = [LifeVerb::Launch, LifeVerb::Suspend, LifeVerb::Reopen, LifeVerb::Close];

        assert_eq!(verbs.map(|verb| after(DeskState::Closed, verb)), [None; 4]);
    }

    #[test]
    fn only_a_desk_in_preparation_is_launched() {
        assert_eq!(after(DeskState::Preparing, LifeVerb::Launch), Some(DeskState::Open));
        assert_eq!(after(DeskState::Open, LifeVerb::Launch), None);
        assert_eq!(after(DeskState::Suspended, LifeVerb::Launch), None);
        assert_eq!(after(DeskState::Suspended, LifeVerb::Reopen), Some(DeskState::Open));
    }
}
