//! Every member body is mailed the link by which it sends opportunities in, for half a year.

use kernel::Id;
use network::api::{Network, Organisation};
use policy::Resource;
use storage::{Cx, trail};

use super::OpportunityError;
use crate::jobs::MailLink;
use crate::policy::InviteBodies;

/// Mails the contact persons of all members; how many mails.
///
/// # Errors
/// [`OpportunityError::NotFound`].
pub async fn invite_bodies(cx: &Cx, network: Id<Network>) -> Result<usize, OpportunityError> {
    let mut tx = cx.begin().await?;
    network::api::network(&mut tx, network).await?.ok_or(OpportunityError::NotFound)?;
    cx.permit::<InviteBodies>(Resource::new(network, [network.uuid()]))?;
    let today = cx.now().date();
    let members = network::api::members_as_of(&mut tx, network, today).await?;
    let mut bodies: Vec<Id<Organisation>> = members.into_iter().map(|one| one.organisation).collect();
    bodies.sort();
    bodies.dedup();
    let contacts = network::api::contacts_of_all(&mut tx, &bodies, today).await?;
    for contact in &contacts {
        let job = MailLink { organisation: contact.organisation, mandate: contact.mandate.uuid() };
        jobs::enqueue(&mut tx, cx, &job, cx.now()).await?;
    }
    let count = serde_json::json!({ "mails": contacts.len() });
    trail::record(&mut tx, cx, "opportunity.invite_bodies", network.uuid(), count).await?;
    tx.commit().await?;
    Ok(contacts.len())
}
