//! Where a hand-over stands, and the table of its steps.

/// Where a hand-over stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Waits until the person consents by her own link; nobody else knows of it.
    Asked,
    /// The body was asked.
    Sent,
    /// The body takes her on.
    Accepted,
    /// The body does not.
    Refused,
    /// The desk or the person took it back.
    Withdrawn,
    /// Nobody answered in time; it is the desk's again.
    Lapsed,
    /// She began there.
    Started,
    /// She did not want it.
    Declined,
    /// The body could not reach her.
    Unreachable,
    /// The body names another one; the desk decides.
    Redirected,
    /// Entered in the labour system (SIISL, SIL), where it goes on.
    Recorded,
    /// The body accepted and never said what became of it.
    Silent,
    /// The person asked that all of her is erased before it came to an end.
    Erased,
}

kernel::words!(State {
    Asked = "asked",
    Sent = "sent",
    Accepted = "accepted",
    Lapsed = "lapsed",
    Silent = "silent",
    Redirected = "redirected",
    Refused = "refused",
    Unreachable = "unreachable",
    Started = "started",
    Declined = "declined",
    Recorded = "recorded",
    Withdrawn = "withdrawn",
    Erased = "erased",
});

/// What is done to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verb {
    /// Ask the person for her consent.
    Ask,
    /// Send it to the body.
    Send,
    /// Take her on.
    Accept,
    /// Do not.
    Refuse,
    /// Take it back.
    Withdraw,
    /// Its time is over.
    Lapse,
    /// She began.
    Start,
    /// She did not want it.
    Decline,
    /// She cannot be reached.
    Miss,
    /// Name another body.
    Redirect,
    /// It was entered in the labour system.
    Record,
    /// Erase who it is.
    Erase,
}

kernel::words!(Verb {
    Ask = "ask",
    Send = "send",
    Accept = "accept",
    Refuse = "refuse",
    Start = "start",
    Decline = "decline",
    Miss = "miss",
    Redirect = "redirect",
    Record = "record",
    Withdraw = "withdraw",
    Lapse = "lapse",
    Erase = "erase",
});

/// Who takes a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The sending desk; it also writes down what a body says by telephone or on paper.
    Desk,
    /// The receiving body, by its link.
    Body,
    /// The person, by her link.
    Person,
    /// The day that came.
    Clock,
    /// The right of the person to be erased, asked at the desk or by closing her account.
    Right,
}

kernel::words!(Side { Desk = "desk", Body = "body", Person = "person", Clock = "clock", Right = "right" });

const DESK: &[Side] = &[Side::Desk];
const PERSON: &[Side] = &[Side::Person];
const CLOCK: &[Side] = &[Side::Clock];
const BODY: &[Side] = &[Side::Body, Side::Desk];
const RIGHT: &[Side] = &[Side::Right, Side::Clock];
const SENDERS: &[Side] = &[Side::Desk, Side::Person];

/// The steps: from (nothing, where it is new), what is done, to, and who may.
pub const STEPS: &[(Option<State>, Verb, State, &[Side])] = &[
    (None, Verb::Ask, State::Asked, DESK),
    (None, Verb::Send, State::Sent, DESK),
    (Some(State::Asked), Verb::Send, State::Sent, PERSON),
    (Some(State::Asked), Verb::Withdraw, State::Withdrawn, SENDERS),
    (Some(State::Asked), Verb::Lapse, State::Lapsed, CLOCK),
    (Some(State::Asked), Verb::Erase, State::Erased, RIGHT),
    (Some(State::Sent), Verb::Accept, State::Accepted, BODY),
    (Some(State::Sent), Verb::Refuse, State::Refused, BODY),
    (Some(State::Sent), Verb::Redirect, State::Redirected, BODY),
    (Some(State::Sent), Verb::Record, State::Recorded, DESK),
    (Some(State::Sent), Verb::Withdraw, State::Withdrawn, SENDERS),
    (Some(State::Sent), Verb::Lapse, State::Lapsed, CLOCK),
    (Some(State::Sent), Verb::Erase, State::Erased, RIGHT),
    (Some(State::Accepted), Verb::Start, State::Started, BODY),
    (Some(State::Accepted), Verb::Decline, State::Declined, BODY),
    (Some(State::Accepted), Verb::Miss, State::Unreachable, BODY),
    (Some(State::Accepted), Verb::Redirect, State::Redirected, BODY),
    (Some(State::Accepted), Verb::Record, State::Recorded, DESK),
    (Some(State::Accepted), Verb::Withdraw, State::Withdrawn, SENDERS),
    (Some(State::Accepted), Verb::Lapse, State::Silent, CLOCK),
    (Some(State::Accepted), Verb::Erase, State::Erased, RIGHT),
];

/// From where it stands this cannot be done, or not by that side.
pub type StepRefused = kernel::StepRefused<State, Verb>;

impl State {
    /// Where a step leads.
    ///
    /// # Errors
    /// [`StepRefused`].
    pub fn after(from: Option<Self>, verb: Verb, side: Side) -> Result<Self, StepRefused> {
        let step = STEPS
            .iter()
            .find(|(state, asked, _, sides)| *state == from && *asked == verb && sides.contains(&side));
        step.map(|(_, _, to, _)| *to).ok_or(StepRefused { from, verb })
    }

    /// What that side may do from here.
    pub fn verbs(self, side: Side) -> impl Iterator<Item = Verb> {
        let hers =
            STEPS.iter().filter(move |(from, _, _, sides)| *from == Some(self) && sides.contains(&side));
        hers.map(|(_, verb, _, _)| *verb)
    }

