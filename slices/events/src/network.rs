//! What `network` tells. Ids are those of its tables; no personal data.

use kernel::Event;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A body was registered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationRegistered {
    /// The body.
    pub organisation: Uuid,
}
impl Event for OrganisationRegistered {
    const KIND: &'static str = "network.OrganisationRegistered";
}

/// What is known of a body changed: name, contacts, place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationChanged {
    /// The body.
    pub organisation: Uuid,
}
impl Event for OrganisationChanged {
    const KIND: &'static str = "network.OrganisationChanged";
}

/// An agreement was entered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementCreated {
    /// The network.
    pub network: Uuid,
    /// The agreement.
    pub agreement: Uuid,
    /// `memorandum`, `pact` or `project`.
    pub kind: String,
}
impl Event for AgreementCreated {
    const KIND: &'static str = "network.AgreementCreated";
}

/// A body is bound by an agreement from a day on; also told when a term is added by a renewal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MembershipActivated {
    /// The network.
    pub network: Uuid,
    /// The agreement.
    pub agreement: Uuid,
    /// The body.
    pub organisation: Uuid,
    /// First day of the term.
    pub from: Day,
    /// Last day of the term, when it has one.
    pub until: Option<Day>,
    /// 0 for the first term, 1 for the first renewal, …
    pub renewal: u32,
}
impl Event for MembershipActivated {
    const KIND: &'static str = "network.MembershipActivated";
}

/// A body is no longer bound: its last term is over, or it withdrew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MembershipExpired {
    /// The network.
    pub network: Uuid,
    /// The agreement.
    pub agreement: Uuid,
    /// The body.
    pub organisation: Uuid,
    /// The last day on which it was bound.
    pub last_day: Day,
    /// Whether it went by itself before the end.
    pub is_withdrawal: bool,
}
impl Event for MembershipExpired {
    const KIND: &'static str = "network.MembershipExpired";
}

/// Somebody holds an office of a body from a day on, or no longer does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MandateChanged {
    /// The body.
    pub organisation: Uuid,
    /// `top_officer`, `legal_representative`, `contact_person` or `digital_transition_officer`.
    pub office: String,
}
impl Event for MandateChanged {
    const KIND: &'static str = "network.MandateChanged";
}

/// A civil day, `2026-11-23` in JSON.
pub type Day = jiff::civil::Date;
