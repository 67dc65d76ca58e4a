//! Work that the catalogue leaves behind.

use ::jobs::Job;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Writes to a body that is asked to confirm its services.
#[derive(Debug, Serialize, Deserialize)]
pub struct MailCampaign {
    /// The body.
    pub organisation: Uuid,
}

impl Job for MailCampaign {
    const KIND: &'static str = "desk.mail_campaign";
}
