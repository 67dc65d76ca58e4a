//! Who may do what in this room: one static table.
//!
//! Scopes of a need: its desk and the other desks of that body (operators), the body, the network (coordinator). A need is a
//! firm's, so the coordinator of the network sees it whole; the roles of one body open nothing of another's.

use identity::api::role;
use kernel::Id;
use policy::Who;
use uuid::Uuid;

use crate::model::{Ask, Need, Vacancy};
use crate::store::draft::Draft;

const ADMINISTRATOR: Who = Who::Staff(role::ADMINISTRATOR);
const COORDINATOR: Who = Who::Staff(role::COORDINATOR);
const OPERATOR: Who = Who::Staff(role::OPERATOR);

/// The purpose of the link by which a firm confirms and follows her need.
pub const NEED: &str = "firm.need";
/// The purpose of the link that shows the receipt for an hour after sending; it opens nothing else.
pub const RECEIPT: &str = "firm.receipt";
/// The purpose of the link by which a body says whether it can.
pub const ANSWER_ASK: &str = "firm.answer_ask";
/// The purpose of the link by which a form is gone on with.
pub const DRAFT: &str = "firm.draft";

policy::actions! {
    /// Sends what a firm needs.
    SendNeed(Id<Need>) = "firm.send_need" on "network" for [Who::Public, Who::Console];
    /// Keeps a form to be gone on with by a mailed link, or throws it away.
    KeepDraft(Id<Draft>) = "firm.keep_draft" on "form" for [Who::Public, Who::Console];
    /// Writes down what a firm says at the counter or on the telephone.
    WriteDownNeed(Id<Need>) = "firm.write_down_need" on "desk" for [ADMINISTRATOR, COORDINATOR, OPERATOR, Who::Console];
    /// Confirms a need: the firm by its link, the desk after a call.
    ConfirmNeed(Id<Need>) = "firm.confirm_need" on "need" for [Who::LinkHolder(NEED), ADMINISTRATOR, COORDINATOR, OPERATOR, Who::Console];
    /// Sees her own need, adds to it, says how it went.
    HoldNeed(Id<Need>) = "firm.hold_need" on "need" for [Who::LinkHolder(NEED)];
    /// Sees the receipt of what she just sent.
    SeeReceipt(Id<Need>) = "firm.see_receipt" on "need" for [Who::LinkHolder(RECEIPT)];
    /// Takes a need back.
    WithdrawNeed(Id<Need>) = "firm.withdraw_need" on "need" for [Who::LinkHolder(NEED), ADMINISTRATOR, COORDINATOR, OPERATOR, Who::Console];
    /// Sees the needs of a body or of a network.
    SeeNeeds(Uuid) = "firm.see_needs" on "body or network" for [ADMINISTRATOR, COORDINATOR, OPERATOR, Who::Console];
    /// Answers a need, asks how it went, closes it, sends it to another desk.
    AnswerNeed(Id<Need>) = "firm.answer_need" on "need" for [ADMINISTRATOR, COORDINATOR, OPERATOR, Who::Console];
    /// Writes the text that bodies of the network read, and says why doubtful words in it may stay.
    RewordNeed(Id<Need>) = "firm.reword_need" on "need" for [ADMINISTRATOR, COORDINATOR, OPERATOR, Who::Console];
    /// Asks bodies of the network whether they can.
    AskBodies(Id<Need>) = "firm.ask_bodies" on "need" for [ADMINISTRATOR, COORDINATOR, OPERATOR, Who::Console];
    /// Says for a body whether it can.
    AnswerAsk(Id<Ask>) = "firm.answer_ask" on "question" for [Who::LinkHolder(ANSWER_ASK), Who::Console];
    /// Proposes a vacancy.
    ProposeVacancy(Id<Vacancy>) = "firm.propose_vacancy" on "need" for [Who::LinkHolder(NEED), Who::Console];
    /// Writes down what became of a vacancy.
    SettleVacancy(Id<Vacancy>) = "firm.settle_vacancy" on "vacancy" for [Who::System, Who::Console];
    /// Reminds, lets questions lapse, closes what rests.
    TurnDay(()) = "firm.turn_day" on "installation" for [Who::System, Who::Console];
    /// Empties what is kept no longer.
    Forget(()) = "firm.forget" on "installation" for [Who::System, Who::Console];
}
