//! The way of a body into an agreement: one enum, one table. The diagram of the README is this table.

use kernel::{EmailAddress, Id, Instant};
use texts::Locale;

use super::Party;

/// Where a party stands on its way into an agreement.
#[derive(Clone, Debug, PartialEq)]
pub struct Adhesion {
    /// The party.
    pub party: Id<Party>,
    /// Where it stands.
    pub state: AdhesionState,
    /// Who asked for the body, while the name is kept.
    pub contact_name: Option<String>,
    /// Where to write to, while the address is kept.
    pub contact_email: Option<EmailAddress>,
    /// The language of the mails.
    pub contact_language: Locale,
    /// What the body wrote with its request.
    pub note: String,
    /// Why it was refused, returned or ended.
    pub reason: Option<String>,
    /// When it asked.
    pub requested_at: Instant,
    /// When it last moved.
    pub changed_at: Instant,
}

/// The states of an adhesion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AdhesionState {
    /// The body has asked to join.
    Requested,
    /// The network has said yes; the signed act is awaited.
    Approved,
    /// The signed act is here, to be checked.
    Signed,
    /// In force.
    Active,
    /// Its last term is over.
    Expired,
    /// The body went, or took its request back.
    Withdrawn,
    /// The network has said no.
    Refused,
}

kernel::words!(AdhesionState {
    Requested = "requested",
    Approved = "approved",
    Signed = "signed",
    Active = "active",
    Expired = "expired",
    Withdrawn = "withdrawn",
    Refused = "refused",
});

impl AdhesionState {
    /// The key of what the public sees.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Requested => "network-adhesion-state-requested",
            Self::Approved => "network-adhesion-state-approved",
            Self::Signed => "network-adhesion-state-signed",
            Self::Active => "network-adhesion-state-active",
            Self::Expired => "network-adhesion-state-expired",
            Self::Withdrawn => "network-adhesion-state-withdrawn",
            Self::Refused => "network-adhesion-state-refused",
        }
    }
}

/// What can be done with an adhesion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AdhesionVerb {
    /// The body asks to join.
    Request,
    /// The network says yes.
    Approve,
    /// The network says no.
    Refuse,
    /// The signed act comes in.
    Sign,
    /// The act is not good: it is asked for again.
    ReturnAct,
    /// The act is good: the body is in.
    Activate,
    /// Its last term is over.
    Expire,
    /// A new term begins.
    Renew,
    /// The body goes.
    Withdraw,
}

kernel::words!(AdhesionVerb {
    Request = "request",
    Approve = "approve",
    Refuse = "refuse",
    Sign = "sign",
    ReturnAct = "return_act",
    Activate = "activate",
    Expire = "expire",
    Renew = "renew",
    Withdraw = "withdraw",
});

impl AdhesionVerb {
    /// The key of its name in the history of an adhesion.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Request => "network-adhesion-verb-request",
            Self::Approve => "network-adhesion-verb-approve",
            Self::Refuse => "network-adhesion-verb-refuse",
            Self::Sign => "network-adhesion-verb-sign",
            Self::ReturnAct => "network-adhesion-verb-return-act",
            Self::Activate => "network-adhesion-verb-activate",
            Self::Expire => "network-adhesion-verb-expire",
            Self::Renew => "network-adhesion-verb-renew",
            Self::Withdraw => "network-adhesion-verb-withdraw",
        }
    }
}

/// Who takes a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taker {
    /// The body: by the public form or a mailed link.
    Body,
    /// The coordinator of the network.
    Coordinator,
    /// Either of the two.
    BodyOrCoordinator,
    /// The daily job.
    Clock,
}

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AdhesionStep {
    /// Where it stands before; `None` when there is no adhesion yet.
    pub from: Option<AdhesionState>,
    /// What is done.
    pub verb: AdhesionVerb,
    /// Where it stands after.
    pub to: AdhesionState,
    /// Who does it.
    pub taker: Taker,
}

const fn step(
    from: Option<AdhesionState>,
    verb: AdhesionVerb,
    to: AdhesionState,
    taker: Taker,
) -> AdhesionStep {
    AdhesionStep { from, verb, to, taker }
}

