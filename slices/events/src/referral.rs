//! What `referral` tells: coarse, to be counted. Of a Comune of 500 people one line of a month can be a person: no id
//! of hers nor of the hand-over is in it, and the archive lets go of it early.

use kernel::{Event, EventClass};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A person was handed over to a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferralSent {
    /// The agreement under which.
    pub agreement: Uuid,
    /// The network of the desk.
    pub network: Uuid,
    /// The desk that sent her.
    pub desk: Uuid,
    /// The body that keeps the desk.
    pub organisation: Uuid,
    /// The body she was sent to.
    pub body: Uuid,
    /// The service asked for, when it is one of the catalogue.
    pub service: Option<Uuid>,
    /// The month of the sending: `2026-11`.
    pub month: String,
}
impl Event for ReferralSent {
    const KIND: &'static str = "referral.ReferralSent";
    const CLASS: EventClass = EventClass::Personal;
}

/// A body took a hand-over on, or it ended before one did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferralAnswered {
    /// The agreement under which.
    pub agreement: Uuid,
    /// The network of the desk.
    pub network: Uuid,
    /// The desk that sent her.
    pub desk: Uuid,
    /// The body that keeps the desk.
    pub organisation: Uuid,
    /// The body she was sent to.
    pub body: Uuid,
    /// The service asked for, when it is one of the catalogue.
    pub service: Option<Uuid>,
    /// The month of the answer.
    pub month: String,
    /// `accepted`, `refused`, `redirected`, `recorded`, `withdrawn` or `lapsed`.
    pub answer: String,
    /// Whole days from the sending.
    pub days: i64,
}
impl Event for ReferralAnswered {
    const KIND: &'static str = "referral.ReferralAnswered";
    const CLASS: EventClass = EventClass::Personal;
}

/// It is known what became of a hand-over, or that nobody will say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferralClosed {
    /// The agreement under which.
    pub agreement: Uuid,
    /// The network of the desk.
    pub network: Uuid,
    /// The desk that sent her.
    pub desk: Uuid,
    /// The body that keeps the desk.
    pub organisation: Uuid,
    /// The body she was sent to.
    pub body: Uuid,
    /// The service asked for, when it is one of the catalogue.
    pub service: Option<Uuid>,
    /// The month of the end.
    pub month: String,
    /// `started`, `declined`, `unreachable`, `redirected`, `recorded`, `refused`, `withdrawn`, `lapsed` or `silent`.
    pub outcome: String,
    /// Whole days from the answer, where there was one, otherwise from the sending.
    pub days: i64,
}
impl Event for ReferralClosed {
    const KIND: &'static str = "referral.ReferralClosed";
    const CLASS: EventClass = EventClass::Personal;
}
