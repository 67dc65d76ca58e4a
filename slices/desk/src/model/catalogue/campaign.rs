//! A campaign of confirmation: every body is asked whether its sheets are still right.

use kernel::{Id, Instant};
use network::api::{Network, Organisation};

/// The id of a campaign.
pub type CampaignId = Id<Campaign>;

/// How long the links of a campaign open their body's sheets.
pub const CAMPAIGN_DAYS: i64 = 30;

/// A campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Campaign {
    /// Its id.
    pub id: CampaignId,
    /// Whose bodies are asked.
    pub network: Id<Network>,
    /// When it began.
    pub started_at: Instant,
    /// When its links stop.
    pub ends_at: Instant,
}

/// A body that was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The body.
    pub organisation: Id<Organisation>,
    /// Whether there was an address to write to; else somebody must call.
    pub is_mailed: bool,
    /// When it answered.
    pub answered_at: Option<Instant>,
}
