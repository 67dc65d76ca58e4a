//! What `contact` tells: coarse, to be counted. In a Comune of 500 people one contact of a month can be a person, so that no
//! fact about her is in it, and the archive lets go of it early. Her body's row keeps the id of the event, and erases it
//! with her.

use kernel::{Event, EventClass};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A contact is complete. Told anew when it is corrected; the one before is erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactClosed {
    /// The body whose record it is.
    pub organisation: Uuid,
    /// The desk.
    pub desk: Uuid,
    /// The network of the desk.
    pub network: Uuid,
    /// The agreements it counts in.
    pub agreements: Vec<Uuid>,
    /// The month: `2026-11`.
    pub month: String,
    /// `person` or `firm`.
    pub kind: String,
    /// `in_person`, `phone`, `video`, `mail` or `web`.
    pub channel: String,
    /// A word of the list of requests.
    pub request: String,
    /// The services given.
    pub services: Vec<Uuid>,
    /// What came of it, where it was written.
    pub outcome: Option<String>,
    /// First or returning, where it was said.
    pub is_first: Option<bool>,
    /// How long it took, where it was written.
    pub minutes: Option<u16>,
}
impl Event for ContactClosed {
    const KIND: &'static str = "contact.ContactClosed";
    const CLASS: EventClass = EventClass::Personal;
}

/// A case is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseClosed {
    /// The body whose case it was.
    pub organisation: Uuid,
    /// The desk that followed it.
    pub desk: Uuid,
    /// What for: a word of the list of requests.
    pub request: String,
    /// How it ended: a word of the outcomes of contacts.
    pub outcome: String,
    /// The month in which it was closed: `2026-11`.
    pub month: String,
    /// Whole days from its opening.
    pub days: i64,
    /// Its contacts.
    pub contacts: u32,
}
impl Event for CaseClosed {
    const KIND: &'static str = "contact.CaseClosed";
    const CLASS: EventClass = EventClass::Personal;
}

/// A client was erased: who holds something of her, or of the person of these contacts, erases it. The ids lead nowhere any
/// more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientForgotten {
    /// The body that knew her.
    pub organisation: Uuid,
    /// Her id there.
    pub client: Uuid,
    /// Her contacts, which stay as figures.
    pub contacts: Vec<Uuid>,
    /// The messages of the inbox that they answered.
    pub messages: Vec<Uuid>,
    /// The appointments that they were.
    #[serde(default)]
    pub appointments: Vec<Uuid>,
    /// Whether she asked for it; otherwise her time was over.
    #[serde(default)]
    pub on_request: bool,
}
impl Event for ClientForgotten {
    const KIND: &'static str = "contact.ClientForgotten";
    const CLASS: EventClass = EventClass::Personal;
    const KEPT_DAYS: i64 = 7;
}
