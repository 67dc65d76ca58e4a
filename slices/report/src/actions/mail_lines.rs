//! The partners of an agreement are mailed the link by which each sees its own lines, for half a year.

use kernel::Id;
use network::api::{Agreement, Organisation};
use policy::Resource;
use serde_json::json;
use storage::{Cx, trail};

use super::LineError;
use crate::jobs::MailLink;
use crate::policy::MailLines;
use crate::store;

/// Mails the contact persons of all partners that promised something; how many mails.
///
/// # Errors
/// [`LineError::NotFound`].
pub async fn mail_lines(cx: &Cx, agreement: Id<Agreement>) -> Result<usize, LineError> {
    let mut tx = cx.begin().await?;
    let agreement = network::api::agreement(&mut tx, agreement).await?.ok_or(LineError::NotFound)?;
    cx.permit::<MailLines>(Resource::new(agreement.id, [agreement.network.uuid()]))?;
    let lines = store::line::of_agreement(&mut tx, agreement.id).await?;
    let mut bodies: Vec<Id<Organisation>> = lines.iter().map(|line| line.organisation).collect();
    bodies.sort();
    bodies.dedup();
    let contacts = network::api::contacts_of_all(&mut tx, &bodies, cx.now().date()).await?;
    for contact in &contacts {
        let job = MailLink { organisation: contact.organisation, mandate: contact.mandate.uuid() };
        ::jobs::enqueue(&mut tx, cx, &job, cx.now()).await?;
    }
    let details = json!({ "mails": contacts.len() });
    trail::record(&mut tx, cx, "report.mail_lines", agreement.id.uuid(), details).await?;
    tx.commit().await?;
    Ok(contacts.len())
}
