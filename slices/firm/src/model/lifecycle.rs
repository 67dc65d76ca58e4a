//! Where a need stands, and the table of its steps.

use super::Need;

/// Where a need stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Sent, not yet confirmed by its mailed link or by a call.
    Sent,
    /// Confirmed: the network owes an answer.
    Received,
    /// The network answered.
    Answered,
    /// The firm was asked how it went.
    Asked,
    /// Over.
    Closed,
}

kernel::words!(State {
    Sent = "sent",
    Received = "received",
    Answered = "answered",
    Asked = "asked",
    Closed = "closed",
});

/// What is done to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verb {
    /// The firm sends it.
    Send,
    /// The desk writes down what a firm says on the telephone or at the counter.
    WriteDown,
    /// The firm confirms it by its link, or the desk by calling her.
    Confirm,
    /// The network answers, for the first time or again.
    Answer,
    /// The desk asks the firm how it went.
    AskOutcome,
    /// The firm or the desk says how it ended.
    Close,
    /// The firm does not want it any more.
    Withdraw,
    /// Nobody said anything for too long.
    Lapse,
}

kernel::words!(Verb {
    Send = "send",
    WriteDown = "write_down",
    Confirm = "confirm",
    Answer = "answer",
    AskOutcome = "ask_outcome",
    Close = "close",
    Withdraw = "withdraw",
    Lapse = "lapse",
});

/// How a need ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// The firm found what it needed.
    Met,
    /// Some of it.
    Partly,
    /// Nothing of it.
    NotMet,
    /// The firm took it back.
    Withdrawn,
    /// The firm never said.
    NoAnswer,
}

kernel::words!(Outcome {
    Met = "met",
    Partly = "partly",
    NotMet = "not_met",
    Withdrawn = "withdrawn",
    NoAnswer = "no_answer",
});

/// The steps: from (nothing, where it is new), what is done, to.
pub const STEPS: &[(Option<State>, Verb, State)] = &[
    (None, Verb::Send, State::Sent),
    (None, Verb::WriteDown, State::Received),
    (Some(State::Sent), Verb::Confirm, State::Received),
    (Some(State::Received), Verb::Answer, State::Answered),
    (Some(State::Answered), Verb::Answer, State::Answered),
    (Some(State::Asked), Verb::Answer, State::Answered),
    (Some(State::Answered), Verb::AskOutcome, State::Asked),
    (Some(State::Answered), Verb::Close, State::Closed),
    (Some(State::Asked), Verb::Close, State::Closed),
    (Some(State::Sent), Verb::Withdraw, State::Closed),
    (Some(State::Received), Verb::Withdraw, State::Closed),
    (Some(State::Answered), Verb::Withdraw, State::Closed),
    (Some(State::Asked), Verb::Withdraw, State::Closed),
    (Some(State::Received), Verb::Lapse, State::Closed),
    (Some(State::Answered), Verb::Lapse, State::Closed),
    (Some(State::Asked), Verb::Lapse, State::Closed),
];

/// From where it stands this cannot be done.
pub type StepRefused = kernel::StepRefused<State, Verb>;

/// Whether the desk may say how it ended: once the firm was asked by mail, or on the telephone where she has no mail.
pub fn may_close(need: &Need) -> bool {
    match need.state {
        State::Asked => true,
        State::Answered => need.firm.email.is_none(),
        State::Sent | State::Received | State::Closed => false,
    }
}

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
            Self::Sent => "firm-state-sent",
            Self::Received => "firm-state-received",
            Self::Answered => "firm-state-answered",
            Self::Asked => "firm-state-asked",
            Self::Closed => "firm-state-closed",
        }
    }

    /// The key of what the firm is told of it.
    pub const fn told(self) -> &'static str {
        match self {
            Self::Sent => "firm-told-sent",
            Self::Received => "firm-told-received",
            Self::Answered => "firm-told-answered",
            Self::Asked => "firm-told-asked",
            Self::Closed => "firm-told-closed",
        }
    }

    /// The tone of its word on a page.
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Sent | Self::Asked => "plain",
            Self::Received => "wait",
            Self::Answered => "ok",
            Self::Closed => "plain",
        }
    }

    /// Whether something may still happen to it.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Closed)
    }
}

impl Outcome {
    /// What a firm may say, asked how it went.
    pub const SAID: &'static [Self] = &[Self::Met, Self::Partly, Self::NotMet];

    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Met => "firm-outcome-met",
            Self::Partly => "firm-outcome-partly",
            Self::NotMet => "firm-outcome-not-met",
            Self::Withdrawn => "firm-outcome-withdrawn",
            Self::NoAnswer => "firm-outcome-no-answer",
        }
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
    fn what_is_closed_stays_so_and_what_is_open_can_be_withdrawn() {
        assert!(Verb::ALL.iter().all(|verb| State::after(Some(State::Closed), *verb).is_err()));
        for state in State::ALL.iter().filter(|state| state.is_open()) {
            assert_eq!(State::after(Some(*state), Verb::Withdraw), Ok(State::Closed), "{state:?}");
        }
    }

    #[test]
    fn nothing_is_answered_before_it_is_confirmed() {
        assert!(State::after(Some(State::Sent), Verb::Answer).is_err());
        assert!(State::after(Some(State::Received), Verb::AskOutcome).is_err());
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