/// The table: every step there is, and no other. What the public sees of each state is its text.
pub const ADHESION_STEPS: &[AdhesionStep] = {
    use AdhesionState::{Active, Approved, Expired, Refused, Requested, Signed, Withdrawn};
    use AdhesionVerb::{Activate, Approve, Expire, Refuse, Renew, Request, ReturnAct, Sign, Withdraw};
    use Taker::{Body, BodyOrCoordinator, Clock, Coordinator};
    &[
        step(None, Request, Requested, Body),
        step(Some(Refused), Request, Requested, Body),
        step(Some(Withdrawn), Request, Requested, Body),
        step(Some(Expired), Request, Requested, Body),
        step(Some(Requested), Approve, Approved, Coordinator),
        step(Some(Requested), Refuse, Refused, Coordinator),
        step(Some(Requested), Withdraw, Withdrawn, Coordinator),
        step(Some(Approved), Sign, Signed, BodyOrCoordinator),
        step(Some(Approved), Withdraw, Withdrawn, Coordinator),
        step(Some(Signed), ReturnAct, Approved, Coordinator),
        step(Some(Signed), Activate, Active, Coordinator),
        step(Some(Signed), Withdraw, Withdrawn, Coordinator),
        step(Some(Active), Expire, Expired, Clock),
        step(Some(Active), Renew, Active, Coordinator),
        step(Some(Active), Withdraw, Withdrawn, Coordinator),
        step(Some(Expired), Renew, Active, Coordinator),
    ]
};

/// The table has no such step.
pub type StepRefused = kernel::StepRefused<AdhesionState, AdhesionVerb>;

impl AdhesionState {
    /// Where it stands after `verb`.
    ///
    /// # Errors
    /// [`StepRefused`] when the table has no such step.
    pub fn after(from: Option<Self>, verb: AdhesionVerb) -> Result<Self, StepRefused> {
        let found = ADHESION_STEPS.iter().find(|step| step.from == from && step.verb == verb);
        found.map(|step| step.to).ok_or(StepRefused { from, verb })
    }

    /// What the coordinator can do now, in the order of the table.
    pub fn open_to_coordinator(self) -> impl Iterator<Item = AdhesionVerb> {
        ADHESION_STEPS
            .iter()
            .filter(move |step| step.from == Some(self))
            .filter(|step| matches!(step.taker, Taker::Coordinator | Taker::BodyOrCoordinator))
            .map(|step| step.verb)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adhesion_way_in_is_request_approve_sign_activate() {
        let way = [AdhesionVerb::Request, AdhesionVerb::Approve, AdhesionVerb::Sign, AdhesionVerb::Activate];

        let end = way.into_iter().try_fold(None, |state, verb| AdhesionState::after(state, verb).map(Some));

        assert_eq!(end, Ok(Some(AdhesionState::Active)));
    }

    #[test]
    fn adhesion_step_that_jumps_is_refused() {
        let jumps = [
            (None, AdhesionVerb::Activate),
            (Some(AdhesionState::Requested), AdhesionVerb::Sign),
            (Some(AdhesionState::Requested), AdhesionVerb::Activate),
            (Some(AdhesionState::Refused), AdhesionVerb::Approve),
            (Some(AdhesionState::Active), AdhesionVerb::Request),
            (Some(AdhesionState::Withdrawn), AdhesionVerb::Renew),
        ];

        for (from, verb) in jumps {
            assert_eq!(AdhesionState::after(from, verb), Err(StepRefused { from, verb }));
        }
    }

    #[test]
    fn table_has_one_answer_for_each_state_and_verb() {
        for (index, one) in ADHESION_STEPS.iter().enumerate() {
            let same = ADHESION_STEPS
                .iter()
                .skip(index + 1)
                .find(|two| two.from == one.from && two.verb == one.verb);
            assert_eq!(same, None);
        }
    }

    #[test]
    fn every_state_is_reached_and_left() {
        for state in AdhesionState::ALL {
            assert!(ADHESION_STEPS.iter().any(|step| step.to == *state), "{state:?} is never reached");
            assert!(ADHESION_STEPS.iter().any(|step| step.from == Some(*state)), "{state:?} is never left");
        }
    }
}
