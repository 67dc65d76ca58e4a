//! Where a request stands, and how it moves: one table.

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Arrived; nobody has it yet.
    New,
    /// Somebody has it in hand.
    Assigned,
    /// An answer went out, and it is not closed.
    Answered,
    /// Done with.
    Closed,
    /// No person wrote it: nobody is asked to answer.
    SetAside,
}

kernel::words!(State { New = "new", Assigned = "assigned", Answered = "answered", Closed = "closed", SetAside = "set_aside" });

/// Which part of the list it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shelf {
    /// There is something to do.
    Open,
    /// Done with.
    Closed,
    /// Set aside.
    Aside,
}

kernel::words!(Shelf { Open = "open", Closed = "closed", Aside = "aside" });

/// What happens to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verb {
    /// A colleague takes it, or is given it.
    Assign,
    /// A colleague answers.
    Answer,
    /// A colleague closes it.
    Close,
    /// A colleague says that no person wrote it.
    SetAside,
    /// A colleague says that somebody did.
    TakeUp,
    /// The sender writes again, or it is opened again.
    Reopen,
}

kernel::words!(Verb {
    Assign = "assign",
    Answer = "answer",
    Close = "close",
    SetAside = "set_aside",
    TakeUp = "take_up",
    Reopen = "reopen",
});

/// From where, by what, to where.
pub const STEPS: &[(State, Verb, State)] = &[
    (State::New, Verb::Assign, State::Assigned),
    (State::Assigned, Verb::Assign, State::Assigned),
    (State::Answered, Verb::Assign, State::Answered),
    (State::New, Verb::Answer, State::Answered),
    (State::Assigned, Verb::Answer, State::Answered),
    (State::Answered, Verb::Answer, State::Answered),
    (State::New, Verb::Close, State::Closed),
    (State::Assigned, Verb::Close, State::Closed),
    (State::Answered, Verb::Close, State::Closed),
    (State::New, Verb::SetAside, State::SetAside),
    (State::Assigned, Verb::SetAside, State::SetAside),
    (State::SetAside, Verb::TakeUp, State::New),
    (State::New, Verb::Reopen, State::New),
    (State::Assigned, Verb::Reopen, State::Assigned),
    (State::Answered, Verb::Reopen, State::Assigned),
    (State::Closed, Verb::Reopen, State::Assigned),
    (State::SetAside, Verb::Reopen, State::New),
];

/// From where it stands this cannot be done.
pub type StepRefused = kernel::StepRefused<State, Verb>;

impl State {
    /// Where it stands afterwards.
    ///
    /// # Errors
    /// [`StepRefused`].
    pub fn after(self, verb: Verb) -> Result<Self, StepRefused> {
        let step = STEPS.iter().find(|(from, by, _)| *from == self && *by == verb);
        step.map(|(.., to)| *to).ok_or(StepRefused { from: Some(self), verb })
    }

    /// Which part of the list shows it.
    pub const fn shelf(self) -> Shelf {
        match self {
            Self::New | Self::Assigned | Self::Answered => Shelf::Open,
            Self::Closed => Shelf::Closed,
            Self::SetAside => Shelf::Aside,
        }
    }

    /// Its name, for the office.
    pub const fn text(self) -> &'static str {
        match self {
            Self::New => "inbox-state-new",
            Self::Assigned => "inbox-state-assigned",
            Self::Answered => "inbox-state-answered",
            Self::Closed => "inbox-state-closed",
            Self::SetAside => "inbox-state-set-aside",
        }
    }

    /// What the sender is told.
    pub const fn public_text(self) -> &'static str {
        match self {
            Self::New | Self::SetAside => "inbox-status-received",
            Self::Assigned => "inbox-status-in-hand",
            Self::Answered => "inbox-status-answered",
            Self::Closed => "inbox-status-closed",
        }
    }

    /// The tone of its tag.
    pub const fn tone(self) -> &'static str {
        match self {
            Self::New => "stop",
            Self::Assigned => "wait",
            Self::Answered => "ok",
            Self::Closed | Self::SetAside => "plain",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn step_leads_to_one_place_and_set_aside_is_never_answered() {
        for (at, (from, by, _)) in STEPS.iter().enumerate() {
            assert!(!STEPS.iter().skip(at + 1).any(|(other, verb, _)| (other, verb) == (from, by)));
        }
        let refused = StepRefused { from: Some(State::SetAside), verb: Verb::Answer };
        assert_eq!(State::SetAside.after(Verb::Answer), Err(refused));
        assert_eq!(State::Closed.after(Verb::Reopen), Ok(State::Assigned));
    }

    #[test]
    fn diagram_of_the_readme_is_the_table() {
        let readme = include_str!("../../README.md");
        for (from, by, to) in STEPS {
            let line = format!("  {} --> {}: {}", from.word(), to.word(), by.word());
            assert!(readme.contains(&line), "{line}");
        }
        let lines = readme.lines().filter(|line| line.contains(" --> ") && !line.contains("[*]"));
        assert_eq!(lines.count(), STEPS.len());
    }
}