    /// Whether nothing more can be done.
    pub const fn is_closed(self) -> bool {
        !matches!(self, Self::Asked | Self::Sent | Self::Accepted)
    }

    /// Whether it is with the body: not before the person's consent, not after its end.
    pub const fn is_handed(self) -> bool {
        matches!(self, Self::Sent | Self::Accepted)
    }

    /// Whether it is the desk's to go on: nobody took her on, and nothing says that she does not want it.
    pub const fn comes_back(self) -> bool {
        matches!(self, Self::Lapsed | Self::Silent | Self::Redirected | Self::Refused | Self::Unreachable)
    }

    /// The key of its name for staff and bodies.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Asked => "referral-state-asked",
            Self::Sent => "referral-state-sent",
            Self::Accepted => "referral-state-accepted",
            Self::Refused => "referral-state-refused",
            Self::Withdrawn => "referral-state-withdrawn",
            Self::Lapsed => "referral-state-lapsed",
            Self::Started => "referral-state-started",
            Self::Declined => "referral-state-declined",
            Self::Unreachable => "referral-state-unreachable",
            Self::Redirected => "referral-state-redirected",
            Self::Recorded => "referral-state-recorded",
            Self::Silent => "referral-state-silent",
            Self::Erased => "referral-state-erased",
        }
    }

    /// The key of what the person is told, on her page and in her mail.
    pub const fn told(self) -> &'static str {
        match self {
            Self::Asked => "referral-told-asked",
            Self::Sent => "referral-told-sent",
            Self::Accepted => "referral-told-accepted",
            Self::Refused => "referral-told-refused",
            Self::Withdrawn => "referral-told-withdrawn",
            Self::Lapsed => "referral-told-lapsed",
            Self::Started => "referral-told-started",
            Self::Declined => "referral-told-declined",
            Self::Unreachable => "referral-told-unreachable",
            Self::Redirected => "referral-told-redirected",
            Self::Recorded => "referral-told-recorded",
            Self::Silent => "referral-told-silent",
            Self::Erased => "referral-told-erased",
        }
    }

    /// The tone of its word on a page.
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Accepted | Self::Started | Self::Recorded => "ok",
            Self::Asked | Self::Sent => "wait",
            Self::Refused | Self::Lapsed | Self::Silent | Self::Unreachable | Self::Redirected => "stop",
            Self::Withdrawn | Self::Declined | Self::Erased => "plain",
        }
    }
}

impl Verb {
    /// The key of its button.
    pub const fn button(self) -> &'static str {
        match self {
            Self::Ask => "referral-verb-ask",
            Self::Send => "referral-verb-send",
            Self::Accept => "referral-verb-accept",
            Self::Refuse => "referral-verb-refuse",
            Self::Withdraw => "referral-verb-withdraw",
            Self::Lapse => "referral-verb-lapse",
            Self::Start => "referral-verb-start",
            Self::Decline => "referral-verb-decline",
            Self::Miss => "referral-verb-miss",
            Self::Redirect => "referral-verb-redirect",
            Self::Record => "referral-verb-record",
            Self::Erase => "referral-verb-erase",
        }
    }
}

impl Side {
    /// The key of its name in a timeline.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Desk => "referral-side-desk",
            Self::Body => "referral-side-body",
            Self::Person => "referral-side-person",
            Self::Clock => "referral-side-clock",
            Self::Right => "referral-side-right",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_state_and_verb_has_one_answer() {
        for (number, (from, verb, _, _)) in STEPS.iter().enumerate() {
            let again =
                STEPS.iter().skip(number + 1).any(|(state, asked, _, _)| state == from && asked == verb);
            assert!(!again, "{from:?} {verb:?}");
        }
    }

    #[test]
    fn closed_is_closed_and_open_can_be_closed_by_the_clock() {
        for state in State::ALL {
            let steps = Side::ALL.iter().flat_map(|side| state.verbs(*side)).count();
            assert_eq!(steps == 0, state.is_closed(), "{state:?}");
            let lapses = State::after(Some(*state), Verb::Lapse, Side::Clock);
            assert_eq!(lapses.is_ok(), !state.is_closed(), "{state:?}");
        }
    }

    #[test]
    fn she_can_withdraw_from_every_open_state_and_answer_for_no_body() {
        for state in State::ALL.iter().filter(|state| !state.is_closed()) {
            assert_eq!(State::after(Some(*state), Verb::Withdraw, Side::Person), Ok(State::Withdrawn));
            for verb in [Verb::Accept, Verb::Refuse, Verb::Start, Verb::Redirect] {
                assert!(State::after(Some(*state), verb, Side::Person).is_err());
            }
        }
    }

    #[test]
    fn outcome_is_told_only_after_acceptance() {
        for (from, verb, _, _) in STEPS {
            if matches!(verb, Verb::Start | Verb::Decline | Verb::Miss) {
                assert_eq!(*from, Some(State::Accepted));
            }
        }
    }

    #[test]
    fn body_never_sends_withdraws_or_lapses() {
        for (_, verb, _, sides) in STEPS {
            if sides.contains(&Side::Body) {
                assert!(!matches!(
                    verb,
                    Verb::Ask | Verb::Send | Verb::Withdraw | Verb::Lapse | Verb::Record
                ));
            }
        }
    }

    #[test]
    fn diagram_of_the_readme_has_every_step() {
        let readme = include_str!("../../README.md");
        for (from, verb, to, _) in STEPS {
            let from = from.map_or("[*]", State::word);
            let line = format!("{from} --> {}: {}", to.word(), verb.word());
            assert!(readme.contains(&line), "{line}");
        }
    }
}
