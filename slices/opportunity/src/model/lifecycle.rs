//! Where an opportunity stands, and the table of its steps.

/// Where an opportunity stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Being written.
    Draft,
    /// Waits for the coordinator.
    SentIn,
    /// Given back with a reason.
    Returned,
    /// Will be published on its day.
    Approved,
    /// On the portal.
    Published,
    /// Over; in the archive.
    Expired,
    /// Taken back.
    Withdrawn,
}

kernel::words!(State {
    SentIn = "sent_in",
    Approved = "approved",
    Published = "published",
    Draft = "draft",
    Returned = "returned",
    Expired = "expired",
    Withdrawn = "withdrawn",
});

/// What is done to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verb {
    /// Write it.
    Draft,
    /// Send it to the coordinator.
    SendIn,
    /// Approve it.
    Approve,
    /// Give it back with a reason.
    Return,
    /// Put it on the portal.
    Publish,
    /// Its last day is over.
    Expire,
    /// Put it back with a later last day.
    Renew,
    /// Take it back.
    Withdraw,
}

kernel::words!(Verb {
    Draft = "draft",
    SendIn = "send_in",
    Approve = "approve",
    Return = "return",
    Publish = "publish",
    Expire = "expire",
    Renew = "renew",
    Withdraw = "withdraw",
});

/// The steps: from (nothing, where it is new), what is done, to.
pub const STEPS: &[(Option<State>, Verb, State)] = &[
    (None, Verb::Draft, State::Draft),
    (Some(State::Draft), Verb::Draft, State::Draft),
    (Some(State::Returned), Verb::Draft, State::Draft),
    (None, Verb::SendIn, State::SentIn),
    (Some(State::Draft), Verb::SendIn, State::SentIn),
    (Some(State::Returned), Verb::SendIn, State::SentIn),
    (None, Verb::Approve, State::Approved),
    (Some(State::Draft), Verb::Approve, State::Approved),
    (Some(State::SentIn), Verb::Approve, State::Approved),
    (Some(State::SentIn), Verb::Return, State::Returned),
    (Some(State::Approved), Verb::Publish, State::Published),
    (Some(State::Published), Verb::Expire, State::Expired),
    (Some(State::Approved), Verb::Expire, State::Expired),
    (Some(State::Expired), Verb::Renew, State::Published),
    (Some(State::Draft), Verb::Withdraw, State::Withdrawn),
    (Some(State::SentIn), Verb::Withdraw, State::Withdrawn),
    (Some(State::Returned), Verb::Withdraw, State::Withdrawn),
    (Some(State::Approved), Verb::Withdraw, State::Withdrawn),
    (Some(State::Published), Verb::Withdraw, State::Withdrawn),
    (Some(State::Expired), Verb::Withdraw, State::Withdrawn),
];

/// From where it stands this cannot be done.
pub type StepRefused = kernel::StepRefused<State, Verb>;

impl State {
    /// Where a step leads.
    ///
    /// # Errors
    /// [`StepRefused`].
    pub fn after(from: Option<Self>, verb: Verb) -> Result<Self, StepRefused> {
        let step = STEPS.iter().find(|(state, asked, _)| *state == from && *asked == verb);
        step.map(|(_, _, to)| *to).ok_or(StepRefused { from, verb })
    }

    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Draft => "opportunity-state-draft",
            Self::SentIn => "opportunity-state-sent-in",
            Self::Returned => "opportunity-state-returned",
            Self::Approved => "opportunity-state-approved",
            Self::Published => "opportunity-state-published",
            Self::Expired => "opportunity-state-expired",
            Self::Withdrawn => "opportunity-state-withdrawn",
        }
    }

    /// The tone of its word on a page.
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Published | Self::Approved => "ok",
            Self::SentIn | Self::Returned => "wait",
            Self::Withdrawn => "stop",
            Self::Draft | Self::Expired => "plain",
        }
    }

    /// Whether whoever sent it in may still change it.
    pub const fn is_with_body(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }

    /// Whether the office may change its words: all of it but what was taken back.
    pub const fn is_editable(self) -> bool {
        !matches!(self, Self::Withdrawn)
    }

    /// Whether it was on the portal at some time.
    pub const fn was_public(self) -> bool {
        matches!(self, Self::Published | Self::Expired)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_state_and_verb_has_one_answer() {
        for (number, (from, verb, _)) in STEPS.iter().enumerate() {
            let again = STEPS.iter().skip(number + 1).any(|(state, asked, _)| state == from && asked == verb);
            assert!(!again, "{from:?} {verb:?}");
        }
    }

    #[test]
    fn nothing_is_published_without_approval() {
        for (from, verb, to) in STEPS {
            if *to == State::Published {
                let after = matches!(from, Some(State::Approved | State::Expired));
                assert!(after, "{from:?} {verb:?}");
            }
        }
    }

    #[test]
    fn what_was_taken_back_stays_so() {
        assert!(Verb::ALL.iter().all(|verb| State::after(Some(State::Withdrawn), *verb).is_err()));
    }

    #[test]
    fn diagram_of_the_readme_has_every_step() {
        let readme = include_str!("../../README.md");
        for (from, verb, to) in STEPS {
            let from = from.map_or("[*]", State::word);
            let line = format!("{from} --> {}: {}", to.word(), verb.word());
            assert!(readme.contains(&line), "{line}");
        }
    }
}
