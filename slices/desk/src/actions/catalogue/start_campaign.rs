//! Asks every body of a network that has services to confirm them: one action, one mail to each.

use std::collections::BTreeSet;

use kernel::Id;
use network::api::{Network, Organisation};
use policy::Resource;
use storage::{Cx, links};

use super::CatalogueError;
use crate::jobs::catalogue::MailCampaign;
use crate::model::catalogue::{CAMPAIGN_DAYS, Campaign};
use crate::policy::{EDIT_SERVICE, StartCampaign};
use crate::store::catalogue::{campaign, service_list};

/// What a campaign set going.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Started {
    /// Bodies that are written to.
    pub mailed: usize,
    /// Bodies without an address: somebody must call them.
    pub to_call: usize,
}

/// Starts a campaign; the mails go out by jobs.
///
/// # Errors
/// [`CatalogueError::NotFound`] for an unknown network.
pub async fn start_campaign(cx: &Cx, network: Id<Network>) -> Result<Started, CatalogueError> {
    let mut tx = cx.begin().await?;
    network::api::network(&mut tx, network).await?.ok_or(CatalogueError::NotFound)?;
    let permit = cx.permit::<StartCampaign>(Resource::new(network, [network.uuid()]))?;

    let today = cx.now().date();
    let members = network::api::members_as_of(&mut tx, network, today).await?;
    let members: BTreeSet<Id<Organisation>> = members.iter().map(|member| member.organisation).collect();
    let with_services = service_list::bodies(&mut tx).await?;
    let bodies: Vec<Id<Organisation>> =
        with_services.into_iter().map(|(body, ..)| body).filter(|body| members.contains(body)).collect();
    let reached = reached(&mut tx, &bodies, today).await?;
    let started = Campaign {
        id: cx.new_id(),
        network,
        started_at: cx.now(),
        ends_at: cx.now().plus_days(CAMPAIGN_DAYS),
    };
    let asked: Vec<(Id<Organisation>, bool)> = bodies.iter().map(|body| (*body, reached.contains(body))).collect();
    campaign::insert(&mut tx, &permit, &started, &asked).await?;
    for body in &reached {
        links::create(&mut tx, cx, EDIT_SERVICE, body.uuid(), started.ends_at).await?;
        ::jobs::enqueue(&mut tx, cx, &MailCampaign { organisation: body.uuid() }, cx.now()).await?;
    }
    tx.commit().await?;
    Ok(Started { mailed: reached.len(), to_call: bodies.len() - reached.len() })
}

/// Those that have a contact person or an address of their own.
async fn reached(
    tx: &mut storage::Tx,
    bodies: &[Id<Organisation>],
    today: jiff::civil::Date,
) -> storage::Result<BTreeSet<Id<Organisation>>> {
    let contacts = network::api::contacts_of_all(tx, bodies, today).await?;
    let organisations = network::api::organisations(tx, bodies).await?;
    let with_address = organisations.iter().filter(|body| body.email.is_some()).map(|body| body.id);
    Ok(contacts.iter().map(|contact| contact.organisation).chain(with_address).collect())
}
