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
    let mails = mails(&mut tx, &bodies, today).await?;
    let reached: BTreeSet<Id<Organisation>> =
        mails.iter().map(|mail| Id::from_uuid(mail.organisation)).collect();
    let started = Campaign {
        id: cx.new_id(),
        network,
        started_at: cx.now(),
        ends_at: cx.now().plus_days(CAMPAIGN_DAYS),
    };
    let asked: Vec<(Id<Organisation>, bool)> =
        bodies.iter().map(|body| (*body, reached.contains(body))).collect();
    campaign::insert(&mut tx, &permit, &started, &asked).await?;
    for body in &reached {
        links::create(&mut tx, cx, EDIT_SERVICE, body.uuid(), started.ends_at).await?;
    }
    for mail in &mails {
        ::jobs::enqueue(&mut tx, cx, mail, cx.now()).await?;
    }
    tx.commit().await?;
    Ok(Started { mailed: reached.len(), to_call: bodies.len() - reached.len() })
}

/// One mail to each contact person; to the body's own address where there is none.
async fn mails(
    tx: &mut storage::Tx,
    bodies: &[Id<Organisation>],
    today: jiff::civil::Date,
) -> storage::Result<Vec<MailCampaign>> {
    let contacts = network::api::contacts_of_all(tx, bodies, today).await?;
    let organisations = network::api::organisations(tx, bodies).await?;
    let has_contact = |body: Id<Organisation>| contacts.iter().any(|contact| contact.organisation == body);
    let own = organisations.iter().filter(|body| body.email.is_some() && !has_contact(body.id));
    let to_own = own.map(|body| MailCampaign { organisation: body.id.uuid(), contact: None });
    let to_contacts = contacts.iter().map(|contact| MailCampaign {
        organisation: contact.organisation.uuid(),
        contact: Some(contact.mandate.uuid()),
    });
    Ok(to_contacts.chain(to_own).collect())
}
