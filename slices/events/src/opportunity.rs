//! What `opportunity` tells of vacancies, courses, calls, events and news. Nothing of it says who looks for one.

use jiff::civil::Date;
use kernel::Event;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// An opportunity is on the portal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpportunityPublished {
    /// The opportunity.
    pub opportunity: Uuid,
    /// The network whose portal shows it.
    pub network: Uuid,
    /// The body it comes from, if one sent it in.
    pub organisation: Option<Uuid>,
    /// `vacancy`, `course`, `call`, `event` or `news`.
    pub kind: String,
    /// ISTAT code of its Comune; none for the whole province.
    pub municipality: Option<String>,
    /// `office`, `body` or `feed`.
    pub origin: String,
    /// The last day on which it is of use.
    pub ends_on: Date,
}
impl Event for OpportunityPublished {
    const KIND: &'static str = "opportunity.OpportunityPublished";
}

/// The last day of an opportunity is over: it is in the archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpportunityExpired {
    /// The opportunity.
    pub opportunity: Uuid,
    /// The network whose portal showed it.
    pub network: Uuid,
    /// What it was.
    pub kind: String,
    /// Its last day.
    pub ended_on: Date,
}
impl Event for OpportunityExpired {
    const KIND: &'static str = "opportunity.OpportunityExpired";
}

/// What the coordinator decided about a vacancy that another room proposed (`events::firm::VacancyProposed`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalDecided {
    /// The proposal.
    pub proposal: Uuid,
    /// The revision that it was decided about.
    pub revision: i64,
    /// `published`, `returned` or `withdrawn`.
    pub decision: String,
    /// Why, in the coordinator's words.
    pub reason: Option<String>,
    /// Where it stands on the portal, once it is published.
    pub path: Option<String>,
}
impl Event for ProposalDecided {
    const KIND: &'static str = "opportunity.ProposalDecided";
}
