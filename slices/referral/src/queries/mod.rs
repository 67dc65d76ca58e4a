//! Reads for pages, with a read permit where people are shown.

use contact::api::PersonFacts;
use desk::api::Desk;
use jiff::civil::Date;
use network::api::{Agreement, Network};
use policy::{Refusal, Resource};
use storage::{Cx, Result, Tx};

use crate::actions::{groups, told_comune_of};
use crate::model::{Draft, GroupName, Referral};
use crate::policy::{SeeCounts, SeeReferrals};

/// How many stand on one page.
pub const PER_PAGE: usize = 30;

/// The desks whose hand-overs somebody sees, by name: those she works at.
///
/// # Errors
/// When the database refuses.
pub async fn own_desks(tx: &mut Tx, cx: &Cx) -> Result<Vec<Desk>> {
    let mut desks = desk::api::desks_to_work_at(tx, cx).await?;
    desks.retain(|desk| may_see(cx, desk).is_ok());
    Ok(desks)
}

/// Whether somebody sees the hand-overs of a desk.
///
/// # Errors
/// [`Refusal`].
pub fn may_see(cx: &Cx, desk: &Desk) -> std::result::Result<(), Refusal> {
    cx.permit::<SeeReferrals>(Resource::new(desk.id.uuid(), [desk.id.uuid()])).map(drop)
}

/// The networks whose counts somebody sees.
///
/// # Errors
/// When the database refuses.
pub async fn coordinated(tx: &mut Tx, cx: &Cx) -> Result<Vec<Network>> {
    let mut networks = network::api::networks(tx).await?;
    networks.retain(|one| cx.permit::<SeeCounts>(Resource::new(one.id, [one.id.uuid()])).is_ok());
    Ok(networks)
}

/// What a body reads before it accepts: no name is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limited {
    /// The service asked for.
    pub service_name: String,
    /// The Comune, where it tells of nobody.
    pub comune: Option<String>,
    /// The target groups.
    pub groups: Vec<GroupName>,
    /// Why.
    pub reason: String,
}

impl Limited {
    /// Of a hand-over on record.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn of(tx: &mut Tx, one: &Referral) -> Result<Self> {
        let comune = match &one.comune {
            Some(code) => network::api::municipality(tx, code).await?.map(|comune| comune.name),
            None => None,
        };
        Ok(Self {
            service_name: one.service_name.clone(),
            comune,
            groups: one.groups.clone(),
            reason: one.reason.clone(),
        })
    }

    /// Of one that is about to be sent.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn preview(
        tx: &mut Tx,
        agreement: &Agreement,
        draft: &Draft,
        facts: &PersonFacts,
        today: Date,
    ) -> Result<Self> {
        let comune = match told_comune_of(tx, facts.residence.as_ref()).await? {
            Some(code) => network::api::municipality(tx, &code).await?.map(|comune| comune.name),
            None => None,
        };
        let groups = groups(agreement, facts, today);
        Ok(Self { service_name: draft.service_name.clone(), comune, groups, reason: draft.reason.clone() })
    }
}
