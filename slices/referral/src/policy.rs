//! Who may do what: one table.
//!
//! A hand-over stands in one scope only, the desk that sent it: its operators alone know the person. The body and the
//! person come by links, each to the one hand-over that theirs opens.

use identity::api::role;
use kernel::Id;
use network::api::{Agreement, Network};
use policy::{Action, Who};

use crate::model::{Recipient, Referral};

const ADMINISTRATOR: Who = Who::Staff(role::ADMINISTRATOR);
const COORDINATOR: Who = Who::Staff(role::COORDINATOR);
const OPERATOR: Who = Who::Staff(role::OPERATOR);

/// The purpose of the link by which a contact person of the body answers.
pub const ANSWER: &str = "referral.answer";
/// The purpose of what opens the names to her for a few minutes, after a one-time code. No mail carries it.
pub const NAMES: &str = "referral.names";
/// The purpose of the link by which the person follows her hand-over.
pub const FOLLOW: &str = "referral.follow";

policy::actions! {
    /// Hands a person over to a body.
    SendReferral(Id<Referral>) = "referral.send_referral" on "desk" for [OPERATOR];
    /// Sees the hand-overs of a desk, and who is to be told by telephone.
    SeeReferrals(uuid::Uuid) = "referral.see_referrals" on "desk" for [OPERATOR];
    /// Sees one, with the person's name.
    SeeReferral(Id<Referral>) = "referral.see_referral" on "hand-over" for [OPERATOR];
    /// Takes one back, mails its link again, writes down what was said by telephone or on paper.
    KeepReferral(Id<Referral>) = "referral.keep_referral" on "hand-over" for [OPERATOR];
    /// Reads what is asked, without a name; asks for a code.
    SeeLimited(Id<Recipient>) = "referral.see_limited" on "hand-over" for [Who::LinkHolder(ANSWER)];
    /// Accepts, refuses, says what became of it.
    AnswerReferral(Id<Referral>) = "referral.answer_referral" on "hand-over" for [Who::LinkHolder(ANSWER)];
    /// Reads who it is, after acceptance and a code.
    SeeNames(Id<Recipient>) = "referral.see_names" on "hand-over" for [Who::LinkHolder(NAMES)];
    /// Sees where her own hand-over stands; consents to it; takes it back.
    FollowReferral(Id<Referral>) = "referral.follow_referral" on "hand-over" for [Who::LinkHolder(FOLLOW)];
    /// Sets the time limits of an agreement and the text of consent.
    SetTerms(Id<Agreement>) = "referral.set_terms" on "network" for [COORDINATOR, ADMINISTRATOR, Who::Console];
    /// Sees how many hand-overs stand where, and nobody's.
    SeeCounts(Id<Network>) = "referral.see_counts" on "network" for [COORDINATOR, ADMINISTRATOR];
    /// Lets one lapse whose time is over.
    LapseReferral(Id<Referral>) = "referral.lapse_referral" on "hand-over" for [Who::System, Who::Console];
    /// Reminds bodies of what waits.
    RemindBodies(()) = "referral.remind_bodies" on "installation" for [Who::System, Who::Console];
    /// Forgets people whose time is over.
    Forget(()) = "referral.forget" on "installation" for [Who::System, Who::Console];
    /// Has all hand-overs of herself forgotten, with her account.
    EraseOwn(uuid::Uuid) = "referral.erase_own" on "own hand-overs" for [Who::Oneself];
}

/// The actions that may move a hand-over from where it stands.
pub trait Moves: Action<Target = Id<Referral>> {}
impl Moves for KeepReferral {}
impl Moves for AnswerReferral {}
impl Moves for FollowReferral {}
impl Moves for LapseReferral {}
